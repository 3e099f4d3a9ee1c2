"""How a sub-account sends: settings in the store, secrets in the key ring, and trying both.

A secret never reaches the store, a log or an answer. Where the machine has no key ring it is known to this process only,
from the environment (``ENVIRONMENT``) or because somebody typed it.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from bulkdesk.audit.acts import TrailAct
from bulkdesk.contacts.phones import normalise_phone
from bulkdesk.messaging import secrets, settings
from bulkdesk.messaging.addresses import AddressError, wire_address
from bulkdesk.messaging.gateways import make_gateway
from bulkdesk.messaging.secrets import SecretName
from bulkdesk.messaging.settings import EmailSender, Sender, SmsSender
from bulkdesk.messaging.sms import SmsTransport
from bulkdesk.messaging.smtp import SmtpTransport
from bulkdesk.messaging.templates import MessageText
from bulkdesk.messaging.transport import Outgoing, RenderedMessage, Transport, TransportError, Verdict
from bulkdesk.services.access import Right
from bulkdesk.services.environment import ENVIRONMENT, hold_from_environment
from bulkdesk.services.i18n import translate
from bulkdesk.services.messages import compiled, nobody, preview
from bulkdesk.services.session import Session
from bulkdesk.services.trail import note
from bulkdesk.store import senders
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.words import Channel

LOGIN_KEYS = frozenset({"host", "user", "gateway", "account", "base_url"})
"""Settings with which another secret usually comes."""


@dataclass(frozen=True)
class SavedSender:
    """What was kept.

    Attributes:
        sender: the settings.
        trouble: why the secret could not be kept in a key ring (it is known to this process until it ends); None: it
            was, or there was none to keep.
    """

    sender: Sender
    trouble: RefusedError | None


def get_sender(session: Session, channel: Channel) -> Sender | None:
    """How the sub-account sends by the channel; None: not yet. Raises RefusedError for damaged settings."""
    session.require(Right.VIEW)
    found = senders.get(session.store, session.account.id, channel)
    return None if found is None else settings.from_json(channel, found.settings)


def required_sender(session: Session, channel: Channel) -> Sender:
    """As ``get_sender``. Raises RefusedError (``sender_missing``) when there is none."""
    found = get_sender(session, channel)
    if found is None:
        raise RefusedError("sender_missing", channel=channel)
    return found


def get_values(session: Session, channel: Channel) -> dict[str, str]:
    """The settings as texts by key, without a secret. Raises RefusedError (``sender_missing``) when there are none."""
    return settings.to_values(required_sender(session, channel))


def checked_settings(session: Session, channel: Channel, values: dict[str, str]) -> Sender:
    """What the settings would be with these values; an empty one goes back to its default. Nothing is changed.

    Raises:
        RefusedError: a key is unknown or missing, or a value does not fit (``messaging.settings.read_settings``).
    """
    session.require(Right.MANAGE_SENDERS)
    return settings.read_settings(channel, values, get_sender(session, channel))


def save_sender(
    session: Session, channel: Channel, values: dict[str, str], secret: str | None = None
) -> SavedSender:
    """Keep settings in the store and their secret in the key ring.

    Args:
        session: who does it.
        channel: what is sent.
        values: texts by key; what is not given stays as it is.
        secret: password or token; None leaves the one there is.

    Raises:
        RefusedError: as ``checked_settings``. Nothing was changed.
    """
    session.require(Right.MANAGE_SENDERS)
    store, account_id = session.store, session.account.id
    with store.write():
        sender = checked_settings(session, channel, values)
        senders.save(store, account_id, channel, settings.to_json(sender))
        note(session, TrailAct.SENDER_CHANGED, channel=channel, keys=sorted(values))
    if secret is None or not needs_secret(sender):
        return SavedSender(sender, None)
    name = _name(session, channel)
    secrets.hold_secret(name, secret)
    try:
        secrets.set_secret(name, secret)
    except RefusedError:
        return SavedSender(sender, RefusedError("secret_not_kept", variable=ENVIRONMENT[channel]))
    return SavedSender(sender, None)


def needs_secret(sender: Sender) -> bool:
    """Whether the server asks who it is: a gateway always does, a mail server when a user is set."""
    return isinstance(sender, SmsSender) or sender.user is not None


def has_secret(session: Session, channel: Channel) -> bool:
    """Whether messages can be sent as far as the secret goes: it is known, or none is needed.

    Raises:
        RefusedError: there is no sender (``sender_missing``).
    """
    try:
        require_secret(session, channel)
    except RefusedError as error:
        if error.code == "sender_missing":
            raise
        return False
    return True


def require_secret(session: Session, channel: Channel) -> None:
    """Raises RefusedError, with what can be done about it, when the secret is needed and not known."""
    sender = required_sender(session, channel)
    hold_from_environment(session.store, session.account.id, channel)
    _secret(session, sender)


def hold_secret(session: Session, channel: Channel, secret: str) -> None:
    """Let this process know a secret until it ends; nothing is written."""
    session.require(Right.CREATE_JOB)
    secrets.hold_secret(_name(session, channel), secret)


def forget_sender(session: Session, channel: Channel) -> None:
    """Forget settings and secret. Raises RefusedError (``sender_missing``) when there are none."""
    session.require(Right.MANAGE_SENDERS)
    with session.store.write():
        required_sender(session, channel)
        senders.delete(session.store, session.account.id, channel)
        note(session, TrailAct.SENDER_CHANGED, channel=channel, keys=[])
    secrets.forget_secret(_name(session, channel))


def test_sender(
    session: Session,
    channel: Channel,
    address: str,
    message: MessageText | None = None,  # noqa: PT028 -- no test of ours
    contact_id: int | None = None,  # noqa: PT028
) -> str:
    """Send one real message, outside any job; takes as long as the server does.

    Args:
        session: who asks.
        channel: by which.
        address: where to: an e-mail address, or a phone number as people of the sub-account's country write it.
        message: what it says; None: that this is a test.
        contact_id: whose fields are merged in; None: nobody's, as for a contact without any.

    Returns:
        the server's words about it, one line, may be empty.

    Raises:
        RefusedError: it did not work, and why, in the server's words.
    """
    session.require(Right.CREATE_JOB)
    sender = required_sender(session, channel)
    hold_from_environment(session.store, session.account.id, channel)
    to = _checked_address(session, channel, address)
    outgoing = Outgoing(to, _test_message(session, channel, message, contact_id), _new_ref(sender))
    transport = _transport(session, sender)
    try:
        answer = transport.send(outgoing)
    except TransportError as error:
        raise RefusedError(error.code, words=error.text) from error
    finally:
        transport.close()
    with session.store.write():
        note(session, TrailAct.SENDER_TESTED, channel=channel, verdict=answer.verdict)
    if answer.verdict is Verdict.ACCEPTED:
        return answer.text
    code = "test_unknown" if answer.verdict is Verdict.UNKNOWN else "test_refused"
    raise RefusedError(code, words=answer.text)


def _name(session: Session, channel: Channel) -> SecretName:
    return SecretName(senders.store_id(session.store), session.account.id, channel)


def _secret(session: Session, sender: Sender) -> str | None:
    """The sender's secret; None when it needs none. Raises RefusedError when it is not known."""
    if not needs_secret(sender):
        return None
    channel = Channel.SMS if isinstance(sender, SmsSender) else Channel.EMAIL
    variable = ENVIRONMENT[channel]
    try:
        found = secrets.get_secret(_name(session, channel))
    except RefusedError as error:
        raise RefusedError(error.code, **error.params, variable=variable) from error
    if found is None:
        raise RefusedError("secret_missing", variable=variable)
    return found


