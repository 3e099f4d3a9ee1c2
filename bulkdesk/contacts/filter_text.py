"""Smart-list filters as text, as the command line takes them: ``tag has "vip" and email is not empty``.

::

    filter    = all { "or" all }                        "and" binds closer than "or"
    all       = part { "and" part }
    part      = "(" filter ")" | condition
    condition = text ( "is" | "is not" | "contains" | "does not contain" | "starts with" ) STRING
              | ( text | birthday | "tags" ) ( "is empty" | "is not empty" )
              | "tag" ( "has" | "has any" | "has all" | "has none" ) ( STRING | "(" STRING { "," STRING } ")" )
              | date ( "before" | "after" ) DAY | date "between" DAY "and" DAY
              | date "in last" NUMBER "days" | date "more than" NUMBER "days ago"
              | ( "dnd sms" | "dnd email" ) ( "is on" | "is off" )
              | ( "was" | "succeeded" | "failed" ) "in job" NUMBER
    text      = "first name" | "city" | … | "custom" STRING

Words count in upper and lower case alike; ``first_name`` is ``first name``. A STRING stands in double or single
quotes; within, a backslash goes before a quote, a backslash, and ``n``, ``r``, ``t`` for line end, return and tab.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final, TypeVar

from bulkdesk.contacts.filter_lexer import Expected, Token, TokenKind, filter_error, quoted, tokens
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.filters import (
    CUSTOM_PREFIX,
    FIELDS,
    FIRST_DAY,
    LAST_DAY,
    MAX_CONDITIONS,
    MAX_DAYS,
    MAX_DEPTH,
    MAX_JOB,
    MAX_TAGS,
    OPERATORS,
    Condition,
    Filter,
    Group,
    Joiner,
    Kind,
    Operator,
    Value,
    height,
    is_text,
    kind_of,
    simplified,
    validate,
)

_T = TypeVar("_T")

MAX_LENGTH: Final = 1_000_000
"""Characters of a filter's text."""

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MAX_PARENTHESES: Final = 2 * MAX_DEPTH
"""Within one another; groups of "and" in "or" need none."""

_FIELD_NAMES: Final = {
    **{name: name.replace("_", " ") for name in FIELDS},
    "tags": "tag",
    "created_at": "created",
    "updated_at": "updated",
}
"""How each field is written."""

_FIELD_WORDS: Final[dict[tuple[str, ...], str]] = {
    **{tuple(words.split()): name for name, words in _FIELD_NAMES.items() if name != "job"},
    **{tuple(name.split("_")): name for name in FIELDS if name != "job"},
    ("e-mail",): "email",
    ("additional", "e-mails"): "additional_emails",
    ("dnd", "e-mail"): "dnd_email",
    ("time", "zone"): "timezone",
    ("birthday",): "date_of_birth",
}
"""How each field may be written."""

_JOB_WORDS: Final[dict[tuple[str, ...], Operator]] = {
    ("was", "in", "job"): Operator.WAS_IN,
    ("succeeded", "in", "job"): Operator.SUCCEEDED_IN,
    ("failed", "in", "job"): Operator.FAILED_IN,
}

_OPERATOR_WORDS: Final[dict[tuple[str, ...], Operator]] = {
    ("is",): Operator.IS,
    ("is", "not"): Operator.IS_NOT,
    ("contains",): Operator.CONTAINS,
    ("does", "not", "contain"): Operator.DOES_NOT_CONTAIN,
    ("starts", "with"): Operator.STARTS_WITH,
    ("is", "empty"): Operator.IS_EMPTY,
    ("is", "not", "empty"): Operator.IS_NOT_EMPTY,
    ("has",): Operator.HAS_ANY,
    ("has", "any"): Operator.HAS_ANY,
    ("has", "all"): Operator.HAS_ALL,
    ("has", "none"): Operator.HAS_NONE,
    ("before",): Operator.BEFORE,
    ("after",): Operator.AFTER,
    ("between",): Operator.BETWEEN,
    ("in", "last"): Operator.IN_LAST_DAYS,
    ("in", "the", "last"): Operator.IN_LAST_DAYS,
    ("more", "than"): Operator.MORE_THAN_DAYS_AGO,
    ("is", "on"): Operator.IS_ON,
    ("is", "off"): Operator.IS_OFF,
}

_JOB_TEXTS: Final = {operator: " ".join(words) for words, operator in _JOB_WORDS.items()}
_OPERATOR_TEXTS: Final = {
    **{operator: " ".join(words) for words, operator in _OPERATOR_WORDS.items()},
    Operator.IN_LAST_DAYS: "in last",
}

