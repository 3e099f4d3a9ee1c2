"""What a person agrees to in a dialog over contacts, done whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bulkdesk.contacts.form import FormValue
from bulkdesk.services import contact_card
from bulkdesk.services.access import Right
from bulkdesk.services.bulk import create_delete
from bulkdesk.services.contact_card import Channel, ContactCard
from bulkdesk.services.contacts import count_contacts, each_contact
from bulkdesk.services.session import Session
from bulkdesk.store.contacts import Target
from bulkdesk.store.jobs import JobRow


@dataclass(frozen=True)
class CardChanges:
    """What was changed in a contact's card; nothing: it is falsy.

    Attributes:
        values: by field, as ``contact_card.edit_contact`` takes them; of ``custom`` only what differs.
        added: tags to put on.
        removed: tags to take off.
        dnd: channel → whether it is to be closed, and why.
    """

    values: Mapping[str, FormValue] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    dnd: Mapping[Channel, tuple[bool, str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.values or self.added or self.removed or self.dnd)


@dataclass(frozen=True)
class Recount:
    """Which contacts are meant, and how many there are of them now."""

    target: Target
    count: int


def save_contact(session: Session, contact_id: int | None, changes: CardChanges) -> ContactCard:
    """Make a contact (``contact_id`` None) or change one: all that is given, or nothing.

    Raises:
        RefusedError: as ``contact_card.create_contact``, ``edit_contact``, ``change_tags`` and ``set_dnd``; or the reason
            for closing a channel is too long (``field`` is ``reason``).
    """
    # Before the transaction: a refusal stays in the audit trail.
    session.require(Right.EDIT_CONTACT)
    with session.store.write():
        if contact_id is None:
            card = contact_card.create_contact(session, changes.values, tags=changes.added)
        else:
            card = contact_card.edit_contact(session, contact_id, changes.values)
            if changes.added or changes.removed:
                card = contact_card.change_tags(
                    session, contact_id, add=changes.added, remove=changes.removed
                )
        for channel, (is_closed, reason) in changes.dnd.items():
            card = contact_card.set_dnd(session, card.contact.id, channel, closed=is_closed, reason=reason)
        return card


def recount(session: Session, target: Target) -> Recount:
    """How many contacts are meant now; ids of those that have gone since they were ticked are left out."""
    count = count_contacts(session, target)
    if target.ids is not None and count != len(set(target.ids)):
        target = replace(target, ids=tuple(contact.id for contact in each_contact(session, target)))
    return Recount(target, count)


def delete_agreed(session: Session, target: Target, agreed: int, *, name: str | None) -> JobRow | Recount:
    """Queue a job that deletes the contacts, when they are as many as was agreed to; else how many they are now.

    Raises:
        RefusedError: as ``bulk.create_delete``.
    """
    session.require(Right.CREATE_JOB)
    with session.store.write(checked=False):
        found = recount(session, target)
        return found if found.count != agreed else create_delete(session, found.target, name=name)
