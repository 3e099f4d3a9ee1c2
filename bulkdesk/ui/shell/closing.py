"""The question before a window closes on running bulk actions."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget

from bulkdesk.store.jobs import JobRow
from bulkdesk.ui.theme import set_kind
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from bulkdesk.ui.widgets.plain import label

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

    def __init__(self, running: Sequence[JobRow], parent: QWidget, *, has_tray: bool) -> None:
        names = [job.name for job in running[:_MOST_NAMES]]
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
