"""What an XLSX takes in memory, found out by streaming through it before the library that holds it whole may open it.

That library reserves room for what a file only claims: the rectangle that reaches to the farthest cell, and the number
of texts that is written over them. When the room is not there it ends the process, so nothing of it can be caught.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from bulkdesk.store.errors import InputFileError

MAX_UNPACKED_BYTES = 2 * 1024**3
"""An XLSX whose parts unpack to more is refused: the sheet is held in memory while it is read."""
BYTES_PER_CELL = 32
"""What the library takes for each cell of the rectangle, empty or not."""
MAX_CELLS = MAX_UNPACKED_BYTES // BYTES_PER_CELL
"""A sheet that reaches further is refused: 67 million cells, such as 64 columns in as many rows as a sheet can have."""

_BLOCK = 1024 * 1024
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_STORED, _DEFLATED = 0, 8
# A cell's place as Excel and the libraries in use write it, and cells that are written in another way.
_COLUMNS = re.compile(rb'<c r="([A-Z]{1,3})[0-9]{1,7}"')
_ROWS = re.compile(rb'<c r="[A-Z]{1,3}([0-9]{1,7})"')
_UNUSUAL = (re.compile(rb":c[\s/>]"), re.compile(rb'<c(?! r="[A-Z]{1,3}[0-9]{1,7}")[\s/>]'))
_REFERENCE = re.compile(r"([A-Za-z]+)([0-9]+)")
_SHEET_PARTS = re.compile(rb"<(?:[\w.-]+:)?(?:sst|sheetData)[\s/>]")
_LONGEST_TAG = 64 * 1024
"""A tag that is longer is cut in two."""
_COUNTS = ("count", "uniqueCount")


def check_limits(path: Path) -> None:
    """Refuse a workbook that would not fit into memory.

    Raises:
        InputFileError: ``file_xlsx_damaged``, ``file_too_large_unpacked``.
    """
    status = path.stat()
    # A file is opened several times on its way to a job; it is looked through once.
    _check(path, status.st_ino, status.st_size, status.st_mtime_ns)


@lru_cache(maxsize=4)
def _check(path: Path, _inode: int, _size: int, _changed: int) -> None:
    try:
        with zipfile.ZipFile(path) as archive, path.open("rb") as stream:
            left = MAX_UNPACKED_BYTES
            for part in archive.infolist():
                left -= _check_part(path, stream, part, left)
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, struct.error, ValueError, EOFError) as error:
        raise InputFileError("file_xlsx_damaged", path=str(path)) from error


def _check_part(path: Path, stream: BinaryIO, part: zipfile.ZipInfo, most: int) -> int:
    """Look through a part; gives how many bytes it unpacks to, whatever its own figure says."""
    size = 0
    for block in _unpacked(stream, part):
        size += len(block)
        if size > most:
            raise _too_large(path, size)
    root, attributes = _root(_unpacked(stream, part))
    if root == "worksheet":
        cells = _quick_extent(_unpacked(stream, part))
        if cells > MAX_CELLS:
            cells = _exact_extent(_unpacked(stream, part))
        if cells > MAX_CELLS:
            raise _too_large(path, cells * BYTES_PER_CELL)
    elif root == "sst":
        # No text takes less than a byte.
        if any(int(attributes.get(key, "0")) > size for key in _COUNTS):
            raise InputFileError("file_xlsx_damaged", path=str(path))
    elif any(_SHEET_PARTS.search(block) for block in _whole_tags(_unpacked(stream, part))):
        # The library is content with less than XML.
        raise InputFileError("file_xlsx_damaged", path=str(path))
    return size


def _too_large(path: Path, size: int) -> InputFileError:
    return InputFileError("file_too_large_unpacked", path=str(path), size=size)


def _unpacked(stream: BinaryIO, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part in blocks, to its true end: ``zipfile`` stops where the part's own figure says."""
    stream.seek(part.header_offset)
    mark, name, extra = _LOCAL_HEADER.unpack(stream.read(_LOCAL_HEADER.size))
    if mark != b"PK\x03\x04" or part.compress_type not in {_STORED, _DEFLATED} or part.flag_bits & 1:
        raise zipfile.BadZipFile(part.filename)
    place, end = stream.seek(name + extra, 1), stream.tell() + part.compress_size
    inflate = zlib.decompressobj(-zlib.MAX_WBITS) if part.compress_type == _DEFLATED else None
    while place < end and (packed := stream.read(min(_BLOCK, end - place))):
        place += len(packed)
        if inflate is None:
            yield packed
            continue
        while packed:
            yield inflate.decompress(packed, _BLOCK)
            packed = inflate.unconsumed_tail
    if inflate is not None:
        yield inflate.flush()


def _root(blocks: Iterable[bytes]) -> tuple[str, dict[str, str]]:
    """Name, without its namespace's prefix, and attributes of the first element; empty when it is no XML."""
    found: list[tuple[str, dict[str, str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if not found:
            found.append((_local(name), attributes))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    for block in blocks:
        try:
            parser.Parse(block, False)
        except (expat.ExpatError, LookupError):
            # It is no XML, or names an encoding that there is not.
            break
        if found:
            break
    return found[0] if found else ("", {})


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _whole_tags(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in blocks that end before the beginning of a tag."""
    held = b""
    for block in blocks:
        text = held + block
        cut = text.rfind(b"<", max(0, len(text) - _LONGEST_TAG))
        cut = len(text) if cut < 0 else cut
        yield text[:cut]
        held = text[cut:]
    yield held


def _quick_extent(blocks: Iterable[bytes]) -> int:
    """Cells of the rectangle to the farthest cell, or more; far too many when they are written in an unusual way."""
    columns: set[bytes] = set()
    rows: set[bytes] = set()
    for block in _whole_tags(blocks):
        if any(unusual.search(block) for unusual in _UNUSUAL):
            return MAX_CELLS + 1
        columns.update(_COLUMNS.findall(block))
        rows.update(_ROWS.findall(block))
    return max(map(_column, columns), default=0) * max(map(int, rows), default=0)


def _column(letters: bytes) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _exact_extent(blocks: Iterable[bytes]) -> int:
    """Cells of the rectangle to the farthest cell that holds something; one that is only formatted does not count."""
    cells = _Cells()
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = cells.start, cells.end
    for block in blocks:
        parser.Parse(block, False)
    parser.Parse(b"", True)
    return cells.last_row * cells.last_column


class _Cells:
    """Where the cells of a sheet lie. Those that do not say follow the one before.

    Attributes:
        last_row: 1 for the first; 0 for an empty sheet.
        last_column: as well.
    """

    def __init__(self) -> None:
        self.last_row = self.last_column = 0
        self._row, self._column = 1, 1
        self._in_cell = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        local = _local(name)
        if self._in_cell:
            self.last_row = max(self.last_row, self._row)
            self.last_column = max(self.last_column, self._column)
        elif local == "row" and "r" in attributes:
            self._row = int(attributes["r"])
        elif local == "c":
            self._in_cell = True
            if "r" in attributes:
                place = _REFERENCE.fullmatch(attributes["r"])
                if place is None:
                    raise ValueError(attributes["r"])
                self._column, self._row = _column(place[1].encode()), int(place[2])

    def end(self, name: str) -> None:
        """An element ends."""
        local = _local(name)
        if local == "c":
            self._in_cell = False
            self._column += 1
        elif local == "row":
            self._row, self._column = self._row + 1, 1
