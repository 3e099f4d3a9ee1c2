"""The place "Contacts": search, filter, the table of any number of contacts, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bulkdesk.services.smart_lists import filter_target
from bulkdesk.services.texts import error_text
from bulkdesk.store.contacts import Target
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.filters import Filter
from bulkdesk.store.smart_lists import SmartListRow
from bulkdesk.store.words import Channel
from bulkdesk.ui.contacts.action_bar import ContactActionBar
from bulkdesk.ui.contacts.actions import ON_TARGET, ContactActions, Deed
from bulkdesk.ui.contacts.card import ContactDialog
from bulkdesk.ui.contacts.columns import contact_name
from bulkdesk.ui.contacts.delete_dialog import DeleteDialog
from bulkdesk.ui.contacts.export import choose_and_export
from bulkdesk.ui.contacts.model import ContactsModel
from bulkdesk.ui.contacts.search_bar import ContactSearchBar
from bulkdesk.ui.contacts.table import ContactsTable
from bulkdesk.ui.contacts.tag_dialog import TagDialog
from bulkdesk.ui.contacts.watch import ChangeWatch
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.shell.settings import WindowSettings
from bulkdesk.ui.smartlists.editor import SmartListEditor
from bulkdesk.ui.smartlists.words import filter_text
from bulkdesk.ui.theme import SPACING, icon, set_kind
from bulkdesk.ui.widgets.dialogs import open_dialog
from bulkdesk.ui.widgets.empty_state import EmptyContent, EmptyStateOverlay
from bulkdesk.ui.widgets.plain import label, without_mnemonic

_COLUMNS = ("contacts/columns", "contacts/isSized")


class ContactsPage(QWidget):
    """The page.

    ``importRequested`` tells that somebody wants to import, ``sendRequested`` that contacts are to be written to (a
    ``Target``, how many they are, the word of the ``Channel``), ``jobCreated`` carries the ``JobRow`` of a new bulk action.
    """

    importRequested = Signal()  # noqa: N815 - Qt's naming for signals
    sendRequested = Signal(object, int, str)  # noqa: N815
    jobCreated = Signal(object)  # noqa: N815

    def __init__(self, desk: Desk, settings: WindowSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settings = settings
        self._filter: Filter | None = None
        self._is_stale = False
        self.actions_home = ContactActions(desk.session, self)
        self.model = ContactsModel(desk, self)
        self.table = ContactsTable(self.model, self)
        self.bar = ContactSearchBar(self.actions_home, self)
        self.action_bar = ContactActionBar(self.actions_home, self)
        self.watch = ChangeWatch(self)
        self._title = label("", "heading", self)
        self.create_button = QPushButton(icon("add", "accent_text"), "", self)
        self.create_button.setObjectName("contactsCreate")
        set_kind(self.create_button, "primary")
        self.overlay = EmptyStateOverlay(self.table, EmptyContent("contacts", ""))
        self._lay_out()
        self._connect()
        self._show_rights()
        self._retranslate()
        self.restore()
        self._apply()

    # -- what others call ---------------------------------------------------------------------------------------

    @property
    def is_loading(self) -> bool:
        """Whether contacts are on their way."""
        return self.model.is_loading

    def show_filter(self, tree: Filter, job_names: Mapping[int, str] | None = None) -> None:
        """Show the contacts that a filter lets through; ``job_names`` are those of bulk actions by id."""
        self._narrow(tree, lambda: self.tr("Filter: {text}").format(text=filter_text(tree, job_names)))

    def show_list(self, tree: Filter | None, name: str) -> None:
        """Show the contacts of a smart list."""
        self._narrow(tree, lambda: self.tr("Smart list: {name}").format(name=name))

    def show_all(self) -> None:
        """Show all contacts, without search and filter."""
        self._set_filter(None)
        if self.bar.search.text():
            self.bar.search.clear_now()
        else:
            self._apply()

    def focus_search(self, text: str = "") -> None:
        """Go to the search field, and search for a text if one is given."""
        field = self.bar.search
        field.setFocus()
        if text:
            field.setText(text)
            field.returnPressed.emit()
        field.selectAll()

    def load(self) -> None:
        """Look at the contacts anew; what is shown stays until that is done."""
        self._is_stale = False
        self.watch.looking()
        self.model.refresh()

    def remember(self) -> None:
        """Keep the columns as they are for the next start."""
        self._settings.keep_columns(self.table, *_COLUMNS)

    def restore(self) -> None:
        """Take up the columns that were kept."""
        self._settings.restore_columns(self.table, *_COLUMNS)

    def target(self) -> Target:
        """The contacts that an action works on: those ticked, or else the chosen one."""
        if self.model.ticked_count:
            return self.model.ticked_target
        chosen = self.table.current_contact_id
        return Target(ids=() if chosen is None else (chosen,))

    def target_count(self) -> int:
        """How many contacts an action works on."""
        return self.model.ticked_count or int(self.table.current_contact_id is not None)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.model.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the contacts anew if they changed while nobody looked at the page."""
        super().showEvent(event)
        if self._is_stale:
            self.load()

    # -- building -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACING.sm)
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self.create_button)
        card = QFrame(self)
        set_kind(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.action_bar)
        inside.addWidget(self.table, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.lg, SPACING.xl, SPACING.lg)
        layout.setSpacing(SPACING.md)
        layout.addLayout(head)
        layout.addWidget(self.bar)
        layout.addWidget(card, 1)

    def _connect(self) -> None:
        desk, table, model = self._desk, self.table, self.model
        desk.jobsChanged.connect(self.watch.hear)
        desk.accountChanged.connect(self._on_account_changed)
        self.watch.due.connect(self._on_changed)
        self.bar.search.searchChanged.connect(self._apply)
        self.bar.filterClosed.connect(lambda: self._narrow(None))
        self.bar.columnsAsked.connect(self._open_columns)
        model.shown.connect(self._on_shown)
        model.loaded.connect(self._on_loaded)
        model.counted.connect(self._show_count)
        model.rowsGone.connect(self.watch.stir)
        model.ticksChanged.connect(self._on_ticks_changed)
        model.dataChanged.connect(self._show_chosen)
        model.failed.connect(self._on_failed)
        table.currentMoved.connect(self._on_ticks_changed)
        table.activated.connect(lambda index: self._open_card(self.model.contact_id(index.row())))
        table.menuRequested.connect(self._open_menu)
        self.create_button.clicked.connect(self.actions_home.action(Deed.CREATE).trigger)
        self.actions_home.asked.connect(self._act)

    def _show_rights(self) -> None:
        self.actions_home.set_session(self._desk.session)
        self.create_button.setVisible(self.actions_home.is_allowed(Deed.CREATE))
        self.action_bar.show_allowed()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Contacts"))
        self.create_button.setText(self.actions_home.action(Deed.CREATE).text())
        self.create_button.setToolTip(self.actions_home.action(Deed.CREATE).toolTip())
        nexts = [
            (text, self.actions_home.action(deed).trigger)
            for deed, text in (
                (Deed.IMPORT, self.tr("Import contacts")),
                (Deed.CREATE, self.tr("New contact")),
            )
            if self.actions_home.is_allowed(deed)
        ]
        self.overlay.set_texts(
            EmptyContent(
                "contacts",
                self.tr("No contacts yet"),
                self.tr("Import a CSV or Excel file, or enter the first contact by hand.") if nexts else "",
                nexts,
            ),
            EmptyContent(
                "no_matches",
                self.tr("No matches"),
                self.tr("No contact fits this search or filter."),
                [(self.tr("Show all contacts"), self.show_all)],
            ),
        )

    # -- rows ---------------------------------------------------------------------------------------------------

    def _apply(self) -> None:
        """Show what search and filter ask for."""
        search = self.bar.search.text().strip()
        if self._filter is None:
            target = Target(search=search)
        else:
            target = filter_target(self._desk.session, self._filter, search=search)
        self._is_stale = False
        self.overlay.set_loading(True)
        if search:
            self.bar.set_searching()
        self.watch.looking()
        self.model.set_target(target)

    def _narrow(self, tree: Filter | None, title: Callable[[], str] | None = None) -> None:
        """Show the contacts that a filter lets through, under a chip with its title; None: no filter."""
        if tree is not None:
            try:
                filter_target(self._desk.session, tree)
            except BulkDeskError as error:
                self._desk.tell_error(error)
                return
        self._set_filter(tree, title)
        self._apply()

    def _set_filter(self, tree: Filter | None, title: Callable[[], str] | None = None) -> None:
        self._filter = tree
        self.bar.set_filter(title if tree is not None else None)

    def _is_narrowed(self) -> bool:
        return self.model.target != Target()

    def _on_shown(self, is_new: bool) -> None:
        if is_new and not self.model.is_whole:
            self.bar.set_counting()
        self._on_ticks_changed()

    def _on_loaded(self) -> None:
        self.watch.looked()
        self._show_count()
        self.overlay.set_loading(False)

    def _show_count(self) -> None:
        total = self.model.total
        if self.model.is_whole:
            self.bar.set_shown(self.model.rowCount(), total, is_narrowed=self._is_narrowed())
        else:
            # Where not all could be read nothing is said about how many there are.
            self.bar.set_unknown()
        # Where it is not known yet how many there are, there were some a moment ago.
        self.overlay.set_filtered(self._is_narrowed() and total != 0)

    def _on_failed(self, error: BulkDeskError) -> None:
        self.watch.looked()
        self._show_count()
        self.overlay.set_loading(not self.model.is_whole)
        self._desk.notify.emit(
            "danger",
            " ".join((self.tr("The contacts cannot be read."), error_text(error))),
            (self.tr("Try again"), self.load),
        )

    def _on_changed(self) -> None:
        if self.isVisible():
            self.load()
        else:
            self._is_stale = True

    def _on_account_changed(self) -> None:
        self.watch.forget()
        self.model.reset()
        self._set_filter(None)
        self.bar.search.forget()
        self._show_rights()
        self._retranslate()
        self._apply()

    # -- acting -------------------------------------------------------------------------------------------------

    def _on_ticks_changed(self) -> None:
        count = self.target_count()
        actions = self.actions_home
        for deed in ON_TARGET:
            actions.set_usable(deed, usable=count > 0)
        actions.set_usable(Deed.OPEN, usable=self.table.current_contact_id is not None)
        actions.set_usable(Deed.TICK_ALL, usable=self.model.is_whole and not self.model.has_all_ticked)
        actions.set_usable(Deed.CLEAR_TICKS, usable=self.model.ticked_count > 0)
        actions.set_usable(Deed.SAVE_LIST, usable=self._filter is not None)
        self.action_bar.set_ticked(
            self.model.ticked_count,
            self.model.rowCount(),
            is_whole=self.model.is_whole,
            is_narrowed=self._is_narrowed(),
        )
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.table.current_contact_id
        contact = None if chosen is None else self.model.contact(self.table.currentIndex().row())
        is_read = contact is not None and contact.id == chosen
        self.action_bar.set_chosen(contact_name(contact.texts, contact.id) if contact and is_read else "")

    def _open_menu(self, place: QPoint) -> None:
        menu = self.actions_home.menu(self)
        # With ticks the row under the mouse is not what is meant.
        head = QAction(without_mnemonic(self.action_bar.state.accessibleName()), menu)
        head.setEnabled(False)
        menu.insertSeparator(menu.actions()[0])
        menu.insertAction(menu.actions()[0], head)
        menu.popup(place)

    def _open_columns(self) -> None:
        button = self.bar.columns_button
        self.table.header_menu().popup(button.mapToGlobal(QPoint(0, button.height() + SPACING.xs)))

    def _act(self, word: str) -> None:
        match Deed(word):
            case Deed.OPEN:
                self._open_card(self.table.current_contact_id)
            case Deed.CREATE:
                self._open_card(None)
            case Deed.IMPORT:
                self.importRequested.emit()
            case Deed.FILTER | Deed.SAVE_LIST as deed:
                self._open_editor(for_filter=deed is Deed.FILTER)
            case Deed.TICK_ALL:
                self.model.tick_all()
            case Deed.CLEAR_TICKS:
                self.model.clear_ticks()
            case Deed.SEARCH:
                self.focus_search()
            case deed:
                self._act_on(deed, self.target(), self.target_count())

    def _act_on(self, deed: Deed, target: Target, count: int) -> None:
        if count == 0:
            return
        match deed:
            case Deed.ADD_TAG | Deed.REMOVE_TAG:
                self._open_tags(target, count, remove=deed is Deed.REMOVE_TAG)
            case Deed.SEND_EMAIL:
                self.sendRequested.emit(target, count, Channel.EMAIL.value)
            case Deed.SEND_SMS:
                self.sendRequested.emit(target, count, Channel.SMS.value)
            case Deed.EXPORT:
                choose_and_export(self._desk, target, self)
            case Deed.DELETE:
                self._open_delete(target, count)

    def _open_card(self, contact_id: int | None) -> None:
        dialog = ContactDialog(self._desk, contact_id, self)
        dialog.saved.connect(lambda _contact_id: self.load())
        open_dialog(dialog)

    def _open_tags(self, target: Target, count: int, *, remove: bool) -> None:
        dialog = TagDialog(self._desk, target, count, self, remove=remove)
        dialog.created.connect(self.jobCreated)
        open_dialog(dialog)

    def _open_delete(self, target: Target, count: int) -> None:
        dialog = DeleteDialog(self._desk, target, count, self)
        # "All that match" must not take in contacts that come later.
        dialog.created.connect(lambda _job: self.model.clear_ticks())
        dialog.created.connect(self.jobCreated)
        open_dialog(dialog)

    def _open_editor(self, *, for_filter: bool) -> None:
        dialog = SmartListEditor(self._desk, self, tree=self._filter, for_filter=for_filter)
        # A filter may be saved from there too; then it is applied first.
        dialog.applied.connect(lambda tree: self.show_filter(tree, dialog.vocabulary.job_names))
        dialog.saved.connect(self._on_list_saved)
        open_dialog(dialog)

    def _on_list_saved(self, row: SmartListRow) -> None:
        self.show_list(row.filter, row.name)
        self._desk.notify.emit(
            "success", self.tr("“{name}” is kept as a smart list.").format(name=row.name), None
        )
