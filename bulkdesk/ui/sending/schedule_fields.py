"""The fields that say when messages go out: the start, the pace, the hours. Each is a card of its own."""

from __future__ import annotations

from datetime import time
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QSpinBox,
    QTimeEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from bulkdesk.jobs.drip import DAYS_OF_WEEK, MOST_EVERY, MOST_IN_BATCH, Drip, DripUnit, Window
from bulkdesk.services.session import Session
from bulkdesk.ui.sending.words import weekday_name
from bulkdesk.ui.theme import SPACING, set_kind, set_look
from bulkdesk.ui.widgets.flow_layout import FlowLayout
from bulkdesk.ui.widgets.moment_fields import MomentFields, inset
from bulkdesk.ui.widgets.plain import label

_BATCH_WIDTH: Final = 104
_EVERY_WIDTH: Final = 76
_USUAL_DRIP: Final = Drip(100, 30, DripUnit.MINUTES)
_USUAL_WINDOW: Final = Window(frozenset(range(5)), time(9), time(17))


class ScheduleCard(QFrame):
    """A card with two choices; what belongs to the second one stands below it. ``changed`` comes at every change."""

    changed = Signal()

    def __init__(self, title: str, first: str, second: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "card")
        self.first = QRadioButton(first, self)
        self.second = QRadioButton(second, self)
        self._group = QButtonGroup(self)
        self._group.addButton(self.first)
        self._group.addButton(self.second)
        self.first.setChecked(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACING.lg, SPACING.md, SPACING.lg, SPACING.md)
        self.column.setSpacing(SPACING.sm)
        self.column.addWidget(label(title, "strong", self))
        self.column.addWidget(self.first)
        self.column.addWidget(self.second)
        self._dependent: list[QWidget] = []
        self.setAccessibleName(title)
        self.second.toggled.connect(self.judge)
        self.second.toggled.connect(self.changed)

    def add_dependent(self, layout: QHBoxLayout | FlowLayout, *widgets: QWidget) -> None:
        """Put a row under the second choice; ``widgets`` can be used while that is chosen."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addSpacing(SPACING.xl)
        row.addLayout(layout, 1)
        self.column.addLayout(row)
        self._dependent += widgets
        self.judge()

    def set_usable(self, *, usable: bool) -> None:
        """Let the card be changed, or only read."""
        self.first.setEnabled(usable)
        self.second.setEnabled(usable)
        self.judge()

    def judge(self) -> None:
        """Let be changed what can be."""
        for widget in self._dependent:
            widget.setEnabled(self.second.isChecked() and self.second.isEnabled())


class StartCard(ScheduleCard):
    """At once, or at a time on the sub-account's clock, whose zone stands beside it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        title, first, second = _start_texts()
        super().__init__(title, first, second, parent)
        self._session = session
        self.first.setObjectName("sendAtOnce")
        self.second.setObjectName("sendAtTime")
        self.fields = MomentFields(session, "send", self)
        row = QHBoxLayout()
        row.addWidget(self.fields)
        self.add_dependent(row, self.fields.day, self.fields.time)
        self.fields.changed.connect(self.changed)

    def start(self) -> int | None:
        """The chosen start, milliseconds UTC; None is at once."""
        return self.fields.moment() if self.second.isChecked() else None

    def problem(self) -> str | None:
        """Return what is wrong."""
        start = self.start()
        if start is not None and start <= self._session.store.clock.now():
            return self.tr("This time has already passed.")
        return None


class PaceCard(ScheduleCard):
    """All in one go, or a batch and then a pause."""

    def __init__(self, parent: QWidget | None = None, *, prefix: str = "send") -> None:
        title, first, second = _pace_texts()
        super().__init__(title, first, second, parent)
        self.first.setObjectName(f"{prefix}AllInOne")
        self.second.setObjectName(f"{prefix}Drip")
        self.batch = QSpinBox(self)
        self.batch.setObjectName(f"{prefix}Batch")
        self.batch.setRange(1, MOST_IN_BATCH)
        self.batch.setGroupSeparatorShown(True)
        self.batch.setFixedWidth(_BATCH_WIDTH)
        self.batch.setAccessibleName(self.tr("Messages of a batch"))
        self.every = QSpinBox(self)
        self.every.setObjectName(f"{prefix}Every")
        self.every.setFixedWidth(_EVERY_WIDTH)
        self.every.setAccessibleName(self.tr("Interval between two batches"))
        self.unit = QComboBox(self)
        self.unit.setObjectName(f"{prefix}Unit")
        self.unit.setAccessibleName(self.tr("Unit of the interval"))
        for unit in (DripUnit.MINUTES, DripUnit.HOURS, DripUnit.DAYS):
            self.unit.addItem("", unit.value)
        inset(self.batch, self.every)
        self._messages, self._each = label("", "body", self), label("", "body", self)
        for widgets in ((self.batch, self._messages), (self._each, self.every, self.unit)):
            row = QHBoxLayout()
            row.setSpacing(SPACING.sm)
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch(1)
            self.add_dependent(row, *widgets)
        self._limit()
        self._show(_USUAL_DRIP)
        self._show_words()
        for number in (self.batch, self.every):
            number.valueChanged.connect(self._show_words)
            number.valueChanged.connect(self.changed)
        self.unit.currentIndexChanged.connect(self._limit)
        self.unit.currentIndexChanged.connect(self.changed)

    def set_drip(self, drip: Drip | None) -> None:
        """Show a pace; None is all in one go."""
        if drip is not None:
            self._show(drip)
        (self.first if drip is None else self.second).setChecked(True)

    def drip(self) -> Drip | None:
        """The chosen pace."""
        if not self.second.isChecked():
            return None
        return Drip(self.batch.value(), self.every.value(), DripUnit(self.unit.currentData()))

    def _limit(self) -> None:
        self.every.setRange(1, MOST_EVERY[DripUnit(self.unit.currentData())])

    def _show_words(self) -> None:
        """Let the words around the numbers go with them: one minute, two minutes."""
        every = self.every.value()
        self._messages.setText(self.tr("message(s)", None, self.batch.value()))
        self._each.setText(self.tr("every", None, every))
        texts = {
            DripUnit.MINUTES: self.tr("minute(s)", None, every),
            DripUnit.HOURS: self.tr("hour(s)", None, every),
            DripUnit.DAYS: self.tr("day(s)", None, every),
        }
        for unit, text in texts.items():
            self.unit.setItemText(self.unit.findData(unit.value), text)

    def _show(self, drip: Drip) -> None:
        self.unit.setCurrentIndex(self.unit.findData(drip.unit.value))
        self.batch.setValue(drip.batch)
        self.every.setValue(drip.every)


