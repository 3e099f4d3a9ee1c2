"""What a store is read from when not one byte of it, of its folder, or of its medium may change.

SQLite itself would write beside a store in WAL mode even for reading, or could not open it at all on a read-only medium.
"""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import sqlite3
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from peewee import DatabaseError

from bulkdesk.store.errors import StoreError
from bulkdesk.store.open_files import is_open_here
from bulkdesk.store.work_folder import WorkFolder

if TYPE_CHECKING:
    from bulkdesk.store.store import Store

log = logging.getLogger(__name__)

_SIDE_FILES = ("-wal", "-journal")
"""What belongs to the content beside the store: changes not folded in yet, or half done."""

_PREFIX = "bulkdesk-read-"

_REFILL_SECONDS = 3
"""Nobody waits longer for a search index before they can look at a store."""

_TRIES = 5
_CHUNK = 4 * 1024 * 1024


def is_settled(path: Path) -> bool:
    """Whether the file alone is the whole store: nobody has it open, and nobody left it without closing it.

    Then it can be read as a file that never changes: no lock, no side file.
    """
    return not any(_size(beside(path, end)) for end in _SIDE_FILES) and not beside(path, "-shm").exists()


def copy_folder() -> WorkFolder:
    """A folder for a copy, for this user only, and to be removed with it: a copy is as confidential as the store.

    Raises:
        StoreError: there is no room for one.
    """
    place = Path(tempfile.gettempdir())
    try:
        return WorkFolder(place, _PREFIX)
    except OSError as error:
        raise StoreError("store_copy_failed", path=str(place), reason=_words(error)) from error


def copy_into(folder: Path, path: Path) -> Path:
    """Copy the store with what lies beside it, as of one moment, and fold that in; gives the copy.

    Raises:
        StoreError: there is no room, the store changes all the time, or what lies beside it is damaged.
    """
    copy = folder / "store.bulkdesk"
    if is_open_here(path):
        _copy_open(path, copy)
        return copy
    for _ in range(_TRIES):
        before = _state(path)
        try:
            for end in ("", *_SIDE_FILES):
                _copy(beside(path, end), beside(copy, end))
        except FileNotFoundError as error:
            # The other program has just folded its changes in, or somebody took the store away.
            if not path.exists():
                raise StoreError("file_missing", path=str(path)) from error
            continue
        except OSError as error:
            raise StoreError("store_copy_failed", path=str(path), reason=_words(error)) from error
        if _state(path) == before:
            _settle(copy, path)
            return copy
    raise StoreError("store_locked", path=str(path))


def refill_search(copy: Store) -> None:
    """Bring the search index of a copy up to date as far as that is soon done: nobody does it later, it is only read."""
    from bulkdesk.store import search  # noqa: PLC0415 -- it works on stores

    end = time.monotonic() + _REFILL_SECONDS
    try:
        while time.monotonic() < end and search.catch_up(copy):
            pass
    except DatabaseError as error:
        # Search is exact without it, only slower.
        log.warning("the search index of a copy cannot be brought up to date: %s", error)


def _copy_open(path: Path, copy: Path) -> None:
    """Copy a store that this process has open, by SQLite alone (see ``open_files``)."""
    copy.touch(mode=0o600)
    try:
        with (
            contextlib.closing(sqlite3.connect(path)) as source,
            contextlib.closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
    except sqlite3.OperationalError as error:
        raise StoreError("store_copy_failed", path=str(path), reason=str(error)) from error
    _settle(copy, path)


def _settle(copy: Path, original: Path) -> None:
    """Fold the changes beside a copy into it."""
    try:
        with contextlib.closing(sqlite3.connect(copy)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except sqlite3.DatabaseError as error:
        raise StoreError("store_damaged", path=str(original), reason=str(error)) from error


def _copy(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    if source.name.endswith(_SIDE_FILES) and not _size(source):
        return
    # As confidential as the store, even where its folder lets nobody in.
    target.touch(mode=0o600, exist_ok=False)
    with source.open("rb") as reader, target.open("wb") as writer:
        shutil.copyfileobj(reader, writer, _CHUNK)


def beside(path: Path, end: str) -> Path:
    """The file of another ending beside the store at ``path``, whatever links lead there: as SQLite finds its own."""
    return Path(f"{os.path.realpath(path)}{end}")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _state(path: Path) -> list[tuple[int, int] | None]:
    """Sizes and times of the store's files; equal before and after the copy: nobody wrote in between."""
    found: list[tuple[int, int] | None] = []
    for end in ("", *_SIDE_FILES):
        try:
            status = beside(path, end).stat()
        except OSError:
            found.append(None)
        else:
            found.append((status.st_size, status.st_mtime_ns))
    return found


def _words(error: OSError) -> str:
    return error.strerror or str(error)
