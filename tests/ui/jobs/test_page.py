"""The place "Bulk actions" in a window on a real store."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QItemSelectionModel, QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDateEdit,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
    QTableView,
)
from pytestqt.qtbot import QtBot

from bulkdesk.services import jobs as job_service
from bulkdesk.services.jobs import Act, can, find_jobs
from bulkdesk.services.session import Session, open_session
from bulkdesk.store import jobs
from bulkdesk.store.accounts import add_account, add_user
from bulkdesk.store.clock import SystemClock
from bulkdesk.store.words import JobStatus, Role
from bulkdesk.ui.i18n import install_language
from bulkdesk.ui.jobs.page import JobsPage
from bulkdesk.ui.jobs.present import Column
from bulkdesk.ui.shell.main_window import MainWindow
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from bulkdesk.ui.widgets.multi_choice import MultiChoiceButton
from tests.ui.shell.support import WAIT_MS, MakeWindow, add_all_kinds, add_job

ACTIONS = {
    Act.VIEW: "actionStatistics",
    Act.DOWNLOAD: "actionDownload",
    Act.PAUSE: "actionPause",
    Act.RESUME: "actionResume",
    Act.EDIT: "actionEdit",
    Act.RETRY: "actionRetry",
    Act.RESTORE: "actionRestore",
    Act.REVERT: "actionRevert",
    Act.CANCEL: "actionCancel",
}


@pytest.fixture
def other(store_path: Path) -> Session:
    """Another program on the store, with forty jobs made and a far-away one still queued."""
    session = open_session(store_path)
    with session.store.write():
        add_account(session.store, name="Süd", timezone="Europe/Vienna", country="AT")
    add_all_kinds(session, 40)
    # Nothing for the worker to begin with.
    for job in find_jobs(session):
        if job.status is JobStatus.IN_PROGRESS:
            with session.store.write():
                jobs.update(session.store, job.id, status=JobStatus.PAUSED)
    return session


@pytest.fixture
def window(make_window: MakeWindow, store_path: Path, other: Session) -> MainWindow:
    """A window on that store."""
    assert other.store.path == store_path
    return make_window(store_path)


@pytest.fixture
def page(window: MainWindow) -> JobsPage:
    """Its page."""
    return window.jobs_page


def child(page: JobsPage, kind: type[QObject], name: str) -> None:
    assert any(isinstance(found, kind) for found in page.findChildren(QObject, name))


def row_of(page: JobsPage, status: JobStatus) -> int:
    return next(row for row in range(page.proxy.rowCount()) if page.proxy.job_at(row).status is status)


def act_on(page: JobsPage, act: Act) -> None:
    page.actions_home.action(act).trigger()


def test_object_names_of_the_contract(page: JobsPage) -> None:
    child(page, QTableView, "jobsTable")
    child(page, QLineEdit, "jobsSearch")
    for name in ("jobsFilterStatus", "jobsFilterType", "jobsFilterUser"):
        child(page, MultiChoiceButton, name)
    for name in ("jobsFilterDateFrom", "jobsFilterDateTo"):
        child(page, QDateEdit, name)
    child(page, QPushButton, "jobsClearFilters")
    child(page, QLabel, "jobsCount")
    for name in ACTIONS.values():
        child(page, QAction, name)


class TestFilters:
    def test_widgets_build_the_filter_of_the_services(self, page: JobsPage, other: Session) -> None:
        page.filters.status.set_values(["paused", "queued"])
        page.filters.type.set_values(["import", "sms"])
        found = {job.id for job in find_jobs(other, page.filters.job_filter())}
        shown = {page.proxy.job_at(row).id for row in range(page.proxy.rowCount())}
        assert shown == found
        assert 0 < len(found) < 40
        assert page.filters.count.text() == f"{len(found)} of 40"

    def test_days_are_the_sub_accounts(self, page: JobsPage, other: Session) -> None:
        page.filters.days.date_from.setDate(QDate(2030, 3, 18))
        page.filters.days.date_to.setDate(QDate(2030, 3, 18))
        wanted = page.filters.job_filter()
        assert wanted.created_from is not None
        assert wanted.created_before == wanted.created_from + 24 * 3_600_000
        assert page.proxy.rowCount() == len(find_jobs(other, wanted)) == 24

    def test_search_and_clear(self, page: JobsPage) -> None:
        search = page.filters.search
        QTest.keyClicks(search, "strasse 1")
        QTest.keyClick(search, Qt.Key.Key_Return)
        # Upper and lower case alike, ß as ss.
        assert page.proxy.rowCount() == 11
        assert [chip.text for chip in page.filters.chips.chips()] == ["Search: strasse 1"]
        page.filters.clear_button.click()
        assert page.proxy.rowCount() == 40
        assert page.filters.chips.chips() == []

    def test_a_chip_closes_its_filter(self, page: JobsPage) -> None:
        page.filters.status.set_values(["paused", "queued"])
        chip = page.filters.chips.chips()[0]
        chip.closed.emit()
        assert len(page.filters.status.values()) == 1

    def test_no_matches_offers_to_clear(self, page: JobsPage) -> None:
        QTest.keyClicks(page.filters.search, "nothing like it")
        QTest.keyClick(page.filters.search, Qt.Key.Key_Return)
        overlay = page.overlay
        assert overlay.isVisible()
        assert overlay.title() == "No matches"
        overlay.buttons()[0].click()
        assert page.proxy.rowCount() == 40
        assert not overlay.isVisible()


class TestActions:
    def test_are_what_the_job_can_do(self, page: JobsPage, window: MainWindow) -> None:
        for row in range(page.proxy.rowCount()):
            page.table.selectRow(row)
            allowed = set(can(window.desk.session, page.proxy.job_at(row)))
            enabled = {act for act, name in ACTIONS.items() if _action(page, name).isEnabled()}
            assert enabled == allowed
            menu = QMenu()
            page.actions_home.fill(menu)
            named = {action.objectName() for action in menu.actions() if not action.isSeparator()}
            assert named == {ACTIONS[act] for act in allowed}

    def test_of_several_are_what_all_can_do(self, page: JobsPage, window: MainWindow) -> None:
        rows = [row_of(page, JobStatus.QUEUED), row_of(page, JobStatus.PAUSED)]
        select(page, rows)
        chosen = page.chosen()
        assert len(chosen) == 2
        both = set.intersection(*(set(can(window.desk.session, job)) for job in chosen))
        assert {act for act, name in ACTIONS.items() if _action(page, name).isEnabled()} == both

    def test_none_without_a_row(self, page: JobsPage) -> None:
        page.table.clearSelection()
        assert not any(_action(page, name).isEnabled() for name in ACTIONS.values())

    def test_pause_and_resume_from_the_notification(
        self, page: JobsPage, window: MainWindow, other: Session, qtbot: QtBot
    ) -> None:
        job = add_job(other, "later", scheduled_at=SystemClock().now() + 10**9)
        qtbot.waitUntil(lambda: page.model.job(job.id) is not None, timeout=WAIT_MS)
        page.show_job(job.id)
        act_on(page, Act.PAUSE)
        qtbot.waitUntil(lambda: bool(window.toasts.toasts()), timeout=WAIT_MS)
        qtbot.waitUntil(lambda: page.model.rows[0].id > 0 and _status(page, job.id) is JobStatus.PAUSED)
        toast = window.toasts.toasts()[-1]
        assert toast.text == "“later” is paused."
        assert toast.action_button is not None
        toast.action_button.click()
        qtbot.waitUntil(lambda: _status(page, job.id) is JobStatus.QUEUED, timeout=WAIT_MS)

    def test_cancel_asks_first(self, page: JobsPage, other: Session, qtbot: QtBot) -> None:
        row = row_of(page, JobStatus.PAUSED)
        job = page.proxy.job_at(row)
        page.table.selectRow(row)
        act_on(page, Act.CANCEL)
        dialog = page.findChild(ConfirmDialog, "cancelDialog")
        assert dialog is not None
        assert job_service.get_job(other, job.id).status is JobStatus.PAUSED
        dialog.confirm_button.click()
        qtbot.waitUntil(lambda: _status(page, job.id) is JobStatus.CANCELLED, timeout=WAIT_MS)

    def test_an_auditor_only_looks(self, make_window: MakeWindow, store_path: Path, other: Session) -> None:
        with other.store.write():
            add_user(other.store, name="vera", role=Role.AUDITOR)
        window = make_window(store_path, user="vera")
        page = window.jobs_page
        page.table.selectRow(row_of(page, JobStatus.PAUSED))
        enabled = {act for act, name in ACTIONS.items() if _action(page, name).isEnabled()}
        assert enabled == {Act.VIEW, Act.DOWNLOAD}
        assert not window.top_bar.import_button.isEnabled()


class TestOpening:
    @pytest.mark.parametrize("how", ["enter", "double click", "cell"])
    def test_statistics(self, page: JobsPage, window: MainWindow, how: str) -> None:
        page.table.selectRow(3)
        viewport = page.table.viewport()
        if how == "enter":
            QTest.keyClick(page.table, Qt.Key.Key_Return)
        elif how == "double click":
            place = page.table.visualRect(page.proxy.index(3, Column.NAME)).center()
            QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
            QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        else:
            place = page.table.visualRect(page.proxy.index(3, Column.STATISTICS)).center()
            QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        assert len(window.findChildren(QDialog, "statisticsDialog")) == 1

    @pytest.mark.parametrize("how", ["dots", "menu key"])
    def test_menu(self, page: JobsPage, how: str) -> None:
        page.table.selectRow(2)
        if how == "dots":
            place = page.table.visualRect(page.proxy.index(2, Column.MENU)).center()
            QTest.mouseClick(
                page.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
            )
        else:
            QTest.keyClick(page.table, Qt.Key.Key_Menu)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert _action(page, "actionStatistics") in menu.actions()
        menu.close()


class TestLive:
    def test_a_change_from_elsewhere_keeps_selection_and_scroll(
        self, page: JobsPage, other: Session, qtbot: QtBot
    ) -> None:
        bar = page.table.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        row = row_of(page, JobStatus.PAUSED)
        job = page.proxy.job_at(row)
        select(page, [row])
        before = (bar.value(), top_job(page))
        page.model.modelReset.connect(lambda: pytest.fail("the model was reset"))
        job_service.cancel(other, job.id)
        qtbot.waitUntil(lambda: _status(page, job.id) is JobStatus.CANCELLED, timeout=WAIT_MS)
        assert [each.id for each in page.chosen()] == [job.id]
        assert (bar.value(), top_job(page)) == before
        # What can be done with the chosen job follows at once.
        assert not _action(page, "actionCancel").isEnabled()

    def test_a_new_job_leaves_the_rows_under_the_eye(
        self, page: JobsPage, other: Session, qtbot: QtBot
    ) -> None:
        bar = page.table.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        before = top_job(page)
        job = add_job(other, "new", created_at=10**13, scheduled_at=10**13)
        qtbot.waitUntil(lambda: page.model.job(job.id) is not None, timeout=WAIT_MS)
        assert top_job(page) == before
        bar.setValue(0)
        second = add_job(other, "newer", created_at=10**13 + 1, scheduled_at=10**13)
        qtbot.waitUntil(lambda: page.model.job(second.id) is not None, timeout=WAIT_MS)
        assert page.proxy.job_at(0).id == top_job(page) == second.id

    def test_a_removed_row_above_leaves_the_rows_under_the_eye(
        self, page: JobsPage, other: Session, qtbot: QtBot
    ) -> None:
        page.filters.status.set_values(["paused", "queued", "completed", "cancelled"])
        QApplication.processEvents()
        bar = page.table.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        row = row_of(page, JobStatus.PAUSED)
        job = page.proxy.job_at(row)
        page.filters.status.set_values(["paused", "queued", "completed"])
        bar.setValue(bar.maximum() // 2)
        before = top_job(page)
        job_service.cancel(other, job.id)
        qtbot.waitUntil(lambda: page.proxy.row_of(job.id) is None, timeout=WAIT_MS)
        assert top_job(page) == before

    def test_only_the_sub_account_is_shown(self, page: JobsPage, window: MainWindow, qtbot: QtBot) -> None:
        window.top_bar.switcher.setCurrentIndex(1)
        qtbot.waitUntil(lambda: not page.is_loading, timeout=WAIT_MS)
        assert page.proxy.rowCount() == 0
        assert page.overlay.title() == "No bulk actions yet"
        assert page.filters.count.text() == "0 of 0"
        assert window.windowTitle().startswith("Süd")
        window.top_bar.switcher.setCurrentIndex(0)
        qtbot.waitUntil(lambda: page.proxy.rowCount() == 40, timeout=WAIT_MS)

    def test_painting_leaves_the_count_of_none_alone(self, page: JobsPage) -> None:
        """A trap of one PySide version: each void call gave back a reference to None that it did not own."""
        for _ in range(50):
            QApplication.processEvents()
        # What earlier tests left behind refers to None as well; it is not taken apart meanwhile.
        gc.set_threshold(0)
        before = sys.getrefcount(None)
        for _ in range(3000):
            page.table.viewport().update(0, 0, 1, 1)
            QApplication.processEvents()
        assert abs(sys.getrefcount(None) - before) < 1000


def _action(page: JobsPage, name: str) -> QAction:
    found = page.findChild(QAction, name)
    assert isinstance(found, QAction)
    return found


def _status(page: JobsPage, job_id: int) -> JobStatus | None:
    job = page.model.job(job_id)
    return None if job is None else job.status


def select(page: JobsPage, rows: list[int]) -> None:
    """Choose rows as with Ctrl held."""
    model = page.table.selectionModel()
    page.table.clearSelection()
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in rows:
        model.select(page.proxy.index(row, 0), flags)


def top_job(page: JobsPage) -> int:
    """The job in the uppermost row that is in sight."""
    return page.proxy.job_at(page.table.indexAt(QPoint(5, 1)).row()).id


def make_unreadable(session: Session, job_ids: list[int], *, is_so: bool) -> None:
    """Damage the names of bulk actions, as a failing disk does, or mend them."""
    value = "CAST(x'FF' AS TEXT)" if is_so else "'mended'"
    with session.store.write():
        for job_id in job_ids:
            session.store.sql(f"UPDATE job SET name = {value} WHERE id = ?", job_id)


def test_what_cannot_be_read_is_not_taken_for_nothing(
    make_window: MakeWindow, store_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    session = open_session(store_path)
    job = add_job(session).id
    make_unreadable(session, [job], is_so=True)
    page = make_window(store_path).jobs_page
    qtbot.waitUntil(lambda: not page.is_loading, timeout=WAIT_MS)
    assert page.overlay.isVisible()
    assert page.overlay.title() == "The bulk actions cannot be read"
    install_language(qapp, "de")
    german = "Die Massenaktionen können nicht gelesen werden"
    qtbot.waitUntil(lambda: page.overlay.title() == german, timeout=WAIT_MS)
    assert [button.text() for button in page.overlay.buttons()] == ["Erneut versuchen"]
    make_unreadable(session, [job], is_so=False)
    page.overlay.buttons()[0].click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=WAIT_MS)
    assert not page.overlay.isVisible()
    session.store.close()


def test_what_was_read_before_the_damage_is_shown(
    make_window: MakeWindow, store_path: Path, qtbot: QtBot
) -> None:
    session = open_session(store_path)
    made = [add_job(session).id for _ in range(230)]
    make_unreadable(session, made[:3], is_so=True)
    window = make_window(store_path)
    page = window.jobs_page
    page.table.sortByColumn(Column.NAME, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: not page.is_loading, timeout=WAIT_MS)
    assert page.model.rowCount() == 200
    assert page.filters.count.text() == "200 of 200"
    assert any(
        toast.text.startswith("Not all bulk actions can be read. ") for toast in window.toasts.toasts()
    )
    session.store.close()


def test_the_counts_of_a_filter_stay_in_another_language(
    page: JobsPage, qtbot: QtBot, qapp: QApplication
) -> None:
    def counts() -> dict[str, object]:
        rows = page.filters.status.popup().findChild(QListWidget)
        assert rows is not None
        items = [rows.item(row) for row in range(rows.count())]
        return {
            str(item.data(Qt.ItemDataRole.UserRole)): item.data(Qt.ItemDataRole.UserRole + 1)
            for item in items
        }

    before = counts()
    assert before["completed"]
    install_language(qapp, "de")
    qtbot.waitUntil(lambda: page.filters.clear_button.text() != "Clear filters", timeout=WAIT_MS)
    assert counts() == before
