"""What kind of file was given: CSV or XLSX, its encoding, delimiter, quoting and line ends, or why it cannot be read."""

from __future__ import annotations

import codecs
import os
import re
import stat
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Literal

from bulkdesk.files import encoding as enc
from bulkdesk.files import xlsx
from bulkdesk.files.headers import lines_above_header
from bulkdesk.files.records import Dialect, RecordParser
from bulkdesk.store.errors import InputFileError
from bulkdesk.store.open_files import is_open_here

DELIMITERS = (",", ";", "\t", "|")
"""Tried in this order; the first wins a draw."""
SAMPLE_ROWS = 200
"""Records that the delimiter is judged by."""

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NOT_TEXT = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"SQLite format 3\x00",
    b"{\\rtf",
)

# Text that is no table: web pages (old programs call them .xls), XML, address cards, calendars, JSON.
_NO_TABLE = re.compile(
    r"\s*(?:<(?:!doctype|\?xml|html|head|body|meta|table)\b|BEGIN:V(?:CARD|CALENDAR)\s|\[\s*[{\[]|\{\s*\")",
    re.IGNORECASE,
)

LineEnding = Literal["\r\n", "\n", "\r"]


@dataclass(frozen=True, slots=True)
class SourceFormat:
    """How a source file is read.

    Attributes:
        kind: by content, whatever the file is called.
        encoding: name of a Python codec.
        has_bom: whether a byte order mark stands in front.
        delimiter: one character.
        quotechar: one character, or empty for a file without quoting.
        spaced: whether spaces stand between delimiters and quotes, as in ``"a", "b"``.
        line_ending: of the first record; all three are understood wherever they stand.
        sheet: the sheet that is read (XLSX).
        sheets: all sheets to choose from (XLSX).
    """

    kind: Literal["csv", "xlsx"]
    encoding: str = "utf-8"
    has_bom: bool = False
    delimiter: str = ","
    quotechar: str = '"'
    spaced: bool = False
    line_ending: LineEnding = "\n"
    sheet: str | None = None
    sheets: tuple[str, ...] = ()


def detect(
    path: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    quotechar: str | None = None,
    sheet: str | None = None,
) -> SourceFormat:
    """Detect the format of a file; what is given is taken as given (``quotechar=""``: no quoting).

    Raises:
        InputFileError: ``file_missing``, ``file_is_folder``, ``file_unreadable``, ``file_empty``, ``file_not_text``,
            ``file_xlsx_damaged``, ``file_too_large_unpacked``, ``file_old_excel``, ``file_no_table``,
            ``file_unknown_encoding``, ``file_unknown_sheet``, ``file_no_workbook``.
    """
    file = Path(path)
    size = _checked_size(file)
    if is_open_here(file):
        # It is a store.
        raise InputFileError("file_not_text", path=str(file))
    try:
        with file.open("rb") as stream:
            head = stream.read(enc.HEAD_BYTES)
            if not head.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe") and size <= len(head):
                raise InputFileError("file_empty", path=str(file))
            if head.startswith(_ZIP) and xlsx.is_workbook(file):
                return _detect_xlsx(file, sheet)
            _refuse_binary(file, head)
            if sheet is not None:
                raise InputFileError("file_no_workbook", path=str(file), sheet=sheet)
            bom = enc.bom_of(head)
            codec = (
                _codec(file, encoding)
                if encoding
                else _guess(file, head, enc.read_sample(stream, size, head), bom)
            )
    except OSError as error:
        raise InputFileError(
            "file_unreadable", path=str(file), reason=error.strerror or str(error)
        ) from error
    text = codecs.getincrementaldecoder(codec)(enc.MARK_ERRORS).decode(head).removeprefix("\ufeff")
    if _NO_TABLE.match(text):
        raise InputFileError("file_no_table", path=str(file))
    return _dialect(text, codec, bom is not None, delimiter, quotechar, whole=size <= len(head))


def _checked_size(file: Path) -> int:
    try:
        info = file.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputFileError("file_missing", path=str(file)) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise InputFileError("file_unreadable", path=str(file), reason=reason or str(error)) from error
    if stat.S_ISDIR(info.st_mode):
        raise InputFileError("file_is_folder", path=str(file))
    if not stat.S_ISREG(info.st_mode):
        # A pipe or device has no second reading and no size.
        raise InputFileError("file_not_text", path=str(file))
    return info.st_size


