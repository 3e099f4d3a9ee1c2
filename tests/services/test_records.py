"""The records of a job and their download."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from bulkdesk.services.dry_run import save_problems
from bulkdesk.services.imports import ImportRequest, retry_import
from bulkdesk.services.records import Download, download, get_records, record_document
from bulkdesk.services.session import Session
from bulkdesk.store.errors import RefusedError, StoppedError
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.records import RecordFilter
from bulkdesk.store.words import Outcome
from tests.support import all_contacts, run_import

BAD = """first name,e-mail,phone,bulkdesk_note\r
Anna,anna@example.com,+4930100001,x\r
=Ben,ben at example.com,+49 30 100002,x\r
,,,x\r
Cleo,cleo@example.com,12,x\r
Dora,dora@example.com,,x,one,two\r
"""


@pytest.fixture
def job(session: Session, tmp_path: Path) -> JobRow:
    file = tmp_path / "bad.csv"
    file.write_text(BAD, encoding="utf-8", newline="")
    return run_import(session, ImportRequest(file))


def read(path: Path) -> list[dict[str, str]]:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_error_log_holds_the_failed_rows_as_they_were(
    session: Session, job: JobRow, tmp_path: Path
) -> None:
    assert download(session, job.id, tmp_path / "log.csv") == 3
    rows = read(tmp_path / "log.csv")
    assert [(row["bulkdesk_row"], row["bulkdesk_code"]) for row in rows] == [
        ("3", "invalid_email"),
        ("4", "no_identity"),
        ("6", "too_many_columns"),
    ]
    assert rows[0]["first name"] == "'=Ben"
    assert rows[0]["phone"] == "+49 30 100002"
    assert rows[2]["bulkdesk_surplus"] == "one | two"
    assert "bulkdesk_note" not in rows[0]
    assert "ben at example.com" in rows[0]["bulkdesk_reason"]


def test_the_problems_of_a_dry_run_are_the_log_that_the_import_would_have(
    session: Session, tmp_path: Path
) -> None:
    file = tmp_path / "bad.csv"
    file.write_text(BAD, encoding="utf-8", newline="")
    request = ImportRequest(file)
    assert save_problems(session, request, tmp_path / "dry.csv") == 4
    job = run_import(session, request)
    download(session, job.id, tmp_path / "log.csv", Download.PROBLEMS)
    own = ("bulkdesk_contact_id", "bulkdesk_trail")
    dry, log = (
        [{name: cell for name, cell in row.items() if name not in own} for row in read(tmp_path / name)]
        for name in ("dry.csv", "log.csv")
    )
    assert dry == log
    assert dry[-1]["bulkdesk_surplus"] == "one | two"


def test_all_records_and_only_those_with_problems(session: Session, job: JobRow, tmp_path: Path) -> None:
    assert download(session, job.id, tmp_path / "all.csv", Download.ALL) == 5
    assert [row["bulkdesk_outcome"] for row in read(tmp_path / "all.csv")] == [
        "succeeded",
        "failed",
        "failed",
        "succeeded",
        "failed",
    ]
    assert download(session, job.id, tmp_path / "problems.csv", Download.PROBLEMS) == 4


def test_a_workbook_holds_the_same_as_text(session: Session, job: JobRow, tmp_path: Path) -> None:
    download(session, job.id, tmp_path / "log.xlsx")
    (sheet,) = CalamineWorkbook.from_path(tmp_path / "log.xlsx").sheet_names
    rows = CalamineWorkbook.from_path(tmp_path / "log.xlsx").get_sheet_by_name(sheet).to_python()
    assert rows[1][:3] == ["=Ben", "ben at example.com", "+49 30 100002"]


def test_the_mended_log_goes_back_in(session: Session, job: JobRow, tmp_path: Path) -> None:
    download(session, job.id, tmp_path / "log.csv")
    text = (tmp_path / "log.csv").read_text(encoding="utf-8-sig")
    mended = text.replace("ben at example.com,", "ben@example.com,", 1).replace("\n,,,4", "\nEmil,,,4")
    (tmp_path / "mended.csv").write_text(mended, encoding="utf-8-sig", newline="")
    again = run_import(session, ImportRequest(tmp_path / "mended.csv"))
    assert (again.total, again.succeeded, again.failed, again.warnings) == (3, 3, 0, 0)
    names = [contact.texts["first_name"] for contact in all_contacts(session)]
    assert names == ["Anna", "Cleo", "=Ben", "Emil", "Dora"]


def test_a_retry_takes_the_failed_rows_and_their_numbers(session: Session, job: JobRow) -> None:
    again = retry_import(session, job.id)
    assert (again.parent_id, again.total, again.status) == (job.id, 3, "queued")
    assert [record.row for record in get_records(session, again.id).rows] == [3, 4, 6]


def test_records_are_paged_searched_and_filtered(session: Session, job: JobRow) -> None:
    first = get_records(session, job.id, limit=2)
    assert ([record.seq for record in first.rows], first.more) == ([1, 2], True)
    rest = get_records(session, job.id, after=2, limit=10)
    assert ([record.seq for record in rest.rows], rest.more) == ([3, 4, 5], False)
    for wanted, expected in (
        (RecordFilter(outcomes=frozenset({Outcome.FAILED})), [2, 3, 5]),
        (RecordFilter(outcomes=frozenset({Outcome.SUCCEEDED})), [1, 4]),
        (RecordFilter(code="invalid_phone"), [4]),
        (RecordFilter(warnings_only=True), [4]),
        (RecordFilter(warnings_only=True, outcomes=frozenset({Outcome.FAILED})), [2, 3, 4, 5]),
        (RecordFilter(warnings_only=True, outcomes=frozenset({Outcome.FAILED}), search="CLEO@"), [4]),
        (RecordFilter(search="CLEO@"), [4]),
        (RecordFilter(search="%"), []),
    ):
        assert [record.seq for record in get_records(session, job.id, wanted).rows] == expected


def test_records_are_found_by_all_that_is_shown_of_them(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    file.write_text(
        "first name,last name,e-mail,phone\nCher,,,\n,Özdemir,,\nBjörk,Guð,,\nX,,,nördlich\nY,,ÄRGER,\nStraßer,,,\n",
        encoding="utf-8",
    )
    job = run_import(session, ImportRequest(file))
    for text, expected in (
        ("cher", [1]),
        ("özd", [2]),
        ("ÖZD", [2]),
        ("björk guÐ", [3]),
        ("NÖRD", [4]),
        ("invalid_phone", [4]),
        ("ärger", [5]),
        ("STRASSER", [6]),
        ("straße", [6]),
        ('["', []),
        ("null", []),
        ("u00f6", []),
        ("\ud800cher", [1]),
    ):
        found = get_records(session, job.id, RecordFilter(search=text)).rows
        assert [record.seq for record in found] == expected, text


def test_the_json_of_a_record(session: Session, job: JobRow) -> None:
    document = record_document(get_records(session, job.id, after=1, limit=1).rows[0])
    assert list(document) == ["seq", "row", "contact_id", "identifier", "outcome", "code", "reason", "at"]
    assert document["identifier"] == "ben at example.com"
    assert document["at"].endswith("Z")


def test_a_stopped_download_leaves_no_file(session: Session, job: JobRow, tmp_path: Path) -> None:
    with pytest.raises(StoppedError):
        download(session, job.id, tmp_path / "log.csv", is_cancelled=lambda: True)
    with pytest.raises(RefusedError):
        download(session, job.id, tmp_path / "log.pdf")
    assert sorted(path.suffix for path in tmp_path.iterdir() if path.stem == "log") == []
