"""The words, values and signs of a filter's text, and the error that says where it stops making sense."""

from __future__ import annotations

import re
from enum import Enum, StrEnum, auto
from typing import Final, NamedTuple

from bulkdesk.store.errors import RefusedError

HERE: Final = "▸"
"""Stands in ``near`` of an error before the character where the text stops making sense."""

_AROUND: Final = 24
"""Characters shown on each side of the mark."""


class Expected(StrEnum):
    """What should stand where a filter stops making sense; ``services.texts`` has the words."""

    FIELD = "field"
    CUSTOM_NAME = "custom_name"
    TEXT_OPERATOR = "text_operator"
    TAG_OPERATOR = "tag_operator"
    DATE_OPERATOR = "date_operator"
    FLAG_OPERATOR = "flag_operator"
    STRING = "string"
    CLOSING_QUOTE = "closing_quote"
    ESCAPE = "escape"
    MORE_TAGS = "more_tags"
    DAY = "day"
    SECOND_DAY = "second_day"
    LATER_DAY = "later_day"
    DAYS = "days"
    DAYS_WORD = "days_word"
    AGO = "ago"
    JOB = "job"
    JOINER = "joiner"
    CLOSING = "closing"
    FEWER = "fewer"
    FLATTER = "flatter"
    SHORTER = "shorter"


class TokenKind(Enum):
    """What a token is. ``SIGN`` is any single character that is nothing else."""

    WORD = auto()
    STRING = auto()
    DAY = auto()
    NUMBER = auto()
    SIGN = auto()
    BROKEN = auto()
    END = auto()


class Token(NamedTuple):
    """A piece of the text. ``text`` of a string is its value, of a broken one what was expected."""

    kind: TokenKind
    text: str
    position: int


_SPACE: Final = re.compile(r"\s*")
_PLAIN: Final = re.compile(
    r"(?P<WORD>[^\W\d][\w-]*)|(?P<DAY>[0-9]{4}-[0-9]{2}-[0-9]{2})|(?P<NUMBER>[0-9]+)|(?P<SIGN>.)", re.DOTALL
)
_STRING_PART: Final = re.compile(r"""[^"'\\]+|["']|\\(?P<escaped>.?)""", re.DOTALL)
_ESCAPES: Final = {'"': '"', "'": "'", "\\": "\\", "n": "\n", "r": "\r", "t": "\t"}
_WRITTEN: Final = str.maketrans({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def tokens(text: str) -> list[Token]:
    """All tokens; the last one is ``END``, or ``BROKEN`` where a string is not well-formed."""
    found: list[Token] = []
    position = 0
    while True:
        start = _end(_SPACE, text, position)
        if start == len(text):
            found.append(Token(TokenKind.END, "", start))
            return found
        if text[start] in "\"'":
            token, position = _string(text, start)
        else:
            token, position = _plain(text, start)
        found.append(token)
        if token.kind is TokenKind.BROKEN:
            return found


def quoted(text: str) -> str:
    """The text as a string token in one line."""
    return f'"{text.translate(_WRITTEN)}"'


def filter_error(text: str, position: int, expected: Expected) -> RefusedError:
    """The error that ``filter_text.parse_filter`` describes."""
    start, end = max(0, position - _AROUND), position + _AROUND
    near = f"{'…' if start else ''}{text[start:position]}{HERE}{text[position:end]}{'…' if end < len(text) else ''}"
    shown = "".join(letter if letter.isprintable() else " " for letter in near)
    return RefusedError(
        "filter_error", position=position, column=position + 1, near=shown.strip(), expected=expected
    )


def _plain(text: str, start: int) -> tuple[Token, int]:
    match = _PLAIN.match(text, start)
    if match is None or match.lastgroup is None:  # the pattern takes any character
        raise ValueError(start)
    return Token(TokenKind[match.lastgroup], match[0], start), match.end()


def _string(text: str, start: int) -> tuple[Token, int]:
    """The string that begins with a quote at ``start``, and where it ends."""
    parts: list[str] = []
    position = start + 1
    while position < len(text):
        match = _STRING_PART.match(text, position)
        if match is None:  # the pattern takes any character
            raise ValueError(position)
        if match[0] == text[start]:
            return Token(TokenKind.STRING, "".join(parts), start), match.end()
        escaped: str | None = match["escaped"]
        if escaped is None:
            parts.append(match[0])
        elif escaped in _ESCAPES:
            parts.append(_ESCAPES[escaped])
        else:
            return Token(TokenKind.BROKEN, Expected.ESCAPE, position), match.end()
        position = match.end()
    return Token(TokenKind.BROKEN, Expected.CLOSING_QUOTE, len(text)), len(text)


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return position if match is None else match.end()
