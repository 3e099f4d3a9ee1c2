"""Revert, case by case: exactly what the job changed and nobody changed since, though the clock stands still."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulkdesk.jobs.runner import run_job
from bulkdesk.services import contact_card, jobs, restoring
from bulkdesk.services.jobs import Act
from bulkdesk.services.session import Session
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.records import RecordRow
from bulkdesk.store.words import JobStatus, JobType
from tests.bulk_support import (
    add_people,
    add_tag,
    delete,
    ids,
    import_rows,
    outcomes,
    remove_tag,
    restore,
    revert,
    run,
    tags,
)
from tests.support import all_contacts, all_records

MAIL = "p1@example.com"


def only_record(session: Session, job: JobRow) -> RecordRow:
    (record,) = all_records(session, job)
    return record


def test_add_tag(session: Session, tmp_path: Path, clock: FixedClock) -> None:
    add_people(session, tmp_path)
    add_tag(session, "T", ids(2))
    added = add_tag(session, "T")
    clock.move(7)
    job = restoring.create_revert(session, added.id)
    assert (job.type, job.name, job.parent_id, job.total) == (
        *(JobType.REVERT, "Revert: Add tag “T”", added.id, 2),
    )
    assert outcomes(session, run(session, job)) == [(3, "succeeded", None), (1, "succeeded", None)]
    assert tags(session) == {1: [], 2: ["T"], 3: []}
    assert {contact.id for contact in all_contacts(session) if contact.updated_at == clock.now()} == {1, 3}


def test_remove_tag(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path)
    add_tag(session, "T", ids(1, 2))
    removed = remove_tag(session, "T")
    assert revert(session, removed).succeeded == 2
    assert tags(session) == {1: ["T"], 2: ["T"], 3: []}


def test_what_others_did_to_the_tag_since_stays(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path)
    first = add_tag(session, "T")
    second = remove_tag(session, "T", ids(1, 2))
    third = add_tag(session, "T", ids(2))
    assert outcomes(session, revert(session, first)) == [
        (3, "succeeded", None),
        (2, "skipped", "changed_since"),
        (1, "skipped", "changed_since"),
    ]
    assert outcomes(session, revert(session, second)) == [
        (2, "skipped", "changed_since"),
        (1, "succeeded", None),
    ]
    assert tags(session) == {1: ["T"], 2: ["T"], 3: []}
    assert revert(session, third).succeeded == 1
    assert tags(session) == {1: ["T"], 2: [], 3: []}


def test_other_tags_and_fields_do_not_matter_to_a_tag(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path, 1)
    job = add_tag(session, "T")
    add_tag(session, "U")
    import_rows(session, tmp_path, [["email", "city"], [MAIL, "Ulm"]])
    assert revert(session, job).succeeded == 1
    assert tags(session) == {1: ["U"]}


def test_one_after_the_other_leads_back_to_the_beginning(session: Session, tmp_path: Path) -> None:
    made = [
        add_people(session, tmp_path),
        add_tag(session, "T"),
        remove_tag(session, "T", ids(1, 2)),
        add_tag(session, "T", ids(1)),
        remove_tag(session, "T"),
        import_rows(session, tmp_path, [["email", "city", "tags"], [MAIL, "Ulm", "T"], [MAIL, "Bonn", "U"]]),
    ]
    for job in reversed(made):
        done = revert(session, job)
        assert (done.succeeded, done.warnings) == (done.total, 0)
    assert all_contacts(session) == []


def test_the_order_of_reverts_does_not_matter_to_a_created_contact(session: Session, tmp_path: Path) -> None:
    made = add_people(session, tmp_path, 1)
    first, second = add_tag(session, "T"), add_tag(session, "U")
    for job in (first, second, made):
        assert revert(session, job).succeeded == 1
    assert all_contacts(session) == []


def test_created_contacts_that_were_changed_stay(session: Session, tmp_path: Path) -> None:
    made = add_people(session, tmp_path, 4)
    add_tag(session, "T", ids(1))
    import_rows(session, tmp_path, [["email", "city"], ["p2@example.com", "Ulm"]])
    delete(session, ids(3))
    job = revert(session, made)
    assert outcomes(session, job) == [
        (4, "succeeded", None),
        (3, "skipped", "already_deleted"),
        (2, "skipped", "changed_since"),
        (1, "skipped", "changed_since"),
    ]
    assert [record.row for record in all_records(session, job)] == [5, 4, 3, 2]
    assert [contact.id for contact in all_contacts(session)] == [1, 2]


def test_delete_and_restore_are_no_change(session: Session, tmp_path: Path) -> None:
    made = add_people(session, tmp_path)
    restore(session, delete(session))
    assert revert(session, made).succeeded == 3


def test_fields_go_back_each_for_itself(session: Session, tmp_path: Path) -> None:
    import_rows(session, tmp_path, [["email", "city", "company"], [MAIL, "Ulm", "Alt"]])
    changed = import_rows(
        session, tmp_path, [["email", "city", "company", "notes"], [MAIL, "Bonn", "Neu", "new"]]
    )
    import_rows(session, tmp_path, [["email", "company"], [MAIL, "Andere"]])
    job = revert(session, changed)
    record = only_record(session, job)
    assert (record.outcome.word, record.code, job.warnings) == ("succeeded", "changed_since", 1)
    (contact,) = all_contacts(session)
    assert [contact.texts[name] for name in ("city", "company", "notes")] == ["Ulm", "Andere", None]


def test_custom_fields_lists_and_dnd_go_back_each_for_itself(session: Session, tmp_path: Path) -> None:
    header = ["email", "Pet", "Car", "additional e-mails", "dnd"]
    mapping = {"Pet": "custom:Pet", "Car": "custom:Car"}
    import_rows(session, tmp_path, [header[:4], [MAIL, "Cat", "", "x@example.com"]], mapping=mapping)
    changed = import_rows(
        session, tmp_path, [header, [MAIL, "Dog", "VW", "y@example.com", "yes"]], mapping=mapping
    )
    between = all_contacts(session)[0]
    assert (between.custom, between.dnd_sms) == ({"Pet": "Dog", "Car": "VW"}, True)
    import_rows(session, tmp_path, [header[:4], [MAIL, "Bird", "", "z@example.com"]], mapping=mapping)
    assert only_record(session, revert(session, changed)).code == "changed_since"
    (contact,) = all_contacts(session)
    assert contact.custom == {"Pet": "Bird"}
    assert contact.additional_emails == ["x@example.com", "z@example.com"]
    assert (contact.dnd_sms, contact.dnd_email) == (False, False)


def test_a_taken_address_is_a_conflict_and_nothing_is_overwritten(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path, 1)
    moved = import_rows(session, tmp_path, [["contact id", "email", "city"], ["1", "new@example.com", "Ulm"]])
    import_rows(session, tmp_path, [["email"], [MAIL]])
    before = all_contacts(session)
    record = only_record(session, revert(session, moved))
    assert (record.outcome.word, record.code) == ("failed", "conflict")
    assert "#2" in (record.detail or "")
    assert MAIL not in (record.detail or "")
    assert all_contacts(session) == before


def test_a_number_that_another_has_without_an_email_is_a_conflict_too(
    session: Session, tmp_path: Path
) -> None:
    phone = "+4930123456"
    import_rows(session, tmp_path, [["first name", "phone"], ["Anna", phone]])
    added = import_rows(session, tmp_path, [["phone", "email"], [phone, MAIL]])
    contact_card.create_contact(session, {"first_name": "Berta", "phone": phone})
    before = all_contacts(session)
    record = only_record(session, revert(session, added))
    assert (record.outcome.word, record.code) == ("failed", "conflict")
    assert "#2" in (record.detail or "")
    assert all_contacts(session) == before


@pytest.mark.parametrize("chunk", [1, 100])
def test_addresses_that_went_round_go_back(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr("bulkdesk.actions.revert.CHUNK_ROWS", chunk)
    add_people(session, tmp_path, 2)
    before = [contact.texts["email"] for contact in all_contacts(session)]
    rows = [["1", "x@example.com"], ["2", "p1@example.com"], ["1", "p2@example.com"]]
    swapped = import_rows(session, tmp_path, [["contact id", "email"], *rows])
    assert [contact.texts["email"] for contact in all_contacts(session)] == before[::-1]
    assert revert(session, swapped).succeeded == 3
    assert [contact.texts["email"] for contact in all_contacts(session)] == before


@pytest.mark.timeout(30)
def test_a_cell_of_very_many_addresses_takes_no_longer_for_each(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path, 1)
    many = ";".join(f"a{number}@b.de" for number in range(40_000))
    added = import_rows(session, tmp_path, [["email", "additional e-mails"], [MAIL, many]])
    again = import_rows(session, tmp_path, [["email", "additional e-mails"], [MAIL, "z@b.de"]])
    assert len(all_contacts(session)[0].additional_emails) == 40_001
    assert revert(session, added).succeeded == 1
    assert all_contacts(session)[0].additional_emails == ["z@b.de"]
    assert revert(session, again).succeeded == 1


def test_rows_that_changed_nothing_are_no_target(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path, 2)
    again = import_rows(session, tmp_path, [["email", "city"], [MAIL, ""], ["p2@example.com", "Ulm"]])
    assert [record.contact_id for record in all_records(session, revert(session, again))] == [2]
    nothing = import_rows(session, tmp_path, [["email"], [MAIL]])
    assert Act.REVERT not in jobs.can(session, nothing)
    with pytest.raises(RefusedError, match="revert_refused"):
        restoring.create_revert(session, nothing.id)


def test_once_only_and_only_what_can_be(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path)
    tagged = add_tag(session, "T")
    assert Act.REVERT in jobs.can(session, tagged)
    waiting = restoring.create_revert(session, tagged.id)
    assert Act.REVERT not in jobs.can(session, tagged)
    jobs.cancel(session, waiting.id)
    assert Act.REVERT in jobs.can(session, tagged)
    undone = revert(session, tagged)
    gone = delete(session)
    back = restore(session, gone)
    for job in (tagged, undone, gone, back):
        assert Act.REVERT not in jobs.can(session, job)
        with pytest.raises(RefusedError, match="revert_refused"):
            restoring.create_revert(session, job.id)


@pytest.mark.parametrize("kind", ["import", "tag"])
def test_paused_in_the_middle_it_goes_on(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr("bulkdesk.actions.local.CHUNK_RECORDS", 2)
    monkeypatch.setattr("bulkdesk.actions.revert.CHUNK_ROWS", 2)
    made = add_people(session, tmp_path, 5)
    job = restoring.create_revert(session, (made if kind == "import" else add_tag(session, "T")).id)
    chunks = iter([False, True])
    run_job(session.store, job.id, stop=lambda: next(chunks))
    jobs.pause(session, job.id)
    paused = jobs.get_job(session, job.id)
    assert (paused.status, paused.succeeded, paused.pending) == (JobStatus.PAUSED, 2, 3)
    jobs.resume(session, job.id)
    assert run(session, jobs.get_job(session, job.id)).succeeded == 5
