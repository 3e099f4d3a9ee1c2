"""Writing tables for people: CSV that runs no formulas, and XLSX. A file appears whole or not at all."""

from __future__ import annotations

import csv
import errno
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from bulkdesk.files.formulas import escape_formula
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.file import is_full
from bulkdesk.store.work_folder import WorkFolder

Cell = str | int | None

MAX_SHEET_ROWS = 1_048_576
"""Rows of an XLSX sheet, the header included (Excel's specification)."""
MAX_CELL_CHARS = 32_767
"""Characters of an XLSX cell (Excel's specification; it counts UTF-16 units)."""
_WIDTH_ROWS = 200
_MIN_WIDTH, _MAX_WIDTH = 8, 50

_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_XML = re.compile("[\ufffe\uffff]")
_NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


class TableWriter(Protocol):
    """Takes the rows of a table one by one."""

    def write(self, row: Sequence[Cell]) -> None:
        """Write one row.

        Raises:
            RefusedError: ``xlsx_cell_too_long`` for a cell that XLSX cannot hold.
        """


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    return _SURROGATE.sub("\ufffd", cell) if isinstance(cell, str) else str(cell)


class _CsvWriter:
    """RFC 4180 with CRLF; the byte order mark lets spreadsheets see UTF-8."""

    def __init__(
        self, target: Path, part: Path, header: Sequence[str], empty_header: Sequence[str] | None
    ) -> None:
        self._target = target
        self._stream = part.open("x", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._stream, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
        self._header: Sequence[str] | None = header
        self._empty_header = empty_header or header

    def write(self, row: Sequence[Cell]) -> None:
        try:
            if self._header is not None:
                self._put(self._header)
                self._header = None
            self._put(row)
        except OSError as error:
            raise _refusal(self._target, error) from error

    def _put(self, row: Sequence[Cell]) -> None:
        self._writer.writerow([escape_formula(_text(cell)) for cell in row])

    def finish(self) -> None:
        if self._header is not None:
            self._put(self._empty_header)
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._stream.close()

    def abandon(self) -> None:
        # A full disk refuses the rest once more on closing; the file is thrown away anyhow.
        with suppress(OSError):
            self._stream.close()


class _XlsxWriter:
    """Sheets of strings, so nothing in them is a formula, a link or a number with lost zeros."""

    def __init__(
        self,
        target: Path,
        part: Path,
        header: Sequence[str],
        sheet_name: str,
        properties: Mapping[str, str],
    ) -> None:
        self._target = target
        self._stream = part.open("xb")
        # XlsxWriter comes without types.
        self._book: Any = xlsxwriter.Workbook(
            self._stream,
            {
                "constant_memory": True,
                "strings_to_numbers": False,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                # Else a program that is killed leaves rows of people there.
                "tmpdir": str(part.parent),
            },
        )
        self._book.use_zip64()
        for name, text in properties.items():
            self._book.set_custom_property(name, text, "text")
        self._bold = self._book.add_format({"bold": True})
        self._header = [_text(name) for name in header]
        self._name = _NOT_IN_SHEET_NAME.sub(" ", _text(sheet_name)).strip("' ")[:31].strip("' ") or "Sheet"
        self._sheets = 0
        self._written = 0
        self._widths = [len(name) for name in self._header]
        self._sheet: Any = None
        self._row = 0
        self._add_sheet()

    def _add_sheet(self) -> None:
        self._sheets += 1
        name = self._name if self._sheets == 1 else str(self._sheets)
        if self._sheets > 1 and name == self._name:
            name += " (2)"
        self._sheet = self._book.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        self._row = 0
        self._put(self._header, self._bold)

    def _put(self, cells: Sequence[str], style: object = None) -> None:
        for column, text in enumerate(cells):
            if text:
                self._sheet.write_string(self._row, column, _NO_XML.sub("\ufffd", text), style)
        self._row += 1

    def write(self, row: Sequence[Cell]) -> None:
        cells = [_text(cell) for cell in row]
        for column, text in enumerate(cells):
            if len(text) * 2 > MAX_CELL_CHARS and len(text.encode("utf-16-le")) > 2 * MAX_CELL_CHARS:
                shown = self._header[column] if column < len(self._header) else str(column + 1)
                raise RefusedError(
                    "xlsx_cell_too_long", row=self._written + 2, column=shown, limit=MAX_CELL_CHARS
                )
        if self._written < _WIDTH_ROWS:
            for column, text in enumerate(cells[: len(self._widths)]):
                self._widths[column] = max(self._widths[column], len(text))
        try:
            if self._row == MAX_SHEET_ROWS:
                self._finish_sheet()
                self._add_sheet()
            self._put(cells)
        except OSError as error:
            raise _refusal(self._target, error) from error
        self._written += 1

    def _finish_sheet(self) -> None:
        if self._header:
            self._sheet.autofilter(0, 0, max(self._row - 1, 0), len(self._header) - 1)
        for column, width in enumerate(self._widths):
            self._sheet.set_column(column, column, min(max(width + 2, _MIN_WIDTH), _MAX_WIDTH))

    def finish(self) -> None:
        self._finish_sheet()
        self._book.close()
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._stream.close()

    def abandon(self) -> None:
        """Let go of XlsxWriter's temporary row files; it has no public way to give up a workbook."""
        for sheet in self._book.worksheets():
            with suppress(OSError):
                sheet._opt_close()  # noqa: SLF001 (see above)
            with suppress(OSError):
                Path(sheet.row_data_filename).unlink()
        with suppress(OSError):
            self._stream.close()


@contextmanager
def open_writer(
    path: str | os.PathLike[str],
    header: Sequence[str],
    *,
    sheet_name: str,
    properties: Mapping[str, str] | None = None,
    empty_header: Sequence[str] | None = None,
) -> Iterator[TableWriter]:
    """Write a table to a ``.csv`` or ``.xlsx`` file; a file of that name is replaced at the end, in one step.

    When the block is left by an exception, nothing remains and an older file stays as it was.

    Args:
        path: the file.
        header: names of the columns.
        sheet_name: of an XLSX.
        properties: of an XLSX, shown with the file's own in a spreadsheet program; by name.
        empty_header: of a CSV, instead of ``header`` when no row was written.

    Raises:
        RefusedError: ``unsupported_export`` (another suffix), ``export_unwritable``, ``disk_full``,
            ``xlsx_cell_too_long``.
    """
    target = Path(path)
    suffix = target.suffix.lower()
    if suffix not in {".csv", ".xlsx"}:
        raise RefusedError("unsupported_export", path=str(target), suffix=suffix)
    with _refusing(target):
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        work = WorkFolder.beside(target)
    writer: _CsvWriter | _XlsxWriter | None = None
    try:
        part = work.path / "part"
        with _refusing(target):
            if suffix == ".csv":
                writer = _CsvWriter(target, part, header, empty_header)
            else:
                writer = _XlsxWriter(target, part, header, sheet_name, properties or {})
        yield writer
        with _refusing(target):
            writer.finish()
            part.replace(target)
    finally:
        if writer is not None:
            writer.abandon()
        work.remove()


@contextmanager
def _refusing(target: Path) -> Iterator[None]:
    """Around our own work with the file, never around the caller's."""
    try:
        yield
    except FileCreateError as error:
        cause = error.args[0] if error.args and isinstance(error.args[0], OSError) else OSError(str(error))
        raise _refusal(target, cause) from error
    except OSError as error:
        raise _refusal(target, error) from error


def _refusal(target: Path, error: OSError) -> RefusedError:
    """What the system refuses, for a person."""
    if is_full(error):
        return RefusedError("disk_full", path=str(target))
    return RefusedError("export_unwritable", path=str(target), reason=error.strerror or str(error))
