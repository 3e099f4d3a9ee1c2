"""A filter over days: presets, and two date fields for a range of one's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import QDate, QEvent, QLocale, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QMouseEvent
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLabel, QMenu, QSizePolicy, QWidget

from bulkdesk.store.filters import LAST_DAY
from bulkdesk.ui.theme import SPACING
from bulkdesk.ui.widgets.dropdown import DropdownButton
from bulkdesk.ui.widgets.format import date_pattern, format_date
from bulkdesk.ui.widgets.plain import label, without_mnemonic

# The first day that a field can hold stands for "open"; no job is that old.
_OPEN = QDate(2000, 1, 1)
_LATEST = QDate(LAST_DAY.year, LAST_DAY.month, LAST_DAY.day)


class Preset(StrEnum):
    """The ranges on offer."""

    ANY = "any"
    TODAY = "today"
    LAST_7_DAYS = "last_7_days"
    LAST_30_DAYS = "last_30_days"
    THIS_MONTH = "this_month"
    CUSTOM = "custom"


class OpenDateEdit(QDateEdit):
    """A date field with a calendar that may stay open ("any")."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        self.setDateRange(_OPEN, _LATEST)
        self.setDate(_OPEN)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def day(self) -> date | None:
        """Return the day, or None while the field is open."""
        if self.date() == _OPEN:
            return None
        return date(self.date().year(), self.date().month(), self.date().day())

    def set_day(self, day: date | None) -> None:
        """Set a day, or open the field."""
        self.setDate(_OPEN if day is None else QDate(day.year, day.month, day.day))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let the calendar of an open field show this month instead of that of the stand-in day."""
        super().mousePressEvent(event)
        if self.day() is None and self.calendarWidget() is not None:
            today = QDate.currentDate()
            QTimer.singleShot(
                0, self, lambda: self.calendarWidget().setCurrentPage(today.year(), today.month())
            )


class DateRangeField(QWidget):
    """A dropdown of presets; "Custom" shows two date fields. ``changed`` tells of every new range.

    Days are days of the zone that ``today`` answers for; both ends belong to the range. Setting a date field by
    keyboard or code makes the range a custom one.
    """

    changed = Signal()

    def __init__(self, label_text: str, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label_text
        self._today = today
        self._preset = Preset.ANY
        self.button = DropdownButton(self)
        self.date_from = OpenDateEdit(self)
        self.date_to = OpenDateEdit(self)
        self._dash: QLabel = label("–", "muted", self)
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        self._actions = {preset: self._add_action(preset) for preset in Preset}
        self.button.setMenu(self._menu)
        self.button.setPopupMode(DropdownButton.ToolButtonPopupMode.InstantPopup)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.sm)
        for widget in (self.button, self.date_from, self._dash, self.date_to):
            layout.addWidget(widget)
        self.setFocusProxy(self.button)
        self.date_from.dateChanged.connect(self._on_date_changed)
        self.date_to.dateChanged.connect(self._on_date_changed)
        self._retranslate()
        self._refresh()

    def range(self) -> tuple[date | None, date | None]:
        """Return first and last day, None for an open end. Ends the wrong way round are put right."""
        today = self._today()
        match self._preset:
            case Preset.ANY:
                return None, None
            case Preset.TODAY:
                return today, today
            case Preset.LAST_7_DAYS:
                return today - timedelta(days=6), today
            case Preset.LAST_30_DAYS:
                return today - timedelta(days=29), today
            case Preset.THIS_MONTH:
                return today.replace(day=1), today
            case Preset.CUSTOM:
                first, last = self.date_from.day(), self.date_to.day()
                return (last, first) if first and last and first > last else (first, last)

    def preset(self) -> Preset:
        """Return the preset in use."""
        return self._preset

    def set_preset(self, preset: Preset | str) -> None:
        """Use a preset; a custom range begins with the days of the one before."""
        preset = Preset(preset)
        if preset is self._preset:
            return
        before = self.range()
        self._preset = preset
        self._fill(*(before if preset is Preset.CUSTOM else self.range()))
        self._refresh()
        if self.range() != before:
            self.changed.emit()

    def set_range(self, first: date | None, last: date | None) -> None:
        """Use a range of one's own; two open ends are "any time"."""
        before = self.range()
        self._preset = Preset.ANY if first is None and last is None else Preset.CUSTOM
        self._fill(first, last)
        self._refresh()
        if self.range() != before:
            self.changed.emit()

    def text(self) -> str:
        """Return the range in words, e.g. for a chip."""
        first, last = self.range()
        if self._preset is not Preset.CUSTOM:
            return self._actions[self._preset].text()
        if first and last:
            return self.tr("{first} – {last}").format(first=format_date(first), last=format_date(last))
        if first:
            return self.tr("from {day}").format(day=format_date(first))
        if last:
            return self.tr("until {day}").format(day=format_date(last))
        return self._actions[Preset.ANY].text()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._refresh()
        super().changeEvent(event)

    def _add_action(self, preset: Preset) -> QAction:
        if preset is Preset.CUSTOM:
            self._menu.addSeparator()
        action = self._menu.addAction("")
        action.setCheckable(True)
        action.triggered.connect(lambda: self._on_action(preset))
        self._group.addAction(action)
        return action

    def _on_action(self, preset: Preset) -> None:
        self.set_preset(preset)
        if preset is Preset.CUSTOM:
            self.date_from.setFocus()

    def _on_date_changed(self) -> None:
        self._preset = Preset.CUSTOM
        self._refresh()
        self.changed.emit()

    def _fill(self, first: date | None, last: date | None) -> None:
        for field, day in ((self.date_from, first), (self.date_to, last)):
            field.blockSignals(True)
            field.set_day(day)
            field.blockSignals(False)

    def _retranslate(self) -> None:
        texts = {
            Preset.ANY: self.tr("Any time"),
            Preset.TODAY: self.tr("Today"),
            Preset.LAST_7_DAYS: self.tr("Last 7 days"),
            Preset.LAST_30_DAYS: self.tr("Last 30 days"),
            Preset.THIS_MONTH: self.tr("This month"),
            Preset.CUSTOM: self.tr("Custom…"),
        }
        for preset, text in texts.items():
            self._actions[preset].setText(text)
        self.date_from.setAccessibleName(self.tr("From"))
        self.date_to.setAccessibleName(self.tr("To"))
        for field in (self.date_from, self.date_to):
            field.setSpecialValueText(self.tr("Any"))
            field.setLocale(QLocale())
            field.setDisplayFormat(date_pattern())

    def set_label(self, label_text: str) -> None:
        """Change the name of the filter (after a change of language)."""
        self._label = label_text
        self._refresh()

    def _refresh(self) -> None:
        self._actions[self._preset].setChecked(True)
        custom = self._preset is Preset.CUSTOM
        for widget in (self.date_from, self._dash, self.date_to):
            widget.setVisible(custom)
        if self._preset is Preset.ANY:
            text = self._label
        else:
            shown = self.tr("Custom") if custom else self._actions[self._preset].text()
            text = self.tr("{label}: {value}").format(label=self._label, value=shown)
        self.button.setText(without_mnemonic(text))
        self.button.setAccessibleName(text)
        self.button.set_active(self._preset is not Preset.ANY)
        self.button.updateGeometry()
