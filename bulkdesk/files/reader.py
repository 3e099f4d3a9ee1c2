"""Streaming the rows of a source file, CSV or XLSX, one result for every row and none lost."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from bulkdesk.files import xlsx
from bulkdesk.files.detect import SourceFormat, detect, separator_line
from bulkdesk.files.encoding import MARK
from bulkdesk.files.formulas import unescape_formula
from bulkdesk.files.headers import OWN_PREFIX, lines_above_header
from bulkdesk.files.records import UNTERMINATED_QUOTE, Dialect, RecordParser, TextBlocks, allow_long_fields
from bulkdesk.store.errors import InputFileError
from bulkdesk.store.sources import Chunk, StoredRow

TOO_MANY_COLUMNS = "too_many_columns"
UNDECODABLE = "undecodable"


class _Batch(NamedTuple):
    """Rows in hand: their cells, the problems by index, and whether some bytes among them could not be decoded.

    ``columns`` holds the cells instead where all rows are as wide as the header and nothing is odd about them.
    """

    rows: list[list[str]]
    problems: dict[int, str]
    marked: bool
    columns: list[list[str]] | None = None


class SourceRow(NamedTuple):
    """One row.

    Attributes:
        number: as a spreadsheet shows it; the first record of the file is row 1.
        cells: as they stand in the file, padded to the header's length. With ``too_many_columns`` there are more, with
            ``unterminated_quote`` and ``record_too_long`` there is one: the raw line.
        problem: None, ``too_many_columns``, ``undecodable``, ``unterminated_quote`` or ``record_too_long``.
    """

    number: int
    cells: list[str]
    problem: str | None


class Preview(NamedTuple):
    """The beginning of a file, for a person to check."""

    format: SourceFormat
    header: list[str]
    rows: list[SourceRow]


def open_source(path: str | os.PathLike[str], fmt: SourceFormat | None = None) -> SourceReader:
    """Open a file for one pass over its rows; without ``fmt`` it is detected, and empty sheets are passed over.

    Raises:
        InputFileError: what :func:`~bulkdesk.files.detect.detect` raises; ``file_empty`` when nothing but empty cells is
            in it, ``sheet_empty`` when that is so of a workbook's sheet that is not the only one.
    """
    if fmt is not None:
        return SourceReader(Path(path), fmt)
    found = detect(path)
    shown = found.sheets.index(found.sheet) if found.sheet is not None else 0
    for sheet in found.sheets[shown:]:
        try:
            return SourceReader(Path(path), replace(found, sheet=sheet))
        except InputFileError as error:
            if error.code != "sheet_empty":
                raise
    return SourceReader(Path(path), found)


def preview(path: str | os.PathLike[str], fmt: SourceFormat | None = None, rows: int = 20) -> Preview:
    """Header and first rows.

    Raises:
        InputFileError: what :func:`open_source` raises, and ``file_header_only``.
    """
    with open_source(path, fmt) as source:
        found = [row for row, _ in zip(source, range(max(rows, 1)), strict=False)]
        if not found:
            raise InputFileError("file_header_only", path=str(path))
        return Preview(source.format, source.header, found[:rows])


class SourceReader:
    """Rows of a source file; a context manager that is iterated once.

    Attributes:
        format: how the file is read.
        header: column names, stripped, none empty, all distinct.
        header_row: row number of the header.
        size: of the file, in bytes.
        bytes_read: how far reading has come, for progress (an estimate for XLSX).
    """

    def __init__(self, path: Path, fmt: SourceFormat) -> None:
        self.format = fmt
        self.size = 0
        self._path = path
        self._position = 0
        self._blocks: TextBlocks | None = None
        self._width = 0
        self._own = False
        self._stack = ExitStack()
        try:
            self.size = path.stat().st_size
            self._batches = self._xlsx_batches() if fmt.kind == "xlsx" else self._csv_batches()
            self._batch, self.header_row, cells = self._find_header()
        except OSError as error:
            self._stack.close()
            raise InputFileError(
                "file_unreadable", path=str(path), reason=error.strerror or str(error)
            ) from error
        except BaseException:
            self._stack.close()
            raise
        self.header = clean_header(cells)
        self._own = any(name.lower().startswith(OWN_PREFIX) for name in self.header)
        if self._own:
            self.header = clean_header([unescape_formula(cell) for cell in cells])
        self._width = len(self.header)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._stack.close()

    @property
    def bytes_read(self) -> int:
        """How far reading has come, in bytes of the file."""
        return self._blocks.bytes_read if self._blocks is not None else self._position

    def __iter__(self) -> Iterator[SourceRow]:
        number = self.header_row
        batch: _Batch | None = self._batch
        while batch is not None:
            if batch.columns is not None:
                for cells in zip(*batch.columns, strict=True):
                    number += 1
                    yield SourceRow(number, list(cells), None)
            else:
                yield from self._rows(batch, number)
                number += len(batch.rows)
            batch = next(self._batches, None)

    def chunks(self, size: int) -> Iterator[Chunk]:
        """The rows, instead of one by one, in chunks of ``size`` rows, the last one smaller; numbered from 1 on."""
        number, seq, held = self.header_row, 1, 0
        parts: list[Chunk] = []
        batch: _Batch | None = self._batch
        while batch is not None:
            part = self._chunk(batch, number, seq)
            number += len(batch.rows if batch.columns is None else batch.columns[0])
            while part is not None:
                count = len(part.numbers)
                taken = min(count, size - held)
                parts.append(part if taken == count else part.part(0, taken))
                held += taken
                seq += taken
                part = part.part(taken, count) if taken < count else None
                if held == size:
                    yield Chunk.joined(parts)
                    parts, held = [], 0
            batch = next(self._batches, None)
        if parts:
            yield Chunk.joined(parts)

    def _chunk(self, batch: _Batch, number: int, seq: int) -> Chunk | None:
        """A batch's rows, the first numbered ``seq``, behind the row of the file numbered ``number``; None without any."""
        columns = batch.columns
        if columns is None and not self._is_careful(batch) and set(map(len, batch.rows)) == {self._width}:
            columns = list(map(list, zip(*batch.rows, strict=True)))
        if columns is not None:
            return Chunk(seq, range(number + 1, number + 1 + len(columns[0])), columns, {}, {})
        rows = [StoredRow(seq + at, *row) for at, row in enumerate(self._rows(batch, number))]
        return Chunk.of(rows, self._width) if rows else None

    @property
    def _unescapes(self) -> bool:
        """Whether the cells are those of a CSV download of our own."""
        return self._own and self.format.kind == "csv"

    def _is_careful(self, batch: _Batch) -> bool:
        """Whether the cells of the batch's rows must be looked at."""
        return self._unescapes or batch.marked or bool(batch.problems)

    def _rows(self, batch: _Batch, number: int) -> Iterator[SourceRow]:
        """A batch's rows without the blank ones, behind the row of the file numbered ``number``."""
        rows, problems, _, _ = batch
        width = self._width
        careful, unescape = self._is_careful(batch), self._unescapes
        for index, cells in enumerate(rows):
            number += 1
            problem = None
            if careful and cells:
                cells, problem = _mend(cells, problems.get(index), unescape=unescape)  # noqa: PLW2901 (a hot loop)
            if len(cells) != width:
                if not cells:
                    continue
                problem = _fit(cells, width, problem)
            yield SourceRow(number, cells, problem)

    def _find_header(self) -> tuple[_Batch, int, list[str]]:
        """The first row that is neither blank nor a title, and what is left of its batch."""
        number = 0
        for rows, problems, marked, _ in self._batches:
            for index, cells in enumerate(rows):
                number += 1
                if index in problems:
                    # A header with a broken quote: names are still worth more than none.
                    cells = self._plain_split(cells[0], problems[index])  # noqa: PLW2901 (the same row, mended)
                if number == 1 and self.format.kind == "csv" and self._is_separator_line(cells):
                    continue
                if any(cell.strip(" \t\ufeff\x00") for cell in cells):
                    above = lines_above_header(rows[index:])
                    place = index + above
                    left = {at - place - 1: problem for at, problem in problems.items() if at > place}
                    header = rows[place] if above else cells
                    return _Batch(rows[place + 1 :], left, marked), number + above, header
        others = [name for name in self.format.sheets if name != self.format.sheet]
        if others:
            raise InputFileError(
                "sheet_empty", path=str(self._path), sheet=self.format.sheet, others=", ".join(others)
            )
        raise InputFileError("file_empty", path=str(self._path))

    def _is_separator_line(self, cells: list[str]) -> bool:
        joined = self.format.delimiter.join(cells)
        return separator_line(joined) is not None

    def _plain_split(self, line: str, problem: str) -> list[str]:
        if problem != UNTERMINATED_QUOTE:
            raise InputFileError("file_not_text", path=str(self._path))
        return [cell.strip().strip(self.format.quotechar) for cell in line.split(self.format.delimiter)]

    def _csv_batches(self) -> Iterator[_Batch]:
        allow_long_fields()
        stream = self._stack.enter_context(self._path.open("rb", buffering=0))
        fmt = self.format
        parser = RecordParser(Dialect(fmt.delimiter, fmt.quotechar, fmt.spaced))
        self._blocks = TextBlocks(stream, fmt.encoding, fmt.quotechar)
        marked = False
        for text, last in self._blocks:
            # Looked for in whole blocks: in each cell it would cost as much as the parsing. What waits in the parser counts.
            marked = MARK in text or (marked and parser.has_tail)
            # The header comes first, so that the width is known from the second block on.
            plain = not marked and not self._own and text and self._width
            columns = parser.plain_columns(text, self._width) if plain else None
            if columns is not None:
                yield _Batch([], {}, marked=False, columns=columns)
            else:
                rows, problems = parser.parse(text, last=last)
                yield _Batch(rows, problems, marked)

    def _xlsx_batches(self) -> Iterator[_Batch]:
        workbook = self._stack.enter_context(xlsx.open_workbook(self._path))
        sheet = self.format.sheet
        if sheet not in workbook.sheet_names:
            raise InputFileError("file_unknown_sheet", path=str(self._path), sheet=sheet)
        rows: list[list[str]] = []
        done = 0
        read = xlsx.read_sheet(workbook, sheet, self._path)
        total = read.total_height
        for row in xlsx.sheet_rows(read, self._path):
            while row and not row[-1]:
                row.pop()
            rows.append(row)
            if len(rows) == 1000:
                done += len(rows)
                self._position = self.size * done // max(total, done)
                yield _Batch(rows, {}, marked=False)
                rows = []
        self._position = self.size
        yield _Batch(rows, {}, marked=False)


