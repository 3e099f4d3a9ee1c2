"""When a send goes out: the fields, the words, and the times that are reckoned ahead."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bulkdesk.jobs.drip import Drip, DripUnit, Schedule, Window
from bulkdesk.services.session import Session
from bulkdesk.store.clock import FixedClock, from_datetime
from bulkdesk.store.words import Channel
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.i18n import install_language
from bulkdesk.ui.sending import outlook
from bulkdesk.ui.sending.outlook import look_ahead
from bulkdesk.ui.sending.schedule_fields import HoursCard, PaceCard, StartCard
from bulkdesk.ui.sending.when_page import WhenPage
from bulkdesk.ui.sending.words import drip_text, window_text

BERLIN = ZoneInfo("Europe/Berlin")
MINUTE = 60_000
WORKDAYS = Window(frozenset(range(5)), time(9), time(17))


def moment(text: str) -> int:
    return from_datetime(datetime.fromisoformat(text).replace(tzinfo=BERLIN))


def test_batches_wait_for_the_window() -> None:
    """Friday 16:30: a batch then, one at 17:00 no more, so the next on Monday at nine."""
    schedule = Schedule(WORKDAYS, Drip(10, 30, DripUnit.MINUTES), BERLIN)
    found = look_ahead(schedule, 45, moment("2030-03-15T16:30"))
    assert found is not None
    assert found.batches == 5
    assert found.first == (
        moment("2030-03-15T16:30"),
        moment("2030-03-18T09:00"),
        moment("2030-03-18T09:30"),
    )
    assert found.last == moment("2030-03-18T10:30")


def test_daily_batches_keep_their_hour_when_the_clocks_change() -> None:
    schedule = Schedule(None, Drip(1, 1, DripUnit.DAYS), BERLIN)
    found = look_ahead(schedule, 3, moment("2030-03-30T10:00"))
    assert found is not None
    assert found.first[2] == moment("2030-04-01T10:00")


def test_no_drip_is_one_batch_and_no_messages_none() -> None:
    schedule = Schedule(WORKDAYS, None, BERLIN)
    found = look_ahead(schedule, 1_000_000, moment("2030-03-16T12:00"))
    assert found is not None
    assert (found.batches, found.first) == (1, (moment("2030-03-18T09:00"),))
    assert look_ahead(schedule, 0, 0) is None
    assert (
        look_ahead(Schedule(None, Drip(1, 1, DripUnit.HOURS), BERLIN), 500, 0, is_cancelled=lambda: True)
        is None
    )


def test_a_send_in_mid_run_goes_on_from_its_batch() -> None:
    schedule = Schedule(None, Drip(10, 1, DripUnit.HOURS), BERLIN)
    now = moment("2030-03-15T10:20")
    found = look_ahead(schedule, 10, now, before=moment("2030-03-15T10:00"))
    assert found is not None
    assert found.first == (moment("2030-03-15T11:00"),)


@given(every=st.integers(1, 90), batches=st.integers(2, 400))
def test_what_is_reckoned_from_the_pace_is_about_right(every: int, batches: int) -> None:
    """A week and more of batches is gone through; the rest follows from their pace."""
    schedule = Schedule(None, Drip(1, every, DripUnit.MINUTES), BERLIN)
    exact = look_ahead(schedule, batches, 0)
    before = outlook.MOST_RECKONED
    outlook.MOST_RECKONED = max(2, batches // 2)
    try:
        about = look_ahead(schedule, batches, 0)
    finally:
        outlook.MOST_RECKONED = before
    assert exact is not None
    assert about is not None
    assert about.batches == exact.batches == batches
    assert about.last == exact.last == (batches - 1) * every * MINUTE


def test_words(qtbot: QtBot) -> None:
    assert drip_text(Channel.EMAIL, None) == "All in one go, as fast as the sender allows."
    text = drip_text(Channel.SMS, Drip(25, 2, DripUnit.HOURS))
    assert "25 text message" in text
    assert "every 2 hour" in text
    assert window_text(None, "Europe/Berlin") == "On all days, at any time."
    assert window_text(WORKDAYS, "Europe/Berlin").startswith("Monday to Friday, 9:00")
    assert "the next day" in window_text(Window(start=time(22), end=time(6)), "Europe/Berlin")
    assert window_text(Window(frozenset({0, 5})), "UTC") == "Monday and Saturday, all day (UTC)."
    assert window_text(Window(frozenset({0, 1, 3})), "UTC").startswith("Monday, Tuesday, and Thursday")


def test_fields_give_back_what_they_show(qtbot: QtBot, session: Session) -> None:
    pace, hours = PaceCard(), HoursCard()
    qtbot.addWidget(pace)
    qtbot.addWidget(hours)
    for drip in (None, Drip(7, 3, DripUnit.DAYS), Drip(1_000_000, 10_000, DripUnit.MINUTES)):
        pace.set_drip(drip)
        assert pace.drip() == drip
    for window in (
        None,
        WORKDAYS,
        Window(start=time(22), end=time(6, 30)),
        Window(frozenset({6})),
        Window(frozenset({0, 6}), time(8, 15), time(9)),
    ):
        hours.set_window(window)
        assert hours.window_() == window
    hours.set_window(WORKDAYS)
    for day in hours.days:
        day.setChecked(False)
    assert hours.problem() == "Choose at least one weekday."
    hours.first.setChecked(True)
    assert hours.problem() is None
    assert not hours.start.isEnabled()
    start = StartCard(session)
    qtbot.addWidget(start)
    start.second.setChecked(True)
    start.fields.day.setDate(QDate(2031, 7, 1))
    start.fields.time.setTime(QTime(9, 30))
    assert start.start() == moment("2031-07-01T09:30")
    start.fields.day.setDate(QDate(2020, 1, 1))
    assert start.problem() == "This time has already passed."
    start.first.setChecked(True)
    assert start.start() is None


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("en", ["message", "every", "hour"], ["messages", "every", "hours"]),
        ("de", ["Nachricht", "je", "Stunde"], ["Nachrichten", "alle", "Stunden"]),
    ],
)
def test_the_words_around_the_numbers_go_with_them(
    qtbot: QtBot, qapp: QApplication, *, language: str, one: list[str], many: list[str]
) -> None:
    install_language(qapp, language)
    pace = PaceCard()
    qtbot.addWidget(pace)
    for number, words in ((1, one), (2, many)):
        pace.set_drip(Drip(number, number, DripUnit.HOURS))
        assert [pace._messages.text(), pace._each.text(), pace.unit.currentText()] == words


def test_the_page_says_what_a_schedule_means(qtbot: QtBot, desk: Desk, clock: FixedClock) -> None:
    clock.move(moment("2030-03-15T16:30") - clock.now())
    page = WhenPage(desk, Channel.EMAIL)
    qtbot.addWidget(page)
    page.set_count(250)
    page.enter()
    qtbot.waitUntil(lambda: "at once" in page.outlook.text.text())
    page.pace.second.setChecked(True)
    page.pace.set_drip(Drip(100, 30, DripUnit.MINUTES))
    page.hours.second.setChecked(True)
    qtbot.waitUntil(lambda: page.outlook.outlook is not None and page.outlook.outlook.batches == 3)
    lines = page.outlook.text.text().splitlines()
    assert lines[0].startswith("250 e-mail")
    assert lines[1] == "Batch 1: at once"
    assert "3/18/2030" in lines[2]
    assert "9:00" in lines[2]
    assert "9:30" in lines[3]
    assert "Monday to Friday" in page.words.text()
    page.hours.end.setTime(QTime(9, 0))
    assert "all day" in page.words.text()
    for day in page.hours.days:
        day.setChecked(False)
    assert page.problem() == page.outlook.text.text() == "Choose at least one weekday."


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York"])
def test_times_are_those_of_the_sub_account(qtbot: QtBot, session: Session, zone: str) -> None:
    there = replace(session, account=replace(session.account, timezone=zone))
    card = StartCard(there)
    qtbot.addWidget(card)
    card.second.setChecked(True)
    card.fields.day.setDate(QDate(2031, 1, 15))
    card.fields.time.setTime(QTime(9, 0))
    assert card.start() == from_datetime(datetime(2031, 1, 15, 9, tzinfo=ZoneInfo(zone)))