def _transport(session: Session, sender: Sender) -> Transport:
    secret = _secret(session, sender)
    if isinstance(sender, EmailSender):
        return SmtpTransport(sender, secret, clock=session.store.clock)
    return SmsTransport(make_gateway(sender, secret or ""))


def _new_ref(sender: Sender) -> str:
    """A Message-ID for an e-mail; a gateway names its messages itself."""
    if not isinstance(sender, EmailSender):
        return ""
    return f"<{uuid.uuid4().hex}@{wire_address(sender.address).rpartition('@')[2]}>"


def _checked_address(session: Session, channel: Channel, address: str) -> str:
    if channel is Channel.SMS:
        number = normalise_phone(address, session.account.country)
        if number is None:
            raise RefusedError("invalid_phone", value=address)
        return number
    try:
        # The contacts' rules are stricter; a test may go to a mailbox in a network of its own.
        return wire_address(address.strip())
    except AddressError as error:
        raise RefusedError("invalid_email", value=address) from error


def _test_message(
    session: Session, channel: Channel, message: MessageText | None, contact_id: int | None
) -> RenderedMessage:
    if message is not None and contact_id is not None:
        return preview(session, channel, message, contact_id)
    if message is not None:
        return compiled(session, channel, message).render(nobody(session))
    text = translate("sending", "This is a test message from BulkDesk.")
    return RenderedMessage(text if channel is Channel.EMAIL else None, text, None)
