"""The import assistant."""

from __future__ import annotations

from enum import IntEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from bulkdesk.files.detect import SourceFormat
from bulkdesk.services.import_sample import SampleLook, look_at_sample
from bulkdesk.services.imports import ImportRequest, delete_mapping
from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import BulkDeskError, StoppedError
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.mappings import SavedMapping
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.imports.check_page import CheckPage
from bulkdesk.ui.imports.file_page import FilePage
from bulkdesk.ui.imports.kept_choices import KeptChoices
from bulkdesk.ui.imports.mapping_page import MappingPage
from bulkdesk.ui.imports.options_page import Options, OptionsPage
from bulkdesk.ui.imports.preview_page import PreviewPage
from bulkdesk.ui.imports.recent_files import remember_file
from bulkdesk.ui.imports.sample_notes import SampleNotes
from bulkdesk.ui.imports.start_page import StartPage
from bulkdesk.ui.imports.work import Head, read_head
from bulkdesk.ui.jobs.statistics import StatisticsDialog
from bulkdesk.ui.theme import Tone
from bulkdesk.ui.widgets.assistant import Assistant
from bulkdesk.ui.widgets.assistant_page import AssistantPage
from bulkdesk.ui.widgets.cell_text import visible
from bulkdesk.ui.widgets.confirm import ConfirmDialog, confirm, keep_editing
from bulkdesk.ui.widgets.dialogs import open_dialog
from bulkdesk.ui.widgets.task import BackgroundTask


class Step(IntEnum):
    """The steps in order."""

    FILE = 0
    PREVIEW = 1
    MAPPING = 2
    OPTIONS = 3
    CHECK = 4
    START = 5


