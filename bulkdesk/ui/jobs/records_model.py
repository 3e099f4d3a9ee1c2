"""The records of one job as a table that is read in pages, in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from bulkdesk.services.records import RecordPage, identifier_text
from bulkdesk.services.texts import detail_text
from bulkdesk.store.clock import to_datetime
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.records import RecordFilter, RecordRow
from bulkdesk.ui.jobs.records_look import look, word
from bulkdesk.ui.jobs.records_window import KEPT_PAGES, PAGE_ROWS, RecordWindow
from bulkdesk.ui.widgets.format import format_datetime, format_number
from bulkdesk.ui.widgets.roles import CellRole
from bulkdesk.ui.widgets.runs import runs

Index = QModelIndex | QPersistentModelIndex

_MOST_WANTED: Final = 8


class Column(IntEnum):
    """The table's columns."""

    NUMBER = 0
    CONTACT = 1
    OUTCOME = 2
    REASON = 3
    TIME = 4


@dataclass(frozen=True, slots=True)
class PageRequest:
    """What a page is asked for with."""

    wanted: RecordFilter
    after: int
    limit: int


class Handle(Protocol):
    """Work under way."""

    def cancel(self) -> None:
        """Want neither result nor error any more."""


Fetch = Callable[[PageRequest, Callable[[RecordPage], object], Callable[[BulkDeskError], object]], Handle]
"""Reads a page off the GUI thread and hands the page or the error back on it."""


