"""What is said before an import is started without its check."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from bulkdesk.ui.imports.assistant import Step
from tests.support import write_csv
from tests.ui.imports.conftest import OpenDialog
from tests.ui.imports.support import go_to, step

HEADER = ["Vorname", "E-Mail", "Mobil", "Rabattgruppe"]


@pytest.mark.usefixtures("american")
def test_lost_numbers_and_columns_are_told_on_the_preview(
    open_dialog: OpenDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [[f"Name{i}", f"n{i}@example.com", f"0171 273083{i}", "G1"] for i in range(8)]
    dialog = open_dialog(write_csv(tmp_path / "german.csv", [HEADER, *rows]))
    preview, mapping, options = dialog.notes
    assert dialog.start_button.isEnabled()
    qtbot.waitUntil(preview.country.isVisible)
    assert "this country: United States. 8 of 8 cannot be read" in preview.country.text
    assert not preview.failing.isVisible()
    left_out = dialog.preview_page.left_out
    assert left_out.isVisible()
    assert left_out.text == "1 column will not be imported: Rabattgruppe"
    left_out.button.click()
    assert step(dialog) is Step.MAPPING
    assert mapping.country.isVisible()
    assert mapping.country.action_button is not None
    mapping.country.action_button.click()
    assert step(dialog) is Step.OPTIONS
    assert dialog.options_page.country.hasFocus()
    dialog.options_page.country.choose("DE")
    qtbot.waitUntil(lambda: not options.isVisible())
    dialog.show_step(Step.PREVIEW)
    assert not preview.isVisible()


def test_rows_that_fail_are_told_before_the_check(
    open_dialog: OpenDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [[f"Name{i}", f"n{i}@example.com", "", ""] for i in range(250)]
    nobody = [["", "", "", "G1"]] * 13
    dialog = open_dialog(write_csv(tmp_path / "gaps.csv", [HEADER, *nobody, ["A", "none", "", ""], *rows]))
    notes = dialog.notes[0]
    qtbot.waitUntil(notes.failing.isVisible)
    assert notes.failing.text.startswith(
        "14 of the first 200 rows would fail: No name, e-mail or phone (13), "
    )
    assert notes.failing.action_button is not None
    notes.failing.action_button.click()
    assert step(dialog) is Step.CHECK


def test_nothing_is_said_where_there_is_nothing(
    open_dialog: OpenDialog, people: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog(people)
    notes = dialog.notes[1]
    go_to(dialog, Step.MAPPING)
    qtbot.waitUntil(notes.failing.isVisible)
    assert notes.failing.text.startswith("1 of 3 rows would fail: ")
    # Without the column of the bad address the row has a name.
    dialog.mapping_page.model.set_target(2, None)
    qtbot.waitUntil(lambda: not notes.isVisible())
