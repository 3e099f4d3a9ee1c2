"""When the contacts table looks at the store anew while jobs change contacts."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from bulkdesk.store.jobs import JobRow

LEAST_MS = 2_000
"""The least time between two looks."""

_REST = 3
"""For so many times as long as a look took the next one waits: a large store is not read all the time."""


class ChangeWatch(QObject):
    """Says by ``due`` that contacts have changed: at once, then no more often than every ``LEAST_MS``.

    How long a look takes it learns from ``looking`` and ``looked``.
    """

    due = Signal()

    def __init__(
        self, parent: QObject | None = None, *, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        """Watch; ``seconds`` is a clock that only goes forward."""
        super().__init__(parent)
        self._seconds = seconds
        self._seen: dict[int, tuple[int, int, str]] = {}
        self._told: float | None = None
        self._began: float | None = None
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
        passed = rest if self._told is None else self._since(self._told)
        self._timer.start(max(0, rest - passed))

    def looking(self) -> None:
        """The store is being looked at."""
        self._began = self._seconds()

    def looked(self) -> None:
        """The look is over; another one than that of which ``looking`` told is not measured."""
        if self._began is not None:
            self._took = self._since(self._began)
            self._began = None

    def forget(self) -> None:
        """Begin anew, for another sub-account."""
        self._seen.clear()
        self._timer.stop()
        self._began = None
        self._took = 0

    def _since(self, moment: float) -> int:
        """Milliseconds from a moment until now."""
        return round((self._seconds() - moment) * 1_000)

    def _tell(self) -> None:
        self._told = self._seconds()
        self.due.emit()
