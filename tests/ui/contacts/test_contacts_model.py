"""The contacts as a table: what is read, in which order, and what is ticked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from bulkdesk.services.contact_card import create_contact
from bulkdesk.services.contact_pages import BLOCK_ROWS
from bulkdesk.services.contacts import count_contacts, each_contact
from bulkdesk.services.session import Session
from bulkdesk.store.contacts import Target
from bulkdesk.ui.contacts import loading
from bulkdesk.ui.contacts.columns import Column
from bulkdesk.ui.contacts.model import ContactsModel
from bulkdesk.ui.contacts.rows import KEPT_BLOCKS
from bulkdesk.ui.contacts.selection import Ticks
from bulkdesk.ui.desk import Desk
from tests import bulk_support
from tests.ui.contacts.page_support import BERLIN, PEOPLE, WAIT_MS, desk, kept_store, people, wait_loaded

__all__ = ["desk", "kept_store", "people"]

SEARCH = Target(search="berlin")


@pytest.fixture
def model(desk: Desk, qtbot: QtBot) -> ContactsModel:
    made = ContactsModel(desk)
    made.set_visible(0, 9)
    made.set_target(Target())
    wait_loaded(qtbot, made)
    return made


def text(model: ContactsModel, row: int, column: Column) -> str:
    return str(model.index(row, column).data() or "")


def ids(model: ContactsModel) -> list[int]:
    found = [model.contact_id(row) for row in range(model.rowCount())]
    return [each for each in found if each is not None]


class TestTicks:
    def test_some(self) -> None:
        ticks = Ticks()
        ticks.set([3, 1], ticked=True)
        assert (ticks.has(3), ticks.has(2), ticks.count(10)) == (True, False, 2)
        assert ticks.target(SEARCH) == Target(ids=(1, 3))
        ticks.set([3], ticked=False)
        assert ticks.target(SEARCH) == Target(ids=(1,))

    def test_all_but_some(self) -> None:
        ticks = Ticks()
        ticks.set([7], ticked=True)
        ticks.tick_all()
        ticks.set([4, 5], ticked=False)
        ticks.set([5], ticked=True)
        assert (ticks.has(4), ticks.has(5), ticks.has(7), ticks.count(10)) == (False, True, True, 9)
        assert ticks.target(SEARCH) == Target(search="berlin", exclude=(4,))

    def test_those_that_are_gone_count_no_more(self) -> None:
        ticks = Ticks()
        ticks.set([1, 2, 3], ticked=True)
        ticks.forget([2, 9])
        assert ticks.count(10) == 2


def blocks_told(model: ContactsModel) -> list[int]:
    """The blocks that the model says it has read, from now on."""
    read: list[int] = []
    model.dataChanged.connect(lambda first, _last: read.append(first.row() // BLOCK_ROWS))
    return read


def test_keeps_to_the_rules_of_models(model: ContactsModel, people: Session, qtbot: QtBot) -> None:
    # It looks at every row at every signal, so in one test only.
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    bulk_support.delete(people, Target(ids=(model.contact_id(4) or 0,)))
    model.refresh()
    wait_loaded(qtbot, model)
    for target in (Target(search="nobody at all"), SEARCH):
        model.set_target(target)
        wait_loaded(qtbot, model)
    assert model.rowCount() > 0
    model.reset()


class TestReading:
    def test_only_blocks_in_sight_are_read(self, model: ContactsModel, qtbot: QtBot) -> None:
        assert model.rowCount() == PEOPLE
        read = blocks_told(model)
        model.set_visible(PEOPLE - 10, PEOPLE - 1)
        assert text(model, PEOPLE - 1, Column.NAME) == ""
        qtbot.waitUntil(lambda: text(model, PEOPLE - 1, Column.NAME) != "", timeout=WAIT_MS)
        assert read == [(PEOPLE - 1) // BLOCK_ROWS]

    def test_what_left_the_screen_before_its_turn_is_not_read(
        self, model: ContactsModel, qtbot: QtBot
    ) -> None:
        read = blocks_told(model)
        # A scroll bar drawn from top to end asks for every block on the way.
        for block in range(1, 5):
            model.set_visible(block * BLOCK_ROWS + 50, block * BLOCK_ROWS + 60)
            model.contact(block * BLOCK_ROWS + 50)
        qtbot.waitUntil(lambda: bool(read), timeout=WAIT_MS)
        wait_loaded(qtbot, model)
        assert read == [4]

    def test_a_cell_that_is_read_is_told_of(self, model: ContactsModel, qtbot: QtBot) -> None:
        row = BLOCK_ROWS + 7
        model.set_visible(row, row + 10)
        with qtbot.waitSignal(model.dataChanged, timeout=WAIT_MS) as told:
            model.contact(row)
        first, last = told.args[0].row(), told.args[1].row()
        assert (first, last) == (BLOCK_ROWS, 2 * BLOCK_ROWS - 1)

    def test_memory_stays_bounded(self) -> None:
        assert KEPT_BLOCKS * BLOCK_ROWS < 10_000

    def test_newest_first(self, model: ContactsModel, people: Session) -> None:
        assert ids(model) == sorted((row.id for row in each_contact(people, Target())), reverse=True)

    def test_cells(self, model: ContactsModel) -> None:
        assert text(model, 0, Column.NAME) == f"Vor{PEOPLE} Nach0000"
        assert text(model, 0, Column.EMAIL) == f"p{PEOPLE}@example.com"
        assert text(model, 0, Column.TAGS) == "alt"
        assert text(model, 0, Column.CITY) == "Berlin"
        assert text(model, 0, Column.DND_SMS) == ""
        for column in Column:
            assert model.index(0, column).data() is not None

    def test_a_change_of_account_leaves_nothing(self, model: ContactsModel) -> None:
        model.tick_all()
        model.reset()
        assert (model.rowCount(), model.ticked_count, model.total) == (0, 0, None)


class TestOrderAndSearch:
    def test_sorts_and_keeps_ticks(self, model: ContactsModel, qtbot: QtBot) -> None:
        model.set_ticked(0, 1, ticked=True)
        target = model.ticked_target
        model.sort(Column.NAME, Qt.SortOrder.AscendingOrder)
        assert model.is_loading
        wait_loaded(qtbot, model)
        assert text(model, 0, Column.NAME) == f"Vor{PEOPLE} Nach0000"
        model.sort(Column.NAME, Qt.SortOrder.DescendingOrder)
        wait_loaded(qtbot, model)
        assert text(model, 0, Column.NAME) == f"Vor1 Nach{PEOPLE - 1:04}"
        assert model.ticked_target == target

    def test_columns_without_an_order_leave_it(self, model: ContactsModel) -> None:
        before = ids(model)
        model.sort(Column.TAGS, Qt.SortOrder.AscendingOrder)
        model.sort(Column.TICK, Qt.SortOrder.AscendingOrder)
        assert not model.is_loading
        assert ids(model) == before

    def test_the_latest_search_wins(self, model: ContactsModel, qtbot: QtBot, people: Session) -> None:
        for wanted in ("hamburg", "p17@example.com", "nobody at all", "berlin"):
            model.set_target(Target(search=wanted))
        wait_loaded(qtbot, model)
        assert model.rowCount() == BERLIN == count_contacts(people, SEARCH)
        assert model.total == PEOPLE

    def test_what_is_shown_stays_until_the_search_is_there(self, model: ContactsModel, qtbot: QtBot) -> None:
        model.set_target(SEARCH)
        assert model.rowCount() == PEOPLE
        wait_loaded(qtbot, model)
        assert model.rowCount() == BERLIN

    def test_typing_on_and_back_again(self, model: ContactsModel, qtbot: QtBot, people: Session) -> None:
        before = ids(model)
        for wanted in ("p1", "p17", "p17 ham", "p17 hamx", "p1", ""):
            model.set_target(Target(search=wanted))
            wait_loaded(qtbot, model)
            assert model.rowCount() == count_contacts(people, Target(search=wanted))
            assert model.total == PEOPLE
        assert ids(model) == before

    def test_a_search_finds_who_came_since(self, model: ContactsModel, qtbot: QtBot, people: Session) -> None:
        added = create_contact(people, {"first_name": "Berlinde"}).contact.id
        counted: list[int | None] = []
        model.counted.connect(lambda: counted.append(model.total))
        model.set_target(SEARCH)
        wait_loaded(qtbot, model)
        assert model.rowCount() == BERLIN + 1
        assert model.contact_id(0) == added
        # What was known of all is not true any more.
        assert counted == [PEOPLE + 1]

    def test_a_search_in_another_order_is_made_in_it(self, model: ContactsModel, qtbot: QtBot) -> None:
        model.sort(Column.NAME, Qt.SortOrder.AscendingOrder)
        wait_loaded(qtbot, model)
        everybody = ids(model)
        model.set_target(SEARCH)
        wait_loaded(qtbot, model)
        assert ids(model) == [each for each in everybody if each in set(ids(model))]
        assert model.rowCount() == BERLIN

    @pytest.mark.parametrize("column", [Column.CREATED, Column.NAME])
    def test_all_hits_are_looked_for_once_the_first_are_there(
        self, model: ContactsModel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, column: Column
    ) -> None:
        model.sort(column, Qt.SortOrder.AscendingOrder)
        wait_loaded(qtbot, model)
        monkeypatch.setattr(loading, "_HEAD_START_MS", 10 * WAIT_MS)
        for searched, count in (("berlin", BERLIN), ("nobody at all", 0)):
            model.set_target(Target(search=searched))
            wait_loaded(qtbot, model)
            assert (model.target.search, model.rowCount()) == (searched, count)

    def test_nothing_found(self, model: ContactsModel, qtbot: QtBot) -> None:
        model.set_target(Target(search="nobody at all"))
        wait_loaded(qtbot, model)
        qtbot.waitUntil(lambda: model.rowCount() == 0, timeout=WAIT_MS)
        assert model.total == PEOPLE


class TestTicking:
    def test_counts_are_those_of_the_services(
        self, model: ContactsModel, people: Session, qtbot: QtBot
    ) -> None:
        model.set_ticked(0, 36, ticked=True)
        assert model.ticked_count == 37 == count_contacts(people, model.ticked_target)
        model.set_target(SEARCH)
        wait_loaded(qtbot, model)
        assert model.ticked_count == 0
        model.tick_all()
        assert model.has_all_ticked
        assert model.ticked_count == BERLIN == count_contacts(people, model.ticked_target)
        model.set_ticked(3, 5, ticked=False)
        assert model.ticked_count == BERLIN - 3 == count_contacts(people, model.ticked_target)
        assert not model.has_all_ticked

    def test_ticks_mean_what_is_shown_while_a_search_is_under_way(
        self, model: ContactsModel, people: Session, qtbot: QtBot
    ) -> None:
        model.set_target(SEARCH)
        model.tick_all()
        assert model.ticked_count == PEOPLE == count_contacts(people, model.ticked_target)
        model.clear_ticks()
        model.set_ticked(0, 5, ticked=True)
        wait_loaded(qtbot, model)
        assert model.ticked_count == 0

    def test_all_stay_ticked_in_another_order(self, model: ContactsModel, qtbot: QtBot) -> None:
        model.tick_all()
        model.set_ticked(0, 0, ticked=False)
        counts: list[int] = []
        model.ticksChanged.connect(lambda: counts.append(model.ticked_count))
        model.sort(Column.CREATED, Qt.SortOrder.AscendingOrder)
        wait_loaded(qtbot, model)
        assert set(counts) == {PEOPLE - 1}
        assert not model.is_ticked(PEOPLE - 1)

    def test_by_the_check_box_role(self, model: ContactsModel) -> None:
        index = model.index(4, Column.TICK)
        assert index.flags() & Qt.ItemFlag.ItemIsUserCheckable
        assert model.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
        assert Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        assert model.ticked_target == Target(ids=(model.contact_id(4),))  # type: ignore[arg-type] # it is there
        assert not model.setData(model.index(4, Column.NAME), "x", Qt.ItemDataRole.EditRole)

    def test_unticking_the_last_of_all_ticks_none(self, model: ContactsModel, qtbot: QtBot) -> None:
        model.set_target(Target(search="p17@example.com"))
        wait_loaded(qtbot, model)
        model.tick_all()
        model.set_ticked(0, 0, ticked=False)
        assert model.ticked_target == Target(ids=())


class TestChanges:
    def test_a_new_tag_shows_and_nothing_blinks(
        self, model: ContactsModel, people: Session, qtbot: QtBot
    ) -> None:
        bulk_support.add_tag(people, "neu")
        model.refresh()
        assert text(model, 0, Column.TAGS) == "alt"
        wait_loaded(qtbot, model)
        assert text(model, 0, Column.TAGS) == "alt, neu"

    def test_a_row_far_down_shows_what_was_known_until_it_is_read_anew(
        self, model: ContactsModel, people: Session, qtbot: QtBot
    ) -> None:
        row = 3 * BLOCK_ROWS + 5
        model.set_visible(row, row + 5)
        model.contact(row)
        qtbot.waitUntil(lambda: model.contact(row) is not None, timeout=WAIT_MS)
        model.set_visible(0, 5)
        bulk_support.add_tag(people, "neu")
        model.refresh()
        wait_loaded(qtbot, model)
        model.set_visible(row, row + 5)
        assert text(model, row, Column.TAGS) == "alt"
        qtbot.waitUntil(lambda: text(model, row, Column.TAGS) == "alt, neu", timeout=WAIT_MS)

    def test_deleted_contacts_go_with_their_ticks(
        self, model: ContactsModel, people: Session, qtbot: QtBot
    ) -> None:
        gone = [model.contact_id(0), model.contact_id(500)]
        model.set_ticked(0, 2, ticked=True)
        model.set_ticked(500, 500, ticked=True)
        bulk_support.delete(people, Target(ids=tuple(each for each in gone if each is not None)))
        model.refresh()
        wait_loaded(qtbot, model)
        assert model.rowCount() == PEOPLE - 2
        assert model.ticked_count == 2 == count_contacts(people, model.ticked_target)
        assert not set(gone) & set(ids(model))

    def test_all_less_some_follows_what_comes_and_goes(
        self, model: ContactsModel, people: Session, qtbot: QtBot
    ) -> None:
        model.tick_all()
        model.set_ticked(0, 1, ticked=False)
        unticked = model.contact_id(0)
        assert unticked is not None
        bulk_support.delete(people, Target(ids=(unticked,)))
        model.refresh()
        wait_loaded(qtbot, model)
        assert model.ticked_count == PEOPLE - 2 == count_contacts(people, model.ticked_target)

    def test_a_contact_that_went_meanwhile_is_noticed(
        self, model: ContactsModel, people: Session, qtbot: QtBot
    ) -> None:
        row = 2 * BLOCK_ROWS + 1
        contact_id = model.contact_id(row)
        assert contact_id is not None
        bulk_support.delete(people, Target(ids=(contact_id,)))
        model.set_visible(row, row + 5)
        with qtbot.waitSignal(model.rowsGone, timeout=WAIT_MS):
            model.contact(row)
        assert text(model, row, Column.NAME) == ""
