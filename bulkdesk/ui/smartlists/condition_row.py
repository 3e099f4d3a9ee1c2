"""One condition: its field, its operator, its value, and what is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.filters import (
    CUSTOM_PREFIX,
    FIELDS,
    MAX_VALUE,
    OPERATORS,
    Condition,
    Kind,
    Operator,
    Value,
    validate,
)
from bulkdesk.ui.smartlists.suggest import SuggestEdit, WheelGuard
from bulkdesk.ui.smartlists.tags_value import TagsValue
from bulkdesk.ui.smartlists.values import DaysValue, DayValue, JobValue, TextValue, ValueEditor
from bulkdesk.ui.smartlists.vocabulary import Vocabulary
from bulkdesk.ui.smartlists.words import (
    GROUPS,
    condition_text,
    field_text,
    operator_text,
    translated,
)
from bulkdesk.ui.theme import SPACING, Tone
from bulkdesk.ui.widgets.plain import label

FIRST_FIELD: Final = "first_name"

_NAME_WIDTH = 140
_VALUE_LEAST = 120
_SHOWN = 18
_ROLE = Qt.ItemDataRole.UserRole


class Shape(Enum):
    """What an operator is given."""

    NOTHING = auto()
    TEXT = auto()
    TAGS = auto()
    DAY = auto()
    SPAN = auto()
    DAYS = auto()
    JOB = auto()


_SHAPES: Final = {
    Operator.IS_EMPTY: Shape.NOTHING,
    Operator.IS_NOT_EMPTY: Shape.NOTHING,
    Operator.IS_ON: Shape.NOTHING,
    Operator.IS_OFF: Shape.NOTHING,
    Operator.HAS_ANY: Shape.TAGS,
    Operator.HAS_ALL: Shape.TAGS,
    Operator.HAS_NONE: Shape.TAGS,
    Operator.BEFORE: Shape.DAY,
    Operator.AFTER: Shape.DAY,
    Operator.BETWEEN: Shape.SPAN,
    Operator.IN_LAST_DAYS: Shape.DAYS,
    Operator.MORE_THAN_DAYS_AGO: Shape.DAYS,
    Operator.WAS_IN: Shape.JOB,
    Operator.SUCCEEDED_IN: Shape.JOB,
    Operator.FAILED_IN: Shape.JOB,
}


def shape_of(operator: Operator) -> Shape:
    """What an operator is given; a text where nothing else is said."""
    return _SHAPES.get(operator, Shape.TEXT)


@dataclass(frozen=True)
class Tools:
    """What all conditions of an editor share.

    Attributes:
        vocabulary: what can be chosen from.
        guard: keeps the mouse wheel from fields that are only scrolled past.
        fields: the list of fields.
        today: the sub-account's day.
        field_width: pixels in which every field can be read whole.
        operator_width: pixels in which every operator can.
    """

    vocabulary: Vocabulary
    guard: WheelGuard
    fields: QStandardItemModel
    today: Callable[[], date]
    field_width: int
    operator_width: int


def make_tools(vocabulary: Vocabulary, today: Callable[[], date], parent: QWidget) -> Tools:
    """The tools of an editor, which belong to ``parent``."""
    fields = field_model(parent)
    texts = [fields.item(row).text() for row in range(fields.rowCount())]
    operators = [operator_text(operator) for operator in Operator]
    return Tools(vocabulary, WheelGuard(parent), fields, today, _box_width(texts), _box_width(operators))


def _box_width(texts: list[str]) -> int:
    box = QComboBox()
    box.addItems(texts)
    box.ensurePolished()
    return box.sizeHint().width()


def field_model(parent: QWidget) -> QStandardItemModel:
    """The fields under their headings, one list for all conditions of an editor."""
    model = QStandardItemModel(parent)
    for heading, fields in GROUPS:
        head = QStandardItem(translated(heading))
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        font = parent.font()
        font.setBold(True)
        head.setFont(font)
        model.appendRow(head)
        for field in fields:
            item = QStandardItem(field_text(field))
            item.setData(field, _ROLE)
            model.appendRow(item)
    custom = QStandardItem(QCoreApplication.translate("ConditionRow", "Custom field"))
    custom.setData(CUSTOM_PREFIX, _ROLE)
    model.appendRow(custom)
    return model


class ConditionRow(QWidget):
    """One condition. ``changed`` tells of every change by a person.

    What is missing stands in the empty field; once ``complain`` was called it is said under the value too. A condition
    that was just added is not yet wrong.
    """

    changed = Signal()

    def __init__(
        self, tools: Tools, condition: Condition | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tools = tools
        self._complains = False
        self._shape = Shape.NOTHING
        self.editor: ValueEditor = ValueEditor(self)
        self.field = QComboBox(self)
        self.field.setObjectName("conditionField")
        self.field.setModel(tools.fields)
        self.field.setMaxVisibleItems(_SHOWN)
        self.field.setFixedWidth(tools.field_width)
        self.custom = SuggestEdit(tools.vocabulary.custom_fields, self)
        self.custom.setObjectName("conditionCustomField")
        self.custom.setPlaceholderText(self.tr("Name of the field"))
        self.custom.setAccessibleName(self.tr("Name of the custom field"))
        self.custom.setMaxLength(MAX_VALUE)
        self.custom.setFixedWidth(_NAME_WIDTH)
        self.operator = QComboBox(self)
        self.operator.setObjectName("conditionOperator")
        self.operator.setFixedWidth(tools.operator_width)
        for combo in (self.field, self.operator):
            tools.guard.guard(combo)
        self.hint = label("", "caption", self, wrap=True)
        self.hint.setObjectName("conditionProblem")
        self.hint.setProperty("tone", Tone.DANGER.value)
        self._lay_out()
        self.set_condition(condition or Condition(FIRST_FIELD, Operator.IS))
        self.field.currentIndexChanged.connect(self._on_field)
        self.operator.currentIndexChanged.connect(self._on_operator)
        self.custom.textEdited.connect(lambda _text: self._touch())
        self.custom.entered.connect(lambda _text: self._touch())
        tools.vocabulary.changed.connect(self._name)

    def draft(self) -> Condition:
        """The condition as it stands, which may not be valid yet."""
        return Condition(self._field_name(), self._operator(), self.editor.values())

    def set_condition(self, condition: Condition) -> None:
        """Show a condition; its value may be missing."""
        is_custom = condition.field.startswith(CUSTOM_PREFIX)
        shown = CUSTOM_PREFIX if is_custom else condition.field
        self.field.blockSignals(True)
        self.field.setCurrentIndex(self.field.findData(shown, _ROLE))
        self.field.blockSignals(False)
        self.custom.setText(condition.field[len(CUSTOM_PREFIX) :] if is_custom else "")
        self._offer_operators(condition.operator)
        self._fit_editor()
        if condition.values:
            self.editor.set_values(condition.values)
        self._judge()

    def problem(self) -> str | None:
        """What is missing or wrong, None when the condition can be used."""
        if not self._field_name().removeprefix(CUSTOM_PREFIX):
            return self.tr("Enter the name of the custom field.")
        missing = self.editor.problem()
        if missing is not None:
            return missing
        try:
            validate(self.draft())
        except RefusedError as error:
            return error_text(error)
        return None

    def complain(self) -> None:
        """Say from now on what is missing."""
        self._complains = True
        self._judge()

    @property
    def is_blank(self) -> bool:
        """Whether nobody has entered anything yet."""
        return self.draft() == Condition(FIRST_FIELD, Operator.IS)

    def text(self) -> str:
        """The condition in words, as far as it goes."""
        if self.problem() is None:
            return condition_text(self.draft(), self._tools.vocabulary.job_names)
        return self.tr("{field} {operator} …").format(
            field=self._shown_field(), operator=self.operator.currentText()
        )

    def focus_first(self) -> None:
        """Put the keyboard where the condition begins."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_problem(self) -> None:
        """Put the keyboard where something is missing."""
        is_unnamed = not self._field_name().removeprefix(CUSTOM_PREFIX)
        (self.custom if is_unnamed else self.editor).setFocus(Qt.FocusReason.OtherFocusReason)

    # -- building -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._line = QHBoxLayout()
        self._line.setSpacing(SPACING.sm)
        for widget in (self.field, self.custom, self.operator):
            self._line.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        self._value = QVBoxLayout()
        self._value.setSpacing(SPACING.xs)
        self._value.addWidget(self.editor)
        self._value.addWidget(self.hint)
        self._value.addStretch()
        self._line.addLayout(self._value, 1)
        self._line.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._line)
        self.setFocusProxy(self.field)

    def _offer_operators(self, wanted: Operator | None) -> None:
        kind = self._kind()
        offered = [self.operator.itemData(row) for row in range(self.operator.count())]
        self.operator.blockSignals(True)
        if offered != list(OPERATORS[kind]):
            self.operator.clear()
            for operator in OPERATORS[kind]:
                self.operator.addItem(operator_text(operator), operator)
        place = self.operator.findData(wanted)
        self.operator.setCurrentIndex(max(0, place))
        self.operator.blockSignals(False)

    def _fit_editor(self) -> None:
        """Take the editor that the operator needs; values that fit go on."""
        self.custom.setVisible(self.field.currentData(_ROLE) == CUSTOM_PREFIX)
        shape = shape_of(self._operator())
        if shape is not self._shape:
            values = self.editor.values()
            self._shape = shape
            old, self.editor = self.editor, self._make_editor(shape)
            self._value.replaceWidget(old, self.editor)
            old.hide()
            old.deleteLater()
            self._keep(values)
            self.editor.setMinimumWidth(_VALUE_LEAST)
            self.editor.changed.connect(self._touch)

    def _keep(self, values: tuple[Value, ...]) -> None:
        if self._shape in {Shape.DAY, Shape.SPAN} and values and isinstance(values[0], date):
            self.editor.set_values((values[0], values[-1]))

    def _make_editor(self, shape: Shape) -> ValueEditor:
        match shape:
            case Shape.TEXT:
                return TextValue(self)
            case Shape.TAGS:
                return TagsValue(self._tools.vocabulary, self)
            case Shape.DAY | Shape.SPAN:
                return DayValue(self._tools.guard, self._tools.today, span=shape is Shape.SPAN, parent=self)
            case Shape.DAYS:
                return DaysValue(self._tools.guard, self)
            case Shape.JOB:
                return JobValue(self._tools.vocabulary, self)
            case Shape.NOTHING:
                return ValueEditor(self)

    # -- following ----------------------------------------------------------------------------------------------

    def _on_field(self) -> None:
        self._offer_operators(self._operator())
        self._fit_editor()
        self._touch()

    def _on_operator(self) -> None:
        self._fit_editor()
        self._touch()

    def _touch(self) -> None:
        self._judge()
        self.changed.emit()

    def _judge(self) -> None:
        problem = self.problem() if self._complains else None
        self.hint.setText(problem or "")
        self.hint.setVisible(problem is not None)
        is_unnamed = not self._field_name().removeprefix(CUSTOM_PREFIX)
        self.editor.set_invalid(None if is_unnamed else problem)
        self.custom.setAccessibleDescription(problem if is_unnamed and problem else "")
        self._name()

    def _name(self) -> None:
        """Tell screen readers which condition each part belongs to."""
        field = self._shown_field()
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(self.hint.text())
        self.field.setAccessibleName(self.tr("Field"))
        self.operator.setAccessibleName(self.tr("{field}: operator").format(field=field))
        self.editor.set_name(
            self.tr("{field} {operator}").format(field=field, operator=self.operator.currentText())
        )

    def _field_name(self) -> str:
        field: str = self.field.currentData(_ROLE)
        return CUSTOM_PREFIX + self.custom.text() if field == CUSTOM_PREFIX else field

    def _shown_field(self) -> str:
        return field_text(self._field_name()) or self.field.currentText()

    def _kind(self) -> Kind:
        return FIELDS.get(self.field.currentData(_ROLE), Kind.TEXT)

    def _operator(self) -> Operator:
        return Operator(self.operator.currentData())
