"""What a start loads, tells and gives back."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from bulkdesk.app import build_window
from bulkdesk.services.session import open_session
from bulkdesk.ui import memory
from bulkdesk.ui.shell.start_watch import ALL_ROWS, FIRST_ROWS, VARIABLE, StartWatch
from tests.ui.shell.support import WAIT_MS, MakeWindow, add_all_kinds

NOT_AT_START = [
    # Files, messages and contacts: with the first dialog or job that needs them.
    *("xlsxwriter", "charset_normalizer", "python_calamine", "email_validator", "phonenumbers"),
    *("liquid", "httpx", "smtplib", "keyring", "argon2", "nh3"),
    *("bulkdesk.actions.registry", "bulkdesk.messaging.templates", "bulkdesk.files"),
    *("bulkdesk.ui.imports", "bulkdesk.ui.contacts", "bulkdesk.ui.smartlists", "bulkdesk.ui.settings"),
    *("bulkdesk.ui.jobs.statistics", "bulkdesk.ui.help.window", "bulkdesk.ui.shell.about"),
    # QtAwesome's code, and the Qt modules that it would bring.
    *("qtawesome", "qtpy", "PySide6.QtOpenGL"),
]
"""What costs time and memory and is not wanted before the first rows are there."""

PROGRAM = f"""
import linecache, sys
from pathlib import Path
from bulkdesk.__main__ import open_window
import bulkdesk.ui.shell.start_watch as watch
from PySide6.QtWidgets import QApplication

def tell(step):
    if step == {FIRST_ROWS!r}:
        print(*(name for name in {NOT_AT_START!r} if name in sys.modules))
        print(*(name for name in linecache.cache if "bulkdesk" in name))
        for window in QApplication.topLevelWidgets():
            if window.objectName() == "mainWindow":
                window.quit()

watch._write = tell
sys.exit(open_window(Path(sys.argv[1]), account=None, user=None, language="en", read_only=True))
"""


def test_the_first_rows_need_little(store_path: Path, tmp_path: Path) -> None:
    # Opened for reading: a job that is due loads what does its work.
    session = open_session(store_path)
    add_all_kinds(session, 40)
    session.store.close()
    names = {"HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", VARIABLE: "1"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(store_path)],
        env={**os.environ, **names},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert done.stdout.splitlines() == ["", ""]


def test_the_steps_are_told_once_and_in_order(
    qtbot: QtBot, make_window: MakeWindow, store_path: Path
) -> None:
    session = open_session(store_path)
    add_all_kinds(session, 40)
    session.store.close()
    first = make_window(store_path)
    settings = first.jobs_page._settings._file
    first.quit()
    window = build_window(store_path, language="en", settings=settings)
    qtbot.addWidget(window)
    told: list[str] = []
    StartWatch(window.jobs_page, told.append)
    window.show()
    qtbot.waitUntil(lambda: len(told) == 2, timeout=WAIT_MS)
    window.jobs_page.load()
    qtbot.waitUntil(lambda: not window.jobs_page.is_loading, timeout=WAIT_MS)
    window.jobs_page.table.viewport().repaint()
    assert sorted(told) == sorted([FIRST_ROWS, ALL_ROWS])
    window.quit()


def test_nothing_is_told_unasked(
    make_window: MakeWindow, store_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_window(store_path)
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(memory._library() is None, reason="other C libraries give back by themselves")
def test_what_a_thread_has_freed_goes_back_to_the_system() -> None:
    def read_a_lot() -> None:
        with sqlite3.connect(":memory:") as connection:
            connection.execute("PRAGMA cache_size = -100000")
            connection.execute(
                "CREATE TABLE t AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
                " SELECT i, randomblob(3000) AS b FROM n"
            )
            # What stays at the end of the heap would keep the C library from giving it back by itself.
            kept.append(sqlite3.connect(":memory:", check_same_thread=False))
            kept[-1].execute("CREATE TABLE t (i)")
        connection.close()

    kept: list[sqlite3.Connection] = []
    before = held_mb()
    thread = threading.Thread(target=read_a_lot)
    thread.start()
    thread.join()
    memory.give_back()
    assert held_mb() - before < 20
    for connection in kept:
        connection.close()


def held_mb() -> float:
    """Memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000
