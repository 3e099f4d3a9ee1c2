"""Phone numbers: one stored form, E.164, so that equal numbers are equal strings.

The answer is phonenumbers' (Google's metadata), at 13–16 µs a number. Plain numbers get the same answer from a
table made of the same metadata; tests/contacts/test_phones.py holds the two equal.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, Final, NamedTuple

import phonenumbers
from phonenumbers import (
    NumberParseException,
    PhoneMetadata,
    PhoneNumberFormat,
    PhoneNumberType,
    ValidationResult,
)

from bulkdesk.contacts.values import trim

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from phonenumbers import PhoneNumberDesc

MAX_PHONE: Final = 100
"""Characters of a cell in which a number is looked for; no number is written that long."""

# --- what is read at all ------------------------------------------------------------------------------------

# phonenumbers drops any text before the first digit. Only what says "phone" is dropped here: the digits of
# "Room 12345678" or of a customer number are not a phone number.
_LABEL: Final = re.compile(
    r"(?:tel(?:efon|ephone)?|ph(?:one)?|mob(?:ile?|il)?|handy|cell|cellular|call|whatsapp|sms|home|work|office|"
    r"privat|büro|natel|[tmph])\b\s*[.:]*\s*",
    re.IGNORECASE,
)
_DAMAGE: Final = re.compile(
    r"""
      [+]?\d+\.0+               # a whole number that a spreadsheet turned into a float
    | .*\d[,.]?\d*\s*e\s*[+-]?\d+   # 4.93012E+11: the last digits are lost
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Marks that phonenumbers would drop or read as an extension: pauses, service codes, a second number.
_FOREIGN_MARK: Final = re.compile(r"[,;*#|\n\r&?=]")
_VANITY: Final = re.compile(r"[^A-Za-z]*[A-Za-z][A-Za-z .-]{2,}")
_GROUP: Final = re.compile(r"\d+")
_NANP: Final = 1


def normalise_phone(text: str, country: str | None) -> str | None:
    """The E.164 form of a number, or None when it cannot be read for certain.

    ``country`` (ISO 3166 code) is where a number without country code belongs; without one such numbers are None.
    A number counts when its length is possible for its country, whether or not it is assigned today; one that
    could only be dialled inside its town is not enough. Read are the usual separators, no-break spaces, digits of
    other scripts, ``00`` and its like, ``tel:``, a spreadsheet's leading apostrophe, ``(0)``, a calling code without
    its plus sign, and vanity numbers (valid ones of the North American plan, toll-free ones elsewhere: other letters
    are far more often a street).

    Not read, because part of it would be lost or made up: numbers with an extension (E.164 has none, and without it
    the number may be another person's), two numbers in one cell, service codes, numbers that a spreadsheet rounded or
    turned into a float, and those that may as well begin with the calling code as with an area code (a mobile number
    with the code in front is one: no area code is followed by so many digits).
    """
    return _fast(text, country) or _by_library(text, country)


def _by_library(text: str, country: str | None) -> str | None:
    """What :func:`normalise_phone` promises, for any text."""
    readable = _readable(text)
    if readable is None:
        return None
    try:
        number = phonenumbers.parse(readable, country)
    except NumberParseException:
        return None
    if (
        number.extension
        or phonenumbers.is_possible_number_with_reason(number) != ValidationResult.IS_POSSIBLE
    ):
        return None
    if any(letter.isalpha() for letter in readable) and not _is_vanity(readable, number):
        return None
    if (abroad := _without_plus(readable, number)) is not None:
        if phonenumbers.number_type(abroad) != PhoneNumberType.MOBILE:
            return None
        number = abroad
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def _without_plus(readable: str, number: phonenumbers.PhoneNumber) -> phonenumbers.PhoneNumber | None:
    """What a number read as a national one is when its first digits are the calling code; None when it cannot be.

    Spreadsheets drop the plus sign and the leading zero alike, and where numbers differ in length both readings may be
    valid: ``4917612345678`` in Germany.
    """
    digits = str(number.national_number)
    code = str(number.country_code)
    if not digits.startswith(code) or "".join(_GROUP.findall(readable)) != digits or "+" in readable:
        return None
    abroad = phonenumbers.PhoneNumber(
        country_code=number.country_code, national_number=int(digits[len(code) :] or "0")
    )
    return abroad if phonenumbers.is_valid_number(abroad) else None


def _readable(text: str) -> str | None:
    """The part of a cell that phonenumbers may read, None when the cell holds less or more than one number."""
    if len(text) > MAX_PHONE:
        return None
    if not text.isascii():
        text = _plain_spaces(text)
    text = trim(text).lstrip("'`´’").strip()
    label = _LABEL.match(text)
    if label is not None:
        text = text[label.end() :]
    if _DAMAGE.fullmatch(text) or _FOREIGN_MARK.search(text) or _holds_two_numbers(text):
        return None
    first = _GROUP.search(text)
    if first is None or any(letter.isalpha() for letter in text[: first.start()]):
        return None
    return text


