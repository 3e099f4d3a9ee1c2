"""Time zone and country: which there are, and which the machine is set to."""

from __future__ import annotations

import ctypes
import locale
import os
import re
import sys
import zoneinfo
from collections.abc import Collection, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Final
from zoneinfo import available_timezones

from bulkdesk.services import i18n
from bulkdesk.store.errors import RefusedError

FALLBACK_COUNTRY: Final = "US"
_COUNTRY_OF_LANGUAGE: Final = {"de": "DE"}
"""Languages of the window that name one country plainly; English names none."""

_LOCALE_VARIABLES: Final = ("LC_ALL", "LC_TELEPHONE", "LC_CTYPE", "LANG")
"""Where a locale's territory is looked for. ``LC_TELEPHONE`` is set where the language is one and the region another."""

_AS_DELIVERED: Final = re.compile(r"en[_-]US(?![A-Za-z])", re.IGNORECASE)
"""What systems are delivered with, wherever they stand: no wish of a person."""

_TERRITORY = re.compile(r"[A-Za-z]{2,3}(?:[_-][A-Za-z]{4})?[_-]([A-Za-z]{2})(?:[_.@].*)?")
"""``de_DE.UTF-8@euro``, ``zh-Hans-CN``: the two letters are the territory."""


def checked_timezone(name: str) -> str:
    """An IANA time zone's name. Raises RefusedError for another."""
    if name not in available_timezones():
        raise RefusedError("timezone_unknown", name=name)
    return name


def checked_country(code: str) -> str:
    """An ISO 3166 country code that phone numbers are known for, in upper case. Raises RefusedError for another."""
    upper = code.upper()
    if upper not in known_countries():
        raise RefusedError("country_unknown", name=code)
    return upper


def known_countries() -> Collection[str]:
    """Codes of the countries that phone numbers are known for."""
    import phonenumbers  # noqa: PLC0415 -- as tzlocal

    regions: Collection[str] = phonenumbers.SUPPORTED_REGIONS
    return regions


def system_timezone() -> str:
    """The machine's time zone, UTC when it has none that is known."""
    import tzlocal  # noqa: PLC0415 -- wanted when a store or sub-account is made, not at each start

    name = tzlocal.get_localzone_name() or "UTC"
    return name if name in available_timezones() else "UTC"


def system_country() -> str:
    """The country of the machine's settings; a suggestion, which is shown where it counts and can be changed."""
    return suggested_country(os.environ, system_timezone(), i18n.language())


def suggested_country(environment: Mapping[str, str], timezone: str, language: str) -> str:
    """The country that settings speak for.

    In this order: the territory of the locale (also of one that is not installed: the wish is plain all the same; not of
    ``en_US``, which systems come with wherever they are), the country of the time zone, that of the language where it names
    one plainly, else :data:`FALLBACK_COUNTRY`.

    Args:
        environment: with the variables that POSIX names for locales.
        timezone: an IANA name.
        language: of the window or the command line.
    """
    known = known_countries()
    wishes = (
        *(territory(name) for name in _locale_names(environment) if not _AS_DELIVERED.match(name)),
        country_of_timezone(timezone),
        _COUNTRY_OF_LANGUAGE.get(language),
    )
    return next((code for code in wishes if code is not None and code in known), FALLBACK_COUNTRY)


def territory(locale_name: str) -> str | None:
    """The territory of a locale's name (``de_DE.UTF-8`` → ``DE``), None where it names none (``C.UTF-8``)."""
    found = _TERRITORY.fullmatch(locale_name)
    return found[1].upper() if found else None


def country_of_timezone(name: str) -> str | None:
    """The country that tzdata's ``zone.tab`` has for a zone, or for what the zone is another name of; None for UTC."""
    rows = (line.split("\t") for line in _tzdata_lines("zone.tab") if not line.startswith("#"))
    countries = {row[2]: row[0] for row in rows}
    # In this order: some builds of tzdata make zones with a country of their own another name of a neighbour's.
    if name in countries:
        return countries[name]
    links = (line.split() for line in _tzdata_lines("tzdata.zi") if line.startswith("L "))
    return next((countries.get(zone) for _, zone, other in links if other == name), None)


def _tzdata_lines(name: str) -> Iterator[str]:
    """A table beside the zones, from where Python takes those: the system's folders, else the package; empty without it."""
    for folder in zoneinfo.TZPATH:
        path = Path(folder, name)
        if path.is_file():
            return iter(path.read_text("utf-8").splitlines())
    try:
        table = files("tzdata") / "zoneinfo" / name
        return iter(table.read_text("utf-8").splitlines())
    except (ModuleNotFoundError, FileNotFoundError):
        return iter(())


def _locale_names(environment: Mapping[str, str]) -> Iterator[str]:
    """The names of the locales that are set, the one that counts most first.

    Not ``locale.getlocale``: it knows installed ones only, and calls ``C.UTF-8`` American.
    """
    yield from (environment[name] for name in _LOCALE_VARIABLES if environment.get(name))
    if sys.platform == "win32":
        yield locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultLCID(), "")
