"""The statistics dialog over real import jobs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from bulkdesk.jobs import states
from bulkdesk.jobs.runner import run_job
from bulkdesk.services.imports import ImportRequest, create_import
from bulkdesk.services.jobs import get_job
from bulkdesk.services.session import Session
from bulkdesk.services.statistics import get_statistics
from bulkdesk.services.texts import reason_text
from bulkdesk.store import jobs
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import JobStatus
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.i18n import install_language
from bulkdesk.ui.jobs.present import progress_text
from bulkdesk.ui.jobs.records_model import Column
from bulkdesk.ui.jobs.statistics import StatisticsDialog
from bulkdesk.ui.theme import SPACING, Theme, Tone
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from tests.support import run_import, write_csv

STATS = ("Total", "Succeeded", "Failed", "Skipped", "Pending", "Unconfirmed")


def opened(qtbot: QtBot, desk: Desk, job_id: int) -> StatisticsDialog:
    # Deleted by the test, not by closing: qtbot closes what it was given.
    dialog = StatisticsDialog(desk, job_id)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    loaded(qtbot, dialog)
    return dialog


def loaded(qtbot: QtBot, dialog: StatisticsDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.records.model.loading, timeout=20_000)


def text_of(dialog: QWidget, name: str) -> str:
    label = dialog.findChild(QLabel, name)
    assert label is not None
    return label.text()


def column(dialog: StatisticsDialog, number: int) -> list[str]:
    model = dialog.records.model
    return [str(model.data(model.index(row, number))) for row in range(model.rowCount())]


def click_reason(qtbot: QtBot, dialog: StatisticsDialog, code: str) -> None:
    bar = dialog.figures.bar
    place = [segment.key.split(":")[1] for segment in bar.segments()].index(code)
    center: QPoint = bar.bar_rects()[place].center()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, center)
    loaded(qtbot, dialog)


def big_import(session: Session, tmp_path: Path, rows: int) -> JobRow:
    lines = [["E-mail"], *([f"p{number}@example.com"] for number in range(rows))]
    return create_import(session, ImportRequest(path=write_csv(tmp_path / "big.csv", lines)))


def test_figures_of_a_finished_import(qtbot: QtBot, desk: Desk, mixed: JobRow) -> None:
    dialog = opened(qtbot, desk, mixed.id)
    assert [text_of(dialog, f"stat{name}") for name in STATS] == ["12", "7", "5", "0", "0", "0"]
    assert text_of(dialog, "statWarnings") == "1"
    assert text_of(dialog, "statCreated") == "7"
    assert text_of(dialog, "statPercent") == "100%"
    assert text_of(dialog, "statName") == "People"
    table = dialog.findChild(QTableView, "recordsTable")
    assert table is not None
    assert table.model().rowCount() == 12
    assert dialog.findChild(QToolButton, "downloadButton") is not None


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_reason_can_be_read_in_a_narrow_window(
    qtbot: QtBot, qapp: QApplication, desk: Desk, mixed: JobRow, language: str
) -> None:
    install_language(qapp, language)
    dialog = opened(qtbot, desk, mixed.id)
    dialog.resize(800, 700)
    table = dialog.records.table
    assert table.horizontalHeader().length() == table.viewport().width()
    room = table.columnWidth(Column.REASON) - 2 * SPACING.md
    metrics = QFontMetrics(table.font())
    for code in ("no_identity", "invalid_email", "invalid_phone"):
        # Two lines, of which the first may end a word early.
        assert metrics.horizontalAdvance(reason_text(code)) < 2 * room - metrics.averageCharWidth() * 8


def test_widths_that_a_person_chose_are_kept(qtbot: QtBot, desk: Desk, mixed: JobRow) -> None:
    dialog = opened(qtbot, desk, mixed.id)
    dialog.records.table.setColumnWidth(Column.CONTACT, 333)
    dialog.done(0)
    again = opened(qtbot, desk, mixed.id)
    assert again.records.table.columnWidth(Column.CONTACT) == 333


def test_name_is_never_markup(qtbot: QtBot, desk: Desk, session: Session, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "x.csv", [["E-mail"], ["a@example.com"]])
    job = run_import(session, ImportRequest(path=path, name="<b>bold</b> & more"))
    dialog = opened(qtbot, desk, job.id)
    label = dialog.findChild(QLabel, "statName")
    assert label is not None
    assert label.text() == "<b>bold</b> & more"
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_reason_filters_and_clears_by_click(qtbot: QtBot, desk: Desk, mixed: JobRow) -> None:
    dialog = opened(qtbot, desk, mixed.id)
    click_reason(qtbot, dialog, "invalid_email")
    assert column(dialog, 2) == ["Failed"] * 3
    assert all("e-mail address is not valid" in text for text in column(dialog, 3))
    click_reason(qtbot, dialog, "invalid_email")
    assert len(column(dialog, 2)) == 12
    click_reason(qtbot, dialog, "invalid_phone")
    assert column(dialog, 1) == ["warned@example.com"]


def test_reason_and_another_outcome_do_not_stand_in_each_others_way(
    qtbot: QtBot, desk: Desk, mixed: JobRow
) -> None:
    dialog = opened(qtbot, desk, mixed.id)
    click_reason(qtbot, dialog, "invalid_email")
    dialog.records.outcomes.set_values(["succeeded"])
    loaded(qtbot, dialog)
    assert dialog.records.reason is None
    assert len(column(dialog, 1)) == 7
    click_reason(qtbot, dialog, "no_identity")
    assert dialog.records.outcomes.values() == []
    assert len(column(dialog, 1)) == 2


@pytest.mark.parametrize(("language", "said"), [("en", "With warning"), ("de", "Mit Warnung")])
def test_a_warned_row_says_so_in_one_word_everywhere(
    qtbot: QtBot, qapp: QApplication, desk: Desk, mixed: JobRow, *, language: str, said: str
) -> None:
    install_language(qapp, language)
    dialog = opened(qtbot, desk, mixed.id)
    assert column(dialog, Column.OUTCOME).count(said) == 1
    assert column(dialog, Column.OUTCOME)[11] == said
    rows = dialog.records.outcomes.popup().findChild(QListWidget)
    assert rows is not None
    assert said in [rows.item(row).text() for row in range(rows.count())]
    dialog.records.table.selectRow(11)
    QTest.keyClick(dialog.records.table, Qt.Key.Key_Return)
    badge = dialog.records.details._badge
    assert said in badge.accessibleName()


@pytest.mark.parametrize(
    ("chosen", "contacts"),
    [
        (["warned"], 1),
        (["warned", "failed"], 6),
        (["warned", "succeeded"], 7),
        (["succeeded"], 7),
        (["warned", "pending"], 1),
    ],
)
def test_records_with_a_warning_can_be_filtered(
    qtbot: QtBot, desk: Desk, mixed: JobRow, chosen: list[str], contacts: int
) -> None:
    dialog = opened(qtbot, desk, mixed.id)
    dialog.records.outcomes.set_values(chosen)
    loaded(qtbot, dialog)
    assert len(column(dialog, Column.CONTACT)) == contacts
    assert "warned@example.com" in column(dialog, Column.CONTACT)
    assert text_of(dialog, "recordsCount") == ("1 record" if contacts == 1 else f"{contacts} records")


def test_a_warnings_reason_goes_with_the_filter_of_warnings(qtbot: QtBot, desk: Desk, mixed: JobRow) -> None:
    dialog = opened(qtbot, desk, mixed.id)
    dialog.records.outcomes.set_values(["warned"])
    click_reason(qtbot, dialog, "invalid_phone")
    assert dialog.records.outcomes.values() == ["warned"]
    assert column(dialog, Column.CONTACT) == ["warned@example.com"]
    click_reason(qtbot, dialog, "invalid_email")
    assert dialog.records.outcomes.values() == []


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Reasons (6 of 12 rows)"), ("de", "Gründe (6 von 12 Zeilen)")]
)
def test_the_reasons_say_of_how_many_rows_they_are(
    qtbot: QtBot, qapp: QApplication, desk: Desk, mixed: JobRow, *, language: str, said: str
) -> None:
    install_language(qapp, language)
    assert opened(qtbot, desk, mixed.id).figures._reasons_title.text() == said


def test_the_bar_shows_what_failed_and_what_was_warned_of(
    qtbot: QtBot, desk: Desk, mixed: JobRow, theme: Theme
) -> None:
    dialog = opened(qtbot, desk, mixed.id)
    bar = dialog.figures.progress._bar
    image = bar.grab().toImage()
    colors = [
        image.pixelColor(round(image.width() * share), image.height() // 2).name()
        for share in (0.2, 1 - 5.5 / 12, 1 - 2.5 / 12)
    ]
    wanted = (Tone.SUCCESS, Tone.WARNING, Tone.DANGER)
    assert colors == [QColor(theme.palette.tone(tone).solid).name() for tone in wanted]


def test_the_speed_of_a_moments_work_is_not_told(
    qtbot: QtBot, desk: Desk, session: Session, mixed: JobRow
) -> None:
    with session.store.write():
        jobs.update(session.store, mixed.id, active_ms=20)
    dialog = opened(qtbot, desk, mixed.id)
    fact = dialog.figures.facts["Rate"]
    assert get_statistics(session, mixed.id).rate == 600
    assert fact.isHidden()
    with session.store.write():
        jobs.update(session.store, mixed.id, active_ms=6_000)
    dialog._reload()
    assert not fact.isHidden()
    assert "2" in fact.value.text()


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_usual_address_is_not_cut(
    qtbot: QtBot, qapp: QApplication, desk: Desk, mixed: JobRow, language: str
) -> None:
    install_language(qapp, language)
    dialog = opened(qtbot, desk, mixed.id)
    dialog.resize(1080, 700)
    table = dialog.records.table
    room = table.columnWidth(Column.CONTACT) - 2 * SPACING.md
    assert room >= QFontMetrics(table.font()).horizontalAdvance("hans.wagner0@example.com")


def test_search(qtbot: QtBot, desk: Desk, mixed: JobRow) -> None:
    dialog = opened(qtbot, desk, mixed.id)
    field = dialog.findChild(QLineEdit, "recordsSearch")
    assert field is not None
    QTest.keyClicks(field, "good3")
    qtbot.waitUntil(lambda: column(dialog, 1) == ["good3@example.com"])
    field.setText("nothing like it")
    qtbot.waitUntil(lambda: dialog.records.model.rowCount() == 0 and not dialog.records.model.loading)
    assert text_of(dialog, "recordsCount").startswith("0")


def test_details_show_the_source_row(qtbot: QtBot, desk: Desk, mixed: JobRow) -> None:
    dialog = opened(qtbot, desk, mixed.id)
    panel = dialog.records
    panel.table.selectRow(6)
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.details.source.rowCount() == 3)
    assert dialog.isVisible()
    assert panel.details.source.item(0, 1).text() == "bad0@@example"
    assert "1008" in text_of(dialog, "recordReason")
    QTest.keyClick(panel.details, Qt.Key.Key_Escape)
    assert not panel.details.isVisible()
    assert dialog.isVisible()


def test_large_job_opens_with_its_first_page_only(
    qtbot: QtBot, desk: Desk, session: Session, tmp_path: Path
) -> None:
    job = big_import(session, tmp_path, 50_000)
    statements: list[str] = []
    session.store.db.connection().set_trace_callback(statements.append)
    dialog = opened(qtbot, desk, job.id)
    assert text_of(dialog, "statTotal") == "50,000"
    model = dialog.records.model
    first = model.rowCount()
    assert 0 < first < 1_000
    bar = dialog.records.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: model.rowCount() > first)
    assert model.rowCount() < 5_000
    session.store.db.connection().set_trace_callback(None)
    # The records come from another thread; the window's own connection reads counters only.
    assert statements
    assert not any("FROM record" in statement for statement in statements)


def test_follows_a_running_job(qtbot: QtBot, desk: Desk, session: Session, tmp_path: Path) -> None:
    job = big_import(session, tmp_path, 15_000)
    dialog = opened(qtbot, desk, job.id)
    assert text_of(dialog, "statPending") == "15,000"
    table = dialog.records.table
    table.selectRow(20)
    table.scrollTo(table.model().index(20, 0))
    place = table.verticalScrollBar().value()
    resets: list[None] = []
    dialog.records.model.modelReset.connect(lambda: resets.append(None))

    # The worker's own thread runs the job from here on.
    desk.start()
    qtbot.waitUntil(lambda: text_of(dialog, "statSucceeded") == "15,000", timeout=20_000)
    qtbot.waitUntil(lambda: column(dialog, 2)[20] == "Succeeded", timeout=20_000)
    assert text_of(dialog, "statPending") == "0"
    assert not resets
    assert table.verticalScrollBar().value() == place
    assert table.currentIndex().row() == 20


def test_pause_reason_is_a_banner_and_buttons_act(
    qtbot: QtBot, desk: Desk, session: Session, tmp_path: Path
) -> None:
    job = big_import(session, tmp_path, 10)
    states.pause(session.store, job.id, reason="disk_full")
    dialog = opened(qtbot, desk, job.id)
    assert dialog.banner.isVisible()
    assert "disk is full" in dialog.banner.text
    shown = {act.value for act, button in dialog.header.buttons.items() if button.isVisible()}
    assert shown == {"resume", "edit", "cancel"}
    resume = next(button for act, button in dialog.header.buttons.items() if act.value == "resume")
    QTest.mouseClick(resume, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.banner.isVisible())
    assert get_job(session, job.id).status.value == "queued"


def test_cancelling_asks_as_the_table_does(
    qtbot: QtBot, desk: Desk, session: Session, tmp_path: Path
) -> None:
    job = big_import(session, tmp_path, 1_200)
    dialog = opened(qtbot, desk, job.id)
    cancel = next(button for act, button in dialog.header.buttons.items() if act.value == "cancel")
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    question = dialog.findChild(ConfirmDialog, "cancelDialog")
    assert question is not None
    assert "1,200" in question.accessibleDescription()
    assert get_job(session, job.id).status is JobStatus.QUEUED
    question.confirm_button.click()
    qtbot.waitUntil(lambda: get_job(session, job.id).status is JobStatus.CANCELLED)


def test_what_cancelling_skipped_was_never_worked_on(
    qtbot: QtBot, desk: Desk, session: Session, tmp_path: Path
) -> None:
    """The dialog says the percentage that the table says."""
    job = big_import(session, tmp_path, 10)
    with session.store.write():
        jobs.update(session.store, job.id, position=3, succeeded=3)
    states.cancel(session.store, job.id)
    dialog = opened(qtbot, desk, job.id)
    assert text_of(dialog, "statPercent") == progress_text(get_job(session, job.id)) == "30%"


def test_details_follow_their_record(qtbot: QtBot, desk: Desk, session: Session, tmp_path: Path) -> None:
    job = big_import(session, tmp_path, 10)
    dialog = opened(qtbot, desk, job.id)
    panel = dialog.records
    panel.table.selectRow(4)
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert panel.details._badge.text == "Pending"
    run_job(session.store, job.id)
    desk.wake()
    qtbot.waitUntil(lambda: column(dialog, Column.OUTCOME)[4] == "Succeeded")
    assert panel.details._badge.text == "Succeeded"


def test_retry_leads_to_the_new_job(qtbot: QtBot, desk: Desk, session: Session, mixed: JobRow) -> None:
    dialog = opened(qtbot, desk, mixed.id)
    retry = next(button for act, button in dialog.header.buttons.items() if act.value == "retry")
    QTest.mouseClick(retry, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(dialog.toasts.toasts()) == 1)
    child = get_job(session, mixed.id + 1)
    assert (child.parent_id, child.total) == (mixed.id, 5)


def test_empty_states(qtbot: QtBot, desk: Desk, session: Session, tmp_path: Path) -> None:
    job = big_import(session, tmp_path, 10)
    run_job(session.store, job.id)
    dialog = opened(qtbot, desk, job.id)
    dialog.records.outcomes.set_values(["failed"])
    loaded(qtbot, dialog)
    overlay = dialog.records._empty
    assert overlay.isVisible()
    assert overlay.title() == "No failed records – nice"
    overlay.buttons()[0].click()
    loaded(qtbot, dialog)
    assert dialog.records.model.rowCount() == 10


def test_size_is_remembered(qtbot: QtBot, desk: Desk, mixed: JobRow) -> None:
    dialog = opened(qtbot, desk, mixed.id)
    # Smaller than the screen of the tests: a size that does not fit is not restored.
    dialog.resize(781, 611)
    dialog.close()
    again = opened(qtbot, desk, mixed.id)
    assert (again.width(), again.height()) == (781, 611)


def test_numbers_follow_the_language(
    qtbot: QtBot, qapp: QApplication, desk: Desk, session: Session, tmp_path: Path
) -> None:
    job = big_import(session, tmp_path, 1_200)
    dialog = opened(qtbot, desk, job.id)
    install_language(qapp, "de")
    qtbot.waitUntil(lambda: text_of(dialog, "statTotal") == "1.200")


def make_unreadable(session: Session, first: int, *, is_so: bool) -> None:
    """Damage a text of the records from number ``first`` on, as a failing disk does, or mend it."""
    value = "CAST(x'FF' AS TEXT)" if is_so else "NULL"
    with session.store.write():
        session.store.sql(f"UPDATE record SET identifier = {value} WHERE seq >= ?", first)


def test_a_page_that_cannot_be_read_is_told_above_those_that_were(
    qtbot: QtBot, qapp: QApplication, desk: Desk, tmp_path: Path
) -> None:
    job = big_import(desk.session, tmp_path, 2_000)
    dialog = opened(qtbot, desk, job.id)
    records, banner = dialog.records, dialog.records.banner
    shown = records.model.rowCount()
    assert 0 < shown < 1_000
    make_unreadable(desk.session, 1_000, is_so=True)
    qtbot.waitUntil(lambda: scrolled_to_the_end(dialog) and banner.isVisible(), timeout=20_000)
    assert banner.text.startswith("Not all records can be read. ")
    assert shown <= records.model.rowCount() < 1_000
    install_language(qapp, "de")
    qtbot.waitUntil(lambda: banner.text.startswith("Nicht alle Datensätze können gelesen werden. "))
    assert banner.action_button is not None
    assert banner.action_button.text() == "Erneut versuchen"
    make_unreadable(desk.session, 1_000, is_so=False)
    banner.action_button.click()
    assert not banner.isVisible()
    loaded(qtbot, dialog)
    qtbot.waitUntil(lambda: scrolled_to_the_end(dialog) and records.model.complete, timeout=20_000)
    assert records.model.rowCount() == 2_000
    assert not banner.isVisible()


def scrolled_to_the_end(dialog: StatisticsDialog) -> bool:
    dialog.records.table.scrollToBottom()
    return not dialog.records.model.loading
