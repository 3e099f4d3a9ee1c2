"""The contacts table for the eye: a window that slides over any number of contacts."""

from __future__ import annotations

import threading
from array import array
from collections import OrderedDict
from collections.abc import Callable

from bulkdesk.services.access import Right
from bulkdesk.services.session import Session
from bulkdesk.store import contact_pages
from bulkdesk.store.contact_pages import Order, View
from bulkdesk.store.contacts import ContactRow

__all__ = ["HEAD_ROWS", "ContactWindow", "Order", "View"]

HEAD_ROWS = 200
"""Contacts that are found first, to be painted at once."""

BLOCK_ROWS = 200
_KEPT_BLOCKS = 50


class ContactWindow:
    """What one view of the contacts shows: how many, in which order, and any rows of it at once.

    Use: ``load_head`` and ``load`` in a background thread, ``count``, ``rows``, ``ids``, ``position`` from anywhere; a
    row far down costs the same as the first. The order is of the moment of ``load`` and stays until the next one; rows
    are read fresh after ``forget_rows`` or ``load``, and a contact deleted since is None. Call ``load`` again after
    contacts were changed (a job's progress, an edit): the old order serves until the new one is there.
    """

    def __init__(self, session: Session, view: View) -> None:
        session.require(Right.VIEW)
        self.view = view
        self._session = session
        self._lock = threading.Lock()
        self._ids: array[int] = array("q")
        self._complete = False
        self._blocks: OrderedDict[int, list[ContactRow | None]] = OrderedDict()
        self._generation = 0

    @property
    def is_complete(self) -> bool:
        """Whether ``count`` is the true count and not only the head's."""
        return self._complete

    @property
    def count(self) -> int:
        """How many contacts are there to scroll through."""
        return len(self._ids)

    def load_head(self) -> int:
        """Find the first contacts, unless all are known already; returns how many are there now."""
        if not self._complete:
            ids = contact_pages.first_ids(
                self._session.store, self._session.account.id, self.view, HEAD_ROWS, zone=self._session.zone
            )
            with self._lock:
                if not self._complete:
                    self._put(ids)
        return self.count

    def load(self, *, is_cancelled: Callable[[], bool] = lambda: False) -> int:
        """Find all contacts in order; returns how many.

        Raises:
            StoppedError: ``is_cancelled`` said so; what was known stays.
        """
        ids = contact_pages.all_ids(
            self._session.store,
            self._session.account.id,
            self.view,
            zone=self._session.zone,
            is_cancelled=is_cancelled,
        )
        with self._lock:
            self._complete = True
            self._put(ids)
        return len(ids)

    def _put(self, ids: array[int]) -> None:
        self._ids = ids
        self._drop_rows()

    def _drop_rows(self) -> None:
        self._blocks.clear()
        self._generation += 1

    def forget_rows(self) -> None:
        """Read rows anew from now on; the order stays."""
        with self._lock:
            self._drop_rows()

    def rows(self, first: int, count: int) -> list[ContactRow | None]:
        """The rows from place ``first`` on, up to ``count`` of them; None in place of a contact that is gone."""
        with self._lock:
            ids, generation = self._ids, self._generation
        last = min(first + count, len(ids))
        found: list[ContactRow | None] = []
        for block in range(first // BLOCK_ROWS, -(-last // BLOCK_ROWS)):
            start = block * BLOCK_ROWS
            loaded = self._block(ids, generation, block)
            found += loaded[max(first - start, 0) : last - start]
        return found

    def _block(self, ids: array[int], generation: int, block: int) -> list[ContactRow | None]:
        with self._lock:
            if generation == self._generation and block in self._blocks:
                self._blocks.move_to_end(block)
                return self._blocks[block]
        start = block * BLOCK_ROWS
        session = self._session
        loaded = list(
            contact_pages.rows(
                session.store, session.account.id, ids[start : start + BLOCK_ROWS], zone=session.zone
            )
        )
        with self._lock:
            if generation == self._generation:
                self._blocks[block] = loaded
                while len(self._blocks) > _KEPT_BLOCKS:
                    self._blocks.popitem(last=False)
        return loaded

    def ids(self, first: int, count: int) -> list[int]:
        """The ids from place ``first`` on; for selections."""
        return self._ids[first : first + count].tolist()

    def position(self, contact_id: int) -> int | None:
        """Where a contact stands, None when it is not shown; to keep a selection over a new order."""
        try:
            return self._ids.index(contact_id)
        except ValueError:
            return None
