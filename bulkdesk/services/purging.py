"""Removing for good what is past its 60 days (product rules, "Contacts"). The worker does the same once a day."""

from __future__ import annotations

from bulkdesk.audit.acts import TrailAct
from bulkdesk.services.access import Right
from bulkdesk.services.session import Session
from bulkdesk.services.trail import note
from bulkdesk.store import purge as store_purge
from bulkdesk.store.purge import PurgeCounts


def purge(session: Session) -> PurgeCounts:
    """Remove every contact of the store, in all sub-accounts, whose time to be restored is over.

    Raises:
        NotAllowedError: the user is no admin.
    """
    session.require(Right.PURGE)

    def tell(removed: PurgeCounts) -> None:
        note(
            session,
            TrailAct.PURGED,
            everywhere=True,
            contacts=removed.contacts,
            records=removed.records,
            rows=removed.rows,
        )

    return store_purge.purge(session.store, on_removed=tell)
