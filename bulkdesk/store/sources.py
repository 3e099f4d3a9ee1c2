"""The rows of an imported file, as they were, in packed chunks.

A file is read once, when the job is made: from then on the job does not need the file, its total is known, the error
log can show each source row, and a retry has what it needs. A chunk is compressed JSON: about a quarter of the file's
size, and a million rows take two seconds.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from bulkdesk.store.jobs import JobRow
from bulkdesk.store.models import Source, SourceChunk
from bulkdesk.store.store import Store
from bulkdesk.store.words import JobType, Outcome

CHUNK_ROWS = 5_000
"""Rows a chunk: the write lock for one is held about a tenth of a second, and a checkpoint follows each."""

_COMPRESSION = 1


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
    numbers: list[int]
    columns: list[list[str]]
    ragged: dict[int, list[str]]
    problems: dict[int, str]

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
        if start <= 0:
            return self
        return Chunk(
            seq,
            self.numbers[start:],
            [column[start:] for column in self.columns],
            {index - start: cells for index, cells in self.ragged.items() if index >= start},
            {index - start: problem for index, problem in self.problems.items() if index >= start},
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


def add_chunk(store: Store, source_id: int, rows: Sequence[StoredRow]) -> None:
    """Append consecutive rows, at most ``CHUNK_ROWS``; whole chunks except for the last."""
    offset = rows[0].number - rows[0].seq
    contiguous = rows[-1].number - rows[-1].seq == offset
    with store.write():
        store.run(
            SourceChunk.insert(
                source=source_id,
                first_seq=rows[0].seq,
                last_seq=rows[-1].seq,
                row_offset=offset if contiguous else None,
                data=pack(rows),
            )
        )


def pack(rows: Sequence[StoredRow]) -> bytes:
    """A chunk's rows as they are kept; ``unpack`` reads them."""
    columns, ragged = _by_columns([row.cells for row in rows])
    packed = json.dumps(
        {
            "numbers": [row.number for row in rows],
            "columns": columns,
            "ragged": ragged,
            "problems": {index: row.problem for index, row in enumerate(rows) if row.problem is not None},
        },
        separators=(",", ":"),
    )
    return zlib.compress(packed.encode("ascii"), _COMPRESSION)


def _by_columns(rows: list[list[str]]) -> tuple[list[list[str]], dict[int, list[str]]]:
    """The rows by columns, and by index those of another length than most."""
    widths = Counter(map(len, rows))
    width = widths.most_common(1)[0][0]
    ragged: dict[int, list[str]] = {}
    if len(widths) > 1:
        ragged = {index: cells for index, cells in enumerate(rows) if len(cells) != width}
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


def discard_abandoned(store: Store, *, before: int) -> int:
    """Forget the sources whose program died while reading the file, begun before the moment ``before``."""
    with store.write():
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
            add_chunk(store, source_id, chunk)
            chunk = []
    if chunk:
        add_chunk(store, source_id, chunk)
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
            pack(emptied),
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
        return self._chunk[seq - self._chunk[0].seq]


def header(store: Store, source_id: int) -> list[str]:
    """The file's header row."""
    names: list[str] = json.loads(store.scalar("SELECT header FROM source WHERE id = ?", source_id))
    return names


def read_rows(store: Store, source_id: int, first_seq: int, last_seq: int) -> Iterator[StoredRow]:
    """The rows numbered ``first_seq`` to ``last_seq`` in order, one chunk in memory at a time."""
    starts = store.sql(
        "SELECT first_seq FROM source_chunk WHERE source_id = ? AND last_seq >= ? AND first_seq <= ? ORDER BY first_seq",
        source_id,
        first_seq,
        last_seq,
    ).fetchall()
    for (start,) in starts:
        for row in unpack(store, source_id, start):
            if first_seq <= row.seq <= last_seq:
                yield row


def read_chunk(store: Store, source_id: int, seq: int) -> Chunk:
    """The rows from the one numbered ``seq`` to the end of the chunk that it is in."""
    start = store.scalar(
        "SELECT MAX(first_seq) FROM source_chunk WHERE source_id = ? AND first_seq <= ?", source_id, seq
    )
    return _chunk(store, source_id, start).since(seq)


def unpack(store: Store, source_id: int, first_seq: int) -> list[StoredRow]:
    """The rows of the chunk that begins with ``first_seq``."""
    return _chunk(store, source_id, first_seq).rows()


def _chunk(store: Store, source_id: int, first_seq: int) -> Chunk:
    data = store.scalar(
        "SELECT data FROM source_chunk WHERE source_id = ? AND first_seq = ?", source_id, first_seq
    )
    packed = json.loads(zlib.decompress(data))
    if isinstance(packed, list):
        # As it was kept at first, row by row.
        numbers, cells, problems = packed
        columns, ragged = _by_columns(cells)
    else:
        numbers, columns, problems = packed["numbers"], packed["columns"], packed["problems"]
        ragged = {int(index): row for index, row in packed["ragged"].items()}
    return Chunk(
        first_seq, numbers, columns, ragged, {int(index): problem for index, problem in problems.items()}
    )
