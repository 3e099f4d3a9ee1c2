"""One window for each store: a second start brings the first window to the front.

The window that is open holds a lock, which dies with its process; who comes second leaves a request beside it, which the
first looks for now and then and takes away. Both lie in the person's own cache and are named by machine, store and way of opening,
so nothing is written beside a store, the command line knows nothing of it, and another person's window is another window.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import platform
from pathlib import Path
from typing import Final

import platformdirs
from filelock import FileLock, Timeout
from PySide6.QtCore import QDeadlineTimer, QObject, QThread, QTimer, Signal

log = logging.getLogger(__name__)

WATCH_MS: Final = 300
"""How often the first window looks for a request."""
ANSWER_MS: Final = 15_000
"""How long the second waits: the first may still be opening a large store."""
_LOOK_MS: Final = 50


class OneWindow(QObject):
    """The right to be the window on a store. ``wanted`` comes when somebody has started a second one."""

    wanted = Signal()

    def __init__(self, store: Path, *, read_only: bool, folder: Path | None = None) -> None:
        """Nothing is taken yet.

        Args:
            store: the store; it need not exist.
            read_only: a window for reading only is another one than that in which work is done.
            folder: where the lock lies; None: the person's own cache.
        """
        super().__init__()
        self._home = folder or Path(platformdirs.user_cache_dir("BulkDesk", appauthor=False)) / "windows"
        words = [platform.node(), os.path.realpath(store), "read" if read_only else "work"]
        name = hashlib.sha256("\n".join(words).encode("utf-8", "surrogateescape")).hexdigest()[:24]
        self._lock = FileLock(self._home / f"{name}.lock", thread_local=False)
        self._request = self._home / f"{name}.show"
        self._watch = QTimer(self, interval=WATCH_MS)
        self._watch.timeout.connect(self._look)

    def take(self) -> bool:
        """Become the window on the store; False when there is one already.

        Where no lock can be kept (a home that cannot be written) every start gets a window.
        """
        try:
            self._home.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        except OSError as error:
            log.warning("no lock for the window: %s", error)
            return True
        self._drop_request()
        self._watch.start()
        return True

    def call_first(self, wait_ms: int = ANSWER_MS) -> bool:
        """Ask the first window to come to the front; False when it does not answer in time.

        Where it ends meanwhile this becomes the first (see ``is_first``).
        """
        deadline = QDeadlineTimer(wait_ms)
        try:
            self._request.touch()
            while not deadline.hasExpired():
                if not self._request.exists():
                    return True
                if self.take():
                    return False
                QThread.msleep(_LOOK_MS)
        except OSError as error:
            log.warning("the first window cannot be called: %s", error)
        self._drop_request()
        return False

    @property
    def is_first(self) -> bool:
        """Whether this is the window on the store."""
        return self._lock.is_locked

    def release(self) -> None:
        """Let another become it."""
        self._watch.stop()
        self._lock.release()

    def _look(self) -> None:
        if self._request.exists():
            self._drop_request()
            self.wanted.emit()

    def _drop_request(self) -> None:
        with contextlib.suppress(OSError):
            self._request.unlink(missing_ok=True)
