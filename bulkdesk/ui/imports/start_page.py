"""After the steps: the file is read in and the job is made."""

from __future__ import annotations

import threading

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bulkdesk.services.imports import ImportRequest
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.jobs import JobRow
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.imports.progress_panel import ProgressPanel
from bulkdesk.ui.imports.work import start_import
from bulkdesk.ui.widgets.assistant_page import AssistantPage


class StartPage(AssistantPage):
    """Reads the file in. It ends with ``created`` or ``refused``, also after a wish to stop: what counts is the store."""

    created = Signal(JobRow)
    refused = Signal(BulkDeskError)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_texts(
            self.tr("Starting the import"),
            self.tr("After this the import goes on by itself, and you can work on."),
        )
        self._desk = desk
        self._stop: threading.Event | None = None
        self.progress = ProgressPanel(
            self.tr("Reading the file…"),
            self.tr("If you stop now, nothing is changed."),
            self.tr("Sto&p"),
            self,
        )
        self.progress.stopWanted.connect(self.stop)
        self.body.addWidget(self.progress, 1)

    @property
    def is_busy(self) -> bool:
        """Whether the job is being made."""
        return self._stop is not None

    def start(self, request: ImportRequest) -> None:
        """Make the job."""
        self._stop = threading.Event()
        self.progress.begin()
        self._desk.run(
            start_import,
            self._desk.session,
            request,
            self._stop,
            on_done=self._on_done,
            on_failed=self._on_failed,
            on_progress=self.progress.set_share,
        )

    def stop(self) -> bool:
        """Wish for an end, and say whether there is something to end; how it ended comes by the signals."""
        if self._stop is None:
            return False
        self._stop.set()
        return True

    def enter(self) -> None:
        """Put the keyboard on the stop button."""
        self.progress.stop_button.setFocus()

    def _on_done(self, job: JobRow) -> None:
        self._stop = None
        self.created.emit(job)

    def _on_failed(self, error: BulkDeskError) -> None:
        self._stop = None
        self.refused.emit(error)
