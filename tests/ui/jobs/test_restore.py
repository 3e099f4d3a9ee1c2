"""Restore, revert and retry from the table: asked first, queued as new jobs, run to their end by the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from bulkdesk.services import restoring
from bulkdesk.services.jobs import Act, find_jobs
from bulkdesk.services.session import Session, open_session
from bulkdesk.store.clock import to_datetime
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import JobStatus, JobType
from bulkdesk.ui.i18n import install_language
from bulkdesk.ui.jobs.page import JobsPage
from bulkdesk.ui.jobs.restore import RestoreDialog, RevertDialog
from bulkdesk.ui.jobs.statistics import StatisticsDialog
from bulkdesk.ui.widgets.format import format_datetime
from tests.bulk_support import add_people, add_tag, delete, ids, import_rows, restore, tags
from tests.support import all_contacts
from tests.ui.shell.support import WAIT_MS, MakeWindow


@pytest.fixture
def other(store_path: Path) -> Session:
    """Another program on the store, with three people."""
    session = open_session(store_path)
    add_people(session, store_path.parent)
    return session


def choose(page: JobsPage, *wanted: JobRow) -> None:
    """Choose jobs in the table, as with Ctrl held."""
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    numbers = {job.id for job in wanted}
    page.table.clearSelection()
    for row in range(page.proxy.rowCount()):
        if page.proxy.job_at(row).id in numbers:
            page.table.selectionModel().select(page.proxy.index(row, 0), flags)
    assert {job.id for job in page.chosen()} == numbers


def offered(page: JobsPage) -> set[str]:
    """Object names of what the row's menu has."""
    menu = page.actions_home.menu(page)
    names = {action.objectName() for action in menu.actions() if not action.isSeparator()}
    menu.close()
    return names


def ask_restore(page: JobsPage, job: JobRow, qtbot: QtBot) -> RestoreDialog:
    """Choose the job, open the question, wait for its answer."""
    choose(page, job)
    page.actions_home.action(Act.RESTORE).trigger()
    (dialog,) = page.findChildren(RestoreDialog)
    qtbot.waitUntil(lambda: is_filled(dialog), timeout=WAIT_MS)
    return dialog


def is_filled(dialog: RestoreDialog) -> bool:
    """Whether the figures have come."""
    return dialog.confirm_button.isEnabled() or bool(dialog.banner.text)


def wait_for(session: Session, job_type: JobType, qtbot: QtBot) -> JobRow:
    """The newest job, once it is of the type and has been completed."""

    def is_done() -> bool:
        job = find_jobs(session)[0]
        return job.type is job_type and job.status is JobStatus.COMPLETED

    qtbot.waitUntil(is_done, timeout=WAIT_MS)
    return find_jobs(session)[0]


def test_deleted_contacts_come_back(make_window: MakeWindow, other: Session, qtbot: QtBot) -> None:
    add_tag(other, "VIP", ids(1))
    before = all_contacts(other)
    gone = delete(other)
    window = make_window(other.store.path)
    page = window.jobs_page
    dialog = ask_restore(page, gone, qtbot)
    assert dialog.objectName() == "restoreDialog"
    limit = restoring.restore_info(other, gone.id).until
    assert limit is not None
    until = format_datetime(to_datetime(limit), "Europe/Berlin")
    assert dialog.accessibleDescription().splitlines() == [
        "3 contacts can come back.",
        f"Restoring is possible until {until} (Europe/Berlin).",
        "Their tags come back. Messages already sent stay as they are.",
    ]
    button = dialog.findChild(QPushButton, "restoreConfirmButton")
    assert button is not None
    texts: list[str] = []
    window.desk.notifyOfJobs.connect(lambda _ids, _tone, text, _action: texts.append(text))
    button.click()
    job = wait_for(other, JobType.RESTORE, qtbot)
    assert (job.parent_id, job.succeeded) == (gone.id, 3)
    assert all_contacts(other) == before
    # The job may be done before the window has dealt with the click.
    qtbot.waitUntil(lambda: not page.findChildren(RestoreDialog), timeout=WAIT_MS)
    assert "The deleted contacts are being restored." in texts
    choose(page, gone)
    qtbot.waitUntil(lambda: "actionRestore" not in offered(page), timeout=WAIT_MS)


def test_the_notification_leads_to_the_new_job(make_window: MakeWindow, other: Session, qtbot: QtBot) -> None:
    window = make_window(other.store.path)
    gone = delete(other)
    qtbot.waitUntil(lambda: window.jobs_page.proxy.rowCount() == 2, timeout=WAIT_MS)
    told: list[tuple[str, Callable[[], object]]] = []
    window.desk.notifyOfJobs.connect(lambda _ids, _tone, _text, action: told.append(action))
    ask_restore(window.jobs_page, gone, qtbot).confirm_button.click()
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    name, show = told[0]
    assert name == "View statistics"
    show()
    (statistics,) = window.jobs_page.findChildren(StatisticsDialog)
    assert statistics.job_id == find_jobs(other)[0].id
    statistics.close()


def test_conflicts_are_foretold(make_window: MakeWindow, other: Session, qtbot: QtBot) -> None:
    gone = delete(other)
    import_rows(other, other.store.path.parent, [["email"], ["p1@example.com"]])
    page = make_window(other.store.path).jobs_page
    dialog = ask_restore(page, gone, qtbot)
    lines = dialog.accessibleDescription().splitlines()
    assert lines[0] == "2 contacts can come back."
    assert lines[1].startswith(
        "1 contact cannot come back because another contact has its e-mail or phone now."
    )
    assert dialog.confirm_button.isEnabled()
    dialog.reject()
    assert find_jobs(other)[0].type is JobType.IMPORT


