"""Add tag, remove tag, delete: what becomes of each record, frozen targets, and jobs that are stopped in the middle."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bulkdesk.jobs import states
from bulkdesk.jobs.runner import run_job
from bulkdesk.jobs.worker import run_due
from bulkdesk.jobs.worker_lock import worker_lock
from bulkdesk.services import bulk, jobs
from bulkdesk.services.i18n import set_language
from bulkdesk.services.jobs import Act
from bulkdesk.services.names import MAX_NAME
from bulkdesk.services.session import Session
from bulkdesk.services.statistics import get_statistics
from bulkdesk.store import counters
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.contacts import Target
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import JobStatus, JobType, Outcome
from tests.bulk_support import (
    ALL,
    add_people,
    add_tag,
    delete,
    ids,
    import_rows,
    outcomes,
    remove_tag,
    restore,
    run,
    tags,
)
from tests.support import all_contacts, assert_adds_up


def test_add_tag(session: Session, tmp_path: Path, clock: FixedClock) -> None:
    add_people(session, tmp_path)
    before = {contact.id: contact.updated_at for contact in all_contacts(session)}
    add_tag(session, "VIP", ids(2))
    clock.move(5)
    job = add_tag(session, "vip")
    assert (job.type, job.name, job.total) == (JobType.ADD_TAG, "Add tag “vip”", 3)
    assert outcomes(session, job) == [
        (1, "succeeded", None),
        (2, "skipped", "already_tagged"),
        (3, "succeeded", None),
    ]
    assert tags(session) == {1: ["VIP"], 2: ["VIP"], 3: ["VIP"]}
    after = {contact.id: contact.updated_at for contact in all_contacts(session)}
    assert {number: after[number] - before[number] for number in after} == {1: 5, 2: 0, 3: 5}
    reasons = get_statistics(session, job.id).reasons
    assert [(reason.code, reason.outcome, reason.count) for reason in reasons] == [
        ("already_tagged", Outcome.SKIPPED, 1)
    ]


def test_remove_tag(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path)
    add_tag(session, "VIP", ids(1, 3))
    add_tag(session, "other")
    job = remove_tag(session, "vip")
    assert outcomes(session, job) == [
        (1, "succeeded", None),
        (2, "skipped", "not_tagged"),
        (3, "succeeded", None),
    ]
    assert tags(session) == {1: ["other"], 2: ["other"], 3: ["other"]}


def test_delete(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path)
    waiting = bulk.create_delete(session, ALL)
    assert waiting.name == "Delete contacts"
    first = delete(session, ids(2))
    job = run(session, waiting)
    assert outcomes(session, job) == [
        (1, "succeeded", None),
        (2, "skipped", "already_deleted"),
        (3, "succeeded", None),
    ]
    assert all_contacts(session) == []
    restore(session, first)
    assert [contact.id for contact in all_contacts(session)] == [2]


def test_a_contact_that_went_meanwhile_is_skipped(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path)
    waiting = [
        bulk.create_add_tag(session, "a", ALL),
        bulk.create_delete(session, ALL),
    ]
    delete(session, ids(1))
    with session.store.write():
        session.store.sql("DELETE FROM contact_tag")
        session.store.sql("DELETE FROM contact WHERE id = 2")
    for job in waiting:
        assert outcomes(session, run(session, job)) == [
            (1, "skipped", "already_deleted"),
            (2, "skipped", "not_found"),
            (3, "succeeded", None),
        ]


def test_the_targets_are_frozen(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path)
    job = bulk.create_add_tag(session, "VIP", ALL)
    assert (job.status, job.total, job.pending) == (JobStatus.QUEUED, 3, 3)
    import_rows(session, tmp_path, [["email"], ["later@example.com"]])
    run(session, job)
    assert tags(session) == {1: ["VIP"], 2: ["VIP"], 3: ["VIP"], 4: []}


def test_targets_by_search_and_exclusion(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path)
    job = bulk.create_add_tag(session, "VIP", Target(search="example.com", exclude=(2,)))
    run(session, job)
    assert tags(session) == {1: ["VIP"], 2: [], 3: ["VIP"]}


@pytest.mark.parametrize(
    ("target", "code"), [(Target(search="nobody"), "no_contacts"), (ids(1, 99), "contact_unknown")]
)
def test_refused_targets_change_nothing(session: Session, tmp_path: Path, target: Target, code: str) -> None:
    add_people(session, tmp_path)
    add_tag(session, "known")
    before = jobs.last_change(session)
    acts: list[Callable[[], object]] = [
        lambda: bulk.create_add_tag(session, "new", target),
        lambda: bulk.create_remove_tag(session, "known", target),
        lambda: bulk.create_delete(session, target),
    ]
    for act in acts:
        with pytest.raises(RefusedError) as refused:
            act()
        assert refused.value.code == code
    assert jobs.last_change(session) == before
    assert session.store.sql("SELECT name FROM tag").fetchall() == [("known",)]


@pytest.mark.parametrize(
    ("tag", "name", "code"),
    [("  ", None, "name_empty"), ("x" * 201, None, "name_too_long"), ("x", "", "name_empty")],
)
def test_refused_names(session: Session, tmp_path: Path, tag: str, name: str | None, code: str) -> None:
    add_people(session, tmp_path)
    with pytest.raises(RefusedError) as refused:
        bulk.create_add_tag(session, tag, ALL, name=name)
    assert refused.value.code == code


def test_an_unknown_tag_cannot_be_removed(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path)
    with pytest.raises(RefusedError, match="tag_unknown"):
        bulk.create_remove_tag(session, "nowhere", ALL)


def test_names_are_text_and_nothing_else(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path, 1)
    job = add_tag(session, "a'); DROP TABLE tag; --{0}")
    assert job.name == "Add tag “a'); DROP TABLE tag; --{0}”"
    assert tags(session) == {1: ["a'); DROP TABLE tag; --{0}"]}
    set_language("de")
    assert add_tag(session, "b", ids(1)).name


def make(session: Session, kind: str) -> JobRow:
    match kind:
        case "add_tag":
            return bulk.create_add_tag(session, "T", ALL)
        case "remove_tag":
            add_tag(session, "T")
            return bulk.create_remove_tag(session, "T", ALL)
        case _:
            return bulk.create_delete(session, ALL)


KINDS = ["add_tag", "remove_tag", "delete"]


def left_undone(session: Session, kind: str) -> int:
    """Contacts on which the job has not been at work."""
    contacts = all_contacts(session)
    match kind:
        case "add_tag":
            return sum(not contact.tags for contact in contacts)
        case "remove_tag":
            return sum(bool(contact.tags) for contact in contacts)
        case _:
            return len(contacts)


@pytest.mark.parametrize("kind", KINDS)
def test_pause_resume_and_cancel_in_the_middle(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr("bulkdesk.actions.local.CHUNK_RECORDS", 4)
    add_people(session, tmp_path, 10)
    job = make(session, kind)
    changes = 0

    def at_second_chunk(job_id: int) -> None:
        nonlocal changes
        changes += 1
        if changes == 3:
            states.pause(session.store, job_id)

    run_job(session.store, job.id, on_change=at_second_chunk)
    paused = jobs.get_job(session, job.id)
    assert (paused.status, paused.succeeded, paused.pending) == (JobStatus.PAUSED, 8, 2)
    assert left_undone(session, kind) == 2
    jobs.resume(session, job.id)
    assert run(session, jobs.get_job(session, job.id)).succeeded == 10
    assert left_undone(session, kind) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_cancel_keeps_what_was_done(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr("bulkdesk.actions.local.CHUNK_RECORDS", 4)
    add_people(session, tmp_path, 10)
    job = make(session, kind)
    chunks = iter([False, True])
    run_job(session.store, job.id, stop=lambda: next(chunks))
    done = jobs.cancel(session, job.id)
    assert (done.status, done.succeeded, done.skipped) == (JobStatus.CANCELLED, 4, 6)
    assert left_undone(session, kind) == 6
    assert [code for _, _, code in outcomes(session, done)] == [None] * 4 + ["cancelled"] * 6


CRASHING = """
import sys
from pathlib import Path
from bulkdesk.actions import local
local.CHUNK_RECORDS = 10
from bulkdesk.jobs.worker import run_due
from bulkdesk.store.store import Store
run_due(Store.open(Path(sys.argv[1])), on_change=lambda job_id: print(job_id, flush=True))
"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_killed_process_repeats_nothing_and_loses_nothing(
    session: Session, tmp_path: Path, kind: str
) -> None:
    add_people(session, tmp_path, 400)
    job = make(session, kind)
    random_ = random.Random(kind)
    for _ in range(2):
        process = subprocess.Popen(
            [sys.executable, "-c", CRASHING, str(session.store.path)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        with process.stdout as lines:
            for _ in range(random_.randint(2, 12)):
                lines.readline()
            process.kill()
        process.wait()
        stopped = jobs.get_job(session, job.id)
        assert_adds_up(stopped)
        assert counters.differing_jobs(session.store) == []
        assert left_undone(session, kind) == stopped.pending
    with worker_lock(session.store) as held:
        assert held
        run_due(session.store)
    done = jobs.get_job(session, job.id)
    assert (done.status, done.succeeded) == (JobStatus.COMPLETED, 400)
    assert left_undone(session, kind) == 0


def test_retry_takes_the_failed_records_only(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path)
    gone = delete(session)
    import_rows(session, tmp_path, [["email"], ["p2@example.com"]])
    failed = restore(session, gone)
    assert (failed.succeeded, failed.failed) == (2, 1)
    assert Act.RETRY in jobs.can(session, failed)
    delete(session, ids(4))
    again = bulk.retry(session, failed.id)
    assert (again.type, again.parent_id, again.total) == (JobType.RESTORE, failed.id, 1)
    assert outcomes(session, run(session, again)) == [(2, "succeeded", None)]


def test_retry_of_an_import_goes_the_same_way(session: Session, tmp_path: Path) -> None:
    job = import_rows(session, tmp_path, [["email"], ["a@example.com"], ["bad"]])
    again = bulk.retry(session, job.id)
    assert (again.type, again.parent_id, again.total) == (JobType.IMPORT, job.id, 1)


def test_a_retry_is_told_from_what_it_follows(session: Session, tmp_path: Path) -> None:
    job = import_rows(session, tmp_path, [["email"], ["a@example.com"], ["bad"]])
    first = run(session, bulk.retry(session, job.id))
    second = run(session, bulk.retry(session, first.id))
    assert [first.name, second.name] == [f"Retry: {job.name}", f"Retry 2: {job.name}"]
    set_language("de")
    assert bulk.retry(session, job.id).name == f"Erneut ausführen: {job.name}"
    assert bulk.retry(session, second.id).name == f"Erneut ausführen (3): {job.name}"


def test_a_retry_of_a_restore_is_named_after_that(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path)
    gone = delete(session)
    import_rows(session, tmp_path, [["email"], ["p2@example.com"]])
    failed = restore(session, gone)
    assert bulk.retry(session, failed.id).name == f"Retry: {failed.name}"


def test_a_long_name_leaves_room_for_the_word_retry(session: Session, tmp_path: Path) -> None:
    job = import_rows(session, tmp_path, [["email"], ["bad"]], name="x" * MAX_NAME)
    assert bulk.retry(session, job.id).name == f"Retry: {'x' * MAX_NAME}"[:MAX_NAME]


def test_nothing_failed_nothing_to_retry(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path)
    done = add_tag(session, "a")
    waiting = bulk.create_add_tag(session, "b", ALL)
    for job in (done, waiting):
        assert Act.RETRY not in jobs.can(session, job)
        with pytest.raises(RefusedError, match="retry_refused"):
            bulk.retry(session, job.id)
