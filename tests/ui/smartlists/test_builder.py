"""The builder: a filter put together from conditions and groups."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from bulkdesk.contacts.filter_text import filter_text, parse_filter
from bulkdesk.services import smart_lists
from bulkdesk.services.session import Session
from bulkdesk.store.filters import (
    FIELDS,
    MAX_DEPTH,
    OPERATORS,
    Condition,
    Filter,
    Group,
    Joiner,
    Operator,
    Value,
    simplified,
)
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.smartlists.builder import FilterBuilder
from bulkdesk.ui.smartlists.vocabulary import Vocabulary
from bulkdesk.ui.widgets.chip import Chip
from tests.filter_trees import trees
from tests.ui.accessibility import tab_stops
from tests.ui.smartlists.support import (
    WAIT_MS,
    MakeEditor,
    choose_field,
    choose_operator,
    type_value,
    wait_counted,
)


@pytest.fixture
def builder(qtbot: QtBot, desk: Desk) -> FilterBuilder:
    """A builder on its own."""
    vocabulary = Vocabulary(desk)
    result = FilterBuilder(desk, vocabulary)
    vocabulary.setParent(result)
    qtbot.addWidget(result)
    return result


# -- the same tree --------------------------------------------------------------------------------------------------


@given(tree=trees())
@hypothesis_settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_filter_comes_out_as_it_went_in(builder: FilterBuilder, tree: Filter) -> None:
    builder.set_tree(tree)
    assert builder.tree() == simplified(tree)
    # And through the text, which is another reader and writer of the same language.
    builder.set_tree(parse_filter(filter_text(tree)))
    assert builder.tree() == simplified(tree)


SAMPLES: dict[Operator, tuple[Value, ...]] = {
    Operator.BEFORE: (date(2020, 2, 29),),
    Operator.AFTER: (date(2020, 2, 29),),
    Operator.BETWEEN: (date(1900, 1, 1), date(2030, 12, 31)),
    Operator.IN_LAST_DAYS: (7,),
    Operator.MORE_THAN_DAYS_AGO: (36_500,),
    **dict.fromkeys((Operator.WAS_IN, Operator.SUCCEEDED_IN, Operator.FAILED_IN), (2**63 - 1,)),
    **dict.fromkeys((Operator.HAS_ANY, Operator.HAS_ALL, Operator.HAS_NONE), ("a,b", "Straße")),
    **dict.fromkeys((Operator.IS_EMPTY, Operator.IS_NOT_EMPTY, Operator.IS_ON, Operator.IS_OFF), ()),
}


def test_every_operator_of_every_field_has_its_value_editor(builder: FilterBuilder) -> None:
    builder.set_tree(None)
    row = builder.rows()[0]
    offered = [row.field.itemData(place) for place in range(row.field.count())]
    assert {field for field in offered if field} == {*FIELDS, "custom."}
    for field in [*FIELDS, "custom.Shoe size"]:
        operators = list(OPERATORS[FIELDS.get(field, FIELDS["city"])])
        for operator in operators:
            condition = Condition(field, operator, SAMPLES.get(operator, ("text",)))
            row.set_condition(condition)
            assert [row.operator.itemData(place) for place in range(row.operator.count())] == operators
            assert row.draft() == condition
            assert row.problem() is None
            assert builder.tree() == condition


def test_a_group_within_a_group_goes_as_deep_as_the_language(builder: FilterBuilder) -> None:
    tree: Filter = Condition("city", Operator.IS, ("x",))
    for depth in range(MAX_DEPTH):
        joiner = Joiner.OR if depth % 2 else Joiner.AND
        tree = Group(joiner, (tree, Condition("email", Operator.IS_EMPTY)))
    builder.set_tree(tree)
    assert builder.tree() == tree
    inner = next(line for line in builder.lines() if line.group.level == MAX_DEPTH)
    assert not inner.group.add_group_button.isEnabled()
    assert not builder.can(builder.wrap, inner)
    assert builder.root.add_group_button.isEnabled()
    builder.add_group(inner.group, 0)
    assert builder.tree() == tree


# -- putting a filter together --------------------------------------------------------------------------------------


def test_conditions_are_put_together_by_hand(qtbot: QtBot, make_editor: MakeEditor, people: Session) -> None:
    editor = make_editor()
    choose_field(editor, 0, "city")
    type_value(editor, 0, "Köln")
    editor.builder.root.add_group_button.click()
    choose_field(editor, 1, "tags")
    tags = editor.builder.rows()[1].editor.fields()[0]
    QTest.keyClicks(tags, "vip")
    QTest.keyClick(tags, Qt.Key.Key_Return)
    QTest.keyClicks(tags, "lead")
    editor.builder.lines()[1].part.add_condition_button.click()  # type: ignore[union-attr] # it is a group
    choose_field(editor, 2, "custom.")
    QTest.keyClicks(editor.builder.rows()[2].custom, "Shoe size")
    choose_operator(editor, 2, Operator.IS_NOT_EMPTY)
    wanted = parse_filter(
        'city is "Köln" and (tag has any ("vip", "lead") or custom "Shoe size" is not empty)'
    )
    assert editor.tree() == wanted
    wait_counted(qtbot, editor)
    assert editor.count.count == smart_lists.count(people, wanted) == 2


def test_tags_are_chips_that_can_be_taken_away(make_editor: MakeEditor) -> None:
    editor = make_editor(tree=parse_filter('tag has all ("vip", "lead", "a,b")'))
    row = editor.builder.rows()[0]
    assert [chip.text for chip in row.findChildren(Chip)] == ["vip", "lead", "a,b"]
    row.findChildren(Chip)[1].closed.emit()
    assert editor.tree() == parse_filter('tag has all ("vip", "a,b")')
    line = row.editor.fields()[0]
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert editor.tree() == parse_filter('tag has all "vip"')
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert editor.tree() is None


def test_what_a_person_can_choose_from(qtbot: QtBot, make_editor: MakeEditor) -> None:
    editor = make_editor(tree=parse_filter("was in job 1"))
    words = editor.vocabulary
    qtbot.waitUntil(
        lambda: bool(words.tags.rowCount() and words.custom_fields.rowCount() and words.jobs.rowCount()),
        timeout=WAIT_MS,
    )
    assert words.tags.stringList() == ["vip"]
    assert words.custom_fields.stringList() == ["Shoe size"]
    line = editor.builder.rows()[0].editor.fields()[0]
    assert isinstance(line, QLineEdit)
    assert line.text() == words.job_text(1) != "#1"
    line.selectAll()
    QTest.keyClicks(line, "2")
    assert editor.tree() == parse_filter("was in job 2")
    line.selectAll()
    QTest.keyClicks(line, words.job_text(1))
    assert editor.tree() == parse_filter("was in job 1")
    line.selectAll()
    QTest.keyClicks(line, "no such thing")
    assert editor.tree() is None
    # A number that means nothing here is a filter all the same, as in the text.
    line.selectAll()
    QTest.keyClicks(line, "#999")
    assert editor.tree() == parse_filter("was in job 999")


def test_a_suggestion_is_taken_by_keyboard(qtbot: QtBot, make_editor: MakeEditor) -> None:
    editor = make_editor(tree=parse_filter('tag has "other"'))
    qtbot.waitUntil(lambda: editor.vocabulary.tags.rowCount() == 1, timeout=WAIT_MS)
    line = editor.builder.rows()[0].editor.fields()[0]
    assert isinstance(line, QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, "I")
    popup = line.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible, timeout=WAIT_MS)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert editor.tree() == parse_filter('tag has any ("other", "vip")')
    assert not popup.isVisible()
    qtbot.waitUntil(lambda: line.text() == "", timeout=WAIT_MS)
    # All of them by the down key.
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert editor.isVisible()


def test_a_value_goes_on_where_it_fits(make_editor: MakeEditor) -> None:
    editor = make_editor(tree=parse_filter('city is "Köln"'))
    choose_operator(editor, 0, Operator.STARTS_WITH)
    choose_field(editor, 0, "company")
    assert editor.tree() == parse_filter('company starts with "Köln"')
    choose_field(editor, 0, "created_at")
    choose_operator(editor, 0, Operator.BEFORE)
    editor.builder.rows()[0].editor.set_values((date(2024, 5, 6),))
    choose_operator(editor, 0, Operator.BETWEEN)
    assert editor.tree() == parse_filter("created between 2024-05-06 and 2024-05-06")


def test_keyboard_moves_and_removes(make_editor: MakeEditor) -> None:
    editor = make_editor(tree=parse_filter('city is "a" and city is "b" and city is "c"'))
    builder = editor.builder

    def press(row: int, keys: str) -> None:
        builder.rows()[row].operator.setFocus()
        modifier = Qt.KeyboardModifier.AltModifier if "Alt" in keys else Qt.KeyboardModifier.ControlModifier
        QTest.keyClick(builder.rows()[row].operator, getattr(Qt.Key, f"Key_{keys.split('+')[1]}"), modifier)

    press(0, "Alt+Down")
    assert editor.tree() == parse_filter('city is "b" and city is "a" and city is "c"')
    # The keyboard's place goes with the condition.
    assert editor.focusWidget() is builder.rows()[1].field
    press(1, "Alt+Right")
    press(0, "Alt+Down")
    assert editor.tree() == parse_filter('(city is "b" or city is "a") and city is "c"')
    press(1, "Alt+Down")
    assert editor.tree() == parse_filter('city is "b" and city is "a" and city is "c"')
    press(0, "Alt+Left")
    assert editor.tree() == parse_filter('city is "b" and city is "a" and city is "c"')
    press(1, "Ctrl+D")
    assert len(builder.rows()) == 4
    press(2, "Ctrl+Backspace")
    press(2, "Ctrl+Backspace")
    assert editor.tree() == parse_filter('city is "b" and city is "a"')
    press(0, "Alt+Up")
    press(0, "Ctrl+Backspace")
    press(0, "Ctrl+Backspace")
    assert builder.is_blank
    assert len(builder.rows()) == 1


def test_the_tab_key_goes_from_top_to_bottom(make_editor: MakeEditor) -> None:
    editor = make_editor(tree=parse_filter('tag has all ("a", "b") and (city is "x" or custom "N" is empty)'))
    builder = editor.builder
    builder.add_condition(builder.root, 1)
    builder.move_up(builder.lines()[1])

    def height(stop: QWidget) -> int:
        return stop.mapTo(editor, stop.rect().center()).y()

    QApplication.processEvents()
    stops = tab_stops(editor)
    inside = [stop for stop in stops if builder.root.isAncestorOf(stop)]
    assert len(inside) == 1 + 5 + 7 + 3 + 5 + 5 + 2 + 2
    # Controls of one line differ by some pixels, lines by more.
    assert all(height(second) > height(first) - 12 for first, second in pairwise(inside))


def test_a_condition_says_what_it_is(make_editor: MakeEditor) -> None:
    editor = make_editor(tree=parse_filter('city is "Köln" and created in last 1 days'))
    first, second = editor.builder.lines()
    assert first.accessibleName() == "City is “Köln”"
    assert first.remove_button.accessibleName() == "Remove: City is “Köln”"
    assert editor.builder.rows()[0].editor.fields()[0].accessibleName() == "City is"
    assert second.more_button.accessibleName().startswith("Move: Created")
    for control in editor.builder.findChildren(QWidget):
        is_focusable = control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.isVisibleTo(editor)
        if is_focusable and control.objectName().startswith(("condition", "group")):
            assert control.accessibleName(), control.objectName()


def test_the_wheel_does_not_change_a_field_that_is_scrolled_past(make_editor: MakeEditor) -> None:
    editor = make_editor(tree=parse_filter("created in last 30 days"))
    spin = editor.builder.rows()[0].editor.fields()[0]
    assert not spin.hasFocus()
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(spin, event)
    assert editor.tree() == parse_filter("created in last 30 days")
