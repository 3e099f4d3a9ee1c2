"""Counting the contacts of many lists in the background, one list after another."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from bulkdesk.services import smart_lists
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.smart_lists import SmartListRow
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.widgets.task import BackgroundTask


class ListCounter(QObject):
    """Counts lists. ``counted`` carries a list's id and its figure, None where it cannot be counted."""

    counted = Signal(int, object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: deque[SmartListRow] = deque()
        self._task: BackgroundTask | None = None
        self._again: list[SmartListRow] | None = None
        self._round = QElapsedTimer()
        self.round_ms = 0
        """How long all lists took the last time."""

    @property
    def is_busy(self) -> bool:
        """Whether figures are on their way."""
        return self._task is not None

    def count(self, rows: Sequence[SmartListRow]) -> None:
        """Count these lists now; what was being counted before is left."""
        self.stop()
        self._waiting = deque(rows)
        self._round.start()
        self._next()

    def count_again(self, rows: Sequence[SmartListRow]) -> None:
        """Count these lists, after those in hand: figures come in even while contacts change all the time."""
        if self.is_busy:
            self._again = list(rows)
        else:
            self.count(rows)

    def stop(self) -> None:
        """Count no longer."""
        self._waiting.clear()
        self._again = None
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _next(self) -> None:
        self._task = None
        while self._waiting:
            row = self._waiting.popleft()
            if row.filter is None:
                self.counted.emit(row.id, None)
                continue
            self._task = self._desk.run(
                partial(smart_lists.count, self._desk.session, row.filter),
                on_done=partial(self._on_counted, row.id),
                on_failed=partial(self._on_failed, row.id),
            )
            return
        self.round_ms = self._round.elapsed()
        again, self._again = self._again, None
        if again:
            self.count(again)

    def _on_counted(self, list_id: int, count: int) -> None:
        self.counted.emit(list_id, count)
        self._next()

    def _on_failed(self, list_id: int, _error: BulkDeskError) -> None:
        self.counted.emit(list_id, None)
        self._next()
