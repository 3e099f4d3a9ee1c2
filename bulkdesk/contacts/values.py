"""Reading of plain values: text, names, lists, yes/no.

Nothing here cuts a value short. Limits stand in :data:`MAX_TEXT` and :data:`MAX_LONG_TEXT`; whoever reads a file
reports a longer value (``value_too_long``) and leaves it out.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MAX_TEXT: Final = 1_000
"""Characters of a one-line field. Longer ones are a damaged file (a quote that never closed), not an address."""
MAX_LONG_TEXT: Final = 5_000
"""Characters of notes and of custom values: HighLevel's published limit for notes."""

# ZERO WIDTH SPACE, WORD JOINER, BYTE ORDER MARK, MONGOLIAN VOWEL SEPARATOR: left at the ends by web pages and
# editors. Joiners (U+200C, U+200D) are letters' business and stay.
_ZERO_WIDTH: Final = "\u200b\u2060\ufeff\u180e"
# The last white space of Unicode is U+3000: to ask every code point there is would cost each start 50 ms.
_EDGES: Final = _ZERO_WIDTH + "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
# Lone surrogates as well: UTF-8 has none, so no store could keep them.
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]+")
_LINE_END: Final = re.compile(r"\r\n?")
SAME_LABEL: Final = ":::"
"""Google puts several values of one label into one cell so, in every column."""
_LIST_SEPARATOR: Final = re.compile(rf"[,;\r\n]|{SAME_LABEL}")
_QUOTED_ENTRY: Final = re.compile(
    r'(?:\A|(?<=[,;\r\n])|(?<=:::))[^\S\r\n]*"((?:[^"]|"")*)"[^\S\r\n]*(?=[,;\r\n]|:::|\Z)'
)
_NAME_SUFFIX: Final = re.compile(
    r"(?:jr|sr|jun|sen|ii|iii|iv|ph\.?\s?d|m\.?d|esq|mba|[bm]\.?\s?a|[bm]\.?\s?sc|ll\.?m|dipl\.?-\w+)\.?",
    re.IGNORECASE,
)

_TRUE: Final = frozenset({"true", "yes", "y", "ja", "j", "1", "x", "wahr", "on", "an", "all", "alle"})
_FALSE: Final = frozenset({"false", "no", "n", "nein", "0", "falsch", "off", "aus", "none", "keine"})


def trim(text: str) -> str:
    """Without white space, no-break spaces and zero-width marks at both ends."""
    return text.strip() if text.isascii() else text.strip(_EDGES)


def clean_text(text: str) -> str | None:
    """A text as it is stored, or None when there is nothing in it.

    Trimmed, in Unicode's NFC form, line ends as ``\\n``, and without lone surrogates and control characters other
    than line end and tab. Everything else stays as written, case and inner spaces too.
    """
    if text.isascii() and text.isprintable():
        return text.strip() or None
    text = trim(_CONTROLS.sub("", _LINE_END.sub("\n", text)))
    return unicodedata.normalize("NFC", text) or None


def clean_texts(cells: Sequence[str]) -> list[str | None]:
    """``clean_text`` of every cell of a column, at a fifth of the time where all are plain."""
    text = "".join(cells)
    # Printable: no control character or line end, and no white space or mark at the ends but plain spaces. A part of a
    # text in NFC is in NFC (UAX #15), so the cells need not be looked at one by one.
    if text.isprintable() and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return [cell.strip() or None for cell in cells]
    return [clean_text(cell) if cell else None for cell in cells]


def split_name(full: str) -> tuple[str | None, str | None]:
    """First and last name of a whole name.

    ``Last, First`` is read by its comma, unless what follows is a suffix (``Jr.``, ``PhD``), which stays with the
    last name. Otherwise the last word is the last name and everything before it the first name: where a surname
    begins (``van``, ``de la``) differs from land to land. A single word is the first name.
    """
    name = (clean_text(full) or "").strip(" ,")
    family, given = (part.strip(" ,") for part in name.partition(",")[::2])
    if given and not _NAME_SUFFIX.fullmatch(given):
        return given, family
    suffix = f", {given}" if given else ""
    words = family.split()
    if len(words) < 2:
        return (family + suffix) or None, None
    return " ".join(words[:-1]), words[-1] + suffix


def split_list(text: str) -> list[str]:
    """The entries of a cell that holds several: tags, additional e-mails and phones.

    Separated by comma, semicolon, line end or Google's ``:::``; trimmed, without empty ones, each once. An entry that
    stands whole in double quotes may hold separators, and quotes when doubled, as ``join_list`` writes them.
    """
    if '"' in text:
        return _split_quoted(text)
    if text.isascii() and text.isprintable() and ":" not in text:
        parts = [part.strip() for part in text.replace(";", ",").split(",")]
    else:
        parts = [clean_text(part) or "" for part in _LIST_SEPARATOR.split(text)]
    return [part for part in dict.fromkeys(parts) if part]


def _split_quoted(text: str) -> list[str]:
    found: list[str] = []
    start = 0
    for quoted in _QUOTED_ENTRY.finditer(text):
        found += _LIST_SEPARATOR.split(text[start : quoted.start()])
        found.append(quoted[1].replace('""', '"'))
        start = quoted.end()
    found += _LIST_SEPARATOR.split(text[start:])
    return [part for part in dict.fromkeys(clean_text(part) or "" for part in found) if part]


def join_list(entries: Iterable[str]) -> str:
    """The cell from which ``split_list`` reads the same entries: separated by semicolons, in quotes where needed."""
    return ";".join(
        '"' + entry.replace('"', '""') + '"'
        if entry.startswith('"') or _LIST_SEPARATOR.search(entry)
        else entry
        for entry in entries
    )


def parse_flag(text: str) -> bool | None:
    """A yes/no cell in English, German or spreadsheet words; None when it is neither."""
    word = trim(text).lower()
    if word in _TRUE:
        return True
    return False if word in _FALSE else None