def _plain_spaces(text: str) -> str:
    """Every kind of space as a space, without direction marks and other invisible signs (address books add them)."""
    kinds = ((letter, unicodedata.category(letter)) for letter in text)
    return "".join(" " if kind == "Zs" else letter for letter, kind in kinds if kind != "Cf")


def _holds_two_numbers(text: str) -> bool:
    """Whether a number seems to begin after another has ended: ``030 123456 / 030 123457``.

    A group of digits begins with 0, seven or more digits come before it, six or more from it on. (A plus sign inside
    is refused by phonenumbers; two numbers without a leading 0 are together too long.)
    """
    groups = _GROUP.findall(text)
    total = sum(map(len, groups))
    before = 0
    for group in groups:
        if group.startswith("0") and before >= 7 and total - before >= 6:
            return True
        before += len(group)
    return False


def _is_vanity(readable: str, number: phonenumbers.PhoneNumber) -> bool:
    """Whether letters at the end of a number stand for digits."""
    if not _VANITY.fullmatch(readable) or sum(map(str.isalpha, readable)) < 3:
        return False
    if number.country_code == _NANP:
        return phonenumbers.is_valid_number(number)
    return bool(phonenumbers.number_type(number) == PhoneNumberType.TOLL_FREE)


# --- plain numbers --------------------------------------------------------------------------------------------

_DIGITS: Final = re.compile(r"[+]?[0-9]{5,17}")
# A line at a time, so that a whole column costs one call: the digits of each line, nothing for the others.
_DIGIT_LINES: Final = re.compile(r"^(?:([+]?[0-9]{5,17})|.*)$", re.MULTILINE)
_SEPARATORS: Final = b" -/()."
# Where _holds_two_numbers might say yes: it needs thirteen digits, and seven of them before a group with a 0.
_LATE_ZERO: Final = re.compile(r"(?:[^0-9]*[0-9]){7,}[^0-9]+0")
_LONG: Final = 13
_MAX_PLAIN: Final = 40
_NEVER: Final = r"(?!)"


class _Plan:
    """The part of a numbering plan that decides about plain numbers.

    Attributes:
        code: calling code, without plus sign.
        lengths: the possible lengths of a national number that may be dialled from anywhere.
        trunk: matches the prefix that is dialled inside the country only, carrier codes included.
        abroad: matches the prefix of numbers to other countries.
        pattern: matches the valid national numbers.
    """

    __slots__ = ("abroad", "code", "lengths", "pattern", "trunk")

    def __init__(
        self,
        code: str,
        lengths: frozenset[int],
        *,
        trunk: str | None,
        abroad: str | None,
        pattern: str | None,
    ) -> None:
        self.code = code
        self.lengths = lengths
        self.trunk = re.compile(trunk or _NEVER)
        self.abroad = re.compile(abroad or _NEVER)
        self.pattern = re.compile(pattern or _NEVER)

    def national(self, digits: str) -> str | None:
        """E.164 of a number as it is dialled inside the country, None when the library has to decide."""
        if digits.startswith(self.code) or self.abroad.match(digits):
            return None
        return self.significant(digits)

    def significant(self, digits: str) -> str | None:
        """E.164 of a number whose calling code is gone; a trunk prefix may still be there, as in ``+49 (0)30``."""
        trunk = self.trunk.match(digits)
        if trunk is not None:
            # The library keeps the prefix where the number is a valid one with it and may not be without.
            if self.pattern.fullmatch(digits):
                return None
            digits = digits[trunk.end() :]
        return f"+{self.code}{digits}" if len(digits) in self.lengths else None


def _plan(metadata: PhoneMetadata | None, main: PhoneMetadata | None) -> _Plan | None:
    """The plan of a region, None where its rules are more than a prefix and lengths.

    ``main`` is the region that leads its calling code: what is possible is asked there. Rules that rewrite the number
    are the library's business.
    """
    if metadata is None or metadata.general_desc is None or main is None or main.general_desc is None:
        return None
    if metadata.national_prefix_transform_rule:
        return None
    return _Plan(
        str(metadata.country_code),
        _lengths(metadata.general_desc) & _lengths(main.general_desc),
        trunk=metadata.national_prefix_for_parsing,
        abroad=metadata.international_prefix,
        pattern=metadata.general_desc.national_number_pattern,
    )


def _lengths(numbers: PhoneNumberDesc) -> frozenset[int]:
    """Lengths of national numbers that may be dialled from anywhere."""
    return frozenset(numbers.possible_length) - frozenset(numbers.possible_length_local_only)


@lru_cache(maxsize=512)
def _plan_of_country(country: str | None) -> _Plan | None:
    """The plan for numbers without calling code, None where it is unknown or not simple."""
    if country not in phonenumbers.SUPPORTED_REGIONS:
        return None
    metadata = PhoneMetadata.metadata_for_region(country, None)
    return _plan(metadata, _main_metadata(phonenumbers.country_code_for_region(country)))


