"""The options that say when a send may go on: ``--drip``, ``--weekdays``, ``--between``."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import time
from typing import Any, NamedTuple, TypeVar

import click

from bulkdesk.cli.translated import option
from bulkdesk.jobs.drip import Drip, DripUnit, Window
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP, translate

T = TypeVar("T")

_DRIP = re.compile(r"(\d{1,9})\s*/\s*(\d{1,9})\s*(m|min|h|d)", re.IGNORECASE | re.ASCII)
_HOURS = re.compile(r"(\d{1,2}):(\d\d)\s*[-–]\s*(\d{1,2}):(\d\d)", re.ASCII)
_UNITS = {"m": DripUnit.MINUTES, "min": DripUnit.MINUTES, "h": DripUnit.HOURS, "d": DripUnit.DAYS}
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MIDNIGHT = (24, 0)


class Hours(NamedTuple):
    """From when to when in a day; None as an end is the day's own."""

    start: time | None
    end: time | None


class _DripType(click.ParamType[Drip]):
    name = "drip"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Drip:
        """Read ``25/30m``."""
        found = _DRIP.fullmatch(value.strip())
        if found is None:
            text = translate("cli", "“{value}” is not of the form 25/30m (messages of a batch / m, h or d)")
            self.fail(text.format(value=value), param, ctx)
        batch, every, unit = found.groups()
        return Drip(int(batch), int(every), _UNITS[unit.lower()])


class _WeekdaysType(click.ParamType[frozenset[int]]):
    name = "weekdays"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> frozenset[int]:
        """Read ``mon,tue``."""
        words = [word.strip().casefold() for word in value.split(",")]
        unknown = [word for word in words if word not in _DAYS]
        if unknown:
            text = translate("cli", "“{value}” is none of: {words}")
            self.fail(text.format(value=unknown[0], words=", ".join(_DAYS)), param, ctx)
        return frozenset(_DAYS.index(word) for word in words)


class _HoursType(click.ParamType[Hours]):
    name = "hours"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Hours:
        """Read ``09:00-17:00``; ``24:00`` is the end of the day."""
        found = _HOURS.fullmatch(value.strip())
        try:
            if found is None:
                raise ValueError(value)
            numbers = [int(number) for number in found.groups()]
            end = (numbers[2], numbers[3])
            return Hours(time(numbers[0], numbers[1]), None if end == _MIDNIGHT else time(*end))
        except ValueError:
            text = translate("cli", "“{value}” is not of the form 09:00-17:00")
            self.fail(text.format(value=value), param, ctx)


def drip_options(function: Callable[..., T]) -> Callable[..., T]:
    """Give a command the options; it gets them as ``drip``, ``weekdays`` and ``between``."""
    for add in (
        option(
            "--between",
            type=_HoursType(),
            metavar="HH:MM-HH:MM",
            help=QT_TRANSLATE_NOOP(
                "cli", "Only in these hours, on the sub-account's clock; 22:00-06:00 goes on past midnight."
            ),
        ),
        option(
            "--weekdays",
            type=_WeekdaysType(),
            metavar="mon,tue…",
            help=QT_TRANSLATE_NOOP("cli", "Only on these days: mon, tue, wed, thu, fri, sat, sun."),
        ),
        option(
            "--drip",
            type=_DripType(),
            metavar="BATCH/EVERY",
            help=QT_TRANSLATE_NOOP(
                "cli", "So many messages, then wait: 25/30m is 25 every 30 minutes; h: hours, d: days."
            ),
        ),
    ):
        function = add(function)
    return function


def window_of(
    weekdays: frozenset[int] | None, between: Hours | None, *, before: Window | None = None
) -> Window | None:
    """The window that was typed; what was not is taken from the one ``before``. None: always open."""
    known = before or Window()
    hours = between if between is not None else Hours(known.start, known.end)
    window = Window(known.weekdays if weekdays is None else weekdays, hours.start, hours.end)
    return None if window == Window() else window
