"""How a job looks in the table: words, colours, icons, tool tips, and the keys it is sorted by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QCoreApplication

from bulkdesk.services.i18n import QT_TRANSLATE_NOOP, sort_text
from bulkdesk.services.jobs import Act
from bulkdesk.services.session import Session
from bulkdesk.services.statistics import share_done
from bulkdesk.services.texts import pause_text, status_text, type_text
from bulkdesk.services.times import local_time
from bulkdesk.store.clock import to_datetime
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import JobStatus, JobType
from bulkdesk.ui.theme import Tone
from bulkdesk.ui.widgets.format import (
    format_date,
    format_datetime,
    format_number,
    format_percent,
    format_relative,
)
from bulkdesk.ui.widgets.progress import Part


class Column(IntEnum):
    """The columns in their usual order; the first five are fixed by the product's contract."""

    NAME = 0
    TYPE = 1
    CREATED_BY = 2
    CREATED_AT = 3
    STATUS = 4
    PROGRESS = 5
    STATISTICS = 6
    MENU = 7


_HEADERS: dict[Column, str] = {
    Column.NAME: QT_TRANSLATE_NOOP("JobsTable", "Action name"),
    Column.TYPE: QT_TRANSLATE_NOOP("JobsTable", "Action type"),
    Column.CREATED_BY: QT_TRANSLATE_NOOP("JobsTable", "Created by"),
    Column.CREATED_AT: QT_TRANSLATE_NOOP("JobsTable", "Created at"),
    Column.STATUS: QT_TRANSLATE_NOOP("JobsTable", "Status"),
    Column.PROGRESS: QT_TRANSLATE_NOOP("JobsTable", "Progress"),
    Column.STATISTICS: QT_TRANSLATE_NOOP("JobsTable", "Statistics"),
}

STATUS_TONES = {
    JobStatus.COMPLETED: Tone.SUCCESS,
    JobStatus.IN_PROGRESS: Tone.INFO,
    JobStatus.PAUSED: Tone.WARNING,
    JobStatus.QUEUED: Tone.NEUTRAL,
    JobStatus.CANCELLED: Tone.DANGER,
}
"""The colour of each status (product rules: the seed's coloured badges)."""

STATUS_ICONS = {status: status.value for status in JobStatus}

TYPE_ICONS = {
    JobType.IMPORT: "import",
    JobType.ADD_TAG: "tag_add",
    JobType.REMOVE_TAG: "tag_remove",
    JobType.SMS: "sms",
    JobType.EMAIL: "email",
    JobType.DELETE: "delete",
    JobType.RESTORE: "restore",
    JobType.REVERT: "revert",
}

ACT_ICONS = {
    Act.VIEW: "statistics",
    Act.DOWNLOAD: "download",
    Act.PAUSE: "pause",
    Act.RESUME: "resume",
    Act.EDIT: "edit",
    Act.RETRY: "retry",
    Act.RESTORE: "restore",
    Act.REVERT: "revert",
    Act.CONFIRM: "unconfirmed",
    Act.CANCEL: "cancel",
}


def header_text(column: int) -> str:
    """A column's title; the menu's column has none."""
    source = _HEADERS.get(Column(column))
    return "" if source is None else QCoreApplication.translate("JobsTable", source)


def created_text(session: Session, job: JobRow) -> str:
    """Day and time of creation on the sub-account's clock."""
    return format_datetime(to_datetime(job.created_at), session.account.timezone)


def status_label(session: Session, job: JobRow) -> str:
    """The status, with the percentage of a running job and the time of a scheduled one."""
    word = status_text(job.status)
    if job.status is JobStatus.IN_PROGRESS:
        extra = format_percent(share_done(job))
    elif job.status is JobStatus.QUEUED and job.scheduled_at is not None:
        extra = _start_text(session, job.scheduled_at)
    else:
        return word
    return QCoreApplication.translate("JobsTable", "{status} · {detail}").format(status=word, detail=extra)


def _start_text(session: Session, scheduled_at: int) -> str:
    """When a job starts: by the clock when that is near, else the day, so that a badge stays short."""
    start, now = local_time(session, scheduled_at), local_time(session, session.store.clock.now())
    if start.date() - now.date() > timedelta(days=1):
        return format_date(start.date())
    return format_relative(start, session.account.timezone, now)


def usual_status() -> str:
    """A status as long as they usually get, to size the column by."""
    moment = datetime.combine(date(2028, 12, 30), time(22, 58), UTC)
    return QCoreApplication.translate("JobsTable", "{status} · {detail}").format(
        status=status_text(JobStatus.QUEUED),
        detail=format_relative(moment + timedelta(days=1), "UTC", moment),
    )


