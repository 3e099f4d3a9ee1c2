"""What happened to one contact, on its card: the table, and the chosen entry in whole."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from bulkdesk.services.session import Session
from bulkdesk.services.texts import error_text, type_text
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.words import JobType
from bulkdesk.ui.contacts.history_model import Column, HistoryModel
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.jobs.records_look import word
from bulkdesk.ui.jobs.records_table import usual_badge
from bulkdesk.ui.theme import SPACING, Tone, set_kind
from bulkdesk.ui.widgets.badge import BadgeDelegate
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.cell import TwoLineDelegate
from bulkdesk.ui.widgets.empty_state import EmptyContent, EmptyStateOverlay
from bulkdesk.ui.widgets.fitted_table import FittedTable
from bulkdesk.ui.widgets.format import usual_moment

_DETAILS_HEIGHT: Final = 112
_CHARACTERS: Final = {Column.JOB: 20, Column.WHAT: 30}
"""The columns that share the rest, and how many characters their content usually has."""


class HistoryTable(FittedTable):
    """The table; long texts go on in a second line."""

    def __init__(self, model: HistoryModel, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self.setObjectName("contactHistory")
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegateForColumn(Column.OUTCOME, BadgeDelegate(self))
        for column in _CHARACTERS:
            self.setItemDelegateForColumn(column, TwoLineDelegate(self))

    def widths(self) -> dict[int, int]:
        """Moments, types and results have what they need, name and what happened the rest."""
        metrics = QFontMetrics(self.font())
        contents: dict[int, int] = {
            Column.TIME: metrics.horizontalAdvance(usual_moment()) + SPACING.xs,
            Column.TYPE: max(metrics.horizontalAdvance(type_text(each)) for each in JobType) + SPACING.xs,
            Column.OUTCOME: usual_badge(self.font()),
            **{column: metrics.averageCharWidth() * count for column, count in _CHARACTERS.items()},
        }
        return self.filled(contents, (set(_CHARACTERS),))


class HistoryPanel(QWidget):
    """The table, and under it the chosen entry in whole."""

    def __init__(self, desk: Desk, session: Session, contact_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = HistoryModel(desk, session, contact_id, self)
        self.table = HistoryTable(self.model, self)
        self.table.setAccessibleName(self.tr("History"))
        self._empty = EmptyStateOverlay(
            self.table,
            EmptyContent(
                "history", self.tr("No history"), self.tr("No bulk action has worked on this contact.")
            ),
        )
        self._empty.set_loading(True)
        self.details = QPlainTextEdit(self)
        self.details.setReadOnly(True)
        self.details.setObjectName("contactHistoryDetails")
        self.details.setAccessibleName(self.tr("What happened"))
        self.details.setTabChangesFocus(True)
        self.details.setFixedHeight(_DETAILS_HEIGHT)
        self.details.hide()
        card = QFrame(self)
        set_kind(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        again = (self.tr("Try again"), self.model.read_again)
        self.banner = Banner("", Tone.DANGER, action=again, parent=self)
        self.banner.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACING.md, 0, SPACING.md)
        layout.setSpacing(SPACING.sm)
        layout.addWidget(self.banner)
        layout.addWidget(card, 1)
        layout.addWidget(self.details)
        self.model.loaded.connect(self._on_loaded)
        self.model.failed.connect(self._on_failed)
        self.table.selectionModel().currentRowChanged.connect(self._show_details)

    def load(self) -> None:
        """Read the history anew."""
        self.model.load()

    def stop(self) -> None:
        """Want nothing any more: the dialog closes."""
        self.model.stop()

    def _on_loaded(self) -> None:
        self.banner.hide()
        self._empty.set_loading(False)
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def _on_failed(self, error: BulkDeskError) -> None:
        self._empty.set_loading(True)
        self.banner.say(error_text(error), Tone.DANGER)

    def _show_details(self, current: QModelIndex) -> None:
        self.details.setVisible(current.isValid())
        if current.isValid():
            entry = self.model.items[current.row()].entry
            lines = self.model.what(current.row()) or [word(entry)]
            self.details.setPlainText("\n".join(lines))
