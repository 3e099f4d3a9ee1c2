"""Start-up of the window: the one place where store, engine and window are put together."""

from __future__ import annotations

import logging
import os
import signal
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, Qt, QThreadPool, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

import bulkdesk
from bulkdesk.cli.exit_codes import ExitCode
from bulkdesk.services.environment import hold_environment
from bulkdesk.services.session import PASSWORD_VARIABLE, Session, init_store, open_session, system_user
from bulkdesk.services.signing_in import people
from bulkdesk.services.texts import error_text
from bulkdesk.services.upkeep import telling_trouble
from bulkdesk.store.errors import BulkDeskError, RefusedError, StoreError
from bulkdesk.ui import memory
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.garbage import collect_here
from bulkdesk.ui.i18n import install_language, system_language
from bulkdesk.ui.shell.app_icon import app_icon
from bulkdesk.ui.shell.main_window import MainWindow
from bulkdesk.ui.shell.one_window import OneWindow
from bulkdesk.ui.shell.settings import WindowSettings
from bulkdesk.ui.shell.start_watch import watch_start
from bulkdesk.ui.theme import theme
from bulkdesk.ui.widgets.faces import install_faces
from bulkdesk.ui.widgets.store_names import name_open_store

log = logging.getLogger(__name__)

_LOOK_MS = 20
_THREADS = 8
"""So many pieces of work may wait for the disk side by side; news about jobs must not queue behind a long one."""

SWITCH_SECONDS = 0.0005
"""How long a busy thread keeps the interpreter to itself when others wait.

SQLite gives it up at every row; with Python's 5 ms a thread that reads rows while a job runs would wait that long for each,
and so would the window for its next event.
"""


def build_window(
    store_path: str | Path,
    *,
    read_only: bool = False,
    language: str | None = None,
    account: str | None = None,
    user: str | None = None,
    password: str | None = None,
    settings: QSettings | None = None,
) -> MainWindow:
    """Open a store and return its window with everything behind it started, not yet shown.

    Closing the window stops all of it. May be called again and again in one process.

    Args:
        store_path: the store; one that does not exist is made, unless ``read_only``.
        read_only: no job runs and no byte of the store changes.
        language: ``de`` or ``en``; None: as chosen before, else the system's.
        account: the sub-account to show; None: the first one.
        user: who works; None: the OS user if known, else the first admin.
        password: of the user, where there is one.
        settings: where place, columns, theme and language are remembered; None: the user's own file.

    Raises:
        StoreError: the store cannot be opened, is damaged, foreign or too new.
        RefusedError: it has no such sub-account or user, or the password is missing or wrong.
        ValueError: there is no such language.
    """
    remembered = _dressed(language, settings)
    session = _open(Path(store_path), read_only=read_only, account=account, user=user, password=password)
    return _window_of(session, remembered)


def _dressed(language: str | None, settings: QSettings | None) -> WindowSettings:
    """Give the application the language and the theme that the settings, or the caller, want."""
    app = _application()
    sys.setswitchinterval(SWITCH_SECONDS)
    install_faces()
    remembered = WindowSettings(settings)
    install_language(app, language or remembered.language or system_language())
    theme().apply(app, remembered.theme)
    theme().set_less_motion(on=remembered.less_motion)
    app.setWindowIcon(app_icon())
    return remembered


def _window_of(session: Session, remembered: WindowSettings) -> MainWindow:
    """The window of a session, with everything behind it started; the session is closed with it."""
    desk = Desk(session)
    try:
        session.store.limit_memory()
        name_open_store(session.store.path)
        if not session.store.read_only:
            hold_environment(session.store)
        window = MainWindow(desk, remembered)
        desk.start()
    except BaseException:
        desk.close()
        raise
    return window


def run_window(
    store_path: str | Path,
    *,
    account: str | None = None,
    user: str | None = None,
    language: str | None = None,
    read_only: bool = False,
    in_tray: bool = False,
) -> int:
    """Show the window on a store until it is closed; returns the exit code of the command line's contract.

    Where the store has a window already that one comes to the front instead.

    Args:
        store_path: the store; one that does not exist is made, unless ``read_only``.
        account: see ``build_window``.
        user: see ``build_window``.
        language: see ``build_window``.
        read_only: see ``build_window``.
        in_tray: begin without a window, in the system tray; nothing takes the focus.
    """
    remembered = _dressed(language, None)
    place = OneWindow(Path(store_path), read_only=read_only)
    try:
        if not place.take():
            if in_tray or place.call_first():
                return ExitCode.DONE
            if not place.is_first:
                _show_start_error(RefusedError("window_silent"))
                return ExitCode.REFUSED
        return _run(place, remembered, Path(store_path), account, user, read_only=read_only, in_tray=in_tray)
    finally:
        place.release()


