"""The rows of the audit trail: appended one by one, never changed (triggers refuse it), read in order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bulkdesk.store.store import Store

TRIGGERS = {
    "trail_insert": "5caf4b6a89c0d7ae5788e746c9ec10de8c063c6d3c9dc0b2fe97983df585b602",
    "trail_update": "c98e099f9f9f9c4accc107bff8950c407fa81f2eedcdbaaac14c0d5d6fc40e0a",
    "trail_delete": "c42a84fa73d225d493faca27b1d6625586b16fc89113de7a87c433b0b3c5f35e",
    "trail_head_insert": "6735bf34bf0dc6245d486c8d4114df4118e5a54c710a948f77295a76abd0c576",
    "trail_head_update": "1384cb806fd11ebdd6adc06b355d7b707267bda37d7861854c424257f3fe0cbb",
    "trail_head_delete": "d7b575ec947eb762ff0d92ad10acbdecfd9abd4557d656486bac804f3a182f6c",
}
"""What guards the trail: name, and SHA-256 of its SQL with single spaces, as the migration makes it."""

MIGRATION = "0007_trail"
"""A store that lacks it keeps no trail."""


class TrailRow(NamedTuple):
    """An entry as it is stored. In a store that somebody tampered with a cell may hold anything.

    Attributes:
        number: 1, 2, 3 … without a gap.
        at: milliseconds UTC.
        user_id: None for what the program did by itself.
        account_id: the sub-account; None for what concerns the whole store.
        figures: JSON object of ids, counts and codes.
        result: ``done`` or ``refused``.
        code: why it was refused.
        previous: hash of the entry before.
    """

    number: int
    at: int
    user_id: int | None
    user_name: str
    account_id: int | None
    act: str
    object_type: str | None
    object_id: int | None
    figures: str
    result: str
    code: str | None
    previous: str
    hash: str


class Head(NamedTuple):
    """Where the trail ends: the store's own id, and number and hash of the last entry (0 and zeros without one)."""

    store: str
    number: int
    hash: str


@dataclass(frozen=True)
class TrailFilter:
    """Which entries are wanted; empty means all.

    Attributes:
        account_id: of this sub-account or of the whole store.
        acts: any of these words.
        user: by the user of this name.
        object_type: about such a thing, such as ``job``.
        object_id: about the one with this id.
        refused_only: only what was refused.
        at_from: first moment, milliseconds UTC, inclusive.
        at_before: end, exclusive.
    """

    account_id: int | None = None
    acts: frozenset[str] = frozenset()
    user: str | None = None
    object_type: str | None = None
    object_id: int | None = None
    refused_only: bool = False
    at_from: int | None = None
    at_before: int | None = None


_COLUMNS = ", ".join(TrailRow._fields)


_LAST_NUMBER = 2**63 - 2
"""An entry can follow it: SQLite holds one number more."""


def head(store: Store) -> Head | None:
    """The kept head; None where somebody took it away, or left something there that no entry can follow."""
    row = store.one("SELECT store, number, hash FROM trail_head WHERE id = 1")
    if row is None:
        return None
    kept = Head(*row)
    can_be = type(kept.number) is int and type(kept.store) is type(kept.hash) is str
    return kept if can_be and 0 <= kept.number <= _LAST_NUMBER else None


def last(store: Store) -> tuple[int, str] | None:
    """Number and hash of the last entry there is; None without one."""
    return store.one("SELECT number, hash FROM trail ORDER BY number DESC LIMIT 1")


def append(store: Store, row: TrailRow) -> None:
    """Write the next entry and move the head; inside the transaction that has read the head."""
    places = ", ".join("?" * len(TrailRow._fields))
    store.sql(f"INSERT INTO trail ({_COLUMNS}) VALUES ({places})", *row)
    store.sql("UPDATE trail_head SET number = ?, hash = ? WHERE id = 1", row.number, row.hash)


def _where(wanted: TrailFilter) -> tuple[str, list[object]]:
    clauses: list[str] = []
    values: list[object] = []
    pairs: tuple[tuple[str, object], ...] = (
        ("(account_id = ? OR account_id IS NULL)", wanted.account_id),
        ("user_name = ? COLLATE NOCASE", wanted.user),
        ("object_type = ?", wanted.object_type),
        ("object_id = ?", wanted.object_id),
        ("at >= ?", wanted.at_from),
        ("at < ?", wanted.at_before),
    )
    for clause, value in pairs:
        if value is not None:
            clauses.append(clause)
            values.append(value)
    if wanted.acts:
        clauses.append(f"act IN ({','.join('?' * len(wanted.acts))})")
        values.extend(sorted(wanted.acts))
    if wanted.refused_only:
        clauses.append("result = 'refused'")
    return " AND ".join(clauses) or "1", values


def page(store: Store, wanted: TrailFilter, *, before: int | None = None, limit: int) -> list[TrailRow]:
    """Up to ``limit`` entries older than number ``before``, newest first."""
    where, values = _where(wanted)
    if before is not None:
        where += " AND number < ?"
        values.append(before)
    rows = store.sql(
        f"SELECT {_COLUMNS} FROM trail WHERE {where} ORDER BY number DESC LIMIT ?", *values, limit
    )
    return [TrailRow(*row) for row in rows]


def each(store: Store) -> Iterator[TrailRow]:
    """Every entry in the order of the numbers, in flat memory."""
    for row in store.sql(f"SELECT {_COLUMNS} FROM trail ORDER BY number"):
        yield TrailRow(*row)


def missing_guards(store: Store) -> list[str]:
    """Names of the triggers that guard the trail and are gone, or are not what they were."""
    found = {
        name: hashlib.sha256(" ".join(text.split()).encode()).hexdigest()
        for name, text in store.sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        if isinstance(text, str)
    }
    return sorted(name for name, digest in TRIGGERS.items() if found.get(name) != digest)


def last_given(store: Store) -> int:
    """The highest number that an entry ever had: SQLite remembers it when the entry is gone."""
    return int(
        store.scalar(
            "SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = 'trail' AND typeof(seq) = 'integer'"
        )
    )
