"""The worker of a store: one per store, held by a lock that dies with its process.

APScheduler drives it. What is due is always derived from the rows: at start, when another program has committed, when
the clock has jumped (the machine slept), and at the time of each scheduled job. Nothing about jobs is kept elsewhere.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from apscheduler.executors.pool import BasePoolExecutor
from apscheduler.jobstores.base import JobLookupError
from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger
from filelock import FileLock, Timeout
from peewee import DatabaseError, OperationalError

from bulkdesk.jobs.runner import Listener, run_job
from bulkdesk.store import jobs, purge, search, sources
from bulkdesk.store.clock import to_datetime
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.store import Store, lock_path
from bulkdesk.store.words import JobStatus

log = logging.getLogger(__name__)

WATCH_SECONDS = 1
"""How often rows and clock are looked at for changes that nobody announced."""

ABANDONED_MS = 24 * 60 * 60 * 1000
"""A file that has been read in for this long belongs to a program that died."""


class _Thread(BasePoolExecutor):
    """One thread for APScheduler to run things on, in a pool that the worker itself can wait for."""

    def __init__(self, name: str) -> None:
        self.pool = ThreadPoolExecutor(1, thread_name_prefix=name)
        super().__init__(self.pool)


_WATCH = "watch"


class WorkerLock:
    """The right to run a store's jobs. Held by at most one process, released by the system when that one dies."""

    def __init__(self, store: Store) -> None:
        # Not per thread: the scheduler's threads share it.
        self._lock = FileLock(lock_path(store.path), thread_local=False)

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


def due_jobs(store: Store, now: int) -> list[JobRow]:
    """Jobs that may run now: those under way first, then in the order in which they became due.

    A time missed while no worker ran is simply due: the job runs once.
    """
    return [
        job
        for job in jobs.open_jobs(store)
        if job.status is JobStatus.IN_PROGRESS or job.scheduled_at is None or job.scheduled_at <= now
    ]


def run_due(
    store: Store, *, on_change: Listener = lambda _job_id: None, stop: Callable[[], bool] = lambda: False
) -> int:
    """Run what is due, one after another, until nothing is or ``stop`` says so; returns how many jobs were worked on.

    When no job is due, contacts whose 60 days are over are removed for good (once a day), and the search index is brought
    up to date a little at a time. The caller holds the worker's lock.
    """
    count = 0
    stuck: set[int] = set()
    while not stop():
        job = next((job for job in due_jobs(store, store.clock.now()) if job.id not in stuck), None)
        if job is None:
            if not _purge(store, stop) and not _catch_up(store):
                break
            continue
        run_job(store, job.id, on_change=on_change, stop=stop)
        after = jobs.get(store, job.id)
        if after is not None and after.status is JobStatus.IN_PROGRESS:
            # Told to stop, or it could not even be paused (disk full): others come first, it is tried again later.
            stuck.add(job.id)
        count += 1
    return count


def _purge(store: Store, stop: Callable[[], bool]) -> bool:
    """Remove for good who is past the time to be restored; false when that is not due, or cannot be done now."""
    if not purge.is_due(store):
        return False
    try:
        purge.purge(store, stop=stop)
    except OperationalError as error:
        log.warning("deleted contacts cannot be removed for good now: %s", error)
        return False
    return True


def _catch_up(store: Store) -> bool:
    """Bring the search index a step forward; false when nothing is left to do, or it cannot be done now."""
    try:
        return search.catch_up(store)
    except OperationalError as error:
        # Search is exact without it, only slower; it is tried again at the next look.
        log.warning("the search index cannot be brought up to date: %s", error)
        return False


