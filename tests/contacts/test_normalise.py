from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulkdesk.contacts.fields import IMPORT_FIELDS
from bulkdesk.contacts.normalise import NormalisedRow, RowNormaliser
from bulkdesk.store.errors import RefusedError


def normaliser(*mapping: str | None) -> RowNormaliser:
    return RowNormaliser(
        mapping, country="DE", day_first=True, timezone=ZoneInfo("Europe/Berlin"), today=dt.date(2026, 1, 1)
    )


def read(**cells: str) -> NormalisedRow:
    return normaliser(*cells).normalise(list(cells.values()))


def test_whole_row() -> None:
    rows = normaliser(
        "id", "first_name", "last_name", "email", "phone", None, "tags", "custom:Plan", "date_of_birth", "dnd_sms",
        "additional_emails", "additional_phones", "notes", "created_at",
    )  # fmt: skip
    row = rows.normalise([
        "7", " Zoë ", "O'Brien", "ZOE@Example.com", "030 123456", "left out", "vip; new", "gold", "1.2.1990", "ja",
        "b@c.de ::: d@e.de", "0171 2345678", "a\r\nb", "2024-07-01 10:00",
    ])  # fmt: skip
    assert row.id == 7
    assert row.fields == {
        "first_name": "Zoë",
        "last_name": "O'Brien",
        "email": "zoe@example.com",
        "phone": "+4930123456",
        "date_of_birth": "1990-02-01",
        "notes": "a\nb",
        "created_at": "2024-07-01T08:00:00Z",
    }
    assert row.tags == ["vip", "new"]
    assert row.custom == {"Plan": "gold"}
    assert row.dnd == {"sms": True}
    assert row.additional_emails == ["b@c.de", "d@e.de"]
    assert row.additional_phones == ["+491712345678"]
    assert row.problems == []
    assert row.fatal is None


def test_empty_cells_are_none_and_missing_cells_are_empty() -> None:
    row = normaliser(
        "first_name", "email", "phone", "date_of_birth", "custom:x", "dnd", "additional_emails"
    ).normalise(["Anna", " "])
    assert row.fields == {"first_name": "Anna", "email": None, "phone": None, "date_of_birth": None}
    assert row.custom == {"x": None}
    assert row.dnd == {}
    assert row.additional_emails == []
    assert row.additional_phones is None
    assert row.problems == []


def test_cells_beyond_the_mapping_are_ignored() -> None:
    assert normaliser("first_name").normalise(["Anna", "x"]).fields == {"first_name": "Anna"}


def test_invalid_email_fails_the_row() -> None:
    row = read(first_name="Anna", email="anna@")
    assert row.fatal == ("invalid_email", "anna@")
    assert "email" not in row.fields


@pytest.mark.parametrize("other", ["first_name", "last_name", "full_name", "email", "id"])
def test_invalid_phone_is_a_warning_when_something_else_identifies(other: str) -> None:
    value = {"email": "a@b.de", "id": "5"}.get(other, "Anna")
    row = read(**{other: value, "phone": "n/a"})
    assert row.fatal is None
    assert row.problems == [("invalid_phone", "n/a")]
    assert "phone" not in row.fields


def test_invalid_phone_alone_fails_the_row() -> None:
    row = read(first_name="", phone="n/a", company="Acme", additional_emails="a@b.de")
    assert row.fatal == ("invalid_phone", "n/a")
    assert row.problems == []


@pytest.mark.parametrize("cells", [{"company": "Acme", "email": " "}, {"phone": "", "first_name": "\u200b"}])
def test_no_identity(cells: dict[str, str]) -> None:
    assert read(**cells).fatal == ("no_identity", "")


def test_id_alone_identifies() -> None:
    row = read(id=" 12 ", email="")
    assert (row.id, row.fatal) == (12, None)


@pytest.mark.parametrize("text", ["x", "0", "-1", "1.0", "012", "#5", "٣", "9223372036854775808", "9" * 5000])
def test_id_that_is_no_whole_number(text: str) -> None:
    row = read(id=text, email="a@b.de")
    assert row.fatal == ("unknown_contact_id", text)
    assert row.id is None


@pytest.mark.parametrize("text", ["30.02.1990", "32874", "1.1.1899", "2.1.2026", "1.1.90"])
def test_invalid_date_is_a_warning(text: str) -> None:
    row = read(email="a@b.de", date_of_birth=text)
    assert row.fatal is None
    assert row.problems == [("invalid_date", text)]
    assert "date_of_birth" not in row.fields


def test_additional_values_that_cannot_be_read_are_warnings() -> None:
    row = read(email="a@b.de", additional_emails="x, b@c.de, B@c.de", additional_phones="abc")
    assert row.fatal is None
    assert row.additional_emails == ["b@c.de"]
    assert row.additional_phones is None
    assert row.problems == [("invalid_email", "x"), ("invalid_phone", "abc")]


