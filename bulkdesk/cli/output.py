"""What is printed: results on stdout, messages and progress on stderr. Everything from files and people is plain text."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from typing import Any

import click

_SAMPLE_ROWS = 200
_COLUMN_GAP = "  "
_ELLIPSIS = "…"
_NARROWEST = 6
_STEPS = 1000


def stand_in_for_closed_streams() -> None:
    """Read nothing from, and write nowhere, what the caller closed; Python has None there.

    Before any file is opened: it would get the stream's number, and whoever writes to that writes into the file.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 -- a device, for good


def tolerate_terminals() -> None:
    """Make text that the terminal's encoding lacks a question mark instead of a crash.

    Everything is written to these streams: left to itself click takes an ASCII terminal for a UTF-8 one.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def printable(text: str) -> str:
    """The text in one line, without the control characters that a terminal would obey."""
    if text.isprintable():
        return text
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def say(text: str) -> None:
    """A message to the person, on stderr, in one line."""
    click.echo(printable(text), file=sys.stderr)


def show(text: str) -> None:
    """A line of the result, on stdout."""
    click.echo(printable(text), file=sys.stdout)


def write_json(document: object) -> None:
    """One JSON document on stdout, in UTF-8 whatever the locale."""
    stream = sys.stdout.buffer
    stream.write(_encoded(document, indent=2) + b"\n")
    stream.flush()


def write_json_list(documents: Iterable[dict[str, Any]]) -> None:
    """A JSON list on stdout, one element a line, in memory that does not grow with it."""
    stream = sys.stdout.buffer
    before = b"[\n"
    for document in documents:
        stream.write(before + _encoded(document))
        before = b",\n"
    stream.write(b"[]\n" if before == b"[\n" else b"\n]\n")
    stream.flush()


def _encoded(document: object, indent: int | None = None) -> bytes:
    # A lone surrogate (unreadable bytes of a file) becomes \udcXX, which is JSON's own way to write it.
    return json.dumps(document, ensure_ascii=False, indent=indent).encode("utf-8", "backslashreplace")


def write_pairs(pairs: Iterable[tuple[str, str]]) -> None:
    """Names and values, aligned."""
    listed = list(pairs)
    widest = max((_width(name) for name, _ in listed), default=0)
    for name, value in listed:
        show(f"{_padded(name, widest)}{_COLUMN_GAP}{value}")


def write_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Aligned columns, cut to the width of a terminal; memory does not grow with the rows.

    The columns' widths are taken from the first rows. Nothing is cut when stdout is no terminal.
    """
    stream = iter(rows)
    sample = list(islice(stream, _SAMPLE_ROWS))
    widths = [max(_width(printable(row[place])) for row in (header, *sample)) for place in range(len(header))]
    cut = sys.stdout.isatty()
    if cut:
        widths = _fitted(widths, shutil.get_terminal_size().columns)
    for row in chain((header,), sample, stream):
        cells = (printable(cell) for cell in row)
        shown = [
            _padded(_shortened(cell, width) if cut else cell, width)
            for cell, width in zip(cells, widths, strict=True)
        ]
        click.echo(_COLUMN_GAP.join(shown).rstrip(), file=sys.stdout)


def _fitted(widths: Sequence[int], room: int) -> list[int]:
    """Take from the widest column until all fit or none can be narrower."""
    fitted = list(widths)
    spare = room - len(_COLUMN_GAP) * (len(fitted) - 1)
    while sum(fitted) > spare and max(fitted) > _NARROWEST:
        fitted[fitted.index(max(fitted))] -= 1
    return fitted


def _width(text: str) -> int:
    """Columns of a terminal that the text takes."""
    if text.isascii():
        return len(text)
    return sum(_character_width(character) for character in text)


def _character_width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _shortened(text: str, width: int) -> str:
    if _width(text) <= width:
        return text
    # More characters than columns are only there with combining marks; a few of them are enough to look at.
    text = text[: 2 * width]
    while text and _width(text) > width - 1:
        text = text[:-1]
    return text + _ELLIPSIS


@contextmanager
def progress(label: str) -> Iterator[Callable[[float], None]]:
    """A progress bar on stderr, when that is a terminal; gives a function to tell the share done, 0 to 1."""
    if not sys.stderr.isatty():
        yield lambda _share: None
        return
    with click.progressbar(length=_STEPS, label=label, file=sys.stderr, width=30) as bar:

        def tell(share: float) -> None:
            ahead = round(share * _STEPS) - bar.pos
            if ahead > 0:
                bar.update(ahead)

        yield tell


def silence_stdout() -> None:
    """Send what is still to be written nowhere: whoever read it has gone, and the interpreter flushes at its end."""
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 -- a device, not a path of ours
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
