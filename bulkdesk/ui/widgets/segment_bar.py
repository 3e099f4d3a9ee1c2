"""A horizontal bar of shares with its legend; each share can be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from bulkdesk.ui.theme import RADII, SPACING, TYPE, Tone, tabular, theme
from bulkdesk.ui.widgets.format import format_number, format_percent
from bulkdesk.ui.widgets.plain import elided, plain_tooltip

_BAR = 14
_MIN_SHARE = 8
_GAP = 2
_DOT = 8
_PADDING = 8


@dataclass(frozen=True, slots=True)
class Segment:
    """One share of the bar."""

    key: str
    label: str
    count: int
    tone: Tone = Tone.NEUTRAL


class SegmentBar(QWidget):
    """Shares side by side, the legend below. Click, or arrows and Enter, send ``segmentClicked(key)``.

    A tiny share keeps a width that can be hit. Shares of one tone are told apart by lightness.
    """

    segmentClicked = Signal(str)  # noqa: N815 - Qt's naming for signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segments: list[Segment] = []
        self._current = 0
        self._hover = -1
        self._selected: str | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._retranslate()
        theme().themeChanged.connect(self.update)

    def set_segments(self, segments: Sequence[Segment]) -> None:
        """Show ``segments``; those without a count are left out."""
        shown = [segment for segment in segments if segment.count > 0]
        if shown == self._segments:
            return
        keys = [segment.key for segment in shown]
        here = self._segments[self._current].key if self._segments else None
        self._segments = shown
        # The keyboard stays on its share: they change places while a job runs.
        self._current = keys.index(here) if here in keys else min(self._current, max(0, len(keys) - 1))
        self._hover = -1
        parts = (f"{segment.label}: {format_number(segment.count)}" for segment in shown)
        self.setAccessibleDescription(", ".join(parts))
        self.updateGeometry()
        self.update()

    def segments(self) -> list[Segment]:
        """Return the shares shown."""
        return list(self._segments)

    def set_selected(self, key: str | None) -> None:
        """Mark one share as the chosen one (the others step back), or none."""
        self._selected = key
        self.update()

    def bar_rects(self) -> list[QRect]:
        """Return where each share lies in the bar."""
        total = sum(segment.count for segment in self._segments)
        room = self.width() - _GAP * max(0, len(self._segments) - 1)
        if not self._segments or room <= 0:
            return []
        least = min(_MIN_SHARE, room // len(self._segments))
        spare = room - least * len(self._segments)
        # Every share has the least width and its part of the rest: none is lost, the order of sizes stays.
        large = [max(0.0, segment.count / total * room - least) for segment in self._segments]
        scale = spare / sum(large) if sum(large) else 0.0
        rects, edge = [], 0.0
        for extra in large:
            width = least + extra * scale
            rects.append(QRect(round(edge), 1, max(1, round(edge + width) - round(edge)), _BAR))
            edge += width + _GAP
        return rects

    def legend_rects(self) -> list[QRect]:
        """Return where each entry of the legend lies."""
        return self._legend(self.width())

    def hasHeightForWidth(self) -> bool:
        """Return True: the legend takes as many lines as it needs."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of bar and legend."""
        rects = self._legend(width)
        return (rects[-1].bottom() if rects else _BAR) + 3

    def sizeHint(self) -> QSize:
        """Return a usual size."""
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint bar and legend."""
        palette = theme().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(0, 1, self.width(), _BAR), 5, 5)
        painter.save()
        painter.setClipPath(clip)
        if not self._segments:
            painter.fillRect(QRect(0, 1, self.width(), _BAR), QColor(palette.track))
        for number, rect in enumerate(self.bar_rects()):
            painter.fillRect(rect, self._color(number))
        painter.restore()
        painter.setFont(self._legend_font())
        for number, rect in enumerate(self.legend_rects()):
            self._paint_entry(painter, number, rect)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up what lies under the mouse."""
        self._set_hover(self._at(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Light up nothing."""
        self._set_hover(-1)
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose."""
        number = self._at(event.position().toPoint())
        if number >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._current = number
            self.update()
            self.segmentClicked.emit(self._segments[number].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and choose by keyboard."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(
            Qt.Key(event.key()), 0
        )
        if not self._segments:
            super().keyPressEvent(event)
        elif step:
            self._current = (self._current + step) % len(self._segments)
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.segmentClicked.emit(self._segments[self._current].key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the keyboard's place."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the keyboard's place."""
        self.update()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the legend needs now."""
        self.updateGeometry()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Answer for tool tips."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._at(event.pos())
            if number >= 0:
                QToolTip.showText(event.globalPos(), plain_tooltip(self.tooltip_text(number)), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def tooltip_text(self, number: int) -> str:
        """Return what the tool tip says about a share."""
        segment = self._segments[number]
        share = format_percent(segment.count / sum(each.count for each in self._segments))
        return self.tr("{label}: {count} ({percent})").format(
            label=segment.label, count=format_number(segment.count), percent=share
        )

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Shares"))

    def _at(self, point: QPoint) -> int:
        for number, (bar, entry) in enumerate(zip(self.bar_rects(), self.legend_rects(), strict=True)):
            if bar.adjusted(0, -1, _GAP, 2).contains(point) or entry.contains(point):
                return number
        return -1

    def _set_hover(self, number: int) -> None:
        if number != self._hover:
            self._hover = number
            shape = Qt.CursorShape.PointingHandCursor if number >= 0 else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()

    def _color(self, number: int) -> QColor:
        palette = theme().palette
        segment = self._segments[number]
        color = QColor(palette.tone(segment.tone).solid)
        before = sum(1 for each in self._segments[:number] if each.tone is segment.tone)
        if before:
            # Towards the surface, step by step; three steps keep the contrast to both neighbours.
            mix = 0.22 * (1 + (before - 1) % 3)
            surface = QColor(palette.surface)
            color = QColor.fromRgbF(
                color.redF() * (1 - mix) + surface.redF() * mix,
                color.greenF() * (1 - mix) + surface.greenF() * mix,
                color.blueF() * (1 - mix) + surface.blueF() * mix,
            )
        if self._selected is not None and self._selected != segment.key:
            color.setAlphaF(0.35)
        elif number == self._hover:
            color = color.lighter(112) if palette.dark else color.darker(108)
        return color

    def _legend_font(self) -> QFont:
        font = tabular(self.font())
        font.setPointSizeF(TYPE.caption)
        return font

    def _legend(self, width: int) -> list[QRect]:
        metrics = QFontMetrics(self._legend_font())
        height = metrics.height() + 12
        rects: list[QRect] = []
        x, y = 0, _BAR + SPACING.sm
        for segment in self._segments:
            text = metrics.horizontalAdvance(segment.label) + metrics.horizontalAdvance(
                format_number(segment.count)
            )
            entry = min(width, 2 * _PADDING + _DOT + 6 + text + SPACING.sm + 2)
            if x and x + entry > width:
                x, y = 0, y + height
            rects.append(QRect(x, y, entry, height))
            x += entry + SPACING.sm
        return rects

    def _paint_entry(self, painter: QPainter, number: int, rect: QRect) -> None:
        palette = theme().palette
        segment = self._segments[number]
        focused = self.hasFocus() and number == self._current
        chosen = segment.key == self._selected
        # Outlined as the buttons are: each can be pressed.
        edge = palette.accent if number == self._hover or chosen else palette.border_strong
        painter.setPen(QPen(QColor(palette.focus), 1.5) if focused else QPen(QColor(edge), 1))
        fill = palette.selection if chosen else palette.hover if number == self._hover else None
        painter.setBrush(QColor(fill or palette.surface))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 1.5, -0.5, -1.5), RADII.control, RADII.control)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color(number))
        painter.drawEllipse(QRect(rect.left() + _PADDING, rect.center().y() - _DOT // 2 + 1, _DOT, _DOT))
        room = rect.adjusted(_PADDING + _DOT + 6, 0, -_PADDING, 0)
        count = format_number(segment.count)
        count_width = painter.fontMetrics().horizontalAdvance(count)
        painter.setPen(QColor(palette.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        painter.setPen(QColor(palette.text if fill else palette.text_muted))
        room.adjust(0, 0, -count_width - SPACING.sm + 1, 0)
        text = elided(painter.fontMetrics(), segment.label, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
