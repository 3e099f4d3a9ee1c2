"""Time as the program sees it. Injected everywhere, so that tests move it and never sleep.

All times in the store are whole milliseconds since 1970-01-01 UTC.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol

MS_PER_SECOND = 1000
MS_PER_MINUTE = 60 * MS_PER_SECOND
MS_PER_HOUR = 60 * MS_PER_MINUTE
MS_PER_DAY = 24 * MS_PER_HOUR


class Clock(Protocol):
    """Where the current time comes from."""

    def now(self) -> int:
        """Milliseconds since the epoch, UTC."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> int:
        """Milliseconds since the epoch, UTC."""
        return time.time_ns() // 1_000_000


class FixedClock:
    """A clock that moves only when told to; for tests and for the demo's fixed history."""

    def __init__(self, now: int) -> None:
        self._now = now

    def now(self) -> int:
        """Milliseconds since the epoch, UTC."""
        return self._now

    def move(self, milliseconds: int) -> None:
        """Move by ``milliseconds``, backwards when negative."""
        self._now += milliseconds


def to_iso(moment: int) -> str:
    """ISO 8601 in UTC with ``Z``, to the millisecond."""
    return (
        datetime.fromtimestamp(moment / MS_PER_SECOND, UTC)
        .isoformat(timespec="milliseconds")
        .replace("+00:00", "Z")
    )


def from_datetime(moment: datetime) -> int:
    """Milliseconds since the epoch of an aware datetime. Raises ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("a naive datetime has no place on the time line")
    return round(moment.timestamp() * MS_PER_SECOND)


def to_datetime(moment: int) -> datetime:
    """The aware UTC datetime of ``moment``."""
    return datetime.fromtimestamp(moment / MS_PER_SECOND, UTC)
