"""Rows of jobs: what is asked often costs little, however many jobs there are."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest

from bulkdesk.jobs import states
from bulkdesk.services.session import Session
from bulkdesk.store import accounts, jobs
from bulkdesk.store.jobs import JobFilter
from bulkdesk.store.words import Role
from tests.send_support import add_people, make_send


def test_open_jobs_are_found_by_their_index(session: Session, caplog: pytest.LogCaptureFixture) -> None:
    store = session.store
    add_people(session, 1)
    queued, running, paused, cancelled = (make_send(session).id for _ in range(4))
    states.start(store, running)
    states.pause(store, paused)
    states.cancel(store, cancelled)
    caplog.clear()
    with caplog.at_level(logging.DEBUG, "peewee"):
        assert [job.id for job in jobs.open_jobs(store)] == [running, queued]
    # The statement as SQLite prepares it, before it knows the values.
    (logged,) = [record for record in caplog.records if record.name == "peewee"]
    statement, values = tuple(logged.msg)
    plan = [row[3] for row in store.sql(f"EXPLAIN QUERY PLAN {statement}", *values)]
    assert "USING INDEX job_open" in plan[0]


@pytest.mark.parametrize("name", ["Özge", "ÖZGE", "özge"])
@pytest.mark.parametrize("search", ["", "x"])
def test_who_made_a_job_is_found_in_upper_and_lower_case(session: Session, name: str, search: str) -> None:
    with session.store.write():
        user = accounts.add_user(session.store, name="Özge", role=Role.OPERATOR)
    add_people(session, 1)
    make_send(session)
    made = make_send(replace(session, user=user))
    with session.store.write():
        jobs.update(session.store, made.id, name="x")
    for others in ([], ["nobody"]):
        wanted = JobFilter(created_by=frozenset([name, *others]), search=search)
        assert [job.id for job in jobs.find(session.store, session.account.id, wanted)] == [made.id]
    assert jobs.find(session.store, session.account.id, JobFilter(created_by=frozenset({"nobody"}))) == []


def test_a_search_ends_with_what_is_wanted(session: Session) -> None:
    """A page at a time, as packages are written, all jobs are read once and not once for each page."""
    with session.store.write():
        session.store.many(
            "INSERT INTO job (account_id, created_by_id, name, type, status, created_at) VALUES (1, 1, ?, 'sms', 'queued', 0)",
            ((f"Straße {number}",) for number in range(2_000)),
        )
    looks = []
    session.store.db.connection().set_progress_handler(lambda: looks.append(1), 100)
    wanted = JobFilter(search="STRASSE")
    assert [job.id for job in jobs.find(session.store, session.account.id, wanted, limit=3)] == [
        2000,
        1999,
        1998,
    ]
    few = len(looks)
    assert len(jobs.find(session.store, session.account.id, wanted)) == 2_000
    assert len(looks) - few > 50 * max(few, 1)
