"""Text in the reader's language, for code that runs without Qt; the window's translator answers from here too.

The catalogue is ``resources/translations/bulkdesk_<language>.ts`` (Qt Linguist's format). The source text is English,
so the English file holds plural forms only. ``.ci/translations`` finds the strings in the code and names missing ones.
"""

from __future__ import annotations

import ctypes
import locale
import os
import re
import sys
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

LANGUAGES: Final = ("en", "de")
"""The languages there are; the first is the language of the source texts."""

_GROUP_SEPARATORS: Final = {"en": ",", "de": "."}
_MARKS: Final = re.compile("[\u0300-\u036f]+")
"""The marks that letters with marks fall apart into (Unicode's block "Combining Diacritical Marks")."""
_Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of one language: (context, source, disambiguation) → its forms (one, or singular and plural)."""

    messages: dict[_Key, tuple[str, ...]] = field(default_factory=dict)

    def find(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """Return the translation with ``%n`` still in it, or None."""
        forms = self.messages.get((context, source, disambiguation or ""))
        return form_for(forms, n) if forms else None


def form_for(forms: tuple[str, ...], n: int) -> str:
    """Return the form that belongs to a number; -1 for a text without one."""
    # English and German both have one form for exactly 1 and one for all else (CLDR).
    return forms[0] if n in {-1, 1} else forms[-1]


class _Current:
    """The language of this process."""

    language = LANGUAGES[0]


def translate(context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
    """Return ``source`` in the current language.

    Args:
        context: where the text is used; equal texts of different contexts may be translated differently.
        source: the English text, a literal. ``%n`` stands for the number ``n``.
        disambiguation: tells equal texts of one context apart.
        n: the number that chooses the plural form; -1 for a text without one.
    """
    found = catalogue(language()).find(context, source, disambiguation, n)
    text = source if found is None else found
    return text if n == -1 else text.replace("%n", format_number(n))


def QT_TRANSLATE_NOOP(context: str, source: str) -> str:  # noqa: N802, ARG001 - the name and form that Qt's tools know
    """Mark ``source`` for translation under ``context`` and return it as it is."""
    return source


def language() -> str:
    """Return the current language, one of :data:`LANGUAGES`."""
    return _Current.language


def set_language(code: str) -> None:
    """Make ``code`` (one of :data:`LANGUAGES`) the language of this process.

    Raises:
        ValueError: there is no such language.
    """
    if code not in LANGUAGES:
        raise ValueError(code)
    _Current.language = code


def system_language() -> str:
    """Return the first of our languages that the operating system asks for, as the window does, else English."""
    listed = [_code(name) for name in os.environ.get("LANGUAGE", "").split(":") if name]
    # Without a list of wishes the first locale counts alone, whatever the others say.
    wanted = listed or [code for code in map(_code, _system_locales()) if code not in {"", "c", "posix"}][:1]
    return next((code for code in wanted if code in LANGUAGES), LANGUAGES[0])


def format_number(value: int) -> str:
    """Return a whole number with the thousands marks of the current language."""
    return f"{value:,}".replace(",", _GROUP_SEPARATORS[language()])


def sort_text(text: str) -> str:
    """Return what a text is sorted by: upper and lower case alike, letters with marks beside those without (DIN 5007: ä as a)."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    return _MARKS.sub("", unicodedata.normalize("NFKD", folded))


@cache
def catalogue(code: str) -> Catalogue:
    """Return the messages of language ``code``. Unfinished translations count as missing.

    Raises:
        FileNotFoundError: the installation lacks its translations.
    """
    messages: dict[_Key, tuple[str, ...]] = {}
    root = ET.parse(resource_path(f"translations/bulkdesk_{code}.ts")).getroot()  # noqa: S314 - our own file
    for context in root.iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            forms = _forms(message)
            if forms:
                messages[name, message.findtext("source", ""), message.findtext("comment", "")] = forms
    return Catalogue(messages)


def _forms(message: ET.Element) -> tuple[str, ...]:
    translation = message.find("translation")
    if translation is None or translation.get("type") is not None:
        return ()
    if message.get("numerus") == "yes":
        forms = tuple(form.text or "" for form in translation.iter("numerusform"))
    else:
        forms = (translation.text or "",)
    return forms if all(forms) else ()


def resource_path(name: str) -> Path:
    """Return the path of a shipped resource, ``name`` relative to ``resources/``.

    An installed package (a wheel, a frozen executable) carries them inside; a checkout has them beside the package.

    Raises:
        FileNotFoundError: neither place has it.
    """
    package = Path(__file__).resolve().parent.parent
    for root in (package / "resources", package.parent / "resources"):
        if (root / name).exists():
            return root / name
    raise FileNotFoundError(name)


def _code(name: str) -> str:
    """Return the language of a locale's name: ``de`` of ``de_DE.UTF-8@euro``."""
    return re.split("[-_.@]", name, maxsplit=1)[0].casefold()


def _system_locales() -> list[str]:
    """Return the names of the locales that are set, the one that counts most first (gettext's order)."""
    names = [os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)]
    if sys.platform == "win32":
        names.append(locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), ""))
    names.append(locale.getlocale()[0] or "")
    return names
