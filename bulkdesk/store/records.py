"""Records: the frozen targets of a job and what became of each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import NamedTuple

from bulkdesk.store.contacts import Target, target_where
from bulkdesk.store.functions import fold
from bulkdesk.store.search import like_pattern
from bulkdesk.store.sources import unpack
from bulkdesk.store.store import Store
from bulkdesk.store.words import Outcome

CANCELLED = "cancelled"
"""Code of a record that was never worked on because its job was cancelled."""


class RecordRow(NamedTuple):
    """One record as it is shown.

    Attributes:
        identifier: e-mail, phone or name; None when the contact has been removed for good.
        detail: JSON list of ``[code, value]`` for every problem of the record, or None.
        at: when it was worked on, milliseconds UTC.
    """

    seq: int
    row: int | None
    contact_id: int | None
    outcome: Outcome
    code: str | None
    detail: str | None
    identifier: str | None
    at: int | None


class Run(NamedTuple):
    """Consecutive records that each made a contact; the contacts' ids go up as the records do."""

    first: int
    last: int
    first_id: int


@dataclass(frozen=True)
class RecordFilter:
    """Which records are wanted; empty means all.

    Attributes:
        outcomes: any of these.
        code: carrying this code, as the first or a further one.
        warnings_only: succeeded with a code; together with ``outcomes``, those as well.
        problems_only: carrying any code.
        search: text within the identifier, the code or the problem's value, upper and lower case alike.
    """

    outcomes: frozenset[Outcome] = field(default_factory=frozenset)
    code: str | None = None
    warnings_only: bool = False
    problems_only: bool = False
    search: str = ""


_NAME = "TRIM(COALESCE(c.first_name, '') || ' ' || COALESCE(c.last_name, ''))"

_COLUMNS = f"""
    r.seq, r.row, r.contact_id, r.outcome, r.code, r.detail,
    COALESCE(r.identifier, c.email, c.phone, NULLIF({_NAME}, '')),
    r.at
"""
_SEARCHED = ("r.identifier", "c.email", "c.phone", _NAME, "r.code")
_FROM = "FROM record r LEFT JOIN contact c ON c.id = r.contact_id"


def freeze_source(store: Store, job_id: int, source_id: int) -> None:
    """Make one pending record for every row of a source. Set-based where the file has no gaps in its numbering."""
    chunks = store.sql(
        "SELECT first_seq, last_seq, row_offset FROM source_chunk WHERE source_id = ? ORDER BY first_seq",
        source_id,
    ).fetchall()
    for first_seq, last_seq, offset in chunks:
        if offset is not None:
            store.sql(
                "WITH RECURSIVE n (seq) AS (SELECT ? UNION ALL SELECT seq + 1 FROM n WHERE seq < ?)"
                " INSERT INTO record (job_id, seq, row) SELECT ?, seq, seq + ? FROM n",
                first_seq,
                last_seq,
                job_id,
                offset,
            )
        else:
            store.many(
                "INSERT INTO record (job_id, seq, row) VALUES (?, ?, ?)",
                ((job_id, row.seq, row.number) for row in unpack(store, source_id, first_seq)),
            )


def freeze_contacts(
    store: Store, job_id: int, account_id: int, target: Target, *, now: int, zone: tzinfo
) -> int:
    """Make one pending record for every contact that is meant, in the order of their ids; returns how many."""
    where, values = target_where(account_id, target, now=now, zone=zone)
    # Numbered by a table's own row numbers: for a million contacts that takes a quarter less than a window function.
    store.sql("CREATE TEMP TABLE frozen (seq INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL)")
    store.sql(
        f"INSERT INTO temp.frozen (contact_id) SELECT c.id FROM contact c WHERE {where} ORDER BY c.id",
        *values,
    )
    count = store.sql(
        "INSERT INTO record (job_id, seq, contact_id) SELECT ?, seq, contact_id FROM temp.frozen", job_id
    ).rowcount
    store.sql("DROP TABLE temp.frozen")
    return count


def cancel_pending(store: Store, job_id: int, position: int) -> int:
    """Count every record after ``position`` that is still pending as skipped; returns how many."""
    return store.sql(
        "UPDATE record SET outcome = ?, code = ?, at = ? WHERE job_id = ? AND seq > ? AND outcome = ?",
        Outcome.SKIPPED,
        CANCELLED,
        store.clock.now(),
        job_id,
        position,
        Outcome.PENDING,
    ).rowcount


def _where(job_id: int, wanted: RecordFilter) -> tuple[str, list[object]]:
    clauses: list[str] = ["r.job_id = ?"]
    values: list[object] = [job_id]
    if wanted.outcomes or wanted.warnings_only:
        kinds = []
        if wanted.outcomes:
            kinds.append(f"r.outcome IN ({','.join('?' * len(wanted.outcomes))})")
            values.extend(sorted(wanted.outcomes))
        if wanted.warnings_only:
            kinds.append("r.outcome = ? AND r.code IS NOT NULL")
            values.append(Outcome.SUCCEEDED)
        clauses.append(f"({' OR '.join(kinds)})")
        if not wanted.outcomes & {Outcome.PENDING, Outcome.SUCCEEDED, Outcome.UNCONFIRMED}:
            # Every failed or skipped record has a code: lets the partial index find the few among a million.
            clauses.append("r.code IS NOT NULL")
    if wanted.problems_only:
        clauses.append("r.code IS NOT NULL")
    if wanted.code is not None:
        clauses.append("r.code IS NOT NULL AND (r.code = ? OR instr(r.detail, ?) > 0)")
        values.extend((wanted.code, f'["{wanted.code}",'))
    if wanted.search:
        clause, bound = _holds(wanted.search)
        clauses.append(clause)
        values.extend(bound)
    return " AND ".join(clauses), values


