"""One deleted contact, seen whole."""

from __future__ import annotations

from dataclasses import dataclass

from bulkdesk.services.access import Right
from bulkdesk.services.contact_card import ContactCard
from bulkdesk.services.session import Session
from bulkdesk.services.times import begun_days
from bulkdesk.store import contact_edits, contacts
from bulkdesk.store.deletion import RESTORE_MS
from bulkdesk.store.errors import RefusedError


@dataclass(frozen=True)
class DeletedCard:
    """A deleted contact whole.

    Attributes:
        card: its fields, tags and closed channels.
        deleted_at: milliseconds UTC.
        days_left: begun days in which it can be restored; 0 when it cannot be any more.
    """

    card: ContactCard
    deleted_at: int
    days_left: int


def get_deleted(session: Session, contact_id: int) -> DeletedCard:
    """A deleted contact of the sub-account that is not removed for good.

    Raises:
        RefusedError: there is none with the id.
    """
    session.require(Right.VIEW)
    store = session.store
    with store.snapshot():
        found = contacts.deleted(store, session.account.id, contact_id)
        if found is None:
            raise RefusedError("contact_unknown", ids=str(contact_id))
        contact, deleted_at = found
        card = ContactCard(contact, contact_edits.dnd(store, contact_id))
    return DeletedCard(card, deleted_at, begun_days(deleted_at + RESTORE_MS, store.clock.now()))
