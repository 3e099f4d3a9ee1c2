"""Which file, and how it is read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from bulkdesk.services.session import Session
from bulkdesk.store import accounts
from bulkdesk.store.words import Role
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.imports.assistant import ImportDialog, Step
from bulkdesk.ui.imports.recent_files import recent_files
from tests.ui.imports.conftest import OpenDialog
from tests.ui.imports.support import step


def _refused_files(folder: Path) -> dict[str, Path]:
    paths = {
        name: folder / f"{name}.csv" for name in ("missing", "empty", "header", "binary", "blank", "folder")
    }
    paths["empty"].write_bytes(b"")
    paths["header"].write_text("Name,E-mail\n")
    paths["binary"].write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    paths["blank"].write_text("\n\n   \n")
    paths["folder"].mkdir()
    return paths


@pytest.mark.parametrize("kind", ["missing", "empty", "header", "binary", "blank", "folder"])
def test_a_file_is_refused_in_one_line_on_the_page(
    kind: str, open_dialog: OpenDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog(None)
    dialog.open_file(_refused_files(tmp_path)[kind])
    assert dialog.reason.text() == "The file is being read."
    qtbot.waitUntil(dialog.file_page.error.isVisible)
    assert f"{kind}.csv" in dialog.file_page.error.text
    assert "\n" not in dialog.file_page.error.text
    assert QApplication.activeModalWidget() in {None, dialog}
    assert step(dialog) is Step.FILE
    assert not dialog.next_button.isEnabled()
    assert dialog.reason.text() == "Choose a file first."
    assert recent_files() == []


def test_after_a_refusal_another_file_is_taken(
    open_dialog: OpenDialog, tmp_path: Path, people: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog(None)
    hint = dialog.file_page.zone.hint
    asked = hint.text()
    dialog.open_file(tmp_path / "missing.csv")
    qtbot.waitUntil(dialog.file_page.error.isVisible)
    dialog.open_file(people)
    qtbot.waitUntil(lambda: step(dialog) is Step.PREVIEW)
    assert not dialog.file_page.error.isVisibleTo(dialog.file_page)
    assert "another file" in hint.text()
    dialog.open_file(tmp_path / "missing.csv")
    qtbot.waitUntil(dialog.file_page.error.isVisible)
    # There is no file that another one could take the place of.
    assert hint.text() == asked


def test_a_long_path_does_not_widen_the_window(open_dialog: OpenDialog, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = open_dialog(None)
    width = dialog.width()
    dialog.open_file(tmp_path / ("x" * 200 + ".csv"))
    qtbot.waitUntil(dialog.file_page.error.isVisible)
    assert dialog.width() == width
    assert dialog.minimumSizeHint().width() <= width


def test_an_auditor_is_told_so(session: Session, theme: object, people: Path, qtbot: QtBot) -> None:
    with session.store.write():
        auditor = accounts.add_user(session.store, name="otto", role=Role.AUDITOR)
    desk = Desk(replace(session, user=auditor))
    dialog = ImportDialog(desk, path=people)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.file_page.error.isVisible)
    assert "otto" in dialog.file_page.error.text
    desk.close()


def drop(dialog: ImportDialog, *urls: QUrl) -> None:
    data = QMimeData()
    data.setUrls(list(urls))
    event = QDropEvent(
        QPointF(QPoint(5, 5)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dialog.file_page.dropEvent(event)


def test_a_file_can_be_dropped(open_dialog: OpenDialog, people: Path, qtbot: QtBot) -> None:
    dialog = open_dialog(None)
    drop(dialog, QUrl.fromLocalFile(str(people)), QUrl.fromLocalFile(str(people)))
    assert dialog.file_page.error.text == "Drop one file at a time."
    drop(dialog, QUrl("https://example.com/people.csv"))
    assert "on this computer" in dialog.file_page.error.text
    drop(dialog, QUrl.fromLocalFile(str(people)))
    qtbot.waitUntil(lambda: step(dialog) is Step.PREVIEW)


def test_recent_files_are_offered(open_dialog: OpenDialog, people: Path, qtbot: QtBot) -> None:
    open_dialog(people)
    dialog = open_dialog(None)
    (button,) = dialog.file_page.recent_buttons
    assert button.text() == "people.csv"
    button.click()
    qtbot.waitUntil(lambda: step(dialog) is Step.PREVIEW)


def choose(combo: QComboBox, value: str) -> None:
    place = combo.findData(value)
    assert place >= 0
    combo.setCurrentIndex(place)


def test_another_delimiter_reads_the_file_anew(open_dialog: OpenDialog, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "de.csv"
    path.write_text("Vorname;E-Mail\nAnna;anna@example.com\n", encoding="utf-8")
    dialog = open_dialog(path)
    page = dialog.preview_page
    assert page.delimiter.currentData() == ";"
    assert page.model.columnCount() == 3
    choose(page.delimiter, ",")
    assert dialog.reason.text() == "The file is being read."
    qtbot.waitUntil(lambda: page.model.columnCount() == 2)
    assert dialog.mapping_page.targets() == {"Vorname;E-Mail": "-"}
    choose(page.delimiter, ";")
    qtbot.waitUntil(lambda: page.model.columnCount() == 3)
    assert dialog.mapping_page.targets() == {"Vorname": "first_name", "E-Mail": "email"}


def test_wrong_letters_are_noticed_and_mended(open_dialog: OpenDialog, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "de.csv"
    path.write_text("Vorname,E-Mail\nJürgen,j@example.com\n", encoding="utf-8")
    dialog = open_dialog(path)
    page = dialog.preview_page
    assert not page.hint.isVisible()
    dialog.mapping_page.model.set_target(0, "last_name")
    choose(page.encoding, "cp1252")
    qtbot.waitUntil(page.hint.isVisible)
    assert "JÃ¼rgen" in page.hint.text
    assert page.hint.action_button is not None
    page.hint.action_button.click()
    qtbot.waitUntil(lambda: not page.hint.isVisible())
    assert page.encoding.currentData() == "utf-8"
    # The columns are the same: what was assigned stays.
    assert dialog.mapping_page.targets()["Vorname"] == "last_name"


def test_a_sheet_can_be_chosen_and_an_empty_one_is_refused(
    open_dialog: OpenDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "book.xlsx"
    book: Any = xlsxwriter.Workbook(str(path))
    for name, rows in (
        ("One", [["E-mail"], ["a@example.com"]]),
        ("Two", [["Phone", "City"], ["1", "Köln"]]),
        ("None", []),
    ):
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    dialog = open_dialog(path)
    page = dialog.preview_page
    assert page.sheet.isVisible()
    assert not page.delimiter.isVisible()
    choose(page.sheet, "Two")
    qtbot.waitUntil(lambda: page.model.columnCount() == 3)
    choose(page.sheet, "None")
    qtbot.waitUntil(page.error.isVisible)
    assert not dialog.next_button.isEnabled()
    choose(page.sheet, "One")
    qtbot.waitUntil(dialog.next_button.isEnabled)
    assert not page.error.isVisible()
