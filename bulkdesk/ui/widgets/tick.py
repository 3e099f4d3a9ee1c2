"""Boxes to tick: a table's column of them, and the box itself, for lists that paint their own rows."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from bulkdesk.ui.theme import RADII, SPACING, paint_glyph, theme
from bulkdesk.ui.widgets.cell import CellDelegate, Index

BOX: Final = 16
"""The side of a box, in pixels."""

TICK_WIDTH: Final = BOX + 2 * SPACING.md + 8
"""How wide a column of boxes is."""


def paint_box(painter: QPainter, place: QRect, *, is_ticked: bool) -> None:
    """Paint a box into a square of ``BOX`` pixels; pen, brush and hints are left changed."""
    palette = theme().palette
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(palette.accent if is_ticked else palette.control_border), 1))
    painter.setBrush(QColor(palette.accent if is_ticked else palette.surface))
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), RADII.small, RADII.small)
    if is_ticked:
        paint_glyph(painter, place.adjusted(1, 1, -1, -1), "check", QColor(palette.accent_text))


class TickCell(CellDelegate):
    """A box in the middle of its cell; none where the model has no ``CheckStateRole``.

    The table tells of clicks, so that a miss by a hair counts too.
    """

    def paint_content(
        self, painter: QPainter, _option: QStyleOptionViewItem, index: Index, rect: QRect
    ) -> None:
        """Paint the box."""
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is not None:
            box = QRect(rect.center().x() - BOX // 2 + 1, rect.center().y() - BOX // 2 + 1, BOX, BOX)
            paint_box(painter, box, is_ticked=Qt.CheckState(state) == Qt.CheckState.Checked)

    def editorEvent(
        self, _event: QEvent, _model: QAbstractItemModel, _option: QStyleOptionViewItem, _index: Index
    ) -> bool:
        """Leave mouse and keyboard to the table."""
        return False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for the box."""
        return QSize(BOX + 2 * SPACING.md, super().sizeHint(option, index).height())
