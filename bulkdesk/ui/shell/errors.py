"""What happens when something breaks that no one foresaw: it is logged and shown, and the program goes on."""

from __future__ import annotations

import logging
import platform
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, QSize, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

import bulkdesk
from bulkdesk.services.fault_report import described
from bulkdesk.ui.theme import SPACING, icon, set_kind
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.reading_order import ReadingDialog

log = logging.getLogger(__name__)


class ErrorDialog(ReadingDialog):
    """Says that something broke and offers a report to copy."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("errorDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Unexpected error"))
        self.setMinimumWidth(560)
        mark = QLabel(self)
        mark.setPixmap(icon("error", "danger_solid").pixmap(QSize(24, 24), self.devicePixelRatioF()))
        head = QHBoxLayout()
        head.setSpacing(SPACING.md)
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.addWidget(label(self.tr("Something unexpected went wrong"), "title", self, wrap=True))
        words.addWidget(
            label(
                self.tr(
                    "BulkDesk goes on, and what was saved is safe. Please report this with the text below; it holds no"
                    " data of contacts."
                ),
                "muted",
                self,
                wrap=True,
            )
        )
        head.addLayout(words, 1)
        self.report = QPlainTextEdit(report_text(error), self)
        self.report.setReadOnly(True)
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setMinimumHeight(180)
        self.report.setAccessibleName(self.tr("Report"))
        self.copy_button = QPushButton(icon("copy"), self.tr("Copy report"), self)
        self.copy_button.clicked.connect(self._copy)
        self.close_button = QPushButton(self.tr("Go on"), self)
        set_kind(self.close_button, "primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy_button)
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.xl, SPACING.xl, SPACING.lg)
        layout.setSpacing(SPACING.lg)
        layout.addLayout(head)
        layout.addWidget(self.report, 1)
        layout.addLayout(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copy_button.setText(self.tr("Copied"))


def report_text(error: BaseException) -> str:
    """What somebody who mends it needs to know, without what the error was about: a report leaves this machine."""
    head = (
        f"BulkDesk {bulkdesk.__version__} · Qt {qVersion()} · Python {platform.python_version()}"
        f" · {platform.platform()}"
    )
    return f"{head}\n\n{described(error)}"


class ErrorReporter(QObject):
    """Shows whatever is logged as critical, in this thread or another, one dialog at a time.

    So the engine, background work, slots and timers need to know of one thing only, the log.
    """

    _told = Signal(object, bool)

    def __init__(self, window: QWidget, explain: Callable[[Exception], object]) -> None:
        """``explain`` finds out what an exception of this thread is: it tells of damage, and logs a bug as critical."""
        super().__init__(window)
        self._window = window
        self._explain = explain
        self._explained: set[str] = set()
        self._dialog: ErrorDialog | None = None
        self._seen: set[str] = set()
        self._listener = _Listener(self._told.emit)
        # Always by the event loop: what breaks while it is painted must not open a dialog there.
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        logging.getLogger().addHandler(self._listener)

    def show(self, error: BaseException) -> None:
        """Show an error that is logged already."""
        if self._dialog is not None:
            return
        self._dialog = ErrorDialog(error, self._window if self._window.isVisible() else None)
        self._dialog.finished.connect(self._on_finished)
        self._dialog.open()

    def install(self) -> None:
        """Catch what comes out of slots and threads of this process from now on."""
        sys.excepthook = self._on_exception
        threading.excepthook = _log_unexpected_in_thread

    def close(self) -> None:
        """Show nothing any more."""
        logging.getLogger().removeHandler(self._listener)

    def _on_told(self, error: BaseException, by_itself: bool) -> None:
        # What the engine runs into once, it will again in a second, and again.
        known = described(error)
        if not by_itself or known not in self._seen:
            self._seen.add(known)
            self.show(error)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if not isinstance(error, Exception):
            # Ctrl-C in the terminal, or the program's own end.
            sys.__excepthook__(kind, error, trace)
            return
        # Once: what breaks while something is painted breaks at every painting.
        known = described(error)
        if known not in self._explained:
            self._explained.add(known)
            self._explain(error)

    def _on_finished(self) -> None:
        self._dialog = None


class _Listener(logging.Handler):
    """Hands on the errors that are logged as critical, and whether it was the engine that ran into them."""

    def __init__(self, tell: Callable[[BaseException, bool], object]) -> None:
        super().__init__(logging.CRITICAL)
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        """Called in the thread that logs."""
        if record.exc_info and record.exc_info[1] is not None:
            self._tell(record.exc_info[1], record.name.startswith("bulkdesk.jobs."))


def _log_unexpected_in_thread(arguments: threading.ExceptHookArgs) -> None:
    error = arguments.exc_value
    if error is not None:
        log.critical("unexpected error in a thread", exc_info=error)
