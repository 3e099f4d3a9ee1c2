"""Bulk e-mail: a message to every contact that has an address and wants e-mail."""

from __future__ import annotations

import uuid
from typing import ClassVar

from bulkdesk.actions.sending import SECRET_MISSING, SENDER_MISSING, SendAction, secret_of
from bulkdesk.messaging.addresses import wire_address
from bulkdesk.messaging.settings import EmailSender, from_json
from bulkdesk.messaging.smtp import SmtpTransport
from bulkdesk.messaging.transport import Transport
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.senders import SenderRow
from bulkdesk.store.words import Channel


class SendEmail(SendAction):
    """The e-mail job."""

    channel: ClassVar[Channel] = Channel.EMAIL

    def set_up(self, found: SenderRow) -> None:
        """Read the settings; without a login no secret is asked for."""
        sender = from_json(self.channel, found.settings)
        if not isinstance(sender, EmailSender):
            raise RefusedError(SENDER_MISSING)
        self._sender = sender
        self._password = secret_of(self.store, found) if sender.user is not None else None
        if sender.user is not None and self._password is None:
            raise RefusedError(SECRET_MISSING)
        self.rate = sender.rate
        self.connections = sender.connections
        self._domain = wire_address(sender.address).rpartition("@")[2]

    def transport(self) -> Transport:
        """A connection to the mail server, not opened."""
        return SmtpTransport(self._sender, self._password, clock=self.store.clock)

    def new_ref(self) -> str:
        """A Message-ID; says nothing of the contact."""
        return f"<{uuid.uuid4().hex}@{self._domain}>"
