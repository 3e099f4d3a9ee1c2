"""What SQLite cannot say itself: letters compared without case in every script. Registered on each connection."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

GRAM: Final = 3
"""Letters of a trigram: shorter words are beyond the index's own language."""

MOST_WORDS: Final = 50
"""Of a search; each makes its statement longer."""
_LONGEST_WORD: Final = 5_000
"""Characters: more than case folding makes of the longest field."""

_PHONE_WORD: Final = re.compile(r"[+0-9()/.\-]+")
_TRUNK: Final = re.compile(r"^((?:\+|00)[0-9]{1,3})\(0\)")


def fold(text: str) -> str:
    """The text as it is searched: without difference between upper and lower case (Unicode's full case folding).

    ``STRASSE``, ``Straße`` and ``strasse`` are the same; accents count.
    """
    return text.lower() if text.isascii() else text.casefold()


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a contact must have: all the words in its texts, or the digits in its phone number."""

    words: tuple[str, ...]
    digits: str | None = None

    def holds(self, text: str, phone: str) -> bool:
        """Whether a contact with this folded text and phone number has it."""
        for word in self.words:
            if word not in text and word not in phone:
                return self.digits is not None and self.digits in phone
        return True


@lru_cache(maxsize=32)
def terms(needle: str) -> tuple[Term, ...]:
    """What a person's search text asks for; all terms must hold. Nothing in it has a meaning but its letters.

    Words that could be pieces of a phone number (``0170 123``, ``+49 (0)170/123``) are one term together: looked for
    as they are, and as the number's digits without the national prefix, which is how E.164 has them.

    Of more than ``MOST_WORDS`` words the first ones count.
    """
    clean = unicodedata.normalize("NFC", needle.encode("utf-8", "ignore").decode().replace("\0", " "))
    found: list[Term] = []
    number: list[str] = []
    # No field holds a longer word: cut, it is as little found as whole, and SQLite can look for it.
    words = [word[:_LONGEST_WORD] for word in fold(clean).split(maxsplit=MOST_WORDS)[:MOST_WORDS]]
    for word in (*words, ""):
        if _PHONE_WORD.fullmatch(word):
            number.append(word)
            continue
        if number:
            found.append(Term(tuple(dict.fromkeys(number)), _digits("".join(number))))
            number = []
        if word:
            found.append(Term((word,)))
    return tuple(dict.fromkeys(found))


def narrows(needle: str, wider: str) -> bool:
    """Whether each contact that a search text finds is surely found by the other, wider one as well.

    So it is while somebody types on: ``anna mü`` narrows ``anna m``, and every text narrows the empty one.
    """
    return all(any(_implies(term, other) for term in terms(needle)) for other in terms(wider))


def _implies(term: Term, other: Term) -> bool:
    """Whether what has the one has the other: each way of having the one is enough."""
    by_words = all(any(word in longer for longer in term.words) for word in other.words)
    by_digits = other.digits is not None and term.digits is not None and other.digits in term.digits
    return by_words and (term.digits is None or by_digits)


def _digits(number: str) -> str | None:
    """The digits of a number as far as E.164 holds them, None for too few to tell a number from a house."""
    digits = re.sub("[^0-9]", "", _TRUNK.sub(r"\1", number)).lstrip("0")
    return digits if len(digits) >= GRAM else None


def contact_holds(needle: str, text: str, phone: str) -> bool:
    """Whether a contact with this text (as stored) and phone number is found by the search text."""
    folded = fold(text)
    for term in terms(needle):  # noqa: SIM110 - a generator would double the time, and this runs for every row
        if not term.holds(folded, phone):
            return False
    return True


@lru_cache(maxsize=20_000)
def sort_key(text: str | None) -> str | None:
    """What a text is sorted by: letters without case and accent, so that Özdemir stands with O (DIN 5007-1)."""
    if text is None:
        return None
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


FUNCTIONS: Final[dict[str, tuple[Callable[..., object], int]]] = {
    "fold": (fold, 1),
    "contact_holds": (contact_holds, 3),
    "sort_key": (sort_key, 1),
}
"""SQL name → the function and how many values it takes. Same answer for the same values."""
