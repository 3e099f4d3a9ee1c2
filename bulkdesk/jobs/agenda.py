"""What a job that sends may do now, and until when it has to wait: open hours, drip batches, messages tried again."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any
from zoneinfo import ZoneInfo

from bulkdesk.jobs import states
from bulkdesk.jobs.drip import Schedule, schedule_of
from bulkdesk.store import jobs, sends
from bulkdesk.store.clock import MS_PER_SECOND
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.store import Store
from bulkdesk.store.words import JobStatus

_LATE_MS = 5 * MS_PER_SECOND
"""A drip batch that begins no later than this counts as begun on time, else each would be a little later than the last."""


def is_due(job: JobRow, now: int) -> bool:
    """Whether a job that waits or runs may be worked on at ``now``; a time that was missed is simply due.

    One whose wait began after ``now`` is due as well: the clock was moved back, and the wait is worked out anew.
    """
    if job.status is JobStatus.QUEUED:
        return job.scheduled_at is None or job.scheduled_at <= now
    if job.status is not JobStatus.IN_PROGRESS:
        return False
    return job.wait_until is None or job.wait_until <= now or now < (job.wait_since or 0)


class Rest(Enum):
    """What is left of a job."""

    MORE = auto()
    """Something can be claimed now."""
    WAITING = auto()
    """Nothing before a later moment, which the job's row names."""
    NOTHING = auto()
    """All is done; the job is completed."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What may be claimed at a moment.

    Attributes:
        is_open: whether anything may be handed over.
        fresh: so many records for the first time; None: no limit.
        resumes: when fresh ones may be claimed again, if none may now.
        batch: what a new drip batch changes in the job's row.
    """

    schedule: Schedule
    is_open: bool
    fresh: int | None = None
    resumes: int | None = None
    batch: dict[str, Any] = field(default_factory=dict)


def plan(job: JobRow, zone: ZoneInfo, now: int) -> Plan:
    """What the job's settings, as they are now, allow at ``now``."""
    schedule = schedule_of(job.options, zone)
    if not schedule.is_open(now):
        return Plan(schedule, is_open=False, fresh=0, resumes=schedule.next_open(now))
    if schedule.drip is None:
        return Plan(schedule, is_open=True)
    batch: dict[str, Any] = {}
    begun, done = job.batch_started_at, job.batch_done
    if begun is not None and begun > now:
        # The clock was moved back: the pause is counted from now on, neither left out nor drawn out.
        begun = now
        batch = {"batch_started_at": now}
    due = schedule.next_batch(begun, now)
    if begun is None or due <= now:
        # Also when the batch before was not used up: what was missed does not pile up.
        batch = {"batch_started_at": _begin(schedule, begun, now), "batch_done": 0}
        done = 0
    left = max(0, schedule.drip.batch - done)
    return Plan(schedule, is_open=True, fresh=left, resumes=None if left else due, batch=batch)


def _begin(schedule: Schedule, before: int | None, now: int) -> int:
    """When the batch that begins now is to be counted from."""
    if before is None:
        return now
    planned = schedule.next_batch(before, before)
    return planned if 0 <= now - planned <= _LATE_MS else now


def settle_rest(store: Store, job: JobRow, planned: Plan, now: int) -> Rest:
    """Find out what is left of a job in progress that has nothing in hand, and note in its row that it waits or is done.

    Inside a write.
    """
    moments: list[int] = []
    retry = sends.next_retry(store, job.id)
    if retry is not None:
        if planned.is_open and sends.due_retries(store, job.id, now, 1):
            return Rest.MORE
        moments.append(planned.schedule.next_open(max(retry, now)))
    if sends.waiting(store, job.id, job.position, 1):
        if planned.resumes is None:
            return Rest.MORE
        moments.append(planned.resumes)
    elif job.position < job.total:
        jobs.update(store, job.id, position=job.total)
    if moments:
        jobs.update(store, job.id, wait_until=min(moments), wait_since=now, **planned.batch)
        return Rest.WAITING
    states.complete(store, job.id)
    return Rest.NOTHING
