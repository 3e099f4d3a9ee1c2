"""Import: each source row creates or updates one contact, or says why not. Row by row, as the rules are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from bulkdesk.contacts.matching import Match, Roster, changes_of, new_values
from bulkdesk.contacts.normalise import NormalisedRow, RowNormaliser
from bulkdesk.store.jobs import Progress
from bulkdesk.store.people import Book, Person, json_text, load_with_sharers
from bulkdesk.store.sources import StoredRow
from bulkdesk.store.words import DEFAULT_MATCH_ORDER, ImportMode, MatchKey, Outcome

CREATED = '{"created":true}'
"""The ``change`` of a record whose row made a contact."""


@dataclass(frozen=True)
class ImportOptions:
    """How a file is imported; kept with the job.

    Attributes:
        targets: for each column of the file the contact field it goes to, ``custom:NAME``, or None.
        overwrite_empty: an empty cell empties the field.
        tags: put on every imported contact.
        consent: the operator confirmed that the contacts agreed to be contacted.
        day_first: 03/04/2020 is the third of April.
        country: ISO 3166 code for phone numbers without a country code.
        timezone: IANA name, for moments without one.
    """

    targets: tuple[str | None, ...]
    mode: ImportMode = ImportMode.UPSERT
    match_order: tuple[MatchKey, ...] = DEFAULT_MATCH_ORDER
    overwrite_empty: bool = False
    tags: tuple[str, ...] = ()
    consent: bool = False
    day_first: bool = True
    country: str = "US"
    timezone: str = "UTC"

    def to_spec(self) -> dict[str, Any]:
        """As it is kept with the job."""
        return asdict(self)

    @classmethod
    def from_spec(cls, spec: dict[str, Any]) -> ImportOptions:
        """Back from what is kept with the job."""
        return cls(
            **{
                **spec,
                "targets": tuple(spec["targets"]),
                "mode": ImportMode(spec["mode"]),
                "match_order": tuple(MatchKey(key) for key in spec["match_order"]),
                "tags": tuple(spec["tags"]),
            }
        )


class ReadRow(NamedTuple):
    """A source row and what could be read from it (None when the row itself is broken)."""

    source: StoredRow
    row: NormalisedRow | None


class RowResult(NamedTuple):
    """What became of a source row; ``problems`` are ``(code, value)``, the first decides.

    ``identifier`` is what to find the row by: known where there is a problem.
    """

    seq: int
    number: int
    contact_id: int | None
    outcome: Outcome
    problems: Sequence[tuple[str, str | None]]
    identifier: str | None
    change: str | None


class RowReader:
    """Reads source rows by an import's options."""

    def __init__(self, options: ImportOptions, today: date) -> None:
        self._normaliser = RowNormaliser(
            options.targets,
            country=options.country,
            day_first=options.day_first,
            timezone=ZoneInfo(options.timezone),
            today=today,
        )

    def read(self, rows: Sequence[StoredRow]) -> list[ReadRow]:
        """What each row holds."""
        normalise = self._normaliser.normalise
        return [ReadRow(row, normalise(row.cells) if row.problem is None else None) for row in rows]


class Wanted(NamedTuple):
    """The keys by which rows may mean somebody, in the rows' order: files are often sorted as the indexes are."""

    ids: list[int]
    emails: list[str]
    phones: list[str]

    @classmethod
    def by(cls, rows: Sequence[NormalisedRow]) -> Wanted:
        """The keys of these rows."""
        return cls(
            [row.id for row in rows if row.id is not None],
            [email for row in rows if (email := row.fields.get("email"))],
            [phone for row in rows if (phone := row.fields.get("phone"))],
        )


