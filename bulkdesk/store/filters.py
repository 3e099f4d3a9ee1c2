"""Smart-list filters as a tree: conditions on one field each, joined by AND and OR in nested groups.

The text form of the command line (``contacts.filter_text``), the editor of the window and the stored JSON all read
and write this tree; ``store.filter_sql`` turns it into SQL. What each operator means is said at :class:`Operator`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, TypeAlias

from bulkdesk.store.errors import RefusedError

CUSTOM_PREFIX: Final = "custom."
"""``custom.Shoe size`` is the custom field "Shoe size"; its name's case counts."""

MAX_CONDITIONS: Final = 200
MAX_DEPTH: Final = 10
"""Groups within groups."""
MAX_TAGS: Final = 100
"""Tags in one condition."""
MAX_VALUE: Final = 1_000
"""Characters of a text, tag or custom field's name."""
MAX_DAYS: Final = 36_500
MAX_JOB: Final = 2**63 - 1
"""The largest id that SQLite holds."""
FIRST_DAY: Final = date(1000, 1, 1)
LAST_DAY: Final = date(9000, 12, 31)
"""Years of four digits, and room on both sides."""

_UNFIT: Final = re.compile("[\0\ud800-\udfff]")
"""NUL, at which SQLite's text functions stop, and lone surrogates, which UTF-8 does not have."""


class Joiner(StrEnum):
    """How the parts of a group go together."""

    AND = "and"
    OR = "or"


class Kind(StrEnum):
    """What a field holds, and so which operators it has. ``LIST`` kinds hold several texts."""

    TEXT = "text"
    EMAIL = "email"
    PHONE = "phone"
    EMAIL_LIST = "email_list"
    PHONE_LIST = "phone_list"
    TAGS = "tags"
    MOMENT = "moment"
    DAY = "day"
    FLAG = "flag"
    JOB = "job"


class Operator(StrEnum):
    """What a condition asks.

    Texts are compared by Unicode's full case folding (``STRASSE`` is ``Straße``); accents count. A contact without
    the text meets ``is not`` and ``does not contain``. Of several texts one is enough for ``is``, ``contains`` and
    ``starts with``, and the negatives are the exact opposites. E-mails meet ``is`` in lower case, phones in E.164, as
    they are stored.

    Days are calendar days of the sub-account and begin at its midnight. ``before`` and ``after`` leave the day
    itself out, ``between`` takes both in. ``in the last N days`` is today and the N days before it; ``more than N
    days ago`` is every day earlier than those, so that no past moment falls between the two. A contact without a date
    of birth meets none of them.

    A contact was in a job when the job has a record for it, whatever became of it.
    """

    IS = "is"
    IS_NOT = "is_not"
    CONTAINS = "contains"
    DOES_NOT_CONTAIN = "does_not_contain"
    STARTS_WITH = "starts_with"
    IS_EMPTY = "is_empty"
    IS_NOT_EMPTY = "is_not_empty"
    HAS_ANY = "has_any"
    HAS_ALL = "has_all"
    HAS_NONE = "has_none"
    BEFORE = "before"
    AFTER = "after"
    BETWEEN = "between"
    IN_LAST_DAYS = "in_last_days"
    MORE_THAN_DAYS_AGO = "more_than_days_ago"
    IS_ON = "is_on"
    IS_OFF = "is_off"
    WAS_IN = "was_in"
    SUCCEEDED_IN = "succeeded_in"
    FAILED_IN = "failed_in"


