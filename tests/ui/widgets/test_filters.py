"""Search field, multi-choice, date range and chips."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from bulkdesk.ui.widgets.chip import Chip, ChipBar
from bulkdesk.ui.widgets.date_range import DateRangeField, Preset
from bulkdesk.ui.widgets.flow_layout import FlowLayout
from bulkdesk.ui.widgets.multi_choice import MultiChoiceButton
from bulkdesk.ui.widgets.search_field import SearchField


def rows_of(button: MultiChoiceButton) -> QListWidget:
    """What the button's popup offers."""
    found = button.popup().findChild(QListWidget)
    assert found is not None
    return found


TODAY = date(2026, 3, 5)

pytestmark = pytest.mark.usefixtures("theme")


class TestSearch:
    @pytest.fixture
    def field(self, qtbot: QtBot) -> SearchField:
        field = SearchField("Search actions")
        qtbot.addWidget(field)
        field.show()
        return field

    def test_typing_is_sent_once_it_rests(self, field: SearchField, qtbot: QtBot) -> None:
        sent: list[str] = []
        field.searchChanged.connect(sent.append)
        with qtbot.waitSignal(field.searchChanged):
            QTest.keyClicks(field, "abc")
        assert sent == ["abc"]

    def test_without_rest_every_letter_is_sent(self, qtbot: QtBot) -> None:
        field = SearchField(rests=False)
        qtbot.addWidget(field)
        sent: list[str] = []
        field.searchChanged.connect(sent.append)
        for letter in "ab":
            with qtbot.waitSignal(field.searchChanged):
                QTest.keyClicks(field, letter)
        assert sent == ["a", "ab"]

    def test_enter_sends_at_once_and_only_once(self, field: SearchField, qtbot: QtBot) -> None:
        sent: list[str] = []
        field.searchChanged.connect(sent.append)
        QTest.keyClicks(field, "x")
        QTest.keyClick(field, Qt.Key.Key_Return)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert sent == ["x"]
        with qtbot.assertNotEmitted(field.searchChanged, wait=200):
            pass

    def test_escape_clears(self, field: SearchField, qtbot: QtBot) -> None:
        field.setText("abc")
        QTest.keyClick(field, Qt.Key.Key_Return)
        with qtbot.waitSignal(field.searchChanged) as signal:
            QTest.keyClick(field, Qt.Key.Key_Escape)
        assert signal.args == [""]
        assert not field.text()

    def test_the_cross_is_there_only_with_a_text(self, field: SearchField) -> None:
        cross = field.actions()[-1]
        assert not cross.isVisible()
        field.setText("abc")
        assert cross.isVisible()
        cross.trigger()
        assert not field.text()

    def test_it_is_emptied_without_a_search(self, field: SearchField, qtbot: QtBot) -> None:
        field.setText("abc")
        QTest.keyClick(field, Qt.Key.Key_Return)
        with qtbot.assertNotEmitted(field.searchChanged, wait=200):
            field.forget()
        assert not field.text()
        assert not field.actions()[-1].isVisible()


