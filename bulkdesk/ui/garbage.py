"""Python's search for cycles, done in the window's thread alone.

Cycles hold objects of Qt too, such as a button and the function that its signal calls. Python looks for cycles in whatever
thread has just made something, and a thread of the pool took such objects apart while the window used others: Qt's destructor
holds a lock of its signals and waits for Python, the window holds Python and waits for that lock. Both stood for good.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QCoreApplication, QObject, QTimer

_LOOK_MS = 250

_SHARE = 100
"""A search through everything is followed by so many times its own length without one."""


class Collector(QObject):
    """Looks for cycles when Python would: when enough was made since the last time. A threshold of 0 stops it too."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._not_before = 0.0
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        counts, limits = gc.get_count(), gc.get_threshold()
        if not limits[0]:
            return
        now = time.monotonic()
        if counts[2] > limits[2] and now >= self._not_before:
            gc.collect()
            after = time.monotonic()
            self._not_before = after + (after - now) * _SHARE
        elif counts[1] > limits[1]:
            gc.collect(1)
        elif counts[0] > limits[0]:
            gc.collect(0)


def collect_here(app: QCoreApplication) -> None:
    """Let nobody but the application's own thread look for cycles from now on."""
    if app.findChild(Collector) is None:
        Collector(app)
    gc.disable()
