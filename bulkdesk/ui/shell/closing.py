"""The question before a window closes on running bulk actions."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget

from bulkdesk.store.jobs import JobRow
from bulkdesk.ui.theme import set_kind
from bulkdesk.ui.widgets.confirm import ConfirmDialog

_MOST_NAMES = 5
_LEAST_WIDTH = 600


class Choice(StrEnum):
    """What a person wants to become of the running jobs."""

    PAUSE = "pause"
    TRAY = "tray"


class ClosingDialog(ConfirmDialog):
    """Pause and quit, keep running in the tray where there is one, or stay. ``chosen`` carries a :class:`Choice`."""

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
        self.tray_button: QPushButton | None = None
        box = self.findChild(QDialogButtonBox)
        if has_tray and box is not None:
            self.tray_button = QPushButton(self.tr("Keep running in the tray"), self)
            self.tray_button.setObjectName("closingTray")
            set_kind(self.tray_button, "secondary")
            self.tray_button.setAutoDefault(False)
            box.addButton(self.tray_button, QDialogButtonBox.ButtonRole.ActionRole)
            self.tray_button.clicked.connect(self._keep_running)

    def _keep_running(self) -> None:
        self.chosen.emit(Choice.TRAY)
        self.reject()
