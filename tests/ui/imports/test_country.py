"""The country of phone numbers: seen, changed, and pointed to where it loses numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bulkdesk.services.jobs import find_jobs
from bulkdesk.services.session import Session
from bulkdesk.ui.i18n import install_language
from bulkdesk.ui.imports.assistant import Step
from bulkdesk.ui.imports.options_page import OptionsPage
from tests.support import write_csv
from tests.ui.imports.conftest import OpenDialog
from tests.ui.imports.support import check, figure, go_to, start, step

HEADER = ["Vorname", "E-Mail", "Mobil", "Geburtstag"]


@pytest.fixture
def german(tmp_path: Path) -> Path:
    """A list as it is kept in Germany; two of the ten have no number."""
    rows = [[f"Name{i}", f"n{i}@example.com", f"0171 273083{i}", "03/04/1990"] for i in range(8)]
    more = [["Hans", "hans@example.com", "n/a", ""], ["Lena", "lena@example.com", "", ""]]
    return write_csv(tmp_path / "german.csv", [HEADER, *rows, *more])


def write_country(page: OptionsPage, words: str) -> None:
    line = page.country.lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, words)
    completer = line.completer()
    found = None if completer is None else completer.popup()
    if found is not None and found.isVisible():
        QTest.keyClick(found, Qt.Key.Key_Escape)
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert not line.hasFocus()


@pytest.mark.usefixtures("american")
def test_lost_numbers_lead_to_the_country(
    open_dialog: OpenDialog, german: Path, session: Session, qtbot: QtBot
) -> None:
    dialog = open_dialog(german)
    check(dialog, qtbot)
    notice = dialog.check_page.country_notice
    assert notice.isVisible()
    assert "read as numbers of this country: United States. 8 of 8" in notice.text
    assert figure(dialog, "warnings") == "9"
    assert notice.action_button is not None
    notice.action_button.click()
    page = dialog.options_page
    assert step(dialog) is Step.OPTIONS
    assert page.country.hasFocus()
    assert page.country.currentText() == "United States"
    write_country(page, "germany")
    assert page.country.currentText() == "Germany"
    check(dialog, qtbot)
    assert not notice.isVisible()
    assert figure(dialog, "warnings") == "1"
    start(dialog, qtbot)
    (job,) = find_jobs(session)
    # Nobody has said how dates are written, so they follow the country.
    assert (job.options["country"], job.options["day_first"]) == ("DE", True)


def test_few_lost_numbers_are_only_listed(open_dialog: OpenDialog, german: Path, qtbot: QtBot) -> None:
    """In the German sub-account of the tests, where "n/a" is no number that another country would read."""
    dialog = open_dialog(german)
    check(dialog, qtbot)
    assert not dialog.check_page.country_notice.isVisible()
    assert figure(dialog, "warnings") == "1"


def test_a_column_assigned_by_hand_says_how_its_dates_are_written(
    open_dialog: OpenDialog, tmp_path: Path, session: Session, qtbot: QtBot
) -> None:
    """An American file in the German sub-account of the tests, whose column of dates has no name that tells."""
    rows = [["a@example.com", "03/04/1990"], ["b@example.com", "12/31/1990"]]
    dialog = open_dialog(write_csv(tmp_path / "american.csv", [["E-Mail", "X1"], *rows]))
    assert dialog.options_page.options().day_first
    dialog.mapping_page.model.set_target(1, "date_of_birth")
    go_to(dialog, Step.OPTIONS)
    assert not dialog.options_page.options().day_first
    assert not dialog.options_page.is_edited()
    dialog.show_step(Step.MAPPING)
    dialog.mapping_page.model.set_target(1, None)
    go_to(dialog, Step.OPTIONS)
    assert dialog.options_page.options().day_first
    dialog.mapping_page.model.set_target(1, "date_of_birth")
    # Without going through the options again.
    start(dialog, qtbot)
    (job,) = find_jobs(session)
    assert job.options["day_first"] is False


def test_another_sheet_says_anew_how_its_dates_are_written(
    open_dialog: OpenDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "book.xlsx"
    book: Any = xlsxwriter.Workbook(str(path))
    for name, day in (("German", "31.12.1990"), ("American", "12/31/1990")):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, ["E-mail", "Birthday", name])
        sheet.write_row(1, 0, ["a@example.com", day, "x"])
    book.close()
    dialog = open_dialog(path)
    page = dialog.options_page
    assert page.options().day_first
    sheets = dialog.preview_page.sheet
    sheets.setCurrentIndex(sheets.findData("American"))
    qtbot.waitUntil(lambda: "American" in dialog.mapping_page.targets())
    go_to(dialog, Step.OPTIONS)
    assert not page.options().day_first


@pytest.mark.usefixtures("american")
def test_the_order_of_dates_stays_where_it_was_decided(
    open_dialog: OpenDialog, german: Path, tmp_path: Path
) -> None:
    dialog = open_dialog(german)
    page = dialog.options_page
    assert not page.options().day_first
    page.country.choose("DE")
    assert page.options().day_first
    page.dates.setCurrentIndex(0)
    page.dates.activated.emit(0)
    page.country.choose("US")
    assert page.options().day_first
    told = [HEADER, ["Ada", "ada@example.com", "0171 2730838", "31/12/1990"]]
    page = open_dialog(write_csv(tmp_path / "told.csv", told)).options_page
    assert page.options().day_first
    page.country.choose("CA")
    assert page.options().day_first


def test_the_country_is_asked_for_where_there_is_a_phone(open_dialog: OpenDialog, german: Path) -> None:
    dialog = open_dialog(german)
    go_to(dialog, Step.OPTIONS)
    page = dialog.options_page
    assert page.country.isVisible()
    write_country(page, "Atlantis")
    assert not dialog.next_button.isEnabled()
    assert dialog.reason.text() == "Choose a country from the list."
    dialog.show_step(Step.MAPPING)
    dialog.mapping_page.model.set_target(2, None)
    go_to(dialog, Step.OPTIONS)
    assert not page.country.isVisible()
    assert dialog.next_button.isEnabled()
    dialog.show_step(Step.MAPPING)
    dialog.mapping_page.model.set_target(2, "additional_phones")
    dialog.show_step(Step.OPTIONS)
    assert page.country.isVisible()


def test_countries_are_called_as_the_reader_calls_them(
    open_dialog: OpenDialog, german: Path, qapp: QApplication
) -> None:
    install_language(qapp, "de")
    box = open_dialog(german).options_page.country
    assert box.currentText() == "Deutschland"
    assert box.itemText(box.findData("US")) == "Vereinigte Staaten"


@pytest.mark.parametrize(
    ("words", "code"), [("at", "AT"), ("schweiz", None), ("switz", "CH"), ("united", None)]
)
def test_a_country_is_found_by_its_code_or_by_what_only_it_is_called(
    words: str, code: str | None, open_dialog: OpenDialog, german: Path
) -> None:
    dialog = open_dialog(german)
    go_to(dialog, Step.OPTIONS)
    write_country(dialog.options_page, words)
    assert dialog.options_page.country.chosen() == code
