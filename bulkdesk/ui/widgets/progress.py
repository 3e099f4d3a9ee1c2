"""Progress in table cells: a thin bar with its percentage."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from bulkdesk.ui.theme import SPACING, Tone, color, tabular, theme
from bulkdesk.ui.widgets.cell import CellDelegate, Index
from bulkdesk.ui.widgets.format import format_percent
from bulkdesk.ui.widgets.roles import CellRole

_BAR_HEIGHT = 6
_NOTHING = "–"


class ProgressDelegate(CellDelegate):
    """A bar from ``CellRole.FRACTION`` (0–1) in the colour of ``CellRole.TONE``; a dash where the fraction is None."""

    def text(self, index: Index) -> str:
        """Return the percentage, or a dash."""
        fraction = index.data(CellRole.FRACTION)
        return _NOTHING if fraction is None else format_percent(float(fraction))

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, rect: QRect
    ) -> None:
        """Paint bar and percentage; the bar goes first where there is no room for both."""
        painter.setFont(tabular(option.font))
        metrics = painter.fontMetrics()
        text_width = metrics.horizontalAdvance(format_percent(1.0)) + 2
        fraction = index.data(CellRole.FRACTION)
        if fraction is None:
            painter.setPen(color("text_muted"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, _NOTHING)
            return
        bar_width = rect.width() - text_width - SPACING.sm
        text_rect = rect
        if bar_width >= 24:
            bar = QRect(rect.left(), rect.center().y() - _BAR_HEIGHT // 2 + 1, bar_width, _BAR_HEIGHT)
            paint_bar(painter, bar, float(fraction), index.data(CellRole.TONE) or Tone.INFO)
            text_rect = rect.adjusted(rect.width() - text_width, 0, 0, 0)
        painter.setPen(color("text_muted"))
        painter.drawText(
            text_rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.text(index)
        )

    def content_width(self, option: QStyleOptionViewItem, index: Index) -> int:
        """Return room for a bar that can be read."""
        return option.fontMetrics.horizontalAdvance(self.text(index)) + SPACING.sm + 80


def paint_bar(painter: QPainter, rect: QRect, fraction: float, tone: Tone | str) -> None:
    """Paint a rounded bar that is filled to ``fraction`` (held to 0–1); anything above 0 can be seen."""
    palette = theme().palette
    fraction = min(1.0, max(0.0, fraction))
    radius = rect.height() / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.track))
    painter.drawRoundedRect(QRectF(rect), radius, radius)
    if fraction > 0:
        filled = QRectF(rect)
        filled.setWidth(max(rect.height(), rect.width() * fraction))
        painter.setBrush(QColor(palette.tone(tone).solid))
        painter.drawRoundedRect(filled, radius, radius)
    painter.restore()
