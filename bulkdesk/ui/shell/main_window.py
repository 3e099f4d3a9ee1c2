"""The main window: one for each store.

Its dialogs are imported when somebody opens them: the window is there sooner without.
"""

# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMainWindow, QVBoxLayout, QWidget

from bulkdesk.services.access import Right
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.help.desk import HelpDesk
from bulkdesk.ui.help.pages import Topic
from bulkdesk.ui.i18n import install_language
from bulkdesk.ui.jobs.page import JobsPage
from bulkdesk.ui.sending.secret_watch import SecretWatch
from bulkdesk.ui.shell.backup_notice import BackupNotice
from bulkdesk.ui.shell.closing import Closing
from bulkdesk.ui.shell.errors import ErrorReporter
from bulkdesk.ui.shell.notices import JobNotices
from bulkdesk.ui.shell.places import Place, Places
from bulkdesk.ui.shell.running import RunningJobs
from bulkdesk.ui.shell.settings import WindowSettings
from bulkdesk.ui.shell.status_line import StatusLine
from bulkdesk.ui.shell.top_bar import TopBar
from bulkdesk.ui.shell.tray import Tray
from bulkdesk.ui.theme import Mode, Tone, theme
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.dialogs import open_dialog
from bulkdesk.ui.widgets.reading_order import move_focus
from bulkdesk.ui.widgets.screen_room import fit_to_screen
from bulkdesk.ui.widgets.toast import ToastStack

if TYPE_CHECKING:
    from bulkdesk.ui.settings.dialog import SettingsDialog

_SIZE = QSize(1280, 800)
_JOBS_COLUMNS = ("jobs/columns", "jobs/isSized")
_LEAST_SIZE = QSize(880, 560)
_TRAY_WAIT_MS = 20_000
"""At login the tray may come up after BulkDesk."""
_IMPORTABLE = frozenset({".csv", ".tsv", ".txt", ".xlsx"})


