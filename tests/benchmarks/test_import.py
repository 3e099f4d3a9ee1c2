"""An import against SQLite's own ``.import`` of the same file into a bare table, in the same run.

    .venv/bin/python -m pytest tests/benchmarks/test_import.py --benchmark-only -s -p no:xdist

``BULKDESK_ROWS`` sets the size (100,000 unless given; the README's figures are for 1,000,000). With 10,000,000 it shows
that memory does not grow with the file.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from bulkdesk.jobs.runner import run_job
from bulkdesk.services.imports import ImportRequest, create_import
from bulkdesk.services.jobs import get_job
from bulkdesk.services.session import init_store
from bulkdesk.store.words import JobStatus
from tests.benchmarks.people import write_people

ROWS = int(os.environ.get("BULKDESK_ROWS", "100000"))


class Took(NamedTuple):
    """Seconds by the clock, and seconds of processor time: what counts on a machine that has other things to do."""

    clock: float
    processor: float

    @classmethod
    def by(cls, work: Callable[[], object], who: int) -> Took:
        """What some work took, done by this process or by its children."""
        began, before = time.perf_counter(), resource.getrusage(who)
        work()
        used = resource.getrusage(who)
        processor = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
        return cls(time.perf_counter() - began, processor)


def _most_memory() -> int:
    """The most that this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def peer(file: Path, database: Path) -> Took:
    """What the sqlite3 shell takes."""
    command = ["sqlite3", str(database), ".mode csv", f".import {file} people"]
    return Took.by(lambda: subprocess.run(command, check=True, capture_output=True), resource.RUSAGE_CHILDREN)


@pytest.mark.skipif(shutil.which("sqlite3") is None, reason="needs the sqlite3 shell")
@pytest.mark.timeout(7200)
def test_import_against_the_sqlite_shell(benchmark: Any, tmp_path: Path) -> None:
    file = write_people(tmp_path / "people.csv", ROWS)
    session = init_store(tmp_path / "store.bulkdesk", country="DE", timezone="Europe/Berlin")
    made: list[int] = []
    at_first = _most_memory()

    def import_all() -> None:
        job = create_import(session, ImportRequest(file, mapping={"Customer No": "custom:number"}))
        run_job(session.store, job.id)
        made.append(job.id)

    before = peer(file, tmp_path / "before.db")
    own = benchmark.pedantic(lambda: Took.by(import_all, resource.RUSAGE_SELF), rounds=1)
    after = peer(file, tmp_path / "after.db")
    job = get_job(session, made[0])
    assert job.status is JobStatus.COMPLETED
    assert job.total == ROWS
    clock, processor = (
        2 * mine / (first + last) for mine, first, last in zip(own, before, after, strict=True)
    )
    memory = _most_memory()
    benchmark.extra_info.update(
        rows=ROWS, ratio=round(clock, 1), processor_ratio=round(processor, 1), megabytes=memory
    )
    print(
        f"\n{ROWS:,} rows: {clock:.1f} × .import by the clock ({before.clock:.2f} and {after.clock:.2f} s),"
        f" {processor:.1f} × in processor time ({before.processor:.2f} and {after.processor:.2f} s),"
        f" {memory} MB at most, {at_first} before the import (pytest and the tests' own modules)"
    )
    session.store.close()
