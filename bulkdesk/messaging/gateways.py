"""The gateways that text messages can leave by. A new one is a file and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from bulkdesk.messaging.plivo import Plivo
from bulkdesk.messaging.twilio import Twilio

if TYPE_CHECKING:
    from bulkdesk.messaging.settings import SmsSender
    from bulkdesk.messaging.sms import SmsGateway


class _MakesGateway(Protocol):
    def __call__(self, *, account: str, secret: str, address: str, base_url: str | None) -> SmsGateway: ...


GATEWAYS: Final[dict[str, _MakesGateway]] = {"twilio": Twilio, "plivo": Plivo}
"""How each gateway is made, by the name that settings use."""

DEFAULT_GATEWAY: Final = "twilio"


def make_gateway(sender: SmsSender, secret: str) -> SmsGateway:
    """The gateway of a sender. Nothing is sent or asked yet.

    Args:
        sender: checked settings; the gateway's name is one of ``GATEWAYS``.
        secret: the account's token.
    """
    return GATEWAYS[sender.gateway](
        account=sender.account, secret=secret, address=sender.address, base_url=sender.base_url
    )
