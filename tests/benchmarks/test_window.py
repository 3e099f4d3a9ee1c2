"""A window on a store in which an import runs: is it as smooth with the import in its own process as in another one?

    .venv/bin/python -m pytest tests/benchmarks/test_window.py --benchmark-only -s -p no:xdist

A clock in the window's event loop strikes every few milliseconds; what counts is how long the gaps between the strokes
are while the job runs. Target: the 99th percentile at most twice as long as with the import in another process.
``BULKDESK_ROWS`` sets the size of the file (100,000 unless given; the README's figures are for 1,000,000).
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer

from bulkdesk.app import build_window
from bulkdesk.services.imports import ImportRequest, create_import
from bulkdesk.services.session import init_store
from bulkdesk.store import jobs
from bulkdesk.store.store import Store
from bulkdesk.store.words import JobStatus
from tests.benchmarks.people import write_people

ROWS = int(os.environ.get("BULKDESK_ROWS", "100000"))
STROKE_MS = 5
LOOK_MS = 100


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


def queued(path: Path, file: Path) -> tuple[Store, int]:
    """A new store with an import that waits to be run."""
    session = init_store(path, country="DE", timezone="Europe/Berlin")
    job = create_import(session, ImportRequest(file, mapping={"Customer No": "custom:number"}))
    return session.store, job.id


def status(store: Store, job_id: int) -> JobStatus:
    found = jobs.checkpoint(store, job_id)
    assert found is not None
    return found[0]


def gaps_while_importing(path: Path, file: Path, settings: Path, *, elsewhere: bool) -> Gaps:
    """The gaps in a window from the moment the import runs to its end."""
    store, job_id = queued(path, file)
    gaps = Gaps()
    worker, patience = None, threading.Event()
    if elsewhere:
        worker = subprocess.Popen(
            [sys.executable, "-m", "bulkdesk", "--store", str(path), "run", "--until-idle"]
        )
        while status(store, job_id) is JobStatus.QUEUED and worker.poll() is None:
            patience.wait(LOOK_MS / 1000)
    window = build_window(path, language="en", settings=QSettings(str(settings), QSettings.Format.IniFormat))
    try:
        window.show()
        gaps.listen(lambda: not window.jobs_page.is_loading and status(store, job_id) is not JobStatus.QUEUED)
        gaps.found.clear()
        gaps.listen(lambda: status(store, job_id) is not JobStatus.IN_PROGRESS)
    finally:
        if worker is not None:
            worker.terminate()
            worker.wait()
        window.quit()
    assert status(store, job_id) is JobStatus.COMPLETED
    store.close()
    return gaps


@pytest.mark.timeout(3600)
def test_the_window_while_an_import_runs(benchmark: Any, tmp_path: Path) -> None:
    file = write_people(tmp_path / "people.csv", ROWS)
    settings = tmp_path / "settings.ini"
    elsewhere = gaps_while_importing(tmp_path / "other.bulkdesk", file, settings, elsewhere=True)

    def here() -> Gaps:
        return gaps_while_importing(tmp_path / "own.bulkdesk", file, settings, elsewhere=False)

    own = benchmark.pedantic(here, rounds=1)
    ratio = own.p99 / elsewhere.p99
    benchmark.extra_info.update(
        rows=ROWS, ratio=round(ratio, 2), p99=round(own.p99, 1), longest=round(max(own.found), 1)
    )
    print(f"\n{ROWS:,} rows: {ratio:.2f} × the gaps with the import elsewhere ({own}; elsewhere {elsewhere})")
