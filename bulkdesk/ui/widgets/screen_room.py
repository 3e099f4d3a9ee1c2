"""Windows open no larger than the screen has room for."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRect, Qt
from PySide6.QtWidgets import QWidget

_FRAME = QMargins(8, 32, 8, 8)
"""What desktops put around a window (its borders and title bar), as long as the window's own frame is not known."""


def fit_to_screen(window: QWidget) -> None:
    """Make a window as small as the screen's free room with a frame has place for; called when it shows.

    One that was somewhere before is put inside. What a window cannot do with less (its least size) stays.
    """
    if window.isMaximized() or window.isFullScreen():
        return
    room = window.screen().availableGeometry().marginsRemoved(_frame(window))
    window.resize(window.size().boundedTo(room.size()))
    if not window.testAttribute(Qt.WidgetAttribute.WA_Moved):
        # The desktop places it, or Qt over the window that it belongs to.
        return
    place = QRect(window.geometry())
    place.moveRight(min(place.right(), room.right()))
    place.moveBottom(min(place.bottom(), room.bottom()))
    # At last the upper left: there is the title bar.
    place.moveLeft(max(place.left(), room.left()))
    place.moveTop(max(place.top(), room.top()))
    window.setGeometry(place)


def _frame(window: QWidget) -> QMargins:
    """How wide the frame is on each side; known only while the desktop shows the window."""
    outer, inner = window.frameGeometry(), window.geometry()
    if outer == inner:
        return _FRAME
    return QMargins(
        inner.left() - outer.left(),
        inner.top() - outer.top(),
        outer.right() - inner.right(),
        outer.bottom() - inner.bottom(),
    )
