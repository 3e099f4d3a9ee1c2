"""Bulk e-mail and bulk SMS: making the jobs, and whom they reach."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulkdesk.jobs.drip import Drip, Window, drip_to_spec, window_to_spec
from bulkdesk.messaging.templates import MessageText
from bulkdesk.services.access import Right
from bulkdesk.services.bulk import create_frozen
from bulkdesk.services.contacts import checked_ids
from bulkdesk.services.i18n import translate
from bulkdesk.services.messages import checked_message, message_spec
from bulkdesk.services.names import MAX_NAME, checked_name, one_line
from bulkdesk.services.session import Session
from bulkdesk.services.texts import type_text
from bulkdesk.store import jobs, records, senders, sends
from bulkdesk.store.contacts import Target
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.sends import Reach
from bulkdesk.store.words import Channel, JobType

_MERGED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
"""What stands for something else with each contact."""


@dataclass(frozen=True)
class SendRequest:
    """A message to contacts.

    Attributes:
        channel: how it goes.
        target: which active contacts.
        message: what it says, merge fields and all.
        name: the action name; None: one that says what is sent.
        scheduled_at: when it starts, milliseconds UTC; None: as soon as it can.
        drip: None: without pauses.
        window: the weekdays and hours in which it may go out; None: always.
    """

    channel: Channel
    target: Target
    message: MessageText
    name: str | None = None
    scheduled_at: int | None = None
    drip: Drip | None = None
    window: Window | None = None


def create_send(session: Session, request: SendRequest) -> JobRow:
    """Queue a job that sends a message.

    Raises:
        RefusedError: the sub-account has no sender for the channel (``sender_missing``), the message cannot be sent
            (``checked_message``), the time has passed, no contact is meant (``no_contacts``), an id is none of an active
            contact, or the name is empty or too long. Nothing was changed.
    """
    session.require(Right.CREATE_JOB)
    store, account = session.store, session.account
    if senders.get(store, account.id, request.channel) is None:
        raise RefusedError("sender_missing", channel=request.channel)
    message = checked_message(session, request.channel, request.message)
    name = checked_name(
        send_title(request.channel, message.subject) if request.name is None else request.name
    )
    now = store.clock.now()
    if request.scheduled_at is not None and request.scheduled_at <= now:
        raise RefusedError("time_passed")
    spec = send_spec(message, drip=request.drip, window=request.window)

    def freeze(job_id: int) -> int:
        # Here, so that they are looked at in the transaction that freezes them.
        checked_ids(session, request.target)
        jobs.update(store, job_id, scheduled_at=request.scheduled_at)
        return records.freeze_contacts(store, job_id, account.id, request.target, now=now, zone=session.zone)

    return create_frozen(session, JobType(request.channel), spec, name, freeze)


def send_spec(message: MessageText, *, drip: Drip | None, window: Window | None) -> dict[str, object]:
    """The settings of a job that sends, as its row keeps them."""
    return {
        "message": message_spec(message),
        "drip": drip_to_spec(drip),
        "window": window_to_spec(window),
    }


def reach(session: Session, channel: Channel, target: Target) -> Reach:
    """How many of the contacts meant would get a message now, and why the others would not."""
    session.require(Right.VIEW)
    return sends.reach(session.store, session.account.id, target, channel, zone=session.zone)


def send_title(channel: Channel, subject: str | None) -> str:
    """What a send is called when nobody says otherwise: after its subject, where it has one."""
    if not subject:
        return type_text(JobType(channel))
    plain = one_line(_MERGED.sub("…", subject))
    return translate("sending", "Bulk e-mail “{subject}”").format(subject=plain)[:MAX_NAME]
