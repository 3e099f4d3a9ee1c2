from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulkdesk.contacts.dates import (
    day_first_for,
    day_first_in,
    is_plausible_birth_date,
    parse_date,
    parse_datetime,
)

BERLIN = ZoneInfo("Europe/Berlin")
MARCH_15 = dt.date(1990, 3, 15)


@pytest.mark.parametrize(
    "text",
    [
        "1990-03-15", "1990/03/15", "1990-3-15", "1990.03.15", "19900315", "15.03.1990", "15.3.1990", "15. 3. 1990",
        "03/15/1990", "15/03/1990", "3-15-1990", "15-03-1990", "15 March 1990", "March 15, 1990", "Mar 15 1990",
        "15. März 1990", "15. MÄRZ 1990", "15. Ma\u0308rz 1990", "15. Maerz 1990", "15 mrz. 1990", "15-Mar-1990", "March 15th, 1990", "15th of March 1990",
        "1990-03-15T23:30:00-11:00", "1990-03-15 00:00:00", "1990-03-15T10:00:00.123Z", "3/15/1990 0:00",
        "15.03.1990, 10:30 Uhr", "March 15, 1990 at 10:30 PM", "\ufeff1990-03-15\u00a0",
    ],
)  # fmt: skip
@pytest.mark.parametrize("day_first", [True, False])
def test_one_reading(text: str, *, day_first: bool) -> None:
    assert parse_date(text, day_first=day_first) == MARCH_15


@pytest.mark.parametrize("text", ["03/04/1990", "3-4-1990", "03/04/1990 10:00"])
def test_two_readings_are_decided_by_the_order(text: str) -> None:
    assert parse_date(text, day_first=True) == dt.date(1990, 4, 3)
    assert parse_date(text, day_first=False) == dt.date(1990, 3, 4)


def test_dots_are_day_first() -> None:
    assert parse_date("03.04.1990", day_first=False) == dt.date(1990, 4, 3)
    assert parse_date("03.15.1990", day_first=False) is None


@pytest.mark.parametrize(
    "text",
    [
        "", "x", "32874", "32874.5", "15.03.90", "3/15/90", "3-Mar-90", "1990-02-30", "30/02/1990", "31.04.1990",
        "1990-13-01", "0000-01-01", "1990", "03/1990", "March 1990", "15031990", "15 Foo 1990", "03/15-1990",
        "1990-03-15 25:00", "1990-03-15T10:00:00+99:00", "1990-03-15T10:00+02:99", "3/15/1990 13:00 PM",
        "1990-03-15 10:00 CST", "١٩٩٠-٠٣-١٥", "1990-03-15 x", "1990-03-15" + " " * 80 + "x",
    ],
)  # fmt: skip
@pytest.mark.parametrize("day_first", [True, False])
def test_not_read(text: str, *, day_first: bool) -> None:
    assert parse_date(text, day_first=day_first) is None


DATES = st.dates(min_value=dt.date(1000, 1, 1))


@given(
    DATES,
    st.booleans(),
    st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d.%m.%Y", "%d %B %Y", "%b %d, %Y"]),
)
def test_every_date_in_every_clear_form(date: dt.date, day_first: bool, form: str) -> None:
    assert parse_date(date.strftime(form), day_first=day_first) == date


@given(DATES)
def test_every_date_in_its_order(date: dt.date) -> None:
    assert parse_date(date.strftime("%d/%m/%Y"), day_first=True) == date
    assert parse_date(date.strftime("%m/%d/%Y"), day_first=False) == date


@pytest.mark.parametrize(
    ("country", "expected"),
    [("US", False), ("us", False), ("PH", False), ("DE", True), ("GB", True), (None, True)],
)
def test_day_first_for(country: str | None, *, expected: bool) -> None:
    assert day_first_for(country) is expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["03/04/1990", "12/31/1990"], False),
        (["03-04-1990", "31-12-1990 10:00"], True),
        (["03/04/1990", "", "1990-12-31", "31.12.1990"], None),
        (["12/31/1990", "31/12/1990"], None),
        (["31/31/1990", "13/13/1990", "never"], None),
    ],
)
def test_a_column_says_its_order(cells: list[str], expected: bool | None) -> None:
    assert day_first_in(cells) is expected


def test_plausible_birth_dates() -> None:
    today = dt.date(2026, 1, 1)
    assert is_plausible_birth_date(dt.date(1900, 1, 1), today)
    assert is_plausible_birth_date(today, today)
    assert not is_plausible_birth_date(dt.date(1899, 12, 31), today)
    assert not is_plausible_birth_date(dt.date(2026, 1, 2), today)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-07-01T10:00:00Z", "2024-07-01T10:00:00+00:00"),
        ("2024-07-01T10:00:00+0530", "2024-07-01T04:30:00+00:00"),
        ("2024-07-01 10:00", "2024-07-01T08:00:00+00:00"),
        ("01.01.2024 10:00", "2024-01-01T09:00:00+00:00"),
        ("2024-07-01", "2024-06-30T22:00:00+00:00"),
        ("Jul 1, 2024 12:30 AM", "2024-06-30T22:30:00+00:00"),
        ("2024-07-01T10:00:00.1234567Z", "2024-07-01T10:00:00.123456+00:00"),
        # 27 October 2024, 02:30 came twice; 31 March 2024, 02:30 not at all.
        ("2024-10-27 02:30", "2024-10-27T00:30:00+00:00"),
        ("2024-03-31 02:30", "2024-03-31T01:30:00+00:00"),
    ],
)
def test_moments(text: str, expected: str) -> None:
    moment = parse_datetime(text, BERLIN)
    assert moment is not None
    assert moment.isoformat() == expected


@pytest.mark.parametrize("text", ["", "1719828000", "2024-07-01 10:60", "0001-01-01T00:00:00+02:00"])
def test_no_moments(text: str) -> None:
    assert parse_datetime(text, BERLIN) is None


@given(st.datetimes(min_value=dt.datetime.fromisoformat("1000-01-01"), timezones=st.just(dt.UTC)))
def test_written_moment_is_read_back(moment: dt.datetime) -> None:
    assert parse_datetime(moment.isoformat(), BERLIN) == moment
