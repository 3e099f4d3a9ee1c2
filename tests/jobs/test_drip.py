"""Drip batches and open hours, compared with a model that looks at every minute of the wall clock."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulkdesk.jobs.drip import Drip, DripUnit, Schedule, Window, schedule_of
from bulkdesk.store.clock import from_datetime, to_datetime
from bulkdesk.store.errors import RefusedError

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR

ZONES = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/Santiago",  # midnight is skipped
    "Australia/Lord_Howe",  # by half an hour
    "Africa/Casablanca",  # put back for Ramadan
    "Pacific/Apia",  # 30 December 2011 was skipped
    "Asia/Kathmandu",
]
BERLIN = ZoneInfo("Europe/Berlin")
NINE_TO_FIVE = Window(start=time(9), end=time(17))
WEEKDAYS = frozenset(range(5))


def at(text: str, zone: ZoneInfo = BERLIN, *, fold: int = 0) -> int:
    """The moment when the wall clock shows that."""
    return from_datetime(datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold))


def shown(moment: int, zone: ZoneInfo = BERLIN) -> str:
    return to_datetime(moment).astimezone(zone).isoformat(" ", "minutes")


def clock_changes(zone: ZoneInfo) -> list[int]:
    """When the zone's clocks change, 2010 to 2031, to the minute."""
    found = []
    moment, end = (
        from_datetime(datetime(2010, 1, 1, tzinfo=UTC)),
        from_datetime(datetime(2031, 1, 1, tzinfo=UTC)),
    )
    while moment < end:
        if offset(moment, zone) != offset(moment + DAY, zone):
            minutes = range(moment, moment + DAY + 1, MINUTE)
            found.append(next(m for m in minutes if offset(m, zone) != offset(moment, zone)))
        moment += DAY
    return found


def offset(moment: int, zone: ZoneInfo) -> timedelta | None:
    return to_datetime(moment).astimezone(zone).utcoffset()


CHANGES = {name: clock_changes(ZoneInfo(name)) for name in ZONES}


def model_open(window: Window | None, moment: int, zone: ZoneInfo) -> bool:
    """Whether the wall clock is inside the hours that began today or yesterday."""
    if window is None:
        return True
    wall = to_datetime(moment).astimezone(zone).replace(tzinfo=None)
    for day in (wall.date(), wall.date() - timedelta(days=1)):
        if window.weekdays and day.weekday() not in window.weekdays:
            continue
        opens = datetime.combine(day, window.start or time())
        closes = datetime.combine(day, window.end or time())
        if closes <= opens:
            closes += timedelta(days=1)
        if window.end is None:
            closes = datetime.combine(day, time()) + timedelta(days=1)
        if opens <= wall < closes:
            return True
    return False


