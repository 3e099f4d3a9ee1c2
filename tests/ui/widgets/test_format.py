from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from bulkdesk.ui.i18n import install_language
from bulkdesk.ui.widgets.format import (
    format_date,
    format_datetime,
    format_decimal,
    format_duration,
    format_number,
    format_percent,
    format_rate,
    format_relative,
)

NOW = datetime(2026, 3, 29, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _us_english(english: None) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))


@pytest.fixture
def german(qapp: QApplication) -> None:
    install_language(qapp, "de")
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))


def test_decimals(german: None) -> None:
    assert [format_decimal(value) for value in (2.5, 10.0, 1500.25)] == ["2,5", "10", "1.500,25"]


@pytest.mark.parametrize(
    ("fraction", "text"),
    [(0, "0%"), (0.001, "< 1%"), (0.29, "29%"), (0.999, "99%"), (1, "100%"), (1.7, "100%"), (-1, "0%")],
)
def test_percent(fraction: float, text: str) -> None:
    assert format_percent(fraction) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (-5, "< 1 s"),
        (0.4, "< 1 s"),
        (59.9, "59 s"),
        (61, "1 min 1 s"),
        (7384, "2 h 3 min"),
        (90_000, "1 d 1 h"),
    ],
)
def test_duration(seconds: float, text: str) -> None:
    assert format_duration(seconds) == text


@pytest.mark.parametrize(
    ("rate", "text"),
    [(15000, "15,000 per second"), (1, "1 per second"), (0.5, "30 per minute"), (0.004, "14 per hour")],
)
def test_rate(rate: float, text: str) -> None:
    assert format_rate(rate) == text


@pytest.mark.parametrize(
    ("ago", "text"),
    [
        (timedelta(seconds=5), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(minutes=-2), "in 2 minutes"),
        (timedelta(hours=-5), "in 5 hours"),
        (timedelta(hours=10), "today, 4:00\u202fAM"),
        (timedelta(hours=-20), "tomorrow, 10:00\u202fAM"),
        (timedelta(days=10), "3/19/2026, 1:00\u202fPM"),
    ],
)
def test_relative(ago: timedelta, text: str) -> None:
    assert format_relative(NOW - ago, "Europe/Berlin", NOW) == text


def test_the_zone_decides_where_a_day_begins() -> None:
    moment = datetime(2026, 3, 28, 23, 30, tzinfo=UTC)
    assert format_relative(moment, "Europe/Berlin", NOW).startswith("today")
    assert format_relative(moment, "America/New_York", NOW).startswith("yesterday")


def test_across_daylight_saving() -> None:
    assert (
        format_datetime(datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "Europe/Berlin")
        == "3/29/2026, 1:59\u202fAM"
    )
    assert (
        format_datetime(datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "Europe/Berlin") == "3/29/2026, 3:00\u202fAM"
    )


def test_any_zone_of_the_moment_gives_the_same_text() -> None:
    other = NOW.astimezone(timezone(timedelta(hours=9)))
    assert format_datetime(other, "Europe/Berlin") == format_datetime(NOW, "Europe/Berlin")


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        format_datetime(datetime(2026, 1, 1), "Europe/Berlin")  # noqa: DTZ001 - the case tested


@pytest.mark.usefixtures("german")
def test_german() -> None:
    assert format_number(1234567) == "1.234.567"
    assert format_percent(0.5) == "50\N{NO-BREAK SPACE}%"
    assert format_date(date(2026, 3, 9)) == "09.03.2026"
    assert format_duration(7384) == "2 Std. 3 Min."
    assert format_relative(NOW - timedelta(minutes=1), "Europe/Berlin", NOW) == "vor 1 Minute"
    assert format_relative(NOW - timedelta(hours=2), "Europe/Berlin", NOW) == "vor 2 Stunden"
    assert format_relative(NOW - timedelta(hours=14), "Europe/Berlin", NOW) == "gestern, 23:00"
