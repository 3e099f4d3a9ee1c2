"""Copies of a whole store, and those that updates leave beside it.

An update keeps the store as it was, so that one can go back to the older version. Such a copy knows nothing of what happens
later: people who are removed for good stay in it.
"""

from __future__ import annotations

import contextlib
import glob
import logging
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bulkdesk.store.errors import RefusedError
from bulkdesk.store.file import DRAFT, Noting, put_in_place
from bulkdesk.store.work_folder import WorkFolder

if TYPE_CHECKING:
    from bulkdesk.store.store import Store

log = logging.getLogger(__name__)

_BEFORE = ".before-"
_MIGRATION = re.compile(r"\d{4}_\w+")
_SIDE_FILES = ("-wal", "-shm")
"""What an older program that opened a copy may have left beside it."""

_PAGES = 4096
"""So many are copied at a time; between two of them others may write."""


def copy_whole(
    store: Store,
    target: Path,
    on_progress: Callable[[float], None] | None = None,
    noting: Noting = contextlib.nullcontext,
    *,
    replaces: bool = False,
) -> None:
    """Copy a store while it is in use (see ``Store.backup``).

    ``replaces``: a file of that name stays until the copy is whole, and is then replaced.
    """
    if target.exists() and not replaces:
        raise RefusedError("backup_exists", path=str(target))

    def progress(_status: int, remaining: int, total: int) -> None:
        if on_progress is not None and total:
            on_progress(1 - remaining / total)

    try:
        with WorkFolder.beside(target) as folder:
            draft = folder / DRAFT
            draft.touch(mode=0o600)
            with store.snapshot(), contextlib.closing(sqlite3.connect(draft)) as copy:
                # The look begins it: else SQLite begins the copy anew whenever somebody has written, and a job that runs never
                # stops to.
                store.scalar("PRAGMA user_version")
                store.db.connection().backup(copy, pages=_PAGES, progress=progress)
            if replaces:
                # Changes to the older file: SQLite would take them for some to the new one.
                _remove_side_files(target)
                draft.replace(target)
            else:
                put_in_place(draft, target, taken="backup_exists", noting=noting)
    except (OSError, sqlite3.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise RefusedError("backup_failed", path=str(target), reason=reason or str(error)) from error


class KeptBackup(NamedTuple):
    """A copy that an update left beside the store.

    Attributes:
        path: the file.
        made_at: when it was made, nanoseconds; tells it from a later one of the same name.
        removed: how many contacts are in it that were removed from the store for good; None: it cannot be read.
    """

    path: Path
    made_at: int
    removed: int | None


def before_update(path: Path, migration: str) -> Path:
    """Where the store at ``path`` is copied to before a migration changes it."""
    return path.with_name(f"{path.name}{_BEFORE}{migration}")


def kept_backups(store: Store) -> list[KeptBackup]:
    """The copies that updates left beside the store, the oldest first. Costs a count of its contacts for each."""
    found: list[KeptBackup] = []
    for path in store.path.parent.glob(f"{glob.escape(store.path.name)}{_BEFORE}*"):
        # Somebody may take it away meanwhile.
        with contextlib.suppress(FileNotFoundError):
            if _is_ours(store.path, path):
                found.append(KeptBackup(path, path.stat().st_mtime_ns, _removed(store, path)))
    return sorted(found, key=lambda kept: (kept.made_at, kept.path))


def remove_backup(path: Path) -> None:
    """Remove a copy that an update left, with what lies beside it. Raises RefusedError where that cannot be done."""
    try:
        _remove_side_files(path)
        path.unlink(missing_ok=True)
    except OSError as error:
        raise RefusedError("backup_stays", path=str(path), reason=error.strerror or str(error)) from error


def _remove_side_files(path: Path) -> None:
    for end in _SIDE_FILES:
        path.with_name(f"{path.name}{end}").unlink(missing_ok=True)


def _is_ours(store: Path, path: Path) -> bool:
    """Whether a file is called as an update calls its copy; what else somebody keeps there is none of ours."""
    migration = path.name.removeprefix(f"{store.name}{_BEFORE}")
    return path.is_file() and _MIGRATION.fullmatch(migration) is not None


def _removed(store: Store, path: Path) -> int | None:
    """How many contacts the copy has that the store has no more. Ids are never given again, so counting tells."""
    try:
        # Immutable: nothing is made beside it.
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with contextlib.closing(sqlite3.connect(uri, uri=True)) as copy:
            count, last = copy.execute("SELECT COUNT(*), COALESCE(MAX(id), 0) FROM contact").fetchone()
    except sqlite3.Error as error:
        log.warning("%s cannot be read: %s", path, error)
        return None
    # All less the newer ones: all are counted in a small index, the older ones would be in the table itself.
    still: int = store.scalar(
        "SELECT (SELECT COUNT(*) FROM contact) - (SELECT COUNT(*) FROM contact WHERE id > ?)", last
    )
    return max(0, int(count) - still)
