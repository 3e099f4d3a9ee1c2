"""Splitting decoded text into records with Python's csv module, so that one broken record costs one row.

Whole blocks go through ``csv.reader`` in strict mode at its own speed. Only a block in which that fails is taken apart
line by line: a record that cannot be read (a quote that never closes, text behind a closing quote) fails the physical
line where it begins, and reading goes on at the next line.

The work stays linear on hostile input. When the quote opened in line *i* is still open at the end of every line up to
*j*, then a later line of that stretch which leaves its own quote open would run into the very same failure, because the
parser's state at the end of the line is the same. So inside the stretch each line is tried alone, and no stretch is
looked through twice.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from bulkdesk.files.encoding import MARK_ERRORS

if TYPE_CHECKING:
    from _csv import Reader

BLOCK_BYTES = 256 * 1024
"""Bytes read at a time."""
MAX_RECORD_CHARS = 1024 * 1024
"""A longer record is not read: the look-ahead for a closing quote ends here."""
MAX_RECORD_LINES = 2_000
"""A record of more physical lines is taken for a quote that never closes."""


UNTERMINATED_QUOTE = "unterminated_quote"
RECORD_TOO_LONG = "record_too_long"


def allow_long_fields() -> None:
    """Raise csv's field limit (one figure for the whole process, 128 KiB at first) to our own bound; never lower it."""
    if csv.field_size_limit() < MAX_RECORD_CHARS:
        csv.field_size_limit(MAX_RECORD_CHARS)


class Dialect(NamedTuple):
    """What the csv module has to know. ``quotechar`` is empty when the file has no quoting.

    ``spaced``: spaces behind a delimiter do not belong to the cell, so that a quote behind them opens one.
    """

    delimiter: str
    quotechar: str = '"'
    spaced: bool = False

    def reader(self, lines: Iterable[str]) -> Reader:
        """A strict ``csv.reader`` over the lines."""
        if not self.quotechar:
            return csv.reader(lines, delimiter=self.delimiter, quoting=csv.QUOTE_NONE, strict=True)
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            quotechar=self.quotechar,
            skipinitialspace=self.spaced,
            strict=True,
        )


class TextBlocks:
    """Decoded text in blocks that end at a line end, and where possible outside of quotes.

    Attributes:
        bytes_read: how far the file has been read.
    """

    def __init__(self, stream: BinaryIO, encoding: str, quotechar: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)(MARK_ERRORS)
        self._quotechar = quotechar
        self._held = ""  # whole lines held back because a quote is open
        self._line: list[str] = []  # the pieces of a line whose end was not seen yet
        self._line_chars = 0
        self.bytes_read = 0

    def __iter__(self) -> Iterator[tuple[str, bool]]:
        """Yield (text, is the last block)."""
        first = True
        while data := self._stream.read(BLOCK_BYTES):
            self.bytes_read += len(data)
            text = self._decoder.decode(data)
            if first and text:
                text, first = text.removeprefix("\ufeff"), False
            block = self._take(text)
            if block:
                yield block, False
        self._keep(self._decoder.decode(b"", True))
        yield self._held + "".join(self._line), True

    def _take(self, text: str) -> str:
        """Add decoded text; give back what can go out."""
        # A carriage return at the very end may be half of a line end: it waits.
        end = max(text.rfind("\n"), text.rfind("\r", 0, max(len(text) - 1, 0))) + 1
        if end == 0:
            self._keep(text)
            return ""
        whole = self._held + "".join(self._line) + text[:end]
        self._line, self._line_chars = [], 0
        self._keep(text[end:])
        cut = self._outside_quotes(whole)
        self._held = whole[cut:]
        return whole[:cut]

    def _keep(self, text: str) -> None:
        """Hold back a piece of a line; of one that is far too long only as much as shows that it is."""
        piece = text[: max(2 * MAX_RECORD_CHARS - self._line_chars, 0)]
        if piece:
            self._line.append(piece)
            self._line_chars += len(piece)

    def _outside_quotes(self, text: str) -> int:
        """The last line end before which quotes are balanced, or the whole length when there is none near."""
        if not self._quotechar:
            return len(text)
        place = len(text)
        odd = text.count(self._quotechar) % 2
        while odd:
            quote = text.rfind(self._quotechar, 0, place)
            earlier = max(text.rfind("\n", 0, quote), text.rfind("\r", 0, quote)) + 1
            if earlier == 0 or len(text) - earlier > MAX_RECORD_CHARS:
                return len(text)
            odd ^= text.count(self._quotechar, earlier, place) % 2
            place = earlier
        return place


