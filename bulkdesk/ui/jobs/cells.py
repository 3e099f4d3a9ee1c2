"""What the cells of the jobs table answer to Qt's questions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from bulkdesk.services.session import Session
from bulkdesk.services.texts import status_text, type_text
from bulkdesk.store.jobs import JobRow
from bulkdesk.ui.jobs import present
from bulkdesk.ui.jobs.delegates import PROBLEM_PARTS, SHORT_TEXT
from bulkdesk.ui.jobs.present import Column
from bulkdesk.ui.widgets.roles import CellRole

_MUTED = frozenset({Column.CREATED_BY, Column.CREATED_AT})
_TONED = frozenset({Column.STATUS, Column.PROGRESS})


class JobCells:
    """A cell's value for each role; times are on the clock of the session's sub-account."""

    def __init__(self, session: Session) -> None:
        self._session = session
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
            SHORT_TEXT: lambda job, column: status_text(job.status) if column == Column.STATUS else None,
            PROBLEM_PARTS: lambda job, column: (
                present.problem_parts(job) if column == Column.PROGRESS else None
            ),
        }

    def value(self, job: JobRow, column: Column, role: int) -> object:
        """Return what a cell shows; ``UserRole`` is the job's id."""
        answer = self._answers.get(role)
        return None if answer is None else answer(job, column)

    def _spoken(self, job: JobRow, column: Column) -> str | None:
        if column == Column.PROGRESS:
            return present.progress_spoken(job)
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
