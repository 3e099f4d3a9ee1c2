"""The contacts table in order: ids only, which is little enough to hold for a million, and rows for what is looked at.

An order is one pass of SQLite's sorter (its thread works without Python's lock), a place in it is then found at once
however far down it is. Indexes for the other orders would slow every import for what one pass gives in a second.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from enum import StrEnum

from bulkdesk.store import contacts, search
from bulkdesk.store.contacts import ContactRow, Target
from bulkdesk.store.errors import StoppedError
from bulkdesk.store.functions import terms
from bulkdesk.store.store import Store

FREQUENT = 5_000
"""From so many hits on the first ones are found sooner by walking along the order than by collecting the hits."""

WALKED_ROWS = 30_000
"""How far along the order is walked for the first hits."""

_FETCHED = 5_000


class Order(StrEnum):
    """What the contacts table can be sorted by. Contacts without the value come last either way."""

    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    COMPANY = "company"
    CITY = "city"
    CREATED = "created"
    UPDATED = "updated"


@dataclass(frozen=True)
class View:
    """Which contacts are shown, and how.

    Attributes:
        target: the contacts meant: all, or those of a filter or a search.
        order: sorted by; the id decides between equals.
    """

    target: Target = field(default_factory=Target)
    order: Order = Order.CREATED
    descending: bool = True


def _text_key(value: str) -> str:
    """As the function ``sort_key`` has it, without calling Python for plain texts."""
    return f"CASE WHEN length(CAST({value} AS BLOB)) = length({value}) THEN lower({value}) ELSE sort_key({value}) END"


_KEYS = {
    Order.NAME: (_text_key("COALESCE(c.last_name, c.first_name)"), _text_key("c.first_name")),
    Order.EMAIL: ("c.email",),
    Order.PHONE: ("c.phone",),
    Order.COMPANY: (_text_key("c.company"),),
    Order.CITY: (_text_key("c.city"),),
    Order.CREATED: ("c.created_at",),
    Order.UPDATED: ("c.updated_at",),
}


def _order_by(view: View) -> str:
    way = "DESC" if view.descending else "ASC"
    # Moments are never empty, and without NULLS LAST the index serves both ways.
    last = "" if view.order in {Order.CREATED, Order.UPDATED} else " NULLS LAST"
    return ", ".join([*(f"{key} {way}{last}" for key in _KEYS[view.order]), f"c.id {way}"])


def _shown(store: Store, account_id: int, target: Target, zone: tzinfo) -> tuple[str, list[object]]:
    """From where the contacts come, and on which condition; hits of a search drive the query."""
    where, values = _but_search(store, account_id, target, zone)
    if not terms(target.search):
        return f"FROM contact c WHERE {where}", values
    found, params = search.found_ids(target.search)
    return f"FROM ({found}) f CROSS JOIN contact c ON c.id = f.id WHERE {where}", [*params, *values]


def _but_search(store: Store, account_id: int, target: Target, zone: tzinfo) -> tuple[str, list[object]]:
    """The condition of a target without its search, which is put in another way here."""
    return contacts.target_where(account_id, replace(target, search=""), now=store.clock.now(), zone=zone)


def all_ids(
    store: Store,
    account_id: int,
    view: View,
    *,
    zone: tzinfo,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> array[int]:
    """The id of every contact shown, in order, of one moment.

    Raises:
        StoppedError: ``is_cancelled`` said so.
    """
    shown, values = _shown(store, account_id, view.target, zone)
    ids = array("q")
    cursor = store.sql(f"SELECT c.id {shown} ORDER BY {_order_by(view)}", *values)
    while rows := cursor.fetchmany(_FETCHED):
        if is_cancelled():
            cursor.close()
            raise StoppedError("view_stopped")
        ids.extend([row[0] for row in rows])
    return ids


def first_ids(store: Store, account_id: int, view: View, limit: int, *, zone: tzinfo) -> array[int]:
    """Up to ``limit`` ids from the beginning of ``all_ids``, soon: to paint while the whole order is read.

    May hold fewer than there are when the hits of a search lie far apart. Orders that need a sorter take as long for
    the first as for all, unless a search leaves few.
    """
    if view.order is Order.CREATED and search.is_frequent(store, view.target.search, FREQUENT):
        where, values = _but_search(store, account_id, view.target, zone)
        # Bounded by rows walked, not only by rows found.
        found, params = search.walk_where(view.target.search)
        walked = f"""
            SELECT c.id FROM contact c WHERE {where} ORDER BY {_order_by(view)} LIMIT {WALKED_ROWS}
        """
        statement = f"SELECT c.id FROM ({walked}) w CROSS JOIN contact c ON c.id = w.id WHERE {found} LIMIT ?"
        values = [*values, *params]
    else:
        shown, values = _shown(store, account_id, view.target, zone)
        statement = f"SELECT c.id {shown} ORDER BY {_order_by(view)} LIMIT ?"
    return array("q", [row[0] for row in store.sql(statement, *values, limit)])


def rows(store: Store, account_id: int, ids: Sequence[int], *, zone: tzinfo) -> Iterator[ContactRow | None]:
    """The contacts with the ids, in their order; None for one that is deleted by now, or never was here."""
    wanted = Target(ids=tuple(ids))
    found = {row.id: row for row in contacts.each(store, account_id, wanted, zone=zone)} if ids else {}
    return map(found.get, ids)
