"""The editor: merge fields, what is wrong with them, templates, and the preview."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from bulkdesk.messaging.segments import Encoding
from bulkdesk.messaging.templates import MessageText, TemplateProblem
from bulkdesk.services import templates
from bulkdesk.services.session import Session
from bulkdesk.store.contacts import Target
from bulkdesk.store.words import Channel
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.sending.message_page import MessagePage
from bulkdesk.ui.sending.preview_panel import SafeBrowser
from bulkdesk.ui.sending.template_edit import TemplateEdit
from bulkdesk.ui.sending.trial_dialog import TrialDialog
from bulkdesk.ui.sending.work import MOST_SAMPLES, read_samples
from bulkdesk.ui.widgets.name_dialog import NameDialog
from tests.send_support import Inbox, add_people
from tests.ui.questions import answer


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, people: list[int]) -> MessagePage:
    made = MessagePage(desk, Target(), Channel.EMAIL)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.preview.sample is not None)
    return made


def marked(edit: TemplateEdit) -> list[str]:
    return [mark.cursor.selectedText() for mark in edit.extraSelections()]


def previewed(page: MessagePage) -> str:
    return page.preview.body.toPlainText()


def test_an_unknown_field_is_marked_where_it_stands(page: MessagePage, qtbot: QtBot) -> None:
    editor = page.editor
    editor.subject.set_text("News")
    editor.text.set_text("😀 first line\nDear {{ contact.frist_name }}, {{ contact.first_name }}")
    qtbot.waitUntil(lambda: marked(editor.text) == ["contact.frist_name"])
    assert "line 2" in editor.banner.text
    assert "contact.frist_name" in editor.banner.text
    assert page.problem() == "Mend what is marked in the message."
    assert editor.banner.action_button is not None
    editor.banner.action_button.click()
    cursor = editor.text.textCursor()
    assert (cursor.blockNumber(), cursor.positionInBlock()) == (1, len("Dear {{ "))
    editor.text.set_text("Dear {{ contact.first_name }}")
    qtbot.waitUntil(lambda: page.problem() is None)
    assert marked(editor.text) == []
    assert not editor.banner.isVisible()


def test_an_answer_about_an_older_text_says_nothing(page: MessagePage, qtbot: QtBot) -> None:
    page.editor.subject.set_text("News")
    page.editor.text.set_text("Sound")
    page.look()
    said: list[str | None] = []
    page.changed.connect(lambda: said.append(page.problem()))
    page.editor.text.set_text("{{ contact.nobody }}")
    qtbot.waitUntil(lambda: marked(page.editor.text) == ["contact.nobody"])
    assert None not in said


def test_every_part_has_its_own_marks(page: MessagePage, qtbot: QtBot) -> None:
    editor = page.editor
    editor.subject.set_text("Hi {{ contact.nobody }}")
    editor.text.set_text("{% if contact.first_name %}open")
    editor.html.set_text("<b>{{ contact.nothing }}</b>")
    qtbot.waitUntil(lambda: marked(editor.html) == ["contact.nothing"])
    assert marked(editor.subject) == ["contact.nobody"]
    assert len(marked(editor.text)) == 1
    assert "2 more" in editor.banner.text


def test_marks_count_as_qt_does(qtbot: QtBot) -> None:
    """Characters outside the basic plane are two units to Qt and one to the template's engine."""
    edit = TemplateEdit()
    qtbot.addWidget(edit)
    edit.set_text("😀😀 {{ x }}\nlast")
    edit.set_problems([TemplateProblem("template_unknown_field", "text", 1, 7, "x")])
    assert marked(edit) == ["x"]
    edit.set_problems([TemplateProblem("template_syntax", "text", 2, 5, "end")])
    assert marked(edit) == ["t"]
    edit.set_problems([TemplateProblem("template_syntax", "text", 9, 1, "gone")])
    assert len(marked(edit)) == 1
    edit.set_problems([])
    assert marked(edit) == []


