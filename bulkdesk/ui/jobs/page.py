"""The place "Bulk actions": filters, the live table, and what can be done with its rows."""

from __future__ import annotations

import hashlib
import os
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from bulkdesk.services.access import Right
from bulkdesk.services.jobs import Act, find_jobs
from bulkdesk.services.texts import error_text
from bulkdesk.services.views import FilterChoice
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.jobs import JobRow
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.jobs.actions import JobActions
from bulkdesk.ui.jobs.filter_bar import JobFilterBar
from bulkdesk.ui.jobs.model import JobProxy, JobTableModel
from bulkdesk.ui.jobs.present import Column
from bulkdesk.ui.jobs.table import JobsTable
from bulkdesk.ui.jobs.views_button import ViewsButton
from bulkdesk.ui.shell.settings import WindowSettings
from bulkdesk.ui.theme import SPACING, set_kind
from bulkdesk.ui.widgets.empty_state import EmptyContent, EmptyStateOverlay
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.task import BackgroundTask

_CLOCK_MS = 30_000
"""How often words such as "in 5 minutes" and the filter's "today" are looked at again."""

_FIRST_ROWS = 200
"""More rows than any screen has: they are painted before the others are read."""
_SLICE = 10_000
"""So many jobs are read and put into the table at a time; no slice holds the window up for long."""

_MANY_ROWS = 500
"""So many chosen rows are no longer judged within the click but a moment later."""
_MANY_ROWS_MS = 120


