"""What can be done with a smart list: the actions as ``QAction``s, in menus and by shortcut."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from bulkdesk.services.access import Right
from bulkdesk.store.smart_lists import SmartListRow
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.theme import icon


class ListAct(StrEnum):
    """Something that can be done. The bulk actions carry the words of ``JobType``."""

    SHOW = "show"
    NEW = "new"
    EDIT = "edit"
    RENAME = "rename"
    DUPLICATE = "duplicate"
    FORGET = "forget"
    ADD_TAG = "add_tag"
    REMOVE_TAG = "remove_tag"
    EMAIL = "email"
    SMS = "sms"
    DELETE = "delete"


BULK = (ListAct.ADD_TAG, ListAct.REMOVE_TAG, ListAct.EMAIL, ListAct.SMS, ListAct.DELETE)
"""What starts a bulk action over the contacts of a list."""

_NAMES = {
    ListAct.SHOW: "actionShowContacts",
    ListAct.NEW: "actionNewList",
    ListAct.EDIT: "actionEditList",
    ListAct.RENAME: "actionRenameList",
    ListAct.DUPLICATE: "actionDuplicateList",
    ListAct.FORGET: "actionDeleteList",
    ListAct.ADD_TAG: "actionListAddTag",
    ListAct.REMOVE_TAG: "actionListRemoveTag",
    ListAct.EMAIL: "actionListEmail",
    ListAct.SMS: "actionListSms",
    ListAct.DELETE: "actionListDeleteContacts",
}
_ICONS = {
    ListAct.SHOW: "contacts",
    ListAct.NEW: "add",
    ListAct.EDIT: "edit",
    ListAct.RENAME: "edit",
    ListAct.DUPLICATE: "copy",
    ListAct.FORGET: "delete",
    ListAct.ADD_TAG: "tag_add",
    ListAct.REMOVE_TAG: "tag_remove",
    ListAct.EMAIL: "email",
    ListAct.SMS: "sms",
    ListAct.DELETE: "delete",
}
_SHORTCUTS = {
    ListAct.SHOW: "Ctrl+Return",
    ListAct.NEW: "Ctrl+N",
    ListAct.EDIT: "Ctrl+E",
    ListAct.RENAME: "F2",
    ListAct.DUPLICATE: "Ctrl+D",
    ListAct.FORGET: "Del",
    ListAct.ADD_TAG: "Ctrl+T",
    ListAct.REMOVE_TAG: "Ctrl+Shift+T",
    ListAct.EMAIL: "Ctrl+M",
    ListAct.SMS: "Ctrl+Shift+M",
    ListAct.DELETE: "Ctrl+Del",
}
_NEEDS_FILTER = frozenset({ListAct.SHOW, ListAct.DUPLICATE, *BULK})
_MANAGING = frozenset({ListAct.NEW, ListAct.EDIT, ListAct.RENAME, ListAct.DUPLICATE, ListAct.FORGET})


class SmartListActions(QObject):
    """``triggered`` tells what is wanted of the list that ``set_row`` named.

    What the person may not do is not shown anywhere; what does not go with this list is greyed.
    """

    triggered = Signal(str)
    """A ``ListAct``."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._row: SmartListRow | None = None
        self._actions = {act: self._make(act) for act in _NAMES}
        window.installEventFilter(self)
        self._retranslate()
        self.set_session()

    def action(self, act: ListAct) -> QAction:
        """The action of ``act``."""
        return self._actions[act]

    def actions(self) -> list[QAction]:
        """All actions."""
        return list(self._actions.values())

    def set_session(self) -> None:
        """Look again at what the person may do."""
        managing, starting = (
            self._desk.session.may(Right.MANAGE_SMART_LISTS),
            self._desk.session.may(Right.CREATE_JOB),
        )
        for act, action in self._actions.items():
            action.setVisible(
                managing
                if act in _MANAGING
                else starting
                if act in BULK
                else self._desk.session.may(Right.VIEW)
            )
        self.set_row(None)

    def set_row(self, row: SmartListRow | None) -> None:
        """Work on a list, or on none."""
        self._row = row
        for act, action in self._actions.items():
            is_fit = row is not None and (row.filter is not None or act not in _NEEDS_FILTER)
            action.setEnabled(action.isVisible() and (act is ListAct.NEW or is_fit))

    def menu(self, parent: QWidget) -> QMenu:
        """A new menu of everything that goes with the list; it goes away when it is closed."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        groups = (
            (ListAct.SHOW,),
            BULK,
            (ListAct.EDIT, ListAct.RENAME, ListAct.DUPLICATE),
            (ListAct.FORGET,),
        )
        for group in groups:
            usable = [self._actions[act] for act in group if self._actions[act].isEnabled()]
            if usable and not menu.isEmpty():
                menu.addSeparator()
            menu.addActions(usable)
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the language of the window."""
        if watched is self._window and event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        return super().eventFilter(watched, event)

    def _make(self, act: ListAct) -> QAction:
        action = QAction(icon(_ICONS[act]), "", self._window)
        action.setObjectName(_NAMES[act])
        action.setShortcut(QKeySequence(_SHORTCUTS[act]))
        action.setShortcutVisibleInContextMenu(True)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self.triggered.emit(act.value))
        return action

    def _retranslate(self) -> None:
        texts = {
            ListAct.SHOW: self.tr("Show contacts"),
            ListAct.NEW: self.tr("New smart list"),
            ListAct.EDIT: self.tr("Edit conditions…"),
            ListAct.RENAME: self.tr("Rename…"),
            ListAct.DUPLICATE: self.tr("Duplicate"),
            ListAct.FORGET: self.tr("Delete smart list…"),
            ListAct.ADD_TAG: self.tr("Add tag…"),
            ListAct.REMOVE_TAG: self.tr("Remove tag…"),
            ListAct.EMAIL: self.tr("Send e-mail…"),
            ListAct.SMS: self.tr("Send SMS…"),
            ListAct.DELETE: self.tr("Delete contacts…"),
        }
        for act, text in texts.items():
            self._actions[act].setText(text)