class TestMultiChoice:
    @pytest.fixture
    def button(self, qtbot: QtBot) -> MultiChoiceButton:
        button = MultiChoiceButton("Status")
        qtbot.addWidget(button)
        button.set_choices([("done", "Completed"), ("run", "In progress"), ("stop", "Cancelled")])
        button.show()
        return button

    def test_says_what_is_chosen(self, button: MultiChoiceButton) -> None:
        assert button.text() == "Status"
        button.set_values(["run"])
        assert button.text() == "Status: In progress"
        button.set_values(["run", "stop", "unknown"])
        assert button.text() == button.accessibleName() == "Status: 2"
        assert button.values() == ["run", "stop"]

    def test_tells_of_real_changes_only(self, button: MultiChoiceButton, qtbot: QtBot) -> None:
        with qtbot.waitSignal(button.changed):
            button.set_values(["done"])
        with qtbot.assertNotEmitted(button.changed):
            button.set_values(["done"])
            button.set_counts({"done": 12})
            button.set_choices([("done", "Abgeschlossen"), ("new", "Neu")])
        assert button.values() == ["done"]
        with qtbot.waitSignal(button.changed):
            button.set_choices([("new", "Neu")])

    def test_by_keyboard(self, button: MultiChoiceButton) -> None:
        QTest.keyClick(button, Qt.Key.Key_Down)
        assert button.popup().isVisible()
        rows = rows_of(button)
        QTest.keyClick(rows, Qt.Key.Key_Space)
        QTest.keyClick(rows, Qt.Key.Key_Down)
        QTest.keyClick(rows, Qt.Key.Key_Return)
        assert button.values() == ["done", "run"]
        QTest.keyClick(rows, Qt.Key.Key_Space)
        assert button.values() == ["done"]
        QTest.keyClick(button.popup(), Qt.Key.Key_Escape)
        assert not button.popup().isVisible()

    def test_by_mouse_a_click_toggles_once(self, button: MultiChoiceButton) -> None:
        button.open()
        rows = rows_of(button)
        place = rows.visualItemRect(rows.item(2)).center()
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert button.values() == ["stop"]
        box = rows.visualItemRect(rows.item(2)).topLeft() + QPoint(14, 16)
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=box)
        assert button.values() == []

    def test_all_and_none_tell_once(self, button: MultiChoiceButton) -> None:
        calls: list[list[str]] = []
        button.changed.connect(lambda: calls.append(button.values()))
        all_button, none_button = button._all, button._none
        button.open()
        QTest.mouseClick(all_button, Qt.MouseButton.LeftButton)
        QTest.mouseClick(none_button, Qt.MouseButton.LeftButton)
        assert calls == [["done", "run", "stop"], []]

    def test_an_ampersand_is_no_mnemonic(self, qtbot: QtBot) -> None:
        button = MultiChoiceButton("User")
        qtbot.addWidget(button)
        button.set_choices([("1", "Miller & Sons")])
        button.set_values(["1"])
        assert button.text() == "User: Miller && Sons"
        assert button.accessibleName() == "User: Miller & Sons"

    def test_a_long_name_leaves_room_for_the_rest(self, qtbot: QtBot) -> None:
        button = MultiChoiceButton("Created by")
        qtbot.addWidget(button)
        button.set_choices([("long", "W" * 200), ("short", "Ann & Ben")])
        button.set_values(["long"])
        assert button.minimumSizeHint().width() < 480
        assert button.accessibleName() == f"Created by: {'W' * 200}"
        assert button.toolTip() == button.accessibleName()

    def test_an_ampersand_takes_room(self, qtbot: QtBot) -> None:
        button = MultiChoiceButton("&" * 20)
        qtbot.addWidget(button)
        assert button.sizeHint().width() > button.fontMetrics().horizontalAdvance("&" * 20)


class TestDateRange:
    @pytest.fixture
    def field(self, qtbot: QtBot) -> DateRangeField:
        field = DateRangeField("Created", lambda: TODAY)
        qtbot.addWidget(field)
        field.show()
        return field

    @pytest.mark.parametrize(
        ("preset", "expected"),
        [
            (Preset.ANY, (None, None)),
            (Preset.TODAY, (TODAY, TODAY)),
            (Preset.LAST_7_DAYS, (date(2026, 2, 27), TODAY)),
            (Preset.LAST_30_DAYS, (date(2026, 2, 4), TODAY)),
            (Preset.THIS_MONTH, (date(2026, 3, 1), TODAY)),
        ],
    )
    def test_presets(
        self, field: DateRangeField, preset: Preset, expected: tuple[date | None, date | None]
    ) -> None:
        field.set_preset(preset)
        assert field.range() == expected
        assert not field.date_from.isVisible()

    def test_a_date_set_from_outside_makes_a_custom_range(self, field: DateRangeField, qtbot: QtBot) -> None:
        assert isinstance(field.date_from, QDateEdit)
        with qtbot.waitSignal(field.changed):
            field.date_from.setDate(QDate(2026, 1, 15))
        assert field.range() == (date(2026, 1, 15), None)
        assert field.preset() is Preset.CUSTOM
        assert field.date_from.isVisible()
        field.date_to.setDate(QDate(2026, 1, 10))
        assert field.range() == (date(2026, 1, 10), date(2026, 1, 15))

    def test_custom_begins_with_the_days_of_the_preset(self, field: DateRangeField, qtbot: QtBot) -> None:
        field.set_preset(Preset.THIS_MONTH)
        with qtbot.assertNotEmitted(field.changed):
            field.set_preset(Preset.CUSTOM)
        assert field.range() == (date(2026, 3, 1), TODAY)

    def test_set_range(self, field: DateRangeField) -> None:
        calls: list[tuple[date | None, date | None]] = []
        field.changed.connect(lambda: calls.append(field.range()))
        field.set_range(date(2026, 1, 1), date(2026, 1, 31))
        field.set_range(None, None)
        field.set_range(None, None)
        assert calls == [(date(2026, 1, 1), date(2026, 1, 31)), (None, None)]
        assert field.preset() is Preset.ANY

    def test_words(self, field: DateRangeField) -> None:
        assert field.button.text() == "Created"
        field.set_preset(Preset.TODAY)
        assert field.button.text() == "Created: Today"
        field.set_range(date(2026, 1, 1), None)
        assert field.text().startswith("from ")
        assert "2026" in field.text()


