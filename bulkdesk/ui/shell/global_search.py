"""The search of the top bar: contacts, smart lists and bulk actions, from wherever one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from bulkdesk.ui.desk import Desk
from bulkdesk.ui.theme import icon, set_kind
from bulkdesk.ui.widgets.search_field import SearchField
from bulkdesk.ui.widgets.task import BackgroundTask

if TYPE_CHECKING:
    from bulkdesk.services.finding import Found
    from bulkdesk.store.contacts import ContactRow

_KIND = Qt.ItemDataRole.UserRole + 1
_ID = Qt.ItemDataRole.UserRole + 2
_TEXT = Qt.ItemDataRole.UserRole + 3
"""What stays in the field when a row is chosen: the text looked for."""

_WIDEST = 420
_WIDEST_RESULTS = 640
_BESIDE_TEXT = 64
"""Icon, margins and scroll bar of a row."""
_ROWS = 18


class _Row(QStyledItemDelegate):
    """A row as wide as the list, not as its text: what does not fit ends in an ellipsis."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Only its height counts."""
        return QSize(0, super().sizeHint(option, index).height())


class GlobalSearch(SearchField):
    """A search field whose results drop down below it, grouped by kind.

    Signals say what was chosen: ``contactChosen``, ``jobChosen`` and ``listChosen`` carry an id, ``searchContacts``
    the text, for all contacts that it is found in.
    """

    contactChosen = Signal(int)  # noqa: N815 - Qt's naming for signals
    jobChosen = Signal(int)  # noqa: N815
    listChosen = Signal(int)  # noqa: N815
    searchContacts = Signal(str)  # noqa: N815

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._is_ready = False
        super().__init__("", parent)
        self.setObjectName("globalSearch")
        self.setMaximumWidth(_WIDEST)
        self._desk = desk
        self._task: BackgroundTask | None = None
        self._model = QStandardItemModel(self)
        self._drop = QCompleter(self._model, self)
        self._drop.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._drop.setCompletionRole(_TEXT)
        self._drop.setMaxVisibleItems(_ROWS)
        self.results = QListView()
        self.results.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_kind(self.results, "popup")
        self._drop.setPopup(self.results)
        self.results.setItemDelegate(_Row(self.results))
        self._drop.setWidget(self)
        # The type stubs do not know that a signal with overloads is chosen by its argument.
        cast("Any", self._drop.activated)[QModelIndex].connect(self._on_chosen)
        self.searchChanged.connect(self._look)
        self.returnPressed.connect(self._on_return)
        desk.accountChanged.connect(self.clear_now)
        self._is_ready = True
        self._name()

    def take_focus(self) -> None:
        """Begin to search."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._is_ready:
            self._name()

    def _name(self) -> None:
        self.setPlaceholderText(self.tr("Search"))
        self.setAccessibleName(self.tr("Search contacts, smart lists and bulk actions"))
        self.setToolTip(self.tr("Search contacts, smart lists and bulk actions"))
        self.results.setAccessibleName(self.tr("Search results"))

    # -- looking ------------------------------------------------------------------------------------------------

    def _look(self, text: str) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if not text.strip():
            self.results.hide()
            return
        # Loaded with the first search: it takes with it all that smart lists and contacts are made of.
        from bulkdesk.services.finding import find_anywhere  # noqa: PLC0415

        self._task = self._desk.run(find_anywhere, self._desk.session, text, on_done=self._show)

    def _show(self, found: Found) -> None:
        self._task = None
        self._model.clear()
        for contact in found.contacts:
            self._add("contacts", contact.id, _contact_text(contact), found.text)
        if found.more_contacts:
            self._add("search", 0, self.tr("All contacts with “{text}”").format(text=found.text), found.text)
        for row in found.lists:
            self._add("smart_lists", row.id, row.name, found.text)
        for job in found.jobs:
            self._add("bulk_actions", job.id, job.name, found.text)
        if found.is_empty:
            self._add("no_matches", 0, self.tr("Nothing found"), found.text, is_enabled=False)
        if self.hasFocus():
            self._drop.complete(self._place_of_results())

    def _place_of_results(self) -> QRect:
        """Below the field, and as wide as what was found, within reason."""
        metrics = self.results.fontMetrics()
        rows = (self._model.item(row).text() for row in range(self._model.rowCount()))
        widest = max(map(metrics.horizontalAdvance, rows), default=0) + _BESIDE_TEXT
        return QRect(0, 0, max(self.width(), min(widest, _WIDEST_RESULTS)), self.height())

    def _add(self, kind: str, number: int, text: str, looked_for: str, *, is_enabled: bool = True) -> None:
        item = QStandardItem(icon(kind, "text_muted"), text)
        item.setData(kind, _KIND)
        item.setData(number, _ID)
        item.setData(looked_for, _TEXT)
        item.setEnabled(is_enabled)
        self._model.appendRow(item)

    # -- choosing -----------------------------------------------------------------------------------------------

    def _on_chosen(self, index: QModelIndex) -> None:
        kind, number = index.data(_KIND), index.data(_ID)
        if kind == "contacts":
            self.contactChosen.emit(number)
        elif kind == "bulk_actions":
            self.jobChosen.emit(number)
        elif kind == "smart_lists":
            self.listChosen.emit(number)
        elif kind == "search":
            self.searchContacts.emit(index.data(_TEXT))

    def _on_return(self) -> None:
        """Enter without a row chosen: all contacts that the text is found in."""
        if self.text().strip() and not self.results.isVisible():
            self.searchContacts.emit(self.text().strip())


def _contact_text(contact: ContactRow) -> str:
    """Who it is, in one line: name and what identifies."""
    texts = contact.texts
    name = " ".join(filter(None, (texts["first_name"], texts["last_name"])))
    parts = (name, texts["email"] or texts["phone"], texts["company"])
    return " · ".join(filter(None, parts)) or f"#{contact.id}"
