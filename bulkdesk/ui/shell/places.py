"""The places of the window: each is made when somebody first goes there, and stays.

What a place is made of is imported with it: the window is there sooner without.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import Channel, JobType
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.jobs.page import JobsPage
from bulkdesk.ui.shell.settings import WindowSettings
from bulkdesk.ui.widgets.dialogs import open_dialog
from bulkdesk.ui.widgets.table_view import DataTable

if TYPE_CHECKING:
    from bulkdesk.store.contacts import Target
    from bulkdesk.store.filters import Filter
    from bulkdesk.ui.contacts.page import ContactsPage


class Place(StrEnum):
    """Where one can be."""

    CONTACTS = "contacts"
    SMART_LISTS = "smart_lists"
    BULK_ACTIONS = "bulk_actions"
    RESTORE = "restore"


class Places(QStackedWidget):
    """The pages, and what leads from one to another.

    ``moved`` carries the place that is shown now; ``importRequested`` and ``sampleRequested`` tell that somebody wants to
    import, or to look around in sample data.
    """

    moved = Signal(str)
    importRequested = Signal()  # noqa: N815 - Qt's naming for signals
    sampleRequested = Signal()  # noqa: N815

    def __init__(self, desk: Desk, settings: WindowSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settings = settings
        self._pages: dict[Place, QWidget] = {}
        self._remembering: list[Callable[[], None]] = []
        self._makers: dict[Place, Callable[[], QWidget]] = {
            Place.CONTACTS: self._make_contacts,
            Place.SMART_LISTS: self._make_smart_lists,
            Place.BULK_ACTIONS: self._make_jobs,
            Place.RESTORE: self._make_restore,
        }
        self.go(Place.BULK_ACTIONS)

    @property
    def place(self) -> Place:
        """Where one is."""
        return next(place for place, page in self._pages.items() if page is self.currentWidget())

    @property
    def contacts(self) -> ContactsPage:
        """The place "Contacts"."""
        return cast("ContactsPage", self.page(Place.CONTACTS))

    @property
    def jobs(self) -> JobsPage:
        """The place "Bulk actions"."""
        return cast("JobsPage", self.page(Place.BULK_ACTIONS))

    def go(self, place: Place) -> None:
        """Show a place."""
        page = self.page(place)
        if page is self.currentWidget() and self.count() > 1:
            return
        self.setCurrentWidget(page)
        # Not by a focus proxy of the page: Tab would jump to the table over all that stands before it.
        table = page.findChild(DataTable)
        (table or page).setFocus()
        self.moved.emit(place.value)

    def show_contact(self, contact_id: int) -> None:
        """Open a contact's card."""
        from bulkdesk.ui.contacts.card import ContactDialog  # noqa: PLC0415

        open_dialog(ContactDialog(self._desk, contact_id, self))

    def show_list(self, list_id: int) -> None:
        """Show the contacts of a smart list."""
        from bulkdesk.services import smart_lists  # noqa: PLC0415

        try:
            row = smart_lists.get_list(self._desk.session, list_id)
            tree = smart_lists.list_target(row).filter
        except BulkDeskError as error:
            self._desk.tell_error(error)
            return
        self._show_list(tree, row.name)

    def search_contacts(self, text: str) -> None:
        """Show the contacts that a text is found in."""
        self.go(Place.CONTACTS)
        self.contacts.show_all()
        self.contacts.focus_search(text)

    def show_job(self, job_id: int) -> None:
        """Show a bulk action in its table."""
        self.go(Place.BULK_ACTIONS)
        self.jobs.show_job(job_id)

    def remember(self) -> None:
        """Keep what the pages remember between two starts."""
        for remember in self._remembering:
            remember()

    # -- making -------------------------------------------------------------------------------------------------

    def page(self, place: Place) -> QWidget:
        """The page of a place, made now if nobody has been there yet."""
        page = self._pages.get(place)
        if page is None:
            page = self._pages[place] = self._makers[place]()
            self.addWidget(page)
        return page

    def _make_contacts(self) -> QWidget:
        from bulkdesk.ui.contacts.page import ContactsPage  # noqa: PLC0415

        page = ContactsPage(self._desk, self._settings, self)
        page.importRequested.connect(self.importRequested)
        page.sendRequested.connect(self._send)
        page.jobCreated.connect(self._tell_created)
        self._remembering.append(page.remember)
        return page

    def _make_smart_lists(self) -> QWidget:
        from bulkdesk.ui.smartlists.page import SmartListsPage  # noqa: PLC0415

        page = SmartListsPage(self._desk, self._settings, self)
        page.showContacts.connect(self._show_list)
        page.bulkRequested.connect(self._start_bulk)
        self._remembering.append(page.remember)
        return page

    def _make_jobs(self) -> QWidget:
        page = JobsPage(self._desk, self._settings, self)
        page.importRequested.connect(self.importRequested)
        page.sampleRequested.connect(self.sampleRequested)
        return page

    def _make_restore(self) -> QWidget:
        from bulkdesk.ui.contacts.restore_page import RestorePage  # noqa: PLC0415

        page = RestorePage(self._desk, self._settings, self)
        page.jobCreated.connect(self._tell_created)
        self._remembering.append(page.remember)
        return page

    # -- leading from one to another ----------------------------------------------------------------------------

    def _show_list(self, tree: Filter | None, name: str) -> None:
        self.go(Place.CONTACTS)
        self.contacts.show_list(tree, name)

    def _start_bulk(self, word: str, target: Target, count: int) -> None:
        """Open the dialog of a bulk action over contacts; ``word`` is its type."""
        from bulkdesk.ui.contacts.delete_dialog import DeleteDialog  # noqa: PLC0415
        from bulkdesk.ui.contacts.tag_dialog import TagDialog  # noqa: PLC0415

        if word in Channel.__members__.values():
            self._send(target, count, word)
            return
        dialogs: dict[str, Callable[[], TagDialog | DeleteDialog]] = {
            JobType.ADD_TAG: partial(TagDialog, self._desk, target, count, self),
            JobType.REMOVE_TAG: partial(TagDialog, self._desk, target, count, self, remove=True),
            JobType.DELETE: partial(DeleteDialog, self._desk, target, count, self),
        }
        dialog = dialogs[word]()
        dialog.created.connect(self._tell_created)
        open_dialog(dialog)

    def _send(self, target: Target, count: int, channel: str) -> None:
        from bulkdesk.ui.sending.assistant import SendDialog  # noqa: PLC0415

        dialog = SendDialog(self._desk, target, count, Channel(channel), self)
        dialog.created.connect(self._tell_created)
        open_dialog(dialog)

    def _tell_created(self, job: JobRow) -> None:
        """Say that a bulk action has been made, and offer the way to it."""
        self._desk.notifyOfJobs.emit(
            {job.id},
            "info",
            self.tr("“{name}” has been started.").format(name=job.name)
            if job.scheduled_at is None
            else self.tr("“{name}” is scheduled.").format(name=job.name),
            (self.tr("Show"), partial(self.show_job, job.id)),
        )
