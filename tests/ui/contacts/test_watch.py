"""When the contacts table looks anew while jobs change contacts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from bulkdesk.ui.contacts.watch import LEAST_MS, ChangeWatch

HOUR = 3_600.0
pytestmark = pytest.mark.usefixtures("qapp")


class Clock:
    """Seconds that pass when a test says so."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock of the test's own."""
    return Clock()


@pytest.fixture
def watch(clock: Clock, qtbot: QtBot) -> ChangeWatch:
    """A watch that has told of a change, which was looked at in half a second."""
    made = ChangeWatch(seconds=clock)
    with qtbot.waitSignal(made.due):
        made.stir()
    made.looking()
    clock.now += 0.5
    made.looked()
    return made


def rest(watch: ChangeWatch) -> int:
    """In how many milliseconds it will tell."""
    (timer,) = watch.findChildren(QTimer)
    assert timer.isActive()
    return timer.interval()


def test_the_next_change_waits(watch: ChangeWatch) -> None:
    watch.stir()
    assert rest(watch) == LEAST_MS - 500


def test_a_long_look_is_followed_by_a_longer_rest(watch: ChangeWatch, clock: Clock) -> None:
    watch.looking()
    clock.now += 5
    watch.looked()
    watch.stir()
    assert rest(watch) == 3 * 5_000 - 5_500


def test_a_search_an_hour_later_does_not_put_the_next_change_off(watch: ChangeWatch, clock: Clock) -> None:
    clock.now += HOUR
    watch.looking()
    clock.now += 0.1
    watch.looked()
    # By a click on the header, of which nobody told when it began.
    clock.now += HOUR
    watch.looked()
    watch.stir()
    assert rest(watch) == 0
