"""The import job: whole chunks of rows, the plain ones by columns, the others one by one."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bulkdesk.actions.import_contacts import CREATED, Importer, ImportOptions, RowResult, Wanted, shorten
from bulkdesk.contacts.columns import ColumnReader, Columns
from bulkdesk.contacts.matching import new_columns
from bulkdesk.contacts.normalise import NormalisedRow, RowNormaliser
from bulkdesk.store import sources
from bulkdesk.store.clock import to_datetime
from bulkdesk.store.jobs import JobRow, Progress
from bulkdesk.store.people import Person, PersonBook
from bulkdesk.store.records import Run, write_created, write_results
from bulkdesk.store.sources import Chunk
from bulkdesk.store.store import Store
from bulkdesk.store.words import ImportMode

_dump_ascii = json.JSONEncoder(separators=(",", ":")).encode


class ReadChunk(NamedTuple):
    """A chunk of source rows and what could be read from it.

    ``single`` holds, by index, the rows that are odd; None for one that is broken itself.
    """

    source: Chunk
    columns: Columns
    single: dict[int, NormalisedRow | None]

    def row(self, index: int) -> NormalisedRow | None:
        """What one row holds; None when the row itself is broken."""
        return self.single[index] if index in self.single else self.columns.row(index)

    def usable(self) -> dict[int, NormalisedRow]:
        """Those of the single rows that may mean somebody."""
        return {index: row for index, row in self.single.items() if row is not None and row.fatal is None}


class ChunkReader:
    """Reads chunks by an import's options, as ``RowReader`` reads their rows."""

    def __init__(self, options: ImportOptions, today: date) -> None:
        timezone = ZoneInfo(options.timezone)
        self._columns = ColumnReader(
            options.targets,
            country=options.country,
            day_first=options.day_first,
            timezone=timezone,
            today=today,
        )
        self._rows = RowNormaliser(
            options.targets,
            country=options.country,
            day_first=options.day_first,
            timezone=timezone,
            today=today,
        )

    def read(self, chunk: Chunk) -> ReadChunk:
        """What each row holds."""
        columns = self._columns.read(chunk.columns, len(chunk.numbers))
        # The cells of a ragged row stand in no column, those of a row with a problem mean nothing.
        columns.set_aside((*chunk.ragged, *chunk.problems))
        single = {
            index: None if index in chunk.problems else self._rows.normalise(chunk.row(index).cells)
            for index in sorted(columns.odd)
        }
        return ReadChunk(chunk, columns, single)


class ChunkImporter:
    """Applies read chunks to the people of the store, with the results that an ``Importer`` has row by row.

    Most rows of most files mean somebody new and share no e-mail or phone with anybody: what each makes does not
    depend on the others. Runs of such rows are written by columns, the rows between them are worked on one by one.
    """

    def __init__(self, options: ImportOptions, book: PersonBook) -> None:
        self._mode = options.mode
        self._book = book
        self._importer = Importer(options, book)

    def apply(self, chunk: ReadChunk, now: int) -> tuple[list[RowResult], list[Run], Progress]:
        """Work on a chunk and hand what changed to the book.

        Returns the results of the rows worked on one by one, the runs of new people, and what all of them count.
        """
        importer, first, size = self._importer, chunk.source.first_seq, chunk.columns.size
        people = importer.begin(_wanted(chunk), _tag_names(chunk))
        progress = Progress(position=first + size - 1)
        ids: list[int | None] = [None] * size
        runs: list[Run] = []
        results: list[RowResult] = []
        at = 0
        for index in (*self._one_by_one(chunk, people), size):
            if at < index:
                runs.append(Run(first + at, first + index - 1, importer.next_id))
                ids[at:index] = range(importer.next_id, importer.next_id + index - at)
                importer.next_id += index - at
            if index < size:
                results.append(importer.work(chunk.source.row(index), chunk.row(index), now, progress))
            at = index + 1
        importer.end(results, progress, now)
        if runs:
            progress.created += size - len(results)
            progress.succeeded += size - len(results)
            self._book.add(ids, new_columns(chunk.columns, now), self._tags(chunk), now)
        return results, runs, progress

    def _one_by_one(self, chunk: ReadChunk, people: Iterable[Person]) -> Sequence[int]:
        """The rows, in order, of which one must know what the others did."""
        usable = chunk.usable().values()
        may_mean_new = any(row.id is not None and row.id >= self._importer.next_id for row in usable)
        if may_mean_new or self._mode is ImportMode.UPDATE:
            return range(chunk.columns.size)
        found = set(chunk.single)
        for name in ("email", "phone"):
            values = chunk.columns.fields.get(name, [])
            shared: set[object] = {person.values[name] for person in people if name in person.values}
            shared |= _repeated([*values, *(row.fields.get(name) for row in usable)])
            if shared:
                found.update(index for index, value in enumerate(values) if value in shared)
        return sorted(found)

    def _tags(self, chunk: ReadChunk) -> list[tuple[int, ...]]:
        """The ids of the tags that a new contact of each row gets."""
        ids = {names: self._importer.tag_ids(names) for names in set(chunk.columns.tags)}
        return [ids[names] for names in chunk.columns.tags]


