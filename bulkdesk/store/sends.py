"""Messages of jobs that send: which records are next, the marks of those on their way, and what became of them.

A message is marked ``sending`` before it is handed over and keeps the mark until what became of it is written down. One
that is found with it after a crash may or may not have gone out: nobody sends it again by itself.

The functions that write are called inside ``Store.write``; those that mark, inside a durable one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import tzinfo
from typing import NamedTuple

from peewee import OperationalError

from bulkdesk.store.clock import MS_PER_MINUTE
from bulkdesk.store.contacts import Target, target_where
from bulkdesk.store.records import CANCELLED
from bulkdesk.store.store import Store
from bulkdesk.store.words import Channel, Delivery, JobStatus, JobType, Outcome

OPTED_OUT = "opted_out"
"""Code of a message that was refused because its recipient wants none."""

RETRY_PAUSES_MS = tuple(minutes * MS_PER_MINUTE for minutes in (1, 5, 15, 60, 240))
"""How long a message that was not taken waits before it is tried again, after the first, second … attempt."""

SENDS = frozenset({JobType.EMAIL, JobType.SMS})
"""Types of the jobs that have messages."""

_ADDRESS = {Channel.EMAIL: "email", Channel.SMS: "phone"}
_DND = {Channel.EMAIL: "dnd_email", Channel.SMS: "dnd_sms"}

# The condition of the partial index, without which SQLite does not use it.
OPEN = "state <> 'done' AND state"


class Waiting(NamedTuple):
    """A record that no message was made for yet."""

    seq: int
    contact_id: int | None


class Retry(NamedTuple):
    """A message that was surely not taken and is tried again; ``attempts`` so far, ``next_at`` since when it is due."""

    seq: int
    contact_id: int | None
    address: str | None
    ref: str | None
    attempts: int
    next_at: int


class Mark(NamedTuple):
    """A message that is about to be handed over for the first time."""

    seq: int
    address: str
    ref: str | None


class Result(NamedTuple):
    """What became of a message, or of a record that gets none.

    Attributes:
        detail: JSON list of ``[code, words]``, or None.
        identifier: the address.
        ref: what the message is known by where it was handed over.
        delivery: None for a message that was not accepted.
        ask_at: when to ask for news of its delivery, None for never.
    """

    seq: int
    outcome: Outcome
    code: str | None
    detail: str | None
    identifier: str | None
    ref: str | None = None
    delivery: Delivery | None = None
    ask_at: int | None = None


class Reach(NamedTuple):
    """How many of the contacts meant would get a message, and why the others would not."""

    total: int
    will_get: int
    dnd: int
    no_address: int
    duplicates: int


# -- claiming ------------------------------------------------------------------------------------------------------------


def status(store: Store, job_id: int) -> JobStatus | None:
    """The job's status now, None when there is no such job. Asked before every message, so past all layers."""
    try:
        row = store.db.connection().execute("SELECT status FROM job WHERE id = ?", (job_id,)).fetchone()
    except sqlite3.OperationalError as error:
        raise OperationalError(*error.args) from error
    return None if row is None else JobStatus(row[0])


def waiting(store: Store, job_id: int, position: int, limit: int) -> list[Waiting]:
    """The next pending records after ``position`` that have no message, in order."""
    rows = store.sql(
        "SELECT r.seq, r.contact_id FROM record r WHERE r.job_id = ? AND r.seq > ? AND r.outcome = ?"
        " AND NOT EXISTS (SELECT 1 FROM send s WHERE s.job_id = r.job_id AND s.seq = r.seq) ORDER BY r.seq LIMIT ?",
        job_id,
        position,
        Outcome.PENDING,
        limit,
    )
    return [Waiting(*row) for row in rows]


def due_retries(store: Store, job_id: int, now: int, limit: int) -> list[Retry]:
    """Messages whose time to be tried again has come, the longest due first.

    One that would have to wait longer than any pause is due as well: the clock has been moved back.
    """
    rows = store.sql(
        "SELECT s.seq, r.contact_id, s.address, s.ref, s.attempts, s.next_at FROM send s"
        " JOIN record r ON r.job_id = s.job_id AND r.seq = s.seq"
        f" WHERE s.job_id = ? AND s.{OPEN} = 'retry' AND (s.next_at <= ? OR s.next_at > ?)"
        " ORDER BY s.next_at, s.seq LIMIT ?",
        job_id,
        now,
        now + RETRY_PAUSES_MS[-1],
        limit,
    )
    return [Retry(*row) for row in rows]


def next_retry(store: Store, job_id: int) -> int | None:
    """When the first message that waits is to be tried again, milliseconds UTC; None when none waits."""
    moment: int | None = store.scalar(
        f"SELECT MIN(next_at) FROM send WHERE job_id = ? AND {OPEN} = 'retry'", job_id
    )
    return moment


