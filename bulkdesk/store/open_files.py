"""Which stores this process has open, so that nobody here opens their files by another way than SQLite.

SQLite's locks on Linux and macOS belong to the process, and all of them on a file go as soon as *any* handle of the process on
that file is closed, whoever opened it (sqlite.org/howtocorrupt.html, 2.2). Another program would then take the store for one
that nobody has open: it cuts or removes the side files, this one loses what it writes next or crashes.
"""

from __future__ import annotations

import threading
from collections import Counter
from pathlib import Path

Key = tuple[int, int]
"""Device and file, by whatever name."""

_SIDE_FILES = ("-wal", "-shm")

_lock = threading.Lock()
_open: Counter[Key] = Counter()


def note_opened(path: Path) -> Key | None:
    """Count a connection to a file; gives what ``note_closed`` takes."""
    key = _key(path)
    if key is not None:
        with _lock:
            _open[key] += 1
    return key


def note_closed(key: Key | None) -> None:
    """Count a connection less."""
    if key is not None:
        with _lock:
            _open[key] -= 1


def is_open_here(path: Path) -> bool:
    """Whether a file is a store that this process has open, or lies beside one: it must not be opened then."""
    # Not with_name: a folder such as "." has no name.
    stores = [path.parent / path.name.removesuffix(end) for end in ("", *_SIDE_FILES)]
    keys = set(map(_key, stores))
    with _lock:
        return any(key is not None and _open[key] > 0 for key in keys)


def _key(path: Path) -> Key | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
