"""The import assistant."""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from bulkdesk.files.detect import SourceFormat
from bulkdesk.services.imports import ImportRequest
from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import BulkDeskError, StoppedError
from bulkdesk.store.jobs import JobRow
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.imports.cell_text import visible
from bulkdesk.ui.imports.check_page import CheckPage
from bulkdesk.ui.imports.file_page import FilePage
from bulkdesk.ui.imports.mapping_page import MappingPage
from bulkdesk.ui.imports.options_page import OptionsPage
from bulkdesk.ui.imports.page import Page
from bulkdesk.ui.imports.preview_page import PreviewPage
from bulkdesk.ui.imports.recent_files import remember_file
from bulkdesk.ui.imports.start_page import StartPage
from bulkdesk.ui.imports.step_indicator import StepIndicator
from bulkdesk.ui.imports.work import Head, read_head
from bulkdesk.ui.jobs.statistics import StatisticsDialog
from bulkdesk.ui.theme import CONTROL_HEIGHT, SPACING, Tone, set_kind
from bulkdesk.ui.widgets.confirm import confirm
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.task import BackgroundTask

_SIZE = (980, 620)
_LEAST = (760, 520)


class Step(IntEnum):
    """The steps in order."""

    FILE = 0
    PREVIEW = 1
    MAPPING = 2
    OPTIONS = 3
    CHECK = 4
    START = 5


