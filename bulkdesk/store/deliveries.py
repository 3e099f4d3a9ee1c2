"""Questions about the delivery of messages that a gateway has taken: which are due, and what was answered.

The functions that write are called inside ``Store.write``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bulkdesk.store.clock import MS_PER_SECOND
from bulkdesk.store.store import Store
from bulkdesk.store.words import Delivery

ASK_DISTANCES_MS = tuple(
    seconds * MS_PER_SECOND
    for seconds in (10, 60, 300, 900, 3_600, 3 * 3_600, 6 * 3_600, 12 * 3_600, 24 * 3_600, 26 * 3_600)
)
"""How long after a message was accepted, and then after each question, its delivery is asked for: three days in all."""

# One that would have to wait longer than any distance is due as well: the clock has been moved back. Each by itself, for which
# SQLite uses the index.
_DUE = (
    "ask_at IS NOT NULL AND ask_at <= :now",
    f"ask_at IS NOT NULL AND ask_at > :now + {ASK_DISTANCES_MS[-1]}",
)


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
    due = " UNION ALL ".join(
        f"SELECT * FROM (SELECT * FROM send WHERE {each} ORDER BY ask_at LIMIT :limit)" for each in _DUE
    )
    rows = store.named(
        "SELECT s.job_id, s.seq, j.account_id, r.contact_id, s.ref, s.delivery, s.asks FROM"
        f" (SELECT * FROM ({due}) LIMIT :limit) s"
        " JOIN job j ON j.id = s.job_id JOIN record r ON r.job_id = s.job_id AND r.seq = s.seq"
        " WHERE s.ref IS NOT NULL ORDER BY j.account_id",
        {"now": now, "limit": limit},
    )
    return [
        Asked(job_id, seq, account_id, contact_id, ref, Delivery(delivery), asks)
        for job_id, seq, account_id, contact_id, ref, delivery, asks in rows
    ]


def next_ask(store: Store, now: int) -> int | None:
    """When the gateways are to be asked next, milliseconds UTC, not after ``now`` where one is due; None for never."""
    # Each of the two is one look into the index.
    first: int | None = store.scalar("SELECT MIN(ask_at) FROM send WHERE ask_at IS NOT NULL")
    last: int | None = store.scalar("SELECT MAX(ask_at) FROM send WHERE ask_at IS NOT NULL")
    if first is None or last is None:
        return None
    return min(first, now) if last > now + ASK_DISTANCES_MS[-1] else first


def put_off_asking(store: Store, account_id: int, *, now: int, until: int) -> None:
    """Let every question of a sub-account that is due wait until a moment."""
    for each in _DUE:
        store.named(
            f"UPDATE send SET ask_at = :until WHERE {each}"
            # The plus keeps SQLite from walking all messages of the sub-account instead.
            " AND +job_id IN (SELECT id FROM job WHERE account_id = :account)",
            {"until": until, "now": now, "account": account_id},
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
