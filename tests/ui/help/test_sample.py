"""Sample data: made beside the person's own store, opened by a second process."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

import pytest
from filelock import FileLock
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from bulkdesk.services.contacts import count_contacts
from bulkdesk.services.session import open_session
from bulkdesk.store.contacts import Target
from bulkdesk.store.file import lock_path
from bulkdesk.ui.help.sample import (
    SampleDialog,
    make_sample,
    remove_old_samples,
    second_window,
    start_detached,
)
from bulkdesk.ui.shell.main_window import MainWindow
from tests.ui.shell.support import WAIT_MS, MakeWindow


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files that belongs to the test."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def window(make_window: MakeWindow, store_path: Path) -> MainWindow:
    return make_window(store_path)


@pytest.mark.skipif(sys.platform == "win32", reason="a link takes a right of its own there")
def test_nothing_is_looked_for_behind_a_link(temporary: Path, tmp_path: Path) -> None:
    """Anybody may put links into the folder for temporary files."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    os.utime(elsewhere, (0, 0))
    (temporary / "bulkdesk-sample-x").symlink_to(elsewhere)
    remove_old_samples()
    assert list(elsewhere.iterdir()) == []


def test_is_a_store_with_contacts_in_a_temporary_folder(temporary: Path) -> None:
    shares: list[float] = []
    store = make_sample(shares.append)
    assert store is not None
    assert store.parent.parent == temporary
    assert shares[-1] == 1.0
    session = open_session(store)
    assert count_contacts(session, Target()) > 100
    session.store.close()


def test_stopped_leaves_nothing_behind(temporary: Path) -> None:
    assert make_sample(is_cancelled=lambda: True) is None
    assert list(temporary.iterdir()) == []


def test_old_samples_go_unless_a_window_is_open_on_them(temporary: Path) -> None:
    long_ago = time.time() - 3 * 24 * 60 * 60
    old, used, new = (temporary / f"bulkdesk-sample-{name}" for name in ("old", "used", "new"))
    for folder in (old, used, new):
        folder.mkdir()
        (folder / "sample.bulkdesk").touch()
    for folder in (old, used):
        os.utime(folder, (long_ago, long_ago))
    with FileLock(lock_path(used / "sample.bulkdesk")):
        os.utime(used, (long_ago, long_ago))
        remove_old_samples()
    assert not old.exists()
    assert used.exists()
    assert new.exists()


class TestSecondProcess:
    def test_from_source(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("BULKDESK_STORE", "mine")
        monkeypatch.setenv("BULKDESK_PASSWORD", "secret")
        process = second_window(tmp_path / "s.bulkdesk", "de")
        assert process.program() == sys.executable
        assert process.arguments() == [
            *("-m", "bulkdesk", "--store", str(tmp_path / "s.bulkdesk"), "--lang", "de")
        ]
        environment = process.processEnvironment()
        assert not [name for name in environment.keys() if name.startswith("BULKDESK_")]  # noqa: SIM118
        assert environment.contains("PATH")

    def test_frozen(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        process = second_window(tmp_path / "s.bulkdesk", "en")
        assert process.program() == sys.executable
        assert process.arguments()[0] == "--store"
        # Without it a one-file executable would run on files that vanish with this process.
        assert process.processEnvironment().value("PYINSTALLER_RESET_ENVIRONMENT") == "1"

    def test_is_the_program(self, tmp_path: Path) -> None:
        process = second_window(tmp_path / "s.bulkdesk", "en")
        process.setArguments([*process.arguments()[:2], "--version"])
        process.start()
        assert process.waitForFinished(WAIT_MS)
        assert bytes(process.readAllStandardOutput().data()).startswith(b"bulkdesk ")

    def test_starts_on_its_own(self, tmp_path: Path, qtbot: QtBot) -> None:
        output = tmp_path / "version"
        process = second_window(tmp_path / "s.bulkdesk", "en")
        process.setArguments([*process.arguments()[:2], "--version"])
        process.setStandardOutputFile(str(output))
        assert start_detached(process)
        qtbot.waitUntil(lambda: output.exists() and bool(output.read_text()), timeout=WAIT_MS)
        process.setProgram(str(tmp_path / "no-such-program"))
        assert not start_detached(process)

    def test_a_dialog_starts_it_for_real_unless_told_otherwise(self, window: MainWindow) -> None:
        assert SampleDialog(window.desk, window)._start is start_detached


class TestDialog:
    def test_makes_the_data_and_starts_the_window(
        self, window: MainWindow, temporary: Path, store_path: Path, qtbot: QtBot
    ) -> None:
        started: list[QProcess] = []

        def start(process: QProcess) -> bool:
            started.append(process)
            return True

        dialog = SampleDialog(window.desk, window, start=start)
        dialog.open()
        with qtbot.waitSignal(dialog.opened, timeout=WAIT_MS) as opened:
            dialog.open_button.click()
            assert not dialog.open_button.isEnabled()
        store = Path(opened.args[0])
        assert str(store) in started[0].arguments()
        assert store.parent.parent == temporary
        assert dialog.result() == QDialog.DialogCode.Accepted
        assert str(store_path) not in started[0].arguments()
        assert count_contacts(window.desk.session, Target()) == 0

    def test_says_when_the_window_cannot_be_started(
        self, window: MainWindow, temporary: Path, qtbot: QtBot
    ) -> None:
        dialog = SampleDialog(window.desk, window, start=lambda _process: False)
        dialog.open()
        dialog.open_button.click()
        qtbot.waitUntil(dialog.open_button.isEnabled, timeout=WAIT_MS)
        assert dialog.isVisible()
        assert list(temporary.iterdir()) == []
        dialog.reject()

    def test_closing_stops_it(self, window: MainWindow, temporary: Path, qtbot: QtBot) -> None:
        dialog = SampleDialog(window.desk, window, start=lambda _process: True)
        dialog.open()
        dialog.open_button.click()
        task = dialog._task
        assert task is not None
        dialog.reject()
        assert task.is_cancelled()
        qtbot.waitUntil(lambda: not any(temporary.iterdir()), timeout=WAIT_MS)

    def test_the_menu_asks_first(self, window: MainWindow, temporary: Path) -> None:
        window.top_bar.help_menu.sample_action.trigger()
        dialog = window.findChild(SampleDialog)
        assert dialog is not None
        assert dialog.isVisible()
        assert list(temporary.iterdir()) == []
        dialog.reject()
