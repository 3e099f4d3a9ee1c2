"""Removing people for good: row, tags, search index, and what records and kept file rows say about them.

Counters of jobs stay as they are, and so do records and file rows, without their words: a record then reads
``#id, removed``.

No byte is to be left in the store file. SQLite leaves old text in free pages and in gaps of pages that rows moved out of,
so ``erase`` writes the whole file anew (VACUUM) and folds the write-ahead log into it. ``secure_delete`` alone does not
reach the gaps. That costs about as long as copying the file, with the write lock held, so it is done once at the end, and
again until it has succeeded (the store keeps the counter ``purge_unclean``).
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bulkdesk.store import search, sends, sources
from bulkdesk.store.backups import kept_backups
from bulkdesk.store.clock import MS_PER_DAY, MS_PER_HOUR
from bulkdesk.store.deletion import RESTORE_MS
from bulkdesk.store.store import Store
from bulkdesk.store.traces import BETWEEN_TEXTS, Traces, digits_of, listed

log = logging.getLogger(__name__)

CHUNK_CONTACTS = 2_000
"""Contacts removed in one transaction."""

RECORDS_BETWEEN_QUESTIONS = 1_000
"""So many are looked at before it is asked whether to stop: some hundredths of a second."""

GROUP_CONTACTS = 50_000
"""So many people are looked for at a time: what is known of them is held in memory meanwhile, some 30 MB."""

_PURGED_AT = "purged_at"
_UNCLEAN = "purge_unclean"
_UNTOLD = "purge_untold_"
"""Begins the names of the counters of what was removed and not told yet."""


@dataclass
class PurgeCounts:
    """What a purge did.

    Attributes:
        contacts: removed.
        records: of jobs that no longer name them.
        rows: of imported files that were blanked.
        erased: nothing of them is left in the file; False while another program reads an old state of it, then the next
            purge does the rest.
        backups: copies from before an update that still hold people who were removed, now or earlier.
    """

    contacts: int = 0
    records: int = 0
    rows: int = 0
    erased: bool = True
    backups: tuple[Path, ...] = ()

    def figures(self) -> dict[str, int]:
        """What was removed, by name."""
        return {"contacts": self.contacts, "records": self.records, "rows": self.rows}

    def add(self, removed: PurgeCounts) -> None:
        """Count what was removed besides."""
        self.contacts += removed.contacts
        self.records += removed.records
        self.rows += removed.rows


def is_due(store: Store) -> bool:
    """Whether the last purge is a day ago (an hour, when it could not erase), or in the future: the clock was moved back."""
    last = _counter(store, _PURGED_AT)
    pause = MS_PER_HOUR if _counter(store, _UNCLEAN) else MS_PER_DAY
    return not last <= store.clock.now() < last + pause


def purge(
    store: Store,
    *,
    stop: Callable[[], bool] = lambda: False,
    on_removed: Callable[[PurgeCounts], None] = lambda _removed: None,
) -> PurgeCounts:
    """Remove every contact whose time to be restored is over, in all sub-accounts. Outside a transaction.

    The rows of files that were never read in whole go as well.

    Killed or stopped at any instant it leaves people who are wholly there or wholly gone from the rows; the next run does
    the rest.

    Args:
        store: where they are.
        stop: asked between steps; true ends the purge early, and it is due again.
        on_removed: told what has been removed since it was told last, inside the transaction that ends the removing. That is
            before the file is written anew, which may fail; and of a run that was killed the next one tells.
    """
    counts = PurgeCounts()
    with search.erasing(store):
        _discard_abandoned(store)
        is_done = _remove_expired(store, store.clock.now() - RESTORE_MS, counts, stop)
    with store.write():
        _tell(store, on_removed)
        if is_done:
            # Before erasing: a full disk that keeps it from that is not tried again at once.
            _set_counter(store, _PURGED_AT, store.clock.now())
    if not is_done:
        counts.erased = False
        return counts
    if _counter(store, _UNCLEAN):
        search.forget(store, ())
        counts.erased = erase(store)
        with store.write():
            _set_counter(store, _UNCLEAN, int(not counts.erased))
    counts.backups = tuple(kept.path for kept in kept_backups(store) if kept.removed)
    for path in counts.backups:
        log.warning("%s, a copy from before an update, still holds people who were removed for good", path)
    return counts


def _discard_abandoned(store: Store) -> None:
    """Remove the rows of files that belong to no job: nobody would look there for somebody's words."""
    with store.write():
        if sources.discard_abandoned(store):
            _set_counter(store, _UNCLEAN, 1)