def is_open(store: Store, job_id: int) -> bool:
    """Whether a message of the job is on its way or waits to be tried again."""
    return store.one("SELECT 1 FROM send WHERE job_id = ? AND state <> 'done' LIMIT 1", job_id) is not None


def marked(store: Store, job_id: int) -> set[int]:
    """Numbers of the records whose messages are on their way."""
    rows = store.sql(f"SELECT seq FROM send WHERE job_id = ? AND {OPEN} = 'sending'", job_id)
    return {seq for (seq,) in rows}


def family(store: Store, job_id: int) -> list[int]:
    """The job, those that it retries, and all that retry any of them."""
    rows = store.sql(
        "WITH RECURSIVE up (id, parent_id) AS ("
        " SELECT id, parent_id FROM job WHERE id = ?"
        " UNION SELECT j.id, j.parent_id FROM up JOIN job j ON j.id = up.parent_id"
        "), whole (id) AS (SELECT id FROM up UNION SELECT j.id FROM whole w JOIN job j ON j.parent_id = w.id)"
        " SELECT id FROM whole ORDER BY id",
        job_id,
    )
    return [number for (number,) in rows]


def taken(store: Store, job_id: int, addresses: Iterable[str], *, others: Iterable[int] = ()) -> set[str]:
    """Those of the addresses that the job has a message to already.

    Args:
        store: where they are.
        job_id: the job.
        addresses: the ones that are meant.
        others: the rest of its ``family``, whose messages count unless they were refused or never made.
    """
    wanted = json.dumps(list(addresses))
    rows = store.sql(
        "SELECT s.address FROM json_each(?) j CROSS JOIN send s ON s.job_id = ? AND s.address = j.value"
        " UNION SELECT s.address FROM json_each(?) j CROSS JOIN json_each(?) o"
        " CROSS JOIN send s ON s.job_id = o.value AND s.address = j.value"
        " JOIN record r ON r.job_id = s.job_id AND r.seq = s.seq WHERE r.outcome NOT IN (?, ?)",
        wanted,
        job_id,
        wanted,
        json.dumps(list(others)),
        Outcome.FAILED,
        Outcome.SKIPPED,
    )
    return {address for (address,) in rows}


def mark(store: Store, job_id: int, marks: Iterable[Mark]) -> None:
    """Mark new messages as on their way."""
    store.many(
        f"INSERT INTO send (job_id, seq, state, address, ref) VALUES ({job_id:d}, ?, 'sending', ?, ?)", marks
    )


def let_go(store: Store, job_id: int, channel: Channel) -> None:
    """Take the address off every message that waits to be tried again and whose contact has another one now."""
    store.sql(
        f"UPDATE send SET address = NULL WHERE job_id = ? AND {OPEN} = 'retry' AND address IS NOT ("
        f" SELECT c.{_ADDRESS[channel]} FROM record r JOIN contact c ON c.id = r.contact_id"
        " WHERE r.job_id = send.job_id AND r.seq = send.seq)",
        job_id,
    )


def readdress(store: Store, job_id: int, seq: int, address: str) -> None:
    """Let a message that is tried again go to another address, which no other of the job has."""
    store.sql("UPDATE send SET address = ? WHERE job_id = ? AND seq = ?", address, job_id, seq)


def mark_again(store: Store, job_id: int, seqs: Iterable[int]) -> None:
    """Mark messages that are tried again as on their way."""
    store.many(
        f"UPDATE send SET state = 'sending', attempts = attempts + 1 WHERE job_id = {job_id:d} AND seq = ?",
        ((seq,) for seq in seqs),
    )


# -- what became of them -------------------------------------------------------------------------------------------------


def release(store: Store, job_id: int, *, fresh: Sequence[int], again: Sequence[int]) -> None:
    """Take back the marks of messages that were surely not handed over; their records are pending as before.

    Args:
        store: where they are.
        job_id: the job.
        fresh: numbers of records that were claimed for the first time.
        again: numbers of those that waited to be tried again, and wait so again.
    """
    store.many(f"DELETE FROM send WHERE job_id = {job_id:d} AND seq = ?", ((seq,) for seq in fresh))
    store.many(
        f"UPDATE send SET state = 'retry', attempts = attempts - 1 WHERE job_id = {job_id:d} AND seq = ?",
        ((seq,) for seq in again),
    )


def postpone(store: Store, job_id: int, moments: Iterable[tuple[int, int]]) -> None:
    """Let messages wait to be tried again: ``(next_at, seq)`` each."""
    store.many(f"UPDATE send SET state = 'retry', next_at = ? WHERE job_id = {job_id:d} AND seq = ?", moments)


