"""The contacts as a table: ids of all, rows of what is looked at, ticks."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from bulkdesk.services.contact_pages import BLOCK_ROWS, ContactWindow, View
from bulkdesk.store.contacts import ContactRow, Target
from bulkdesk.ui.contacts.columns import ORDERS, Column, cell_text, contact_name, header_text, name_text
from bulkdesk.ui.contacts.loading import Finder, Found, Wanted
from bulkdesk.ui.contacts.rows import RowReader
from bulkdesk.ui.contacts.selection import Ticks
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.widgets.roles import CellRole

Index = QModelIndex | QPersistentModelIndex

IS_PENDING: Final = CellRole.FRACTION + 110
"""Role: whether the row is still being read."""

_MUTED: Final = frozenset({Column.CREATED, Column.UPDATED, Column.ID})

# Asked for with every cell that is painted, and slow to make.
_COLUMNS: Final = tuple(Column)
_FLAGS: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_TICK_FLAGS: Final = _FLAGS | Qt.ItemFlag.ItemIsUserCheckable


class ContactsModel(QAbstractTableModel):
    """The contacts of a target in an order, and which of them are ticked.

    All ids are found in the background, rows are read in blocks when they come into sight. A new target or order shows
    once its first contacts are there; until then the former ones stay.

    Signals:
        aboutToShow: other contacts, or another order, will be there in a moment.
        shown(bool): they are there; yes when it is another target or order, no when the same was looked at anew.
        loaded: all contacts are known, and so is the count of those shown.
        counted: how many the sub-account has is known.
        rowsGone: a contact in sight is not there any more; the order should be looked at anew.
        ticksChanged: other contacts are ticked.
        failed(BulkDeskError): contacts cannot be read.
    """

    aboutToShow = Signal()  # noqa: N815 - Qt's naming for signals
    shown = Signal(bool)
    loaded = Signal()
    counted = Signal()
    rowsGone = Signal()  # noqa: N815
    ticksChanged = Signal()  # noqa: N815
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = View()
        self._target = self._view.target
        self._window: ContactWindow | None = None
        self._count = 0
        self._is_whole = False
        self._is_new = True
        self._total: int | None = None
        self._ticks = Ticks()
        self._finder = Finder(desk, self)
        self._finder.found.connect(self._on_found)
        self._finder.counted.connect(self._on_counted)
        self._finder.failed.connect(self.failed)
        self._rows = RowReader(desk, self)
        self._rows.arrived.connect(self._on_rows)
        self._rows.gone.connect(self.rowsGone)
        self._rows.failed.connect(self.failed)

    # -- which contacts -----------------------------------------------------------------------------------------

    @property
    def target(self) -> Target:
        """The contacts shown; not yet those that were asked for a moment ago."""
        return self._target

    @property
    def is_whole(self) -> bool:
        """Whether all contacts are known, and not only the first."""
        return self._is_whole

    @property
    def is_loading(self) -> bool:
        """Whether contacts are on their way."""
        return self._finder.is_busy

    @property
    def total(self) -> int | None:
        """How many contacts the sub-account has, None while that is not known."""
        return self._total

    def set_target(self, target: Target) -> None:
        """Show other contacts; once they are there nothing is ticked any more."""
        self._set_view(View(target, self._view.order, self._view.descending))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Show the contacts in another order; the ticks stay."""
        wanted = ORDERS.get(Column(column)) if 0 <= column < len(Column) else None
        descending = order == Qt.SortOrder.DescendingOrder
        if wanted is None or (wanted, descending) == (self._view.order, self._view.descending):
            return
        view = View(self._view.target, wanted, descending)
        if self._window is None and not self.is_loading:
            self._view = view
        else:
            self._set_view(view)

    def refresh(self) -> None:
        """Look at everything anew; what is shown stays until that is done."""
        self._rows.tell_again()
        if self._window is None:
            self._is_new = True
        visible = self._rows.visible
        anchor = self.contact_id(visible.start) if visible.start > 0 and not self._is_new else None
        wanted = Wanted(self._view, anchor, len(visible) or BLOCK_ROWS, self._ticks.ids)
        if self._is_new:
            # Ticks on "all" are counted, so a part of them must not show in between.
            keeps_all = self._ticks.is_all and self._view.target == self._target
            self._finder.look_for(wanted, self._window, with_first=not keeps_all)
        else:
            self._finder.look(wanted)

    def reset(self) -> None:
        """Forget everything, for another sub-account; ``set_target`` fills the table again."""
        self._finder.forget()
        self.beginResetModel()
        self._window, self._count, self._is_whole, self._total = None, 0, False, None
        self._target = Target()
        self._rows.forget()
        self.endResetModel()
        self.clear_ticks()

    def _set_view(self, view: View) -> None:
        self._view = view
        self._is_new = True
        self.refresh()

    def _on_found(self, found: Found) -> None:
        if found.is_whole:
            self._ticks.forget(found.gone)
            self._total = found.total
        is_new, self._is_new = self._is_new, False
        if found.window.view.target != self._target:
            # Nobody is to act on contacts that are out of sight.
            self._target = found.window.view.target
            self._ticks.clear()
        self._show(found, is_new=is_new)
        if found.is_whole:
            if self.ticked_count == 0:
                self._ticks.clear()
            self.loaded.emit()
            self.ticksChanged.emit()

    def _on_counted(self, total: int) -> None:
        self._total = total
        self.counted.emit()

    def _show(self, found: Found, *, is_new: bool) -> None:
        """Put other contacts in the place of those shown. Rows come and go at the end, the view keeps its place."""
        self.aboutToShow.emit()
        count, before = found.window.count, self._count
        if count < before:
            self.beginRemoveRows(QModelIndex(), count, before - 1)
        elif count > before:
            self.beginInsertRows(QModelIndex(), before, count - 1)
        self._window, self._count, self._is_whole = found.window, count, found.is_whole
        self._rows.show(found.window, found.blocks, is_new=is_new)
        if count < before:
            self.endRemoveRows()
        elif count > before:
            self.endInsertRows()
        self._tell(0, min(count, before) - 1)
        self.shown.emit(is_new)

    # -- rows ---------------------------------------------------------------------------------------------------

    def contact_id(self, row: int) -> int | None:
        """The contact in a row."""
        if self._window is None or not 0 <= row < self._count:
            return None
        return self._window.ids(row, 1)[0]

    def contact(self, row: int) -> ContactRow | None:
        """What is known of the contact in a row; None while it is being read, and when it is gone."""
        return self._rows.contact(row) if 0 <= row < self._count else None

    def position(self, contact_id: int) -> int | None:
        """The row of a contact, None when it is not shown."""
        return None if self._window is None else self._window.position(contact_id)

    def set_visible(self, first: int, last: int) -> None:
        """Say which rows are in sight."""
        self._rows.set_visible(range(first, last + 1))

    def _on_rows(self, first: int) -> None:
        self._tell(first, min(first + BLOCK_ROWS, self._count) - 1)

    # -- ticks --------------------------------------------------------------------------------------------------

    @property
    def ticked_count(self) -> int:
        """How many contacts are ticked."""
        return self._ticks.count(self._count)

    @property
    def has_all_ticked(self) -> bool:
        """Whether every contact shown is ticked, those not read included."""
        return self._is_whole and 0 < self._count == self.ticked_count

    @property
    def ticked_target(self) -> Target:
        """The contacts ticked, for the services."""
        return self._ticks.target(self._target)

    def is_ticked(self, row: int) -> bool:
        """Whether the contact in a row is ticked."""
        contact_id = self.contact_id(row)
        return contact_id is not None and self._ticks.has(contact_id)

    def set_ticked(self, first: int, last: int, *, ticked: bool) -> None:
        """Tick or untick the contacts from one row to another."""
        first, last = max(0, first), min(last, self._count - 1)
        if self._window is not None and first <= last:
            self._ticks.set(self._window.ids(first, last - first + 1), ticked=ticked)
            if self.ticked_count == 0:
                self._ticks.clear()
            self._tell_ticks(first, last)

    def tick_all(self) -> None:
        """Tick all contacts that match; only once all are known."""
        if self._is_whole and self._count:
            self._ticks.tick_all()
            self._tell_ticks(0, self._count - 1)

    def clear_ticks(self) -> None:
        """Tick nothing."""
        self._ticks.clear()
        self._tell_ticks(0, self._count - 1)

    def _tell_ticks(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, Column.TICK), self.index(last, Column.TICK))
        self.ticksChanged.emit()

    # -- what the view asks -------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many contacts there are."""
        return 0 if parent is not None and parent.isValid() else self._count

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that rows can be chosen, and those of the first column ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _TICK_FLAGS if index.column() == Column.TICK else _FLAGS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's name."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return header_text(Column(section))
        if role == Qt.ItemDataRole.AccessibleTextRole and section == Column.TICK:
            return self.tr("Selected")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, tick or colour; nothing while the row is being read."""
        if not index.isValid():
            return None
        column = _COLUMNS[index.column()]
        if column is Column.TICK and role == Qt.ItemDataRole.CheckStateRole:
            ticked = self.is_ticked(index.row())
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        contact = self.contact(index.row())
        if role == IS_PENDING:
            return contact is None
        return None if contact is None else self._cell(contact, column, role)

    def _cell(self, contact: ContactRow, column: Column, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(contact, column, self._desk.session.account.timezone)
        if role == Qt.ItemDataRole.UserRole and column is Column.TAGS:
            return contact.tags
        if role == Qt.ItemDataRole.AccessibleTextRole and column is Column.TICK:
            return contact_name(contact.texts, contact.id)
        if role == Qt.ItemDataRole.ForegroundRole:
            # An address or a number in place of the name that is missing steps back.
            is_muted = not name_text(contact.texts) if column is Column.NAME else column in _MUTED
            return "text_muted" if is_muted else None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick a row; nothing else can be set."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != Column.TICK:
            return False
        ticked = Qt.CheckState(value) == Qt.CheckState.Checked
        self.set_ticked(index.row(), index.row(), ticked=ticked)
        return True

    def retranslate(self) -> None:
        """Show all words anew."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self._tell(0, self._count - 1)

    def _tell(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))
