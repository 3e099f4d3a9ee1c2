"""Bulk actions over many contacts against the same work as plain SQL in one transaction (targets: at most twice as long).

Run by hand: ``pytest tests/benchmarks/test_bulk.py --benchmark-only -s``; ``BULKDESK_BENCHMARK_CONTACTS`` sets the size.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from bulkdesk.jobs.runner import run_job
from bulkdesk.services import bulk, jobs, restoring
from bulkdesk.services.session import Session, init_store
from bulkdesk.store.contacts import Target
from bulkdesk.store.jobs import JobRow

CONTACTS = int(os.environ.get("BULKDESK_BENCHMARK_CONTACTS", "200000"))
ALL = Target()

_FREEZE = """
    INSERT INTO record (job_id, seq, contact_id)
    SELECT :job, row_number() OVER (ORDER BY id), id FROM contact WHERE account_id = 1 AND {active}
"""
_DONE = "UPDATE record SET outcome = 1, at = 1 WHERE job_id = :job"
PLAIN = {
    "add_tag": (
        "INSERT INTO contact_tag (contact_id, tag_id) SELECT contact_id, 1 FROM record WHERE job_id = :job",
        "UPDATE contact SET updated_at = 1 WHERE id IN (SELECT contact_id FROM record WHERE job_id = :job)",
    ),
    "remove_tag": (
        "DELETE FROM contact_tag WHERE tag_id = 1 AND contact_id IN (SELECT contact_id FROM record WHERE job_id = :job)",
        "UPDATE contact SET updated_at = 2 WHERE id IN (SELECT contact_id FROM record WHERE job_id = :job)",
    ),
    "delete": (
        "UPDATE contact SET deleted_at = 1, deleted_job_id = 1 WHERE id IN (SELECT contact_id FROM record WHERE job_id = :job)",
    ),
    "restore": (
        "UPDATE contact SET deleted_at = NULL, deleted_job_id = NULL WHERE id IN (SELECT contact_id FROM record WHERE job_id = :job)",
    ),
}


def fill(path: Path) -> Session:
    """A store with that many contacts of nothing but names and addresses, and one tag."""
    session = init_store(path, country="DE", timezone="Europe/Berlin")
    with session.store.write():
        session.store.sql("INSERT INTO tag (account_id, name, key) VALUES (1, 'T', 't')")
        session.store.many(
            "INSERT INTO contact (account_id, first_name, last_name, email, phone, created_at, updated_at)"
            " VALUES (1, ?, ?, ?, ?, 0, 0)",
            ((f"Ada{i}", f"Meier{i}", f"a{i}@example.com", f"+4930{i:07}") for i in range(CONTACTS)),
        )
    return session


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, float]]:
    """Seconds of the same work as plain SQL, each in one transaction, on a store of its own."""
    session = fill(tmp_path_factory.mktemp("plain") / "s.bulkdesk")
    connection: sqlite3.Connection = session.store.db.connection()
    seconds: dict[str, float] = {}
    for job, (kind, statements) in enumerate(PLAIN.items(), start=1):
        connection.execute(
            "INSERT INTO job (id, account_id, created_by_id, name, type, status, created_at) VALUES (?, 1, 1, '', ?, 'queued', 0)",
            (job, kind),
        )
        active = "deleted_at IS NOT NULL" if kind == "restore" else "deleted_at IS NULL"
        began = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        for statement in (_FREEZE.format(active=active), _DONE, *statements):
            connection.execute(statement, {"job": job})
        connection.execute("COMMIT")
        seconds[kind] = time.perf_counter() - began
    yield seconds
    session.store.close()


def test_bulk_actions(benchmark: BenchmarkFixture, plain: dict[str, float], tmp_path: Path) -> None:
    session = fill(tmp_path / "s.bulkdesk")
    last: list[JobRow] = []
    makers: dict[str, Callable[[], JobRow]] = {
        "add_tag": lambda: bulk.create_add_tag(session, "T", ALL),
        "remove_tag": lambda: bulk.create_remove_tag(session, "T", ALL),
        "delete": lambda: bulk.create_delete(session, ALL),
        "restore": lambda: restoring.create_restore(session, last[-1].id),
    }

    def work() -> None:
        for kind, make in makers.items():
            began = time.perf_counter()
            job = make()
            frozen = time.perf_counter()
            run_job(session.store, job.id)
            ended = time.perf_counter()
            last.append(jobs.get_job(session, job.id))
            assert last[-1].succeeded == CONTACTS
            ratio = (ended - began) / plain[kind]
            print(
                f"\n{kind}: freeze {frozen - began:.2f} s, run {ended - frozen:.2f} s, plain SQL {plain[kind]:.2f} s,"
                f" ratio {ratio:.2f}"
            )
            benchmark.extra_info[kind] = round(ratio, 2)

    benchmark.pedantic(work, rounds=1)  # type: ignore[no-untyped-call] # the plugin has no types for it
    session.store.close()
