"""Saving the log, and changing a job that has not begun."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from bulkdesk.jobs import states
from bulkdesk.services.imports import ImportRequest, create_import
from bulkdesk.services.jobs import edit, get_job
from bulkdesk.services.records import Download
from bulkdesk.services.session import Session
from bulkdesk.services.times import parse_moment
from bulkdesk.store.jobs import JobRow
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.jobs.download import choose_and_download, suggested_name
from bulkdesk.ui.jobs.edit import EditJobDialog
from bulkdesk.ui.jobs.statistics import StatisticsDialog
from bulkdesk.ui.saving import with_suffix
from tests.support import write_csv
from tests.ui.file_dialogs import answer_file_dialogs


def choose(monkeypatch: pytest.MonkeyPatch, path: Path, used: str = "CSV file (*.csv)") -> None:
    """Answer the file dialog."""
    answer_file_dialogs(monkeypatch, path, used)


def save(qtbot: QtBot, desk: Desk, job: JobRow, which: Download) -> tuple[str, str]:
    parent = QWidget()
    qtbot.addWidget(parent)
    with qtbot.waitSignal(desk.notify, timeout=20_000) as told:
        choose_and_download(desk, job.id, parent, which)
    tone, text, _action = told.args
    return str(tone), str(text)


def test_csv_of_the_failed_rows(
    qtbot: QtBot, desk: Desk, mixed: JobRow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "log")
    tone, text = save(qtbot, desk, mixed, Download.FAILED)
    assert tone == "success"
    assert "log.csv" in text
    data = (tmp_path / "log.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines()))
    assert rows[0][:5] == ["E-mail", "Phone", "Company", "bulkdesk_row", "bulkdesk_code"]
    assert [row[4] for row in rows[1:]] == ["invalid_email"] * 3 + ["no_identity"] * 2
    assert [row[3] for row in rows[1:]] == ["8", "9", "10", "11", "12"]


def test_workbook(
    qtbot: QtBot, desk: Desk, mixed: JobRow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for which, count in ((Download.PROBLEMS, 6), (Download.ALL, 12)):
        path = tmp_path / f"{which}.xlsx"
        choose(monkeypatch, path)
        tone, _text = save(qtbot, desk, mixed, which)
        assert tone == "success"
        rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
        assert len(rows) == count + 1
        assert rows[0][3] == "bulkdesk_row"


def test_refusal_is_one_line(
    qtbot: QtBot, desk: Desk, mixed: JobRow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "nowhere" / "log.csv")
    tone, text = save(qtbot, desk, mixed, Download.FAILED)
    assert tone == "danger"
    assert "cannot be written" in text
    assert "\n" not in text


def test_the_main_window_tells_of_a_file_whose_window_is_gone(
    qtbot: QtBot, desk: Desk, mixed: JobRow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "log.csv")
    dialog = StatisticsDialog(desk, mixed.id)
    dialog.show()
    dialog.header.downloadWanted.emit(Download.ALL)
    with qtbot.waitSignal(desk.notify, timeout=20_000) as told:
        shiboken6.delete(dialog)
    assert told.args[:2] == ["success", "12 records saved as log.csv."]
    assert (tmp_path / "log.csv").exists()


def test_no_file_chosen(qtbot: QtBot, desk: Desk, mixed: JobRow, monkeypatch: pytest.MonkeyPatch) -> None:
    answer_file_dialogs(monkeypatch, None)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert choose_and_download(desk, mixed.id, parent) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("people.csv", "people - failed"),
        ('a/b\\c:d*e?"f<g>h|i', "a b c d e f g h i - failed"),
        ("../../etc", "etc - failed"),
        ("CON", "_CON - failed"),
        ("???", "BulkDesk - failed"),
        ("Müller & Söhne.xlsx", "Müller & Söhne - failed"),
    ],
)
def test_suggested_names_suit_every_file_system(name: str, expected: str) -> None:
    assert suggested_name(name, Download.FAILED) == expected


def test_long_names_are_cut() -> None:
    assert len(suggested_name("ü" * 200, Download.ALL).encode()) < 200


def test_ending_comes_from_the_filter() -> None:
    assert with_suffix(Path("a.b"), "Excel workbook (*.xlsx)") == Path("a.b.xlsx")
    assert with_suffix(Path("a.XLSX"), "CSV file (*.csv)") == Path("a.XLSX")


@pytest.fixture
def queued(session: Session, tmp_path: Path) -> JobRow:
    path = write_csv(tmp_path / "later.csv", [["E-mail"], ["a@example.com"]])
    return create_import(session, ImportRequest(path=path, name="Later"))


def edit_dialog(qtbot: QtBot, desk: Desk, job: JobRow) -> EditJobDialog:
    dialog = EditJobDialog(desk, job.id)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_name_and_time_are_saved_on_the_accounts_clock(
    qtbot: QtBot, desk: Desk, session: Session, queued: JobRow
) -> None:
    dialog = edit_dialog(qtbot, desk, queued)
    dialog.name_edit.setText("Tomorrow")
    dialog.at_time.click()
    dialog.fields.day.setDate(QDate(2031, 7, 1))
    dialog.fields.time.setTime(QTime(9, 30))
    with qtbot.waitSignal(dialog.accepted):
        QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    job = get_job(session, queued.id)
    assert job.name == "Tomorrow"
    assert job.scheduled_at == parse_moment(session, "2031-07-01T09:30+02:00")

    again = edit_dialog(qtbot, desk, job)
    assert again.at_time.isChecked()
    assert again.fields.time.time() == QTime(9, 30)
    again.at_once.click()
    with qtbot.waitSignal(again.accepted):
        again.save_button.click()
    assert get_job(session, queued.id).scheduled_at is None


def test_it_stays_until_the_change_is_saved_or_refused(
    qtbot: QtBot, desk: Desk, session: Session, queued: JobRow
) -> None:
    dialog = edit_dialog(qtbot, desk, queued)
    dialog.name_edit.setText(" ")
    dialog.save_button.click()
    dialog.reject()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: "name is empty" in dialog.banner.text)
    dialog.reject()
    assert not dialog.isVisible()


@pytest.mark.parametrize("moment", ["2031-07-01T09:30:45", "2031-10-26T02:30+01:00"])
def test_a_time_that_nobody_changes_stays(
    qtbot: QtBot, desk: Desk, session: Session, queued: JobRow, moment: str
) -> None:
    """To the second, and in the second of two hours of the same name."""
    scheduled_at = parse_moment(session, moment)
    edit(session, queued.id, scheduled_at=scheduled_at)
    dialog = edit_dialog(qtbot, desk, queued)
    dialog.name_edit.setText("Other")
    with qtbot.waitSignal(dialog.accepted):
        dialog.save_button.click()
    job = get_job(session, queued.id)
    assert (job.name, job.scheduled_at) == ("Other", scheduled_at)


def test_past_time_and_empty_name_are_refused_in_the_dialog(
    qtbot: QtBot, desk: Desk, session: Session, queued: JobRow
) -> None:
    dialog = edit_dialog(qtbot, desk, queued)
    dialog.at_time.click()
    dialog.fields.day.setDate(QDate(2020, 1, 1))
    assert "passed" in dialog.hint.text()
    dialog.save_button.click()
    qtbot.waitUntil(dialog.banner.isVisible)
    assert "passed" in dialog.banner.text
    dialog.at_once.click()
    dialog.name_edit.setText("  ")
    dialog.save_button.click()
    qtbot.waitUntil(lambda: "name is empty" in dialog.banner.text)
    assert dialog.isVisible()
    assert get_job(session, queued.id) == queued


def test_job_that_begins_meanwhile_closes_the_fields(
    qtbot: QtBot, desk: Desk, session: Session, queued: JobRow
) -> None:
    dialog = edit_dialog(qtbot, desk, queued)
    states.start(session.store, queued.id)
    dialog.name_edit.setText("Too late")
    dialog.save_button.click()
    qtbot.waitUntil(dialog.banner.isVisible)
    assert "has begun" in dialog.banner.text
    assert not dialog.name_edit.isEnabled()
    assert get_job(session, queued.id).name == "Later"


def test_news_of_the_begin_closes_the_fields(
    qtbot: QtBot, desk: Desk, session: Session, queued: JobRow
) -> None:
    dialog = edit_dialog(qtbot, desk, queued)
    states.start(session.store, queued.id)
    desk.wake()
    qtbot.waitUntil(dialog.banner.isVisible)
    assert not dialog.save_button.isEnabled()