def _wanted(chunk: ReadChunk) -> Wanted:
    """The keys by which the chunk's rows may mean somebody."""
    ids, emails, phones = Wanted.by(list(chunk.usable().values()))
    fields = chunk.columns.fields
    return Wanted(
        ids,
        [*filter(None, fields.get("email", ())), *emails],
        [*filter(None, fields.get("phone", ())), *phones],
    )


def _tag_names(chunk: ReadChunk) -> Iterable[str]:
    """The names of the chunk's tags, in the order of the rows."""
    tags = list(chunk.columns.tags)
    for index, row in chunk.usable().items():
        tags[index] = tuple(row.tags)
    return chain.from_iterable(dict.fromkeys(tags))


def _repeated(values: Iterable[str | None]) -> set[str]:
    """The values that stand there more than once."""
    known = [value for value in values if value is not None]
    if len(set(known)) == len(known):
        return set()
    return {value for value, times in Counter(known).items() if times > 1}


def _detail(problems: Sequence[tuple[str, str | None]]) -> str:
    """As ``store.records.RecordRow.detail`` wants it. Lone surrogates of unreadable bytes are escaped by JSON."""
    return _dump_ascii([(code, None if value is None else shorten(value)) for code, value in problems])


class ImportContacts:
    """The import job: rows come from its source, results go to its records."""

    # It deletes nothing, and names no row but its sub-account, its job, contacts and tags that it has just looked up.
    checked = False

    def __init__(self, store: Store, job: JobRow) -> None:
        if job.source_id is None:
            raise ValueError(f"import job {job.id} has no source")
        self._store = store
        self._job_id = job.id
        self._source_id = job.source_id
        options = ImportOptions.from_spec(job.options)
        self._reader = ChunkReader(options, to_datetime(job.created_at).date())
        self._importer = ChunkImporter(options, PersonBook(store, job.account_id, job.id))

    def prepare(self, after: int) -> ReadChunk:
        """Read the chunk that follows the row numbered ``after``."""
        return self._reader.read(sources.read_chunk(self._store, self._source_id, after + 1))

    def apply(self, prepared: ReadChunk, now: int) -> Progress:
        """Write the chunk's contacts and records."""
        results, runs, progress = self._importer.apply(prepared, now)
        write_created(self._store, self._job_id, runs, change=CREATED, now=now)
        self.write(results, now)
        return progress

    def write(self, results: Iterable[RowResult], now: int) -> None:
        """Write the records of rows that were worked on one by one."""
        write_results(
            self._store,
            self._job_id,
            [
                (
                    result.contact_id,
                    int(result.outcome),
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
