"""How fast the messages of one sender may go."""

from __future__ import annotations

import time
from collections.abc import Callable

AHEAD_SECONDS = 0.1
"""So much work is claimed ahead. What is claimed when the process is killed is in doubt afterwards."""

_HAIR = 1e-6
"""So much may a sum of fractions fall short of the whole."""


class Pace:
    """How fast one sender may go, over all its jobs: so many a second, let through in portions of a tenth of a second.

    Attributes:
        monotonic: seconds that no change of the clock touches.
        sleep: waits for so many seconds.
    """

    def __init__(
        self, monotonic: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self.monotonic = monotonic
        self.sleep = sleep
        self._tokens = 1.0
        self._at = monotonic()

    def grant(self, rate: float | None, wanted: int) -> int:
        """How many of ``wanted`` may go now; they count as gone."""
        if rate is None:
            return wanted
        now = self.monotonic()
        most = max(1.0, rate * AHEAD_SECONDS)
        self._tokens = min(most, self._tokens + (now - self._at) * rate)
        self._at = now
        granted = min(wanted, int(self._tokens + _HAIR))
        self._tokens -= granted
        return granted

    def give_back(self, count: int) -> None:
        """So many that were granted did not go."""
        self._tokens += count

    def seconds(self, rate: float | None) -> float:
        """How long until one more may go."""
        if rate is None:
            return 0.0
        missing = 1.0 - self._tokens - (self.monotonic() - self._at) * rate
        return missing / rate if missing > _HAIR else 0.0
