"""Search against LIKE over the same contacts, and what painting the contacts table waits for.

By hand: ``pytest tests/benchmarks/test_search.py --benchmark-enable --benchmark-only -s``; ``BENCH_ROWS`` sets the size.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from bulkdesk.services.contact_pages import ContactWindow, View
from bulkdesk.services.session import Session, init_store
from bulkdesk.store import search
from bulkdesk.store.contacts import Target

ROWS = int(os.environ.get("BENCH_ROWS", "200000"))
_LIKE = "SELECT id FROM contact WHERE " + " OR ".join(
    f"{name} LIKE ?1" for name in ("first_name", "last_name", "email", "phone", "company")
)


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Contacts in a store, all of them in the index."""
    path: Path = tmp_path_factory.mktemp("bench") / "s.bulkdesk"
    session = init_store(path, account="Nord", user="anna", timezone="Europe/Berlin", country="DE")
    with session.store.write():
        session.store.many(
            "INSERT INTO contact (account_id, first_name, last_name, email, phone, company, created_at, updated_at)"
            f" VALUES ({session.account.id}, ?, ?, ?, ?, ?, ?, 0)",
            (
                (("Anna", "Käthe")[n % 2], "Müller", f"p{n}.x@example.com", f"+49151{n:07d}", "Co", n)
                for n in range(ROWS)
            ),
        )
    while search.catch_up(session.store):
        pass
    yield session
    session.store.close()


def _best(work: Callable[[], object], times: int = 5) -> float:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return min(taken)


@pytest.mark.parametrize("needle", [f"{ROWS // 2}.x", "müller", "xqzv", f"0151 {ROWS // 2:07d}", "nn"])
def test_first_hits_painted(people: Session, benchmark: BenchmarkFixture, needle: str) -> None:
    """The first page of a search, rows and all, beside one LIKE scan."""

    def painted() -> int:
        window = ContactWindow(people, View(Target(search=needle)))
        window.load_head()
        return len(window.rows(0, 60))

    like = _best(lambda: people.store.sql(_LIKE, f"%{needle}%").fetchall())
    benchmark(painted)
    own = _best(painted)
    sys.stdout.write(f"\n{needle}: {own * 1000:.1f} ms, LIKE {like * 1000:.1f} ms, ratio {own / like:.3f}\n")


def test_any_place_painted(people: Session, benchmark: BenchmarkFixture) -> None:
    """Rows in the middle of all contacts, not read before."""
    window = ContactWindow(people, View())
    window.load()

    def jumped() -> int:
        window.forget_rows()
        return len(window.rows(ROWS // 2, 60))

    assert benchmark(jumped) == 60
