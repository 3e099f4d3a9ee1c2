"""Connections to a store, and what is done on them: statements, transactions, settings."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from peewee import DatabaseError, IntegrityError, OperationalError, SqliteDatabase

from bulkdesk.store import guards
from bulkdesk.store.clock import Clock, SystemClock
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.file import is_locked
from bulkdesk.store.functions import FUNCTIONS

BUSY_SECONDS = 30
"""How long is waited for somebody else who writes."""
BULK_CACHE_KB = 64_000
BULK_LOG_PAGES = 8_000
"""Half of ``journal_size_limit``."""
LOG_PAGES = 1_000
"""SQLite's own."""
CACHE_KB = 16_000
SHARED_CACHE_KB = 12_000
"""What all connections of a window may keep of the file together; the system keeps its pages too."""

_PRAGMAS = {
    "foreign_keys": 1,
    "synchronous": "normal",
    "cache_size": -CACHE_KB,
    "journal_size_limit": 64 * 1024 * 1024,
}


class Connection:
    """A store that statements can be run on. Connections are per thread; close a thread's own with ``release``.

    Attributes:
        path: the store file.
        read_only: true when no byte of the file may change.
        clock: what time it is.
        db: peewee's database; only the modules of ``bulkdesk.store`` use it.
    """

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool,
        clock: Clock | None = None,
        copy: Path | None = None,
    ) -> None:
        """A store at ``path``; its content is read from ``copy`` where there is one."""
        self.path = path
        self.read_only = read_only
        self.clock: Clock = clock or SystemClock()
        if read_only:
            # Immutable: no lock is taken and no side file made. Whoever opens it sees to it that nobody writes there.
            self.db = SqliteDatabase(
                f"{(copy or path).absolute().as_uri()}?mode=ro&immutable=1",
                uri=True,
                timeout=BUSY_SECONDS,
                pragmas={"query_only": 1},
            )
        else:
            self.db = guards.GuardedDatabase(str(path), timeout=BUSY_SECONDS, pragmas=_PRAGMAS)
        for name, (function, values) in FUNCTIONS.items():
            self.db.register_function(function, name, values, deterministic=True)

    def close(self) -> None:
        """Close this thread's connection (the last one to close folds the WAL into the file)."""
        if not self.db.is_closed():
            self.db.close()

    release = close

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    # -- transactions -------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def write(
        self,
        *,
        durable: bool = False,
        checked: bool = True,
        waits_on: Callable[[], bool] = lambda: False,
    ) -> Iterator[None]:
        """A write transaction that holds the write lock from its first statement on.

        Nested use joins the outer transaction as that is.

        Args:
            durable: once committed it outlasts even a power cut (the others may then be lost, but never half of one).
                Not to be nested.
            checked: False: as inside ``unchecked``.
            waits_on: asked each time that somebody else has written for ``BUSY_SECONDS``: whether to wait as long again.

        Raises:
            RefusedError: the store was opened for reading only.
        """
        if self.read_only:
            raise RefusedError("store_read_only")
        is_outer = not self.db.connection().in_transaction
        with (
            self._set("synchronous", "full") if durable else contextlib.nullcontext(),
            contextlib.nullcontext() if checked or not is_outer else self.unchecked(),
            self._transaction("IMMEDIATE", waits_on),
        ):
            yield

    @contextlib.contextmanager
    def unchecked(self) -> Iterator[None]:
        """Inside, SQLite checks no foreign keys for this thread, and deletes nothing that refers to a deleted row.

        For bulk work that names only rows which it reads or writes in the same transaction, and deletes none: its
        inserts take a third less time. Around whole transactions, and around many: SQLite parses all statements anew.
        """
        with self._set("foreign_keys", 0):
            yield

    @contextlib.contextmanager
    def _set(self, pragma: str, value: object) -> Iterator[None]:
        """Another setting than usual, which SQLite takes outside of transactions only."""
        if self.db.connection().in_transaction:
            raise RuntimeError(f"{pragma} cannot be set inside a transaction")
        self.sql(f"PRAGMA {pragma} = {value}")
        try:
            yield
        finally:
            self.sql(f"PRAGMA {pragma} = {_PRAGMAS[pragma]}")

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """A read transaction: everything read inside belongs to one moment."""
        with self._transaction("DEFERRED"):
            yield

    @contextlib.contextmanager
    def _transaction(self, kind: str, waits_on: Callable[[], bool] = lambda: False) -> Iterator[None]:
        """A transaction, or the outer one when there is one.

        Not peewee's: when the disk is full SQLite has rolled back already, and peewee's own ROLLBACK then fails and
        hides what happened.
        """
        connection = self.db.connection()
        if connection.in_transaction:
            yield
            return
        self._begin(kind, waits_on)
        try:
            yield
            self.sql("COMMIT")
        except BaseException:
            if connection.in_transaction:
                self.sql("ROLLBACK")
            raise

    def _begin(self, kind: str, waits_on: Callable[[], bool]) -> None:
        while True:
            try:
                self.sql(f"BEGIN {kind}")
            except OperationalError as error:
                if not is_locked(error) or not waits_on():
                    raise
            else:
                return

    @contextlib.contextmanager
    def in_chunks(self) -> Iterator[None]:
        """Inside, this thread's changes of contacts and records break no seals: the caller does (``sealing.break_chunk``).

        As ``unchecked``, around whole transactions, and around many.
        """
        with guards.large_off(self.db.connection()):
            yield

    # -- statements ---------------------------------------------------------------------------------------------

    def run(self, query: Any) -> Any:
        """Execute a peewee query on this store."""
        return query.execute(self.db)

    def sql(self, statement: str, *params: object) -> sqlite3.Cursor:
        """Execute one statement with bound values."""
        cursor: sqlite3.Cursor = self.db.execute_sql(statement, params)
        return cursor

    def named(self, statement: str, values: Mapping[str, object]) -> sqlite3.Cursor:
        """Execute one statement with values bound by name (``:name``)."""
        cursor: sqlite3.Cursor = self.db.execute_sql(statement, values)
        return cursor

    def many(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """Hand many rows to the driver at once; inside ``write`` only."""
        try:
            self.db.connection().executemany(statement, rows)
        except sqlite3.OperationalError as error:
            raise OperationalError(*error.args) from error
        except sqlite3.IntegrityError as error:
            raise IntegrityError(*error.args) from error
        except sqlite3.DatabaseError as error:
            raise DatabaseError(*error.args) from error

    def one(self, statement: str, *params: object) -> tuple[Any, ...] | None:
        """The first row, or None."""
        row: tuple[Any, ...] | None = self.sql(statement, *params).fetchone()
        return row

    def scalar(self, statement: str, *params: object) -> Any:
        """The first cell of the first row, or None."""
        row = self.one(statement, *params)
        return None if row is None else row[0]

    # -- settings -----------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def bulk_room(self) -> Iterator[None]:
        """Around work that touches indexes all over the store: more room for this thread's connection.

        It gets a large page cache, and folds the log into the file less often: the pages that every chunk writes (the
        ends of tables and indexes) then reach the file once for many chunks.
        """
        limit = int(self.scalar("PRAGMA soft_heap_limit"))
        self.sql(f"PRAGMA cache_size = {-BULK_CACHE_KB:d}")
        self.sql(f"PRAGMA wal_autocheckpoint = {BULK_LOG_PAGES:d}")
        if limit:
            self.sql(f"PRAGMA soft_heap_limit = {limit + BULK_CACHE_KB * 1024:d}")
        try:
            yield
        finally:
            self.sql(f"PRAGMA soft_heap_limit = {limit:d}")
            self.sql(f"PRAGMA wal_autocheckpoint = {LOG_PAGES:d}")
            self.sql(f"PRAGMA cache_size = {_PRAGMAS['cache_size']}")

    def limit_memory(self) -> None:
        """Have all connections of this program share less memory than one may have alone, whatever store they are on.

        Each may have a cache of its own; a window reads on several threads while a job runs on another, and what one has
        read is the less worth keeping the more others do. SQLite goes over the limit where it must.
        """
        self.sql(f"PRAGMA soft_heap_limit = {SHARED_CACHE_KB * 1024:d}")

    def fold_in(self) -> None:
        """Bring what was committed into the file as far as nobody reads it, so that the room beside it is used again."""
        self.sql("PRAGMA wal_checkpoint(PASSIVE)")

    def data_version(self) -> int:
        """A number that changes when another connection has committed. Costs no read of data."""
        return int(self.scalar("PRAGMA data_version"))
