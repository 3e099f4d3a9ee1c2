"""The table of the place "Restore": its columns, the boxes to tick, and the space bar."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QWidget

from bulkdesk.ui.contacts.restore_model import Column, DeletedModel
from bulkdesk.ui.theme import RADII, SPACING, paint_glyph, theme
from bulkdesk.ui.widgets.badge import BadgeDelegate, badge_font, badge_size
from bulkdesk.ui.widgets.cell import CellDelegate
from bulkdesk.ui.widgets.fitted_table import FittedTable
from bulkdesk.ui.widgets.format import USUAL_EMAIL, USUAL_PHONE, usual_moment

_BOX: Final = 16
_TICK_WIDTH: Final = 48
_ELASTIC: Final = {Column.NAME: 18, Column.EMAIL: 0, Column.COMPANY: 16, Column.JOB: 18}
"""The columns that take up room that is left and give way where there is too little, and their usual characters."""
_LEAST_SHARE: Final = 0.55
"""So much of its usual width an elastic column keeps; below that the table scrolls."""

Index = QModelIndex | QPersistentModelIndex


class TickDelegate(CellDelegate):
    """A box to tick; nothing where the model has no ``CheckStateRole``."""

    def paint_content(
        self, painter: QPainter, _option: QStyleOptionViewItem, index: Index, rect: QRect
    ) -> None:
        """Paint the box."""
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return
        palette = theme().palette
        is_ticked = Qt.CheckState(state) == Qt.CheckState.Checked
        box = QRect(rect.left(), rect.center().y() - _BOX // 2, _BOX, _BOX)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.accent if is_ticked else palette.control_border), 1))
        painter.setBrush(QColor(palette.accent if is_ticked else palette.surface))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), RADII.small, RADII.small)
        if is_ticked:
            paint_glyph(painter, box.adjusted(1, 1, -1, -1), "check", QColor(palette.accent_text))


class DeletedTable(FittedTable):
    """The table. ``spaced`` tells of the space bar, which ticks rows."""

    spaced = Signal()

    def __init__(self, model: DeletedModel, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self.setObjectName("deletedTable")
        self.setModel(model)
        self.setItemDelegateForColumn(Column.TICK, TickDelegate(self))
        self.setItemDelegateForColumn(Column.LEFT, BadgeDelegate(self))
        self.set_always_shown({Column.NAME, Column.LEFT})
        self.setColumnHidden(Column.COMPANY, True)
        self.horizontalHeader().setSectionResizeMode(Column.TICK, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(Column.TICK, _TICK_WIDTH)

    def widths(self) -> dict[int, int]:
        """Phone numbers, moments and days have what they need, the others the rest."""
        metrics = QFontMetrics(self.font())
        pad = 2 * SPACING.md
        words = QCoreApplication.translate("DeletedModel", "%n day(s)", None, 60)
        days = badge_size(badge_font(self.font()), words, "clock").width()
        usual = {
            Column.EMAIL: metrics.horizontalAdvance(USUAL_EMAIL) + pad,
            Column.PHONE: metrics.horizontalAdvance(USUAL_PHONE) + pad + SPACING.xs,
            Column.DELETED: metrics.horizontalAdvance(usual_moment()) + pad + SPACING.xs,
            Column.LEFT: days + pad,
        }
        for column, characters in _ELASTIC.items():
            usual.setdefault(column, metrics.averageCharWidth() * characters + pad)
        widths: dict[int, int] = {
            column: max(width, self.title_width(column))
            for column, width in usual.items()
            if not self.isColumnHidden(column)
        }
        elastic = {column: widths[column] for column in _ELASTIC if column in widths}
        spare = self.viewport().width() - _TICK_WIDTH - sum(widths.values())
        whole = sum(elastic.values())
        share = max(_LEAST_SHARE, 1 + spare / whole)
        return widths | {column: int(width * share) for column, width in elastic.items()}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick on Space."""
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            event.accept()
            self.spaced.emit()
        else:
            super().keyPressEvent(event)
