"""What a search text asks of the trigram index, and where looking for it begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bulkdesk.store.functions import GRAM, Term, terms
from bulkdesk.store.store import Store

TEXTS = "(SELECT id, c0 AS text, c1 AS phone FROM contact_search_content)"
"""The index's own copy of the texts (sqlite.org/fts5.html, "Internal Data Structures"): reading it through the index
takes five times as long."""

MATCHING = "SELECT rowid AS id FROM contact_search WHERE contact_search MATCH ?"
"""The contacts that a query in the index's language finds."""

FRESH = "s.id NOT IN (SELECT contact_id FROM search_stale)"
"""The index is right about the contact ``s``."""


def is_short(word: str) -> bool:
    """Whether the word is too short for the index's own language."""
    return len(word) < GRAM


def query_of(term: Term) -> str | None:
    """The term in the index's language, or as much of it as has trigrams; None when that is nothing."""
    words = " AND ".join(_quoted(word) for word in term.words if len(word) >= GRAM)
    if term.digits is None:
        return f"({words})" if words else None
    return f"(({words}) OR {phone_query(term.digits)})" if words else None


def phone_query(digits: str) -> str:
    """Digits of a phone number, in the index's language."""
    return f"phone : {_quoted(digits)}"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def looked_at(wanted: Sequence[Term]) -> tuple[str, list[object]]:
    """The condition on a text ``s`` of the index that it has all the terms."""
    clauses, values = ["1"], []
    for term in wanted:
        clause, params = _one_looked_at(term)
        clauses.append(clause)
        values += params
    return " AND ".join(clauses), values


def _one_looked_at(term: Term) -> tuple[str, list[object]]:
    clause = " AND ".join("(instr(s.text, ?) OR instr(s.phone, ?))" for _ in term.words)
    values: list[object] = [word for word in term.words for _ in range(2)]
    if term.digits is None:
        return clause, values
    return f"({clause} OR instr(s.phone, ?))", [*values, term.digits]


@dataclass(frozen=True, slots=True)
class Lead:
    """Contacts that may be hits, few enough to be looked at one by one: all hits are among them.

    Attributes:
        letters: what they hold.
        digits: or what their phone number holds.
    """

    letters: str
    digits: str | None = None


_LEADS = (200, 2_000)
"""How many places are counted before another lead is tried. From the last on the index itself is quicker …"""

_SHORT_LEADS = (*_LEADS, 20_000, 200_000)
"""… and where all words are too short for it, reading every text."""

_BEYOND = "\U0010ffff" * GRAM
"""Behind this no trigram comes."""


def best_lead(store: Store, text: str) -> Lead | None:
    """A good place to begin looking for a search text that is not empty; None: there is no such place.

    Asked are the words that are too short for the index's own language, and of the others the last letters: while
    somebody types on, that is where a text stops being frequent. The index, asked for a long word of frequent letters
    that nobody has, reads the places of all of them. Costs some milliseconds, 20 at most.
    """
    # The index itself is quick with the digits of a number.
    asked = [term for term in terms(text) if term.digits is None or query_of(term) is None]
    leads = [
        Lead(word[-size:] if len(word) > size else word, term.digits)
        for size in (GRAM, GRAM + 1)
        for term in asked
        for word in term.words
        if size == GRAM or len(word) > size
    ]
    is_indexed = any(map(query_of, terms(text)))
    for limit in _LEADS if is_indexed else _SHORT_LEADS:
        for each in leads:
            if _size(store, each, limit) < limit:
                return each
    return None


def _size(store: Store, lead: Lead, limit: int) -> int:
    """In how many places the index has it, counted up to the limit."""
    candidates, values = candidates_of(lead)
    counted = " UNION ALL ".join(f"SELECT * FROM ({each} LIMIT {limit:d})" for each in candidates)
    return int(store.scalar(f"SELECT COUNT(*) FROM ({counted})", *values))


def letters(store: Store) -> Iterator[str]:
    """Every letter that a text in the index has: at each of them a trigram begins."""
    after = ""
    while term := store.scalar("SELECT term FROM contact_gram WHERE term >= ? LIMIT 1", after):
        yield term[0]
        after = chr(ord(term[0]) + 1) if term[0] < _BEYOND[0] else _BEYOND * 2


def candidates_of(lead: Lead) -> tuple[list[str], list[object]]:
    """Queries for the contacts that a lead leads to, some of them twice, and their values."""
    queries = []
    values: list[object] = []
    if len(lead.letters) <= GRAM:
        queries.append("SELECT doc AS id FROM contact_gram WHERE term >= ? AND term < ?")
        values += [lead.letters, lead.letters + _BEYOND]
    else:
        queries.append(MATCHING)
        values.append(_quoted(lead.letters))
    if lead.digits is not None:
        queries.append(MATCHING)
        values.append(phone_query(lead.digits))
    return queries, values
