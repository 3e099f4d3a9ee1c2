"""Where the audit trail stood goes with every table that is exported, and a cut-off tail is noticed by it."""

from __future__ import annotations

import csv
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bulkdesk.files.reader import open_source
from bulkdesk.services import trail
from bulkdesk.services.audit_package import export_package
from bulkdesk.services.contacts import export_contacts
from bulkdesk.services.exporting import TRAIL_COLUMN, noted_head
from bulkdesk.services.imports import ImportRequest
from bulkdesk.services.records import Download, download
from bulkdesk.services.session import Session, open_session
from bulkdesk.store.contacts import Target
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.words import ImportMode
from tests.bulk_support import add_people, import_rows
from tests.support import run_import


def cells(path: Path) -> tuple[list[str], list[list[str]]]:
    """Header and rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    return header, rows


def mark(session: Session) -> str:
    """The trail's last entry, as it is noted."""
    number, hash_ = trail.head(session)
    return f"{number}:{hash_}"


def test_the_last_column_holds_the_head_once(session: Session, tmp_path: Path) -> None:
    job = add_people(session, tmp_path, 3)
    exports: list[Callable[[Path], int]] = [
        lambda path: export_contacts(session, Target(), path),
        lambda path: download(session, job.id, path, Download.ALL),
    ]
    for export in exports:
        before = mark(session)
        assert export(tmp_path / "out.csv") == 3
        header, rows = cells(tmp_path / "out.csv")
        assert header[-1] == TRAIL_COLUMN
        assert header.count(TRAIL_COLUMN) == 1
        assert [row[-1] for row in rows] == [before, "", ""]
        # The export's own entry is the next one.
        assert trail.head(session)[0] == int(before.split(":")[0]) + 1
        assert trail.verify(session, known_head=rows[0][-1]).whole


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@pytest.mark.parametrize("count", [0, 2])
def test_the_head_is_found_again(session: Session, tmp_path: Path, ending: str, count: int) -> None:
    add_people(session, tmp_path, count + 1)
    path = tmp_path / f"out{ending}"
    before = mark(session)
    target = Target(ids=tuple(range(1, count + 1)))
    assert export_contacts(session, target, path) == count
    assert noted_head(path) == before


def test_without_rows_the_header_holds_it(session: Session, tmp_path: Path) -> None:
    job = import_rows(session, tmp_path, [["first name", "email"], ["A", "a@example.com"]])
    before = mark(session)
    assert download(session, job.id, tmp_path / "log.csv") == 0
    header, rows = cells(tmp_path / "log.csv")
    assert (header[-1], rows) == (f"{TRAIL_COLUMN} {before}", [])
    assert trail.verify(session, known_head=noted_head(tmp_path / "log.csv")).whole


def test_a_package_holds_it_as_well(session: Session, tmp_path: Path) -> None:
    before = mark(session)
    export_package(session, tmp_path / "audit.zip")
    assert noted_head(tmp_path / "audit.zip") == before


def test_a_workbook_that_was_saved_anew_keeps_it_in_the_column(session: Session, tmp_path: Path) -> None:
    """A spreadsheet program may drop properties that it does not know."""
    add_people(session, tmp_path, 2)
    path, other = tmp_path / "out.xlsx", tmp_path / "other.xlsx"
    before = mark(session)
    export_contacts(session, Target(), path)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            if name != "docProps/custom.xml":
                new.writestr(name, old.read(name))
    assert noted_head(other) == before


def test_rows_may_have_been_sorted(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path, 3)
    path = tmp_path / "out.csv"
    before = mark(session)
    export_contacts(session, Target(), path)
    header, rows = cells(path)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *reversed(rows)])
    assert noted_head(path) == before


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b"PK\x03\x04 no archive", b"bulkdesk_trail\nsoon\n"])
def test_a_file_without_one_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(RefusedError):
        noted_head(path)


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_the_mended_error_log_goes_back_in(session: Session, tmp_path: Path, ending: str) -> None:
    job = import_rows(session, tmp_path, [["first name", "email"], ["A", "bad"], ["B", "worse"]])
    path = tmp_path / f"log{ending}"
    assert download(session, job.id, path) == 2
    with open_source(path) as source:
        rows = [row.cells for row in source]
        names = source.header
    mended = tmp_path / "mended.csv"
    with mended.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([names, *([row[0], f"{row[0]}@example.com", *row[2:]] for row in rows)])
    again = run_import(session, ImportRequest(mended, mode=ImportMode.CREATE))
    assert (again.succeeded, again.failed, again.warnings) == (2, 0, 0)


def test_a_tail_that_was_cut_off_with_its_head_is_noticed(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path, 1)
    export_contacts(session, Target(), tmp_path / "out.csv")
    noted = noted_head(tmp_path / "out.csv")
    last = int(noted.split(":")[0])
    session.store.close()
    with closing(sqlite3.connect(session.store.path)) as file, file:
        guards = file.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'trail%'"
        )
        kept = guards.fetchall()
        for name, _ in kept:
            file.execute(f"DROP TRIGGER {name}")
        file.execute("DELETE FROM trail WHERE number > 2")
        file.execute("UPDATE trail_head SET number = 2, hash = (SELECT hash FROM trail WHERE number = 2)")
        file.execute("UPDATE sqlite_sequence SET seq = 2 WHERE name = 'trail'")
        file.execute("DELETE FROM job")
        for _, sql in kept:
            file.execute(sql)
    (problem,) = [each for each in trail.verify(session, known_head=noted).problems if "known" in each.code]
    assert (problem.code, dict(problem.params)) == ("trail_known_head_beyond", {"number": last, "last": 2})


def test_a_store_that_lost_its_head_can_still_be_taken_away(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path, 1)
    session.store.close()
    with closing(sqlite3.connect(session.store.path)) as file, file:
        file.execute("DROP TRIGGER trail_head_delete")
        file.execute("DELETE FROM trail_head")
    reader = open_session(session.store.path, read_only=True)
    export_contacts(reader, Target(), tmp_path / "out.csv")
    assert cells(tmp_path / "out.csv")[1][0][-1] == ""
    reader.store.close()
