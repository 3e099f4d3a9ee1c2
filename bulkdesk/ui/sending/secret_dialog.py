"""Asking for a sender's password or token where no key ring keeps it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from bulkdesk.services import senders
from bulkdesk.services.access import Right
from bulkdesk.services.jobs import find_jobs
from bulkdesk.services.session import Session
from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.jobs import JobFilter, JobRow
from bulkdesk.store.words import Channel, JobStatus, JobType
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.theme import SPACING, Tone
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from bulkdesk.ui.widgets.plain import label

_UNFINISHED = frozenset({JobStatus.QUEUED, JobStatus.IN_PROGRESS, JobStatus.PAUSED})
_SENDS = frozenset({JobType.EMAIL, JobType.SMS})
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

    def _judge(self) -> None:
        self.confirm_button.setEnabled(bool(self.secret.text()) and not self._is_busy)

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
        self.adjustSize()


class SecretWatch(QObject):
    """Looks for sends that wait for a secret nobody knows, and offers to enter it, once for each sender.

    Looks at the start, in each sub-account gone to, and when a send is made or stands still for that reason.
    """

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._told: set[tuple[int, Channel]] = set()
        self._is_looking = False
        desk.accountChanged.connect(self.look)
        desk.jobsChanged.connect(self._on_jobs)
        QTimer.singleShot(0, self, self.look)

    def look(self) -> None:
        """Look in the background; the key ring may take a while."""
        session = self._desk.session
        if self._is_looking or not session.may(Right.CREATE_JOB):
            return
        self._is_looking = True
        self._desk.run(_missing, session, on_done=self._on_missing, on_failed=self._on_unknown)

    def ask(self, channel: Channel) -> None:
        """Open the dialog."""
        dialog = SecretDialog(self._desk, channel, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_jobs(self, rows: list[JobRow]) -> None:
        account = self._desk.session.account.id
        unknown = (job for job in rows if job.type in _SENDS and not job.status.finished)
        if any((account, Channel(job.type)) not in self._told for job in unknown):
            self.look()

    def _on_missing(self, found: tuple[int, list[Channel]]) -> None:
        self._is_looking = False
        account_id, channels = found
        if account_id != self._desk.session.account.id:
            self.look()
            return
        for channel in channels:
            if (account_id, channel) not in self._told:
                self._told.add((account_id, channel))
                self._tell(channel)

    def _on_unknown(self, _error: BulkDeskError) -> None:
        self._is_looking = False

    def _tell(self, channel: Channel) -> None:
        text = (
            self.tr("Text messages wait: the auth token of the sender is not known.")
            if channel is Channel.SMS
            else self.tr("E-mails wait: the password of the sender is not known.")
        )
        self._desk.notify.emit(Tone.WARNING.value, text, (self.tr("Enter it…"), lambda: self.ask(channel)))


def _take(session: Session, channel: Channel, secret: str, keep: bool) -> BulkDeskError | None:
    """Make a secret known; returns why no key ring keeps it, if one was to."""
    if keep:
        return senders.save_sender(session, channel, {}, secret).trouble
    senders.hold_secret(session, channel, secret)
    return None


def _missing(session: Session) -> tuple[int, list[Channel]]:
    """The sub-account, and the channels in which a send waits for a secret that is not known."""
    waiting = find_jobs(session, JobFilter(statuses=_UNFINISHED, types=_SENDS))
    channels = sorted({Channel(job.type) for job in waiting})
    return session.account.id, [
        channel
        for channel in channels
        if senders.get_sender(session, channel) is not None and not senders.has_secret(session, channel)
    ]
