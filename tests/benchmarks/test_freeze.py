"""Freezing the targets of a bulk action, apart from any dialog, beside one bare INSERT … SELECT of the same rows.

    python -m pytest tests/benchmarks/test_freeze.py --benchmark-enable --benchmark-only -s

See ``sample.py`` for the size. The target is 1 s for a million contacts on an idle machine.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from bulkdesk.services import bulk
from bulkdesk.services.session import Session, open_session
from bulkdesk.store.contacts import Target
from tests.benchmarks.sample import sample_session

ROUNDS = 3
PEER = """
    INSERT INTO record (job_id, seq, contact_id)
    SELECT ?, row_number() OVER (ORDER BY id), id FROM contact WHERE account_id = ? AND deleted_at IS NULL
"""
JOB = """
    INSERT INTO job (account_id, created_by_id, name, type, status, created_at)
    VALUES (?, ?, '', 'add_tag', 'queued', 0)
"""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A copy of the sample store, as its jobs table is written."""
    made = sample_session(tmp_path)
    path = tmp_path / "copy.bulkdesk"
    made.store.sql("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copyfile(made.store.path, path)
    made.store.close()
    os.sync()
    copied = open_session(path)
    yield copied
    copied.store.close()


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock and of the processor."""
    began, worked = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - began, time.process_time() - worked


def test_freezing_all(benchmark: BenchmarkFixture, session: Session) -> None:
    """All contacts of the sub-account, the job and its entry in the trail included, until it is committed."""
    store = session.store
    ours: list[tuple[float, float]] = []
    theirs: list[tuple[float, float]] = []
    counts: set[int] = set()

    def plain() -> None:
        with store.write():
            job = store.sql(JOB, session.account.id, session.user.id).lastrowid
            store.sql(PEER, job, session.account.id)

    def work() -> None:
        for _ in range(ROUNDS):
            theirs.append(_timed(plain))
            ours.append(_timed(lambda: counts.add(bulk.create_add_tag(session, "T", Target()).total)))

    benchmark.pedantic(work, rounds=1)  # type: ignore[no-untyped-call] # the plug-in has no types here
    (count,) = counts
    (clock, worked), (peer_clock, peer_worked) = min(ours), min(theirs)
    sys.stdout.write(
        f"\nfreeze {count} contacts: {clock:.2f} s ({worked:.2f} s of the processor), one statement {peer_clock:.2f} s"
        f" ({peer_worked:.2f}), ratio {clock / peer_clock:.2f} ({worked / peer_worked:.2f})\n"
    )
