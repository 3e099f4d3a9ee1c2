"""Every flow by keys alone: no click, no slot called."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QListWidget
from pytestqt.qtbot import QtBot

from bulkdesk.services import smart_lists, users
from bulkdesk.services.bulk import create_add_tag, create_delete
from bulkdesk.services.contacts import count_contacts
from bulkdesk.services.imports import ImportRequest, create_import
from bulkdesk.services.jobs import find_jobs, get_job
from bulkdesk.services.senders import get_sender
from bulkdesk.services.session import Session, open_session
from bulkdesk.services.signing_in import people
from bulkdesk.store.contacts import Target
from bulkdesk.store.words import Channel, JobStatus, JobType, Role
from bulkdesk.ui.shell.main_window import MainWindow
from bulkdesk.ui.shell.places import Place
from bulkdesk.ui.shell.sign_in import SignInDialog
from tests.support import write_csv
from tests.ui.keyboard import ALT, CTRL, NONE, SHIFT, Key, Keyboard
from tests.ui.keyboard_window import keys, newest, other, settings, store_path, wait_for_end, window
from tests.ui.shell.support import add_job, add_running

__all__ = ["keys", "other", "settings", "store_path", "window"]

FAR = 10**13


def test_import_to_statistics_and_download(
    window: MainWindow, other: Session, keys: Keyboard, tmp_path: Path
) -> None:
    file = write_csv(
        tmp_path / "people.csv", [["First name", "E-mail"], ["Dora", "dora@example.com"], ["", "none"]]
    )
    keys.press(Key.Key_O, CTRL)
    dialog = keys.dialog("importDialog")
    keys.tab_to("importChooseFile")
    keys.answer_file_dialog(file)
    keys.press(Key.Key_Space)
    keys.back_in(dialog)
    for step in range(1, 4):
        keys.until(lambda step=step: dialog.step == step)  # type: ignore[misc, attr-defined] # the assistant's step
        keys.press(Key.Key_N, ALT)
    start = dialog.start_button  # type: ignore[attr-defined] # the assistant's
    keys.until(lambda: start.isVisible() and start.isEnabled())
    keys.tab_to("importStart")
    keys.press(Key.Key_Space)
    keys.until(lambda: any(job.type is JobType.IMPORT for job in find_jobs(other)))
    job = newest(other, JobType.IMPORT)
    wait_for_end(keys, other, job)
    keys.until(lambda: any("has ended" in toast.text for toast in window.toasts.toasts()))
    keys.press(Key.Key_F6)
    keys.tab_to("View statistics")
    keys.press(Key.Key_Space)
    keys.dialog("statisticsDialog")
    keys.tab_to("downloadButton")
    keys.answer_file_dialog(tmp_path / "failed.csv")
    keys.choose_from_button("Failed records (error log) …")
    keys.until((tmp_path / "failed.csv").exists)
    assert "none" in (tmp_path / "failed.csv").read_text("utf-8-sig")
    keys.press(Key.Key_Escape)
    assert count_contacts(other, Target()) == 4


def test_the_jobs_table(window: MainWindow, other: Session, keys: Keyboard) -> None:
    sent = add_job(other, "Letters", type=JobType.EMAIL, status=JobStatus.QUEUED, scheduled_at=FAR)
    add_job(other, "Old", status=JobStatus.CANCELLED, finished_at=1)
    page = window.jobs_page
    keys.until(lambda: page.proxy.rowCount() == 2)
    keys.press(Key.Key_3, CTRL)
    keys.tab_to("jobsFilterStatus")
    keys.press(Key.Key_Down)
    keys.press(Key.Key_Space)
    keys.press(Key.Key_Escape)
    keys.until(lambda: page.proxy.rowCount() == 1)
    keys.tab_to("jobsClearFilters")
    keys.press(Key.Key_Space)
    keys.until(lambda: page.proxy.rowCount() == 2)
    keys.tab_to("jobsTable")

    def act(name: str) -> None:
        keys.go_to_row("Letters")
        keys.menu_key()
        keys.choose(name)

    def is_now(status: JobStatus) -> bool:
        held = page.model.job(sent.id)
        return held is not None and held.status is status

    act("actionPause")
    keys.until(lambda: is_now(JobStatus.PAUSED))
    act("actionResume")
    keys.until(lambda: is_now(JobStatus.QUEUED))
    act("actionCancel")
    keys.dialog("cancelDialog")
    keys.tab_to("Cancel bulk action")
    keys.press(Key.Key_Space)
    keys.until(lambda: is_now(JobStatus.CANCELLED))


@pytest.mark.parametrize(
    "keys_for_menu", [(Key.Key_Menu, NONE), (Key.Key_F10, SHIFT)], ids=["menu", "shift-f10"]
)
def test_the_menu_of_a_job(
    window: MainWindow,
    other: Session,
    keys: Keyboard,
    tmp_path: Path,
    keys_for_menu: tuple[Key, Qt.KeyboardModifier],
) -> None:
    file = write_csv(tmp_path / "half.csv", [["First name", "E-mail"], ["", "none"]])
    tagged = create_add_tag(other, "Blue", Target(), name="Tagged")
    deleted = create_delete(other, Target(ids=(1,)), name="Deleted")
    imported = create_import(other, ImportRequest(file, name="Imported"))
    later = add_job(other, "Letters", type=JobType.EMAIL, status=JobStatus.QUEUED, scheduled_at=FAR)
    window.desk.wake()
    keys.press(Key.Key_3, CTRL)

    def has_ended(job_id: int) -> bool:
        """Whether the table says so, whose menu goes by it."""
        held = window.jobs_page.model.job(job_id)
        return held is not None and held.status is JobStatus.COMPLETED

    keys.until(lambda: all(has_ended(job.id) for job in (tagged, deleted, imported)))
    keys.until(lambda: window.jobs_page.proxy.rowCount() == 4)

    def act(row: str, name: str) -> None:
        keys.tab_to("jobsTable")
        keys.go_to_row(row)
        keys.menu_key(*keys_for_menu)
        keys.choose(name)

    act("Letters", "actionEdit")
    keys.dialog("editJobDialog")
    keys.tab_to("editJobName")
    keys.fill("Cards")
    keys.tab_to("Save")
    keys.press(Key.Key_Space)
    keys.until(lambda: get_job(other, later.id).name == "Cards")
    act("Imported", "actionRetry")
    keys.until(lambda: newest(other, JobType.IMPORT) > later.id)
    keys.until(lambda: has_ended(newest(other, JobType.IMPORT)))
    act("Deleted", "actionRestore")
    keys.dialog("restoreDialog")
    keys.tab_to("restoreConfirmButton")
    keys.press(Key.Key_Space)
    keys.until(lambda: count_contacts(other, Target()) == 3)
    act("Tagged", "actionRevert")
    keys.dialog("revertDialog")
    keys.tab_to("revertConfirmButton")
    keys.press(Key.Key_Space)
    keys.until(lambda: any(job.type is JobType.REVERT for job in find_jobs(other)))
    keys.until(lambda: has_ended(newest(other, JobType.REVERT)))
    assert get_job(other, newest(other, JobType.REVERT)).parent_id == tagged.id
    assert get_job(other, newest(other, JobType.RESTORE)).parent_id == deleted.id


def test_delete_and_restore(window: MainWindow, other: Session, keys: Keyboard) -> None:
    keys.press(Key.Key_1, CTRL)
    contacts = window.places.contacts
    keys.until(lambda: contacts.model.rowCount() == 3)
    keys.tab_to("contactsSearch")
    keys.type("bert")
    keys.until(lambda: contacts.model.rowCount() == 1)
    keys.tab_to("contactsTable")
    keys.go_to_row("Bert")
    keys.press(Key.Key_Space)
    keys.tab_to("contactsDelete", Key.Key_Backtab)
    keys.press(Key.Key_Space)
    dialog = keys.dialog("deleteDialog")
    keys.until(dialog.confirm_button.isEnabled)  # type: ignore[attr-defined] # the dialog's
    keys.tab_to("deleteConfirmButton")
    keys.press(Key.Key_Space)
    keys.until(lambda: count_contacts(other, Target()) == 2)
    wait_for_end(keys, other, newest(other, JobType.DELETE))
    keys.press(Key.Key_4, CTRL)
    keys.tab_to("deletedTable")
    table = keys.place
    keys.until(lambda: table.model().rowCount() == 1)  # type: ignore[attr-defined] # a table
    keys.press(Key.Key_Home, CTRL)
    keys.press(Key.Key_Space)
    keys.tab_to("deletedRestoreButton")
    keys.press(Key.Key_Space)
    keys.dialog("restoreContactsDialog")
    keys.tab_to("Restore")
    keys.press(Key.Key_Space)
    keys.until(lambda: count_contacts(other, Target()) == 3)


def test_help(window: MainWindow, keys: Keyboard) -> None:
    keys.press(Key.Key_F1)
    keys.dialog("helpWindow")
    keys.tab_to("helpContents")
    keys.press(Key.Key_End)
    keys.press(Key.Key_Home)
    keys.tab_to("helpPage")
    keys.press(Key.Key_Escape)
    keys.until(lambda: window.findChild(QDialog, "helpWindow") is None)
    assert window.isVisible()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space], ids=["enter", "space"])
def test_the_main_menu(window: MainWindow, keys: Keyboard, key: Key) -> None:
    keys.tab_to("menuButton")
    keys.choose_from_button("actionSettings", key)
    dialog = keys.dialog("settingsDialog")
    keys.press(Key.Key_Escape)
    keys.until(lambda: QApplication.activeModalWidget() is not dialog)
    assert window.isVisible()


def test_a_smart_list(window: MainWindow, other: Session, keys: Keyboard) -> None:
    keys.press(Key.Key_2, CTRL)
    keys.tab_to("smartListsNew")
    keys.press(Key.Key_Space)
    keys.dialog("smartListEditor")
    keys.tab_to("smartListName")
    keys.type("A people")
    keys.tab_to("conditionOperator")
    keys.pick("starts with")
    keys.tab_to("conditionText")
    keys.type("A")
    keys.tab_to("smartListSave")
    keys.press(Key.Key_Space)
    keys.until(lambda: [row.name for row in smart_lists.all_lists(other)] == ["A people"])
    row = smart_lists.all_lists(other)[0]
    assert row.filter is not None
    assert smart_lists.count(other, row.filter) == 1


def test_settings(window: MainWindow, other: Session, keys: Keyboard) -> None:
    keys.tab_to("navSettings")
    keys.press(Key.Key_Space)
    dialog = keys.dialog("settingsDialog")
    sections = keys.tab_to("settingsSections")
    assert isinstance(sections, QListWidget)
    keys.press(Key.Key_Down)
    keys.tab_to("sender_email_host")
    keys.type("mail.example.org")
    keys.tab_to("sender_email_from")
    keys.type("news@example.org")
    keys.tab_to("senderSave_email")
    keys.press(Key.Key_Space)
    keys.until(lambda: get_sender(other, Channel.EMAIL) is not None)
    for button, field, name in (("accountNew", "accountName", "Sued"), ("userNew", "userName", "berta")):
        keys.tab_to("settingsSections")
        keys.press(Key.Key_Down)
        keys.tab_to(button)
        keys.press(Key.Key_Space)
        keys.until(lambda: QApplication.activeWindow() is not dialog)
        keys.tab_to(field)
        keys.type(name)
        keys.tab_to("formSaveButton")
        keys.press(Key.Key_Space)
        keys.until(lambda: QApplication.activeModalWidget() is dialog)
        keys.back_in(dialog)
    keys.until(lambda: any(info.user.name == "berta" for info in users.all_users(other)))
    keys.press(Key.Key_Escape)
    keys.until(lambda: QApplication.activeModalWidget() is None)


def test_sign_in(other: Session, keys: Keyboard, qtbot: QtBot) -> None:
    users.add_user(other, "berta", Role.OPERATOR, password="a long password")
    path = other.store.path
    dialog = SignInDialog(
        people(path), lambda name, password: open_session(path, user=name, password=password), chosen="berta"
    )
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    keys.until(lambda: QApplication.focusWidget() is dialog.password)
    keys.type("wrong")
    keys.press(Key.Key_Return)
    assert dialog.banner.isVisible()
    keys.type("a long password")
    keys.press(Key.Key_Return)
    assert dialog.session is not None
    assert dialog.session.user.name == "berta"
    dialog.session.store.close()


def test_closing_asks_and_can_be_answered(window: MainWindow, other: Session, keys: Keyboard) -> None:
    keys.until(lambda: window.desk.runs_jobs)
    job = add_running(other, "Long")
    keys.press(Key.Key_Q, CTRL)
    keys.dialog("closingDialog")
    keys.press(Key.Key_Escape)
    assert window.isVisible()
    keys.press(Key.Key_Q, CTRL)
    keys.dialog("closingDialog")
    keys.tab_to("closingPause")
    keys.press(Key.Key_Space)
    keys.until(lambda: not window.isVisible())
    assert get_job(other, job.id).status is JobStatus.PAUSED
    assert window.places.place is Place.BULK_ACTIONS
