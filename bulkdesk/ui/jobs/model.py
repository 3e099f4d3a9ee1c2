"""The rows of the jobs table: held as they are in the store, sorted here, changed cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, compress
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from bulkdesk.services.session import Session
from bulkdesk.services.statistics import share_done
from bulkdesk.store.jobs import JobFilter, JobRow
from bulkdesk.store.words import JobStatus, JobType
from bulkdesk.ui.jobs import present
from bulkdesk.ui.jobs.cells import JobCells
from bulkdesk.ui.jobs.present import Column

Index = QModelIndex | QPersistentModelIndex

SORTABLE = frozenset({*Column} - {Column.STATISTICS, Column.MENU})

_CELLS: tuple[tuple[Column, Callable[[JobRow], Any]], ...] = (
    (Column.NAME, lambda job: job.name),
    (Column.STATUS, lambda job: (job.status, job.status_reason, job.scheduled_at, share_done(job))),
    (Column.PROGRESS, lambda job: (job.status, job.started_at, share_done(job), job.failed, job.warnings)),
)
"""What of a job can change, and in which cell it shows."""


class JobTableModel(QAbstractTableModel):
    """A sub-account's jobs. Never reset while it shows one sub-account: rows are inserted, moved and changed.

    It sorts and filters its own rows, in a few passes over all of them: a proxy that asks for each row, or even each
    cell, costs up to a second for 100,000 jobs. Its rows are those that the filter lets through; ``jobs`` has all.

    Attributes:
        statuses: how many jobs there are of each status, filtered ones included.
        types: the same for each type.
        creators: the same for each user's name.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[JobRow] = []
        self._places: dict[int, int] = {}
        self._accepted = bytearray()
        self._shown: list[JobRow] = []
        self._filter = JobFilter()
        self.statuses: Counter[str] = Counter()
        self.types: Counter[str] = Counter()
        self.creators: Counter[str] = Counter()
        self._column = Column.CREATED_AT
        self._descending = True
        self._key = present.sort_key(self._column)
        self._cells = JobCells(session)

    # -- what is held -------------------------------------------------------------------------------------------

    @property
    def jobs(self) -> Sequence[JobRow]:
        """All jobs in the order of the table, those that the filter hides included."""
        return self._rows

    @property
    def rows(self) -> Sequence[JobRow]:
        """The jobs in the rows."""
        return self._shown

    @property
    def filter(self) -> JobFilter:
        """Which jobs are let through."""
        return self._filter

    @property
    def sort_column(self) -> Column:
        """The column that the rows are sorted by."""
        return self._column

    @property
    def sort_order(self) -> Qt.SortOrder:
        """The direction of the current order."""
        return Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder

    def job(self, job_id: int) -> JobRow | None:
        """A job by its id."""
        place = self._places.get(job_id)
        return None if place is None else self._rows[place]

    def row_of(self, job_id: int) -> int | None:
        """The row of a job, None when there is no such job or the filter hides it."""
        place = self._places.get(job_id)
        return None if place is None or not self._accepted[place] else self._row_before(place)

    # -- changing it --------------------------------------------------------------------------------------------

    def reset_to(self, session: Session) -> None:
        """Begin anew, empty, for another sub-account."""
        self.beginResetModel()
        self._cells = JobCells(session)
        self._rows, self._places, self._accepted, self._shown = [], {}, bytearray(), []
        self.statuses, self.types, self.creators = Counter(), Counter(), Counter()
        self.endResetModel()

    def merge(self, jobs: Iterable[JobRow]) -> None:
        """Take in jobs that were made or changed; what is held already in a newer state is left alone."""
        fresh: dict[int, JobRow] = {}
        for job in jobs:
            place = self._places.get(job.id)
            if place is None:
                held = fresh.get(job.id)
                if held is None or held.changed < job.changed:
                    fresh[job.id] = job
            elif self._rows[place].changed < job.changed:
                self._change(place, job)
        if fresh:
            self._insert(list(fresh.values()))

    def set_filter(self, wanted: JobFilter) -> None:
        """Let other rows through. Those that stay keep their selection."""
        if wanted != self._filter:
            self._filter = wanted
            self._arrange(lambda: self._accept(self._matches(self._rows)))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, stable; a column that cannot be sorted by changes nothing."""
        if column not in SORTABLE or (column, order) == (self._column, self.sort_order):
            # Always sorted already. Qt asks twice when the header's mark is moved by code.
            return
        self._column, self._descending = Column(column), order == Qt.SortOrder.DescendingOrder
        self._resort()

    def retranslate(self) -> None:
        """Show everything in the current language; order by type and status follows its words."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self._resort()
        self._tell_all()

    def refresh_times(self) -> None:
        """Show anew what depends on the time of day ("in 5 minutes")."""
        for row, job in enumerate(self._shown):
            if job.status is JobStatus.QUEUED and job.scheduled_at is not None:
                cell = self.index(row, Column.STATUS)
                self.dataChanged.emit(cell, cell)

    def _tell_all(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(Column) - 1))

    def _matches(self, rows: Sequence[JobRow]) -> bytearray:
        """``JobFilter.matches`` for each row, one pass for each thing that the filter narrows down."""
        wanted = self._filter
        found = [True] * len(rows)
        # In a tuple, members are found by identity; in a set, each look-up would call Enum's own hash.
        if statuses := tuple(wanted.statuses):
            found = [job.status in statuses for job in rows]
        if types := tuple(wanted.types):
            found = [kept and job.type in types for kept, job in zip(found, rows, strict=True)]
        if names := wanted.created_by:
            found = [kept and job.created_by in names for kept, job in zip(found, rows, strict=True)]
        if (first := wanted.created_from) is not None:
            found = [kept and job.created_at >= first for kept, job in zip(found, rows, strict=True)]
        if (end := wanted.created_before) is not None:
            found = [kept and job.created_at < end for kept, job in zip(found, rows, strict=True)]
        if needle := wanted.search.casefold():
            found = [kept and needle in job.name.casefold() for kept, job in zip(found, rows, strict=True)]
        return bytearray(found)

    def _accept(self, accepted: bytearray) -> None:
        self._accepted = accepted
        self._shown = list(compress(self._rows, accepted))

    def _row_before(self, place: int) -> int:
        """How many rows stand before ``place`` in the list of all jobs."""
        return place if len(self._shown) == len(self._rows) else self._accepted.count(1, 0, place)

    def _change(self, place: int, job: JobRow) -> None:
        before = self._rows[place]
        if before.status is not job.status:
            self.statuses[before.status] -= 1
            self.statuses[job.status] += 1
        was_shown, is_shown = bool(self._accepted[place]), self._filter.matches(job)
        target = self._target(place, job)
        row = self._row_before(place)
        # Where it goes, counted without itself.
        new_row = self._row_before(target) - (was_shown and target > place)
        if was_shown and is_shown:
            self._move_row(row, new_row, job, lambda: self._put(place, target, job))
            if cells := [column for column, shown in _CELLS if shown(before) != shown(job)]:
                self.dataChanged.emit(self.index(new_row, cells[0]), self.index(new_row, cells[-1]))
        elif was_shown:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._shown[row]
            self._put(place, target, job)
            self.endRemoveRows()
        elif is_shown:
            self.beginInsertRows(QModelIndex(), new_row, new_row)
            self._shown.insert(new_row, job)
            self._put(place, target, job)
            self.endInsertRows()
        else:
            self._put(place, target, job)

    def _target(self, place: int, job: JobRow) -> int:
        """Before which place of the list ``job``, now at ``place``, belongs; ``place`` itself when it may stay."""
        others = self._rows
        if place > 0 and not self._in_order(others[place - 1], job):
            return self._place_for(job, 0, place)
        if place < len(others) - 1 and not self._in_order(job, others[place + 1]):
            return self._place_for(job, place + 1, len(others))
        return place

    def _move_row(self, row: int, new_row: int, job: JobRow, put: Callable[[], None]) -> None:
        if new_row == row:
            self._shown[row] = job
            put()
            return
        self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), new_row + (new_row > row))
        del self._shown[row]
        self._shown.insert(new_row, job)
        put()
        self.endMoveRows()

    def _put(self, place: int, target: int, job: JobRow) -> None:
        """Put the new state of the job at ``place`` before ``target`` in the list of all jobs."""
        if target > place:
            target -= 1
        if target != place:
            del self._rows[place], self._accepted[place]
            self._rows.insert(target, job)
            self._accepted.insert(target, 0)
            for moved in range(min(place, target), max(place, target) + 1):
                self._places[self._rows[moved].id] = moved
        self._rows[target] = job
        self._accepted[target] = self._filter.matches(job)

    def _insert(self, jobs: list[JobRow]) -> None:
        statuses, types = [job.status for job in jobs], [job.type for job in jobs]
        for status in JobStatus:
            self.statuses[status] += statuses.count(status)
        for job_type in JobType:
            self.types[job_type] += types.count(job_type)
        self.creators.update(job.created_by for job in jobs)
        jobs.sort(key=lambda job: (job.created_at, job.id), reverse=True)
        jobs.sort(key=self._key, reverse=self._descending)
        groups = self._grouped(jobs)
        # From the end, so that the places found stay right. Between the insertions the ids need no places.
        for place, group in reversed(groups):
            accepted = self._matches(group)
            shown = list(compress(group, accepted))
            row = self._row_before(place)
            if shown:
                self.beginInsertRows(QModelIndex(), row, row + len(shown) - 1)
            self._rows[place:place] = group
            self._accepted[place:place] = accepted
            self._shown[row:row] = shown
            if shown:
                self.endInsertRows()
        for place in range(groups[0][0], len(self._rows)):
            self._places[self._rows[place].id] = place

    def _grouped(self, jobs: list[JobRow]) -> list[tuple[int, list[JobRow]]]:
        """Sorted jobs by the place before which they belong, from the first place on."""
        groups: list[tuple[int, list[JobRow]]] = []
        place, end = 0, len(self._rows)
        for job in jobs:
            if place < end or not groups:
                place = self._place_for(job, place, end)
            if groups and groups[-1][0] == place:
                groups[-1][1].append(job)
            else:
                groups.append((place, [job]))
        return groups

    def _resort(self) -> None:
        self._key = present.sort_key(self._column)
        self._arrange(self._sort_rows)

    def _sort_rows(self) -> None:
        rows, accepted = self._rows, self._accepted
        keys = list(map(self._key, rows))
        order = sorted(range(len(rows)), key=keys.__getitem__, reverse=self._descending)
        self._rows = [rows[place] for place in order]
        self._number()
        self._accept(bytearray(accepted[place] for place in order))

    def _arrange(self, change: Callable[[], None]) -> None:
        """Change which rows there are and in what order, as a change of layout: what stays keeps its places.

        Qt's own proxies tell of a changed filter in the same way where single removals would take too long.
        """
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._shown[index.row()].id for index in before]
        change()
        if before:
            rows_to = list(accumulate(self._accepted))
            after = []
            for job_id, index in zip(ids, before, strict=True):
                place = self._places[job_id]
                row = rows_to[place] - 1
                after.append(self.index(row, index.column()) if self._accepted[place] else QModelIndex())
            self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _number(self) -> None:
        self._places = {job.id: place for place, job in enumerate(self._rows)}

    def _in_order(self, upper: JobRow, lower: JobRow) -> bool:
        first, second = self._key(upper), self._key(lower)
        return bool(first >= second if self._descending else first <= second)

    def _place_for(self, job: JobRow, low: int, high: int) -> int:
        """Where ``job`` belongs among the rows from ``low`` to ``high``: before its equals."""
        key = self._key(job)
        while low < high:
            middle = (low + high) // 2
            held = self._key(self._rows[middle])
            if (held > key) if self._descending else (held < key):
                low = middle + 1
            else:
                high = middle
        return low

    # -- Qt's questions -----------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default, never changed
        """Return the number of jobs that the filter lets through."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's title."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return present.header_text(section)
        if role == Qt.ItemDataRole.AccessibleTextRole and section == Column.MENU:
            return QCoreApplication.translate("JobsTable", "Actions")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows; ``UserRole`` is the job's id."""
        if not index.isValid():
            return None
        return self._cells.value(self._shown[index.row()], Column(index.column()), role)


class JobProxy(QSortFilterProxyModel):
    """What the table looks at. It keeps no filter of its own, so that a new one costs it no call for each job."""

    def __init__(self, model: JobTableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setSourceModel(model)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Have the model sort its rows."""
        self._model.sort(column, order)

    def job_at(self, row: int) -> JobRow:
        """The job in a row of the table."""
        return self._model.rows[self.mapToSource(self.index(row, 0)).row()]

    def row_of(self, job_id: int) -> int | None:
        """The row of the table that shows a job, None when the filter hides it."""
        row = self._model.row_of(job_id)
        return None if row is None else self.mapFromSource(self._model.index(row, 0)).row()
