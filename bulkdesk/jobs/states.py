"""The state machine of a job: every allowed transition, in one place (product rules, "Jobs")."""

from __future__ import annotations

from bulkdesk.audit.acts import TrailAct
from bulkdesk.audit.writer import note_job
from bulkdesk.store import jobs, records, sends
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.store import Store
from bulkdesk.store.words import JobStatus, Outcome

TRANSITIONS: dict[JobStatus, frozenset[JobStatus]] = {
    JobStatus.QUEUED: frozenset({JobStatus.IN_PROGRESS, JobStatus.PAUSED, JobStatus.CANCELLED}),
    JobStatus.IN_PROGRESS: frozenset({JobStatus.COMPLETED, JobStatus.PAUSED, JobStatus.CANCELLED}),
    JobStatus.PAUSED: frozenset({JobStatus.QUEUED, JobStatus.IN_PROGRESS, JobStatus.CANCELLED}),
    JobStatus.COMPLETED: frozenset(),
    JobStatus.CANCELLED: frozenset(),
}


def is_allowed(before: JobStatus, after: JobStatus) -> bool:
    """Whether a job may go from one status to the other."""
    return after in TRANSITIONS[before]


def _checked(store: Store, job_id: int, after: JobStatus) -> JobRow:
    """The job as it stands now, when it may become ``after``. Raises RefusedError otherwise."""
    job = jobs.get(store, job_id)
    if job is None:
        raise RefusedError("job_unknown", job=job_id)
    if not is_allowed(job.status, after):
        raise RefusedError("transition_refused", job=job_id, before=job.status, after=after)
    return job


def start(store: Store, job_id: int) -> None:
    """``queued → in_progress``; the first start is remembered."""
    with store.write():
        job = _checked(store, job_id, JobStatus.IN_PROGRESS)
        jobs.update(
            store,
            job_id,
            status=JobStatus.IN_PROGRESS,
            status_reason=None,
            started_at=job.started_at if job.started_at is not None else store.clock.now(),
        )
        if job.started_at is None:
            note_job(store, TrailAct.JOB_STARTED, job_id, job.account_id, total=job.total)


def pause(store: Store, job_id: int, *, reason: str | None = None) -> None:
    """``queued|in_progress → paused``, with the code of the reason when it was not a person's wish.

    Takes effect after the chunk in hand: the runner finds the new status in its next transaction.
    """
    with store.write():
        job = _checked(store, job_id, JobStatus.PAUSED)
        jobs.update(store, job_id, status=JobStatus.PAUSED, status_reason=reason, wait_until=None)
        if reason is not None:
            # What a person does is noted with their name, by the service.
            note_job(store, TrailAct.JOB_PAUSED, job_id, job.account_id, reason=reason, pending=job.pending)


def pause_if_open(store: Store, job_id: int, reason: str) -> None:
    """Pause a job for a reason that a person must mend, unless it has ended or stands still already."""
    with store.write():
        job = jobs.get(store, job_id)
        if job is not None and is_allowed(job.status, JobStatus.PAUSED):
            pause(store, job_id, reason=reason)


def resume(store: Store, job_id: int) -> None:
    """``paused → queued``: the worker goes on with it where it stopped, at once when it is free.

    A job that sends begins anew with counting what went wrong, and works out anew how long it has to wait.
    """
    with store.write():
        _checked(store, job_id, JobStatus.QUEUED)
        jobs.update(
            store,
            job_id,
            status=JobStatus.QUEUED,
            status_reason=None,
            wait_until=None,
            troubles=0,
            refusals=0,
        )


def cancel(store: Store, job_id: int) -> None:
    """``queued|in_progress|paused → cancelled``: what was done stays, what was not is skipped as ``cancelled``.

    A message that is on its way gets its true outcome afterwards, from whoever sends it.
    """
    with store.write():
        job = _checked(store, job_id, JobStatus.CANCELLED)
        if job.type in sends.SENDS:
            skipped = sends.cancel_pending(store, job_id)
        else:
            skipped = records.cancel_pending(store, job_id, job.position)
        jobs.update(
            store,
            job_id,
            status=JobStatus.CANCELLED,
            status_reason=None,
            skipped=job.skipped + skipped,
            finished_at=store.clock.now(),
            wait_until=None,
        )
        if skipped:
            jobs.add_reasons(store, job_id, {(records.CANCELLED, Outcome.SKIPPED): skipped})


def complete(store: Store, job_id: int) -> None:
    """``in_progress → completed``, when every record has its outcome."""
    with store.write():
        job = _checked(store, job_id, JobStatus.COMPLETED)
        jobs.update(store, job_id, status=JobStatus.COMPLETED, finished_at=store.clock.now(), wait_until=None)
        note_job(
            store,
            TrailAct.JOB_COMPLETED,
            job_id,
            job.account_id,
            succeeded=job.succeeded,
            failed=job.failed,
            skipped=job.skipped,
            unconfirmed=job.unconfirmed,
        )
