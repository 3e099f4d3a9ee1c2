"""When a send may go on: drip batches and open hours on a sub-account's clock. Pure: nothing is read, nothing waits.

Hours and weekdays are those that a clock on the wall shows. Where that clock is put forward, an hour that it skips is
never open; where it is put back, the hour that it shows twice counts both times. All moments are milliseconds UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from bulkdesk.store.clock import MS_PER_HOUR, MS_PER_MINUTE, from_datetime, to_datetime
from bulkdesk.store.errors import RefusedError

MOST_IN_BATCH = 1_000_000
"""Messages of a batch; more is no drip."""

DAYS_OF_WEEK = 7

_MILLISECOND = timedelta(milliseconds=1)
_DAY = timedelta(days=1)


class DripUnit(StrEnum):
    """What the interval between two batches is counted in."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"


MOST_EVERY = {DripUnit.MINUTES: 10_000, DripUnit.HOURS: 1_000, DripUnit.DAYS: 365}
"""The longest interval in each unit."""

_UNIT_MS = {DripUnit.MINUTES: MS_PER_MINUTE, DripUnit.HOURS: MS_PER_HOUR}


@dataclass(frozen=True)
class Drip:
    """A batch of messages, then a pause.

    Attributes:
        batch: messages of a batch.
        every: from the start of a batch to the start of the next, in ``unit``.
        unit: minutes and hours pass by the stopwatch; a day is one of the calendar, at the same time on the wall clock.

    Raises:
        RefusedError: a number is not positive or is beyond reason.
    """

    batch: int
    every: int
    unit: DripUnit

    def __post_init__(self) -> None:
        if not 1 <= self.batch <= MOST_IN_BATCH:
            raise RefusedError("drip_batch_bad", most=MOST_IN_BATCH)
        if not 1 <= self.every <= MOST_EVERY[self.unit]:
            raise RefusedError("drip_interval_bad", most=MOST_EVERY[self.unit], unit=self.unit)


@dataclass(frozen=True)
class Window:
    """The weekdays and hours in which messages may go out.

    Attributes:
        weekdays: 0 is Monday; none means every day. Hours past midnight belong to the day on which they began.
        start: None is the beginning of the day.
        end: first moment that is closed again; None is the end of the day. When it is not after ``start`` it is one of
            the following day, so that equal times are open for a whole day.

    Raises:
        RefusedError: a weekday that is none.
    """

    weekdays: frozenset[int] = field(default_factory=frozenset)
    start: time | None = None
    end: time | None = None

    def __post_init__(self) -> None:
        if not self.weekdays <= frozenset(range(DAYS_OF_WEEK)):
            raise RefusedError("weekday_unknown", text=", ".join(map(str, sorted(self.weekdays))))

    @property
    def overnight(self) -> bool:
        """Whether the hours go on into the following day."""
        return self.end is not None and self.end <= self._start

    @property
    def _start(self) -> time:
        return self.start or time.min

    def covers(self, wall: datetime) -> bool:
        """Whether the window is open when the wall clock shows ``wall``."""
        shown = wall.time()
        if self._opens_on(wall) and self._start <= shown:
            return self.end is None or self.overnight or shown < self.end
        return self.overnight and self._opens_on(wall - _DAY) and self.end is not None and shown < self.end

    def next_edge(self, wall: datetime) -> datetime:
        """What the wall clock shows when the window may open next, after ``wall``: its first hour, or midnight."""
        opens = datetime.combine(wall.date(), self._start)
        return opens if opens > wall else datetime.combine(wall.date() + _DAY, time.min)

    def _opens_on(self, wall: datetime) -> bool:
        return not self.weekdays or wall.weekday() in self.weekdays


