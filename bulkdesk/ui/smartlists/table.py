"""The view of the table of smart lists: its columns, and the menu that its dots ask for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QWidget

from bulkdesk.ui.smartlists.model import Column, SmartListsProxy
from bulkdesk.ui.theme import SPACING
from bulkdesk.ui.widgets.button_table import MENU_WIDTH, ButtonTable, MenuDelegate
from bulkdesk.ui.widgets.cell import TwoLineDelegate
from bulkdesk.ui.widgets.format import usual_moment

_NAME_SHARE = 0.4
_LEAST = 120


class SmartListsTable(ButtonTable):
    """One list chosen at a time."""

    def __init__(self, proxy: SmartListsProxy, parent: QWidget | None = None) -> None:
        super().__init__({Column.MENU}, (Column.NAME, Qt.SortOrder.AscendingOrder), parent)
        self.setObjectName("smartListsTable")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.set_always_shown({Column.NAME})
        for column in (Column.NAME, Column.CONDITION):
            self.setItemDelegateForColumn(column, TwoLineDelegate(self))
        self.setItemDelegateForColumn(Column.MENU, MenuDelegate(self))
        self.buttonPressed.connect(lambda index: self.menuRequested.emit(self.place_below(index)))
        self.setModel(proxy)
        self.sort_as_kept()

    def widths(self) -> dict[int, int]:
        """Figures and names of people have what they need, the list's name and conditions the rest."""
        metrics = QFontMetrics(self.font())
        pad = 2 * SPACING.md
        widths: dict[int, int] = {
            Column.CONTACTS: metrics.horizontalAdvance("0.000.000") + pad,
            Column.CREATED_BY: metrics.averageCharWidth() * 14 + pad,
            Column.UPDATED: metrics.horizontalAdvance(usual_moment()) + pad + SPACING.xs,
        }
        for column, width in widths.items():
            widths[column] = max(width, self.title_width(column))
        widths[Column.MENU] = MENU_WIDTH
        shown = {column: width for column, width in widths.items() if not self.isColumnHidden(column)}
        rest = self.viewport().width() - sum(shown.values())
        if self.isColumnHidden(Column.CONDITION):
            return shown | {Column.NAME: max(_LEAST, rest)}
        name = max(_LEAST, round(rest * _NAME_SHARE))
        return shown | {Column.NAME: name, Column.CONDITION: max(_LEAST, rest - name)}
