"""A window on a store in which a job runs: is it as smooth with the job in its own process as in another one?

    .venv/bin/python -m pytest tests/benchmarks/test_window.py --benchmark-only -s -p no:xdist

A clock in the window's event loop strikes every few milliseconds; what counts is how long the gaps between the strokes
are while the job runs. Target: the 99th percentile at most twice as long as with the job in another process. After the
import and the send the window shows the jobs, during the others the contacts that they change. Set by the environment:

    BULKDESK_ROWS                  rows of the file (100,000 unless given)
    BULKDESK_BENCHMARK_CONTACTS    contacts that are tagged, deleted and restored (100,000 unless given)
    BULKDESK_BENCHMARK_STORE       a settled store to tag, delete and restore in a copy of
    BULKDESK_BENCHMARK_MESSAGES    e-mails that are sent (10,000 unless given)
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import contextlib
import shutil
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer

from bulkdesk.app import build_window
from bulkdesk.jobs.worker_lock import worker_lock
from bulkdesk.services import bulk, restoring
from bulkdesk.services import jobs as job_service
from bulkdesk.services.contacts import count_contacts
from bulkdesk.services.imports import ImportRequest, create_import
from bulkdesk.services.session import Session, init_store, open_session
from bulkdesk.store import jobs
from bulkdesk.store.contacts import Target
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import JobStatus, JobType
from bulkdesk.ui.shell.places import Place
from tests.benchmarks.people import write_people
from tests.benchmarks.sample import sample_session
from tests.send_support import HOST, add_people, free_port, make_send, set_mail_sender

ROWS = int(os.environ.get("BULKDESK_ROWS", "100000"))
MESSAGES = int(os.environ.get("BULKDESK_BENCHMARK_MESSAGES", "10000"))
STROKE_MS = 5
LOOK_MS = 100
TEXT = "Hello {{ contact.first_name | default: 'there' }},\n\n" + "news for {{ contact.email }}.\n" * 8

Maker = Callable[[Session], JobRow]
"""Makes a job that waits to be run."""


class Gaps:
    """The gaps between the strokes of a clock in the event loop, in milliseconds."""

    def __init__(self) -> None:
        self.found: list[float] = []
        self._last = 0.0
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._strike)

    def _strike(self) -> None:
        now = time.perf_counter()
        self.found.append((now - self._last) * 1000)
        self._last = now

    def listen(self, is_over: Callable[[], bool]) -> None:
        """Run the event loop until something is over."""
        loop = QEventLoop()
        look = QTimer()
        look.timeout.connect(lambda: loop.quit() if is_over() else None)
        look.start(LOOK_MS)
        self._last = time.perf_counter()
        self._timer.start(STROKE_MS)
        loop.exec()
        self._timer.stop()

    @property
    def p99(self) -> float:
        """Of a hundred gaps the longest but one."""
        return statistics.quantiles(self.found, n=100)[-1]

    def __str__(self) -> str:
        return f"p99 {self.p99:.1f}, longest {max(self.found):.1f} ms of {len(self.found)}"


def wait_until(is_so: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    """Wait for a program to be ready."""
    patience = threading.Event()
    while not is_so():
        assert process.poll() is None
        patience.wait(LOOK_MS / 1000)


@contextlib.contextmanager
def worker(session: Session, *, elsewhere: bool) -> Iterator[None]:
    """Another process that runs the jobs of the store, if wanted; else the window does."""
    if not elsewhere:
        yield
        return
    words = [sys.executable, "-m", "bulkdesk", "--store", str(session.store.path), "run"]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL)

    def is_at_work() -> bool:
        with worker_lock(session.store) as is_free:
            return not is_free

    try:
        wait_until(is_at_work, process)
        yield
    finally:
        process.terminate()
        process.wait()


def gaps_while(
    session: Session, makers: Mapping[str, Maker], folder: Path, *, elsewhere: bool, contacts: bool = False
) -> dict[str, Gaps]:
    """The gaps in a window while each of the jobs runs, from its first moment to its end.

    Args:
        session: on the store; closed at the end.
        makers: the jobs, one after the other.
        folder: for the window's settings.
        elsewhere: another process runs them.
        contacts: the window shows the contacts meanwhile.
    """
    found: dict[str, Gaps] = {}
    with worker(session, elsewhere=elsewhere):
        settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        window = build_window(session.store.path, language="en", settings=settings)
        try:
            window.show()
            Gaps().listen(lambda: not window.jobs_page.is_loading and window.desk.runs_jobs is not elsewhere)
            if contacts:
                window.places.go(Place.CONTACTS)
                page = window.places.contacts
                Gaps().listen(lambda: page.model.is_whole and not page.model.is_loading)
            for name, make in makers.items():
                found[name] = gaps_of(session, make)
        finally:
            window.quit()
    session.store.close()
    return found


def gaps_of(session: Session, make: Maker) -> Gaps:
    """The gaps while one job runs."""
    with session.store.write():
        # Nobody sees it before it stands still: what making it takes is not measured here.
        job = make(session)
        job_service.pause(session, job.id)
    gaps = Gaps()
    job_service.resume(session, job.id)
    gaps.listen(lambda: status(session, job.id).finished)
    done = job_service.get_job(session, job.id)
    assert (done.status, done.pending) == (JobStatus.COMPLETED, 0)
    return gaps


def status(session: Session, job_id: int) -> JobStatus:
    found = jobs.checkpoint(session.store, job_id)
    assert found is not None
    return found[0]


def compare(benchmark: Any, measure: Callable[[bool], dict[str, Gaps]], size: int) -> None:
    """Measure with the jobs elsewhere and in the window's process, and print the ratios."""
    theirs = measure(True)
    ours = benchmark.pedantic(measure, args=(False,), rounds=1)
    for name, own in ours.items():
        ratio = own.p99 / theirs[name].p99
        benchmark.extra_info[name] = {
            "size": size,
            "ratio": round(ratio, 2),
            "p99": round(own.p99, 1),
            "longest": round(max(own.found), 1),
        }
        print(
            f"\n{name}, {size:,}: {ratio:.2f} × the gaps with it elsewhere ({own}; elsewhere {theirs[name]})"
        )


