"""Changing a bulk action: name and time until it begins; what a send still has to send until it ends."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from bulkdesk.services import jobs
from bulkdesk.services.jobs import Act
from bulkdesk.services.names import MAX_NAME
from bulkdesk.services.texts import error_text
from bulkdesk.store.clock import to_datetime
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.sends import SENDS
from bulkdesk.store.words import JobStatus
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.theme import SPACING, Tone, set_kind
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.format import format_relative
from bulkdesk.ui.widgets.moment_fields import MomentFields
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.reading_order import ReadingDialog

if TYPE_CHECKING:
    from bulkdesk.ui.sending.edit_part import SendPart

_SEND_WIDTH = 920


class EditJobDialog(ReadingDialog):
    """Name and time of a job that waits, and of a send its pace, its hours and its message.

    Says so when the job begins or ends while the dialog is open; what can still be changed then stays open. Times are
    on the clock of the sub-account, whose zone is shown.
    """

    def __init__(self, desk: Desk, job_id: int, parent: QWidget | None = None) -> None:
        """Open the dialog for a job.

        Raises:
            RefusedError: the sub-account has no such job.
        """
        super().__init__(parent)
        self._desk = desk
        self._session = desk.session
        self._is_saving = False
        self._job = jobs.get_job(self._session, job_id)
        self.setObjectName("editJobDialog")
        self.setWindowTitle(self.tr("Edit bulk action"))
        self.setMinimumWidth(480)
        self.send: SendPart | None = None
        if self._job.type in SENDS:
            # What messages are made of is not needed before.
            from bulkdesk.ui.sending.edit_part import SendPart  # noqa: PLC0415

            self.send = SendPart(desk, self._job, self)
        self.setModal(True)
        self.name_edit = QLineEdit(self._job.name, self)
        self.name_edit.setObjectName("editJobName")
        self.name_edit.setMaxLength(MAX_NAME)
        self.at_once = QRadioButton(self.tr("At once"), self)
        self.at_once.setObjectName("editJobAtOnce")
        self.at_time = QRadioButton(self.tr("At a time"), self)
        self.at_time.setObjectName("editJobAtTime")
        self._choice = QButtonGroup(self)
        self.fields = MomentFields(self._session, "editJob", self)
        self.fields.set_moment(self._job.scheduled_at)
        self.hint = label("", "caption", self, wrap=True)
        self.banner = Banner("", Tone.DANGER, parent=self)
        self.banner.setObjectName("editJobBanner")
        self.banner.hide()
        self.save_button = QPushButton(self.tr("Save"), self)
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self._lay_out()
        (self.at_once if self._job.scheduled_at is None else self.at_time).setChecked(True)
        self._connect()
        self._show_hint()
        self._follow(self._job)
        # Chosen whole, with its beginning in sight.
        self.name_edit.end(False)
        self.name_edit.home(True)
        self.name_edit.setFocus()

    # -- building -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        for number, choice in enumerate((self.at_once, self.at_time)):
            self._choice.addButton(choice, number)
        name_label = label(self.tr("Action name"), "strong", self)
        name_label.setBuddy(self.name_edit)
        time_row = QHBoxLayout()
        time_row.addSpacing(SPACING.xl)
        time_row.addWidget(self.fields, 1)
        hint_row = QHBoxLayout()
        hint_row.addSpacing(SPACING.xl)
        hint_row.addWidget(self.hint, 1)
        box = QDialogButtonBox(self)
        set_kind(self.save_button, "primary")
        box.addButton(self.cancel_button, QDialogButtonBox.ButtonRole.RejectRole)
        box.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.save_button.setDefault(True)
        box.accepted.connect(self._save)
        box.rejected.connect(self.reject)
        column = QVBoxLayout()
        column.setSpacing(SPACING.sm)
        column.addWidget(name_label)
        column.addWidget(self.name_edit)
        column.addSpacing(SPACING.md)
        column.addWidget(label(self.tr("Start"), "strong", self))
        column.addWidget(self.at_once)
        column.addWidget(self.at_time)
        column.addLayout(time_row)
        column.addLayout(hint_row)
        column.addSpacing(SPACING.md)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.xl, SPACING.xl, SPACING.lg)
        layout.setSpacing(SPACING.sm)
        layout.addWidget(self.banner)
        layout.addLayout(column if self.send is None else self._beside(column, self.send))
        layout.addStretch(1)
        layout.addWidget(box)

    def _beside(self, column: QVBoxLayout, part: SendPart) -> QHBoxLayout:
        """What every job has at the left, what a send has besides at the right."""
        column.addWidget(part.facts)
        column.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(SPACING.xl)
        both.addLayout(column, 1)
        both.addWidget(part, 1)
        self.setMinimumWidth(_SEND_WIDTH)
        return both

    def _connect(self) -> None:
        if self.send is not None:
            self.send.changed.connect(self._show_hint)
        self.at_time.toggled.connect(self._show_hint)
        self.fields.changed.connect(self._show_hint)
        self._desk.jobsChanged.connect(self._on_news)
        self._desk.accountChanged.connect(self.reject)

    # -- following ----------------------------------------------------------------------------------------------

    def _on_news(self, rows: list[JobRow]) -> None:
        for row in rows:
            if row.id == self._job.id:
                self._follow(row)

    def _follow(self, job: JobRow) -> None:
        """Close the fields that can no longer be changed."""
        usable = Act.EDIT in jobs.can(self._session, job)
        has_begun = job.status is JobStatus.IN_PROGRESS or job.started_at is not None
        self._job = job
        if self.send is not None:
            self.send.follow(job, usable=usable, has_begun=has_begun)
            self._show_hint()
        if usable and not has_begun:
            return
        if not usable:
            self.banner.say(
                self.tr("This bulk action has ended: nothing can be changed any more.")
                if self.send is not None
                else self.tr("This bulk action has begun or ended: name and time can no longer be changed."),
                Tone.WARNING,
            )
            self.save_button.setEnabled(False)
            self.cancel_button.setText(self.tr("Close"))
        elif not self.banner.isVisibleTo(self):
            self.banner.say(
                self.tr("Sending has begun: changes apply to what has not been sent yet."), Tone.INFO
            )
        for widget in (self.name_edit, self.at_once, self.at_time, self.fields.day, self.fields.time):
            widget.setEnabled(False)
        self._show_hint()

    def _show_hint(self) -> None:
        if self.send is not None:
            self.send.show_outlook(self._start())
        if not self.at_once.isEnabled():
            self.hint.setText("")
            return
        chosen = self.at_time.isChecked()
        for field in (self.fields.day, self.fields.time):
            field.setEnabled(chosen and self.at_time.isEnabled())
        if not chosen:
            self.hint.setText(
                self.tr("Starts as soon as its sender is free.")
                if self.send is not None
                else self.tr("Starts as soon as no other bulk action is running.")
            )
            return
        now = to_datetime(self._session.store.clock.now())
        moment = to_datetime(self.fields.moment())
        if moment <= now:
            self.hint.setText(self.tr("This time has already passed."))
        else:
            self.hint.setText(
                self.tr("Starts {when}.").format(
                    when=format_relative(moment, self._session.account.timezone, now)
                )
            )

    # -- saving -------------------------------------------------------------------------------------------------

    def _start(self) -> int | None:
        """The chosen start; None is at once, and once it has begun."""
        return self.fields.moment() if self.at_time.isChecked() and self.at_time.isEnabled() else None

    def _save(self) -> None:
        if self.send is not None and self.send.problem() is not None:
            self.banner.say(self.send.problem() or "", Tone.DANGER)
            return
        changes: dict[str, Any] = {} if self.send is None else self.send.changes()
        if self.name_edit.isEnabled():
            name, moment = self.name_edit.text(), self._start()
            changes["name"] = None if name == self._job.name else name
            changes["scheduled_at"] = None if moment == self._job.scheduled_at else moment
            changes["at_once"] = moment is None
        self._set_saving(is_saving=True)
        self._desk.run(
            partial(jobs.edit, self._session, self._job.id, **changes),
            on_done=self._on_saved,
            on_failed=self._on_refused,
        )

    def _set_saving(self, *, is_saving: bool) -> None:
        self._is_saving = is_saving
        for button in (self.save_button, self.cancel_button):
            button.setEnabled(not is_saving)

    def _on_saved(self, _job: JobRow) -> None:
        self._set_saving(is_saving=False)
        self._desk.wake()
        self.accept()

    def _on_refused(self, error: BulkDeskError) -> None:
        self._set_saving(is_saving=False)
        self.banner.say(error_text(error), Tone.DANGER)
        self._follow(jobs.get_job(self._session, self._job.id))

    def reject(self) -> None:
        """Close; asks where a message that could still be saved would be lost. Not while it is being saved."""
        if self._is_saving:
            return
        if self.send is None or not self.save_button.isEnabled() or self.send.may_be_closed():
            super().reject()

    def done(self, result: int) -> None:
        """Want nothing any more."""
        if self.send is not None:
            self.send.stop()
        super().done(result)