def _remove_expired(store: Store, limit: int, counts: PurgeCounts, stop: Callable[[], bool]) -> bool:
    """Remove who was deleted at the moment ``limit`` or before; false when that was stopped."""
    for (account_id,) in store.sql("SELECT id FROM account ORDER BY id").fetchall():
        while people := _expired(store, account_id, limit):
            # First: once the people are gone nothing tells any more what to look for.
            _clear_traces(store, account_id, people, counts, stop)
            for start in range(0, len(people), CHUNK_CONTACTS):
                if stop():
                    return False
                _remove_chunk(store, people[start : start + CHUNK_CONTACTS], limit, counts)
    return True


def _count(store: Store, counts: PurgeCounts, removed: PurgeCounts) -> None:
    """Count what a transaction removes; in the store as well, until it is told."""
    counts.add(removed)
    for name, number in removed.figures().items():
        if number:
            _set_counter(store, _UNTOLD + name, _counter(store, _UNTOLD + name) + number)


def _tell(store: Store, on_removed: Callable[[PurgeCounts], None]) -> None:
    """Tell what was removed and not told yet; inside a transaction."""
    names = [_UNTOLD + name for name in PurgeCounts().figures()]
    contacts, records, rows = (_counter(store, name) for name in names)
    on_removed(PurgeCounts(contacts, records, rows))
    for name in names:
        store.sql("DELETE FROM counter WHERE name = ?", name)


def erase(store: Store) -> bool:
    """Write the file anew without what was removed; false when a reader of an old state kept the log from being cut."""
    store.sql("VACUUM")
    row = store.one("PRAGMA wal_checkpoint(TRUNCATE)")
    return row is not None and row[0] == 0


def _counter(store: Store, name: str) -> int:
    return int(store.scalar("SELECT value FROM counter WHERE name = ?", name) or 0)


def _set_counter(store: Store, name: str, value: int) -> None:
    store.sql("INSERT OR REPLACE INTO counter (name, value) VALUES (?, ?)", name, value)


_Expired = tuple[int, str | None, str | None, str | None, str | None]
"""Id, e-mail, phone, additional e-mails, additional phones."""


def _expired(store: Store, account_id: int, limit: int) -> list[_Expired]:
    """The next who are past the time to be restored; none when all have been removed."""
    rows: list[_Expired] = store.sql(
        "SELECT id, email, phone, additional_emails, additional_phones FROM contact"
        " WHERE account_id = ? AND deleted_at IS NOT NULL AND deleted_at <= ? ORDER BY deleted_at LIMIT ?",
        account_id,
        limit,
        GROUP_CONTACTS,
    ).fetchall()
    return rows


def _clear_traces(
    store: Store, account_id: int, people: Sequence[_Expired], counts: PurgeCounts, stop: Callable[[], bool]
) -> None:
    """Clear the records and file rows that name the people without being known to be theirs.

    Looked for once for many of them and outside a transaction: every record without a contact has to be read.
    """
    traces = Traces.of_people(row[1:] for row in people).without(_still_used(store, account_id, people))
    found = _nameless_records(store, account_id, traces, stop)
    for start in range(0, len(found), CHUNK_CONTACTS):
        chunk = found[start : start + CHUNK_CONTACTS]
        blanked: dict[int, set[int]] = {}
        for job_id, seq in chunk:
            blanked.setdefault(job_id, set()).add(seq)
        with store.write():
            _set_counter(store, _UNCLEAN, 1)
            records = _clear_nameless(store, chunk)
            _count(store, counts, PurgeCounts(records=records, rows=_blank_rows(store, blanked)))


def _remove_chunk(store: Store, people: Sequence[_Expired], limit: int, counts: PurgeCounts) -> None:
    """Remove some expired contacts in one transaction, with what records and file rows say of them."""
    with store.write():
        # Whoever is past the limit cannot have come back since; one more look costs nothing.
        chosen = json.dumps(
            [
                row[0]
                for row in store.sql(
                    "SELECT c.id FROM json_each(?) w CROSS JOIN contact c ON c.id = w.value"
                    " WHERE c.deleted_at IS NOT NULL AND c.deleted_at <= ?",
                    json.dumps([row[0] for row in people]),
                    limit,
                )
            ]
        )
        _set_counter(store, _UNCLEAN, 1)
        store.sql("DELETE FROM contact_tag WHERE contact_id IN (SELECT value FROM json_each(?))", chosen)
        store.sql("DELETE FROM tag_removal WHERE contact_id IN (SELECT value FROM json_each(?))", chosen)
        contacts = store.sql(
            "DELETE FROM contact WHERE id IN (SELECT value FROM json_each(?))", chosen
        ).rowcount
        search.must_forget(store)
        sends.forget_addresses(store, chosen)
        blanked = _records_of(store, chosen)
        records = _clear_records(store, chosen)
        _count(store, counts, PurgeCounts(contacts, records, _blank_rows(store, blanked)))


