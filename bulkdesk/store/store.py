"""Opening, making, copying and checking a store.

It is made under another name and put in place whole, so that a killed process never leaves half a store.
"""

from __future__ import annotations

import contextlib
import logging
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout
from playhouse.migrations import Runner

from bulkdesk.store import guards, reading
from bulkdesk.store.backups import before_update, copy_whole
from bulkdesk.store.clock import Clock
from bulkdesk.store.connection import Connection
from bulkdesk.store.errors import StoreError
from bulkdesk.store.file import (
    APPLICATION_ID,
    DATABASE_ERRORS,
    DRAFT,
    Noting,
    check_header,
    lock_path,
    put_in_place,
    store_errors,
)
from bulkdesk.store.work_folder import WorkFolder

log = logging.getLogger(__name__)

MIGRATIONS = Path(__file__).parent / "migrations"
_MIGRATION_TABLE = "schema_migration"


class Store(Connection):
    """An open store.

    Attributes:
        migrated_here: for a store of an older version that was opened for reading: the migrations it lacks, which a
            throw-away copy got instead. Empty otherwise.
    """

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool,
        clock: Clock | None = None,
        copy: Path | None = None,
    ) -> None:
        """See ``Connection``; ``open`` and ``create`` see to it that there is a store."""
        super().__init__(path, read_only=read_only, clock=clock, copy=copy)
        self.migrated_here: tuple[str, ...] = ()

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
            RefusedError: the backup cannot be written; an older one is still there.
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
            copy_whole(self, backup, replaces=True)
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

    def backup(
        self,
        target: Path,
        *,
        on_progress: Callable[[float], None] | None = None,
        noting: Noting = contextlib.nullcontext,
    ) -> None:
        """Copy the store while it is in use. The copy appears whole or not at all.

        Args:
            target: a file that does not exist.
            on_progress: told the share done, 0 to 1.
            noting: what is around the moment in which the copy, whole by then, gets its name (see ``put_in_place``).

        Raises:
            RefusedError: the target exists or cannot be written.
        """
        copy_whole(self, target, on_progress, noting)

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
