"""The contacts table for the eye: a window that slides over any number of contacts."""

from __future__ import annotations

import itertools
import threading
from array import array
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bulkdesk.services.access import Right
from bulkdesk.services.session import Session
from bulkdesk.store import contact_pages
from bulkdesk.store.contact_pages import KnownOrder, Order, View
from bulkdesk.store.contacts import ContactRow, Target
from bulkdesk.store.functions import narrows, terms
from bulkdesk.store.search import Texts, among, texts_of
from bulkdesk.store.search_query import letters

__all__ = ["HEAD_ROWS", "ContactWindow", "Order", "Prepared", "View"]

HEAD_ROWS = 60
"""Contacts that are found first, to be painted at once: a large screen full."""

BLOCK_ROWS = 64
"""Rows read in one go: a screen full or two."""

_KEPT_BLOCKS = 150

_REMEMBERED = 4_000
"""Of so many contacts at the beginning of an order the texts are held in memory: a megabyte, looked through in two
milliseconds. Of a word that one in a thousand has they have a hit, and what fewer have the index finds at once."""

_LETTERS = 200
"""Of so many letters the first hits are held: languages with more have few contacts to a letter."""

_SCATTERED = 20_000
"""How many contacts are looked at in the store for first hits along an order in which neighbours lie far apart there."""

_LOOKED_AT = 5_000
"""So many contacts are looked at one by one sooner than the index is asked."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a window holds for searches within it, each None as long as it is not made.

    Attributes:
        order: puts all hits in order.
        texts: of the first contacts, as they are unless contacts have changed since.
        letters: the first hits of each letter that none of these has.
    """

    order: KnownOrder | None = None
    texts: Texts | None = None
    letters: Mapping[str, array[int]] | None = None

    def first(self, text: str) -> array[int] | None:
        """The first hits of a search text; None where they must be looked for elsewhere."""
        if self.texts is None:
            return None
        found = array("q", itertools.islice(self.texts.found(text), HEAD_ROWS))
        # Hits of a frequent text may stand together further down.
        return found or self._first_of_letter(text)

    def _first_of_letter(self, text: str) -> array[int] | None:
        wanted = terms(text)
        if not self.letters or len(wanted) != 1 or len(wanted[0].words) != 1:
            return None
        return self.letters.get(wanted[0].words[0])


