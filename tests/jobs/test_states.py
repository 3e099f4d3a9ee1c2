"""Every transition of a job: those that are allowed happen, all others are refused and change nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulkdesk.jobs import states
from bulkdesk.jobs.runner import run_job
from bulkdesk.services.imports import ImportRequest, create_import
from bulkdesk.services.session import Session
from bulkdesk.store import counters, jobs
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import JobStatus
from tests.support import assert_adds_up, write_csv

ALLOWED = {
    ("queued", "in_progress"),
    ("in_progress", "completed"),
    ("queued", "paused"),
    ("in_progress", "paused"),
    ("paused", "queued"),
    ("paused", "in_progress"),
    ("queued", "cancelled"),
    ("in_progress", "cancelled"),
    ("paused", "cancelled"),
}
"""Written down here once more from the product rules, so that a slip in the table is seen."""

STEPS = {
    "start": states.start,
    "pause": states.pause,
    "resume": states.resume,
    "cancel": states.cancel,
    "complete": states.complete,
}
LEADS_TO = {
    "start": "in_progress",
    "pause": "paused",
    "resume": "queued",
    "cancel": "cancelled",
    "complete": "completed",
}


def make_job(session: Session, folder: Path, rows: int = 3) -> JobRow:
    file = write_csv(folder / "people.csv", [["email"], *([f"p{i}@example.com"] for i in range(rows))])
    return create_import(session, ImportRequest(file))


def bring_to(session: Session, folder: Path, status: JobStatus) -> JobRow:
    job = make_job(session, folder)
    if status is JobStatus.COMPLETED:
        run_job(session.store, job.id)
    elif status is not JobStatus.QUEUED:
        states.start(session.store, job.id)
        if status is JobStatus.PAUSED:
            states.pause(session.store, job.id)
        elif status is JobStatus.CANCELLED:
            states.cancel(session.store, job.id)
    found = jobs.get(session.store, job.id)
    assert found is not None
    assert found.status is status
    return found


@pytest.mark.parametrize("before", JobStatus)
@pytest.mark.parametrize("after", JobStatus)
def test_the_table_is_the_products(before: JobStatus, after: JobStatus) -> None:
    assert states.is_allowed(before, after) == ((before.value, after.value) in ALLOWED)


@pytest.mark.parametrize("before", JobStatus)
@pytest.mark.parametrize("step", STEPS)
def test_each_step_from_each_status(session: Session, tmp_path: Path, before: JobStatus, step: str) -> None:
    job = bring_to(session, tmp_path, before)
    allowed = (before.value, LEADS_TO[step]) in ALLOWED
    if allowed and step == "complete":
        run_job(session.store, job.id)
    elif allowed:
        STEPS[step](session.store, job.id)
    else:
        with pytest.raises(RefusedError) as refusal:
            STEPS[step](session.store, job.id)
        assert refusal.value.code == "transition_refused"
    after = jobs.get(session.store, job.id)
    assert after is not None
    assert after.status == (LEADS_TO[step] if allowed else before)
    if not allowed:
        assert after == job
    assert_adds_up(after)


def test_cancel_counts_what_was_not_done_as_skipped(session: Session, tmp_path: Path) -> None:
    job = make_job(session, tmp_path)
    states.cancel(session.store, job.id)
    after = jobs.get(session.store, job.id)
    assert after is not None
    assert (after.skipped, after.pending, after.finished_at) == (3, 0, session.store.clock.now())
    assert [(reason.code, reason.count) for reason in jobs.reasons(session.store, job.id)] == [
        ("cancelled", 3)
    ]


def test_a_job_with_open_records_cannot_complete(session: Session, tmp_path: Path) -> None:
    job = make_job(session, tmp_path)
    states.start(session.store, job.id)
    with pytest.raises(Exception, match="CHECK"):
        states.complete(session.store, job.id)


def test_an_unknown_job_is_refused(session: Session) -> None:
    with pytest.raises(RefusedError) as refusal:
        states.pause(session.store, 99)
    assert refusal.value.code == "job_unknown"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=st.lists(st.sampled_from([*STEPS, "run"]), max_size=8))
def test_numbers_hold_on_any_walk(session: Session, tmp_path: Path, walk: list[str]) -> None:
    job = make_job(session, tmp_path)
    for step in walk:
        before = jobs.get(session.store, job.id)
        assert before is not None
        if step == "run":
            run_job(session.store, job.id)
        elif step == "complete":
            continue
        elif states.is_allowed(before.status, JobStatus(LEADS_TO[step])):
            STEPS[step](session.store, job.id)
        else:
            with pytest.raises(RefusedError):
                STEPS[step](session.store, job.id)
        after = jobs.get(session.store, job.id)
        assert after is not None
        assert_adds_up(after)
        assert (
            after.status is before.status
            or (before.status.value, after.status.value) in ALLOWED
            or step == "run"
        )
        assert not (before.status.finished and after != before)
    assert counters.differing_jobs(session.store) == []
