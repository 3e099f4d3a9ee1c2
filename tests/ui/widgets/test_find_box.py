"""The long list to choose from by typing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit
from pytestqt.qtbot import QtBot

from bulkdesk.ui.widgets.find_box import FindBox

pytestmark = pytest.mark.usefixtures("theme")

FRUIT = [("Apple", "a"), ("Apricot", "r"), ("Banana", "b"), ("Grape", "g"), ("Pear", "p")]


@pytest.fixture
def box(qtbot: QtBot) -> FindBox:
    box = FindBox(FRUIT)
    qtbot.addWidget(box)
    box.choose("b")
    box.show()
    return box


def field_of(box: FindBox) -> QLineEdit:
    field = box.lineEdit()
    assert field is not None
    return field


def list_of(box: FindBox) -> QCompleter:
    completer = box.completer()
    assert completer is not None
    return completer


def popup_of(box: FindBox) -> QAbstractItemView:
    popup = list_of(box).popup()
    assert popup is not None
    return popup


def offered(box: FindBox) -> list[str]:
    model = list_of(box).completionModel()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def click(box: FindBox) -> None:
    QTest.mouseClick(field_of(box), Qt.MouseButton.LeftButton, pos=QPoint(12, 8))


def test_a_click_opens_the_list_and_chooses_the_text(box: FindBox) -> None:
    click(box)
    assert popup_of(box).isVisible()
    assert offered(box) == [text for text, _ in FRUIT]
    assert popup_of(box).currentIndex().data() == "Banana"
    assert field_of(box).selectedText() == "Banana"
    assert box.chosen() == "b"


def test_typing_replaces_the_text_and_narrows_the_list(box: FindBox) -> None:
    click(box)
    QTest.keyClicks(popup_of(box), "AP")
    assert field_of(box).text() == "AP"
    assert offered(box) == ["Apple", "Apricot", "Grape"]
    QTest.keyClick(popup_of(box), Qt.Key.Key_Down)
    QTest.keyClick(popup_of(box), Qt.Key.Key_Down)
    QTest.keyClick(popup_of(box), Qt.Key.Key_Return)
    assert not popup_of(box).isVisible()
    assert (box.currentText(), box.chosen()) == ("Apricot", "r")


def test_a_click_in_the_list_chooses(box: FindBox) -> None:
    click(box)
    popup = popup_of(box)
    place = popup.visualRect(list_of(box).completionModel().index(4, 0)).center()
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert box.chosen() == "p"


def test_escape_leaves_what_was_there(box: FindBox) -> None:
    click(box)
    QTest.keyClick(popup_of(box), Qt.Key.Key_Escape)
    assert not popup_of(box).isVisible()
    assert box.chosen() == "b"


def test_text_that_is_being_marked_opens_nothing(box: FindBox) -> None:
    field = field_of(box)
    field.setSelection(0, 3)
    QTest.mouseRelease(field, Qt.MouseButton.LeftButton, pos=QPoint(12, 8))
    assert not popup_of(box).isVisible()


@pytest.mark.parametrize(
    ("typed", "value"),
    [("pear", "p"), (" Grape ", "g"), ("nan", "b"), ("R", "r"), ("ap", None), ("XX", None), ("", None)],
)
def test_what_is_typed_counts_where_it_can_mean_one_thing(
    box: FindBox, typed: str, value: str | None
) -> None:
    box.setEditText(typed)
    assert box.chosen() == value


def test_the_entry_meant_stands_in_the_field_when_it_is_left(box: FindBox) -> None:
    field = field_of(box)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "nan")
    field.editingFinished.emit()
    assert (box.currentText(), box.currentIndex()) == ("Banana", 2)


def test_a_value_that_is_not_in_the_list_stands_as_it_is(box: FindBox) -> None:
    box.choose("Mars")
    assert (box.currentText(), box.chosen()) == ("Mars", None)