_OPERATORS_EXPECTED: Final = {
    Kind.TAGS: Expected.TAG_OPERATOR,
    Kind.MOMENT: Expected.DATE_OPERATOR,
    Kind.DAY: Expected.DATE_OPERATOR,
    Kind.FLAG: Expected.FLAG_OPERATOR,
}


def parse_filter(text: str) -> Filter:
    """Read a filter.

    Raises:
        RefusedError: ``filter_error`` with ``position`` (index into the text where it stops making sense),
            ``column`` (the same, counted from 1), ``near`` (the text around it, with a mark) and ``expected``.
    """
    if len(text) > MAX_LENGTH:
        raise filter_error(text, MAX_LENGTH, Expected.SHORTER)
    return _Parser(text).whole()


def filter_text(tree: Filter) -> str:
    """The filter as text that ``parse_filter`` reads as the same filter (``filters.simplified``).

    Raises:
        RefusedError: the tree is not valid (``filters.validate``).
    """
    validate(tree)
    return _written(simplified(tree))


class _Parser:
    """Recursive descent over the tokens."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tokens(text)
        self._next = 0
        self._conditions = 0
        self._parentheses = 0

    def whole(self) -> Filter:
        tree = self._joined(Joiner.OR)
        if self._peek().kind is not TokenKind.END:
            raise self._error(Expected.JOINER)
        return tree

    def _joined(self, joiner: Joiner) -> Filter:
        """Parts joined by ``joiner``; the parts of "or" are joined by "and"."""
        start = self._peek()
        parts = []
        while True:
            parts.append(self._joined(Joiner.AND) if joiner is Joiner.OR else self._part())
            if not self._take_word(joiner.value):
                break
        tree = simplified(Group(joiner, tuple(parts)))
        if height(tree) > MAX_DEPTH:
            raise self._error(Expected.FLATTER, start)
        return tree

    def _part(self) -> Filter:
        opening = self._peek()
        if not self._take_sign("("):
            return self._condition()
        self._parentheses += 1
        if self._parentheses > _MAX_PARENTHESES:
            raise self._error(Expected.FLATTER, opening)
        tree = self._joined(Joiner.OR)
        if not self._take_sign(")"):
            raise self._error(Expected.CLOSING)
        self._parentheses -= 1
        return tree

    def _condition(self) -> Condition:
        self._conditions += 1
        if self._conditions > MAX_CONDITIONS:
            raise self._error(Expected.FEWER)
        job_operator = self._take_longest(_JOB_WORDS)
        if job_operator is not None:
            return Condition("job", job_operator, (self._number(MAX_JOB, Expected.JOB),))
        field = self._field()
        kind = kind_of(field)
        if kind is None:
            raise self._error(Expected.FIELD)
        known = {words: found for words, found in _OPERATOR_WORDS.items() if found in OPERATORS[kind]}
        operator = self._take_longest(known)
        if operator is None:
            raise self._error(_OPERATORS_EXPECTED.get(kind, Expected.TEXT_OPERATOR))
        return Condition(field, operator, self._values(operator))

    def _field(self) -> str:
        if not self._take_word("custom"):
            field = self._take_longest(_FIELD_WORDS)
            if field is None:
                raise self._error(Expected.FIELD)
            return field
        self._take_sign(".")
        name = self._peek()
        if name.kind is not TokenKind.WORD and not (name.kind is TokenKind.STRING and is_text(name.text)):
            raise self._error(Expected.CUSTOM_NAME)
        return CUSTOM_PREFIX + self._take().text

    def _values(self, operator: Operator) -> tuple[Value, ...]:
        match operator:
            case Operator.HAS_ANY | Operator.HAS_ALL | Operator.HAS_NONE:
                return self._tags()
            case Operator.BEFORE | Operator.AFTER:
                return (self._day(),)
            case Operator.BETWEEN:
                return self._span()
            case Operator.IN_LAST_DAYS | Operator.MORE_THAN_DAYS_AGO:
                return (self._days(operator),)
            case (
                Operator.IS
                | Operator.IS_NOT
                | Operator.CONTAINS
                | Operator.DOES_NOT_CONTAIN
                | Operator.STARTS_WITH
            ):
                return (self._string(),)
            case _:
                return ()

    def _string(self) -> str:
        token = self._peek()
        if token.kind is not TokenKind.STRING or not is_text(token.text):
            raise self._error(Expected.STRING)
        return self._take().text

    def _tags(self) -> tuple[str, ...]:
        if not self._take_sign("("):
            return (self._string(),)
        names = [self._string()]
        while self._take_sign(","):
            if len(names) == MAX_TAGS:
                raise self._error(Expected.FEWER)
            names.append(self._string())
        if not self._take_sign(")"):
            raise self._error(Expected.MORE_TAGS)
        return tuple(names)

    def _day(self, first: date = FIRST_DAY) -> date:
        """A day that is not before ``first``."""
        token = self._peek()
        try:
            # In quotation marks too, in which people put any other value.
            day = date.fromisoformat(token.text) if _DAY.fullmatch(token.text) else None
        except ValueError:  # 2026-02-30
            day = None
        if day is None or not FIRST_DAY <= day <= LAST_DAY:
            raise self._error(Expected.DAY)
        if day < first:
            raise self._error(Expected.LATER_DAY)
        self._take()
        return day

    def _span(self) -> tuple[date, date]:
        first = self._day()
        if not self._take_word("and"):
            raise self._error(Expected.SECOND_DAY)
        return first, self._day(first)

    def _days(self, operator: Operator) -> int:
        count = self._number(MAX_DAYS, Expected.DAYS)
        if not (self._take_word("days") or self._take_word("day")):
            raise self._error(Expected.DAYS_WORD)
        if operator is Operator.MORE_THAN_DAYS_AGO and not self._take_word("ago"):
            raise self._error(Expected.AGO)
        return count

    def _number(self, most: int, expected: Expected) -> int:
        token = self._peek()
        # No number that fits is longer; int() of a very long one is slow and refused.
        fits = token.kind is TokenKind.NUMBER and len(token.text) <= len(str(most))
        if not fits or int(token.text) > most:
            raise self._error(expected)
        return int(self._take().text)

    # -- taking tokens ----------------------------------------------------------------------------------------------

    def _take_word(self, word: str) -> bool:
        return self._take_longest({(word,): True}) is not None

    def _take_longest(self, known: Mapping[tuple[str, ...], _T]) -> _T | None:
        """Take the most words that ``known`` has together, and give what they stand for; None takes nothing."""
        for count in range(max(map(len, known)), 0, -1):
            ahead = self._tokens[self._next : self._next + count]
            if len(ahead) == count and all(token.kind is TokenKind.WORD for token in ahead):
                found = known.get(tuple("_".join(token.text for token in ahead).lower().split("_")))
                if found is not None:
                    self._next += count
                    return found
        return None

    def _take_sign(self, sign: str) -> bool:
        found = self._peek().kind is TokenKind.SIGN and self._peek().text == sign
        self._next += found
        return found

    def _peek(self) -> Token:
        return self._tokens[self._next]

    def _take(self) -> Token:
        token = self._peek()
        self._next += 1
        return token

    def _error(self, expected: Expected, token: Token | None = None) -> RefusedError:
        token = token or self._peek()
        if token.kind is TokenKind.BROKEN:
            expected = Expected(token.text)
        return filter_error(self._text, token.position, expected)


def _written(tree: Filter) -> str:
    if isinstance(tree, Condition):
        return _condition_text(tree)
    parts = (f"({_written(part)})" if isinstance(part, Group) else _written(part) for part in tree.parts)
    return f" {tree.joiner.value} ".join(parts)


def _condition_text(condition: Condition) -> str:
    values = condition.values
    if condition.field == "job":
        return f"{_JOB_TEXTS[condition.operator]} {values[0]}"
    if condition.field.startswith(CUSTOM_PREFIX):
        field = f"custom {quoted(condition.field[len(CUSTOM_PREFIX) :])}"
    else:
        field = _FIELD_NAMES[condition.field]
    operator = _OPERATOR_TEXTS[condition.operator]
    match condition.operator:
        case Operator.HAS_ANY if len(values) == 1:
            return f"{field} has {quoted(str(values[0]))}"
        case Operator.HAS_ANY | Operator.HAS_ALL | Operator.HAS_NONE:
            return f"{field} {operator} ({', '.join(quoted(str(value)) for value in values)})"
        case Operator.BETWEEN:
            return f"{field} {operator} {values[0]} and {values[1]}"
        case Operator.IN_LAST_DAYS:
            return f"{field} {operator} {values[0]} days"
        case Operator.MORE_THAN_DAYS_AGO:
            return f"{field} {operator} {values[0]} days ago"
        case Operator.BEFORE | Operator.AFTER:
            return f"{field} {operator} {values[0]}"
        case _:
            return " ".join((field, operator, *(quoted(str(value)) for value in values)))
