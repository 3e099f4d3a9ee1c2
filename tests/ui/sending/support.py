"""Steps that the tests of sending share."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from bulkdesk.ui.sending.assistant import SendDialog, Step
from bulkdesk.ui.widgets.confirm import ConfirmDialog


def go_to(dialog: SendDialog, step: Step, qtbot: QtBot) -> None:
    """Press "Next" until the step is there."""
    while dialog.step < step:
        qtbot.waitUntil(dialog.next_button.isEnabled)
        dialog.next_button.click()


def write(dialog: SendDialog, qtbot: QtBot, text: str, subject: str = "News", html: str = "") -> None:
    """Go to the message and write it."""
    go_to(dialog, Step.MESSAGE, qtbot)
    editor = dialog.message_page.editor
    editor.subject.set_text(subject)
    editor.text.set_text(text)
    editor.html.set_text(html)


def answer(pick: Callable[[ConfirmDialog], QPushButton]) -> list[str]:
    """Answer the next question; the list gets its title."""
    asked: list[str] = []

    def click() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, ConfirmDialog)
        asked.append(question.windowTitle())
        pick(question).click()

    QTimer.singleShot(0, click)
    return asked
