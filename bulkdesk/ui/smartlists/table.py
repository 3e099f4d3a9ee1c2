"""The view of the table of smart lists: its columns, and the clicks on its menu cells."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from bulkdesk.ui.jobs.delegates import HOVER_CELL, MenuDelegate
from bulkdesk.ui.smartlists.model import Column, SmartListsProxy
from bulkdesk.ui.theme import SPACING
from bulkdesk.ui.widgets.fitted_table import FittedTable

_MENU_WIDTH = 48
_NAME_SHARE = 0.4
_LEAST = 120


class SmartListsTable(FittedTable):
    """One list chosen at a time."""

    def __init__(self, proxy: SmartListsProxy, parent: QWidget | None = None) -> None:
        super().__init__((Column.NAME, Qt.SortOrder.AscendingOrder), parent)
        self.setObjectName("smartListsTable")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.set_always_shown({Column.NAME})
        self.setItemDelegateForColumn(Column.MENU, MenuDelegate(self))
        self.setModel(proxy)
        self.sort_as_kept()

    def widths(self) -> dict[int, int]:
        """Figures and names of people have what they need, the list's name and conditions the rest."""
        metrics = QFontMetrics(self.font())
        pad = 2 * SPACING.md
        widths: dict[int, int] = {
            Column.CONTACTS: metrics.horizontalAdvance("0.000.000") + pad,
            Column.CREATED_BY: metrics.averageCharWidth() * 14 + pad,
            Column.UPDATED: metrics.horizontalAdvance("00.00.0000, 00:00 XX") + pad,
        }
        for column, width in widths.items():
            widths[column] = max(width, self.title_width(column))
        widths[Column.MENU] = _MENU_WIDTH
        shown = {column: width for column, width in widths.items() if not self.isColumnHidden(column)}
        rest = self.viewport().width() - sum(shown.values())
        shown[Column.NAME] = max(_LEAST, round(rest * _NAME_SHARE))
        shown[Column.CONDITION] = max(_LEAST, rest - shown[Column.NAME])
        return shown

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the dots under the mouse."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        dots = index if index.isValid() and index.column() == Column.MENU else QModelIndex()
        self.setProperty(HOVER_CELL, QPersistentModelIndex(dots))
        shape = Qt.CursorShape.PointingHandCursor if dots.isValid() else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the menu by a click on the dots."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if (
            event.button() == Qt.MouseButton.LeftButton
            and index.isValid()
            and index.column() == Column.MENU
            and index == self.currentIndex()
        ):
            self.menuRequested.emit(self.place_below(index))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Leave a double click on the dots to its single clicks."""
        if self.indexAt(event.position().toPoint()).column() != Column.MENU:
            super().mouseDoubleClickEvent(event)
