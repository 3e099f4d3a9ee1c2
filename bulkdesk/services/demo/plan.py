"""What happened in the sample store: which bulk actions there are, when, by whom, and whose contacts they made or deleted.

Everything is laid out in time before a row is written, so that contacts can be written once, as they ended up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from bulkdesk.services.demo.people import Moments
from bulkdesk.store.clock import MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND
from bulkdesk.store.words import JobStatus, JobType

HISTORY_MS = 3 * 365 * MS_PER_DAY
"""How far back the oldest contact goes."""
JOBS_MS = 548 * MS_PER_DAY
"""How far back the oldest bulk action goes: eighteen months."""
_SETTLED_MS = 4 * MS_PER_HOUR
"""A finished bulk action was made at least so long ago."""

_IMPORTED_SHARE = 0.6
_DELETED_SHARE = 1 / 12
_MEAN_RECORDS = (12, 150)
"""Records of a job on average: in the largest store, in a small one."""
_MOST_RECORDS = 1_200_000
_LIVE_ROWS = (200, 20_000, 50_000)
"""Rows of the import that goes on when the store is opened: at least, usually at most, in a large store."""
_LARGE_STORE = 100_000

C, Q, P, X, R = (
    JobStatus.COMPLETED,
    JobStatus.QUEUED,
    JobStatus.PAUSED,
    JobStatus.CANCELLED,
    JobStatus.IN_PROGRESS,
)
_FIRST = (
    (JobType.IMPORT, C),
    (JobType.EMAIL, C),
    (JobType.ADD_TAG, C),
    (JobType.DELETE, C),
    (JobType.IMPORT, R),
    (JobType.SMS, C),
    (JobType.EMAIL, Q),
    (JobType.REMOVE_TAG, C),
    (JobType.RESTORE, C),
    (JobType.REVERT, C),
    (JobType.EMAIL, P),
    (JobType.SMS, X),
    (JobType.IMPORT, P),
    (JobType.SMS, Q),
    (JobType.DELETE, Q),
    (JobType.ADD_TAG, P),
    (JobType.EMAIL, X),
    (JobType.IMPORT, X),
    (JobType.SMS, P),
    (JobType.ADD_TAG, Q),
    (JobType.DELETE, X),
    (JobType.ADD_TAG, X),
    (JobType.DELETE, P),
    (JobType.REMOVE_TAG, X),
    (JobType.REMOVE_TAG, P),
    (JobType.REMOVE_TAG, Q),
    (JobType.IMPORT, Q),
)
"""Every type and status that goes together; a small store has the first of them. Only an import is under way: its rows
are there, so that the worker truly goes on with it, and it sends nothing."""

_TYPES = {
    JobType.EMAIL: 26,
    JobType.IMPORT: 22,
    JobType.ADD_TAG: 20,
    JobType.SMS: 12,
    JobType.DELETE: 7,
    JobType.REMOVE_TAG: 6,
    JobType.RESTORE: 4,
    JobType.REVERT: 3,
}
_UNDOING = {
    JobType.RESTORE: frozenset({JobType.DELETE}),
    JobType.REVERT: frozenset({JobType.ADD_TAG, JobType.REMOVE_TAG}),
}


@dataclass(slots=True)
class JobPlan:
    """A bulk action to be written.

    Attributes:
        size: records wanted; there may be fewer contacts.
        share: how much of it is done, 0 to 1.
        first: the first contact an import made, or the number of the first deleted one; ``count`` how many.
        last: the last contact an import may have made.
        restored: records of a delete whose contacts came back.
        conflicts: records of a restore whose e-mail has been taken.
        child: the job that undid this one.
        everyone: over all contacts of the sub-account.
        live: an import that goes on when the store is opened.
    """

    account: AccountPlan
    type: JobType
    status: JobStatus
    created_at: int
    size: int
    user: int
    share: float = 1.0
    id: int = 0
    name: str = ""
    scheduled_at: int | None = None
    started_at: int | None = None
    parent: JobPlan | None = None
    child: JobPlan | None = None
    first: int = 0
    last: int = 0
    count: int = 0
    restored: int = 0
    conflicts: int = 0
    everyone: bool = False
    live: bool = False

    @property
    def worked_at(self) -> int:
        """When a local action wrote its records."""
        return (self.started_at or self.created_at) + 40 + self.size // 20


@dataclass(slots=True)
class AccountPlan:
    """A sub-account with ``active`` contacts and ``deleted`` ones among them, numbered from ``first_id`` on."""

    id: int
    country: str
    active: int
    jobs: int
    users: list[int]
    now: int
    first_id: int = 0
    deleted: int = 0
    imports: list[JobPlan] = field(default_factory=list)
    deletes: list[JobPlan] = field(default_factory=list)
    conflicts: set[int] = field(default_factory=set)

    @property
    def last_id(self) -> int:
        """The id of its newest contact."""
        return self.first_id + self.active + self.deleted - 1

    @property
    def _stride(self) -> int:
        return (self.active + self.deleted) // self.deleted

    def deleted_id(self, number: int) -> int:
        """The id of the deleted contact ``number`` (from 0): spread evenly among the others."""
        return self.first_id + (number + 1) * self._stride - 1

    def id_at(self, moment: int) -> int:
        """The id of the contact made at a moment."""
        share = (moment - self.now + HISTORY_MS) / HISTORY_MS
        return min(self.last_id, self.first_id + int((self.active + self.deleted) * share))

    def each_contact(self) -> Iterator[tuple[int, Moments]]:
        """Ids and moments of all contacts, by id."""
        total = self.active + self.deleted
        imports = iter(self.imports)
        made = next(imports, None)
        lost = [
            (self.deleted_id(job.first + offset), job) for job in self.deletes for offset in range(job.count)
        ]
        deletions = iter(lost)
        gone = next(deletions, None)
        for contact_id in range(self.first_id, self.first_id + total):
            offset = contact_id - self.first_id
            moments = Moments(self.now - HISTORY_MS + int((HISTORY_MS - MS_PER_DAY) * offset / total))
            while made is not None and contact_id > made.last:
                made = next(imports, None)
            if gone is not None and contact_id == gone[0]:
                moments.deleted_at, moments.deleted_job_id = gone[1].worked_at, gone[1].id
                moments.created_at = min(moments.created_at, moments.deleted_at - MS_PER_DAY)
                gone = next(deletions, None)
            elif made is not None and contact_id >= made.first:
                moments.created_at = made.worked_at
            yield contact_id, moments


class Planner:
    """Lays out the bulk actions of all sub-accounts."""

    def __init__(self, accounts: list[AccountPlan], random: Random, now: int) -> None:
        self._accounts = accounts
        self._random = random
        self._now = now
        jobs = max(1, sum(account.jobs for account in accounts))
        least, most = _MEAN_RECORDS
        self._mean = max(least, min(most, _MOST_RECORDS // jobs))

    def plan(self) -> list[JobPlan]:
        """All jobs in the order in which they were made, numbered from 1; fills in the accounts."""
        plans = [plan for account in self._accounts for plan in self._jobs_of(account)]
        plans.sort(key=lambda plan: plan.created_at)
        for number, plan in enumerate(plans, start=1):
            plan.id = number
            if plan.type is JobType.DELETE:
                plan.account.deletes.append(plan)
        next_id = 1
        for account in self._accounts:
            self._place_deleted(account)
            account.first_id = next_id
            next_id += account.active + account.deleted
        for plan in plans:
            if plan.type is JobType.IMPORT:
                plan.account.imports.append(plan)
        for account in self._accounts:
            self._place_imported(account)
            self._place_conflicts(account)
        return plans

    def _jobs_of(self, account: AccountPlan) -> list[JobPlan]:
        random = self._random
        kinds, weights = list(_TYPES), list(_TYPES.values())
        deck = [*_FIRST[: account.jobs]]
        deck += [
            (job_type, C if job_type in _UNDOING else self._status(account.jobs))
            for job_type in random.choices(kinds, weights, k=account.jobs - len(deck))
        ]
        plans = [self._job(account, *kind) for kind in deck if kind[0] not in _UNDOING]
        mails = (plan for plan in plans if plan.type is JobType.EMAIL and plan.status is C)
        if (first := next(mails, None)) is not None:
            first.everyone, first.scheduled_at = True, None
            first.created_at = self._now - 3 * MS_PER_DAY
            first.started_at = first.created_at + 2 * MS_PER_SECOND
        for kind, undone in _UNDOING.items():
            done = [plan for plan in plans if plan.type in undone and plan.status is C]
            random.shuffle(done)
            wanted = sum(job_type is kind for job_type, _ in deck)
            plans += [self._undoing(kind, parent) for parent in done[:wanted]]
            # Nothing left to undo: something else was done instead.
            plans += [self._job(account, JobType.ADD_TAG, C) for _ in range(wanted - len(done))]
        return plans

    def _status(self, jobs: int) -> JobStatus:
        """Waiting and paused ones do not grow with the store: somebody looks after them."""
        draw = self._random.random()
        queued, paused = min(0.04, 150 / jobs), min(0.04, 400 / jobs)
        if draw < queued:
            return Q
        if draw < queued + paused:
            return P
        return X if draw < queued + paused + 0.06 else C

    def _job(self, account: AccountPlan, job_type: JobType, status: JobStatus) -> JobPlan:
        random = self._random
        plan = JobPlan(
            account,
            job_type,
            status,
            self._made_at(status),
            self._size(account),
            random.choice(account.users),
        )
        begun = status is not Q and (status in {C, R} or random.random() < 0.8)
        if begun:
            plan.started_at = plan.created_at + random.randint(1, 5) * MS_PER_SECOND
            if job_type in {JobType.EMAIL, JobType.SMS} and random.random() < 0.3 and status is not R:
                later = plan.created_at + random.randint(1, 60) * MS_PER_HOUR
                if later < self._now - _SETTLED_MS:
                    plan.scheduled_at, plan.started_at = later, later + MS_PER_SECOND
        if status in {P, X}:
            plan.share = random.uniform(0.1, 0.9) if begun else 0.0
        elif status is Q:
            # Far ahead: nothing of a sample is to begin by itself.
            plan.share, plan.scheduled_at = (
                0.0,
                self._working_hour(self._now + random.randint(60, 330) * MS_PER_DAY),
            )
        elif status is R:
            least, usual, large = _LIVE_ROWS
            plan.live = True
            plan.size = (
                large if account.active >= _LARGE_STORE else min(usual, max(least, 20 * account.active))
            )
            plan.share = min(0.2, 0.1 * account.active / plan.size)
        return plan

    def _undoing(self, job_type: JobType, parent: JobPlan) -> JobPlan:
        random = self._random
        days = 20 if job_type is JobType.RESTORE else 2
        created_at = parent.worked_at + random.randint(MS_PER_HOUR, days * MS_PER_DAY)
        created_at = min(created_at, self._now - random.randint(MS_PER_HOUR, 2 * MS_PER_HOUR))
        plan = JobPlan(
            parent.account, job_type, C, created_at, parent.size, random.choice(parent.account.users)
        )
        plan.started_at, plan.parent, parent.child = created_at + MS_PER_SECOND, parent, plan
        return plan

    def _made_at(self, status: JobStatus) -> int:
        random = self._random
        match status:
            case JobStatus.IN_PROGRESS:
                return self._now - random.randint(5, 40) * MS_PER_MINUTE
            case JobStatus.QUEUED:
                return self._now - random.randint(MS_PER_HOUR, 20 * MS_PER_DAY)
            case JobStatus.PAUSED:
                return self._now - random.randint(MS_PER_HOUR, 45 * MS_PER_DAY)
            case _:
                ago = int((JOBS_MS - 3 * MS_PER_DAY) * random.random() ** 1.2)
                return self._working_hour(self._now - 2 * MS_PER_DAY - ago)

    def _working_hour(self, moment: int) -> int:
        """A moment of the same day between 7 and 17 o'clock UTC; seldom on a Saturday or Sunday."""
        day = moment // MS_PER_DAY
        # The first day of 1970 was a Thursday.
        weekday = (day + 3) % 7
        if weekday > 4 and self._random.random() < 0.9:
            day -= weekday - 4
        return day * MS_PER_DAY + self._random.randint(7 * MS_PER_HOUR, 17 * MS_PER_HOUR)

    def _size(self, account: AccountPlan) -> int:
        """Many small ones, few large ones."""
        if self._random.random() < 0.06:
            return min(1, account.active)
        size = int(self._random.lognormvariate(0, 1.2) * self._mean / 2.05)
        return max(1, min(size, 40 * self._mean, account.active)) if account.active else 0

    def _place_deleted(self, account: AccountPlan) -> None:
        """Number the contacts that stay deleted, in the order of their deletion."""
        wanted = sum(round(plan.size * plan.share) for plan in account.deletes)
        budget = int(account.active * _DELETED_SHARE)
        factor = min(1.0, budget / wanted) if wanted else 0.0
        for plan in account.deletes:
            done = round(plan.size * plan.share)
            plan.first = account.deleted
            plan.count = min(budget - account.deleted, max(min(1, done), int(done * factor)))
            if plan.child is not None:
                plan.restored = max(1, min(plan.size // 2, 200)) if account.active else 0
                plan.child.conflicts = min(plan.count, self._random.randint(0, 2))
            account.deleted += plan.count

    def _place_imported(self, account: AccountPlan) -> None:
        """Say which contacts each import made: those that are about as old as it is, each made once."""
        wanted = sum(round(plan.size * plan.share) for plan in account.imports)
        factor = min(0.75, account.active * _IMPORTED_SHARE / wanted) if wanted else 0.0
        # From the newest back, so that the one that is under way has made some.
        free = account.last_id
        for plan in reversed(account.imports):
            count = round(round(plan.size * plan.share) * factor)
            plan.last = min(free, max(account.id_at(plan.created_at), account.first_id + count - 1))
            plan.first = max(account.first_id, plan.last - count + 1)
            plan.count = max(0, plan.last - plan.first + 1)
            free = plan.first - 1

    def _place_conflicts(self, account: AccountPlan) -> None:
        for plan in account.deletes:
            for number in range(plan.child.conflicts if plan.child else 0):
                account.conflicts.add(account.deleted_id(plan.first + number))
