"""The records of a job under its figures: search, filters, table, details."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from bulkdesk.services.jobs import get_job
from bulkdesk.services.records import RecordPage, get_records, source_row
from bulkdesk.services.session import Session
from bulkdesk.services.statistics import Statistics
from bulkdesk.services.texts import error_text, outcome_text, warned_text
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.records import RecordFilter
from bulkdesk.store.sends import SENDS
from bulkdesk.store.words import JobType, Outcome
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.jobs.reason import Reason
from bulkdesk.ui.jobs.records_details import RecordDetails
from bulkdesk.ui.jobs.records_model import Column, Index, PageRequest, RecordsModel
from bulkdesk.ui.jobs.records_table import RecordsTable
from bulkdesk.ui.theme import SPACING, Tone, set_kind
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.chip import ChipBar
from bulkdesk.ui.widgets.empty_state import EmptyContent, EmptyStateOverlay
from bulkdesk.ui.widgets.format import format_number
from bulkdesk.ui.widgets.multi_choice import MultiChoiceButton
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.search_field import SearchField
from bulkdesk.ui.widgets.task import BackgroundTask

REFRESH_MS = 400
"""How often the rows in sight are read again while the job runs; the figures follow at once."""

_REASON = "reason"
_WARNED = "warned"
"""A choice of the filter beside the words of the outcomes: succeeded, but with a warning."""
_LEAST_HEIGHT = 200


class RecordsPanel(QWidget):
    """Search, outcome filter, chip of the chosen reason, count, and the paged table with its details.

    ``reasonChanged`` comes when the records are narrowed to a reason or no longer are.
    """

    reasonChanged = Signal()  # noqa: N815 - Qt's naming for signals

    def __init__(self, desk: Desk, session: Session, job_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session = session
        self._job_id = job_id
        self._figures: Statistics | None = None
        self._reason: Reason | None = None
        self._source_task: BackgroundTask | None = None
        self._error: BulkDeskError | None = None
        self._had_time = True
        zone = session.account.timezone
        self.search = SearchField(parent=self)
        self.search.setObjectName("recordsSearch")
        self.outcomes = MultiChoiceButton("", self)
        self.outcomes.setObjectName("recordsFilterOutcome")
        self._count = label("", "caption", self)
        self._count.setObjectName("recordsCount")
        self._chips = ChipBar(self)
        is_import = get_job(session, job_id).type is JobType.IMPORT
        self.model = RecordsModel(self._fetch, zone, has_rows=is_import, parent=self)
        self.table = RecordsTable(self.model, self)
        self.details = RecordDetails(zone, self)
        self.details.hide()
        self._empty = EmptyStateOverlay(self.table, EmptyContent("empty", ""))
        self.banner = Banner("", Tone.DANGER, action=("", self._load), parent=self)
        self.banner.setObjectName("recordsBanner")
        self.banner.hide()
        self._refresh_timer = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._lay_out()
        self._connect()
        self._retranslate()

    # -- what the dialog says -----------------------------------------------------------------------------------

    def start(self, figures: Statistics) -> None:
        """Show the job's records from the first one on."""
        self._figures = figures
        self._offer_outcomes()
        self._load()

    def follow(self, figures: Statistics) -> None:
        """Take up the job's new figures; the rows in sight follow shortly."""
        self._figures = figures
        self._show_count()
        if not self._refresh_timer.isActive():
            self._refresh_timer.start()

    @property
    def reason(self) -> Reason | None:
        """The reason that the records are narrowed to."""
        return self._reason

    def set_reason(self, reason: Reason | None) -> None:
        """Show only records that carry this reason, or all again."""
        if reason == self._reason:
            return
        self._set_reason(reason)
        if reason is not None and not self._is_chosen(reason):
            # A reason belongs to one outcome: together with another nothing would be left.
            self._set_outcomes([])
        self._load()

    def stop(self) -> None:
        """Want nothing any more: the dialog closes."""
        self._hide_details()
        self._refresh_timer.stop()
        self.model.stop()
        if self._source_task is not None:
            self._source_task.cancel()

    def clear_filters(self) -> None:
        """Show all records again."""
        self._set_reason(None)
        self._set_outcomes([])
        with QSignalBlocker(self.search):
            self.search.clear_now()
        self._load()

    # -- building -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(SPACING.sm)
        bar.addWidget(self.search, 1)
        bar.addWidget(self.outcomes)
        bar.addStretch(1)
        bar.addWidget(self._count)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setMinimumHeight(_LEAST_HEIGHT)
        self._splitter.setHandleWidth(SPACING.sm)
        self._splitter.setStyleSheet("QSplitter::handle { background: transparent; }")
        card = QFrame(self)
        set_kind(card, "card")
        card_layout = QVBoxLayout(card)
        card_layout.setContentsMargins(1, SPACING.xs, 1, SPACING.xs)
        card_layout.addWidget(self.table)
        self._splitter.addWidget(card)
        self._splitter.addWidget(self.details)
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.sm)
        layout.addLayout(bar)
        layout.addWidget(self._chips)
        layout.addWidget(self.banner)
        layout.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        self.search.searchChanged.connect(self._load)
        self.outcomes.changed.connect(self._on_outcomes)
        self._chips.chipClosed.connect(self._on_chip_closed)
        self._refresh_timer.timeout.connect(self.model.refresh)
        self.model.loadingChanged.connect(self._empty.set_loading)
        self.model.changed.connect(self._on_changed)
        self.model.failed.connect(self._on_failed)
        self.table.verticalScrollBar().valueChanged.connect(self._tell_visible)
        self.table.verticalScrollBar().rangeChanged.connect(self._tell_visible)
        self.table.activated.connect(self._open_details)
        self.table.doubleClicked.connect(self._open_details)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.details.closed.connect(self._close_details)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        placeholder = self.tr("Search contact or reason")
        self.search.setPlaceholderText(placeholder)
        self.search.setAccessibleName(placeholder)
        self.outcomes.set_label(self.tr("Result"))
        self.table.setAccessibleName(self.tr("Records"))
        if self.banner.action_button is not None:
            self.banner.action_button.setText(self.tr("Try again"))
        self.model.retranslate()
        self._offer_outcomes()
        self._show_count()
        self._set_error(self._error)

    def _offer_outcomes(self) -> None:
        is_send = self._figures is not None and self._figures.job.type in SENDS
        offered = [outcome for outcome in Outcome if is_send or outcome is not Outcome.UNCONFIRMED]
        choices = [(outcome.word, outcome_text(outcome)) for outcome in offered]
        after = [word for word, _ in choices].index(Outcome.SUCCEEDED.word) + 1
        self.outcomes.set_choices([*choices[:after], (_WARNED, warned_text()), *choices[after:]])

    # -- reading ------------------------------------------------------------------------------------------------

    def _filter(self) -> RecordFilter:
        words = self.outcomes.values()
        chosen = frozenset(Outcome.from_word(word) for word in words if word != _WARNED)
        text = self.search.text().strip()
        if self._reason is None:
            # Who wants all that succeeded has those with a warning among them.
            warned = _WARNED in words and Outcome.SUCCEEDED not in chosen
            return RecordFilter(outcomes=chosen, warnings_only=warned, search=text)
        return RecordFilter(outcomes=frozenset({self._reason.outcome}), code=self._reason.code, search=text)

    def _set_reason(self, reason: Reason | None) -> None:
        self._reason = reason
        self._chips.set_chips([] if reason is None else [(_REASON, reason.label())])
        self.reasonChanged.emit()

    def _is_chosen(self, reason: Reason) -> bool:
        """Whether the outcome filter lets records through that carry a reason."""
        chosen = self.outcomes.values()
        # A reason of records that succeeded is a warning.
        is_warning = reason.outcome is Outcome.SUCCEEDED and _WARNED in chosen
        return not chosen or is_warning or reason.outcome.word in chosen

    def _set_outcomes(self, words: list[str]) -> None:
        with QSignalBlocker(self.outcomes):
            self.outcomes.set_values(words)

    def _on_outcomes(self) -> None:
        if self._reason is not None and not self._is_chosen(self._reason):
            self._set_reason(None)
        self._load()

    def _load(self) -> None:
        self._set_error(None)
        self._refresh_timer.stop()
        self.model.load(self._filter())
        self.table.scrollToTop()
        self._show_count()

    def _fetch(
        self,
        request: PageRequest,
        on_page: Callable[[RecordPage], object],
        on_failed: Callable[[BulkDeskError], object],
    ) -> BackgroundTask:
        return self._desk.run(
            partial(
                get_records,
                self._session,
                self._job_id,
                request.wanted,
                after=request.after,
                limit=request.limit,
            ),
            on_done=on_page,
            on_failed=on_failed,
        )

    def _tell_visible(self) -> None:
        first = self.table.rowAt(0)
        last = self.table.rowAt(self.table.viewport().height() - 1)
        if first >= 0:
            self.model.set_visible(first, last if last >= 0 else self.model.rowCount() - 1)

    def _on_changed(self) -> None:
        if not self.model.broken:
            self._set_error(None)
        self._tell_visible()
        self._show_count()
        # A record that is shown may have been worked on since.
        self._show_details(self.table.currentIndex().row(), open_it=False)

    def _on_failed(self, error: BulkDeskError) -> None:
        self._set_error(error)
        self._show_count()

    def _set_error(self, error: BulkDeskError | None) -> None:
        """Say that records cannot be read: in place of the rows, or above those that were read before."""
        self._error = error
        self._show_empty()
        if error is not None and self.model.rowCount():
            text = " ".join((self.tr("Not all records can be read."), error_text(error)))
            self.banner.say(text, Tone.DANGER)
        else:
            self.banner.hide()

    def _on_chip_closed(self) -> None:
        self.set_reason(None)

    # -- count and empty states ---------------------------------------------------------------------------------

    def _show_count(self) -> None:
        known = self._known_count()
        count = self.model.rowCount() if known is None else known
        if known is None and not self.model.complete:
            self._count.setText(self.tr("more than {number} records").format(number=format_number(count)))
        else:
            self._count.setText(self.tr("%n record(s)", None, count))

    def _known_count(self) -> int | None:
        """How many records the filter lets through when the job's counters say so; nothing is counted for it."""
        wanted, figures = self.model.wanted, self._figures
        if figures is None or wanted.search:
            return None
        if wanted.code is not None:
            carrying = (
                each.count
                for each in figures.reasons
                if each.code == wanted.code and each.outcome in wanted.outcomes
            )
            return sum(carrying)
        job = figures.job
        counts = {
            Outcome.PENDING: job.pending,
            Outcome.SUCCEEDED: job.succeeded,
            Outcome.FAILED: job.failed,
            Outcome.SKIPPED: job.skipped,
            Outcome.UNCONFIRMED: job.unconfirmed,
        }
        if not wanted.outcomes and not wanted.warnings_only:
            return job.total
        warned = job.warnings if wanted.warnings_only else 0
        return warned + sum(counts[outcome] for outcome in wanted.outcomes)

    def _show_empty(self) -> None:
        self._empty.set_texts(self._empty_content())

    def _empty_content(self) -> EmptyContent:
        if self._error is not None:
            again = (self.tr("Try again"), self._load)
            title = self.tr("The records cannot be read")
            return EmptyContent("error", title, error_text(self._error), [again])
        wanted = self._filter()
        clear = (self.tr("Show all records"), self.clear_filters)
        has_begun = self._figures is not None and self._figures.done > 0
        if has_begun and wanted == RecordFilter(outcomes=frozenset({Outcome.FAILED})):
            return EmptyContent(
                "completed",
                self.tr("No failed records – nice"),
                self.tr("Whatever was worked on so far went well."),
                [clear],
            )
        if wanted != RecordFilter():
            return EmptyContent(
                "no_matches",
                self.tr("No matching records"),
                self.tr("Nothing fits the search and filters."),
                [clear],
            )
        return EmptyContent(
            "empty",
            self.tr("No records"),
            self.tr("No contact was affected by this bulk action."),
        )

    # -- details ------------------------------------------------------------------------------------------------

    def _open_details(self, index: Index) -> None:
        self._show_details(index.row(), open_it=True)

    def _on_current(self, current: Index) -> None:
        self._show_details(current.row(), open_it=False)

    def _show_details(self, row: int, *, open_it: bool) -> None:
        record = self.model.record(row)
        if record is None or not (open_it or self.details.isVisible()):
            return
        was_open = self.details.isVisible()
        if was_open and self.details.record() == record:
            return
        self.details.show_record(record)
        if not was_open:
            # The details say the time; the reason needs the room.
            self._had_time = not self.table.isColumnHidden(Column.TIME)
            self.table.setColumnHidden(Column.TIME, True)
            self.details.show()
            self._splitter.setSizes([self.width() * 5 // 8, self.width() * 3 // 8])
        if self._source_task is not None:
            self._source_task.cancel()
        self._source_task = self._desk.run(
            source_row, self._session, self._job_id, record.seq, on_done=self.details.show_source
        )

    def _close_details(self) -> None:
        self._hide_details()
        self.table.setFocus()

    def _hide_details(self) -> None:
        if self.details.isVisibleTo(self):
            self.details.hide()
            self.table.setColumnHidden(Column.TIME, not self._had_time)