class RecordsModel(QAbstractTableModel):
    """Records that a filter lets through.

    ``loadingChanged`` tells whether the first page is on its way, ``changed`` that rows came, went or were read anew,
    ``failed(BulkDeskError)`` that a page could not be read. At most one page is asked for at a time.
    """

    loadingChanged = Signal(bool)  # noqa: N815 - Qt's naming for signals
    changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        fetch: Fetch,
        zone: str,
        *,
        has_rows: bool = True,
        page_rows: int = PAGE_ROWS,
        kept_pages: int = KEPT_PAGES,
        parent: QObject | None = None,
    ) -> None:
        """Make an empty model; ``load`` fills it.

        Args:
            fetch: see :data:`Fetch`.
            zone: the IANA time zone that moments are shown in.
            has_rows: the records are rows of a file.
            page_rows: records of a page.
            kept_pages: pages in memory.
            parent: who owns the model.
        """
        super().__init__(parent)
        self._fetch = fetch
        self._zone = zone
        self._has_rows = has_rows
        self._page_rows = page_rows
        self._kept_pages = kept_pages
        self._window = RecordWindow(kept_pages)
        self._wanted = RecordFilter()
        self._task: Handle | None = None
        self._in_hand: int | None = None
        self._reading: int | None = None
        self._loading = False
        self._broken = False
        self._queue: list[int | None] = []
        self._visible = range(0)

    # -- what the panel says ------------------------------------------------------------------------------------

    @property
    def wanted(self) -> RecordFilter:
        """The filter in use."""
        return self._wanted

    @property
    def held(self) -> int:
        """How many records are in memory."""
        return self._window.held

    @property
    def complete(self) -> bool:
        """Whether the last record is known."""
        return not self._window.more and not self._broken

    @property
    def broken(self) -> bool:
        """Whether records are missing that could not be read; those that follow are not asked for by themselves."""
        return self._broken

    @property
    def loading(self) -> bool:
        """Whether the first page is on its way."""
        return self._loading

    def load(self, wanted: RecordFilter) -> None:
        """Begin anew with another filter."""
        self.stop()
        self._wanted = wanted
        self._broken = False
        self._visible = range(0)
        self.beginResetModel()
        self._window = RecordWindow(self._kept_pages)
        self.endResetModel()
        self._set_loading(loading=True)
        self._ask(None)

    def stop(self) -> None:
        """Want nothing any more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._queue.clear()

    def set_visible(self, first: int, last: int) -> None:
        """Say which rows are in sight: these are kept up to date, and the next page is read before the end is reached."""
        self._visible = range(first, last + 1)
        if self._window.more and last >= self.rowCount() - self._page_rows // 2:
            self._ask(None)

    def refresh(self) -> None:
        """Read again what is in sight and what may have come at the end; the rest when it comes into sight."""
        self._window.mark_stale()
        for page in self._visible_pages():
            self._ask(page, again=True)
        if not self._window.more:
            self._ask(None, again=True)

    def record(self, row: int) -> RecordRow | None:
        """The record of a row, or None while it is not in memory."""
        return self._window.at(row) if 0 <= row < self._window.count else None

    def retranslate(self) -> None:
        """Show all words anew."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        if self.rowCount():
            self._tell(0, self.rowCount() - 1)

    # -- what the view asks -------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many records are known so far."""
        return 0 if parent is not None and parent.isValid() else self._window.count

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether the end is not known."""
        return not parent.isValid() and self._window.more

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page."""
        if self.canFetchMore(parent):
            self._ask(None)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's name."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == Column.NUMBER:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        names = {
            Column.NUMBER: self.tr("Row") if self._has_rows else self.tr("No."),
            Column.CONTACT: self.tr("Contact"),
            Column.OUTCOME: self.tr("Result"),
            Column.REASON: self.tr("Reason"),
            Column.TIME: self.tr("Time"),
        }
        return names[Column(section)] if 0 <= section < len(Column) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, icon or colour."""
        if not index.isValid():
            return None
        record = self._window.at(index.row())
        page = self._window.page_at(index.row())
        if record is None or self._window.pages[page].stale:
            self._ask(page)
        if record is None:
            return None
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(record, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column is Column.NUMBER:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and column in {Column.NUMBER, Column.TIME}:
            return "text_muted"
        if column is Column.OUTCOME and role in {CellRole.ICON, CellRole.TONE}:
            name, tone = look(record)
            return name if role == CellRole.ICON else tone.value
        return None

    def _text(self, record: RecordRow, column: Column) -> str:
        match column:
            case Column.NUMBER:
                return format_number(record.row if record.row is not None else record.seq)
            case Column.CONTACT:
                return identifier_text(record) or ""
            case Column.OUTCOME:
                return word(record)
            case Column.REASON:
                return detail_text(record.code, record.detail) or ""
            case Column.TIME:
                return "" if record.at is None else format_datetime(to_datetime(record.at), self._zone)

    # -- reading ------------------------------------------------------------------------------------------------

    def _ask(self, page: int | None, *, again: bool = False) -> None:
        """Want a page, or with None what follows the known ones; ``again``: what is in hand may be too old."""
        if page not in self._queue and (again or self._task is None or page != self._in_hand):
            # Who drags the scroll bar over many pages wants the last of them.
            self._queue = [*self._queue[1 - _MOST_WANTED :], page]
        self._pump()

    def _pump(self) -> None:
        if self._task is not None or not self._queue:
            return
        page = self._in_hand = self._queue.pop()
        pages = self._window.pages
        if page is None and pages and not self._window.more and pages[-1].count < self._page_rows:
            # The last page has room: what is new at the end goes there.
            page = len(pages) - 1
        after = (pages[-1].last if pages else 0) if page is None else pages[page].after
        self._reading = page
        if page is not None:
            pages[page].stale = False
        request = PageRequest(self._wanted, after, self._page_rows)
        self._task = self._fetch(request, self._on_page, self._on_failed)

    def _on_page(self, found: RecordPage) -> None:
        self._task = None
        if self._reading is None:
            self._append(found)
        elif not self._replace(self._reading, found):
            # More records came into the page than it can hold.
            self.load(self._wanted)
            return
        self._set_loading(loading=False)
        self.changed.emit()
        self._pump()

    def _on_failed(self, error: BulkDeskError) -> None:
        self.stop()
        self._broken = True
        self._window.more = False
        self._set_loading(loading=False)
        self.failed.emit(error)

    def _append(self, found: RecordPage) -> None:
        self._end_read(more=found.more)
        if found.rows:
            first = self._window.count
            self.beginInsertRows(QModelIndex(), first, first + len(found.rows) - 1)
            self._window.append(found.rows)
            self.endInsertRows()

    def _end_read(self, *, more: bool) -> None:
        """Take notice of what follows the known records."""
        self._window.more = more
        self._broken = False

    def _replace(self, page: int, found: RecordPage) -> bool:
        """Put a page's records as they are now in place of what was known, row by row, so that nothing jumps.

        False: they are too many for the page.
        """
        window = self._window
        is_last = page == len(window.pages) - 1
        if is_last:
            self._end_read(more=found.more)
            rows = found.rows
            window.pages[page].last = rows[-1].seq if rows else window.pages[page].last
        else:
            rows = [row for row in found.rows if row.seq <= window.pages[page].last]
            if found.more and len(rows) == len(found.rows) and rows[-1].seq < window.pages[page].last:
                return False
        first = window.first(page)
        known = window.rows(page)
        if known is None:
            self._resize_unknown(page, len(rows))
        else:
            self._remove_gone(page, known, {row.seq for row in rows})
            self._insert_new(page, known, rows)
        before = list(known or ())
        window.put(page, rows)
        differing = [
            number for number, row in enumerate(rows) if number >= len(before) or before[number] != row
        ]
        if differing:
            self._tell(first + differing[0], first + differing[-1])
        return True

    def _resize_unknown(self, page: int, count: int) -> None:
        """Make room for a page that is not in memory and has another length than before."""
        first, before = self._window.first(page), self._window.pages[page].count
        if count < before:
            self.beginRemoveRows(QModelIndex(), first + count, first + before - 1)
            self._window.resize(page, count)
            self.endRemoveRows()
        elif count > before:
            self.beginInsertRows(QModelIndex(), first + before, first + count - 1)
            self._window.resize(page, count)
            self.endInsertRows()

    def _remove_gone(self, page: int, known: list[RecordRow], staying: set[int]) -> None:
        first = self._window.first(page)
        gone = [number for number, row in enumerate(known) if row.seq not in staying]
        for start, end in reversed(list(runs(gone))):
            self.beginRemoveRows(QModelIndex(), first + start, first + end)
            del known[start : end + 1]
            self._window.resize(page, len(known))
            self.endRemoveRows()

    def _insert_new(self, page: int, known: list[RecordRow], rows: list[RecordRow]) -> None:
        first = self._window.first(page)
        present = {row.seq for row in known}
        new = [number for number, row in enumerate(rows) if row.seq not in present]
        for start, end in runs(new):
            self.beginInsertRows(QModelIndex(), first + start, first + end)
            known[start:start] = rows[start : end + 1]
            self._window.resize(page, len(known))
            self.endInsertRows()

    def _visible_pages(self) -> range:
        if not self._visible or not self._window.count:
            return range(0)
        last = min(self._visible[-1], self._window.count - 1)
        first = min(self._visible[0], last)
        return range(self._window.page_at(first), self._window.page_at(last) + 1)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))

    def _set_loading(self, *, loading: bool) -> None:
        if self._loading != loading:
            self._loading = loading
            self.loadingChanged.emit(loading)
