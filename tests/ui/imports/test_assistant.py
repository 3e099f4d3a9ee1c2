"""From the options to the job, on a real store, by mouse and by keyboard."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from bulkdesk.services.imports import ImportRequest
from bulkdesk.services.jobs import find_jobs
from bulkdesk.services.session import Session
from bulkdesk.store.errors import StoppedError
from bulkdesk.store.words import ImportMode, JobStatus, MatchKey
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.imports.assistant import Step
from bulkdesk.ui.imports.check_page import State
from bulkdesk.ui.imports.work import start_import
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from tests.support import all_contacts, write_csv
from tests.ui.imports.conftest import OpenDialog
from tests.ui.imports.support import ENTER, check, figure, go_to, leftovers, start, state, step
from tests.ui.questions import answer


def test_check_then_start(
    open_dialog: OpenDialog, people: Path, session: Session, desk: Desk, qtbot: QtBot
) -> None:
    dialog = open_dialog(people)
    go_to(dialog, Step.CHECK)
    assert "is being checked" in dialog.check_page.accessibleDescription()
    check(dialog, qtbot)
    assert "was checked" in dialog.check_page.accessibleDescription()
    assert [figure(dialog, name) for name in ("created", "updated", "failed", "skipped", "warnings")] == [
        "2", "0", "1", "0", "0",
    ]  # fmt: skip
    assert find_jobs(session) == []
    assert all_contacts(session) == []
    result = dialog.check_page.result
    (segment,) = result.bar.segments()
    result.bar.segmentClicked.emit(segment.key)
    assert result.model.rowCount() == 1
    assert "1 listed with this reason" in result.shown.text()
    with qtbot.waitSignal(desk.notifyOfJobs) as told:
        start(dialog, qtbot)
    assert told.args is not None
    assert told.args[3][0] == "View statistics"
    (job,) = find_jobs(session)
    assert (job.name, job.status, job.total) == ("people.csv", JobStatus.QUEUED, 3)


def test_what_contacts_are_known_by_may_be_left_out_but_not_all(
    open_dialog: OpenDialog, people: Path
) -> None:
    """Where people share a phone it must not make one of two."""
    dialog = open_dialog(people)
    go_to(dialog, Step.OPTIONS)
    order = dialog.options_page.order
    assert order.order() == (MatchKey.ID, MatchKey.EMAIL, MatchKey.PHONE)
    order.list.item(2).setCheckState(Qt.CheckState.Unchecked)
    assert order.order() == (MatchKey.ID, MatchKey.EMAIL)
    order.move_current(1)
    assert order.order() == (MatchKey.EMAIL, MatchKey.ID)
    for row in range(3):
        order.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert len(order.order()) == 1
    order.set_order((MatchKey.PHONE,))
    assert (order.order(), order.list.count()) == ((MatchKey.PHONE,), 3)


def test_options_reach_the_job(open_dialog: OpenDialog, people: Path, session: Session, qtbot: QtBot) -> None:
    dialog = open_dialog(people)
    go_to(dialog, Step.OPTIONS)
    page = dialog.options_page
    assert page.keep_values.isChecked()
    page.name.clear()
    assert dialog.reason.text() == "Give the bulk action a name."
    page.name.setText("Fair 2026")
    page.modes[ImportMode.CREATE].click()
    page.tags.setText("vip, fair ; vip")
    page.dates.setCurrentIndex(1)
    page.consent.setChecked(True)
    page.keep_values.setChecked(False)
    page.order.list.setCurrentRow(2)
    page.order.up.click()
    QTest.keyClick(page.order.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    go_to(dialog, Step.CHECK)
    start(dialog, qtbot)
    (job,) = find_jobs(session)
    assert job.name == "Fair 2026"
    wanted = {
        "mode": ImportMode.CREATE,
        "tags": ["vip", "fair"],
        "day_first": False,
        "consent": True,
        "overwrite_empty": True,
        "match_order": [MatchKey.PHONE, MatchKey.ID, MatchKey.EMAIL],
    }
    assert {name: job.options[name] for name in wanted} == wanted


def test_another_file_begins_with_the_usual_choices(
    open_dialog: OpenDialog, people: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog(people)
    page = dialog.options_page
    usual = page.options()
    page.order.move_current(1)
    page.tags.setText("vip")
    page.modes[ImportMode.UPDATE].click()
    page.consent.setChecked(True)
    other = tmp_path / "other"
    other.mkdir()
    dialog.open_file(write_csv(other / "people.csv", [["Mail"], ["a@example.com"]]))
    qtbot.waitUntil(lambda: list(dialog.mapping_page.targets()) == ["Mail"])
    assert page.options() == usual
    assert not page.is_edited()


def test_all_problem_rows_are_saved_with_their_reasons(
    open_dialog: OpenDialog, people: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog(people)
    check(dialog, qtbot)
    target = tmp_path / "problems.csv"
    dialog.check_page.save_rows(target)
    qtbot.waitUntil(dialog.check_page.notice.isVisible)
    lines = target.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].split(",") == [
        *(
            "Vorname",
            "Nachname",
            "E-Mail",
            "Rabattgruppe",
            "bulkdesk_row",
            "bulkdesk_code",
            "bulkdesk_reason",
        ),
        *("bulkdesk_outcome", "bulkdesk_contact_id", "bulkdesk_surplus", "bulkdesk_trail"),
    ]
    assert lines[1].startswith("Jürgen,Müller,keine,G2,3,invalid_email,")
    assert len(lines) == 2
    dialog.check_page.save_rows(tmp_path / "no" / "folder.csv")
    qtbot.waitUntil(lambda: "folder.csv" in dialog.check_page.notice.text)
    assert dialog.check_page.result.save_button.isEnabled()


def test_the_check_runs_again_only_when_something_changed(
    open_dialog: OpenDialog, people: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog(people)
    check(dialog, qtbot)
    dialog.back_button.click()
    dialog.options_page.name.setText("Another name")
    dialog.next_button.click()
    assert state(dialog) is State.DONE
    dialog.back_button.click()
    dialog.options_page.modes[ImportMode.UPDATE].click()
    dialog.next_button.click()
    assert state(dialog) is State.RUNNING
    qtbot.waitUntil(lambda: state(dialog) is State.DONE)
    assert figure(dialog, "skipped") == "2"


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Several chunks."""
    rows = ([f"Name {number}", f"n{number}@example.com"] for number in range(30_000))
    return write_csv(tmp_path / "many.csv", [["Vorname", "E-Mail"], *rows])


