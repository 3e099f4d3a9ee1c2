"""Dates and moments as people and other systems write them.

Only what is written is read: no two-digit years (which century?), no spreadsheet serial numbers (which epoch?), no
zone abbreviations (``CST`` is four zones), digits 0–9 only (other scripts often come with another calendar).
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import TYPE_CHECKING, Final

from bulkdesk.contacts.values import trim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FIRST_BIRTH_DATE: Final = dt.date(1900, 1, 1)
MAX_DATE: Final = 60
"""Characters of a cell in which a date is looked for."""

# Where an all-digit date is written month first (Unicode CLDR, short date patterns): the United States, its
# territories, and the states that follow it.
_MONTH_FIRST: Final = frozenset({"AS", "FM", "GU", "MH", "MP", "PH", "PR", "PW", "UM", "US", "VI"})

_MONTH_NAMES: Final = (
    "jan january januar jän jänner jaen jaenner",
    "feb february februar feber",
    "mar march mär märz mrz maerz",
    "apr april",
    "may mai",
    "jun june juni",
    "jul july juli",
    "aug august",
    "sep sept september",
    "oct october okt oktober",
    "nov november",
    "dec december dez dezember",
)
_MONTHS: Final = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}

# What Outlook (0.0.00, 0/0/00) and databases (0000-00-00) write where there is no date.
_NO_DATE: Final = re.compile(r"0{1,4}([-/.])0{1,2}\1 ?0{1,4}(?:[ T]+0{1,2}:00(?::00)?)?")

_FLAGS: Final = re.ASCII | re.IGNORECASE
_YEAR_FIRST: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", _FLAGS)
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})", _FLAGS)
_DOTTED: Final = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})", _FLAGS)
_EITHER_ORDER: Final = re.compile(r"(\d{1,2})([-/])(\d{1,2})\2(\d{4})", _FLAGS)
_DAY_NAMED: Final = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.)?[ -]*(?:of )?([a-zäÄ]+)\.?,?[ -]*(\d{4})", _FLAGS
)
_MONTH_NAMED: Final = re.compile(r"([a-zäÄ]+)\.? *(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})", _FLAGS)

_TIME: Final = re.compile(
    r"""
    (?P<date>.*?\d) (?:\ *T\ *|,?\ +(?:at\ +|um\ +)?)
    (?P<hour>\d{1,2}) : (?P<minute>\d{2}) (?: : (?P<second>\d{2}) (?: [.,] (?P<fraction>\d{1,9}) )? )?
    (?: \ ?(?P<half>[ap])\.?m\.? )?
    (?: \ ?Uhr )?
    \ ?(?: (?P<utc>Z|UTC|GMT) | (?P<sign>[+-]) (?P<zone_hour>\d{2}) :? (?P<zone_minute>\d{2})? )?
    """,
    _FLAGS | re.VERBOSE,
)


def day_first_for(country: str | None) -> bool:
    """Whether ``03/04/1990`` is the third of April in a country (ISO 3166 code)."""
    return (country or "").upper() not in _MONTH_FIRST


def day_first_in(cells: Iterable[str]) -> bool | None:
    """Whether the all-digit dates of a column are written day first; None when they do not say, or say both.

    One date that is none the other way round (``12/31/1990``) tells how the others are meant.
    """
    said: set[bool] = set()
    for cell in cells:
        parts = _split_time(cell)
        found = _EITHER_ORDER.fullmatch(parts[0]) if parts is not None else None
        if found is not None:
            ways = {_date(found[4], found[3], found[1]), _date(found[4], found[1], found[3])}
            if None in ways and len(ways) == 2:
                said.add(_date(found[4], found[3], found[1]) is not None)
    return said.pop() if len(said) == 1 else None


def is_plausible_birth_date(date: dt.date, today: dt.date) -> bool:
    """Whether a person alive today can be born on a date: not before 1900, not in the future."""
    return FIRST_BIRTH_DATE <= date <= today


def is_no_date(text: str) -> bool:
    """Whether a cell says that there is no date: it is empty, or all zeros as Outlook and databases write it."""
    text = trim(text)
    return not text or (len(text) <= MAX_DATE and _NO_DATE.fullmatch(text) is not None)


def parse_date(text: str, *, day_first: bool) -> dt.date | None:
    """The date in a cell, or None when it is not one.

    ``1990-03-15``, ``1990/3/15``, ``19900315``, ``15.03.1990`` (dots: always day first), ``15 March 1990``,
    ``March 15, 1990``, ``15. März 1990``, ``15-Mar-1990``. In ``03/04/1990`` and ``03-04-1990`` the order is
    ``day_first``'s, unless only the other one is a real date. A time of day may follow: the date is taken as
    written, whatever its zone.
    """
    parts = _split_time(text)
    return _parse_day(parts[0], day_first=day_first) if parts is not None else None


def parse_datetime(text: str, tz: dt.tzinfo, *, day_first: bool = True) -> dt.datetime | None:
    """The moment in a cell, in UTC, or None when it is not one.

    Dates as in :func:`parse_date`; a date alone is its midnight. Without an offset the time is ``tz``'s: of an hour
    that occurs twice (clocks set back) the first, an hour that does not occur as if the clocks had not moved yet.
    """
    parts = _split_time(text)
    if parts is None:
        return None
    day, time = parts
    date = _parse_day(day, day_first=day_first)
    if date is None:
        return None
    moment = dt.datetime.combine(date, time)
    try:
        return (moment if moment.tzinfo is not None else moment.replace(tzinfo=tz)).astimezone(dt.UTC)
    except OverflowError:  # the first or last day that datetime knows, moved out of it by its zone
        return None


def _split_time(text: str) -> tuple[str, dt.time] | None:
    """The date's text and the time of day (midnight when there is none; aware when an offset is written)."""
    text = trim(text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\u202f", " ")
    if len(text) > MAX_DATE:
        return None
    found = _TIME.fullmatch(text)
    if found is None:
        return text, dt.time()
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"] in "pP" else 0)
    fraction = int((found["fraction"] or "0").ljust(6, "0")[:6])
    try:
        time = dt.time(hour, int(found["minute"]), int(found["second"] or 0), fraction, tzinfo=_zone(found))
    except ValueError:  # 25:61, or an offset of more than a day
        return None
    return found["date"], time


def _zone(found: re.Match[str]) -> dt.tzinfo | None:
    """The offset that is written after a time; raises ValueError for one that no zone can have."""
    if found["utc"]:
        return dt.UTC
    if not found["sign"]:
        return None
    minutes = int(found["zone_minute"] or 0)
    if minutes >= 60:
        raise ValueError(minutes)
    offset = dt.timedelta(hours=int(found["zone_hour"]), minutes=minutes)
    return dt.timezone(-offset if found["sign"] == "-" else offset)


def _parse_day(text: str, *, day_first: bool) -> dt.date | None:
    """A date without time of day."""
    if found := _YEAR_FIRST.fullmatch(text):
        return _date(found[1], found[3], found[4])
    if found := _EITHER_ORDER.fullmatch(text):
        as_day_first = _date(found[4], found[3], found[1])
        as_month_first = _date(found[4], found[1], found[3])
        return (as_day_first or as_month_first) if day_first else (as_month_first or as_day_first)
    for pattern, order in _ONE_ORDER:
        if found := pattern.fullmatch(text):
            return _date(*order(found))
    return None


_ONE_ORDER: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[str, str, str]]], ...]] = (
    (_DOTTED, lambda found: (found[3], found[2], found[1])),
    (_COMPACT, lambda found: (found[1], found[2], found[3])),
    (_DAY_NAMED, lambda found: (found[3], found[2], found[1])),
    (_MONTH_NAMED, lambda found: (found[3], found[1], found[2])),
)


def _date(year: str, month: str, day: str) -> dt.date | None:
    """The date of three parts, the month as number or name; None when there is no such day."""
    number = int(month) if month.isdecimal() else _MONTHS.get(month.lower(), 0)
    try:
        return dt.date(int(year), number, int(day))
    except ValueError:
        return None
