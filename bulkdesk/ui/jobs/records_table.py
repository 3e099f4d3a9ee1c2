"""The view of the records of a job: the contact and the reason share what the short columns leave."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QWidget

from bulkdesk.services.texts import outcome_text, warned_text
from bulkdesk.store.words import Outcome
from bulkdesk.ui.jobs.records_look import OUTCOME_LOOKS, WARNING_LOOK
from bulkdesk.ui.jobs.records_model import Column, RecordsModel
from bulkdesk.ui.theme import SPACING
from bulkdesk.ui.widgets.badge import BadgeDelegate, badge_font, badge_size
from bulkdesk.ui.widgets.cell import TwoLineDelegate
from bulkdesk.ui.widgets.fitted_table import FittedTable
from bulkdesk.ui.widgets.format import USUAL_EMAIL, format_number, usual_moment

_USUAL_ROWS: Final = 1_000_000
_CONTACT_SHARE: Final = 0.4
_LEAST: Final = 120
_LEAST_REASON: Final = 190
"""Two lines of so many pixels hold most reasons."""


class RecordsTable(FittedTable):
    """Records in the order in which they were worked on; long texts go on in a second line."""

    def __init__(self, model: RecordsModel, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self.setObjectName("recordsTable")
        self.setModel(model)
        self.setItemDelegateForColumn(Column.OUTCOME, BadgeDelegate(self))
        for column in (Column.CONTACT, Column.REASON):
            self.setItemDelegateForColumn(column, TwoLineDelegate(self))
        self.set_always_shown({Column.CONTACT})

    def widths(self) -> dict[int, int]:
        """Numbers, results and moments have what they need, contact and reason the rest."""
        metrics = QFontMetrics(self.font())
        contents = {
            Column.NUMBER: metrics.horizontalAdvance(format_number(_USUAL_ROWS)),
            Column.OUTCOME: usual_badge(self.font()),
            Column.TIME: metrics.horizontalAdvance(usual_moment()) + SPACING.xs,
        }
        widths: dict[int, int] = {
            column: max(content + 2 * SPACING.md, self.title_width(column))
            for column, content in contents.items()
            if not self.isColumnHidden(column)
        }
        rest = self.viewport().width() - sum(widths.values())
        if self.isColumnHidden(Column.REASON):
            widths[Column.CONTACT] = max(_LEAST, rest)
        else:
            usual = metrics.horizontalAdvance(USUAL_EMAIL) + 2 * SPACING.md
            # An address is not cut where the reason has room all the same.
            contact = max(round(rest * _CONTACT_SHARE), min(usual, rest - _LEAST_REASON))
            widths[Column.CONTACT] = max(_LEAST, contact)
            widths[Column.REASON] = max(_LEAST, rest - widths[Column.CONTACT])
        return widths


def usual_badge(base: QFont) -> int:
    """How wide the widest badge of a record's result is, in pixels."""
    font = badge_font(base)
    sizes = [badge_size(font, outcome_text(each), OUTCOME_LOOKS[each][0]) for each in Outcome]
    sizes.append(badge_size(font, warned_text(), WARNING_LOOK[0]))
    return max(size.width() for size in sizes)
