"""One contact, written by hand; and what happened to it. Writes go inside ``Store.write``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from bulkdesk.store.models import Contact, ContactTag, TagRemoval
from bulkdesk.store.store import Store
from bulkdesk.store.tagging import ensure_tag, find_tag
from bulkdesk.store.words import JobType, Outcome


class Conflict(NamedTuple):
    """The active contact that has an e-mail or phone already, and which of the two."""

    field: str
    contact_id: int
    name: str


class Dnd(NamedTuple):
    """Why a channel is closed, and since when (milliseconds UTC)."""

    since: int
    reason: str | None


class HistoryRow(NamedTuple):
    """A record that worked on a contact. ``change`` is what the job's action wrote, decoded; ``at`` milliseconds UTC."""

    job_id: int
    job_name: str
    job_type: JobType
    seq: int
    outcome: Outcome
    code: str | None
    detail: str | None
    change: Any
    at: int | None


def columns(store: Store, account_id: int, contact_id: int) -> dict[str, Any] | None:
    """The columns of an active contact of the sub-account, None when there is none."""
    found = store.run(
        Contact.select()
        .where(Contact.id == contact_id, Contact.account == account_id, Contact.deleted_at.is_null())
        .dicts()
    )
    return next((dict(row) for row in found), None)


def dnd(store: Store, contact_id: int) -> dict[str, Dnd]:
    """The closed channels of a contact."""
    row = store.one(
        "SELECT dnd_sms, dnd_sms_reason, dnd_email, dnd_email_reason FROM contact WHERE id = ?", contact_id
    )
    if row is None:
        return {}
    channels = {"sms": Dnd(row[0], row[1]), "email": Dnd(row[2], row[3])}
    return {name: closed for name, closed in channels.items() if closed.since is not None}


def conflict(
    store: Store, account_id: int, contact_id: int | None, email: str | None, phone: str | None
) -> Conflict | None:
    """Who keeps a contact (None: a new one) from having this e-mail and phone; None when nobody does.

    Active contacts are unique by e-mail, and by phone where there is no e-mail.
    """
    if email is not None:
        field, same = "email", "c.email = ?"
    elif phone is not None:
        field, same = "phone", "c.email IS NULL AND c.phone = ?"
    else:
        return None
    row = store.one(
        "SELECT c.id, COALESCE(NULLIF(TRIM(COALESCE(c.first_name, '') || ' ' || COALESCE(c.last_name, '')), ''),"
        " c.email, c.phone) FROM contact c"
        f" WHERE c.account_id = ? AND {same} AND c.deleted_at IS NULL AND c.id IS NOT ?",
        account_id,
        email or phone,
        contact_id,
    )
    return None if row is None else Conflict(field, row[0], row[1])


def insert(store: Store, account_id: int, values: Mapping[str, object], now: int) -> int:
    """Make a contact; returns its id."""
    new: int = store.run(Contact.insert(account=account_id, created_at=now, updated_at=now, **values))
    return new


def update(store: Store, contact_id: int, values: Mapping[str, object], now: int) -> None:
    """Change columns of a contact; one more change of it stands."""
    store.run(
        Contact.update(**values, updated_at=now, revision=Contact.revision + 1).where(
            Contact.id == contact_id
        )
    )


def add_tags(store: Store, account_id: int, contact_id: int, names: Iterable[str]) -> int:
    """Put tags on a contact, made where missing, upper and lower case alike; returns how many it did not have."""
    added = 0
    for name in names:
        tag_id = ensure_tag(store, account_id, name)
        statement = "INSERT OR IGNORE INTO contact_tag (contact_id, tag_id) VALUES (?, ?)"
        if store.sql(statement, contact_id, tag_id).rowcount:
            _by_hand(store, contact_id, tag_id)
            added += 1
    return added


def remove_tags(store: Store, account_id: int, contact_id: int, names: Iterable[str]) -> int:
    """Take tags off a contact, upper and lower case alike; returns how many it had."""
    removed = 0
    for name in names:
        tag_id = find_tag(store, account_id, name)
        found = (ContactTag.contact == contact_id) & (ContactTag.tag == tag_id)
        if tag_id is not None and store.run(ContactTag.delete().where(found)):
            _by_hand(store, contact_id, tag_id)
            removed += 1
    return removed


def _by_hand(store: Store, contact_id: int, tag_id: int) -> None:
    """No job was the last to take the tag off."""
    store.run(TagRemoval.delete().where((TagRemoval.tag == tag_id) & (TagRemoval.contact_id == contact_id)))


def belongs(store: Store, account_id: int, contact_id: int) -> bool:
    """Whether the sub-account has the contact, deleted or not."""
    return (
        store.one("SELECT 1 FROM contact WHERE id = ? AND account_id = ?", contact_id, account_id) is not None
    )


def history(
    store: Store, account_id: int, contact_id: int, *, before: tuple[int, int] | None, limit: int
) -> list[HistoryRow]:
    """Records that worked on a contact, the newest job first; ``before`` is job and seq of the last one seen."""
    after, values = ("AND (r.job_id, r.seq) < (?, ?)", [*before]) if before is not None else ("", [])
    rows = store.sql(
        "SELECT j.id, j.name, j.type, r.seq, r.outcome, r.code, r.detail, r.change, r.at"
        " FROM record r CROSS JOIN job j ON j.id = r.job_id"
        f" WHERE r.contact_id = ? AND j.account_id = ? {after} ORDER BY r.job_id DESC, r.seq DESC LIMIT ?",
        contact_id,
        account_id,
        *values,
        limit,
    )
    return [
        HistoryRow(
            job_id,
            name,
            JobType(job_type),
            seq,
            Outcome(outcome),
            code,
            detail,
            None if change is None else json.loads(change),
            at,
        )
        for job_id, name, job_type, seq, outcome, code, detail, change, at in rows
    ]


def tag_names(store: Store, ids: Iterable[int]) -> dict[int, str]:
    """Names of tags by id."""
    rows = store.sql(
        "SELECT id, name FROM tag WHERE id IN (SELECT value FROM json_each(?))", json.dumps(list(ids))
    )
    return dict(rows.fetchall())
