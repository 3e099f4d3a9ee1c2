"""An icon on its own."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from bulkdesk.ui.theme import Tone, color, paint_glyph, theme

TONE_ICONS: Final = {
    Tone.SUCCESS: "completed",
    Tone.INFO: "info",
    Tone.WARNING: "warning",
    Tone.NEUTRAL: "info",
    Tone.DANGER: "error",
}
"""Which icon goes with what is said in a tone."""


class IconLabel(QWidget):
    """Paints one icon in a colour of the theme, sharp on every screen. It says nothing: a text must stand beside it."""

    def __init__(self, name: str, role: str, side: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._role = name, role
        self.setFixedSize(side, side)
        theme().themeChanged.connect(self.update)

    def set_icon(self, name: str, role: str) -> None:
        """Show another icon (a key of ``theme.icons.ICONS``) in the colour ``role``."""
        self._name, self._role = name, role
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        painter = QPainter(self)
        paint_glyph(painter, self.rect(), self._name, color(self._role))
        painter.end()
