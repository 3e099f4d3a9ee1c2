"""A file being written: what is said of it is what became of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from bulkdesk.store.errors import StoppedError
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.saving import SavingRun

WAIT_MS = 20_000


class Writer:
    """Writes a file in two halves; a stop is heeded between them, as those that write our files do it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_half = threading.Event()
        self.may_go_on = threading.Event()
        self.may_end = threading.Event()

    def save(
        self,
        *,
        on_progress: Callable[[float], None] = lambda _share: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> int:
        """Write it and return its rows."""
        on_progress(0.5)
        self.is_half.set()
        assert self.may_go_on.wait(WAIT_MS / 1_000)
        if is_cancelled():
            raise StoppedError("download_stopped")
        self.path.write_text("name\nAnn\n", "utf-8")
        self.is_half.set()
        assert self.may_end.wait(WAIT_MS / 1_000)
        return 1


@pytest.fixture
def writer(tmp_path: Path) -> Writer:
    """Who writes the file."""
    return Writer(tmp_path / "log.csv")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """The window it is begun in."""
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def run(desk: Desk, writer: Writer, parent: QWidget, qtbot: QtBot) -> SavingRun:
    """The file under way."""
    saved = SavingRun(
        desk, writer.path, parent, title="Download", save=writer.save, saved=lambda count: f"{count} saved."
    )
    qtbot.waitUntil(writer.is_half.is_set, timeout=WAIT_MS)
    return saved


def test_stopped_in_time_there_is_no_file(desk: Desk, writer: Writer, run: SavingRun, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.notify, timeout=WAIT_MS) as told:
        run.progress.canceled.emit()
        writer.may_go_on.set()
    assert told.args[:2] == ["info", "Stopped. No file was written."]
    assert not writer.path.exists()


def test_stopped_too_late_the_file_is_there_and_told_of(
    desk: Desk, writer: Writer, run: SavingRun, qtbot: QtBot
) -> None:
    writer.is_half.clear()
    writer.may_go_on.set()
    qtbot.waitUntil(writer.is_half.is_set, timeout=WAIT_MS)
    with qtbot.waitSignal(desk.notify, timeout=WAIT_MS) as told:
        run.progress.canceled.emit()
        writer.may_end.set()
    assert told.args[:2] == ["success", "1 saved."]
    assert writer.path.exists()


def test_a_long_name_leaves_the_progress_narrow(
    desk: Desk, tmp_path: Path, parent: QWidget, qtbot: QtBot
) -> None:
    writer = Writer(tmp_path / f"{'long ' * 45}.csv")
    saved = SavingRun(desk, writer.path, parent, title="Download", save=writer.save, saved=str)
    words = saved.progress.findChild(QLabel)
    assert words is not None
    assert words.text().startswith("Saving long long")
    assert saved.progress.sizeHint().width() < 600
    with qtbot.waitSignal(desk.notify, timeout=WAIT_MS):
        saved.stop()
        writer.may_go_on.set()
