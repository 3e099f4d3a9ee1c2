"""The statistics of one bulk action: figures, reasons and records, following it live."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from bulkdesk.services import bulk, jobs, restoring
from bulkdesk.services.jobs import Act
from bulkdesk.services.records import Download
from bulkdesk.services.statistics import Statistics, get_statistics
from bulkdesk.services.texts import error_text, pause_text
from bulkdesk.store.errors import BulkDeskError, RefusedError
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import JobStatus
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.jobs.cancel import CancelDialog
from bulkdesk.ui.jobs.download import choose_and_download
from bulkdesk.ui.jobs.edit import EditJobDialog
from bulkdesk.ui.jobs.reason import Reason
from bulkdesk.ui.jobs.records_panel import RecordsPanel
from bulkdesk.ui.jobs.restore import RestoreDialog, RevertDialog
from bulkdesk.ui.jobs.statistics_figures import Figures
from bulkdesk.ui.jobs.statistics_header import JobHeader
from bulkdesk.ui.sending.decide_dialog import DecideDialog
from bulkdesk.ui.sending.mending import mend, mend_text
from bulkdesk.ui.shell.settings import WindowSettings
from bulkdesk.ui.theme import SPACING, Tone
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.dialogs import open_dialog
from bulkdesk.ui.widgets.reading_order import ReadingDialog
from bulkdesk.ui.widgets.toast import ToastStack

_SIZE = QSize(1080, 760)
_LEAST_SIZE = QSize(780, 520)
_GEOMETRY = "statistics/geometry"
_COLUMNS = ("statistics/columns", "statistics/isSized")


class StatisticsDialog(ReadingDialog):
    """Everything about one job, beside the main window. Call ``show``; it deletes itself when it is closed.

    The figures are read from the job's counters when the dialog is made and at each piece of news (two look-ups,
    however many records); the records are read page by page in the background.
    """

    def __init__(self, desk: Desk, job_id: int, parent: QWidget | None = None) -> None:
        """Open the statistics of a job.

        Raises:
            RefusedError: the sub-account has no such job.
        """
        super().__init__(parent)
        self._desk = desk
        self._session = desk.session
        self._job_id = job_id
        figures = get_statistics(self._session, job_id)
        self._figures = figures
        self._parent_name = self._name_of(figures.job.parent_id)
        self.setObjectName("statisticsDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMinMaxButtonsHint)
        self.setSizeGripEnabled(True)
        self.header = JobHeader(self._session, self)
        self.banner = Banner("", Tone.WARNING, action=("", self._mend), parent=self)
        self.banner.setObjectName("statPauseReason")
        self.unconfirmed = Banner(
            "",
            Tone.WARNING,
            icon_name="unconfirmed",
            action=("", self._decide),
            parent=self,
        )
        self.unconfirmed.setObjectName("statUnconfirmedBanner")
        self.figures = Figures(self._session, self)
        self.records = RecordsPanel(desk, self._session, job_id, self)
        self.toasts = ToastStack(self)
        self._lay_out()
        self._connect()
        self._restore()
        self._show(figures)
        self.records.start(figures)
        self.records.table.setFocus()

    @property
    def job_id(self) -> int:
        """The job shown."""
        return self._job_id

    def done(self, result: int) -> None:
        """Close: remember the size, want nothing any more."""
        self.records.stop()
        settings = WindowSettings()
        settings.set_state(_GEOMETRY, bytes(self.saveGeometry().data()))
        settings.keep_columns(self.records.table, *_COLUMNS)
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to what has the focus: the dialog has no answer to give."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show(self._figures)
        super().changeEvent(event)

    # -- building -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.lg, SPACING.xl, SPACING.lg)
        layout.setSpacing(SPACING.md)
        layout.addWidget(self.header)
        layout.addWidget(self.banner)
        layout.addWidget(self.unconfirmed)
        layout.addWidget(self._body(), 1)

    def _body(self) -> QScrollArea:
        """Figures and records; scrolls in a window too low for both."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.md)
        column.addWidget(self.figures)
        column.addWidget(self.records, 1)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        # The window's own background shows through.
        area.setStyleSheet("QScrollArea { background: transparent; }")
        content.setAutoFillBackground(False)
        return area

    def _connect(self) -> None:
        self._desk.jobsChanged.connect(self._on_news)
        self._desk.accountChanged.connect(self.reject)
        self.header.actWanted.connect(self._act)
        self.header.downloadWanted.connect(self._download)
        self.header.parentWanted.connect(self._open)
        self.figures.reasonClicked.connect(self._toggle_reason)
        self.records.reasonChanged.connect(self._on_reason)

    def _restore(self) -> None:
        settings = WindowSettings()
        self.setMinimumSize(_LEAST_SIZE)
        geometry = settings.state(_GEOMETRY)
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(_SIZE)
        settings.restore_columns(self.records.table, *_COLUMNS)

    # -- following ----------------------------------------------------------------------------------------------

    def _on_news(self, rows: list[JobRow]) -> None:
        if any(row.id == self._job_id for row in rows):
            self._reload()

    def _reload(self) -> None:
        figures = get_statistics(self._session, self._job_id)
        self._show(figures)
        self.records.follow(figures)

    def _show(self, figures: Statistics) -> None:
        self._figures = figures
        job = figures.job
        self.setWindowTitle(self.tr("Statistics: {name}").format(name=job.name))
        self.header.show_job(job, self._parent_name)
        self.figures.show_figures(figures)
        why = pause_text(job.status_reason) if job.status is JobStatus.PAUSED else None
        self.banner.set_text(why or "")
        self.banner.setVisible(why is not None)
        way_out = mend_text(self._session, job)
        if self.banner.action_button is not None:
            self.banner.action_button.setText(way_out or "")
            self.banner.action_button.setVisible(way_out is not None)
        self._show_unconfirmed(job)

    def _show_unconfirmed(self, job: JobRow) -> None:
        """Offer to decide about messages of which nobody knows whether they left."""
        if job.unconfirmed:
            text = self.tr("Of %n message(s) it is not known whether they were sent.", None, job.unconfirmed)
            self.unconfirmed.set_text(text)
        if self.unconfirmed.action_button is not None:
            self.unconfirmed.action_button.setText(self.tr("Decide unconfirmed…"))
            self.unconfirmed.action_button.setVisible(Act.CONFIRM in jobs.can(self._session, job))
        self.unconfirmed.setVisible(job.unconfirmed > 0)

    def _name_of(self, job_id: int | None) -> str | None:
        if job_id is None:
            return None
        try:
            return jobs.get_job(self._session, job_id).name
        except RefusedError:
            return None

    # -- acting -------------------------------------------------------------------------------------------------

    def _toggle_reason(self, reason: Reason) -> None:
        self.records.set_reason(None if self.records.reason == reason else reason)

    def _on_reason(self) -> None:
        self.figures.select_reason(self.records.reason)

    def _act(self, act: Act) -> None:
        match act:
            case Act.EDIT:
                self._edit()
            case Act.RETRY:
                self._desk.run(
                    bulk.retry,
                    self._session,
                    self._job_id,
                    on_done=self._on_retried,
                    on_failed=self._on_refused,
                )
            case Act.RESTORE:
                restore = RestoreDialog(self._desk, self._job_id, self)
                restore.queued.connect(self._on_restoring)
                restore.open()
            case Act.REVERT:
                revert = RevertDialog(self._figures.job, self)
                revert.accepted.connect(self._revert)
                revert.open()
            case Act.PAUSE | Act.RESUME:
                self._control(act)
            case Act.CANCEL:
                cancel = CancelDialog([self._figures.job], self)
                cancel.accepted.connect(partial(self._control, act))
                open_dialog(cancel)
            case Act.CONFIRM:
                self._decide()
            case Act.VIEW | Act.DOWNLOAD:
                pass

    def _mend(self) -> None:
        mend(self._desk, self._figures.job, self)

    def _decide(self) -> None:
        dialog = DecideDialog(self._desk, self._figures.job, self)
        dialog.decided.connect(self._on_controlled)
        open_dialog(dialog)

    def _edit(self) -> None:
        dialog = EditJobDialog(self._desk, self._job_id, self)
        open_dialog(dialog)

    def _control(self, act: Act) -> None:
        step = {Act.PAUSE: jobs.pause, Act.RESUME: jobs.resume, Act.CANCEL: jobs.cancel}[act]
        self._desk.run(
            step, self._session, self._job_id, on_done=self._on_controlled, on_failed=self._on_refused
        )

    def _on_controlled(self, _job: JobRow) -> None:
        self._desk.wake()
        self._reload()

    def _on_retried(self, job: JobRow) -> None:
        self._tell_of(job, self.tr("%n failed record(s) are run again.", None, job.total))

    def _on_restoring(self, job: JobRow) -> None:
        self._tell_of(job, self.tr("The deleted contacts are being restored."))

    def _revert(self) -> None:
        self._desk.run(
            restoring.create_revert,
            self._session,
            self._job_id,
            on_done=self._on_reverting,
            on_failed=self._on_refused,
        )

    def _on_reverting(self, job: JobRow) -> None:
        self._tell_of(job, self.tr("The changes are put back as “{name}”.").format(name=job.name))

    def _tell_of(self, job: JobRow, text: str) -> None:
        """Say that a new job follows this one, whose own acts may be other ones now."""
        self._desk.wake()
        self._reload()
        self.toasts.show(text, Tone.SUCCESS, action=(self.tr("View statistics"), lambda: self._open(job.id)))

    def _on_refused(self, error: BulkDeskError) -> None:
        self.toasts.show(error_text(error), Tone.DANGER)
        self._reload()

    def _open(self, job_id: int) -> None:
        StatisticsDialog(self._desk, job_id, self.parentWidget()).show()

    def _download(self, which: Download) -> None:
        choose_and_download(self._desk, self._job_id, self, which, notify=self.toasts.show)
