"""The worker of a store: one per store, held by a lock that dies with its process.

APScheduler drives it. What is due is always derived from the rows: at start, when another program has committed, when
the clock has jumped (the machine slept), and at the time of each job that is scheduled or waits. Nothing about jobs is kept
elsewhere. Local jobs have a thread, and so has each sender: they do not hold each other up.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from apscheduler.executors.pool import BasePoolExecutor
from apscheduler.jobstores.base import JobLookupError
from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

from bulkdesk.jobs import idle
from bulkdesk.jobs.agenda import is_due
from bulkdesk.jobs.lanes import DELIVERIES, LOCAL, Lane, drain, due_jobs, lane_of
from bulkdesk.jobs.pace import Pace
from bulkdesk.jobs.worker_lock import WorkerLock
from bulkdesk.store import deliveries as asking
from bulkdesk.store import jobs, unconfirmed
from bulkdesk.store.clock import MS_PER_MINUTE, to_datetime
from bulkdesk.store.file import DATABASE_ERRORS
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.store import Store
from bulkdesk.store.words import JobStatus

if TYPE_CHECKING:
    from bulkdesk.jobs.runner import Listener

log = logging.getLogger(__name__)

WATCH_SECONDS = 1
"""How often rows and clock are looked at for changes that nobody announced."""

MOST_LANES = 32
"""Senders that are served at the same time when everything due is run at once."""

_AGAIN_MS = 5 * MS_PER_MINUTE
"""A lane that stopped by an unexpected error is left alone for so long."""


class _Thread(BasePoolExecutor):
    """One thread for APScheduler to run things on, in a pool that the worker itself can wait for."""

    def __init__(self, name: str) -> None:
        self.pool = ThreadPoolExecutor(1, thread_name_prefix=name)
        super().__init__(self.pool)


_WATCH = "watch"


def run_due(
    store: Store, *, on_change: Listener = lambda _job_id: None, stop: Callable[[], bool] = lambda: False
) -> int:
    """Run what is due until nothing is or ``stop`` says so; returns how many jobs were worked on.

    Local jobs run one after another in this thread, each sender's in a thread of its own. When no local job is due,
    contacts whose 60 days are over are removed for good (once a day), and the search index is brought up to date a little
    at a time; when nothing is due at all, rows are sealed. What is due later is left. The caller holds the worker's lock.
    """
    for job_id in unconfirmed.recover(store):
        on_change(job_id)
    return _DueRun(store, on_change, stop).run()


class _DueRun:
    """One run over everything that is due."""

    def __init__(self, store: Store, on_change: Listener, stop: Callable[[], bool]) -> None:
        self._store = store
        self._on_change = on_change
        self._is_failing = False
        self._is_stopped = stop
        self._stuck: set[int] = set()
        self._paces: dict[Lane, Pace] = {}
        self._under_way: dict[Lane, Future[int]] = {}
        self._asked = False

    def run(self) -> int:
        """Run everything; errors of the threads are raised here."""
        with ThreadPoolExecutor(MOST_LANES, thread_name_prefix="lane") as pool:
            try:
                count = self._run(pool)
            except BaseException:
                # Else the pool would wait for the last message.
                self._is_failing = True
                raise
        return count + self._ended()

    def _stop(self) -> bool:
        return self._is_failing or self._is_stopped()

    def _run(self, pool: ThreadPoolExecutor) -> int:
        count = 0
        while not self._stop():
            for lane in self._due_lanes() - self._under_way.keys() - {LOCAL}:
                self._under_way[lane] = pool.submit(self._elsewhere, lane)
            worked = self._drain(LOCAL)
            count += worked + self._ended()
            if worked or idle.step(self._store, self._stop):
                continue
            if not self._under_way and idle.seal(self._store):
                continue
            if self._under_way:
                # Anything may become due meanwhile: another program made it.
                wait(self._under_way.values(), timeout=WATCH_SECONDS, return_when=FIRST_COMPLETED)
            elif not self._due_lanes():
                break
        return count

    def _due_lanes(self) -> set[Lane]:
        now = self._store.clock.now()
        due = {lane_of(job) for job in due_jobs(self._store, now) if job.id not in self._stuck}
        moment = asking.next_ask(self._store, now)
        if not self._asked and moment is not None and moment <= now:
            due.add(DELIVERIES)
        return due

    def _ended(self) -> int:
        """How many jobs were worked on by the threads that have ended."""
        ended = [lane for lane, future in self._under_way.items() if future.done()]
        return sum(self._under_way.pop(lane).result() for lane in ended)

    def _elsewhere(self, lane: Lane) -> int:
        try:
            if lane == DELIVERIES:
                # Once: a gateway that cannot be asked now is asked at another run.
                self._asked = True
                _ask_deliveries(self._store, on_change=self._on_change, stop=self._stop)
                return 0
            return self._drain(lane)
        finally:
            self._store.release()

    def _drain(self, lane: Lane) -> int:
        return drain(
            self._store,
            lane,
            pace=self._paces.setdefault(lane, Pace()),
            stuck=self._stuck,
            on_change=self._on_change,
            stop=self._stop,
        )


def _ask_deliveries(store: Store, *, on_change: Listener, stop: Callable[[], bool]) -> None:
    """Ask the gateways; what talks to them is loaded now."""
    from bulkdesk.jobs import deliveries  # noqa: PLC0415

    deliveries.ask_due(store, on_change=on_change, stop=stop)


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
        self._told: dict[str, str] = {}
        self._watch_thread = _Thread("worker-watch")
        self._lanes: dict[Lane, _LaneThread] = {}
        self._stopped_at: dict[Lane, int] = {}
        self._recovered = False
        self._scheduler = BackgroundScheduler(
            jobstores={"default": MemoryJobStore()},
            executors={"default": self._watch_thread},
            job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1},
            timezone="UTC",
        )

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
        """Stop after the chunks and messages in hand and let go of the lock.

        Jobs under way stay so and go on at the next start; messages that were marked but not handed over are pending.
        """
        self._stop.set()
        if self._scheduler.running:
            # First, so that its thread has nothing in hand: it fails over a job that ends while it is stopped.
            self._scheduler.remove_all_jobs()
            # Waiting is done below: the scheduler would wait with its lock held, which a watch under way may need.
            self._scheduler.shutdown(wait=False)
        # The watch first: it starts lanes.
        self._watch_thread.pool.shutdown(wait=True, cancel_futures=True)
        for lane in self._lanes.values():
            lane.pool.shutdown(wait=True, cancel_futures=True)
        if self._lock.held:
            idle.seal_some(self._store)
        self._lock.release()

    def _watch(self) -> None:
        """Hold the lock if it is free, put the clockwork in step with the rows, and run what is due."""
        try:
            if self._stop.is_set():
                return
            held = self._lock.try_acquire()
            if held != self._told_lock:
                self._told_lock = held
                self.on_lock(held)
            if held:
                self._recover()
                self._schedule()
        except DATABASE_ERRORS as error:
            self._tell("watch", "the store cannot be watched", error)
        except Exception:
            # It is watched again in a second.
            log.critical("the watch stopped by an unexpected error", exc_info=True)
        else:
            self._told.pop("watch", None)
        finally:
            self._store.release()

    def _tell(self, place: str, words: str, error: Exception) -> None:
        """Log a trouble with the store that is met at every look: once, until it is another one or over."""
        if self._told.get(place) != str(error):
            self._told[place] = str(error)
            log.error(words, exc_info=error)

    def _recover(self) -> None:
        """Once, before anything is sent: what a program that died left on its way is in doubt."""
        if not self._recovered:
            for job_id in unconfirmed.recover(self._store):
                self.on_change(job_id)
            self._recovered = True

    def _schedule(self) -> None:
        store, now = self._store, self._store.clock.now()
        open_jobs = jobs.open_jobs(store)
        moments = {f"job-{job.id}": _moment(job) for job in open_jobs}
        moments["job-deliveries"] = ask = asking.next_ask(store, now)
        wanted = {name: moment for name, moment in moments.items() if moment is not None and moment > now}
        known = {job.id: job for job in self._scheduler.get_jobs() if job.id.startswith("job-")}
        for trigger_id in known.keys() - wanted.keys():
            # It may have fired just now.
            with contextlib.suppress(JobLookupError):
                known[trigger_id].remove()
        for trigger_id, moment in wanted.items():
            at = to_datetime(moment)
            # Every second, for each job that waits: only what is new costs anything.
            if trigger_id not in known or known[trigger_id].next_run_time != at:
                self._scheduler.add_job(
                    self._watch, DateTrigger(at, timezone=UTC), id=trigger_id, replace_existing=True
                )
        due = {lane_of(job) for job in open_jobs if is_due(job, now)}
        if idle.waits(store) or (not due and not self._is_sending() and idle.is_unsealed(store)):
            due.add(LOCAL)
        if ask is not None and ask <= now:
            due.add(DELIVERIES)
        for lane in due:
            self._run(lane)

    def _run(self, lane: Lane) -> None:
        """Have a lane's thread run what is due, unless it does so already."""
        if lane not in self._lanes:
            self._lanes[lane] = _LaneThread(f"worker-{lane.name}")
        thread = self._lanes[lane]
        if not self._is_left_alone(lane) and thread.busy.acquire(blocking=False):
            thread.pool.submit(self._drain, lane, thread)

    def _is_left_alone(self, lane: Lane) -> bool:
        """Whether it stopped by an error just now; one that stopped later than now did so before the clock was moved back."""
        stopped = self._stopped_at.get(lane)
        return stopped is not None and 0 <= self._store.clock.now() - stopped < _AGAIN_MS

    def _drain(self, lane: Lane, thread: _LaneThread) -> None:
        try:
            if lane == DELIVERIES:
                _ask_deliveries(self._store, on_change=self.on_change, stop=self._stop.is_set)
            else:
                self._drain_jobs(lane, thread)
        except DATABASE_ERRORS as error:
            self._tell(lane.name, "due jobs cannot be read", error)
        except Exception:
            # Not again at the next look, a second from now.
            self._stopped_at[lane] = self._store.clock.now()
            log.critical("the lane %s stopped by an unexpected error", lane.name, exc_info=True)
        else:
            self._told.pop(lane.name, None)
        finally:
            thread.busy.release()
            self._store.release()

    def _drain_jobs(self, lane: Lane, thread: _LaneThread) -> None:
        stuck: set[int] = set()
        while True:
            worked = drain(
                self._store,
                lane,
                pace=thread.pace,
                stuck=stuck,
                on_change=self.on_change,
                stop=self._stop.is_set,
            )
            if lane != LOCAL or self._stop.is_set():
                return
            if worked or idle.step(self._store, self._stop.is_set):
                continue
            if self._is_sending() or not idle.seal(self._store):
                return

    def _is_sending(self) -> bool:
        return any(thread.busy.locked() for lane, thread in list(self._lanes.items()) if lane != LOCAL)


class _LaneThread:
    """The thread of a lane, and how fast its sender may go."""

    def __init__(self, name: str) -> None:
        self.pool = ThreadPoolExecutor(1, thread_name_prefix=name)
        self.busy = threading.Lock()
        self.pace = Pace()


def _moment(job: JobRow) -> int | None:
    """When a job that waits or runs is to be looked at."""
    return job.scheduled_at if job.status is JobStatus.QUEUED else job.wait_until
