"""Fixtures for every room: a clock that stands still, and a store of its own for each test."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from bulkdesk.services.i18n import set_language
from bulkdesk.services.session import Session, init_store
from bulkdesk.store.clock import FixedClock
from tests.seal_support import sealing_all_the_time
from tests.support import START

# A check that lets changes in must say the same each time; by hand the examples are new ones at every run.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("en")


@pytest.fixture
def clock() -> FixedClock:
    """A clock that moves only when the test says so."""
    return FixedClock(START)


@pytest.fixture
def session(tmp_path: Path, clock: FixedClock) -> Iterator[Session]:
    """An admin in a new German sub-account."""
    opened = init_store(
        tmp_path / "store.bulkdesk",
        account="Nord",
        user="anna",
        timezone="Europe/Berlin",
        country="DE",
        clock=clock,
    )
    yield opened
    opened.store.close()


@pytest.fixture(autouse=True)
def _sealed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No act may leave a seal that differs (see ``tests.seal_support``)."""
    if (
        request.path.parent.name not in {"actions", "jobs", "services", "store"}
        or request.path.stem == "test_seals"
    ):
        yield
        return
    with sealing_all_the_time(monkeypatch) as found:
        yield
    assert found == []
