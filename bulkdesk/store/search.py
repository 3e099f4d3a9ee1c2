"""Search "contains" over name, e-mail, phone and company: exact at every moment, indexed a little later.

A trigram index answers for the contacts it holds; the others (new, or changed since) are looked at one by one. The
worker brings the index up to date in small transactions between jobs (``catch_up``), so that bulk writes do not pay
for it. Contacts that are deleted softly stay in the index; whoever searches joins the contacts and filters them.
"""

from __future__ import annotations

import contextlib
import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bulkdesk.store.functions import GRAM, Term, fold, terms
from bulkdesk.store.search_query import (
    FRESH,
    MATCHING,
    TEXTS,
    Lead,
    candidates_of,
    is_short,
    looked_at,
    phone_query,
    query_of,
)
from bulkdesk.store.store import Store

CATCH_UP_ROWS = 2_000
"""Contacts taken into the index in one transaction: some 50 ms of write lock."""

_MERGE_PAGES = 500
_MIN_CHANGES = 2
"""A merge that did nothing still counts one change or less (sqlite.org/fts5.html, the 'merge' command)."""

_FIELDS = ("first_name", "last_name", "email", "company")


def _text(alias: str) -> str:
    """The searched text of a contact. No word of a search holds a line end, so none is found across two fields."""
    return " || char(10) || ".join(f"COALESCE({alias}.{name}, '')" for name in _FIELDS)


_WAITING = (
    "SELECT p.id FROM contact p WHERE p.id > (SELECT indexed_to FROM search_state)",
    """
    SELECT p.id FROM search_stale l CROSS JOIN contact p ON p.id = l.contact_id
    WHERE p.id <= (SELECT indexed_to FROM search_state)
    """,
)
"""The contacts for which the index cannot answer, under the alias ``p``."""


def search_where(text: str) -> tuple[str, list[object]]:
    """A condition on ``contact c`` and its values: the contact is found by the search text.

    Says nothing about sub-account and deletion; the caller does. Every word must be contained in one of the fields.
    An empty text finds all.

    The condition yields a set of ids. Beside it write ``+c.account_id = ?``, or SQLite walks the sub-account instead.
    """
    if not terms(text):
        return "1", []
    found, values = found_ids(text)
    return f"c.id IN ({found})", values


def found_ids(text: str, lead: Lead | None = None, *, once: bool = True) -> tuple[str, list[object]]:
    """A query for the ids (``id``) of the contacts of all sub-accounts with a search text that is not empty.

    Args:
        text: the search text.
        lead: what ``best_lead`` advised; the query then looks at those contacts only.
        once: each id comes once. To see to that can take as long as to find them.
    """
    wanted = terms(text)
    source, values = _indexed(wanted) if lead is None else _led(wanted, lead, once=once)
    holds, params = _held(wanted, text, "p")
    waiting = " UNION ALL ".join(f"{each} AND {holds}" for each in _WAITING)
    return f"{source} UNION ALL {waiting}", [*values, *params, *params]


def among(store: Store, text: str, ids: Sequence[int]) -> list[int]:
    """Those of the contacts with the ids, of whatever sub-account, that a search text finds; in the order given.

    A run of ids without great gaps, as contacts made one after the other have, costs a tenth of others.
    """
    wanted = terms(text)
    if not wanted or not ids:
        return list(ids)
    held, words = looked_at(wanted)
    holds, values = _held(wanted, text, "p")
    low, high = min(ids), max(ids)
    if high - low < _GAPS * len(ids):
        chosen: list[object] = [low, high]
        texts, new, stale = (
            f"{{}} WHERE {name} BETWEEN ? AND ?" for name in ("s.id", "p.id", "l.contact_id")
        )
    else:
        chosen = [json.dumps(list(ids))]
        texts, new, stale = (
            f"json_each(?) j CROSS JOIN {{}} ON {name} = j.value WHERE 1"
            for name in ("s.id", "p.id", "l.contact_id")
        )
    indexed = "p.id {} (SELECT indexed_to FROM search_state)"
    found = store.sql(
        f"""
        SELECT s.id FROM {texts.format(f"{TEXTS} s")} AND {held} AND {FRESH}
        UNION ALL SELECT p.id FROM {new.format("contact p")} AND {indexed.format(">")} AND {holds}
        UNION ALL SELECT l.contact_id FROM {stale.format("search_stale l")} AND EXISTS (
            SELECT 1 FROM contact p WHERE p.id = l.contact_id AND {indexed.format("<=")} AND {holds}
        )
        """,
        *chosen,
        *words,
        *chosen,
        *values,
        *chosen,
        *values,
    )
    hits = {contact_id for (contact_id,) in found}
    return [contact_id for contact_id in ids if contact_id in hits]


