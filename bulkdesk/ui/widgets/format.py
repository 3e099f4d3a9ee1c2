"""Numbers, durations and moments as the reader's language writes them (Qt's default locale)."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime


def format_number(value: int) -> str:
    """Return a whole number with thousands marks."""
    return QLocale().toString(value)


def format_decimal(value: float) -> str:
    """Return a number with the digits after its point that it has, six in all at most."""
    return QLocale().toString(float(value))


def format_percent(fraction: float) -> str:
    """Return 0–1 as whole percent. Rounds down, so that "100 %" means all; what has begun is at least "< 1 %"."""
    # 0.29 * 100 is a hair below 29.
    percent = math.floor(min(1.0, max(0.0, fraction)) * 100 + 1e-9)
    if percent == 0 and fraction > 0:
        return QCoreApplication.translate("Format", "< {number}%").format(number=format_number(1))
    return QCoreApplication.translate("Format", "{number}%").format(number=format_number(percent))


def format_duration(seconds: float) -> str:
    """Return a length of time in its two largest units, e.g. "2 h 5 min"; less than a second is "< 1 s"."""
    total = int(max(0.0, seconds))
    if total == 0:
        return QCoreApplication.translate("Format", "< 1 s")
    minutes, secs = divmod(total, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days:
        return QCoreApplication.translate("Format", "{days} d {hours} h").format(
            days=format_number(days), hours=hours
        )
    if hours:
        return QCoreApplication.translate("Format", "{hours} h {minutes} min").format(
            hours=hours, minutes=minutes
        )
    if minutes:
        return QCoreApplication.translate("Format", "{minutes} min {seconds} s").format(
            minutes=minutes, seconds=secs
        )
    return QCoreApplication.translate("Format", "{seconds} s").format(seconds=secs)


def format_rate(per_second: float) -> str:
    """Return a speed in records per second, or per minute or hour where it is below one a second or a minute."""
    if per_second >= 1:
        return QCoreApplication.translate("Format", "%n per second", None, round(per_second))
    if per_second * 60 >= 1:
        return QCoreApplication.translate("Format", "%n per minute", None, round(per_second * 60))
    return QCoreApplication.translate("Format", "%n per hour", None, round(per_second * 3_600))


def date_pattern() -> str:
    """Return the locale's short form of a day with a four-digit year, in the letters of Qt's date formats."""
    pattern = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return pattern if "yyyy" in pattern else pattern.replace("yy", "yyyy")


def format_date(day: date) -> str:
    """Return a day as the locale writes it, by :func:`date_pattern`."""
    return QLocale().toString(QDate(day.year, day.month, day.day), date_pattern())


def format_datetime(moment: datetime, zone: str) -> str:
    """Return day and time of an aware ``moment`` in the IANA ``zone``.

    Raises:
        ValueError: ``moment`` has no zone.
        zoneinfo.ZoneInfoNotFoundError: there is no such zone.
    """
    local = _local(moment, zone)
    return QCoreApplication.translate("Format", "{date}, {time}").format(
        date=format_date(local.date()), time=_time(local)
    )


USUAL_EMAIL: Final = "anna.schneider123@example.com"
"""An address as long as they usually get, to size columns by."""
USUAL_PHONE: Final = "+" + 13 * "8"
"""A number in E.164 as long as they usually get; the standard allows two digits more."""


def usual_moment() -> str:
    """A moment as long as they get, to size a column by."""
    return format_datetime(datetime.combine(date(2028, 12, 30), time(22, 58), UTC), "UTC")


def format_relative(moment: datetime, zone: str, now: datetime) -> str:
    """Return how ``moment`` stands to ``now``: minutes and hours near it, the day's name, else day and time.

    Both must be aware; ``zone`` decides where a day begins.

    Raises:
        ValueError: a moment has no zone.
    """
    local, today = _local(moment, zone), _local(now, zone)
    seconds = (local - today).total_seconds()
    near = _near(seconds)
    if near is not None:
        return near
    days = (local.date() - today.date()) // timedelta(days=1)
    if days == 0:
        return QCoreApplication.translate("Format", "today, {time}").format(time=_time(local))
    if days == -1:
        return QCoreApplication.translate("Format", "yesterday, {time}").format(time=_time(local))
    if days == 1:
        return QCoreApplication.translate("Format", "tomorrow, {time}").format(time=_time(local))
    return format_datetime(moment, zone)


def _near(seconds: float) -> str | None:
    """Return words for less than six hours in either direction, else None."""
    distance = abs(seconds)
    if distance < 60:
        return (
            QCoreApplication.translate("Format", "just now")
            if seconds <= 0
            else (QCoreApplication.translate("Format", "in a moment"))
        )
    if distance < 3600:
        minutes = int(distance // 60)
        if seconds < 0:
            return QCoreApplication.translate("Format", "%n minute(s) ago", None, minutes)
        return QCoreApplication.translate("Format", "in %n minute(s)", None, minutes)
    if distance < 6 * 3600:
        hours = int(distance // 3600)
        if seconds < 0:
            return QCoreApplication.translate("Format", "%n hour(s) ago", None, hours)
        return QCoreApplication.translate("Format", "in %n hour(s)", None, hours)
    return None


def _local(moment: datetime, zone: str) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return moment.astimezone(UTC).astimezone(ZoneInfo(zone))


def _time(local: datetime) -> str:
    return QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
