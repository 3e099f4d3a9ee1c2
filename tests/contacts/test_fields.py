from __future__ import annotations

import pytest

from bulkdesk.contacts import fields
from bulkdesk.contacts.fields import Target, has_identity, parse_target
from bulkdesk.store.errors import RefusedError


def test_every_field_is_once() -> None:
    names = [field.name for field in (*fields.FIELDS, *fields.IMPORT_ONLY_FIELDS)]
    assert len(set(names)) == len(names)


def test_everything_but_updated_at_can_be_imported() -> None:
    assert set(fields.IMPORT_FIELDS) == {field.name for field in fields.FIELDS} - {"updated_at"} | {
        "full_name",
        "dnd",
    }


@pytest.mark.parametrize("name", fields.IMPORT_FIELDS)
def test_target_is_read_and_written_alike(name: str) -> None:
    target = parse_target(f" {name.upper()} ")
    assert target is not None
    assert str(target) == name


def test_custom_target_keeps_its_case() -> None:
    target = parse_target("Custom: Lieblingsfarbe ")
    assert target == Target(None, "Lieblingsfarbe")
    assert str(target) == "custom:Lieblingsfarbe"


def test_dash_leaves_out() -> None:
    assert parse_target(" - ") is None


@pytest.mark.parametrize("text", ["", "updated_at", "mail", "custom:", "custom:  ", "email;phone"])
def test_unknown_target_is_refused(text: str) -> None:
    with pytest.raises(RefusedError) as refused:
        parse_target(text)
    assert (refused.value.code, refused.value.params) == ("unknown_field", {"field": text})


@pytest.mark.parametrize("target", ["id", "first_name", "last_name", "full_name", "email", "phone"])
def test_identity(target: str) -> None:
    assert has_identity([None, "city", target])


def test_no_identity() -> None:
    assert not has_identity([None, "company", "additional_emails", "custom:email"])
