"""When the contacts table looks at the store anew while jobs change contacts."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from bulkdesk.store.jobs import JobRow

LEAST_MS = 2_000
"""The least time between two looks."""

_REST = 3
"""For so many times as long as a look took the next one waits: a large store is not read all the time."""


class ChangeWatch(QObject):
    """Says by ``due`` that contacts have changed: at once, then no more often than every ``LEAST_MS``."""

    due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seen: dict[int, tuple[int, int, str]] = {}
        self._since = QElapsedTimer()
        self._took = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._tell)

    def hear(self, jobs: list[JobRow]) -> None:
        """Take news about jobs; those that wrote nothing since they were last heard of change no contact."""
        moved = False
        for job in jobs:
            state = (job.total - job.pending, job.succeeded, job.status.value)
            before = self._seen.get(job.id)
            self._seen[job.id] = state
            moved = moved or (state[0] > 0 and before != state)
        if moved:
            self.stir()

    def stir(self) -> None:
        """Contacts have changed."""
        if self._timer.isActive():
            return
        rest = max(LEAST_MS, _REST * self._took)
        passed = self._since.elapsed() if self._since.isValid() else rest
        self._timer.start(max(0, rest - passed))

    def looked(self) -> None:
        """The store has been looked at; measures how long that took."""
        if self._since.isValid():
            self._took = self._since.elapsed()

    def forget(self) -> None:
        """Begin anew, for another sub-account."""
        self._seen.clear()
        self._timer.stop()
        self._took = 0

    def _tell(self) -> None:
        self._since.start()
        self.due.emit()
