"""Closing a window while bulk actions run: the question, and running on without a window."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget

from bulkdesk.services.jobs import pause_running, under_way
from bulkdesk.store.file import DATABASE_ERRORS
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import JobStatus
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.shell.tray import Tray
from bulkdesk.ui.theme import set_kind
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from bulkdesk.ui.widgets.plain import label

log = logging.getLogger(__name__)

_MOST_NAMES = 5
_LEAST_WIDTH = 600


class Choice(StrEnum):
    """What a person wants to become of the running jobs."""

    PAUSE = "pause"
    KEEP = "keep"


class ClosingDialog(ConfirmDialog):
    """Pause and quit, keep running (in the tray, or minimised where there is none), or stay.

    ``chosen`` carries a :class:`Choice`.
    """

    chosen = Signal(str)

    def __init__(
        self, running: Sequence[JobRow], parent: QWidget, *, account_id: int, has_tray: bool
    ) -> None:
        """Ask about the running jobs; those of others than the sub-account ``account_id`` are named with theirs."""
        names = [_name(job, account_id) for job in running[:_MOST_NAMES]]
        super().__init__(
            parent,
            QCoreApplication.translate(
                "ClosingDialog", "%n bulk action(s) still running", None, len(running)
            ),
            QCoreApplication.translate(
                "ClosingDialog",
                "When BulkDesk quits they stop after the record in hand. Nothing is lost: resume goes on there.",
            ),
            QCoreApplication.translate("ClosingDialog", "Pause and quit"),
            details=names,
        )
        self.setObjectName("closingDialog")
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.confirm_button.setObjectName("closingPause")
        self.cancel_button.setObjectName("closingStay")
        self.cancel_button.setText(self.tr("Do not quit"))
        self.accepted.connect(lambda: self.chosen.emit(Choice.PAUSE))
        keep = self.tr("Keep running in the tray") if has_tray else self.tr("Keep running, minimised")
        self.keep_button = QPushButton(keep, self)
        self.keep_button.setObjectName("closingKeep")
        set_kind(self.keep_button, "secondary")
        self.keep_button.setAutoDefault(False)
        self.keep_button.clicked.connect(self._keep_running)
        if not has_tray:
            note = self.tr(
                "This desktop has no tray: minimised, BulkDesk works on and stays in the task bar."
            )
            self.content.addWidget(label(note, "muted", self, wrap=True))
        box = self.findChild(QDialogButtonBox)
        if box is not None:
            box.addButton(self.keep_button, QDialogButtonBox.ButtonRole.ActionRole)

    def _keep_running(self) -> None:
        self.chosen.emit(Choice.KEEP)
        self.reject()


class Closing(QObject):
    """Whether the window may close: asks while it runs bulk actions, of whatever sub-account."""

    def __init__(self, desk: Desk, tray: Tray, window: QWidget, quit_now: Callable[[], object]) -> None:
        super().__init__(window)
        self._desk = desk
        self._tray = tray
        self._window = window
        self._quit = quit_now
        # Not when one job has ended: the next may begin in a moment.
        desk.rested.connect(self._quit_when_done)

    def may_close(self) -> bool:
        """Whether nothing runs that would stop; else the person is asked, once."""
        if not self._desk.runs_jobs:
            return True
        running = [job for job in self._under_way() if job.status is JobStatus.IN_PROGRESS]
        if not running:
            return True
        if self._window.findChild(ClosingDialog) is None:
            dialog = ClosingDialog(
                running,
                self._window,
                account_id=self._desk.session.account.id,
                has_tray=self._tray.is_available(),
            )
            dialog.chosen.connect(self._on_chosen)
            dialog.open()
        return False

    def _under_way(self) -> list[JobRow]:
        try:
            return under_way(self._desk.session)
        except DATABASE_ERRORS as error:
            # With its disk away nothing runs, and nobody is to be kept from quitting.
            log.warning("it cannot be told what runs: %s", error)
            return []

    def _on_chosen(self, choice: str) -> None:
        if choice == Choice.PAUSE:
            # Where they cannot be paused (the role forbids it) that keeps nobody from quitting.
            self._desk.run(
                pause_running,
                self._desk.session,
                on_done=lambda _none: self._quit(),
                on_failed=lambda _error: self._quit(),
            )
        elif self._tray.is_available():
            self._tray.show()
            self._tray.holds_program = True
            self._window.hide()
            self._quit_when_done()
        else:
            self._window.showMinimized()

    def _quit_when_done(self) -> None:
        """In the tray: quit once nothing is left to be run."""
        if self._tray.holds_program and not self._under_way():
            self._quit()


def _name(job: JobRow, account_id: int) -> str:
    if job.account_id == account_id:
        return job.name
    text = QCoreApplication.translate("ClosingDialog", "{name} ({account})")
    return text.format(name=job.name, account=job.account)
