"""The copies that updates leave beside the store: which there are, and removing them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bulkdesk.audit.acts import TrailAct
from bulkdesk.services.access import Right
from bulkdesk.services.session import Session
from bulkdesk.services.trail import note, require_sound_end
from bulkdesk.store import backups
from bulkdesk.store.backups import KeptBackup
from bulkdesk.store.errors import RefusedError


def kept_backups(session: Session) -> list[KeptBackup]:
    """The copies that updates left beside the store, the oldest first."""
    session.require(Right.VIEW)
    return backups.kept_backups(session.store)


def remove_backups(session: Session, paths: Iterable[Path]) -> int:
    """Remove copies that updates left beside the store; returns how many. Others than those are left alone.

    Raises:
        NotAllowedError: the user is no admin.
        RefusedError: one cannot be removed; those before it are gone.
        StoreError: the audit trail is damaged, so that it could not be noted (``trail_damaged``); nothing was removed.
    """
    session.require(Right.PURGE)
    chosen = {path.absolute() for path in paths}
    kept = [each.path for each in backups.kept_backups(session.store) if each.path.absolute() in chosen]
    removed = 0
    stuck: RefusedError | None = None
    # Inside, nobody else can spoil the trail between the look and the entry.
    with session.store.write():
        require_sound_end(session)
        try:
            for path in kept:
                backups.remove_backup(path)
                removed += 1
        except RefusedError as error:
            # What is gone is noted, whatever became of the next one.
            stuck = error
        if removed:
            note(session, TrailAct.BACKUPS_REMOVED, everywhere=True, count=removed)
    if stuck is not None:
        raise stuck
    return removed
