"""What can be done with contacts: one home for the bar over the table, menus and shortcuts."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from bulkdesk.services.access import Right
from bulkdesk.services.session import Session
from bulkdesk.ui.theme import icon


class Deed(StrEnum):
    """Something that can be done; the values end the object names of the actions."""

    OPEN = "Open"
    ADD_TAG = "AddTag"
    REMOVE_TAG = "RemoveTag"
    SEND_EMAIL = "SendEmail"
    SEND_SMS = "SendSms"
    EXPORT = "Export"
    DELETE = "Delete"
    CREATE = "Create"
    IMPORT = "Import"
    FILTER = "Filter"
    SAVE_LIST = "SaveSmartList"
    TICK_ALL = "SelectAll"
    CLEAR_TICKS = "ClearSelection"
    SEARCH = "Search"


ON_TARGET: Final = (
    Deed.ADD_TAG,
    Deed.REMOVE_TAG,
    Deed.SEND_EMAIL,
    Deed.SEND_SMS,
    Deed.EXPORT,
    Deed.DELETE,
)
"""What is done with the contacts ticked, or else with the chosen one."""

_ICONS: Final = {
    Deed.OPEN: "open",
    Deed.ADD_TAG: "tag_add",
    Deed.REMOVE_TAG: "tag_remove",
    Deed.SEND_EMAIL: "email",
    Deed.SEND_SMS: "sms",
    Deed.EXPORT: "export",
    Deed.DELETE: "delete",
    Deed.CREATE: "add",
    Deed.IMPORT: "import",
    Deed.FILTER: "filter",
    Deed.SAVE_LIST: "save",
    Deed.TICK_ALL: "check",
    Deed.CLEAR_TICKS: "close",
    Deed.SEARCH: "search",
}

_SHORTCUTS: Final = {
    Deed.ADD_TAG: "Ctrl+T",
    Deed.REMOVE_TAG: "Ctrl+Shift+T",
    Deed.SEND_EMAIL: "Ctrl+E",
    Deed.SEND_SMS: "Ctrl+Shift+E",
    Deed.EXPORT: "Ctrl+S",
    Deed.DELETE: "Del",
    Deed.CREATE: "Ctrl+N",
    Deed.FILTER: "Ctrl+L",
    Deed.SAVE_LIST: "Ctrl+Shift+S",
    Deed.TICK_ALL: "Ctrl+A",
    Deed.SEARCH: "Ctrl+F",
}

_RIGHTS: Final = {
    Deed.ADD_TAG: Right.CREATE_JOB,
    Deed.REMOVE_TAG: Right.CREATE_JOB,
    Deed.SEND_EMAIL: Right.CREATE_JOB,
    Deed.SEND_SMS: Right.CREATE_JOB,
    Deed.EXPORT: Right.EXPORT,
    Deed.DELETE: Right.CREATE_JOB,
    Deed.CREATE: Right.EDIT_CONTACT,
    Deed.IMPORT: Right.CREATE_JOB,
    Deed.SAVE_LIST: Right.MANAGE_SMART_LISTS,
}
"""What an action needs to be there at all; those not named are everybody's."""

_GROUPS: Final = (
    (Deed.OPEN,),
    (Deed.ADD_TAG, Deed.REMOVE_TAG),
    (Deed.SEND_EMAIL, Deed.SEND_SMS),
    (Deed.EXPORT, Deed.DELETE),
    (Deed.TICK_ALL, Deed.CLEAR_TICKS),
)


class ContactActions(QObject):
    """The actions as ``QAction``s; ``asked`` says which one is wanted.

    An action that the person has no right to is not shown and cannot be triggered.
    """

    asked = Signal(str)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._allowed: set[Deed] = set()
        self._actions = {deed: self._make(deed) for deed in Deed}
        window.installEventFilter(self)
        self._retranslate()
        self.set_session(session)

    def action(self, deed: Deed) -> QAction:
        """The action of ``deed``."""
        return self._actions[deed]

    def is_allowed(self, deed: Deed) -> bool:
        """Whether the person may do it at all."""
        return deed in self._allowed

    def set_session(self, session: Session) -> None:
        """Show what the person may do."""
        self._allowed = {deed for deed in Deed if deed not in _RIGHTS or session.may(_RIGHTS[deed])}
        for deed, action in self._actions.items():
            action.setVisible(deed in self._allowed)

    def set_usable(self, deed: Deed, *, usable: bool) -> None:
        """Say whether there is anything to do it with now."""
        self._actions[deed].setEnabled(usable)

    def menu(self, parent: QWidget) -> QMenu:
        """A new menu of what can be done with contacts now; it goes away when it is closed."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for group in _GROUPS:
            usable = [self._actions[deed] for deed in group if self._is_usable(deed)]
            if usable and not menu.isEmpty():
                menu.addSeparator()
            menu.addActions(usable)
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the language of the window."""
        if watched is self._window and event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        return super().eventFilter(watched, event)

    def _is_usable(self, deed: Deed) -> bool:
        return deed in self._allowed and self._actions[deed].isEnabled()

    def _make(self, deed: Deed) -> QAction:
        action = QAction(icon(_ICONS[deed]), "", self._window)
        action.setObjectName(f"actionContact{deed.value}")
        if deed in _SHORTCUTS:
            action.setShortcut(QKeySequence(_SHORTCUTS[deed]))
            action.setShortcutVisibleInContextMenu(True)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self.asked.emit(deed.value))
        self._window.addAction(action)
        return action

    def _retranslate(self) -> None:
        texts = {
            Deed.OPEN: self.tr("Open…"),
            Deed.ADD_TAG: self.tr("Add tag…"),
            Deed.REMOVE_TAG: self.tr("Remove tag…"),
            Deed.SEND_EMAIL: self.tr("Send e-mail…"),
            Deed.SEND_SMS: self.tr("Send SMS…"),
            Deed.EXPORT: self.tr("Export…"),
            Deed.DELETE: self.tr("Delete…"),
            Deed.CREATE: self.tr("New contact"),
            Deed.IMPORT: self.tr("Import"),
            Deed.FILTER: self.tr("Filter…"),
            Deed.SAVE_LIST: self.tr("Save as smart list…"),
            Deed.TICK_ALL: self.tr("Select all"),
            Deed.CLEAR_TICKS: self.tr("Clear selection"),
            Deed.SEARCH: self.tr("Search"),
        }
        for deed, text in texts.items():
            self._actions[deed].setText(text)
            self._actions[deed].setToolTip(self._tip(text, self._actions[deed]))

    @staticmethod
    def _tip(text: str, action: QAction) -> str:
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        plain = text.removesuffix("…")
        return f"{plain} ({keys})" if keys else plain
