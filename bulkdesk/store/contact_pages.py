"""The contacts table in order: ids only, which is little enough to hold for a million, and rows for what is looked at.

An order is one pass of SQLite's sorter (its thread works without Python's lock), a place in it is then found at once
however far down it is. Indexes for the other orders would slow every import for what one pass gives in a second.
"""

from __future__ import annotations

import itertools
import time
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from enum import StrEnum
from typing import TypeVar

from bulkdesk.store import contacts, search
from bulkdesk.store.contacts import ContactRow, Target
from bulkdesk.store.errors import StoppedError
from bulkdesk.store.functions import terms
from bulkdesk.store.search_query import best_lead
from bulkdesk.store.store import Store

T = TypeVar("T", "array[int]", bytearray)

_FETCHED = 5_000

_TURN = 1_000
_PICKED = 5_000
"""To pick the marked ones among so many takes no longer than to look at ``_TURN`` one by one."""

_BREATH_SECONDS = 0.0001

_SORTED = 20_000
"""Up to so many places are sorted; that is done in one go, without a breath."""

_STEPS = (300, 700, 1_000)
"""How many contacts are looked at in one go when first hits are looked for along an order; the last one again and again."""

_PATIENCE = 6_000
"""After so many contacts one hit is enough: those that follow are far apart."""


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
    found, params = search.found_ids(target.search, best_lead(store, target.search))
    return f"FROM ({found}) f CROSS JOIN contact c ON c.id = f.id WHERE {where}", [*params, *values]


def _but_search(store: Store, account_id: int, target: Target, zone: tzinfo) -> tuple[str, list[object]]:
    """The condition of a target without its search, which is put in another way here."""
    return contacts.target_where(account_id, replace(target, search=""), now=store.clock.now(), zone=zone)


def moment(store: Store) -> tuple[int, ...]:
    """Differs from an earlier one when contacts may have come, gone or changed since.

    Contacts are changed by jobs, whose counter moves with every chunk, and by acts of a person, each in the trail; the
    last id stands for any that came otherwise. Not told: a refused number's DND, which moves ``updated_at`` only.
    """
    row = store.one(
        "SELECT (SELECT MAX(id) FROM contact), (SELECT value FROM counter WHERE name = 'job_changed'),"
        " (SELECT number FROM trail_head)"
    )
    return tuple(value or 0 for value in row or ())


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
    statement = f"SELECT c.id {shown} ORDER BY {_order_by(view)}"
    return _collected(store, statement, values, is_cancelled)


def found_ids(store: Store, text: str, *, is_cancelled: Callable[[], bool] = lambda: False) -> array[int]:
    """The ids of all contacts that a search text which is not empty finds, of all sub-accounts, in no order, some twice.

    Raises:
        StoppedError: ``is_cancelled`` said so.
    """
    statement, values = search.found_ids(text, best_lead(store, text), once=False)
    return _collected(store, statement, values, is_cancelled)


def _collected(
    store: Store, statement: str, values: Sequence[object], is_cancelled: Callable[[], bool]
) -> array[int]:
    ids = array("q")
    with contacts.stoppable(store, is_cancelled):
        cursor = store.sql(statement, *values)
        while rows := cursor.fetchmany(_FETCHED):
            if is_cancelled():
                cursor.close()
                raise StoppedError("view_stopped")
            ids.extend([row[0] for row in rows])
    return ids


