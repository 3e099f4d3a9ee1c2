"""Import: each source row creates or updates one contact, or says why not."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from bulkdesk.contacts.matching import Match, Roster, changes_of, new_values
from bulkdesk.contacts.normalise import NormalisedRow, RowNormaliser
from bulkdesk.store import sources
from bulkdesk.store.clock import to_datetime
from bulkdesk.store.jobs import JobRow, Progress
from bulkdesk.store.people import Book, Person, PersonBook
from bulkdesk.store.records import write_results
from bulkdesk.store.sources import StoredRow
from bulkdesk.store.store import Store
from bulkdesk.store.words import DEFAULT_MATCH_ORDER, ImportMode, MatchKey, Outcome

CREATED = '{"created":true}'
"""The ``change`` of a record whose row made a contact."""


_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_dump_ascii = json.JSONEncoder(separators=(",", ":")).encode


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


class Importer:
    """Applies read rows to the people of a book, one after another."""

    def __init__(self, options: ImportOptions, book: Book) -> None:
        self._options = options
        self._book = book

    def apply(self, rows: Sequence[ReadRow], now: int) -> tuple[list[RowResult], Progress]:
        """Work on a chunk of rows and hand what changed to the book; returns results and what they count."""
        usable = [row for _, row in rows if row is not None and row.fatal is None]
        self._roster = Roster(self._load(usable))
        self._next_id = self._book.next_id()
        # In the file's order: of "VIP" and "vip" the first gives the tag its name.
        names = dict.fromkeys((*self._options.tags, *(tag for row in usable for tag in row.tags)))
        self._tags = self._book.tag_ids(names)
        self._worked_on: dict[int, Person] = {}
        progress = Progress(position=rows[-1].source.seq)
        results = [self._row(source, row, now, progress) for source, row in rows]
        self._book.save(self._worked_on.values(), now)
        for result in results:
            _count(progress, result)
        return results, progress

    def _load(self, rows: Sequence[NormalisedRow]) -> list[Person]:
        ids = {row.id for row in rows if row.id is not None}
        emails = {email for row in rows if (email := row.fields.get("email"))}
        phones = {phone for row in rows if (phone := row.fields.get("phone"))}
        people = self._book.load(list(ids), list(emails), list(phones))
        if self._options.overwrite_empty:
            # Emptying an e-mail makes the number the identity, so whoever shares it must be in hand.
            own = {str(person.values["phone"]) for person in people if "phone" in person.values}
            people = self._book.load(
                [*ids, *(person.id for person in people)], list(emails), list(phones | own)
            )
        return people

    def _row(self, source: StoredRow, row: NormalisedRow | None, now: int, progress: Progress) -> RowResult:
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
        person = Person(self._next_id, new_values(row, now), set(), is_new=True, touched=True)
        self._next_id += 1
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
            _dump(change),
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


def _detail(problems: Sequence[tuple[str, str | None]]) -> str:
    """As ``store.records.RecordRow.detail`` wants it. Lone surrogates of unreadable bytes are escaped by JSON."""
    return _dump_ascii([(code, None if value is None else shorten(value)) for code, value in problems])


class ImportContacts:
    """The import job: rows come from its source, results go to its records."""

    def __init__(self, store: Store, job: JobRow) -> None:
        if job.source_id is None:
            raise ValueError(f"import job {job.id} has no source")
        self._store = store
        self._job_id = job.id
        self._source_id = job.source_id
        options = ImportOptions.from_spec(job.options)
        self._reader = RowReader(options, to_datetime(job.created_at).date())
        self._importer = Importer(options, PersonBook(store, job.account_id, job.id))

    def prepare(self, after: int) -> list[ReadRow]:
        """Read the chunk that follows the row numbered ``after``."""
        rows = sources.read_rows(self._store, self._source_id, after + 1, after + sources.CHUNK_ROWS)
        return self._reader.read(list(rows))

    def apply(self, prepared: list[ReadRow], now: int) -> Progress:
        """Write the chunk's contacts and records."""
        results, progress = self._importer.apply(prepared, now)
        write_results(
            self._store,
            self._job_id,
            [
                (
                    result.contact_id,
                    result.outcome,
                    result.problems[0][0] if result.problems else None,
                    _detail(result.problems) if result.problems else None,
                    # A record with a contact is known by the contact.
                    result.identifier if result.contact_id is None else None,
                    result.change,
                    now,
                    result.seq,
                )
                for result in results
            ],
        )
        return progress
