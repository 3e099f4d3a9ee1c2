"""A send that exists: changing it, its figures, and deciding about what is not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bulkdesk.jobs import states
from bulkdesk.jobs.drip import Drip, DripUnit, Window
from bulkdesk.jobs.worker import run_due
from bulkdesk.services import senders
from bulkdesk.services.jobs import Act, get_job, resume
from bulkdesk.services.messages import message_of
from bulkdesk.services.session import Session
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import Channel, JobStatus, Outcome
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.i18n import install_language
from bulkdesk.ui.jobs.actions import JobActions
from bulkdesk.ui.jobs.edit import EditJobDialog
from bulkdesk.ui.jobs.statistics import StatisticsDialog
from bulkdesk.ui.sending.decide_dialog import DecideDialog
from bulkdesk.ui.sending.edit_part import MessageDialog
from bulkdesk.ui.sending.secret_dialog import SecretDialog
from tests.send_support import Inbox, address, make_send, outcomes, reason_counts, reload, set_mail_sender
from tests.ui.questions import answer

HOUR = 3_600_000
DRIP = {"batch": 2, "every": 1, "unit": "hours"}


def edit(desk: Desk, job: JobRow, qtbot: QtBot) -> EditJobDialog:
    dialog = EditJobDialog(desk, job.id)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def save(dialog: EditJobDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.accepted):
        dialog.save_button.click()


# -- changing -----------------------------------------------------------------------------------------------------------


def test_a_queued_send_can_be_changed_whole(
    desk: Desk, session: Session, people: list[int], qtbot: QtBot
) -> None:
    job = make_send(session, drip=DRIP)
    dialog = edit(desk, job, qtbot)
    assert dialog.send is not None
    assert dialog.send.pace.drip() == Drip(2, 1, DripUnit.HOURS)
    dialog.name_edit.setText("Renamed")
    dialog.send.pace.set_drip(Drip(3, 10, DripUnit.MINUTES))
    dialog.send.hours.set_window(Window(frozenset({0}), time(8), time(12)))
    dialog.send.message_button.click()
    editor = dialog.findChild(MessageDialog)
    assert editor is not None
    assert editor.page.editor.text.text() == "Hello {{ contact.first_name }}"
    editor.page.editor.text.set_text("Changed {{ contact.frist_name }}")
    qtbot.waitUntil(editor.page.editor.banner.isVisible)
    assert not editor.use_button.isEnabled()
    editor.page.editor.text.set_text("Changed {{ contact.first_name }}")
    qtbot.waitUntil(editor.use_button.isEnabled)
    assert editor.page.preview.body.toPlainText() == "Changed Name 1"
    editor.use_button.click()
    save(dialog, qtbot)
    changed = get_job(session, job.id)
    assert changed.name == "Renamed"
    assert changed.options["drip"] == {"batch": 3, "every": 10, "unit": "minutes"}
    assert changed.options["window"] == {"weekdays": [0], "from": "08:00", "to": "12:00"}
    assert message_of(changed.options).text == "Changed {{ contact.first_name }}"


def test_closing_asks_about_a_message_that_was_changed(
    desk: Desk, session: Session, people: list[int], qtbot: QtBot
) -> None:
    job = make_send(session)
    dialog = edit(desk, job, qtbot)
    assert dialog.send is not None
    dialog.send.set_message(replace(message_of(job.options), text="Long work"))
    asked = answer(lambda question: question.cancel_button)
    dialog.reject()
    assert asked == ["Discard the changes?"]
    assert dialog.isVisible()
    answer(lambda question: question.confirm_button)
    dialog.cancel_button.click()
    assert not dialog.isVisible()
    untouched = edit(desk, job, qtbot)
    untouched.name_edit.setText("Other")
    untouched.reject()
    assert not untouched.isVisible()


def test_what_is_not_touched_stays(desk: Desk, session: Session, people: list[int], qtbot: QtBot) -> None:
    job = make_send(session, drip=DRIP)
    dialog = edit(desk, job, qtbot)
    save(dialog, qtbot)
    assert get_job(session, job.id).options == job.options


def test_in_mid_run_only_what_is_still_to_be_sent_changes(
    desk: Desk, clock: FixedClock, people: list[int], mails: Inbox, qtbot: QtBot
) -> None:
    session = desk.session
    job = make_send(session, drip=DRIP)
    run_due(session.store)
    assert len(mails.received) == 2
    dialog = edit(desk, job, qtbot)
    assert dialog.send is not None
    assert "Sending has begun" in dialog.banner.text
    assert not dialog.name_edit.isEnabled()
    assert not dialog.at_time.isEnabled()
    assert not dialog.send.message_button.isEnabled()
    assert dialog.send.pace.batch.isEnabled()
    qtbot.waitUntil(lambda: "Next batch" in dialog.send.outlook.text.text())  # type: ignore[union-attr]
    assert dialog.send.outlook.text.text().startswith("3 e-mail")
    dialog.send.pace.set_drip(Drip(100, 30, DripUnit.MINUTES))
    save(dialog, qtbot)
    assert get_job(session, job.id).name == job.name
    clock.move(HOUR // 2)
    run_due(session.store)
    assert reload(session, job).status is JobStatus.COMPLETED
    assert sorted(mails.received) == [address(number) for number in range(1, 6)]


def test_it_says_so_when_the_send_begins_or_ends(
    desk: Desk, session: Session, people: list[int], mail_sender: None, qtbot: QtBot
) -> None:
    job = make_send(session, drip=DRIP)
    dialog = edit(desk, job, qtbot)
    assert dialog.send is not None
    run_due(session.store)
    desk.wake()
    qtbot.waitUntil(lambda: not dialog.name_edit.isEnabled())
    assert dialog.save_button.isEnabled()
    states.cancel(session.store, job.id)
    desk.wake()
    qtbot.waitUntil(lambda: not dialog.save_button.isEnabled())
    assert "has ended" in dialog.banner.text
    assert not dialog.send.pace.second.isEnabled()


def test_a_weekday_is_needed(desk: Desk, session: Session, people: list[int], qtbot: QtBot) -> None:
    dialog = edit(desk, make_send(session), qtbot)
    assert dialog.send is not None
    dialog.send.hours.second.setChecked(True)
    for day in dialog.send.hours.days:
        day.setChecked(False)
    dialog.save_button.click()
    assert "weekday" in dialog.banner.text
    assert dialog.isVisible()


# -- figures ------------------------------------------------------------------------------------------------------------


def fact(dialog: StatisticsDialog, name: str) -> str | None:
    shown = dialog.figures.facts[name]
    return shown.value.text() if shown.isVisibleTo(dialog) else None


def statistics(desk: Desk, job: JobRow, qtbot: QtBot) -> StatisticsDialog:
    dialog = StatisticsDialog(desk, job.id)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_figures_of_a_send(
    desk: Desk, clock: FixedClock, people: list[int], mails: Inbox, qtbot: QtBot
) -> None:
    session = desk.session
    job = make_send(session, drip={**DRIP, "batch": 3})
    mails.refuses = lambda to: "550 no" if to == address(2) else None
    run_due(session.store)
    dialog = statistics(desk, job, qtbot)
    assert fact(dialog, "Accepted") == "2"
    assert fact(dialog, "Delivered") == "0"
    assert dialog.figures.facts["NextBatch"].caption.text() == "Next batch"
    waits = get_job(session, job.id).wait_until
    assert waits == clock.now() + HOUR
    # 2030-03-17 17:46:40 UTC and an hour, on Berlin's clock.
    assert fact(dialog, "NextBatch") == "3/17/2030, 7:46 PM".replace(" PM", "\u202fPM")
    clock.move(HOUR)
    run_due(session.store)
    desk.wake()
    qtbot.waitUntil(lambda: fact(dialog, "NextBatch") is None)
    assert fact(dialog, "Accepted") == "4"
    assert not dialog.unconfirmed.isVisible()


def test_a_pause_for_want_of_a_password_can_be_mended(
    desk: Desk, session: Session, people: list[int], port: int, qtbot: QtBot
) -> None:
    set_mail_sender(session, port, user="nord")
    job = make_send(session)
    run_due(session.store)
    assert get_job(session, job.id).status_reason == "secret_missing"
    dialog = statistics(desk, job, qtbot)
    button = dialog.banner.action_button
    assert button is not None
    assert button.text() == "Enter the password…"
    button.click()
    question = dialog.findChild(SecretDialog)
    assert question is not None
    question.secret.setText("word")
    with qtbot.waitSignal(question.accepted):
        question.accept()
    assert senders.has_secret(session, Channel.EMAIL)
    resume(session, job.id)
    desk.wake()
    qtbot.waitUntil(lambda: not dialog.banner.isVisible())


# -- what is not known --------------------------------------------------------------------------------------------------


@pytest.fixture
def in_doubt(session: Session, people: list[int], inbox: Inbox, mail_sender: None) -> JobRow:
    """A send of which three messages were handed over without an answer."""
    job = make_send(session)
    lost = {address(2), address(3), address(5)}
    inbox.answers = lambda to: "hang up" if to in lost else None
    run_due(session.store)
    ended = reload(session, job)
    assert ended.unconfirmed == len(lost)
    return ended


def decide(dialog: DecideDialog, qtbot: QtBot, *, sent: bool) -> JobRow:
    (dialog.sent if sent else dialog.not_sent).setChecked(True)
    with qtbot.waitSignal(dialog.decided) as told:
        dialog.confirm_button.click()
    (job,) = told.args
    assert isinstance(job, JobRow)
    return job


def opened(desk: Desk, job: JobRow, qtbot: QtBot) -> DecideDialog:
    dialog = DecideDialog(desk, job)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.records.count() == job.unconfirmed)
    return dialog


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_part_of_the_question_lies_over_another(
    desk: Desk, in_doubt: JobRow, qtbot: QtBot, qapp: QApplication, language: str
) -> None:
    install_language(qapp, language)
    dialog = opened(desk, in_doubt, qtbot)
    dialog.not_sent.setChecked(True)
    QApplication.processEvents()
    parts = [
        widget
        for widget in dialog.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if widget.isVisible()
    ]
    for number, part in enumerate(parts):
        for other in parts[:number]:
            assert not part.geometry().intersects(other.geometry()), (part, other)
    # Nor is anything lost below.
    layout = dialog.layout()
    assert layout is not None
    assert dialog.height() >= layout.totalHeightForWidth(dialog.width())


def test_chosen_ones_then_the_rest(
    desk: Desk, session: Session, in_doubt: JobRow, inbox: Inbox, qtbot: QtBot
) -> None:
    dialog = opened(desk, in_doubt, qtbot)
    assert not dialog.confirm_button.isEnabled()
    dialog.chosen.setChecked(True)
    dialog.sent.setChecked(True)
    assert not dialog.confirm_button.isEnabled()
    item = dialog.records.item(1)
    assert item.text() == address(3)
    item.setCheckState(Qt.CheckState.Checked)
    assert "1 message" in dialog.explanation.text()
    job = decide(dialog, qtbot, sent=True)
    assert (job.unconfirmed, job.succeeded, job.failed) == (2, 3, 0)
    assert outcomes(session, job)[2] == (Outcome.SUCCEEDED, "confirmed_sent")
    rest = opened(desk, job, qtbot)
    rest.not_sent.setChecked(True)
    assert "twice" in rest.explanation.text()
    job = decide(rest, qtbot, sent=False)
    assert (job.unconfirmed, job.succeeded, job.failed) == (0, 3, 2)
    reload(session, job)
    assert reason_counts(session, job)["confirmed_failed"] == 2
    assert len(inbox.received) == 5


def test_the_question_stays_until_the_decision_is_written(
    desk: Desk, session: Session, in_doubt: JobRow, qtbot: QtBot
) -> None:
    dialog = opened(desk, in_doubt, qtbot)
    dialog.sent.setChecked(True)
    with qtbot.waitSignal(dialog.decided):
        dialog.confirm_button.click()
        dialog.reject()
        assert dialog.isVisible()
    assert reload(session, in_doubt).succeeded == 5


def test_somebody_else_was_quicker(desk: Desk, session: Session, in_doubt: JobRow, qtbot: QtBot) -> None:
    late = opened(desk, in_doubt, qtbot)
    decide(opened(desk, in_doubt, qtbot), qtbot, sent=True)
    late.sent.setChecked(True)
    late.confirm_button.click()
    qtbot.waitUntil(late.banner.isVisible)
    assert late.isVisible()
    assert reload(session, in_doubt).succeeded == 5


def test_the_statistics_offer_it(desk: Desk, session: Session, in_doubt: JobRow, qtbot: QtBot) -> None:
    dialog = statistics(desk, in_doubt, qtbot)
    assert dialog.unconfirmed.isVisible()
    button = dialog.unconfirmed.action_button
    assert button is not None
    button.click()
    question = dialog.findChild(DecideDialog)
    assert question is not None
    decide(question, qtbot, sent=True)
    qtbot.waitUntil(lambda: not dialog.unconfirmed.isVisible())
    assert dialog.figures.tiles["Unconfirmed"].number.text() == "0"


def test_the_statistics_offer_it_in_the_language_chosen_meanwhile(
    desk: Desk, in_doubt: JobRow, qtbot: QtBot, qapp: QApplication
) -> None:
    button = statistics(desk, in_doubt, qtbot).unconfirmed.action_button
    assert button is not None
    assert button.text() == "Decide unconfirmed…"
    install_language(qapp, "de")
    qtbot.waitUntil(lambda: button.text() == "Über Unbestätigte entscheiden …")


def test_the_table_offers_it(desk: Desk, session: Session, in_doubt: JobRow, qtbot: QtBot) -> None:
    window = EditJobDialog(desk, in_doubt.id)
    qtbot.addWidget(window)
    home = JobActions(desk, window)
    action = home.action(Act.CONFIRM)
    assert action.objectName() == "actionConfirm"
    assert not action.isEnabled()
    home.set_jobs([in_doubt], in_doubt)
    assert action.isEnabled()
    home.set_jobs([in_doubt, in_doubt], in_doubt)
    assert not action.isEnabled()
    home.set_jobs([in_doubt], in_doubt)
    action.trigger()
    question = window.findChild(DecideDialog)
    assert question is not None
    with qtbot.waitSignal(desk.notifyOfJobs) as told:
        decide(question, qtbot, sent=True)
    assert "News" in told.args[2]
