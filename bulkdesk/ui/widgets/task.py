"""Work off the GUI thread, its result back on it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TypeVar, TypeVarTuple

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


_THREADS = 4
"""On a small machine too: what somebody waits for must not stand behind long reading, which waits for the disk."""


class TaskContext:
    """What the work sees of its task: the first argument of the function that runs in the background.

    Attributes:
        cancelled: set when the result is no longer wanted; the work should look at it now and then and return.
    """

    def __init__(self, cancelled: threading.Event, report: Callable[[int, int], None]) -> None:
        self.cancelled = cancelled
        self._report = report

    def progress(self, done: int, total: int) -> None:
        """Report how far the work is, as often as is convenient: the window hears of the latest state only."""
        self._report(done, total)


class BackgroundTask(QObject):
    """Handle of a piece of work; :func:`run_in_background` makes it.

    Lives on the GUI thread; signals from the work's thread arrive in that thread's event loop.
    """

    _ended = Signal()
    _progressed = Signal()

    def __init__(
        self,
        work: Callable[[TaskContext], Callable[[], object]],
        on_progress: Callable[[int, int], object] | None,
    ) -> None:
        super().__init__()
        self._work = work
        self._on_progress = on_progress
        self._cancelled = threading.Event()
        self._returned = threading.Event()
        self._lock = threading.Lock()
        self._latest: tuple[int, int] | None = None
        self._deliver: Callable[[], object] | None = None
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(self._on_progressed, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop. No result, failure or progress is delivered from now on."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        """Say whether :meth:`cancel` was called."""
        return self._cancelled.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait until the function has returned; for the end of the program, never inside an event handler."""
        return self._returned.wait(seconds)

    def run(self) -> None:
        """Do the work; called on the pool's thread."""
        self._deliver = self._work(TaskContext(self._cancelled, self._report))
        self._ended.emit()
        self._returned.set()

    def _report(self, done: int, total: int) -> None:
        with self._lock:
            waiting = self._latest is not None
            self._latest = (done, total)
        if not waiting:
            self._progressed.emit()

    @Slot()
    def _on_progressed(self) -> None:
        with self._lock:
            latest, self._latest = self._latest, None
        if latest is not None and self._on_progress is not None and not self.is_cancelled():
            call_back(self._on_progress, *latest)

    @Slot()
    def _on_ended(self) -> None:
        _running.discard(self)
        # Let go of: this task and what it calls back know each other, and the order of a million contacts would be kept
        # until Python looks for such circles, which it seldom does where there are many objects.
        deliver, self._deliver = self._deliver, None
        if deliver is not None:
            deliver()


# Keeps each task alive until its end has been delivered.
_running: set[BackgroundTask] = set()


def run_in_background(
    fn: Callable[[TaskContext, *Ts], T],
    *args: *Ts,
    on_done: Callable[[T], object],
    on_failed: Callable[[Exception], object],
    on_progress: Callable[[int, int], object] | None = None,
) -> BackgroundTask:
    """Run ``fn(context, *args)`` on a pool thread; at most one of the endings is called on this thread afterwards.

    Args:
        fn: the work; touches no widget. Its first argument is a :class:`TaskContext`.
        args: its other arguments.
        on_done: takes the result.
        on_failed: takes the exception.
        on_progress: takes done and total.

    A callback that is a method of a ``QObject``, or a ``partial`` of one, is left out once that object is gone.
    """

    # Emptied by the work: what it was given is let go of as its result is (see ``_on_ended``).
    todo = [lambda context: fn(context, *args)]

    def work(context: TaskContext) -> Callable[[], object]:
        try:
            result = todo.pop()(context)
        except Exception as error:  # noqa: BLE001 - nothing is swallowed: on_failed gets it
            return partial(end, on_failed, error)
        return partial(end, on_done, result)

    def end(callback: Callable[..., object], value: object) -> None:
        if not task.is_cancelled():
            call_back(callback, value)

    task = BackgroundTask(work, on_progress)
    _running.add(task)
    pool = QThreadPool.globalInstance()
    pool.setMaxThreadCount(max(pool.maxThreadCount(), _THREADS))
    # Not as a QRunnable of ours: one that has ended before ``start`` returns is never freed, with all it refers to.
    pool.start(task.run)
    return task


def call_back(callback: Callable[..., object], *values: object) -> None:
    """Call back unless the receiver, a method's object, is gone; the method may be within ``partial``."""
    method = callback
    while isinstance(method, partial):
        method = method.func
    receiver = getattr(method, "__self__", None)
    if not isinstance(receiver, QObject) or isValid(receiver):
        callback(*values)
