"""What the window says of the copies that updates leave, and that it deletes them where that is wanted."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from bulkdesk.services.backups import kept_backups
from bulkdesk.services.session import open_session
from bulkdesk.services.trail import entries
from bulkdesk.services.users import add_user
from bulkdesk.store.backups import before_update
from bulkdesk.store.words import Role
from bulkdesk.ui.shell.main_window import MainWindow
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from tests.send_support import add_people
from tests.ui.shell.support import WAIT_MS, MakeWindow


@pytest.fixture
def copy(store_path: Path) -> Path:
    """A copy as an update makes it, of a store with three contacts."""
    session = open_session(store_path)
    add_people(session, 3)
    add_user(session, "otto", Role.OPERATOR)
    path = before_update(store_path, "0008_short_words")
    session.store.backup(path)
    session.store.close()
    return path


def said(window: MainWindow) -> list[str]:
    return [toast.text for toast in window.toasts.toasts()]


def look(window: MainWindow) -> None:
    """Look for copies again, and at once."""
    window._backups._tell(kept_backups(window.desk.session))


def remove_a_contact(path: Path) -> None:
    session = open_session(path)
    with session.store.write():
        session.store.sql("DELETE FROM contact WHERE id = 2")
    session.store.close()


def test_an_update_is_told_of_once(
    make_window: MakeWindow, store_path: Path, copy: Path, qtbot: QtBot
) -> None:
    window = make_window(store_path)
    qtbot.waitUntil(lambda: any(str(copy) in text for text in said(window)), timeout=WAIT_MS)
    (notice,) = window.toasts.toasts()
    assert "has updated the store" in notice.text
    window.close()
    again = make_window(store_path)
    look(again)
    assert said(again) == []


def test_without_an_update_nothing_is_said(make_window: MakeWindow, store_path: Path) -> None:
    window = make_window(store_path)
    look(window)
    assert said(window) == []


def test_a_copy_that_holds_removed_people_is_named_at_every_start_and_deleted_if_wanted(
    make_window: MakeWindow, store_path: Path, copy: Path, qtbot: QtBot
) -> None:
    remove_a_contact(store_path)
    first = make_window(store_path)
    qtbot.waitUntil(lambda: "still holds contacts" in "".join(said(first)), timeout=WAIT_MS)
    first.close()
    window = make_window(store_path)
    qtbot.waitUntil(lambda: "still holds contacts" in "".join(said(window)), timeout=WAIT_MS)
    (notice,) = window.toasts.toasts()
    assert notice.action_button is not None
    notice.action_button.click()
    dialog = window.findChild(ConfirmDialog, "backupRemoveDialog")
    assert dialog is not None
    dialog.confirm_button.click()
    qtbot.waitUntil(lambda: said(window) == ["The copy is deleted."], timeout=WAIT_MS)
    assert not copy.exists()
    assert entries(window.desk.session, everywhere=True)[0].act == "backups_removed"


def test_only_an_admin_is_offered_to_delete_it(
    make_window: MakeWindow, store_path: Path, copy: Path, qtbot: QtBot
) -> None:
    assert copy.exists()
    window = make_window(store_path, user="otto")
    qtbot.waitUntil(lambda: bool(said(window)), timeout=WAIT_MS)
    assert window.toasts.toasts()[0].action_button is None
