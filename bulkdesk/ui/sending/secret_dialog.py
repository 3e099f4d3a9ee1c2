"""Asking for a sender's password or token where no key ring keeps it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from bulkdesk.services import senders
from bulkdesk.services.access import Right
from bulkdesk.services.session import Session
from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.words import Channel
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.theme import SPACING, Tone
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from bulkdesk.ui.widgets.plain import label

_WIDTH = 500


class SecretDialog(ConfirmDialog):
    """Takes a secret for the time until the program ends, or, where the person may, for the key ring.

    ``entered`` comes once it is known.
    """

    entered = Signal()

    def __init__(self, desk: Desk, channel: Channel, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        is_sms = channel is Channel.SMS
        super().__init__(
            parent,
            translate("SecretDialog", "Auth token of the SMS sender")
            if is_sms
            else translate("SecretDialog", "Password of the e-mail sender"),
            translate("SecretDialog", "Sub-account “{name}”. It is needed to send.").format(
                name=desk.session.account.name
            ),
            translate("SecretDialog", "Use it"),
        )
        self._desk = desk
        self._session: Session = desk.session
        self._channel = channel
        self._is_busy = False
        self.setObjectName("secretDialog")
        self.setMinimumWidth(_WIDTH)
        caption = label(self.tr("Auth token") if is_sms else self.tr("Password"), "strong", self)
        self.secret = QLineEdit(self)
        self.secret.setObjectName("secretEdit")
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setAccessibleName(caption.text())
        caption.setBuddy(self.secret)
        self.keep = QCheckBox(self.tr("Keep it in this computer's key ring"), self)
        self.keep.setObjectName("secretKeep")
        self.keep.setVisible(self._session.may(Right.MANAGE_SENDERS))
        self.hint = label(
            self.tr("BulkDesk remembers it until it is closed and writes it nowhere."),
            "caption",
            self,
            wrap=True,
        )
        self.banner = Banner("", Tone.DANGER, parent=self)
        self.banner.setObjectName("secretBanner")
        self.banner.hide()
        self.content.addSpacing(SPACING.xs)
        for widget in (caption, self.secret, self.keep, self.hint, self.banner):
            self.content.addWidget(widget)
        self.keep.toggled.connect(self.hint.setHidden)
        self.secret.textChanged.connect(self._judge)
        self.secret.setFocus()
        self._judge()

    def accept(self) -> None:
        """Take the secret; the dialog closes once it is known."""
        if not self.confirm_button.isEnabled():
            return
        self._is_busy = True
        self._judge()
        self._desk.run(
            _take,
            self._session,
            self._channel,
            self.secret.text(),
            self.keep.isChecked(),
            on_done=self._on_taken,
            on_failed=self._on_refused,
        )

    def reject(self) -> None:
        """Close; not while the secret is being kept, which cannot be taken back here."""
        if not self._is_busy:
            super().reject()

    def _judge(self) -> None:
        self.confirm_button.setEnabled(bool(self.secret.text()) and not self._is_busy)
        self.cancel_button.setEnabled(not self._is_busy)

    def _on_taken(self, trouble: BulkDeskError | None) -> None:
        self._is_busy = False
        self.secret.clear()
        if trouble is not None:
            self._desk.notify.emit(
                Tone.WARNING.value,
                self.tr("No key ring keeps it. BulkDesk knows it until it is closed."),
                None,
            )
        self.entered.emit()
        self._desk.wake()
        super().accept()

    def _on_refused(self, error: BulkDeskError) -> None:
        self._is_busy = False
        self.banner.set_text(error_text(error))
        self.banner.show()
        self._judge()


def _take(session: Session, channel: Channel, secret: str, keep: bool) -> BulkDeskError | None:
    """Make a secret known; returns why no key ring keeps it, if one was to."""
    if keep:
        return senders.save_sender(session, channel, {}, secret).trouble
    senders.hold_secret(session, channel, secret)
    return None
