"""The rows of an imported file, as they were, in packed chunks.

A file is read once, when the job is made: from then on the job does not need the file, its total is known, the error
log can show each source row, and a retry has what it needs. A chunk is compressed JSON, column by column: about a
quarter of the file's size.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple, Self

from bulkdesk.store.clock import MS_PER_DAY
from bulkdesk.store.errors import StoreError
from bulkdesk.store.job_models import Source, SourceChunk
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.store import Store
from bulkdesk.store.words import JobType, Outcome

CHUNK_ROWS = 5_000
"""Rows a chunk: the write lock for one is held about a tenth of a second, and a checkpoint follows each."""

_COMPRESSION = 1

_ABANDONED_MS = MS_PER_DAY
"""A file that has been read in for longer belongs to a program that died."""

_BETWEEN_CELLS = "\x7f"
"""Joins the cells of a column, which takes a fifth of the time of a list of them, there and back. JSON need not escape it,
and hardly any text holds it; a column that does is kept as a list."""


class StoredRow(NamedTuple):
    """One source row: its running number in the job, its number in the file, its cells, what was wrong with it."""

    seq: int
    number: int
    cells: list[str]
    problem: str | None


class Chunk(NamedTuple):
    """Consecutive rows of a source by columns, which is how they are read and packed quickest.

    Attributes:
        first_seq: running number of the first row.
        numbers: of the rows in the file.
        columns: the cells; empty for the rows in ``ragged``.
        ragged: the cells, by index, of rows that have more or fewer than the others.
        problems: by index, what was wrong with a row.
    """

    first_seq: int
    numbers: Sequence[int]
    columns: list[list[str]]
    ragged: dict[int, list[str]]
    problems: dict[int, str]

    @classmethod
    def of(cls, rows: Sequence[StoredRow], width: int | None = None) -> Self:
        """Consecutive rows; those that have not ``width`` cells, or not as many as most, are ragged."""
        cells = [row.cells for row in rows]
        if width is None:
            width = Counter(map(len, cells)).most_common(1)[0][0]
        columns, ragged = _by_columns(cells, width)
        problems = {index: row.problem for index, row in enumerate(rows) if row.problem is not None}
        return cls(rows[0].seq, [row.number for row in rows], columns, ragged, problems)

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """Consecutive chunks of the same width as one."""
        if len(parts) == 1:
            return parts[0]
        first = parts[0].first_seq
        columns = [
            list(chain.from_iterable(pieces))
            for pieces in zip(*(part.columns for part in parts), strict=True)
        ]
        ragged: dict[int, list[str]] = {}
        problems: dict[int, str] = {}
        for part in parts:
            ahead = part.first_seq - first
            ragged.update((index + ahead, cells) for index, cells in part.ragged.items())
            problems.update((index + ahead, problem) for index, problem in part.problems.items())
        return cls(
            first, _run_of([number for part in parts for number in part.numbers]), columns, ragged, problems
        )

    @property
    def last_seq(self) -> int:
        """Running number of the last row."""
        return self.first_seq + len(self.numbers) - 1

    def row(self, index: int) -> StoredRow:
        """One row."""
        cells = self.ragged.get(index)
        if cells is None:
            cells = [column[index] for column in self.columns]
        return StoredRow(self.first_seq + index, self.numbers[index], cells, self.problems.get(index))

    def rows(self) -> list[StoredRow]:
        """All rows."""
        cells = list(map(list, zip(*self.columns, strict=True))) or [[] for _ in self.numbers]
        for index, own in self.ragged.items():
            cells[index] = own
        return [
            StoredRow(seq, number, row, self.problems.get(index))
            for index, (seq, number, row) in enumerate(
                zip(
                    range(self.first_seq, self.first_seq + len(self.numbers)),
                    self.numbers,
                    cells,
                    strict=True,
                )
            )
        ]

    def since(self, seq: int) -> Chunk:
        """The rows from the one numbered ``seq`` on."""
        start = seq - self.first_seq
        return self if start <= 0 else self.part(start, len(self.numbers))

    def part(self, start: int, stop: int) -> Chunk:
        """The rows from index ``start`` to before ``stop``."""
        return Chunk(
            self.first_seq + start,
            self.numbers[start:stop],
            [column[start:stop] for column in self.columns],
            {index - start: cells for index, cells in self.ragged.items() if start <= index < stop},
            {index - start: problem for index, problem in self.problems.items() if start <= index < stop},
        )


def begin(store: Store, account_id: int, *, file_name: str, file_format: str, header: Sequence[str]) -> int:
    """Start a source that is not yet complete; returns its id."""
    with store.write():
        source_id: int = store.run(
            Source.insert(
                account=account_id,
                file_name=file_name,
                format=file_format,
                header=json.dumps(list(header)),
                created_at=store.clock.now(),
            )
        )
    return source_id


def add_chunk(store: Store, source_id: int, chunk: Chunk) -> None:
    """Append a chunk of at most ``CHUNK_ROWS`` rows; whole chunks except for the last."""
    is_run = isinstance(_run_of(chunk.numbers), range)
    with store.write():
        store.run(
            SourceChunk.insert(
                source=source_id,
                first_seq=chunk.first_seq,
                last_seq=chunk.last_seq,
                row_offset=chunk.numbers[0] - chunk.first_seq if is_run else None,
                data=pack(chunk),
            )
        )


def pack(chunk: Chunk) -> bytes:
    """A chunk's rows as they are kept; ``unpack`` reads them."""
    is_run = isinstance(_run_of(chunk.numbers), range) and bool(chunk.columns)
    packed = {
        "numbers": chunk.numbers[0] if is_run else list(chunk.numbers),
        "texts": [_text_of(column) for column in chunk.columns],
        "ragged": chunk.ragged,
        "problems": chunk.problems,
    }
    text = json.dumps(packed, ensure_ascii=False, separators=(",", ":"))
    # A workbook may hold halves of surrogate pairs.
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _COMPRESSION)


