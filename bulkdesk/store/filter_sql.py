"""Smart-list filters as SQL over ``contact`` under the alias ``c``. Every value is bound, none is written into the text.

Letters are folded as ``functions.fold`` does, but a call of Python for each contact is many times as slow as SQLite's own
``lower`` for ASCII letters, so the function is called only for texts with other letters.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final, TypeAlias

from bulkdesk.store.clock import from_datetime, to_datetime
from bulkdesk.store.filters import (
    CUSTOM_PREFIX,
    FIELDS,
    Condition,
    Filter,
    Joiner,
    Kind,
    Operator,
    Value,
    kind_of,
    validate,
)
from bulkdesk.store.functions import fold
from bulkdesk.store.words import Outcome

Sql: TypeAlias = tuple[str, list[object]]
"""A condition and its bound values. It is true or false, and where it may be NULL that counts as false."""

_NEGATIVES: Final = {
    Operator.IS_NOT: Operator.IS,
    Operator.DOES_NOT_CONTAIN: Operator.CONTAINS,
    Operator.IS_EMPTY: Operator.IS_NOT_EMPTY,
}
_IDS: Final = frozenset(
    {Operator.HAS_ANY, Operator.HAS_ALL, Operator.WAS_IN, Operator.SUCCEEDED_IN, Operator.FAILED_IN}
)
_TAGS: Final = "SELECT 1 FROM contact_tag ct WHERE ct.contact_id = c.id"
_ADDRESSES: Final = frozenset({Kind.EMAIL, Kind.PHONE})


def where(tree: Filter, *, account_id: int, now: int, zone: tzinfo) -> Sql:
    """The filter as a condition on ``contact c`` and its bound values.

    Says nothing about sub-account and deletion of the contact, the caller does; tags and jobs are the sub-account's.

    Args:
        tree: the filter.
        account_id: whose tags and jobs are meant.
        now: the moment that days are counted back from, milliseconds UTC.
        zone: in which days begin.

    Raises:
        RefusedError: the tree is not valid (``filters.validate``).
    """
    validate(tree)
    return _Compiler(account_id, now, zone).tree(tree)


def finds_ids(tree: Filter) -> bool:
    """Whether indexes by tag, job, e-mail or phone find the contacts, so that the sub-account need not be walked."""
    if isinstance(tree, Condition):
        is_address = tree.operator is Operator.IS and kind_of(tree.field) in _ADDRESSES
        return is_address or tree.operator in _IDS
    check = all if tree.joiner is Joiner.OR else any
    return check(map(finds_ids, tree.parts))


class _Compiler:
    def __init__(self, account_id: int, now: int, zone: tzinfo) -> None:
        self._account_id = account_id
        self._zone = zone
        self._today = to_datetime(now).astimezone(zone).date()

    def tree(self, tree: Filter) -> Sql:
        if isinstance(tree, Condition):
            return self._condition(tree)
        clauses, values = [], list[object]()
        for part in tree.parts:
            clause, bound = self.tree(part)
            clauses.append(clause)
            values += bound
        return "(" + f" {tree.joiner.upper()} ".join(clauses) + ")", values

    def _condition(self, condition: Condition) -> Sql:
        name, operator, values = condition.field, condition.operator, condition.values
        if name.startswith(CUSTOM_PREFIX):
            return _several("c.custom", Kind.TEXT, operator, values, key=name[len(CUSTOM_PREFIX) :])
        kind = FIELDS[name]
        if finds_ids(condition) or operator is Operator.HAS_NONE:
            return self._ids(name, kind, operator, values)
        column = f"c.{name}"
        match kind:
            case Kind.TAGS:
                return f"{'NOT ' if operator is Operator.IS_EMPTY else ''}EXISTS ({_TAGS})", []
            case Kind.FLAG:
                return f"{column} IS {'NOT NULL' if operator is Operator.IS_ON else 'NULL'}", []
            case Kind.DAY | Kind.MOMENT:
                return self._date(column, kind, operator, values)
            case Kind.EMAIL_LIST | Kind.PHONE_LIST:
                return _several(column, kind, operator, values)
            case _:
                return _one(column, kind, operator, values)

    def _ids(self, name: str, kind: Kind, operator: Operator, values: Sequence[Value]) -> Sql:
        """A condition that is a set of contact ids."""
        match kind:
            case Kind.TAGS:
                found, bound = self._tagged(operator, values)
            case Kind.JOB:
                found, bound = self._in_job(operator, values)
            case _:
                found, bound = self._addressed(name, kind, values)
        return f"c.id {'NOT IN' if operator is Operator.HAS_NONE else 'IN'} ({found})", bound

    def _addressed(self, name: str, kind: Kind, values: Sequence[Value]) -> Sql:
        clause, bound = _one(f"p.{name}", kind, Operator.IS, values)
        # Named, because without statistics SQLite holds any index that begins with the sub-account for as good.
        found = (
            f"SELECT p.id FROM contact p INDEXED BY contact_{name}"
            f" WHERE p.account_id = ? AND p.deleted_at IS NULL AND {clause}"
        )
        return found, [self._account_id, *bound]

    def _tagged(self, operator: Operator, values: Sequence[Value]) -> Sql:
        # Full folding, as the tags' own keys are.
        keys = sorted({str(value).casefold() for value in values})
        tagged = (
            "SELECT ct.contact_id FROM contact_tag ct WHERE ct.tag_id IN (SELECT t.id FROM tag t"
            " WHERE t.account_id = ? AND t.key IN (SELECT value FROM json_each(?)))"
        )
        bound: list[object] = [self._account_id, json.dumps(keys)]
        if operator is Operator.HAS_ALL and len(keys) > 1:
            tagged += " GROUP BY ct.contact_id HAVING COUNT(*) = ?"
            bound.append(len(keys))
        return tagged, bound

    def _in_job(self, operator: Operator, values: Sequence[Value]) -> Sql:
        records = (
            "SELECT r.contact_id FROM record r WHERE r.contact_id IS NOT NULL"
            " AND r.job_id = (SELECT j.id FROM job j WHERE j.id = ? AND j.account_id = ?)"
        )
        bound: list[object] = [values[0], self._account_id]
        if operator is not Operator.WAS_IN:
            records += " AND r.outcome = ?"
            bound.append(Outcome.SUCCEEDED if operator is Operator.SUCCEEDED_IN else Outcome.FAILED)
        return records, bound

    def _date(self, column: str, kind: Kind, operator: Operator, values: Sequence[Value]) -> Sql:
        if operator in {Operator.IS_EMPTY, Operator.IS_NOT_EMPTY}:
            return _one(column, Kind.TEXT, operator, values)
        first, last = self._days(operator, values)
        clauses: list[str] = []
        bound: list[object] = []
        if kind is Kind.DAY:
            # An empty text would be earlier than every day.
            column = f"NULLIF({column}, '')"
        if first is not None:
            clauses.append(f"{column} >= ?")
            bound.append(first.isoformat() if kind is Kind.DAY else self._midnight(first))
        if last is not None:
            clauses.append(f"{column} < ?")
            end = last + timedelta(days=1)
            bound.append(end.isoformat() if kind is Kind.DAY else self._midnight(end))
        return "(" + " AND ".join(clauses) + ")", bound

    def _days(self, operator: Operator, values: Sequence[Value]) -> tuple[date | None, date | None]:
        """The first and the last day that meet the condition, None where there is no end."""
        day = timedelta(days=1)
        match (operator, *values):
            case (Operator.BEFORE, date() as end):
                return None, end - day
            case (Operator.AFTER, date() as start):
                return start + day, None
            case (Operator.BETWEEN, date() as start, date() as end):
                return start, end
            case (Operator.IN_LAST_DAYS, int() as count):
                return self._today - timedelta(days=count), self._today
            case (Operator.MORE_THAN_DAYS_AGO, int() as count):
                return None, self._today - timedelta(days=count + 1)
        raise ValueError(f"{operator} has no days")

    def _midnight(self, day: date) -> int:
        """The first moment of a day; where the clocks skip midnight, that of the skip."""
        return from_datetime(datetime.combine(day, time(), self._zone).astimezone(UTC))


def _one(column: str, kind: Kind, operator: Operator, values: Sequence[Value]) -> Sql:
    """A condition on a column that holds one text or NULL."""
    if operator in _NEGATIVES:
        clause, bound = _one(column, kind, _NEGATIVES[operator], values)
        return f"NOT COALESCE({clause}, 0)", bound
    if operator is Operator.IS_NOT_EMPTY:
        return f"COALESCE({column}, '') <> ''", []
    return _meets(column, kind, operator, str(values[0]))


def _several(
    column: str, kind: Kind, operator: Operator, values: Sequence[Value], *, key: str | None = None
) -> Sql:
    """A condition on the texts in a JSON column: all of an array, or that under ``key`` of an object."""
    if operator in _NEGATIVES:
        clause, bound = _several(column, kind, _NEGATIVES[operator], values, key=key)
        return f"NOT {clause}", bound
    if operator is Operator.IS_NOT_EMPTY:
        clause, bound = "j.value <> ''", []
    else:
        clause, bound = _meets("j.value", kind, operator, str(values[0]))
    if key is not None:
        clause, bound = f"j.key = ? AND {clause}", [key, *bound]
    return f"EXISTS (SELECT 1 FROM json_each({column}) j WHERE {clause})", bound


def _meets(column: str, kind: Kind, operator: Operator, wanted: str) -> Sql:
    """Whether a text is, contains or starts with another; NULL or false for NULL."""
    if operator is Operator.IS and kind in {Kind.EMAIL, Kind.EMAIL_LIST}:
        return f"{column} = ?", [wanted.lower()]
    if operator is Operator.IS and kind in {Kind.PHONE, Kind.PHONE_LIST}:
        return f"{column} = ?", [wanted]
    wanted = fold(wanted)
    folded = _folded(column, for_ascii=wanted.isascii())
    match operator:
        case Operator.IS:
            return f"{folded} = ?", [wanted]
        case Operator.CONTAINS:
            return f"instr({folded}, ?) > 0", [wanted]
        case Operator.STARTS_WITH:
            return f"substr({folded}, 1, ?) = ?", [len(wanted), wanted]
    raise ValueError(f"{operator} does not compare texts")


def _folded(column: str, *, for_ascii: bool) -> str:
    """The folded text of a column, or what gives the same answer when a folded text is looked for in it.

    No text beyond ASCII can be found in one of ASCII letters, so those are NULL where it is. NULL stays NULL.
    """
    # Texts beyond ASCII have more bytes than letters; so have those with a NUL, where SQLite stops counting letters.
    is_beyond = f"length({column}) < length(CAST({column} AS BLOB))"
    plain = f" ELSE lower({column})" if for_ascii else ""
    return f"CASE WHEN {is_beyond} THEN fold({column}){plain} END"
