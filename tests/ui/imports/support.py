"""Steps that the tests of the assistant share."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from bulkdesk.services.session import Session
from bulkdesk.ui.imports.assistant import ImportDialog, Step
from bulkdesk.ui.imports.check_page import State

ACCOUNTS = Path(__file__).parents[2] / "data" / "files" / "accounts-export.csv"
ENTER = Qt.Key.Key_Return


def go_to(dialog: ImportDialog, step: Step) -> None:
    while dialog.step < step:
        before = dialog.step
        dialog.next_button.click()
        assert dialog.step > before, dialog.reason.text()


def check(dialog: ImportDialog, qtbot: QtBot) -> None:
    go_to(dialog, Step.CHECK)
    qtbot.waitUntil(lambda: state(dialog) is State.DONE)


def start(dialog: ImportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.accepted):
        dialog.start_button.click()


def state(dialog: ImportDialog) -> State:
    """As a call, so that no earlier answer is taken for the present one."""
    return dialog.check_page.state


def step(dialog: ImportDialog) -> Step:
    """As :func:`state`."""
    return dialog.step


def figure(dialog: ImportDialog, name: str) -> str:
    return dialog.check_page.result.tiles[name].number.text()


def leftovers(session: Session) -> int:
    """Rows of files in the store."""
    count: int = session.store.sql("SELECT count(*) FROM source").fetchone()[0]
    chunks: int = session.store.sql("SELECT count(*) FROM source_chunk").fetchone()[0]
    return count + chunks
