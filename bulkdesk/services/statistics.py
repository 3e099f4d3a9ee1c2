"""A job's figures: totals, rate, time left, reasons; and the one JSON form of a job."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bulkdesk.services.access import Right
from bulkdesk.services.jobs import can, get_job
from bulkdesk.services.session import Session
from bulkdesk.services.texts import pause_text, reason_text
from bulkdesk.store import jobs, sends
from bulkdesk.store.clock import MS_PER_SECOND, to_iso
from bulkdesk.store.jobs import JobRow, ReasonCount
from bulkdesk.store.sends import SENDS
from bulkdesk.store.words import Delivery, JobStatus, JobType


@dataclass(frozen=True)
class Statistics:
    """A job's figures at one moment.

    Attributes:
        done: records that have an outcome.
        share: worked on of total, 0 to 1 (1 for a job without records that was completed).
        duration_ms: time worked so far, pauses left out; None before the start.
        rate: records a second while working; None before the first chunk.
        seconds_left: at that rate; None when it does not run, or waits.
        delivery: what is known of a send's messages; None for other types.
    """

    job: JobRow
    reasons: list[ReasonCount]
    done: int
    share: float
    duration_ms: int | None
    rate: float | None
    seconds_left: float | None
    delivery: dict[Delivery, int] | None = None


def share_done(job: JobRow) -> float:
    """How much of a job was worked on, 0 to 1: what cancelling skipped was not."""
    if job.status is JobStatus.CANCELLED:
        return job.position / job.total if job.total else 0.0
    if job.total == 0:
        return 1.0 if job.status.finished else 0.0
    return (job.total - job.pending) / job.total


def get_statistics(session: Session, job_id: int) -> Statistics:
    """The figures of a job, counters and reasons of one moment; as fast for a million records as for one."""
    session.require(Right.VIEW)
    with session.store.snapshot():
        job = get_job(session, job_id)
        reasons = jobs.reasons(session.store, job_id)
        delivery = _delivery(session, job)
    done = job.total - job.pending
    # Cancelled records were never worked on, so they say nothing about speed.
    worked = job.position
    rate = worked * MS_PER_SECOND / job.active_ms if job.active_ms and worked else None
    running = job.status is JobStatus.IN_PROGRESS and job.wait_until is None
    return Statistics(
        job=job,
        reasons=reasons,
        done=done,
        share=share_done(job),
        duration_ms=job.active_ms if job.started_at is not None else None,
        rate=rate,
        seconds_left=job.pending / rate if running and rate else None,
        delivery=delivery,
    )


def job_document(session: Session, job: JobRow, reasons: list[ReasonCount] | None = None) -> dict[str, Any]:
    """The JSON of a job (command line contract); ``reasons`` is left out of lists."""
    document: dict[str, Any] = {
        "id": job.id,
        "account": job.account,
        "name": job.name,
        "type": job.type.value,
        "status": job.status.value,
        "status_reason": pause_text(job.status_reason),
        "created_by": job.created_by,
        "created_at": to_iso(job.created_at),
        "scheduled_at": _iso(job.scheduled_at),
        "started_at": _iso(job.started_at),
        "finished_at": _iso(job.finished_at),
        "parent": job.parent_id,
        "total": job.total,
        "succeeded": job.succeeded,
        "failed": job.failed,
        "skipped": job.skipped,
        "unconfirmed": job.unconfirmed,
        "pending": job.pending,
        "warnings": job.warnings,
        "can": [act.value for act in can(session, job)],
    }
    if reasons is not None:
        document["reasons"] = reason_documents(reasons)
    delivery = _delivery(session, job)
    document["delivery"] = (
        None if delivery is None else {state.value: count for state, count in delivery.items()}
    )
    document["import"] = (
        {"created": job.created, "updated": job.updated} if job.type is JobType.IMPORT else None
    )
    return document


def reason_documents(reasons: list[ReasonCount]) -> list[dict[str, Any]]:
    """The JSON of reasons."""
    return [
        {
            "code": reason.code,
            "outcome": reason.outcome.word,
            "count": reason.count,
            "text": reason_text(reason.code),
        }
        for reason in reasons
    ]


def _delivery(session: Session, job: JobRow) -> dict[Delivery, int] | None:
    return sends.delivery_counts(session.store, job.id) if job.type in SENDS else None


def _iso(moment: int | None) -> str | None:
    return None if moment is None else to_iso(moment)
