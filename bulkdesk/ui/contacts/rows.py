"""Reading the contacts that are looked at: in blocks, off the window's thread, the latest kept."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from bulkdesk.services.contact_pages import BLOCK_ROWS, ContactWindow
from bulkdesk.store.contacts import ContactRow
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.ui.contacts.loading import Blocks
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.widgets.task import BackgroundTask

KEPT_BLOCKS: Final = 90
"""Blocks of rows that stay in memory; the others are read again when they come into sight."""


class RowReader(QObject):
    """The rows of the contacts shown, each read when it is asked for.

    Signals:
        arrived(int): the rows of a block are there, from this one on.
        gone: a contact in sight is not there any more.
        failed(BulkDeskError): contacts cannot be read.
    """

    arrived = Signal(int)
    gone = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window: ContactWindow | None = None
        self._blocks: OrderedDict[int, list[ContactRow | None]] = OrderedDict()
        self._former: dict[int, ContactRow] = {}
        self._visible = range(0)
        self._wanted: list[int] = []
        self._reading: BackgroundTask | None = None
        self._has_told = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._read_next)

    @property
    def visible(self) -> range:
        """The rows in sight."""
        return self._visible

    def set_visible(self, rows: range) -> None:
        """Say which rows are in sight."""
        self._visible = rows

    def show(self, window: ContactWindow, blocks: Blocks, *, is_new: bool) -> None:
        """Read from other contacts; where they are not new, what was read is shown until it is read anew."""
        known = (row for rows in self._blocks.values() for row in rows if row is not None)
        self._former = {} if is_new else {row.id: row for row in known}
        self._put(window, blocks)

    def forget(self) -> None:
        """Forget everything, for another sub-account."""
        self._visible = range(0)
        self._former = {}
        self._put(None, {})

    def tell_again(self) -> None:
        """Tell once more when contacts cannot be read: a person, or a change, has asked for them anew."""
        self._has_told = False

    def contact(self, row: int) -> ContactRow | None:
        """What is known of the contact in a row of the window; None while it is being read, and when it is gone."""
        block = self._blocks.get(row // BLOCK_ROWS)
        if block is not None:
            self._blocks.move_to_end(row // BLOCK_ROWS)
            return block[row % BLOCK_ROWS]
        self._want(row // BLOCK_ROWS)
        return None if self._window is None else self._former.get(self._window.ids(row, 1)[0])

    def _put(self, window: ContactWindow | None, blocks: Blocks) -> None:
        self._window = window
        self._blocks = OrderedDict(blocks)
        self._wanted = []

    def _want(self, block: int) -> None:
        if block in self._wanted:
            self._wanted.remove(block)
        self._wanted.append(block)
        self._soon.start()

    def _read_next(self) -> None:
        """Read the block asked for last that is still in sight; one at a time."""
        if self._reading is not None or self._window is None:
            return
        while self._wanted:
            block = self._wanted.pop()
            if block in self._blocks or not self._is_near(block):
                continue
            self._reading = self._desk.run(
                self._window.rows,
                block * BLOCK_ROWS,
                BLOCK_ROWS,
                on_done=partial(self._on_rows, self._window, block),
                on_failed=self._on_no_rows,
            )
            return

    def _is_near(self, block: int) -> bool:
        first = block * BLOCK_ROWS
        return not self._visible or (first <= self._visible.stop and first + BLOCK_ROWS > self._visible.start)

    def _on_rows(self, window: ContactWindow, block: int, rows: list[ContactRow | None]) -> None:
        self._reading = None
        self._has_told = False
        if window is self._window:
            self._blocks[block] = rows
            while len(self._blocks) > KEPT_BLOCKS:
                self._blocks.popitem(last=False)
            self.arrived.emit(block * BLOCK_ROWS)
            if None in rows:
                self.gone.emit()
        self._soon.start()

    def _on_no_rows(self, error: BulkDeskError) -> None:
        self._reading = None
        self._wanted = []
        # Once: to tell of it makes the table paint, and painting asks for the rows again.
        if not self._has_told:
            self._has_told = True
            self.failed.emit(error)