class ContactWindow:
    """What one view of the contacts shows: how many, in which order, and any rows of it at once.

    Use: ``load_head`` and ``load`` in a background thread, ``count``, ``rows``, ``ids``, ``position`` from anywhere; a
    row far down costs the same as the first. The order is of the moment of ``load`` and stays until the next one; rows
    are read fresh after ``forget_rows`` or ``load``, and a contact deleted since is None. Call ``load`` again after
    contacts were changed (a job's progress, an edit): the old order serves until the new one is there.

    A search is found sooner ``within`` another window that ``spans`` it: the hits of a search of some other moment may
    then be looked for along its order, and where no contact has changed since then, all of them are put in order in
    memory.
    """

    def __init__(self, session: Session, view: View, within: ContactWindow | None = None) -> None:
        session.require(Right.VIEW)
        self.view = view
        self._session = session
        if within is not None and not (within.account_id == session.account.id and within.spans(view)):
            within = None
        self._within = within
        self._lock = threading.Lock()
        self._preparing = threading.Lock()
        self._ids: array[int] = array("q")
        self._complete = False
        self._moment: tuple[int, ...] | None = None
        self._total: int | None = None
        self._prepared = Prepared()
        self._blocks: OrderedDict[int, list[ContactRow | None]] = OrderedDict()
        self._generation = 0

    @property
    def is_complete(self) -> bool:
        """Whether ``count`` is the true count and not only the head's."""
        return self._complete

    @property
    def count(self) -> int:
        """How many contacts are there to scroll through."""
        return len(self._ids)

    @property
    def account_id(self) -> int:
        """The sub-account whose contacts these are."""
        return self._session.account.id

    @property
    def order(self) -> array[int]:
        """The ids known, in order; not to be changed."""
        return self._ids

    def spans(self, view: View) -> bool:
        """Whether everything that a view shows is here too, in the same order, and all of this is known."""
        mine = self.view
        return (
            self._complete
            and replace(view, target=replace(view.target, search=mine.target.search)) == mine
            and narrows(view.target.search, mine.target.search)
        )

    @property
    def total(self) -> int | None:
        """How many contacts the sub-account has, where ``load`` came to know it without counting."""
        return self._total

    @property
    def prepared(self) -> Prepared:
        """What ``prepare``, ``remember`` and ``make_ready`` have made so far."""
        return self._prepared

    def is_ready_for(self, text: str) -> bool:
        """Whether what a search text finds here is sooner found here than in the store."""
        return (
            self._prepared.order is not None
            or len(self._ids) <= _LOOKED_AT
            or text == self.view.target.search
        )

    def remember(self) -> None:
        """Make ready for the first hits of searches within this window, once it is loaded; in a background thread."""
        if self._prepared.texts is None:
            with self._session.store.snapshot():
                texts = texts_of(self._session.store, self._ids[:_REMEMBERED])
                # What has changed since may have another text, or stand elsewhere.
                if self.is_as_loaded():
                    with self._lock:
                        self._prepared = replace(self._prepared, texts=texts)

    def prepare(self, *, is_cancelled: Callable[[], bool] = lambda: False) -> KnownOrder:
        """Make ready for putting all hits in order, once this is loaded; in a background thread.

        Raises:
            StoppedError: ``is_cancelled`` said so.
        """
        with self._preparing:
            order = self._prepared.order
            if order is None:
                order = KnownOrder(self._ids, is_cancelled=is_cancelled)
                with self._lock:
                    self._prepared = replace(self._prepared, order=order)
            return order

    @property
    def is_ready(self) -> bool:
        """Whether ``make_ready`` has done its work."""
        return self._prepared.letters is not None

    def make_ready(self, *, is_cancelled: Callable[[], bool] = lambda: False) -> None:
        """Make ready for searches within this window, once it is loaded, when nothing else is to be done; in a background thread.

        Raises:
            StoppedError: ``is_cancelled`` said so.
        """
        if self.is_timeless:
            self.prepare(is_cancelled=is_cancelled)
        if not self.is_ready:
            rare = self._find_rare_letters(is_cancelled)
            # What has changed since may have other letters.
            rare = rare if self.is_as_loaded() else {}
            with self._lock:
                self._prepared = replace(self._prepared, letters=rare)

    def _find_rare_letters(self, is_cancelled: Callable[[], bool]) -> dict[str, array[int]]:
        """Find the first hits of each letter that none of the remembered contacts has.

        They may begin far down, and a single letter has so many hits that to find them all takes the longest of all searches.
        """
        store, texts = self._session.store, self._prepared.texts
        if texts is None or len(self._ids) <= len(texts.ids):
            return {}
        order = self._prepared.order or KnownOrder(self._ids, is_cancelled=is_cancelled)
        found: dict[str, array[int]] = {}
        for letter in itertools.islice(letters(store), _LETTERS):
            if next(texts.found(letter), None) is None:
                hits = contact_pages.found_ids(store, letter, is_cancelled=is_cancelled)
                found[letter] = order.first(hits, HEAD_ROWS)
        return found

    def load_head(self, *, walk: int | None = None, is_cancelled: Callable[[], bool] = lambda: False) -> int:
        """Find the first contacts, unless all are known already; returns how many are there now.

        Args:
            walk: look at no more than so many contacts for hits of a search; None: at all.
            is_cancelled: asked now and then.

        Raises:
            StoppedError: ``is_cancelled`` said so; what was known stays.
        """
        if not self._complete:
            within = self._within
            ids = None
            if within is not None and within.is_as_loaded():
                ids = within.prepared.first(self.view.target.search)
            if ids is None:
                ids = self._first_ids(walk, is_cancelled)
            with self._lock:
                if not self._complete:
                    self._put(ids)
        return self.count

    def _first_ids(self, walk: int | None, is_cancelled: Callable[[], bool]) -> array[int]:
        """The first hits along the order, looked at in the store."""
        session, within = self._session, self._within
        # The store has the one order as it is now; another is better of a moment ago than not at all.
        if within is not None and self.view.order is Order.CREATED and not within.is_as_loaded():
            within = None
        if within is not None and self.view.order is not Order.CREATED:
            walk = min(walk or _SCATTERED, _SCATTERED)
        return contact_pages.first_ids(
            session.store,
            session.account.id,
            self.view,
            HEAD_ROWS,
            zone=session.zone,
            order=None if within is None else within.order,
            walk=walk,
            is_cancelled=is_cancelled,
        )

    def load(self, *, is_cancelled: Callable[[], bool] = lambda: False) -> int:
        """Find all contacts in order; returns how many.

        Raises:
            StoppedError: ``is_cancelled`` said so; what was known stays.
        """
        session, target = self._session, self.view.target
        moment = contact_pages.moment(session.store)
        within, prepared = self._within, Prepared()
        if within is not None and within.view == self.view and within.is_as_loaded():
            # Good enough for what is shown until all is there, also where time alone may change the order.
            prepared = Prepared(letters=within.prepared.letters)
        if within is not None and not within.is_unchanged():
            within = None
        if within is not None and within.is_ready_for(target.search):
            ids = within.narrowed(target.search, is_cancelled)
            if ids is within.order:
                prepared = within.prepared
        else:
            ids = contact_pages.all_ids(
                session.store, session.account.id, self.view, zone=session.zone, is_cancelled=is_cancelled
            )
        with self._lock:
            self._complete, self._moment, self._within = True, moment, None
            self._prepared = prepared
            if target == Target():
                self._total = len(ids)
            else:
                self._total = within.total if within is not None else None
            self._put(ids)
        return len(ids)

    def is_as_loaded(self) -> bool:
        """Whether no contact has changed since."""
        return self._complete and self._moment == contact_pages.moment(self._session.store)

    @property
    def is_timeless(self) -> bool:
        """Whether only a change of contacts changes what is shown: not days in a filter, nor what moves untold."""
        return self.view.target.filter is None and self.view.order is not Order.UPDATED

    def is_unchanged(self) -> bool:
        """Whether this is what would be found now; never said where that is not for certain."""
        return self.is_timeless and self.is_as_loaded()

    def narrowed(self, text: str, is_cancelled: Callable[[], bool]) -> array[int]:
        """Those of the contacts here that a search text finds, in order; in a background thread.

        Raises:
            StoppedError: ``is_cancelled`` said so.
        """
        if text == self.view.target.search:
            return self._ids
        store = self._session.store
        if len(self._ids) <= _LOOKED_AT:
            return array("q", among(store, text, self._ids))
        return self.prepare().sort(contact_pages.found_ids(store, text, is_cancelled=is_cancelled))

    def _put(self, ids: array[int]) -> None:
        self._ids = ids
        self._drop_rows()

    def _drop_rows(self) -> None:
        self._blocks.clear()
        self._generation += 1

    def forget_rows(self) -> None:
        """Read rows anew from now on; the order stays."""
        with self._lock:
            self._drop_rows()

    def rows(self, first: int, count: int) -> list[ContactRow | None]:
        """The rows from place ``first`` on, up to ``count`` of them; None in place of a contact that is gone."""
        with self._lock:
            ids, generation = self._ids, self._generation
        last = min(first + count, len(ids))
        found: list[ContactRow | None] = []
        for block in range(first // BLOCK_ROWS, -(-last // BLOCK_ROWS)):
            start = block * BLOCK_ROWS
            loaded = self._block(ids, generation, block)
            found += loaded[max(first - start, 0) : last - start]
        return found

    def _block(self, ids: array[int], generation: int, block: int) -> list[ContactRow | None]:
        with self._lock:
            if generation == self._generation and block in self._blocks:
                self._blocks.move_to_end(block)
                return self._blocks[block]
        start = block * BLOCK_ROWS
        session = self._session
        loaded = list(
            contact_pages.rows(
                session.store, session.account.id, ids[start : start + BLOCK_ROWS], zone=session.zone
            )
        )
        with self._lock:
            if generation == self._generation:
                self._blocks[block] = loaded
                while len(self._blocks) > _KEPT_BLOCKS:
                    self._blocks.popitem(last=False)
        return loaded

    def ids(self, first: int, count: int) -> list[int]:
        """The ids from place ``first`` on; for selections."""
        return self._ids[first : first + count].tolist()

    def position(self, contact_id: int) -> int | None:
        """Where a contact stands, None when it is not shown; to keep a selection over a new order."""
        try:
            return self._ids.index(contact_id)
        except ValueError:
            return None
