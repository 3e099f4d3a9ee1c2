"""The icon in the system tray, where the desktop has one: notifications, and work that goes on without a window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from bulkdesk.ui.shell.app_icon import app_icon
from bulkdesk.ui.theme import Tone

_ICONS = {
    Tone.DANGER.value: QSystemTrayIcon.MessageIcon.Critical,
    Tone.WARNING.value: QSystemTrayIcon.MessageIcon.Warning,
}


class Tray(QObject):
    """Does nothing on a desktop without a tray.

    Attributes:
        holds_program: the window is hidden, and the program runs on here until its jobs have ended.
    """

    def __init__(self, window: QWidget, *, quit_now: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._quit = quit_now
        self.holds_program = False
        self._menu: QMenu | None = None
        self._icon: QSystemTrayIcon | None = None

    @staticmethod
    def is_available() -> bool:
        """Whether the desktop shows tray icons."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show(self) -> None:
        """Show the icon."""
        if self._icon is None and self.is_available():
            self._menu = QMenu(self._window)
            self._menu.addAction(self.tr("Open BulkDesk")).triggered.connect(self.open_window)
            self._menu.addAction(self.tr("Quit")).triggered.connect(self._on_quit)
            self._icon = QSystemTrayIcon(app_icon(), self)
            self._icon.setToolTip("BulkDesk")
            self._icon.setContextMenu(self._menu)
            self._icon.activated.connect(self.open_window)
            self._icon.messageClicked.connect(self.open_window)
        if self._icon is not None:
            self._icon.show()

    def hide(self) -> None:
        """Take the icon away."""
        if self._icon is not None:
            self._icon.hide()

    def tell(self, tone: str, text: str) -> None:
        """Show a desktop notification, unless the window is in front and shows it itself."""
        if self._window.isActiveWindow() or not self.is_available():
            return
        self.show()
        if self._icon is not None:
            self._icon.showMessage(
                "BulkDesk", text, _ICONS.get(tone, QSystemTrayIcon.MessageIcon.Information)
            )

    def _on_quit(self) -> None:
        self._quit()

    def open_window(self) -> None:
        """Bring the window to the front."""
        self.holds_program = False
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
