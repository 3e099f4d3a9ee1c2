"""How many segments a text message takes: what networks count and gateways charge."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_BASIC: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The default alphabet (3GPP TS 23.038, 6.2.1) without the escape."""
_EXTENDED: Final = frozenset("\f^{}\\[~]|€")
"""Characters that take an escape and so two units (6.2.1.1)."""


class Encoding(StrEnum):
    """How a text message is written."""

    GSM7 = "GSM-7"
    UCS2 = "UCS-2"

    @property
    def alone(self) -> int:
        """Units that fit in a message of one segment."""
        return 160 if self is Encoding.GSM7 else 70

    @property
    def joined(self) -> int:
        """Units that fit in each of several segments: their header takes the rest."""
        return 153 if self is Encoding.GSM7 else 67


@dataclass(frozen=True, slots=True)
class Segments:
    """What a text takes.

    Attributes:
        encoding: GSM-7 where all characters are in it; else UCS-2.
        units: septets, or UTF-16 code units.
        segments: how many; 0 for an empty text.
        left: units that still fit before another segment is needed.
    """

    encoding: Encoding
    units: int
    segments: int
    left: int


def segments(text: str) -> Segments:
    """Count the segments of a text. A character of two units is never parted between two of them."""
    encoding = Encoding.GSM7 if all(c in _BASIC or c in _EXTENDED for c in text) else Encoding.UCS2
    sizes = [_size(character, encoding) for character in text]
    units = sum(sizes)
    if units <= encoding.alone:
        return Segments(encoding, units, int(bool(text)), encoding.alone - units)
    count, used = 1, 0
    for size in sizes:
        if used + size > encoding.joined:
            count, used = count + 1, 0
        used += size
    return Segments(encoding, units, count, encoding.joined - used)


def _size(character: str, encoding: Encoding) -> int:
    if encoding is Encoding.GSM7:
        return 2 if character in _EXTENDED else 1
    return 2 if ord(character) > 0xFFFF else 1
