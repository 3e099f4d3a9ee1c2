"""Opening, making, copying and checking a store, and running statements on it.

It is made under another name and put in place whole, so that a killed process never leaves half a store.
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from filelock import FileLock, Timeout
from peewee import DatabaseError, IntegrityError, OperationalError, SqliteDatabase
from playhouse.migrations import Runner

from bulkdesk.store import guards, reading
from bulkdesk.store.backups import before_update, copy_whole
from bulkdesk.store.clock import Clock, SystemClock
from bulkdesk.store.errors import RefusedError, StoreError
from bulkdesk.store.file import (
    APPLICATION_ID,
    DATABASE_ERRORS,
    DRAFT,
    check_header,
    lock_path,
    put_in_place,
    store_errors,
)
from bulkdesk.store.functions import FUNCTIONS
from bulkdesk.store.work_folder import WorkFolder

log = logging.getLogger(__name__)

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_SECONDS = 30
BULK_CACHE_KB = 64_000
BULK_LOG_PAGES = 8_000
"""Half of ``journal_size_limit``."""
LOG_PAGES = 1_000
"""SQLite's own."""
CACHE_KB = 16_000
SHARED_CACHE_KB = 12_000
"""What all connections of a window may keep of the file together; the system keeps its pages too."""
_MIGRATION_TABLE = "schema_migration"

_PRAGMAS = {
    "foreign_keys": 1,
    "synchronous": "normal",
    "cache_size": -CACHE_KB,
    "journal_size_limit": 64 * 1024 * 1024,
}


