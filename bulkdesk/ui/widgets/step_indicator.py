"""Where the person is in the assistant."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from bulkdesk.ui.theme import SPACING, TYPE, paint_glyph, theme
from bulkdesk.ui.widgets.plain import elided

_DISC = 24
_GAP = SPACING.sm
_LEAST_LINE = 12


class StepIndicator(QWidget):
    """Numbered steps in a line: done ones have a tick and can be clicked, the current one is filled.

    A current step behind the last one says that all are done.
    """

    stepClicked = Signal(int)  # noqa: N815 - Qt's naming for signals

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = list(names)
        self._current = 0
        self._locked = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        theme().themeChanged.connect(self.update)
        self._tell()

    @property
    def current(self) -> int:
        """The current step, from 0."""
        return self._current

    def set_current(self, step: int, *, locked: bool = False) -> None:
        """Show ``step`` as the current one; ``locked``: there is no way back for now."""
        self._current = step
        self._locked = locked
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for all names."""
        metrics = QFontMetrics(self._font(strong=True))
        names = sum(metrics.horizontalAdvance(name) for name in self._names)
        extra = len(self._names) * (_DISC + 2 * _GAP + _LEAST_LINE)
        return QSize(names + extra, max(_DISC, metrics.height()) + 4)

    def minimumSizeHint(self) -> QSize:
        """Return room for the discs; names are cut."""
        return QSize(len(self._names) * (_DISC + _LEAST_LINE), self.sizeHint().height())

    def step_rects(self) -> list[QRect]:
        """Return where each step's disc and name lie; the lines between them share the rest."""
        metrics = QFontMetrics(self._font(strong=True))
        widths = [metrics.horizontalAdvance(name) + 2 for name in self._names]
        gaps = max(1, len(self._names) - 1)
        room = self.width() - len(self._names) * (_DISC + _GAP) - gaps * (_LEAST_LINE + 2 * _GAP)
        if sum(widths) > room:
            scale = max(0, room) / sum(widths)
            widths = [int(width * scale) for width in widths]
        line = (self.width() - sum(widths) - len(widths) * (_DISC + _GAP)) // gaps
        rects, x = [], 0
        for width in widths:
            rects.append(QRect(x, 0, _DISC + _GAP + width, self.height()))
            x += _DISC + _GAP + width + line
        return rects

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the steps and the lines between them."""
        palette = theme().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rects = self.step_rects()
        for step, rect in enumerate(rects):
            if step + 1 < len(rects):
                colour = palette.accent if step < self._current else palette.border_strong
                painter.setPen(QPen(QColor(colour), 1.5))
                y = rect.center().y() + 1
                painter.drawLine(QPoint(rect.right() + _GAP, y), QPoint(rects[step + 1].left() - _GAP, y))
            self._paint_disc(painter, step, rect)
            painter.setFont(self._font(strong=step == self._current))
            painter.setPen(QColor(palette.text if step <= self._current else palette.text_muted))
            name = rect.adjusted(_DISC + _GAP, 0, 0, 0)
            shown = elided(painter.fontMetrics(), self._names[step], name.width() + 1)
            painter.drawText(name, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be clicked."""
        hit = self._hit(event.position().toPoint())
        self.setCursor(Qt.CursorShape.ArrowCursor if hit is None else Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go back to a step that is done."""
        hit = self._hit(event.position().toPoint())
        if hit is not None and event.button() == Qt.MouseButton.LeftButton:
            self.stepClicked.emit(hit)

    def _hit(self, point: QPoint) -> int | None:
        if self._locked:
            return None
        rects = self.step_rects()[: self._current]
        return next((step for step, rect in enumerate(rects) if rect.contains(point)), None)

    def _paint_disc(self, painter: QPainter, step: int, rect: QRect) -> None:
        palette = theme().palette
        disc = QRect(rect.left(), rect.center().y() - _DISC // 2 + 1, _DISC, _DISC)
        ring = QRectF(disc).adjusted(1, 1, -1, -1)
        if step == self._current:
            fill, edge, text = palette.accent, palette.accent, palette.accent_text
        elif step < self._current:
            fill, edge, text = palette.accent_subtle, palette.accent, palette.accent
        else:
            fill, edge, text = palette.surface, palette.control_border, palette.text_muted
        painter.setPen(QPen(QColor(edge), 1.5))
        painter.setBrush(QColor(fill))
        painter.drawEllipse(ring)
        if step < self._current:
            paint_glyph(painter, disc.adjusted(5, 5, -5, -5), "check", QColor(text))
            return
        font = self._font(strong=True)
        font.setPointSizeF(TYPE.caption)
        painter.setFont(font)
        painter.setPen(QColor(text))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(step + 1))

    def _font(self, *, strong: bool) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font

    def _tell(self) -> None:
        if self._current >= len(self._names):
            self.setAccessibleName(self.tr("All steps are done"))
            return
        text = self.tr("Step {number} of {count}: {name}").format(
            number=self._current + 1, count=len(self._names), name=self._names[self._current]
        )
        self.setAccessibleName(text)
