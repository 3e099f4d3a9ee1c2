"""The place "Restore": all deleted contacts, how long they can be brought back, and bringing single ones back."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from bulkdesk.services.access import Right
from bulkdesk.services.restoring import create_restore_contacts
from bulkdesk.services.texts import error_text
from bulkdesk.store.deletion import RESTORE_DAYS
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import JobType
from bulkdesk.ui.contacts.card import ContactDialog
from bulkdesk.ui.contacts.restore_model import Column, DeletedModel
from bulkdesk.ui.contacts.restore_table import DeletedTable
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.shell.settings import WindowSettings
from bulkdesk.ui.theme import CONTROL_HEIGHT, SPACING, icon, set_kind
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from bulkdesk.ui.widgets.dialogs import open_dialog
from bulkdesk.ui.widgets.empty_state import EmptyContent, EmptyStateOverlay
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.search_field import SearchField

REFRESH_MS: Final = 500
"""The least time between two readings of the list while bulk actions delete or restore."""

_CLOCK_MS: Final = 30_000
"""How often the days left are looked at again."""

_COLUMNS: Final = ("columns/deleted", "columns/deletedSized")
_TOUCHING: Final = frozenset({JobType.DELETE, JobType.RESTORE, JobType.REVERT})
"""The types that delete contacts or bring them back."""


class RestorePage(QWidget):
    """The page. ``jobCreated(JobRow)`` tells of a restore that was queued."""

    jobCreated = Signal(object)  # noqa: N815 - Qt's naming for signals

    def __init__(self, desk: Desk, settings: WindowSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settings = settings
        self._is_queueing = False
        self._is_stale = False
        self.model = DeletedModel(desk, self)
        self.table = DeletedTable(self.model, self)
        self.search = SearchField(parent=self)
        self.count = label("", "caption", self)
        self.restore_button = QPushButton(icon("restore", "accent_text"), "", self)
        self._restore = QAction(self)
        self._open = QAction(self)
        self._find = QAction(self)
        self._title = label("", "heading", self)
        self._hint = label("", "muted", self, wrap=True)
        self._refresh = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._clock = QTimer(self, interval=_CLOCK_MS)
        settings.restore_columns(self.table, *_COLUMNS)
        self.overlay = EmptyStateOverlay(self.table, EmptyContent("restore", ""))
        self._lay_out()
        self._connect()
        self._retranslate()
        self._clock.start()
        self.load()

    def load(self) -> None:
        """Read the sub-account's deleted contacts in the background, the last deleted first."""
        self.model.load(self.search.text().strip())

    def remember(self) -> None:
        """Keep the columns as they are for the next start."""
        self._settings.keep_columns(self.table, *_COLUMNS)

    def chosen(self) -> list[int]:
        """Ids of the contacts to restore: the ticked ones, or where none is ticked those of the selected rows."""
        if ticked := self.model.ticked_ids:
            return ticked
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.contact(row).contact.id for row in rows if self.model.can_restore(row)]

    def showEvent(self, event: QShowEvent) -> None:
        """Take up what changed while another place was in sight."""
        super().showEvent(event)
        if self._is_stale:
            self._refresh_now()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.model.retranslate()
        super().changeEvent(event)

    # -- building -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.search.setObjectName("deletedSearch")
        self.count.setObjectName("deletedCount")
        self.restore_button.setObjectName("deletedRestoreButton")
        set_kind(self.restore_button, "primary")
        # Where it is in the places with a button beside it: it does not jump from one to another.
        self._title.setMinimumHeight(CONTROL_HEIGHT)
        bar = QHBoxLayout()
        bar.setSpacing(SPACING.sm)
        bar.addWidget(self.search, 2)
        bar.addWidget(self.count)
        bar.addStretch(1)
        bar.addWidget(self.restore_button)
        card = QFrame(self)
        set_kind(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.lg, SPACING.xl, SPACING.lg)
        layout.setSpacing(SPACING.md)
        layout.addWidget(self._title)
        layout.addWidget(self._hint)
        layout.addLayout(bar)
        layout.addWidget(card, 1)

    def _connect(self) -> None:
        desk, model, table = self._desk, self.model, self.table
        desk.jobsChanged.connect(self._on_jobs_changed)
        desk.accountChanged.connect(self._on_account_changed)
        model.changed.connect(self._show_count)
        model.ticked.connect(self._judge)
        model.failed.connect(self._on_failed)
        self.search.searchChanged.connect(self.load)
        self.restore_button.clicked.connect(self._ask)
        self._restore.setObjectName("actionRestoreContacts")
        self._restore.triggered.connect(self._ask)
        self._open.triggered.connect(self._open_current)
        self._find.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        self._find.triggered.connect(self._focus_search)
        self.addAction(self._find)
        table.clicked.connect(self._on_clicked)
        table.spaced.connect(self._on_space)
        table.activated.connect(self._open_card)
        table.menuRequested.connect(self._open_menu)
        table.selectionModel().selectionChanged.connect(self._judge)
        self._refresh.timeout.connect(self._refresh_now)
        self._clock.timeout.connect(model.refresh_times)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Restore"))
        self._hint.setText(
            self.tr(
                "Deleted contacts can be restored for %n day(s). After that they are removed for good.",
                None,
                RESTORE_DAYS,
            )
        )
        self.table.setAccessibleName(self.tr("Deleted contacts"))
        placeholder = self.tr("Search name, e-mail, phone, company")
        self.search.setPlaceholderText(placeholder)
        self.search.setAccessibleName(placeholder)
        self._find.setText(self.tr("Search"))
        self._open.setText(self.tr("Show contact"))
        self._restore.setText(self.tr("Restore"))
        self._restore.setIcon(icon("restore"))
        self.overlay.set_texts(
            EmptyContent(
                "restore",
                self.tr("No deleted contacts"),
                self.tr(
                    "Contacts that are deleted stay here for %n day(s) and can be brought back.",
                    None,
                    RESTORE_DAYS,
                ),
            ),
            EmptyContent(
                "no_matches",
                self.tr("No matches"),
                self.tr("No deleted contact fits the search."),
                [(self.tr("Clear search"), self.search.clear_now)],
            ),
        )
        self._show_count()
        self._judge()

    # -- rows ---------------------------------------------------------------------------------------------------

    def _show_count(self) -> None:
        count = self.model.count
        self.overlay.set_filtered(bool(self.model.search))
        # Where nothing could be read nothing is said about how many there are.
        self.overlay.set_loading(self.model.is_beginning or count is None)
        self.count.setText("" if count is None else self.tr("%n deleted contact(s)", None, count))
        self._judge()

    def _on_jobs_changed(self, rows: list[JobRow]) -> None:
        if any(job.type in _TOUCHING for job in rows):
            self._is_stale = True
            if self.isVisible() and not self._refresh.isActive():
                self._refresh.start()

    def _refresh_now(self) -> None:
        self._is_stale = False
        self.model.refresh()

    def _on_account_changed(self) -> None:
        self._retranslate()
        self.load()

    def _on_failed(self, error: BulkDeskError) -> None:
        self._desk.notify.emit(
            "danger",
            " ".join((self.tr("The deleted contacts cannot be read."), error_text(error))),
            (self.tr("Try again"), self.load),
        )

    # -- choosing -----------------------------------------------------------------------------------------------

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.TICK:
            self.model.toggle([index.row()])

    def _on_space(self) -> None:
        rows = [index.row() for index in self.table.selectionModel().selectedRows()]
        current = self.table.currentIndex()
        self.model.toggle(rows or ([current.row()] if current.isValid() else []))

    def _judge(self) -> None:
        """Offer what can be done with what is chosen."""
        is_allowed = self._desk.session.may(Right.CREATE_JOB)
        number = len(self.chosen())
        self.restore_button.setVisible(is_allowed)
        self.table.setColumnHidden(Column.TICK, not is_allowed)
        self.restore_button.setText(
            self.tr("Restore %n contact(s)", None, number) if number else self.tr("Restore")
        )
        for part in (self.restore_button, self._restore):
            part.setEnabled(is_allowed and number > 0 and not self._is_queueing)

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._open)
        if self._desk.session.may(Right.CREATE_JOB):
            menu.addAction(self._restore)
        menu.popup(place)

    def _open_current(self) -> None:
        self._open_card(self.table.currentIndex())

    def _open_card(self, index: QModelIndex) -> None:
        if index.isValid():
            dialog = ContactDialog(self._desk, self.model.contact(index.row()).contact.id, self)
            open_dialog(dialog)

    def _focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    # -- restoring ----------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        """Ask before what is chosen now is restored."""
        ids = self.chosen()
        if not ids:
            return
        question = ConfirmDialog(
            self,
            self.tr("Restore %n contact(s)?", None, len(ids)),
            self.tr("Their tags come back. Messages already sent stay as they are."),
            self.tr("Restore"),
            details=[
                self.tr(
                    "Where another contact has the e-mail or phone now, the contact stays deleted and is reported."
                )
            ],
        )
        question.setObjectName("restoreContactsDialog")
        question.accepted.connect(lambda: self._queue(ids))
        self._desk.accountChanged.connect(question.reject)
        open_dialog(question)

    def _queue(self, ids: list[int]) -> None:
        self._is_queueing = True
        self._judge()
        self._desk.run(
            create_restore_contacts,
            self._desk.session,
            ids,
            on_done=self._on_queued,
            on_failed=self._on_refused,
        )

    def _on_queued(self, job: JobRow) -> None:
        self._is_queueing = False
        self.model.clear_ticks()
        self.table.clearSelection()
        self._judge()
        self._desk.wake()
        self.jobCreated.emit(job)

    def _on_refused(self, error: BulkDeskError) -> None:
        self._is_queueing = False
        self._judge()
        self._desk.tell_error(error)
        self.model.refresh()
