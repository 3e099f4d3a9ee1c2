"""Whether an audit trail is whole and the rows are as they were sealed, and the first places where they are not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Self

from bulkdesk.audit.chain import GENESIS, Entry, MalformedEntryError
from bulkdesk.store import agreement, seals, soundness, trail
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.store import Store
from bulkdesk.store.trail import TrailRow

_TELL_EVERY = 1_000

_NOTED = re.compile(r"(?:(\d{1,18})\s*[:\s]\s*)?([0-9a-fA-F]{64})")
_SHOWN_TEXT = 80
_SHOWN_PLACES = 10
_TRAIL_SHARE = 0.2
"""Of the time that it takes; the rest goes into the seals."""


@dataclass(frozen=True)
class Problem:
    """Something that does not verify. The words are found at the edge by the code, as those of errors are."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Verdict:
    """What a check found.

    Attributes:
        problems: empty when all is whole; else the first break of the chain, then what else is wrong.
        store_id: of the store whose trail it is.
        entries: how many entries were found whole, from the first on.
        head: hash of the last of them.
        seal: SHA-256 of a package's manifest; None for a store.
        sealed: how many blocks of the store's rows were sealed and compared; None for a package.
        unsealed: how many are not sealed yet.
    """

    problems: list[Problem]
    store_id: str
    entries: int
    head: str
    seal: str | None = None
    sealed: int | None = None
    unsealed: int | None = None

    @property
    def whole(self) -> bool:
        """Nothing is wrong."""
        return not self.problems


