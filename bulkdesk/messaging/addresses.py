"""E-mail addresses on the wire: what an envelope and a header may hold."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from email_validator import EmailNotValidError, validate_email

MAX_LOCAL: Final = 64
MAX_DOMAIN: Final = 255
"""Octets (RFC 5321, 4.5.3.1)."""

_PLAIN: Final = re.compile(r"[a-z0-9!#$%&'*+\-/=?^_`{|}~.]{1,64}@[a-z0-9.-]{1,255}", re.IGNORECASE)


class AddressError(ValueError):
    """The text is no address that mail can be sent to."""


def wire_address(address: str) -> str:
    """The address as a mail server takes it: the domain in its ASCII form, the local part as it is.

    The local part of the result may hold letters outside ASCII; only servers with SMTPUTF8 take it then.

    Raises:
        AddressError: it is no address. No text with spaces, line ends or brackets gets through.
    """
    return address if _PLAIN.fullmatch(address) else _by_library(address)


@lru_cache(maxsize=1024)
def _by_library(address: str) -> str:
    try:
        found = validate_email(
            address, check_deliverability=False, globally_deliverable=False, test_environment=True
        )
    except EmailNotValidError as error:
        raise AddressError(str(error)) from None
    if len(found.local_part.encode()) > MAX_LOCAL or len(found.ascii_domain) > MAX_DOMAIN:
        raise AddressError(address)
    return f"{found.local_part}@{found.ascii_domain}"
