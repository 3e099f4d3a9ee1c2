"""The place "Contacts" on a real store."""

from __future__ import annotations

import csv
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer
from PySide6.QtGui import QAction, QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu, QTableView
from pytestqt.qtbot import QtBot

from bulkdesk.services import bulk, smart_lists
from bulkdesk.services.contacts import count_contacts
from bulkdesk.services.session import Session, open_session
from bulkdesk.services.smart_lists import read_filter
from bulkdesk.store.contacts import Target
from bulkdesk.ui.contacts.actions import Deed
from bulkdesk.ui.contacts.card import ContactDialog
from bulkdesk.ui.contacts.columns import Column
from bulkdesk.ui.contacts.delete_dialog import DeleteDialog
from bulkdesk.ui.contacts.page import ContactsPage
from bulkdesk.ui.contacts.rows import RowReader
from bulkdesk.ui.contacts.tag_dialog import TagDialog
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.i18n import install_language
from bulkdesk.ui.shell.settings import WindowSettings
from bulkdesk.ui.smartlists.editor import SmartListEditor
from bulkdesk.ui.theme import SPACING
from bulkdesk.ui.widgets.format import usual_moment
from tests import bulk_support
from tests.ui.accessibility import tab_stops
from tests.ui.contacts.page_support import (
    BERLIN,
    PEOPLE,
    WAIT_MS,
    auditor_of,
    desk,
    hide_contacts,
    kept_store,
    make_page,
    page,
    people,
    second_account,
    settings,
    wait_loaded,
)
from tests.ui.file_dialogs import answer_file_dialogs

__all__ = ["desk", "kept_store", "page", "people", "settings"]

CHANGING = {
    Deed.ADD_TAG,
    Deed.REMOVE_TAG,
    Deed.SEND_EMAIL,
    Deed.SEND_SMS,
    Deed.DELETE,
    Deed.CREATE,
    Deed.IMPORT,
    Deed.SAVE_LIST,
}


def action(page: ContactsPage, deed: Deed) -> QAction:
    return page.actions_home.action(deed)


def cell(page: ContactsPage, row: int, column: Column = Column.NAME) -> str:
    return str(page.model.index(row, column).data() or "")


def click(page: ContactsPage, row: int, column: Column, modifiers: Qt.KeyboardModifier) -> None:
    place = page.table.visualRect(page.model.index(row, column)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, modifiers, place)


