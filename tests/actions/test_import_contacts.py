"""What an import makes of each source row: every code of the product's table, modes, matching, merging."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bulkdesk.services.dry_run import dry_run
from bulkdesk.services.imports import ImportRequest
from bulkdesk.services.session import Session
from bulkdesk.store import counters, jobs
from bulkdesk.store.words import ImportMode, MatchKey, Outcome
from tests.support import all_contacts, all_records, assert_adds_up, run_import, write_csv

FAILED, SKIPPED, SUCCEEDED = Outcome.FAILED, Outcome.SKIPPED, Outcome.SUCCEEDED


def outcomes(session: Session, request: ImportRequest) -> list[tuple[int | None, Outcome, str | None]]:
    """Row number, outcome and code of each row; the dry run before and the job's counters must tell the same."""
    preview = dry_run(session, request)
    job = run_import(session, request)
    assert_adds_up(job)
    assert counters.differing_jobs(session.store) == []
    assert (preview.total, preview.succeeded, preview.failed, preview.skipped, preview.warnings) == (
        job.total,
        job.succeeded,
        job.failed,
        job.skipped,
        job.warnings,
    )
    assert (preview.created, preview.updated) == (job.created, job.updated)
    assert preview.reasons == jobs.reasons(session.store, job.id)
    assert job.created + job.updated == job.succeeded
    records = all_records(session, job)
    assert [(r.row, r.outcome, r.code) for r in records if r.code] == [
        (row.row, row.outcome, row.problems[0][0]) for row in preview.problems
    ]
    return [(record.row, record.outcome, record.code) for record in records]


def write(tmp_path: Path, *rows: list[str]) -> Path:
    return write_csv(tmp_path / "people.csv", rows)


@pytest.fixture
def anna(session: Session, tmp_path: Path) -> int:
    """A contact that is there already; its id."""
    run_import(
        session,
        ImportRequest(
            write(tmp_path, ["first name", "e-mail", "phone"], ["Anna", "anna@example.com", "+4930100001"])
        ),
    )
    return all_contacts(session)[0].id


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        (["first name", "e-mail", "city"], ["", "", "Köln"], (FAILED, "no_identity")),
        (["first name", "e-mail"], ["Ben", "not an address"], (FAILED, "invalid_email")),
        (["first name", "phone"], ["Ben", "12"], (SUCCEEDED, "invalid_phone")),
        (["phone", "city"], ["12", "Bonn"], (FAILED, "invalid_phone")),
        (["e-mail", "phone"], ["ben@example.com", "12"], (SUCCEEDED, "invalid_phone")),
        (["e-mail", "date of birth"], ["ben@example.com", "31.02.1990"], (SUCCEEDED, "invalid_date")),
        (["contact id", "e-mail"], ["999", "ben@example.com"], (FAILED, "unknown_contact_id")),
        (["contact id", "e-mail"], ["seven", "ben@example.com"], (FAILED, "unknown_contact_id")),
        (["first name", "e-mail"], ["Ben", "ben@example.com", "more"], (FAILED, "too_many_columns")),
        (["first name", "e-mail"], ["Ben", "ben@example.com"], (SUCCEEDED, None)),
    ],
)
def test_each_code_of_one_row(
    session: Session, tmp_path: Path, header: list[str], row: list[str], expected: tuple[Outcome, str | None]
) -> None:
    assert outcomes(session, ImportRequest(write(tmp_path, header, row))) == [(2, *expected)]


