"""Acting on several jobs at once: one question, one result; and what the page does around single ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot

from bulkdesk.services import imports
from bulkdesk.services import jobs as job_service
from bulkdesk.services.jobs import Act, find_jobs
from bulkdesk.services.records import Download
from bulkdesk.services.session import Session, open_session
from bulkdesk.store import jobs
from bulkdesk.store.jobs import JobFilter, JobRow
from bulkdesk.store.words import JobStatus
from bulkdesk.ui.jobs import actions
from bulkdesk.ui.jobs.edit import EditJobDialog
from bulkdesk.ui.jobs.page import JobsPage
from bulkdesk.ui.shell.main_window import MainWindow
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from tests.support import run_import, write_csv
from tests.ui.file_dialogs import answer_file_dialogs
from tests.ui.shell.support import WAIT_MS, MakeWindow, add_job

FAR = 10**13


@pytest.fixture
def other(store_path: Path) -> Session:
    """Another program on the store: three far-away jobs, and two imports with failed rows."""
    session = open_session(store_path)
    for number in range(3):
        add_job(session, f"later {number}", scheduled_at=FAR)
    for number in range(2):
        file = write_csv(
            store_path.parent / f"{number}.csv", [["E-Mail"], [f"a{number}@example.com"], ["bad"]]
        )
        run_import(session, imports.ImportRequest(file, name=f"done {number}"))
    return session


@pytest.fixture
def window(make_window: MakeWindow, other: Session) -> MainWindow:
    """A window on that store."""
    return make_window(other.store.path)


@pytest.fixture
def page(window: MainWindow) -> JobsPage:
    """Its page."""
    return window.jobs_page


def choose(page: JobsPage, word: str) -> list[JobRow]:
    """Choose all jobs with a word in their names, as with Ctrl held."""
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    page.table.clearSelection()
    for row in range(page.proxy.rowCount()):
        if word in page.proxy.job_at(row).name:
            page.table.selectionModel().select(page.proxy.index(row, 0), flags)
    return page.chosen()


def statuses(session: Session, word: str) -> set[JobStatus]:
    return {job.status for job in find_jobs(session, JobFilter(search=word))}


def test_pause_and_resume_all_of_them(
    page: JobsPage, window: MainWindow, other: Session, qtbot: QtBot
) -> None:
    assert len(choose(page, "later")) == 3
    page.actions_home.action(Act.PAUSE).trigger()
    qtbot.waitUntil(lambda: bool(window.toasts.toasts()), timeout=WAIT_MS)
    (toast,) = window.toasts.toasts()
    assert toast.text.startswith("3 bulk action")
    assert statuses(other, "later") == {JobStatus.PAUSED}
    qtbot.waitUntil(page.actions_home.action(Act.RESUME).isEnabled, timeout=WAIT_MS)
    page.actions_home.action(Act.RESUME).trigger()
    qtbot.waitUntil(lambda: statuses(other, "later") == {JobStatus.QUEUED}, timeout=WAIT_MS)


def test_cancel_asks_once_for_all(page: JobsPage, window: MainWindow, other: Session, qtbot: QtBot) -> None:
    choose(page, "later")
    page.actions_home.action(Act.CANCEL).trigger()
    (dialog,) = page.findChildren(ConfirmDialog)
    assert "3" in dialog.windowTitle()
    assert "30" in dialog.accessibleDescription()
    dialog.confirm_button.click()
    qtbot.waitUntil(lambda: statuses(other, "later") == {JobStatus.CANCELLED}, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: bool(window.toasts.toasts()), timeout=WAIT_MS)
    assert len(window.toasts.toasts()) == 1


def test_retry_of_several_asks_once(page: JobsPage, other: Session, qtbot: QtBot) -> None:
    choose(page, "done")
    page.actions_home.action(Act.RETRY).trigger()
    (dialog,) = page.findChildren(ConfirmDialog)
    assert len(find_jobs(other)) == 5
    assert "2" in dialog.accessibleDescription()
    dialog.confirm_button.click()
    qtbot.waitUntil(lambda: len(find_jobs(other)) == 7, timeout=WAIT_MS)
    parents = {job.parent_id for job in find_jobs(other)[:2]}
    assert parents == {job.id for job in find_jobs(other, JobFilter(search="done")) if job.parent_id is None}


def test_what_some_refuse_is_in_the_one_result(
    page: JobsPage, window: MainWindow, other: Session, qtbot: QtBot
) -> None:
    """One of three is cancelled elsewhere while the question stands."""
    first, *_ = choose(page, "later")
    page.actions_home.action(Act.CANCEL).trigger()
    (dialog,) = page.findChildren(ConfirmDialog)
    window.desk.close()
    with other.store.write():
        jobs.update(other.store, first.id, status=JobStatus.CANCELLED, finished_at=FAR, skipped=10)
    told: list[tuple[str, str]] = []
    window.desk.notifyOfJobs.connect(lambda _ids, tone, text, _action: told.append((tone, text)))
    results = actions.apply_to_each(
        job_service.cancel, window.desk.session, [job.id for job in page.chosen()]
    )
    page.actions_home._tell(page.actions_home._cancelled, results)
    assert [tone for tone, _ in told] == ["warning"]
    assert told[0][1].startswith("2 bulk action")
    assert f"Bulk action {first.id} is “Cancelled”" in told[0][1]
    dialog.reject()


def test_download_takes_the_failed_records(
    page: JobsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    target = tmp_path / "log.csv"
    suggested = answer_file_dialogs(monkeypatch, target)
    choose(page, "done 1")
    page.actions_home.action(Act.DOWNLOAD).trigger()
    qtbot.waitUntil(target.exists, timeout=WAIT_MS)
    assert suggested == [f"done 1 - {Download.FAILED}.csv"]
    lines = target.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("bad")


def test_a_closed_edit_dialog_is_gone(page: JobsPage, qtbot: QtBot) -> None:
    choose(page, "later 1")
    page.actions_home.action(Act.EDIT).trigger()
    (dialog,) = page.findChildren(EditJobDialog)
    with qtbot.waitSignal(dialog.destroyed, timeout=WAIT_MS):
        dialog.reject()
    assert page.findChildren(EditJobDialog) == []
