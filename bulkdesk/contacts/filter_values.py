"""What people write in a filter, brought into the form in which the store keeps it, so that equal things are found."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import Final

import phonenumbers

from bulkdesk.contacts.emails import normalise_email
from bulkdesk.contacts.phones import normalise_phone
from bulkdesk.contacts.values import clean_text
from bulkdesk.store.filters import Condition, Filter, Kind, Operator, kind_of, replace_conditions

_WHOLE: Final = frozenset(
    {Operator.IS, Operator.IS_NOT, Operator.HAS_ANY, Operator.HAS_ALL, Operator.HAS_NONE}
)
"""Operators that compare with the whole of a stored text; the others with a part of it."""

_SEPARATORS: Final = re.compile(r"[\s()/.\-]+")
_NUMBER: Final = re.compile(r"\+?[0-9]+")


def normalised(tree: Filter, country: str) -> Filter:
    """The filter with its texts as the store has them.

    Texts are in NFC and, where the whole is compared, trimmed; e-mails in lower case; phones in E.164, read as in the
    country (ISO 3166 code): ``0170 1234567`` is ``+491701234567`` in Germany, what starts with ``0170`` starts with
    ``+49170``, and what contains ``0170`` contains ``170``. Where there is no such nought, or it may be left out, what
    starts with ``202`` starts with ``+1202``. What cannot be read as an e-mail or phone stays as it is:
    then nothing is equal to it. A filter that is as stored already stays the same.
    """

    def change(condition: Condition) -> Condition:
        kind = kind_of(condition.field)
        values = tuple(
            _normalised(value, kind, condition.operator, country) if isinstance(value, str) else value
            for value in condition.values
        )
        return replace(condition, values=values)

    return replace_conditions(tree, change)


def _normalised(text: str, kind: Kind | None, operator: Operator, country: str) -> str:
    plain = unicodedata.normalize("NFC", text)
    if operator in _WHOLE:
        plain = clean_text(plain) or plain
    match kind:
        case Kind.EMAIL | Kind.EMAIL_LIST if operator in _WHOLE:
            return normalise_email(plain) or plain.lower()
        case Kind.PHONE | Kind.PHONE_LIST if operator in _WHOLE:
            return normalise_phone(plain, country) or plain
        case Kind.PHONE | Kind.PHONE_LIST:
            return _part_of_number(plain, operator, country)
    return plain


def _part_of_number(text: str, operator: Operator, country: str) -> str:
    """Some digits of a number as E.164 has them; another text as it is."""
    digits = _SEPARATORS.sub("", text)
    if not digits.isascii() or not _NUMBER.fullmatch(digits):
        return text
    if operator is not Operator.STARTS_WITH:
        # Somewhere within: E.164 has no noughts before the area code, as the search field knows too.
        return digits.lstrip("0") or digits
    if digits.startswith("00"):
        return "+" + digits[2:]
    code = phonenumbers.country_code_for_region(country)
    if not code or digits.startswith("+"):
        return digits
    # No stored number starts with a digit: whatever is written so is meant as it is dialled inside the country.
    return f"+{code}{digits.removeprefix(phonenumbers.ndd_prefix_for_region(country, True) or '')}"
