"""The country of one import: of its phone numbers without a country code, and of its dates."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulkdesk.services.dry_run import PhoneCount, dry_run
from bulkdesk.services.imports import ImportRequest, check_import, retry_import
from bulkdesk.services.session import Session
from bulkdesk.store.errors import RefusedError
from tests.support import all_contacts, run_import, write_csv

HEADER = ["First name", "E-mail", "Phone", "Birthday"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Numbers as people in Germany write them, and a date that two countries read in two ways."""
    rows = [
        ["Ada", "ada@example.com", "0171 2730838", "03/04/1990"],
        ["Ben", "ben@example.com", "+49 171 2511631", ""],
        ["Cem", "cem@example.com", "n/a", ""],
        ["Dee", "dee@example.com", "", ""],
        ["", "", "0171 5854919 (home?)", ""],
        ["Eva", "eva@example.com", "+49 12", ""],
    ]
    return write_csv(tmp_path / "people.csv", [HEADER, *rows])


def test_the_import_goes_by_its_own_country(session: Session, file: Path) -> None:
    run_import(session, ImportRequest(file, country="us"))
    ada = all_contacts(session)[0]
    assert (ada.texts["phone"], ada.texts["date_of_birth"]) == (None, "1990-03-04")
    run_import(session, ImportRequest(file))
    ada = all_contacts(session)[0]
    assert (ada.texts["phone"], ada.texts["date_of_birth"]) == ("+491712730838", "1990-04-03")


def test_a_retry_keeps_the_country(session: Session, file: Path) -> None:
    job = run_import(session, ImportRequest(file, country="AT"))
    assert job.failed == 1
    assert retry_import(session, job.id).options["country"] == "AT"


def test_a_country_that_is_none_is_refused(session: Session, file: Path) -> None:
    with pytest.raises(RefusedError, match="country_unknown"):
        check_import(session, ImportRequest(file, country="XX"))


@pytest.mark.parametrize(
    ("country", "count"),
    [
        # What is no number at all and what has a country code would not be saved by another country.
        ("US", PhoneCount(rows=4, lost=2)),
        ("DE", PhoneCount(rows=4, lost=1)),
    ],
)
def test_a_dry_run_counts_numbers_that_the_country_loses(
    session: Session, file: Path, country: str, count: PhoneCount
) -> None:
    assert dry_run(session, ImportRequest(file, country=country)).phones == count
