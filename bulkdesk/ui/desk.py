"""What stands behind every screen of a window: the session, the worker, background work, and news about jobs."""

from __future__ import annotations

import inspect
import logging
import threading
import weakref
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from bulkdesk.jobs.worker import Worker
from bulkdesk.services.accounts import all_accounts
from bulkdesk.services.jobs import changed_jobs, last_change
from bulkdesk.services.session import Session
from bulkdesk.services.texts import error_text
from bulkdesk.services.upkeep import telling_trouble
from bulkdesk.store.accounts import AccountRow
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.file import DATABASE_ERRORS
from bulkdesk.store.jobs import JobRow
from bulkdesk.ui import memory
from bulkdesk.ui.widgets.task import BackgroundTask, TaskContext, call_back, run_in_background

log = logging.getLogger(__name__)

WATCH_MS = 300
"""How often the store is asked whether another program has written."""

PACE_MS = 100
"""The least time between two pieces of news: no more than 10 a second."""

CLOSE_SECONDS = 10.0
"""How long closing waits for work in the background to notice that it is no longer wanted."""

REST_MS = 2_000
"""After so long without background work ``rested`` comes; so long after any has ended, what it freed goes back to the system."""

RETRY_MS = 3_000
"""So long after news could not be read they are asked for again: the store's sign of a write was used up by then."""

_STEPS = 1_000_000
_UNFORESEEN = "internal_error"
T = TypeVar("T")


