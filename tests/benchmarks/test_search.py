"""Search in the store against LIKE over the same contacts, and a page of the contacts table against OFFSET.

    python -m pytest tests/benchmarks/test_search.py --benchmark-enable --benchmark-only -s

See ``sample.py`` for the size. The target is 20 ms for the first hits among a million contacts on an idle machine.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Iterator

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from bulkdesk.services.contact_pages import ContactWindow, Order, View
from bulkdesk.services.session import Session
from bulkdesk.store.contacts import Target
from tests.benchmarks.sample import KINDS, LIKE, OFFSET, sample_session

ROWS = 60


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The sample store."""
    made = sample_session(tmp_path_factory.mktemp("bench"))
    yield made
    made.store.close()


def _best(work: Callable[[], object], times: int = 3) -> float:
    """Milliseconds of the quickest round."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return min(taken)


@pytest.mark.parametrize("order", list(Order))
def test_first_hits(benchmark: BenchmarkFixture, session: Session, order: Order) -> None:
    """Of each kind of text: the window looks along the order and in the index side by side, the sooner one counts."""
    everything = ContactWindow(session, View(order=order))
    everything.load()
    everything.remember()
    everything.prepare()
    taken: dict[str, tuple[float, float, int]] = {}

    def along(view: View) -> float:
        window = ContactWindow(session, view, everything)
        took = _best(lambda: (window.load_head(), window.rows(0, ROWS)), times=1)
        return took if window.count else float("inf")

    def work() -> None:
        for kind, text in KINDS.items():
            view = View(Target(search=text), order)
            window = ContactWindow(session, view, everything)
            every = _best(lambda window=window: (window.load(), window.rows(0, ROWS)), times=1)  # type: ignore[misc] # a default
            taken[kind] = along(view), every, window.count

    benchmark.pedantic(work, rounds=1)  # type: ignore[no-untyped-call] # the plug-in has no types here
    like = _best(lambda: session.store.sql(LIKE, "%müller%", session.account.id).fetchall())
    first = {kind: min(along, every) for kind, (along, every, _) in taken.items()}
    worst = max(first, key=first.__getitem__)
    sys.stdout.write(
        f"\nfirst hits in the store, by {order}, {everything.count} contacts (LIKE {like:.0f} ms):\n"
    )
    for kind, text in KINDS.items():
        _, every, count = taken[kind]
        sys.stdout.write(f"  {first[kind]:7.1f} ms, all {count}: {every:7.1f} ms  {kind}: {text}\n")
    sys.stdout.write(
        f"  median {statistics.median(first.values()):.1f} ms, worst {first[worst]:.1f} ms ({worst}),"
        f" 1/{like / first[worst]:.1f} of LIKE\n"
    )


def test_any_place(benchmark: BenchmarkFixture, session: Session) -> None:
    """Rows in the middle of all contacts, not read before, beside a page by OFFSET."""
    window = ContactWindow(session, View())
    count = window.load()

    def jumped() -> int:
        window.forget_rows()
        return len(window.rows(count // 2, ROWS))

    assert benchmark(jumped) == ROWS
    own = _best(jumped, times=5)
    offset = _best(lambda: session.store.sql(OFFSET, session.account.id, count // 2).fetchall())
    sys.stdout.write(
        f"\npage in the middle: {own:.1f} ms, by OFFSET {offset:.1f} ms, ratio {own / offset:.2f}\n"
    )
