"""The view of the table of smart lists: its columns, and the clicks on its menu cells."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from bulkdesk.ui.jobs.delegates import HOVER_CELL, MenuDelegate
from bulkdesk.ui.smartlists.model import Column, SmartListsProxy, header_text
from bulkdesk.ui.theme import SPACING
from bulkdesk.ui.widgets.table_view import DataTable

_MENU_WIDTH = 48
_NAME_SHARE = 0.4
_LEAST = 120


class SmartListsTable(DataTable):
    """One list chosen at a time."""

    def __init__(self, proxy: SmartListsProxy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("smartListsTable")
        self._is_sized = False
        self._is_fitting = False
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.set_always_shown({Column.NAME})
        self.setItemDelegateForColumn(Column.MENU, MenuDelegate(self))
        self.horizontalHeader().setStretchLastSection(False)
        self.setModel(proxy)
        self.sortByColumn(Column.NAME, Qt.SortOrder.AscendingOrder)
        self.horizontalHeader().sectionResized.connect(self._on_section_resized)
        self.horizontalHeader().sortIndicatorChanged.connect(self._on_sort_indicator)

    def fit_columns(self) -> None:
        """Share the room: figures and names of people as they need it, the list's name and conditions the rest."""
        if self._is_sized:
            return
        metrics = QFontMetrics(self.font())
        pad = 2 * SPACING.md
        widths = {
            Column.CONTACTS: metrics.horizontalAdvance("0.000.000") + pad,
            Column.CREATED_BY: metrics.averageCharWidth() * 14 + pad,
            Column.UPDATED: metrics.horizontalAdvance("00.00.0000, 00:00 XX") + pad,
        }
        for column, width in widths.items():
            title = metrics.horizontalAdvance(header_text(column)) + pad + SPACING.lg
            widths[column] = max(width, title)
        widths[Column.MENU] = _MENU_WIDTH
        shown = {column: width for column, width in widths.items() if not self.isColumnHidden(column)}
        rest = self.viewport().width() - sum(shown.values())
        shown[Column.NAME] = max(_LEAST, round(rest * _NAME_SHARE))
        shown[Column.CONDITION] = max(_LEAST, rest - shown[Column.NAME])
        self._is_fitting = True
        for column, width in shown.items():
            self.setColumnWidth(column, width)
        self._is_fitting = False

    def columns_state(self) -> tuple[bytes, bool]:
        """The header's state, and whether a person sized a column."""
        return self.header_state(), self._is_sized

    def restore_columns(self, state: bytes, *, is_sized: bool) -> None:
        """Take up what ``columns_state`` returned."""
        self._is_fitting = True
        is_fit = self.restore_header_state(state)
        self._is_fitting = False
        self._is_sized = is_sized and is_fit
        header = self.horizontalHeader()
        if 0 <= header.sortIndicatorSection() < Column.MENU:
            self.sortByColumn(header.sortIndicatorSection(), header.sortIndicatorOrder())
        self.fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self.fit_columns()

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

    def _on_section_resized(self, _column: int, before: int, after: int) -> None:
        if not self._is_fitting and before > 0 and after > 0:
            self._is_sized = True

    def _on_sort_indicator(self, column: int, _order: Qt.SortOrder) -> None:
        if column == Column.MENU:
            self.sortByColumn(Column.NAME, Qt.SortOrder.AscendingOrder)
