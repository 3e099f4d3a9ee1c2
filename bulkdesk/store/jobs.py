"""Job rows: making, listing, and the few changes that are allowed on them.

No rule about which change may follow which lives here (see ``bulkdesk.jobs.states``); the functions that write are
called inside a transaction that has read the row.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from peewee import SQL, Expression, fn

from bulkdesk.store.job_models import Job, JobReason
from bulkdesk.store.models import Account, User
from bulkdesk.store.store import Store
from bulkdesk.store.words import JobStatus, JobType, Outcome


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job as it stands. Moments are milliseconds UTC; counters hold at every moment.

    Attributes:
        status_reason: code of why it is paused, or None.
        position: seq of the last record worked on.
        active_ms: time spent working, pauses left out.
        changed: grows with every change of any job in the store.
        wait_until: a running job that sends has nothing to do before this moment (next batch, closed window, a server
            that cannot be reached); None when it may go on.
        wait_since: when that was found out; a clock that shows less has been moved back.
        batch_started_at: when the drip batch in hand was begun.
        batch_done: messages claimed in that batch.
        troubles: times in a row that the server could not be reached.
        refusals: messages in a row that were refused.
    """

    id: int
    account_id: int
    account: str
    created_by_id: int
    created_by: str
    name: str
    type: JobType
    status: JobStatus
    status_reason: str | None
    created_at: int
    scheduled_at: int | None
    started_at: int | None
    finished_at: int | None
    parent_id: int | None
    source_id: int | None
    spec: str
    total: int
    succeeded: int
    failed: int
    skipped: int
    unconfirmed: int
    warnings: int
    created: int
    updated: int
    position: int
    active_ms: int
    changed: int
    wait_until: int | None = None
    wait_since: int | None = None
    batch_started_at: int | None = None
    batch_done: int = 0
    troubles: int = 0
    refusals: int = 0

    @property
    def pending(self) -> int:
        """Records not yet worked on."""
        return self.total - self.succeeded - self.failed - self.skipped - self.unconfirmed

    @property
    def options(self) -> dict[str, Any]:
        """The action's settings."""
        options: dict[str, Any] = json.loads(self.spec)
        return options


@dataclass(frozen=True)
class JobFilter:
    """Which jobs are wanted; empty means all. The window and the command line build the same one.

    Attributes:
        created_by: by a user of one of these names.
        created_from: first moment of creation, milliseconds UTC, inclusive.
        created_before: end of creation, exclusive.
        search: text within the name, upper and lower case alike.
    """

    statuses: frozenset[JobStatus] = field(default_factory=frozenset)
    types: frozenset[JobType] = field(default_factory=frozenset)
    created_by: frozenset[str] = field(default_factory=frozenset)
    created_from: int | None = None
    created_before: int | None = None
    search: str = ""

    def matches(self, job: JobRow) -> bool:
        """The filter's one definition; the table uses it on the rows it holds."""
        return (
            (not self.statuses or job.status in self.statuses)
            and (not self.types or job.type in self.types)
            and (not self.created_by or job.created_by in self.created_by)
            and (self.created_from is None or job.created_at >= self.created_from)
            and (self.created_before is None or job.created_at < self.created_before)
            and (not self.search or self.search.casefold() in job.name.casefold())
        )


@dataclass(frozen=True, slots=True)
class ReasonCount:
    """How many records of a job carry a code with an outcome."""

    code: str
    outcome: Outcome
    count: int


@dataclass(slots=True)
class Progress:
    """What one chunk adds to a job's counters."""

    position: int
    succeeded: int = 0
    failed: int = 0
    skipped: int = 0
    unconfirmed: int = 0
    warnings: int = 0
    created: int = 0
    updated: int = 0
    reasons: dict[tuple[str, Outcome], int] = field(default_factory=dict)

    def add_reason(self, code: str, outcome: Outcome, count: int = 1) -> None:
        """Count a code."""
        self.reasons[code, outcome] = self.reasons.get((code, outcome), 0) + count

    def add(self, chunk: Progress) -> None:
        """Take in the figures of the chunk that follows."""
        self.position = chunk.position
        self.succeeded += chunk.succeeded
        self.failed += chunk.failed
        self.skipped += chunk.skipped
        self.unconfirmed += chunk.unconfirmed
        self.warnings += chunk.warnings
        self.created += chunk.created
        self.updated += chunk.updated
        for (code, outcome), count in chunk.reasons.items():
            self.add_reason(code, outcome, count)

    def reason_counts(self) -> list[ReasonCount]:
        """The codes with their counts, most frequent first."""
        counts = [ReasonCount(code, outcome, count) for (code, outcome), count in self.reasons.items()]
        return sorted(counts, key=lambda reason: (-reason.count, reason.code))


