"""The table of smart lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from bulkdesk.services.i18n import QT_TRANSLATE_NOOP, sort_text
from bulkdesk.services.session import Session
from bulkdesk.store.clock import to_datetime
from bulkdesk.store.smart_lists import SmartListRow
from bulkdesk.ui.smartlists.words import filter_text
from bulkdesk.ui.widgets.format import format_datetime, format_number, format_relative

Index = QModelIndex | QPersistentModelIndex

_MOST_TOOLTIP = 2_000
_SORT = Qt.ItemDataRole.UserRole + 1


class Column(IntEnum):
    """The columns, in the order in which they are shown at first."""

    NAME = 0
    CONDITION = 1
    CONTACTS = 2
    CREATED_BY = 3
    UPDATED = 4
    MENU = 5


_HEADERS: Final = {
    Column.NAME: QT_TRANSLATE_NOOP("SmartListsModel", "Name"),
    Column.CONDITION: QT_TRANSLATE_NOOP("SmartListsModel", "Conditions"),
    Column.CONTACTS: QT_TRANSLATE_NOOP("SmartListsModel", "Contacts"),
    Column.CREATED_BY: QT_TRANSLATE_NOOP("SmartListsModel", "Created by"),
    Column.UPDATED: QT_TRANSLATE_NOOP("SmartListsModel", "Updated"),
}
_MUTED: Final = frozenset({Column.CONDITION, Column.CREATED_BY, Column.UPDATED})


def header_text(column: Column) -> str:
    """A column's title; the menu's has none."""
    return QCoreApplication.translate("SmartListsModel", _HEADERS[column]) if column in _HEADERS else ""


class SmartListsModel(QAbstractTableModel):
    """All lists of a sub-account with their figures, as far as these are known."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rows: list[SmartListRow] = []
        self.counts: dict[int, int | None] = {}
        self._names: dict[int, str] = {}
        self._texts: dict[int, str] = {}

    def set_session(self, session: Session) -> None:
        """Look at another sub-account, without its lists yet."""
        self.beginResetModel()
        self._session = session
        self.rows, self.counts, self._names, self._texts = [], {}, {}, {}
        self.endResetModel()

    def set_rows(self, rows: Sequence[SmartListRow], job_names: Mapping[int, str]) -> None:
        """Show these lists; figures of lists that are still the same stay until they are counted anew."""
        before = {row.id: row.filter for row in self.rows}
        same_lists = [row.id for row in rows] == [row.id for row in self.rows]
        if not same_lists:
            self.beginResetModel()
        self.rows = list(rows)
        self._names = dict(job_names)
        self._texts = {}
        kept = {row.id for row in rows if row.id in before and before[row.id] == row.filter}
        self.counts = {list_id: count for list_id, count in self.counts.items() if list_id in kept}
        if same_lists:
            self.refresh()
        else:
            self.endResetModel()

    def set_count(self, list_id: int, count: int | None) -> None:
        """Show a figure; None is a list that cannot be counted."""
        if list_id in self.counts and self.counts[list_id] == count:
            return
        for place, row in enumerate(self.rows):
            if row.id == list_id:
                self.counts[list_id] = count
                cell = self.index(place, Column.CONTACTS)
                self.dataChanged.emit(cell, cell)

    def refresh(self) -> None:
        """Say everything anew (language, "3 minutes ago")."""
        self._texts = {}
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(Column) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def condition(self, row: SmartListRow) -> str:
        """A list's filter in words."""
        text = self._texts.get(row.id)
        if text is None:
            if row.filter is None:
                text = self.tr("Cannot be read: damaged, or made by a newer BulkDesk")
            else:
                text = filter_text(row.filter, self._names)
            self._texts[row.id] = text
        return text

    # -- Qt's questions -----------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of lists."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """A column's title."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return header_text(Column(section))
        if role == Qt.ItemDataRole.AccessibleTextRole and section == Column.MENU:
            return self.tr("Actions")
        if role == Qt.ItemDataRole.TextAlignmentRole and section == Column.CONTACTS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's value for a role; ``UserRole`` is the list's id."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tooltip(row, column)
            case Qt.ItemDataRole.ForegroundRole:
                return "text_muted" if column in _MUTED else None
            case Qt.ItemDataRole.TextAlignmentRole if column is Column.CONTACTS:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.UserRole:
                return row.id
        return self._sort_key(row, column) if role == _SORT else None

    def _text(self, row: SmartListRow, column: Column) -> str:
        match column:
            case Column.NAME:
                return row.name
            case Column.CONDITION:
                return self.condition(row)
            case Column.CONTACTS:
                return self._count_text(row)
            case Column.CREATED_BY:
                return row.created_by
            case Column.UPDATED:
                now = to_datetime(self._session.store.clock.now())
                return format_relative(to_datetime(row.updated_at), self._session.account.timezone, now)
            case Column.MENU:
                return ""

    def _count_text(self, row: SmartListRow) -> str:
        if row.id not in self.counts:
            return "…"
        count = self.counts[row.id]
        return "–" if count is None else format_number(count)

    def _spoken(self, row: SmartListRow, column: Column) -> str:
        if column is Column.MENU:
            return self.tr("Actions for {name}").format(name=row.name)
        if column is Column.CONTACTS and row.id not in self.counts:
            return self.tr("Being counted")
        return self._text(row, column)

    def _tooltip(self, row: SmartListRow, column: Column) -> str | None:
        if column is Column.CONDITION:
            return self.condition(row)[:_MOST_TOOLTIP]
        if column is Column.UPDATED:
            return format_datetime(to_datetime(row.updated_at), self._session.account.timezone)
        return None

    def _sort_key(self, row: SmartListRow, column: Column) -> object:
        if column is Column.CONTACTS:
            count = self.counts.get(row.id)
            return -1 if count is None else count
        return row.updated_at if column is Column.UPDATED else sort_text(self._text(row, column))


class SmartListsProxy(QSortFilterProxyModel):
    """The lists whose name contains what is searched for, sorted."""

    def __init__(self, model: SmartListsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._search = ""
        self.setSourceModel(model)
        self.setSortRole(_SORT)
        self.setDynamicSortFilter(True)

    def set_search(self, text: str) -> None:
        """Show the lists whose names contain a text, upper and lower case alike."""
        self._search = text.strip().casefold()
        self.invalidate()

    def row_at(self, row: int) -> SmartListRow:
        """The list in a row of the view."""
        return self.model.rows[self.mapToSource(self.index(row, 0)).row()]

    def row_of(self, list_id: int) -> int | None:
        """Where a list stands, None when it is not shown."""
        rows = range(self.rowCount())
        return next((row for row in rows if self.row_at(row).id == list_id), None)

    def filterAcceptsRow(self, source_row: int, _source_parent: Index) -> bool:
        """Look at the name."""
        return self._search in self.model.rows[source_row].name.casefold()

    def lessThan(self, left: Index, right: Index) -> bool:
        """Compare what the columns are sorted by."""
        first, second = left.data(_SORT), right.data(_SORT)
        return bool(first < second)
