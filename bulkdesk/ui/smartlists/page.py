"""The place "Smart lists": the table of lists with their live figures, and what can be done with them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from bulkdesk.services import smart_lists
from bulkdesk.services.session import Session
from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.smart_lists import SmartListRow
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.shell.settings import WindowSettings
from bulkdesk.ui.smartlists.actions import BULK, ListAct, SmartListActions
from bulkdesk.ui.smartlists.counting import ListCounter
from bulkdesk.ui.smartlists.editor import SmartListEditor
from bulkdesk.ui.smartlists.model import SmartListsModel, SmartListsProxy
from bulkdesk.ui.smartlists.name_field import NameDialog
from bulkdesk.ui.smartlists.table import SmartListsTable
from bulkdesk.ui.smartlists.vocabulary import read_names
from bulkdesk.ui.smartlists.words import job_ids
from bulkdesk.ui.theme import SPACING, set_kind
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from bulkdesk.ui.widgets.dialogs import open_dialog
from bulkdesk.ui.widgets.dropdown import DropdownButton
from bulkdesk.ui.widgets.empty_state import EmptyContent, EmptyStateOverlay
from bulkdesk.ui.widgets.format import format_number
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.search_field import SearchField
from bulkdesk.ui.widgets.task import BackgroundTask

_RECOUNT_MS = 1_000
"""The least time between two counts because of running jobs."""

_PAUSE_SHARE = 4
"""The pause between two counts is so many times as long as a count takes: jobs come first."""

_CLOCK_MS = 30_000
"""How often words such as "5 minutes ago" are looked at again."""

_SEARCH_WIDTH = 240
_COLUMNS = ("smartLists/columns", "smartLists/columnsSized")

Loaded = tuple[list[SmartListRow], dict[int, str]]


class SmartListsPage(QWidget):
    """The page."""

    showContacts = Signal(object, str)  # noqa: N815 - Qt's naming for signals
    """A filter, and the name of its list: its contacts are to be shown."""
    bulkRequested = Signal(str, object, int)  # noqa: N815
    """``add_tag``, ``remove_tag``, ``email``, ``sms`` or ``delete``; the ``Target``; how many contacts that is."""
    listsChanged = Signal()  # noqa: N815
    """A list was made, changed or deleted here."""

    def __init__(self, desk: Desk, settings: WindowSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settings = settings
        self._loading: BackgroundTask | None = None
        self._asking: BackgroundTask | None = None
        self._wanted_id: int | None = None
        self.model = SmartListsModel(desk.session, self)
        self.proxy = SmartListsProxy(self.model, self)
        self.table = SmartListsTable(self.proxy, self)
        self.counter = ListCounter(desk, self)
        self.actions_home = SmartListActions(desk, self)
        self.addActions(self.actions_home.actions())
        self._title = label("", "heading", self)
        self.search = SearchField(parent=self)
        self.search.setObjectName("smartListsSearch")
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self.shown = label("", "muted", self)
        self.shown.setObjectName("smartListsCount")
        self.bulk_button = DropdownButton(self)
        self.bulk_button.setObjectName("smartListsBulk")
        self.new_button = QPushButton(self)
        self.new_button.setObjectName("smartListsNew")
        self.overlay = EmptyStateOverlay(self.table, EmptyContent("smart_lists", ""))
        self._recount = QTimer(self, singleShot=True, interval=_RECOUNT_MS)
        self._clock = QTimer(self, interval=_CLOCK_MS)
        self._lay_out()
        settings.restore_columns(self.table, *_COLUMNS)
        self._connect()
        self._retranslate()
        self._clock.start()
        self.load()

    def load(self, choose: int | None = None) -> None:
        """Read the sub-account's lists; ``choose`` is the one to be chosen then."""
        self._wanted_id = choose if choose is not None else self._current_id()
        if self._loading is not None:
            self._loading.cancel()
        self.overlay.set_loading(not self.model.rows)
        self._loading = self._desk.run(
            read_lists, self._desk.session, on_done=self._on_loaded, on_failed=self._on_load_failed
        )

    def remember(self) -> None:
        """Keep the columns as they are for the next start."""
        self._settings.keep_columns(self.table, *_COLUMNS)

    @property
    def is_loading(self) -> bool:
        """Whether lists are still on their way."""
        return self._loading is not None

    def current(self) -> SmartListRow | None:
        """The list chosen."""
        rows = self.table.selectionModel().selectedRows()
        return self.proxy.row_at(rows[0].row()) if rows else None

    def choose(self, list_id: int) -> None:
        """Choose a list and bring it into sight, without the search if that hides it."""
        row = self.proxy.row_of(list_id)
        if row is None and any(each.id == list_id for each in self.model.rows):
            self.search.clear_now()
            row = self.proxy.row_of(list_id)
        if row is not None:
            self.table.selectRow(row)
            self.table.scrollTo(self.proxy.index(row, 0))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.model.refresh()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again: contacts and lists may have changed elsewhere."""
        super().showEvent(event)
        if self._loading is None:
            self.load()

    # -- building -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.new_button.clicked.connect(lambda _checked: self._new())
        set_kind(self.new_button, "primary")
        menu = QMenu(self.bulk_button)
        menu.addActions([self.actions_home.action(act) for act in BULK])
        self.bulk_button.setMenu(menu)
        self.bulk_button.setPopupMode(DropdownButton.ToolButtonPopupMode.InstantPopup)
        head = QHBoxLayout()
        head.setSpacing(SPACING.sm)
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self.bulk_button)
        head.addWidget(self.new_button)
        bar = QHBoxLayout()
        bar.addWidget(self.search)
        bar.addStretch()
        bar.addWidget(self.shown)
        card = QFrame(self)
        set_kind(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.lg, SPACING.xl, SPACING.lg)
        layout.setSpacing(SPACING.md)
        layout.addLayout(head)
        layout.addLayout(bar)
        layout.addWidget(card, 1)

    def _connect(self) -> None:
        desk, table = self._desk, self.table
        desk.jobsChanged.connect(self._on_jobs_changed)
        desk.accountChanged.connect(self._on_account_changed)
        self.counter.counted.connect(self.model.set_count)
        self.search.searchChanged.connect(self._on_search)
        self.actions_home.triggered.connect(self._on_act)
        self._recount.timeout.connect(self._count_again)
        self._clock.timeout.connect(self.model.refresh)
        table.selectionModel().selectionChanged.connect(self._judge)
        self.model.modelReset.connect(self._judge)
        table.activated.connect(lambda _index: self._on_act(ListAct.SHOW))
        table.menuRequested.connect(self._open_menu)
        self._find = QAction(self)
        self._find.setShortcut(QKeySequence.StandardKey.Find)
        self._find.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._find.triggered.connect(self._focus_search)
        self.addAction(self._find)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Smart lists"))
        self.table.setAccessibleName(self.tr("Smart lists"))
        self.search.setPlaceholderText(self.tr("Search smart lists"))
        self.search.setAccessibleName(self.tr("Search smart lists"))
        self._find.setText(self.tr("Search"))
        self.new_button.setText(self.tr("New smart list"))
        self.bulk_button.setText(self.tr("Bulk action"))
        self.bulk_button.setAccessibleName(
            self.tr("Start a bulk action over the contacts of the chosen list")
        )
        self.bulk_button.setToolTip(self.tr("Start a bulk action over the contacts of the chosen list"))
        self._show_rights()
        may_make = self.actions_home.action(ListAct.NEW).isVisible()
        self.overlay.set_texts(
            EmptyContent(
                "smart_lists",
                self.tr("No smart lists yet"),
                self.tr(
                    "A smart list is a saved filter, such as all customers in Cologne without an e-mail. "
                    "It is always live: it shows whoever matches at that moment."
                ),
                [(self.tr("New smart list"), self._new)] if may_make else [],
            ),
            EmptyContent(
                "no_matches",
                self.tr("No matches"),
                self.tr("No smart list has this in its name."),
                [(self.tr("Clear search"), self.search.clear_now)],
            ),
        )
        self._show_figures()

    def _show_rights(self) -> None:
        """Hide the buttons of what the person may not do."""
        self.new_button.setVisible(self.actions_home.action(ListAct.NEW).isVisible())
        self.bulk_button.setVisible(self.actions_home.action(ListAct.ADD_TAG).isVisible())

    # -- rows ---------------------------------------------------------------------------------------------------

    def _on_loaded(self, loaded: Loaded) -> None:
        rows, names = loaded
        self._loading = None
        self.model.set_rows(rows, names)
        self.overlay.set_loading(False)
        self._show_figures()
        if self._wanted_id is not None:
            self.choose(self._wanted_id)
        self._judge()
        self.counter.count(rows)

    def _on_load_failed(self, error: BulkDeskError) -> None:
        self._loading = None
        self._desk.notify.emit(
            "danger",
            " ".join((self.tr("The smart lists cannot be read."), error_text(error))),
            (self.tr("Try again"), self.load),
        )

    def _on_jobs_changed(self, rows: list[JobRow]) -> None:
        """Count again once jobs have worked on contacts; a job that only waits changes none."""
        if any(row.position for row in rows) and not self._recount.isActive():
            self._recount.start(max(_RECOUNT_MS, _PAUSE_SHARE * self.counter.round_ms))

    def _count_again(self) -> None:
        if self.isVisible():
            self.counter.count_again(self.model.rows)

    def _on_account_changed(self) -> None:
        self.counter.stop()
        self._ask_no_more()
        self.model.set_session(self._desk.session)
        self.actions_home.set_session()
        self.search.clear_now()
        self._retranslate()
        self.load()

    def _on_search(self, text: str) -> None:
        self.proxy.set_search(text)
        self._show_figures()
        self._judge()

    def _show_figures(self) -> None:
        shown, total = self.proxy.rowCount(), self.model.rowCount()
        text = self.tr("{shown} of %n smart list(s)", None, total).format(shown=format_number(shown))
        self.shown.setText(text if total else "")
        self.overlay.set_filtered(shown < total)

    def _current_id(self) -> int | None:
        row = self.current()
        return None if row is None else row.id

    def _judge(self) -> None:
        self.actions_home.set_row(self.current())
        self.bulk_button.setEnabled(self.actions_home.action(ListAct.ADD_TAG).isEnabled())

    def _open_menu(self, place: QPoint) -> None:
        menu = self.actions_home.menu(self)
        if not menu.isEmpty():
            menu.popup(place)

    def _focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    # -- acting -------------------------------------------------------------------------------------------------

    def _on_act(self, word: str) -> None:
        act, row = ListAct(word), self.current()
        if act is ListAct.NEW:
            self._new()
        elif row is None or not self.actions_home.action(act).isEnabled():
            return
        elif act is ListAct.SHOW:
            self.showContacts.emit(row.filter, row.name)
        elif act is ListAct.EDIT:
            self._open_editor(row)
        elif act is ListAct.RENAME:
            self._ask_name(row)
        elif act is ListAct.DUPLICATE:
            self._desk.run(smart_lists.duplicate, self._desk.session, row.id, on_done=self._on_changed)
        elif act is ListAct.FORGET:
            self._ask_delete(row)
        else:
            self._start_bulk(act, row)

    def _new(self) -> None:
        self._open_editor(None)

    def _open_editor(self, row: SmartListRow | None) -> None:
        editor = SmartListEditor(self._desk, self.window(), row=row)
        editor.saved.connect(self._on_changed)
        open_dialog(editor)

    def _ask_name(self, row: SmartListRow) -> None:
        dialog = NameDialog(
            self._desk,
            self.window(),
            self.tr("Rename smart list"),
            self.tr("Its conditions stay as they are."),
            self.tr("Rename"),
            name=row.name,
            act=partial(smart_lists.rename, self._desk.session, row.id),
        )
        dialog.named.connect(self._on_changed)
        open_dialog(dialog)

    def _ask_delete(self, row: SmartListRow) -> None:
        dialog = ConfirmDialog(
            self.window(),
            self.tr("Delete the smart list “{name}”?").format(name=row.name),
            self.tr("Only the saved filter goes; its contacts stay as they are."),
            self.tr("Delete smart list"),
            danger=True,
        )
        dialog.setObjectName("smartListDeleteDialog")
        dialog.accepted.connect(partial(self._delete, row.id))
        open_dialog(dialog)

    def _delete(self, list_id: int) -> None:
        self._desk.run(smart_lists.delete, self._desk.session, list_id, on_done=self._on_deleted)

    def _on_deleted(self, _nothing: None) -> None:
        self.load()
        self.listsChanged.emit()

    def _on_changed(self, row: SmartListRow) -> None:
        self.load(row.id)
        self.listsChanged.emit()

    def _start_bulk(self, act: ListAct, row: SmartListRow) -> None:
        """Ask for a bulk action, with the figure of this moment; what was asked for before is left."""
        if row.filter is None:
            return
        self._ask_no_more()
        self._asking = self._desk.run(
            smart_lists.count,
            self._desk.session,
            row.filter,
            on_done=partial(self._on_counted_for, act, row),
        )

    def _ask_no_more(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None

    def _on_counted_for(self, act: ListAct, row: SmartListRow, count: int) -> None:
        self.model.set_count(row.id, count)
        if count == 0:
            self._desk.notify.emit(
                "info", self.tr("No contact matches “{name}” at the moment.").format(name=row.name), None
            )
            return
        self.bulkRequested.emit(act.value, smart_lists.list_target(row), count)


def read_lists(session: Session) -> Loaded:
    """The sub-account's lists, and the names of the bulk actions that they ask about."""
    rows = smart_lists.all_lists(session)
    wanted = {job_id for row in rows if row.filter is not None for job_id in job_ids(row.filter)}
    return rows, read_names(session, wanted)
