"""Deleting contacts softly and bringing them back, by ranges of records; what can be brought back, and until when.

The limit is per contact: ``RESTORE_DAYS`` after the moment it was deleted, in UTC, to the millisecond (product rules,
"Contacts").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bulkdesk.store import search
from bulkdesk.store.clock import MS_PER_DAY
from bulkdesk.store.ranges import SUCCEEDED, Range
from bulkdesk.store.store import Store
from bulkdesk.store.tagging import CHANGED_SINCE, GONE
from bulkdesk.store.words import JobType, Outcome

RESTORE_DAYS = 60
RESTORE_MS = RESTORE_DAYS * MS_PER_DAY
"""From this many milliseconds after its deletion on, a contact cannot be restored and is purged."""

EXPIRED = "expired"
CONFLICT = "conflict"
ALREADY_ACTIVE = "already_active"

_HOLDER = """
    COALESCE(
        (SELECT h.id FROM contact h WHERE h.account_id = c.account_id AND h.email = c.email AND h.deleted_at IS NULL),
        (SELECT h.id FROM contact h WHERE c.email IS NULL AND h.account_id = c.account_id AND h.phone = c.phone
            AND h.email IS NULL AND h.deleted_at IS NULL)
    )
"""
"""The active contact that keeps the deleted contact ``c`` from coming back: one has the same e-mail, or, of those without
an e-mail, the same phone. That is what active contacts are unique by."""


def delete(records: Range) -> None:
    """Delete every contact of the range that is not deleted yet."""
    records.decide(f"CASE {GONE} END")
    records.run(
        f"UPDATE contact SET deleted_at = :now, deleted_job_id = :job WHERE id IN ({SUCCEEDED})",
    )


def restore(records: Range, deleting_job: int | None) -> None:
    """Bring back every contact of the range that can be.

    Args:
        records: the range.
        deleting_job: only what this job deleted; None: whoever deleted it.
    """
    records.decide(
        f"""
        CASE WHEN c.id IS NULL THEN '{EXPIRED}' WHEN c.deleted_at IS NULL THEN '{ALREADY_ACTIVE}'
            WHEN :deleting IS NOT NULL AND c.deleted_job_id IS NOT :deleting THEN '{CHANGED_SINCE}'
            WHEN c.deleted_at + {RESTORE_MS} <= :now THEN '{EXPIRED}'
            WHEN {_HOLDER} IS NOT NULL THEN '{CONFLICT}' END
        """,
        failed=(EXPIRED, CONFLICT),
        deleting=deleting_job,
    )
    _refuse_twins(records)
    records.run(
        f"""
        UPDATE record SET detail = json_array(json_array('{CONFLICT}', '#' || (
            SELECT {_HOLDER} FROM contact c WHERE c.id = record.contact_id)))
        WHERE job_id = :job AND seq BETWEEN :first AND :last AND code = '{CONFLICT}' AND detail IS NULL
        """
    )
    records.run(f"UPDATE contact SET deleted_at = NULL, deleted_job_id = NULL WHERE id IN ({SUCCEEDED})")


def _refuse_twins(records: Range) -> None:
    """Of several deleted contacts with the same address in the range the first comes back, the others conflict with it."""
    records.run(
        f"""
        UPDATE record SET outcome = {Outcome.FAILED:d}, code = '{CONFLICT}',
            detail = json_array(json_array('{CONFLICT}', '#' || s.first_id))
        FROM (
            SELECT r.seq, r.contact_id, first_value(r.contact_id) OVER (
                PARTITION BY COALESCE('e' || c.email, 'p' || c.phone, r.seq) ORDER BY r.seq) AS first_id
            FROM record r JOIN contact c ON c.id = r.contact_id
            WHERE r.job_id = :job AND r.seq BETWEEN :first AND :last AND r.outcome = {Outcome.SUCCEEDED:d}
        ) s
        WHERE record.job_id = :job AND record.seq = s.seq AND s.contact_id <> s.first_id
        """
    )


# -- what can be restored ---------------------------------------------------------------------------------------------

_DELETED_BY = "c.account_id = ? AND c.deleted_job_id = ? AND c.deleted_at IS NOT NULL"


def has_restorable(store: Store, account_id: int, job_id: int, now: int) -> bool:
    """Whether a contact that the job deleted can still be restored. One look into an index."""
    found = store.one(
        f"SELECT 1 FROM contact c INDEXED BY contact_deleted_job WHERE {_DELETED_BY} AND c.deleted_at > ? LIMIT 1",
        account_id,
        job_id,
        now - RESTORE_MS,
    )
    return found is not None


class Restorable(NamedTuple):
    """Contacts that are still deleted by one job.

    Attributes:
        restorable: not expired; ``conflicts`` of them cannot come back while an active contact has their address.
        first, last: when the restorable ones were deleted, milliseconds UTC; None when there are none.
    """

    restorable: int
    expired: int
    conflicts: int
    first: int | None
    last: int | None


def restorable(store: Store, account_id: int, job_id: int, now: int) -> Restorable:
    """Count what is still deleted by the job."""
    limit = now - RESTORE_MS
    row = store.one(
        f"SELECT COALESCE(SUM(c.deleted_at > ?), 0), COALESCE(SUM(c.deleted_at <= ?), 0),"
        f" COALESCE(SUM(c.deleted_at > ? AND {_HOLDER} IS NOT NULL), 0),"
        " MIN(CASE WHEN c.deleted_at > ? THEN c.deleted_at END), MAX(CASE WHEN c.deleted_at > ? THEN c.deleted_at END)"
        f" FROM contact c INDEXED BY contact_deleted_job WHERE {_DELETED_BY}",
        *([limit] * 5),
        account_id,
        job_id,
    )
    return Restorable(*(row or (0, 0, 0, None, None)))


def deleted_by(store: Store, job_id: int) -> tuple[int, int]:
    """How many contacts the job deleted, and how many of these have been removed for good.

    They are the successes of a delete job; of a revert those that undid a creation.
    """
    row = store.one(
        "SELECT COUNT(*), COALESCE(SUM(c.id IS NULL), 0) FROM job j JOIN record r ON r.job_id = j.id"
        " LEFT JOIN record o ON j.type = ? AND o.job_id = j.parent_id AND o.seq = CAST(r.change AS INTEGER)"
        " LEFT JOIN contact c ON c.id = r.contact_id"
        " WHERE j.id = ? AND r.outcome = ? AND (j.type = ? OR json_extract(o.change, '$.created'))",
        JobType.REVERT,
        job_id,
        Outcome.SUCCEEDED,
        JobType.DELETE,
    )
    return (row[0], row[1]) if row else (0, 0)


def freeze_deleted_by(store: Store, account_id: int, deleting_job: int, job_id: int) -> int:
    """Make a pending record of the job for every contact that ``deleting_job`` deleted and that still is; returns how many."""
    return store.sql(
        "INSERT INTO record (job_id, seq, contact_id) SELECT ?, row_number() OVER (ORDER BY c.id), c.id"
        f" FROM contact c INDEXED BY contact_deleted_job WHERE {_DELETED_BY}",
        job_id,
        account_id,
        deleting_job,
    ).rowcount


def freeze_deleted(store: Store, account_id: int, ids: str, job_id: int) -> int:
    """Make a pending record of the job for every deleted contact of the JSON list ``ids``; returns how many."""
    return store.sql(
        "INSERT INTO record (job_id, seq, contact_id) SELECT ?, row_number() OVER (ORDER BY c.id), c.id FROM contact c"
        " WHERE c.id IN (SELECT value FROM json_each(?)) AND c.account_id = ? AND c.deleted_at IS NOT NULL",
        job_id,
        ids,
        account_id,
    ).rowcount


# -- all deleted contacts ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DeletedRow:
    """A deleted contact.

    Attributes:
        deleted_at: milliseconds UTC.
        job_id, job, deleted_by: the job that deleted it, its name and who made it; None when it was no job.
    """

    id: int
    first_name: str | None
    last_name: str | None
    email: str | None
    phone: str | None
    company: str | None
    deleted_at: int
    job_id: int | None
    job: str | None
    deleted_by: str | None


def deleted_page(
    store: Store, account_id: int, *, after: DeletedRow | None, limit: int, text: str = ""
) -> Sequence[DeletedRow]:
    """Up to ``limit`` deleted contacts, last deleted first, that follow ``after`` and hold the search text."""
    where, values = search.walk_where(text)
    follows: list[object] = []
    if after is not None:
        where += " AND (c.deleted_at, c.id) < (?, ?)"
        follows = [after.deleted_at, after.id]
    rows = store.sql(
        "SELECT c.id, c.first_name, c.last_name, c.email, c.phone, c.company, c.deleted_at, j.id, j.name, u.name"
        " FROM contact c LEFT JOIN job j ON j.id = c.deleted_job_id LEFT JOIN user u ON u.id = j.created_by_id"
        f" WHERE {where} AND c.account_id = ? AND c.deleted_at IS NOT NULL"
        " ORDER BY c.deleted_at DESC, c.id DESC LIMIT ?",
        *values,
        *follows,
        account_id,
        limit,
    )
    return [DeletedRow(*row) for row in rows]


def count_deleted(store: Store, account_id: int, text: str = "") -> int:
    """How many deleted contacts hold the search text."""
    where, values = search.walk_where(text)
    return int(
        store.scalar(
            f"SELECT COUNT(*) FROM contact c WHERE {where} AND c.account_id = ? AND c.deleted_at IS NOT NULL",
            *values,
            account_id,
        )
    )