def test_what_is_missing_is_said_but_not_marked(page: MessagePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.problem() == "Write a subject.")
    page.editor.subject.set_text("News")
    qtbot.waitUntil(lambda: page.problem() == "Write the message.")
    assert marked(page.editor.text) == []
    page.editor.html.set_text("<p>Hello</p>")
    qtbot.waitUntil(lambda: page.problem() is None)


def test_a_field_is_inserted_where_the_cursor_is(page: MessagePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.fields.isEnabled)
    paths = [action.data() for action in page.fields.menu().actions() if action.data()]
    assert paths[:2] == ["contact.first_name", "contact.last_name"]
    page.editor.text.set_text("Hello !")
    page.editor.text.setFocus()
    QTest.keyClick(page.editor.text, Qt.Key.Key_End)
    QTest.keyClick(page.editor.text, Qt.Key.Key_Left)
    page.fields.menu().actions()[0].trigger()
    assert page.editor.text.text() == 'Hello {{ contact.first_name | default: "" }}!'
    QTest.keyClicks(page.editor.text, "you")
    assert page.editor.text.text() == 'Hello {{ contact.first_name | default: "you" }}!'
    page.editor.subject.setFocus()
    page.fields.setFocus()
    page.fields.menu().actions()[1].trigger()
    assert page.editor.subject.text() == '{{ contact.last_name | default: "" }}'


def test_the_preview_follows_contact_and_text(page: MessagePage, qtbot: QtBot) -> None:
    page.editor.subject.set_text("For {{ contact.first_name }}")
    page.editor.text.set_text("Hello {{ contact.first_name }}")
    qtbot.waitUntil(lambda: previewed(page) == "Hello Name 1")
    assert page.preview.subject.text() == "For Name 1"
    assert not page.preview.previous.isEnabled()
    page.preview.next.click()
    qtbot.waitUntil(lambda: previewed(page) == "Hello Name 2")
    page.preview.previous.click()
    page.editor.text.set_text("Bye {{ contact.first_name }}")
    qtbot.waitUntil(lambda: previewed(page) == "Bye Name 1")
    page.editor.text.set_text("Bye {{ contact.oops }}")
    qtbot.waitUntil(page.preview.note.isVisible)
    assert previewed(page) == "Bye Name 1"


def test_html_of_the_preview_is_harmless(page: MessagePage, qtbot: QtBot) -> None:
    page.editor.subject.set_text("x")
    page.editor.html.set_text(
        '<p onclick="x()">Hi <b>{{ contact.first_name }}</b></p><script>evil()</script>'
        '<img src="http://127.0.0.1:9/x.png" alt="Logo"><a href="http://127.0.0.1:9/">go</a>'
    )
    qtbot.waitUntil(lambda: "Hi Name 1" in previewed(page))
    assert "evil" not in previewed(page)
    assert "[Logo]" in previewed(page)
    browser = page.preview.body
    assert "127.0.0.1:9/x.png" not in browser.toHtml()
    browser.setSource(QUrl("http://127.0.0.1:9/"))
    assert "Hi Name 1" in previewed(page)
    page.preview.kinds.setCurrentIndex(1)
    assert "Hi Name 1" in previewed(page)


def test_a_browser_reads_no_file(qtbot: QtBot, tmp_path: object) -> None:
    browser = SafeBrowser()
    qtbot.addWidget(browser)
    assert browser.loadResource(2, QUrl("file:///etc/hostname")) is not None
    assert browser.loadResource(3, "x.css") == ""
    assert browser.loadResource(2, "data:image/png;base64,AA==") is None


def test_an_sms_shows_its_segments(qtbot: QtBot, desk: Desk, people: list[int]) -> None:
    page = MessagePage(desk, Target(), Channel.SMS)
    qtbot.addWidget(page)
    page.show()
    assert not page.editor.subject.isVisible()
    page.editor.text.set_text("Hello {{ contact.first_name }}")
    note = page.preview.size_note
    qtbot.waitUntil(lambda: "12 character" in note.text())
    assert Encoding.GSM7 in note.text()
    assert "1 segment" in note.text()
    page.editor.text.set_text("я" * 71)
    qtbot.waitUntil(lambda: "2 segment" in note.text())
    assert Encoding.UCS2 in note.text()
    assert page.message() == MessageText(None, "я" * 71, None)


