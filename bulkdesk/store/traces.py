"""Whether a text names certain people: by their e-mails and phone numbers, as files and problems have them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_EMAIL = re.compile(r"[^\s@|,;:<>()\[\]\"']+@[^\s@|,;:<>()\[\]\"']+")
_NUMBER = re.compile(r"\+?\d[\d\s()/.\-–]{4,}\d")
BETWEEN_TEXTS = "|"
"""Neither an e-mail nor a number goes on behind it."""
_LEAST_DIGITS = 7
"""So many of a number's last digits are taken for the number itself: files have it without country code or prefix."""


@dataclass(frozen=True)
class Traces:
    """E-mails in lower case and digits of phone numbers that tell that a text is about certain people."""

    emails: frozenset[str]
    numbers: frozenset[str]

    @classmethod
    def of_people(cls, people: Iterable[Sequence[str | None]]) -> Traces:
        """From ``(email, phone, additional_emails, additional_phones)``, the latter two JSON."""
        emails: set[str] = set()
        numbers: set[str] = set()
        for email, phone, more_emails, more_phones in people:
            emails.update(value.casefold() for value in (email, *listed(more_emails)) if value)
            numbers.update(digits_of(value) for value in (phone, *listed(more_phones)) if value)
        return cls(frozenset(emails), frozenset(numbers))

    def without(self, other: Traces) -> Traces:
        """These less the others."""
        return Traces(self.emails - other.emails, self.numbers - other.numbers)

    def finder(self) -> Finder:
        """To look for them in many texts."""
        return Finder(self)


class Finder:
    """Looks for traces in texts; the time does not grow with how many there are."""

    def __init__(self, traces: Traces) -> None:
        self._emails = traces.emails
        self._numbers: dict[str, list[str]] = {}
        for number in traces.numbers:
            if len(number) >= _LEAST_DIGITS:
                self._numbers.setdefault(number[-_LEAST_DIGITS:], []).append(number)

    def finds(self, text: str) -> bool:
        """Whether the text has one of the e-mails or numbers in it."""
        if "@" in text and any(
            match.group().casefold().strip(".") in self._emails for match in _EMAIL.finditer(text)
        ):
            return True
        return any(self._knows(digits_of(match.group())) for match in _NUMBER.finditer(text))

    def _knows(self, digits: str) -> bool:
        """Whether the digits are how a number ends, the last seven at least."""
        known = self._numbers.get(digits[-_LEAST_DIGITS:], ())
        return any(number.endswith(digits) for number in known)


def listed(text: str | None) -> list[str]:
    """The values of a column that holds a JSON list, or nothing."""
    values: list[str] = json.loads(text) if text else []
    return values


def digits_of(number: str) -> str:
    """The digits without leading zeros, and without the national prefix in brackets: ``+49 (0)30`` is ``4930``."""
    return re.sub(r"\D", "", number.replace("(0)", "")).lstrip("0")