class Desk(QObject):
    """What every screen works with: the session, the worker, and news about jobs.

    Everything is called on the GUI thread, and every signal and callback comes there.
    """

    jobsChanged = Signal(list)  # noqa: N815 - Qt's naming for signals
    """``list[JobRow]`` of this sub-account, made or changed since the last signal, oldest change first."""
    accountChanged = Signal()  # noqa: N815
    """The session now looks at another sub-account."""
    workerChanged = Signal(bool)  # noqa: N815
    """Whether this program runs the store's jobs."""
    rested = Signal()
    """No work has been done in the background for ``REST_MS``: time for what nobody waits for."""
    notify = Signal(str, str, object)
    """A notification: tone, plain text, and what can be done: None, a pair of a button's text and what it does, or a list of
    such pairs."""
    notifyOfJobs = Signal(object, str, str, object)  # noqa: N815
    """A notification as above about jobs (a set of their ids): it takes the place of earlier ones about no other jobs."""

    _stirred = Signal()
    _lock_told = Signal(bool)

    def __init__(self, session: Session, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._worker: Worker | None = None
        self._runs_jobs = False
        self._closed = False
        self._since = last_change(session)
        self._wanted = False
        self._look: BackgroundTask | None = None
        self._announced = threading.Event()
        self._tasks: weakref.WeakSet[BackgroundTask] = weakref.WeakSet()
        self._data_version: int | None = None
        self._is_readable = True
        self._watch = QTimer(self, interval=WATCH_MS)
        self._watch.timeout.connect(self._on_watch)
        self._pace = QTimer(self, singleShot=True, interval=PACE_MS)
        self._pace.timeout.connect(self._ask)
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retry.timeout.connect(self._on_stirred)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.rested)
        self._tidy = QTimer(self, singleShot=True, interval=REST_MS)
        self._tidy.timeout.connect(self._on_tidy)
        self._stirred.connect(self._on_stirred)
        self._lock_told.connect(self._on_lock_told)

    @property
    def session(self) -> Session:
        """Who works with which sub-account of which store."""
        return self._session

    @property
    def runs_jobs(self) -> bool:
        """Whether this program runs the store's jobs (and not another one)."""
        return self._runs_jobs

    def start(self) -> None:
        """Start the worker (a store opened for reading has none) and watch the store."""
        if not self._session.store.read_only:
            self._worker = Worker(
                self._session.store, on_change=self._tell_change, on_lock=self._lock_told.emit
            )
            self._worker.start()
        self._data_version = self._read_data_version()
        self._watch.start()
        self._on_stirred()

    def wake(self) -> None:
        """Have the worker and the tables look at once; called after a service call that made or changed a job."""
        if self._worker is not None:
            self._worker.wake()
        self._on_stirred()

    def run(
        self,
        fn: Callable[..., T],
        *args: object,
        on_done: Callable[[T], object] | None = None,
        on_failed: Callable[[BulkDeskError], object] | None = None,
        on_progress: Callable[[float], object] | None = None,
    ) -> BackgroundTask:
        """Call ``fn(*args)`` on a thread of the pool, then a callback here.

        ``fn`` is handed the keywords ``on_progress`` and ``is_cancelled`` of the services where it takes them.

        Args:
            fn: the work; touches no widget. The thread's connection to the store is released at its end.
            args: what it is called with.
            on_done: takes the result.
            on_failed: takes what a person can mend, trouble with the store's disk included; without it that is shown
                as a notification. An exception that no one foresaw is logged as critical, which the window shows, and
                comes here as the code ``internal_error``.
            on_progress: takes the share done, 0 to 1.

        A callback that is a method of a ``QObject``, or a ``partial`` of one, is left out once that object is gone;
        all are left out after ``BackgroundTask.cancel`` and after ``close``.
        """
        store = self._session.store
        accepted = inspect.signature(fn).parameters

        def work(context: TaskContext) -> T:
            keywords: dict[str, Any] = {}
            if "is_cancelled" in accepted:
                keywords["is_cancelled"] = context.cancelled.is_set
            if "on_progress" in accepted:
                keywords["on_progress"] = lambda share: context.progress(round(share * _STEPS), _STEPS)
            try:
                # Here and not on the window's thread: it may take a look at the whole store.
                with telling_trouble(store.path):
                    return fn(*args, **keywords)
            finally:
                store.release()

        def failed(error: Exception) -> None:
            self._begin_rest()
            mendable = self._mendable(error)
            if on_failed is not None:
                call_back(on_failed, mendable)
            elif mendable.code != _UNFORESEEN:
                self.tell_error(mendable)

        def progressed(done: int, total: int) -> None:
            if on_progress is not None:
                call_back(on_progress, done / total)

        def done(result: T) -> None:
            self._begin_rest()
            if on_done is not None:
                call_back(on_done, result)

        task = run_in_background(
            work,
            on_done=done,
            on_failed=failed,
            on_progress=progressed if on_progress is not None else None,
        )
        self._tasks.add(task)
        return task

    def tell_error(self, error: BulkDeskError) -> None:
        """Show what a person can mend as a notification."""
        self.notify.emit("danger", error_text(error), None)

    def explain(self, error: Exception) -> None:
        """Say what an error of the window's own thread is, damage of the store or a bug, as for one of background work."""

        def fail() -> None:
            raise error

        self.run(fail)

    def switch_account(self, account: AccountRow) -> None:
        """Look at another sub-account; news about the one before ends."""
        if account == self._session.account:
            return
        if self._look is not None:
            self._look.cancel()
            self._look = None
        self._session = self._session.at(account)
        self._since = last_change(self._session)
        self.accountChanged.emit()

    def refresh_account(self) -> None:
        """Look at the sub-account as it is now: it may have been changed, or archived."""
        known = all_accounts(self._session, archived=True)
        self.switch_account(next(row for row in known if row.id == self._session.account.id))

    def close(self) -> None:
        """Stop everything: timers, background work, the worker (after the chunk in hand), connections."""
        if self._closed:
            return
        self._closed = True
        self._watch.stop()
        self._pace.stop()
        self._retry.stop()
        self._rest.stop()
        self._tidy.stop()
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        if self._worker is not None:
            self._worker.stop()
        for task in tasks:
            if not task.wait(CLOSE_SECONDS):
                log.warning("background work did not end when the window closed")
        self._session.store.close()

    # -- news about jobs ----------------------------------------------------------------------------------------

    def _tell_change(self, _job_id: int) -> None:
        """Pass on the worker's word, from its thread; one event is under way at a time."""
        if not self._announced.is_set():
            self._announced.set()
            self._stirred.emit()

    def _on_watch(self) -> None:
        version = self._read_data_version()
        if version is not None and version != self._data_version:
            self._data_version = version
            self._on_stirred()

    def _read_data_version(self) -> int | None:
        """The store's own sign of a foreign write; None while it cannot be read (the disk is away)."""
        try:
            version = self._session.store.data_version()
        except DATABASE_ERRORS as error:
            if self._is_readable:
                self._is_readable = False
                log.warning("the store cannot be read: %s", error)
            return None
        self._is_readable = True
        return version

    def _on_stirred(self) -> None:
        self._announced.clear()
        self._wanted = True
        self._ask()

    def _ask(self) -> None:
        """Ask what has changed, unless that is being asked or was asked a moment ago."""
        if not self._wanted or self._closed or self._look is not None or self._pace.isActive():
            return
        self._wanted = False
        self._pace.start()
        self._look = self.run(
            changed_jobs, self._session, self._since, on_done=self._on_news, on_failed=self._on_no_news
        )

    def _on_news(self, rows: list[JobRow]) -> None:
        self._look = None
        if rows:
            self._since = rows[-1].changed
            self.jobsChanged.emit(rows)
        self._ask()

    def _on_no_news(self, error: BulkDeskError) -> None:
        self._look = None
        log.warning("changes of jobs cannot be read: %s", error)
        self._retry.start()

    # -- resting ------------------------------------------------------------------------------------------------

    def _begin_rest(self) -> None:
        if self._closed:
            return
        self._rest.start()
        # Not put off by more work: while a job runs there is some all the time, and tens of megabytes would wait.
        if not self._tidy.isActive():
            self._tidy.start()

    def _on_tidy(self) -> None:
        QThreadPool.globalInstance().start(memory.give_back)

    # -- worker and errors --------------------------------------------------------------------------------------

    def _on_lock_told(self, held: bool) -> None:
        self._runs_jobs = held
        self.workerChanged.emit(held)

    def _mendable(self, error: Exception) -> BulkDeskError:
        if isinstance(error, BulkDeskError):
            return error
        log.critical("unexpected error in background work", exc_info=error)
        return BulkDeskError(_UNFORESEEN)