def _detect_xlsx(file: Path, sheet: str | None) -> SourceFormat:
    with xlsx.open_workbook(file) as workbook:
        sheets = xlsx.sheet_names(workbook)
        if not sheets:
            raise InputFileError("file_empty", path=str(file))
        chosen = sheet or xlsx.first_shown(workbook, sheets)
    if chosen not in sheets:
        raise InputFileError("file_unknown_sheet", path=str(file), sheet=chosen)
    return SourceFormat("xlsx", sheet=chosen, sheets=sheets)


def _refuse_binary(file: Path, head: bytes) -> None:
    if head.startswith(_OLE) and (
        file.suffix.lower() in {".xlsx", ".xlsm"} or xlsx.is_encrypted_workbook(file)
    ):
        raise InputFileError("file_xlsx_damaged", path=str(file))
    if head.startswith(_OLE) and file.suffix.lower() in {".xls", ".xlt"}:
        raise InputFileError("file_old_excel", path=str(file))
    if head.startswith((_ZIP, _OLE, *_NOT_TEXT)):
        raise InputFileError("file_not_text", path=str(file))


def _codec(file: Path, name: str) -> str:
    codec = enc.codec_name(name)
    if codec is None:
        raise InputFileError("file_unknown_encoding", path=str(file), encoding=name)
    return codec


def _guess(file: Path, head: bytes, sample: bytes, bom: tuple[str, int] | None) -> str:
    if bom is not None:
        return bom[0]
    if b"\x00" in head and (utf16 := enc.utf16_by_nuls(head)):
        return utf16
    if enc.looks_binary(head):
        raise InputFileError("file_not_text", path=str(file))
    return enc.guess_8bit(sample)


def separator_line(line: str) -> str | None:
    """The delimiter that Excel's ``sep=;`` first line names, or None when the line is none."""
    text = line.rstrip("\r\n").strip('"')
    return text[4] if len(text) == 5 and text[:4].lower() == "sep=" else None


def _dialect(
    text: str, codec: str, has_bom: bool, delimiter: str | None, quotechar: str | None, *, whole: bool
) -> SourceFormat:
    lines = list(StringIO(text, newline=""))
    if not whole and len(lines) > 1:
        lines.pop()  # it is likely cut
    named = separator_line(lines[0]) if lines else None
    ending = _line_ending(lines[0] if lines else "")
    body = "".join(lines[1:] if named else lines)
    quote = quotechar if quotechar is not None else _quotechar(body)
    chosen = delimiter or named or _delimiter(body, quote)
    return SourceFormat("csv", codec, has_bom, chosen, quote, _is_spaced(body, chosen, quote), ending)


def _line_ending(line: str) -> LineEnding:
    if line.endswith("\r\n"):
        return "\r\n"
    return "\r" if line.endswith("\r") else "\n"


def _quotechar(text: str) -> str:
    """Double quotes, unless the header is wholly in single ones."""
    header = text.lstrip("\r\n").partition("\n")[0].strip()
    single = any(f"'{delimiter}'" in header for delimiter in DELIMITERS)
    return "'" if single and header.startswith("'") and header.endswith("'") else '"'


def _delimiter(text: str, quotechar: str) -> str:
    scores = [(_score(text, Dialect(delimiter, quotechar)), delimiter) for delimiter in DELIMITERS]
    best = max(score for score, _ in scores)
    return next(delimiter for score, delimiter in scores if score == best)


def _is_spaced(text: str, delimiter: str, quotechar: str) -> bool:
    """Whether quoted cells come behind a delimiter and spaces, and the records agree at least as well when so read."""
    if not quotechar or delimiter.isspace():
        return False
    edge, quote = re.escape(delimiter), re.escape(quotechar)
    if not re.search(rf"{edge} +{quote}[^{quote}\r\n]*{quote}(?={edge}|[\r\n]|\Z)", text):
        return False
    spaced, plain = (_score(text, Dialect(delimiter, quotechar, which)) for which in (True, False))
    return spaced >= plain


def _score(text: str, dialect: Dialect) -> tuple[float, int]:
    """How well the records agree with the header in their number of cells; (0, 0) when the header is one cell."""
    rows, problems = RecordParser(dialect).parse(text, last=True)
    counted = [(row, index in problems) for index, row in enumerate(rows) if row][: SAMPLE_ROWS + 1]
    counted = counted[lines_above_header([row for row, _ in counted]) :]
    if not counted or counted[0][1] or len(counted[0][0]) < 2:
        return 0.0, 0
    width = len(counted[0][0])
    points = 1.0
    for row, failed in counted[1:]:
        if failed:
            continue
        if len(row) == width or (not any(row[width:]) and len(row) > width):
            points += 1
        elif 1 < len(row) < width:
            points += 0.5
    # A few broken rows must not hand the file to a delimiter that happens to stand once in the header.
    return points / len(counted) * min(width, 4), width