def _run(
    place: OneWindow,
    remembered: WindowSettings,
    store_path: Path,
    account: str | None,
    user: str | None,
    *,
    read_only: bool,
    in_tray: bool,
) -> int:
    """Open the store and run its window to the end."""
    app = _application()
    place.wanted.connect(_raise_question)
    try:
        with telling_trouble(store_path):
            session = _signed_in(
                store_path, read_only=read_only, account=account, user=user, is_quiet=in_tray
            )
            if session is None:
                return ExitCode.REFUSED
            window = _window_of(session, remembered)
    except BulkDeskError as error:
        _show_start_error(error)
        return ExitCode.STORE if isinstance(error, StoreError) else ExitCode.REFUSED
    except Exception:
        # Nobody may be looking at a terminal.
        log.critical("unexpected error at the start", exc_info=True)
        _show_start_error(BulkDeskError("internal_error"))
        return ExitCode.BUG
    window.errors.install()
    # Closing decides, not the last visible window: BulkDesk may go on in the tray.
    app.setQuitOnLastWindowClosed(False)
    window.closed.connect(app.quit)
    place.wanted.connect(window.come_to_front)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: window.quit())
    watch_start(window.jobs_page)
    if in_tray:
        window.start_in_tray()
    else:
        window.show()
    app.exec()
    return ExitCode.DONE


def _raise_question() -> None:
    """Bring a question that is asked before there is a window (who works here) to the front."""
    question = QApplication.activeModalWidget()
    if question is not None:
        question.raise_()
        question.activateWindow()


def _show_start_error(error: BulkDeskError) -> None:
    from bulkdesk.ui.shell.start_error import StartErrorDialog  # noqa: PLC0415

    StartErrorDialog(error_text(error)).exec()


def save_picture(store_path: Path, picture: Path, *, language: str | None = None) -> None:
    """Open the window on a store, paint it once without showing it to anybody, and save that as an image.

    Raises:
        BulkDeskError: see ``build_window``.
        OSError: the image cannot be written.
    """
    # A machine without a screen draws it all the same.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="bulkdesk-picture-") as folder:
        # Settings of its own, so that the picture is the same for everybody and nothing of the person's is changed.
        remembered = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        _paint_to(build_window(store_path, language=language, settings=remembered), picture)


def _paint_to(window: MainWindow, picture: Path) -> None:
    try:
        window.show()
        loop = QEventLoop()
        look = QTimer()
        look.timeout.connect(lambda: None if window.jobs_page.is_loading else loop.quit())
        look.start(_LOOK_MS)
        loop.exec()
        if not window.grab().save(str(picture)):
            raise OSError(f"{picture} cannot be written")
    finally:
        window.quit()


def _signed_in(
    path: Path, *, read_only: bool, account: str | None, user: str | None, is_quiet: bool
) -> Session | None:
    """The session to begin with; where somebody has a password, it is asked who works. None: nobody wants to.

    To read only needs no password: it guards what is done under a name. A quiet question does not take the focus.
    """
    known = [] if read_only else people(path)
    if user is not None:
        known = [person for person in known if person.name.casefold() == user.casefold()]
    if not any(person.has_password for person in known):
        return _open(path, read_only=read_only, account=account, user=user)
    given = os.environ.get(PASSWORD_VARIABLE)
    if given is not None:
        return _open(path, read_only=False, account=account, user=user, password=given)
    from bulkdesk.ui.shell.sign_in import SignInDialog  # noqa: PLC0415

    dialog = SignInDialog(
        known,
        lambda name, password: open_session(path, account=account, user=name, password=password),
        chosen=user or system_user(),
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, on=is_quiet)
    dialog.exec()
    return dialog.session


def _open(
    path: Path, *, read_only: bool, account: str | None, user: str | None, password: str | None = None
) -> Session:
    if read_only or path.exists():
        return open_session(path, account=account, user=user, password=password, read_only=read_only)
    return init_store(path, account=account, user=user)


def _application() -> QApplication:
    """The process's application, made if there is none."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        memory.share()
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        app = QApplication(sys.argv[:1])
    collect_here(app)
    app.setApplicationName("BulkDesk")
    app.setOrganizationName("BulkDesk")
    app.setApplicationVersion(bulkdesk.__version__)
    app.setDesktopFileName("bulkdesk")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    pool = QThreadPool.globalInstance()
    pool.setMaxThreadCount(max(_THREADS, pool.maxThreadCount()))
    return app
