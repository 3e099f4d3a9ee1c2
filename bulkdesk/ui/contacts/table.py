"""The contacts table's view: ticking by mouse and keyboard, columns that share the room, a steady place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHeaderView, QWidget

from bulkdesk.ui.contacts.cells import ContactCell, TagsCell
from bulkdesk.ui.contacts.columns import (
    ELASTIC,
    MOMENTS,
    ORDERS,
    SHORT_WORD,
    SHOWN,
    USUAL_CHARACTERS,
    USUAL_TEXTS,
    YIELDING,
    Column,
)
from bulkdesk.ui.contacts.model import ContactsModel
from bulkdesk.ui.theme import SPACING
from bulkdesk.ui.widgets.fitted_table import FittedTable
from bulkdesk.ui.widgets.format import usual_moment
from bulkdesk.ui.widgets.tick import BOX, TICK_WIDTH, TickCell

_RANGE: Final = Qt.KeyboardModifier.ShiftModifier
_TOGGLE: Final = Qt.KeyboardModifier.ControlModifier


class ContactsTable(FittedTable):
    """The table "Contacts": one row is the current one, any number are ticked.

    A click on a check box ticks one row, with Shift all from the row ticked last; Ctrl and Shift do the same anywhere
    in a row, Space and Shift+Space from the keyboard. ``currentMoved`` tells that the chosen row is another one.
    """

    currentMoved = Signal()  # noqa: N815 - Qt's naming for signals

    def __init__(self, model: ContactsModel, parent: QWidget | None = None) -> None:
        super().__init__((Column.CREATED, Qt.SortOrder.DescendingOrder), parent)
        self.setObjectName("contactsTable")
        self._contacts = model
        self._is_moving = False
        self._last_ticked = -1
        self._current_id: int | None = None
        self._top: tuple[int, int] | None = None
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegate(ContactCell(self))
        self.setItemDelegateForColumn(Column.TICK, TickCell(self))
        self.setItemDelegateForColumn(Column.TAGS, TagsCell(self))
        self.set_always_shown({Column.TICK, Column.NAME})
        self.setModel(model)
        self.tick_box = QCheckBox(self.horizontalHeader())
        self.tick_box.setObjectName("contactsTickVisible")
        self._set_up_header()
        self._connect()
        self._retranslate()

    @property
    def current_contact_id(self) -> int | None:
        """The contact of the chosen row, None when no row is chosen."""
        return self._current_id

    def visible_rows(self) -> range:
        """The rows on the screen."""
        first = self.rowAt(0)
        if first < 0:
            return range(0)
        last = self.rowAt(self.viewport().height() - 1)
        return range(first, (last if last >= 0 else self._contacts.rowCount() - 1) + 1)

    def tick_visible(self) -> None:
        """Tick the rows on the screen; when they all are, nothing is ticked any more."""
        rows = self.visible_rows()
        if not rows or self._all_visible_ticked(rows):
            self._contacts.clear_ticks()
        else:
            self._contacts.set_ticked(rows.start, rows.stop - 1, ticked=True)

    def choose_nothing(self) -> None:
        """Go back to the first row and choose none."""
        self._current_id = None
        self._last_ticked = -1
        self.clearSelection()
        self.selectionModel().clearCurrentIndex()
        self.scrollToTop()
        self.currentMoved.emit()

    def sortable(self, column: int) -> bool:
        """Whether the store can order contacts by a column."""
        return column in ORDERS

    def restore_columns(self, state: bytes, *, is_sized: bool) -> None:
        """Take up what ``columns_state`` returned."""
        super().restore_columns(state, is_sized=is_sized)
        self._fix_tick_column()

    # -- building -----------------------------------------------------------------------------------------------

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setFirstSectionMovable(False)
        self._fix_tick_column()
        for column in Column:
            self.setColumnHidden(column, column not in SHOWN)
        self.sort_as_kept()
        header.geometriesChanged.connect(self._place_tick_box)
        self.horizontalScrollBar().valueChanged.connect(self._place_tick_box)

    def _fix_tick_column(self) -> None:
        self.horizontalHeader().setSectionResizeMode(Column.TICK, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(Column.TICK, TICK_WIDTH)

    def _connect(self) -> None:
        model = self._contacts
        model.aboutToShow.connect(self._note_place)
        model.shown.connect(self._take_place)
        model.ticksChanged.connect(self._show_tick_box)
        model.modelReset.connect(self.choose_nothing)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.tick_box.clicked.connect(self._on_tick_box)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Contacts"))
        self.tick_box.setAccessibleName(self.tr("Select the contacts on the screen"))
        self.tick_box.setToolTip(self.tr("Select the contacts on the screen"))

    # -- ticking ------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick by a click on a check box, or anywhere with Ctrl or Shift."""
        index = self.indexAt(event.position().toPoint())
        modifiers = event.modifiers()
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            if modifiers & _RANGE:
                self._tick_to(index.row())
            elif modifiers & _TOGGLE or index.column() == Column.TICK:
                self._toggle(index.row())
            if index.column() == Column.TICK or modifiers & (_RANGE | _TOGGLE):
                # The keyboard's place follows; what is ticked was said already.
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self.setCurrentIndex(index)
                return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a double click on a check box for two clicks."""
        if self.indexAt(event.position().toPoint()).column() == Column.TICK:
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by Space, untick all by Escape."""
        index, key = self.currentIndex(), event.key()
        if key == Qt.Key.Key_Space and index.isValid():
            if event.modifiers() & _RANGE:
                self._tick_to(index.row())
            else:
                self._toggle(index.row())
        elif key == Qt.Key.Key_Escape and self._contacts.ticked_count:
            self._contacts.clear_ticks()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def keyboardSearch(self, _text: str) -> None:
        """Leave letters alone: looking for one would read every contact; there is a search field."""

    def _toggle(self, row: int) -> None:
        self._contacts.set_ticked(row, row, ticked=not self._contacts.is_ticked(row))
        self._last_ticked = row

    def _tick_to(self, row: int) -> None:
        """Do with all rows from the one ticked last what was done with that one."""
        start = self._last_ticked if 0 <= self._last_ticked < self._contacts.rowCount() else row
        ticked = start == row or self._contacts.is_ticked(start)
        self._contacts.set_ticked(min(start, row), max(start, row), ticked=ticked)
        self._last_ticked = row

    def _on_tick_box(self) -> None:
        self.tick_visible()
        self._show_tick_box()

    def _all_visible_ticked(self, rows: range) -> bool:
        return all(self._contacts.is_ticked(row) for row in rows)

    def _show_tick_box(self) -> None:
        """Checked: all rows on the screen are ticked; a dash: some rows are, here or elsewhere."""
        rows = self.visible_rows()
        if rows and self._all_visible_ticked(rows):
            state = Qt.CheckState.Checked
        elif self._contacts.ticked_count:
            state = Qt.CheckState.PartiallyChecked
        else:
            state = Qt.CheckState.Unchecked
        self.tick_box.setCheckState(state)
        self.tick_box.setEnabled(bool(rows))

    def _place_tick_box(self) -> None:
        header = self.horizontalHeader()
        size = self.tick_box.sizeHint()
        # The style sheet's box has its border outside.
        x = header.sectionViewportPosition(Column.TICK) + (TICK_WIDTH - BOX - 2) // 2
        self.tick_box.setGeometry(x, (header.height() - size.height()) // 2, BOX + 2, size.height())

    # -- a steady place -----------------------------------------------------------------------------------------

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Keep in mind which contact is chosen, so that its row is found again."""
        super().currentChanged(current, previous)
        if not self._is_moving:
            self._current_id = self._contacts.contact_id(current.row()) if current.isValid() else None
            self.currentMoved.emit()

    def _note_place(self) -> None:
        self._is_moving = True
        top = self.rowAt(0)
        bar = self.verticalScrollBar()
        contact_id = self._contacts.contact_id(top)
        # At the very top new contacts come into sight.
        self._top = None if contact_id is None or bar.value() == 0 else (contact_id, self._offset(top))

    def _take_place(self, is_new: bool) -> None:
        self.updateGeometries()
        if is_new:
            self.scrollToTop()
            self._last_ticked = -1
        elif self._top is not None:
            contact_id, offset = self._top
            row = self._contacts.position(contact_id)
            if row is not None:
                self.verticalScrollBar().setValue(row * self._row_height() + offset)
        self._choose_again()
        self._is_moving = False
        self._on_scrolled()
        self.currentMoved.emit()

    def _choose_again(self) -> None:
        """Choose the contact's row wherever it is now; a contact that is gone leaves nothing chosen."""
        if self._current_id is None:
            # What moved up by itself into a row that went was not chosen by anybody.
            self.clearSelection()
            return
        row = self._contacts.position(self._current_id)
        chosen = self.selectionModel()
        if row is not None:
            index = self._contacts.index(row, max(0, self.currentIndex().column()))
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            chosen.setCurrentIndex(index, flags)
        else:
            chosen.clearSelection()
            if self._contacts.is_whole:
                self._current_id = None

    def _offset(self, row: int) -> int:
        return self.verticalScrollBar().value() - row * self._row_height()

    def _on_scrolled(self) -> None:
        rows = self.visible_rows()
        self._contacts.set_visible(rows.start, rows.stop - 1)
        self._show_tick_box()

    def _row_height(self) -> int:
        return self.verticalHeader().defaultSectionSize()

    # -- columns ------------------------------------------------------------------------------------------------

    def widths(self) -> dict[int, int]:
        """Usual widths, of which the elastic columns take more or less where there is more or less room."""
        shown = [column for column in Column if column != Column.TICK and not self.isColumnHidden(column)]
        widths: dict[int, int] = {column: self._usual_width(column) for column in shown}
        elastic = {column: width for column, width in widths.items() if column in ELASTIC}
        fixed = TICK_WIDTH + sum(widths.values()) - sum(elastic.values())
        room = self.viewport().width() - fixed
        return widths | self.shared(elastic, (YIELDING, ELASTIC - YIELDING), room)

    def _usual_width(self, column: Column) -> int:
        metrics = QFontMetrics(self.font())
        text = usual_moment() if column in MOMENTS else USUAL_TEXTS.get(column)
        if text is None:
            content = metrics.averageCharWidth() * USUAL_CHARACTERS.get(column, SHORT_WORD)
        else:
            content = metrics.horizontalAdvance(text) + SPACING.xs
        least = self.horizontalHeader().minimumSectionSize()
        return max(content + 2 * SPACING.md, self.title_width(column), least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew, and read what comes into sight."""
        super().resizeEvent(event)
        self._place_tick_box()
        self._on_scrolled()

    def showEvent(self, event: QShowEvent) -> None:
        """Share the room anew, below the box that ticks all."""
        super().showEvent(event)
        self._place_tick_box()

    def changeEvent(self, event: QEvent) -> None:
        """Follow font and language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
