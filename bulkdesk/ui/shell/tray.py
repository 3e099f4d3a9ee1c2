"""The icon in the system tray, where the desktop has one: notifications, and work that goes on without a window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon, QWidget

from bulkdesk.ui.shell.app_icon import app_icon
from bulkdesk.ui.theme import Tone

_ICONS = {
    Tone.DANGER.value: QSystemTrayIcon.MessageIcon.Critical,
    Tone.WARNING.value: QSystemTrayIcon.MessageIcon.Warning,
}


class Tray(QObject):
    """The icon; where the desktop has no tray (yet), the icon comes when there is one.

    Attributes:
        holds_program: the window is hidden, and the program runs on here until its jobs have ended.
    """

    def __init__(
        self, window: QWidget, *, open_window: Callable[[], object], quit_now: Callable[[], object]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._open = open_window
        self._quit = quit_now
        self._on_click: Callable[[], object] | None = None
        self.holds_program = False
        self._menu: QMenu | None = None
        self._icon: QSystemTrayIcon | None = None

    @staticmethod
    def is_available() -> bool:
        """Whether the desktop shows tray icons."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show(self) -> None:
        """Show the icon."""
        if self._icon is None:
            self._menu = QMenu(self._window)
            self._open_action = self._menu.addAction("")
            self._open_action.triggered.connect(self._on_open)
            self._quit_action = self._menu.addAction("")
            self._quit_action.triggered.connect(self._on_quit)
            self._menu.aboutToShow.connect(self._name)
            self._name()
            self._icon = QSystemTrayIcon(app_icon(), self)
            self._icon.setToolTip("BulkDesk")
            self._icon.setContextMenu(self._menu)
            self._icon.activated.connect(self._on_activated)
            self._icon.messageClicked.connect(self.follow_message)
        self._icon.show()

    def hide(self) -> None:
        """Take the icon away."""
        if self._icon is not None:
            self._icon.hide()

    def tell(self, tone: str, text: str, on_click: Callable[[], object] | None) -> None:
        """Show a desktop notification, unless the window is in front and shows it itself.

        ``on_click`` is what a click on it does once the window is open: the latest one's counts, as desktops do not say
        which was clicked.
        """
        if QApplication.activeWindow() is not None or not self.is_available():
            return
        self._on_click = on_click
        self.show()
        if self._icon is not None:
            self._icon.showMessage(
                "BulkDesk", text, _ICONS.get(tone, QSystemTrayIcon.MessageIcon.Information)
            )

    def follow_message(self) -> None:
        """Lead to what the latest notification told of."""
        self._open()
        if self._on_click is not None:
            self._on_click()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        # A right click opens the menu, on some systems as well as this.
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self._open()

    def _on_open(self) -> None:
        self._open()

    def _on_quit(self) -> None:
        self._quit()

    def _name(self) -> None:
        self._open_action.setText(self.tr("Open BulkDesk"))
        self._quit_action.setText(self.tr("Quit"))
