"""Bulk actions as a person sees them: the table, and what can be done with a row."""

from __future__ import annotations

import contextlib
import json
from enum import Enum, StrEnum
from typing import TYPE_CHECKING

from bulkdesk.audit.acts import TrailAct
from bulkdesk.jobs import states
from bulkdesk.jobs.agenda import is_due
from bulkdesk.jobs.drip import Drip, Window, drip_to_spec, window_to_spec
from bulkdesk.services.access import Right
from bulkdesk.services.i18n import translate
from bulkdesk.services.names import MAX_NAME, checked_name
from bulkdesk.services.session import Session
from bulkdesk.services.trail import note
from bulkdesk.store import accounts, deletion, jobs, reverting
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.jobs import JobFilter, JobRow
from bulkdesk.store.sends import SENDS
from bulkdesk.store.words import Channel, JobStatus, JobType

if TYPE_CHECKING:
    from bulkdesk.messaging.templates import MessageText


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
    CONFIRM = "confirm"


class Keep(Enum):
    """What is not to be changed."""

    AS_IT_IS = 0


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
        if not _is_closed(job):
            acts.append(Act.EDIT)
        acts.append(Act.CANCEL)
    if not _may_control(session):
        return acts[:2]
    checks = (
        (Act.RETRY, can_retry(job) and not (alone and _is_retried(session, job))),
        (Act.RESTORE, alone and can_restore(session, job)),
        (Act.REVERT, alone and can_revert(session, job)),
        (Act.CONFIRM, job.unconfirmed > 0),
    )
    return [*acts, *(act for act, possible in checks if possible)]


_OPEN = (JobStatus.QUEUED, JobStatus.IN_PROGRESS, JobStatus.PAUSED)


def can_retry(job: JobRow) -> bool:
    """Whether the job's failed records can be run again. A message that failed was surely not sent."""
    return job.status.finished and job.failed > 0


def _is_retried(session: Session, job: JobRow) -> bool:
    """Whether the job's messages are being tried again just now; another retry has to wait for that."""
    return job.type in SENDS and reverting.has_open_relative(session.store, job.id, but=job.id)


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
    return session.may(Right.CONTROL_JOB)


def _has_begun(job: JobRow) -> bool:
    """Whether a record was worked on: from then on name, time and message stay."""
    return job.status is JobStatus.IN_PROGRESS or job.started_at is not None


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


def retry_name(session: Session, job: JobRow) -> str:
    """What a job is called that runs the failed records of ``job`` again, in the current language.

    The retry of a retry is named after what both go back to, and counts: no two of them look alike in the table.
    """
    first, number = job, 1
    # Only to earlier ones: in a damaged store they may go round in a circle.
    while first.parent_id is not None and first.parent_id < first.id:
        before = get_job(session, first.parent_id)
        if before.type is not first.type:
            break
        first, number = before, number + 1
    title = translate("bulk", "Retry: {name}") if number == 1 else translate("bulk", "Retry {number}: {name}")
    return checked_name(title.format(number=number, name=first.name)[:MAX_NAME])


def under_way(session: Session) -> list[JobRow]:
    """The jobs of the whole store, in all sub-accounts, that are in progress or due: all that the worker is there for now."""
    session.require(Right.VIEW)
    now = session.store.clock.now()
    found = jobs.open_jobs(session.store)
    return [job for job in found if job.status is JobStatus.IN_PROGRESS or is_due(job, now)]


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


def pause_running(session: Session) -> None:
    """Pause all jobs of the store that are in progress, each in its sub-account; one that has just ended stays so."""
    session.require(Right.CONTROL_JOB)
    known = {row.id: row for row in accounts.accounts(session.store)}
    for job in under_way(session):
        if job.status is JobStatus.IN_PROGRESS:
            with contextlib.suppress(RefusedError):
                pause(session.at(known[job.account_id]), job.id)