@lru_cache(maxsize=2048)
def _plan_of_code(digits: str) -> _Plan | None:
    """The plan of a calling code, None where there is none or it is not simple."""
    if not digits.isdecimal():
        return None
    metadata = _main_metadata(int(digits))
    plan = _plan(metadata, metadata)
    return plan if plan is not None and plan.code == digits else None


def _main_metadata(code: int) -> PhoneMetadata | None:
    """The rules of the region that leads a calling code."""
    region = phonenumbers.region_code_for_country_code(code)
    return PhoneMetadata.metadata_for_region_or_calling_code(code, region)


def _fast(text: str, country: str | None) -> str | None:
    """The answer for a plain number, None where the library has to decide (also about what is no number)."""
    digits = text
    if not _DIGITS.fullmatch(text):
        # A chain of replace() costs a quarter of one translate().
        digits = (
            text.replace(" ", "")
            .replace("-", "")
            .replace("/", "")
            .replace("(", "")
            .replace(")", "")
            .replace(".", "")
        )
        if not _DIGITS.fullmatch(digits) or not _is_one_number(text, digits):
            return None
    return _from_digits(digits, country)


def _is_one_number(text: str, digits: str) -> bool:
    """Whether a text of digits and separators is plainly one whole number; False where the library has to decide."""
    if len(text) > _MAX_PLAIN or ".0" in text:
        return False
    return len(digits) < _LONG + (digits[0] == "+") or not _LATE_ZERO.match(text)


def _from_digits(digits: str, country: str | None) -> str | None:
    """The answer for 5 to 17 digits, with or without a plus sign before them."""
    if digits[0] != "+":
        plan = _plan_of_country(country)
        return plan.national(digits) if plan is not None else None
    # Calling codes have one to three digits, and none begins another.
    for end in (3, 2, 4):
        plan = _plan_of_code(digits[1:end])
        if plan is not None:
            return plan.significant(digits[end:])
    return None


class _ColumnRule(NamedTuple):
    """Reads the numbers of a whole column that belong to one country.

    Attributes:
        lines: finds in each line the national number, nothing where ``_from_digits`` has to look.
        prefix: goes before it.
    """

    lines: re.Pattern[str]
    prefix: str


@lru_cache(maxsize=64)
def _column_rule(country: str | None) -> _ColumnRule | None:
    """What ``_from_digits`` does with the numbers of a country, dialled from inside or from abroad, as one expression.

    None where its rules from inside and from abroad differ in more than how they begin.
    """
    inside = _plan_of_country(country)
    if inside is None:
        return None
    outside = _plan_of_code(inside.code)
    if outside is None or outside.lengths != inside.lengths:
        return None
    lengths = "|".join(
        f"[0-9]{{{length},{_last(inside.lengths, length)}}}"
        for length in sorted(inside.lengths)
        if length - 1 not in inside.lengths
    )
    rule = re.compile(
        rf"^(?:(?:[+]{inside.code}{_trunk_rule(outside)}"
        rf"|(?![+]|{inside.code}|(?:{inside.abroad.pattern})){_trunk_rule(inside)})({lengths})|.*)$",
        re.MULTILINE,
    )
    # A group of the metadata's own would stand beside ours.
    return _ColumnRule(rule, f"+{inside.code}") if rule.groups == 1 else None


def _last(lengths: Collection[int], first: int) -> int:
    """The last length before a gap."""
    return next(length for length in count(first) if length + 1 not in lengths)


def _trunk_rule(plan: _Plan) -> str:
    """What ``_Plan.significant`` does with the beginning of a number, as a part of an expression."""
    trunk = plan.trunk.pattern
    return rf"(?:(?={trunk})(?!(?:{plan.pattern.pattern})$)(?>{trunk})|(?!{trunk}))"


def plain_phones(cells: Sequence[str], country: str | None) -> list[str | None]:
    """The E.164 form of every plain number of a column; None for any other cell, empty or not.

    What it gives is what :func:`normalise_phone` gives, at a quarter of the time.
    """
    text = "\n".join(cells)
    if not text.isascii() or text.count("\n") != len(cells) - 1:
        return [_fast(cell, country) if cell else None for cell in cells]
    lines = text.encode("ascii").translate(None, _SEPARATORS).decode("ascii")
    columns = zip(cells, _DIGIT_LINES.findall(lines), strict=True)
    rule = _column_rule(country)
    if rule is None or ".0" in text:
        return [
            _from_digits(digits, country)
            if digits and (digits == cell or _is_one_number(cell, digits))
            else None
            for cell, digits in columns
        ]
    prefix = rule.prefix
    return [
        None
        if not digits
        or (
            digits != cell
            and (len(digits) >= _LONG or len(cell) > _MAX_PLAIN)
            and not _is_one_number(cell, digits)
        )
        else prefix + national
        if national
        else _from_digits(digits, country)
        for (cell, digits), national in zip(columns, rule.lines.findall(lines), strict=True)
    ]
