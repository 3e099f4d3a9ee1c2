"""Finding contacts off the window's thread: what is made ready in between."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from bulkdesk.services.contact_pages import ContactWindow, Order, Prepared, View
from bulkdesk.store.contacts import Target
from bulkdesk.ui.contacts.loading import Finder, Found, Wanted
from bulkdesk.ui.desk import Desk
from tests.ui.contacts.page_support import BERLIN, WAIT_MS, desk, kept_store, people

__all__ = ["desk", "kept_store", "people"]


def looked(finder: Finder, qtbot: QtBot, view: View) -> ContactWindow:
    found: list[Found] = []
    finder.found.connect(found.append)
    finder.look_for(Wanted(view, rows=10), None, with_first=True)
    qtbot.waitUntil(lambda: bool(found) and found[-1].is_whole, timeout=WAIT_MS)
    return found[-1].window


def test_an_order_is_made_ready_for_searches_when_the_desk_rests(desk: Desk, qtbot: QtBot) -> None:
    finder = Finder(desk)
    view = View(order=Order.NAME)
    window = looked(finder, qtbot, view)
    assert window.prepared.texts is not None
    qtbot.waitUntil(lambda: window.prepared.order is not None, timeout=WAIT_MS)
    again = looked(finder, qtbot, view)
    assert again.prepared.order is window.prepared.order
    assert again.prepared.texts is window.prepared.texts


def test_a_search_goes_first(desk: Desk, qtbot: QtBot) -> None:
    finder = Finder(desk)
    window = looked(finder, qtbot, View())
    for search in ("b", "be", "berlin"):
        desk.rested.emit()
        assert looked(finder, qtbot, View(Target(search=search))).count >= BERLIN
    desk.rested.emit()
    qtbot.waitUntil(lambda: window.prepared.order is not None, timeout=WAIT_MS)


def test_what_is_searched_in_is_not_made_ready_to_be(desk: Desk, qtbot: QtBot) -> None:
    finder = Finder(desk)
    hits = looked(finder, qtbot, View(Target(search="berlin")))
    desk.rested.emit()
    finder.forget()
    looked(finder, qtbot, View())
    assert hits.prepared == Prepared()
