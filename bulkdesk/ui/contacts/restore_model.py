"""The deleted contacts as a table: read in pages as it scrolls, ticked to be restored."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from bulkdesk.services.restoring import DeletedContact
from bulkdesk.services.times import begun_days
from bulkdesk.store.clock import to_datetime
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.ui.contacts.columns import contact_name
from bulkdesk.ui.contacts.restore_reading import PAGE_ROWS, Found, read_again, read_deleted
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.theme import Tone
from bulkdesk.ui.widgets.format import format_datetime
from bulkdesk.ui.widgets.roles import CellRole
from bulkdesk.ui.widgets.runs import runs
from bulkdesk.ui.widgets.task import BackgroundTask

_SOON_DAYS: Final = 7
"""So many days left are worth a colour."""

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The table's columns."""

    TICK = 0
    NAME = 1
    EMAIL = 2
    PHONE = 3
    COMPANY = 4
    DELETED = 5
    JOB = 6
    LEFT = 7


def left_text(days: int) -> str:
    """For how many more days a contact can be restored, in words."""
    translate = QCoreApplication.translate
    return translate("DeletedModel", "%n day(s)", None, days) if days else translate("DeletedModel", "None")


class DeletedModel(QAbstractTableModel):
    """Deleted contacts that hold the search text, last deleted first.

    ``changed`` tells that rows came or went or are looked for anew, ``ticked`` that other rows are ticked,
    ``failed(BulkDeskError)`` that a page could not be read. Those whose days are over are shown but cannot be chosen.
    """

    changed = Signal()
    ticked = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session = desk.session
        self._rows: list[DeletedContact] = []
        self._ticked: set[int] = set()
        self._search = ""
        self._count: int | None = None
        self._more = False
        self._is_beginning = False
        self._task: BackgroundTask | None = None
        self._is_stale = False
        self._is_wanted = False

    # -- what is held -------------------------------------------------------------------------------------------

    @property
    def count(self) -> int | None:
        """How many deleted contacts hold the search text, those not read yet included; None while that is not known."""
        return self._count

    @property
    def search(self) -> str:
        """The search text."""
        return self._search

    @property
    def is_loading(self) -> bool:
        """Whether rows are on their way."""
        return self._task is not None

    @property
    def is_beginning(self) -> bool:
        """Whether the first page is on its way."""
        return self._is_beginning

    @property
    def ticked_ids(self) -> list[int]:
        """Ids of the ticked contacts that can still be restored, in the order of the table."""
        if not self._ticked:
            return []
        return [row.contact.id for row in self._rows if row.contact.id in self._ticked and self._can(row)]

    def contact(self, row: int) -> DeletedContact:
        """The contact in a row."""
        return self._rows[row]

    def days_left(self, row: int) -> int:
        """Begun days in which the contact in a row can be restored, as of now; 0 when it cannot be any more."""
        return begun_days(self._rows[row].until, self._session.store.clock.now())

    def can_restore(self, row: int) -> bool:
        """Whether the contact in a row can be restored now."""
        return self._can(self._rows[row])

    def _can(self, deleted: DeletedContact) -> bool:
        return deleted.until > self._session.store.clock.now()

    # -- changing it --------------------------------------------------------------------------------------------

    def load(self, search: str = "") -> None:
        """Begin anew, for the desk's sub-account; the rows of the same one stay in sight until the others are there."""
        self.stop()
        if self._session != self._desk.session:
            self._session = self._desk.session
            self._reset([], None)
        self._search = search
        self._more = False
        self.clear_ticks()
        self._is_beginning = True
        self.changed.emit()
        self._read(None, self._on_first)

    def refresh(self) -> None:
        """Read again what is known; rows that stay keep their place, their tick and their selection."""
        if self._task is not None:
            self._is_stale = True
            return
        self._is_stale = False
        self._task = self._desk.run(
            read_again,
            self._session,
            self._search,
            len(self._rows),
            self._count or 0,
            on_done=self._on_again,
            on_failed=self._on_failed,
        )

    def stop(self) -> None:
        """Want nothing any more."""
        self._is_stale = self._is_wanted = False
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def toggle(self, rows: Iterable[int]) -> None:
        """Tick rows, or untick them when all that can be chosen are ticked."""
        ids = {self._rows[row].contact.id for row in rows if self.can_restore(row)}
        if not ids:
            return
        self._ticked = self._ticked - ids if ids <= self._ticked else self._ticked | ids
        self._tell(Column.TICK, Column.TICK)
        self.ticked.emit()

    def clear_ticks(self) -> None:
        """Tick nothing."""
        if self._ticked:
            self._ticked = set()
            self._tell(Column.TICK, Column.TICK)
        self.ticked.emit()

    def refresh_times(self) -> None:
        """Show anew what depends on the time of day."""
        self._tell(Column.TICK, Column.LEFT)
        self.ticked.emit()

    def retranslate(self) -> None:
        """Show all words anew."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self._tell(Column.TICK, Column.LEFT)

    # -- Qt's questions -----------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many contacts are known so far."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether there are more."""
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page."""
        # The view does not ask again by itself when this comes while something else is being read.
        self._is_wanted = self._task is not None
        if self.canFetchMore(parent) and self._task is None:
            self._read(self._rows[-1], self._on_more)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a row can be chosen while its contact can be restored."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if self.can_restore(index.row()):
            flags |= Qt.ItemFlag.ItemIsSelectable
            if index.column() == Column.TICK:
                flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's name."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole and section == Column.TICK:
            return self.tr("Selected")
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        names = {
            Column.TICK: "",
            Column.NAME: self.tr("Contact"),
            Column.EMAIL: self.tr("E-mail"),
            Column.PHONE: self.tr("Phone"),
            Column.COMPANY: self.tr("Company"),
            Column.DELETED: self.tr("Deleted"),
            Column.JOB: self.tr("Bulk action"),
            Column.LEFT: self.tr("Time left"),
        }
        return names[Column(section)] if 0 <= section < len(Column) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, icon, colour or tick; ``UserRole`` is the contact's id."""
        if not index.isValid():
            return None
        row, column = index.row(), Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.UserRole:
            return self._rows[row].contact.id
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(self._rows[row], column)
        if column is Column.TICK:
            return self._tick(row) if role == Qt.ItemDataRole.CheckStateRole else None
        if column is Column.LEFT:
            return self._look(row).get(role)
        return self._color(row, column) if role == Qt.ItemDataRole.ForegroundRole else None

    def _color(self, row: int, column: Column) -> str | None:
        if not self.can_restore(row):
            return "text_disabled"
        return "text_muted" if column is Column.DELETED else None

    def _tick(self, row: int) -> Qt.CheckState | None:
        if not self.can_restore(row):
            return None
        is_ticked = self._rows[row].contact.id in self._ticked
        return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked

    def _text(self, row: int, column: Column) -> str:
        deleted = self._rows[row]
        contact = deleted.contact
        match column:
            case Column.TICK:
                return ""
            case Column.NAME:
                texts = {"first_name": contact.first_name, "last_name": contact.last_name}
                texts |= {"email": contact.email, "phone": contact.phone, "company": contact.company}
                return contact_name(texts, contact.id)
            case Column.EMAIL:
                return contact.email or ""
            case Column.PHONE:
                return contact.phone or ""
            case Column.COMPANY:
                return contact.company or ""
            case Column.DELETED:
                return format_datetime(to_datetime(contact.deleted_at), self._session.account.timezone)
            case Column.JOB:
                return contact.job or ""
            case Column.LEFT:
                return left_text(self.days_left(row))

    def _tip(self, deleted: DeletedContact, column: Column) -> str | None:
        if column is Column.JOB and deleted.contact.deleted_by:
            return self.tr("“{job}” by {name}").format(
                job=deleted.contact.job, name=deleted.contact.deleted_by
            )
        if column is not Column.LEFT:
            return None
        zone = self._session.account.timezone
        time = format_datetime(to_datetime(deleted.until), zone)
        if self._can(deleted):
            return self.tr("Can be restored until {time} ({zone}).").format(time=time, zone=zone)
        return self.tr("Could be restored until {time} ({zone}). It will be removed for good.").format(
            time=time, zone=zone
        )

    def _look(self, row: int) -> dict[int, str]:
        """Icon and tone of the time left."""
        days = self.days_left(row)
        icon, tone = ("clock", Tone.INFO) if days > _SOON_DAYS else ("warning", Tone.WARNING)
        if days == 0:
            icon, tone = "cancelled", Tone.NEUTRAL
        return {CellRole.ICON: icon, CellRole.TONE: tone.value}

    # -- reading ------------------------------------------------------------------------------------------------

    def _read(self, after: DeletedContact | None, on_done: Callable[[Found], object]) -> None:
        self._task = self._desk.run(
            read_deleted,
            self._session,
            self._search,
            after,
            on_done=on_done,
            on_failed=self._on_failed,
        )

    def _on_first(self, found: Found) -> None:
        self._reset(*found)
        self._more = len(self._rows) == PAGE_ROWS
        self._is_beginning = False
        self._end()

    def _on_more(self, found: Found) -> None:
        rows, self._count = found
        self._more = len(rows) == PAGE_ROWS
        self._insert(len(self._rows), rows)
        self._end()

    def _on_again(self, found: Found) -> None:
        """Take out what has gone and put in what has come, so that nothing jumps."""
        rows, count = found
        self._count, self._more = count, len(rows) < count
        fresh = {row.contact.id: row for row in rows}
        # Who was restored and deleted again stands in another place now.
        moments = {number: row.contact.deleted_at for number, row in fresh.items()}
        gone = [
            place
            for place, row in enumerate(self._rows)
            if moments.get(row.contact.id) != row.contact.deleted_at
        ]
        for first, last in reversed(list(runs(gone))):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
        known = {row.contact.id for row in self._rows}
        for first, last in runs([place for place, row in enumerate(rows) if row.contact.id not in known]):
            self._insert(first, rows[first : last + 1])
        self._rows = rows
        self._ticked &= set(fresh)
        self._tell(Column.TICK, Column.LEFT)
        self.ticked.emit()
        self._end()

    def _end(self) -> None:
        self._task = None
        self.changed.emit()
        if self._is_stale:
            self.refresh()
        elif self._is_wanted:
            self.fetchMore(QModelIndex())

    def _reset(self, rows: list[DeletedContact], count: int | None) -> None:
        self.beginResetModel()
        self._rows, self._count = rows, count
        self.endResetModel()

    def _insert(self, place: int, rows: list[DeletedContact]) -> None:
        if rows:
            self.beginInsertRows(QModelIndex(), place, place + len(rows) - 1)
            self._rows[place:place] = rows
            self.endInsertRows()

    def _on_failed(self, error: BulkDeskError) -> None:
        self.stop()
        self._more = False
        if self._is_beginning:
            self._count = None
        self._is_beginning = False
        self.changed.emit()
        self.failed.emit(error)

    def _tell(self, first: Column, last: Column) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, first), self.index(len(self._rows) - 1, last))
