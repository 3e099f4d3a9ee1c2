"""The assistant's models and the texts in their cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from bulkdesk.contacts.fields import IMPORT_FIELDS
from bulkdesk.files.reader import SourceRow
from bulkdesk.services.dry_run import DryRun, DryRunRow
from bulkdesk.store.jobs import ReasonCount
from bulkdesk.store.words import Outcome
from bulkdesk.ui.imports import formats
from bulkdesk.ui.imports.check_result import CheckResult
from bulkdesk.ui.imports.mapping_model import Column, MappingModel, Origin
from bulkdesk.ui.imports.preview_model import PreviewModel
from bulkdesk.ui.imports.problems_model import ProblemsModel
from bulkdesk.ui.imports.targets import GROUPS, field_text, holds_several, known_target
from bulkdesk.ui.jobs.reason import Reason
from bulkdesk.ui.theme import Theme, Tone
from bulkdesk.ui.widgets.cell_text import MAX_SHOWN, breakable, garbled, quoted, visible
from bulkdesk.ui.widgets.roles import CellRole

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
TARGET = Column.TARGET


def cell(model: MappingModel | PreviewModel | ProblemsModel, row: int, column: int) -> str:
    return str(model.index(row, column).data())


@given(st.text(max_size=600))
def test_a_cell_is_one_short_line_without_controls(text: str) -> None:
    shown = visible(text)
    assert len(shown) <= MAX_SHOWN
    assert not any(ord(char) < 32 or 0x7F <= ord(char) <= 0x9F for char in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


def test_controls_are_seen() -> None:
    assert visible("a\r\nb\tc\x00d\x1be") == "a⏎b⇥c␀d␛e"
    assert visible("user\u202egnp.exe") == "usergnp.exe"


def test_text_from_right_to_left_stays_within_its_quotes() -> None:
    assert quoted("שלום") == "\u2068שלום\u2069"
    assert quoted("Anna") == "Anna"


def test_a_long_path_can_break() -> None:
    path = "/home/anna/" + "x" * 120 + ".csv"
    assert max(len(part) for part in breakable(f"There is no file at {path}.").split("\u200b")) <= 50
    assert breakable(path).replace("\u200b", "") == path


@pytest.mark.parametrize("text", ["Sch\u00c3\u00a4fer", "don\u00e2\u20ac\u2122t", "Wei\ufffd", "M\x81ller"])
def test_letters_in_the_wrong_encoding_are_noticed(text: str) -> None:
    assert garbled(["Anna", text]) == text


def test_letters_in_the_right_encoding_are_left_alone() -> None:
    assert garbled(["Schäfer", "Weiß", "São Paulo", "Łukasz", "Ångström", "5º", "Âme"]) is None


def test_every_target_can_be_chosen_once() -> None:
    offered = [name for _, names in GROUPS for name in names]
    assert sorted(offered) == sorted(IMPORT_FIELDS)
    assert all(field_text(name) for name in offered)


def test_an_unknown_kept_target_is_left_out() -> None:
    assert known_target("email") == "email"
    assert known_target("custom: Fax ") == "custom:Fax"
    assert known_target("-") is None
    assert known_target("shoe_size") is None


def test_encodings_offer_the_one_in_use_however_it_is_spelled() -> None:
    for spelled, key in (
        ("utf_8", "utf-8"),
        ("UTF-8", "utf-8"),
        ("cp1252", "cp1252"),
        ("mac_roman", "mac-roman"),
    ):
        assert formats.encoding_key(spelled) == key
        assert [value for value, _ in formats.encodings(spelled)].count(key) == 1
    assert formats.encodings("koi8_r")[0] == ("koi8_r", "koi8_r")
    assert formats.delimiters("#")[0] == ("#", "#")


def test_preview_marks_broken_rows(qtbot: QtBot) -> None:
    model = PreviewModel()
    QAbstractItemModelTester(model, FATAL)
    rows = [
        SourceRow(2, ["Anna", "a@example.com"], None),
        SourceRow(3, ["x", "y", "z"], "too_many_columns"),
        SourceRow(4, ['"raw'], "unterminated_quote"),
    ]
    model.set_rows(["Name", "E-mail"], rows)
    assert model.broken == 2
    assert model.columnCount() == 4
    assert cell(model, 0, 1) == ""
    assert "more columns than the header" in cell(model, 1, 1)
    assert cell(model, 2, 2) == '"raw'
    assert cell(model, 2, 3) == ""
    assert model.index(1, 0).data(CellRole.ICON) == "warning"
    assert model.index(1, 0).data(CellRole.TONE) == Tone.WARNING
    model.set_rows(["Name"], [SourceRow(2, ["<b>x</b>"], None)])
    assert model.columnCount() == 2
    assert cell(model, 0, 1) == "<b>x</b>"


def mapped(header: list[str], targets: dict[str, str]) -> MappingModel:
    model = MappingModel()
    model.set_columns(header, [["one", "two", "three", "four"], ["one", "2", "", ""]])
    model.apply(targets, Origin.NAMES)
    return model


def test_mapping_says_where_each_column_goes(qtbot: QtBot) -> None:
    model = mapped(["Mail", "Name", "X"], {"Mail": "email", "Name": "first_name"})
    QAbstractItemModelTester(model, FATAL)
    assert [cell(model, 0, column) for column in Column] == ["Mail", "one", "E-mail", "Suggested"]
    assert [cell(model, 1, column) for column in Column] == ["Name", "two  ·  2", "First name", "Suggested"]
    assert cell(model, 2, TARGET) == "Leave out"
    with qtbot.waitSignal(model.mappingChanged):
        model.set_target(2, "custom:X")
    assert cell(model, 2, TARGET) == "Custom field “X”"
    assert cell(model, 2, Column.NOTE) == "New field"
    assert model.targets() == {"Mail": "email", "Name": "first_name", "X": "custom:X"}
    assert model.has_identity()


def test_mapping_flags_what_is_assigned_twice() -> None:
    model = mapped(["A", "B", "C"], {"A": "email"})
    model.set_target(1, "email")
    assert model.first_duplicate() == "email"
    assert cell(model, 0, Column.NOTE) == cell(model, 1, Column.NOTE) == "Assigned twice"
    assert model.index(0, Column.NOTE).data(CellRole.TONE) == Tone.DANGER
    model.set_target(1, "tags")
    model.set_target(2, "tags")
    assert holds_several("tags")
    assert model.first_duplicate() is None


def test_all_others_become_custom_fields_but_for_our_own_columns() -> None:
    model = mapped(["Mail", "Fax", "bulkdesk_row"], {"Mail": "email"})
    assert model.left_out() == ["Fax"]
    assert model.keep_others() == 1
    assert model.targets() == {"Mail": "email", "Fax": "custom:Fax", "bulkdesk_row": "-"}
    assert model.keep_others() == 0


def test_a_kept_mapping_fits_whatever_the_case_of_the_names() -> None:
    model = mapped(["E-MAIL", "vor  name"], {"E-Mail": "email", "Vor Name": "first_name"})
    assert model.targets() == {"E-MAIL": "email", "vor  name": "first_name"}


def test_a_long_list_says_that_it_is_cut(theme: Theme, qtbot: QtBot) -> None:
    rows = [DryRunRow(number, Outcome.FAILED, "x", [("invalid_email", "x")]) for number in range(1000)]
    result = CheckResult()
    qtbot.addWidget(result)
    reasons = [ReasonCount("invalid_email", Outcome.FAILED, 1500)]
    result.set_result(DryRun(2000, 500, 1500, 0, 0, 500, 0, reasons, rows))
    assert result.shown.text() == "The first 1,000 of 1,500 problem rows are listed"
    assert result.model.rowCount() == 1000
    result.set_result(DryRun(5, 5, 0, 0, 0, 5, 0, [], []))
    assert not result.table.isVisibleTo(result)


def test_problems_are_narrowed_to_a_reason(qtbot: QtBot) -> None:
    model = ProblemsModel()
    QAbstractItemModelTester(model, FATAL)
    model.set_rows(
        [
            DryRunRow(2, Outcome.FAILED, "x@", [("invalid_email", "x@")]),
            DryRunRow(3, Outcome.SUCCEEDED, "Anna", [("invalid_phone", "12"), ("invalid_date", "?")]),
            DryRunRow(9, Outcome.SKIPPED, None, [("already_exists", None)]),
        ]
    )
    assert [cell(model, row, 2) for row in range(3)] == ["Would fail", "With warning", "Would be skipped"]
    assert cell(model, 2, 1) == "–"
    model.show_reason(Reason("invalid_date", Outcome.SUCCEEDED))
    assert model.rowCount() == 1
    assert cell(model, 0, 0) == "3"
    model.show_reason(None)
    assert model.rowCount() == 3
