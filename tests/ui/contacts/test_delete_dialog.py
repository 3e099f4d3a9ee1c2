"""The question before contacts are deleted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from bulkdesk.services.contact_card import create_contact
from bulkdesk.services.contact_changes import delete_agreed
from bulkdesk.services.jobs import find_jobs
from bulkdesk.services.session import Session
from bulkdesk.services.trail import entries
from bulkdesk.store.contacts import Target
from bulkdesk.store.errors import NotAllowedError
from bulkdesk.store.words import JobType, Role
from bulkdesk.ui.contacts.delete_dialog import DeleteDialog
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.i18n import install_language
from bulkdesk.ui.theme import Theme
from tests.bulk_support import ALL, add_people, delete, ids, run
from tests.support import all_contacts
from tests.ui.shell.support import WAIT_MS


@pytest.fixture
def desk(qapp: QApplication, theme: Theme, session: Session) -> Iterator[Desk]:
    """A desk over an empty sub-account."""
    result = Desk(session)
    yield result
    result.close()


@pytest.fixture
def many(desk: Desk, session: Session, tmp_path: Path) -> Desk:
    """A desk over more people than a thousand."""
    add_people(session, tmp_path, 1_200)
    return desk


def opened(desk: Desk, qtbot: QtBot, target: Target, count: int) -> DeleteDialog:
    """The dialog, once the contacts are counted."""
    dialog = DeleteDialog(desk, target, count)
    qtbot.addWidget(dialog)
    assert not dialog.confirm_button.isEnabled()
    dialog.open()
    qtbot.waitUntil(lambda: dialog._count is not None, timeout=WAIT_MS)
    return dialog


def part(dialog: DeleteDialog, kind: type[QLineEdit | QPushButton], name: str) -> QLineEdit | QPushButton:
    """A part by its object name."""
    found = dialog.findChild(kind, name)
    assert found is not None
    return found


def test_a_hundred_need_no_typing(desk: Desk, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    add_people(session, tmp_path, 100)
    dialog = opened(desk, qtbot, ALL, 100)
    assert dialog.objectName() == "deleteDialog"
    assert not part(dialog, QLineEdit, "deleteCountInput").isVisible()
    assert "100" in dialog.headline.text()
    assert dialog.cancel_button.isDefault()
    assert not dialog.confirm_button.isDefault()
    button = part(dialog, QPushButton, "deleteConfirmButton")
    assert isinstance(button, QPushButton)
    assert button.isEnabled()
    dialog.name.setText("Spring cleaning")
    with qtbot.waitSignal(dialog.created, timeout=WAIT_MS) as made:
        button.click()
    (job,) = made.args
    assert (job.type, job.total, job.name) == (JobType.DELETE, 100, "Spring cleaning")
    assert not dialog.isVisible()
    run(session, job)
    assert all_contacts(session) == []


def test_more_than_a_hundred_must_be_typed(
    desk: Desk, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    add_people(session, tmp_path, 101)
    dialog = opened(desk, qtbot, ALL, 101)
    typed = part(dialog, QLineEdit, "deleteCountInput")
    assert isinstance(typed, QLineEdit)
    assert typed.isVisible()
    for text, is_right in (("", False), ("100", False), ("101 x", False), ("1.01", False), (" 101 ", True)):
        typed.setText(text)
        assert dialog.confirm_button.isEnabled() is is_right, text
    QTest.keyClick(typed, Qt.Key.Key_Return)
    assert find_jobs(session)[0].type is JobType.IMPORT, "Enter alone deletes nothing"
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.created, timeout=WAIT_MS):
        dialog.confirm_button.click()


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [("en", ["1,200", "1200"], "1.200"), ("de", ["1.200", "1 200"], "1,200")],
)
def test_the_number_as_the_language_writes_it(
    many: Desk, qtbot: QtBot, language: str, right: list[str], wrong: str
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    install_language(app, language)
    dialog = opened(many, qtbot, ALL, 1_200)
    for text in right:
        dialog.typed.setText(text)
        assert dialog.confirm_button.isEnabled(), text
    dialog.typed.setText(wrong)
    assert not dialog.confirm_button.isEnabled()


def test_the_contacts_are_counted_anew_when_it_opens(
    desk: Desk, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    add_people(session, tmp_path)
    delete(session, ids(2))
    dialog = opened(desk, qtbot, ids(1, 2, 3), 3)
    assert "2" in dialog.headline.text()
    assert "3" in dialog.banner.text
    with qtbot.waitSignal(dialog.created, timeout=WAIT_MS) as made:
        dialog.confirm_button.click()
    assert made.args[0].total == 2


def test_a_refused_delete_is_in_the_audit_trail(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path)
    auditor = replace(session, user=replace(session.user, role=Role.AUDITOR))
    with pytest.raises(NotAllowedError):
        delete_agreed(auditor, ALL, 3, name="x")
    assert entries(session)[0].refused == "not_allowed"
    assert len(all_contacts(session)) == 3


def test_none_left_cannot_be_confirmed(desk: Desk, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    add_people(session, tmp_path)
    delete(session)
    dialog = opened(desk, qtbot, ids(1), 1)
    assert dialog.banner.isVisible()
    assert not dialog.confirm_button.isEnabled()


def test_no_other_number_is_deleted_than_was_agreed_to(
    desk: Desk, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    add_people(session, tmp_path)
    dialog = opened(desk, qtbot, ALL, 3)
    create_contact(session, {"first_name": "Late"})
    before = len(find_jobs(session))
    dialog.confirm_button.click()
    qtbot.waitUntil(lambda: "4" in dialog.headline.text(), timeout=WAIT_MS)
    assert dialog.banner.isVisible()
    assert len(find_jobs(session)) == before
    with qtbot.waitSignal(dialog.created, timeout=WAIT_MS) as made:
        dialog.confirm_button.click()
    assert made.args[0].total == 4


def test_an_empty_name_cannot_be_confirmed_and_cancel_changes_nothing(
    desk: Desk, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    add_people(session, tmp_path)
    dialog = opened(desk, qtbot, ALL, 3)
    dialog.name.setText(" ")
    assert not dialog.confirm_button.isEnabled()
    dialog.cancel_button.click()
    assert not dialog.isVisible()
    assert len(all_contacts(session)) == 3
    assert find_jobs(session)[0].type is JobType.IMPORT