def write_skipped(store: Store, job_id: int, results: Iterable[Result], now: int) -> None:
    """Write down records that get no message. One that waited to be tried again waits no more, and holds no address."""
    rows = list(results)
    _write_records(store, job_id, rows, now)
    store.many(
        f"UPDATE send SET state = 'done', address = NULL WHERE job_id = {job_id:d} AND seq = ?",
        ((row.seq,) for row in rows),
    )


def write_results(store: Store, job_id: int, results: Sequence[Result], now: int) -> None:
    """Write down what became of messages."""
    _write_records(store, job_id, results, now)
    store.many(
        "UPDATE send SET state = 'done', ref = COALESCE(?, ref), delivery = ?, ask_at = ?"
        f" WHERE job_id = {job_id:d} AND seq = ?",
        ((row.ref, row.delivery, row.ask_at, row.seq) for row in results),
    )


def _write_records(store: Store, job_id: int, results: Iterable[Result], now: int) -> None:
    store.many(
        "UPDATE record SET outcome = ?, code = ?, detail = ?, identifier = ?, at = ?"
        f" WHERE job_id = {job_id:d} AND seq = ?",
        ((int(row.outcome), row.code, row.detail, row.identifier, now, row.seq) for row in results),
    )


def close_channel(
    store: Store, channel: Channel, contact_ids: Iterable[int], *, reason: str, now: int
) -> None:
    """Set do-not-disturb on contacts that have not got it, with why."""
    column = _DND[channel]
    store.many(
        f"UPDATE contact SET {column} = ?, {column}_reason = ?, updated_at = ?, revision = revision + 1"
        f" WHERE id = ? AND {column} IS NULL",
        ((now, reason, now, contact_id) for contact_id in contact_ids),
    )


# -- jobs as a whole -----------------------------------------------------------------------------------------------------


def cancel_pending(store: Store, job_id: int) -> int:
    """Count every record that got no message, and that none is on its way to, as skipped; returns how many."""
    now = store.clock.now()
    decided = "UPDATE record SET outcome = ?, code = ?, at = ? WHERE job_id = ? AND outcome = ?"
    values = (Outcome.SKIPPED, CANCELLED, now, job_id, Outcome.PENDING)
    count = store.sql(
        f"{decided} AND NOT EXISTS (SELECT 1 FROM send s WHERE s.job_id = record.job_id AND s.seq = record.seq"
        " AND s.state = 'sending')",
        *values,
    ).rowcount
    store.sql(f"UPDATE send SET state = 'done' WHERE job_id = ? AND {OPEN} = 'retry'", job_id)
    return count


def reach(store: Store, account_id: int, target: Target, channel: Channel, *, zone: tzinfo) -> Reach:
    """How many of the contacts meant would get a message now; ``zone`` is the sub-account's, in which days begin."""
    where, values = target_where(account_id, target, now=store.clock.now(), zone=zone)
    address, dnd = f"c.{_ADDRESS[channel]}", f"c.{_DND[channel]}"
    row = store.one(
        f"SELECT COUNT(*), COUNT({address}), COUNT({address}) FILTER (WHERE {dnd} IS NULL),"
        f" COUNT(DISTINCT {address}) FILTER (WHERE {dnd} IS NULL) FROM contact c WHERE {where}",
        *values,
    )
    total, reachable, willing, different = row or (0, 0, 0, 0)
    return Reach(total, different, reachable - willing, total - reachable, willing - different)


# -- delivery ------------------------------------------------------------------------------------------------------------


def delivery_counts(store: Store, job_id: int) -> dict[Delivery, int]:
    """How many of the job's accepted messages stand how; together they are the succeeded ones.

    Only those refused at once as opted out (code ``opted_out``, failed) are counted besides.
    """
    rows = store.sql(
        "SELECT delivery, COUNT(*) FROM send WHERE job_id = ? AND delivery IS NOT NULL AND delivery <> 'accepted'"
        " GROUP BY delivery",
        job_id,
    )
    counts = dict.fromkeys(Delivery, 0)
    counts.update((Delivery(delivery), count) for delivery, count in rows)
    succeeded = store.scalar("SELECT succeeded FROM job WHERE id = ?", job_id) or 0
    counts[Delivery.ACCEPTED] = succeeded - sum(counts.values())
    counts[Delivery.OPTED_OUT] += (
        store.scalar(
            "SELECT count FROM job_reason WHERE job_id = ? AND code = ? AND outcome = ?",
            job_id,
            OPTED_OUT,
            Outcome.FAILED,
        )
        or 0
    )
    return counts


def forget_addresses(store: Store, chosen: str) -> None:
    """Take the addresses of contacts (JSON list of ids) off their messages."""
    store.sql(
        "UPDATE send SET address = NULL WHERE (job_id, seq) IN (SELECT r.job_id, r.seq FROM json_each(?) w"
        " CROSS JOIN record r ON r.contact_id = w.value)",
        chosen,
    )
