"""Step 5: what the import would do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from bulkdesk.services.dry_run import DryRun, PhoneCount, dry_run, save_problems
from bulkdesk.services.imports import ImportRequest
from bulkdesk.services.records import Download
from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.imports.check_result import CheckResult
from bulkdesk.ui.imports.left_out import LeftOutNote
from bulkdesk.ui.imports.progress_panel import ProgressPanel
from bulkdesk.ui.imports.sample_notes import lost_numbers_text
from bulkdesk.ui.jobs.download import suggested_name
from bulkdesk.ui.saving import ask_for_path
from bulkdesk.ui.theme import Tone
from bulkdesk.ui.widgets.assistant_page import AssistantPage
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.cell_text import breakable, visible
from bulkdesk.ui.widgets.empty_state import EmptyContent, EmptyState
from bulkdesk.ui.widgets.task import BackgroundTask
from bulkdesk.ui.widgets.toast import announce


class State(Enum):
    """What the page shows."""

    RUNNING = auto()
    DONE = auto()
    STOPPED = auto()
    FAILED = auto()


class CheckPage(AssistantPage):
    """Runs the dry run as soon as it is entered, unless the same one has been run already.

    ``countryWanted`` tells that the country of phone numbers is to be changed.
    """

    countryWanted = Signal()  # noqa: N815 - Qt's naming for signals

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._request: ImportRequest | None = None
        self._task: BackgroundTask | None = None
        self._saving: BackgroundTask | None = None
        self._saving_to = Path()
        self.state = State.STOPPED
        self.notice = Banner("", Tone.INFO, parent=self)
        self.notice.setObjectName("importCheckNotice")
        self.notice.hide()
        self.country_notice = Banner(
            "", Tone.WARNING, action=(self.tr("Change count&ry"), self.countryWanted.emit), parent=self
        )
        self.left_out = LeftOutNote(self)
        self.country_notice.setObjectName("importCountryNotice")
        self.country_notice.hide()
        self.progress = ProgressPanel(
            self.tr("Checking the file…"),
            self.tr("Every row is read and compared with your contacts. Nothing is written."),
            self.tr("Sto&p checking"),
            self,
        )
        self.progress.stopWanted.connect(self.stop)
        self.result = CheckResult(self)
        self.result.saveWanted.connect(self._ask_and_save)
        again: list[tuple[str, Callable[[], object]]] = [(self.tr("Check a&gain"), self.run)]
        self.empty = EmptyState(EmptyContent("paused", "", "", again), self)
        self._again = again
        self._stack = QStackedWidget(self)
        for widget in (self.progress, self.result, self.empty):
            self._stack.addWidget(widget)
        self.saving = Banner(
            "", Tone.INFO, action=(self.tr("Stop"), self._stop_saving), icon_name="download", parent=self
        )
        self.saving.hide()
        self.body.addWidget(self.notice)
        self.body.addWidget(self.saving)
        self.body.addWidget(self.country_notice)
        self.body.addWidget(self.left_out)
        self.body.addWidget(self._stack, 1)

    # -- what the dialog says -----------------------------------------------------------------------------------

    def set_request(self, request: ImportRequest) -> None:
        """Check ``request``, unless that was done; name and kept mapping make no difference."""
        self.say(None)
        wanted = replace(request, name=None, save_mapping_as=None)
        if wanted == self._request and self.state in {State.DONE, State.RUNNING}:
            return
        self.cancel()
        self._request = wanted
        self.run()

    def forget(self) -> None:
        """Nothing that was checked counts any more: another file may have the same name."""
        self.cancel()
        self._request = None
        self.state = State.STOPPED

    def run(self) -> None:
        """Check, from the beginning."""
        if self._request is None:
            return
        self.cancel()
        self.say(None)
        self.progress.begin()
        self._show(State.RUNNING, self.progress)
        self._task = self._desk.run(
            dry_run,
            self._desk.session,
            self._request,
            on_done=self._on_done,
            on_failed=self._on_failed,
            on_progress=self.progress.set_share,
        )

    def stop(self) -> None:
        """Give up the check; the import can be started all the same."""
        if self.state is State.RUNNING:
            self.cancel()
            self._show_empty(
                State.STOPPED,
                "paused",
                self.tr("The check was stopped"),
                self.tr("You can start the import without it."),
            )

    def cancel(self) -> None:
        """End everything in the background; nothing of it has been written."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._stop_saving()

    def say(self, text: str | None, tone: Tone = Tone.INFO) -> None:
        """Show a line above the result, or none."""
        self.notice.setVisible(text is not None)
        if text is not None:
            self.notice.set_tone(tone)
            self.notice.set_text(breakable(text))
            announce(self.notice, text, urgent=tone is Tone.DANGER)

    # -- inside -------------------------------------------------------------------------------------------------

    def _on_done(self, result: DryRun) -> None:
        self._task = None
        self.result.set_result(result)
        self._show_country(result.phones)
        self._show(State.DONE, self.result)

    def _show_country(self, phones: PhoneCount) -> None:
        """Name the likely cause where many numbers are lost."""
        if self._request is None:
            return
        country = self._request.country or self._desk.session.account.country
        text = lost_numbers_text(phones, country, is_whole=True)
        if text is None:
            return
        self.country_notice.set_text(text)
        self.country_notice.show()
        announce(self.country_notice, text)

    def _on_failed(self, error: BulkDeskError) -> None:
        self._task = None
        self._show_empty(State.FAILED, "error", self.tr("The file could not be checked"), "")
        self.say(error_text(error), Tone.DANGER)

    def _show_empty(self, state: State, icon: str, title: str, text: str) -> None:
        self.empty.set_content(EmptyContent(icon, title, text, self._again))
        for button in self.empty.buttons():
            button.setAutoDefault(False)
            button.setProperty("kind", "secondary")
        self._show(state, self.empty)

    def _show(self, state: State, widget: QWidget) -> None:
        self.state = state
        self._say_state()
        if state is not State.DONE:
            self.country_notice.hide()
        self._stack.setCurrentWidget(widget)
        self.changed.emit()

    def _say_state(self) -> None:
        texts = {
            State.RUNNING: self.tr(
                "The whole file is being checked, nothing is written. You can start without waiting for it."
            ),
            State.DONE: self.tr("The whole file was checked. Nothing has been written yet."),
        }
        self.set_texts(
            self.tr("This is what would happen"),
            texts.get(self.state, self.tr("Nothing has been written yet.")),
        )

    def _ask_and_save(self) -> None:
        if self._request is None:
            return
        name = suggested_name(self._request.path.name, Download.PROBLEMS)
        path = ask_for_path(self, self.tr("Save problem rows"), name)
        if path is not None:
            self.save_rows(path)

    def save_rows(self, path: Path) -> None:
        """Write all problem rows to ``path`` in the background."""
        if self._request is None:
            return
        self.say(None)
        self._saving_to = path
        self.result.set_saving(saving=True)
        self.saving.set_text(self.tr("Writing {file}…").format(file=visible(path.name, 48)))
        self.saving.show()
        self._saving = self._desk.run(
            save_problems,
            self._desk.session,
            self._request,
            path,
            on_done=self._on_saved,
            on_failed=self._on_not_saved,
        )

    def _stop_saving(self) -> None:
        if self._saving is not None:
            self._saving.cancel()
            self._end_saving()

    def _end_saving(self) -> None:
        self._saving = None
        self.saving.hide()
        self.result.set_saving(saving=False)

    def _on_saved(self, count: int) -> None:
        self._end_saving()
        file = visible(self._saving_to.name, 48)
        self.say(self.tr("%n row(s) were written to {file}.", None, count).format(file=file), Tone.SUCCESS)

    def _on_not_saved(self, error: BulkDeskError) -> None:
        self._end_saving()
        self.say(error_text(error), Tone.DANGER)