@dataclass(frozen=True, slots=True)
class Texts:
    """What a search looks at of some contacts, held in memory: they are looked at in a millisecond or two, without the store.

    Attributes:
        ids: the contacts.
        texts: of each the folded text.
        phones: and the phone number; empty where there is none.
    """

    ids: Sequence[int]
    texts: Sequence[str]
    phones: Sequence[str]

    def found(self, text: str) -> Iterator[int]:
        """Those that a search text finds, in the order given."""
        places: Iterable[int] = range(len(self.ids))
        for term in terms(text):
            # Each looks only at what the one before has left, and no further than somebody asks.
            places = self._having(term, places)
        return (self.ids[place] for place in places)

    def _having(self, term: Term, places: Iterable[int]) -> Iterator[int]:
        return (place for place in places if term.holds(self.texts[place], self.phones[place]))


def texts_of(store: Store, ids: Sequence[int]) -> Texts:
    """The texts of contacts of whatever sub-account; those that are not there are left out."""
    rows = store.sql(
        f"SELECT p.id, {_text('p')}, COALESCE(p.phone, '') FROM json_each(?) j CROSS JOIN contact p ON p.id = j.value",
        json.dumps(list(ids)),
    )
    found = {contact_id: (fold(text), phone) for contact_id, text, phone in rows}
    there = [contact_id for contact_id in ids if contact_id in found]
    return Texts(
        array("q", there),
        [found[contact_id][0] for contact_id in there],
        [found[contact_id][1] for contact_id in there],
    )


def walk_where(text: str) -> tuple[str, list[object]]:
    """The same condition, decided on the row in hand: for walking along an order when most rows are hits."""
    wanted = terms(text)
    return _held(wanted, text, "c") if wanted else ("1", [])


def _held(wanted: Sequence[Term], text: str, alias: str) -> tuple[str, list[object]]:
    """The condition on a row of contacts under an alias.

    Python decides, but is asked only about rows that SQLite cannot rule out by itself: those that hold the longest
    word in plain letters, and those that have other than plain letters (which may fold to them, as ß to ss).
    """
    rarest = max(wanted, key=lambda term: max(map(len, term.words)))
    word = max(rarest.words, key=len)
    other = [f"length(CAST({alias}.{name} AS BLOB)) <> length({alias}.{name})" for name in _FIELDS]
    likes = [word] if word.isascii() else []
    possible = [f"{alias}.{name} LIKE ? ESCAPE '\\'" for _ in likes for name in (*_FIELDS, "phone")]
    values: list[object] = [like_pattern(word) for _ in possible]
    if rarest.digits is not None:
        possible.append(f"{alias}.phone LIKE ?")
        values.append(f"%{rarest.digits}%")
    clause = f"({' OR '.join((*possible, *other))})"
    decided = f"contact_holds(?, {_text(alias)}, COALESCE({alias}.phone, ''))"
    # Lone surrogates, which SQLite cannot take, are in no contact.
    return f"{clause} AND {decided}", [*values, text.encode("utf-8", "ignore").decode()]


