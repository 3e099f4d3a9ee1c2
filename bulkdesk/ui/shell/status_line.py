"""The line at the bottom: what runs, and who runs it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QStatusBar, QWidget

from bulkdesk.ui.desk import Desk
from bulkdesk.ui.shell.running import RunningJobs
from bulkdesk.ui.theme import SPACING, icon, theme
from bulkdesk.ui.widgets.format import format_percent
from bulkdesk.ui.widgets.plain import label

_BAR_WIDTH = 140


class StatusLine(QStatusBar):
    """Running bulk actions at the left, the worker's state at the right."""

    def __init__(self, desk: Desk, running: RunningJobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setSizeGripEnabled(False)
        self._desk = desk
        self._running = running
        self._told = False
        self.jobs_text = label("", "caption", self)
        self.jobs_text.setObjectName("statusJobs")
        # A long name is cut; it never widens the window.
        self.jobs_text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self.worker_text = label("", "caption", self)
        self.worker_text.setObjectName("statusWorker")
        self._worker_icon = QLabel(self)
        inside = QWidget(self)
        layout = QHBoxLayout(inside)
        layout.setContentsMargins(SPACING.xl, SPACING.xs, SPACING.xl, SPACING.xs)
        layout.setSpacing(SPACING.sm)
        layout.addWidget(self._bar)
        layout.addWidget(self.jobs_text, 1)
        layout.addWidget(self._worker_icon)
        layout.addWidget(self.worker_text)
        self.addWidget(inside, 1)
        running.changed.connect(self._show_jobs)
        desk.workerChanged.connect(self._on_worker_changed)
        theme().themeChanged.connect(self._show_worker)
        self._show_jobs()
        self._show_worker()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show_jobs()
            self._show_worker()
        super().changeEvent(event)

    def _on_worker_changed(self, _runs: object) -> None:
        self._told = True
        self._show_worker()

    def _show_jobs(self) -> None:
        jobs = self._running.jobs
        percent = format_percent(self._running.share())
        if not jobs:
            text = self.tr("No bulk action is running")
        elif len(jobs) == 1:
            text = self.tr("Running: {name} – {percent}").format(name=jobs[0].name, percent=percent)
        else:
            text = self.tr("%n bulk action(s) running – {percent}", None, len(jobs)).format(percent=percent)
        self.jobs_text.setText(text)
        self._bar.setVisible(bool(jobs))
        self._bar.setValue(round(self._running.share() * 1000))
        self._bar.setAccessibleName(text)

    def _show_worker(self) -> None:
        if self._desk.session.store.read_only:
            name, text = "lock", self.tr("Opened for reading only: no jobs run here")
        elif self._desk.runs_jobs:
            name, text = "completed", self.tr("This window runs the jobs")
        elif self._told:
            name, text = "worker", self.tr("Another BulkDesk on this store runs the jobs")
        else:
            name, text = "queued", self.tr("Starting…")
        self.worker_text.setText(text)
        self._worker_icon.setPixmap(icon(name, "text_muted").pixmap(QSize(14, 14), self.devicePixelRatioF()))
