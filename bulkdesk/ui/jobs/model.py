"""The rows of the jobs table: held as they are in the store, sorted here, changed cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
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
from bulkdesk.services.texts import type_text
from bulkdesk.store.jobs import JobFilter, JobRow
from bulkdesk.store.words import JobStatus, JobType
from bulkdesk.ui.jobs import present
from bulkdesk.ui.jobs.delegates import FAILED_FRACTION
from bulkdesk.ui.jobs.present import Column
from bulkdesk.ui.widgets.roles import CellRole

Index = QModelIndex | QPersistentModelIndex

SORTABLE = frozenset({*Column} - {Column.STATISTICS, Column.MENU})

_MUTED = frozenset({Column.CREATED_BY, Column.CREATED_AT})
_TONED = frozenset({Column.STATUS, Column.PROGRESS})

_CELLS: tuple[tuple[Column, Callable[[JobRow], Any]], ...] = (
    (Column.NAME, lambda job: job.name),
    (Column.STATUS, lambda job: (job.status, job.status_reason, job.scheduled_at, share_done(job))),
    (Column.PROGRESS, lambda job: (job.status, job.started_at, share_done(job), job.failed)),
)
"""What of a job can change, and in which cell it shows."""


class JobTableModel(QAbstractTableModel):
    """A sub-account's jobs. Never reset while it shows one sub-account: rows are inserted, moved and changed.

    It sorts its own rows and knows which of them the filter lets through; :class:`JobProxy` only looks that up,
    because asking per cell costs most of a second for 100,000 jobs.

    Attributes:
        accepted: for each row whether the filter lets it through.
        statuses: how many jobs there are of each status, filtered ones included.
        types: the same for each type.
        creators: the same for each user's name.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: list[JobRow] = []
        self._places: dict[int, int] = {}
        self.accepted: list[bool] = []
        self._filter = JobFilter()
        self.statuses: Counter[str] = Counter()
        self.types: Counter[str] = Counter()
        self.creators: Counter[str] = Counter()
        self._column = Column.CREATED_AT
        self._descending = True
        self._key = present.sort_key(self._column)
        self._answers: dict[int, Callable[[JobRow, Column], object]] = {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.UserRole: lambda job, _column: job.id,
            Qt.ItemDataRole.ToolTipRole: self._tooltip,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Qt.ItemDataRole.ForegroundRole: lambda _job, column: "text_muted" if column in _MUTED else None,
            CellRole.ICON: self._icon,
            CellRole.TONE: lambda job, column: present.STATUS_TONES[job.status] if column in _TONED else None,
            CellRole.FRACTION: lambda job, column: (
                present.fraction(job) if column == Column.PROGRESS else None
            ),
            FAILED_FRACTION: lambda job, column: (
                present.failed_fraction(job) if column == Column.PROGRESS else None
            ),
        }

    # -- what is held -------------------------------------------------------------------------------------------

    @property
    def rows(self) -> Sequence[JobRow]:
        """The jobs in the order of the table, filtered ones included."""
        return self._rows

    @property
    def filter(self) -> JobFilter:
        """Which jobs are let through."""
        return self._filter

    @property
    def sort_order(self) -> Qt.SortOrder:
        """The direction of the current order."""
        return Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder

    def job(self, job_id: int) -> JobRow | None:
        """A job by its id."""
        place = self._places.get(job_id)
        return None if place is None else self._rows[place]

    def place(self, job_id: int) -> int | None:
        """The row of a job, filtered ones counted."""
        return self._places.get(job_id)

    def accepted_count(self) -> int:
        """How many rows the filter lets through."""
        return self.accepted.count(True)

    # -- changing it --------------------------------------------------------------------------------------------

    def reset_to(self, session: Session) -> None:
        """Begin anew, empty, for another sub-account."""
        self.beginResetModel()
        self._session = session
        self._rows, self._places, self.accepted = [], {}, []
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
            self.layoutAboutToBeChanged.emit()
            self.accepted = self._matches(self._rows)
            self.layoutChanged.emit()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, stable; a column that cannot be sorted by changes nothing."""
        if column not in SORTABLE:
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
        for row, job in enumerate(self._rows):
            if job.status is JobStatus.QUEUED and job.scheduled_at is not None:
                cell = self.index(row, Column.STATUS)
                self.dataChanged.emit(cell, cell)

    def _tell_all(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Column) - 1))

    def _matches(self, rows: Sequence[JobRow]) -> list[bool]:
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
        return found

    def _change(self, place: int, job: JobRow) -> None:
        before = self._rows[place]
        if before.status is not job.status:
            self.statuses[before.status] -= 1
            self.statuses[job.status] += 1
        cells = [column for column, shown in _CELLS if shown(before) != shown(job)]
        place = self._move(place, job)
        self._rows[place] = job
        self.accepted[place] = self._filter.matches(job)
        if cells:
            self.dataChanged.emit(self.index(place, cells[0]), self.index(place, cells[-1]))

    def _move(self, place: int, job: JobRow) -> int:
        """Bring the row at ``place`` to where ``job`` belongs; returns that place."""
        others = self._rows
        low = place == 0 or self._in_order(others[place - 1], job)
        high = place == len(others) - 1 or self._in_order(job, others[place + 1])
        if low and high:
            return place
        target = self._place_for(job, 0, place) if not low else self._place_for(job, place + 1, len(others))
        self.beginMoveRows(QModelIndex(), place, place, QModelIndex(), target)
        if target > place:
            target -= 1
        self._rows.insert(target, self._rows.pop(place))
        self.accepted.insert(target, self.accepted.pop(place))
        for row in range(min(place, target), max(place, target) + 1):
            self._places[self._rows[row].id] = row
        self.endMoveRows()
        return target

    def _insert(self, jobs: list[JobRow]) -> None:
        statuses, types = [job.status for job in jobs], [job.type for job in jobs]
        for status in JobStatus:
            self.statuses[status] += statuses.count(status)
        for job_type in JobType:
            self.types[job_type] += types.count(job_type)
        self.creators.update(job.created_by for job in jobs)
        jobs.sort(key=lambda job: (job.created_at, job.id), reverse=True)
        jobs.sort(key=self._key, reverse=self._descending)
        length = len(self._rows)
        groups = [
            (place, list(group))
            for place, group in groupby(jobs, lambda job: self._place_for(job, 0, length))
        ]
        # From the end, so that the places found stay right. Between the insertions the ids need no places.
        for place, group in reversed(groups):
            self.beginInsertRows(QModelIndex(), place, place + len(group) - 1)
            self._rows[place:place] = group
            self.accepted[place:place] = self._matches(group)
            self.endInsertRows()
        self._number()

    def _resort(self) -> None:
        self._key = present.sort_key(self._column)
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._rows[index.row()].id for index in before]
        rows, accepted = self._rows, self.accepted
        keys = list(map(self._key, rows))
        order = sorted(range(len(rows)), key=keys.__getitem__, reverse=self._descending)
        self._rows = [rows[place] for place in order]
        self.accepted = [accepted[place] for place in order]
        self._number()
        after = [
            self.index(self._places[job_id], index.column())
            for job_id, index in zip(ids, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _number(self) -> None:
        self._places = {job.id: row for row, job in enumerate(self._rows)}

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
        """Return the number of jobs."""
        return 0 if parent.isValid() else len(self._rows)

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
        answer = self._answers.get(role)
        return None if answer is None else answer(self._rows[index.row()], Column(index.column()))

    def _spoken(self, job: JobRow, column: Column) -> str | None:
        return (
            present.tooltip(self._session, job, column) if column == Column.MENU else self._text(job, column)
        )

    def _tooltip(self, job: JobRow, column: Column) -> str | None:
        return present.tooltip(self._session, job, column)

    def _text(self, job: JobRow, column: Column) -> str:
        match column:
            case Column.NAME:
                return job.name
            case Column.TYPE:
                return type_text(job.type)
            case Column.CREATED_BY:
                return job.created_by
            case Column.CREATED_AT:
                return present.created_text(self._session, job)
            case Column.STATUS:
                return present.status_label(self._session, job)
            case Column.PROGRESS:
                return present.progress_text(job)
            case Column.STATISTICS:
                return present.statistics_text()
            case Column.MENU:
                return ""

    @staticmethod
    def _icon(job: JobRow, column: Column) -> str | None:
        if column == Column.TYPE:
            return present.TYPE_ICONS[job.type]
        return present.STATUS_ICONS[job.status] if column == Column.STATUS else None


class JobProxy(QSortFilterProxyModel):
    """The rows that the filter lets through, in the model's order."""

    def __init__(self, model: JobTableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setSourceModel(model)

    def filterAcceptsRow(self, source_row: int, _parent: Index) -> bool:
        """Look up what the model knows."""
        return self._model.accepted[source_row]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Have the model sort its rows."""
        self._model.sort(column, order)

    def job_at(self, row: int) -> JobRow:
        """The job in a row of the table."""
        return self._model.rows[self.mapToSource(self.index(row, 0)).row()]

    def row_of(self, job_id: int) -> int | None:
        """The row of the table that shows a job, None when the filter hides it."""
        place = self._model.place(job_id)
        if place is None:
            return None
        row = self.mapFromSource(self._model.index(place, 0)).row()
        return row if row >= 0 else None
