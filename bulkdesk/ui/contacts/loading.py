"""Finding the contacts that the table shows, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from bulkdesk.services.contact_pages import BLOCK_ROWS, ContactWindow, Order, View
from bulkdesk.services.contacts import count_contacts
from bulkdesk.services.session import Session
from bulkdesk.store.contacts import ContactRow, Target
from bulkdesk.store.errors import BulkDeskError, StoppedError
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.widgets.task import BackgroundTask

_INDEXED: Final = frozenset({Order.CREATED})
"""Orders whose first rows are found sooner than all rows."""

_FEW: Final = 5_000
"""A search before the one wanted that found no more than so many is what the next one is made in."""

_HEAD_START_MS: Final = 10
"""So long the first contacts are looked for before all are, which takes from the same processors; shorter when there are
none where they are looked for."""

_PAINT_MS: Final = 30
"""How long those found have for being painted."""

_COMPARED = 10_000

Blocks = dict[int, list[ContactRow | None]]
"""Rows by the number of their block of ``BLOCK_ROWS``."""


@dataclass(frozen=True)
class Wanted:
    """What is to be found.

    Attributes:
        view: which contacts, in which order.
        anchor: the contact at the top of the screen, which is to stay there; None: the first.
        rows: how many rows are on the screen.
        ticked: contacts ticked or unticked one by one, of which those that are gone are wanted.
        within: a window that spans the view, to find it sooner.
    """

    view: View
    anchor: int | None = None
    rows: int = 0
    ticked: Collection[int] = ()
    within: ContactWindow | None = None


@dataclass(frozen=True)
class Found:
    """Contacts in order, with the rows that are looked at first.

    Attributes:
        window: all of them, or the first few.
        blocks: the rows around the anchor.
        total: how many contacts the sub-account has, None where they would have to be counted.
        gone: those of the ticked that are not shown any more.
    """

    window: ContactWindow
    blocks: Blocks = field(default_factory=dict)
    total: int | None = None
    gone: frozenset[int] = frozenset()

    @property
    def is_whole(self) -> bool:
        """Whether these are all."""
        return self.window.is_complete


class Finder(QObject):
    """Looks for contacts in the background: the first ones soon, and all of them. A new look ends the one before.

    Signals:
        found(Found): some or all contacts are there. The first ones come only when there are any: that a search has found
            none yet is no sign that there are none.
        counted(int): how many contacts the sub-account has; where that came with all contacts it is not told again.
        failed(BulkDeskError): contacts cannot be read.
    """

    found = Signal(object)
    counted = Signal(int)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks: list[BackgroundTask] = []
        self._unsearched: ContactWindow | None = None
        self._wanted = Wanted(View())
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(lambda: self._start(find_all))
        self._preparing: BackgroundTask | None = None
        desk.rested.connect(self._prepare)

    @property
    def is_busy(self) -> bool:
        """Whether contacts are on their way."""
        return bool(self._tasks) or self._later.isActive()

    def look(self, wanted: Wanted) -> None:
        """Find all contacts, of the same view as before or after a change."""
        self.stop()
        self._wanted = wanted
        self._start(find_all)

    def look_for(self, wanted: Wanted, known: ContactWindow | None, *, with_first: bool) -> None:
        """Find the contacts of another view.

        Args:
            wanted: what is wanted.
            known: what is shown; the search may be made in it.
            with_first: tell of the first ones too, where they are found sooner.
        """
        self.stop()
        within = self._spanning(wanted.view, known)
        self._wanted = replace(wanted, within=within)
        if with_first and (within is not None or wanted.view.order in _INDEXED):
            self._start(find_head)
            self._later.start(_HEAD_START_MS)
        else:
            self._start(find_all)

    def stop(self) -> None:
        """Give up what is under way."""
        for task in self._tasks:
            task.cancel()
        self._tasks = []
        self._later.stop()
        if self._preparing is not None:
            # What somebody waits for goes first; the desk will rest again.
            self._preparing.cancel()
            self._preparing = None

    def forget(self) -> None:
        """Give up all, and what is known of the sub-account."""
        self.stop()
        self._unsearched = None

    def _spanning(self, view: View, known: ContactWindow | None) -> ContactWindow | None:
        """What holds all that is wanted: the search before, or all without a search."""
        if known is not None and known.count <= _FEW and known.spans(view):
            return known
        if self._unsearched is not None and self._unsearched.spans(view):
            return self._unsearched
        return None

    def _start(self, find: Callable[..., Found]) -> None:
        self._run(find, self._desk.session, self._wanted, on_done=self._on_found)

    def _run(self, work: Callable[..., Any], *args: object, on_done: Callable[..., object]) -> None:
        self._tasks.append(self._desk.run(work, *args, on_done=on_done, on_failed=self._on_failed))

    def _on_found(self, found: Found) -> None:
        if not found.is_whole:
            if self._later.isActive():
                self._later.start(_PAINT_MS if found.window.count else 0)
            if found.window.count:
                self.found.emit(found)
            return
        self.stop()
        window = found.window
        if not window.view.target.search:
            # What searches are made in from now on.
            self._unsearched = window
        if found.total is None:
            self._run(find_total, self._desk.session, on_done=self._on_counted)
        self.found.emit(found)

    def _prepare(self) -> None:
        """Make ready for searches, when nothing else is to be done."""
        window = self._unsearched
        if window is None or window.is_ready:
            return
        if not self.is_busy and self._preparing is None:
            self._preparing = self._desk.run(
                window.make_ready, on_done=self._on_prepared, on_failed=self._on_not_prepared
            )

    def _on_prepared(self, _known: object) -> None:
        self._preparing = None

    def _on_not_prepared(self, error: BulkDeskError) -> None:
        self._preparing = None
        self._on_failed(error)

    def _on_counted(self, total: int) -> None:
        self.stop()
        self.counted.emit(total)

    def _on_failed(self, error: BulkDeskError) -> None:
        self.stop()
        self.failed.emit(error)


def find_head(session: Session, wanted: Wanted, *, is_cancelled: Callable[[], bool] = lambda: False) -> Found:
    """The first contacts, soon. Raises StoppedError when ``is_cancelled`` said so."""
    _stop_if(is_cancelled)
    window = ContactWindow(session, wanted.view, wanted.within)
    window.load_head(is_cancelled=is_cancelled)
    return Found(window, blocks=_blocks(window, 0, wanted.rows))


def find_all(session: Session, wanted: Wanted, *, is_cancelled: Callable[[], bool] = lambda: False) -> Found:
    """All contacts. Raises StoppedError when ``is_cancelled`` said so."""
    _stop_if(is_cancelled)
    window = ContactWindow(session, wanted.view, wanted.within)
    window.load(is_cancelled=is_cancelled)
    if not wanted.view.target.search:
        window.remember()
    gone = _gone(window, wanted.ticked)
    _stop_if(is_cancelled)
    top = 0 if wanted.anchor is None else window.position(wanted.anchor) or 0
    blocks = _blocks(window, top, wanted.rows)
    return Found(window, blocks=blocks, total=window.total, gone=gone)


def find_total(session: Session, *, is_cancelled: Callable[[], bool] = lambda: False) -> int:
    """How many contacts the sub-account has. Raises StoppedError when ``is_cancelled`` said so."""
    return count_contacts(session, Target(), is_cancelled=is_cancelled)


def _blocks(window: ContactWindow, first: int, rows: int) -> Blocks:
    last = min(first + max(rows, 1), window.count) - 1
    return {
        block: window.rows(block * BLOCK_ROWS, BLOCK_ROWS)
        for block in range(first // BLOCK_ROWS, last // BLOCK_ROWS + 1)
    }


def _gone(window: ContactWindow, ticked: Collection[int]) -> frozenset[int]:
    gone = set(ticked)
    for first in range(0, window.count, _COMPARED):
        if not gone:
            break
        gone.difference_update(window.ids(first, _COMPARED))
    return frozenset(gone)


def _stop_if(is_cancelled: Callable[[], bool]) -> None:
    if is_cancelled():
        raise StoppedError("view_stopped")
