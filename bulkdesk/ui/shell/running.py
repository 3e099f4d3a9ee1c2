"""Which bulk actions of the sub-account run now."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from bulkdesk.services.jobs import find_jobs
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.jobs import JobFilter, JobRow
from bulkdesk.store.words import JobStatus
from bulkdesk.ui.desk import Desk

_RUNNING = JobFilter(statuses=frozenset({JobStatus.IN_PROGRESS}))


class RunningJobs(QObject):
    """Keeps count. ``changed`` comes when a job begins, ends or gets on."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._latest: dict[int, int] = {}
        self._jobs: dict[int, JobRow] = {}
        desk.jobsChanged.connect(self._merge)
        desk.accountChanged.connect(self._begin)
        self._begin()

    @property
    def jobs(self) -> list[JobRow]:
        """The running jobs, oldest first."""
        return [self._jobs[job_id] for job_id in sorted(self._jobs)]

    def share(self) -> float:
        """How much of all running jobs together is done, 0 to 1."""
        total = sum(job.total for job in self._jobs.values())
        return sum(job.total - job.pending for job in self._jobs.values()) / total if total else 0.0

    def _begin(self) -> None:
        self._jobs, self._latest = {}, {}
        self.changed.emit()
        self._desk.run(
            find_jobs, self._desk.session, _RUNNING, on_done=self._merge, on_failed=self._on_failed
        )

    def _merge(self, rows: Iterable[JobRow]) -> None:
        account = self._desk.session.account.id
        touched = False
        for job in rows:
            if job.account_id != account or self._latest.get(job.id, -1) >= job.changed:
                continue
            self._latest[job.id] = job.changed
            if job.status is JobStatus.IN_PROGRESS:
                self._jobs[job.id] = job
                touched = True
            else:
                touched |= self._jobs.pop(job.id, None) is not None
        if touched:
            self.changed.emit()

    def _on_failed(self, _error: BulkDeskError) -> None:
        """Leave it to the news: the table tells of a store that cannot be read."""