class KnownHead(NamedTuple):
    """An entry as somebody noted it, written ``NUMBER:HASH``; where only the hash was noted the number is None."""

    number: int | None
    hash: str

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what was noted. Raises RefusedError (``head_malformed``) when it is neither."""
        match = _NOTED.fullmatch(text.strip())
        if match is None:
            raise RefusedError("head_malformed", text=text[:_SHOWN_TEXT])
        number, hash_ = match.groups()
        return cls(None if number is None else int(number), hash_.lower())

    def __str__(self) -> str:
        return self.hash if self.number is None else f"{self.number}:{self.hash}"


class ChainCheck:
    """Takes the entries one after the other and stops at the first that does not follow.

    Attributes:
        entries: how many were whole.
        head: hash of the last whole one.
        problem: where it broke.
    """

    def __init__(self, store_id: str, known_head: KnownHead | None = None) -> None:
        self.store_id = store_id
        self.entries = 0
        self.head = GENESIS
        self.problem: Problem | None = None
        self._known = known_head
        self._known_seen = known_head is None or known_head == (0, GENESIS)

    def take(self, number: object, entry: Entry | None, claimed: object) -> bool:
        """Check the next entry (None: it cannot be read) against the hash it carries. False: the chain broke here."""
        wanted = self.entries + 1
        if number != wanted:
            self.problem = _misplaced(wanted, number)
        elif entry is None or entry.hash() != claimed:
            self.problem = Problem("trail_entry_changed", {"number": wanted})
        elif entry.store != self.store_id:
            self.problem = Problem("trail_entry_foreign", {"number": wanted})
        elif entry.previous != self.head:
            self.problem = Problem("trail_entry_unlinked", {"number": wanted})
        else:
            self.entries, self.head = wanted, entry.hash()
            if self._known is not None and self.head == self._known.hash:
                self._known_seen = self._known_seen or self._known.number in {None, wanted}
        return self.problem is None

    def problems(self, number: int, head: str) -> list[Problem]:
        """What is wrong, all in all, when the trail is said to end with this number and hash."""
        if self.problem is not None:
            return [self.problem]
        found: list[Problem] = []
        if self.entries < number:
            found.append(Problem("trail_cut_off", {"first": self.entries + 1, "last": number}))
        elif self.entries > number:
            found.append(Problem("trail_entry_appended", {"number": number + 1}))
        elif self.head != head:
            found.append(Problem("trail_head_differs", {"number": number}))
        if self._known is not None and not self._known_seen:
            found.append(self._not_known(self._known))
        return found

    def _not_known(self, known: KnownHead) -> Problem:
        """What the entry that was noted elsewhere tells of a trail that has it not."""
        if known.number is None:
            return Problem("trail_known_head_missing", {"hash": known.hash})
        if known.number > self.entries:
            return Problem("trail_known_head_beyond", {"number": known.number, "last": self.entries})
        return Problem("trail_known_head_other", {"number": known.number})


def _misplaced(wanted: int, number: object) -> Problem:
    if isinstance(number, int) and number > wanted:
        return Problem("trail_entry_missing", {"number": wanted})
    return Problem("trail_entry_changed", {"number": wanted})


def verify_store(
    store: Store,
    *,
    known_head: str | None = None,
    on_progress: Callable[[float], None] = lambda _share: None,
) -> Verdict:
    """Check the whole trail of an open store, and every seal of its rows; nothing is written.

    Args:
        store: the store.
        known_head: an entry as it was noted elsewhere at an earlier time (see ``KnownHead``); it must be in the trail.
        on_progress: told the share done, 0 to 1.

    Raises:
        RefusedError: the known head is none.
    """
    known = None if known_head is None else KnownHead.read(known_head)
    if trail.MIGRATION in store.migrated_here:
        return Verdict([Problem("trail_absent")], "", 0, GENESIS)
    with store.snapshot():
        kept = trail.head(store)
        if kept is None:
            return Verdict([Problem("trail_head_missing")], "", 0, GENESIS)
        check = ChainCheck(kept.store, known)
        for row in trail.each(store):
            if not check.take(row.number, _entry(kept.store, row), row.hash):
                break
            if check.entries % _TELL_EVERY == 0:
                on_progress(_TRAIL_SHARE * min(1.0, check.entries / kept.number) if kept.number else 0.0)
        problems = check.problems(kept.number, kept.hash)
        last = trail.last_given(store)
        if not problems and last > kept.number:
            # The head was moved back, too; SQLite remembers the numbers that it gave.
            problems.append(Problem("trail_cut_off", {"first": kept.number + 1, "last": last}))
        problems += _around(store, is_whole=not problems)
        compared = _compared(store, lambda share: on_progress(_TRAIL_SHARE + (1 - _TRAIL_SHARE) * share))
        problems += _unlike(compared)
    on_progress(1.0)
    return Verdict(
        problems,
        kept.store,
        check.entries,
        check.head,
        sealed=compared.sealed,
        unsealed=compared.waiting,
    )


def foreign_contents(store: Store) -> list[Problem]:
    """What another program, or damage, has made of the schema and of rows that were sealed; reads all of them."""
    with store.snapshot():
        return [*_other_schema(store), *_unlike(_compared(store, lambda _share: None))]


def _other_schema(store: Store, but: Sequence[str] = ()) -> list[Problem]:
    """The parts of the schema that are not as this program makes them, ``but`` left out."""
    other = [name for name in soundness.other_schema(store) if name not in but]
    return [Problem("store_schema", {"names": ", ".join(other)})] if other else []


def _around(store: Store, *, is_whole: bool) -> list[Problem]:
    """What is wrong beside the trail: its guards, the other parts of the schema, and rows that contradict it."""
    found: list[Problem] = []
    gone = trail.missing_guards(store)
    if gone:
        found.append(Problem("trail_unguarded", {"names": ", ".join(gone)}))
    found += _other_schema(store, gone)
    if is_whole:
        found += [
            Problem(each.what, {"ids": ", ".join(str(number) for number in each.ids)})
            for each in agreement.contradictions(store)
        ]
    return found


def _compared(store: Store, on_progress: Callable[[float], None]) -> seals.Comparison:
    if seals.MIGRATION in store.migrated_here:
        return seals.Comparison()
    return seals.compare(store, on_progress)


def _unlike(compared: seals.Comparison) -> list[Problem]:
    """The rows that are not as they were sealed: by what they are, with the first places."""
    found: list[Problem] = []
    for kind, broken in compared.broken.items():
        code = f"sealed_{kind}" if kind in seals.KINDS else "sealed_other"
        places = list(dict.fromkeys(map(seals.place, broken)))
        more = ", …" if len(places) > _SHOWN_PLACES else ""
        found.append(Problem(code, {"ids": ", ".join(places[:_SHOWN_PLACES]) + more}))
    return found


def _entry(store_id: str, row: TrailRow) -> Entry | None:
    try:
        return Entry.from_row(store_id, row)
    except MalformedEntryError:
        return None
