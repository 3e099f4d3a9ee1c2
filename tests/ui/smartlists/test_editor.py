"""The editor of smart lists: what is missing, the text, the live count, saving."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from bulkdesk.contacts.filter_text import filter_text, parse_filter
from bulkdesk.services import smart_lists
from bulkdesk.services.session import Session, open_session
from bulkdesk.store.filters import FIELDS, Condition, Operator
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.i18n import install_language
from bulkdesk.ui.smartlists.editor import BUILDER, TEXT, SmartListEditor
from bulkdesk.ui.smartlists.name_field import NameDialog
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from tests.bulk_support import add_tag, ids
from tests.ui.smartlists.support import (
    WAIT_MS,
    MakeEditor,
    choose_field,
    dialog_of,
    wait_counted,
)

NESTED = parse_filter('tag has "vip" and (city is "Köln" or (email is empty and created in last 30 days))')


# -- what is missing ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("city", "Enter the text to compare with."),
        ("tags", "Enter at least one tag."),
        ("job", "Choose a bulk action by its name or number."),
        ("custom.", "Enter the name of the custom field."),
    ],
)
def test_an_unfinished_condition_says_what_is_missing(make_editor: MakeEditor, field: str, said: str) -> None:
    editor = make_editor()
    choose_field(editor, 0, field)
    row = editor.builder.rows()[0]
    assert not row.hint.isVisible()
    assert editor.count.count is None
    editor.name_field.edit.setText("List")
    editor.ok_button.click()
    assert row.hint.isVisible()
    assert row.hint.text() == said
    focus = editor.focusWidget()
    assert focus is not None
    assert row.isAncestorOf(focus)
    assert editor.isVisible()


@pytest.mark.parametrize("language", ["en", "de"])
def test_fields_and_operators_can_be_read_whole(
    make_editor: MakeEditor, qapp: QApplication, language: str
) -> None:
    install_language(qapp, language)
    row = make_editor().builder.rows()[0]
    assert row.field.width() >= row.field.sizeHint().width()
    for field in FIELDS:
        row.field.setCurrentIndex(row.field.findData(field))
        # Qt does not measure anew by itself.
        row.operator.updateGeometry()
        assert row.operator.width() >= row.operator.sizeHint().width()


def test_a_span_that_ends_before_it_begins(make_editor: MakeEditor) -> None:
    editor = make_editor(tree=parse_filter("created between 2024-01-02 and 2024-01-03"))
    editor.builder.rows()[0].editor.set_values((date(2024, 1, 4), date(2024, 1, 3)))
    assert editor.tree() is None
    editor.ok_button.click()
    assert editor.builder.rows()[0].hint.text() == "The second day is before the first one."


# -- as text --------------------------------------------------------------------------------------------------------


def test_both_tabs_show_the_same_filter(make_editor: MakeEditor) -> None:
    editor = make_editor(tree=NESTED)
    editor.tabs.setCurrentIndex(TEXT)
    assert editor.text.edit.toPlainText() == filter_text(NESTED)
    changed = 'company is "x" or (phone is not empty and tag has none ("a", "b"))'
    editor.text.edit.setPlainText(changed)
    assert editor.tree() == parse_filter(changed)
    editor.tabs.setCurrentIndex(BUILDER)
    assert editor.stack.currentWidget() is editor.builder
    assert editor.builder.tree() == parse_filter(changed)
    assert [row.draft().field for row in editor.builder.rows()] == ["company", "phone", "tags"]


@pytest.mark.parametrize(
    ("text", "place_text", "marked"),
    [
        ('city is "a"\nand email contians "x"', "Line 2, column 11", "contians"),
        ('city is "😀" und email is empty', "Line 1, column 13", "und"),
        ("city is", "Line 1, column 8", "s"),
    ],
)
def test_an_error_is_shown_at_its_place(
    qtbot: QtBot, make_editor: MakeEditor, text: str, place_text: str, marked: str
) -> None:
    editor = make_editor()
    editor.tabs.setCurrentIndex(TEXT)
    assert editor.text.problem.text() == ""
    with qtbot.waitSignal(editor.text.changed, timeout=WAIT_MS):
        editor.text.edit.setPlainText(text)
    place = editor.findChild(QLabel, "filterTextPlace")
    assert place is not None
    assert place.text() == place_text
    assert "expected" in editor.text.problem.text()
    (selection,) = editor.text.edit.extraSelections()
    assert selection.cursor.selectedText() == marked
    assert editor.count.count is None
    # It is mended here, not carried over.
    editor.tabs.setCurrentIndex(BUILDER)
    assert editor.tabs.currentIndex() == TEXT
    assert editor.stack.currentWidget() is editor.text
    editor.ok_button.click()
    assert editor.isVisible()
    with qtbot.waitSignal(editor.text.changed, timeout=WAIT_MS):
        editor.text.edit.setPlainText("email is empty")
    assert editor.text.edit.extraSelections() == []
    assert place.text() == ""
    editor.tabs.setCurrentIndex(BUILDER)
    assert editor.tree() == parse_filter("email is empty")


def test_an_unfinished_condition_stays_in_its_tab(make_editor: MakeEditor) -> None:
    editor = make_editor()
    editor.tabs.setCurrentIndex(TEXT)
    assert editor.stack.currentWidget() is editor.text
    editor.tabs.setCurrentIndex(BUILDER)
    assert editor.builder.is_blank
    choose_field(editor, 0, "city")
    editor.tabs.setCurrentIndex(TEXT)
    assert editor.tabs.currentIndex() == BUILDER
    assert editor.builder.rows()[0].hint.isVisible()


# -- the live count -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ['city is "köln"', 'not "a', "email is empty", 'tag has "vip" and city is "Bonn"']
)
def test_the_count_is_that_of_the_services(
    qtbot: QtBot, make_editor: MakeEditor, people: Session, text: str
) -> None:
    editor = make_editor()
    editor.tabs.setCurrentIndex(TEXT)
    with qtbot.waitSignal(editor.text.changed, timeout=WAIT_MS):
        editor.text.edit.setPlainText(text)
    wait_counted(qtbot, editor)
    if editor.tree() is None:
        assert editor.count.count is None
        return
    assert editor.count.count == smart_lists.count(people, parse_filter(text))
    assert editor.count.text.text().startswith(str(editor.count.count))


def test_only_the_last_filter_is_counted(qtbot: QtBot, make_editor: MakeEditor) -> None:
    editor = make_editor(tree=parse_filter("email is not empty"))
    assert editor.count.count == 3
    counted: list[int] = []
    editor.count.counted.connect(counted.append)
    for letters in ("K", "Kö", "Köl", "Köln"):
        editor.builder.set_tree(Condition("city", Operator.CONTAINS, (letters,)))
        editor.builder.touch()
    wait_counted(qtbot, editor)
    assert counted == [2]


def test_a_job_that_ran_is_counted(
    qtbot: QtBot, make_editor: MakeEditor, desk: Desk, people: Session
) -> None:
    editor = make_editor(tree=parse_filter('tag has "vip"'))
    assert editor.count.count == 2
    add_tag(people, "vip", ids(3))
    with qtbot.waitSignal(editor.count.counted, timeout=WAIT_MS):
        desk.wake()
    assert editor.count.count == 3


# -- saving ---------------------------------------------------------------------------------------------------------


def test_a_new_list_is_saved(qtbot: QtBot, make_editor: MakeEditor, people: Session) -> None:
    editor = make_editor(tree=NESTED)
    editor.name_field.edit.setText("  My   list ")
    with qtbot.waitSignal(editor.saved, timeout=WAIT_MS) as told:
        editor.ok_button.click()
    (row,) = smart_lists.all_lists(people)
    assert told.args == [row]
    assert (row.name, row.filter) == ("My list", NESTED)
    assert not editor.isVisible()


def test_a_name_that_is_refused_is_said_at_the_name(
    qtbot: QtBot, make_editor: MakeEditor, people: Session
) -> None:
    smart_lists.create(people, "Taken", NESTED)
    editor = make_editor(tree=NESTED)
    problem = editor.findChild(QLabel, "smartListNameProblem")
    assert problem is not None
    for name, said in (("", "The name is empty."), ("TAKEN", "There is a smart list called Taken already.")):
        editor.name_field.edit.setText(name)
        editor.ok_button.click()
        qtbot.waitUntil(lambda said=said: problem.text() == said, timeout=WAIT_MS)  # type: ignore[misc] # bound now
        assert problem.isVisible()
        assert editor.ok_button.isEnabled()
    assert len(smart_lists.all_lists(people)) == 1
    QTest.keyClicks(editor.name_field.edit, "Free")
    assert not problem.isVisible()
    with qtbot.waitSignal(editor.saved, timeout=WAIT_MS):
        editor.ok_button.click()


def test_a_list_is_changed(qtbot: QtBot, make_editor: MakeEditor, people: Session) -> None:
    row = smart_lists.create(people, "Before", NESTED)
    editor = make_editor(row=row)
    assert editor.tree() == NESTED
    editor.name_field.edit.setText("After")
    editor.set_tree(parse_filter('phone is "0170 1234567"'))
    with qtbot.waitSignal(editor.saved, timeout=WAIT_MS):
        editor.ok_button.click()
    (changed,) = smart_lists.all_lists(people)
    assert (changed.id, changed.name) == (row.id, "After")
    # As the store has phones: the services see to that.
    assert changed.filter == parse_filter('phone is "+491701234567"')


def test_while_it_is_saved_it_is_neither_closed_nor_saved_again(
    qtbot: QtBot, make_editor: MakeEditor, people: Session
) -> None:
    editor = make_editor(tree=NESTED)
    editor.name_field.edit.setText("Once")
    with qtbot.waitSignal(editor.saved, timeout=WAIT_MS):
        editor.ok_button.click()
        QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(editor, Qt.Key.Key_Escape)
        assert editor.isVisible()
        assert editor.findChild(ConfirmDialog) is None
    assert [row.name for row in smart_lists.all_lists(people)] == ["Once"]


def test_while_a_name_is_kept_its_dialog_stays(
    qtbot: QtBot, make_editor: MakeEditor, people: Session
) -> None:
    editor = make_editor(for_filter=True, tree=NESTED)
    editor.save_as_button.click()
    dialog = dialog_of(qtbot, NameDialog, "smartListNameDialog")
    assert isinstance(dialog, NameDialog)
    dialog.field.edit.setText("Kept")
    with qtbot.waitSignal(editor.saved, timeout=WAIT_MS):
        dialog.confirm_button.click()
        dialog.reject()
        assert dialog.isVisible()


def test_a_list_that_is_gone_is_told(qtbot: QtBot, make_editor: MakeEditor, people: Session) -> None:
    row = smart_lists.create(people, "Gone", NESTED)
    editor = make_editor(row=row)
    smart_lists.delete(people, row.id)
    editor.name_field.edit.setText("Other")
    editor.ok_button.click()
    qtbot.waitUntil(editor.banner.isVisible, timeout=WAIT_MS)
    assert "no smart list" in editor.banner.text


def test_changes_are_not_lost_by_accident(qtbot: QtBot, make_editor: MakeEditor) -> None:
    editor = make_editor(tree=NESTED)
    editor.reject()
    assert not editor.isVisible()
    editor = make_editor(tree=NESTED)
    editor.builder.remove(editor.builder.lines()[0])
    editor.reject()
    assert editor.isVisible()
    dialog = dialog_of(qtbot, ConfirmDialog, "smartListDiscardDialog")
    dialog.reject()
    assert editor.isVisible()
    editor.reject()
    dialog_of(qtbot, ConfirmDialog, "smartListDiscardDialog").accept()
    assert not editor.isVisible()


def test_a_filter_is_applied_without_a_name(qtbot: QtBot, make_editor: MakeEditor, people: Session) -> None:
    editor = make_editor(for_filter=True, tree=parse_filter('email is "Anna@Example.com"'))
    assert not editor.name_field.isVisible()
    with qtbot.waitSignal(editor.applied, timeout=WAIT_MS) as told:
        editor.ok_button.click()
    assert told.args == [parse_filter('email is "anna@example.com"')]
    assert smart_lists.all_lists(people) == []


def test_a_filter_is_kept_as_a_list(qtbot: QtBot, make_editor: MakeEditor, people: Session) -> None:
    smart_lists.create(people, "Taken", NESTED)
    editor = make_editor(for_filter=True, tree=NESTED)
    applied: list[object] = []
    editor.applied.connect(applied.append)
    editor.save_as_button.click()
    dialog = dialog_of(qtbot, NameDialog, "smartListNameDialog")
    assert isinstance(dialog, NameDialog)
    dialog.field.edit.setText("taken")
    dialog.confirm_button.click()
    qtbot.waitUntil(dialog.field.problem.isVisible, timeout=WAIT_MS)
    dialog.field.edit.setText("Kept")
    with qtbot.waitSignal(editor.saved, timeout=WAIT_MS):
        dialog.confirm_button.click()
    assert [row.name for row in smart_lists.all_lists(people)] == ["Kept", "Taken"]
    assert applied == [NESTED]
    assert not editor.isVisible()


def test_an_auditor_filters_but_keeps_no_list(
    qtbot: QtBot, people: Session, tmp_path: Path, qapp: QApplication
) -> None:
    reader = open_session(people.store.path, read_only=True)
    desk = Desk(reader)
    editor = SmartListEditor(desk, None, tree=NESTED, for_filter=True)
    qtbot.addWidget(editor)
    editor.show()
    assert not editor.save_as_button.isVisible()
    with qtbot.waitSignal(editor.applied, timeout=WAIT_MS):
        editor.ok_button.click()
    desk.close()
