"""A bar for work of which nobody knows yet how long it takes."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from bulkdesk.ui.theme import theme

_STEPS = 1000


class BusyBar(QProgressBar):
    """Moves to and fro until a share is known; where less motion is wanted it stands empty, and the words beside it tell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self._is_open = True
        theme().themeChanged.connect(self._follow)
        self._follow()

    def set_open(self) -> None:
        """Show that no share is known."""
        self._is_open = True
        self._follow()

    def set_share(self, share: float) -> None:
        """Show the share done, 0 to 1."""
        self._is_open = False
        self.setRange(0, _STEPS)
        self.setValue(round(share * _STEPS))

    def _follow(self) -> None:
        if self._is_open:
            self.setRange(0, 1 if theme().has_less_motion else 0)
            self.setValue(0)
