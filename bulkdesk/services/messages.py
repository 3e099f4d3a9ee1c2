"""Messages as a person writes them: checked against the sub-account's fields, and shown as one contact would get them."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from bulkdesk.messaging import templates
from bulkdesk.messaging.templates import (
    CompiledMessage,
    MergeFields,
    MessageText,
    TemplateProblem,
    Values,
    compile_message,
    contact_values,
)
from bulkdesk.messaging.transport import RenderedMessage
from bulkdesk.services.access import Right
from bulkdesk.services.contacts import each_contact
from bulkdesk.services.session import Session
from bulkdesk.store import contacts
from bulkdesk.store.contacts import TEXT_COLUMNS, ContactRow, Target
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.words import Channel

MAX_SUBJECT = 998
MAX_TEXT = 100_000
MAX_HTML = 1_000_000
"""Characters of a message's parts; a line of an e-mail's head can hold no longer subject."""


def merge_fields(session: Session) -> list[tuple[str, str]]:
    """What a message of the sub-account can name: the path between the braces, and the field's code."""
    session.require(Right.VIEW)
    return templates.merge_fields(contacts.custom_names(session.store, session.account.id))


def check_message(session: Session, channel: Channel, message: MessageText) -> list[TemplateProblem]:
    """Everything that is wrong with the merge fields of a message, for the editor; empty: nothing."""
    session.require(Right.VIEW)
    return templates.problems(_of_channel(channel, message), _fields(session))


def checked_message(session: Session, channel: Channel, message: MessageText) -> MessageText:
    """The message with the parts that the channel has, when it can be sent.

    Raises:
        RefusedError: it has no text (``message_empty``) or no subject (``subject_missing``), a part is too long
            (``message_too_long``), or it names what is not there (``TemplateError``).
    """
    checked = _checked_parts(channel, message)
    compile_message(checked, _fields(session))
    return checked


def compiled(session: Session, channel: Channel, message: MessageText) -> CompiledMessage:
    """The message, ready to be filled in. Raises RefusedError as ``checked_message``."""
    # The sub-account's fields are looked up once: that reads every contact with custom ones.
    return compile_message(_checked_parts(channel, message), _fields(session))


def preview(session: Session, channel: Channel, message: MessageText, contact_id: int) -> RenderedMessage:
    """The message as an active contact would get it now.

    Raises:
        RefusedError: there is no such contact, or the message cannot be sent (``checked_message``).
    """
    session.require(Right.VIEW)
    made = compiled(session, channel, message)
    contact = next(each_contact(session, Target(ids=(contact_id,))), None)
    if contact is None:
        raise RefusedError("contact_unknown", ids=str(contact_id))
    return made.render(contact_values(contact, session.zone))


def nobody(session: Session) -> Values:
    """The merge fields of a contact who has nothing but an age of zero."""
    now = session.store.clock.now()
    contact = ContactRow(
        id=0,
        texts=dict.fromkeys(TEXT_COLUMNS),
        additional_emails=[],
        additional_phones=[],
        custom={},
        dnd_sms=False,
        dnd_email=False,
        tags=[],
        created_at=now,
        updated_at=now,
    )
    return contact_values(contact, session.zone)


def message_spec(message: MessageText) -> dict[str, Any]:
    """The ``message`` of a job's spec."""
    return asdict(message)


def message_of(spec: dict[str, Any]) -> MessageText:
    """The message of a job (``JobRow.options``), as it was written."""
    return MessageText(**spec["message"])


def _checked_parts(channel: Channel, message: MessageText) -> MessageText:
    """The parts that the channel has, none of them missing or too long."""
    checked = _of_channel(channel, message)
    if not checked.text.strip() and not (checked.html or "").strip():
        raise RefusedError("message_empty")
    if channel is Channel.EMAIL and not (checked.subject or "").strip():
        raise RefusedError("subject_missing")
    for part, most in ((checked.subject, MAX_SUBJECT), (checked.text, MAX_TEXT), (checked.html, MAX_HTML)):
        if part is not None and len(part) > most:
            raise RefusedError("message_too_long", most=most)
    return checked


def _fields(session: Session) -> MergeFields:
    return MergeFields.of(contacts.custom_names(session.store, session.account.id))


def _of_channel(channel: Channel, message: MessageText) -> MessageText:
    """Without what the channel has no place for; a part that only holds white space is none."""
    if channel is Channel.SMS:
        return MessageText(None, message.text)
    html = message.html if message.html is not None and message.html.strip() else None
    subject = None if message.subject is None else " ".join(message.subject.split())
    return replace(message, subject=subject, html=html)
