"""Restore: eligibility to the second, conflicts named, tags back, single contacts (product rules, "Restore")."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bulkdesk.jobs.runner import run_job
from bulkdesk.services import bulk, jobs, restoring
from bulkdesk.services.jobs import Act
from bulkdesk.services.records import each_record
from bulkdesk.services.restoring import RestoreInfo
from bulkdesk.services.session import Session
from bulkdesk.services.texts import detail_text
from bulkdesk.services.times import begun_days
from bulkdesk.store import accounts, deletion
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.words import JobStatus, JobType, Role
from tests.bulk_support import (
    ALL,
    DAY,
    add_people,
    add_tag,
    delete,
    ids,
    import_rows,
    outcomes,
    restore,
    revert,
    run,
    tags,
)
from tests.support import START, all_contacts


def test_everything_comes_back_as_it_was(session: Session, tmp_path: Path, clock: FixedClock) -> None:
    add_people(session, tmp_path)
    add_tag(session, "VIP", ids(1, 2))
    before = all_contacts(session)
    gone = delete(session, ids(1, 3))
    clock.move(DAY)
    job = restoring.create_restore(session, gone.id)
    assert (job.type, job.status, job.parent_id) == (JobType.RESTORE, JobStatus.QUEUED, gone.id)
    assert job.name == "Restore: Delete contacts"
    assert outcomes(session, run(session, job)) == [(1, "succeeded", None), (3, "succeeded", None)]
    assert all_contacts(session) == before


@pytest.mark.parametrize(("wait", "possible"), [(60 * DAY - 1, True), (60 * DAY, False)])
def test_the_limit_is_exact(
    session: Session, tmp_path: Path, clock: FixedClock, wait: int, possible: bool
) -> None:
    add_people(session, tmp_path, 1)
    gone = delete(session)
    clock.move(wait)
    assert (Act.RESTORE in jobs.can(session, gone)) is possible
    (contact,) = restoring.deleted_contacts(session)
    assert begun_days(contact.until, session.store.clock.now()) == int(possible)
    info = restoring.restore_info(session, gone.id)
    assert (info.restorable, info.expired) == (int(possible), int(not possible))
    if possible:
        assert info.until == START + 60 * DAY
        assert restore(session, gone).succeeded == 1
    else:
        with pytest.raises(RefusedError, match="restore_refused"):
            restoring.create_restore(session, gone.id)


def test_what_expires_before_it_runs_fails(session: Session, tmp_path: Path, clock: FixedClock) -> None:
    add_people(session, tmp_path, 2)
    gone = delete(session)
    clock.move(60 * DAY - 1)
    job = restoring.create_restore(session, gone.id)
    clock.move(1)
    assert outcomes(session, run(session, job)) == [(1, "failed", "expired"), (2, "failed", "expired")]
    assert all_contacts(session) == []


def test_the_limit_is_per_contact(
    session: Session, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bulkdesk.actions.local.CHUNK_RECORDS", 1)
    add_people(session, tmp_path, 2)
    gone = bulk.create_delete(session, ALL)
    run_job(session.store, gone.id, on_change=lambda _job: clock.move(1000))
    clock.move(START + 1000 + 60 * DAY - clock.now())
    gone = jobs.get_job(session, gone.id)
    assert restoring.restore_info(session, gone.id) == RestoreInfo(
        restorable=1,
        conflicts=0,
        expired=1,
        already_back=0,
        until=START + 2000 + 60 * DAY,
        until_last=START + 2000 + 60 * DAY,
    )
    assert outcomes(session, restore(session, gone)) == [(1, "failed", "expired"), (2, "succeeded", None)]


@pytest.mark.parametrize(
    ("header", "row"), [("email", "a@example.com"), ("phone", "+4930901820")], ids=["e-mail", "phone"]
)
def test_a_taken_address_is_a_conflict_and_named(
    session: Session, tmp_path: Path, header: str, row: str
) -> None:
    import_rows(session, tmp_path, [[header, "first name"], [row, "Old"]])
    gone = delete(session)
    import_rows(session, tmp_path, [[header, "first name"], [row, "New"]])
    assert restoring.restore_info(session, gone.id).conflicts == 1
    job = restore(session, gone)
    (record,) = each_record(session, job.id)
    assert (record.outcome.word, record.code) == ("failed", "conflict")
    reason = detail_text(record.code, record.detail) or ""
    assert "#2" in reason
    assert row not in (record.detail or "")
    (contact,) = all_contacts(session)
    assert (contact.id, contact.texts["first_name"]) == (2, "New")


def test_a_shared_number_is_no_conflict_where_the_email_tells_them_apart(
    session: Session, tmp_path: Path
) -> None:
    import_rows(session, tmp_path, [["email", "phone"], ["a@example.com", "+4930901820"]])
    gone = delete(session)
    import_rows(session, tmp_path, [["email", "phone"], ["b@example.com", "+4930901820"]])
    assert restore(session, gone).succeeded == 1


def test_of_two_deleted_with_one_address_the_first_comes_back(session: Session, tmp_path: Path) -> None:
    for _ in range(2):
        import_rows(session, tmp_path, [["email"], ["a@example.com"]])
        delete(session)
    job = run(session, restoring.create_restore_contacts(session, [2, 1]))
    assert outcomes(session, job) == [(1, "succeeded", None), (2, "failed", "conflict")]
    assert "#1" in (list(each_record(session, job.id))[1].detail or "")


def test_single_contacts(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path)
    gone = delete(session)
    waiting = restoring.create_restore(session, gone.id)
    job = run(session, restoring.create_restore_contacts(session, [2]))
    assert job.name == "Restore contacts"
    assert outcomes(session, run(session, waiting)) == [
        (1, "succeeded", None),
        (2, "skipped", "already_active"),
        (3, "succeeded", None),
    ]
    with pytest.raises(RefusedError, match="no_contacts"):
        restoring.create_restore_contacts(session, [1, 2, 99])


def test_deleted_again_by_another_job_is_left_alone(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path, 2)
    first = delete(session)
    waiting = restoring.create_restore(session, first.id)
    run(session, restoring.create_restore_contacts(session, [1]))
    delete(session, ids(1))
    assert outcomes(session, run(session, waiting)) == [
        (1, "skipped", "changed_since"),
        (2, "succeeded", None),
    ]
    assert restoring.restore_info(session, first.id).already_back == 2


def test_when_a_job_can_be_restored(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path)
    waiting = bulk.create_delete(session, ids(1))
    tagged = add_tag(session, "x")
    for job in (waiting, tagged):
        assert Act.RESTORE not in jobs.can(session, job)
        with pytest.raises(RefusedError, match="restore_refused"):
            restoring.create_restore(session, job.id)
        with pytest.raises(RefusedError, match="restore_refused"):
            restoring.restore_info(session, job.id)
    gone = run(session, waiting)
    assert Act.RESTORE in jobs.can(session, gone)
    queued = restoring.create_restore(session, gone.id)
    assert Act.RESTORE not in jobs.can(session, gone)
    with pytest.raises(RefusedError, match="restore_refused"):
        restoring.create_restore(session, gone.id)
    jobs.cancel(session, queued.id)
    assert Act.RESTORE in jobs.can(session, gone)
    restore(session, gone)
    assert Act.RESTORE not in jobs.can(session, gone)


def test_a_cancelled_delete_gives_back_what_it_took(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bulkdesk.actions.local.CHUNK_RECORDS", 2)
    add_people(session, tmp_path)
    job = bulk.create_delete(session, ALL)
    chunks = iter([False, True])
    run_job(session.store, job.id, stop=lambda: next(chunks))
    cancelled = jobs.cancel(session, job.id)
    assert restore(session, cancelled).total == 2
    assert len(all_contacts(session)) == 3


def test_what_a_revert_deleted_can_be_restored(session: Session, tmp_path: Path) -> None:
    reverted = revert(session, add_people(session, tmp_path))
    assert all_contacts(session) == []
    assert restoring.restore_info(session, reverted.id).restorable == 3
    assert restore(session, reverted).succeeded == 3


def test_an_auditor_sees_and_does_nothing(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path)
    gone = delete(session)
    with session.store.write():
        user = accounts.add_user(session.store, name="rita", role=Role.AUDITOR)
    auditor = Session(session.store, session.account, user)
    assert jobs.can(auditor, gone) == [Act.VIEW, Act.DOWNLOAD]
    assert restoring.restore_info(auditor, gone.id).restorable == 3
    assert len(restoring.deleted_contacts(auditor)) == 3
    before = jobs.last_change(session)
    acts: list[Callable[[], object]] = [
        lambda: restoring.create_restore(auditor, gone.id),
        lambda: restoring.create_restore_contacts(auditor, [1]),
        lambda: restoring.create_revert(auditor, 1),
        lambda: bulk.create_delete(auditor, ALL),
        lambda: bulk.create_add_tag(auditor, "x", ALL),
        lambda: bulk.create_remove_tag(auditor, "x", ALL),
        lambda: bulk.retry(auditor, 1),
    ]
    for act in acts:
        with pytest.raises(RefusedError, match="not_allowed"):
            act()
    assert jobs.last_change(session) == before


def test_the_list_of_deleted_contacts(session: Session, tmp_path: Path, clock: FixedClock) -> None:
    add_people(session, tmp_path, 5)
    delete(session, ids(1, 2, 3))
    clock.move(10 * DAY)
    last = delete(session, ids(4))
    first_page = restoring.deleted_contacts(session, limit=2)
    second_page = restoring.deleted_contacts(session, limit=2, after=first_page[-1])
    assert [row.contact.id for row in (*first_page, *second_page)] == [4, 3, 2, 1]
    assert [begun_days(row.until, session.store.clock.now()) for row in first_page] == [60, 50]
    assert first_page[0].contact.job_id == last.id
    assert (first_page[0].contact.deleted_by, first_page[0].until) == ("anna", clock.now() + 60 * DAY)
    assert [row.contact.id for row in restoring.deleted_contacts(session, search="P2@EXAMPLE")] == [2]
    assert restoring.count_deleted(session) == 4
    assert restoring.count_deleted(session, search="name 3") == 1
    assert tags(session) == {5: []}


def test_a_clock_moved_back_only_moves_the_end(session: Session, tmp_path: Path, clock: FixedClock) -> None:
    add_people(session, tmp_path, 1)
    clock.move(-7 * DAY)
    gone = delete(session)
    clock.move(7 * DAY)
    assert restoring.restore_info(session, gone.id).until == clock.now() + 53 * DAY
    assert deletion.RESTORE_DAYS == 60
