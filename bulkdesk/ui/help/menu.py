"""The help in the window's menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from bulkdesk.ui.theme import icon


class HelpMenu(QMenu):
    """The actions; :class:`bulkdesk.ui.help.desk.HelpDesk` does them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(icon("help"))
        self.help_action = self._action("help", "actionHelp")
        self.help_action.setShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents))
        self.help_action.setShortcutVisibleInContextMenu(True)
        self.keys_action = self._action("info", "actionShortcuts")
        self.news_action = self._action("star", "actionNews")
        self.addSeparator()
        self.sample_action = self._action("open", "actionSampleData")
        self.log_action = self._action("folder", "actionLogFolder")
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _action(self, icon_name: str, name: str) -> QAction:
        action = QAction(icon(icon_name), "", self)
        action.setObjectName(name)
        self.addAction(action)
        return action

    def _retranslate(self) -> None:
        self.setTitle(self.tr("Help"))
        self.help_action.setText(self.tr("Help for this screen"))
        self.keys_action.setText(self.tr("Keyboard shortcuts"))
        self.news_action.setText(self.tr("What's new"))
        self.sample_action.setText(self.tr("Open sample data…"))
        self.log_action.setText(self.tr("Show log folder"))