class TestChips:
    def test_closes_by_mouse_and_keyboard(self, qtbot: QtBot) -> None:
        chip = Chip("Status: Paused")
        qtbot.addWidget(chip)
        chip.show()
        with qtbot.waitSignal(chip.closed):
            QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
        for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space, Qt.Key.Key_Return):
            with qtbot.waitSignal(chip.closed):
                QTest.keyClick(chip, key)
        assert chip.accessibleName() == "Status: Paused, remove"

    @pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return])
    def test_its_keys_are_no_shortcut_of_what_is_around(self, qtbot: QtBot, key: Qt.Key) -> None:
        around = QWidget()
        qtbot.addWidget(around)
        told: list[str] = []
        delete = QAction("Delete", around)
        delete.setShortcut(QKeySequence(key))
        delete.triggered.connect(lambda: told.append("shortcut"))
        around.addAction(delete)
        chip = Chip("Filter", parent=around)
        chip.closed.connect(lambda: told.append("closed"))
        around.show()
        around.activateWindow()
        chip.setFocus()
        qtbot.waitUntil(chip.hasFocus)
        QTest.keyClick(chip, key)
        assert told == ["closed"]
        QTest.keyClick(chip, key, Qt.KeyboardModifier.ControlModifier)
        assert told == ["closed"], "with Ctrl it is another one"

    def test_a_fixed_chip_does_not_close(self, qtbot: QtBot) -> None:
        chip = Chip("Fixed", closable=False)
        qtbot.addWidget(chip)
        with qtbot.assertNotEmitted(chip.closed):
            QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
            QTest.keyClick(chip, Qt.Key.Key_Delete)

    def test_the_bar_keeps_chips_that_stay(self, qtbot: QtBot) -> None:
        bar = ChipBar()
        qtbot.addWidget(bar)
        assert bar.isHidden()
        bar.set_chips([("a", "A"), ("b", "B")])
        kept = bar.chips()[1]
        bar.set_chips([("b", "B"), ("c", "C")])
        assert bar.chips()[0] is kept
        with qtbot.waitSignal(bar.chipClosed) as signal:
            kept.closed.emit()
        assert signal.args == ["b"]
        bar.set_chips([])
        assert bar.isHidden()

    def test_flow_breaks_lines(self, qtbot: QtBot) -> None:
        box = QWidget()
        qtbot.addWidget(box)
        layout = FlowLayout(box, spacing=10)
        for _ in range(3):
            child = QWidget()
            child.setFixedSize(QSize(50, 20))
            layout.addWidget(child)
        assert layout.heightForWidth(170) == 20
        assert layout.heightForWidth(169) == 50
        layout.setGeometry(QRect(0, 0, 110, 100))
        places = [
            (item.geometry().x(), item.geometry().y()) for at in range(3) if (item := layout.itemAt(at))
        ]
        assert places == [(0, 0), (60, 0), (0, 30)]
        assert layout.itemAt(3) is None
