"""When the batches of a send go out, reckoned ahead by the rules that the engine keeps to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bulkdesk.jobs.drip import Schedule

MOST_RECKONED = 10_100
"""Batches that are gone through one by one: a week of one each minute. What lies beyond is reckoned from their pace."""

_SHOWN = 3


@dataclass(frozen=True)
class Outlook:
    """When a send goes out. All moments are milliseconds UTC.

    Attributes:
        first: when the first batches begin, at most three.
        batches: how many there will be.
        last: when the last one begins; of very many, reckoned from the pace of the first thousands.
    """

    first: tuple[int, ...]
    batches: int
    last: int


def look_ahead(
    schedule: Schedule,
    count: int,
    start: int,
    *,
    before: int | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Outlook | None:
    """Reckon when ``count`` messages go out.

    Args:
        schedule: batches and open hours.
        count: messages that are still to be sent.
        start: when they may begin.
        before: when the batch before began, for a send in mid-run.
        is_cancelled: says that the answer is no longer wanted.

    Returns:
        None for no messages, or when it was cancelled.
    """
    if count <= 0:
        return None
    batches = 1 if schedule.drip is None else -(-count // schedule.drip.batch)
    moment = schedule.next_batch(before, start)
    shown = [moment]
    first, reckoned = moment, min(batches, MOST_RECKONED)
    for number in range(1, reckoned):
        if number % 100 == 0 and is_cancelled():
            return None
        moment = schedule.next_batch(moment, moment)
        if number < _SHOWN:
            shown.append(moment)
    if batches > reckoned:
        pace = (moment - first) / (reckoned - 1)
        return Outlook(tuple(shown), batches, first + round(pace * (batches - 1)))
    return Outlook(tuple(shown), batches, moment)