Value: TypeAlias = str | int | date
"""A text or tag, a number of days or a job's id, a day."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One question about one field: a key of ``FIELDS``, or ``custom.NAME``."""

    field: str
    operator: Operator
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Parts of which all (AND) or at least one (OR) must hold."""

    joiner: Joiner
    parts: tuple[Filter, ...]


Filter: TypeAlias = Condition | Group

FIELDS: Final[dict[str, Kind]] = {
    "first_name": Kind.TEXT,
    "last_name": Kind.TEXT,
    "email": Kind.EMAIL,
    "phone": Kind.PHONE,
    "company": Kind.TEXT,
    "address": Kind.TEXT,
    "city": Kind.TEXT,
    "postal_code": Kind.TEXT,
    "state": Kind.TEXT,
    "country": Kind.TEXT,
    "date_of_birth": Kind.DAY,
    "source": Kind.TEXT,
    "type": Kind.TEXT,
    "timezone": Kind.TEXT,
    "additional_emails": Kind.EMAIL_LIST,
    "additional_phones": Kind.PHONE_LIST,
    "notes": Kind.TEXT,
    "tags": Kind.TAGS,
    "dnd_sms": Kind.FLAG,
    "dnd_email": Kind.FLAG,
    "created_at": Kind.MOMENT,
    "updated_at": Kind.MOMENT,
    "job": Kind.JOB,
}
"""The fields of a contact that a condition can ask about, in the order in which they are offered."""

_EMPTINESS: Final = (Operator.IS_EMPTY, Operator.IS_NOT_EMPTY)
_TEXT: Final = (
    Operator.IS,
    Operator.IS_NOT,
    Operator.CONTAINS,
    Operator.DOES_NOT_CONTAIN,
    Operator.STARTS_WITH,
    *_EMPTINESS,
)
_DATE: Final = (
    Operator.BEFORE,
    Operator.AFTER,
    Operator.BETWEEN,
    Operator.IN_LAST_DAYS,
    Operator.MORE_THAN_DAYS_AGO,
)

OPERATORS: Final[dict[Kind, tuple[Operator, ...]]] = {
    Kind.TEXT: _TEXT,
    Kind.EMAIL: _TEXT,
    Kind.PHONE: _TEXT,
    Kind.EMAIL_LIST: _TEXT,
    Kind.PHONE_LIST: _TEXT,
    Kind.TAGS: (Operator.HAS_ANY, Operator.HAS_ALL, Operator.HAS_NONE, *_EMPTINESS),
    Kind.MOMENT: _DATE,
    Kind.DAY: (*_DATE, *_EMPTINESS),
    Kind.FLAG: (Operator.IS_ON, Operator.IS_OFF),
    Kind.JOB: (Operator.WAS_IN, Operator.SUCCEEDED_IN, Operator.FAILED_IN),
}
"""What can be asked of each kind of field, in the order in which it is offered."""


def kind_of(field: str) -> Kind | None:
    """The kind of a field, None when there is no such field."""
    if field.startswith(CUSTOM_PREFIX):
        return Kind.TEXT if is_text(field[len(CUSTOM_PREFIX) :]) else None
    return FIELDS.get(field)


def conditions(tree: Filter) -> Iterator[Condition]:
    """Every condition of the tree, from left to right."""
    if isinstance(tree, Condition):
        yield tree
    else:
        for part in tree.parts:
            yield from conditions(part)


def replace_conditions(tree: Filter, change: Callable[[Condition], Condition]) -> Filter:
    """The tree with every condition changed."""
    if isinstance(tree, Condition):
        return change(tree)
    return Group(tree.joiner, tuple(replace_conditions(part, change) for part in tree.parts))


def height(tree: Filter) -> int:
    """How many groups stand within one another, 0 for a single condition."""
    return 0 if isinstance(tree, Condition) else 1 + max(map(height, tree.parts), default=0)


def simplified(tree: Filter) -> Filter:
    """The same filter without groups that say nothing: those of one part, and AND in AND, OR in OR."""
    if isinstance(tree, Condition):
        return tree
    parts: list[Filter] = []
    for part in map(simplified, tree.parts):
        parts.extend(part.parts if isinstance(part, Group) and part.joiner is tree.joiner else (part,))
    return parts[0] if len(parts) == 1 else Group(tree.joiner, tuple(parts))


# -- validity -------------------------------------------------------------------------------------------------------


def validate(tree: Filter) -> None:
    """Check a tree that anybody may have put together.

    Raises:
        RefusedError: ``filter_empty_group``, ``filter_too_large``, ``filter_field``, ``filter_operator`` or
            ``filter_value``. ``path`` says where: the index of the part in each group, from the outermost.
    """
    _validate(tree, ())
    if sum(1 for _ in conditions(tree)) > MAX_CONDITIONS:
        raise RefusedError("filter_too_large", path=(), conditions=MAX_CONDITIONS, depth=MAX_DEPTH)


def _validate(tree: Filter, path: tuple[int, ...]) -> None:
    if isinstance(tree, Condition):
        _validate_condition(tree, path)
        return
    if not tree.parts:
        raise RefusedError("filter_empty_group", path=path)
    if len(path) >= MAX_DEPTH:
        raise RefusedError("filter_too_large", path=path, conditions=MAX_CONDITIONS, depth=MAX_DEPTH)
    for index, part in enumerate(tree.parts):
        _validate(part, (*path, index))


def _validate_condition(condition: Condition, path: tuple[int, ...]) -> None:
    field, operator = condition.field, condition.operator
    kind = kind_of(field)
    if kind is None:
        raise RefusedError("filter_field", path=path, field=_printable(field))
    if operator not in OPERATORS[kind]:
        raise RefusedError("filter_operator", path=path, field=field, operator=operator.value)
    if not _VALUES_FIT[operator](condition.values):
        shown = ", ".join(_printable(str(value)) for value in condition.values)
        raise RefusedError("filter_value", path=path, field=field, operator=operator.value, value=shown)


def _printable(text: str) -> str:
    return text[:60].encode("utf-8", "replace").decode()


def is_text(value: Value) -> bool:
    """A text that can be compared: not empty, not endless, and nothing that SQLite cannot take."""
    return isinstance(value, str) and 0 < len(value) <= MAX_VALUE and not _UNFIT.search(value)


def _is_day(value: Value) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime) and FIRST_DAY <= value <= LAST_DAY


def _is_number(value: Value, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most


_Values: TypeAlias = tuple[Value, ...]


def _no_value(values: _Values) -> bool:
    return not values


def _one_text(values: _Values) -> bool:
    return len(values) == 1 and is_text(values[0])


def _tag_names(values: _Values) -> bool:
    return 0 < len(values) <= MAX_TAGS and all(map(is_text, values))


def _one_day(values: _Values) -> bool:
    return len(values) == 1 and _is_day(values[0])


def _two_days(values: _Values) -> bool:
    if len(values) != 2 or not all(map(_is_day, values)):
        return False
    first, last = values
    return isinstance(first, date) and isinstance(last, date) and first <= last


def _day_count(values: _Values) -> bool:
    return len(values) == 1 and _is_number(values[0], MAX_DAYS)


def _job_id(values: _Values) -> bool:
    return len(values) == 1 and _is_number(values[0], MAX_JOB)


_VALUES_FIT: Final[dict[Operator, Callable[[_Values], bool]]] = {
    Operator.IS: _one_text,
    Operator.IS_NOT: _one_text,
    Operator.CONTAINS: _one_text,
    Operator.DOES_NOT_CONTAIN: _one_text,
    Operator.STARTS_WITH: _one_text,
    Operator.IS_EMPTY: _no_value,
    Operator.IS_NOT_EMPTY: _no_value,
    Operator.HAS_ANY: _tag_names,
    Operator.HAS_ALL: _tag_names,
    Operator.HAS_NONE: _tag_names,
    Operator.BEFORE: _one_day,
    Operator.AFTER: _one_day,
    Operator.BETWEEN: _two_days,
    Operator.IN_LAST_DAYS: _day_count,
    Operator.MORE_THAN_DAYS_AGO: _day_count,
    Operator.IS_ON: _no_value,
    Operator.IS_OFF: _no_value,
    Operator.WAS_IN: _job_id,
    Operator.SUCCEEDED_IN: _job_id,
    Operator.FAILED_IN: _job_id,
}


# -- storing --------------------------------------------------------------------------------------------------------


def to_json(tree: Filter) -> str:
    """The tree as it is stored."""
    return json.dumps(_document(tree), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Filter:
    """A stored tree.

    Raises:
        RefusedError: ``filter_unreadable``: it is damaged or was made by a newer program.
    """
    try:
        tree = _read(json.loads(text), 0)
        validate(tree)
    except (ValueError, TypeError, KeyError, RecursionError, RefusedError) as error:
        raise RefusedError("filter_unreadable") from error
    return tree


def _document(tree: Filter) -> dict[str, object]:
    if isinstance(tree, Group):
        return {tree.joiner.value: [_document(part) for part in tree.parts]}
    values = [value.isoformat() if isinstance(value, date) else value for value in tree.values]
    return {"field": tree.field, "operator": tree.operator.value, "values": values}


def _read(document: dict[str, Any], depth: int) -> Filter:
    for joiner in Joiner:
        if joiner.value in document:
            if depth >= MAX_DEPTH:
                raise ValueError(depth)
            return Group(joiner, tuple(_read(part, depth + 1) for part in document[joiner.value]))
    field = str(document["field"])
    values: tuple[Value, ...] = tuple(document["values"])
    operator = Operator(document["operator"])
    if operator in {Operator.BEFORE, Operator.AFTER, Operator.BETWEEN}:
        values = tuple(date.fromisoformat(str(value)) for value in values)
    return Condition(field, operator, values)
