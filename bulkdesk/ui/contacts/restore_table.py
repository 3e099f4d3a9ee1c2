"""The table of the place "Restore": its columns, the boxes to tick, and the space bar."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from bulkdesk.store.deletion import RESTORE_DAYS
from bulkdesk.ui.contacts.restore_model import Column, DeletedModel, left_text
from bulkdesk.ui.theme import SPACING
from bulkdesk.ui.widgets.badge import BadgeDelegate, badge_font, badge_size
from bulkdesk.ui.widgets.cell import TwoLineDelegate
from bulkdesk.ui.widgets.fitted_table import FittedTable
from bulkdesk.ui.widgets.format import USUAL_EMAIL, USUAL_PHONE, usual_moment
from bulkdesk.ui.widgets.tick import TICK_WIDTH, TickCell

_CHARACTERS: Final = {Column.NAME: 18, Column.COMPANY: 16, Column.JOB: 18}
"""How many characters the content of a column usually has."""

_YIELDING: Final = ({Column.COMPANY, Column.JOB}, {Column.NAME}, {Column.EMAIL})
"""The columns that take up room that is left and give way where there is too little, those first that do so first."""


class DeletedTable(FittedTable):
    """The table. ``spaced`` tells of the space bar, which ticks rows."""

    spaced = Signal()

    def __init__(self, model: DeletedModel, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self.setObjectName("deletedTable")
        self.setModel(model)
        self.setItemDelegateForColumn(Column.TICK, TickCell(self))
        for column in (Column.NAME, Column.COMPANY, Column.JOB):
            self.setItemDelegateForColumn(column, TwoLineDelegate(self))
        self.setItemDelegateForColumn(Column.LEFT, BadgeDelegate(self))
        self.set_always_shown({Column.NAME, Column.LEFT})
        self.setColumnHidden(Column.COMPANY, True)
        self.horizontalHeader().setSectionResizeMode(Column.TICK, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(Column.TICK, TICK_WIDTH)

    def widths(self) -> dict[int, int]:
        """Phone numbers, moments and days have what they need, the others the rest."""
        ticks = 0 if self.isColumnHidden(Column.TICK) else TICK_WIDTH
        return self.filled(self._contents(), _YIELDING, beside=ticks)

    def _contents(self) -> dict[int, int]:
        """How wide the content of each column usually is."""
        metrics = QFontMetrics(self.font())
        badge = badge_font(self.font())
        return {
            Column.EMAIL: metrics.horizontalAdvance(USUAL_EMAIL),
            Column.PHONE: metrics.horizontalAdvance(USUAL_PHONE) + SPACING.xs,
            Column.DELETED: metrics.horizontalAdvance(usual_moment()) + SPACING.xs,
            Column.LEFT: max(
                badge_size(badge, left_text(days), "clock").width() for days in (0, RESTORE_DAYS)
            ),
            **{column: metrics.averageCharWidth() * count for column, count in _CHARACTERS.items()},
        }

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a double click on a box for two clicks."""
        if self.indexAt(event.position().toPoint()).column() == Column.TICK:
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick on Space."""
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            event.accept()
            self.spaced.emit()
        else:
            super().keyPressEvent(event)
