"""Reading by columns gives what reading row by row gives, and leaves the other rows alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from bulkdesk.contacts.columns import ColumnReader, Columns
from bulkdesk.contacts.emails import normalise_email, plain_emails
from bulkdesk.contacts.fields import IMPORT_FIELDS
from bulkdesk.contacts.matching import new_columns, new_values
from bulkdesk.contacts.normalise import NormalisedRow, RowNormaliser
from bulkdesk.contacts.phones import normalise_phone, plain_phones
from bulkdesk.contacts.values import MAX_TEXT, clean_text, clean_texts

NOW = 1_767_225_600_000
TARGETS = (*IMPORT_FIELDS, "custom:Plan", "custom:Größe", "tags", "additional_phones")
PLAIN = {
    "id": ["7", "0", ""],
    "email": ["a@b.de", " Ann.B@Example.COM ", "x@y--z.de", "a@b.local", "nobody", "é@b.de", "K@b.de", "a@b.de\n"],
    "phone": ["030 123456", "+49 (0)30 123456", "+491701234567", "0049301234567", "12", "030 1234567 / 030 1234568"],
    "date_of_birth": ["1.2.1990", "1990-02-01", "1.2.2199", "never"],
    "created_at": ["2024-07-01 10:00", "2024-07-01T10:00:00Z", "soon"],
    "tags": ["vip", "vip; new", "new,VIP", '"a;b";c', " ; "],
    "dnd": ["ja", "no", "perhaps", " "],
    "full_name": ["Ada Lovelace", "Lovelace, Ada", "Ada"],
    "additional_emails": ["a@b.de; c@d.de", "nobody"],
    "additional_phones": ["030 123456"],
}  # fmt: skip
ANY = st.text(max_size=8) | st.sampled_from(
    ["", "", "", " ", "Zoe\u0308", "a\r\nb", "\u200bx", "x\u00a0", "n" * 1001, "\u0958" * 400]
)


def _cells(target: str) -> st.SearchStrategy[str]:
    plain = PLAIN.get(
        target, PLAIN["dnd"] if target.startswith("dnd") else ["Anna", "Zoë", " b ", 'O\'B "x"']
    )
    return st.sampled_from(["", *plain]) | ANY


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[list[str]]]:
    """Some different targets and rows for them."""
    targets = draw(st.lists(st.sampled_from(TARGETS), min_size=1, max_size=6, unique=True))
    rows = draw(st.lists(st.tuples(*map(_cells, targets)), min_size=1, max_size=5))
    return targets, [list(row) for row in rows]


def readers(targets: Sequence[str | None]) -> tuple[RowNormaliser, ColumnReader]:
    rows = RowNormaliser(
        targets, country="DE", day_first=True, timezone=ZoneInfo("Europe/Berlin"), today=dt.date(2026, 1, 1)
    )
    columns = ColumnReader(
        targets, country="DE", day_first=True, timezone=ZoneInfo("Europe/Berlin"), today=dt.date(2026, 1, 1)
    )
    return rows, columns


def read(targets: Sequence[str | None], rows: Sequence[Sequence[str]]) -> Columns:
    return readers(targets)[1].read(list(zip(*rows, strict=True)), len(rows))


def same(one: NormalisedRow, other: NormalisedRow) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in NormalisedRow.__slots__)


@given(tables())
@example((["notes", "email"], [["\u0958" * 2500, "a@b.de"]]))
@example((["dnd", "dnd_sms", "dnd_email", "email"], [["yes", "no", "", "a@b.de"], ["", "no", "x", "a@b.de"]]))
@example((["full_name", "first_name"], [["Ada Lovelace", ""], ["Ada Lovelace", "Bo"]]))
@example((["custom:Plan", "custom:Größe", "email"], [["", "1", "a@b.de"], ["", "", "c@d.de"]]))
def test_columns_say_what_the_rows_say(table: tuple[list[str], list[list[str]]]) -> None:
    targets, rows = table
    by_row, by_column = readers(targets)
    # The second time, with what was remembered.
    for _ in range(2):
        found = by_column.read(list(zip(*rows, strict=True)), len(rows))
        columns = new_columns(found, NOW)
        for index, cells in enumerate(rows):
            expected = by_row.normalise(cells)
            if index in found.odd:
                assert not any(
                    found.fields[name][index] for name in ("email", "phone") if name in found.fields
                )
                assert not found.tags[index]
                continue
            assert same(found.row(index), expected)
            assert expected.fatal is None
            assert not expected.problems
            values = {name: column[index] for name, column in columns.items() if column[index] is not None}
            assert values == new_values(expected, NOW)


def test_plain_rows_are_not_odd() -> None:
    targets = [
        "first_name",
        "email",
        "phone",
        "tags",
        "custom:No",
        "date_of_birth",
        "dnd",
        "created_at",
        "notes",
    ]
    rows = [
        ["Zoë", "Zoe@Example.com", "030 123456", "vip;new", "K-1", "1.2.1990", "ja", "2024-07-01 10:00", "a\nb"],
        ["Ann", "", "", "", "", "", "", "", ""],
        ["", "bad at example.com", "", "", "", "", "", "", ""],
        ["", "", "", "", "K-2", "", "", "", ""],
        ["n" * (MAX_TEXT + 1), "c@example.com", "", "", "", "", "", "", ""],
    ]  # fmt: skip
    found = read(targets, rows)
    assert found.odd == {2, 3, 4}
    assert found.fields["email"][:2] == ["zoe@example.com", None]
    assert found.tags[0] == ("vip", "new")


def test_missing_columns_are_empty_and_further_ones_ignored() -> None:
    _, reader = readers(["first_name", "email", "tags"])
    found = reader.read([["Ada", "Bo"]], 2)
    assert found.fields == {"first_name": ["Ada", "Bo"], "email": [None, None]}
    assert reader.read([["Ada"], [""], ["vip"], ["more"]], 1).odd == set()


@given(
    st.lists(
        st.text("a@b.deK-é \u212a\u0130\u03a3\n\r", max_size=12) | st.sampled_from(PLAIN["email"]), max_size=5
    )
)
def test_plain_emails_are_the_emails(cells: list[str]) -> None:
    for cell, found in zip(cells, plain_emails(cells), strict=True):
        assert found is None or found == normalise_email(cell)


NUMBERS = st.builds(
    lambda begin, rest: begin + rest,
    st.sampled_from(
        [
            "",
            "0",
            "00",
            "00 49",
            "+49",
            "+49 (0)",
            "49",
            "+1",
            "1",
            "011",
            "+44",
            "0044",
            "8",
            "810",
            "+7",
            "+39 0",
        ]
    ),
    st.text("0123456789", max_size=14) | st.text("0123456789 -/().", max_size=20),
)


@given(
    st.lists(
        NUMBERS | st.text("+0123456789 -/().", max_size=20) | st.text("+0123456789 \n\u0663e", max_size=20),
        max_size=5,
    ),
    st.sampled_from(["DE", "GB", "US", "RU", "IT", "BR", "GG", None]),
)
def test_plain_phones_are_the_phones(cells: list[str], country: str | None) -> None:
    for cell, found in zip(cells, plain_phones(cells, country), strict=True):
        assert found is None or found == normalise_phone(cell, country)


@given(st.lists(st.text(max_size=6) | st.text("ab\u0308\u0301 \t\u200b\u00a0\r\n", max_size=6), max_size=4))
def test_clean_texts_are_the_clean_text_of_each(cells: list[str]) -> None:
    assert clean_texts(cells) == [clean_text(cell) for cell in cells]