def _holds(text: str) -> tuple[str, list[object]]:
    """The condition that a record is found by a search text, upper and lower case alike in every script.

    Plain letters are compared by SQLite, which is many times as quick. Python is asked about texts with other letters, where
    those may be what is looked for: beyond ASCII, or ß, which is the same as ss.
    """
    # Lone surrogates, which SQLite cannot take, are in no text.
    wanted = fold(text.encode("utf-8", "ignore").decode())
    clauses, values, likely = [], list[object](), []
    if wanted.isascii():
        clauses += [f"{column} LIKE ? ESCAPE '\\'" for column in _SEARCHED]
        values += [like_pattern(wanted)] * len(_SEARCHED)
    if not wanted.isascii() or "ss" in wanted:
        clauses += [f"({_is_beyond(column)} AND instr(fold({column}), ?))" for column in _SEARCHED]
        values += [wanted] * len(_SEARCHED)
        likely += [_is_beyond("r.detail"), "instr(r.detail, '\\u')"]
    if wanted.isascii():
        likely.append("r.detail LIKE ? ESCAPE '\\'")
        # As JSON writes it.
        values.append(like_pattern(json.dumps(wanted)[1:-1]))
    clauses.append(
        f"(({' OR '.join(likely)}) AND EXISTS (SELECT 1 FROM json_each(r.detail) p CROSS JOIN json_each(p.value) v"
        " WHERE instr(fold(CAST(COALESCE(v.value, '') AS TEXT)), ?)))"
    )
    values.append(wanted)
    return f"({' OR '.join(clauses)})", values


def _is_beyond(column: str) -> str:
    """Whether a text has letters beyond ASCII: more bytes than letters."""
    return f"length({column}) < length(CAST({column} AS BLOB))"


def page(store: Store, job_id: int, wanted: RecordFilter, *, after: int = 0, limit: int) -> list[RecordRow]:
    """Up to ``limit`` records whose seq is greater than ``after``, in order."""
    where, values = _where(job_id, wanted)
    rows = store.sql(
        f"SELECT {_COLUMNS} {_FROM} WHERE {where} AND r.seq > ? ORDER BY r.seq LIMIT ?", *values, after, limit
    )
    return [
        RecordRow(seq, row, contact, Outcome(outcome), *rest) for seq, row, contact, outcome, *rest in rows
    ]


def count(store: Store, job_id: int, wanted: RecordFilter) -> int:
    """How many records the filter lets through."""
    where, values = _where(job_id, wanted)
    return int(store.scalar(f"SELECT COUNT(*) {_FROM} WHERE {where}", *values))


def each(store: Store, job_id: int, wanted: RecordFilter, *, batch: int = 5_000) -> Iterator[RecordRow]:
    """All records the filter lets through, in order, read in pages so that no read lock is held between them."""
    after = 0
    while rows := page(store, job_id, wanted, after=after, limit=batch):
        yield from rows
        after = rows[-1].seq


def write_results(store: Store, job_id: int, results: Sequence[tuple[object, ...]]) -> None:
    """Write what became of records: ``(contact_id, outcome, code, detail, identifier, change, at, seq)`` each."""
    store.many(
        "UPDATE record SET contact_id = ?, outcome = ?, code = ?, detail = ?, identifier = ?, change = ?, at = ?"
        f" WHERE job_id = {job_id:d} AND seq = ?",
        results,
    )


def write_created(store: Store, job_id: int, runs: Sequence[Run], *, change: str, now: int) -> None:
    """Write that the records of some runs succeeded, a statement each: a quarter of the time of one for each record."""
    # FAIL as in ``store.bulk``.
    store.many(
        f"UPDATE OR FAIL record SET contact_id = seq + ?, outcome = ?, change = ?, at = ? WHERE job_id = {job_id:d}"
        " AND seq BETWEEN ? AND ?",
        [
            (first_id - first, int(Outcome.SUCCEEDED), change, now, first, last)
            for first, last, first_id in runs
        ],
    )


def write_decisions(store: Store, job_id: int, decisions: Sequence[tuple[object, ...]]) -> None:
    """Write what became of records whose contact was known before: ``(outcome, code, detail, at, seq)`` each."""
    store.many(
        f"UPDATE record SET outcome = ?, code = ?, detail = ?, at = ? WHERE job_id = {job_id:d} AND seq = ?",
        decisions,
    )


def touched_by(store: Store, job_id: int, contact_ids: Sequence[int]) -> set[int]:
    """Those of the contacts that an earlier record of the job already worked on."""
    if not contact_ids:
        return set()
    rows = store.sql(
        "SELECT DISTINCT r.contact_id FROM json_each(?) j CROSS JOIN record r"
        " ON r.contact_id = j.value AND r.job_id = ? AND r.contact_id IS NOT NULL",
        json.dumps(list(contact_ids)),
        job_id,
    )
    return {row[0] for row in rows}
