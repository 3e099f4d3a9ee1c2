"""What can be changed about a send besides its name and start: pace, hours, message."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bulkdesk.jobs.drip import Schedule, schedule_of
from bulkdesk.messaging.templates import MessageText
from bulkdesk.services.messages import message_of
from bulkdesk.services.records import get_records
from bulkdesk.services.session import Session
from bulkdesk.store.contacts import Target
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.records import RecordFilter
from bulkdesk.store.words import Channel, Outcome
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.sending.message_page import MessagePage
from bulkdesk.ui.sending.outlook_note import OutlookNote
from bulkdesk.ui.sending.schedule_fields import HoursCard, PaceCard
from bulkdesk.ui.sending.work import MOST_SAMPLES
from bulkdesk.ui.theme import SPACING, set_kind
from bulkdesk.ui.widgets.cell_text import visible
from bulkdesk.ui.widgets.confirm import confirm, keep_editing
from bulkdesk.ui.widgets.dialogs import open_dialog
from bulkdesk.ui.widgets.elided_label import ElidedLabel
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.reading_order import ReadingDialog

_SIZE = QSize(980, 600)


class MessageDialog(ReadingDialog):
    """The message of a send that has not begun; ``message`` holds it once the dialog is accepted."""

    def __init__(
        self,
        desk: Desk,
        target: Target,
        channel: Channel,
        message: MessageText,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("editMessageDialog")
        self.setWindowTitle(self.tr("Edit message"))
        self.setModal(True)
        self.resize(_SIZE)
        self.page = MessagePage(desk, target, channel, self)
        self.page.editor.set_message(message)
        self._before = self.page.message()
        self.reason = label("", "muted", self, wrap=True)
        self.use_button = QPushButton(self.tr("Use this message"), self)
        self.use_button.setObjectName("editMessageUse")
        set_kind(self.use_button, "primary")
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.setAutoDefault(False)
        box = QDialogButtonBox(self)
        box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        box.addButton(self.use_button, QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACING.xl, 0, SPACING.xl, SPACING.lg)
        foot.addWidget(self.reason, 1)
        foot.addWidget(box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page, 1)
        layout.addLayout(foot)
        self.page.changed.connect(self._judge)
        self._judge()
        self.page.enter()

    @property
    def message(self) -> MessageText:
        """The message as it is typed."""
        return self.page.message()

    def reject(self) -> None:
        """Close; asks where something typed would be lost."""
        if self.message == self._before or may_discard_message(self):
            super().reject()

    def done(self, result: int) -> None:
        """Want nothing any more."""
        self.page.stop()
        super().done(result)

    def _judge(self) -> None:
        problem = self.page.problem()
        self.use_button.setEnabled(problem is None)
        self.reason.setText("" if self.page.shows_problem() else problem or "")


def may_discard_message(parent: QWidget) -> bool:
    """Ask whether what was changed of a message may be lost."""
    return confirm(
        parent,
        QCoreApplication.translate("MessageDialog", "Discard the changes?"),
        QCoreApplication.translate("MessageDialog", "The message stays as it was."),
        QCoreApplication.translate("MessageDialog", "Discard"),
        danger=True,
        cancel_label=keep_editing(),
    )


class SendPart(QWidget):
    """Pace and hours of a send. ``facts``, to be placed beside it, has the message and what all of it means.

    ``changed`` comes at every change.
    """

    changed = Signal()

    def __init__(self, desk: Desk, job: JobRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session: Session = desk.session
        self._job = job
        self._channel = Channel(job.type)
        spec = job.options
        self._before = message_of(spec) if "message" in spec else MessageText(None, "")
        self._message = self._before
        schedule = schedule_of(job.options, self._session.zone)
        self._schedule = schedule
        self.pace = PaceCard(self, prefix="editJob")
        self.pace.set_drip(schedule.drip)
        self.hours = HoursCard(self, zone=self._session.account.timezone, prefix="editJob")
        self.hours.set_window(schedule.window)
        self.outlook = OutlookNote(desk, self._channel, self)
        self.message_text = ElidedLabel(self)
        self.message_text.setObjectName("editJobMessageText")
        self.message_button = QPushButton(self.tr("Edit message…"), self)
        self.message_button.setObjectName("editJobMessage")
        self.message_button.setAutoDefault(False)
        self.message_button.clicked.connect(self.edit_message)
        message = QHBoxLayout()
        message.setSpacing(SPACING.sm)
        message.addWidget(self.message_text, 1)
        message.addWidget(self.message_button)
        self.facts = QWidget(self)
        column = QVBoxLayout(self.facts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.sm)
        column.addWidget(label(self.tr("Message"), "strong", self))
        column.addLayout(message)
        column.addSpacing(SPACING.md)
        column.addWidget(label(self.tr("What this means"), "strong", self))
        column.addWidget(self.outlook)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.md)
        layout.addWidget(self.pace)
        layout.addWidget(self.hours)
        layout.addStretch(1)
        for card in (self.pace, self.hours):
            card.changed.connect(self.changed)
        self._show_message()

    def follow(self, job: JobRow, *, usable: bool, has_begun: bool) -> None:
        """Let be changed what can be: the message until the first one is sent, pace and hours until the end."""
        self._job = job
        self.pace.set_usable(usable=usable)
        self.hours.set_usable(usable=usable)
        self.message_button.setEnabled(usable and not has_begun)

    def problem(self) -> str | None:
        """Return what is wrong."""
        return self.hours.problem()

    def changes(self) -> dict[str, object]:
        """What is to be changed, as ``services.jobs.edit`` takes it."""
        found: dict[str, object] = {}
        if self.pace.drip() != self._schedule.drip:
            found["drip"] = self.pace.drip()
        if self.hours.window_() != self._schedule.window:
            found["window"] = self.hours.window_()
        if self._message != self._before:
            found["message"] = self._message
        return found

    def show_outlook(self, start: int | None) -> None:
        """Say when what is still to be sent goes out; ``start`` is the chosen start, None at once."""
        problem = self.problem()
        if problem is not None:
            self.outlook.say(problem)
            return
        schedule = Schedule(self.hours.window_(), self.pace.drip(), self._session.zone)
        before = self._job.batch_started_at if self._job.started_at is not None else None
        self.outlook.show_schedule(schedule, self._job.pending, start, before=before)

    def stop(self) -> None:
        """Want nothing any more."""
        self.outlook.stop()

    def edit_message(self) -> None:
        """Open the editor, with contacts of the job to preview the message with."""
        page = get_records(
            self._session,
            self._job.id,
            RecordFilter(outcomes=frozenset({Outcome.PENDING})),
            limit=MOST_SAMPLES,
        )
        ids = tuple(row.contact_id for row in page.rows if row.contact_id is not None)
        dialog = MessageDialog(self._desk, Target(ids=ids), self._channel, self._message, self.window())
        dialog.accepted.connect(lambda: self.set_message(dialog.message))
        open_dialog(dialog)

    def may_be_closed(self) -> bool:
        """Whether no message is lost, or a person says that it may be."""
        return self._message == self._before or may_discard_message(self.window())

    def set_message(self, message: MessageText) -> None:
        """Take another message."""
        self._message = message
        self._show_message()
        self.changed.emit()

    def _show_message(self) -> None:
        message = self._message
        self.message_text.setText(visible(message.subject or message.text.strip() or message.html or ""))