def test_a_broken_row_fails_and_the_rest_goes_on(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "broken.csv"
    file.write_bytes(
        b"first name,e-mail\r\nZo\xc3\xab,zoe@example.com\r\nB\xffd,bad@example.com\r\n"
        b'"open,open@example.com\r\nMia,mia@example.com\r\n'
    )
    assert outcomes(session, ImportRequest(file)) == [
        (2, SUCCEEDED, None),
        (3, FAILED, "undecodable"),
        (4, FAILED, "unterminated_quote"),
        (5, SUCCEEDED, None),
    ]


def test_the_same_person_twice_is_applied_in_order(session: Session, tmp_path: Path) -> None:
    file = write(
        tmp_path,
        ["first name", "e-mail", "phone", "city"],
        ["Ben", "ben@example.com", "", "Köln"],
        ["Benjamin", "BEN@example.com ", "030 1000002", ""],
        ["", "", "+49 30 1000002", "Bonn"],
    )
    assert outcomes(session, ImportRequest(file)) == [
        (2, SUCCEEDED, None),
        (3, SUCCEEDED, "duplicate_in_file"),
        (4, SUCCEEDED, "duplicate_in_file"),
    ]
    (ben,) = all_contacts(session)
    assert (ben.texts["first_name"], ben.texts["city"], ben.texts["phone"]) == (
        "Benjamin",
        "Bonn",
        "+49301000002",
    )


def test_the_same_person_twice_across_chunks(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bulkdesk.store.sources.CHUNK_ROWS", 2)
    monkeypatch.setattr("bulkdesk.services.imports.CHUNK_ROWS", 2)
    file = write(
        tmp_path, ["e-mail"], ["a@example.com"], ["b@example.com"], ["a@example.com"], ["c@example.com"]
    )
    assert [code for _, _, code in outcomes(session, ImportRequest(file))] == [
        None,
        None,
        "duplicate_in_file",
        None,
    ]


def test_email_and_phone_of_two_contacts_are_ambiguous(session: Session, tmp_path: Path, anna: int) -> None:
    ben = write(tmp_path, ["first name", "e-mail", "phone"], ["Ben", "ben@example.com", "+4930100002"])
    run_import(session, ImportRequest(ben))
    both = write(tmp_path, ["first name", "e-mail", "phone"], ["Who", "anna@example.com", "+4930100002"])
    before = all_contacts(session)
    assert outcomes(session, ImportRequest(both)) == [(2, FAILED, "ambiguous_match")]
    assert all_contacts(session) == before
    assert anna in {contact.id for contact in before}


def test_a_row_with_an_id_may_not_take_the_email_of_another(
    session: Session, tmp_path: Path, anna: int
) -> None:
    ben = write(tmp_path, ["e-mail"], ["ben@example.com"])
    run_import(session, ImportRequest(ben))
    file = write(tmp_path, ["contact id", "e-mail"], [str(anna), "ben@example.com"])
    assert outcomes(session, ImportRequest(file)) == [(2, FAILED, "ambiguous_match")]


def test_update_only_skips_who_is_not_there(session: Session, tmp_path: Path, anna: int) -> None:
    file = write(tmp_path, ["e-mail", "city"], ["anna@example.com", "Jena"], ["new@example.com", "Jena"])
    request = ImportRequest(file, mode=ImportMode.UPDATE)
    assert outcomes(session, request) == [(2, SUCCEEDED, None), (3, SKIPPED, "not_found")]
    (contact,) = all_contacts(session)
    assert (contact.id, contact.texts["city"]) == (anna, "Jena")


def test_create_only_skips_who_is_there(session: Session, tmp_path: Path, anna: int) -> None:
    file = write(tmp_path, ["e-mail", "city"], ["anna@example.com", "Jena"], ["new@example.com", "Jena"])
    request = ImportRequest(file, mode=ImportMode.CREATE)
    assert outcomes(session, request) == [(2, SKIPPED, "already_exists"), (3, SUCCEEDED, None)]
    assert all_contacts(session)[0].texts["city"] is None
    assert len(all_contacts(session)) == 2
    assert anna == all_contacts(session)[0].id


def test_matched_by_phone_when_the_email_is_new(session: Session, tmp_path: Path, anna: int) -> None:
    file = write(tmp_path, ["e-mail", "phone"], ["anna@example.org", "030 100001"])
    run_import(session, ImportRequest(file))
    (contact,) = all_contacts(session)
    assert (contact.id, contact.texts["email"]) == (anna, "anna@example.org")


def test_without_phone_in_the_match_order_a_new_email_is_a_new_contact(
    session: Session, tmp_path: Path, anna: int
) -> None:
    file = write(tmp_path, ["e-mail", "phone"], ["anna@example.org", "030 100001"])
    run_import(session, ImportRequest(file, match_order=(MatchKey.ID, MatchKey.EMAIL)))
    assert [contact.texts["phone"] for contact in all_contacts(session)] == ["+4930100001"] * 2
    assert all_contacts(session)[0].id == anna


def test_empty_cells_keep_what_is_there_unless_asked(session: Session, tmp_path: Path, anna: int) -> None:
    file = write(tmp_path, ["contact id", "first name", "phone"], [str(anna), "", ""])
    run_import(session, ImportRequest(file))
    (contact,) = all_contacts(session)
    assert (contact.texts["first_name"], contact.texts["phone"]) == ("Anna", "+4930100001")
    run_import(session, ImportRequest(file, overwrite_empty=True))
    (contact,) = all_contacts(session)
    assert (contact.texts["first_name"], contact.texts["phone"]) == (None, None)


def test_emptying_an_email_may_not_make_two_contacts_with_one_phone(
    session: Session, tmp_path: Path, anna: int
) -> None:
    request = ImportRequest(write(tmp_path, ["phone"], ["+4930100009"]))
    run_import(session, request)
    move = write(tmp_path, ["contact id", "phone"], [str(anna), "+4930100009"])
    run_import(session, ImportRequest(move, match_order=(MatchKey.ID,)))
    file = write(tmp_path, ["contact id", "e-mail", "first name"], [str(anna), "", "A"])
    assert outcomes(session, ImportRequest(file, overwrite_empty=True)) == [(2, FAILED, "ambiguous_match")]


def test_two_contacts_trade_their_addresses_in_one_file(session: Session, tmp_path: Path, anna: int) -> None:
    run_import(session, ImportRequest(write(tmp_path, ["e-mail"], ["ben@example.com"])))
    ben = next(c.id for c in all_contacts(session) if c.id != anna)
    file = write(
        tmp_path,
        ["contact id", "e-mail"],
        [str(anna), "free@example.com"],
        [str(ben), "anna@example.com"],
        [str(anna), "ben@example.com"],
    )
    assert [o for _, o, _ in outcomes(session, ImportRequest(file))] == [SUCCEEDED] * 3
    assert {c.id: c.texts["email"] for c in all_contacts(session)} == {
        anna: "ben@example.com",
        ben: "anna@example.com",
    }


def test_tags_custom_fields_dnd_and_lists(session: Session, tmp_path: Path) -> None:
    file = write(
        tmp_path,
        ["e-mail", "tags", "dnd", "additional e-mails", "Schuhgröße"],
        ["a@example.com", "VIP; neu", "ja", "a2@example.com;a3@example.com", "42"],
        ["a@example.com", "vip", "", "a4@example.com", ""],
    )
    request = ImportRequest(
        file,
        mapping={"Schuhgröße": "custom:shoe", "additional e-mails": "additional_emails"},
        tags=("Messe",),
    )
    run_import(session, request)
    (contact,) = all_contacts(session)
    assert contact.tags == ["Messe", "neu", "VIP"]
    assert contact.custom == {"shoe": "42"}
    assert (contact.dnd_sms, contact.dnd_email) == (True, True)
    assert contact.additional_emails == ["a2@example.com", "a3@example.com", "a4@example.com"]


def test_a_record_says_what_the_row_changed(session: Session, tmp_path: Path, anna: int) -> None:
    file = write(
        tmp_path, ["e-mail", "city", "tags"], ["anna@example.com", "Ulm", "x"], ["b@example.com", "Ulm", ""]
    )
    job = run_import(session, ImportRequest(file))
    changes = session.store.sql(
        "SELECT contact_id, change FROM record WHERE job_id = ? ORDER BY seq", job.id
    ).fetchall()
    assert changes[0][0] == anna
    assert json.loads(changes[0][1])["city"] == [None, "Ulm"]
    assert json.loads(changes[1][1]) == {"created": True}


def test_a_dry_run_writes_nothing(session: Session, tmp_path: Path, anna: int) -> None:
    before = all_contacts(session)
    tables = [name for (name,) in session.store.sql("SELECT name FROM sqlite_master WHERE type = 'table'")]
    counts = {name: session.store.scalar(f"SELECT COUNT(*) FROM {name}") for name in tables}
    file = write(
        tmp_path, ["e-mail", "city", "tags"], ["anna@example.com", "Ulm", "new"], ["b@example.com", "Ulm", ""]
    )
    result = dry_run(session, ImportRequest(file))
    assert (result.created, result.updated) == (1, 1)
    assert all_contacts(session) == before
    assert {name: session.store.scalar(f"SELECT COUNT(*) FROM {name}") for name in tables} == counts
    assert anna == before[0].id
