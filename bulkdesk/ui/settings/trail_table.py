"""The entries of the audit trail: all columns side by side, and the chosen entry in whole."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from PySide6.QtGui import QFontMetrics, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from bulkdesk.services.trail import TrailEntry
from bulkdesk.services.trail_texts import act_text, figures_text, object_text, result_text
from bulkdesk.store.clock import to_datetime
from bulkdesk.ui.theme import SPACING
from bulkdesk.ui.widgets.cell import TwoLineDelegate
from bulkdesk.ui.widgets.fitted_table import FittedTable
from bulkdesk.ui.widgets.format import format_datetime, usual_moment

_USUAL_NUMBER: Final = 9_999
_USUAL_NAME: Final = "BulkDesk"
"""Who does most: what is done by itself."""
_DETAILS_HEIGHT: Final = 60


class Column(IntEnum):
    """The table's columns."""

    NUMBER = 0
    WHEN = 1
    WHO = 2
    WHAT = 3
    ABOUT = 4
    FIGURES = 5
    RESULT = 6


_CHARACTERS: Final = {
    Column.WHAT: 14,
    Column.ABOUT: 13,
    Column.FIGURES: 15,
    Column.RESULT: 11,
}
"""The columns that share the rest, and how many characters a line of their content usually has."""


class TrailTable(FittedTable):
    """Newest entries first; long texts go on in a second line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self.setObjectName("trailTable")
        for column in (Column.WHEN, Column.WHO, *_CHARACTERS):
            self.setItemDelegateForColumn(column, TwoLineDelegate(self))

    def widths(self) -> dict[int, int]:
        """Numbers, names, and moments of which the time stands under the day, have what they need, the others the rest."""
        metrics = QFontMetrics(self.font())
        contents: dict[int, int] = {
            Column.NUMBER: metrics.horizontalAdvance(str(_USUAL_NUMBER)),
            Column.WHEN: max(map(metrics.horizontalAdvance, usual_moment().split(maxsplit=1))) + SPACING.xs,
            Column.WHO: metrics.horizontalAdvance(_USUAL_NAME) + SPACING.xs,
            **{column: metrics.averageCharWidth() * count for column, count in _CHARACTERS.items()},
        }
        return self.filled(contents, (set(_CHARACTERS),))


class TrailEntries(QWidget):
    """The table, and under it what its columns have no room for."""

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        """Make an empty list; moments are shown in the IANA time zone ``zone``."""
        super().__init__(parent)
        self._zone = zone
        self.entries: list[TrailEntry] = []
        self._model = QStandardItemModel(0, len(Column), self)
        self._model.setHorizontalHeaderLabels(
            [
                self.tr("No."),
                self.tr("When"),
                self.tr("Who"),
                self.tr("What"),
                self.tr("About"),
                self.tr("Figures"),
                self.tr("Result"),
            ]
        )
        self.table = TrailTable(self)
        self.table.setAccessibleName(self.tr("Audit trail"))
        self.table.setModel(self._model)
        self.table.setMinimumHeight(120)
        self.details = QPlainTextEdit(self)
        self.details.setObjectName("trailDetails")
        self.details.setAccessibleName(self.tr("The chosen entry"))
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setFixedHeight(_DETAILS_HEIGHT)
        self.details.setPlaceholderText(self.tr("Choose an entry to read it in whole."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.sm)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.details)
        self.table.selectionModel().currentRowChanged.connect(self._show_details)

    def clear(self) -> None:
        """Show none."""
        self._model.removeRows(0, self._model.rowCount())
        self.entries = []
        self.details.clear()

    def add(self, entries: list[TrailEntry]) -> None:
        """Show more entries, older than those that are there."""
        self.entries += entries
        for entry in entries:
            self._model.appendRow([QStandardItem(text) for text in self._cells(entry)])

    def _cells(self, entry: TrailEntry) -> tuple[str, ...]:
        """What a row says, in the order of ``Column``."""
        return (
            str(entry.number),
            format_datetime(to_datetime(entry.at), self._zone),
            entry.user,
            act_text(entry.act),
            object_text(entry),
            figures_text(entry),
            result_text(entry),
        )

    def _show_details(self) -> None:
        row = self.table.currentIndex().row()
        cells = self._cells(self.entries[row])[Column.WHO :] if row >= 0 else ()
        self.details.setPlainText(" · ".join(filter(None, cells)))