class Importer:
    """Applies read rows to the people of a book, one after another.

    Attributes:
        next_id: of the next contact that is made.
    """

    def __init__(self, options: ImportOptions, book: Book) -> None:
        self._options = options
        self._book = book

    def apply(self, rows: Sequence[ReadRow], now: int) -> tuple[list[RowResult], Progress]:
        """Work on a chunk of rows and hand what changed to the book; returns results and what they count."""
        usable = [row for _, row in rows if row is not None and row.fatal is None]
        self.begin(Wanted.by(usable), (name for row in usable for name in row.tags))
        progress = Progress(position=rows[-1].source.seq)
        results = [self.work(source, row, now, progress) for source, row in rows]
        self.end(results, progress, now)
        return results, progress

    def begin(self, wanted: Wanted, tags: Iterable[str]) -> list[Person]:
        """Take in hand whom the rows of a chunk may mean, and make the tags, in the rows' order; returns the people."""
        people = self._load(wanted)
        self._roster = Roster(people)
        self.next_id = self._book.next_id()
        # In the file's order: of "VIP" and "vip" the first gives the tag its name.
        self._tags = self._book.tag_ids(dict.fromkeys((*self._options.tags, *tags)))
        self._worked_on: dict[int, Person] = {}
        return people

    def end(self, results: Iterable[RowResult], progress: Progress, now: int) -> None:
        """Hand what changed to the book and count the results."""
        self._book.save(self._worked_on.values(), now)
        for result in results:
            _count(progress, result)

    def tag_ids(self, names: Iterable[str]) -> tuple[int, ...]:
        """The tags of a new contact whose row has these."""
        return tuple(dict.fromkeys(self._tags[name] for name in (*self._options.tags, *names)))

    def _load(self, wanted: Wanted) -> list[Person]:
        # An empty cell may take an e-mail away.
        return (
            load_with_sharers(self._book, *wanted)
            if self._options.overwrite_empty
            else self._book.load(*wanted)
        )

    def work(self, source: StoredRow, row: NormalisedRow | None, now: int, progress: Progress) -> RowResult:
        """Work on one row, which sees what those before it did."""
        if row is None:
            return _failed(source, source.problem or "", _excerpt(source.cells), None)
        if row.fatal is not None:
            return _failed(source, *row.fatal, _identifier(row))
        person, code, value = self._roster.match(row, self._options.match_order)
        mode = self._options.mode
        if code is not None:
            return _failed(source, code, value, _identifier(row))
        if person is None and mode is not ImportMode.UPDATE:
            return self._create(source, row, now, progress)
        if person is not None and mode is not ImportMode.CREATE:
            return self._update(source, row, person, now, progress)
        if person is not None:
            return _skipped(source, "already_exists", person.id, _identifier(row))
        return _skipped(source, "not_found", None, _identifier(row))

    def _create(self, source: StoredRow, row: NormalisedRow, now: int, progress: Progress) -> RowResult:
        clash = self._roster.clash(None, row.fields.get("email"), row.fields.get("phone"))
        if clash is not None:
            return _clash(source, clash, row)
        person = Person(self.next_id, new_values(row, now), set(), is_new=True, touched=True)
        self.next_id += 1
        self._add_tags(person, row)
        self._roster.add(person)
        self._worked_on[person.id] = person
        progress.created += 1
        shown = _identifier(row) if row.problems else None
        return RowResult(
            source.seq, source.number, person.id, Outcome.SUCCEEDED, row.problems, shown, CREATED
        )

    def _update(
        self, source: StoredRow, row: NormalisedRow, person: Person, now: int, progress: Progress
    ) -> RowResult:
        changes = changes_of(person, row, now, overwrite_empty=self._options.overwrite_empty)
        if "email" in changes or "phone" in changes:
            email = changes["email"][1] if "email" in changes else person.values.get("email")
            phone = changes["phone"][1] if "phone" in changes else person.values.get("phone")
            clash = self._roster.clash(person, email, phone)
            if clash is not None:
                return _clash(source, clash, row)
            self._roster.move(person, changes)
            person.moved = True
        problems: list[tuple[str, str]] = list(row.problems)
        if person.touched:
            problems = [*problems, ("duplicate_in_file", f"#{person.id}")]
        person.touched = True
        for name, (_, after) in changes.items():
            person.changed = True
            if after is None:
                person.values.pop(name, None)
            else:
                person.values[name] = after
        tags = self._add_tags(person, row)
        self._worked_on[person.id] = person
        progress.updated += 1
        change: dict[str, object] = dict(changes)
        if tags:
            change["tags"] = tags
        person.revisions += bool(change)
        return RowResult(
            source.seq,
            source.number,
            person.id,
            Outcome.SUCCEEDED,
            problems,
            _identifier(row) if problems else None,
            json_text(change),
        )

    def _add_tags(self, person: Person, row: NormalisedRow) -> list[int]:
        added = []
        for name in (*self._options.tags, *row.tags):
            tag_id = self._tags[name]
            if tag_id not in person.tags:
                person.tags.add(tag_id)
                person.new_tags.append(tag_id)
                added.append(tag_id)
        return added


def _identifier(row: NormalisedRow) -> str | None:
    """What to find a row by that has no contact: its e-mail, phone or name, or the value that was refused."""
    known = row.fields.get
    if row.fatal is not None and row.fatal[0] == "invalid_email":
        return shorten(row.fatal[1])
    name = " ".join(part for part in (known("first_name"), known("last_name")) if part)
    return known("email") or known("phone") or name or (shorten(row.fatal[1]) or None if row.fatal else None)


def shorten(text: str, limit: int = 200) -> str:
    """The beginning of a text that may be of any length."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _failed(source: StoredRow, code: str, value: str | None, identifier: str | None) -> RowResult:
    return RowResult(source.seq, source.number, None, Outcome.FAILED, [(code, value)], identifier, None)


def _skipped(source: StoredRow, code: str, contact_id: int | None, identifier: str | None) -> RowResult:
    return RowResult(source.seq, source.number, contact_id, Outcome.SKIPPED, [(code, None)], identifier, None)


def _clash(source: StoredRow, clash: Match, row: NormalisedRow) -> RowResult:
    return _failed(source, clash.code or "", clash.value, _identifier(row))


def _excerpt(cells: Sequence[str], limit: int = 80) -> str:
    """The beginning of a row that could not be read, to find it by."""
    return shorten(" | ".join(cell for cell in cells if cell), limit)


def _count(progress: Progress, result: RowResult) -> None:
    if result.outcome is Outcome.SUCCEEDED:
        progress.succeeded += 1
        if not result.problems:
            return
        progress.warnings += 1
    elif result.outcome is Outcome.FAILED:
        progress.failed += 1
    else:
        progress.skipped += 1
    for code in {code for code, _ in result.problems}:
        progress.add_reason(code, result.outcome)
