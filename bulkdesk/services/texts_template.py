"""What is wrong with a message that cannot be read or filled in, in the reader's language.

The template engine says it in English, and nothing but its words tells one cause from another.
"""

from __future__ import annotations

import json
import re
from typing import Final

from bulkdesk.services.i18n import QT_TRANSLATE_NOOP, translate

ENGINE_CODES: Final = frozenset({"template_syntax", "template_value", "template_failed"})
"""Codes of problems and of records whose value is in the engine's words."""

_UNREADABLE: Final = QT_TRANSLATE_NOOP("causes", "it cannot be read")
_UNWORKABLE: Final = QT_TRANSLATE_NOOP("causes", "a filter cannot work with this value")

_CAUSES: Final = tuple(
    (re.compile(words), text)
    for words, text in (
        (r"expected '}}', found end of file", QT_TRANSLATE_NOOP("causes", "“}}” is missing")),
        (r"missing tag name", QT_TRANSLATE_NOOP("causes", "a tag's name or “%}” is missing")),
        (r"expected tag (?P<mark>\w+),", QT_TRANSLATE_NOOP("causes", "“{mark}” is missing at its end")),
        (
            r"(?P<mark>\w+) tag was never closed",
            QT_TRANSLATE_NOOP("causes", "“end{mark}” is missing at its end"),
        ),
        (
            r"unexpected (?:tag )?(?P<quote>['\"])(?P<mark>.+)(?P=quote)",
            QT_TRANSLATE_NOOP("causes", "“{mark}” cannot stand here"),
        ),
        (
            r"missing expression|expected .*, found end of expression",
            QT_TRANSLATE_NOOP("causes", "something is missing between the braces"),
        ),
        (r"found '='", QT_TRANSLATE_NOOP("causes", "two values are compared with “==”")),
        (r"path segment|dot or bracket", QT_TRANSLATE_NOOP("causes", "the name of a field is not complete")),
        (r"parentheses", QT_TRANSLATE_NOOP("causes", "parentheses cannot stand here")),
        (r"too many blanks", QT_TRANSLATE_NOOP("causes", "there are too many blanks")),
        (r"nesting", QT_TRANSLATE_NOOP("causes", "too many tags stand inside one another")),
        (r"can't divide by", QT_TRANSLATE_NOOP("causes", "a division by zero")),
        (
            r"limit|more than \d+ (characters|entries)",
            QT_TRANSLATE_NOOP("causes", "it gets too long or repeats too often"),
        ),
        (
            r"positional argument|required keyword",
            QT_TRANSLATE_NOOP("causes", "a filter has too few or too many values"),
        ),
        (
            r"expected an? (integer|int|float)\b|to a number|not supported between",
            QT_TRANSLATE_NOOP("causes", "a number is needed here"),
        ),
        (
            # Said of whatever follows where a field or a filter has ended.
            r"expected (end of expression|a comma separated list)",
            QT_TRANSLATE_NOOP("causes", "“|”, “:” or a comma is missing, or a quotation mark"),
        ),
    )
)
"""What the engine says, the more exact before what holds of more, and what it means."""


def cause_text(code: str, words: str) -> str:
    """What the engine's words mean, within a sentence; less exactly where they are not known here.

    Args:
        code: one of ``ENGINE_CODES``.
        words: what the engine said.
    """
    for pattern, text in _CAUSES:
        found = pattern.search(words)
        if found is not None:
            # By replacing: the texts themselves have braces.
            return translate("causes", text).replace("{mark}", found.groupdict().get("mark", ""))
    return translate("causes", _UNREADABLE if code == "template_syntax" else _UNWORKABLE)


def detail_problems(code: str, detail: str | None) -> list[tuple[str, str | None]]:
    """The problems of a record, each with the value it is about as it is said."""
    found: list[tuple[str, str | None]] = json.loads(detail) if detail else [(code, None)]
    return [
        (each, cause_text(each, value) if value and each in ENGINE_CODES else value) for each, value in found
    ]
