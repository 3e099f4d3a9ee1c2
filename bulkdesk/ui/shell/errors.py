"""What happens when something breaks that no one foresaw: it is logged and shown, and the program goes on."""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, QSize, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

import bulkdesk
from bulkdesk.ui.theme import SPACING, icon, set_kind
from bulkdesk.ui.widgets.plain import label

log = logging.getLogger(__name__)


class ErrorDialog(QDialog):
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
                    "BulkDesk goes on, and what was saved is safe. Please report this with the text below."
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
    """What somebody who mends it needs to know."""
    head = (
        f"BulkDesk {bulkdesk.__version__} · Qt {qVersion()} · Python {platform.python_version()}"
        f" · {platform.platform()}"
    )
    return "\n".join([head, "", *"".join(traceback.format_exception(error)).splitlines()])


class ErrorReporter(QObject):
    """Shows unexpected errors, one dialog at a time: an error in a timer must not bury the window."""

    def __init__(self, window: QWidget, explain: Callable[[Exception], object]) -> None:
        """``explain`` is asked for what an exception of this thread is, and shows it: damage of the store, or a bug."""
        super().__init__(window)
        self._window = window
        self._explain = explain
        self._explained: set[str] = set()
        self._dialog: ErrorDialog | None = None

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
        threading.excepthook = _log_thread

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("unexpected error", exc_info=(kind, error, trace))
        if not isinstance(error, Exception):
            self.show(error)
        elif repr(error) not in self._explained:
            # Once: what breaks while something is painted breaks at every painting.
            self._explained.add(repr(error))
            self._explain(error)

    def _on_finished(self) -> None:
        self._dialog = None


def _log_thread(arguments: threading.ExceptHookArgs) -> None:
    error = arguments.exc_value
    if error is not None:
        log.error("unexpected error in a thread", exc_info=error)
