"""What the assistant has done in the background: reading contacts to preview, looking at a message, reckoning times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from bulkdesk.messaging.segments import Segments, segments
from bulkdesk.messaging.templates import MessageText, TemplateProblem
from bulkdesk.messaging.transport import RenderedMessage
from bulkdesk.services import senders
from bulkdesk.services.contacts import each_contact
from bulkdesk.services.messages import check_message, preview
from bulkdesk.services.session import Session
from bulkdesk.store.contacts import ContactRow, Target
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.words import Channel
from bulkdesk.ui.contacts.columns import contact_name

MOST_SAMPLES = 50
"""Contacts that can be gone through in the preview."""

_MOST_READ = 2_000
"""Contacts that are looked at to find them."""


@dataclass(frozen=True)
class Sample:
    """A contact of the target, to preview the message with."""

    id: int
    name: str
    address: str | None


@dataclass(frozen=True)
class Examined:
    """What came of looking at a message.

    Attributes:
        problems: what is wrong with its merge fields, in reading order.
        shown: as the contact would get it; None while it cannot be filled in.
        size: how an SMS is cut into segments.
        error: why it cannot be filled in, where no problem says so.
    """

    problems: tuple[TemplateProblem, ...]
    shown: RenderedMessage | None = None
    size: Segments | None = None
    error: BulkDeskError | None = None


@dataclass(frozen=True)
class StoredSender:
    """A sender as the window needs it.

    Attributes:
        values: the settings as texts by key; None: there is no sender.
        needs_secret: its server asks who it is.
        has_secret: the password or token is known, or none is needed.
    """

    values: dict[str, str] | None
    needs_secret: bool = False
    has_secret: bool = False


def read_sender(session: Session, channel: Channel) -> StoredSender:
    """The sub-account's sender for a channel. Asks the key ring, which may take a while."""
    sender = senders.get_sender(session, channel)
    if sender is None:
        return StoredSender(None)
    return StoredSender(
        senders.get_values(session, channel),
        senders.needs_secret(sender),
        senders.has_secret(session, channel),
    )


def read_samples(
    session: Session,
    channel: Channel,
    target: Target,
    *,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> list[Sample]:
    """The first contacts of the target that would get the message; where there is none, the first of all."""
    reached: list[Sample] = []
    others: list[Sample] = []
    for contact in islice(each_contact(session, target), _MOST_READ):
        if len(reached) == MOST_SAMPLES or is_cancelled():
            break
        address = address_of(channel, contact)
        fits = address is not None and not (contact.dnd_sms if channel is Channel.SMS else contact.dnd_email)
        if fits or len(others) < MOST_SAMPLES:
            (reached if fits else others).append(
                Sample(contact.id, contact_name(contact.texts, contact.id), address)
            )
    return reached or others


def address_of(channel: Channel, contact: ContactRow) -> str | None:
    """Where a message would go."""
    return contact.texts["phone" if channel is Channel.SMS else "email"] or None


def is_blank(channel: Channel, message: MessageText) -> bool:
    """Whether nothing is written yet."""
    parts = (message.text,) if channel is Channel.SMS else (message.subject, message.text, message.html)
    return not any(part and part.strip() for part in parts)


def examine(session: Session, channel: Channel, message: MessageText, contact_id: int | None) -> Examined:
    """Check a message and fill it in for a contact.

    What is not written yet is no problem to be marked; the page says what is missing.
    """
    if is_blank(channel, message):
        return Examined(())
    problems = tuple(
        problem for problem in check_message(session, channel, message) if problem.code != "template_empty"
    )
    if problems:
        return Examined(problems)
    # A subject that is still to come must not keep the text from being seen.
    whole = message if message.subject is None or message.subject.strip() else _with_subject(message)
    try:
        if contact_id is None:
            return Examined(())
        shown = preview(session, channel, whole, contact_id)
    except BulkDeskError as error:
        return Examined((), error=error)
    if whole is not message:
        shown = RenderedMessage("", shown.text, shown.html)
    return Examined((), shown, segments(shown.text) if channel is Channel.SMS else None)


def _with_subject(message: MessageText) -> MessageText:
    return MessageText("-", message.text, message.html)
