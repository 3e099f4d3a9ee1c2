"""Times as people write them, in the sub-account's time zone."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bulkdesk.services.session import Session
from bulkdesk.store.clock import MS_PER_DAY, from_datetime, to_datetime
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.filters import FIRST_DAY, LAST_DAY

_DAY_LENGTH = len("2030-01-31")


def start_of_day(session: Session, day: date) -> int:
    """The first moment of a day in the sub-account's zone, milliseconds UTC."""
    return from_datetime(datetime.combine(day, time(), session.zone))


def created_range(session: Session, first: date | None, last: date | None) -> tuple[int | None, int | None]:
    """``created_from`` and ``created_before`` of a job filter for whole days, both included."""
    return (
        None if first is None else start_of_day(session, first),
        None if last is None else start_of_day(session, last + timedelta(days=1)),
    )


def today(session: Session) -> date:
    """The current day in the sub-account's zone."""
    return local_time(session, session.store.clock.now()).date()


def local_time(session: Session, moment: int) -> datetime:
    """A moment on the sub-account's clock."""
    return to_datetime(moment).astimezone(session.zone)


def begun_days(until: int, now: int) -> int:
    """Days, the last one begun, from ``now`` until a moment (both milliseconds UTC); 0 when it is past."""
    return max(0, -((now - until) // MS_PER_DAY))


def parse_moment(session: Session, text: str) -> int:
    """A date and time in ISO 8601; without an offset it is on the sub-account's clock. Milliseconds UTC.

    Raises:
        RefusedError: it is no such text, or beyond what is a date here (``store.filters``).
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise RefusedError("time_unreadable", text=text) from error
    if not FIRST_DAY <= moment.date() <= LAST_DAY:
        raise RefusedError("time_unreadable", text=text)
    return from_datetime(moment if moment.tzinfo is not None else moment.replace(tzinfo=session.zone))


def parse_day(text: str) -> date:
    """A date in ISO 8601, within the bounds of all dates (``store.filters``). Raises RefusedError for another text."""
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise RefusedError("day_unreadable", text=text) from error
    if not FIRST_DAY <= day <= LAST_DAY:
        raise RefusedError("day_unreadable", text=text)
    return day


def created_between(session: Session, first: str | None, last: str | None) -> tuple[int | None, int | None]:
    """The first moment and the end (exclusive) of a range as it is typed: days or moments, both ends included.

    A day is a whole one on the sub-account's clock, a moment is to the millisecond.

    Raises:
        RefusedError: a text is neither.
    """
    first_day, first_moment = _day_or_moment(session, first)
    last_day, last_moment = _day_or_moment(session, last)
    start, end = created_range(session, first_day, last_day)
    return (
        start if first_moment is None else first_moment,
        end if last_moment is None else last_moment + 1,
    )


def _day_or_moment(session: Session, text: str | None) -> tuple[date | None, int | None]:
    if text is None:
        return None, None
    if len(text) <= _DAY_LENGTH:
        return parse_day(text), None
    return None, parse_moment(session, text)