class ImportDialog(QDialog):
    """File → preview → columns → options → check → start.

    Accepted once the job is made; until then nothing is written. With ``path`` the file is read at once.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None, path: Path | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importDialog")
        self.setWindowTitle(self.tr("Import contacts"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        self._desk = desk
        self._head: Head | None = None
        self._reading: BackgroundTask | None = None
        self._closes_after_stop = False
        self.file_page = FilePage(self)
        self.preview_page = PreviewPage(self)
        self.mapping_page = MappingPage(self)
        self.options_page = OptionsPage(self)
        self.check_page = CheckPage(desk, self)
        self.start_page = StartPage(desk, self)
        names = (
            self.tr("File"),
            self.tr("Preview"),
            self.tr("Columns"),
            self.tr("Options"),
            self.tr("Check"),
            self.tr("Start"),
        )
        self.indicator = StepIndicator(names, self)
        self.indicator.setObjectName("importSteps")
        self.indicator.stepClicked.connect(lambda step: self._show(Step(step)))
        self.stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self._show(Step.FILE)
        if path is not None:
            self.open_file(path)

    def _lay_out(self) -> None:
        header = QFrame(self)
        set_kind(header, "bar")
        top = QHBoxLayout(header)
        top.setContentsMargins(SPACING.xl, SPACING.md, SPACING.xl, SPACING.md)
        top.addWidget(self.indicator, 1)
        self.cancel_button = QPushButton(self.tr("&Cancel"), self)
        self.cancel_button.setObjectName("importCancel")
        self.back_button = QPushButton(self.tr("&Back"), self)
        self.back_button.setObjectName("importBack")
        self.next_button = QPushButton(self.tr("&Next"), self)
        self.next_button.setObjectName("importNext")
        self.start_button = QPushButton(self.tr("&Start import"), self)
        self.start_button.setObjectName("importStart")
        set_kind(self.cancel_button, "quiet")
        set_kind(self.back_button, "secondary")
        for button in (self.next_button, self.start_button):
            set_kind(button, "primary")
        for button in (self.cancel_button, self.back_button):
            button.setAutoDefault(False)
        self.reason = label("", "muted", self, wrap=True)
        self.reason.setObjectName("importReason")
        self.reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # Steps without buttons keep the room for them.
        self.reason.setMinimumHeight(CONTROL_HEIGHT)
        line = QFrame(self)
        set_kind(line, "separator")
        footer = QHBoxLayout()
        footer.setContentsMargins(SPACING.xl, SPACING.md, SPACING.xl, SPACING.md)
        footer.setSpacing(SPACING.sm)
        footer.addWidget(self.cancel_button)
        footer.addWidget(self.reason, 1)
        footer.addSpacing(SPACING.sm)
        for button in (self.back_button, self.next_button, self.start_button):
            footer.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(header)
        layout.addWidget(self.stack, 1)
        layout.addWidget(line)
        layout.addLayout(footer)

    def _connect(self) -> None:
        for page in self._pages():
            self.stack.addWidget(page)
            page.changed.connect(self._refresh)
        self.file_page.fileChosen.connect(self.open_file)
        self.preview_page.formatChanged.connect(self._read_anew)
        self.start_page.created.connect(self._on_created)
        self.start_page.refused.connect(self._on_refused)
        self.cancel_button.clicked.connect(self.reject)
        self.back_button.clicked.connect(self._back)
        self.next_button.clicked.connect(self._next)
        self.start_button.clicked.connect(self._start)

    def _pages(self) -> tuple[Page, ...]:
        return (
            self.file_page,
            self.preview_page,
            self.mapping_page,
            self.options_page,
            self.check_page,
            self.start_page,
        )

    @property
    def step(self) -> Step:
        """The step shown."""
        return Step(self.stack.currentIndex())

    # -- the file -----------------------------------------------------------------------------------------------

    def open_file(self, path: Path) -> None:
        """Read a file's head and, if it can be imported, go on to the preview."""
        self._cancel_reading()
        self._head = None
        self.check_page.forget()
        self._show(Step.FILE)
        self.file_page.set_busy(path)
        self._reading = self._desk.run(
            read_head,
            self._desk.session,
            path,
            None,
            on_done=self._on_opened,
            on_failed=self._on_not_opened,
        )

    def _on_opened(self, head: Head) -> None:
        self._reading = None
        remember_file(head.path)
        self.file_page.set_ready(head.path)
        self.options_page.set_head(head)
        self._take(head)
        self._show(Step.PREVIEW)

    def _on_not_opened(self, error: BulkDeskError) -> None:
        self._reading = None
        self.file_page.refuse(error_text(error))

    def _read_anew(self, fmt: SourceFormat) -> None:
        if self._head is None:
            return
        self._cancel_reading()
        self.preview_page.set_busy()
        self._reading = self._desk.run(
            read_head,
            self._desk.session,
            self._head.path,
            fmt,
            on_done=self._on_read_anew,
            on_failed=self._on_not_read_anew,
        )

    def _on_read_anew(self, head: Head) -> None:
        self._reading = None
        self._take(head)

    def _on_not_read_anew(self, error: BulkDeskError) -> None:
        self._reading = None
        self.preview_page.refuse(error_text(error))

    def _take(self, head: Head) -> None:
        self._head = head
        self.setWindowTitle(self.tr("Import contacts – {file}").format(file=visible(head.path.name, 80)))
        self.preview_page.set_head(head)
        self.mapping_page.set_head(head)

    def _cancel_reading(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    # -- from step to step --------------------------------------------------------------------------------------

    def _show(self, step: Step) -> None:
        self.stack.setCurrentIndex(step)
        if step is Step.CHECK and self._head is not None:
            self.check_page.set_request(self._request(self._head), self._head.header)
        self._refresh()
        default = self.start_button if step is Step.CHECK else self.next_button
        default.setDefault(True)
        self._pages()[step].enter()
        if step is Step.CHECK:
            self.start_button.setFocus()

    def _refresh(self) -> None:
        step = self.step
        starting = step is Step.START
        page = self._pages()[step]
        problem = page.problem()
        self.indicator.set_current(step, locked=starting)
        self.back_button.setVisible(not starting and step is not Step.FILE)
        self.next_button.setVisible(step < Step.CHECK)
        self.start_button.setVisible(step is Step.CHECK)
        self.cancel_button.setVisible(not starting)
        self.next_button.setEnabled(problem is None)
        self.next_button.setToolTip(problem or "")
        self.next_button.setAccessibleDescription(problem or "")
        self.reason.setText("" if page.shows_problem() else problem or "")

    def _next(self) -> None:
        if self.step < Step.CHECK and self._pages()[self.step].problem() is None:
            self._show(Step(self.step + 1))

    def _back(self) -> None:
        if Step.FILE < self.step < Step.START:
            self._show(Step(self.step - 1))

    def _request(self, head: Head) -> ImportRequest:
        chosen = self.options_page.options()
        return ImportRequest(
            path=head.path,
            format=head.preview.format,
            mapping=self.mapping_page.targets(),
            exact=True,
            mode=chosen.mode,
            match_order=chosen.match_order,
            overwrite_empty=chosen.overwrite_empty,
            tags=chosen.tags,
            smart_list=chosen.smart_list,
            consent=chosen.consent,
            day_first=chosen.day_first,
            name=chosen.name,
            save_mapping_as=self.mapping_page.save_as(),
        )

    # -- start and end ------------------------------------------------------------------------------------------

    def _start(self) -> None:
        if self._head is None or self.start_page.is_busy:
            return
        self.check_page.stop()
        self.check_page.cancel()
        self._show(Step.START)
        self.start_page.start(self._request(self._head))

    def _on_created(self, job: JobRow) -> None:
        desk, window = self._desk, self.parentWidget()
        desk.wake()
        text = self.tr("The import of %n row(s) has been queued.", None, job.total)
        desk.notify.emit(
            Tone.SUCCESS.value,
            text,
            (self.tr("View statistics"), lambda: StatisticsDialog(desk, job.id, window).show()),
        )
        self.accept()

    def _on_refused(self, error: BulkDeskError) -> None:
        if self._closes_after_stop:
            super().reject()
            return
        self._show(Step.CHECK)
        self.check_page.say(error_text(error), Tone.INFO if isinstance(error, StoppedError) else Tone.DANGER)

    def reject(self) -> None:
        """Close by Esc, Cancel or the window's cross; asks where something would be lost."""
        if self.start_page.is_busy:
            if self._may_stop():
                self._closes_after_stop = True
                # It may have ended while the question was open.
                if not self.start_page.stop() and self.isVisible():
                    super().reject()
            return
        if self._has_work() and not self._may_discard():
            return
        self._cancel_reading()
        self.check_page.cancel()
        super().reject()

    def _has_work(self) -> bool:
        return self._head is not None and (self.mapping_page.is_edited() or self.options_page.is_edited())

    def _may_discard(self) -> bool:
        return confirm(
            self,
            self.tr("Close without importing?"),
            self.tr("What you have chosen for this file is lost. No contact was changed."),
            self.tr("Close"),
            danger=True,
        )

    def _may_stop(self) -> bool:
        return confirm(
            self,
            self.tr("Stop the import?"),
            self.tr("The file is still being read. If you stop, nothing is changed."),
            self.tr("Stop"),
            danger=True,
        )
