"""Progress: a thin bar whose end shows what did not go well; in table cells with its percentage."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QStyleOptionViewItem

from bulkdesk.ui.theme import SPACING, Tone, color, tabular, theme
from bulkdesk.ui.widgets.cell import CellDelegate, Index
from bulkdesk.ui.widgets.format import format_percent
from bulkdesk.ui.widgets.roles import CellRole

_BAR_HEIGHT = 6
_LEAST_PART = 3
_GAP = 2
_NOTHING = "–"

Part = tuple[Tone, float]
"""A part of what is done: its colour, and its share of the whole, 0 to 1."""


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
            tone = index.data(CellRole.TONE) or Tone.INFO
            paint_bar(painter, bar, float(fraction), tone, self.parts(index))
            text_rect = rect.adjusted(rect.width() - text_width, 0, 0, 0)
        painter.setPen(color("text_muted"))
        painter.drawText(
            text_rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.text(index)
        )

    def parts(self, _index: Index) -> Sequence[Part]:
        """Return what stands out at the bar's end, from the end on; nothing unless a subclass knows of something."""
        return ()

    def content_width(self, option: QStyleOptionViewItem, index: Index) -> int:
        """Return room for a bar that can be read."""
        return option.fontMetrics.horizontalAdvance(self.text(index)) + SPACING.sm + 80


def paint_bar(
    painter: QPainter, rect: QRect, fraction: float, tone: Tone | str, parts: Sequence[Part] = ()
) -> None:
    """Paint a rounded bar that is filled to ``fraction`` (held to 0–1); anything above 0 can be seen.

    Args:
        painter: left as it was.
        rect: where.
        fraction: how much of it is filled.
        tone: the colour of what is filled.
        parts: what of that has another colour, from its end towards its beginning.
    """
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
        shape = QPainterPath()
        shape.addRoundedRect(filled, radius, radius)
        painter.setClipPath(shape)
        for part, place in zip(parts, part_rects(filled, rect.width(), parts), strict=True):
            # A gap tells the parts apart without colour.
            painter.fillRect(place.adjusted(-_GAP, 0, 0, 0), QColor(palette.surface))
            painter.fillRect(place, QColor(palette.tone(part[0]).solid))
    painter.restore()


def part_rects(filled: QRectF, whole: float, parts: Sequence[Part]) -> list[QRectF]:
    """Return where each part lies in what is filled; the smallest can still be seen.

    Args:
        filled: the part of the bar that is filled.
        whole: how wide the bar is when all is done, in pixels.
        parts: from the end of what is filled towards its beginning.
    """
    rects, end = [], filled.right()
    for _, share in parts:
        width = max(0.0, min(end - filled.left(), max(_LEAST_PART, whole * share) if share > 0 else 0.0))
        rects.append(QRectF(end - width, filled.top(), width, filled.height()))
        end -= width + (_GAP if width else 0)
    return rects
