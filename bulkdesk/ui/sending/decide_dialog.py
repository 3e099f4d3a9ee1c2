"""Deciding about messages of which nobody knows whether they left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QListWidget, QListWidgetItem, QRadioButton, QWidget

from bulkdesk.services.confirming import confirm
from bulkdesk.services.jobs import get_job
from bulkdesk.services.records import get_records, identifier_text
from bulkdesk.services.session import Session
from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.records import RecordFilter
from bulkdesk.store.words import Outcome
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.theme import SPACING, Tone
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.cell_text import visible
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from bulkdesk.ui.widgets.plain import label

MOST_LISTED = 500
"""Records that can be chosen one by one."""

_WIDTH = 560
_LEAST_HEIGHT = 64
_MOST_HEIGHT = 180


class DecideDialog(ConfirmDialog):
    """Which unconfirmed messages are meant, all or chosen ones, and whether they were sent.

    ``decided(JobRow)`` comes with the job as it stands afterwards.
    """

    decided = Signal(object)

    def __init__(self, desk: Desk, job: JobRow, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            parent,
            translate("DecideDialog", "Decide about %n unconfirmed message(s)", None, job.unconfirmed),
            translate(
                "DecideDialog",
                "They were handed over, but the answer was lost: they may have been sent or not. BulkDesk never "
                "sends them again by itself. Look it up in the mailbox or at the gateway, then decide.",
            ),
            translate("DecideDialog", "Decide"),
        )
        self._desk = desk
        self._session: Session = desk.session
        self._job = job
        self._is_busy = False
        self.setObjectName("decideDialog")
        self.setMinimumWidth(_WIDTH)
        self.confirm_button.setObjectName("decideButton")
        self.all = QRadioButton(self.tr("All unconfirmed messages"), self)
        self.all.setObjectName("decideAll")
        self.chosen = QRadioButton(self.tr("Only the ticked ones"), self)
        self.chosen.setObjectName("decideChosen")
        self.records = QListWidget(self)
        self.records.setObjectName("decideRecords")
        self.records.setAccessibleName(self.tr("Unconfirmed messages"))
        self.records.setMinimumHeight(_LEAST_HEIGHT)
        self.records.setMaximumHeight(_LEAST_HEIGHT)
        self.more = label("", "caption", self, wrap=True)
        self.more.hide()
        self.sent = QRadioButton(self.tr("They were sent"), self)
        self.sent.setObjectName("decideSent")
        self.not_sent = QRadioButton(self.tr("They were not sent"), self)
        self.not_sent.setObjectName("decideNotSent")
        self.explanation = label("", "muted", self, wrap=True)
        self.explanation.setObjectName("decideExplanation")
        self.banner = Banner("", Tone.DANGER, parent=self)
        self.banner.setObjectName("decideBanner")
        self.banner.hide()
        self._groups = (QButtonGroup(self), QButtonGroup(self))
        self._lay_out()
        self.all.setChecked(True)
        self._connect()
        self._judge()
        self._load()

    def _lay_out(self) -> None:
        for group, buttons in zip(
            self._groups, ((self.all, self.chosen), (self.sent, self.not_sent)), strict=True
        ):
            for button in buttons:
                group.addButton(button)
        self.content.addSpacing(SPACING.xs)
        self.content.addWidget(label(self.tr("Which"), "strong", self))
        which: tuple[QWidget, ...] = (self.all, self.chosen, self.records, self.more)
        for widget in which:
            self.content.addWidget(widget)
        self.content.addSpacing(SPACING.sm)
        self.content.addWidget(label(self.tr("What happened"), "strong", self))
        happened: tuple[QWidget, ...] = (self.sent, self.not_sent, self.explanation, self.banner)
        for widget in happened:
            self.content.addWidget(widget)

    def _connect(self) -> None:
        for button in (self.all, self.chosen, self.sent, self.not_sent):
            button.toggled.connect(self._judge)
        self.records.itemChanged.connect(self._judge)

    def _load(self) -> None:
        self._desk.run(
            _unconfirmed, self._session, self._job.id, on_done=self._on_loaded, on_failed=self._on_refused
        )

    def _on_loaded(self, found: tuple[list[tuple[int, str]], bool]) -> None:
        rows, more = found
        self.records.blockSignals(True)
        self.records.clear()
        for seq, text in rows:
            item = QListWidgetItem(visible(text))
            item.setData(Qt.ItemDataRole.UserRole, seq)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
            )
            item.setCheckState(Qt.CheckState.Unchecked)
            self.records.addItem(item)
        self.records.blockSignals(False)
        rows_height = self.records.sizeHintForRow(0) * len(rows) + SPACING.sm
        # It gives way where the screen is low.
        self.records.setMaximumHeight(max(_LEAST_HEIGHT, min(_MOST_HEIGHT, rows_height)))
        self.more.setText(self.tr("Only the first %n are listed.", None, len(rows)))
        self.more.setVisible(more)
        self._judge()

    def ticked(self) -> list[int]:
        """The numbers of the records that are ticked."""
        items = (self.records.item(row) for row in range(self.records.count()))
        return [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]

    def accept(self) -> None:
        """Decide; the dialog closes when that is done."""
        if not self.confirm_button.isEnabled():
            return
        self._is_busy = True
        self.banner.hide()
        self._judge()
        chosen = None if self.all.isChecked() else self.ticked()
        self._desk.run(
            _decide,
            self._session,
            self._job.id,
            self.sent.isChecked(),
            chosen,
            on_done=self._on_decided,
            on_failed=self._on_refused,
        )

    def reject(self) -> None:
        """Close; not while the decision is being written, which cannot be taken back here."""
        if not self._is_busy:
            super().reject()

    def _judge(self) -> None:
        is_all, count = self.all.isChecked(), len(self.ticked())
        self.records.setEnabled(not is_all and not self._is_busy)
        self.cancel_button.setEnabled(not self._is_busy)
        is_answered = self.sent.isChecked() or self.not_sent.isChecked()
        self.confirm_button.setEnabled(is_answered and (is_all or count > 0) and not self._is_busy)
        number = self._job.unconfirmed if is_all else count
        if not is_answered or not number:
            text = ""
        elif self.sent.isChecked():
            text = self.tr("%n message(s) will count as succeeded. This cannot be taken back.", None, number)
        else:
            text = self.tr(
                "%n message(s) will count as failed and can be sent again with “Retry failed”. "
                "Whoever got one after all would get it twice. This cannot be taken back.",
                None,
                number,
            )
        self.explanation.setText(text)

    def _on_decided(self, job: JobRow) -> None:
        self._is_busy = False
        self._desk.wake()
        self.decided.emit(job)
        super().accept()

    def _on_refused(self, error: BulkDeskError) -> None:
        self._is_busy = False
        self.banner.set_text(error_text(error))
        self.banner.show()
        self._judge()


def _unconfirmed(session: Session, job_id: int) -> tuple[list[tuple[int, str]], bool]:
    """Number and identifier of the first unconfirmed records, and whether there are more."""
    wanted = RecordFilter(outcomes=frozenset({Outcome.UNCONFIRMED}))
    page = get_records(session, job_id, wanted, limit=MOST_LISTED)
    return [(row.seq, identifier_text(row) or f"#{row.seq}") for row in page.rows], page.more


def _decide(session: Session, job_id: int, sent: bool, chosen: Sequence[int] | None) -> JobRow:
    """Decide about all, or about some one by one; one that somebody else has decided meanwhile is left alone."""
    if chosen is None:
        return confirm(session, job_id, sent=sent)
    refused: BulkDeskError | None = None
    decided = 0
    for seq in chosen:
        try:
            confirm(session, job_id, sent=sent, seq=seq)
            decided += 1
        except BulkDeskError as error:
            refused = error
    if refused is not None and not decided:
        raise refused
    return get_job(session, job_id)