@dataclass(frozen=True)
class Schedule:
    """When a job's messages may go out.

    Attributes:
        window: None is always open.
        drip: None sends everything without a pause.
        zone: the sub-account's.
    """

    window: Window | None
    drip: Drip | None
    zone: ZoneInfo

    def is_open(self, moment: int) -> bool:
        """Whether messages may go out at ``moment``."""
        return self.window is None or self.window.covers(self._wall(moment))

    def next_open(self, moment: int) -> int:
        """The first moment from ``moment`` on at which messages may go out: itself while it is open."""
        if self.window is None:
            return moment
        while not self.window.covers(self._wall(moment)):
            moment = self._next_change(moment, self.window)
        return moment

    def next_batch(self, batch_started_at: int | None, now: int) -> int:
        """When the batch that follows may begin. Intervals that were missed do not pile up: one batch follows.

        A batch that is due while the window is closed begins when it opens; one that is repeated every so many days
        keeps its time of day, where that is open.

        Args:
            batch_started_at: when the batch before it really began; None before the first. A moment that is still to
                come (the clock was put back) counts as now, so that a wrong clock does not hold a job up for years:
                the answer is then to be kept, not asked for again.
            now: the current moment.

        Returns:
            A moment not before ``now`` at which the window is open.
        """
        if batch_started_at is None or self.drip is None:
            return self.next_open(now)
        began = min(batch_started_at, now)
        due = max(now, self._due(began, self.drip))
        opens = self.next_open(due)
        if opens == due or self.drip.unit is not DripUnit.DAYS:
            return opens
        usual = self._moment(datetime.combine(self._wall(opens).date(), _to_minute(self._wall(began)).time()))
        return usual if usual >= opens and self.is_open(usual) else opens

    def to_spec(self) -> dict[str, Any]:
        """The ``drip`` and ``window`` of a job's spec."""
        return {"drip": drip_to_spec(self.drip), "window": window_to_spec(self.window)}

    def _due(self, began: int, drip: Drip) -> int:
        """When the interval after ``began`` is over."""
        if drip.unit is not DripUnit.DAYS:
            return began + drip.every * _UNIT_MS[drip.unit]
        return self._moment(_to_minute(self._wall(began)) + drip.every * _DAY)

    def _next_change(self, moment: int, window: Window) -> int:
        """The first moment after ``moment`` at which a closed window may open: an edge of it, or the clocks change."""
        wall = self._wall(moment)
        ahead = moment + (window.next_edge(wall) - wall) // _MILLISECOND
        offset = self._offset(moment)
        if self._offset(ahead) == offset:
            return ahead
        before = moment
        while ahead - before > 1:
            middle = (before + ahead) // 2
            if self._offset(middle) == offset:
                before = middle
            else:
                ahead = middle
        return ahead

    def _wall(self, moment: int) -> datetime:
        """What a clock on the wall shows, without a zone."""
        return to_datetime(moment).astimezone(self.zone).replace(tzinfo=None, fold=0)

    def _moment(self, wall: datetime) -> int:
        """When the wall clock shows that: the first of two times; one that is skipped counts from before the gap."""
        return from_datetime(wall.replace(tzinfo=self.zone))

    def _offset(self, moment: int) -> timedelta | None:
        return to_datetime(moment).astimezone(self.zone).utcoffset()


def schedule_of(spec: Mapping[str, Any], zone: ZoneInfo) -> Schedule:
    """The schedule in a job's spec (``JobRow.options``). Raises RefusedError for numbers that no drip can have."""
    return Schedule(window=window_of(spec.get("window")), drip=drip_of(spec.get("drip")), zone=zone)


def drip_of(spec: Mapping[str, Any] | None) -> Drip | None:
    """The drip settings of a job's spec."""
    if spec is None:
        return None
    return Drip(batch=spec["batch"], every=spec["every"], unit=DripUnit(spec["unit"]))


def window_of(spec: Mapping[str, Any] | None) -> Window | None:
    """The open hours of a job's spec."""
    if spec is None:
        return None
    return Window(
        weekdays=frozenset(spec.get("weekdays") or ()),
        start=_time_of(spec.get("from")),
        end=_time_of(spec.get("to")),
    )


def drip_to_spec(drip: Drip | None) -> dict[str, Any] | None:
    """The ``drip`` of a job's spec."""
    if drip is None:
        return None
    return {"batch": drip.batch, "every": drip.every, "unit": drip.unit.value}


def window_to_spec(window: Window | None) -> dict[str, Any] | None:
    """The ``window`` of a job's spec."""
    if window is None:
        return None
    return {
        "weekdays": sorted(window.weekdays) or None,
        "from": _time_text(window.start),
        "to": _time_text(window.end),
    }


def _to_minute(wall: datetime) -> datetime:
    """A worker is always a little late: day by day that would add up."""
    return wall.replace(second=0, microsecond=0)


def _time_of(text: str | None) -> time | None:
    return None if text is None else time.fromisoformat(text)


def _time_text(moment: time | None) -> str | None:
    return None if moment is None else moment.isoformat("minutes")
