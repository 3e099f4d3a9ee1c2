"""How far the start has come, for whoever measures it from outside: a line for each step, only when asked for."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer

from bulkdesk.ui.jobs.page import JobsPage

VARIABLE = "BULKDESK_START_STEPS"
"""Environment variable; when it holds anything the steps are written to stderr."""

FIRST_ROWS = "first rows painted"
ALL_ROWS = "all rows read"


class StartWatch(QObject):
    """Tells when the table of bulk actions has painted its first rows, and when it holds all of them.

    Each line ends with the processor time this process has taken until then.
    """

    def __init__(self, page: JobsPage, tell: Callable[[str], object]) -> None:
        super().__init__(page)
        self._page = page
        self._tell = tell
        page.table.viewport().installEventFilter(self)
        page.loaded.connect(self._on_loaded)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first painting that has rows to paint; it is on the screen when the event has been dealt with."""
        if event.type() == QEvent.Type.Paint and self._page.model.rowCount():
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, lambda: self._tell(FIRST_ROWS))
        return False

    def _on_loaded(self) -> None:
        self._page.loaded.disconnect(self._on_loaded)
        self._tell(ALL_ROWS)


def watch_start(page: JobsPage) -> None:
    """Write the steps to stderr, if the environment asks for it."""
    if os.environ.get(VARIABLE):
        StartWatch(page, _write)


def _write(step: str) -> None:
    sys.stderr.write(f"{step}: {time.process_time():.3f} s of processor time\n")
    sys.stderr.flush()