class JobsPage(QWidget):
    """The page. ``importRequested`` and ``sampleRequested`` tell that somebody wants to import, or to see sample data.

    ``loaded`` comes when all rows have been read.
    """

    importRequested = Signal()  # noqa: N815 - Qt's naming for signals
    sampleRequested = Signal()  # noqa: N815
    loaded = Signal()

    def __init__(self, desk: Desk, settings: WindowSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settings = settings
        self._loading: BackgroundTask | None = None
        self._held: list[JobRow] = []
        self._failure: BulkDeskError | None = None
        self.model = JobTableModel(desk.session, self)
        self.proxy = JobProxy(self.model, self)
        self.table = JobsTable(self)
        self.table.set_jobs(self.proxy)
        self.filters = JobFilterBar(desk.session, self)
        self.views = ViewsButton(desk, self)
        self.filters.add_field(self.views)
        self.actions_home = JobActions(desk, self)
        self.table.addActions(self.actions_home.actions())
        self._title = label("", "heading", self)
        self.overlay = EmptyStateOverlay(self.table, EmptyContent("bulk_actions", ""))
        self._judge = QTimer(self, singleShot=True, interval=_MANY_ROWS_MS)
        self._clock = QTimer(self, interval=_CLOCK_MS)
        self._lay_out()
        self._connect()
        self._retranslate()
        self._clock.start()
        self._take_up_filter()
        self.load()

    def load(self) -> None:
        """Read the sub-account's jobs in the background: the newest first, then the others in slices."""
        if self._loading is not None:
            self._loading.cancel()
        self._held = []
        self._failure = None
        self._show_empty()
        self.overlay.set_loading(True)
        self._read(_FIRST_ROWS, None)

    @property
    def is_loading(self) -> bool:
        """Whether rows are still on their way."""
        return self._loading is not None

    def chosen(self) -> list[JobRow]:
        """The jobs of the rows chosen."""
        return [self.proxy.job_at(index.row()) for index in self.table.selectionModel().selectedRows()]

    def show_job(self, job_id: int) -> None:
        """Choose a job's row and bring it into sight, without filters if they hide it."""
        if self.model.job(job_id) is None:
            return
        row = self.proxy.row_of(job_id)
        if row is None:
            self.filters.clear()
            row = self.proxy.row_of(job_id)
        if row is not None:
            self.table.selectRow(row)
            self.table.scrollTo(self.proxy.index(row, 0))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.model.retranslate()
        super().changeEvent(event)

    # -- building -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch()
        card = QFrame(self)
        set_kind(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.lg, SPACING.xl, SPACING.lg)
        layout.setSpacing(SPACING.md)
        layout.addLayout(head)
        layout.addWidget(self.filters)
        layout.addWidget(card, 1)

    def _connect(self) -> None:
        desk, table = self._desk, self.table
        desk.jobsChanged.connect(self._on_jobs_changed)
        desk.accountChanged.connect(self._on_account_changed)
        self.filters.changed.connect(self._on_filter_changed)
        self.views.viewChosen.connect(self.filters.set_choice)
        self._clock.timeout.connect(self._on_clock)
        self._judge.timeout.connect(self._judge_actions)
        table.selectionModel().selectionChanged.connect(self._on_selection_changed)
        table.selectionModel().currentChanged.connect(self._on_selection_changed)
        table.activated.connect(self._open_statistics)
        table.statisticsClicked.connect(self._open_statistics)
        table.menuRequested.connect(self._open_menu)
        self._find = QAction(self)
        self._find.setShortcut(QKeySequence.StandardKey.Find)
        self._find.triggered.connect(self._focus_search)
        self.addAction(self._find)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Bulk actions"))
        self.table.setAccessibleName(self.tr("Bulk actions"))
        self._find.setText(self.tr("Search"))
        self._show_empty()

    def _show_empty(self) -> None:
        """Say why there are no rows, where there are none: nobody may take what cannot be read for nothing."""
        if self._failure is not None:
            again = (self.tr("Try again"), self.load)
            title = self.tr("The bulk actions cannot be read")
            self.overlay.set_texts(EmptyContent("error", title, error_text(self._failure), [again]))
            return
        may_import = self._desk.session.may(Right.CREATE_JOB)
        self.overlay.set_texts(
            EmptyContent(
                "bulk_actions",
                self.tr("No bulk actions yet"),
                self.tr("They appear here with their live status.")
                if not may_import
                else self.tr("Import a CSV or Excel file, or drop it on this window."),
                [
                    (self.tr("Import contacts"), self.importRequested.emit),
                    (self.tr("Look around with sample data"), self.sampleRequested.emit),
                ]
                if may_import
                else [],
            ),
            EmptyContent(
                "no_matches",
                self.tr("No matches"),
                self.tr("No bulk action fits these filters."),
                [(self.tr("Clear filters"), self.filters.clear)],
            ),
        )

    # -- rows ---------------------------------------------------------------------------------------------------

    def _read(self, limit: int, before_id: int | None) -> None:
        self._loading = self._desk.run(
            partial(find_jobs, self._desk.session, before_id=before_id, limit=limit),
            on_done=partial(self._on_read, limit),
            on_failed=self._on_load_failed,
        )

    def _on_read(self, limit: int, rows: list[JobRow]) -> None:
        """Show a slice, or keep it until all are there where older jobs would push others out of sight."""
        self._held += rows
        is_all = len(rows) < limit
        if is_all or self._is_newest_first():
            held, self._held = self._held, []
            self.model.merge(held)
        if not is_all:
            self._read(_SLICE, rows[-1].id)
            return
        self._loading = None
        self.overlay.set_loading(False)
        self._show_figures()
        self._on_selection_changed()
        self.loaded.emit()

    def _is_newest_first(self) -> bool:
        return (
            self.model.sort_column is Column.CREATED_AT
            and self.model.sort_order == Qt.SortOrder.DescendingOrder
        )

    def _on_load_failed(self, error: BulkDeskError) -> None:
        self._loading = None
        # What was read before stays, and is not all.
        held, self._held = self._held, []
        self.model.merge(held)
        self._failure = error
        self._show_empty()
        self.overlay.set_loading(False)
        self._show_figures()
        if self.model.jobs:
            self._desk.notify.emit(
                "danger",
                " ".join((self.tr("Not all bulk actions can be read."), error_text(error))),
                (self.tr("Try again"), self.load),
            )

    def _on_jobs_changed(self, rows: list[JobRow]) -> None:
        # While older jobs are still being read, these are newer states of them, which stay.
        self.model.merge(rows)
        if self._loading is None:
            self._show_figures()
        self._on_selection_changed()

    def _on_account_changed(self) -> None:
        self.model.reset_to(self._desk.session)
        self.filters.set_session(self._desk.session)
        self.views.set_session()
        self._take_up_filter()
        self._retranslate()
        self.load()

    def _show_figures(self) -> None:
        self.filters.set_counts(self.model.statuses, self.model.types, self.model.creators)
        self.filters.set_shown(len(self.model.rows), len(self.model.jobs))
        self.overlay.set_filtered(self.filters.is_active() and bool(self.model.jobs))

    def _on_filter_changed(self) -> None:
        choice = self.filters.choice()
        self._settings.set_text(self._filter_key(), choice.to_json())
        self._apply(choice)

    def _take_up_filter(self) -> None:
        """Use the filter that was in force when this person last looked at this sub-account."""
        choice = FilterChoice.from_json(self._settings.text(self._filter_key()))
        self.filters.blockSignals(True)
        self.filters.set_choice(choice)
        self.filters.blockSignals(False)
        self._apply(choice)

    def _filter_key(self) -> str:
        session = self._desk.session
        store = hashlib.sha256(os.fsencode(session.store.path.resolve())).hexdigest()[:16]
        return f"filters/{store}/{session.account.id}-{session.user.id}"

    def _apply(self, choice: FilterChoice) -> None:
        self.model.set_filter(self.filters.job_filter())
        self.views.set_choice(choice)
        if self._loading is None:
            self._show_figures()
        self._on_selection_changed()

    def _on_clock(self) -> None:
        self.model.refresh_times()
        # "Today" may be another day now.
        self._apply(self.filters.choice())

    # -- acting -------------------------------------------------------------------------------------------------

    def _on_selection_changed(self) -> None:
        selection = self.table.selectionModel().selection()
        if sum(selection.at(place).height() for place in range(selection.count())) > _MANY_ROWS:
            self._judge.start()
        else:
            self._judge.stop()
            self._judge_actions()

    def _judge_actions(self) -> None:
        row = self.table.current_job_row()
        self.actions_home.set_jobs(self.chosen(), None if row is None else self.proxy.job_at(row))

    def _open_statistics(self, index: QModelIndex) -> None:
        self.actions_home.show_statistics(self.proxy.job_at(index.row()).id)

    def _open_menu(self, place: QPoint) -> None:
        if self._judge.isActive():
            self._judge.stop()
            self._judge_actions()
        if self.actions_home.action(Act.VIEW).isEnabled():
            self.actions_home.menu(self).popup(place)

    def _focus_search(self) -> None:
        self.filters.search.setFocus()
        self.filters.search.selectAll()