class HoursCard(ScheduleCard):
    """At any time, or on some weekdays between two times of day."""

    def __init__(
        self, parent: QWidget | None = None, *, zone: str | None = None, prefix: str = "send"
    ) -> None:
        """Make the card; ``zone`` stands beside the times where nothing else says it."""
        title, first, second = _hours_texts()
        super().__init__(title, first, second, parent)
        self.first.setObjectName(f"{prefix}AnyTime")
        self.second.setObjectName(f"{prefix}Window")
        self.days = [self._day(number, prefix) for number in range(DAYS_OF_WEEK)]
        self.start = QTimeEdit(self)
        self.start.setObjectName(f"{prefix}From")
        self.start.setAccessibleName(self.tr("From"))
        self.end = QTimeEdit(self)
        self.end.setObjectName(f"{prefix}To")
        self.end.setAccessibleName(self.tr("To"))
        inset(self.start, self.end)
        days = FlowLayout(spacing=SPACING.xs)
        for day in self.days:
            days.addWidget(day)
        self.add_dependent(days, *self.days)
        before, between = label(self.tr("From"), "body", self), label(self.tr("to"), "body", self)
        row = QHBoxLayout()
        row.setSpacing(SPACING.sm)
        row.addWidget(before)
        row.addWidget(self.start)
        row.addWidget(between)
        row.addWidget(self.end)
        if zone is not None:
            row.addWidget(label(zone, "muted", self))
        row.addStretch(1)
        self.add_dependent(row, self.start, self.end, before, between)
        self._show(_USUAL_WINDOW)
        for edit in (self.start, self.end):
            edit.timeChanged.connect(self.changed)

    def set_window(self, window: Window | None) -> None:
        """Show open hours; None is always."""
        if window is not None:
            self._show(window)
        (self.first if window is None else self.second).setChecked(True)

    def window_(self) -> Window | None:
        """The chosen hours; None is always. Equal times are the whole day."""
        if not self.second.isChecked():
            return None
        chosen = frozenset(number for number, day in enumerate(self.days) if day.isChecked())
        days = frozenset() if len(chosen) == DAYS_OF_WEEK else chosen
        start, end = _time_of(self.start), _time_of(self.end)
        window = Window(days) if start == end else Window(days, start, end)
        return None if window == Window() else window

    def problem(self) -> str | None:
        """Return what is missing."""
        if self.second.isChecked() and not any(day.isChecked() for day in self.days):
            return self.tr("Choose at least one weekday.")
        return None

    def _day(self, number: int, prefix: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"{prefix}Weekday{number}")
        button.setText(weekday_name(number, short=True))
        button.setAccessibleName(weekday_name(number))
        button.setToolTip(weekday_name(number))
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.toggled.connect(lambda on: _mark(button, on=on))
        button.toggled.connect(self.changed)
        return button

    def judge(self) -> None:
        """Let be changed what can be; days that do not count are not marked."""
        super().judge()
        for day in self.days:
            _mark(day, on=day.isChecked() and day.isEnabled())

    def _show(self, window: Window) -> None:
        for number, day in enumerate(self.days):
            day.setChecked(not window.weekdays or number in window.weekdays)
        for edit, moment in ((self.start, window.start), (self.end, window.end)):
            shown = moment or time.min
            edit.setTime(QTime(shown.hour, shown.minute))


def _start_texts() -> tuple[str, str, str]:
    return (
        QCoreApplication.translate("ScheduleCard", "Start"),
        QCoreApplication.translate("ScheduleCard", "At once"),
        QCoreApplication.translate("ScheduleCard", "At a time"),
    )


def _pace_texts() -> tuple[str, str, str]:
    return (
        QCoreApplication.translate("ScheduleCard", "Pace"),
        QCoreApplication.translate("ScheduleCard", "All in one go"),
        QCoreApplication.translate("ScheduleCard", "In batches (drip)"),
    )


def _hours_texts() -> tuple[str, str, str]:
    return (
        QCoreApplication.translate("ScheduleCard", "Sending hours"),
        QCoreApplication.translate("ScheduleCard", "At any time"),
        QCoreApplication.translate("ScheduleCard", "Only on these days and hours"),
    )


def _time_of(edit: QTimeEdit) -> time:
    return time(edit.time().hour(), edit.time().minute())


def _mark(button: QToolButton, *, on: bool) -> None:
    set_look(button, "active", on)
