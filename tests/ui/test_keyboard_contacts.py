"""What is done with contacts, by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from bulkdesk.services import smart_lists
from bulkdesk.services.bulk import create_delete
from bulkdesk.services.jobs import find_jobs, get_job
from bulkdesk.services.session import Session
from bulkdesk.store.contacts import Target
from bulkdesk.store.words import JobStatus, JobType
from bulkdesk.ui.contacts.card import ContactDialog
from bulkdesk.ui.sending.assistant import SendDialog, Step
from bulkdesk.ui.shell.main_window import MainWindow
from tests.bulk_support import tags
from tests.send_support import set_mail_sender
from tests.ui.keyboard import ALT, CTRL, NONE, SHIFT, Key, Keyboard
from tests.ui.keyboard_window import keys, newest, other, settings, store_path, wait_for_end, window

__all__ = ["keys", "other", "settings", "store_path", "window"]


@pytest.fixture
def ticked(window: MainWindow, keys: Keyboard) -> None:
    """The contacts, Ada and Bert ticked, the keyboard on the strip over them."""
    keys.press(Key.Key_1, CTRL)
    keys.until(lambda: window.places.contacts.model.rowCount() == 3)
    keys.tab_to("contactsTable")
    for name in ("Ada", "Bert"):
        keys.go_to_row(name)
        keys.press(Key.Key_Space)


@pytest.mark.usefixtures("ticked")
@pytest.mark.parametrize(
    "key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space], ids=["return", "enter", "space"]
)
def test_a_tag_on_what_is_ticked(other: Session, keys: Keyboard, key: Key) -> None:
    keys.tab_to("contactsAddTag", Key.Key_Backtab)
    keys.press(key)
    keys.dialog("tagDialog")
    keys.tab_to("tagName")
    keys.type("Blue")
    keys.press(Key.Key_Return)
    keys.until(lambda: any(job.type is JobType.ADD_TAG for job in find_jobs(other)))
    wait_for_end(keys, other, newest(other, JobType.ADD_TAG))
    assert sorted(tags(other).values()) == [[], ["Blue"], ["Blue"]]


@pytest.mark.usefixtures("ticked")
def test_a_message_to_what_is_ticked(other: Session, keys: Keyboard) -> None:
    # Nobody listens there; what is written is for a time to come.
    set_mail_sender(other, 1)
    keys.tab_to("contactsSendEmail", Key.Key_Backtab)
    keys.press(Key.Key_Return)
    dialog = keys.dialog("sendDialog")
    assert isinstance(dialog, SendDialog)

    def go_on(step: Step) -> None:
        keys.until(dialog.next_button.isEnabled)
        keys.press(Key.Key_N, ALT)
        keys.until(lambda: dialog.step is step)

    go_on(Step.MESSAGE)
    keys.tab_to("sendSubject")
    keys.type("News")
    keys.tab_to("sendText")
    keys.type("Hello {{ contact.first_name }}")
    go_on(Step.WHEN)
    keys.tab_to("sendAtOnce")
    keys.press(Key.Key_Down)
    keys.tab_to("sendDate")
    keys.press(Key.Key_Up)
    go_on(Step.SUMMARY)
    keys.until(dialog.start_button.isEnabled)
    keys.tab_to("sendStart")
    keys.press(Key.Key_Return)
    keys.until(lambda: any(job.type is JobType.EMAIL for job in find_jobs(other)))
    job = get_job(other, newest(other, JobType.EMAIL))
    assert (job.status, job.total) == (JobStatus.QUEUED, 2)
    assert job.scheduled_at is not None


def test_search_everywhere_leads_to_a_card(window: MainWindow, keys: Keyboard) -> None:
    keys.press(Key.Key_K, CTRL)
    keys.type("bert")
    keys.until(window.top_bar.search.results.isVisible)
    keys.press(Key.Key_Down)
    keys.press(Key.Key_Return)
    card = keys.dialog("contactDialog")
    assert isinstance(card, ContactDialog)
    name = keys.tab_to("contact_first_name")
    assert isinstance(name, QLineEdit)
    keys.until(lambda: name.text() == "Bert")
    keys.press(Key.Key_Escape)
    keys.until(lambda: QApplication.activeModalWidget() is None)


@pytest.mark.parametrize(
    "keys_for_menu", [(Key.Key_Menu, NONE), (Key.Key_F10, SHIFT)], ids=["menu", "shift-f10"]
)
def test_the_menus_of_contacts_smart_lists_and_deleted(
    window: MainWindow, other: Session, keys: Keyboard, keys_for_menu: tuple[Key, Qt.KeyboardModifier]
) -> None:
    def open_by_menu(name: str, dialog: str) -> None:
        """Choose from the menu of the row that the keyboard is on, and close what opens."""
        keys.menu_key(*keys_for_menu)
        keys.choose(name)
        keys.dialog(dialog)
        keys.press(Key.Key_Escape)

    smart_lists.create(other, "Everybody", smart_lists.read_filter(other, "email is not empty"))
    deleted = create_delete(other, Target(ids=(3,)))
    window.desk.wake()
    wait_for_end(keys, other, deleted.id)
    keys.press(Key.Key_1, CTRL)
    keys.until(lambda: window.places.contacts.model.rowCount() == 2)
    keys.tab_to("contactsTable")
    keys.go_to_row("Bert")
    open_by_menu("actionContactOpen", "contactDialog")
    keys.press(Key.Key_4, CTRL)
    keys.tab_to("deletedTable")
    keys.until(lambda: keys.place.model().rowCount() == 1)  # type: ignore[attr-defined] # a table
    keys.press(Key.Key_Home, CTRL)
    open_by_menu("actionRestoreContacts", "restoreContactsDialog")
    keys.press(Key.Key_2, CTRL)
    keys.tab_to("smartListsTable")
    keys.until(lambda: keys.place.model().rowCount() == 1)  # type: ignore[attr-defined] # a table
    keys.go_to_row("Everybody")
    open_by_menu("actionEditList", "smartListEditor")
