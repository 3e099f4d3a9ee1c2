"""A store as a file: how it is recognised, what lies beside it, how it gets its name, what its damage is called."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import struct
from collections.abc import Callable, Iterator
from pathlib import Path

from peewee import DatabaseError, OperationalError

from bulkdesk.store import open_files, reading
from bulkdesk.store.errors import RefusedError, StoreError

APPLICATION_ID = 0x424B4453
"""``BKDS``, written into the file header at offset 68; by it a store is recognised."""

DRAFT = "draft"
"""What a store is called while it is made, in a folder of its own."""

Noting = Callable[[], contextlib.AbstractContextManager[object]]
"""Makes what is around the moment in which a file gets its name."""

_SQLITE_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100

DATABASE_ERRORS = (DatabaseError, sqlite3.Error)
"""What SQLite refuses: peewee's error for a statement, the driver's own for a row that is fetched after it."""

_DAMAGED = ("disk image is malformed", "file is not a database", "Could not decode to UTF-8")
"""What SQLite, or Python's driver, says of bytes that no program wrote so."""

_CLOSED = ("readonly database", "unable to open database file")
"""SQLite's words for a file or folder that may not be written."""


def check_header(path: Path, *, read_only: bool) -> None:
    """Refuse what is plainly no store before SQLite touches it. Raises StoreError."""
    if open_files.is_open_here(path):
        return
    shown = str(path)
    try:
        if path.is_dir():
            raise StoreError("store_is_folder", path=shown)
        if path.exists() and not path.is_file():
            # A pipe would wait for somebody to write into it.
            raise StoreError("store_foreign", path=shown)
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except FileNotFoundError as error:
        # Nobody makes a store to look at one.
        raise StoreError("file_missing" if read_only else "store_missing", path=shown) from error
    except OSError as error:
        raise StoreError("store_unreadable", path=shown, reason=error.strerror or str(error)) from error
    if not header.startswith(_SQLITE_MAGIC) or len(header) < _HEADER_BYTES:
        raise StoreError("store_foreign", path=shown)
    (application_id,) = struct.unpack(">I", header[68:72])
    if application_id != APPLICATION_ID:
        raise StoreError("store_foreign", path=shown)


def lock_path(path: Path) -> Path:
    """The file whose lock says that a program runs the jobs of the store at ``path``."""
    return reading.beside(path, ".lock")


def put_in_place(
    draft: Path, path: Path, *, taken: str = "store_exists", noting: Noting = contextlib.nullcontext
) -> None:
    """Give ``draft`` its name unless somebody else was quicker.

    Args:
        draft: a file that is whole.
        path: its name.
        taken: code of the refusal where there is such a file.
        noting: what is around it, such as the transaction of its entry in the trail. Where that does not end well the file
            has no name.

    Raises:
        RefusedError: there is such a file.
    """
    is_named = False
    try:
        with noting():
            _name(draft, path, taken)
            is_named = True
    except BaseException:
        if is_named:
            with contextlib.suppress(OSError):
                path.unlink()
        raise


def _name(draft: Path, path: Path, taken: str) -> None:
    try:
        os.link(draft, path)
    except FileExistsError as error:
        raise RefusedError(taken, path=str(path)) from error
    except OSError:
        # A file system without hard links. Not proof against a race, but against everything else.
        if path.exists():
            raise RefusedError(taken, path=str(path)) from None
        draft.rename(path)


def is_locked(error: Exception) -> bool:
    """Whether SQLite says that somebody else writes in the store, and went on for longer than was waited."""
    return "locked" in str(error)


def is_damage(error: Exception) -> bool:
    """Whether an error says that the store is damaged. Not all damage is told: a wrong value may end in anything."""
    if isinstance(error, StoreError):
        return error.code in {"store_damaged", "trail_damaged"}
    return isinstance(error, DATABASE_ERRORS) and any(words in str(error) for words in _DAMAGED)


def is_full(error: OSError) -> bool:
    """Whether it says that the disk is full, or the user's share of it."""
    return error.errno in {errno.ENOSPC, errno.EDQUOT}


@contextlib.contextmanager
def store_errors(path: Path) -> Iterator[None]:
    """Around the first looks into a file: turn SQLite's word for a bad one, or one that no program wrote, into ours."""
    try:
        yield
    except OperationalError as error:
        if is_locked(error):
            raise StoreError("store_locked", path=str(path)) from error
        if "disk is full" in str(error):
            raise StoreError("store_unwritable", path=str(path), reason=str(error)) from error
        if any(words in str(error) for words in _CLOSED):
            raise StoreError("store_closed", path=str(path)) from error
        raise StoreError("store_damaged", path=str(path), reason=str(error)) from error
    except (*DATABASE_ERRORS, ValueError) as error:
        # Python cannot read SQLite's own message about a schema whose bytes are no text.
        raise StoreError("store_damaged", path=str(path), reason=str(error)) from error
