"""One window for each store: the second start calls the first."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from bulkdesk.ui.shell.one_window import OneWindow
from tests.ui.shell.support import WAIT_MS


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store.bulkdesk"


@pytest.fixture
def first(store: Path, tmp_path: Path) -> Iterator[OneWindow]:
    """The window that is open."""
    place = OneWindow(store, read_only=False, folder=tmp_path / "windows")
    assert place.take()
    yield place
    place.release()


def second(store: Path, folder: Path, *, read_only: bool = False) -> OneWindow:
    return OneWindow(store, read_only=read_only, folder=folder / "windows")


def test_the_first_comes_to_the_front(first: OneWindow, store: Path, tmp_path: Path, qtbot: QtBot) -> None:
    answers: list[bool] = []

    def start_again() -> None:
        place = second(store, tmp_path)
        answers.append(not place.take() and place.call_first(WAIT_MS))

    with qtbot.waitSignal(first.wanted, timeout=WAIT_MS):
        other = threading.Thread(target=start_again)
        other.start()
    other.join()
    assert answers == [True]


@pytest.mark.skipif(sys.platform == "win32", reason="a link takes a right of its own there")
def test_links_that_lead_nowhere_are_left_to_the_opening(first: OneWindow, tmp_path: Path) -> None:
    loop = tmp_path / "loop.bulkdesk"
    loop.symlink_to(loop)
    place = second(loop, tmp_path)
    assert place.take()
    place.release()
    link = tmp_path / "link.bulkdesk"
    link.symlink_to(tmp_path / "store.bulkdesk")
    assert not second(link, tmp_path).take()


def test_one_that_does_not_answer_is_told_of(first: OneWindow, store: Path, tmp_path: Path) -> None:
    place = second(store, tmp_path)
    assert not place.take()
    assert not place.call_first(10)
    assert not place.is_first
    assert [file.suffix for file in (tmp_path / "windows").iterdir()] == [".lock"], (
        "no request is left behind"
    )


def test_who_ends_meanwhile_is_followed(first: OneWindow, store: Path, tmp_path: Path) -> None:
    place = second(store, tmp_path)
    assert not place.take()
    first.release()
    assert not place.call_first(WAIT_MS)
    assert place.is_first
    place.release()


def test_another_store_and_reading_only_are_other_windows(
    first: OneWindow, store: Path, tmp_path: Path
) -> None:
    for place in (second(store, tmp_path, read_only=True), second(tmp_path / "b.bulkdesk", tmp_path)):
        assert place.take()
        place.release()


def test_a_link_to_the_store_is_the_store(first: OneWindow, store: Path, tmp_path: Path) -> None:
    store.touch()
    link = tmp_path / "link.bulkdesk"
    link.symlink_to(store)
    assert not second(link, tmp_path).take()


def test_a_killed_window_is_none(store: Path, tmp_path: Path) -> None:
    code = (
        "import os; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "from bulkdesk.ui.shell.one_window import OneWindow; app = QCoreApplication([]);"
        f"place = OneWindow(Path({str(store)!r}), read_only=False, folder=Path({str(tmp_path / 'windows')!r}));"
        "assert place.take(); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 9
    place = second(store, tmp_path)
    assert place.take()
    place.release()


def test_a_home_that_cannot_be_written_keeps_nobody_out(store: Path, tmp_path: Path) -> None:
    (tmp_path / "windows").write_text("a file where the folder would be")
    place = second(store, tmp_path)
    assert place.take()
    assert not place.is_first
    place.release()


class TestProgram:
    """Whole processes on one store, in a home of their own."""

    @pytest.fixture
    def environment(self, tmp_path: Path) -> dict[str, str]:
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("BULKDESK_", "XDG_"))
        }
        return {**kept, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}

    def start(self, store: Path, environment: dict[str, str], *words: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "bulkdesk", "--store", str(store), "--lang", "en", *words]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, text=True)

    def test_the_second_start_ends_and_the_command_line_goes_on(
        self, store: Path, environment: dict[str, str], tmp_path: Path, qtbot: QtBot
    ) -> None:
        window = self.start(store, environment, "--tray")
        try:
            qtbot.waitUntil(
                lambda: store.exists() and any(tmp_path.rglob("windows/*.lock")),
                timeout=_PROCESS_SECONDS * 1000,
            )
            finish(self.start(store, environment))
            finish(self.start(store, environment, "--tray"))
            (tmp_path / "people.csv").write_text("E-mail\nanna@example.com\n")
            done = finish(self.start(store, environment, "import", str(tmp_path / "people.csv"), "--json"))
            assert json.loads(done)["succeeded"] == 1
            assert window.poll() is None
        finally:
            window.send_signal(signal.SIGTERM)
            finish(window)


_PROCESS_SECONDS = 60
"""A limit for what never comes, on a machine that is busy with other things."""


def finish(program: subprocess.Popen[str]) -> str:
    """Wait for the end of a program that succeeds; gives what it printed."""
    output, errors = program.communicate(timeout=_PROCESS_SECONDS)
    assert program.returncode == 0, errors
    return output
