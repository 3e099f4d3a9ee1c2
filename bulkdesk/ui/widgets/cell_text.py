"""How text from a file is shown: short, on one line, with nothing invisible and nothing that turns the line around."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MAX_SHOWN: Final = 300
"""Characters of a cell that are shown; no cell of a table is wider."""

MAX_MESSAGE: Final = 1_000
"""Characters of a message, which may name a path."""

_SEPARATOR: Final = re.compile(r"[/\\]")
_LONG_RUN: Final = re.compile(r"[^\s\u200b]{50}")

# Unicode's control pictures for C0 and DEL, clearer marks for the two that are usual in cells.
_SHOWN: Final = {code: 0x2400 + code for code in range(0x20)} | {
    0x7F: "\u2421",
    ord("\n"): "⏎",
    ord("\t"): "⇥",
}
# Embeddings, overrides, isolates and marks of the bidirectional algorithm (UAX #9), and the byte order mark.
_HIDDEN: Final = dict.fromkeys(
    [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0xFEFF], None
)
_C1: Final = dict.fromkeys(range(0x80, 0xA0), "\ufffd")
_TABLE: Final = _SHOWN | _HIDDEN | _C1

# UTF-8 read as Windows-1252: a lead byte Â or Ã, or â€, before what its next byte becomes.
_MOJIBAKE: Final = re.compile(r"[ÂÃ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|ï»¿|[\x80-\x9f]|\ufffd")


def visible(text: str, most: int = MAX_SHOWN) -> str:
    """Return ``text`` for a cell: control characters as their pictures, direction controls left out, cut at ``most``."""
    shown = text[: most + 1].replace("\r\n", "\n")
    if not (shown.isascii() and shown.isprintable()):
        shown = shown.translate(_TABLE)
    return shown if len(shown) <= most else shown[: most - 1] + "…"


def quoted(text: str, most: int = 40) -> str:
    """Return ``text`` for the middle of a sentence; letters that run right to left stay within it."""
    shown = visible(text, most)
    if any(unicodedata.bidirectional(char) in {"R", "AL", "AN"} for char in shown):
        return f"\u2068{shown}\u2069"
    return shown


def breakable(text: str) -> str:
    """Return a message with room to break its lines: a path has no spaces, and one that cannot break widens the window."""
    parts = _SEPARATOR.sub("\\g<0>\u200b", visible(text, MAX_MESSAGE))
    return _LONG_RUN.sub("\\g<0>\u200b", parts)


def garbled(texts: list[str]) -> str | None:
    """Return the first text that looks read in the wrong encoding, or None."""
    return next((text for text in texts if _MOJIBAKE.search(text[:MAX_SHOWN])), None)