def fraction(job: JobRow) -> float | None:
    """What the progress bar shows; None for a job that has not begun."""
    return None if job.started_at is None and not job.status.finished else share_done(job)


def problem_parts(job: JobRow) -> tuple[Part, ...]:
    """What stands out at the end of a job's bar: the share that failed, then the one that came with a warning."""
    counts = ((Tone.DANGER, job.failed), (Tone.WARNING, job.warnings))
    return tuple((tone, count / job.total) for tone, count in counts if count)


def statistics_text() -> str:
    """What the button-like cell of every row says."""
    return QCoreApplication.translate("JobsTable", "View statistics")


def progress_text(job: JobRow) -> str:
    """The percentage in words."""
    done = fraction(job)
    return QCoreApplication.translate("JobsTable", "Not begun") if done is None else format_percent(done)


def progress_spoken(job: JobRow) -> str:
    """The percentage for screen readers, with what the bar's colours say."""
    if not job.failed and not job.warnings:
        return progress_text(job)
    pattern = QCoreApplication.translate("JobsTable", "{percent}, failed: {failed}, warnings: {warnings}")
    return pattern.format(
        percent=progress_text(job), failed=format_number(job.failed), warnings=format_number(job.warnings)
    )


def counters_text(job: JobRow) -> str:
    """All counters, one a line; those that are zero and seldom are left out."""
    lines = [
        (QCoreApplication.translate("JobsTable", "Total: {count}"), job.total, True),
        (QCoreApplication.translate("JobsTable", "Succeeded: {count}"), job.succeeded, True),
        (QCoreApplication.translate("JobsTable", "Failed: {count}"), job.failed, True),
        (QCoreApplication.translate("JobsTable", "Skipped: {count}"), job.skipped, True),
        (QCoreApplication.translate("JobsTable", "Unconfirmed: {count}"), job.unconfirmed, False),
        (QCoreApplication.translate("JobsTable", "Pending: {count}"), job.pending, True),
        (QCoreApplication.translate("JobsTable", "Warnings: {count}"), job.warnings, False),
    ]
    return "\n".join(
        text.format(count=format_number(count)) for text, count, always in lines if always or count
    )


def status_tooltip(session: Session, job: JobRow) -> str:
    """The status at length: when it is due, why it is paused, when it began and ended."""
    zone = session.account.timezone
    lines = [status_label(session, job)]
    if job.status is JobStatus.PAUSED and (reason := pause_text(job.status_reason)):
        lines.append(reason)
    moments = (
        (QCoreApplication.translate("JobsTable", "Scheduled for {time}"), job.scheduled_at),
        (QCoreApplication.translate("JobsTable", "Started {time}"), job.started_at),
        (QCoreApplication.translate("JobsTable", "Ended {time}"), job.finished_at),
    )
    lines += [
        text.format(time=format_datetime(to_datetime(moment), zone))
        for text, moment in moments
        if moment is not None
    ]
    return "\n".join(lines)


def tooltip(session: Session, job: JobRow, column: Column) -> str | None:
    """What a cell's tool tip says; None leaves it to the cell (the whole text where it is cut)."""
    match column:
        case Column.NAME:
            return f"{job.name}\n{counters_text(job)}"
        case Column.STATUS:
            return status_tooltip(session, job)
        case Column.PROGRESS | Column.STATISTICS:
            return counters_text(job)
        case Column.MENU:
            return QCoreApplication.translate("JobsTable", "Actions")
        case _:
            return None


def sort_key(column: Column) -> Callable[[JobRow], Any]:
    """The key that a column is sorted by, in the current language."""
    match column:
        case Column.TYPE:
            # By identity: hashing a member of an Enum is a call of its own for each row.
            types = {id(job_type): sort_text(type_text(job_type)) for job_type in JobType}
            return lambda job: types[id(job.type)]
        case Column.CREATED_BY:
            return lambda job: sort_text(job.created_by)
        case Column.CREATED_AT:
            # Jobs of one millisecond stand in the order they were made, as everywhere.
            return lambda job: (job.created_at, job.id)
        case Column.STATUS:
            statuses = {id(status): sort_text(status_text(status)) for status in JobStatus}
            return lambda job: statuses[id(job.status)]
        case Column.PROGRESS:
            return lambda job: -1.0 if (done := fraction(job)) is None else done
        case _:
            return lambda job: sort_text(job.name)
