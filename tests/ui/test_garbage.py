"""What nobody holds any more but itself is taken apart in the window's thread, whatever the other threads do."""

from __future__ import annotations

import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

WAIT_MS = 15_000
"""A limit for what never comes, not a measure."""

MANY = 20_000
"""Far more than Python makes before it looks for cycles."""


class Circle(QObject):
    """Holds itself, as a widget does that a function for one of its own signals knows."""

    def __init__(self) -> None:
        super().__init__()
        self.me = lambda: self


def test_no_other_thread_takes_objects_of_qt_apart(qtbot: QtBot) -> None:
    where: list[int] = []

    def leave_behind() -> None:
        weakref.finalize(Circle(), lambda: where.append(threading.get_ident()))

    def make_much() -> None:
        made.extend([] for _ in range(MANY))

    made: list[list[object]] = []
    leave_behind()
    other = threading.Thread(target=make_much)
    other.start()
    other.join()
    assert where == []
    qtbot.waitUntil(lambda: bool(where), timeout=WAIT_MS)
    assert where == [threading.get_ident()]
