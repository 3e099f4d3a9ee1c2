"""What is exported comes back as it was, whatever it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulkdesk.contacts.values import clean_text, join_list, split_list
from bulkdesk.services import contact_card
from bulkdesk.services.contacts import export_contacts
from bulkdesk.services.imports import ImportRequest, create_import
from bulkdesk.services.session import Session, add_account
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.contacts import ContactRow, Target
from bulkdesk.store.words import ImportMode
from tests.support import all_contacts, run_import

DAY = 24 * 60 * 60 * 1000


@pytest.fixture
def people(session: Session, clock: FixedClock) -> list[ContactRow]:
    card = contact_card.create_contact(
        session,
        {
            "first_name": '=HYPERLINK("http://x")',
            "last_name": '\'-Müller, "Käthe"; x',
            "email": "kaethe@example.com",
            "phone": "+49 170 1234567",
            "company": "@Café|GmbH",
            "postal_code": "01067",
            "date_of_birth": "1990-03-04",
            "timezone": "Europe/Berlin",
            "additional_emails": ["a@example.com", "b@example.com"],
            "additional_phones": ["0170 7654321"],
            "notes": "line one\nline two;\n\t=1+1\n'quoted'",
            "custom": {
                "email": "not the e-mail",
                "bulkdesk_x": "ours?",
                'Größe; "cm"': "-180,5",
                "nick": "lower",
                "Nick": "upper",
                "=odd": "+formula()",
                "007": "007",
            },
        },
        tags=["a,b", "c;d", '"quoted"', 'say "hi"', "x:::y", "plain", '12" pipe; long'],
    )
    contact_card.set_dnd(session, card.contact.id, "sms", closed=True, reason="asked by phone")
    clock.move(DAY + 123)
    contact_card.create_contact(session, {"first_name": "Anna"})
    return all_contacts(session)


def content(contact: ContactRow) -> tuple[object, ...]:
    return (
        contact.texts,
        contact.additional_emails,
        contact.additional_phones,
        contact.custom,
        contact.dnd_sms,
        contact.dnd_email,
        contact.tags,
        contact.created_at,
    )


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_an_export_changes_nothing_when_it_comes_back(
    session: Session, people: list[ContactRow], tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"contacts{ending}"
    assert export_contacts(session, Target(), path) == 2
    job = run_import(session, ImportRequest(path, mode=ImportMode.UPDATE, overwrite_empty=True))
    assert (job.succeeded, job.failed, job.warnings) == (2, 0, 0)
    after = all_contacts(session)
    assert [(row.id, content(row)) for row in after] == [(row.id, content(row)) for row in people]


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_an_export_makes_the_same_contacts_elsewhere(
    session: Session, people: list[ContactRow], clock: FixedClock, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"contacts{ending}"
    export_contacts(session, Target(), path)
    clock.move(DAY)
    other = add_account(session, "Süd", timezone="America/New_York", country="DE")
    job = run_import(other, ImportRequest(path, mapping={"id": "-"}))
    assert (job.created, job.failed, job.warnings) == (2, 0, 0)
    assert [content(row) for row in all_contacts(other)] == [content(row) for row in people]


def test_foreign_ids_do_not_touch_another_sub_account(
    session: Session, people: list[ContactRow], tmp_path: Path
) -> None:
    path = tmp_path / "contacts.csv"
    export_contacts(session, Target(), path)
    other = add_account(session, "Süd")
    assert run_import(other, ImportRequest(path)).failed == len(people)
    assert create_import(other, ImportRequest(path, mapping={"id": "-"})).total == len(people)


ENTRIES = st.lists(st.text("ab,;:\"' \n", min_size=1, max_size=8), max_size=5)


@given(ENTRIES)
def test_lists_come_back_from_their_cell(entries: list[str]) -> None:
    clean = list(dict.fromkeys(text for entry in entries if (text := clean_text(entry))))
    assert split_list(join_list(clean)) == clean


def test_quotes_in_plain_lists_stay() -> None:
    assert split_list('12" pipe, 5" nail; x') == ['12" pipe', '5" nail', "x"]
    assert split_list('"a, b"; c') == ["a, b", "c"]
    assert split_list('"open, b') == ['"open', "b"]
