"""Tables for people to take away. Each carries, in a column of ours, where the audit trail stood when it was written.

So whoever keeps such a file can tell later whether the end of the trail was cut off or written anew.
"""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bulkdesk.audit import package
from bulkdesk.audit.verify import KnownHead
from bulkdesk.files.reader import open_source
from bulkdesk.files.writer import Cell, TableWriter, open_writer
from bulkdesk.services.session import Session
from bulkdesk.store import trail
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.open_files import is_open_here

TRAIL_COLUMN = "bulkdesk_trail"
"""Header of the column, and name of the workbook's property. An import passes over it, as over all that begin so."""

_EMPTY = re.compile(rb"bulkdesk_trail (\d{1,18}:[0-9a-f]{64})")
"""The header of the column in a CSV file without rows, which has no other place for the mark."""

_MOST_HEADER = 16 * 1024 * 1024

_PROPERTIES = "docProps/custom.xml"
_MOST_PROPERTIES = 64 * 1024
_HEAD = re.compile(rb">(\d{1,18}:[0-9a-f]{64})<")


class _Marking:
    """Adds the cell of the last column: the mark in the first row, nothing below."""

    def __init__(self, writer: TableWriter, mark: str) -> None:
        self._writer = writer
        self._mark: str | None = mark

    def write(self, row: Sequence[Cell]) -> None:
        """Write one row."""
        self._writer.write([*row, self._mark])
        self._mark = None


@contextmanager
def open_export(
    session: Session, path: str | os.PathLike[str], header: Sequence[str], *, sheet_name: str
) -> Iterator[TableWriter]:
    """Write a table as ``files.writer.open_writer`` does, with the trail's last entry as ``NUMBER:HASH``.

    That is the last entry at the moment when the file is begun. The entry of the export itself comes later: it says how many rows
    there are, which is known at the end, when the first row is long written.

    Raises:
        RefusedError: as ``open_writer``.
    """
    kept = trail.head(session.store)
    # A trail that somebody took the head from must not keep an auditor from the rest.
    mark = "" if kept is None else str(KnownHead(kept.number, kept.hash))
    with open_writer(
        path,
        [*header, TRAIL_COLUMN],
        sheet_name=sheet_name,
        properties={TRAIL_COLUMN: mark},
        empty_header=[*header, f"{TRAIL_COLUMN} {mark}".rstrip()],
    ) as writer:
        yield _Marking(writer, mark)


def noted_head(path: Path) -> str:
    """Where the trail stood when a file was exported: a table, or an audit package. Nothing else in it is looked at.

    Raises:
        RefusedError: it cannot be read, or no head is noted in it (``head_not_noted``).
    """
    found = None if is_open_here(path) else _of_archive(path) or _of_empty(path) or _of_table(path)
    if not found:
        raise RefusedError("head_not_noted", path=str(path))
    return str(KnownHead.read(found))


def _of_archive(path: Path) -> str | None:
    """From the manifest of a package, or from the properties of a workbook."""
    if not package.is_package(path):
        return None
    try:
        with zipfile.ZipFile(path) as archive:
            if package.MANIFEST in archive.namelist():
                number, head = package.noted_end(archive)
                return str(KnownHead(number, head))
            with archive.open(_PROPERTIES) as stream:
                match = _HEAD.search(stream.read(_MOST_PROPERTIES))
    except (KeyError, *package.DAMAGE):
        return None
    return None if match is None else match.group(1).decode("ascii")


def _of_empty(path: Path) -> str | None:
    """From the header of a CSV file without rows."""
    try:
        with path.open("rb") as file:
            match = _EMPTY.search(file.readline(_MOST_HEADER))
    except OSError:
        # What is wrong with it is said when it is read as a table.
        return None
    return None if match is None else match.group(1).decode("ascii")


def _of_table(path: Path) -> str | None:
    """From the column of ours, as a spreadsheet leaves it when the file was saved anew."""
    with open_source(path) as source:
        if TRAIL_COLUMN not in source.header:
            return None
        place = source.header.index(TRAIL_COLUMN)
        # Rows may have been sorted.
        cells = (row.cells[place] for row in source if place < len(row.cells))
        return next(filter(None, cells), None)
