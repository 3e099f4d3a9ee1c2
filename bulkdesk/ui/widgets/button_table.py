"""A table with cells that are pressed like buttons, and the cell with the three dots."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from bulkdesk.ui.theme import RADII, color, paint_glyph
from bulkdesk.ui.widgets.cell import CellDelegate, Index
from bulkdesk.ui.widgets.fitted_table import FittedTable

BUTTON_HEIGHT: Final = 28
MENU_WIDTH: Final = 48
"""How wide a column of dots is."""

_HOVER_CELL: Final = "hoverCell"
"""Property of the view: the ``QPersistentModelIndex`` of the button-like cell under the mouse."""


class ButtonTable(FittedTable):
    """``buttonPressed`` tells of a click on a cell of the columns that act as buttons."""

    buttonPressed = Signal(QModelIndex)  # noqa: N815 - Qt's naming for signals

    def __init__(
        self,
        buttons: Collection[int],
        sorted_by: tuple[int, Qt.SortOrder] | None,
        parent: QWidget | None = None,
    ) -> None:
        """Make a table whose logical columns ``buttons`` act as buttons; ``sorted_by`` as in ``FittedTable``."""
        super().__init__(sorted_by, parent)
        self._buttons = frozenset(buttons)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the button under the mouse."""
        super().mouseMoveEvent(event)
        button = self._button_at(event.position().toPoint())
        self.setProperty(_HOVER_CELL, QPersistentModelIndex(button))
        shape = Qt.CursorShape.PointingHandCursor if button.isValid() else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:
        """Light up no button."""
        self.setProperty(_HOVER_CELL, QPersistentModelIndex())
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a click on a button."""
        super().mouseReleaseEvent(event)
        button = self._button_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and button.isValid() and button == self.currentIndex():
            self.buttonPressed.emit(button)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Leave a double click on a button to its single clicks."""
        if not self._button_at(event.position().toPoint()).isValid():
            super().mouseDoubleClickEvent(event)

    def _button_at(self, place: QPoint) -> QModelIndex:
        index = self.indexAt(place)
        return index if index.column() in self._buttons else QModelIndex()


def is_under_mouse(view: QWidget | None, index: Index) -> bool:
    """Whether a cell is the button that the mouse is over."""
    cell = None if view is None else view.property(_HOVER_CELL)
    return isinstance(cell, QPersistentModelIndex) and cell.isValid() and cell == index


class MenuDelegate(CellDelegate):
    """The three dots."""

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, rect: QRect
    ) -> None:
        """Paint the dots, on a ground while the mouse is over them."""
        center = rect.center()
        if is_under_mouse(option.widget, index):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("pressed"))
            ground = QRect(center.x() - 13, center.y() - 13, BUTTON_HEIGHT, BUTTON_HEIGHT)
            painter.drawRoundedRect(ground, RADII.control, RADII.control)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        dots = QRect(center.x() - 8, center.y() - 8, 18, 18)
        paint_glyph(painter, dots, "more", color("text" if chosen else "text_muted"))

    def content_width(self, _option: QStyleOptionViewItem, _index: Index) -> int:
        """Return the width of the dots."""
        return BUTTON_HEIGHT
