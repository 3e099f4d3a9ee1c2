"""What the worker does when no job is due: removes people for good, brings the search index up to date, seals the rows.

Each step is short, so that a job that becomes due meanwhile hardly waits, and what cannot be done now is tried again at
the next look.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from peewee import OperationalError

from bulkdesk.audit.acts import TrailAct
from bulkdesk.audit.writer import write_entry
from bulkdesk.store import purge, reserve, sealing, search
from bulkdesk.store.file import DATABASE_ERRORS
from bulkdesk.store.purge import PurgeCounts
from bulkdesk.store.store import Store

log = logging.getLogger(__name__)

_LAST_STEPS = 8
"""So often is something sealed before a program lets go of the store: a fifth of a second at most."""


def waits(store: Store) -> bool:
    """Whether there is something to do beside which jobs of senders may run."""
    return purge.is_due(store) or search.lags(store)


def step(store: Store, stop: Callable[[], bool]) -> bool:
    """Do the next of that; false when nothing is left to do, or it cannot be done now."""
    return _purge(store, stop) or _catch_up(store)


def is_unsealed(store: Store) -> bool:
    """Whether rows wait to be sealed."""
    return sealing.lags(store) or sealing.index_lags(store)


def seal(store: Store) -> bool:
    """Seal some of the rows that are not; false when none is left, or it cannot be done now. Not while a job runs."""
    if not _has_room(store):
        return False
    try:
        return sealing.catch_up(store) or sealing.seal_index(store)
    except OperationalError as error:
        # What is not sealed is merely not vouched for.
        log.warning("rows cannot be sealed now: %s", error)
        return False


def seal_some(store: Store) -> None:
    """Seal what was changed last, as far as that is quick; the next worker does the rest."""
    try:
        for _ in range(_LAST_STEPS):
            if not seal(store):
                return
    except DATABASE_ERRORS as error:
        # It is let go of whether it is sound or not.
        log.warning("rows cannot be sealed: %s", error)


def _purge(store: Store, stop: Callable[[], bool]) -> bool:
    """Remove for good who is past the time to be restored; false when that is not due, or cannot be done now."""

    def note(removed: PurgeCounts) -> None:
        if removed.contacts:
            write_entry(store, TrailAct.PURGED, figures=removed.figures())

    if not purge.is_due(store):
        return False
    try:
        purge.purge(store, stop=stop, on_removed=note)
    except OperationalError as error:
        log.warning("deleted contacts cannot be removed for good now: %s", error)
        return False
    return True


def _catch_up(store: Store) -> bool:
    """Bring the search index a step forward; false when nothing is left to do, or it cannot be done now."""
    if not _has_room(store):
        return False
    try:
        return search.catch_up(store)
    except OperationalError as error:
        # Search is exact without it, only slower; it is tried again at the next look.
        log.warning("the search index cannot be brought up to date: %s", error)
        return False


def _has_room(store: Store) -> bool:
    """Whether what can wait may be written: not from the last pages of a disk, which the pause of a job may need."""
    return reserve.keep(store.path)
