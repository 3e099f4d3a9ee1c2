"""Keeping spreadsheets from running what a cell of ours says.

A spreadsheet runs a CSV cell that begins with one of a few characters. Such a cell gets an apostrophe in front, in a way
that can be undone exactly, so that a downloaded file goes back into Import unchanged.

Where lists are separated by semicolons, as in Germany, a spreadsheet takes those within a cell of ours for the ends of
cells, and does not see that line ends stand in quotes: what follows them there is guarded in the same way.
"""

from __future__ import annotations

import re

# Triggers as listed by OWASP ("CSV Injection"), full-width forms included; apostrophes in front are counted so that a
# text that looks escaped already can be told from one that we escaped.
_TRIGGER = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_KEPT = re.compile(r"\+[0-9]+(?: [0-9]+)*|[-+]?[0-9]+(?:[.,][0-9]+)?")
_BEHIND_END = re.compile(r"(?<=[;\r\n])[^;\r\n]+")


def escape_formula(text: str) -> str:
    """The text as it is safe in a CSV cell; phone numbers (``+49 151 …``) and plain numbers stay as they are."""
    # Asked of every cell of a million rows: most have no end of a cell within.
    if ";" in text or "\n" in text or "\r" in text:
        text = _BEHIND_END.sub(lambda piece: _escaped(piece[0]), text)
    return _escaped(text)


def unescape_formula(text: str) -> str:
    """Undo :func:`escape_formula`: ``unescape_formula(escape_formula(x)) == x`` for every text."""
    return _BEHIND_END.sub(lambda piece: _unescaped(piece[0]), _unescaped(text))


def _escaped(text: str) -> str:
    return "'" + text if _TRIGGER.match(text) and not _KEPT.fullmatch(text) else text


def _unescaped(text: str) -> str:
    return text[1:] if text.startswith("'") and _TRIGGER.match(text) else text
