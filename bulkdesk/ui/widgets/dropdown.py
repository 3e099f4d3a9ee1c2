"""A button that opens something below itself."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QWidget

from bulkdesk.ui.theme import CONTROL_HEIGHT, color, paint_glyph, set_look, theme

_CHEVRON = 16


class DropdownButton(QToolButton):
    """A tool button with a chevron at its right; ``set_active`` marks it as narrowing something down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("dropdown", True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme().themeChanged.connect(self.update)

    def set_active(self, active: bool) -> None:
        """Show the button in the accent colour, or plain."""
        set_look(self, "active", active)

    def minimumSizeHint(self) -> QSize:
        """Return the size hint: a filter's name is never cut."""
        return self.sizeHint()

    def sizeHint(self) -> QSize:
        """Return the size of text and chevron."""
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        width = words + 10 + 26 + 6
        return QSize(width, max(CONTROL_HEIGHT, self.fontMetrics().height() + 14))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button and its chevron."""
        super().paintEvent(event)
        painter = QPainter(self)
        place = QRect(self.width() - _CHEVRON - 8, (self.height() - _CHEVRON) // 2, _CHEVRON, _CHEVRON)
        pen = QColor(theme().palette.accent) if self.property("active") else color("text_muted")
        paint_glyph(painter, place, "chevron_down", pen if self.isEnabled() else color("text_disabled"))
        painter.end()


def popup_below(popup: QFrame, anchor: QWidget) -> None:
    """Show ``popup`` under ``anchor``, moved so that it stays on the screen."""
    popup.adjustSize()
    screen = anchor.screen().availableGeometry()
    place = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
    if place.y() + popup.height() > screen.bottom():
        place.setY(anchor.mapToGlobal(QPoint(0, 0)).y() - popup.height() - 4)
    place.setX(max(screen.left(), min(place.x(), screen.right() - popup.width())))
    popup.move(place)
    popup.show()
