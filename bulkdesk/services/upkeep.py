"""Keeping a store safe: backup, check, and what SQLite's trouble means for a person."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bulkdesk.audit.acts import TrailAct
from bulkdesk.audit.verify import foreign_contents
from bulkdesk.services.access import Right
from bulkdesk.services.session import Session
from bulkdesk.services.texts_audit import problem_text
from bulkdesk.services.trail import noting
from bulkdesk.store import counters, soundness
from bulkdesk.store.errors import BulkDeskError, StoreError
from bulkdesk.store.file import DATABASE_ERRORS
from bulkdesk.store.open_files import is_open_here
from bulkdesk.store.store import Store

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Findings:
    """What a check found.

    Attributes:
        file: SQLite's words about the file, empty when it is sound.
        columns: those with a value that BulkDesk never writes, as ``table.column``.
        jobs: ids of the jobs whose counters differ from their records.
    """

    file: list[str]
    columns: list[str]
    jobs: list[int]

    @property
    def count(self) -> int:
        """How many findings there are; 0 for a sound store."""
        return len(self.file) + len(self.columns) + len(self.jobs)


def check(session: Session) -> Findings:
    """Look for damage in the whole store. Reads all of it; nothing is changed."""
    session.require(Right.VIEW)
    damage = session.store.check_integrity()
    if damage:
        # The rows of a damaged file prove nothing about what is in them.
        return Findings(damage, [], [])
    columns = list(dict.fromkeys(soundness.impossible_values(session.store)))
    return Findings([], columns, counters.differing_jobs(session.store))


def backup(
    session: Session, target: Path, *, on_progress: Callable[[float], None] = lambda _share: None
) -> None:
    """Copy the store while it is in use; the copy appears whole or not at all.

    Args:
        session: who does it.
        target: a file that does not exist.
        on_progress: told the share done, 0 to 1.

    Raises:
        RefusedError: the target exists or cannot be written.
    """
    session.require(Right.BACKUP)
    session.store.backup(
        target,
        on_progress=on_progress,
        noting=lambda: noting(session, TrailAct.BACKUP_MADE, everywhere=True),
    )


_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_LOCKED = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_UNWRITABLE = frozenset(
    {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}
)
_NOT_NOW = frozenset({"store_locked", "store_copy_failed"})
"""Codes of a store that cannot be looked at for the moment: jobs change it, or there is no room for a copy of it."""
_UNDECODABLE = "Could not decode to UTF-8"
"""How Python's driver says that a text of the store is none; the bytes themselves are not told."""
_PRIMARY = 0xFF
"""The low byte of an extended result code is the primary one (sqlite.org/rescode.html)."""


def store_trouble(error: BaseException, path: Path) -> StoreError | None:
    """The trouble with the store that a database error stands for, or None when the error is a bug."""
    for cause in _causes(error):
        code = getattr(cause, "sqlite_errorcode", None)
        if isinstance(cause, sqlite3.Error) and code is None and str(cause).startswith(_UNDECODABLE):
            return StoreError("store_damaged", path=str(path), reason=_UNDECODABLE)
        if not isinstance(cause, sqlite3.Error) or code is None:
            continue
        if code & _PRIMARY in _DAMAGED:
            return StoreError("store_damaged", path=str(path), reason=str(cause))
        if code & _PRIMARY in _LOCKED:
            return StoreError("store_locked", path=str(path))
        if code & _PRIMARY in _UNWRITABLE:
            return StoreError("store_unwritable", path=str(path), reason=str(cause))
    return None if isinstance(error, OSError) else _damage(path, error)


@contextlib.contextmanager
def telling_trouble(path: Path) -> Iterator[None]:
    """Around work with the store at ``path``: what its damage, its disk or its lock makes of it becomes a StoreError."""
    try:
        yield
    except BulkDeskError:
        raise
    except Exception as error:
        trouble = store_trouble(error, path)
        if trouble is None:
            raise
        log.warning("the store is in trouble: %s", error)
        raise trouble from error


def _damage(path: Path, error: BaseException) -> StoreError | None:
    """The damage of a store that explains an error; None when there is none, so that the error is a bug.

    A bit that is wrong within a value breaks nothing that SQLite would tell by itself; reading it can end in anything.
    """
    if not path.exists():
        return None
    try:
        # A store that is open here is looked at in the same way: a second one would take the first one's locks with it.
        store = Store.open(path, read_only=not is_open_here(path))
    except StoreError as trouble:
        return None if trouble.code in _NOT_NOW else trouble
    try:
        findings = [
            *store.check_integrity(),
            *soundness.impossible_values(store),
            *map(problem_text, foreign_contents(store)),
        ]
    except DATABASE_ERRORS as trouble:
        findings = [str(trouble)]
    finally:
        store.close()
    if not findings:
        return None
    # Should it be a bug after all, it can still be found.
    log.warning("taken for damage of the store", exc_info=error)
    return StoreError("store_damaged", path=str(path), reason=findings[0])


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and what it came from; peewee hands the driver's error on as its first argument."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        current = waiting.pop(0)
        if isinstance(current, BaseException) and id(current) not in seen:
            seen.add(id(current))
            yield current
            waiting += [current.__cause__, current.__context__, *current.args[:1]]
