"""The contacts table's own cells: tags as pills, and a calm bar where a row is still being read."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from bulkdesk.ui.contacts.model import IS_PENDING
from bulkdesk.ui.theme import SPACING, TYPE, color
from bulkdesk.ui.widgets.cell import Index, TwoLineDelegate
from bulkdesk.ui.widgets.plain import elided

_AT_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_BAR_HEIGHT = 8
_BAR_SHARE = 0.6
_LONGEST_BAR = 140
_PILL_PADDING = 8
_LEAST_PILL = 44


class ContactCell(TwoLineDelegate):
    """A text, on two lines where one is too short; a grey bar while the row is being read.

    It asks the model for nothing that contacts do not have, icons and fonts of their own: every question is answered in
    Python, and they were half of the time that painting took.
    """

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, rect: QRect
    ) -> None:
        """Paint the text or the bar."""
        text = index.data(Qt.ItemDataRole.DisplayRole)
        if text is None and index.data(IS_PENDING):
            width = min(_LONGEST_BAR, round(rect.width() * _BAR_SHARE))
            bar = QRectF(rect.left(), rect.center().y() - _BAR_HEIGHT / 2 + 1, width, _BAR_HEIGHT)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("track"))
            painter.drawRoundedRect(bar, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
        elif text:
            painter.setFont(option.font)
            painter.setPen(self.text_color(option, index))
            self.paint_text(painter, rect, _AT_LEFT, text)


class TagsCell(ContactCell):
    """Tags as pills, as many as fit; the last place says how many more there are."""

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, rect: QRect
    ) -> None:
        """Paint the pills."""
        tags = index.data(Qt.ItemDataRole.UserRole)
        if tags is None:
            super().paint_content(painter, option, index, rect)
            return
        font = self.font(option, index)
        font.setPointSizeF(TYPE.caption)
        painter.setFont(font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = painter.fontMetrics()
        height = metrics.height() + SPACING.xs
        x = rect.left()
        for place, tag in enumerate(tags):
            left = len(tags) - place - 1
            more = f"+{left}" if left else ""
            room = rect.right() - x - (metrics.horizontalAdvance(more) + SPACING.sm if more else 0)
            wish = metrics.horizontalAdvance(tag) + 2 * _PILL_PADDING
            if wish > room and (place or room < _LEAST_PILL):
                painter.setPen(color("text_muted"))
                end = QRect(x, rect.top(), rect.right() - x, rect.height())
                painter.drawText(end, Qt.AlignmentFlag.AlignVCenter, f"+{left + 1}")
                return
            pill = QRect(x, rect.center().y() - height // 2 + 1, min(wish, room), height)
            self._paint_pill(painter, pill, tag)
            x += pill.width() + SPACING.xs

    @staticmethod
    def _paint_pill(painter: QPainter, pill: QRect, tag: str) -> None:
        painter.setPen(QPen(color("border"), 1))
        painter.setBrush(color("surface_sunken"))
        painter.drawRoundedRect(
            QRectF(pill).adjusted(0.5, 0.5, -0.5, -0.5), pill.height() / 2, pill.height() / 2
        )
        painter.setPen(color("text"))
        inner = pill.adjusted(_PILL_PADDING, 0, -_PILL_PADDING + 1, 0)
        text = elided(painter.fontMetrics(), tag, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, text)

    def content_width(self, option: QStyleOptionViewItem, index: Index) -> int:
        """Return the width of all pills."""
        tags = index.data(Qt.ItemDataRole.UserRole) or []
        width = option.fontMetrics.horizontalAdvance
        return sum(width(str(tag)) + 2 * _PILL_PADDING + SPACING.xs for tag in tags)