class Worker:
    """Runs due jobs in the background while the program is open.

    When another program holds the lock this one watches, and takes over when that one ends.

    Attributes:
        on_change: told the id of each changed job, from a working thread.
        on_lock: told whether this program is the worker, when that changes.
    """

    def __init__(
        self,
        store: Store,
        *,
        on_change: Listener = lambda _job_id: None,
        on_lock: Callable[[bool], None] = lambda _held: None,
    ) -> None:
        self.on_change = on_change
        self.on_lock = on_lock
        self._store = store
        self._lock = WorkerLock(store)
        self._stop = threading.Event()
        self._told_lock: bool | None = None
        self._watch_thread = _Thread("worker-watch")
        self._jobs_thread = ThreadPoolExecutor(1, thread_name_prefix="worker-jobs")
        self._scheduler = BackgroundScheduler(
            jobstores={"default": MemoryJobStore()},
            executors={"default": self._watch_thread},
            job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1},
            timezone="UTC",
        )
        self._draining = threading.Lock()

    @property
    def is_active(self) -> bool:
        """Whether this program runs the store's jobs (and not another one)."""
        return self._lock.held

    def start(self) -> None:
        """Begin to watch and work."""
        self._scheduler.add_job(
            self._watch,
            IntervalTrigger(seconds=WATCH_SECONDS),
            id=_WATCH,
            next_run_time=datetime.now(UTC),
            # One may run and one may wait for it, so that a call to look again is never dropped.
            max_instances=2,
        )
        self._scheduler.start()

    def wake(self) -> None:
        """Look for due jobs now; called after a job was made or changed in this program."""
        if self._scheduler.running and not self._stop.is_set():
            # The repeating job is brought forward; one-shot jobs would be removed by a scheduler that may be stopping.
            self._scheduler.modify_job(_WATCH, next_run_time=datetime.now(UTC))

    def stop(self) -> None:
        """Stop after the chunk in hand and let go of the lock. Jobs under way stay so and go on at the next start."""
        self._stop.set()
        if self._scheduler.running:
            # First, so that its thread has nothing in hand: it fails over a job that ends while it is stopped.
            self._scheduler.remove_all_jobs()
            # Waiting is done below: the scheduler would wait with its lock held, which a watch under way may need.
            self._scheduler.shutdown(wait=False)
        for pool in (self._watch_thread.pool, self._jobs_thread):
            pool.shutdown(wait=True, cancel_futures=True)
        self._lock.release()

    def _watch(self) -> None:
        """Hold the lock if it is free, put the clockwork in step with the rows, and run what is due."""
        try:
            if self._stop.is_set():
                return
            had = self._lock.held
            held = self._lock.try_acquire()
            if held and not had:
                sources.discard_abandoned(self._store, before=self._store.clock.now() - ABANDONED_MS)
            if held != self._told_lock:
                self._told_lock = held
                self.on_lock(held)
            if held:
                self._schedule()
        except DatabaseError:
            log.exception("the store cannot be watched")
        finally:
            self._store.release()

    def _schedule(self) -> None:
        now = self._store.clock.now()
        waiting = [
            job
            for job in jobs.open_jobs(self._store)
            if job.status is JobStatus.QUEUED and job.scheduled_at is not None and job.scheduled_at > now
        ]
        wanted = {f"job-{job.id}": job.scheduled_at for job in waiting}
        for known in self._scheduler.get_jobs():
            if known.id.startswith("job-") and known.id not in wanted:
                # It may have fired just now.
                with contextlib.suppress(JobLookupError):
                    known.remove()
        for trigger_id, moment in wanted.items():
            if moment is not None:
                self._scheduler.add_job(
                    self._watch, DateTrigger(to_datetime(moment)), id=trigger_id, replace_existing=True
                )
        store = self._store
        work = due_jobs(store, now) or purge.is_due(store) or search.lags(store)
        if work and self._draining.acquire(blocking=False):
            self._jobs_thread.submit(self._drain)

    def _drain(self) -> None:
        try:
            run_due(self._store, on_change=self.on_change, stop=self._stop.is_set)
        except DatabaseError:
            log.exception("due jobs cannot be read")
        finally:
            self._draining.release()
            self._store.release()
