"""Bulk SMS: a text message to every contact that has a phone number and wants text messages."""

from __future__ import annotations

from typing import ClassVar

from bulkdesk.actions.sending import SECRET_MISSING, SENDER_MISSING, SendAction, secret_of
from bulkdesk.messaging.gateways import make_gateway
from bulkdesk.messaging.settings import SmsSender, from_json
from bulkdesk.messaging.sms import SmsGateway, SmsTransport
from bulkdesk.messaging.transport import Transport
from bulkdesk.store.deliveries import ASK_DISTANCES_MS
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.senders import SenderRow
from bulkdesk.store.store import Store
from bulkdesk.store.words import Channel


class SendSms(SendAction):
    """The text message job."""

    channel: ClassVar[Channel] = Channel.SMS

    def set_up(self, found: SenderRow) -> None:
        """Read the settings and fetch the gateway's token."""
        self._sender, self._secret = _checked(self.store, found)
        self.rate = self._sender.rate

    def transport(self) -> Transport:
        """The gateway."""
        return SmsTransport(make_gateway(self._sender, self._secret))

    def new_ref(self) -> str:
        """The gateway names its messages itself."""
        return ""

    def ask_at(self, now: int, ref: str | None) -> int | None:
        """Soon: most messages are delivered within seconds."""
        return now + ASK_DISTANCES_MS[0] if ref else None


def gateway_of(store: Store, found: SenderRow) -> SmsGateway:
    """The gateway of a sender. Raises RefusedError as the action does."""
    return make_gateway(*_checked(store, found))


def _checked(store: Store, found: SenderRow) -> tuple[SmsSender, str]:
    sender = from_json(Channel.SMS, found.settings)
    if not isinstance(sender, SmsSender):
        raise RefusedError(SENDER_MISSING)
    secret = secret_of(store, found)
    if secret is None:
        raise RefusedError(SECRET_MISSING)
    return sender, secret