@pytest.mark.timeout(7200)
def test_the_window_while_an_import_runs(benchmark: Any, tmp_path: Path) -> None:
    file = write_people(tmp_path / "people.csv", ROWS)
    request = ImportRequest(file, mapping={"Customer No": "custom:number"})

    def measure(elsewhere: bool) -> dict[str, Gaps]:
        session = init_store(tmp_path / f"{elsewhere}.bulkdesk", country="DE", timezone="Europe/Berlin")
        makers = {"import": lambda session: create_import(session, request)}
        return gaps_while(session, makers, tmp_path, elsewhere=elsewhere)

    compare(benchmark, measure, ROWS)


def _last_delete(session: Session) -> int:
    wanted = jobs.JobFilter(types=frozenset({JobType.DELETE}))
    return job_service.find_jobs(session, wanted, limit=1)[0].id


BULK: dict[str, Maker] = {
    "add tag": lambda session: bulk.create_add_tag(session, "Benchmark", Target()),
    "delete": lambda session: bulk.create_delete(session, Target()),
    "restore": lambda session: restoring.create_restore(session, _last_delete(session)),
}


@pytest.mark.timeout(7200)
def test_the_window_while_contacts_are_tagged_deleted_and_restored(benchmark: Any, tmp_path: Path) -> None:
    sample = sample_session(tmp_path)
    size = count_contacts(sample, Target())
    sample.store.close()
    if sample.store.path.parent == tmp_path:
        words = [sys.executable, "-m", "bulkdesk", "--store", str(sample.store.path), "run", "--until-idle"]
        subprocess.run(words, check=True, capture_output=True)

    def measure(elsewhere: bool) -> dict[str, Gaps]:
        path = shutil.copyfile(sample.store.path, tmp_path / f"{elsewhere}.bulkdesk")
        return gaps_while(open_session(path), BULK, tmp_path, elsewhere=elsewhere, contacts=True)

    compare(benchmark, measure, size)


@pytest.fixture
def mail_server() -> Iterator[int]:
    """A mail server in a process of its own that takes everything and forgets it; gives its port."""
    port = free_port()
    words = [sys.executable, "-m", "aiosmtpd", "-n", "-c", "aiosmtpd.handlers.Sink", "-l", f"{HOST}:{port}"]
    process = subprocess.Popen(words)

    def answers() -> bool:
        with socket.socket() as caller:
            return caller.connect_ex((HOST, port)) == 0

    try:
        wait_until(answers, process)
        yield port
    finally:
        process.terminate()
        process.wait()


@pytest.mark.timeout(7200)
def test_the_window_while_messages_are_sent(benchmark: Any, tmp_path: Path, mail_server: int) -> None:
    def measure(elsewhere: bool) -> dict[str, Gaps]:
        session = init_store(tmp_path / f"{elsewhere}.bulkdesk", country="DE", timezone="Europe/Berlin")
        set_mail_sender(session, mail_server)
        add_people(session, MESSAGES)
        makers = {"send": lambda session: make_send(session, text=TEXT)}
        return gaps_while(session, makers, tmp_path, elsewhere=elsewhere)

    compare(benchmark, measure, MESSAGES)
