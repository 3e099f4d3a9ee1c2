"""The delegate under all cells of a :class:`DataTable`: row-wide hover and selection, plain text, calm padding."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from bulkdesk.ui.theme import ROW_HEIGHT, SPACING, color, paint_glyph, theme
from bulkdesk.ui.widgets.plain import elided, one_line, plain_tooltip
from bulkdesk.ui.widgets.roles import CellRole

Index = QModelIndex | QPersistentModelIndex

_ANY_WIDTH = 1_000_000
_MOST_SHOWN = 1_000
"""Characters of a text that two lines can hold in the widest cell; a contact's notes may have many more."""


class CellDelegate(QStyledItemDelegate):
    """Paints ``DisplayRole`` as plain text on one line, with ``CellRole.ICON`` before it if there is one."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint background and content."""
        painter.save()
        self.paint_background(painter, option, index)
        content = option.rect.adjusted(SPACING.md, 0, -SPACING.md, 0)
        self.paint_content(painter, option, index, content)
        painter.restore()

    def paint_background(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row's state, the line under it and the mark of the keyboard's row."""
        palette = theme().palette
        view = option.widget
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(palette.selection))
        elif view is not None and view.property("hoverRow") == index.row():
            painter.fillRect(option.rect, QColor(palette.hover))
        line = option.rect.adjusted(0, option.rect.height() - 1, 0, 0)
        painter.fillRect(line, QColor(palette.border))
        if isinstance(view, QTableView) and view.hasFocus() and view.currentIndex().row() == index.row():
            first = view.horizontalHeader().logicalIndex(0)
            if view.columnViewportPosition(index.column()) <= view.columnViewportPosition(first):
                bar = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height() - 1)
                painter.fillRect(bar, QColor(palette.accent))

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, rect: QRect
    ) -> None:
        """Paint icon and text into ``rect``; subclasses paint something else."""
        icon_name = index.data(CellRole.ICON)
        tone = index.data(CellRole.TONE)
        if icon_name:
            side = 16
            place = QRect(rect.left(), rect.center().y() - side // 2 + 1, side, side)
            paint_glyph(painter, place, str(icon_name), color(f"{tone}_solid" if tone else "text_muted"))
            rect = rect.adjusted(side + SPACING.sm, 0, 0, 0)
        text = self.text(index)
        if not text:
            return
        painter.setFont(self.font(option, index))
        painter.setPen(self.text_color(option, index))
        alignment = index.data(Qt.ItemDataRole.TextAlignmentRole)
        flags = Qt.AlignmentFlag(alignment) if alignment else Qt.AlignmentFlag.AlignLeft
        flags = (flags & Qt.AlignmentFlag.AlignHorizontal_Mask) | Qt.AlignmentFlag.AlignVCenter
        self.paint_text(painter, rect, flags, text)

    def paint_text(self, painter: QPainter, rect: QRect, flags: Qt.AlignmentFlag, text: str) -> None:
        """Paint the text on one line, cut where the room ends."""
        shown = elided(painter.fontMetrics(), text, rect.width())
        painter.drawText(rect, flags | Qt.TextFlag.TextSingleLine, shown)

    def text(self, index: Index) -> str:
        """Return the text of a cell."""
        value = index.data(Qt.ItemDataRole.DisplayRole)
        return "" if value is None else str(value)

    @staticmethod
    def font(option: QStyleOptionViewItem, index: Index) -> QFont:
        """Return the model's font for the cell, or the view's."""
        font = index.data(Qt.ItemDataRole.FontRole)
        return font if isinstance(font, QFont) else QFont(option.font)

    @staticmethod
    def text_color(option: QStyleOptionViewItem, index: Index) -> QColor:
        """Return the text's colour: ``ForegroundRole`` may name a palette role or a tone."""
        if not option.state & QStyle.StateFlag.State_Enabled:
            return color("text_disabled")
        role = index.data(Qt.ItemDataRole.ForegroundRole)
        return color(role) if isinstance(role, str) else color("text")

    def content_width(self, option: QStyleOptionViewItem, index: Index) -> int:
        """Return the width that shows the whole content, without the padding."""
        extra = 16 + SPACING.sm if index.data(CellRole.ICON) else 0
        return option.fontMetrics.horizontalAdvance(self.text(index)) + extra + 2

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of the whole content; rows grow with the font."""
        height = max(ROW_HEIGHT, option.fontMetrics.height() + 2 * SPACING.sm)
        return QSize(self.content_width(option, index) + 2 * SPACING.md, height)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show the model's tool tip, or the whole text of a cell that is cut; literally in both cases."""
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        text = index.data(Qt.ItemDataRole.ToolTipRole)
        if text is None and self.content_width(option, index) > option.rect.width() - 2 * SPACING.md:
            text = self.text(index)
        if text:
            QToolTip.showText(event.globalPos(), plain_tooltip(str(text)), view, option.rect)
        else:
            QToolTip.hideText()
        return True


class TwoLineDelegate(CellDelegate):
    """A cell whose text goes on in a second line, in a row as high as any other, where one line is too short."""

    def paint_text(self, painter: QPainter, rect: QRect, flags: Qt.AlignmentFlag, text: str) -> None:
        """Paint one line, or two of which the second is cut where the room ends."""
        metrics, text = painter.fontMetrics(), one_line(text[:_MOST_SHOWN])
        if metrics.horizontalAdvance(text) < rect.width():
            # Not measured again: most texts end here.
            painter.drawText(rect, flags | Qt.TextFlag.TextSingleLine, text)
            return
        lines = two_lines(text, painter.font(), rect.width())
        if len(lines) == 1 or rect.height() < 2 * metrics.height():
            super().paint_text(painter, rect, flags, text)
            return
        top = rect.top() + (rect.height() - 2 * metrics.height()) // 2
        for number, line in enumerate(lines):
            place = QRect(rect.left(), top + number * metrics.height(), rect.width(), metrics.height())
            painter.drawText(place, flags | Qt.TextFlag.TextSingleLine, line)


def two_lines(text: str, font: QFont, width: int) -> list[str]:
    """Return a text as the one line that fits ``width`` pixels, or as two of which the second may be cut."""
    metrics = QFontMetrics(font)
    # An advance is rounded to whole pixels; where that may matter, what would cut the text is asked.
    is_whole = metrics.horizontalAdvance(text) < width
    if is_whole or elided(metrics, text, width) == elided(metrics, text, _ANY_WIDTH):
        return [text]
    first = _first_line(text, font, width)
    return [first.rstrip(), elided(metrics, text[len(first) :].strip(), width)]


def _first_line(text: str, font: QFont, width: int) -> str:
    """As much of the text as fits the width, broken between words where that is possible."""
    layout = QTextLayout(text, font)
    wrap = QTextOption()
    wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(wrap)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    # Qt counts in UTF-16.
    length = line.textLength()
    return text.encode("utf-16-le")[: 2 * length].decode("utf-16-le", "ignore")
