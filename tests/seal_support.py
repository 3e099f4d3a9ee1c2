"""Seals under test: whatever a test does through BulkDesk must leave no seal that differs from its rows.

While a test runs, everything is compared with its seals and sealed anew after every write transaction, so that each act meets a
store that is sealed to the last row: a write that forgets to break a seal is found at once, wherever it is.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator

import pytest
from peewee import OperationalError

from bulkdesk.store import sealing, seals, search
from bulkdesk.store.file import is_locked
from bulkdesk.store.store import Store


def seal_all(store: Store) -> None:
    """Seal every row that can be."""
    while search.catch_up(store) or sealing.catch_up(store) or sealing.seal_index(store, at_once=True):
        pass


def broken(store: Store) -> dict[str, list[seals.Seal]]:
    """The seals that differ from their rows."""
    with store.snapshot():
        return seals.compare(store).broken


def _has_seals(store: Store) -> bool:
    """Not so of a store of an early version."""
    return bool(store.scalar("SELECT COUNT(*) FROM sqlite_master WHERE name = 'seal'"))


@contextlib.contextmanager
def sealing_all_the_time(patch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Inside, each write transaction is followed by a look at all seals; gives what was found, to which is added."""
    found: list[str] = []
    plain = Store._transaction
    within = threading.local()

    @contextlib.contextmanager
    def watched(self: Store, kind: str, *more: Callable[[], bool]) -> Iterator[None]:
        is_outer = kind == "IMMEDIATE" and not self.db.connection().in_transaction
        with plain(self, kind, *more):
            yield
        if is_outer and not getattr(within, "looks", False) and _has_seals(self):
            within.looks = True
            try:
                found.extend(map(str, broken(self).items()))
                while sealing.catch_up(self) or sealing.seal_index(self, at_once=True):
                    pass
            except OperationalError as error:
                # A test has another program write: what is committed is committed, and is looked at after the next one.
                if not is_locked(error):
                    raise
            finally:
                within.looks = False

    patch.setattr(Store, "_transaction", watched)
    yield found