def like_pattern(word: str) -> str:
    """What SQLite's ``LIKE … ESCAPE '\\'`` is given to find a word anywhere in a text."""
    for special in ("\\", "%", "_"):
        word = word.replace(special, "\\" + special)
    return f"%{word}%"


_GAPS = 3
"""A run of ids with up to so many times as many ids between its ends is read from end to end."""


def _indexed(wanted: Sequence[Term]) -> tuple[str, list[object]]:
    """A query for what trigrams find, or the texts where they find nothing."""
    for term in wanted:
        if term.digits is not None and any(map(is_short, term.words)) and query_of(term):
            # Those with the digits need not be looked at, and they are nearly all.
            digits = phone_query(term.digits)
            others = [other for other in wanted if other is not term]
            words = Term(term.words)
            queries = (
                _matched(others, digits),
                _matched([*others, words], f"({query_of(words)}) NOT {digits}"),
            )
            return " UNION ALL ".join(query for query, _ in queries), [*queries[0][1], *queries[1][1]]
    return _matched(wanted, None)


def _matched(wanted: Sequence[Term], more: str | None) -> tuple[str, list[object]]:
    """The query for terms, and for more in the index's language."""
    query = " AND ".join(f"({part})" for part in (more, *map(query_of, wanted)) if part)
    clause, values = looked_at([term for term in wanted if not query or any(map(is_short, term.words))])
    if not query:
        return f"SELECT s.id FROM {TEXTS} s WHERE {clause} AND {FRESH}", values
    if not values:
        return f"SELECT s.id FROM ({MATCHING}) s WHERE {FRESH}", [query]
    return (
        f"SELECT s.id FROM ({MATCHING}) m CROSS JOIN {TEXTS} s ON s.id = m.id WHERE {clause} AND {FRESH}",
        [query, *values],
    )


def _led(wanted: Sequence[Term], lead: Lead, *, once: bool) -> tuple[str, list[object]]:
    """A query for the hits among those that the lead leads to."""
    candidates, values = candidates_of(lead)
    is_all = tuple(wanted) == (Term((lead.letters,)),)
    distinct = "DISTINCT " if once or not is_all else ""
    chosen = f"(SELECT {distinct}id FROM ({' UNION ALL '.join(candidates)}))"
    if is_all:
        return f"SELECT s.id FROM {chosen} s WHERE {FRESH}", values
    clause, words = looked_at(wanted)
    return (
        f"SELECT s.id FROM {chosen} m CROSS JOIN {TEXTS} s ON s.id = m.id WHERE {clause} AND {FRESH}",
        [*values, *words],
    )


# -- keeping the index ----------------------------------------------------------------------------------------------


def lags(store: Store) -> bool:
    """Whether contacts wait to be taken into the index."""
    return bool(
        store.scalar(
            "SELECT EXISTS (SELECT 1 FROM contact WHERE id > (SELECT indexed_to FROM search_state))"
            " OR EXISTS (SELECT 1 FROM search_stale)"
        )
    )


def catch_up(store: Store, limit: int = CATCH_UP_ROWS) -> bool:
    """Take up to ``limit`` waiting contacts into the index, in one transaction; false when none waited."""
    if not lags(store):
        return False
    with erasing(store), store.write():
        done = _refresh(store, limit)
        if done < limit:
            _extend(store, limit - done)
    return True


_END = " || ".join(["char(10)"] * (GRAM - 1))
"""Behind each text, so that a trigram begins at its last letters too."""

_INDEXED = f"fold({_text('p')}) || {_END}", f"COALESCE(p.phone || {_END}, '')"
"""What the index holds of a contact: its text, and its phone."""

_ADD = f"""
    INSERT INTO contact_search (rowid, text, phone)
    SELECT p.id, {", ".join(_INDEXED)} FROM contact p
"""


