"""The sender of one channel, where it is needed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from bulkdesk.store.words import Channel
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.sending.sender_form import SenderForm
from bulkdesk.ui.theme import SPACING
from bulkdesk.ui.widgets.confirm import confirm, keep_editing
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.reading_order import ReadingDialog

_SIZE = QSize(720, 580)


class SenderDialog(ReadingDialog):
    """The settings of one sender by themselves. ``saved`` comes when they were kept."""

    saved = Signal()

    def __init__(self, desk: Desk, channel: Channel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = self.tr("SMS sender") if channel is Channel.SMS else self.tr("E-mail sender")
        self.setObjectName("senderDialog")
        self.setWindowTitle(title)
        self.setModal(True)
        self.resize(_SIZE)
        self.form = SenderForm(desk, channel, self)
        self.form.saved.connect(self.saved)
        body = QWidget(self)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, SPACING.sm, 0)
        inner.addWidget(self.form)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        # The window's own background shows through.
        area.setStyleSheet("QScrollArea { background: transparent; }")
        body.setAutoFillBackground(False)
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.lg, SPACING.xl, SPACING.lg)
        layout.setSpacing(SPACING.md)
        layout.addWidget(label(title, "title", self))
        layout.addWidget(
            label(
                self.tr("It belongs to the sub-account “{name}”.").format(name=desk.session.account.name),
                "muted",
                self,
            )
        )
        layout.addWidget(area, 1)
        layout.addWidget(buttons)

    def reject(self) -> None:
        """Close; asks where something typed would be lost."""
        if self.form.is_edited() and not confirm(
            self,
            self.tr("Close without saving?"),
            self.tr("What you have changed here is lost."),
            self.tr("Close"),
            danger=True,
            cancel_label=keep_editing(),
        ):
            return
        super().reject()