def test_samples_are_those_who_get_it(session: Session, desk: Desk) -> None:
    ids = add_people(session, MOST_SAMPLES + 5)
    with session.store.write():
        session.store.sql("UPDATE contact SET dnd_email = 1 WHERE id = ?", ids[0])
        session.store.sql("UPDATE contact SET email = NULL WHERE id = ?", ids[1])
    found = read_samples(session, Channel.EMAIL, Target())
    assert len(found) == MOST_SAMPLES
    assert found[0].id == ids[2]
    assert found[0].name == "Name 3"
    nobody = read_samples(session, Channel.EMAIL, Target(ids=(ids[0], ids[1])))
    assert [sample.id for sample in nobody] == ids[:2]


def test_templates_are_kept_taken_overwritten_and_deleted(
    page: MessagePage, qtbot: QtBot, session: Session
) -> None:
    page.editor.subject.set_text("Hi {{ contact.first_name }}")
    page.editor.text.set_text("First")
    qtbot.waitUntil(lambda: page.problem() is None)
    button = page.templates
    button._fill()
    next(action for action in button.menu().actions() if action.text() == "Save as template…").trigger()
    naming = page.window().findChild(NameDialog, "templateNameDialog")
    assert naming is not None
    naming.findChildren(QLineEdit)[0].setText("Greeting")
    naming.confirm_button.click()
    qtbot.waitUntil(lambda: button.text() == "Template: Greeting")
    assert not page.is_edited()
    page.editor.text.set_text("Second")
    qtbot.waitUntil(lambda: button.text() == "Template: Greeting (changed)")
    qtbot.waitUntil(lambda: page.problem() is None)
    button.save("Greeting")
    qtbot.waitUntil(lambda: button.text() == "Template: Greeting")
    (row,) = templates.all_templates(session, Channel.EMAIL)
    assert (row.subject, row.text) == ("Hi {{ contact.first_name }}", "Second")
    page.editor.text.set_text("Something that is typed")
    qtbot.waitUntil(lambda: page.problem() is None)
    asked = answer(lambda question: question.cancel_button)
    button.chosen.emit(row)
    assert asked
    assert page.editor.text.text() == "Something that is typed"
    answer(lambda question: question.confirm_button)
    button.chosen.emit(row)
    assert page.editor.text.text() == "Second"
    button.delete(row)
    qtbot.waitUntil(lambda: button.text() == "Templates")
    assert templates.all_templates(session, Channel.EMAIL) == []
    assert page.editor.text.text() == "Second"
    # Kept nowhere any more.
    assert page.is_edited()


def test_a_test_message_leaves_as_the_contact_would_get_it(
    page: MessagePage, qtbot: QtBot, mail_sender: None, inbox: Inbox
) -> None:
    page.editor.subject.set_text("Trial")
    page.editor.text.set_text("Hello {{ contact.first_name }}")
    qtbot.waitUntil(lambda: page.problem() is None)
    page.test_button.click()
    dialog = page.window().findChild(TrialDialog)
    assert dialog is not None
    assert not dialog.confirm_button.isEnabled()
    dialog.address.setText("me@nord.example")
    dialog.confirm_button.click()
    qtbot.waitUntil(lambda: "took the message" in dialog.banner.text)
    assert inbox.received == ["me@nord.example"]
    assert "Hello Name 1" in inbox.texts["me@nord.example"]
    inbox.answers = lambda _address: "550 go away"
    dialog.confirm_button.click()
    qtbot.waitUntil(lambda: "go away" in dialog.banner.text)
    dialog.address.setText("no address")
    dialog.confirm_button.click()
    qtbot.waitUntil(lambda: "not a valid" in dialog.banner.text)
    assert inbox.received == ["me@nord.example"]
    dialog.reject()
