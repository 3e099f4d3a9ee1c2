"""An import against SQLite's own ``.import`` of the same file into a bare table, in the same run.

    .venv/bin/python -m pytest tests/benchmarks/test_import.py --benchmark-only -s -p no:xdist

``BULKDESK_ROWS`` sets the size (100,000 unless given; the README's figures are for 1,000,000).
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from bulkdesk.jobs.runner import run_job
from bulkdesk.services.imports import ImportRequest, create_import
from bulkdesk.services.jobs import get_job
from bulkdesk.services.session import init_store
from bulkdesk.store.words import JobStatus
from tests.benchmarks.people import write_people

ROWS = int(os.environ.get("BULKDESK_ROWS", "100000"))


def peer(file: Path, database: Path) -> float:
    """Seconds that the sqlite3 shell takes."""
    began = time.perf_counter()
    subprocess.run(
        ["sqlite3", str(database), ".mode csv", f".import {file} people"], check=True, capture_output=True
    )
    return time.perf_counter() - began


@pytest.mark.skipif(shutil.which("sqlite3") is None, reason="needs the sqlite3 shell")
@pytest.mark.timeout(1800)
def test_import_against_the_sqlite_shell(benchmark: Any, tmp_path: Path) -> None:
    file = write_people(tmp_path / "people.csv", ROWS)
    session = init_store(tmp_path / "store.bulkdesk", country="DE", timezone="Europe/Berlin")
    before = peer(file, tmp_path / "before.db")

    def import_all() -> int:
        job = create_import(session, ImportRequest(file, mapping={"Customer No": "custom:number"}))
        run_job(session.store, job.id)
        return job.id

    job = get_job(session, benchmark.pedantic(import_all, rounds=1))
    after = peer(file, tmp_path / "after.db")
    assert job.status is JobStatus.COMPLETED
    assert job.total == ROWS
    ratio = benchmark.stats.stats.mean / ((before + after) / 2)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    benchmark.extra_info.update(rows=ROWS, ratio=round(ratio, 1), megabytes=memory)
    print(f"\n{ROWS:,} rows: {ratio:.1f} × .import ({before:.2f} and {after:.2f} s), {memory} MB")
    session.store.close()