_SELECTED = (
    Job.id,
    Job.account,
    Account.name,
    Job.created_by,
    User.name,
    *(
        getattr(Job, name)
        for name in (
            "name",
            "type",
            "status",
            "status_reason",
            "created_at",
            "scheduled_at",
            "started_at",
            "finished_at",
            "parent_id",
            "source_id",
            "spec",
            "total",
            "succeeded",
            "failed",
            "skipped",
            "unconfirmed",
            "warnings",
            "created",
            "updated",
            "position",
            "active_ms",
            "changed",
            "wait_until",
            "wait_since",
            "batch_started_at",
            "batch_done",
            "troubles",
            "refusals",
        )
    ),
)
_TYPE, _STATUS = 6, 7
_REPEATED = (2, 4, 5, 8, 15)
"""Where the texts are that many jobs share: names of sub-account, user and job, the reason of a pause, the settings."""


def _select(
    store: Store, *where: Expression | SQL, order: Any = None, limit: int | None = None
) -> Iterator[JobRow]:
    query = Job.select(*_SELECTED).join(Account).switch(Job).join(User)
    if where:
        query = query.where(*where)
    query = query.order_by(Job.id.desc() if order is None else order).limit(limit)
    # Names and settings repeat: one text for all that are equal halves what 100,000 jobs weigh.
    same: dict[str | None, str | None] = {}
    # The driver's rows as they are: peewee's own cursor costs twice as much for 100,000 jobs.
    with contextlib.closing(store.db.execute(query)) as rows:
        for row in rows:
            yield _row(row, same)


def _row(values: tuple[Any, ...], same: dict[str | None, str | None]) -> JobRow:
    shared = list(values)
    for place in _REPEATED:
        shared[place] = same.setdefault(values[place], values[place])
    shared[_TYPE], shared[_STATUS] = JobType(values[_TYPE]), JobStatus(values[_STATUS])
    return JobRow(*shared)


def insert(
    store: Store,
    *,
    account_id: int,
    created_by_id: int,
    name: str,
    job_type: JobType,
    spec: Mapping[str, object],
    total: int,
    source_id: int | None = None,
    parent_id: int | None = None,
    scheduled_at: int | None = None,
) -> int:
    """Make a queued job; returns its id."""
    job_id: int = store.run(
        Job.insert(
            account=account_id,
            created_by=created_by_id,
            name=name,
            type=job_type,
            status=JobStatus.QUEUED,
            created_at=store.clock.now(),
            scheduled_at=scheduled_at,
            parent=parent_id,
            source=source_id,
            spec=json.dumps(spec, ensure_ascii=False),
            total=total,
        )
    )
    return job_id


def get(store: Store, job_id: int) -> JobRow | None:
    """The job, or None."""
    return next(_select(store, Job.id == job_id), None)


def checkpoint(store: Store, job_id: int) -> tuple[JobStatus, int] | None:
    """Status and position of a job, None when it is gone: what is asked for each chunk, and ``get`` takes long for."""
    row = store.one("SELECT status, position FROM job WHERE id = ?", job_id)
    return None if row is None else (JobStatus(row[0]), row[1])


