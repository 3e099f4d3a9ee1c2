"""Answering what the window asks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from bulkdesk.ui.widgets.confirm import ConfirmDialog


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