_STEPS = {Act.PAUSE: states.pause, Act.RESUME: states.resume, Act.CANCEL: states.cancel}
_NOTED = {
    Act.PAUSE: TrailAct.JOB_PAUSED,
    Act.RESUME: TrailAct.JOB_RESUMED,
    Act.CANCEL: TrailAct.JOB_CANCELLED,
}


def _control(session: Session, job_id: int, act: Act) -> JobRow:
    session.require(Right.CONTROL_JOB)
    with session.store.write():
        before = get_job(session, job_id)
        _STEPS[act](session.store, job_id)
        note(session, _NOTED[act], job=job_id, before=before.status, pending=before.pending)
    return get_job(session, job_id)


def edit(
    session: Session,
    job_id: int,
    *,
    name: str | None = None,
    scheduled_at: int | None = None,
    at_once: bool = False,
    message: MessageText | None = None,
    drip: Drip | Keep | None = Keep.AS_IT_IS,
    window: Window | Keep | None = Keep.AS_IT_IS,
) -> JobRow:
    """Change a job. Once it has begun only what a send still has to send: batch size, interval and window.

    Args:
        session: who does it.
        job_id: a job that has not ended; one that does not send has not begun either.
        name: its new name.
        scheduled_at: when it is to start, milliseconds UTC.
        at_once: it is to start as soon as it can.
        message: what a send is to say.
        drip: a send's batches; None sends without pauses.
        window: a send's weekdays and hours; None is always open.

    Raises:
        RefusedError: it has begun or ended, it is no send, the name is empty or too long, the time has passed, or the
            message cannot be sent (``checked_message``). Nothing was changed.
    """
    session.require(Right.CONTROL_JOB)
    with session.store.write():
        job = get_job(session, job_id)
        changes = _start_changes(session, job, name=name, scheduled_at=scheduled_at, at_once=at_once)
        spec = _spec_changes(session, job, message=message, drip=drip, window=window)
        if _is_closed(job) or (_has_begun(job) and (changes or "message" in spec)):
            raise RefusedError("edit_refused", job=job_id, status=job.status)
        if changes or spec:
            fields = sorted((*changes, *spec))
            if spec:
                # What it waits for is worked out again.
                changes["spec"] = json.dumps({**job.options, **spec}, ensure_ascii=False)
                changes["wait_until"] = None
            jobs.update(session.store, job_id, **changes)
            note(session, TrailAct.JOB_EDITED, job=job_id, fields=fields)
    return get_job(session, job_id)


def _is_closed(job: JobRow) -> bool:
    """Whether nothing of the job can be changed any more."""
    return job.status.finished or (job.type not in SENDS and _has_begun(job))


def _start_changes(
    session: Session, job: JobRow, *, name: str | None, scheduled_at: int | None, at_once: bool
) -> dict[str, object]:
    """The columns that say what the job is called and when it starts."""
    changes: dict[str, object] = {}
    if name is not None:
        changes["name"] = checked_name(name)
    if scheduled_at is not None:
        if scheduled_at <= session.store.clock.now():
            raise RefusedError("time_passed")
        changes["scheduled_at"] = scheduled_at
    elif at_once and job.scheduled_at is not None:
        changes["scheduled_at"] = None
    return changes


def _spec_changes(
    session: Session,
    job: JobRow,
    *,
    message: MessageText | None,
    drip: Drip | Keep | None,
    window: Window | Keep | None,
) -> dict[str, object]:
    """The parts of a send's spec that are to be others."""
    spec: dict[str, object] = {}
    if not isinstance(drip, Keep):
        spec["drip"] = drip_to_spec(drip)
    if not isinstance(window, Keep):
        spec["window"] = window_to_spec(window)
    if (spec or message is not None) and job.type not in SENDS:
        raise RefusedError("edit_no_send", job=job.id)
    if message is not None:
        # What reads templates is loaded with the first message, not with every table of jobs.
        from bulkdesk.services.messages import checked_message, message_spec  # noqa: PLC0415

        spec["message"] = message_spec(checked_message(session, Channel(job.type), message))
    return spec
