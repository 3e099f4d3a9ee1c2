"""The copies that updates leave beside the store: which there are, and removing them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bulkdesk.audit.acts import TrailAct
from bulkdesk.services.access import Right
from bulkdesk.services.session import Session
from bulkdesk.services.trail import note
from bulkdesk.store import backups
from bulkdesk.store.backups import KeptBackup


def kept_backups(session: Session) -> list[KeptBackup]:
    """The copies that updates left beside the store, the oldest first."""
    session.require(Right.VIEW)
    return backups.kept_backups(session.store)


def remove_backups(session: Session, paths: Iterable[Path]) -> int:
    """Remove copies that updates left beside the store; returns how many. Others than those are left alone.

    Raises:
        NotAllowedError: the user is no admin.
        RefusedError: one cannot be removed; those before it are gone.
    """
    session.require(Right.PURGE)
    chosen = {path.absolute() for path in paths}
    kept = [each.path for each in backups.kept_backups(session.store) if each.path.absolute() in chosen]
    removed = 0
    try:
        for path in kept:
            backups.remove_backup(path)
            removed += 1
    finally:
        # What is gone is noted, whatever became of the next one.
        if removed:
            note(session, TrailAct.BACKUPS_REMOVED, everywhere=True, count=removed)
    return removed