def model_next_open(window: Window | None, moment: int, zone: ZoneInfo) -> int:
    """The moment itself, or the first whole minute after it at which the window is open."""
    while not model_open(window, moment, zone):
        moment = (moment // MINUTE + 1) * MINUTE
    return moment


@st.composite
def moments(draw: st.DrawFn, zone: str) -> int:
    """Mostly close to a change of the clocks."""
    base = draw(st.sampled_from(CHANGES[zone] or [1_900_000_000_000]))
    return base + draw(st.integers(-3 * DAY, 2 * DAY) | st.sampled_from([-1, 0, 1, -HOUR, HOUR]))


times = st.builds(time, st.integers(0, 23), st.sampled_from([0, 30, 59]))
windows = st.none() | st.builds(
    Window,
    weekdays=st.frozensets(st.integers(0, 6)),
    start=st.none() | times,
    end=st.none() | times,
)
drips = st.one_of(
    st.builds(Drip, batch=st.just(1), every=st.integers(1, 300), unit=st.just(DripUnit.MINUTES)),
    st.builds(Drip, batch=st.just(1), every=st.integers(1, 50), unit=st.just(DripUnit.HOURS)),
    st.builds(Drip, batch=st.just(1), every=st.integers(1, 4), unit=st.just(DripUnit.DAYS)),
)


@settings(max_examples=150, deadline=None)
@given(data=st.data(), zone=st.sampled_from(ZONES), window=windows)
def test_the_window_is_the_models(data: st.DataObject, zone: str, window: Window | None) -> None:
    place = ZoneInfo(zone)
    schedule = Schedule(window, None, place)
    moment = data.draw(moments(zone))
    assert schedule.is_open(moment) == model_open(window, moment, place)
    assert schedule.next_open(moment) == model_next_open(window, moment, place)
    assert schedule.next_batch(None, moment) == schedule.next_open(moment)


@settings(max_examples=200, deadline=None)
@given(data=st.data(), zone=st.sampled_from(ZONES), window=windows, drip=drips)
def test_the_next_batch_is_the_first_that_may_be(
    data: st.DataObject, zone: str, window: Window | None, drip: Drip
) -> None:
    place = ZoneInfo(zone)
    schedule = Schedule(window, drip, place)
    began = data.draw(moments(zone))
    # Asked at once, after a long sleep, or with a clock that was put back.
    now = began + data.draw(st.integers(-2 * DAY, 9 * DAY) | st.just(0))
    answer = schedule.next_batch(began, now)
    assert answer >= now
    assert model_open(window, answer, place)
    due = interval_over(drip, min(began, now), place)
    assert answer >= due
    first = model_next_open(window, max(due, now), place)
    if drip.unit is not DripUnit.DAYS or first == max(due, now):
        assert answer == first
        return
    # The usual time of the first day on which the window opens, if it is open then; else as soon as it opens.
    usual = datetime.combine(
        to_datetime(first).astimezone(place).date(),
        to_datetime(min(began, now)).astimezone(place).time().replace(second=0, microsecond=0),
        place,
    )
    later = from_datetime(usual)
    assert answer == (later if later >= first and model_open(window, later, place) else first)


def interval_over(drip: Drip, began: int, zone: ZoneInfo) -> int:
    if drip.unit is DripUnit.MINUTES:
        return began + drip.every * MINUTE
    if drip.unit is DripUnit.HOURS:
        return began + drip.every * HOUR
    wall = to_datetime(began).astimezone(zone).replace(second=0, microsecond=0, tzinfo=None, fold=0)
    return from_datetime((wall + timedelta(days=drip.every)).replace(tzinfo=zone))


@settings(max_examples=60, deadline=None)
@given(data=st.data(), zone=st.sampled_from(ZONES))
def test_a_job_over_sleeps_jumps_and_new_settings(data: st.DataObject, zone: str) -> None:
    """A worker that begins a batch when its moment has come, on a machine that sleeps and whose clock jumps."""
    place = ZoneInfo(zone)
    now = data.draw(moments(zone))
    schedule = Schedule(data.draw(windows), data.draw(drips), place)
    wait_until = schedule.next_batch(None, now)
    began: int | None = None
    for _ in range(data.draw(st.integers(2, 12))):
        event = data.draw(st.sampled_from(["sleep", "on time", "edit", "clock back"]))
        if event == "edit":
            schedule = Schedule(data.draw(windows), data.draw(drips), place)
            wait_until = schedule.next_batch(began, now)
        elif event == "clock back":
            now -= data.draw(st.integers(1, DAY))
        else:
            now = max(now, wait_until) + (data.draw(st.integers(0, 3 * DAY)) if event == "sleep" else 0)
        if now < wait_until or not schedule.is_open(now):
            wait_until = max(wait_until, schedule.next_open(now))
            continue
        # However long it slept, one batch: the next is an interval away from this one.
        assert model_open(schedule.window, now, place)
        began, wait_until = now, schedule.next_batch(now, now)
        assert schedule.drip is not None
        assert wait_until >= interval_over(schedule.drip, began, place)
        assert wait_until > now


@pytest.mark.parametrize(
    ("window", "moment", "opens"),
    [
        # 29 March 2026: 02:00 becomes 03:00.
        (Window(start=time(2), end=time(3)), "2026-03-29 01:30", "2026-03-30 02:00+02:00"),
        (Window(start=time(2, 30), end=time(4)), "2026-03-29 01:30", "2026-03-29 03:00+02:00"),
        (Window(frozenset({6}), time(2), time(3)), "2026-03-28 12:00", "2026-04-05 02:00+02:00"),
        # 25 October 2026: 03:00 becomes 02:00.
        (Window(start=time(2, 30), end=time(3)), "2026-10-25 01:00", "2026-10-25 02:30+02:00"),
        # Over midnight: Friday's hours last into Saturday, Saturday's own do not begin.
        (Window(frozenset({4}), time(22), time(2)), "2026-05-15 12:00", "2026-05-15 22:00+02:00"),
        (Window(frozenset({4}), time(22), time(2)), "2026-05-16 01:59", "2026-05-16 01:59+02:00"),
        (Window(frozenset({4}), time(22), time(2)), "2026-05-16 02:00", "2026-05-22 22:00+02:00"),
        (Window(WEEKDAYS), "2026-05-16 08:00", "2026-05-18 00:00+02:00"),
        (Window(WEEKDAYS, time(9), time(9)), "2026-05-16 08:59", "2026-05-16 08:59+02:00"),
        (Window(WEEKDAYS, time(9), time(9)), "2026-05-16 09:00", "2026-05-18 09:00+02:00"),
        (Window(start=time(18)), "2026-05-16 08:00", "2026-05-16 18:00+02:00"),
        (Window(end=time(6)), "2026-05-16 08:00", "2026-05-17 00:00+02:00"),
        (Window(), "2026-05-16 08:00", "2026-05-16 08:00+02:00"),
        (None, "2026-05-16 08:00", "2026-05-16 08:00+02:00"),
    ],
)
def test_when_a_window_opens(window: Window | None, moment: str, opens: str) -> None:
    assert shown(Schedule(window, None, BERLIN).next_open(at(moment))) == opens


def test_the_hour_shown_twice_is_open_twice() -> None:
    schedule = Schedule(Window(start=time(2), end=time(2, 30)), None, BERLIN)
    first, second = at("2026-10-25 02:10"), at("2026-10-25 02:10", fold=1)
    assert schedule.is_open(first)
    assert schedule.is_open(second)
    assert second - first == HOUR
    assert schedule.next_open(at("2026-10-25 02:40")) == at("2026-10-25 02:00", fold=1)


def daily(window: Window | None) -> Callable[[str, str], str]:
    schedule = Schedule(window, Drip(10, 1, DripUnit.DAYS), BERLIN)
    return lambda began, now: shown(schedule.next_batch(at(began), at(now)))


def test_days_keep_the_time_on_the_wall_clock() -> None:
    next_batch = daily(None)
    assert next_batch("2026-03-28 09:00:07", "2026-03-28 09:01") == "2026-03-29 09:00+02:00"
    assert next_batch("2026-10-24 09:00", "2026-10-24 09:01") == "2026-10-25 09:00+01:00"
    assert next_batch("2026-03-28 02:30", "2026-03-28 02:31") == "2026-03-29 03:30+02:00"
    weekdays = daily(Window(WEEKDAYS))
    assert weekdays("2026-05-15 09:00", "2026-05-15 09:01") == "2026-05-18 09:00+02:00"
    assert daily(NINE_TO_FIVE)("2026-05-15 20:00", "2026-05-15 20:01") == "2026-05-17 09:00+02:00"


def test_missed_intervals_do_not_pile_up() -> None:
    schedule = Schedule(NINE_TO_FIVE, Drip(25, 30, DripUnit.MINUTES), BERLIN)
    began = at("2026-05-13 09:00")
    assert schedule.next_batch(began, at("2026-05-13 09:01")) == at("2026-05-13 09:30")
    assert schedule.next_batch(began, at("2026-05-15 11:11")) == at("2026-05-15 11:11")
    assert schedule.next_batch(began, at("2026-05-15 18:00")) == at("2026-05-16 09:00")
    assert schedule.next_batch(at("2026-05-13 16:45"), at("2026-05-13 16:46")) == at("2026-05-14 09:00")


def test_a_clock_that_was_wrong_for_a_year_holds_nothing_up() -> None:
    schedule = Schedule(None, Drip(25, 30, DripUnit.MINUTES), BERLIN)
    now = at("2026-05-13 09:00")
    assert schedule.next_batch(now + 365 * DAY, now) == now + 30 * MINUTE


@settings(max_examples=50)
@given(window=windows, drip=st.none() | drips)
def test_the_spec_says_it_all(window: Window | None, drip: Drip | None) -> None:
    schedule = Schedule(window, drip, BERLIN)
    assert schedule_of(json.loads(json.dumps(schedule.to_spec())), BERLIN) == schedule


def test_the_form_of_the_spec() -> None:
    schedule = Schedule(Window(frozenset({4, 0}), time(9), time(17)), Drip(25, 2, DripUnit.HOURS), BERLIN)
    assert schedule.to_spec() == {
        "drip": {"batch": 25, "every": 2, "unit": "hours"},
        "window": {"weekdays": [0, 4], "from": "09:00", "to": "17:00"},
    }
    assert schedule_of({"message": {}}, BERLIN) == Schedule(None, None, BERLIN)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: Drip(0, 1, DripUnit.DAYS), "drip_batch_bad"),
        (lambda: Drip(1_000_001, 1, DripUnit.DAYS), "drip_batch_bad"),
        (lambda: Drip(1, 0, DripUnit.HOURS), "drip_interval_bad"),
        (lambda: Drip(1, 366, DripUnit.DAYS), "drip_interval_bad"),
        (lambda: Window(frozenset({7})), "weekday_unknown"),
    ],
)
def test_refused(make: Callable[[], object], code: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        make()
    assert refusal.value.code == code