class Store:
    """An open store. Connections are per thread; close a thread's own with ``release``.

    Attributes:
        path: the store file.
        read_only: true when no byte of the file may change.
        migrated_here: for a store of an older version that was opened for reading: the migrations it lacks, which a
            throw-away copy got instead. Empty otherwise.
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
        self.migrated_here: tuple[str, ...] = ()
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

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, clock: Clock | None = None) -> Self:
        """Open an existing store, bringing an older one up to date after a backup.

        For reading only nothing changes, neither the file nor its folder nor the times of either, and the store may lie
        on a read-only medium; an older one is read as it would be after the update (see ``migrated_here``).

        Raises:
            StoreError: missing, unreadable, damaged, foreign, locked, or made by a newer program.
        """
        check_header(path, read_only=read_only)
        if read_only:
            return cls._open_to_read(path, clock)
        store = cls(path, read_only=False, clock=clock)
        try:
            with store_errors(path):
                if store.pending_migrations():
                    store.migrate()
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def _open_to_read(cls, path: Path, clock: Clock | None) -> Self:
        """Open the file itself where that leaves no trace, else a copy of it."""
        if reading.is_settled(path):
            store = cls(path, read_only=True, clock=clock)
            try:
                with store_errors(path):
                    if not store.pending_migrations():
                        return store
            except BaseException:
                store.close()
                raise
            store.close()
        return cls._open_copy(path, clock)

    @classmethod
    def _open_copy(cls, path: Path, clock: Clock | None) -> Self:
        """Read from a copy of the store as it is now, brought up to date; gone when nobody reads it any more."""
        folder = reading.copy_folder()
        try:
            with store_errors(path):
                copy = reading.copy_into(folder.path, path)
                with contextlib.closing(cls(copy, read_only=False)) as draft:
                    pending = draft.pending_migrations(shown=path)
                    if pending:
                        draft._update()  # noqa: SLF001 -- a store as well
                    reading.refill_search(draft)
            store = cls(path, read_only=True, clock=clock, copy=copy)
        except BaseException:
            folder.remove()
            raise
        store.migrated_here = tuple(pending)
        # Not when it is closed: that is for one thread only.
        weakref.finalize(store, folder.remove)
        return store

    @classmethod
    def create(cls, path: Path, *, clock: Clock | None = None) -> Self:
        """Make a new, empty store and open it.

        Raises:
            StoreError: the folder cannot be written.
            RefusedError: there is a file of that name already.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with WorkFolder.beside(path) as folder:
                draft = folder / DRAFT
                draft.touch(mode=0o600)
                store = cls(draft, read_only=False, clock=clock)
                with store_errors(path), store:
                    store.db.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
                    Runner(store.db, str(MIGRATIONS)).up()
                    # Last, so that the draft has no side files when it gets its name. The mode is kept in the file.
                    store.db.execute_sql("PRAGMA journal_mode = wal")
                put_in_place(draft, path)
        except OSError as error:
            raise StoreError(
                "store_unwritable", path=str(path), reason=error.strerror or str(error)
            ) from error
        return cls.open(path, clock=clock)

    @property
    def is_copy_of_older(self) -> bool:
        """The store is of an older version and is shown as it would be after the update; it was not updated."""
        return bool(self.migrated_here)

    def pending_migrations(self, *, shown: Path | None = None) -> list[str]:
        """Names of the migrations this store still lacks.

        Raises:
            StoreError: the store (named ``shown``) has one that this program does not know, or its list of them is damaged.
        """
        path = str(shown or self.path)
        try:
            status = Runner(self.db, str(MIGRATIONS)).status()
        except (TypeError, ValueError, AttributeError) as error:
            # A name in it is no text.
            raise StoreError("store_damaged", path=path, reason=_MIGRATION_TABLE) from error
        pending = [str(migration.name) for migration in status if migration.applied is None]
        if any(migration.path is None for migration in status):
            if pending:
                # A newer program would have made ours first: it is one of ours, misspelt.
                raise StoreError("store_damaged", path=path, reason=_MIGRATION_TABLE)
            raise StoreError("store_newer", path=path)
        return pending

    def migrate(self) -> None:
        """Bring the schema up to date, after a backup beside the store.

        Raises:
            StoreError: another program works on the store.
        """
        lock = FileLock(lock_path(self.path))
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise StoreError("store_in_use", path=str(self.path)) from error
        try:
            pending = self.pending_migrations()
            if not pending:
                return
            backup = before_update(self.path, pending[0])
            backup.unlink(missing_ok=True)
            self.backup(backup)
            self._update()
            log.info("brought up to date; as it was before it is kept in %s", backup)
        finally:
            lock.release()

    def _update(self) -> None:
        """Make what the store lacks. Its rows may change their form, so no seal outlasts that (see ``store.guards``)."""
        connection = self.db.connection()
        guards.take_off(connection)
        guards.break_all(connection)
        Runner(self.db, str(MIGRATIONS)).up()
        guards.put_on(connection)

    @contextlib.contextmanager
    def in_chunks(self) -> Iterator[None]:
        """Inside, this thread's changes of contacts and records break no seals: the caller does (``sealing.break_chunk``).

        As ``unchecked``, around whole transactions, and around many.
        """
        with guards.large_off(self.db.connection()):
            yield

    def close(self) -> None:
        """Close this thread's connection (the last one to close folds the WAL into the file)."""
        if not self.db.is_closed():
            self.db.close()

    release = close

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    # -- running statements -------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def write(self, *, durable: bool = False, checked: bool = True) -> Iterator[None]:
        """A write transaction that holds the write lock from its first statement on.

        Nested use joins the outer transaction as that is.

        Args:
            durable: once committed it outlasts even a power cut (the others may then be lost, but never half of one).
                Not to be nested.
            checked: False: as inside ``unchecked``.

        Raises:
            RefusedError: the store was opened for reading only.
        """
        if self.read_only:
            raise RefusedError("store_read_only")
        is_outer = not self.db.connection().in_transaction
        with (
            self._set("synchronous", "full") if durable else contextlib.nullcontext(),
            contextlib.nullcontext() if checked or not is_outer else self.unchecked(),
            self._transaction("IMMEDIATE"),
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
    def _transaction(self, kind: str) -> Iterator[None]:
        """A transaction, or the outer one when there is one.

        Not peewee's: when the disk is full SQLite has rolled back already, and peewee's own ROLLBACK then fails and
        hides what happened.
        """
        connection = self.db.connection()
        if connection.in_transaction:
            yield
            return
        self.sql(f"BEGIN {kind}")
        try:
            yield
            self.sql("COMMIT")
        except BaseException:
            if connection.in_transaction:
                self.sql("ROLLBACK")
            raise

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

    # -- whole-store operations ---------------------------------------------------------------------------------

    def backup(self, target: Path, *, on_progress: Callable[[float], None] | None = None) -> None:
        """Copy the store while it is in use. The copy appears whole or not at all.

        Args:
            target: a file that does not exist.
            on_progress: told the share done, 0 to 1.

        Raises:
            RefusedError: the target exists or cannot be written.
        """
        with self.snapshot():
            # The look begins it: else SQLite begins the copy anew whenever somebody has written, and a job that runs never stops to.
            self.scalar("PRAGMA user_version")
            copy_whole(self.db.connection(), target, on_progress)

    def check_integrity(self) -> list[str]:
        """SQLite's own findings about the file, empty when it is sound."""
        try:
            findings = [str(row[0]) for row in self.sql("PRAGMA integrity_check(20)") if row[0] != "ok"]
            findings += [
                f"foreign key: {row[0]} row {row[1]}" for row in self.sql("PRAGMA foreign_key_check")
            ]
        except DATABASE_ERRORS as error:
            return [str(error)]
        return findings
