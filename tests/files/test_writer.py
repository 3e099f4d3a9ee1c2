"""Writing: formulas stay text, files appear whole or not at all."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulkdesk.files import writer
from bulkdesk.files.detect import detect
from bulkdesk.files.formulas import escape_formula, unescape_formula
from bulkdesk.files.reader import open_source
from bulkdesk.files.writer import open_writer
from bulkdesk.store.errors import RefusedError

nasty = st.text(st.one_of(st.sampled_from("'=+-@\t\r\n;＝＋－＠0 ."), st.characters()), max_size=8)


@given(nasty)
def test_escaping_can_be_undone(text: str) -> None:
    assert unescape_formula(escape_formula(text)) == text


@given(nasty)
def test_no_formula_is_left(text: str) -> None:
    shown = escape_formula(text)
    assert not shown.startswith(tuple("=@\t\r\n＝＋－＠"))
    if shown.startswith(("+", "-")):
        assert shown == text
        assert set(shown[1:]) <= set("0123456789 .,")


@given(st.text("'=+-@\t\r\n;＝0 .", max_size=8))
def test_none_is_left_where_semicolons_and_line_ends_end_cells(text: str) -> None:
    for shown in re.split(r"[;\r\n]", escape_formula(text))[1:]:
        assert not shown.startswith(tuple("=@\t＝＋－＠"))
        if shown.startswith(("+", "-")):
            assert set(shown[1:]) <= set("0123456789 .,")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a;=1+1;", "a;'=1+1;"),
        ("vip;'@x", "vip;''@x"),
        ("Called\r\n- asked", "Called\r\n'- asked"),
        ("a;+49 151 2345678;-1.5", "a;+49 151 2345678;-1.5"),
        ("=1;=2", "'=1;'=2"),
    ],
)
def test_escaped_within(text: str, shown: str) -> None:
    assert escape_formula(text) == shown
    assert unescape_formula(shown) == text


@pytest.mark.parametrize(
    "text", ["+49 151 2345678", "+4915123", "-1", "-1.5", "+3,14", "O'Neil", "", "'s", "a=b"]
)
def test_kept_as_they_are(text: str) -> None:
    assert escape_formula(text) == text


@pytest.mark.parametrize(
    "text", ["=1+1", "+1+1", "-2+3", "@A1", "\t=1", "\r", "\n", "＝1", "-", "+49 151\n", "+٣"]
)
def test_escaped(text: str) -> None:
    assert escape_formula(text) == "'" + text


def test_csv_bytes(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    with open_writer(path, ["name", "=x"], sheet_name="S") as table:
        table.write(["Jürgen", 5])
        table.write(['say "hi", now', None])
        table.write(["\ud800", "+49 1"])
    expected = '\ufeffname,\'=x\r\nJürgen,5\r\n"say ""hi"", now",\r\n\ufffd,+49 1\r\n'
    assert path.read_bytes() == expected.encode()
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.csv"]


cells = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff\0\ufeff"), max_size=8
)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@settings(max_examples=25, deadline=None)
@given(rows=st.lists(st.lists(cells, min_size=2, max_size=2), min_size=1, max_size=5))
def test_own_files_come_back(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, rows: list[list[str]]
) -> None:
    path = tmp_path_factory.mktemp("trip") / f"out{suffix}"
    with open_writer(path, ["a", "b", "bulkdesk_row"], sheet_name="S") as table:
        for number, row in enumerate(rows):
            table.write([*row, number])
    with open_source(path) as source:
        assert [row.cells for row in source] == [[*row, str(number)] for number, row in enumerate(rows)]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_an_error_leaves_nothing_and_the_older_file(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"out{suffix}"
    path.write_bytes(b"older")

    def fail() -> None:
        with open_writer(path, ["a"], sheet_name="S") as table:
            table.write(["1"])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert [(entry.name, entry.read_bytes()) for entry in tmp_path.iterdir()] == [(path.name, b"older")]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_refusals(tmp_path: Path, suffix: str) -> None:
    places = [
        (tmp_path / "out.pdf", "unsupported_export"),
        (tmp_path / "none" / f"out{suffix}", "export_unwritable"),
        (tmp_path / f"folder{suffix}", "export_unwritable"),
    ]
    places[2][0].mkdir()
    for path, code in places:
        with pytest.raises(RefusedError) as refused, open_writer(path, ["a"], sheet_name="S"):
            pass
        assert refused.value.code == code
    assert [entry.name for entry in tmp_path.iterdir()] == [f"folder{suffix}"]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_disk_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with (
        pytest.raises(RefusedError) as refused,
        open_writer(tmp_path / f"out{suffix}", ["a"], sheet_name="S") as table,
    ):
        table.write(["1"])
    assert refused.value.code == "disk_full"
    assert list(tmp_path.iterdir()) == []


def test_xlsx_cell_too_long(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    with open_writer(path, ["a"], sheet_name="S") as table:
        table.write(["x" * 32_767])
    with pytest.raises(RefusedError) as refused, open_writer(path, ["a", "b"], sheet_name="S") as table:
        table.write(["1", "x" * 32_768])
    assert refused.value.code == "xlsx_cell_too_long"
    assert (refused.value.params["row"], refused.value.params["column"]) == (2, "b")


def test_xlsx_goes_on_in_a_second_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "MAX_SHEET_ROWS", 3)
    path = tmp_path / "out.xlsx"
    with open_writer(path, ["a"], sheet_name="Con:tacts") as table:
        for number in range(5):
            table.write([number])
    with open_source(path) as source:
        assert source.format.sheets == ("Con tacts", "2", "3")
        assert [row.cells for row in source] == [["0"], ["1"]]
    with open_source(path, detect(path, sheet="3")) as source:
        assert (source.header, [row.cells for row in source]) == (["a"], [["4"]])


def test_the_callers_own_error_is_not_taken_for_ours(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="mine"), open_writer(tmp_path / "out.csv", ["a"], sheet_name="S"):
        raise OSError(errno.ENOSPC, "mine")
