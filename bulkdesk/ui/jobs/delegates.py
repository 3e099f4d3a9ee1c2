"""The jobs table's own cells: progress with what did not go well, a button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from bulkdesk.ui.theme import RADII, SPACING, Tone, paint_glyph, theme
from bulkdesk.ui.widgets.badge import BadgeDelegate, badge_font, paint_badge
from bulkdesk.ui.widgets.button_table import BUTTON_HEIGHT, is_under_mouse
from bulkdesk.ui.widgets.cell import CellDelegate, Index
from bulkdesk.ui.widgets.progress import Part, ProgressDelegate
from bulkdesk.ui.widgets.roles import CellRole

_ICON_BUTTON_WIDTH = 36

PROBLEM_PARTS = CellRole.FRACTION + 100
"""Role: what of a job's records did not go well, as parts of its bar."""

SHORT_TEXT = CellRole.FRACTION + 101
"""Role: the status without its percentage or time, for a narrow column."""


class JobProgressDelegate(ProgressDelegate):
    """The bar with its percentage; what failed, and what came with a warning, stands out at the bar's end."""

    def parts(self, index: Index) -> Sequence[Part]:
        """Return the shares that failed and that came with a warning."""
        parts: Sequence[Part] = index.data(PROBLEM_PARTS) or ()
        return parts


class StatusDelegate(BadgeDelegate):
    """The status badge; in a column too narrow for percentage or time, the word alone instead of a cut one."""

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, rect: QRect
    ) -> None:
        """Paint the badge as long as it fits."""
        if self.content_width(option, index) <= rect.width():
            super().paint_content(painter, option, index, rect)
            return
        painter.setFont(badge_font(option.font))
        tone = index.data(CellRole.TONE) or Tone.NEUTRAL
        paint_badge(painter, rect, index.data(SHORT_TEXT), index.data(CellRole.ICON), tone)


class ButtonDelegate(CellDelegate):
    """A cell that looks and reacts like a quiet button; an icon where the words do not fit.

    The view tells of the click.
    """

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, rect: QRect
    ) -> None:
        """Paint outline and text."""
        palette = theme().palette
        metrics = painter.fontMetrics()
        text = self.text(index)
        width = metrics.horizontalAdvance(text) + 2 * SPACING.sm + 4
        is_whole = width <= rect.width()
        if not is_whole:
            width = min(rect.width(), _ICON_BUTTON_WIDTH)
        button = QRect(rect.left(), rect.center().y() - BUTTON_HEIGHT // 2 + 1, width, BUTTON_HEIGHT)
        over = is_under_mouse(option.widget, index)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.accent if over else palette.border_strong), 1))
        painter.setBrush(QColor(palette.accent_subtle if over else palette.surface))
        painter.drawRoundedRect(QRectF(button).adjusted(0.5, 0.5, -0.5, -0.5), RADII.control, RADII.control)
        pen = QColor(palette.accent if over else palette.text)
        if is_whole:
            painter.setPen(pen)
            painter.drawText(button, Qt.AlignmentFlag.AlignCenter, text)
        else:
            paint_glyph(painter, button.adjusted(6, 6, -6, -6), "statistics", pen)

    def content_width(self, option: QStyleOptionViewItem, index: Index) -> int:
        """Return the width of the whole button."""
        return option.fontMetrics.horizontalAdvance(self.text(index)) + 2 * SPACING.sm + 4
