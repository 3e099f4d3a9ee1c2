"""One filter, one result: the window's, the services', and the command line's."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

import pytest

from bulkdesk.services.jobs import find_jobs
from bulkdesk.services.session import Session, open_session
from bulkdesk.services.views import Days, FilterChoice
from bulkdesk.store import accounts
from bulkdesk.store.words import JobStatus, JobType, Role
from bulkdesk.ui.jobs.page import JobsPage
from tests.cli.support import Cli
from tests.support import START
from tests.ui.shell.support import MakeWindow, add_all_kinds, add_job

STATUSES = ((), ("paused",), ("queued", "completed"))
TYPES = ((), ("sms", "import", "delete"))
USERS = ((), ("Özge",))
DAYS = ((None, None), ("2030-03-18", None), ("2030-03-17", "2030-03-18"))
SEARCHES = ("", "STRASSE", "ß 1")
COMBINED = list(itertools.product(STATUSES, TYPES, USERS, DAYS, SEARCHES))


@pytest.fixture
def other(store_path: Path) -> Session:
    """Jobs of every kind by two people, some at the edges of a day."""
    session = open_session(store_path)
    with session.store.write():
        ozge = accounts.add_user(session.store, name="Özge", role=Role.OPERATOR)
    add_all_kinds(session, 60)
    add_all_kinds(Session(session.store, session.account, ozge), 25)
    # Midnight in Berlin, and the millisecond before it.
    midnight = START - START % 86_400_000 + 86_400_000 - 3_600_000
    for moment in (midnight, midnight - 1, midnight + 86_400_000, midnight + 86_400_000 - 1):
        add_job(session, "Straße 1", created_at=moment, scheduled_at=10**13)
    return session


@pytest.fixture
def page(make_window: MakeWindow, other: Session) -> JobsPage:
    """A window for reading only: no worker changes anything meanwhile."""
    return make_window(other.store.path, read_only=True).jobs_page


def test_window_services_and_command_line_agree(page: JobsPage, other: Session) -> None:
    cli = Cli(other.store.path, [])
    sizes = set()
    for number, (statuses, types, users, (first, last), search) in enumerate(COMBINED):
        page.filters.set_choice(
            FilterChoice(
                statuses=frozenset(map(JobStatus, statuses)),
                types=frozenset(map(JobType, types)),
                created_by=frozenset(users),
                days=Days.ANY if first is None else Days.CUSTOM,
                first=None if first is None else date.fromisoformat(first),
                last=None if last is None else date.fromisoformat(last),
                search=search,
            )
        )
        shown = sorted(page.proxy.job_at(row).id for row in range(page.proxy.rowCount()))
        assert shown == sorted(job.id for job in find_jobs(other, page.filters.job_filter()))
        sizes.add(len(shown))
        # A command costs a store's opening; each seventh combination has each value in it several times.
        if number % 7 == 0:
            words = [
                *(word for value in statuses for word in ("--status", value)),
                *(word for value in types for word in ("--type", value)),
                *(word for value in users for word in ("--created-by", value)),
                *(("--from", first) if first else ()),
                *(("--to", last) if last else ()),
                *(("--search", search) if search else ()),
            ]
            listed = cli.json("jobs", *words, "--json")
            assert sorted(job["id"] for job in listed) == shown
    assert 0 in sizes
    assert len(sizes) > 10


def test_presets_are_days_of_the_sub_account(page: JobsPage, other: Session) -> None:
    cli = Cli(other.store.path, [])
    for preset in (Days.TODAY, Days.LAST_7_DAYS, Days.LAST_30_DAYS, Days.THIS_MONTH):
        page.filters.set_choice(FilterChoice(days=preset))
        first, last = page.filters.days.range()
        assert first is not None
        assert last is not None
        listed = cli.json("jobs", "--from", first.isoformat(), "--to", last.isoformat(), "--json")
        shown = {page.proxy.job_at(row).id for row in range(page.proxy.rowCount())}
        assert {job["id"] for job in listed} == shown
