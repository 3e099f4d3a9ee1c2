"""Bulk actions as a person sees them: the table, and what can be done with a row."""

from __future__ import annotations

from enum import StrEnum

from bulkdesk.jobs import states
from bulkdesk.services.access import Right
from bulkdesk.services.session import Session
from bulkdesk.store import deletion, jobs, reverting
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.jobs import JobFilter, JobRow
from bulkdesk.store.words import JobStatus, JobType

MAX_NAME = 200
"""Characters of an action name."""


class Act(StrEnum):
    """Something that can be done with a job, as in the JSON of the command line."""

    VIEW = "view"
    DOWNLOAD = "download"
    PAUSE = "pause"
    RESUME = "resume"
    EDIT = "edit"
    CANCEL = "cancel"
    RETRY = "retry"
    RESTORE = "restore"
    REVERT = "revert"


def can(session: Session, job: JobRow, *, alone: bool = True) -> list[Act]:
    """What the person can do with the job now; the menus show exactly this.

    Args:
        session: who asks.
        job: the job.
        alone: False leaves out restore and revert, which take one job only; then nothing is read from the store.
    """
    acts = [Act.VIEW, Act.DOWNLOAD]
    if not job.status.finished:
        if states.is_allowed(job.status, JobStatus.PAUSED):
            acts.append(Act.PAUSE)
        if job.status is JobStatus.PAUSED:
            acts.append(Act.RESUME)
        if _is_editable(job):
            acts.append(Act.EDIT)
        acts.append(Act.CANCEL)
    if not _may_control(session):
        return acts[:2]
    checks = (
        (Act.RETRY, can_retry(job)),
        (Act.RESTORE, alone and can_restore(session, job)),
        (Act.REVERT, alone and can_revert(session, job)),
    )
    return [*acts, *(act for act, possible in checks if possible)]


_RETRYABLE = frozenset(JobType) - {JobType.SMS, JobType.EMAIL}
_OPEN = (JobStatus.QUEUED, JobStatus.IN_PROGRESS, JobStatus.PAUSED)


def can_retry(job: JobRow) -> bool:
    """Whether the job's failed records can be run again."""
    return job.status.finished and job.failed > 0 and job.type in _RETRYABLE


def can_restore(session: Session, job: JobRow) -> bool:
    """Whether contacts that the job deleted can be brought back: some still can, and nobody is at it.

    A revert deletes too: the contacts that the import had made.
    """
    return (
        job.status.finished
        and job.succeeded > 0
        and job.type in {JobType.DELETE, JobType.REVERT}
        and deletion.has_restorable(session.store, job.account_id, job.id, session.store.clock.now())
        and not reverting.has_follower(session.store, job.id, JobType.RESTORE, *_OPEN)
    )


def can_revert(session: Session, job: JobRow) -> bool:
    """Whether the job can be undone: it changed something, and no revert of it waits, runs or has been completed."""
    return (
        job.status.finished
        and job.succeeded > 0
        and job.type in reverting.REVERTABLE
        and not reverting.has_follower(session.store, job.id, JobType.REVERT, *_OPEN, JobStatus.COMPLETED)
        and reverting.changed_anything(session.store, job.id, job.type)
    )


def _may_control(session: Session) -> bool:
    try:
        session.require(Right.CONTROL_JOB)
    except RefusedError:
        return False
    return True


def _is_editable(job: JobRow) -> bool:
    """Name and time can be changed until the first record is worked on."""
    return job.status in {JobStatus.QUEUED, JobStatus.PAUSED} and job.started_at is None


def find_jobs(
    session: Session,
    wanted: JobFilter | None = None,
    *,
    before_id: int | None = None,
    limit: int | None = None,
) -> list[JobRow]:
    """The sub-account's jobs that the filter lets through, newest first; at most ``limit`` older than ``before_id``."""
    session.require(Right.VIEW)
    wanted = wanted or JobFilter()
    return jobs.find(session.store, session.account.id, wanted, before_id=before_id, limit=limit)


def changed_jobs(session: Session, since: int) -> list[JobRow]:
    """The sub-account's jobs made or changed after the number ``since`` (``JobRow.changed``), in that order."""
    session.require(Right.VIEW)
    return jobs.changed_since(session.store, session.account.id, since)


def last_change(session: Session) -> int:
    """Where ``changed_jobs`` is to begin so that only what happens from now on is told."""
    session.require(Right.VIEW)
    return jobs.last_change(session.store, session.account.id)


def get_job(session: Session, job_id: int) -> JobRow:
    """A job of the sub-account. Raises RefusedError when it has none of that number."""
    session.require(Right.VIEW)
    job = jobs.get(session.store, job_id)
    if job is None or job.account_id != session.account.id:
        raise RefusedError("job_unknown", job=job_id)
    return job


def creators(session: Session) -> list[str]:
    """Names of those who made jobs in the sub-account."""
    session.require(Right.VIEW)
    return jobs.creators(session.store, session.account.id)


def pause(session: Session, job_id: int) -> JobRow:
    """Pause a waiting or running job; what is in hand is finished first."""
    return _control(session, job_id, Act.PAUSE)


def resume(session: Session, job_id: int) -> JobRow:
    """Let a paused job go on where it stopped."""
    return _control(session, job_id, Act.RESUME)


def cancel(session: Session, job_id: int) -> JobRow:
    """End a job; what was done stays, what was not is counted as skipped."""
    return _control(session, job_id, Act.CANCEL)


_STEPS = {Act.PAUSE: states.pause, Act.RESUME: states.resume, Act.CANCEL: states.cancel}


def _control(session: Session, job_id: int, act: Act) -> JobRow:
    session.require(Right.CONTROL_JOB)
    get_job(session, job_id)
    _STEPS[act](session.store, job_id)
    return get_job(session, job_id)


def edit(
    session: Session,
    job_id: int,
    *,
    name: str | None = None,
    scheduled_at: int | None = None,
    at_once: bool = False,
) -> JobRow:
    """Change a job that has not begun.

    Args:
        session: who does it.
        job_id: a job that waits or is paused, and has not begun.
        name: its new name.
        scheduled_at: when it is to start, milliseconds UTC.
        at_once: it is to start as soon as it can.

    Raises:
        RefusedError: it has begun or ended, the name is empty or too long, or the time has passed.
    """
    session.require(Right.CONTROL_JOB)
    with session.store.write():
        job = get_job(session, job_id)
        if not _is_editable(job):
            raise RefusedError("edit_refused", job=job_id, status=job.status)
        changes: dict[str, object] = {}
        if name is not None:
            changes["name"] = checked_name(name)
        if scheduled_at is not None:
            if scheduled_at <= session.store.clock.now():
                raise RefusedError("time_passed")
            changes["scheduled_at"] = scheduled_at
        elif at_once:
            changes["scheduled_at"] = None
        if changes:
            jobs.update(session.store, job_id, **changes)
    return get_job(session, job_id)


def checked_name(name: str) -> str:
    """An action name that can be shown in one line. Raises RefusedError for an empty or overlong one."""
    clean = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    if not clean:
        raise RefusedError("name_empty")
    if len(clean) > MAX_NAME:
        raise RefusedError("name_too_long", most=MAX_NAME)
    return clean
