"""One contact by hand: the rules of an import, refused in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bulkdesk.contacts.form import FormValue
from bulkdesk.services import contact_card
from bulkdesk.services.imports import ImportRequest
from bulkdesk.services.session import Session, add_account
from bulkdesk.services.texts import error_text
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.errors import NotAllowedError, RefusedError
from bulkdesk.store.words import JobType, Outcome, Role
from tests.support import START, all_contacts, run_import, write_csv


def test_a_contact_is_made_as_an_import_would(session: Session) -> None:
    card = contact_card.create_contact(
        session,
        {
            "first_name": "  Käthe ",
            "email": " Kaethe@Example.COM",
            "phone": "0170 1234567",
            "date_of_birth": "04.03.1990",
            "additional_emails": ["B@example.com", "", "b@example.com"],
            "custom": {"Size": "7", "Empty": ""},
        },
        tags=["VIP", "vip", "lead"],
    )
    contact = card.contact
    assert contact.texts["first_name"] == "Käthe"
    assert contact.texts["email"] == "kaethe@example.com"
    assert contact.texts["phone"] == "+491701234567"
    assert contact.texts["date_of_birth"] == "1990-03-04"
    assert contact.additional_emails == ["b@example.com"]
    assert contact.custom == {"Size": "7"}
    assert contact.tags == ["lead", "VIP"]
    assert (contact.created_at, contact.updated_at) == (START, START)


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"first_name": "A", "email": "no mail"}, "invalid_email", "email"),
        ({"first_name": "A", "phone": "123 (ask Ben)"}, "invalid_phone", "phone"),
        ({"first_name": "A", "date_of_birth": "31.02.2000"}, "invalid_date", "date_of_birth"),
        ({"first_name": "A", "additional_phones": ["x"]}, "invalid_phone", "additional_phones"),
        ({"first_name": "A" * 1001}, "value_too_long", "first_name"),
        ({"first_name": "A", "custom": {"Size": "x" * 5001}}, "value_too_long", "Size"),
        ({"first_name": "A", "id": "7"}, "unknown_field", "id"),
        ({"first_name": "A", "deleted_at": "7"}, "unknown_field", "deleted_at"),
        ({"company": "Nobody"}, "contact_no_identity", None),
    ],
)
def test_what_cannot_be_read_is_refused(
    session: Session, values: dict[str, FormValue], code: str, field: str | None
) -> None:
    with pytest.raises(RefusedError) as refused:
        contact_card.create_contact(session, values)
    assert (refused.value.code, refused.value.params.get("field")) == (code, field)
    assert "{" not in error_text(refused.value)
    assert error_text(refused.value) != str(refused.value)
    assert all_contacts(session) == []


def test_a_conflict_is_named_and_changes_nothing(session: Session) -> None:
    first = contact_card.create_contact(session, {"first_name": "Anna", "email": "a@example.com"}).contact
    phone = contact_card.create_contact(session, {"first_name": "Ben", "phone": "0170 1234567"}).contact
    # With an e-mail of its own somebody may share the number.
    third = contact_card.create_contact(session, {"email": "c@example.com", "phone": "0170 1234567"}).contact
    for values, owner in (({"email": "A@example.com"}, first), ({"email": ""}, phone)):
        with pytest.raises(RefusedError) as refused:
            contact_card.edit_contact(session, third.id, values)
        assert refused.value.code == "contact_conflict"
        assert refused.value.params["contact"] == owner.id
        assert refused.value.params["name"] == owner.texts["first_name"]
    assert contact_card.get_contact(session, third.id).contact == third
    other = add_account(session, "Süd")
    contact_card.create_contact(other, {"email": "a@example.com"})


def test_an_edit_changes_the_given_fields_only(session: Session, clock: FixedClock) -> None:
    made = contact_card.create_contact(
        session, {"first_name": "Anna", "city": "Köln", "custom": {"a": "1", "b": "2"}}
    ).contact
    clock.move(1_000)
    same = contact_card.edit_contact(session, made.id, {"city": " Köln ", "custom": {"a": "1"}}).contact
    assert same == made
    edited = contact_card.edit_contact(
        session, made.id, {"city": "", "custom": {"a": None, "c": "3"}}
    ).contact
    assert (edited.texts["first_name"], edited.texts["city"]) == ("Anna", None)
    assert edited.custom == {"b": "2", "c": "3"}
    assert edited.updated_at == START + 1_000
    assert session.store.scalar("SELECT revision FROM contact WHERE id = ?", made.id) == 1
    with pytest.raises(RefusedError, match="contact_no_identity"):
        contact_card.edit_contact(session, made.id, {"first_name": ""})


def test_tags_and_channels(session: Session, clock: FixedClock) -> None:
    made = contact_card.create_contact(session, {"first_name": "Anna"}, tags=["vip"]).contact
    clock.move(5)
    card = contact_card.change_tags(session, made.id, add=["Lead", "VIP"], remove=["nothing"])
    assert (card.contact.tags, card.contact.updated_at) == (["Lead", "vip"], START + 5)
    assert contact_card.change_tags(session, made.id, remove=["LEAD"]).contact.tags == ["vip"]
    closed = contact_card.set_dnd(session, made.id, "sms", closed=True, reason="asked")
    assert (closed.contact.dnd_sms, closed.contact.dnd_email) == (True, False)
    clock.move(5)
    again = contact_card.set_dnd(session, made.id, "sms", closed=True, reason="other")
    assert again.dnd == {"sms": (START + 5, "asked")}
    assert contact_card.set_dnd(session, made.id, "sms", closed=False).dnd == {}


def test_another_sub_account_and_an_auditor_are_kept_out(session: Session) -> None:
    made = contact_card.create_contact(session, {"first_name": "Anna"}).contact
    other = add_account(session, "Süd")
    for act in (
        lambda: contact_card.get_contact(other, made.id),
        lambda: contact_card.edit_contact(other, made.id, {"city": "x"}),
        lambda: contact_card.change_tags(other, made.id, add=["x"]),
        lambda: contact_card.set_dnd(other, made.id, "sms", closed=True),
        lambda: contact_card.history(other, made.id),
    ):
        with pytest.raises(RefusedError, match="contact_unknown"):
            act()
    auditor = replace(session, user=replace(session.user, role=Role.AUDITOR))
    with pytest.raises(NotAllowedError):
        contact_card.edit_contact(auditor, made.id, {"city": "x"})
    assert contact_card.get_contact(auditor, made.id).contact == made


def test_history_says_what_each_job_did(session: Session, tmp_path: Path) -> None:
    header = ["First name", "Email", "City", "Tags", "Size"]
    for number, row in enumerate(
        (["Anna", "a@example.com", "Köln", "vip", "7"], ["Anna", "a@example.com", "Bonn", "lead", "8"])
    ):
        path = write_csv(tmp_path / f"{number}.csv", [header, row])
        run_import(session, ImportRequest(path, mapping={"Size": "custom:Size"}))
    contact = all_contacts(session)[0]
    second, first = contact_card.history(session, contact.id)
    assert (first.made, first.changes, first.job_type) == (True, [], JobType.IMPORT)
    assert (second.made, second.outcome) == (False, Outcome.SUCCEEDED)
    assert {(change.field, change.before, change.after) for change in second.changes} == {
        ("city", "Köln", "Bonn"),
        ("custom:Size", "7", "8"),
        ("tags", None, "lead"),
    }
    assert contact_card.history(session, contact.id, before=(second.job_id, second.seq)) == [first]
    assert contact_card.history(session, contact.id, limit=1) == [second]
