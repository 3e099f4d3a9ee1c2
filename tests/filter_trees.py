"""Random smart-list filters, and what they mean in plain Python."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo

from hypothesis import strategies as st

from bulkdesk.store.filters import (
    CUSTOM_PREFIX,
    FIELDS,
    MAX_DAYS,
    OPERATORS,
    Condition,
    Filter,
    Group,
    Joiner,
    Kind,
    Operator,
    Value,
    kind_of,
)
from bulkdesk.store.filters import conditions as conditions_in
from bulkdesk.store.words import Outcome

TODAY = date(2030, 3, 31)
"""A Sunday on which clocks are moved forward in Europe."""

FOREIGN_JOB = 3
"""The job of another sub-account."""

POOL = (
    "Köln",
    "KÖLN",
    "köln am rhein",
    "Straße",
    "STRASSE",
    "straẞe",
    "İstanbul",
    "istanbul",
    "\u212a",  # KELVIN SIGN folds to an ASCII letter
    "k",
    "ﬁt",
    "FIT",
    "100%",
    "100x",
    "a_b",
    "axb",
    'o\'Brien "Bob"',
    "<b>&amp;</b>",
    "back\\slash",
    "two\nlines\tand a tab",
    "=1+1",
    "x",
    "a@example.com",
    "b@straße.example",
    "+491701234567",
    "+4930",
)
"""Texts that find one another in part."""

TEXTS = st.one_of(
    st.sampled_from(POOL), st.text("aAäÄsSßẞiIİık\u212aﬁ%_\\\"'<>é\u0301 \n", min_size=1, max_size=4)
)
TAGS = st.sampled_from(("VIP", "vip", "Straße", "strasse", "lead", "a,b", "unused"))
JOBS = st.integers(0, 4)
CUSTOM = ("Shoe size", 'a"b', "ünï", "back\\slash", "a.b", "$", "x[0]")
DAYS = st.one_of(
    st.integers(-3, 3).map(lambda days: TODAY + timedelta(days=days)),
    st.integers(-33, -28).map(lambda days: TODAY + timedelta(days=days)),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
)
DAY_COUNTS = st.one_of(st.integers(0, 4), st.integers(28, 32), st.integers(0, MAX_DAYS))

_FIELD_NAMES = st.sampled_from([*FIELDS, *(CUSTOM_PREFIX + name for name in CUSTOM)])


def _values(operator: Operator, texts: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Value, ...]]:
    match operator:
        case Operator.HAS_ANY | Operator.HAS_ALL | Operator.HAS_NONE:
            return st.lists(TAGS, min_size=1, max_size=3).map(tuple)
        case Operator.BEFORE | Operator.AFTER:
            return st.tuples(DAYS)
        case Operator.BETWEEN:
            return st.tuples(DAYS, DAYS).map(lambda days: tuple(sorted(days)))
        case Operator.IN_LAST_DAYS | Operator.MORE_THAN_DAYS_AGO:
            return st.tuples(DAY_COUNTS)
        case Operator.WAS_IN | Operator.SUCCEEDED_IN | Operator.FAILED_IN:
            return st.tuples(JOBS)
        case Operator.IS_EMPTY | Operator.IS_NOT_EMPTY | Operator.IS_ON | Operator.IS_OFF:
            return st.just(())
        case _:
            return st.tuples(texts)


@st.composite
def conditions(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> Condition:
    """Any valid condition."""
    name = draw(_FIELD_NAMES)
    kind = kind_of(name)
    assert kind is not None
    operator = draw(st.sampled_from(OPERATORS[kind]))
    return Condition(name, operator, draw(_values(operator, texts)))


def trees(texts: st.SearchStrategy[str] = TEXTS) -> st.SearchStrategy[Filter]:
    """Any valid filter of some size."""

    def groups(parts: st.SearchStrategy[Filter]) -> st.SearchStrategy[Filter]:
        return st.builds(Group, st.sampled_from(Joiner), st.lists(parts, min_size=1, max_size=3).map(tuple))

    return st.recursive(conditions(texts), groups, max_leaves=6)


@dataclass(frozen=True)
class Person:
    """A contact as the store has it; ``created_at`` and ``updated_at`` are milliseconds."""

    texts: dict[str, str | None]
    moments: dict[str, int]
    flags: dict[str, bool]
    lists: dict[str, list[str] | None]
    custom: dict[str, str] | None
    tags: frozenset[str]
    """Case-folded names."""
    jobs: dict[int, Outcome]
    is_ours: bool = True
    is_deleted: bool = False
    born: date | None = field(default=None)


_TEXT_NAMES = [name for name, kind in FIELDS.items() if kind is Kind.TEXT]
_POOL_TEXTS = st.one_of(st.none(), TEXTS)


@st.composite
def people(draw: st.DrawFn, zone: tzinfo, tree: Filter | None = None) -> list[Person]:
    """A few contacts; active ones of a sub-account have different e-mails, and phones where there is no e-mail.

    Each has what some conditions of the tree ask for, or something near: by chance alone hardly any would ever hold.
    """
    asked = [] if tree is None else list(conditions_in(tree))
    found: list[Person] = []
    taken: set[str] = set()
    for _ in range(draw(st.integers(1, 5))):
        chosen = draw(st.integers(0, 2 ** len(asked) - 1))
        aims = [condition for place, condition in enumerate(asked) if chosen >> place & 1]
        found.append(draw(_persons(zone, aims, taken)))
    return found


@st.composite
def _persons(draw: st.DrawFn, zone: tzinfo, aims: list[Condition], taken: set[str]) -> Person:
    texts = {name: draw(_POOL_TEXTS) for name in draw(st.sets(st.sampled_from(_TEXT_NAMES), max_size=4))}
    lists = {
        name: draw(st.one_of(st.none(), st.lists(TEXTS.map(str.lower), max_size=2)))
        for name in ("additional_emails", "additional_phones")
    }
    custom = draw(st.one_of(st.none(), st.dictionaries(st.sampled_from(CUSTOM), TEXTS, max_size=2)))
    identity = {name: draw(_POOL_TEXTS) for name in ("email", "phone")}
    for name, text in _texts_near(draw, aims):
        if name.startswith(CUSTOM_PREFIX):
            custom = {**(custom or {}), name.removeprefix(CUSTOM_PREFIX): text}
        elif name in lists:
            lists[name] = [*(lists[name] or []), text.lower()]
        elif name in identity:
            identity[name] = text
        else:
            texts[name] = text
    for name, value in identity.items():
        stored = value.lower() if value is not None and name == "email" else value
        if stored is not None and stored not in taken:
            taken.add(stored)
            texts[name] = stored
    days = _days_near(draw, aims)
    tags = draw(st.frozensets(TAGS.map(str.casefold), max_size=3))
    asked_tags = {str(value).casefold() for aim in aims if aim.field == "tags" for value in aim.values}
    asked_jobs = {int(str(value)) for aim in aims if aim.field == "job" for value in aim.values}
    return Person(
        texts,
        {
            name: draw(_moments_on(zone, days[name]) if name in days else moments_near(zone))
            for name in ("created_at", "updated_at")
        },
        {name: draw(st.booleans()) for name in ("dnd_sms", "dnd_email")},
        lists,
        custom,
        tags | draw(st.frozensets(st.sampled_from(sorted(asked_tags)))) if asked_tags else tags,
        {
            **draw(st.dictionaries(st.integers(1, 3), st.sampled_from(Outcome), max_size=2)),
            **{job: draw(st.sampled_from(Outcome)) for job in sorted(asked_jobs & {1, 2, 3})},
        },
        is_ours=draw(st.integers(0, 4)) > 0,
        is_deleted=draw(st.integers(0, 4)) == 0,
        born=days.get("date_of_birth", draw(st.one_of(st.none(), DAYS))),
    )


def _texts_near(draw: st.DrawFn, aims: list[Condition]) -> list[tuple[str, str]]:
    """Field and text for each condition on a text: what it asks for, in other letters, or with more around it."""
    near = []
    for aim in aims:
        value = aim.values[0] if aim.values else None
        if isinstance(value, str) and aim.field != "tags":
            forms = (value, value, value.upper(), value.casefold(), f"x{value}", f"{value}x")
            near.append((aim.field, draw(st.sampled_from(forms))))
    return near


def _days_near(draw: st.DrawFn, aims: list[Condition]) -> dict[str, date]:
    """For each field that is asked about days: a day that the condition names, or the one before or after."""
    near = {}
    for aim in aims:
        named = [
            TODAY - timedelta(days=value) if isinstance(value, int) else value
            for value in aim.values
            if not isinstance(value, str)
        ]
        if named and aim.field != "job":
            near[aim.field] = draw(st.sampled_from(named)) + timedelta(days=draw(st.integers(-1, 1)))
    return near


def moments_near(zone: tzinfo) -> st.SearchStrategy[int]:
    """A moment at, just before or after a local midnight, or any time of a day."""
    return DAYS.flatmap(lambda day: _moments_on(zone, day))


def _moments_on(zone: tzinfo, day: date) -> st.SearchStrategy[int]:
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)
    seconds = st.sampled_from((-3600, -1, 0, 1, 3600, 43200, 86399))
    return seconds.map(lambda after: round((midnight + timedelta(seconds=after)).timestamp() * 1000))


def holds(tree: Filter, person: Person, zone: tzinfo) -> bool:
    """Whether the filter lets the person through on ``TODAY``."""
    if isinstance(tree, Group):
        check: Callable[[list[bool]], bool] = all if tree.joiner is Joiner.AND else any
        return check([holds(part, person, zone) for part in tree.parts])
    name, operator, values = tree.field, tree.operator, tree.values
    match kind_of(name):
        case Kind.TAGS:
            return _tags_hold(person.tags, operator, [str(value) for value in values])
        case Kind.FLAG:
            return person.flags[name] is (operator is Operator.IS_ON)
        case Kind.JOB:
            # A job of another sub-account is none.
            outcome = person.jobs.get(int(str(values[0]))) if values[0] != FOREIGN_JOB else None
            wanted = {Operator.SUCCEEDED_IN: Outcome.SUCCEEDED, Operator.FAILED_IN: Outcome.FAILED}
            return outcome is not None and (operator is Operator.WAS_IN or outcome is wanted[operator])
        case Kind.DAY:
            return _day_holds(person.born, operator, values)
        case Kind.MOMENT:
            local = datetime.fromtimestamp(person.moments[name] / 1000, UTC).astimezone(zone)
            return _day_holds(local.date(), operator, values)
        case kind:
            return _text_holds(kind, _texts_of(person, name), operator, values)


def _texts_of(person: Person, name: str) -> list[str | None]:
    if name.startswith(CUSTOM_PREFIX):
        return [(person.custom or {}).get(name.removeprefix(CUSTOM_PREFIX))]
    if name in person.lists:
        return list(person.lists[name] or [])
    return [person.texts.get(name)]


def _text_holds(
    kind: Kind | None, texts: list[str | None], operator: Operator, values: tuple[Value, ...]
) -> bool:
    wanted = str(values[0]) if values else ""
    present = [text for text in texts if text]
    match operator:
        case Operator.IS_NOT_EMPTY:
            return bool(present)
        case Operator.IS if kind in {Kind.EMAIL, Kind.EMAIL_LIST}:
            return wanted.lower() in present
        case Operator.IS if kind in {Kind.PHONE, Kind.PHONE_LIST}:
            return wanted in present
        case Operator.IS:
            return any(text.casefold() == wanted.casefold() for text in present)
        case Operator.CONTAINS:
            return any(wanted.casefold() in text.casefold() for text in present)
        case Operator.STARTS_WITH:
            return any(text.casefold().startswith(wanted.casefold()) for text in present)
    opposite = {
        Operator.IS_EMPTY: Operator.IS_NOT_EMPTY,
        Operator.IS_NOT: Operator.IS,
        Operator.DOES_NOT_CONTAIN: Operator.CONTAINS,
    }
    return not _text_holds(kind, texts, opposite[operator], values)


def _tags_hold(tags: frozenset[str], operator: Operator, names: list[str]) -> bool:
    wanted = {name.casefold() for name in names}
    match operator:
        case Operator.HAS_ANY:
            return bool(tags & wanted)
        case Operator.HAS_ALL:
            return wanted <= tags
        case Operator.HAS_NONE:
            return not tags & wanted
        case Operator.IS_EMPTY:
            return not tags
        case _:
            return bool(tags)


def _day_holds(day: date | None, operator: Operator, values: tuple[Value, ...]) -> bool:
    if operator is Operator.IS_EMPTY:
        return day is None
    if day is None:
        return False
    ago = (TODAY - day).days
    match (operator, *values):
        case (Operator.BEFORE, date() as end):
            return day < end
        case (Operator.AFTER, date() as start):
            return day > start
        case (Operator.BETWEEN, date() as start, date() as end):
            return start <= day <= end
        case (Operator.IN_LAST_DAYS, int() as count):
            return 0 <= ago <= count
        case (Operator.MORE_THAN_DAYS_AGO, int() as count):
            return ago > count
    return True  # is not empty
