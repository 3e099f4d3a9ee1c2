"""Keeping spreadsheets from running what a cell of ours says.

A spreadsheet runs a CSV cell that begins with one of a few characters. Such a cell gets an apostrophe in front, in a way
that can be undone exactly, so that a downloaded file goes back into Import unchanged.
"""

from __future__ import annotations

import re

# Triggers as listed by OWASP ("CSV Injection"), full-width forms included; apostrophes in front are counted so that a
# text that looks escaped already can be told from one that we escaped.
_TRIGGER = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_KEPT = re.compile(r"\+[0-9]+(?: [0-9]+)*|[-+]?[0-9]+(?:[.,][0-9]+)?")


def escape_formula(text: str) -> str:
    """The text as it is safe in a CSV cell; phone numbers (``+49 151 …``) and plain numbers stay as they are."""
    if _TRIGGER.match(text) and not _KEPT.fullmatch(text):
        return "'" + text
    return text


def unescape_formula(text: str) -> str:
    """Undo :func:`escape_formula`: ``unescape_formula(escape_formula(x)) == x`` for every text."""
    return text[1:] if text.startswith("'") and _TRIGGER.match(text) else text
