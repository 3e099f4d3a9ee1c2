"""A day and a time on the clock of the sub-account, whose zone stands beside them."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QSpinBox, QTimeEdit, QWidget

from bulkdesk.services.session import Session
from bulkdesk.services.times import local_time, parse_moment
from bulkdesk.store.filters import LAST_DAY
from bulkdesk.ui.theme import SPACING
from bulkdesk.ui.widgets.format import date_pattern
from bulkdesk.ui.widgets.plain import label


class MomentFields(QWidget):
    """The fields ``day`` and ``time``; ``changed`` comes at every change of either."""

    changed = Signal()

    def __init__(self, session: Session, prefix: str, parent: QWidget | None = None) -> None:
        """Show the next full hour; ``prefix`` begins the fields' object names."""
        super().__init__(parent)
        self._session = session
        self._exact: tuple[str, int] | None = None
        self.day = QDateEdit(self)
        self.day.setObjectName(f"{prefix}Date")
        self.day.setMaximumDate(QDate(LAST_DAY.year, LAST_DAY.month, LAST_DAY.day))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat(date_pattern())
        self.day.setAccessibleName(self.tr("Day"))
        self.time = QTimeEdit(self)
        self.time.setObjectName(f"{prefix}Time")
        self.time.setAccessibleName(self.tr("Time"))
        inset(self.time)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.sm)
        row.addWidget(self.day)
        row.addWidget(self.time)
        row.addWidget(label(session.account.timezone, "muted", self), 1)
        self.set_moment(None)
        self.day.dateChanged.connect(self.changed)
        self.time.timeChanged.connect(self.changed)

    def moment(self) -> int:
        """What the day and the time say, milliseconds UTC; to the millisecond as it was set, while nobody changes them."""
        text = self._text()
        if self._exact is not None and self._exact[0] == text:
            return self._exact[1]
        return parse_moment(self._session, text)

    def set_moment(self, moment: int | None) -> None:
        """Show a moment, milliseconds UTC; None: the next full hour."""
        if moment is None:
            now = local_time(self._session, self._session.store.clock.now())
            shown = (now + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
        else:
            shown = local_time(self._session, moment)
        self._exact = None
        self.day.setDate(QDate(shown.year, shown.month, shown.day))
        self.time.setTime(QTime(shown.hour, shown.minute))
        if moment is not None:
            # The fields have no seconds, and an hour that the clock strikes twice looks the same.
            self._exact = (self._text(), moment)

    def _text(self) -> str:
        day = self.day.date().toString(Qt.DateFormat.ISODate)
        return f"{day}T{self.time.time().toString('HH:mm')}"


def inset(*edits: QSpinBox | QTimeEdit) -> None:
    """Room before the text, as in other fields: a style sheet's padding is not kept at that side of a spin box."""
    for edit in edits:
        edit.lineEdit().setTextMargins(SPACING.xs + 2, 0, 0, 0)
