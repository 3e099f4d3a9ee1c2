"""The countries that phone numbers are known for, by their names in the reader's language."""

from __future__ import annotations

from functools import cache
from typing import Final

import phonenumbers

from bulkdesk.services import i18n

_SHORT: Final = {
    ("de", "HK"): "Hongkong",
    ("de", "MO"): "Macau",
    ("en", "HK"): "Hong Kong",
    ("en", "MO"): "Macao",
}
"""CLDR's short forms (``alt="short"``), under which people look for them; Babel keeps the long ones only."""


def country_name(code: str) -> str:
    """Return a country's name in the current language, by CLDR; the code itself where it has none.

    Args:
        code: two letters of ISO 3166, in upper case (XK, AC and TA as CLDR adds them).
    """
    return _names(i18n.language()).get(code, code)


def country_entries() -> list[tuple[str, str]]:
    """Return name and code of every country that phone numbers are known for, in the order of the names."""
    named = ((country_name(code), code) for code in phonenumbers.SUPPORTED_REGIONS)
    return sorted(named, key=lambda pair: i18n.sort_text(pair[0]))


@cache
def _names(language: str) -> dict[str, str]:
    from babel import Locale  # noqa: PLC0415 -- wanted where countries are shown, not at each start

    names = dict(Locale(language).territories)
    return names | {code: name for (spoken, code), name in _SHORT.items() if spoken == language}
