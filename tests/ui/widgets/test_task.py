from __future__ import annotations

import gc
import sys
import threading
import weakref

import pytest
from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from bulkdesk.ui.widgets.task import TaskContext, run_in_background


class Receiver(QObject):
    """Keeps what it is told, and on which thread."""

    told = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.failures: list[Exception] = []
        self.progress: list[tuple[int, int]] = []
        self.threads: set[QThread] = set()

    def done(self, result: object) -> None:
        self.results.append(result)
        self._tell()

    def failed(self, error: Exception) -> None:
        self.failures.append(error)
        self._tell()

    def progressed(self, done: int, total: int) -> None:
        self.progress.append((done, total))
        self.threads.add(QThread.currentThread())

    def _tell(self) -> None:
        self.threads.add(QThread.currentThread())
        self.told.emit()


def test_the_result_comes_back_on_this_thread(qtbot: QtBot) -> None:
    receiver = Receiver()
    worked_on: list[int] = []

    def work(_context: TaskContext, first: int, second: str) -> str:
        worked_on.append(threading.get_ident())
        return second * first

    with qtbot.waitSignal(receiver.told):
        run_in_background(work, 3, "ab", on_done=receiver.done, on_failed=receiver.failed)
    assert receiver.results == ["ababab"]
    assert receiver.threads == {QThread.currentThread()}
    assert worked_on != [threading.get_ident()]


def test_a_failure_comes_back_whole(qtbot: QtBot) -> None:
    receiver = Receiver()

    def work(_context: TaskContext) -> None:
        raise LookupError("gone")

    with qtbot.waitSignal(receiver.told):
        run_in_background(work, on_done=receiver.done, on_failed=receiver.failed)
    assert receiver.results == []
    assert [type(error) for error in receiver.failures] == [LookupError]


def test_progress_is_coalesced_and_ends_with_the_latest(qtbot: QtBot) -> None:
    receiver = Receiver()
    total = 2**40

    def work(context: TaskContext) -> None:
        for done in range(10_000):
            context.progress(done, total)

    with qtbot.waitSignal(receiver.told):
        run_in_background(
            work, on_done=receiver.done, on_failed=receiver.failed, on_progress=receiver.progressed
        )
    assert receiver.progress[-1] == (9_999, total)
    assert receiver.progress == sorted(receiver.progress)
    assert receiver.threads == {QThread.currentThread()}


@pytest.mark.usefixtures("qapp")
def test_cancel_reaches_the_work_and_hides_its_result() -> None:
    receiver = Receiver()

    def work(context: TaskContext) -> str:
        assert context.cancelled.wait(10)
        return "half"

    task = run_in_background(work, on_done=receiver.done, on_failed=receiver.failed)
    task.cancel()
    assert task.wait(10)
    QApplication.processEvents()
    assert receiver.results == []
    assert receiver.failures == []


def test_a_receiver_that_is_gone_is_not_called(qtbot: QtBot) -> None:
    receiver, other = Receiver(), Receiver()
    results = receiver.results
    go = threading.Event()

    def work(_context: TaskContext) -> str:
        go.wait(10)
        return "late"

    late = run_in_background(work, on_done=receiver.done, on_failed=receiver.failed)
    delete(receiver)
    go.set()
    assert late.wait(10)
    with qtbot.waitSignal(other.told):
        run_in_background(work, on_done=other.done, on_failed=other.failed)
    assert results == []
    assert other.results == ["late"]


def test_nothing_is_kept_of_work_that_has_ended(qtbot: QtBot) -> None:
    before = sys.getswitchinterval()
    # The work is over before the call that starts it has returned: then Qt's own way of handing over objects kept them.
    sys.setswitchinterval(1e-6)
    ended: list[object] = []
    try:
        tasks = [
            weakref.ref(
                run_in_background(lambda _context: None, on_done=ended.append, on_failed=ended.append)
            )
            for _ in range(500)
        ]
        qtbot.waitUntil(lambda: len(ended) == len(tasks))
    finally:
        sys.setswitchinterval(before)
    gc.collect()
    assert [task() for task in tasks if task() is not None] == []


def test_nothing_is_kept_of_work_once_its_result_is_told(qtbot: QtBot) -> None:
    told: list[weakref.ref[threading.Event]] = []
    given = threading.Event()
    used = weakref.ref(given)
    thresholds = gc.get_threshold()
    gc.set_threshold(0)
    try:
        task = run_in_background(
            lambda _context, _given: threading.Event(),
            given,
            on_done=lambda result: told.append(weakref.ref(result)),
            on_failed=lambda _error: told.clear(),
        )
        del given
        qtbot.waitUntil(lambda: bool(told))
        assert told[0]() is None
        qtbot.waitUntil(lambda: used() is None)
        assert not task.is_cancelled()
    finally:
        gc.set_threshold(*thresholds)
