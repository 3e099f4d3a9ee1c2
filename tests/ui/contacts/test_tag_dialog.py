"""The question before a tag is put on contacts or taken off them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bulkdesk.services.jobs import find_jobs
from bulkdesk.services.session import Session, add_account
from bulkdesk.services.tags import all_tags
from bulkdesk.store.contacts import Target
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import JobType
from bulkdesk.ui.contacts.tag_dialog import TagDialog
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.theme import Theme
from tests.bulk_support import ALL, add_people, add_tag, ids, run, tags
from tests.ui.shell.support import WAIT_MS


@pytest.fixture
def desk(qapp: QApplication, theme: Theme, session: Session, tmp_path: Path) -> Iterator[Desk]:
    """A desk over three people, two tags known."""
    add_people(session, tmp_path)
    add_tag(session, "VIP", ids(1))
    add_tag(session, "Aachen", ids(2))
    result = Desk(session)
    yield result
    result.close()


def opened(
    desk: Desk, qtbot: QtBot, target: Target = ALL, count: int = 3, *, remove: bool = False
) -> TagDialog:
    """The dialog, once it knows the tags."""
    dialog = TagDialog(desk, target, count, remove=remove)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: bool(dialog.tag.known()), timeout=WAIT_MS)
    return dialog


def confirmed(dialog: TagDialog, qtbot: QtBot) -> JobRow:
    """The job that confirming makes."""
    with qtbot.waitSignal(dialog.created, timeout=WAIT_MS) as made:
        dialog.confirm_button.click()
    assert not dialog.isVisible()
    job: JobRow = made.args[0]
    return job


def test_puts_a_tag_on_the_contacts_meant(desk: Desk, session: Session, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot, ids(1, 2), 2)
    assert "2" in dialog.accessibleDescription()
    assert not dialog.confirm_button.isEnabled()
    dialog.tag.setText("  Lead ")
    job = confirmed(dialog, qtbot)
    assert (job.type, job.total, job.options) == (JobType.ADD_TAG, 2, {"tag": "Lead"})
    run(session, job)
    assert tags(session) == {1: ["Lead", "VIP"], 2: ["Aachen", "Lead"], 3: []}


def test_takes_a_tag_off_and_refuses_one_that_nobody_knows(
    desk: Desk, session: Session, qtbot: QtBot
) -> None:
    dialog = opened(desk, qtbot, remove=True)
    before = len(find_jobs(session))
    dialog.tag.setText("unknown")
    dialog.confirm_button.click()
    qtbot.waitUntil(lambda: bool(dialog.banner.text), timeout=WAIT_MS)
    assert "unknown" in dialog.banner.text
    assert dialog.isVisible()
    assert dialog.tag.text() == "unknown"
    assert len(find_jobs(session)) == before
    dialog.tag.setText("vip")
    assert not dialog.banner.isVisible()
    run(session, confirmed(dialog, qtbot))
    assert tags(session) == {1: [], 2: ["Aachen"], 3: []}


def test_known_tags_are_completed_and_enter_confirms(desk: Desk, session: Session, qtbot: QtBot) -> None:
    assert all_tags(session) == ["Aachen", "VIP"]
    assert all_tags(add_account(session, "Süd")) == [], "another sub-account has its own"
    dialog = opened(desk, qtbot)
    assert dialog.tag.known() == ["Aachen", "VIP"]
    completer = dialog.tag.completer()
    assert completer is not None
    completer.setCompletionPrefix("ip")
    assert completer.currentCompletion() == "VIP"
    dialog.tag.setText("VIP")
    with qtbot.waitSignal(dialog.created, timeout=WAIT_MS):
        QTest.keyClick(dialog.tag, Qt.Key.Key_Return)


def test_enter_without_a_tag_does_nothing(desk: Desk, session: Session, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot)
    before = len(find_jobs(session))
    QTest.keyClick(dialog.tag, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert len(find_jobs(session)) == before


def test_a_contact_that_has_gone_is_said(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot, ids(1, 99), 2)
    dialog.tag.setText("x")
    dialog.confirm_button.click()
    qtbot.waitUntil(lambda: bool(dialog.banner.text), timeout=WAIT_MS)
    assert "99" in dialog.banner.text
    assert dialog.confirm_button.isEnabled()
