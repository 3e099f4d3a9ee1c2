"""Opening editors, and what a person does in them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from bulkdesk.store.filters import (
    Operator,
)
from bulkdesk.ui.smartlists.editor import SmartListEditor
from bulkdesk.ui.widgets.confirm import ConfirmDialog

WAIT_MS = 15_000
"""A limit for what never comes, not a measure."""

MakeEditor = Callable[..., SmartListEditor]


def wait_counted(qtbot: QtBot, editor: SmartListEditor) -> None:
    qtbot.waitUntil(lambda: not editor.count.is_counting, timeout=WAIT_MS)


def choose_field(editor: SmartListEditor, row: int, field: str) -> None:
    combo = editor.builder.rows()[row].field
    combo.setCurrentIndex(combo.findData(field))


def choose_operator(editor: SmartListEditor, row: int, operator: Operator) -> None:
    combo = editor.builder.rows()[row].operator
    combo.setCurrentIndex(combo.findData(operator))


def type_value(editor: SmartListEditor, row: int, text: str) -> None:
    field = editor.builder.rows()[row].editor.fields()[0]
    assert isinstance(field, QLineEdit)
    field.setFocus()
    # As pasted: Qt's key clicks know ASCII only.
    field.insert(text)


def dialog_of(qtbot: QtBot, kind: type[ConfirmDialog], name: str) -> ConfirmDialog:
    def found() -> ConfirmDialog | None:
        widgets = QApplication.topLevelWidgets()
        return next(
            (w for w in widgets if isinstance(w, kind) and w.objectName() == name and w.isVisible()), None
        )

    qtbot.waitUntil(lambda: found() is not None, timeout=WAIT_MS)
    result = found()
    assert result is not None
    return result