class MainWindow(QMainWindow):
    """Top bar, places, status line, notifications. Closing it stops everything behind it.

    ``closed`` comes when that has happened.
    """

    closed = Signal()

    def __init__(self, desk: Desk, settings: WindowSettings) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setMinimumSize(_LEAST_SIZE)
        self.setAcceptDrops(True)
        self.desk = desk
        desk.setParent(self)
        self._settings = settings
        self._is_closed = False
        self.running = RunningJobs(desk, self)
        self.top_bar = TopBar(desk, self)
        self.places = Places(desk, settings, self)
        self.status_line = StatusLine(desk, self.running, self)
        self.toasts = ToastStack(self)
        self.errors = ErrorReporter(self, desk.explain)
        self._banner: Banner | None = None
        self._drop_hint = Banner("", Tone.INFO, icon_name="import", parent=self)
        self._drop_hint.hide()
        self.tray = Tray(self, open_window=self.come_to_front, quit_now=self.quit)
        self._closing = Closing(desk, self.tray, self, self.quit)
        self.help = HelpDesk(self)
        self._notices = JobNotices(desk, self.jobs_page.actions_home, self)
        self._secrets = SecretWatch(desk, self)
        self._backups = BackupNotice(desk, settings, self.toasts, self)
        self._lay_out()
        self._connect()
        self._retranslate()
        self._restore()
        self._backups.look()

    @property
    def jobs_page(self) -> JobsPage:
        """The place "Bulk actions", where the window opens."""
        return self.places.jobs

    def import_file(self, path: Path | None = None) -> None:
        """Open the import assistant, with a file if there is one already."""
        from bulkdesk.ui.imports.assistant import ImportDialog

        try:
            self.desk.session.require(Right.CREATE_JOB)
            dialog = ImportDialog(self.desk, self, path)
        except BulkDeskError as error:
            self.desk.tell_error(error)
            return
        dialog.open()

    def come_to_front(self) -> None:
        """Show the window, from the tray or from behind others, with what is open on it."""
        self.tray.holds_program = False
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, on=False)
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        front = QApplication.activeModalWidget() or self
        front.raise_()
        front.activateWindow()
        # Where the system lets no program push itself to the front, its button in the task bar calls.
        QApplication.alert(self)

    def start_in_tray(self) -> None:
        """Begin without a window, as at login: it takes no focus, and is there when the icon is clicked."""
        self.tray.show()
        QTimer.singleShot(_TRAY_WAIT_MS, self, self.show_without_tray)

    def show_without_tray(self) -> None:
        """Where no tray has come up: be minimised, as a program that nobody sees could not be opened."""
        if not self.isVisible() and not self._is_closed and not self.tray.is_available():
            self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            self.showMinimized()

    def quit(self) -> None:
        """Close without a question: running jobs stop after the chunk in hand and go on at the next start."""
        self._shut_down()
        self.close()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Let Tab go the way one reads."""
        return move_focus(self, forward=next) or super().focusNextPrevChild(next)

    # -- events -------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that the keyboard is on, as Space does; not every desktop's style does that."""
        here = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(here, QAbstractButton):
            event.accept()
            here.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop everything behind the window; ask before when jobs run."""
        if not self._is_closed and not self._closing.may_close():
            event.ignore()
            return
        self._shut_down()
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Come up no larger than the screen has room for, also where it was larger on another screen."""
        if not event.spontaneous():
            fit_to_screen(self)
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome one file that can be imported."""
        if _dropped_file(event.mimeData().urls()) is not None and self._may_import():
            event.acceptProposedAction()
            self._drop_hint.show()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the hint away."""
        self._drop_hint.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Import the file, once the drag is over for the program it came from."""
        self._drop_hint.hide()
        path = _dropped_file(event.mimeData().urls())
        if path is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.import_file(path))

    # -- building -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        body = QWidget(self)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top_bar)
        if self.desk.session.store.read_only:
            verify = ("", self._show_trail)
            self._banner = Banner("", Tone.INFO, icon_name="lock", action=verify, parent=body)
            self._banner.setObjectName("auditBanner")
            layout.addWidget(self._banner)
        layout.addWidget(self._drop_hint)
        layout.addWidget(self.places, 1)
        self.setCentralWidget(body)
        self.setStatusBar(self.status_line)
        self.addActions(self.top_bar.shortcuts())
        self.top_bar.show_place(self.places.place)
        self._show_rights()
        self.jobs_page.table.setFocus()

    def _connect(self) -> None:
        bar, desk = self.top_bar, self.desk
        bar.import_action.triggered.connect(self._choose_and_import)
        bar.about_action.triggered.connect(self._show_about)
        bar.quit_action.triggered.connect(self.close)
        bar.languageChosen.connect(self._set_language)
        bar.themeChosen.connect(self._set_theme)
        bar.placeChosen.connect(self._go)
        bar.notice_action.triggered.connect(self.toasts.take_focus)
        bar.settings_action.triggered.connect(self._show_settings)
        bar.search.contactChosen.connect(self.places.show_contact)
        bar.search.jobChosen.connect(self.places.show_job)
        bar.search.listChosen.connect(self.places.show_list)
        bar.search.searchContacts.connect(self.places.search_contacts)
        self.places.moved.connect(self._on_moved)
        self.places.importRequested.connect(self._choose_and_import)
        self.places.sampleRequested.connect(self.help.offer_sample)
        desk.notify.connect(self._on_notify)
        desk.notifyOfJobs.connect(self._on_notify_of_jobs)
        desk.accountChanged.connect(self._retranslate)
        desk.accountChanged.connect(self._show_rights)
        self._notices.told.connect(self.tray.tell)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("{account} – BulkDesk").format(account=self.desk.session.account.name))
        self._drop_hint.set_text(self.tr("Drop the file to import it"))
        if self._banner is not None:
            self._banner.set_text(
                self.tr(
                    "Opened for reading only. The store is of an older version: you see it as it would be after an"
                    " update, but it was not updated and nothing in it changes."
                )
                if self.desk.session.store.is_copy_of_older
                else self.tr("Opened for reading only. No jobs run and nothing in this store changes.")
            )
            if self._banner.action_button is not None:
                self._banner.action_button.setText(self.tr("Verify"))

    def _may_import(self) -> bool:
        return self.top_bar.import_action.isEnabled()

    def _show_rights(self) -> None:
        may_import = self.desk.session.may(Right.CREATE_JOB)
        self.top_bar.import_action.setEnabled(may_import)
        self.top_bar.import_button.setEnabled(may_import)

    def _restore(self) -> None:
        self.resize(_SIZE)
        geometry = self._settings.state("window/geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        self._settings.restore_columns(self.jobs_page.table, *_JOBS_COLUMNS)

    def _remember(self) -> None:
        self._settings.set_state("window/geometry", bytes(self.saveGeometry().data()))
        self._settings.keep_columns(self.jobs_page.table, *_JOBS_COLUMNS)
        self.places.remember()
        self._settings.save()

    # -- acting -------------------------------------------------------------------------------------------------

    def _go(self, place: str) -> None:
        self.places.go(Place(place))

    def _on_moved(self, place: str) -> None:
        self.top_bar.show_place(Place(place))

    def _show_trail(self) -> None:
        from bulkdesk.ui.settings.trail import TrailSection

        self._show_settings().show_section(TrailSection)

    def _show_settings(self) -> SettingsDialog:
        from bulkdesk.ui.settings.dialog import SettingsDialog

        dialog = SettingsDialog(self.desk, self)
        dialog.languageChosen.connect(self._set_language)
        dialog.themeChosen.connect(self._set_theme)
        dialog.motionChosen.connect(self._set_motion)
        dialog.accountsChanged.connect(self._on_accounts_changed)
        open_dialog(dialog)
        return dialog

    def _on_accounts_changed(self) -> None:
        """Show what a sub-account is called now."""
        self.desk.refresh_account()
        self.top_bar.switcher.reload()

    def _choose_and_import(self) -> None:
        self.import_file()

    def _on_notify(self, tone: str, text: str, action: object) -> None:
        self._on_notify_of_jobs(frozenset(), tone, text, action)

    def _on_notify_of_jobs(self, ids: Collection[int], tone: str, text: str, action: object) -> None:
        # Signals carry it as an object; ``Desk.notify`` says what it is.
        actions = action if isinstance(action, (tuple, list)) else None
        self.toasts.show(text, Tone(tone), action=actions, about=ids)

    def _set_language(self, code: str) -> None:
        self._settings.language = code
        app = QApplication.instance()
        if app is not None:
            install_language(app, code)

    def _set_theme(self, mode: str) -> None:
        self._settings.theme = Mode(mode)
        theme().set_mode(mode)

    def _set_motion(self, less: bool) -> None:
        self._settings.less_motion = less
        theme().set_less_motion(on=less)

    def _show_about(self) -> None:
        from bulkdesk.ui.shell.about import AboutDialog

        dialog = AboutDialog(str(self.desk.session.store.path), self)
        dialog.exchangeAsked.connect(lambda: self.help.show(Topic.LICENCES, dialog))
        dialog.open()

    # -- closing ------------------------------------------------------------------------------------------------

    def _shut_down(self) -> None:
        if self._is_closed:
            return
        self._is_closed = True
        self._remember()
        for dialog in self.findChildren(QDialog):
            dialog.close()
        for timer in self.findChildren(QTimer):
            timer.stop()
        self.tray.hide()
        self.desk.close()
        self.errors.close()
        self.closed.emit()


def _dropped_file(urls: list[QUrl]) -> Path | None:
    """The one local file that is dropped, when its name says that it can be imported."""
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in _IMPORTABLE and path.is_file() else None
