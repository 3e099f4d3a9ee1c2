"""How much room and time a message may take while it is checked and filled in.

Liquid bounds its loops; its filters may blow a word up to gigabytes, and its scanner begins to search for the same end of
a tag again and again.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Any, Final

from liquid.exceptions import LiquidError

MOST_CHARACTERS: Final = 100_000
"""Of a value on its way through filters. No field of a contact is as long."""
MOST_ENTRIES: Final = 10_000
"""Of a list on its way through filters."""
MOST_OUTPUT: Final = 8_000_000
"""Bytes of a part when it is filled in."""
MOST_UNCLOSED: Final = 20
"""Beginnings of fields without an end; for each the scanner goes to the end of the text."""
MOST_PROBLEMS: Final = 50
"""Of a part; who mends them will check again."""

_BLANKS: Final = re.compile(r"\{[{%]-?\s*\w*\s{100}")

Filter = Callable[..., Any]


class TooMuchError(LiquidError):
    """A message would take more room than it may."""

    def __init__(self, words: str) -> None:
        super().__init__(words, token=None)


def slow_to_scan(source: str) -> tuple[int, str] | None:
    """Where a text begins to cost the scanner time by its square, and what is wrong with it; None: nowhere."""
    blanks = _BLANKS.search(source)
    if blanks is not None:
        return blanks.start(), "too many blanks"
    last = source.rfind("}}")
    start = source.find("{{", max(last, 0))
    if source.count("{{", max(last, 0)) > MOST_UNCLOSED:
        return start, "expected '}}', found end of file"
    return None


def bounded(name: str, apply: Filter) -> Filter:
    """A filter that gives up where what it takes or gives is too large.

    No filter makes more than some times of what it takes but those whose figures are worked out beforehand.
    """

    @functools.wraps(apply)
    def checked(value: Any, *arguments: Any, **named: Any) -> Any:
        for each in (value, *arguments):
            _check(each)
        if name == "replace" and arguments:
            old, new = str(arguments[0]), str(arguments[1]) if len(arguments) > 1 else ""
            _check_length(len(str(value)) + str(value).count(old) * len(new))
        elif name == "join" and arguments and isinstance(value, (list, tuple, range)):
            _check_length(len(value) * len(str(arguments[0])))
        result = apply(value, *arguments, **named)
        _check(result)
        return result

    return checked


def _check(value: object) -> None:
    if isinstance(value, str):
        _check_length(len(value))
    elif isinstance(value, range):
        _check_entries(max(0, (value.stop - value.start) // value.step))
    elif isinstance(value, (list, tuple)):
        _check_entries(len(value))
        _check_length(sum(len(entry) for entry in value if isinstance(entry, (str, list, tuple))))


def _check_length(length: int) -> None:
    if length > MOST_CHARACTERS:
        raise TooMuchError(f"more than {MOST_CHARACTERS} characters")


def _check_entries(count: int) -> None:
    if count > MOST_ENTRIES:
        raise TooMuchError(f"more than {MOST_ENTRIES} entries")
