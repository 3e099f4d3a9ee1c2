"""What the help of a window does: F1 wherever one is, and the help menu's actions.

The help's own window, and what others show of theirs, is loaded when somebody asks for it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from bulkdesk.services.log_file import log_folder
from bulkdesk.ui.help.pages import HELP_WINDOW, TOPIC_OF_DIALOG, TOPIC_OF_PLACE, Topic
from bulkdesk.ui.shell.places import Place
from bulkdesk.ui.widgets.dialogs import open_dialog

if TYPE_CHECKING:
    from bulkdesk.ui.help.window import HelpWindow
    from bulkdesk.ui.shell.main_window import MainWindow

_SHORTCUT_NAME = "helpShortcut"


class HelpDesk(QObject):
    """Opens the help at the page of the place or dialog where one is."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        menu = window.top_bar.help_menu
        menu.help_action.triggered.connect(self._show_here)
        menu.keys_action.triggered.connect(partial(self.show, Topic.SHORTCUTS))
        menu.news_action.triggered.connect(partial(self.show, Topic.NEWS))
        menu.sample_action.triggered.connect(self.offer_sample)
        menu.log_action.triggered.connect(self.show_log_folder)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def show(self, topic: Topic, beside: QWidget | None = None) -> HelpWindow:
        """Open the help at a page, or bring the one that is open there to the front.

        ``beside`` is the window it is opened from, else the main window: a dialog blocks all other windows but its own.
        """
        from bulkdesk.ui.help.window import HelpWindow  # noqa: PLC0415

        owner = beside or self._window
        there = owner.findChildren(HelpWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)
        # One that was closed is there until Qt deletes it.
        page = next(filter(QWidget.isVisible, there), None) or HelpWindow(owner, self.shortcuts)
        page.show_topic(topic)
        page.show()
        page.raise_()
        page.activateWindow()
        return page

    def topic_of(self, widget: QWidget | None) -> Topic:
        """The page that belongs to where a widget is: its dialog's, that of the window before, or the place's."""
        while widget is not None and widget is not self._window:
            window = widget.window()
            topic = TOPIC_OF_DIALOG.get(window.objectName())
            if topic is not None:
                return topic
            widget = window.parentWidget()
        return TOPIC_OF_PLACE.get(self._window.places.place.value, Topic.START)

    def shortcuts(self) -> str:
        """The list of keys of this window, as Markdown; makes the places where nobody has been yet."""
        from bulkdesk.ui.help.shortcuts import shortcut_list  # noqa: PLC0415

        places, names = self._window.places, self._window.top_bar.place_actions
        groups = [(names[place].text(), places.page(place)) for place in Place]
        return shortcut_list(
            [(self.tr("Everywhere"), self._window.top_bar), *groups],
            (self.tr("Keys"), self.tr("What they do")),
        )

    def offer_sample(self) -> None:
        """Ask whether to open sample data."""
        from bulkdesk.ui.help.sample import SampleDialog  # noqa: PLC0415

        dialog = SampleDialog(self._window.desk, self._window)
        open_dialog(dialog)

    def show_log_folder(self) -> None:
        """Open the folder with the log in the system's own program for folders."""
        folder = log_folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._tell(self.tr("The log folder cannot be made: {reason}").format(reason=error.strerror))
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._tell(self.tr("The log lies in {folder}").format(folder=folder), "info")

    def _tell(self, text: str, tone: str = "danger") -> None:
        self._window.desk.notify.emit(tone, text, None)

    def _show_here(self) -> None:
        self.show(self.topic_of(self._window))

    def _show_beside(self, window: QWidget) -> None:
        self.show(self.topic_of(window), window)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Give a dialog of this window the help's key when somebody comes to it."""
        window = None if new is None else new.window()
        if not isinstance(window, QDialog) or window.objectName() == HELP_WINDOW or not self._is_ours(window):
            return
        if window.findChild(QShortcut, _SHORTCUT_NAME) is None:
            key = QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), window)
            key.setObjectName(_SHORTCUT_NAME)
            key.activated.connect(partial(self._show_beside, window))

    def _is_ours(self, widget: QWidget | None) -> bool:
        while widget is not None and widget is not self._window:
            widget = widget.parentWidget()
        return widget is not None
