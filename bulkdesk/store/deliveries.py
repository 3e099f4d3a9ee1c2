"""Questions about the delivery of messages that a gateway has taken: which are due, and what was answered.

The functions that write are called inside ``Store.write``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bulkdesk.store.store import Store
from bulkdesk.store.words import Delivery


class Asked(NamedTuple):
    """A message whose delivery is asked for; ``asks`` so far."""

    job_id: int
    seq: int
    account_id: int
    contact_id: int | None
    ref: str
    delivery: Delivery
    asks: int


def to_ask(store: Store, now: int, limit: int) -> list[Asked]:
    """Messages whose delivery is to be asked for by now, those of one sub-account together."""
    rows = store.sql(
        "SELECT s.job_id, s.seq, j.account_id, r.contact_id, s.ref, s.delivery, s.asks FROM"
        " (SELECT * FROM send WHERE ask_at IS NOT NULL AND ask_at <= ? ORDER BY ask_at LIMIT ?) s"
        " JOIN job j ON j.id = s.job_id JOIN record r ON r.job_id = s.job_id AND r.seq = s.seq"
        " WHERE s.ref IS NOT NULL ORDER BY j.account_id",
        now,
        limit,
    )
    return [
        Asked(job_id, seq, account_id, contact_id, ref, Delivery(delivery), asks)
        for job_id, seq, account_id, contact_id, ref, delivery, asks in rows
    ]


def next_ask(store: Store) -> int | None:
    """When the gateways are to be asked next, milliseconds UTC; None for never."""
    moment: int | None = store.scalar("SELECT MIN(ask_at) FROM send WHERE ask_at IS NOT NULL")
    return moment


def put_off_asking(store: Store, account_id: int, *, now: int, until: int) -> None:
    """Let every question of a sub-account that is due wait until a moment."""
    store.sql(
        "UPDATE send SET ask_at = ? WHERE ask_at IS NOT NULL AND ask_at <= ?"
        " AND job_id IN (SELECT id FROM job WHERE account_id = ?)",
        until,
        now,
        account_id,
    )


def write_delivery(store: Store, news: Iterable[tuple[Asked, Delivery, str | None, int | None]]) -> set[int]:
    """Write down what the gateways said: the message, its state, the state's code, when to ask again (None: no more).

    Returns:
        the jobs whose figures have changed; their ``changed`` has moved.
    """
    rows = list(news)
    store.many(
        "UPDATE send SET delivery = ?, delivery_code = ?, ask_at = ?, asks = asks + 1 WHERE job_id = ? AND seq = ?",
        ((delivery, code, ask_at, asked.job_id, asked.seq) for asked, delivery, code, ask_at in rows),
    )
    changed = {asked.job_id for asked, delivery, _, _ in rows if delivery is not asked.delivery}
    # Setting a column to itself is a change for the trigger that counts them.
    store.many("UPDATE job SET total = total WHERE id = ?", ((job_id,) for job_id in changed))
    return changed
