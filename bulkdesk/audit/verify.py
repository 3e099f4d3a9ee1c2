"""Whether an audit trail is whole, and the first place where it is not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bulkdesk.audit.chain import GENESIS, Entry, MalformedEntryError
from bulkdesk.store import trail
from bulkdesk.store.store import Store
from bulkdesk.store.trail import TrailRow

_TELL_EVERY = 1_000


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
    """

    problems: list[Problem]
    store_id: str
    entries: int
    head: str
    seal: str | None = None

    @property
    def whole(self) -> bool:
        """Nothing is wrong."""
        return not self.problems


class ChainCheck:
    """Takes the entries one after the other and stops at the first that does not follow.

    Attributes:
        entries: how many were whole.
        head: hash of the last whole one.
        problem: where it broke.
        known_seen: whether the hash that is known from elsewhere was among them.
    """

    def __init__(self, store_id: str, known_head: str | None = None) -> None:
        self.store_id = store_id
        self.entries = 0
        self.head = GENESIS
        self.problem: Problem | None = None
        self._known = None if known_head is None else known_head.casefold()
        self.known_seen = known_head is None

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
            self.known_seen = self.known_seen or self.head == self._known
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
        if not self.known_seen:
            found.append(Problem("trail_known_head_missing", {"hash": self._known}))
        return found


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
    """Check the whole trail of an open store; nothing is written.

    Args:
        store: the store.
        known_head: the hash of an entry as it was noted elsewhere at an earlier time; it must be in the trail.
        on_progress: told the share done, 0 to 1.
    """
    if trail.MIGRATION in store.migrated_here:
        return Verdict([Problem("trail_absent")], "", 0, GENESIS)
    with store.snapshot():
        kept = trail.head(store)
        if kept is None or not (type(kept.number) is int and type(kept.hash) is type(kept.store) is str):
            return Verdict([Problem("trail_head_missing")], "", 0, GENESIS)
        check = ChainCheck(kept.store, known_head)
        for row in trail.each(store):
            if not check.take(row.number, _entry(kept.store, row), row.hash):
                break
            if check.entries % _TELL_EVERY == 0:
                on_progress(min(1.0, check.entries / kept.number) if kept.number else 1.0)
        problems = check.problems(kept.number, kept.hash)
        gone = trail.missing_guards(store)
        last = trail.last_given(store)
    if not problems and last > kept.number:
        # The head was moved back, too; SQLite remembers the numbers that it gave.
        problems.append(Problem("trail_cut_off", {"first": kept.number + 1, "last": last}))
    if gone:
        problems.append(Problem("trail_unguarded", {"names": ", ".join(gone)}))
    on_progress(1.0)
    return Verdict(problems, kept.store, check.entries, check.head)


def _entry(store_id: str, row: TrailRow) -> Entry | None:
    try:
        return Entry.from_row(store_id, row)
    except MalformedEntryError:
        return None