class _LookAhead:
    """Lines for one record, up to the bounds; knows afterwards why it ended."""

    def __init__(self, lines: list[str], start: int) -> None:
        self._lines = lines
        self._start = self._next = start
        self._chars = 0
        self.ran_out = False
        self.over_bound = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._next == len(self._lines):
            self.ran_out = True
            raise StopIteration
        line = self._lines[self._next]
        self._chars += len(line)
        if self._next - self._start == MAX_RECORD_LINES or self._chars > MAX_RECORD_CHARS:
            self.over_bound = True
            raise StopIteration
        self._next += 1
        return line


class RecordParser:
    """Turns blocks of text into records.

    Attributes:
        lines_parsed: physical lines handed to the csv module, repeated ones included (the measure of its work).
    """

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._tail = ""
        self._alone = 0  # so many of the next lines lie in a stretch that was looked through already
        self.lines_parsed = 0

    @property
    def has_tail(self) -> bool:
        """Whether the beginning of a record waits for its end."""
        return bool(self._tail)

    def parse(self, text: str, *, last: bool) -> tuple[list[list[str]], dict[int, str]]:
        """The records that end in this text, and the problem codes of those that could not be read, by index.

        A blank line is a record without cells. The cells of a record with a problem are its raw first line.
        """
        text, self._tail = self._tail + text, ""
        if self._alone == 0 and len(text) <= MAX_RECORD_CHARS:
            rows = self._fast(text)
            if rows is not None:
                return rows, {}
        return self._careful(list(io.StringIO(text, newline="")), last=last)

    def plain_columns(self, text: str, width: int) -> list[list[str]] | None:
        """The cells of a text by columns, at a third of the time of ``parse``.

        None when a row has not exactly ``width`` cells, or when more must be known than where the delimiters and the line
        ends are: ``parse`` has to read the text then. Without quotes the csv module finds nothing else in it either.
        """
        delimiter, quotechar, spaced = self._dialect
        if self._tail or self._alone or spaced or width < 2 or len(text) > MAX_RECORD_CHARS:
            return None
        if quotechar and quotechar in text:
            return None
        if "\r" in text:
            text = text.replace("\r\n", "\n")
            if "\r" in text:
                return None
        if not text.endswith("\n"):
            text += "\n"
        # Each line end becomes a cell of its own: where they all stand below each other, all rows have the same width.
        lines = text.count("\n")
        cells = text.replace("\n", f"{delimiter}\n{delimiter}").split(delimiter)
        cells.pop()
        if len(cells) != lines * (width + 1) or cells[width :: width + 1].count("\n") != lines:
            return None
        return [cells[place :: width + 1] for place in range(width)]

    def _fast(self, text: str) -> list[list[str]] | None:
        """All records of the text, or None when one of them needs a closer look."""
        reader = self._dialect.reader(io.StringIO(text, newline=""))
        try:
            rows = list(reader)
        except csv.Error:
            return None
        finally:
            self.lines_parsed += reader.line_num
        return rows if reader.line_num - len(rows) < MAX_RECORD_LINES else None

    def _careful(self, lines: list[str], *, last: bool) -> tuple[list[list[str]], dict[int, str]]:
        rows: list[list[str]] = []
        problems: dict[int, str] = {}
        at = 0
        while at < len(lines):
            line = lines[at]
            if len(line) > MAX_RECORD_CHARS:
                problems[len(rows)] = RECORD_TOO_LONG
                rows.append([line[:MAX_RECORD_CHARS]])
                self._alone = max(self._alone - 1, 0)
                at += 1
                continue
            ahead = _LookAhead([line], 0) if self._alone else _LookAhead(lines, at)
            reader = self._dialect.reader(ahead)
            try:
                rows.append(next(reader))
                at += reader.line_num
                self._alone = max(self._alone - 1, 0)
            except csv.Error:
                if ahead.ran_out and not self._alone and not last:
                    self._tail = "".join(lines[at:])
                    break
                problems[len(rows)] = UNTERMINATED_QUOTE
                rows.append([line.rstrip("\r\n")])
                at += 1
                # Through which lines the quote stayed open; a line that broke the syntax is not one of them.
                still_open = reader.line_num - (1 if ahead.ran_out or ahead.over_bound else 2)
                self._alone = self._alone - 1 if self._alone else max(still_open, 0)
            finally:
                self.lines_parsed += reader.line_num
        return rows, problems