def _refresh(store: Store, limit: int) -> int:
    """Read changed contacts again; returns how many."""
    ids = [row[0] for row in store.sql("SELECT contact_id FROM search_stale LIMIT ?", limit)]
    if ids:
        chosen = json.dumps(ids)
        store.sql("DELETE FROM contact_search WHERE rowid IN (SELECT value FROM json_each(?))", chosen)
        store.sql(
            f"{_ADD} WHERE p.id IN (SELECT value FROM json_each(?))"
            " AND p.id <= (SELECT indexed_to FROM search_state)",
            chosen,
        )
        store.sql("DELETE FROM search_stale WHERE contact_id IN (SELECT value FROM json_each(?))", chosen)
    return len(ids)


def _extend(store: Store, limit: int) -> None:
    """Take in contacts that are new."""
    first = store.scalar("SELECT indexed_to FROM search_state")
    last = store.scalar(
        "SELECT MAX(id) FROM (SELECT id FROM contact WHERE id > ? ORDER BY id LIMIT ?)", first, limit
    )
    if last is not None:
        store.sql(f"{_ADD} WHERE p.id > ? AND p.id <= ?", first, last)
        store.sql("UPDATE search_state SET indexed_to = ?", last)


def differs(store: Store) -> bool:
    """Whether the index lacks a contact that it has had, or holds another text for one, or one too many. Reads all of it.

    A contact that waits to be read again may have another text in it, but has one.
    """
    return bool(
        store.one(
            f"SELECT 1 FROM {TEXTS} s LEFT JOIN contact p ON p.id = s.id"
            f" WHERE p.id IS NULL OR {FRESH} AND (s.text, s.phone) IS NOT ({', '.join(_INDEXED)})"
            f" UNION ALL SELECT 1 FROM contact s LEFT JOIN {TEXTS} t ON t.id = s.id"
            " WHERE t.id IS NULL AND s.id <= (SELECT indexed_to FROM search_state) LIMIT 1"
        )
    )


def forget(store: Store, contact_ids: Sequence[int]) -> None:
    """Remove the contacts' text from the index for good, down to the bytes in the file.

    For contacts whose rows are gone or go; outside a transaction. Removing a row leaves its trigrams in the older parts
    of the index until those are written anew, which is done here, in many small transactions: about as long as
    ``contact_search`` takes to copy, whatever the number of contacts, so call it once for many. When it is interrupted the
    next call does the rest. The write-ahead log still has the old pages until it is folded in and cut
    (``PRAGMA wal_checkpoint(TRUNCATE)``), which is the caller's, at the end of a purge.
    """
    with erasing(store):
        if contact_ids:
            with store.write():
                chosen = json.dumps(list(contact_ids))
                store.sql(
                    "DELETE FROM contact_search WHERE rowid IN (SELECT value FROM json_each(?))", chosen
                )
                must_forget(store)
        if store.scalar("SELECT forgotten FROM search_state"):
            _rewrite(store)
            with store.write():
                store.sql("UPDATE search_state SET forgotten = 0")


def must_forget(store: Store) -> None:
    """Remember, inside the transaction that deletes contacts, that ``forget`` has to follow."""
    store.sql("UPDATE search_state SET forgotten = 1")


def _rewrite(store: Store) -> None:
    """Merge all parts of the index into one, step by step; what was removed is not copied."""
    connection = store.db.connection()
    pages = -_MERGE_PAGES  # negative: begin a merge of everything
    while True:
        before = connection.total_changes
        with store.write():
            store.sql("INSERT INTO contact_search (contact_search, rank) VALUES ('merge', ?)", pages)
        if connection.total_changes - before < _MIN_CHANGES:
            return
        pages = _MERGE_PAGES


@contextlib.contextmanager
def erasing(store: Store) -> Iterator[None]:
    """Inside, what this thread deletes is overwritten with zeros in the file (SQLite's ``secure_delete``)."""
    before = store.scalar("PRAGMA secure_delete")
    store.sql("PRAGMA secure_delete = 1")
    try:
        yield
    finally:
        store.sql(f"PRAGMA secure_delete = {int(before):d}")
