"""The editors of a condition's values: a text, a day, two days, a number of days, a bulk action, or nothing.

Each says by ``problem`` what is missing; tags have their own in ``tags_value``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QSizePolicy, QSpinBox, QWidget

from bulkdesk.store.filters import FIRST_DAY, LAST_DAY, MAX_DAYS, MAX_VALUE, Value
from bulkdesk.ui.smartlists.suggest import SuggestEdit, WheelGuard
from bulkdesk.ui.smartlists.vocabulary import Vocabulary
from bulkdesk.ui.theme import SPACING, set_look
from bulkdesk.ui.widgets.format import date_pattern
from bulkdesk.ui.widgets.moment_fields import inset
from bulkdesk.ui.widgets.plain import label

_USUAL_DAYS = 30


class ValueEditor(QWidget):
    """Edits the values of a condition. ``changed`` tells of every change by a person."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(SPACING.sm)

    def values(self) -> tuple[Value, ...]:
        """The values as they stand."""
        return ()

    def set_values(self, values: tuple[Value, ...]) -> None:
        """Show values that fit the operator."""

    def problem(self) -> str | None:
        """What is missing, None when nothing is."""
        return None

    def set_name(self, name: str) -> None:
        """Tell screen readers what the value belongs to."""
        for field in self.fields():
            field.setAccessibleName(name)

    def set_invalid(self, problem: str | None) -> None:
        """Mark the fields as wrong, with what is wrong, or as wrong no longer."""
        on = problem is not None
        for field in self.fields():
            field.setAccessibleDescription(problem or "")
            set_look(field, "invalid", on)

    def fields(self) -> list[QWidget]:
        """What a person types into."""
        return []


class TextValue(ValueEditor):
    """One text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit(self)
        self.edit.setObjectName("conditionText")
        self.edit.setMaxLength(MAX_VALUE)
        self.edit.setPlaceholderText(self.tr("Enter a text"))
        self.edit.textEdited.connect(lambda _text: self.changed.emit())
        self.row.addWidget(self.edit)
        self.setFocusProxy(self.edit)

    def values(self) -> tuple[Value, ...]:
        """The text, as it is."""
        return (self.edit.text(),) if self.edit.text() else ()

    def set_values(self, values: tuple[Value, ...]) -> None:
        """Show a text."""
        self.edit.setText(next((value for value in values if isinstance(value, str)), ""))
        self.edit.setCursorPosition(0)

    def problem(self) -> str | None:
        """A text must be there."""
        return None if self.edit.text() else self.tr("Enter the text to compare with.")

    def fields(self) -> list[QWidget]:
        """The line."""
        return [self.edit]


class DaysValue(ValueEditor):
    """A number of days."""

    def __init__(self, guard: WheelGuard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spin = QSpinBox(self)
        self.spin.setObjectName("conditionDays")
        self.spin.setRange(0, MAX_DAYS)
        self.spin.setValue(_USUAL_DAYS)
        self.spin.setGroupSeparatorShown(True)
        inset(self.spin)
        self.spin.valueChanged.connect(lambda _value: self.changed.emit())
        guard.guard(self.spin)
        self.row.addWidget(self.spin)
        self.row.addWidget(label(self.tr("days"), "muted", self))
        self.row.addStretch()
        self.setFocusProxy(self.spin)

    def values(self) -> tuple[Value, ...]:
        """The number."""
        return (self.spin.value(),)

    def set_values(self, values: tuple[Value, ...]) -> None:
        """Show a number."""
        self.spin.setValue(next((value for value in values if isinstance(value, int)), _USUAL_DAYS))

    def fields(self) -> list[QWidget]:
        """The number's field."""
        return [self.spin]


class DayValue(ValueEditor):
    """One day, or the first and the last day of a span."""

    def __init__(
        self, guard: WheelGuard, today: Callable[[], date], *, span: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._days = [self._field(guard, today())]
        self.row.addWidget(self._days[0])
        if span:
            self._days.append(self._field(guard, today()))
            self.row.addWidget(label(self.tr("and"), "muted", self))
            self.row.addWidget(self._days[1])
        self.row.addStretch()
        self.setFocusProxy(self._days[0])

    def values(self) -> tuple[Value, ...]:
        """The day, or both days."""
        return tuple(_day(field) for field in self._days)

    def set_values(self, values: tuple[Value, ...]) -> None:
        """Show days."""
        for field, value in zip(self._days, values, strict=False):
            if isinstance(value, date):
                field.setDate(QDate(value.year, value.month, value.day))

    def problem(self) -> str | None:
        """A span does not end before it begins."""
        first, last = _day(self._days[0]), _day(self._days[-1])
        return self.tr("The second day is before the first one.") if last < first else None

    def set_name(self, name: str) -> None:
        """Tell the two days of a span apart."""
        super().set_name(name)
        if len(self._days) > 1:
            self._days[0].setAccessibleName(self.tr("{field}: first day").format(field=name))
            self._days[1].setAccessibleName(self.tr("{field}: last day").format(field=name))

    def fields(self) -> list[QWidget]:
        """One field for each day."""
        return list(self._days)

    def _field(self, guard: WheelGuard, day: date) -> QDateEdit:
        field = QDateEdit(self)
        field.setObjectName("conditionDay")
        field.setCalendarPopup(True)
        field.setDateRange(_qt(FIRST_DAY), _qt(LAST_DAY))
        field.setDisplayFormat(date_pattern())
        field.setDate(_qt(day))
        field.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        field.dateChanged.connect(lambda _day: self.changed.emit())
        guard.guard(field)
        return field


class JobValue(ValueEditor):
    """A bulk action, chosen by its name or typed as its number."""

    def __init__(self, vocabulary: Vocabulary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vocabulary = vocabulary
        self.edit = SuggestEdit(vocabulary.jobs, self)
        self.edit.setObjectName("conditionJob")
        self.edit.setPlaceholderText(self.tr("Name or number of a bulk action"))
        self.edit.textEdited.connect(lambda _text: self.changed.emit())
        self.edit.entered.connect(self._on_entered)
        vocabulary.changed.connect(self._show_name)
        self.row.addWidget(self.edit)
        self.setFocusProxy(self.edit)

    def values(self) -> tuple[Value, ...]:
        """The bulk action's id, or nothing while the text means none."""
        found = self._vocabulary.job_id(self.edit.text())
        return () if found is None else (found,)

    def set_values(self, values: tuple[Value, ...]) -> None:
        """Show a bulk action."""
        job_id = next((value for value in values if isinstance(value, int)), None)
        self.edit.setText("" if job_id is None else self._vocabulary.job_text(job_id))
        self.edit.setCursorPosition(0)

    def problem(self) -> str | None:
        """A bulk action must be meant."""
        if self.values():
            return None
        if self.edit.text():
            return self.tr("No bulk action has this name. Choose one, or enter its number.")
        return self.tr("Choose a bulk action by its name or number.")

    def fields(self) -> list[QWidget]:
        """The line."""
        return [self.edit]

    def _on_entered(self, _text: str) -> None:
        self._show_name()
        self.changed.emit()

    def _show_name(self) -> None:
        """Put the name to a number, unless somebody is typing."""
        values = self.values()
        if values and (not self.edit.hasFocus() or self.sender() is self.edit):
            self.set_values(values)


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _day(field: QDateEdit) -> date:
    shown = field.date()
    return date(shown.year(), shown.month(), shown.day())