def _run_of(numbers: Sequence[int]) -> Sequence[int]:
    """The numbers, as a range where there is no gap in them (they always go up)."""
    if numbers and numbers[-1] - numbers[0] == len(numbers) - 1:
        return range(numbers[0], numbers[-1] + 1)
    return numbers


def _text_of(column: list[str]) -> str | list[str]:
    """The cells in one text where they can be told apart again, which is so for all that is likely to be met."""
    text = _BETWEEN_CELLS.join(column)
    return text if text.count(_BETWEEN_CELLS) == len(column) - 1 else column


def _by_columns(rows: list[list[str]], width: int) -> tuple[list[list[str]], dict[int, list[str]]]:
    """The rows by columns, and by index those that have not ``width`` cells."""
    ragged = {index: cells for index, cells in enumerate(rows) if len(cells) != width}
    if ragged:
        blank = [""] * width
        rows = [blank if index in ragged else cells for index, cells in enumerate(rows)]
    return list(map(list, zip(*rows, strict=True))), ragged


def finish(store: Store, source_id: int, rows: int) -> None:
    """Mark the source as whole; inside the transaction that makes its job."""
    store.run(Source.update(rows=rows, complete=1).where(Source.id == source_id))


def discard(store: Store, source_id: int) -> None:
    """Forget a source that has no job."""
    with store.write():
        store.run(Source.delete().where(Source.id == source_id))


def discard_abandoned(store: Store) -> int:
    """Forget the sources whose program died while it read the file; returns how many. Inside a transaction."""
    before = store.clock.now() - _ABANDONED_MS
    count: int = store.run(Source.delete().where((Source.complete == 0) & (Source.created_at < before)))
    return count


def copy_failed(store: Store, job: JobRow) -> tuple[int, int]:
    """Make a source of the failed rows of a job's source, numbered anew; returns its id and how many rows it has.

    Rows keep their number in the file. Inside a transaction.
    """
    name, file_format, names = store.sql(
        "SELECT file_name, format, header FROM source WHERE id = ?", job.source_id
    ).fetchone()
    source_id = begin(
        store, job.account_id, file_name=name, file_format=file_format, header=json.loads(names)
    )
    failed = store.sql(
        "SELECT seq FROM record WHERE job_id = ? AND outcome = ? AND code IS NOT NULL ORDER BY seq",
        job.id,
        Outcome.FAILED,
    )
    total = 0
    chunk: list[StoredRow] = []
    rows = Rows(store, job.source_id or 0)
    for (seq,) in failed:
        total += 1
        chunk.append(rows.at(seq)._replace(seq=total))
        if len(chunk) == CHUNK_ROWS:
            add_chunk(store, source_id, Chunk.of(chunk))
            chunk = []
    if chunk:
        add_chunk(store, source_id, Chunk.of(chunk))
    finish(store, source_id, total)
    return source_id, total


def imported_headers(store: Store, account_id: int) -> Iterator[tuple[int, list[str], dict[str, Any]]]:
    """Job, header and settings of the newest import of each header that was ever imported, newest first."""
    found = store.sql(
        "SELECT MAX(j.id), s.header, j.spec FROM job j JOIN source s ON s.id = j.source_id"
        " WHERE j.account_id = ? AND j.type = ? GROUP BY s.header ORDER BY 1 DESC",
        account_id,
        JobType.IMPORT,
    )
    for job_id, names, spec in found.fetchall():
        yield job_id, json.loads(names), json.loads(spec)