def test_nothing_to_confirm_where_all_are_conflicts(
    make_window: MakeWindow, other: Session, qtbot: QtBot
) -> None:
    gone = delete(other, ids(1))
    import_rows(other, other.store.path.parent, [["email"], ["p1@example.com"]])
    dialog = ask_restore(make_window(other.store.path).jobs_page, gone, qtbot)
    assert dialog.banner.text == "No contact can come back while other contacts have their e-mail or phone."
    assert not dialog.confirm_button.isEnabled()
    dialog.reject()


def test_what_came_back_meanwhile_is_said(make_window: MakeWindow, other: Session, qtbot: QtBot) -> None:
    """Another program restores while the question stands: the service refuses, and so it is said."""
    gone = delete(other)
    dialog = ask_restore(make_window(other.store.path).jobs_page, gone, qtbot)
    restoring.create_restore(other, gone.id)
    dialog.confirm_button.click()
    qtbot.waitUntil(lambda: bool(dialog.banner.text), timeout=WAIT_MS)
    assert "can be restored" in dialog.banner.text
    assert not dialog.confirm_button.isEnabled()
    assert dialog.cancel_button.isEnabled()
    dialog.reject()


def test_all_back_leaves_nothing(make_window: MakeWindow, other: Session, qtbot: QtBot) -> None:
    gone = delete(other)
    restore(other, gone)
    window = make_window(other.store.path)
    dialog = RestoreDialog(window.desk, gone.id, window)
    qtbot.waitUntil(lambda: is_filled(dialog), timeout=WAIT_MS)
    assert dialog.banner.text == "None of these contacts can be restored any more."
    assert "3 contacts are back already" in dialog.accessibleDescription()
    assert not dialog.confirm_button.isEnabled()
    dialog.reject()


def test_the_question_in_german(
    make_window: MakeWindow, other: Session, qapp: QApplication, qtbot: QtBot
) -> None:
    gone = delete(other)
    window = make_window(other.store.path)
    install_language(qapp, "de")
    dialog = RestoreDialog(window.desk, gone.id, window)
    qtbot.waitUntil(lambda: is_filled(dialog), timeout=WAIT_MS)
    assert dialog.windowTitle() == "Gelöschte Kontakte wiederherstellen?"
    assert dialog.confirm_button.text() == "Wiederherstellen"
    assert dialog.accessibleDescription().startswith("3 Kontakte lassen sich wiederherstellen.")
    dialog.reject()


def test_tags_are_taken_off_again(make_window: MakeWindow, other: Session, qtbot: QtBot) -> None:
    tagged = add_tag(other, "VIP", ids(1, 2))
    page = make_window(other.store.path).jobs_page
    choose(page, tagged)
    assert page.findChild(QAction, "actionRevert") is page.actions_home.action(Act.REVERT)
    page.actions_home.action(Act.REVERT).trigger()
    (dialog,) = page.findChildren(RevertDialog)
    assert dialog.objectName() == "revertDialog"
    assert "deleted" not in dialog.accessibleDescription()
    dialog.confirm_button.click()
    job = wait_for(other, JobType.REVERT, qtbot)
    assert (job.parent_id, job.succeeded) == (tagged.id, 2)
    assert tags(other) == {1: [], 2: [], 3: []}
    choose(page, tagged)
    qtbot.waitUntil(lambda: "actionRevert" not in offered(page), timeout=WAIT_MS)


def test_menus_offer_them_for_one_job_only(make_window: MakeWindow, other: Session) -> None:
    (imported,) = find_jobs(other)
    first, second = delete(other, ids(1)), delete(other, ids(2))
    page = make_window(other.store.path).jobs_page
    choose(page, first)
    assert "actionRestore" in offered(page)
    assert "actionRevert" not in offered(page)
    choose(page, imported)
    assert "actionRevert" in offered(page)
    choose(page, first, second)
    assert offered(page) == {"actionStatistics", "actionDownload"}


def test_statistics_offer_restore_and_revert(make_window: MakeWindow, other: Session, qtbot: QtBot) -> None:
    tagged = add_tag(other, "VIP", ids(1))
    gone = delete(other, ids(2))
    window = make_window(other.store.path)
    deleted_view = StatisticsDialog(window.desk, gone.id, window)
    deleted_view.header.buttons[Act.RESTORE].click()
    (question,) = deleted_view.findChildren(RestoreDialog)
    qtbot.waitUntil(lambda: is_filled(question), timeout=WAIT_MS)
    question.confirm_button.click()
    wait_for(other, JobType.RESTORE, qtbot)
    qtbot.waitUntil(deleted_view.header.buttons[Act.RESTORE].isHidden, timeout=WAIT_MS)
    tagged_view = StatisticsDialog(window.desk, tagged.id, window)
    tagged_view.header.buttons[Act.REVERT].click()
    tagged_view.findChildren(RevertDialog)[0].confirm_button.click()
    wait_for(other, JobType.REVERT, qtbot)
    assert tags(other) == {1: [], 2: [], 3: []}
    for view in (deleted_view, tagged_view):
        view.close()


def test_failed_rows_of_an_import_run_again(make_window: MakeWindow, other: Session, qtbot: QtBot) -> None:
    failed = import_rows(other, other.store.path.parent, [["email"], ["x@example.com"], ["bad"]])
    page: JobsPage = make_window(other.store.path).jobs_page
    choose(page, failed)
    assert "actionRetry" in offered(page)
    page.actions_home.action(Act.RETRY).trigger()
    qtbot.waitUntil(lambda: find_jobs(other)[0].parent_id == failed.id, timeout=WAIT_MS)
    job = wait_for(other, JobType.IMPORT, qtbot)
    assert (job.total, job.failed) == (1, 1)
