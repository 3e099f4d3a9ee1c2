"""E-mail addresses: one stored form, so that equal addresses are equal strings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from email_validator import SPECIAL_USE_DOMAIN_NAMES, EmailNotValidError, validate_email

from bulkdesk.contacts.values import trim

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_EMAIL: Final = 254
"""Characters of an address (RFC 5321 with RFC 3696 errata 1690); the library refuses more."""

_MAILTO: Final = "mailto:"
_NAMED: Final = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]*)>")

# The plain addresses of which the library's answer is known: the address itself. Narrower than its rules in every
# part: ASCII only, labels up to 63 characters (RFC 1035), a top-level domain of letters that is not set aside.
_ATOM: Final = r"[a-z0-9_!#$%&'*+\-/=?^`{|}~]+"
_LABEL: Final = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_SET_ASIDE: Final = "|".join(sorted(re.escape(name.rpartition(".")[2]) for name in SPECIAL_USE_DOMAIN_NAMES))
_ADDRESS: Final = rf"{_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+(?!(?:{_SET_ASIDE})$)[a-z]{{2,63}}"
_PLAIN: Final = re.compile(_ADDRESS)
# A line at a time, so that a whole column costs one call: the plain address of each line, nothing for the others.
_PLAIN_LINES: Final = re.compile(rf"^(?:({_ADDRESS})|.*)$", re.MULTILINE)


def normalise_email(text: str) -> str | None:
    """The stored form of an address, or None when it is not one.

    The form is trimmed, lower case and NFC; an internationalised domain is kept in its own letters. The syntax is
    email-validator's, without DNS: no quoted local part, a dot in the domain, no domain that is set aside
    (``.local``, ``.invalid``, ``.onion``) except ``.test`` and ``.example``, which samples use.

    ``mailto:a@b.de`` and ``Name <a@b.de>`` name their address in so many words and are read. A name that is itself
    another address is not: which one is meant would be a guess.
    """
    plain = text.strip().lower()
    # "--" may be a label that IDNA forbids or decodes ("xn--…"): the library's business.
    if len(plain) <= MAX_EMAIL and _PLAIN.fullmatch(plain) and "--" not in plain:
        return plain
    return _by_library(text)


def plain_emails(cells: Sequence[str]) -> list[str | None]:
    """The stored form of every plain address of a column; None for any other cell, empty or not.

    What it gives is what :func:`normalise_email` gives, at a third of the time.
    """
    lines = "\n".join(cells).lower()
    if lines.count("\n") != len(cells) - 1:
        return [normalise_email(cell) if cell else None for cell in cells]
    found = [address or None for address in _PLAIN_LINES.findall(lines)]
    if "--" in lines or len(max(cells, key=len)) > MAX_EMAIL:
        return [
            address if address and "--" not in address and len(address) <= MAX_EMAIL else None
            for address in found
        ]
    return found


def _by_library(text: str) -> str | None:
    """What :func:`normalise_email` promises, for any text."""
    address = _bare_address(trim(text).lower())
    # Without the sign the library only finds more to say about it.
    if address is None or len(address) > MAX_EMAIL or "@" not in address:
        return None
    try:
        # test_environment lets ".test" through; it would also take "a@test", without a dot.
        found = validate_email(address, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return None
    return found.normalized if found.domain != "test" else None


def _bare_address(text: str) -> str | None:
    """The address in ``mailto:…`` and ``Name <…>``; None for a name that is another address."""
    if text.startswith(_MAILTO):
        return unquote(text[len(_MAILTO) :])
    named = _NAMED.fullmatch(text)
    if named is None:
        return text
    address = named["address"].strip().removeprefix(_MAILTO)
    name = named["name"].strip(" \"'")
    return address if "@" not in name or name == address else None
