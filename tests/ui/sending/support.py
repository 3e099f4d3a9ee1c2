"""Steps that the tests of sending share."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from bulkdesk.ui.sending.assistant import SendDialog, Step


def go_to(dialog: SendDialog, step: Step, qtbot: QtBot) -> None:
    """Press "Next" until the step is there."""
    while dialog.step < step:
        qtbot.waitUntil(dialog.next_button.isEnabled)
        dialog.next_button.click()


def write(dialog: SendDialog, qtbot: QtBot, text: str, subject: str = "News", html: str = "") -> None:
    """Go to the message and write it."""
    go_to(dialog, Step.MESSAGE, qtbot)
    editor = dialog.message_page.editor
    editor.subject.set_text(subject)
    editor.text.set_text(text)
    editor.html.set_text(html)