def blank(store: Store, source_id: int, seqs: Collection[int]) -> int:
    """Empty the cells of the rows with these numbers; returns how many had any text. Inside a transaction."""
    count = 0
    chunks = store.sql(
        "SELECT DISTINCT (SELECT MAX(s.first_seq) FROM source_chunk s WHERE s.source_id = ? AND s.first_seq <= w.value)"
        " FROM json_each(?) w",
        source_id,
        json.dumps(sorted(seqs)),
    ).fetchall()
    for (first_seq,) in chunks:
        rows = unpack(store, source_id, first_seq)
        count += sum(row.seq in seqs and any(row.cells) for row in rows)
        emptied = [row._replace(cells=[""] * len(row.cells)) if row.seq in seqs else row for row in rows]
        store.sql(
            "UPDATE source_chunk SET data = ? WHERE source_id = ? AND first_seq = ?",
            pack(Chunk.of(emptied)),
            source_id,
            first_seq,
        )
    return count


class Rows:
    """Single rows of a source, quick when asked for in ascending order; one chunk in memory at a time."""

    def __init__(self, store: Store, source_id: int) -> None:
        self._store = store
        self._source_id = source_id
        self._chunk: list[StoredRow] = []

    def at(self, seq: int) -> StoredRow:
        """The row numbered ``seq``."""
        if not self._chunk or not self._chunk[0].seq <= seq <= self._chunk[-1].seq:
            start = self._store.scalar(
                "SELECT MAX(first_seq) FROM source_chunk WHERE source_id = ? AND first_seq <= ?",
                self._source_id,
                seq,
            )
            self._chunk = unpack(self._store, self._source_id, start)
        try:
            return self._chunk[seq - self._chunk[0].seq]
        except IndexError as error:
            raise _damaged(self._store, self._source_id) from error


def header(store: Store, source_id: int) -> list[str]:
    """The file's header row."""
    try:
        names: list[str] = json.loads(store.scalar("SELECT header FROM source WHERE id = ?", source_id))
    except (TypeError, ValueError) as error:
        raise _damaged(store, source_id) from error
    return names


def read_chunk(store: Store, source_id: int, seq: int) -> Chunk:
    """The rows from the one numbered ``seq`` to the end of the chunk that it is in."""
    start = store.scalar(
        "SELECT MAX(first_seq) FROM source_chunk WHERE source_id = ? AND first_seq <= ?", source_id, seq
    )
    return _chunk(store, source_id, start).since(seq)


def unpack(store: Store, source_id: int, first_seq: int) -> list[StoredRow]:
    """The rows of the chunk that begins with ``first_seq``."""
    return _chunk(store, source_id, first_seq).rows()


def _chunk(store: Store, source_id: int, first_seq: int | None) -> Chunk:
    """Raises StoreError (``store_damaged``) where there is none, or none that this program packed."""
    if type(first_seq) is not int:
        raise _damaged(store, source_id)
    try:
        return _unpacked(store, source_id, first_seq)
    except (zlib.error, ValueError, TypeError, LookupError, AttributeError) as error:
        raise _damaged(store, source_id) from error


def _damaged(store: Store, source_id: int) -> StoreError:
    return StoreError("store_damaged", path=str(store.path), reason=f"source {source_id}")


def _unpacked(store: Store, source_id: int, first_seq: int) -> Chunk:
    data = store.scalar(
        "SELECT data FROM source_chunk WHERE source_id = ? AND first_seq = ?", source_id, first_seq
    )
    packed: Any = json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))
    if isinstance(packed, list):
        # As it was kept at first, row by row.
        numbers, cells, problems = packed
        rows = [
            StoredRow(seq, *row, None) for seq, row in enumerate(zip(numbers, cells, strict=True), first_seq)
        ]
        return Chunk.of(rows)._replace(problems=_by_index(problems))
    # Then by columns, at first each cell for itself and all numbers.
    columns = [
        text.split(_BETWEEN_CELLS) if isinstance(text, str) else text
        for text in packed.get("texts") or packed.get("columns") or ()
    ]
    numbers = packed["numbers"]
    if isinstance(numbers, int):
        numbers = range(numbers, numbers + len(columns[0]))
    return Chunk(first_seq, numbers, columns, _by_index(packed["ragged"]), _by_index(packed["problems"]))


def _by_index(found: dict[str, Any]) -> dict[int, Any]:
    """With the indexes as numbers again, which JSON made texts of."""
    return {int(index): each for index, each in found.items()}