def first_ids(
    store: Store,
    account_id: int,
    view: View,
    limit: int,
    *,
    zone: tzinfo,
    order: Sequence[int] | None = None,
    walk: int | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> array[int]:
    """Up to ``limit`` ids from the beginning of ``all_ids``, soon: to paint while the whole order is read.

    Hits of a search are looked for along the order, until there are enough or, where they lie far apart, until there
    is one. So there may be fewer than in ``all_ids``, but none is left out between them.

    Args:
        store: the store.
        account_id: the sub-account.
        view: which contacts in which order. An order that needs a sorter takes as long for the first as for all, unless
            it is given.
        limit: at most so many.
        zone: the sub-account's time zone.
        order: the ids of the view without its search, in order, where they are known.
        walk: look at no more than so many contacts; None: at all.
        is_cancelled: asked between some thousand contacts.

    Raises:
        StoppedError: ``is_cancelled`` said so.
    """
    if order is not None:
        steps = _order_steps(order)
    elif view.order is Order.CREATED:
        steps = _index_steps(store, account_id, view, zone, limit)
    else:
        return all_ids(store, account_id, view, zone=zone, is_cancelled=is_cancelled)[:limit]
    found = array("q")
    walked = 0
    with contacts.stoppable(store, is_cancelled):
        for step in steps:
            found.extend(search.among(store, view.target.search, step))
            walked += len(step)
            enough = len(found) >= limit or (walked >= _PATIENCE and len(found) > 0)
            if enough or (walk is not None and walked >= walk):
                break
            if is_cancelled():
                raise StoppedError("view_stopped")
    return found[:limit]


def _order_steps(order: Sequence[int]) -> Iterator[Sequence[int]]:
    start = 0
    for size in _sizes():
        if start >= len(order):
            return
        yield order[start : start + size]
        start += size


def _index_steps(
    store: Store, account_id: int, view: View, zone: tzinfo, limit: int
) -> Iterator[Sequence[int]]:
    where, values = _but_search(store, account_id, view.target, zone)
    end = "" if terms(view.target.search) else f" LIMIT {limit:d}"
    cursor = store.sql(f"SELECT c.id FROM contact c WHERE {where} ORDER BY {_order_by(view)}{end}", *values)
    for size in _sizes():
        rows = cursor.fetchmany(size)
        if not rows:
            return
        yield [row[0] for row in rows]


def _sizes() -> Iterator[int]:
    yield from _STEPS
    yield from itertools.repeat(_STEPS[-1])


class KnownOrder:
    """Contacts in an order that is held in memory, so that any of them can be put in order without reading them."""

    def __init__(self, ids: array[int], *, is_cancelled: Callable[[], bool] = lambda: False) -> None:
        """Takes some 0.1 s for a million, and 4 bytes for each id up to the highest.

        Raises:
            StoppedError: ``is_cancelled``, asked every thousand contacts, said so.
        """
        self._ids = ids
        self._places = places = array("i", [-1]) * (max(ids, default=-1) + 1)
        for place, contact_id in enumerate(itertools.chain.from_iterable(_turns(ids, _TURN))):
            places[contact_id] = place
            if place % _TURN == 0 and is_cancelled():
                raise StoppedError("view_stopped")

    def first(self, found: array[int], limit: int) -> array[int]:
        """Those up to ``limit`` that come first in the order, in order: a tenth of the work of putting all in order."""
        places, end = self._places, len(self._places)
        best: list[int] = []
        last = len(self._ids)
        for part in _turns(found, _TURN):
            known = part if max(part) < end else [contact_id for contact_id in part if contact_id < end]
            nearer = {place for place in map(places.__getitem__, known) if 0 <= place < last}
            if nearer:
                best = sorted(nearer.union(best))[:limit]
                last = best[-1] if len(best) == limit else last
        return array("q", map(self._ids.__getitem__, best))

    def sort(self, found: array[int]) -> array[int]:
        """Those of the contacts that are in the order, in order, each once."""
        places, end = self._places, len(self._places)
        if len(found) <= _SORTED:
            standing = {places[contact_id] for contact_id in found if contact_id < end}
            standing.discard(-1)
            return array("q", map(self._ids.__getitem__, sorted(standing)))
        # The last mark takes what is in the order nowhere: its place is -1.
        marks = bytearray(len(self._ids) + 1)
        for part in _turns(found, _TURN):
            known = part if max(part) < end else [contact_id for contact_id in part if contact_id < end]
            for place in map(places.__getitem__, known):
                marks[place] = 1
        picked = array("q")
        # That one is left out here: there is a mark more than there are contacts.
        for part, marked in zip(_turns(self._ids, _PICKED), _turns(marks, _PICKED), strict=False):
            picked.extend(itertools.compress(part, marked))
        return picked


def _turns(ids: T, size: int) -> Iterator[T]:
    """So many at a time, with a breath in between.

    Python's lock stays with a thread that is busy in Python, and the window waits for it with every cell it paints.
    """
    for start in range(0, len(ids), size):
        if start:
            time.sleep(_BREATH_SECONDS)
        yield ids[start : start + size]


def rows(store: Store, account_id: int, ids: Sequence[int], *, zone: tzinfo) -> Iterator[ContactRow | None]:
    """The contacts with the ids, in their order; None for one that is deleted by now, or never was here."""
    wanted = Target(ids=tuple(ids))
    found = {row.id: row for row in contacts.each(store, account_id, wanted, zone=zone)} if ids else {}
    return map(found.get, ids)
