"""Bulk SQL for the sample store: rows go to the driver in large batches, indexes are made when all are in.

Only for a store that nobody else has open and that is thrown away when filling it fails: while it is filled, neither
a power loss nor a broken rule is guarded against. Making the indexes afterwards still refuses what is not unique.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bulkdesk.store.sources import CHUNK_ROWS, Chunk, StoredRow, pack
from bulkdesk.store.store import Store
from bulkdesk.store.tagging import ensure_tag

BATCH_ROWS = 20_000
"""Rows held in memory before they are written in one transaction."""

_INSERTS = {
    "contact": """
        id account_id first_name last_name email phone company address city postal_code state country date_of_birth
        source type timezone additional_emails additional_phones notes custom dnd_sms dnd_sms_reason dnd_email
        dnd_email_reason created_at updated_at deleted_at deleted_job_id
    """,
    "contact_tag": "contact_id tag_id",
    "source": "id account_id file_name format header rows complete created_at",
    "source_chunk": "source_id first_seq last_seq row_offset data",
    "job": """
        id account_id created_by_id name type status status_reason created_at scheduled_at started_at finished_at
        parent_id source_id spec total succeeded failed skipped unconfirmed warnings created updated position active_ms
    """,
    "record": "job_id seq row contact_id outcome code detail identifier change at",
    "job_reason": "job_id code outcome count",
}
"""The columns of each table that is filled, in the order in which its rows hold them."""

Row = tuple[object, ...]


class ContactFacts(NamedTuple):
    """What a job must know of a contact that it works on. ``dnd_*`` is the moment since when, or None."""

    id: int
    first_name: str | None
    last_name: str | None
    email: str | None
    phone: str | None
    company: str | None
    city: str | None
    postal_code: str | None
    date_of_birth: str | None
    dnd_sms: int | None
    dnd_email: int | None


_FACTS = ", ".join(ContactFacts._fields)


class BulkWriter:
    """Collects rows and writes them in batches. A row is a tuple in the order of ``_INSERTS``.

    Attributes:
        contacts, contact_tags, jobs, records, reasons: rows to be written; append, and call ``flush_if_full`` now
            and then.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.contacts: list[Row] = []
        self.contact_tags: list[Row] = []
        self.jobs: list[Row] = []
        self.records: list[Row] = []
        self.reasons: list[Row] = []
        self._sources: list[Row] = []
        self._chunks: list[Row] = []
        self._last_source = 0

    def add_tag_name(self, account_id: int, name: str) -> int:
        """Make a tag at once; returns its id."""
        with self._store.write():
            return ensure_tag(self._store, account_id, name)

    def add_source(
        self, account_id: int, *, file_name: str, header: Sequence[str], rows: Sequence[StoredRow], at: int
    ) -> int:
        """Add a whole CSV source with its rows, numbered from 1; returns its id."""
        self._last_source += 1
        self._sources.append(
            (
                self._last_source,
                account_id,
                file_name,
                "csv",
                json.dumps(header),
                len(rows),
                1,
                at,
            )
        )
        for start in range(0, len(rows), CHUNK_ROWS):
            chunk = rows[start : start + CHUNK_ROWS]
            self._chunks.append(
                (
                    self._last_source,
                    chunk[0].seq,
                    chunk[-1].seq,
                    chunk[0].number - chunk[0].seq,
                    pack(Chunk.of(chunk)),
                )
            )
        return self._last_source

    def flush_if_full(self) -> None:
        """Write when a batch is together."""
        if len(self.contacts) + len(self.contact_tags) + len(self.jobs) + len(self.records) >= BATCH_ROWS:
            self.flush()

    def flush(self) -> None:
        """Write what was collected."""
        with self._store.write():
            for table, rows in (
                ("contact", self.contacts),
                ("source", self._sources),
                ("source_chunk", self._chunks),
                ("job", self.jobs),
                ("record", self.records),
                ("job_reason", self.reasons),
                ("contact_tag", self.contact_tags),
            ):
                # A contact may be given a tag by several jobs.
                verb = "INSERT OR IGNORE" if table == "contact_tag" else "INSERT"
                columns = _INSERTS[table].split()
                self._store.many(
                    f"{verb} INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
                    rows,
                )
                rows.clear()


@contextlib.contextmanager
def filling(store: Store) -> Iterator[BulkWriter]:
    """Fill a new store: without its indexes until the end, and with nothing held safe meanwhile."""
    settings = ("foreign_keys = 0", "synchronous = off", "journal_mode = memory", "locking_mode = exclusive")
    for setting in settings:
        store.sql(f"PRAGMA {setting}")
    tables = json.dumps(list(_INSERTS))
    indexes = store.sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        " AND tbl_name IN (SELECT value FROM json_each(?))",
        tables,
    ).fetchall()
    with store.write():
        for name, _ in indexes:
            store.sql(f"DROP INDEX {name}")
    writer = BulkWriter(store)
    yield writer
    writer.flush()
    for _, statement in indexes:
        with store.write():
            store.sql(statement)
    store.sql("PRAGMA locking_mode = normal")
    store.sql("PRAGMA journal_mode = wal")


def facts_of(
    store: Store, first_id: int, last_id: int, *, limit: int, with_phone: bool = False
) -> list[ContactFacts]:
    """Up to ``limit`` active contacts whose ids are in the range, by id; only those with a phone when asked for."""
    phone = " AND phone IS NOT NULL" if with_phone else ""
    rows = store.sql(
        f"SELECT {_FACTS} FROM contact WHERE id BETWEEN ? AND ? AND deleted_at IS NULL{phone} ORDER BY id LIMIT ?",
        first_id,
        last_id,
        limit,
    )
    return [ContactFacts._make(row) for row in rows]
