"""The assistant from the first step to the end of the job that it makes."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytest_httpserver import HTTPServer
from pytestqt.qtbot import QtBot
from werkzeug import Request, Response

from bulkdesk.jobs.drip import Drip, DripUnit, Window
from bulkdesk.services import senders
from bulkdesk.services.jobs import find_jobs, get_job
from bulkdesk.services.messages import message_of
from bulkdesk.services.session import Session
from bulkdesk.store.contacts import Target
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import Channel, JobStatus, JobType
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.i18n import install_language
from bulkdesk.ui.sending.assistant import SendDialog, Step
from bulkdesk.ui.sending.sender_dialog import SenderDialog
from bulkdesk.ui.theme import SPACING
from tests.send_support import Inbox, address, reload, set_sms_sender
from tests.ui.questions import answer
from tests.ui.sending.conftest import PEOPLE, OpenDialog
from tests.ui.sending.support import go_to, write


def start(dialog: SendDialog, qtbot: QtBot) -> JobRow:
    go_to(dialog, Step.SUMMARY, qtbot)
    with qtbot.waitSignal(dialog.created) as made:
        dialog.start_button.click()
    (job,) = made.args
    assert isinstance(job, JobRow)
    return job


def tile(dialog: SendDialog, name: str) -> str:
    return dialog.who_page.tiles[name].number.text()


def summary(dialog: SendDialog) -> dict[str, str]:
    return {line.caption: line.text for line in dialog.summary_page.lines()}


def test_who_gets_it_and_why_not(
    open_dialog: OpenDialog, session: Session, people: list[int], qtbot: QtBot, mail_sender: None
) -> None:
    with session.store.write():
        session.store.sql("UPDATE contact SET dnd_email = 1 WHERE id = ?", people[0])
        session.store.sql("UPDATE contact SET email = NULL WHERE id = ?", people[1])
    dialog = open_dialog()
    assert tile(dialog, "total") == "5"
    assert "counted" in dialog.reason.text()
    qtbot.waitUntil(lambda: tile(dialog, "will_get") == "3")
    assert tile(dialog, "left_out") == "2"
    shown = {segment.key: segment.count for segment in dialog.who_page.bar.segments()}
    assert shown == {"dnd": 1, "no_address": 1}
    qtbot.waitUntil(lambda: "news@nord.example" in dialog.who_page.sender_name.text())
    assert dialog.next_button.isEnabled()


def test_the_keyboard_begins_at_the_first_step_and_stays_there(
    open_dialog: OpenDialog, qtbot: QtBot, mail_sender: None
) -> None:
    dialog = open_dialog()
    button = dialog.who_page.sender_button
    assert not dialog.next_button.isEnabled()
    assert dialog.focusWidget() is button
    qtbot.waitUntil(dialog.next_button.isEnabled)
    assert dialog.focusWidget() is button
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert dialog.step is Step.MESSAGE


def test_nobody_would_get_it(
    open_dialog: OpenDialog, session: Session, people: list[int], qtbot: QtBot, mail_sender: None
) -> None:
    with session.store.write():
        session.store.sql("UPDATE contact SET dnd_email = 1")
    dialog = open_dialog()
    qtbot.waitUntil(lambda: "None of these" in dialog.reason.text())
    assert not dialog.next_button.isEnabled()


def test_without_a_sender_the_way_to_set_one_up_is_there(
    open_dialog: OpenDialog, session: Session, port: int, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    qtbot.waitUntil(lambda: dialog.reason.text() == "Set up a sender first.")
    assert not dialog.next_button.isEnabled()
    dialog.who_page.sender_button.click()
    opened = dialog.findChild(SenderDialog)
    assert opened is not None
    for key, value in {
        "host": "127.0.0.1",
        "port": str(port),
        "security": "none",
        "from": "a@b.example",
    }.items():
        opened.form.fields[key].set_value(value)
    opened.form._on_edited()
    opened.form.save_button.click()
    qtbot.waitUntil(dialog.next_button.isEnabled)
    assert dialog.who_page.sender_name.text() == "a@b.example"
    opened.reject()


@pytest.mark.parametrize("language", ["en", "de"])
def test_all_of_when_is_in_sight(
    open_dialog: OpenDialog, qtbot: QtBot, qapp: QApplication, mail_sender: None, language: str
) -> None:
    install_language(qapp, language)
    dialog = open_dialog()
    write(dialog, qtbot, "Hello")
    go_to(dialog, Step.WHEN, qtbot)
    page = dialog.when_page
    for card in (page.start, page.pace, page.hours):
        right = card.mapTo(page, card.rect().topRight()).x()
        assert right < page.width() - SPACING.lg, card.accessibleName()


def test_from_the_window_to_every_inbox(
    open_dialog: OpenDialog, session: Session, desk: Desk, mails: Inbox, qtbot: QtBot
) -> None:
    desk.start()
    with session.store.write():
        session.store.sql("UPDATE contact SET dnd_email = 1 WHERE email = ?", address(2))
    mails.refuses = lambda to: "550 unknown" if to == address(4) else None
    dialog = open_dialog()
    write(dialog, qtbot, "Dear {{ contact.first_name }}", html="<b>{{ contact.first_name }}</b>")
    job = start(dialog, qtbot)
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: get_job(session, job.id).status is JobStatus.COMPLETED, timeout=20_000)
    ended = reload(session, job)
    assert (ended.total, ended.succeeded, ended.failed, ended.skipped) == (PEOPLE, 3, 1, 1)
    assert ended.succeeded == len(mails.received) == len(mails.counts)
    assert sorted(mails.received) == [address(1), address(3), address(5)]
    assert "Dear Name 3" in mails.texts[address(3)]


def test_sms_from_the_window_to_the_gateway(
    open_dialog: OpenDialog, session: Session, desk: Desk, httpserver: HTTPServer, qtbot: QtBot
) -> None:
    taken: dict[str, str] = {}

    def take(request: Request) -> Response:
        taken[request.form["To"]] = request.form["Body"]
        return Response(f'{{"sid": "SM{len(taken)}", "status": "queued"}}', 201, mimetype="application/json")

    base = "/2010-04-01/Accounts/AC1"
    httpserver.expect_request(f"{base}.json").respond_with_json({})
    httpserver.expect_request(f"{base}/Messages.json", method="POST").respond_with_handler(take)
    set_sms_sender(session, httpserver.url_for("/"))
    desk.start()
    dialog = open_dialog(Channel.SMS)
    write(dialog, qtbot, "Hi {{ contact.first_name }}")
    job = start(dialog, qtbot)
    assert job.type is JobType.SMS
    qtbot.waitUntil(lambda: get_job(session, job.id).status is JobStatus.COMPLETED, timeout=20_000)
    assert reload(session, job).succeeded == len(taken) == PEOPLE
    assert taken["+4915110000001"] == "Hi Name 1"


def test_everything_chosen_arrives_in_the_job(
    open_dialog: OpenDialog, session: Session, people: list[int], mail_sender: None, qtbot: QtBot
) -> None:
    dialog = open_dialog(target=Target(ids=tuple(people[:3])), count=3)
    write(dialog, qtbot, "Text", subject="Hello {{ contact.first_name }}", html="<p>HTML</p>")
    go_to(dialog, Step.WHEN, qtbot)
    page = dialog.when_page
    page.start.second.setChecked(True)
    page.start.fields.day.setDate(QDate(2031, 7, 1))
    page.start.fields.time.setTime(QTime(8, 30))
    page.pace.second.setChecked(True)
    page.pace.set_drip(Drip(2, 3, DripUnit.HOURS))
    page.hours.set_window(Window(frozenset({1, 2}), time(9), time(17)))
    go_to(dialog, Step.SUMMARY, qtbot)
    assert dialog.start_button.text() == "&Schedule"
    shown = summary(dialog)
    assert "3 e-mail" in shown["Recipients"]
    assert "7/1/2031" in shown["Start"]
    assert "every 3 hour" in shown["Pace"]
    assert "Tuesday" in shown["Sending hours"]
    assert shown["Message"].startswith("Text")
    assert dialog.summary_page.name.text() == "Bulk e-mail “Hello …”"
    dialog.summary_page.name.setText("July")
    job = start(dialog, qtbot)
    assert job.name == "July"
    assert job.scheduled_at is not None
    assert job.total == 3
    assert message_of(job.options).html == "<p>HTML</p>"
    assert job.options["drip"] == {"batch": 2, "every": 3, "unit": "hours"}
    assert job.options["window"] == {"weekdays": [1, 2], "from": "09:00", "to": "17:00"}
    assert job.status is JobStatus.QUEUED


def test_the_summary_tells_of_the_batches_that_were_chosen_last(
    open_dialog: OpenDialog, mail_sender: None, qtbot: QtBot
) -> None:
    """Also for who goes on before they are reckoned."""
    dialog = open_dialog()
    write(dialog, qtbot, "Text")
    go_to(dialog, Step.WHEN, qtbot)
    page = dialog.when_page
    page.pace.set_drip(Drip(1, 1, DripUnit.HOURS))
    qtbot.waitUntil(lambda: "5 batch" in page.outlook.text.text())
    page.pace.batch.setValue(3)
    dialog.next_button.click()
    assert "3 e-mail" in summary(dialog)["Pace"]
    assert "5 batch" not in summary(dialog).get("Batches", "")
    qtbot.waitUntil(lambda: "2 batch" in summary(dialog).get("Batches", ""))


def test_going_back_loses_nothing(open_dialog: OpenDialog, mail_sender: None, qtbot: QtBot) -> None:
    dialog = open_dialog()
    write(dialog, qtbot, "Typed text", subject="Typed subject", html="<i>x</i>")
    message = dialog.message_page.message()
    go_to(dialog, Step.WHEN, qtbot)
    dialog.when_page.pace.second.setChecked(True)
    dialog.when_page.pace.batch.setValue(7)
    go_to(dialog, Step.SUMMARY, qtbot)
    dialog.summary_page.name.setText("My name")
    for _ in range(3):
        dialog.back_button.click()
    assert dialog.step is Step.WHO
    go_to(dialog, Step.SUMMARY, qtbot)
    assert dialog.message_page.message() == message
    assert dialog.summary_page.name.text() == "My name"
    request = dialog.request()
    assert request.drip is not None
    assert request.drip.batch == 7


def test_the_suggested_name_follows_the_subject(
    open_dialog: OpenDialog, mail_sender: None, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    write(dialog, qtbot, "Text", subject="One")
    go_to(dialog, Step.SUMMARY, qtbot)
    assert dialog.summary_page.name.text() == "Bulk e-mail “One”"
    dialog.indicator.stepClicked.emit(Step.MESSAGE)
    dialog.message_page.editor.subject.set_text("Two")
    go_to(dialog, Step.SUMMARY, qtbot)
    assert dialog.summary_page.name.text() == "Bulk e-mail “Two”"
    dialog.summary_page.name.clear()
    assert not dialog.start_button.isEnabled()
    assert "name" in dialog.reason.text()


def test_closing_asks_about_a_typed_message(
    open_dialog: OpenDialog, session: Session, mail_sender: None, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    write(dialog, qtbot, "Long work")
    asked = answer(lambda question: question.cancel_button)
    dialog.reject()
    assert asked == ["Close without sending?"]
    assert dialog.isVisible()
    answer(lambda question: question.confirm_button)
    dialog.cancel_button.click()
    assert not dialog.isVisible()
    empty = open_dialog()
    empty.reject()
    assert not empty.isVisible()
    assert find_jobs(session) == []


def test_what_is_refused_at_the_end_is_said_and_nothing_is_lost(
    open_dialog: OpenDialog, session: Session, mail_sender: None, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    write(dialog, qtbot, "Text")
    go_to(dialog, Step.SUMMARY, qtbot)
    senders.forget_sender(session, Channel.EMAIL)
    dialog.start_button.click()
    qtbot.waitUntil(dialog.summary_page.banner.isVisible)
    assert dialog.summary_page.banner.text
    assert dialog.start_button.isEnabled()
    assert dialog.message_page.message().text == "Text"
    assert find_jobs(session) == []


@pytest.mark.parametrize("channel", list(Channel))
def test_it_can_be_used_in_the_least_room(
    open_dialog: OpenDialog, mail_sender: None, qtbot: QtBot, channel: Channel
) -> None:
    """At 1024 × 640 nothing has to be wider or higher than the window."""
    dialog = open_dialog(channel)
    least = dialog.minimumSizeHint()
    assert least.width() <= 1000
    assert least.height() <= 600