def find(
    store: Store,
    account_id: int,
    wanted: JobFilter,
    *,
    before_id: int | None = None,
    limit: int | None = None,
) -> list[JobRow]:
    """The sub-account's jobs that the filter lets through, newest first; at most ``limit`` older than ``before_id``."""
    wanted = replace(wanted, created_by=_as_written(store, wanted.created_by))
    where: list[Expression] = [Job.account == account_id]
    if before_id is not None:
        where.append(Job.id < before_id)
    if wanted.statuses:
        where.append(Job.status.in_(sorted(wanted.statuses)))
    if wanted.types:
        where.append(Job.type.in_(sorted(wanted.types)))
    if wanted.created_by:
        where.append(User.name.in_(sorted(wanted.created_by)))
    if wanted.created_from is not None:
        where.append(Job.created_at >= wanted.created_from)
    if wanted.created_before is not None:
        where.append(Job.created_at < wanted.created_before)
    if not wanted.search:
        return list(_select(store, *where, limit=limit))
    # SQLite folds case for ASCII only; the filter's own definition folds all of it. No more is read than is wanted.
    return list(islice(filter(wanted.matches, _select(store, *where)), limit))


def _as_written(store: Store, names: frozenset[str]) -> frozenset[str]:
    """Names of users, upper and lower case alike, as the store has them; those of nobody as they are."""
    if not names:
        return names
    known = {name.casefold(): name for (name,) in store.run(User.select(User.name).tuples())}
    return frozenset(known.get(name.casefold(), name) for name in names)


def changed_since(store: Store, account_id: int, changed: int) -> list[JobRow]:
    """The sub-account's jobs that were made or changed after the number ``changed``, oldest change first."""
    # Ordered by the change, not the id: else SQLite walks all jobs of the sub-account in the order of their ids.
    return list(_select(store, Job.account == account_id, Job.changed > changed, order=Job.changed))


def last_change(store: Store, account_id: int) -> int:
    """The greatest ``JobRow.changed`` of the sub-account, 0 when it has no job."""
    return int(store.scalar("SELECT COALESCE(MAX(changed), 0) FROM job WHERE account_id = ?", account_id))


def creators(store: Store, account_id: int) -> list[str]:
    """Names of the users who made jobs in the sub-account, in order."""
    query = (
        User.select(User.name)
        .join(Job)
        .where(Job.account == account_id)
        .distinct()
        .order_by(fn.LOWER(User.name))
    )
    return [name for (name,) in store.run(query.tuples())]


def open_jobs(store: Store) -> list[JobRow]:
    """Jobs of all sub-accounts that wait or run: running ones first, then in the order they are due."""
    # SQLite uses the index of open jobs for this very text only, not for bound values; this is asked every second.
    rows = _select(store, SQL("status IN ('queued', 'in_progress')"), order=Job.id)
    return sorted(
        rows,
        key=lambda row: (row.status is not JobStatus.IN_PROGRESS, row.scheduled_at or row.created_at, row.id),
    )


def update(store: Store, job_id: int, **changes: object) -> None:
    """Set columns of a job."""
    store.run(Job.update(**changes).where(Job.id == job_id))


def add_progress(store: Store, job_id: int, progress: Progress, *, active_ms: int) -> None:
    """Add a chunk's figures to the counters; in the same transaction as the chunk's records."""
    store.sql(
        "UPDATE job SET position = ?, succeeded = succeeded + ?, failed = failed + ?, skipped = skipped + ?,"
        " unconfirmed = unconfirmed + ?, warnings = warnings + ?, created = created + ?, updated = updated + ?,"
        " active_ms = active_ms + ? WHERE id = ?",
        progress.position,
        progress.succeeded,
        progress.failed,
        progress.skipped,
        progress.unconfirmed,
        progress.warnings,
        progress.created,
        progress.updated,
        active_ms,
        job_id,
    )
    add_reasons(store, job_id, progress.reasons)


def add_reasons(store: Store, job_id: int, reasons: Mapping[tuple[str, Outcome], int]) -> None:
    """Add to the counts per code."""
    for (code, outcome), count in reasons.items():
        store.run(
            JobReason.insert(job=job_id, code=code, outcome=outcome, count=count).on_conflict(
                conflict_target=[JobReason.job, JobReason.code, JobReason.outcome],
                update={JobReason.count: JobReason.count + SQL("excluded.count")},
            )
        )


def reasons(store: Store, job_id: int) -> list[ReasonCount]:
    """The job's codes with their counts, most frequent first."""
    rows = store.sql(
        "SELECT code, outcome, count FROM job_reason WHERE job_id = ? ORDER BY count DESC, code", job_id
    )
    return [ReasonCount(code, Outcome(outcome), count) for code, outcome, count in rows]
