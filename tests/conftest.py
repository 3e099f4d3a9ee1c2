"""Fixtures for every room: a clock that stands still, and a store of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bulkdesk.services.i18n import set_language
from bulkdesk.services.session import Session, init_store
from bulkdesk.store.clock import FixedClock
from tests.support import START


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
