from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulkdesk.contacts.values import clean_text, parse_flag, split_list, split_name, trim

ODD_NAMES = [
    "O'Brien", "d'Arc", "Zoë", "李小龙", "Łukasz", "Müller-Lüdenscheidt", "Nguyễn", "Þór", "محمد", "Владимир",
    "Jean-Luc", "N'Djaména", "=1+1", "Null", "None", "Robert'); DROP TABLE contacts;--", "<b>Max</b>", "👩‍👩‍👧", "ß",
]  # fmt: skip


@pytest.mark.parametrize("name", ODD_NAMES)
def test_names_stay_as_they_are(name: str) -> None:
    assert clean_text(name) == unicodedata.normalize("NFC", name)
    assert clean_text(f"\ufeff\u00a0 {name}\u200b\t") == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        (" \u00a0\u200b\ufeff\n", None),
        ("\x00", None),
        (" a  b ", "a  b"),
        ("a\x00b\x1f", "ab"),
        ("a\tb", "a\tb"),
        ("a\r\nb\rc\n", "a\nb\nc"),
        ("Zoe\u0308", "Zoë"),
        ("\x1b \x1b", None),
        ("a\u200cb", "a\u200cb"),
    ],
)
def test_clean_text(text: str, expected: str | None) -> None:
    assert clean_text(text) == expected


@given(st.text())
def test_clean_text_is_clean_once_and_for_all(text: str) -> None:
    cleaned = clean_text(text)
    if cleaned is not None:
        assert cleaned == trim(cleaned) == unicodedata.normalize("NFC", cleaned)
        assert not [
            letter for letter in cleaned if unicodedata.category(letter) == "Cc" and letter not in "\n\t"
        ]
        assert clean_text(cleaned) == cleaned


@given(st.text(st.characters(max_codepoint=127)))
def test_trim_is_the_same_for_ascii_and_other_text(text: str) -> None:
    assert trim(text) + "ä" == trim(text + "ä")[:-1].rstrip() + "ä"


@pytest.mark.parametrize(
    ("full", "expected"),
    [
        ("", (None, None)),
        (" , ", (None, None)),
        ("Anna", ("Anna", None)),
        ("李小龙", ("李小龙", None)),
        ("Anna Meyer", ("Anna", "Meyer")),
        ("Anna  Maria\u00a0Meyer", ("Anna Maria", "Meyer")),
        ("Meyer, Anna Maria", ("Anna Maria", "Meyer")),
        ("van Beethoven, Ludwig", ("Ludwig", "van Beethoven")),
        ("Ludwig van Beethoven", ("Ludwig van", "Beethoven")),
        ("Meyer,", ("Meyer", None)),
        ("Martin King, Jr.", ("Martin", "King, Jr.")),
        ("Martin Luther King, Ph.D.", ("Martin Luther", "King, Ph.D.")),
        ("Jeanne d'Arc", ("Jeanne", "d'Arc")),
    ],
)
def test_split_name(full: str, expected: tuple[str | None, str | None]) -> None:
    assert split_name(full) == expected


@given(st.text(st.characters(categories=["L", "Zs", "P"])))
def test_no_word_of_a_name_is_lost(full: str) -> None:
    parts = " ".join(part for part in split_name(full) if part)
    assert sorted(parts.replace(",", " ").split()) == sorted(
        (clean_text(full) or "").replace(",", " ").split()
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" ;, ", []),
        ("vip", ["vip"]),
        ("vip, new;vip ,Köln", ["vip", "new", "Köln"]),
        ("a@b.de ::: c@d.de", ["a@b.de", "c@d.de"]),
        ("a\r\nb\nc", ["a", "b", "c"]),
        ("two words, level: 3", ["two words", "level: 3"]),
        ("\ufeffa,\u200bb", ["a", "b"]),
    ],
)
def test_split_list(text: str, expected: list[str]) -> None:
    assert split_list(text) == expected


@given(st.lists(st.text("ab :;,\n\t\x00é", max_size=6), max_size=6))
def test_split_list_gives_clean_distinct_entries(parts: list[str]) -> None:
    entries = split_list(",".join(parts))
    assert len(set(entries)) == len(entries)
    for entry in entries:
        assert clean_text(entry) == entry
        assert not set(entry) & set(",;\n")


@pytest.mark.parametrize("text", ["true", "YES", " ja ", "1", "x", "Wahr", "on", "all"])
def test_flag_on(text: str) -> None:
    assert parse_flag(text) is True


@pytest.mark.parametrize("text", ["false", "No", "nein", "0", "FALSCH", "off\u00a0"])
def test_flag_off(text: str) -> None:
    assert parse_flag(text) is False


@pytest.mark.parametrize("text", ["", "maybe", "2", "vielleicht", "-1", "yes no"])
def test_flag_neither(text: str) -> None:
    assert parse_flag(text) is None
