"""The table of the house."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QByteArray, QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from bulkdesk.ui.theme import ROW_HEIGHT, SPACING
from bulkdesk.ui.widgets.cell import CellDelegate
from bulkdesk.ui.widgets.plain import without_mnemonic


class DataTable(QTableView):
    """Rows of one height, chosen as a whole, lit up under the mouse; sorted by a click on the header.

    Enter sends ``activated`` for the current row, as a double click does. ``menuRequested``, with a global place, asks
    for the menu of the rows chosen: by the right mouse button, the menu key or Shift+F10, or a subclass's own cell.
    The header's menu shows and hides columns; columns can be moved and sized, and :meth:`header_state` remembers all of
    it. Text is never read as markup.
    """

    menuRequested = Signal(QPoint)  # noqa: N815 - Qt's naming for signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fixed_columns: set[int] = {0}
        self.setProperty("hoverRow", -1)
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSortingEnabled(True)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setSectionsMovable(True)
        columns.setSortIndicatorShown(True)
        columns.setStretchLastSection(True)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setMinimumSectionSize(48)
        columns.setTextElideMode(Qt.TextElideMode.ElideRight)
        columns.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        columns.customContextMenuRequested.connect(self._open_header_menu)
        self._fit_rows()

    def set_always_shown(self, columns: set[int]) -> None:
        """Name the logical columns that the header's menu does not let go; the first one by default."""
        self._fixed_columns = set(columns)

    def header_state(self) -> bytes:
        """Return order, widths, hidden columns and sorting, to be kept in the settings."""
        return bytes(self.horizontalHeader().saveState().data())

    def restore_header_state(self, state: bytes) -> bool:
        """Take up a state of :meth:`header_state`; say whether it fitted. Columns that must show are shown."""
        fitted = self.horizontalHeader().restoreState(QByteArray(state))
        for column in self._fixed_columns:
            self.setColumnHidden(column, False)
        return fitted

    def size_to_contents(self) -> None:
        """Give every column the width of what is in it, and the last one the rest, so that rows end at the edge."""
        for column in range(self.model().columnCount() - 1):
            self.resizeColumnToContents(column)

    def header_menu(self) -> QMenu:
        """Return a menu with one checkable entry for each column, in the order on the screen."""
        header = self.horizontalHeader()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place in range(header.count()):
            column = header.logicalIndex(place)
            text = self.model().headerData(column, Qt.Orientation.Horizontal)
            if not text:
                continue
            action = menu.addAction(without_mnemonic(str(text)))
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(column))
            action.setEnabled(column not in self._fixed_columns)
            action.toggled.connect(lambda shown, column=column: self.setColumnHidden(column, not shown))
        return menu

    def place_below(self, index: QModelIndex) -> QPoint:
        """Where the menu of a cell opens, on the screen."""
        rect = self.visualRect(index)
        return self.viewport().mapToGlobal(rect.bottomLeft() + QPoint(SPACING.md, -SPACING.xs))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Activate the current row by Enter and ask for its menu by the keys for it, on every platform."""
        index = self.currentIndex()
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            self.activated.emit(index)
            event.accept()
        elif event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._open_header_menu_by_key()
            event.accept()
        elif _asks_for_menu(event):
            # The platform's own event for it does not come everywhere, and of Shift+F10 never on X11.
            self._request_menu_by_key()
            event.accept()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the rows chosen."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._request_menu_by_key()
        elif self.indexAt(event.pos()).isValid():
            self.menuRequested.emit(event.globalPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the row under the mouse."""
        self._set_hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Light up no row."""
        self._set_hover(-1)
        super().leaveEvent(event)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Repaint both rows whole: the mark of the keyboard's row lies in the first column."""
        super().currentChanged(current, previous)
        for index in (current, previous):
            if index.isValid():
                self._update_row(index.row())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of font."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_rows()
        super().changeEvent(event)

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(
            max(ROW_HEIGHT, QFontMetrics(self.font()).height() + 2 * SPACING.sm)
        )

    def _set_hover(self, row: int) -> None:
        before = self.property("hoverRow")
        if row != before:
            self.setProperty("hoverRow", row)
            self._update_row(before)
            self._update_row(row)

    def _update_row(self, row: int) -> None:
        if row >= 0:
            self.viewport().update(
                0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row)
            )

    def _request_menu_by_key(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            # Who has come here by Tab has a current row, but none chosen yet.
            if not self.selectionModel().isSelected(index):
                self.selectRow(index.row())
            self.scrollTo(index)
            self.menuRequested.emit(self.place_below(index.siblingAtColumn(min(self._fixed_columns))))

    def sortable(self, column: int) -> bool:
        """Whether the table can be sorted by a column; by every one that has a title, unless a subclass knows better."""
        return bool(self.model().headerData(column, Qt.Orientation.Horizontal))

    def sort_menu(self, parent: QWidget) -> QMenu:
        """Return a menu of the columns to sort by; the one sorted by is checked, and choosing it turns the order round."""
        header = self.horizontalHeader()
        sorted_by, order = header.sortIndicatorSection(), header.sortIndicatorOrder()
        menu = QMenu(self.tr("Sort by"), parent)
        for column in map(header.logicalIndex, range(header.count())):
            if self.isColumnHidden(column) or not self.sortable(column):
                continue
            text = str(self.model().headerData(column, Qt.Orientation.Horizontal))
            action = menu.addAction(without_mnemonic(text))
            action.setCheckable(True)
            action.setChecked(column == sorted_by)
            turned = column == sorted_by and order == Qt.SortOrder.AscendingOrder
            wanted = Qt.SortOrder.DescendingOrder if turned else Qt.SortOrder.AscendingOrder
            action.triggered.connect(partial(self.sortByColumn, column, wanted))
        return menu

    def _open_header_menu_by_key(self) -> None:
        """What the header does for the mouse: sorting, and which columns show."""
        menu = self.header_menu()
        if self.isSortingEnabled():
            first = menu.actions()[0]
            menu.insertMenu(first, self.sort_menu(menu))
            menu.insertSeparator(first)
        menu.popup(self.horizontalHeader().mapToGlobal(QPoint(0, self.horizontalHeader().height())))

    def _open_header_menu(self, place: QPoint) -> None:
        self.header_menu().popup(self.horizontalHeader().mapToGlobal(place))


def _asks_for_menu(event: QKeyEvent) -> bool:
    is_shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and is_shifted)
