"""Filters in words: what fields and operators are called, and a whole filter as one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import reduce
from typing import Final

from PySide6.QtCore import QCoreApplication

from bulkdesk.services.i18n import QT_TRANSLATE_NOOP
from bulkdesk.store.filters import (
    CUSTOM_PREFIX,
    Condition,
    Filter,
    Group,
    Joiner,
    Operator,
    Value,
    conditions,
)
from bulkdesk.ui.imports.targets import field_text as contact_field_text
from bulkdesk.ui.widgets.cell_text import visible
from bulkdesk.ui.widgets.format import format_date, format_number

JOB_FIELD: Final = "job"
"""The field whose value is the id of a bulk action."""

_MOST_SHOWN: Final = 120
"""Characters of a value that are shown in a sentence."""

_OWN_FIELDS: Final = {
    "created_at": QT_TRANSLATE_NOOP("FilterWords", "Created"),
    "updated_at": QT_TRANSLATE_NOOP("FilterWords", "Updated"),
    JOB_FIELD: QT_TRANSLATE_NOOP("FilterWords", "Bulk action"),
}

GROUPS: Final = (
    (
        QT_TRANSLATE_NOOP("FilterWords", "Who it is"),
        ("first_name", "last_name", "email", "phone", "tags"),
    ),
    (
        QT_TRANSLATE_NOOP("FilterWords", "Company and address"),
        ("company", "address", "city", "postal_code", "state", "country"),
    ),
    (
        QT_TRANSLATE_NOOP("FilterWords", "More about the contact"),
        ("date_of_birth", "source", "type", "timezone", "notes", "additional_emails", "additional_phones"),
    ),
    (
        QT_TRANSLATE_NOOP("FilterWords", "What happened"),
        ("created_at", "updated_at", JOB_FIELD, "dnd_sms", "dnd_email"),
    ),
)
"""The fields under the headings of the list they are chosen from; custom fields come last."""

_OPERATORS: Final = {
    Operator.IS: QT_TRANSLATE_NOOP("FilterWords", "is"),
    Operator.IS_NOT: QT_TRANSLATE_NOOP("FilterWords", "is not"),
    Operator.CONTAINS: QT_TRANSLATE_NOOP("FilterWords", "contains"),
    Operator.DOES_NOT_CONTAIN: QT_TRANSLATE_NOOP("FilterWords", "does not contain"),
    Operator.STARTS_WITH: QT_TRANSLATE_NOOP("FilterWords", "starts with"),
    Operator.IS_EMPTY: QT_TRANSLATE_NOOP("FilterWords", "is empty"),
    Operator.IS_NOT_EMPTY: QT_TRANSLATE_NOOP("FilterWords", "is not empty"),
    Operator.HAS_ANY: QT_TRANSLATE_NOOP("FilterWords", "has any of"),
    Operator.HAS_ALL: QT_TRANSLATE_NOOP("FilterWords", "has all of"),
    Operator.HAS_NONE: QT_TRANSLATE_NOOP("FilterWords", "has none of"),
    Operator.BEFORE: QT_TRANSLATE_NOOP("FilterWords", "before"),
    Operator.AFTER: QT_TRANSLATE_NOOP("FilterWords", "after"),
    Operator.BETWEEN: QT_TRANSLATE_NOOP("FilterWords", "between"),
    Operator.IN_LAST_DAYS: QT_TRANSLATE_NOOP("FilterWords", "in the last N days"),
    Operator.MORE_THAN_DAYS_AGO: QT_TRANSLATE_NOOP("FilterWords", "more than N days ago"),
    Operator.IS_ON: QT_TRANSLATE_NOOP("FilterWords", "is on"),
    Operator.IS_OFF: QT_TRANSLATE_NOOP("FilterWords", "is off"),
    Operator.WAS_IN: QT_TRANSLATE_NOOP("FilterWords", "contact was in it"),
    Operator.SUCCEEDED_IN: QT_TRANSLATE_NOOP("FilterWords", "contact succeeded in it"),
    Operator.FAILED_IN: QT_TRANSLATE_NOOP("FilterWords", "contact failed in it"),
}
"""What each operator is called in the list it is chosen from."""

_SENTENCES: Final = {
    Operator.IS: QT_TRANSLATE_NOOP("FilterWords", "{field} is {value}"),
    Operator.IS_NOT: QT_TRANSLATE_NOOP("FilterWords", "{field} is not {value}"),
    Operator.CONTAINS: QT_TRANSLATE_NOOP("FilterWords", "{field} contains {value}"),
    Operator.DOES_NOT_CONTAIN: QT_TRANSLATE_NOOP("FilterWords", "{field} does not contain {value}"),
    Operator.STARTS_WITH: QT_TRANSLATE_NOOP("FilterWords", "{field} starts with {value}"),
    Operator.IS_EMPTY: QT_TRANSLATE_NOOP("FilterWords", "{field} is empty"),
    Operator.IS_NOT_EMPTY: QT_TRANSLATE_NOOP("FilterWords", "{field} is not empty"),
    Operator.HAS_ANY: QT_TRANSLATE_NOOP("FilterWords", "{field} has any of {value}"),
    Operator.HAS_ALL: QT_TRANSLATE_NOOP("FilterWords", "{field} has all of {value}"),
    Operator.HAS_NONE: QT_TRANSLATE_NOOP("FilterWords", "{field} has none of {value}"),
    Operator.BEFORE: QT_TRANSLATE_NOOP("FilterWords", "{field} before {value}"),
    Operator.AFTER: QT_TRANSLATE_NOOP("FilterWords", "{field} after {value}"),
    Operator.BETWEEN: QT_TRANSLATE_NOOP("FilterWords", "{field} between {value}"),
    Operator.IS_ON: QT_TRANSLATE_NOOP("FilterWords", "{field} is on"),
    Operator.IS_OFF: QT_TRANSLATE_NOOP("FilterWords", "{field} is off"),
    Operator.WAS_IN: QT_TRANSLATE_NOOP("FilterWords", "was in bulk action {value}"),
    Operator.SUCCEEDED_IN: QT_TRANSLATE_NOOP("FilterWords", "succeeded in bulk action {value}"),
    Operator.FAILED_IN: QT_TRANSLATE_NOOP("FilterWords", "failed in bulk action {value}"),
}
"""How each condition reads; those that count days have plural forms of their own."""

_ONE_TAG: Final = {
    Operator.HAS_ANY: QT_TRANSLATE_NOOP("FilterWords", "{field} has {value}"),
    Operator.HAS_ALL: QT_TRANSLATE_NOOP("FilterWords", "{field} has {value}"),
    Operator.HAS_NONE: QT_TRANSLATE_NOOP("FilterWords", "{field} does not have {value}"),
}


def translated(source: str) -> str:
    """A text of this module's tables in the current language."""
    return QCoreApplication.translate("FilterWords", source)


