"""Which mapping a file is offered: the log of an import comes back without a new one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bulkdesk.jobs.runner import run_job
from bulkdesk.services.bulk import create_delete
from bulkdesk.services.contact_card import create_contact, edit_contact
from bulkdesk.services.contacts import offered_custom_fields
from bulkdesk.services.dry_run import dry_run
from bulkdesk.services.imports import ImportRequest, check_import, create_import, preview_import
from bulkdesk.services.records import download
from bulkdesk.services.session import Session, add_account
from bulkdesk.services.trail import CONTACT
from bulkdesk.store.contacts import Target
from bulkdesk.store.custom_fields import offered_names
from bulkdesk.store.errors import InputFileError, RefusedError
from tests.support import all_contacts, run_import, write_csv

HEADER = ["Kd", "Wer", "Kontakt 1"]
MAPPING = {"Kd": "custom:Number", "Wer": "first_name", "Kontakt 1": "email"}


@pytest.fixture
def mended(session: Session, tmp_path: Path) -> Path:
    """The log of an import of which one row failed, with that row mended."""
    rows = [["1", "Ann", "ann@"], ["2", "Ben", "ben@example.com"]]
    file = write_csv(tmp_path / "people.csv", [HEADER, *rows])
    job = run_import(session, ImportRequest(file, mapping=MAPPING, save_mapping_as="Customers"))
    log = tmp_path / "failed.csv"
    assert download(session, job.id, log) == 1
    log.write_text(log.read_text("utf-8").replace("ann@,", "ann@example.com,"), "utf-8")
    return log


def test_a_mended_log_needs_no_new_mapping(session: Session, mended: Path) -> None:
    job = run_import(session, ImportRequest(mended))
    assert (job.created, job.failed, job.warnings) == (1, 0, 0)
    ann = next(row for row in all_contacts(session) if row.texts["first_name"] == "Ann")
    assert (ann.texts["email"], ann.custom) == ("ann@example.com", {"Number": "1"})


def test_a_log_offers_the_mapping_of_its_import_and_then_the_kept_ones(
    session: Session, mended: Path
) -> None:
    offered = preview_import(session, mended)
    assert offered.targets == MAPPING
    assert [mapping.name for mapping in offered.saved] == ["As in bulk action 1", "Customers"]


def test_what_a_person_says_goes_before(session: Session, mended: Path) -> None:
    job = run_import(session, ImportRequest(mended, mapping={"Kd": "-", "wer": "last_name"}))
    ann = next(row for row in all_contacts(session) if row.texts["last_name"] == "Ann")
    assert (job.failed, ann.texts["first_name"], ann.custom) == (0, None, {})


def test_columns_moved_or_respelt_in_the_log_are_known(session: Session, mended: Path) -> None:
    text = mended.read_text("utf-8-sig").replace("Kontakt 1", " kontakt 1")
    rows = [line.split(",") for line in text.splitlines()]
    moved = write_csv(mended.with_name("moved.csv"), [[*row[1:], row[0]] for row in rows])
    assert run_import(session, ImportRequest(moved)).failed == 0


def test_a_kept_mapping_is_offered_for_another_spelling(session: Session, mended: Path) -> None:
    file = write_csv(
        mended.with_name("next.csv"), [["kontakt 1", "KD", "Wer "], ["c@example.com", "3", "Cem"]]
    )
    assert preview_import(session, file).targets == {
        "kontakt 1": "email",
        "KD": "custom:Number",
        "Wer": "first_name",
    }


@pytest.mark.parametrize("act", [check_import, dry_run, create_import])
@pytest.mark.parametrize("field", ["name", "save_mapping_as"])
def test_a_name_that_cannot_be_is_refused_before_the_file_is_read(
    session: Session, mended: Path, act: Callable[[Session, ImportRequest], object], field: str
) -> None:
    request = replace(ImportRequest(mended.with_name("missing.csv")), **{field: " "})  # type: ignore[arg-type] # both are texts
    with pytest.raises(RefusedError, match="name_empty"):
        act(session, request)


def test_another_sub_account_does_not_know_the_import(session: Session, mended: Path) -> None:
    other = add_account(session, "Süd")
    with pytest.raises(InputFileError, match="no_identity_column"):
        run_import(other, ImportRequest(mended))
    assert preview_import(other, mended).saved == []


def test_dates_are_read_as_the_others_of_the_file_are_written(session: Session, tmp_path: Path) -> None:
    """In a German sub-account, an American file: one date that is none the other way round tells."""
    rows = [["a@example.com", "03/04/1990"], ["b@example.com", "12/31/1990"]]
    file = write_csv(tmp_path / "american.csv", [["Email", "Birthday"], *rows])
    head = preview_import(session, file, rows=1)
    assert head.day_first(head.targets) is False
    assert head.day_first({"Birthday": "notes"}) is None
    run_import(session, ImportRequest(file))
    assert all_contacts(session)[0].texts["date_of_birth"] == "1990-03-04"
    run_import(session, ImportRequest(file, day_first=True))
    assert all_contacts(session)[0].texts["date_of_birth"] == "1990-04-03"


def test_a_field_that_an_import_made_is_met_again_by_its_name(session: Session, tmp_path: Path) -> None:
    first = write_csv(tmp_path / "first.csv", [["E-Mail", "Rabattgruppe"], ["a@example.com", "G1"]])
    run_import(session, ImportRequest(first, mapping={"Rabattgruppe": "custom:Rabattgruppe"}))
    later = write_csv(tmp_path / "later.csv", [["Mail", "rabattgruppe", "X"], ["b@example.com", "G2", "1"]])
    head = preview_import(session, later)
    assert head.custom_fields == ["Rabattgruppe"]
    assert head.targets == head.suggested == {"Mail": "email", "rabattgruppe": "custom:Rabattgruppe"}
    run_import(session, ImportRequest(later))
    assert [contact.custom["Rabattgruppe"] for contact in all_contacts(session)] == ["G1", "G2"]
    # What a person says goes before, and another sub-account has fields of its own.
    left_out = run_import(session, ImportRequest(later, mapping={"rabattgruppe": "-"}))
    assert left_out.options["targets"] == ["email", None, None]
    assert preview_import(add_account(session, "Süd"), later).custom_fields == []


def test_fields_that_a_person_made_are_met_however_old_the_contact_is(session: Session) -> None:
    made = create_contact(session, {"email": "a@example.com", "custom": {"Size": "42"}}).contact
    edit_contact(session, made.id, {"custom": {"Colour": "red"}})
    account = session.account.id
    assert offered_names(session.store, account, by_hand=CONTACT, newest=0) == ["Colour", "Size"]
    run_job(session.store, create_delete(session, Target(ids=(made.id,))).id)
    assert offered_custom_fields(session) == []


def test_fields_of_contacts_that_came_in_another_way_are_met_among_the_newest(session: Session) -> None:
    made = create_contact(session, {"email": "a@example.com", "custom": {"Size": "42"}}).contact
    account = session.account.id
    assert made.custom == {"Size": "42"}
    assert offered_names(session.store, account, by_hand="nobody", newest=1) == ["Size"]
    assert offered_names(session.store, account, by_hand="nobody", newest=0) == []
