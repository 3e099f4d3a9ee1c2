"""The place "Smart lists": the table with its live figures, and what can be done with a list."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QTableView
from pytestqt.qtbot import QtBot

from bulkdesk.contacts.filter_text import parse_filter
from bulkdesk.services import smart_lists
from bulkdesk.services.session import Session, open_session
from bulkdesk.store.accounts import add_account, add_user, find_account
from bulkdesk.store.contacts import Target
from bulkdesk.store.filters import Condition, Operator
from bulkdesk.store.models import SmartList
from bulkdesk.store.words import Role
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.i18n import install_language
from bulkdesk.ui.shell.settings import WindowSettings
from bulkdesk.ui.smartlists.actions import BULK, ListAct
from bulkdesk.ui.smartlists.counting import ListCounter
from bulkdesk.ui.smartlists.editor import SmartListEditor
from bulkdesk.ui.smartlists.model import Column
from bulkdesk.ui.smartlists.name_field import NameDialog
from bulkdesk.ui.smartlists.page import SmartListsPage
from bulkdesk.ui.smartlists.words import condition_text, filter_text
from bulkdesk.ui.widgets.button_table import is_under_mouse
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from tests.bulk_support import add_tag, ids

WAIT_MS = 15_000
"""A limit for what never comes, not a measure."""

LISTS = {
    "Everybody with e-mail": "email is not empty",
    "Köln": 'city is "Köln"',
    "VIP": 'tag has "vip" and (city is "Bonn" or was in job 2)',
}
MakePage = Callable[..., SmartListsPage]


@pytest.fixture
def lists(people: Session) -> dict[str, int]:
    """Three lists; ids by name."""
    return {name: smart_lists.create(people, name, parse_filter(text)).id for name, text in LISTS.items()}


@pytest.fixture
def make(qtbot: QtBot, settings: WindowSettings) -> Iterator[MakePage]:
    """Shows pages."""
    made: list[SmartListsPage] = []

    def build(desk: Desk) -> SmartListsPage:
        page = SmartListsPage(desk, settings, None)
        page.resize(1000, 560)
        qtbot.addWidget(page)
        made.append(page)
        page.show()
        wait_counted(qtbot, page)
        return page

    yield build
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog):
            widget.done(0)
    for page in made:
        page.counter.stop()


@pytest.fixture
def page(make: MakePage, desk: Desk, lists: dict[str, int]) -> SmartListsPage:
    """A page with the three lists, counted."""
    assert len(lists) == 3
    return make(desk)


def wait_counted(qtbot: QtBot, page: SmartListsPage) -> None:
    qtbot.waitUntil(lambda: not page.is_loading and not page.counter.is_busy, timeout=WAIT_MS)


def cells(page: SmartListsPage, column: Column) -> list[str]:
    return [page.proxy.index(row, column).data() for row in range(page.proxy.rowCount())]


def action(page: SmartListsPage, act: ListAct) -> QAction:
    return page.actions_home.action(act)


def open_dialog(qtbot: QtBot, kind: type[QDialog]) -> QDialog:
    def found() -> list[QDialog]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]

    qtbot.waitUntil(lambda: bool(found()), timeout=WAIT_MS)
    return found()[0]


def names(session: Session) -> list[str]:
    return [row.name for row in smart_lists.all_lists(session)]


# -- the table ------------------------------------------------------------------------------------------------------


def test_the_table_shows_each_list(page: SmartListsPage, people: Session) -> None:
    assert page.findChild(QTableView, "smartListsTable") is page.table
    assert cells(page, Column.NAME) == list(LISTS)
    assert cells(page, Column.CONDITION)[:2] == ["E-mail is not empty", "City is “Köln”"]
    third = cells(page, Column.CONDITION)[2]
    assert third == "Tags has “vip” and (City is “Bonn” or was in bulk action Add tag “vip” (#2))"
    assert cells(page, Column.CREATED_BY) == ["anna"] * 3
    assert cells(page, Column.CONTACTS) == [
        str(smart_lists.count(people, parse_filter(text))) for text in LISTS.values()
    ]
    assert cells(page, Column.CONTACTS) == ["3", "2", "2"]


def test_the_search_looks_at_names(qtbot: QtBot, page: SmartListsPage) -> None:
    page.search.setText("kÖLN")
    qtbot.waitUntil(lambda: cells(page, Column.NAME) == ["Köln"], timeout=WAIT_MS)
    shown = page.findChild(QLabel, "smartListsCount")
    assert shown is not None
    assert shown.text().startswith("1 of 3")
    page.search.setText("nothing")
    qtbot.waitUntil(page.overlay.isVisible, timeout=WAIT_MS)
    assert page.overlay.title() == "No matches"
    page.overlay.buttons()[0].click()
    assert len(cells(page, Column.NAME)) == 3


def test_columns_are_sorted_by_what_they_mean(page: SmartListsPage) -> None:
    page.table.sortByColumn(Column.CONTACTS, Qt.SortOrder.DescendingOrder)
    assert cells(page, Column.CONTACTS) == ["3", "2", "2"]
    page.table.sortByColumn(Column.NAME, Qt.SortOrder.DescendingOrder)
    assert cells(page, Column.NAME) == list(reversed(LISTS))


def test_names_are_sorted_as_in_a_dictionary(make: MakePage, desk: Desk, people: Session) -> None:
    for name in ("Zoo", "Ärzte", "bau", "Arbeit"):
        smart_lists.create(people, name, parse_filter("email is empty"))
    assert cells(make(desk), Column.NAME) == ["Arbeit", "Ärzte", "bau", "Zoo"]


def test_the_dots_light_up_under_the_mouse_only(page: SmartListsPage) -> None:
    table = page.table
    dots = page.proxy.index(1, Column.MENU)
    QTest.mouseMove(table.viewport(), table.visualRect(dots).center())
    assert is_under_mouse(table, dots)
    QApplication.sendEvent(table, QEvent(QEvent.Type.Leave))
    assert not is_under_mouse(table, dots)


def test_the_dots_ask_for_the_menu(qtbot: QtBot, page: SmartListsPage) -> None:
    place = page.table.visualRect(page.proxy.index(1, Column.MENU)).center()
    with qtbot.waitSignal(page.table.menuRequested):
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    menu = page.findChild(QMenu)
    assert menu is not None
    menu.close()
    with qtbot.assertNotEmitted(page.showContacts):
        QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_what_cannot_be_read_is_not_said_to_be_nothing(
    desk: Desk, people: Session, settings: WindowSettings, qtbot: QtBot
) -> None:
    with closing(sqlite3.connect(people.store.path)) as file:
        file.execute("ALTER TABLE smart_list RENAME TO hidden")
        file.commit()
    told: list[str] = []
    desk.notify.connect(lambda _tone, text, _act: told.append(text))
    page = SmartListsPage(desk, settings)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert told[0].startswith("The smart lists cannot be read. ")
    assert not page.overlay.isVisible()


def test_figures_follow_a_job(qtbot: QtBot, page: SmartListsPage, desk: Desk, people: Session) -> None:
    add_tag(people, "vip", ids(4))
    desk.wake()
    qtbot.waitUntil(lambda: cells(page, Column.CONTACTS) == ["3", "2", "3"], timeout=WAIT_MS)
    assert smart_lists.count(people, parse_filter(LISTS["VIP"])) == 3


def test_a_first_list_is_made_from_the_empty_page(qtbot: QtBot, make: MakePage, desk: Desk) -> None:
    page = make(desk)
    assert page.overlay.isVisible()
    assert page.overlay.title() == "No smart lists yet"
    page.overlay.buttons()[0].click()
    editor = open_dialog(qtbot, SmartListEditor)
    assert isinstance(editor, SmartListEditor)
    editor.name_field.edit.setText("First")
    editor.set_tree(parse_filter("email is empty"))
    with qtbot.waitSignal(page.listsChanged, timeout=WAIT_MS):
        editor.ok_button.click()
    qtbot.waitUntil(lambda: cells(page, Column.CONTACTS) == ["1"], timeout=WAIT_MS)
    assert not page.overlay.isVisible()
    assert page.current() is not None


def test_a_list_that_cannot_be_read_does_not_hide_the_others(
    qtbot: QtBot, make: MakePage, desk: Desk, people: Session, lists: dict[str, int]
) -> None:
    with people.store.write():
        people.store.run(SmartList.update(filter_json="{").where(SmartList.id == lists["Köln"]))
    page = make(desk)
    assert cells(page, Column.CONTACTS) == ["3", "–", "2"]
    assert cells(page, Column.CONDITION)[1].startswith("Cannot be read")
    page.choose(lists["Köln"])
    usable = {act for act in ListAct if action(page, act).isEnabled()}
    assert usable == {ListAct.NEW, ListAct.EDIT, ListAct.RENAME, ListAct.FORGET}
    action(page, ListAct.EDIT).trigger()
    editor = open_dialog(qtbot, SmartListEditor)
    assert isinstance(editor, SmartListEditor)
    assert "cannot be read" in editor.banner.text
    assert editor.banner.isVisible()
    editor.set_tree(parse_filter("email is empty"))
    with qtbot.waitSignal(page.listsChanged, timeout=WAIT_MS):
        editor.ok_button.click()
    qtbot.waitUntil(lambda: cells(page, Column.CONTACTS) == ["3", "1", "2"], timeout=WAIT_MS)


def test_any_number_of_lists_that_cannot_be_read_is_counted(
    desk: Desk, people: Session, lists: dict[str, int]
) -> None:
    row = replace(smart_lists.get_list(people, lists["Köln"]), filter=None)
    counter = ListCounter(desk)
    told: list[int | None] = []
    counter.counted.connect(lambda _list_id, count: told.append(count))
    counter.count([row] * 2_000)
    assert told == [None] * 2_000
    assert not counter.is_busy


# -- acting ---------------------------------------------------------------------------------------------------------


def test_conditions_are_edited(
    qtbot: QtBot, page: SmartListsPage, people: Session, lists: dict[str, int]
) -> None:
    page.choose(lists["Köln"])
    action(page, ListAct.EDIT).trigger()
    editor = open_dialog(qtbot, SmartListEditor)
    assert isinstance(editor, SmartListEditor)
    assert editor.tree() == parse_filter(LISTS["Köln"])
    editor.set_tree(parse_filter('city is "Berlin"'))
    editor.ok_button.click()
    qtbot.waitUntil(lambda: cells(page, Column.CONTACTS) == ["3", "1", "2"], timeout=WAIT_MS)
    assert cells(page, Column.CONDITION)[1] == "City is “Berlin”"
    current = page.current()
    assert current is not None
    assert current.id == lists["Köln"]


def test_renaming_and_its_conflict(
    qtbot: QtBot, page: SmartListsPage, people: Session, lists: dict[str, int]
) -> None:
    page.choose(lists["Köln"])
    action(page, ListAct.RENAME).trigger()
    dialog = open_dialog(qtbot, NameDialog)
    assert isinstance(dialog, NameDialog)
    assert dialog.field.edit.text() == "Köln"
    dialog.field.edit.setText("vip")
    dialog.confirm_button.click()
    qtbot.waitUntil(dialog.field.problem.isVisible, timeout=WAIT_MS)
    assert dialog.field.problem.text() == "There is a smart list called VIP already."
    assert names(people) == list(LISTS)
    dialog.field.edit.setText("Cologne")
    with qtbot.waitSignal(page.listsChanged, timeout=WAIT_MS):
        dialog.confirm_button.click()
    assert names(people) == ["Cologne", "Everybody with e-mail", "VIP"]
    qtbot.waitUntil(lambda: cells(page, Column.NAME)[0] == "Cologne", timeout=WAIT_MS)


def test_a_list_is_duplicated(
    qtbot: QtBot, page: SmartListsPage, people: Session, lists: dict[str, int]
) -> None:
    page.choose(lists["VIP"])
    with qtbot.waitSignal(page.listsChanged, timeout=WAIT_MS):
        action(page, ListAct.DUPLICATE).trigger()
    assert names(people) == [*LISTS, "VIP (copy)"]
    wait_counted(qtbot, page)
    assert cells(page, Column.CONTACTS) == ["3", "2", "2", "2"]


def test_deleting_asks_first(
    qtbot: QtBot, page: SmartListsPage, people: Session, lists: dict[str, int]
) -> None:
    page.choose(lists["VIP"])
    action(page, ListAct.FORGET).trigger()
    open_dialog(qtbot, ConfirmDialog).reject()
    assert names(people) == list(LISTS)
    action(page, ListAct.FORGET).trigger()
    with qtbot.waitSignal(page.listsChanged, timeout=WAIT_MS):
        open_dialog(qtbot, ConfirmDialog).accept()
    assert names(people) == ["Everybody with e-mail", "Köln"]
    qtbot.waitUntil(lambda: len(cells(page, Column.NAME)) == 2, timeout=WAIT_MS)


def test_contacts_are_shown_by_enter(qtbot: QtBot, page: SmartListsPage, lists: dict[str, int]) -> None:
    page.choose(lists["Köln"])
    with qtbot.waitSignal(page.showContacts, timeout=WAIT_MS) as told:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert told.args == [parse_filter(LISTS["Köln"]), "Köln"]


@pytest.mark.parametrize("act", BULK)
def test_a_bulk_action_starts_from_a_list(
    qtbot: QtBot, page: SmartListsPage, people: Session, lists: dict[str, int], act: ListAct
) -> None:
    page.choose(lists["Köln"])
    # Changed by somebody else since it was counted: the figure is that of this moment.
    add_tag(people, "x", ids(1))
    with qtbot.waitSignal(page.bulkRequested, timeout=WAIT_MS) as told:
        action(page, act).trigger()
    assert told.args == [act.value, Target(filter=parse_filter(LISTS["Köln"])), 2]


def test_a_bulk_action_asked_for_twice_is_asked_once(
    qtbot: QtBot, page: SmartListsPage, lists: dict[str, int]
) -> None:
    requested: list[str] = []
    page.bulkRequested.connect(lambda word, _target, _count: requested.append(word))
    page.choose(lists["Köln"])
    action(page, ListAct.ADD_TAG).trigger()
    action(page, ListAct.DELETE).trigger()
    qtbot.waitUntil(lambda: bool(requested), timeout=WAIT_MS)
    assert requested == ["delete"]


def test_a_bulk_action_is_not_taken_along_into_another_sub_account(
    qtbot: QtBot, page: SmartListsPage, desk: Desk, people: Session, lists: dict[str, int]
) -> None:
    with people.store.write():
        add_account(people.store, name="Süd", timezone="Europe/Vienna", country="AT")
    other = find_account(people.store, "Süd")
    assert other is not None
    page.choose(lists["Köln"])
    with qtbot.assertNotEmitted(page.bulkRequested):
        action(page, ListAct.ADD_TAG).trigger()
        desk.switch_account(other)
        wait_counted(qtbot, page)


def test_no_bulk_action_over_nobody(qtbot: QtBot, make: MakePage, desk: Desk, people: Session) -> None:
    row = smart_lists.create(people, "Nobody", parse_filter('city is "Atlantis"'))
    page = make(desk)
    page.choose(row.id)
    requested: list[str] = []
    page.bulkRequested.connect(lambda word, _target, _count: requested.append(word))
    with qtbot.waitSignal(desk.notify, timeout=WAIT_MS) as told:
        action(page, ListAct.DELETE).trigger()
    assert "Nobody" in told.args[1]
    assert requested == []


def test_the_menu_holds_what_goes_with_the_list(page: SmartListsPage, lists: dict[str, int]) -> None:
    page.choose(lists["Köln"])
    menu = page.actions_home.menu(page)
    shown = {each.objectName() for each in menu.actions() if not each.isSeparator()}
    assert shown == {action(page, act).objectName() for act in ListAct if act is not ListAct.NEW}
    assert all(not action(page, act).shortcut().isEmpty() for act in ListAct)
    menu.close()


# -- rights, sub-accounts, language ---------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["auditor", "read_only"])
def test_who_only_reads_sees_nothing_that_changes(
    qtbot: QtBot, make: MakePage, people: Session, lists: dict[str, int], how: str
) -> None:
    with people.store.write():
        add_user(people.store, name="otto", role=Role.AUDITOR)
    user = "otto" if how == "auditor" else "anna"
    desk = Desk(open_session(people.store.path, user=user, read_only=how == "read_only"))
    page = make(desk)
    assert cells(page, Column.CONTACTS) == ["3", "2", "2"]
    page.choose(lists["Köln"])
    visible = {act for act in ListAct if action(page, act).isVisible()}
    assert visible == {ListAct.SHOW}
    assert not page.new_button.isVisible()
    assert not page.bulk_button.isVisible()
    menu = page.actions_home.menu(page)
    assert [each.objectName() for each in menu.actions()] == ["actionShowContacts"]
    menu.close()
    desk.close()


def test_another_sub_account_has_lists_of_its_own(
    qtbot: QtBot, page: SmartListsPage, desk: Desk, people: Session
) -> None:
    with people.store.write():
        add_account(people.store, name="Süd", timezone="Europe/Vienna", country="AT")
    other = find_account(people.store, "Süd")
    assert other is not None
    desk.switch_account(other)
    wait_counted(qtbot, page)
    assert cells(page, Column.NAME) == []
    smart_lists.create(desk.session, "Elsewhere", parse_filter("email is not empty"))
    page.load()
    wait_counted(qtbot, page)
    assert (cells(page, Column.NAME), cells(page, Column.CONTACTS)) == (["Elsewhere"], ["0"])


def test_the_page_follows_the_language(qtbot: QtBot, qapp: QApplication, page: SmartListsPage) -> None:
    for language, city in (("de", "Ort"), ("en", "City")):
        install_language(qapp, language)
        qtbot.waitUntil(
            lambda city=city: cells(page, Column.CONDITION)[1].startswith(city),  # type: ignore[misc] # bound now
            timeout=WAIT_MS,
        )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('custom "Shoe size" is not "42"', "Shoe size is not “42”"),
        ('tag has none ("a", "b")', "Tags has none of “a”, “b”"),
        ('tag has none "a"', "Tags does not have “a”"),
        ("was in job 7", "was in bulk action #7"),
        ("dnd sms is on", "Do not disturb (SMS) is on"),
        (
            'city is "a" or city is "b" and phone is empty',
            "City is “a” or (City is “b” and Phone is empty)",
        ),
    ],
)
def test_filters_in_words(text: str, words: str) -> None:
    assert filter_text(parse_filter(text)) == words


def test_days_in_words(qapp: QApplication) -> None:
    condition = Condition("created_at", Operator.BETWEEN, (date(2024, 1, 31), date(2024, 2, 1)))
    assert condition_text(condition).startswith("Created between ")
    assert "2024" in condition_text(condition)
    assert "30" in condition_text(Condition("created_at", Operator.IN_LAST_DAYS, (30,)))


def test_a_hidden_column_leaves_no_gap(qtbot: QtBot, page: SmartListsPage) -> None:
    header = page.table.horizontalHeader()
    room = page.table.viewport().width()
    page.table.header_menu().actions()[Column.CONDITION].trigger()
    assert page.table.isColumnHidden(Column.CONDITION)
    qtbot.waitUntil(lambda: room - 10 < header.length() <= room, timeout=WAIT_MS)


def test_columns_are_remembered(qtbot: QtBot, make: MakePage, desk: Desk, lists: dict[str, int]) -> None:
    page = make(desk)
    before = page.table.columnWidth(Column.CONDITION)
    page.resize(1300, 560)
    qtbot.waitUntil(lambda: page.table.columnWidth(Column.CONDITION) > before, timeout=WAIT_MS)
    page.table.setColumnWidth(Column.NAME, 333)
    page.table.sortByColumn(Column.CONTACTS, Qt.SortOrder.DescendingOrder)
    page.remember()
    again = make(desk)
    assert again.table.columnWidth(Column.NAME) == 333
    assert cells(again, Column.CONTACTS) == ["3", "2", "2"]
