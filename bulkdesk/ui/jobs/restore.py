"""The questions before deleted contacts are brought back and before a bulk action is reverted."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from bulkdesk.services import jobs
from bulkdesk.services.restoring import RestoreInfo, create_restore, restore_info
from bulkdesk.services.session import Session
from bulkdesk.services.texts import error_text
from bulkdesk.store.clock import to_datetime
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import JobType
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.theme import SPACING, Tone
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from bulkdesk.ui.widgets.format import format_datetime
from bulkdesk.ui.widgets.plain import label

_WIDTH = 520


def _look(session: Session, job_id: int) -> tuple[RestoreInfo, bool]:
    """What a restore of the job would find, and whether it can be asked for now."""
    return restore_info(session, job_id), jobs.can_restore(session, jobs.get_job(session, job_id))


class RestoreDialog(ConfirmDialog):
    """Says what of a job can come back, what cannot and why, and until when; confirming queues the restore.

    The deleted contacts are counted in the background. ``queued(JobRow)`` tells of the new job. Call ``open``; the dialog
    deletes itself when it is closed.
    """

    queued = Signal(object)

    def __init__(self, desk: Desk, job_id: int, parent: QWidget | None = None) -> None:
        """Open the dialog for a job.

        Raises:
            RefusedError: the sub-account has no such job.
        """
        job = jobs.get_job(desk.session, job_id)
        super().__init__(
            parent,
            QCoreApplication.translate("RestoreDialog", "Restore deleted contacts?"),
            QCoreApplication.translate("RestoreDialog", "Deleted by “{name}”.").format(name=job.name),
            QCoreApplication.translate("RestoreDialog", "Restore"),
        )
        self._desk = desk
        self._session = desk.session
        self._job_id = job_id
        self._is_queueing = False
        self.setObjectName("restoreDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self.confirm_button.setObjectName("restoreConfirmButton")
        self.confirm_button.setEnabled(False)
        self.banner = Banner("", Tone.WARNING, parent=self)
        self.banner.setObjectName("restoreBanner")
        self.banner.hide()
        self._waiting = label(self.tr("Counting the deleted contacts…"), "muted", self)
        self.content.setContentsMargins(0, SPACING.sm, 0, 0)
        self.content.addWidget(self.banner)
        self.content.addWidget(self._waiting)
        desk.accountChanged.connect(self.reject)
        desk.run(_look, self._session, job_id, on_done=self._show_info, on_failed=self._on_unreadable)

    def accept(self) -> None:
        """Queue the restore; the dialog closes when that is done."""
        self._set_queueing(True)
        self._desk.run(
            create_restore,
            self._session,
            self._job_id,
            on_done=self._on_queued,
            on_failed=self._on_refused,
        )

    def reject(self) -> None:
        """Close without restoring; not while the restore is being queued, which cannot be taken back here."""
        if not self._is_queueing:
            super().reject()

    # -- showing ------------------------------------------------------------------------------------------------

    def _show_info(self, found: tuple[RestoreInfo, bool]) -> None:
        info, is_possible = found
        self._waiting.hide()
        sentences = self._sentences(info)
        for sentence in sentences:
            self.content.addLayout(self._detail(sentence))
        obstacle = self._obstacle(info, is_possible)
        if obstacle is not None:
            self.banner.say(obstacle, Tone.WARNING)
        else:
            self.confirm_button.setEnabled(True)
            self.confirm_button.setFocus()
        self.setAccessibleDescription("\n".join([*([obstacle] if obstacle else []), *sentences]))

    def _sentences(self, info: RestoreInfo) -> list[str]:
        """What there is to know, each a sentence."""
        coming = info.restorable - info.conflicts
        sentences = []
        if coming:
            sentences.append(self.tr("%n contact(s) can come back.", None, coming))
        if info.conflicts:
            sentences.append(
                self.tr(
                    "%n contact(s) cannot come back because another contact has their e-mail or phone now."
                    " They will be reported as conflicts; nothing is overwritten.",
                    None,
                    info.conflicts,
                )
            )
        if info.expired:
            sentences.append(
                self.tr(
                    "%n contact(s) can no longer be restored: their 60 days are over.", None, info.expired
                )
            )
        if info.already_back:
            sentences.append(
                self.tr(
                    "%n contact(s) are back already, or were deleted again by another bulk action.",
                    None,
                    info.already_back,
                )
            )
        if info.until is not None and info.until_last is not None:
            sentences.append(self._limit(info.until, info.until_last))
        if coming:
            sentences.append(self.tr("Their tags come back. Messages already sent stay as they are."))
        return sentences

    def _limit(self, first: int, last: int) -> str:
        """Until when, on the sub-account's clock; contacts that one job deleted may expire at different times."""
        zone = self._session.account.timezone
        from_time, to_time = (format_datetime(to_datetime(moment), zone) for moment in (first, last))
        if from_time == to_time:
            return self.tr("Restoring is possible until {time} ({zone}).").format(time=to_time, zone=zone)
        return self.tr(
            "Restoring is possible until {first} for the first contacts, until {last} for the last ones ({zone})."
        ).format(first=from_time, last=to_time, zone=zone)

    def _obstacle(self, info: RestoreInfo, is_possible: bool) -> str | None:
        """Why nothing can be restored now; None when something can."""
        if info.restorable == 0:
            return self.tr("None of these contacts can be restored any more.")
        if not is_possible:
            return self.tr("These contacts are being restored already.")
        if info.conflicts == info.restorable:
            return self.tr("No contact can come back while other contacts have their e-mail or phone.")
        return None

    def _on_unreadable(self, error: BulkDeskError) -> None:
        self._waiting.hide()
        self.banner.say(error_text(error), Tone.DANGER)

    # -- queueing -----------------------------------------------------------------------------------------------

    def _on_queued(self, job: JobRow) -> None:
        self._set_queueing(False)
        self.queued.emit(job)
        super().accept()

    def _on_refused(self, error: BulkDeskError) -> None:
        """Say what has come in between since the contacts were counted."""
        self._set_queueing(False)
        self.confirm_button.setEnabled(False)
        self.banner.say(error_text(error), Tone.DANGER)

    def _set_queueing(self, is_queueing: bool) -> None:
        self._is_queueing = is_queueing
        for button in (self.confirm_button, self.cancel_button):
            button.setEnabled(not is_queueing)


class RevertDialog(ConfirmDialog):
    """Says what reverting a job does. Call ``open``; the dialog deletes itself when it is closed."""

    def __init__(self, job: JobRow, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        details = [
            translate(
                "RevertDialog", "Only what nobody changed since is put back; the rest stays and is reported."
            )
        ]
        if job.type is JobType.IMPORT:
            details.append(
                translate(
                    "RevertDialog", "Contacts that it created are deleted; they can be restored for 60 days."
                )
            )
        super().__init__(
            parent,
            translate("RevertDialog", "Revert “{name}”?").format(name=job.name),
            translate("RevertDialog", "A new bulk action puts back exactly what this one changed."),
            translate("RevertDialog", "Revert"),
            details=details,
        )
        self.setObjectName("revertDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.confirm_button.setObjectName("revertConfirmButton")