def press(
    page: ContactsPage, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(page.table, key, modifiers)


def ticked(page: ContactsPage) -> list[int]:
    return [row for row in range(page.model.rowCount()) if page.model.is_ticked(row)]


def search(page: ContactsPage, qtbot: QtBot, text: str) -> None:
    page.focus_search(text)
    wait_loaded(qtbot, page.model)


def choose(page: ContactsPage, row: int) -> int:
    page.table.setCurrentIndex(page.model.index(row, Column.NAME))
    found = page.model.contact_id(row)
    assert found is not None
    return found


def open_editor(page: ContactsPage, deed: Deed) -> SmartListEditor:
    action(page, deed).trigger()
    editor = page.findChild(SmartListEditor)
    assert editor is not None
    return editor


@pytest.fixture(params=["csv", "xlsx"])
def export_path(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that a person names."""
    path = tmp_path / f"out.{request.param}"
    answer_file_dialogs(monkeypatch, path)
    return path


NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def test_object_names_of_the_contract(page: ContactsPage) -> None:
    for kind, name in (
        (QTableView, "contactsTable"),
        (QLineEdit, "contactsSearch"),
        (QLabel, "contactsCount"),
    ):
        assert isinstance(page.findChild(kind, name), kind)


def test_tab_stops_at_every_control_as_one_reads(page: ContactsPage) -> None:
    # With a contact chosen there would be more: a table that was given the keyboard chooses its first row.
    page.table.choose_nothing()
    assert [widget.objectName() for widget in tab_stops(page)] == [
        "contactsCreate",
        "contactsSearch",
        "contactsFilter",
        "contactsColumns",
        "contactsSelectAll",
        "contactsTable",
        "contactsTickVisible",
    ]


def is_idle(rows: RowReader) -> bool:
    """Whether nothing that was asked for is still to be read; to look for its being read would be too late at times."""
    return not rows._soon.isActive() and rows._reading is None


class TestSearch:
    def test_says_at_once_that_it_searches_and_then_how_many_there_are(
        self, page: ContactsPage, qtbot: QtBot
    ) -> None:
        page.focus_search("be")
        assert page.bar.count.text() == "Searching…"
        # What stood there stays until the hits come.
        assert page.model.rowCount() == PEOPLE
        page.bar.search.setCursorPosition(2)
        QTest.keyClicks(page.bar.search, "rlin")
        qtbot.waitUntil(lambda: page.bar.count.text() == f"{BERLIN} of {PEOPLE}", timeout=WAIT_MS)
        page.bar.search.clear()
        qtbot.waitUntil(lambda: str(PEOPLE) in page.bar.count.text(), timeout=WAIT_MS)

    def test_the_word_for_searching_follows_the_language(self, page: ContactsPage) -> None:
        page.bar.set_searching()
        page.bar.changeEvent(QEvent(QEvent.Type.LanguageChange))
        assert page.bar.count.text() == "Searching…"
        page.bar.set_counting()
        page.bar.changeEvent(QEvent(QEvent.Type.LanguageChange))
        assert page.bar.count.text() == "Counting…"

    def test_typing_searches_when_it_rests(self, page: ContactsPage, qtbot: QtBot) -> None:
        assert f"{PEOPLE}" in page.bar.count.text()
        QTest.keyClicks(page.bar.search, "Berlin")
        assert page.model.rowCount() == PEOPLE
        qtbot.waitUntil(lambda: page.bar.count.text() == f"{BERLIN} of {PEOPLE}", timeout=WAIT_MS)
        assert page.model.rowCount() == BERLIN

    def test_nothing_found_leads_back(self, page: ContactsPage, qtbot: QtBot) -> None:
        search(page, qtbot, "nobody at all")
        qtbot.waitUntil(page.overlay.isVisible, timeout=WAIT_MS)
        assert page.overlay.title() == "No matches"
        page.overlay.buttons()[0].click()
        qtbot.waitUntil(lambda: page.model.rowCount() == PEOPLE, timeout=WAIT_MS)
        assert not page.overlay.isVisible()
        assert page.bar.search.text() == ""

    def test_an_empty_account_leads_to_the_first_contact(
        self, desk: Desk, page: ContactsPage, qtbot: QtBot
    ) -> None:
        bulk_support.delete(desk.session)
        page.load()
        qtbot.waitUntil(page.overlay.isVisible, timeout=WAIT_MS)
        asked: list[bool] = []
        page.importRequested.connect(lambda: asked.append(True))
        page.overlay.buttons()[0].click()
        assert asked == [True]
        page.overlay.buttons()[1].click()
        assert page.findChild(ContactDialog) is not None

    def test_what_cannot_be_read_is_not_said_to_be_counted_or_searched(
        self, page: ContactsPage, desk: Desk, people: Session, qtbot: QtBot
    ) -> None:
        hide_contacts(people)
        with qtbot.waitSignal(desk.notify, timeout=WAIT_MS) as told:
            page.focus_search("berlin")
        assert told.args[0] == "danger"
        assert page.bar.count.text() == f"{PEOPLE} contacts", "those that are shown"
        desk.accountChanged.emit()
        with qtbot.waitSignal(desk.notify, timeout=WAIT_MS):
            page.load()
        assert page.bar.count.text() == ""
        assert not page.overlay.isVisible()

    def test_rows_that_cannot_be_read_are_told_of_once(
        self, page: ContactsPage, desk: Desk, people: Session, qtbot: QtBot
    ) -> None:
        told: list[str] = []
        desk.notify.connect(lambda tone, *_rest: told.append(tone))
        hide_contacts(people)
        page.table.verticalScrollBar().setValue(page.table.verticalScrollBar().maximum())
        qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
        for _ in range(3):
            # As a notification over it makes the table do.
            assert page.model.contact(PEOPLE - 1) is None
            qtbot.waitUntil(lambda: is_idle(page.model._rows), timeout=WAIT_MS)
        assert told == ["danger"]
        page.load()
        qtbot.waitUntil(lambda: told == ["danger", "danger"], timeout=WAIT_MS)

    def test_filter_and_search_hold_together(self, page: ContactsPage, desk: Desk, qtbot: QtBot) -> None:
        search(page, qtbot, "er firma 3")
        tree = read_filter(desk.session, 'city is "Berlin"')
        page.show_list(tree, "Berlin")
        wait_loaded(qtbot, page.model)
        wanted = count_contacts(desk.session, Target(filter=tree, search="er firma 3"))
        assert 0 < page.model.rowCount() == wanted < BERLIN
        assert [chip.text for chip in page.bar.chips.chips()] == ["Smart list: Berlin"]
        page.bar.chips.chips()[0].closed.emit()
        wait_loaded(qtbot, page.model)
        assert page.model.rowCount() == count_contacts(desk.session, Target(search="er firma 3"))
        assert page.bar.chips.chips() == []


class TestSorting:
    def test_by_the_header(self, page: ContactsPage, qtbot: QtBot) -> None:
        page.table.sortByColumn(Column.EMAIL, Qt.SortOrder.AscendingOrder)
        wait_loaded(qtbot, page.model)
        shown = [cell(page, row, Column.EMAIL) for row in range(5)]
        assert shown == [f"p{n}@example.com" for n in range(100, 105)]

    def test_the_mark_stays_where_the_order_is(self, page: ContactsPage, qtbot: QtBot) -> None:
        header = page.table.horizontalHeader()
        page.table.sortByColumn(Column.EMAIL, Qt.SortOrder.AscendingOrder)
        page.table.sortByColumn(Column.TAGS, Qt.SortOrder.AscendingOrder)
        assert header.sortIndicatorSection() == Column.EMAIL
        wait_loaded(qtbot, page.model)

    def test_the_chosen_contact_stays_chosen(self, page: ContactsPage, qtbot: QtBot) -> None:
        chosen = choose(page, 2)
        page.table.sortByColumn(Column.CREATED, Qt.SortOrder.AscendingOrder)
        wait_loaded(qtbot, page.model)
        assert page.table.current_contact_id == chosen
        assert page.table.currentIndex().row() == PEOPLE - 3


class TestTicking:
    def test_by_mouse(self, page: ContactsPage) -> None:
        click(page, 1, Column.TICK, NONE)
        assert ticked(page) == [1]
        click(page, 4, Column.TICK, SHIFT)
        assert ticked(page) == [1, 2, 3, 4]
        click(page, 2, Column.TICK, NONE)
        assert ticked(page) == [1, 3, 4]
        click(page, 6, Column.NAME, CTRL)
        assert ticked(page) == [1, 3, 4, 6]
        click(page, 5, Column.NAME, NONE)
        assert ticked(page) == [1, 3, 4, 6]
        assert "4" in page.action_bar.state.text()

    def test_a_range_takes_ticks_away_as_well(self, page: ContactsPage) -> None:
        page.model.set_ticked(0, 8, ticked=True)
        click(page, 2, Column.TICK, NONE)
        click(page, 5, Column.TICK, SHIFT)
        assert ticked(page) == [0, 1, 6, 7, 8]

    def test_by_keyboard(self, page: ContactsPage) -> None:
        choose(page, 0)
        press(page, Qt.Key.Key_Space)
        press(page, Qt.Key.Key_Down)
        press(page, Qt.Key.Key_Down)
        assert ticked(page) == [0]
        press(page, Qt.Key.Key_Space, SHIFT)
        assert ticked(page) == [0, 1, 2]
        press(page, Qt.Key.Key_Space)
        assert ticked(page) == [0, 1]
        press(page, Qt.Key.Key_Escape)
        assert ticked(page) == []

    def test_the_header_ticks_what_is_on_the_screen(self, page: ContactsPage) -> None:
        rows = page.table.visible_rows()
        assert 5 < len(rows) < 50
        page.table.tick_box.click()
        assert ticked(page) == list(rows)
        assert page.table.tick_box.checkState() == Qt.CheckState.Checked
        page.table.verticalScrollBar().setValue(5_000)
        assert page.table.tick_box.checkState() == Qt.CheckState.PartiallyChecked
        page.table.verticalScrollBar().setValue(0)
        page.table.tick_box.click()
        assert ticked(page) == []
        assert page.table.tick_box.checkState() == Qt.CheckState.Unchecked

    def test_all_that_match_but_for_one(self, page: ContactsPage, desk: Desk, qtbot: QtBot) -> None:
        search(page, qtbot, "berlin")
        assert page.action_bar.clear_button.isHidden()
        assert str(BERLIN) in page.action_bar.all_button.text()
        page.action_bar.all_button.click()
        assert page.action_bar.all_button.isHidden()
        click(page, 3, Column.TICK, NONE)
        assert page.action_bar.state.text() == f"{BERLIN - 1} selected"
        assert count_contacts(desk.session, page.target()) == page.target_count() == BERLIN - 1
        page.action_bar.clear_button.click()
        assert page.model.ticked_count == 0

    def test_another_search_ticks_nothing(self, page: ContactsPage, qtbot: QtBot) -> None:
        # Where the window has the keyboard already, the table has taken a row for its own.
        page.table.setCurrentIndex(QModelIndex())
        action(page, Deed.TICK_ALL).trigger()
        assert page.target_count() == PEOPLE
        search(page, qtbot, "berlin")
        # Not what is worked on: the table takes a row for its own when the keyboard comes to it.
        assert page.model.ticked_count == 0


class TestActing:
    def test_on_ticks_or_else_on_the_chosen_row(self, page: ContactsPage) -> None:
        # The table takes a row for its own when the keyboard comes to it; here nobody has been there yet.
        page.table.setCurrentIndex(QModelIndex())
        assert not action(page, Deed.ADD_TAG).isEnabled()
        chosen = choose(page, 3)
        assert action(page, Deed.ADD_TAG).isEnabled()
        assert (page.target(), page.target_count()) == (Target(ids=(chosen,)), 1)
        assert page.action_bar.state.text() == f"Chosen: {cell(page, 3)}"
        page.model.set_ticked(0, 1, ticked=True)
        assert page.target_count() == 2
        assert chosen not in (page.target().ids or ())

    def test_dialogs_get_target_and_count(self, page: ContactsPage, qtbot: QtBot) -> None:
        page.model.set_ticked(0, 1, ticked=True)
        for deed, kind in (
            (Deed.ADD_TAG, TagDialog),
            (Deed.REMOVE_TAG, TagDialog),
            (Deed.DELETE, DeleteDialog),
        ):
            action(page, deed).trigger()
            dialog = page.findChild(kind)
            assert dialog is not None
            dialog.reject()
            qtbot.waitUntil(partial(_is_gone, page, kind), timeout=WAIT_MS)

    def test_sending_is_asked_of_the_window(self, page: ContactsPage) -> None:
        asked: list[tuple[object, int, str]] = []
        page.sendRequested.connect(lambda *what: asked.append(what))
        page.model.set_ticked(0, 2, ticked=True)
        action(page, Deed.SEND_EMAIL).trigger()
        action(page, Deed.SEND_SMS).trigger()
        assert asked == [(page.target(), 3, "email"), (page.target(), 3, "sms")]

    def test_enter_and_double_click_open_the_card(self, page: ContactsPage, qtbot: QtBot) -> None:
        choose(page, 2)
        press(page, Qt.Key.Key_Return)
        dialog = page.findChild(ContactDialog)
        assert dialog is not None
        dialog.reject()
        qtbot.waitUntil(partial(_is_gone, page, ContactDialog), timeout=WAIT_MS)
        place = page.table.visualRect(page.model.index(4, Column.TICK)).center()
        QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, NONE, place)

    def test_the_menu_says_whom_it_is_about(self, page: ContactsPage) -> None:
        choose(page, 1)
        page.model.set_ticked(4, 6, ticked=True)
        press(page, Qt.Key.Key_Menu)
        menu = page.findChild(QMenu)
        assert menu is not None
        assert (menu.actions()[0].text(), menu.actions()[0].isEnabled()) == ("3 selected", False)
        menu.close()

    def test_letters_do_not_walk_through_a_million_rows(self, page: ContactsPage) -> None:
        choose(page, 0)
        QTest.keyClicks(page.table, "Vor1")
        assert page.table.currentIndex().row() == 0

    def test_menu_has_what_can_be_done(self, page: ContactsPage, qtbot: QtBot) -> None:
        choose(page, 0)
        with qtbot.waitSignal(page.table.menuRequested, timeout=WAIT_MS):
            press(page, Qt.Key.Key_Menu)
        menu = page.actions_home.menu(page)
        names = [each.objectName() for each in menu.actions() if not each.isSeparator()]
        assert names == [
            f"actionContact{deed.value}"
            for deed in (
                Deed.OPEN,
                Deed.ADD_TAG,
                Deed.REMOVE_TAG,
                Deed.SEND_EMAIL,
                Deed.SEND_SMS,
                Deed.EXPORT,
                Deed.DELETE,
                Deed.TICK_ALL,
            )
        ]

    def test_a_filter_is_put_together_and_applied(self, page: ContactsPage, desk: Desk, qtbot: QtBot) -> None:
        assert not action(page, Deed.SAVE_LIST).isEnabled()
        editor = open_editor(page, Deed.FILTER)
        editor.applied.emit(read_filter(desk.session, 'city is "Berlin"'))
        editor.reject()
        wait_loaded(qtbot, page.model)
        assert page.model.rowCount() == BERLIN
        assert action(page, Deed.SAVE_LIST).isEnabled()
        assert [chip.text for chip in page.bar.chips.chips()] == ["Filter: City is “Berlin”"]

    def test_a_filter_is_called_by_the_names_of_its_bulk_actions(
        self, page: ContactsPage, desk: Desk, people: Session, qapp: QApplication, qtbot: QtBot
    ) -> None:
        job = bulk_support.add_tag(people, "neu")
        install_language(qapp, "de")
        editor = open_editor(page, Deed.FILTER)
        qtbot.waitUntil(lambda: job.id in editor.vocabulary.job_names, timeout=WAIT_MS)
        editor.applied.emit(read_filter(desk.session, f'city is "Berlin" and was in job {job.id}'))
        editor.reject()
        wait_loaded(qtbot, page.model)
        assert [chip.text for chip in page.bar.chips.chips()] == [
            f"Filter: Ort ist „Berlin“ und war in Massenaktion {job.name} (#{job.id})"
        ]

    def test_a_filter_is_kept_as_a_smart_list(self, page: ContactsPage, desk: Desk, qtbot: QtBot) -> None:
        tree = read_filter(desk.session, 'city is "Berlin"')
        page.show_filter(tree)
        wait_loaded(qtbot, page.model)
        editor = open_editor(page, Deed.SAVE_LIST)
        assert editor.tree() == tree
        with qtbot.waitSignal(desk.notify, timeout=WAIT_MS):
            editor.saved.emit(smart_lists.create(desk.session, "Berliner", tree))
        editor.reject()
        wait_loaded(qtbot, page.model)
        assert [chip.text for chip in page.bar.chips.chips()] == ["Smart list: Berliner"]
        assert page.model.rowCount() == BERLIN

    def test_export_writes_what_is_ticked(
        self, page: ContactsPage, desk: Desk, qtbot: QtBot, export_path: Path
    ) -> None:
        search(page, qtbot, "berlin")
        page.model.tick_all()
        page.model.set_ticked(0, 0, ticked=False)
        with qtbot.waitSignal(desk.notify, timeout=WAIT_MS) as told:
            action(page, Deed.EXPORT).trigger()
        assert told.args[0] == "success"
        assert export_path.stat().st_size > 0
        if export_path.suffix == ".csv":
            with export_path.open(encoding="utf-8-sig", newline="") as file:
                rows = list(csv.DictReader(file))
            assert len(rows) == BERLIN - 1
            assert {row["city"] for row in rows} == {"Berlin"}


class TestRights:
    @pytest.mark.parametrize("is_read_only", [False, True])
    def test_who_may_only_read_sees_no_changing_action(
        self, people: Session, settings: WindowSettings, qtbot: QtBot, *, is_read_only: bool
    ) -> None:
        desk = Desk(open_session(people.store.path, read_only=True) if is_read_only else auditor_of(people))
        page = make_page(desk, settings, qtbot)
        choose(page, 0)
        page.model.set_ticked(0, 1, ticked=True)
        assert {deed for deed in Deed if not action(page, deed).isVisible()} == CHANGING
        assert not page.create_button.isVisible()
        shown = [button.objectName() for button in page.action_bar.buttons if button.isVisible()]
        assert shown == ["contactsExport"]
        desk.close()

    def test_an_auditor_is_not_led_to_changes(
        self, people: Session, settings: WindowSettings, qtbot: QtBot
    ) -> None:
        bulk_support.delete(people)
        desk = Desk(auditor_of(people))
        page = make_page(desk, settings, qtbot)
        assert page.overlay.isVisible()
        assert page.overlay.buttons() == []
        desk.close()


class TestFollowing:
    def test_another_sub_account(
        self, page: ContactsPage, desk: Desk, people: Session, tmp_path: Path, qtbot: QtBot
    ) -> None:
        other = second_account(people, tmp_path)
        page.focus_search("berlin")
        page.show_filter(read_filter(desk.session, 'city is "Berlin"'))
        wait_loaded(qtbot, page.model)
        page.model.tick_all()
        desk.switch_account(other.account)
        assert page.target_count() == 0
        wait_loaded(qtbot, page.model)
        assert [cell(page, row) for row in range(page.model.rowCount())] == ["Sepp 2", "Sepp 1", "Sepp 0"]
        assert page.bar.search.text() == ""
        assert not page.bar.search.actions()[-1].isVisible(), "the cross that empties the field"
        assert page.bar.chips.chips() == []

    def test_a_job_that_changes_contacts_shows(
        self, page: ContactsPage, desk: Desk, people: Session, qtbot: QtBot
    ) -> None:
        page.table.verticalScrollBar().setValue(4_000)
        qtbot.waitUntil(lambda: cell(page, 110) != "", timeout=WAIT_MS)
        top = page.model.contact_id(page.table.rowAt(0))
        chosen = choose(page, 105)
        page.model.set_ticked(103, 104, ticked=True)
        kept = page.target()
        job = bulk.create_delete(
            people, Target(ids=tuple(page.model.contact_id(row) or 0 for row in range(5)))
        )
        bulk_support.run(people, job)
        desk.wake()
        qtbot.waitUntil(lambda: page.model.rowCount() == PEOPLE - 5, timeout=WAIT_MS)
        assert page.model.contact_id(page.table.rowAt(0)) == top
        assert page.table.current_contact_id == chosen
        assert page.table.currentIndex().row() == 100
        assert page.target() == kept
        qtbot.waitUntil(lambda: "895" in page.bar.count.text(), timeout=WAIT_MS)

    def test_a_chosen_contact_that_went_leaves_nothing_chosen(
        self, page: ContactsPage, people: Session, qtbot: QtBot
    ) -> None:
        chosen = choose(page, 2)
        bulk_support.delete(people, Target(ids=(chosen,)))
        page.load()
        wait_loaded(qtbot, page.model)
        assert page.table.current_contact_id is None
        assert page.target_count() == 0
        assert not action(page, Deed.DELETE).isEnabled()

    def test_a_job_that_stands_still_changes_nothing(
        self, page: ContactsPage, people: Session, qtbot: QtBot
    ) -> None:
        done = bulk_support.add_tag(people, "neu")
        with qtbot.waitSignal(page.watch.due, timeout=WAIT_MS):
            page.watch.hear([done])
        page.watch.hear([done])
        page.watch.hear([bulk.create_add_tag(people, "queued", Target())])
        assert not any(timer.isActive() for timer in page.watch.findChildren(QTimer))

    def test_a_hidden_page_looks_again_when_it_is_shown(
        self, page: ContactsPage, desk: Desk, people: Session, qtbot: QtBot
    ) -> None:
        page.hide()
        bulk_support.add_tag(people, "neu")
        with qtbot.waitSignal(page.watch.due, timeout=WAIT_MS):
            desk.wake()
        assert not page.is_loading
        page.show()
        qtbot.waitUntil(lambda: cell(page, 0, Column.TAGS) == "alt, neu", timeout=WAIT_MS)

    def test_the_language(self, page: ContactsPage, qtbot: QtBot) -> None:
        app = QApplication.instance()
        assert app is not None
        choose(page, 0)
        install_language(app, "de")
        qtbot.waitUntil(
            lambda: page.model.headerData(Column.EMAIL, Qt.Orientation.Horizontal) == "E-Mail",
            timeout=WAIT_MS,
        )

    @pytest.mark.parametrize("is_list", [False, True])
    def test_the_filter_in_the_language(
        self, page: ContactsPage, desk: Desk, qapp: QApplication, qtbot: QtBot, is_list: bool
    ) -> None:
        tree = read_filter(desk.session, 'city is "Berlin"')
        if is_list:
            page.show_list(tree, "Berlin")
        else:
            open_editor(page, Deed.FILTER).applied.emit(tree)
        install_language(qapp, "de")
        text = "SmartList: Berlin" if is_list else "Filter: Ort ist „Berlin“"
        qtbot.waitUntil(lambda: [chip.text for chip in page.bar.chips.chips()] == [text], timeout=WAIT_MS)


class TestColumns:
    def test_are_remembered(
        self, page: ContactsPage, desk: Desk, settings: WindowSettings, qtbot: QtBot
    ) -> None:
        table, header = page.table, page.table.horizontalHeader()
        table.setColumnHidden(Column.PHONE, True)
        table.setColumnHidden(Column.DND_SMS, False)
        header.moveSection(header.visualIndex(Column.COMPANY), header.visualIndex(Column.EMAIL))
        table.setColumnWidth(Column.NAME, 271)
        table.sortByColumn(Column.NAME, Qt.SortOrder.AscendingOrder)
        wait_loaded(qtbot, page.model)
        page.remember()
        again = make_page(desk, settings, qtbot)
        assert again.table.isColumnHidden(Column.PHONE)
        assert not again.table.isColumnHidden(Column.DND_SMS)
        assert again.table.columnWidth(Column.NAME) == 271
        order = again.table.horizontalHeader()
        assert order.visualIndex(Column.COMPANY) < order.visualIndex(Column.EMAIL)
        assert cell(again, 0) == f"Vor{PEOPLE} Nach0000"

    def test_can_all_be_chosen_but_name_and_ticks_stay(self, page: ContactsPage) -> None:
        menu = page.table.header_menu()
        assert len(menu.actions()) == len(Column) - 1
        assert [each.text() for each in menu.actions() if not each.isEnabled()] == ["Name"]

    def test_a_hidden_one_leaves_no_gap(self, page: ContactsPage, qtbot: QtBot) -> None:
        header = page.table.horizontalHeader()
        room = page.table.viewport().width()
        page.table.header_menu().actions()[Column.PHONE - 1].trigger()
        assert page.table.isColumnHidden(Column.PHONE)
        qtbot.waitUntil(lambda: room - 10 < header.length() <= room, timeout=WAIT_MS)
        shown = [column for column in Column if not page.table.isColumnHidden(column)]
        assert header.length() == sum(header.sectionSize(column) for column in shown)

    def test_fit_into_the_window(self, page: ContactsPage) -> None:
        assert not page.table.horizontalScrollBar().isVisible()


def test_page_follows_scrolling_without_reading_all(page: ContactsPage, qtbot: QtBot) -> None:
    bar = page.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(partial(_has_last, page), timeout=WAIT_MS)
    # What lay between is not there.
    assert cell(page, PEOPLE // 2) == ""


def _has_last(page: ContactsPage) -> bool:
    return cell(page, PEOPLE - 1) != ""


def _is_gone(page: ContactsPage, kind: type[QDialog]) -> bool:
    return page.findChild(kind) is None


@pytest.mark.parametrize(
    ("width", "whole"),
    [
        (1280, [Column.EMAIL, Column.PHONE, Column.CREATED]),
        (1024, [Column.PHONE, Column.CREATED]),
    ],
)
@pytest.mark.parametrize("language", ["en", "de"])
def test_usual_contents_are_not_cut(
    page: ContactsPage, qapp: QApplication, *, width: int, whole: list[Column], language: str
) -> None:
    install_language(qapp, language)
    page.resize(width, 700)
    table = page.table
    metrics = QFontMetrics(table.font())
    usual = {
        Column.EMAIL: "karla.schmidt392@example.com",
        Column.PHONE: "+491711751234",
        Column.CREATED: usual_moment(),
    }
    for column in whole:
        assert table.columnWidth(column) - 2 * SPACING.md >= metrics.horizontalAdvance(usual[column])
    assert table.horizontalHeader().length() <= table.viewport().width()


def test_a_moment_is_never_cut_whatever_the_font(page: ContactsPage) -> None:
    page.table.setFont(QFont("DejaVu Sans", 11))
    page.resize(1024, 640)
    room = page.table.columnWidth(Column.CREATED) - 2 * SPACING.md
    assert room >= QFontMetrics(page.table.font()).horizontalAdvance(usual_moment())
