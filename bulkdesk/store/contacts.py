"""Contacts for reading: counting, listing, exporting."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bulkdesk.store.store import Store

TEXT_COLUMNS = (
    "first_name",
    "last_name",
    "email",
    "phone",
    "company",
    "address",
    "city",
    "postal_code",
    "state",
    "country",
    "date_of_birth",
    "source",
    "type",
    "timezone",
    "notes",
)
"""Columns of a contact that hold one plain text each."""


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A contact as it is shown. ``texts`` holds ``TEXT_COLUMNS`` by name; moments are milliseconds UTC."""

    id: int
    texts: dict[str, str | None]
    additional_emails: list[str]
    additional_phones: list[str]
    custom: dict[str, str]
    dnd_sms: bool
    dnd_email: bool
    tags: list[str]
    created_at: int
    updated_at: int


@dataclass(frozen=True)
class Target:
    """Which contacts are meant: those with the ids, or all active ones of the sub-account."""

    ids: tuple[int, ...] | None = None


_SELECTED = ", ".join(
    f"c.{name}"
    for name in (
        "id",
        *TEXT_COLUMNS,
        "additional_emails",
        "additional_phones",
        "custom",
        "dnd_sms",
        "dnd_email",
        "created_at",
        "updated_at",
    )
)


def _where(account_id: int, target: Target) -> tuple[str, list[object]]:
    clause, values = "c.account_id = ? AND c.deleted_at IS NULL", [account_id]
    if target.ids is None:
        return clause, list(values)
    return f"{clause} AND c.id IN (SELECT value FROM json_each(?))", [*values, json.dumps(target.ids)]


def count(store: Store, account_id: int, target: Target) -> int:
    """How many active contacts of the sub-account are meant."""
    where, values = _where(account_id, target)
    return int(store.scalar(f"SELECT COUNT(*) FROM contact c WHERE {where}", *values))


def each(store: Store, account_id: int, target: Target, *, batch: int = 2_000) -> Iterator[ContactRow]:
    """The contacts meant, by id, read in pages so that memory stays flat and no read lock is held between them."""
    where, values = _where(account_id, target)
    after = 0
    while True:
        rows = store.sql(
            f"SELECT {_SELECTED} FROM contact c WHERE {where} AND c.id > ? ORDER BY c.id LIMIT ?",
            *values,
            after,
            batch,
        ).fetchall()
        if not rows:
            return
        tags = tags_of(store, [row[0] for row in rows])
        for row in rows:
            yield _contact(row, tags.get(row[0], []))
        after = rows[-1][0]


def _contact(row: Sequence[Any], tags: list[str]) -> ContactRow:
    texts = dict(zip(TEXT_COLUMNS, row[1 : 1 + len(TEXT_COLUMNS)], strict=True))
    emails, phones, custom, dnd_sms, dnd_email, created_at, updated_at = row[1 + len(TEXT_COLUMNS) :]
    return ContactRow(
        id=row[0],
        texts=texts,
        additional_emails=json.loads(emails) if emails else [],
        additional_phones=json.loads(phones) if phones else [],
        custom=json.loads(custom) if custom else {},
        dnd_sms=dnd_sms is not None,
        dnd_email=dnd_email is not None,
        tags=tags,
        created_at=created_at,
        updated_at=updated_at,
    )


def tags_of(store: Store, contact_ids: Sequence[int]) -> dict[int, list[str]]:
    """Names of the tags on each of the contacts, in alphabetical order; contacts without one are left out."""
    found: dict[int, list[str]] = {}
    rows = store.sql(
        "SELECT ct.contact_id, t.name FROM json_each(?) j CROSS JOIN contact_tag ct ON ct.contact_id = j.value"
        " JOIN tag t ON t.id = ct.tag_id ORDER BY ct.contact_id, t.key",
        json.dumps(list(contact_ids)),
    )
    for contact_id, name in rows:
        found.setdefault(contact_id, []).append(name)
    return found


def custom_names(store: Store, account_id: int) -> list[str]:
    """Names of the custom fields that any active contact of the sub-account has, in alphabetical order."""
    rows = store.sql(
        "SELECT DISTINCT j.key FROM contact c, json_each(c.custom) j"
        " WHERE c.account_id = ? AND c.deleted_at IS NULL AND c.custom IS NOT NULL ORDER BY j.key",
        account_id,
    )
    return [name for (name,) in rows]
