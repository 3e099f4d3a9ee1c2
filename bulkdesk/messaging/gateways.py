"""The gateways that text messages can leave by. A new one is a file and a line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

# ruff: noqa: PLC0415 -- a gateway's HTTP client is paid for when something is sent, not at every start

if TYPE_CHECKING:
    from bulkdesk.messaging.settings import SmsSender
    from bulkdesk.messaging.sms import SmsGateway


class _MakesGateway(Protocol):
    def __call__(self, *, account: str, secret: str, address: str, base_url: str | None) -> SmsGateway: ...


def _twilio() -> _MakesGateway:
    from bulkdesk.messaging.twilio import Twilio

    return Twilio


def _plivo() -> _MakesGateway:
    from bulkdesk.messaging.plivo import Plivo

    return Plivo


GATEWAYS: Final[dict[str, Callable[[], _MakesGateway]]] = {"twilio": _twilio, "plivo": _plivo}
"""What makes each gateway, loaded when it is wanted, by the name that settings use."""

DEFAULT_GATEWAY: Final = "twilio"


def make_gateway(sender: SmsSender, secret: str) -> SmsGateway:
    """The gateway of a sender. Nothing is sent or asked yet.

    Args:
        sender: checked settings; the gateway's name is one of ``GATEWAYS``.
        secret: the account's token.
    """
    return GATEWAYS[sender.gateway]()(
        account=sender.account, secret=secret, address=sender.address, base_url=sender.base_url
    )
