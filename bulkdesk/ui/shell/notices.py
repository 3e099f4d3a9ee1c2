"""Tells of jobs that ended or were stopped: in the window, and by the system tray while the window is not in front."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from bulkdesk.services.texts import pause_text
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import JobStatus
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.jobs.actions import JobActions
from bulkdesk.ui.theme import Tone
from bulkdesk.ui.widgets.format import format_number

_MOST_SINGLE = 3
"""More jobs than this that end at once are told of in one notification."""


class JobNotices(QObject):
    """Turns news about jobs into notifications.

    A pause or cancel by a person is no news to them; a pause by the program is. ``told`` carries tone and text of each,
    and what a click on it does (None: nothing but opening the window).
    """

    told = Signal(str, str, object)

    def __init__(self, desk: Desk, actions: JobActions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._actions = actions
        self._since = desk.session.store.clock.now()
        self._paused: set[int] = set()
        self._ended: set[int] = set()
        desk.jobsChanged.connect(self._on_jobs_changed)

    def _on_jobs_changed(self, rows: list[JobRow]) -> None:
        ended = [job for job in rows if self._has_ended(job)]
        self._ended.update(job.id for job in ended)
        if len(ended) > _MOST_SINGLE:
            self._tell_together(ended)
        else:
            for job in ended:
                self._tell_end(job)
        for job in rows:
            stopped = job.status is JobStatus.PAUSED and job.status_reason is not None
            if stopped and job.id not in self._paused:
                self._tell_pause(job)
            (self._paused.add if stopped else self._paused.discard)(job.id)

    def _has_ended(self, job: JobRow) -> bool:
        return (
            job.status is JobStatus.COMPLETED
            and job.id not in self._ended
            and job.finished_at is not None
            and job.finished_at >= self._since
        )

    def _tell_end(self, job: JobRow) -> None:
        figures = self.tr("{count} succeeded").format(count=format_number(job.succeeded))
        if job.warnings:
            # In brackets: they are among those that succeeded.
            figures += f" ({self.tr('%n warning(s)', None, job.warnings)})"
        if job.failed:
            figures += f", {self.tr('%n failure(s)', None, job.failed)}"
        text = self.tr("“{name}” has ended: {figures}.").format(name=job.name, figures=figures)
        self._tell(Tone.WARNING if job.failed or job.warnings else Tone.SUCCESS, text, job)

    def _tell_together(self, ended: list[JobRow]) -> None:
        failed = sum(job.failed for job in ended)
        warnings = sum(job.warnings for job in ended)
        text = self.tr("%n bulk action(s) have ended.", None, len(ended))
        if failed and warnings:
            text = self.tr("{ended} Failed records: {failed}. Warnings: {warnings}.").format(
                ended=text, failed=format_number(failed), warnings=format_number(warnings)
            )
        elif failed:
            text = self.tr("{ended} Failed records: {count}.").format(ended=text, count=format_number(failed))
        elif warnings:
            text = self.tr("{ended} Warnings: {count}.").format(ended=text, count=format_number(warnings))
        tone = Tone.WARNING if failed or warnings else Tone.SUCCESS
        self._desk.notifyOfJobs.emit(frozenset(job.id for job in ended), tone.value, text, None)
        self.told.emit(tone.value, text, None)

    def _tell_pause(self, job: JobRow) -> None:
        text = self.tr("“{name}” is paused. {reason}").format(
            name=job.name, reason=pause_text(job.status_reason)
        )
        self._tell(Tone.DANGER, text, job)

    def _tell(self, tone: Tone, text: str, job: JobRow) -> None:
        view = self._actions.view_of(job)
        undo = self._actions.undo_of(job) if self._is_own(job) else None
        self._desk.notifyOfJobs.emit({job.id}, tone.value, text, [view] if undo is None else [view, undo])
        self.told.emit(tone.value, text, view[1])

    def _is_own(self, job: JobRow) -> bool:
        """Whether the person who works here has made it: only then an offer to undo is about their own act."""
        return job.created_by == self._desk.session.user.name