def field_text(field: str) -> str:
    """What a field is called; a custom field by its own name."""
    if field.startswith(CUSTOM_PREFIX):
        return visible(field[len(CUSTOM_PREFIX) :], _MOST_SHOWN)
    if field in _OWN_FIELDS:
        return translated(_OWN_FIELDS[field])
    return contact_field_text(field)


def operator_text(operator: Operator) -> str:
    """What an operator is called."""
    return translated(_OPERATORS[operator])


def job_label(job_id: int, names: Mapping[int, str]) -> str:
    """A bulk action by name and number, or by its number where the name is not known."""
    name = names.get(job_id)
    if name is None:
        return f"#{job_id}"
    return QCoreApplication.translate("FilterWords", "{name} (#{number})").format(
        name=visible(name, _MOST_SHOWN), number=job_id
    )


def job_ids(tree: Filter) -> set[int]:
    """The bulk actions that a filter asks about."""
    return {
        value
        for condition in conditions(tree)
        if condition.field == JOB_FIELD
        for value in condition.values
        if isinstance(value, int)
    }


def condition_text(condition: Condition, names: Mapping[int, str] | None = None) -> str:
    """A condition as a clause, such as "City is “Köln”"; ``names`` are those of bulk actions by id."""
    field, operator, values = field_text(condition.field), condition.operator, condition.values
    if operator is Operator.IN_LAST_DAYS:
        count = _number(values)
        return QCoreApplication.translate("FilterWords", "{field} in the last %n day(s)", None, count).format(
            field=field
        )
    if operator is Operator.MORE_THAN_DAYS_AGO:
        count = _number(values)
        return QCoreApplication.translate(
            "FilterWords", "{field} more than %n day(s) ago", None, count
        ).format(field=field)
    sentence = _SENTENCES[operator]
    if operator in _ONE_TAG and len(values) == 1:
        sentence = _ONE_TAG[operator]
    return translated(sentence).format(field=field, value=_values_text(condition, names or {}))


def filter_text(tree: Filter, names: Mapping[int, str] | None = None) -> str:
    """A whole filter in one line: "City is “Köln” and (Tags has “vip” or Phone is empty)"."""
    if isinstance(tree, Condition):
        return condition_text(tree, names)
    parts = [
        QCoreApplication.translate("FilterWords", "({part})").format(part=filter_text(part, names))
        if isinstance(part, Group)
        else condition_text(part, names)
        for part in tree.parts
    ]
    return _joined(parts, _JOINED[tree.joiner])


_JOINED: Final = {
    Joiner.AND: QT_TRANSLATE_NOOP("FilterWords", "{first} and {second}"),
    Joiner.OR: QT_TRANSLATE_NOOP("FilterWords", "{first} or {second}"),
}

_JOINER_WORDS: Final = {
    Joiner.AND: QT_TRANSLATE_NOOP("FilterWords", "and"),
    Joiner.OR: QT_TRANSLATE_NOOP("FilterWords", "or"),
}


def joiner_word(joiner: Joiner) -> str:
    """The small word between two parts of a group."""
    return translated(_JOINER_WORDS[joiner])


def _joined(parts: list[str], template: str) -> str:
    pattern = translated(template)
    return reduce(lambda first, second: pattern.format(first=first, second=second), parts) if parts else ""


def _values_text(condition: Condition, names: Mapping[int, str]) -> str:
    values = condition.values
    if condition.field == JOB_FIELD:
        return job_label(_number(values), names) if values else ""
    if condition.operator is Operator.BETWEEN:
        return _joined([_value_text(value) for value in values], _JOINED[Joiner.AND])
    return ", ".join(_value_text(value) for value in values)


def _value_text(value: Value) -> str:
    if isinstance(value, str):
        return QCoreApplication.translate("FilterWords", "“{text}”").format(text=visible(value, _MOST_SHOWN))
    if isinstance(value, date):
        return format_date(value)
    return format_number(value)


def _number(values: tuple[Value, ...]) -> int:
    return next((value for value in values if isinstance(value, int)), 0)
