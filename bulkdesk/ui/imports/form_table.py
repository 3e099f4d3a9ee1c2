"""A table that is one control among others of a step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from bulkdesk.ui.widgets.table_view import DataTable


class FormTable(DataTable):
    """Rows stay in the file's order, and Enter is left to the dialog: it goes on to the next step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSortingEnabled(False)
        self.horizontalHeader().setSectionsMovable(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)
