"""The first rows of a file as a table."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from bulkdesk.files.reader import SourceRow
from bulkdesk.services.texts import reason_text
from bulkdesk.ui.theme import Tone
from bulkdesk.ui.widgets.cell_text import visible
from bulkdesk.ui.widgets.format import format_number
from bulkdesk.ui.widgets.roles import CellRole

Index = QModelIndex | QPersistentModelIndex


class PreviewModel(QAbstractTableModel):
    """Row number, what is wrong with the row (only if some row is broken), then the file's columns."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._header: list[str] = []
        self._rows: list[SourceRow] = []
        self._lead = 1

    def set_rows(self, header: list[str], rows: list[SourceRow]) -> None:
        """Show the beginning of a file."""
        self.beginResetModel()
        self._header, self._rows = header, rows
        self._lead = 2 if self.broken else 1
        self.endResetModel()

    @property
    def broken(self) -> int:
        """How many of the rows shown have a problem."""
        return sum(row.problem is not None for row in self._rows)

    @property
    def lead(self) -> int:
        """How many columns stand before the file's."""
        return self._lead

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows shown."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else self._lead + len(self._header)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's name."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            if section == 0:
                return self.tr("Row")
            if section < self._lead:
                return self.tr("Problem")
            return visible(self._header[section - self._lead], 80)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell, its colour and its icon."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            if row.problem is not None and column == self._lead - 1:
                return Tone.WARNING.value
            return "text_muted" if column == 0 or row.problem is not None else None
        if column == 0 and row.problem is not None:
            if role == CellRole.ICON:
                return "warning"
            if role == CellRole.TONE:
                return Tone.WARNING
        return None

    def _text(self, row: SourceRow, column: int) -> str:
        if column == 0:
            return format_number(row.number)
        if column < self._lead:
            return reason_text(row.problem) if row.problem is not None else ""
        place = column - self._lead
        return visible(row.cells[place]) if place < len(row.cells) else ""
