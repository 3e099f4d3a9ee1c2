"""The right to run a store's jobs: a lock that dies with its process."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from filelock import FileLock, Timeout

from bulkdesk.store import reserve
from bulkdesk.store.file import lock_path
from bulkdesk.store.store import Store


class WorkerLock:
    """The right to run a store's jobs. Held by at most one process, released by the system when that one dies."""

    def __init__(self, store: Store) -> None:
        # Not per thread: the scheduler's threads share it.
        self._lock = FileLock(lock_path(store.path), thread_local=False)
        self._store_path = store.path

    def try_acquire(self) -> bool:
        """Take the lock if nobody has it; true when it is held afterwards."""
        if self._lock.is_locked:
            return True
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        return True

    def release(self) -> None:
        """Let go of the lock."""
        if self._lock.is_locked:
            reserve.give_up(self._store_path)
        self._lock.release(force=True)

    @property
    def held(self) -> bool:
        """Whether this worker may run jobs."""
        return bool(self._lock.is_locked)


@contextlib.contextmanager
def worker_lock(store: Store) -> Iterator[bool]:
    """Hold the lock for a block when it is free; tells whether it is held."""
    lock = WorkerLock(store)
    try:
        yield lock.try_acquire()
    finally:
        lock.release()
