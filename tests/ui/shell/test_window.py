"""The main window: what it starts and stops, remembers, tells and asks."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from PySide6.QtCore import QMimeData, QPoint, QSettings, Qt, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QSystemTrayIcon, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from bulkdesk.app import build_window
from bulkdesk.services.bulk import create_add_tag, create_delete
from bulkdesk.services.jobs import cancel, get_job
from bulkdesk.services.session import Session, add_account, open_session
from bulkdesk.services.users import add_user
from bulkdesk.store import jobs
from bulkdesk.store.contacts import Target
from bulkdesk.store.errors import StoreError
from bulkdesk.store.file import lock_path
from bulkdesk.store.words import JobStatus, Role
from bulkdesk.ui.jobs.restore import RestoreDialog
from bulkdesk.ui.shell.closing import ClosingDialog
from bulkdesk.ui.shell.errors import ErrorDialog
from bulkdesk.ui.shell.main_window import MainWindow
from bulkdesk.ui.shell.places import Place
from bulkdesk.ui.theme import Mode, Theme
from bulkdesk.ui.widgets.fitted_table import FittedTable
from tests.ui.shell.support import WAIT_MS, MakeWindow, add_import, add_job, add_running


@pytest.fixture
def other(store_path: Path) -> Session:
    """Another program on the store."""
    return open_session(store_path)


def is_lock_free(path: Path) -> bool:
    lock = FileLock(lock_path(path))
    lock.acquire(timeout=0)
    lock.release()
    return True


def wait_for_worker(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.desk.runs_jobs, timeout=WAIT_MS)


def scheduler_threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if "APScheduler" in thread.name]


class TestLife:
    def test_twice_in_a_row_and_everything_is_free_afterwards(
        self, make_window: MakeWindow, store_path: Path, qtbot: QtBot
    ) -> None:
        for _ in range(2):
            window = make_window(store_path)
            wait_for_worker(window, qtbot)
            assert scheduler_threads()
            window.close()
            assert not window.isVisible()
            assert is_lock_free(store_path)
            assert not scheduler_threads()
            assert window.desk.session.store.db.is_closed()

    @pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is a text")
    def test_a_store_whose_name_is_no_text_opens(self, make_window: MakeWindow, tmp_path: Path) -> None:
        assert make_window(tmp_path / "\udcff.bulkdesk").isVisible()

    def test_makes_a_store_that_is_not_there(self, make_window: MakeWindow, tmp_path: Path) -> None:
        path = tmp_path / "new" / "mine.bulkdesk"
        window = make_window(path, account="Eigenes")
        assert path.exists()
        switcher = window.findChild(QComboBox, "accountSwitcher")
        assert switcher is not None
        assert switcher.currentText() == "Eigenes"

    def test_refuses_what_is_no_store(self, tmp_path: Path, settings: QSettings) -> None:
        path = tmp_path / "no.bulkdesk"
        path.write_text("hello")
        with pytest.raises(StoreError) as refused:
            build_window(path, settings=settings)
        assert refused.value.code == "store_foreign"

    def test_read_only_makes_nothing_and_changes_nothing(
        self, make_window: MakeWindow, store_path: Path, other: Session, settings: QSettings, tmp_path: Path
    ) -> None:
        add_job(other)
        other.store.close()
        before = store_path.read_bytes()
        window = make_window(store_path, read_only=True)
        assert window.findChild(QWidget, "auditBanner") is not None
        assert window.jobs_page.proxy.rowCount() == 1
        assert not window.top_bar.import_button.isEnabled()
        window.close()
        assert store_path.read_bytes() == before
        with pytest.raises(StoreError):
            build_window(tmp_path / "missing.bulkdesk", read_only=True, settings=settings)

    def test_object_names_and_where_it_opens(self, make_window: MakeWindow, store_path: Path) -> None:
        window = make_window(store_path)
        assert window.objectName() == "mainWindow"
        for name in ("navContacts", "navSmartLists", "navBulkActions", "navRestore", "navSettings"):
            assert window.findChild(QToolButton, name) is not None
        assert window.top_bar.places[Place.BULK_ACTIONS].isChecked()

    def test_a_second_window_watches_and_takes_over(
        self, make_window: MakeWindow, store_path: Path, qtbot: QtBot
    ) -> None:
        first = make_window(store_path)
        qtbot.waitUntil(lambda: first.desk.runs_jobs, timeout=WAIT_MS)
        second = make_window(store_path)
        told = "Another BulkDesk on this store runs the jobs"
        qtbot.waitUntil(lambda: second.status_line.worker_text.text() == told, timeout=WAIT_MS)
        first.close()
        qtbot.waitUntil(lambda: second.desk.runs_jobs, timeout=WAIT_MS)
        assert second.status_line.worker_text.text() == "This window runs the jobs"


class TestJobsRun:
    def test_an_import_runs_and_is_told_of(
        self, make_window: MakeWindow, store_path: Path, other: Session, tmp_path: Path, qtbot: QtBot
    ) -> None:
        window = make_window(store_path)
        job = add_import(other, tmp_path, [["a@example.com"], ["not an address"]], "Messe")
        window.desk.wake()

        def is_done() -> bool:
            held = window.jobs_page.model.job(job.id)
            return held is not None and held.status is JobStatus.COMPLETED

        qtbot.waitUntil(is_done, timeout=WAIT_MS)
        toast = window.toasts.toasts()[-1]
        assert toast.text.startswith("“Messe” has ended: 1 succeeded, 1 failure.")
        assert toast.action_button is not None
        assert toast.action_button.text() == "View statistics"
        toast.action_button.click()
        assert len(window.findChildren(QDialog, "statisticsDialog")) == 1

    @pytest.mark.parametrize(
        ("language", "failed", "warnings", "said"),
        [
            ("en", 0, 0, "“Messe” has ended: 400 succeeded."),
            ("en", 1, 0, "“Messe” has ended: 399 succeeded, 1 failure."),
            ("en", 11, 389, "“Messe” has ended: 389 succeeded (389 warnings), 11 failures."),
            ("en", 1, 1, "“Messe” has ended: 399 succeeded (1 warning), 1 failure."),
            ("en", 0, 2, "“Messe” has ended: 400 succeeded (2 warnings)."),
            ("de", 11, 389, "„Messe“ ist beendet: 389 erfolgreich (389 Warnungen), 11 Fehler."),
            ("de", 1, 1, "„Messe“ ist beendet: 399 erfolgreich (1 Warnung), 1 Fehler."),
            ("de", 0, 1, "„Messe“ ist beendet: 400 erfolgreich (1 Warnung)."),
        ],
    )
    def test_the_end_tells_failures_and_warnings(
        self,
        make_window: MakeWindow,
        store_path: Path,
        *,
        qtbot: QtBot,
        language: str,
        failed: int,
        warnings: int,
        said: str,
    ) -> None:
        window = make_window(store_path, language=language)
        told: list[tuple[str, str]] = []
        window._notices.told.connect(lambda tone, text, _on_click: told.append((tone, text)))
        add_job(
            window.desk.session,
            "Messe",
            total=400,
            status=JobStatus.COMPLETED,
            succeeded=400 - failed,
            failed=failed,
            warnings=warnings,
            finished_at=window.desk.session.store.clock.now(),
        )
        window.desk.wake()
        qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
        assert told == [("warning" if failed or warnings else "success", said)]
        assert window.toasts.toasts()[-1].text == said

    def test_many_ends_tell_failures_and_warnings_together(
        self, make_window: MakeWindow, store_path: Path, qtbot: QtBot
    ) -> None:
        window = make_window(store_path)
        session = window.desk.session
        window.desk.notifyOfJobs.emit({1}, "success", "The import of 10 rows has been queued.", None)
        with session.store.write():
            for number in range(4):
                add_job(
                    session,
                    f"Job {number}",
                    status=JobStatus.COMPLETED,
                    succeeded=9,
                    failed=1,
                    warnings=2,
                    finished_at=session.store.clock.now(),
                )
        window.desk.wake()
        said = "4 bulk actions have ended. Failed records: 4. Warnings: 8."
        qtbot.waitUntil(lambda: [each.text for each in window.toasts.toasts()] == [said], timeout=WAIT_MS)

    def test_the_end_takes_the_place_of_what_was_said_of_the_job_before(
        self, make_window: MakeWindow, store_path: Path, other: Session, tmp_path: Path, qtbot: QtBot
    ) -> None:
        """Also while the mouse rests on the older one, which stops its clock."""
        window = make_window(store_path)
        job = add_import(other, tmp_path, [["a@example.com"]], "Messe")
        window.desk.notifyOfJobs.emit({job.id}, "success", "The import of 1 row has been queued.", None)
        window.desk.notify.emit("info", "Something else", None)
        window.toasts.toasts()[0]._timer.stop()
        window.desk.wake()
        ended = "“Messe” has ended: 1 succeeded."
        qtbot.waitUntil(
            lambda: [each.text for each in window.toasts.toasts()] == ["Something else", ended],
            timeout=WAIT_MS,
        )

    def test_a_pause_by_the_program_is_told_of_once(
        self, make_window: MakeWindow, store_path: Path, other: Session, qtbot: QtBot
    ) -> None:
        window = make_window(store_path)
        job = add_job(other, "Voll", status=JobStatus.PAUSED, status_reason="disk_full")
        qtbot.waitUntil(lambda: bool(window.toasts.toasts()), timeout=WAIT_MS)
        with other.store.write():
            jobs.update(other.store, job.id, name="Voll 2")
        qtbot.waitUntil(
            lambda: any(row.name == "Voll 2" for row in window.jobs_page.model.rows), timeout=WAIT_MS
        )
        texts = [toast.text for toast in window.toasts.toasts()]
        assert texts == ["“Voll” is paused. The disk is full. Make room, then resume."]


class TestUndo:
    """The way back, offered right after the act."""

    def offered(self, window: MainWindow, name: str, qtbot: QtBot) -> list[str]:
        def told() -> bool:
            return any(f"“{name}”" in toast.text for toast in window.toasts.toasts())

        qtbot.waitUntil(told, timeout=WAIT_MS)
        toast = next(toast for toast in window.toasts.toasts() if f"“{name}”" in toast.text)
        return [button.text() for button in toast.action_buttons]

    def test_after_import_tag_and_delete(
        self, make_window: MakeWindow, store_path: Path, other: Session, tmp_path: Path, qtbot: QtBot
    ) -> None:
        window = make_window(store_path)
        add_import(other, tmp_path, [["a@example.com"], ["b@example.com"]], "Messe")
        window.desk.wake()
        assert self.offered(window, "Messe", qtbot) == ["View statistics", "Revert…"]
        tags = create_add_tag(other, "vip", Target(), name="Tags")
        window.desk.wake()
        assert self.offered(window, "Tags", qtbot) == ["View statistics", "Revert…"]
        create_add_tag(other, "vip", Target(), name="Again")
        window.desk.wake()
        assert self.offered(window, "Again", qtbot) == ["View statistics"], "nothing was changed"
        create_delete(other, Target(), name="Gone")
        window.desk.wake()
        assert self.offered(window, "Gone", qtbot) == ["View statistics", "Restore…"]
        toast = window.toasts.toasts()[-1]
        toast.action_buttons[1].click()
        assert window.findChild(RestoreDialog) is not None
        assert tags.id

    def test_not_of_another_persons_act(
        self, make_window: MakeWindow, store_path: Path, other: Session, tmp_path: Path, qtbot: QtBot
    ) -> None:
        add_user(other, "berta", role=Role.OPERATOR)
        berta = open_session(store_path, user="berta")
        window = make_window(store_path, user="anna")
        add_import(berta, tmp_path, [["a@example.com"]], "Theirs")
        window.desk.wake()
        assert self.offered(window, "Theirs", qtbot) == ["View statistics"]
        berta.store.close()

    def test_the_keyboard_gets_there_and_back(self, make_window: MakeWindow, store_path: Path) -> None:
        window = make_window(store_path)
        pressed: list[str] = []
        before = QApplication.focusWidget()
        assert before is not None
        window.desk.notify.emit(
            "info", "Done", [("Show", lambda: None), ("Undo", lambda: pressed.append("undo"))]
        )
        QTest.keyClick(window, Qt.Key.Key_F6)
        toast = window.toasts.toasts()[-1]
        assert QApplication.focusWidget() is toast.action_buttons[0]
        assert not toast._timer.isActive(), "nothing is taken away while the keyboard is in it"
        QTest.keyClick(toast.action_buttons[0], Qt.Key.Key_Tab)
        QTest.keyClick(toast.action_buttons[1], Qt.Key.Key_Space)
        assert pressed == ["undo"]
        assert QApplication.focusWidget() is before


class TestTray:
    def test_a_click_on_the_notification_leads_to_the_statistics(
        self, make_window: MakeWindow, store_path: Path, other: Session, tmp_path: Path, qtbot: QtBot
    ) -> None:
        window = make_window(store_path)
        told: list[Callable[[], object]] = []
        window._notices.told.connect(lambda _tone, _text, on_click: told.append(on_click))
        add_import(other, tmp_path, [["a@example.com"]], "Messe")
        window.desk.wake()
        qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
        window.hide()
        window.tray._on_click = told[0]
        window.tray.follow_message()
        assert window.isVisible()
        assert window.findChild(QDialog, "statisticsDialog") is not None

    def test_a_start_at_login_shows_no_window_where_there_is_a_tray(
        self, qtbot: QtBot, store_path: Path, settings: QSettings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        window = build_window(store_path, language="en", settings=settings)
        qtbot.addWidget(window)
        window.start_in_tray()
        monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
        window.show_without_tray()
        assert not window.isVisible()
        monkeypatch.undo()
        window.show_without_tray()
        assert window.isMinimized()
        assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        window.come_to_front()
        assert window.isVisible()
        assert not window.isMinimized()
        window.quit()


class TestClosing:
    @pytest.fixture
    def busy(
        self, make_window: MakeWindow, store_path: Path, other: Session, qtbot: QtBot
    ) -> tuple[MainWindow, int]:
        """A window that runs jobs, and a send under way that waits for tomorrow's hours."""
        window = make_window(store_path)
        wait_for_worker(window, qtbot)
        job = add_running(other, "Läuft")
        return window, job.id

    def test_asks_while_jobs_run(self, busy: tuple[MainWindow, int]) -> None:
        window, _ = busy
        window.close()
        assert window.isVisible()
        dialog = window.findChild(ClosingDialog)
        assert dialog is not None
        # No desktop here has a tray.
        assert dialog.keep_button.text() == "Keep running, minimised"
        dialog.cancel_button.click()
        assert window.isVisible()
        assert window.desk.runs_jobs

    def test_pauses_and_quits(
        self, busy: tuple[MainWindow, int], store_path: Path, other: Session, qtbot: QtBot
    ) -> None:
        window, job_id = busy
        window.close()
        dialog = window.findChild(ClosingDialog)
        assert dialog is not None
        with qtbot.waitSignal(window.closed, timeout=WAIT_MS):
            dialog.confirm_button.click()
        assert not window.isVisible()
        assert is_lock_free(store_path)
        assert get_job(other, job_id).status is JobStatus.PAUSED

    def test_asks_about_jobs_of_other_sub_accounts_too(
        self, make_window: MakeWindow, store_path: Path, other: Session, qtbot: QtBot
    ) -> None:
        south = add_account(other, "Süd", timezone="Europe/Vienna", country="AT")
        job = add_running(south, "Drüben")
        window = make_window(store_path)
        wait_for_worker(window, qtbot)
        window.close()
        dialog = window.findChild(ClosingDialog)
        assert dialog is not None
        assert "Drüben (Süd)" in [label.text() for label in dialog.findChildren(QLabel)]
        with qtbot.waitSignal(window.closed, timeout=WAIT_MS):
            dialog.confirm_button.click()
        assert get_job(south, job.id).status is JobStatus.PAUSED

    def test_in_the_tray_it_quits_when_nothing_is_left_to_run(
        self,
        busy: tuple[MainWindow, int],
        other: Session,
        qtbot: QtBot,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        window, job_id = busy
        south = add_account(other, "Süd", timezone="Europe/Vienna", country="AT")
        later = add_running(south, "Danach")
        monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
        window.close()
        dialog = window.findChild(ClosingDialog)
        assert dialog is not None
        dialog.keep_button.click()
        assert not window.isVisible()
        with qtbot.waitSignal(window.desk.rested, timeout=WAIT_MS):
            cancel(other, job_id)
        assert window.desk.runs_jobs
        with qtbot.waitSignal(window.closed, timeout=WAIT_MS):
            cancel(south, later.id)

    def test_without_a_tray_it_can_go_on_minimised(self, busy: tuple[MainWindow, int]) -> None:
        window, _ = busy
        window.close()
        dialog = window.findChild(ClosingDialog)
        assert dialog is not None
        dialog.keep_button.click()
        assert window.isMinimized()
        assert window.desk.runs_jobs
        window.come_to_front()
        assert window.isVisible()
        assert not window.isMinimized()

    def test_does_not_ask_when_nothing_runs(self, make_window: MakeWindow, store_path: Path) -> None:
        window = make_window(store_path)
        event = QCloseEvent()
        window.closeEvent(event)
        assert event.isAccepted()


class TestRemembers:
    def test_size_columns_and_sorting(self, make_window: MakeWindow, store_path: Path) -> None:
        window = make_window(store_path)
        # The screen of the tests is 800 × 800.
        window.resize(1111, 645)
        table = window.jobs_page.table
        table.setColumnHidden(2, True)
        table.horizontalHeader().moveSection(4, 1)
        table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        window.close()
        again = make_window(store_path)
        table = again.jobs_page.table
        assert again.size().height() == 645
        assert table.isColumnHidden(2)
        assert table.horizontalHeader().visualIndex(4) == 1
        assert table.horizontalHeader().sortIndicatorSection() == 0

    @pytest.mark.parametrize("place", [Place.CONTACTS, Place.SMART_LISTS, Place.RESTORE])
    def test_columns_of_the_other_places(
        self, make_window: MakeWindow, store_path: Path, place: Place
    ) -> None:
        window = make_window(store_path)
        table = window.places.page(place).findChild(FittedTable)
        assert table is not None
        table.setColumnHidden(2, True)
        window.close()
        table = make_window(store_path).places.page(place).findChild(FittedTable)
        assert table is not None
        assert table.isColumnHidden(2)
        assert not table.isColumnHidden(1)

    def test_settings_edited_by_hand_do_no_harm(
        self, make_window: MakeWindow, store_path: Path, settings: QSettings
    ) -> None:
        for key in ("language", "theme", "window/geometry", "jobs/columns", "jobs/isSized"):
            settings.setValue(key, "nonsense")
        assert make_window(store_path).isVisible()

    def test_language_and_theme_switch_live(
        self, make_window: MakeWindow, store_path: Path, settings: QSettings, theme: Theme
    ) -> None:
        window = make_window(store_path)
        window.top_bar.languageChosen.emit("de")
        assert window.jobs_page.table.model().headerData(4, Qt.Orientation.Horizontal) == "Status"
        assert settings.value("language") == "de"
        window.top_bar.themeChosen.emit("dark")
        assert theme.mode is Mode.DARK
        assert theme.palette.dark
        assert settings.value("theme") == "dark"


def raise_again() -> None:
    """A fault that comes again and again."""
    raise KeyError("Anna")


class TestErrors:
    def test_an_unexpected_error_is_shown_and_the_window_goes_on(
        self, make_window: MakeWindow, store_path: Path, qtbot: QtBot
    ) -> None:
        window = make_window(store_path)

        def break_down() -> None:
            raise ValueError(f"a bug with {'Anna'}")

        window.desk.run(break_down)
        qtbot.waitUntil(lambda: window.findChild(ErrorDialog) is not None, timeout=WAIT_MS)
        dialog = window.findChild(ErrorDialog)
        assert dialog is not None
        dialog.copy_button.click()
        report = QGuiApplication.clipboard().text()
        assert "in break_down" in report
        assert report.endswith("\nValueError")
        assert "'Anna'" in report, "that is a line of the program"
        assert "with Anna" not in report
        dialog.close_button.click()
        assert window.isVisible()

    def test_what_breaks_in_the_engine_is_shown_once_and_all_goes_on(
        self, make_window: MakeWindow, store_path: Path, other: Session, tmp_path: Path, qtbot: QtBot
    ) -> None:
        # Its options lack the tag, as no version of the program writes them.
        broken = add_job(other, "broken").id
        sound = add_import(other, tmp_path, [["a@example.com"]]).id
        window = make_window(store_path)
        qtbot.waitUntil(lambda: window.findChild(ErrorDialog) is not None, timeout=WAIT_MS)
        dialog = window.findChild(ErrorDialog)
        assert dialog is not None
        assert "bulkdesk.jobs.runner" in dialog.report.toPlainText()
        with qtbot.waitSignal(dialog.destroyed, timeout=WAIT_MS):
            dialog.close_button.click()
        session = window.desk.session
        qtbot.waitUntil(lambda: get_job(session, sound).status is JobStatus.COMPLETED, timeout=WAIT_MS)
        stopped = get_job(session, broken)
        assert (stopped.status, stopped.status_reason) == (JobStatus.PAUSED, "internal_error")
        # One that comes again with every look at the store is told once.
        with pytest.raises(KeyError) as caught:
            raise_again()
        engine = logging.getLogger("bulkdesk.jobs.worker")
        engine.critical("again", exc_info=caught.value)
        qtbot.waitUntil(lambda: window.findChild(ErrorDialog) is not None, timeout=WAIT_MS)
        again = window.findChild(ErrorDialog)
        assert again is not None
        with qtbot.waitSignal(again.destroyed, timeout=WAIT_MS):
            again.close_button.click()
        engine.critical("again", exc_info=caught.value)
        QApplication.processEvents()
        assert window.findChild(ErrorDialog) is None
        assert window.isVisible()

    @pytest.mark.parametrize("place", ["slot", "thread"])
    def test_what_breaks_in_a_slot_or_a_thread_is_shown(
        self,
        make_window: MakeWindow,
        store_path: Path,
        qtbot: QtBot,
        monkeypatch: pytest.MonkeyPatch,
        place: str,
    ) -> None:
        # They are put back at the end.
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        monkeypatch.setattr(threading, "excepthook", threading.excepthook)
        window = make_window(store_path)
        window.errors.install()
        if place == "slot":
            QTimer.singleShot(0, window, raise_again)
        else:
            threading.Thread(target=raise_again).start()
        qtbot.waitUntil(lambda: window.findChild(ErrorDialog) is not None, timeout=WAIT_MS)
        dialog = window.findChild(ErrorDialog)
        assert dialog is not None
        assert dialog.report.toPlainText().endswith("\nKeyError")
        assert window.isVisible()

    def test_a_closed_window_shows_nothing(self, make_window: MakeWindow, store_path: Path) -> None:
        window = make_window(store_path)
        before = len(logging.getLogger().handlers)
        window.quit()
        assert len(logging.getLogger().handlers) == before - 1

    def test_one_dialog_at_a_time(self, make_window: MakeWindow, store_path: Path) -> None:
        window = make_window(store_path)
        for _ in range(5):
            window.errors.show(ValueError("again"))
        assert len(window.findChildren(ErrorDialog)) == 1


class TestDrop:
    def test_a_file_opens_the_assistant(
        self, make_window: MakeWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
    ) -> None:
        window = make_window(store_path)
        path = tmp_path / "kontakte.csv"
        path.write_text("E-Mail\na@example.com\n", encoding="utf-8")
        window.dropEvent(_drop(path))
        qtbot.waitUntil(lambda: window.findChild(QDialog, "importDialog") is not None, timeout=WAIT_MS)

    def test_anything_else_does_not(self, make_window: MakeWindow, store_path: Path, tmp_path: Path) -> None:
        window = make_window(store_path)
        path = tmp_path / "picture.png"
        path.write_bytes(b"")
        window.dropEvent(_drop(path))
        QApplication.processEvents()
        assert window.findChild(QDialog, "importDialog") is None


_kept: list[QMimeData] = []


def _drop(path: Path) -> QDropEvent:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    # The event holds no reference of its own.
    _kept.append(data)
    return QDropEvent(
        QPoint(10, 10).toPointF(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
