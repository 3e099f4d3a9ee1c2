"""What a job changed, and what of it can be put back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from bulkdesk.store import sends
from bulkdesk.store.store import Store
from bulkdesk.store.words import JobStatus, JobType, Outcome

REVERTABLE = frozenset({JobType.ADD_TAG, JobType.REMOVE_TAG, JobType.IMPORT})
"""Types of jobs that can be undone."""

_SUCCEEDED = f"r.outcome = {Outcome.SUCCEEDED:d}"
_CHANGED = {
    JobType.ADD_TAG: _SUCCEEDED,
    JobType.REMOVE_TAG: _SUCCEEDED,
    JobType.IMPORT: f"{_SUCCEEDED} AND r.contact_id IS NOT NULL AND r.change IS NOT NULL AND r.change <> '{{}}'",
}
"""Which records of a job changed something."""


def changed_anything(store: Store, job_id: int, job_type: JobType) -> bool:
    """Whether the job changed a contact, and that is still known (the purge forgets it with the person)."""
    return (
        store.one(f"SELECT 1 FROM record r WHERE r.job_id = ? AND {_CHANGED[job_type]} LIMIT 1", job_id)
        is not None
    )


def freeze_changed(store: Store, undone: int, undone_type: JobType, job_id: int) -> int:
    """Make a pending record of the job for every record of ``undone`` that changed something; returns how many.

    Last first, so that of several changes of one contact the last is undone first. ``change`` holds the number of the
    record that is undone.
    """
    return store.sql(
        "INSERT INTO record (job_id, seq, row, contact_id, change)"
        " SELECT ?, row_number() OVER (ORDER BY r.seq DESC), r.row, r.contact_id, r.seq"
        f" FROM record r WHERE r.job_id = ? AND {_CHANGED[undone_type]}",
        job_id,
        undone,
    ).rowcount


class Change(NamedTuple):
    """A record of an import to be undone: its number in the revert, its contact, what it had changed."""

    seq: int
    contact_id: int
    change: dict[str, Any]


def changes(store: Store, job_id: int, undone: int, first: int, last: int) -> list[Change]:
    """What the records ``first`` to ``last`` of a revert are to undo, in order."""
    rows = store.sql(
        "SELECT r.seq, r.contact_id, o.change FROM record r"
        " LEFT JOIN record o ON o.job_id = ? AND o.seq = CAST(r.change AS INTEGER)"
        " WHERE r.job_id = ? AND r.seq BETWEEN ? AND ? ORDER BY r.seq",
        undone,
        job_id,
        first,
        last,
    )
    return [Change(seq, contact_id, json.loads(change) if change else {}) for seq, contact_id, change in rows]


@dataclass(slots=True)
class Standing:
    """What stands of a contact: how many changes, and which job put each of its tags on."""

    deleted: bool
    revision: int
    tags: dict[int, int | None]


def standings(store: Store, account_id: int, contact_ids: Sequence[int]) -> dict[int, Standing]:
    """Of each of the sub-account's contacts that exists."""
    chosen = json.dumps(list(contact_ids))
    found = {
        contact_id: Standing(bool(deleted), revision, {})
        for contact_id, deleted, revision in store.sql(
            "SELECT c.id, c.deleted_at IS NOT NULL, c.revision FROM json_each(?) j CROSS JOIN contact c ON c.id = j.value"
            " AND c.account_id = ?",
            chosen,
            account_id,
        )
    }
    tags = store.sql(
        "SELECT ct.contact_id, ct.tag_id, ct.job_id FROM json_each(?) j"
        " CROSS JOIN contact_tag ct ON ct.contact_id = j.value",
        chosen,
    )
    for contact_id, tag_id, job_id in tags:
        if contact_id in found:
            found[contact_id].tags[tag_id] = job_id
    return found


def delete_created(store: Store, job_id: int, contact_ids: Iterable[int], now: int) -> None:
    """Delete contacts softly, as a delete job does."""
    store.many(
        "UPDATE contact SET deleted_at = ?, deleted_job_id = ? WHERE id = ?",
        [(now, job_id, contact_id) for contact_id in contact_ids],
    )


def take_off(store: Store, tags: Iterable[tuple[int, int]]) -> None:
    """Take tags off contacts: ``(contact_id, tag_id)`` each."""
    store.many("DELETE FROM contact_tag WHERE contact_id = ? AND tag_id = ?", tags)


def copy_failed(store: Store, job_id: int, new_job_id: int) -> int:
    """Make a pending record of the new job for every failed record of a job without a file; returns how many."""
    return store.sql(
        "INSERT INTO record (job_id, seq, row, contact_id, change)"
        " SELECT ?, row_number() OVER (ORDER BY r.seq), r.row, r.contact_id, r.change"
        " FROM record r WHERE r.job_id = ? AND r.outcome = ? AND r.code IS NOT NULL",
        new_job_id,
        job_id,
        Outcome.FAILED,
    ).rowcount


def copy_failed_messages(store: Store, job_id: int, new_job_id: int, address: str) -> int:
    """As ``copy_failed`` for a job that sends, less everybody who has had the message since, or may have.

    Left out are contacts, and addresses, with a message in this job or in any that retries it, or that it retries,
    which was not refused: it went out, nobody knows, or it is still to go out.

    Args:
        store: where they are.
        job_id: the job whose failed records are wanted.
        new_job_id: the job that gets them.
        address: the column of the contact that messages go to.
    """
    others = json.dumps([each for each in sends.family(store, job_id) if each != new_job_id])
    return store.sql(
        f"""
        INSERT INTO record (job_id, seq, row, contact_id, change)
        SELECT ?, row_number() OVER (ORDER BY r.seq), r.row, r.contact_id, r.change
        FROM record r LEFT JOIN contact c ON c.id = r.contact_id
        WHERE r.job_id = ? AND r.outcome = ? AND r.code IS NOT NULL
            AND NOT EXISTS (
                SELECT 1 FROM json_each(?) f CROSS JOIN record x ON x.contact_id = r.contact_id AND x.job_id = f.value
                WHERE x.outcome NOT IN (?, ?)
            )
            AND NOT EXISTS (
                SELECT 1 FROM json_each(?) f CROSS JOIN send s ON s.job_id = f.value AND s.address = c.{address}
                JOIN record x ON x.job_id = s.job_id AND x.seq = s.seq WHERE x.outcome NOT IN (?, ?)
            )
        """,
        new_job_id,
        job_id,
        Outcome.FAILED,
        *(others, Outcome.FAILED, Outcome.SKIPPED) * 2,
    ).rowcount


def has_open_relative(store: Store, job_id: int, *, but: int) -> bool:
    """Whether a job that retries the same messages (``sends.family``), other than ``but``, has not ended."""
    found = store.one(
        "SELECT 1 FROM json_each(?) f CROSS JOIN job j ON j.id = f.value"
        " WHERE j.id <> ? AND j.status NOT IN (?, ?) LIMIT 1",
        json.dumps(sends.family(store, job_id)),
        but,
        JobStatus.COMPLETED,
        JobStatus.CANCELLED,
    )
    return found is not None


def has_follower(store: Store, job_id: int, job_type: JobType, *statuses: str) -> bool:
    """Whether a job of the type that follows ``job_id`` has one of the statuses."""
    found = store.one(
        "SELECT 1 FROM job j WHERE j.parent_id = ? AND j.type = ? AND j.status IN (SELECT value FROM json_each(?))",
        job_id,
        job_type,
        json.dumps(statuses),
    )
    return found is not None
