"""Copies of a whole store beside the one in use."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

from bulkdesk.store.errors import RefusedError
from bulkdesk.store.file import DRAFT, put_in_place
from bulkdesk.store.work_folder import WorkFolder

_PAGES = 4096
"""So many are copied at a time; between two of them others may write."""


def copy_whole(
    connection: sqlite3.Connection, target: Path, on_progress: Callable[[float], None] | None
) -> None:
    """Copy the store behind a connection while it is in use (see ``Store.backup``)."""
    if target.exists():
        raise RefusedError("backup_exists", path=str(target))

    def progress(_status: int, remaining: int, total: int) -> None:
        if on_progress is not None and total:
            on_progress(1 - remaining / total)

    try:
        with WorkFolder.beside(target) as folder:
            draft = folder / DRAFT
            draft.touch(mode=0o600)
            with contextlib.closing(sqlite3.connect(draft)) as copy:
                connection.backup(copy, pages=_PAGES, progress=progress)
            put_in_place(draft, target)
    except (OSError, sqlite3.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise RefusedError("backup_failed", path=str(target), reason=reason or str(error)) from error