class ImportDialog(Assistant):
    """File → preview → columns → options → check; then the file is read in, which is no step that one goes to.

    Accepted once the job is made; until then nothing is written. With ``path`` the file is read at once.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None, path: Path | None = None) -> None:
        names = (
            self.tr("File"),
            self.tr("Preview"),
            self.tr("Columns"),
            self.tr("Options"),
            self.tr("Check"),
        )
        super().__init__("import", names, self.tr("&Start import"), parent)
        self.setObjectName("importDialog")
        self.set_title(self.tr("Import contacts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._head: Head | None = None
        self._reading: BackgroundTask | None = None
        self._closes_after_stop = False
        self._is_saved = False
        self._looking: BackgroundTask | None = None
        self._looked_at: tuple[Head, dict[str, str], Options] | None = None
        self.file_page = FilePage(self)
        self.preview_page = PreviewPage(self)
        self.mapping_page = MappingPage(self)
        self.options_page = OptionsPage(self)
        self.check_page = CheckPage(desk, self)
        self.start_page = StartPage(desk, self)
        self.set_pages(
            (
                self.file_page,
                self.preview_page,
                self.mapping_page,
                self.options_page,
                self.check_page,
                self.start_page,
            ),
            Step.CHECK,
            starts_from=Step.PREVIEW,
        )
        self.file_page.fileChosen.connect(self.open_file)
        self.preview_page.formatChanged.connect(self._read_anew)
        self.mapping_page.forgetRequested.connect(self._ask_to_forget)
        for page in (self.preview_page, self.options_page, self.check_page):
            page.left_out.columnsWanted.connect(partial(self.show_step, Step.MAPPING))
        self.check_page.countryWanted.connect(self._to_country)
        self.notes = [self._notes(page) for page in (self.preview_page, self.mapping_page, self.options_page)]
        self.start_page.created.connect(self._on_created)
        self.start_page.refused.connect(self._on_refused)
        self.show_step(Step.FILE)
        if path is not None:
            self.open_file(path)

    def _notes(self, page: AssistantPage) -> SampleNotes:
        """The notes of a page from which the import can be started without its check."""
        notes = SampleNotes(page)
        notes.checkWanted.connect(partial(self.show_step, Step.CHECK))
        notes.countryWanted.connect(self._to_country)
        page.body.insertWidget(0, notes)
        return notes

    @property
    def step(self) -> Step:
        """The step shown."""
        return Step(self.stack.currentIndex())

    # -- the file -----------------------------------------------------------------------------------------------

    def open_file(self, path: Path) -> None:
        """Read a file's head and, if it can be imported, go on to the preview."""
        self._cancel_reading()
        self._keep_choices()
        self._head = None
        self.check_page.forget()
        self.show_step(Step.FILE)
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
        self.options_page.set_head(head, self._desk.session.account.country)
        self._take(head)
        self.show_step(Step.PREVIEW)

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
        self.prepare(self.step)

    def _on_not_read_anew(self, error: BulkDeskError) -> None:
        self._reading = None
        self.preview_page.refuse(error_text(error))

    def _take(self, head: Head) -> None:
        self._keep_choices()
        self._head = head
        self.setWindowTitle(self.tr("Import contacts – {file}").format(file=visible(head.path.name, 80)))
        self.preview_page.set_head(head)
        account = self._desk.session.account
        self.mapping_page.set_head(head, KeptChoices.of(self._desk).find(account.id, head.header))

    def _keep_choices(self) -> None:
        """Keep what columns were assigned to; a mapping that is saved is offered anyway."""
        if self._head is not None:
            choices = {} if self._is_saved else self.mapping_page.model.choices()
            account = self._desk.session.account
            KeptChoices.of(self._desk).keep(account.id, self._head.header, choices)

    def _cancel_reading(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    # -- kept mappings ------------------------------------------------------------------------------------------

    def _ask_to_forget(self, kept: SavedMapping) -> None:
        dialog = ConfirmDialog(
            self,
            self.tr("Delete the mapping “{name}”?").format(name=visible(kept.name, 60)),
            self.tr("It is not offered any more. What the columns of this file go to stays as it is."),
            self.tr("Delete mapping"),
            danger=True,
        )
        dialog.setObjectName("mappingDeleteDialog")
        dialog.accepted.connect(partial(self._forget, kept))
        open_dialog(dialog)

    def _forget(self, kept: SavedMapping) -> None:
        self._desk.run(
            delete_mapping,
            self._desk.session,
            kept.id,
            on_done=partial(self._on_forgotten, kept),
        )

    def _on_forgotten(self, kept: SavedMapping, _nothing: None) -> None:
        self.mapping_page.forget(kept)

    # -- from step to step --------------------------------------------------------------------------------------

    def prepare(self, step: int) -> None:
        """Tell a page what was chosen on those before it."""
        left_out = self.mapping_page.model.left_out()
        for page in (self.preview_page, self.options_page, self.check_page):
            page.left_out.set_names(left_out)
        if self._head is None:
            return
        targets = self.mapping_page.targets()
        # In every step: the import can be started from the preview on.
        self.options_page.set_mapping(targets.values(), day_first=self._head.preview.day_first(targets))
        if step == Step.CHECK:
            self.check_page.set_request(self._request(self._head))

    def refresh(self) -> None:
        """Show what can be done, and what the first rows say to what is chosen now."""
        super().refresh()
        head = self._head
        if head is None or not Step.PREVIEW <= self.step < Step.CHECK:
            return
        wanted = (head, self.mapping_page.targets(), self.options_page.options())
        if wanted == self._looked_at or self.options_page.problem() is not None:
            return
        self._cancel_looking()
        # Between two files the columns are still those of the one before.
        if self.mapping_page.problem() is None and list(wanted[1]) == head.header:
            self._looked_at = wanted
            self._looking = self._desk.run(
                partial(look_at_sample, country=wanted[2].country, day_first=wanted[2].day_first),
                self._desk.session,
                head.preview,
                wanted[1],
                on_done=self._on_looked,
            )
        else:
            self._show_look(None)

    def _on_looked(self, look: SampleLook) -> None:
        self._looking = None
        self._show_look(look)

    def _show_look(self, look: SampleLook | None) -> None:
        for notes in self.notes:
            notes.show_look(look, self.options_page.options().country or self._desk.session.account.country)

    def _cancel_looking(self) -> None:
        self._looked_at = None
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    def _to_country(self) -> None:
        self.show_step(Step.OPTIONS)
        self.options_page.show_country()

    def is_locked(self) -> bool:
        """Whether the import is being started."""
        return self.step is Step.START

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
            country=chosen.country,
            name=chosen.name,
            save_mapping_as=self.mapping_page.save_as(),
        )

    # -- start and end ------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Make the job."""
        if self._head is None or self.start_page.is_busy:
            return
        self.check_page.stop()
        self.check_page.cancel()
        self.show_step(Step.START)
        self.start_page.start(self._request(self._head))

    def _on_created(self, job: JobRow) -> None:
        desk, window = self._desk, self.parentWidget()
        desk.wake()
        text = self.tr("The import of %n row(s) has been queued.", None, job.total)
        desk.notifyOfJobs.emit(
            {job.id},
            Tone.SUCCESS.value,
            text,
            (self.tr("View statistics"), lambda: StatisticsDialog(desk, job.id, window).show()),
        )
        self._is_saved = self.mapping_page.save_as() is not None
        self.accept()

    def _on_refused(self, error: BulkDeskError) -> None:
        if self._closes_after_stop:
            super().reject()
            return
        self.show_step(Step.CHECK)
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

    def done(self, result: int) -> None:
        """Close, however that was."""
        self._keep_choices()
        self._cancel_looking()
        super().done(result)

    def _has_work(self) -> bool:
        return self._head is not None and (self.mapping_page.is_edited() or self.options_page.is_edited())

    def _may_discard(self) -> bool:
        return confirm(
            self,
            self.tr("Close without importing?"),
            self.tr(
                "The options are lost. Where the columns go is remembered until you close BulkDesk. "
                "No contact was changed."
            ),
            self.tr("Close"),
            danger=True,
            cancel_label=keep_editing(),
        )

    def _may_stop(self) -> bool:
        return confirm(
            self,
            self.tr("Stop the import?"),
            self.tr("The file is still being read. If you stop, nothing is changed."),
            self.tr("Stop"),
            danger=True,
            cancel_label=self.tr("Go on importing"),
        )
