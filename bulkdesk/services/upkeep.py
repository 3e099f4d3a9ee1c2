"""Keeping a store safe: backup, check, and what SQLite's trouble means for a person."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bulkdesk.services.access import Right
from bulkdesk.services.session import Session
from bulkdesk.store import jobs
from bulkdesk.store.errors import StoreError


@dataclass(frozen=True)
class Findings:
    """What a check found.

    Attributes:
        file: SQLite's words about the file, empty when it is sound.
        jobs: ids of the jobs whose counters differ from their records.
    """

    file: list[str]
    jobs: list[int]

    @property
    def count(self) -> int:
        """How many findings there are; 0 for a sound store."""
        return len(self.file) + len(self.jobs)


def check(session: Session) -> Findings:
    """Look for damage in the whole store. Reads all of it; nothing is changed."""
    session.require(Right.VIEW)
    damage = session.store.check_integrity()
    # The rows of a damaged file prove nothing about the jobs.
    return Findings(damage, [] if damage else jobs.counter_mismatches(session.store))


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
    session.store.backup(target, on_progress=on_progress)


_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_LOCKED = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_UNWRITABLE = frozenset(
    {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}
)
_PRIMARY = 0xFF
"""The low byte of an extended result code is the primary one (sqlite.org/rescode.html)."""


def store_trouble(error: BaseException, path: Path) -> StoreError | None:
    """The trouble with the store that a database error stands for, or None when the error is a bug."""
    for cause in _causes(error):
        code = getattr(cause, "sqlite_errorcode", None)
        if not isinstance(cause, sqlite3.Error) or code is None:
            continue
        if code & _PRIMARY in _DAMAGED:
            return StoreError("store_damaged", path=str(path), reason=str(cause))
        if code & _PRIMARY in _LOCKED:
            return StoreError("store_locked", path=str(path))
        if code & _PRIMARY in _UNWRITABLE:
            return StoreError("store_unwritable", path=str(path), reason=str(cause))
    return None


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