def _records_of(store: Store, chosen: str) -> dict[int, set[int]]:
    """Numbers of the contacts' records of jobs with a file, by job."""
    found: dict[int, set[int]] = {}
    for job_id, seq in store.sql(
        "SELECT r.job_id, r.seq FROM json_each(?) w CROSS JOIN record r ON r.contact_id = w.value"
        " JOIN job j ON j.id = r.job_id WHERE j.source_id IS NOT NULL",
        chosen,
    ):
        found.setdefault(job_id, set()).add(seq)
    return found


_CODES_ONLY = """
    (SELECT json_group_array(json_array(json_extract(p.value, '$[0]'), NULL)) FROM json_each(record.detail) p)
"""
"""The problems of a record without the values they are about."""

_WITHOUT_VALUES = "CASE WHEN change LIKE '{%' AND NOT COALESCE(json_extract(change, '$.created'), 0) THEN NULL ELSE change END"
"""What a record changed, without old and new values; ids and the mere fact of a creation stay."""


def _clear_records(store: Store, chosen: str) -> int:
    """Take the contacts' words out of their records; the contact's id and the codes stay."""
    return store.sql(
        f"UPDATE record SET identifier = NULL, change = {_WITHOUT_VALUES},"
        f" detail = CASE WHEN detail IS NOT NULL THEN {_CODES_ONLY} END"
        " WHERE contact_id IS NOT NULL AND contact_id IN (SELECT value FROM json_each(?))",
        chosen,
    ).rowcount


# -- records and file rows that name a person without being known to be theirs ------------------------------------------


def _still_used(store: Store, account_id: int, people: Sequence[_Expired]) -> Traces:
    """Of the e-mails and phones of the people those that another contact of the sub-account has."""
    ids = json.dumps([row[0] for row in people])
    kept = [
        store.sql(
            f"SELECT c.{name} FROM contact c WHERE c.account_id = ? AND c.{name} IN (SELECT value FROM json_each(?))"
            " AND c.id NOT IN (SELECT value FROM json_each(?))"
            f" UNION ALL SELECT m.value FROM contact c CROSS JOIN json_each(c.additional_{name}s) m WHERE c.account_id = ?"
            f" AND c.additional_{name}s IS NOT NULL AND m.value IN (SELECT value FROM json_each(?))"
            " AND c.id NOT IN (SELECT value FROM json_each(?))",
            *(account_id, wanted, ids) * 2,
        ).fetchall()
        for name, wanted in (
            ("email", _all_of((row[1], row[3]) for row in people)),
            ("phone", _all_of((row[2], row[4]) for row in people)),
        )
    ]
    emails, phones = ([row[0] for row in found] for found in kept)
    return Traces(frozenset(email.casefold() for email in emails), frozenset(map(digits_of, phones)))


def _all_of(people: Iterable[tuple[str | None, str | None]]) -> str:
    """JSON list of the people's e-mails or phones, the additional ones (JSON) too."""
    return json.dumps([value for own, more in people for value in (own, *listed(more)) if value])


def _nameless_records(
    store: Store, account_id: int, traces: Traces, stop: Callable[[], bool]
) -> list[tuple[int, int]]:
    """Records without a contact whose words or file row hold one of the traces: job and number. Cut short by ``stop``."""
    finder = traces.finder()
    found: list[tuple[int, int]] = []
    for job_id, source_id in store.sql(
        "SELECT id, source_id FROM job WHERE account_id = ? AND source_id IS NOT NULL", account_id
    ).fetchall():
        rows = sources.Rows(store, source_id)
        # Every record that was worked on and has no contact carries a code. There may be a million: no more than one is held.
        records = store.sql(
            "SELECT seq, identifier, detail FROM record WHERE job_id = ? AND code IS NOT NULL AND contact_id IS NULL"
            " ORDER BY seq",
            job_id,
        )
        for number, (seq, identifier, detail) in enumerate(records):
            if number % RECORDS_BETWEEN_QUESTIONS == 0 and stop():
                records.close()
                return found
            texts = (identifier or "", *_values(detail), *rows.at(seq).cells)
            if finder.finds(BETWEEN_TEXTS.join(texts)):
                found.append((job_id, seq))
    return found


def _values(detail: str | None) -> list[str]:
    return [value for _, value in json.loads(detail) if value] if detail else []


def _clear_nameless(store: Store, found: Sequence[tuple[int, int]]) -> int:
    store.many(
        f"UPDATE record SET identifier = NULL, detail = CASE WHEN detail IS NOT NULL THEN {_CODES_ONLY} END"
        " WHERE job_id = ? AND seq = ?",
        found,
    )
    return len(found)


def _blank_rows(store: Store, blanked: dict[int, set[int]]) -> int:
    """Empty the cells of file rows; their numbers, and how many there are, stay."""
    count = 0
    for job_id, seqs in blanked.items():
        source_id = store.scalar("SELECT source_id FROM job WHERE id = ?", job_id)
        if source_id is not None:
            count += sources.blank(store, source_id, seqs)
    return count
