"""When a send goes out, in plain words."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from bulkdesk.jobs.drip import DAYS_OF_WEEK, Drip, DripUnit, Window
from bulkdesk.services.session import Session
from bulkdesk.store.clock import to_datetime
from bulkdesk.store.words import Channel
from bulkdesk.ui.widgets.format import format_datetime

_LEAST_RUN = 3
"""Weekdays in a row that are told as "from – to"."""


def weekday_name(day: int, *, short: bool = False) -> str:
    """What a weekday is called; 0 is Monday."""
    form = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return QLocale().dayName(day + 1, form)


def count_text(channel: Channel, count: int) -> str:
    """A number of messages."""
    if channel is Channel.SMS:
        return QCoreApplication.translate("SendWords", "%n text message(s)", None, count)
    return QCoreApplication.translate("SendWords", "%n e-mail(s)", None, count)


def interval_text(drip: Drip) -> str:
    """How often a batch begins."""
    match drip.unit:
        case DripUnit.MINUTES:
            return QCoreApplication.translate("SendWords", "every %n minute(s)", None, drip.every)
        case DripUnit.HOURS:
            return QCoreApplication.translate("SendWords", "every %n hour(s)", None, drip.every)
        case DripUnit.DAYS:
            return QCoreApplication.translate("SendWords", "every %n day(s)", None, drip.every)


def drip_text(channel: Channel, drip: Drip | None) -> str:
    """The pace of a send."""
    if drip is None:
        return QCoreApplication.translate("SendWords", "All in one go, as fast as the sender allows.")
    return QCoreApplication.translate("SendWords", "In batches: {messages}, {interval}.").format(
        messages=count_text(channel, drip.batch), interval=interval_text(drip)
    )


def window_text(window: Window | None, zone: str) -> str:
    """The hours of a send."""
    if window is None:
        return QCoreApplication.translate("SendWords", "On all days, at any time.")
    days = _days_text(window.weekdays)
    if window.start is None and window.end is None:
        return QCoreApplication.translate("SendWords", "{days}, all day ({zone}).").format(
            days=days, zone=zone
        )
    template = (
        QCoreApplication.translate("SendWords", "{days}, {start} to {end} the next day ({zone}).")
        if window.overnight
        else QCoreApplication.translate("SendWords", "{days}, {start} to {end} ({zone}).")
    )
    return template.format(
        days=days,
        start=clock_text(window.start or time.min),
        end=clock_text(window.end or time.min),
        zone=zone,
    )


def start_text(session: Session, scheduled_at: int | None) -> str:
    """When a send begins."""
    if scheduled_at is None:
        return QCoreApplication.translate("SendWords", "At once.")
    return QCoreApplication.translate("SendWords", "{time} ({zone}).").format(
        time=format_datetime(to_datetime(scheduled_at), session.account.timezone),
        zone=session.account.timezone,
    )


def clock_text(moment: time) -> str:
    """A time of day as the reader's language writes it."""
    return QLocale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)


def _days_text(weekdays: frozenset[int]) -> str:
    days = sorted(weekdays)
    if not days or len(days) == DAYS_OF_WEEK:
        return QCoreApplication.translate("SendWords", "Every day")
    if len(days) >= _LEAST_RUN and days[-1] - days[0] == len(days) - 1:
        return QCoreApplication.translate("SendWords", "{first} to {last}").format(
            first=weekday_name(days[0]), last=weekday_name(days[-1])
        )
    return QLocale().createSeparatedList([weekday_name(day) for day in days])
