"""Reading deleted contacts for the table, a page at a time."""

from __future__ import annotations

from typing import Final

from bulkdesk.services.restoring import DeletedContact, count_deleted, deleted_contacts
from bulkdesk.services.session import Session

PAGE_ROWS: Final = 200
"""Contacts that are read at once: a few screens."""

MOST_KEPT: Final = 1_000
"""With so many known, what has come since takes the place of the last ones, which are read again when somebody gets there:
while a million are deleted, all that come would be kept, and read anew at each look."""

Found = tuple[list[DeletedContact], int]
"""Contacts, and how many there are in all."""


def read_deleted(session: Session, search: str, after: DeletedContact | None) -> Found:
    """A page of deleted contacts, and how many hold the search text."""
    with session.store.snapshot():
        rows = deleted_contacts(session, after=after, limit=PAGE_ROWS, search=search)
        return rows, count_deleted(session, search=search)


def read_again(session: Session, search: str, known: int, known_count: int) -> Found:
    """As many of the first deleted contacts as are known, and of those that have come since up to a page (``MOST_KEPT``)."""
    with session.store.snapshot():
        count = count_deleted(session, search=search)
        come = min(PAGE_ROWS, max(0, count - known_count), max(0, MOST_KEPT - known))
        limit = max(PAGE_ROWS, known + come)
        return deleted_contacts(session, limit=limit, search=search), count