def test_values_of_one_label_in_one_cell_are_the_first_and_additional_ones() -> None:
    """Google Contacts exports a contact's second private address so, in "E-mail 1 - Value"."""
    row = read(email="ADA@example.org ::: ada@example.net", phone="030 123456 ::: +44 7911 123456 ::: n/a")
    assert row.fields == {"email": "ada@example.org", "phone": "+4930123456"}
    assert row.additional_emails == ["ada@example.net"]
    assert row.additional_phones == ["+447911123456"]
    assert row.problems == [("invalid_phone", "n/a")]
    listed = read(email="a@b.de ::: c@d.de", additional_emails="e@f.de")
    assert listed.additional_emails == ["e@f.de", "c@d.de"]
    assert read(email="a@ ::: c@d.de").fatal == ("invalid_email", "a@ ")


@pytest.mark.parametrize("text", ["0.0.00", "0/0/00", "00.00.0000", "0000-00-00", "0000-00-00 00:00:00"])
@pytest.mark.parametrize("field", ["date_of_birth", "created_at"])
def test_zeros_are_no_date(field: str, text: str) -> None:
    """Outlook and databases write them for an empty date."""
    row = read(email="a@b.de", **{field: text})
    assert (row.fields[field], row.problems) == (None, [])


def test_lists_may_have_several_columns() -> None:
    row = normaliser("email", "tags", "tags", "additional_emails", "additional_emails").normalise(
        ["a@b.de", "x,y", "y,z", "b@c.de", "d@e.de"]
    )
    assert row.tags == ["x", "y", "z"]
    assert row.additional_emails == ["b@c.de", "d@e.de"]


def test_full_name_fills_what_its_own_columns_leave_empty() -> None:
    assert read(full_name="Meyer, Anna").fields == {"first_name": "Anna", "last_name": "Meyer"}
    row = read(full_name="Anna Meyer", first_name="Anni", last_name="")
    assert row.fields == {"first_name": "Anni", "last_name": "Meyer"}


def test_dnd_for_both_channels_and_for_one() -> None:
    assert read(email="a@b.de", dnd="all").dnd == {"sms": True, "email": True}
    assert read(email="a@b.de", dnd="yes", dnd_sms="no").dnd == {"sms": True, "email": True}
    assert read(email="a@b.de", dnd_sms="no", dnd_email="1").dnd == {"sms": False, "email": True}


def test_dnd_that_is_neither_is_a_warning() -> None:
    row = read(email="a@b.de", dnd="perhaps")
    assert row.dnd == {}
    assert row.problems == [("invalid_option", "perhaps")]


@pytest.mark.parametrize(
    ("target", "limit"), [("company", 1000), ("notes", 5000), ("custom:x", 5000), ("full_name", 1000)]
)
def test_too_long_is_left_out_not_cut(target: str, limit: int) -> None:
    rows = normaliser("email", target)
    assert rows.normalise(["a@b.de", "x" * limit]).problems == []
    row = rows.normalise(["a@b.de", "x" * (limit + 1)])
    assert row.problems == [("value_too_long", "x" * (limit + 1))]
    assert row.fields == {"email": "a@b.de"}
    assert row.custom == {}


def test_two_columns_for_one_value_are_refused() -> None:
    with pytest.raises(RefusedError) as refused:
        normaliser("email", "phone", "Email")
    assert (refused.value.code, refused.value.params) == ("duplicate_target", {"field": "email"})


def test_unknown_target_is_refused() -> None:
    with pytest.raises(RefusedError, match="unknown_field"):
        normaliser("email", "updated_at")


def test_dash_leaves_a_column_out() -> None:
    assert normaliser("email", "-").normalise(["a@b.de", "x"]).fields == {"email": "a@b.de"}


@given(st.lists(st.text(), min_size=len(IMPORT_FIELDS), max_size=len(IMPORT_FIELDS)))
def test_any_cells_give_a_row_that_is_identified_or_says_why_not(cells: list[str]) -> None:
    row = normaliser(*IMPORT_FIELDS).normalise(cells)
    identified = row.id or any(row.fields.get(name) for name in ("first_name", "last_name", "email", "phone"))
    assert identified or row.fatal is not None


@given(st.lists(st.text("ab@.0123456789+ ,", max_size=12), max_size=6))
def test_a_normaliser_keeps_nothing_between_rows(cells: list[str]) -> None:
    mapping = ("first_name", "email", "phone", "tags", "additional_emails", "dnd")
    used = normaliser(*mapping)
    used.normalise(["Anna", "a@b.de", "030 123456", "vip", "b@c.de", "yes"])
    again, fresh = used.normalise(cells), normaliser(*mapping).normalise(cells)
    for name in NormalisedRow.__slots__:
        assert getattr(again, name) == getattr(fresh, name)
