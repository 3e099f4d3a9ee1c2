"""Reading XLSX through python-calamine: what is accepted, and cells as a person would have typed them."""

from __future__ import annotations

import contextlib
import datetime
import zipfile
from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from bulkdesk.files.xlsx_limits import MAX_UNPACKED_BYTES, check_limits
from bulkdesk.store.errors import InputFileError

MAX_RATIO = 200
"""Refused as well: more than this many unpacked bytes for each packed one, from ``RATIO_FROM_BYTES`` on.

Real sheets pack about 5 to 30 to 1; the deflate limit that bombs come near to is 1,032 to 1.
"""
RATIO_FROM_BYTES = 64 * 1024**2

_WORKBOOK = "xl/workbook.xml"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

CellValue = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta


def is_workbook(path: Path) -> bool:
    """Whether a ZIP file is an XLSX workbook.

    Raises:
        InputFileError: ``file_xlsx_damaged``, ``file_too_large_unpacked``.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError) as error:
        if path.suffix.lower() in {".xlsx", ".xlsm"} or _names_a_workbook(path):
            raise InputFileError("file_xlsx_damaged", path=str(path)) from error
        return False
    if not any(part.filename == _WORKBOOK for part in parts):
        return False
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if unpacked > MAX_UNPACKED_BYTES or (unpacked > RATIO_FROM_BYTES and unpacked > MAX_RATIO * packed):
        raise InputFileError("file_too_large_unpacked", path=str(path), size=unpacked)
    return True


def _names_a_workbook(path: Path) -> bool:
    with path.open("rb") as stream:
        return b"xl/" in stream.read(64 * 1024)


def is_encrypted_workbook(path: Path) -> bool:
    """Whether an OLE file holds an encrypted XLSX package (ECMA-376 encryption), not an old .xls."""
    with path.open("rb") as stream:
        while block := stream.read(1024 * 1024):
            if _ENCRYPTED in block:
                return True
            if len(block) == 1024 * 1024:
                stream.seek(-len(_ENCRYPTED), 1)
    return False


@contextlib.contextmanager
def _damage(path: Path) -> Iterator[None]:
    """Turn the library's words for a bad file into ours."""
    try:
        yield
    except (CalamineError, OSError) as error:
        raise InputFileError("file_xlsx_damaged", path=str(path)) from error
    except BaseException as error:
        # What it has no word for; its class has no name that could be imported, and it is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise InputFileError("file_xlsx_damaged", path=str(path)) from error


def open_workbook(path: Path) -> CalamineWorkbook:
    """The workbook.

    Raises:
        InputFileError: ``file_xlsx_damaged`` (encrypted ones too), ``file_too_large_unpacked``.
    """
    with _damage(path):
        check_limits(path)
        return CalamineWorkbook.from_path(str(path))


def sheet_names(workbook: CalamineWorkbook) -> tuple[str, ...]:
    """The sheets that hold cells, in the workbook's order."""
    return tuple(meta.name for meta in workbook.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet)


def first_shown(workbook: CalamineWorkbook, names: tuple[str, ...]) -> str:
    """The first of these sheets that a person sees in the workbook; the first of all where none is."""
    hidden = {meta.name for meta in workbook.sheets_metadata if meta.visible != SheetVisibleEnum.Visible}
    return next((name for name in names if name not in hidden), names[0])


def read_sheet(workbook: CalamineWorkbook, sheet: str, path: Path) -> CalamineSheet:
    """A sheet, whole.

    Raises:
        InputFileError: ``file_xlsx_damaged``.
    """
    with _damage(path):
        return workbook.get_sheet_by_name(sheet)


def sheet_rows(sheet: CalamineSheet, path: Path) -> Iterator[list[str]]:
    """Every row from the sheet's first on, as text; empty rows too, so that counting gives the row number.

    Raises:
        InputFileError: ``file_xlsx_damaged``.
    """
    rows = sheet.iter_rows()
    while True:
        with _damage(path):
            row = next(rows, None)
            if row is None:
                return
            cells = [cell if type(cell) is str else cell_text(cell) for cell in row]
        yield cells


def cell_text(cell: CellValue) -> str:
    """A cell as text: whole numbers without ``.0``, ISO dates and times, ``true``/``false``; an error cell is empty."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if cell.time() == datetime.time.min else cell.isoformat(sep=" ")
    return cell.isoformat() if isinstance(cell, (datetime.date, datetime.time)) else str(cell)
