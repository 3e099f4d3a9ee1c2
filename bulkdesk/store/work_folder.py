"""Folders for what is in the making: nothing of it is seen before it is whole, and nothing of it stays.

What a program that was killed has left behind is removed by the next that makes such a folder in the same place: the lock
in it died with that program.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

_BESIDE = ".bulkdesk-work-"
_LOCK = "lock"
_SETTLED_SECONDS = 60
"""A folder just made may not have its lock yet."""


class WorkFolder:
    """A folder of this user only, gone when it is left. Raises OSError where it cannot be made.

    Attributes:
        path: the folder.
    """

    def __init__(self, place: Path, prefix: str) -> None:
        _remove_left(place, prefix)
        self.path = Path(tempfile.mkdtemp(prefix=prefix, dir=place))
        # Not per thread: whichever lets go of it last removes it.
        self._lock = FileLock(self.path / _LOCK, thread_local=False)
        # Without locks (some network drives have none) nobody dares to remove what is left.
        with contextlib.suppress(OSError, NotImplementedError, Timeout):
            self._lock.acquire(timeout=0)

    @classmethod
    def beside(cls, target: Path) -> Self:
        """One on the same drive as a file that is to be, so that it gets its name in one step."""
        return cls(target.parent, _BESIDE)

    def remove(self) -> None:
        """Remove it with all that is in it."""
        self._lock.release()
        shutil.rmtree(self.path, ignore_errors=True)

    def __enter__(self) -> Path:
        return self.path

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.remove()


def _remove_left(place: Path, prefix: str) -> None:
    """Remove the folders of programs that are no more."""
    for folder in place.glob(f"{prefix}*"):
        with contextlib.suppress(OSError, NotImplementedError):
            if not (is_left(folder, _SETTLED_SECONDS) and (folder / _LOCK).exists()):
                continue
            # That of a living program cannot be locked.
            with FileLock(folder / _LOCK, timeout=0):
                shutil.rmtree(folder, ignore_errors=True)


def is_left(folder: Path, seconds: float) -> bool:
    """Whether a folder is this user's own and was not touched for so long. Raises OSError where it cannot be looked at.

    What lies in the folder of somebody else, or behind a link, is not touched: a lock there could be a link to anything.
    """
    status = folder.lstat()
    own = not hasattr(os, "getuid") or status.st_uid == os.getuid()
    return own and stat.S_ISDIR(status.st_mode) and time.time() - status.st_mtime >= seconds
