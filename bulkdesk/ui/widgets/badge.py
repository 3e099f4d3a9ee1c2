"""Status badges: a pill with colour, icon and word, as a widget and in table cells."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyleOptionViewItem, QWidget

from bulkdesk.ui.theme import SPACING, TYPE, Palette, Tone, paint_glyph, theme
from bulkdesk.ui.widgets.cell import CellDelegate, Index
from bulkdesk.ui.widgets.plain import elided
from bulkdesk.ui.widgets.roles import CellRole

_PADDING = SPACING.sm
_GAP = 5


def badge_font(base: QFont) -> QFont:
    """Return the font of badges in the family of ``base``."""
    font = QFont(base)
    font.setPointSizeF(TYPE.caption)
    font.setWeight(QFont.Weight.Medium)
    return font


def badge_size(font: QFont, text: str, icon: str | None) -> QSize:
    """Return the size of the whole badge; ``font`` as :func:`badge_font` gives it."""
    metrics = QFontMetrics(font)
    height = metrics.height() + 6
    side = _icon_side(metrics) + _GAP if icon else 0
    return QSize(2 * _PADDING + side + metrics.horizontalAdvance(text) + 1, height)


def paint_badge(
    painter: QPainter,
    rect: QRect,
    text: str,
    icon: str | None,
    tone: Tone | str,
    *,
    palette: Palette | None = None,
) -> QRect:
    """Paint a badge at the left of ``rect``, centred vertically, cut where ``rect`` is too narrow.

    Args:
        painter: its font should come from :func:`badge_font`.
        rect: where there is room.
        text: plain text.
        icon: semantic icon name, or None.
        tone: colours.
        palette: the theme's current one when left out.

    Returns:
        What the badge covers.
    """
    colors = (palette or theme().palette).tone(tone)
    size = badge_size(painter.font(), text, icon)
    pill = QRect(0, 0, min(size.width(), rect.width()), size.height())
    pill.moveLeft(rect.left())
    pill.moveTop(rect.top() + (rect.height() - pill.height()) // 2)
    metrics = painter.fontMetrics()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # A faint edge keeps the shape where the row behind has a colour near the badge's.
    edge = QColor(colors.fg)
    edge.setAlphaF(0.22)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(QColor(colors.bg))
    painter.drawRoundedRect(QRectF(pill).adjusted(0.5, 0.5, -0.5, -0.5), pill.height() / 2, pill.height() / 2)
    inner = pill.adjusted(_PADDING, 0, -_PADDING, 0)
    if icon:
        side = _icon_side(metrics)
        place = QRect(inner.left() - 1, pill.top() + (pill.height() - side) // 2, side, side)
        paint_glyph(painter, place, icon, QColor(colors.fg))
        inner.setLeft(place.right() + _GAP)
    painter.setPen(QColor(colors.fg))
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(inner.adjusted(0, 0, 1, 0), flags, elided(metrics, text, inner.width() + 1))
    painter.restore()
    return pill


def _icon_side(metrics: QFontMetrics) -> int:
    return max(12, metrics.ascent() + 2)


class StatusBadge(QWidget):
    """A badge on its own. Its accessible name is its text."""

    def __init__(
        self,
        text: str = "",
        icon: str | None = None,
        tone: Tone | str = Tone.NEUTRAL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._text, self._icon, self._tone = text, icon, Tone(tone)
        self.setAccessibleName(text)
        theme().themeChanged.connect(self.update)

    def set_badge(self, text: str, icon: str | None, tone: Tone | str) -> None:
        """Show something else."""
        self._text, self._icon, self._tone = text, icon, Tone(tone)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """The word shown."""
        return self._text

    @property
    def tone(self) -> Tone:
        """The tone shown."""
        return self._tone

    def sizeHint(self) -> QSize:
        """Return the size of the whole badge."""
        return badge_size(badge_font(self.font()), self._text, self._icon)

    def minimumSizeHint(self) -> QSize:
        """Return the size of the icon with a first letter; the rest may be cut."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), 48), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the badge."""
        painter = QPainter(self)
        painter.setFont(badge_font(self.font()))
        paint_badge(painter, self.rect(), self._text, self._icon, self._tone)
        painter.end()


class BadgeDelegate(CellDelegate):
    """A badge in a cell: word from ``DisplayRole``, icon from ``CellRole.ICON``, colours from ``CellRole.TONE``."""

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, rect: QRect
    ) -> None:
        """Paint the badge, or nothing for an empty word."""
        text = self.text(index)
        if text:
            painter.setFont(badge_font(option.font))
            paint_badge(
                painter, rect, text, index.data(CellRole.ICON), index.data(CellRole.TONE) or Tone.NEUTRAL
            )

    def content_width(self, option: QStyleOptionViewItem, index: Index) -> int:
        """Return the width of the whole badge."""
        return badge_size(badge_font(option.font), self.text(index), index.data(CellRole.ICON)).width()
