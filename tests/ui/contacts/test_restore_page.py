"""The place "Restore": deleted contacts with the days they have left, and bringing single ones back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QSettings, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bulkdesk.services.purging import purge
from bulkdesk.services.restoring import DeletedContact, create_restore_contacts
from bulkdesk.services.session import Session, add_account
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import JobType, Role
from bulkdesk.ui.contacts.card import ContactDialog
from bulkdesk.ui.contacts.restore_model import Column, left_text
from bulkdesk.ui.contacts.restore_page import RestorePage
from bulkdesk.ui.contacts.restore_reading import MOST_KEPT, PAGE_ROWS, read_again
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.i18n import install_language
from bulkdesk.ui.shell.settings import WindowSettings
from bulkdesk.ui.theme import SPACING, Theme
from bulkdesk.ui.widgets.badge import badge_font, badge_size
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from tests.bulk_support import DAY, add_people, add_tag, delete, ids, run, tags
from tests.support import START
from tests.ui.contacts.page_support import hide_contacts
from tests.ui.shell.support import WAIT_MS

Open = Callable[[Desk], RestorePage]


@pytest.fixture
def desk(qapp: QApplication, theme: Theme, session: Session, tmp_path: Path) -> Iterator[Desk]:
    """A desk over three people, the first of them with a tag."""
    add_people(session, tmp_path)
    add_tag(session, "VIP", ids(1))
    result = Desk(session)
    yield result
    result.close()


@pytest.fixture
def settings(tmp_path: Path) -> WindowSettings:
    """Settings of one test."""
    return WindowSettings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def open_page(settings: WindowSettings, qtbot: QtBot) -> Open:
    """Opens pages that have their first rows."""

    def opened(desk: Desk) -> RestorePage:
        page = RestorePage(desk, settings)
        qtbot.addWidget(page)
        page.resize(1024, 640)
        page.show()
        qtbot.waitUntil(lambda: not page.model.is_loading, timeout=WAIT_MS)
        return page

    return opened


def names(page: RestorePage) -> list[str]:
    """The contacts in the rows."""
    model = page.model
    return [str(model.index(row, Column.NAME).data()) for row in range(model.rowCount())]


def ask(page: RestorePage) -> ConfirmDialog:
    """Press Restore; the question."""
    page.restore_button.click()
    return page.findChildren(ConfirmDialog)[-1]


def confirm(page: RestorePage, qtbot: QtBot) -> JobRow:
    """Press Restore and confirm; the job queued."""
    with qtbot.waitSignal(page.jobCreated, timeout=WAIT_MS) as made:
        ask(page).confirm_button.click()
    job: JobRow = made.args[0]
    return job


def test_single_contacts_come_back_with_their_tags(
    desk: Desk, session: Session, qtbot: QtBot, open_page: Open
) -> None:
    before = tags(session)
    delete(session)
    page = open_page(desk)
    assert page.table.objectName() == "deletedTable"
    assert sorted(names(page)) == ["Name 1", "Name 2", "Name 3"]
    assert not page.restore_button.isEnabled()
    row = names(page).index("Name 1")
    page.table.clicked.emit(page.model.index(row, Column.TICK))
    assert page.model.index(row, Column.TICK).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    question = ask(page)
    assert "1" in question.windowTitle()
    question.reject()
    assert page.chosen() == [1], "not confirmed, still chosen"
    job = confirm(page, qtbot)
    assert (job.type, job.total) == (JobType.RESTORE, 1)
    assert page.chosen() == []
    run(session, job)
    desk.wake()
    qtbot.waitUntil(lambda: sorted(names(page)) == ["Name 2", "Name 3"], timeout=WAIT_MS)
    assert page.count.text().startswith("2 ")
    assert tags(session) == {1: before[1]}
    assert before[1] == ["VIP"]


def test_selected_rows_are_meant_where_none_is_ticked(
    desk: Desk, session: Session, qtbot: QtBot, open_page: Open
) -> None:
    delete(session)
    page = open_page(desk)
    page.table.selectAll()
    assert sorted(page.chosen()) == [1, 2, 3]
    page.table.selectRow(1)
    assert len(page.chosen()) == 1
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    page.table.selectAll()
    assert len(page.chosen()) == 1, "what is ticked leads"
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert len(page.chosen()) == 3
    job = confirm(page, qtbot)
    assert job.total == 3


def test_those_whose_days_are_over_are_shown_but_cannot_be_chosen(
    desk: Desk, session: Session, clock: FixedClock, qtbot: QtBot, open_page: Open
) -> None:
    delete(session, ids(1))
    clock.move(55 * DAY)
    delete(session, ids(2))
    clock.move(5 * DAY - 1)
    page = open_page(desk)
    assert names(page) == ["Name 2", "Name 1"]
    left = [page.model.days_left(row) for row in (0, 1)]
    assert left == [56, 1]
    assert "56" in page.model.index(0, Column.LEFT).data()
    page.model.toggle([0, 1])
    assert page.chosen() == [2, 1]
    clock.move(1)
    page.model.refresh_times()
    assert page.model.days_left(1) == 0
    assert page.model.index(1, Column.LEFT).data() == "None"
    assert page.chosen() == [2], "its moment came while it was ticked"
    page.model.clear_ticks()
    page.table.selectAll()
    assert page.chosen() == [2]
    page.model.toggle([1])
    assert page.model.ticked_ids == []
    assert not page.model.index(1, Column.TICK).flags() & Qt.ItemFlag.ItemIsSelectable
    clock.move(DAY)
    purge(session)
    page.load()
    qtbot.waitUntil(lambda: names(page) == ["Name 2"], timeout=WAIT_MS)


def test_search_count_and_empty_states(desk: Desk, session: Session, qtbot: QtBot, open_page: Open) -> None:
    page = open_page(desk)
    assert page.overlay.isVisible()
    assert page.overlay.title() == "No deleted contacts"
    delete(session)
    desk.wake()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3, timeout=WAIT_MS)
    assert not page.overlay.isVisible()
    assert page.count.objectName() == "deletedCount"
    assert page.count.text().startswith("3 ")
    assert page.search.objectName() == "deletedSearch"
    QTest.keyClicks(page.search, "p2@")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(page) == ["Name 2"], timeout=WAIT_MS)
    assert page.count.text().startswith("1 ")
    page.search.setText("nobody")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.overlay.isVisible() and not page.model.is_loading, timeout=WAIT_MS)
    assert page.overlay.title() == "No matches"
    page.overlay.buttons()[0].click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3, timeout=WAIT_MS)


def test_what_cannot_be_read_is_not_said_to_be_nothing(
    desk: Desk, session: Session, settings: WindowSettings, qtbot: QtBot
) -> None:
    hide_contacts(session)
    told: list[str] = []
    desk.notify.connect(lambda _tone, text, _act: told.append(text))
    page = RestorePage(desk, settings)
    qtbot.addWidget(page)
    page.show()
    assert page.count.text() == "", "not known yet"
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert told[0].startswith("The deleted contacts cannot be read.")
    assert page.count.text() == ""
    assert not page.overlay.isVisible()


def test_a_box_is_ticked_by_each_click(desk: Desk, session: Session, open_page: Open) -> None:
    delete(session)
    page = open_page(desk)
    box = page.table.visualRect(page.model.index(1, Column.TICK))
    wanted = page.model.contact(1).contact.id
    for place in (box.center(), box.topLeft() + QPoint(2, 2)):
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert page.model.ticked_ids == [wanted]
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert page.model.ticked_ids == []
    QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert page.findChild(ContactDialog) is None, "a double click on a box is two clicks"


def test_pages_follow_as_it_scrolls(
    desk: Desk, session: Session, tmp_path: Path, qtbot: QtBot, open_page: Open
) -> None:
    add_people(session, tmp_path, PAGE_ROWS + 30, prefix="q")
    delete(session)
    page = open_page(desk)
    assert page.model.rowCount() == PAGE_ROWS
    assert page.model.count == PAGE_ROWS + 33
    page.table.scrollToBottom()
    qtbot.waitUntil(lambda: page.model.rowCount() == PAGE_ROWS + 33, timeout=WAIT_MS)
    assert len({page.model.contact(row).contact.id for row in range(PAGE_ROWS + 33)}) == PAGE_ROWS + 33


def test_what_changes_elsewhere_leaves_ticks_and_selection_alone(
    desk: Desk, session: Session, clock: FixedClock, qtbot: QtBot, open_page: Open
) -> None:
    delete(session, ids(1, 2))
    page = open_page(desk)
    page.model.toggle([names(page).index("Name 1")])
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    page.table.selectionModel().select(page.model.index(names(page).index("Name 2"), 0), flags)
    clock.move(DAY)
    delete(session, ids(3))
    desk.wake()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3, timeout=WAIT_MS)
    assert names(page)[0] == "Name 3"
    assert page.chosen() == [1]
    (selected,) = page.table.selectionModel().selectedRows()
    assert names(page)[selected.row()] == "Name 2"


def test_who_comes_back_and_goes_again_moves_to_the_top(
    desk: Desk, session: Session, clock: FixedClock, qtbot: QtBot, open_page: Open
) -> None:
    clock.move(DAY)
    delete(session)
    page = open_page(desk)
    told: list[tuple[str, int, int]] = []
    page.model.rowsRemoved.connect(lambda _parent, first, last: told.append(("out", first, last)))
    page.model.rowsInserted.connect(lambda _parent, first, last: told.append(("in", first, last)))
    place = names(page).index("Name 1")
    run(session, create_restore_contacts(session, [1]))
    clock.move(DAY)
    delete(session, ids(1))
    desk.wake()
    qtbot.waitUntil(lambda: names(page)[0] == "Name 1" and bool(told), timeout=WAIT_MS)
    assert told == [("out", place, place), ("in", 0, 0)], "the others are left where they are"
    assert page.model.days_left(0) == 60
    assert page.model.days_left(1) == 59


def test_out_of_sight_it_reads_when_it_comes_back(
    desk: Desk, session: Session, qtbot: QtBot, open_page: Open
) -> None:
    page = open_page(desk)
    page.hide()
    delete(session)
    with qtbot.waitSignal(desk.jobsChanged, timeout=WAIT_MS):
        desk.wake()
    assert not page.model.is_loading
    assert page.model.rowCount() == 0
    page.show()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3, timeout=WAIT_MS)


def test_another_sub_account_has_its_own(desk: Desk, session: Session, qtbot: QtBot, open_page: Open) -> None:
    delete(session)
    page = open_page(desk)
    page.model.toggle([0])
    south = add_account(session, "Süd", timezone="Europe/Vienna", country="AT")
    desk.switch_account(south.account)
    qtbot.waitUntil(page.overlay.isVisible, timeout=WAIT_MS)
    assert page.model.rowCount() == 0
    assert page.chosen() == []


def test_an_auditor_only_looks(session: Session, desk: Desk, qtbot: QtBot, open_page: Open) -> None:
    delete(session)
    reader = Desk(replace(session, user=replace(session.user, role=Role.AUDITOR)))
    page = open_page(reader)
    assert page.model.rowCount() == 3
    assert not page.restore_button.isVisible()
    assert page.table.isColumnHidden(Column.TICK)
    room = page.table.viewport().width()
    assert room - 10 < page.table.horizontalHeader().length() <= room, "no gap where the boxes are not"
    page.table.activated.emit(page.model.index(0, Column.NAME))
    (card,) = page.findChildren(ContactDialog)
    qtbot.waitUntil(card.banner.isVisible, timeout=WAIT_MS)
    card.reject()
    reader.close()


def test_words_follow_the_language(desk: Desk, session: Session, qapp: QApplication, open_page: Open) -> None:
    delete(session)
    page = open_page(desk)
    deleted = page.model.index(0, Column.DELETED)
    english = deleted.data()
    install_language(qapp, "de")
    assert deleted.data() != english


def test_columns_are_remembered(desk: Desk, open_page: Open) -> None:
    page = open_page(desk)
    page.table.setColumnHidden(Column.PHONE, True)
    page.table.setColumnWidth(Column.EMAIL, 234)
    page.remember()
    again = open_page(desk)
    assert again.table.isColumnHidden(Column.PHONE)
    assert again.table.columnWidth(Column.EMAIL) == 234


@pytest.mark.parametrize("language", ["en", "de"])
def test_at_the_smallest_size_what_identifies_is_whole_and_nothing_is_beside_the_window(
    desk: Desk, session: Session, qapp: QApplication, open_page: Open, language: str
) -> None:
    delete(session)
    page = open_page(desk)
    install_language(qapp, language)
    table = page.table
    metrics = QFontMetrics(table.font())
    for column, text in (
        (Column.PHONE, "+491711751234"),
        (Column.EMAIL, "karla.schmidt392@example.com"),
        (Column.NAME, "Franziska Schulz"),
    ):
        assert table.columnWidth(column) - 2 * SPACING.md >= metrics.horizontalAdvance(text), text
    for days in (0, 60):
        badge = badge_size(badge_font(table.font()), left_text(days), "clock").width()
        assert table.columnWidth(Column.LEFT) - 2 * SPACING.md >= badge
    assert table.horizontalHeader().length() <= table.viewport().width()


def test_while_many_are_deleted_not_all_of_them_are_kept(session: Session) -> None:
    rows: list[DeletedContact] = []
    count = 0
    for look in range(12):
        with session.store.write():
            session.store.many(
                "INSERT INTO contact (account_id, first_name, created_at, updated_at, deleted_at) VALUES (?, ?, 0, 0, ?)",
                ((session.account.id, f"Look {look}", START + look) for _ in range(PAGE_ROWS)),
            )
        rows, count = read_again(session, "", len(rows), count)
        assert {row.contact.first_name for row in rows[:PAGE_ROWS]} == {f"Look {look}"}
    assert count >= 12 * PAGE_ROWS
    assert len(rows) == MOST_KEPT
