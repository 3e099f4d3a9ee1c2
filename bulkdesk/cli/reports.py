"""A job for reading: the block of its figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from bulkdesk.cli.output import show, write_json, write_pairs
from bulkdesk.services.i18n import format_number, translate
from bulkdesk.services.session import Session
from bulkdesk.services.statistics import Statistics, get_statistics, job_document
from bulkdesk.services.texts import outcome_text, pause_text, reason_text, status_text, type_text
from bulkdesk.services.texts_sending import delivery_text
from bulkdesk.services.times import local_time
from bulkdesk.store.clock import MS_PER_SECOND
from bulkdesk.store.jobs import JobRow, ReasonCount
from bulkdesk.store.words import JobStatus, JobType


def write_job(session: Session, job_id: int, *, as_json: bool) -> None:
    """Print a job with its figures and reasons."""
    statistics = get_statistics(session, job_id)
    if as_json:
        write_json(job_document(session, statistics.job, statistics.reasons))
        return
    job = statistics.job
    show(translate("cli", "Bulk action {job}: {name}").format(job=job.id, name=job.name))
    write_pairs([*_heads(session, job), *counters(job), *_deliveries(statistics), *_pace(statistics)])
    write_reasons(statistics.reasons)


def moment_text(session: Session, moment: int | None) -> str:
    """A moment on the sub-account's clock, to the minute; empty for none."""
    return "" if moment is None else local_time(session, moment).strftime("%Y-%m-%d %H:%M")


def counters(job: JobRow) -> Iterator[tuple[str, str]]:
    """The figures that hold at every moment."""
    figures = [
        (translate("cli", "Total"), job.total),
        (translate("cli", "Succeeded"), job.succeeded),
        (translate("cli", "Failed"), job.failed),
        (translate("cli", "Skipped"), job.skipped),
        (translate("cli", "Unconfirmed"), job.unconfirmed),
        (translate("cli", "Pending"), job.pending),
        (translate("cli", "Warnings"), job.warnings),
    ]
    if job.type is JobType.IMPORT:
        figures += [
            (translate("cli", "Contacts created"), job.created),
            (translate("cli", "Contacts updated"), job.updated),
        ]
    for name, figure in figures:
        yield name, format_number(figure)


def write_reasons(reasons: list[ReasonCount]) -> None:
    """Print how many records have which problem."""
    if not reasons:
        return
    show(translate("cli", "Reasons:"))
    for reason in reasons:
        line = translate("cli", "{count} × {reason} ({outcome})").format(
            count=format_number(reason.count),
            reason=reason_text(reason.code),
            outcome=outcome_text(reason.outcome),
        )
        show(f"  {line}")


def _heads(session: Session, job: JobRow) -> Iterator[tuple[str, str]]:
    yield translate("cli", "Action type"), type_text(job.type)
    yield translate("cli", "Status"), status_text(job.status)
    reason = pause_text(job.status_reason)
    if reason is not None:
        yield translate("cli", "Reason"), reason
    yield translate("cli", "Created by"), job.created_by
    moments = [
        (translate("cli", "Created at"), job.created_at),
        (translate("cli", "Scheduled for"), job.scheduled_at if job.status is JobStatus.QUEUED else None),
        (translate("cli", "Started at"), job.started_at),
        (translate("cli", "Waits until"), job.wait_until),
        (translate("cli", "Finished at"), job.finished_at),
    ]
    for name, moment in moments:
        if moment is not None:
            yield name, moment_text(session, moment)
    if job.parent_id is not None:
        yield translate("cli", "Follows bulk action"), str(job.parent_id)


def _deliveries(statistics: Statistics) -> Iterator[tuple[str, str]]:
    for delivery, count in (statistics.delivery or {}).items():
        yield delivery_text(delivery), format_number(count)


def _pace(statistics: Statistics) -> Iterator[tuple[str, str]]:
    if statistics.duration_ms is not None:
        yield translate("cli", "Duration"), _span(statistics.duration_ms / MS_PER_SECOND)
    if statistics.rate is not None:
        yield translate("cli", "Records a second"), format_number(round(statistics.rate))
    if statistics.seconds_left is not None:
        yield translate("cli", "Time left"), _span(statistics.seconds_left)


def _span(seconds: float) -> str:
    return str(timedelta(seconds=round(seconds)))
