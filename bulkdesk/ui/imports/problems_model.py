"""The rows that a dry run found something about."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from bulkdesk.services.dry_run import DryRunRow
from bulkdesk.services.texts import outcome_text, problems_text, warned_text
from bulkdesk.store.words import Outcome
from bulkdesk.ui.jobs.reason import Reason
from bulkdesk.ui.jobs.records_look import OUTCOME_LOOKS, WARNING_LOOK
from bulkdesk.ui.theme import Tone
from bulkdesk.ui.widgets.cell_text import visible
from bulkdesk.ui.widgets.format import format_number
from bulkdesk.ui.widgets.roles import CellRole

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The table's columns."""

    ROW = 0
    CONTACT = 1
    OUTCOME = 2
    REASON = 3


class ProblemsModel(QAbstractTableModel):
    """Problem rows, all or those with one reason."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[DryRunRow] = []
        self._shown: list[DryRunRow] = []

    def set_rows(self, rows: list[DryRunRow]) -> None:
        """Show the rows of another dry run."""
        self._all = rows
        self.show_reason(None)

    def show_reason(self, reason: Reason | None) -> None:
        """Narrow the rows to a reason, or show all again."""
        self.beginResetModel()
        self._shown = [
            row
            for row in self._all
            if reason is None
            or (row.outcome is reason.outcome and any(code == reason.code for code, _ in row.problems))
        ]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's name."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.ROW: self.tr("Row"),
            Column.CONTACT: self.tr("Contact"),
            Column.OUTCOME: self.tr("Result"),
            Column.REASON: self.tr("Reason"),
        }[Column(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell, its colour and its icon."""
        if not index.isValid():
            return None
        row, column = self._shown[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return "text_muted" if column in {Column.ROW, Column.REASON} else None
        if column is Column.OUTCOME and role in {CellRole.ICON, CellRole.TONE}:
            name, tone = look(row.outcome)
            return name if role == CellRole.ICON else tone
        return None

    def _text(self, row: DryRunRow, column: Column) -> str:
        match column:
            case Column.ROW:
                return format_number(row.row)
            case Column.CONTACT:
                return visible(row.identifier or "–")
            case Column.OUTCOME:
                return self._would_be(row.outcome)
            case Column.REASON:
                return visible(problems_text(list(row.problems)))

    def _would_be(self, outcome: Outcome) -> str:
        """An outcome that has not come about."""
        match outcome:
            case Outcome.SUCCEEDED:
                return warned_text()
            case Outcome.FAILED:
                return self.tr("Would fail")
            case Outcome.SKIPPED:
                return self.tr("Would be skipped")
        return outcome_text(outcome)


def look(outcome: Outcome) -> tuple[str, Tone]:
    """Return icon and colours of a problem row; one that would succeed has a warning."""
    return WARNING_LOOK if outcome is Outcome.SUCCEEDED else OUTCOME_LOOKS[outcome]