def clean_header(cells: Iterable[str]) -> list[str]:
    """Column names from the header's cells: stripped; ``column N`` for an empty one; `` (2)`` behind a repeated one."""
    names: list[str] = []
    taken: set[str] = set()
    for place, cell in enumerate(cells, 1):
        base = cell.replace(MARK, "\ufffd").strip("\ufeff\x00 \t\r\n\xa0").strip() or f"column {place}"
        name, again = base, 1
        while name in taken:
            again += 1
            name = f"{base} ({again})"
        taken.add(name)
        names.append(name)
    return names


def _mend(cells: list[str], problem: str | None, *, unescape: bool) -> tuple[list[str], str | None]:
    if any(MARK in cell for cell in cells):
        cells = [cell.replace(MARK, "\ufffd") for cell in cells]
        problem = problem or UNDECODABLE
    if unescape and problem is None:
        cells = [unescape_formula(cell) for cell in cells]
    return cells, problem


def _fit(cells: list[str], width: int, problem: str | None) -> str | None:
    """Bring the cells to the header's width in place; give back the row's problem."""
    if len(cells) < width:
        if problem in {None, UNDECODABLE}:
            cells.extend([""] * (width - len(cells)))
        return problem
    if any(cells[width:]):
        return problem or TOO_MANY_COLUMNS
    del cells[width:]
    return problem
