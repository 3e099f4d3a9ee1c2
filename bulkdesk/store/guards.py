"""What makes BulkDesk's own writes break the seals of the rows they change (see ``store.seals``).

Triggers of the connection, not of the store: each writable connection of BulkDesk has them, whatever it is used for, so no
place that writes can forget to. Other programs do not have them; what those change stays sealed, and differs.

A trigger costs as much as a plain update of the row. The engine, which works on a million rows in a job, takes those of
the large tables off meanwhile, and breaks the seals of each chunk in one go (``sealing.break_chunk``).
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from peewee import SqliteDatabase

from bulkdesk.store import open_files

ROW_BITS: Final = 10
"""Rows of a table with ids are sealed by 1,024."""

RECORD_BITS: Final = 13
"""Records of a job by 8,192."""

CHUNK_BITS: Final = 15
"""Rows of an imported file by 32,768."""

SIMPLE: Final = ("account", "user", "tag", "source", "mapping", "view", "smart_list", "sender", "template")
"""Tables sealed by themselves, by their ids."""


class _Guard(NamedTuple):
    """On which table and which changes of it, and the seal that breaks, in terms of the row (``{row}``: OLD or NEW)."""

    table: str
    changes: str
    kind: str
    owner: str
    block: str
    is_large: bool = False


_BY_ID = f"{{row}}.id >> {ROW_BITS}"
_BY_CONTACT = f"{{row}}.contact_id >> {ROW_BITS}"
_BY_SEQ = f"{{row}}.seq >> {RECORD_BITS}"

# Ids are never given twice, so a new row of most tables is beyond what is sealed.
_GUARDS: Final = (
    *(_Guard(table, "UPDATE DELETE", table, "0", _BY_ID) for table in SIMPLE),
    _Guard("job", "UPDATE DELETE", "job", "0", _BY_ID),
    _Guard("job_reason", "INSERT UPDATE DELETE", "job", "0", f"{{row}}.job_id >> {ROW_BITS}"),
    _Guard("contact", "UPDATE DELETE", "contact", "0", _BY_ID, is_large=True),
    _Guard("contact_tag", "INSERT UPDATE DELETE", "contact", "0", _BY_CONTACT, is_large=True),
    _Guard("tag_removal", "INSERT UPDATE DELETE", "contact", "0", _BY_CONTACT, is_large=True),
    _Guard("record", "UPDATE DELETE", "record", "{row}.job_id", _BY_SEQ, is_large=True),
    _Guard("send", "UPDATE DELETE", "record", "{row}.job_id", _BY_SEQ, is_large=True),
    _Guard(
        "source_chunk",
        "UPDATE DELETE",
        "source_chunk",
        "{row}.source_id",
        f"{{row}}.first_seq >> {CHUNK_BITS}",
    ),
    _Guard("counter", "INSERT UPDATE DELETE", "state", "0", "0"),
    _Guard("search_state", "UPDATE", "state", "0", "0"),
    # The index itself cannot be watched: SQLite's full-text search does not bear triggers on its tables. Whoever writes in it
    # changes one of these as well (store/search.py).
    _Guard("search_state", "UPDATE", "search", "0", "0"),
    _Guard("search_stale", "DELETE", "search", "0", "0"),
)


def _triggers(guard: _Guard) -> Iterator[tuple[str, str]]:
    """Name and statement of each trigger of a guard."""
    for change in guard.changes.split():
        row = "NEW" if change == "INSERT" else "OLD"
        owner, block = guard.owner.format(row=row), guard.block.format(row=row)
        # Of the index ``last`` is the moment since when it waits.
        was, rest = ("last", ", last = NULL") if guard.kind == "search" else ("digest", "")
        act = (
            f"UPDATE seal SET digest = NULL{rest} WHERE kind = '{guard.kind}' AND owner = {owner} AND block = {block}"
            f" AND {was} IS NOT NULL"
        )
        name = f"seal_{guard.kind}_{guard.table}_{change.lower()}"
        yield name, f"CREATE TEMP TRIGGER {name} AFTER {change} ON main.{guard.table} BEGIN {act}; END"


_ALL: Final = {name: text for guard in _GUARDS for name, text in _triggers(guard)}
_LARGE: Final = {name: text for guard in _GUARDS if guard.is_large for name, text in _triggers(guard)}


class GuardedDatabase(SqliteDatabase):
    """A writable store's database: each connection begins with the guards, and is known to ``open_files``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._files: dict[int, open_files.Key | None] = {}
        super().__init__(*args, **kwargs)

    def _connect(self) -> sqlite3.Connection:
        connection: sqlite3.Connection = super()._connect()  # type: ignore[misc]  # left out of its types
        self._files[id(connection)] = open_files.note_opened(Path(self.database))
        return connection

    def _close(self, conn: sqlite3.Connection) -> None:
        super()._close(conn)  # type: ignore[misc]  # left out of its types
        open_files.note_closed(self._files.pop(id(conn), None))

    def _add_conn_hooks(self, conn: sqlite3.Connection) -> None:
        super()._add_conn_hooks(conn)  # type: ignore[misc]  # left out of its types
        put_on(conn)


def _has_seals(connection: sqlite3.Connection) -> bool:
    found = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'seal'"
    ).fetchone()
    return found is not None


def put_on(connection: sqlite3.Connection) -> None:
    """Guard the seals against this connection's writes; nothing where the store has no seals yet."""
    if _has_seals(connection):
        for statement in _ALL.values():
            connection.execute(statement)


def take_off(connection: sqlite3.Connection) -> None:
    """Remove the guards, for a migration: it may change what they name."""
    for name in _ALL:
        connection.execute(f"DROP TRIGGER IF EXISTS temp.{name}")


def break_all(connection: sqlite3.Connection) -> None:
    """Break every seal, because the rows are about to change their form."""
    if _has_seals(connection):
        connection.execute("UPDATE seal SET digest = NULL WHERE digest IS NOT NULL")


@contextlib.contextmanager
def large_off(connection: sqlite3.Connection) -> Iterator[None]:
    """Inside, this connection's changes of contacts, their tags, records and sends break no seal: the caller does.

    Around whole transactions, and around many: SQLite parses all statements anew.
    """
    held = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_temp_master WHERE type = 'trigger'"
        ).fetchall()
        if name in _LARGE
    ]
    for name in held:
        connection.execute(f"DROP TRIGGER temp.{name}")
    try:
        yield
    finally:
        for name in held:
            connection.execute(_LARGE[name])