def test_a_stopped_check_can_be_skipped(open_dialog: OpenDialog, many: Path, qtbot: QtBot) -> None:
    dialog = open_dialog(many)
    go_to(dialog, Step.CHECK)
    assert state(dialog) is State.RUNNING
    dialog.check_page.progress.stop_button.click()
    assert dialog.check_page.empty.title() == "The check was stopped"
    assert dialog.start_button.isEnabled()
    (again,) = dialog.check_page.empty.buttons()
    again.click()
    assert state(dialog) is State.RUNNING


def test_a_stopped_start_leaves_nothing(
    open_dialog: OpenDialog, many: Path, session: Session, qtbot: QtBot
) -> None:
    dialog = open_dialog(many)
    go_to(dialog, Step.CHECK)
    dialog.start_button.click()
    assert step(dialog) is Step.START
    assert dialog.indicator.accessibleName() == "All steps are done"
    dialog.start_page.progress.stop_button.click()
    qtbot.waitUntil(lambda: step(dialog) is Step.CHECK)
    assert dialog.check_page.notice.text == "Stopped. Nothing was changed."
    assert find_jobs(session) == []
    assert leftovers(session) == 0
    start(dialog, qtbot)
    assert [job.total for job in find_jobs(session)] == [30_000]


def test_a_stop_after_the_last_row_leaves_nothing_either(session: Session, people: Path) -> None:
    stop = threading.Event()

    def on_progress(share: float) -> None:
        if share == 1.0:
            stop.set()

    with pytest.raises(StoppedError):
        start_import(
            session, ImportRequest(people), stop, on_progress=on_progress, is_cancelled=lambda: False
        )
    assert stop.is_set()
    assert find_jobs(session) == []
    assert leftovers(session) == 0


def test_closing_while_it_starts_leaves_nothing(
    open_dialog: OpenDialog, many: Path, session: Session, qtbot: QtBot
) -> None:
    dialog = open_dialog(many)
    go_to(dialog, Step.CHECK)
    dialog.start_button.click()
    asked = answer(lambda question: question.confirm_button)
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert asked == ["Stop the import?"]
    assert find_jobs(session) == []
    assert leftovers(session) == 0


def test_a_file_that_is_gone_at_the_start_is_told_on_the_page(
    open_dialog: OpenDialog, people: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog(people)
    check(dialog, qtbot)
    people.unlink()
    dialog.start_button.click()
    qtbot.waitUntil(lambda: step(dialog) is Step.CHECK)
    assert "people.csv" in dialog.check_page.notice.text
    assert dialog.isVisible()


def test_enter_goes_from_step_to_step(open_dialog: OpenDialog, people: Path, qtbot: QtBot) -> None:
    dialog = open_dialog(people)
    for wanted in (Step.MAPPING, Step.OPTIONS, Step.CHECK):
        QTest.keyClick(dialog.focusWidget() or dialog, ENTER)
        assert step(dialog) is wanted
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.focusWidget() or dialog, ENTER)


def test_escape_asks_only_when_something_would_be_lost(
    open_dialog: OpenDialog, people: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog(people)
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    dialog = open_dialog(people)
    dialog.options_page.tags.setText("vip")
    words: list[str] = []

    def stay(question: ConfirmDialog) -> QPushButton:
        words.append(question.cancel_button.text())
        return question.cancel_button

    asked = answer(stay)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert (asked, words) == (["Close without importing?"], ["Keep editing"])
    assert dialog.isVisible()
    answer(lambda question: question.confirm_button)
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_done_step_can_be_clicked(open_dialog: OpenDialog, people: Path) -> None:
    dialog = open_dialog(people)
    go_to(dialog, Step.OPTIONS)
    assert dialog.indicator.accessibleName() == "Step 4 of 5: Options"
    rects = dialog.indicator.step_rects()
    QTest.mouseClick(dialog.indicator, Qt.MouseButton.LeftButton, pos=rects[Step.CHECK].center())
    assert step(dialog) is Step.OPTIONS
    QTest.mouseClick(dialog.indicator, Qt.MouseButton.LeftButton, pos=rects[Step.PREVIEW].center())
    assert step(dialog) is Step.PREVIEW
    dialog.back_button.click()
    assert step(dialog) is Step.FILE
    assert dialog.next_button.isEnabled()


def test_options_below_the_fold_are_pointed_to(open_dialog: OpenDialog, people: Path, qtbot: QtBot) -> None:
    dialog = open_dialog(people)
    go_to(dialog, Step.OPTIONS)
    page = dialog.options_page
    qtbot.waitUntil(page.more_button.isVisible)
    assert page.consent.visibleRegion().boundingRect().height() < page.consent.height()
    page.more_button.click()
    assert page.consent.visibleRegion().boundingRect().height() == page.consent.height()
    assert not page.more_button.isVisible()
    dialog.resize(980, 1000)
    qtbot.waitUntil(lambda: not page.more_button.isVisible())
