"""One contact as a person fills it in: the same reading of values as an import, but what cannot be read is refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from bulkdesk.contacts.dates import day_first_for, is_plausible_birth_date, parse_date
from bulkdesk.contacts.emails import normalise_email
from bulkdesk.contacts.fields import FIELDS
from bulkdesk.contacts.phones import normalise_phone
from bulkdesk.contacts.values import MAX_LONG_TEXT, MAX_TEXT, clean_text, trim
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.people import json_text

FormValue = str | Iterable[str] | Mapping[str, str | None] | None
"""A text, or the entries of a field that holds several, or custom fields by name (None takes one away)."""

KINDS: Final = {
    field.name: field.kind
    for field in FIELDS
    if field.kind in {"text", "notes", "email", "phone", "date", "emails", "phones"}
}
"""The fields that can be filled in, besides ``custom``, and their kinds."""


class FormReader:
    """Reads what was filled in, for one sub-account on one day."""

    def __init__(self, *, country: str, today: dt.date) -> None:
        self._country = country
        self._today = today

    def read(self, values: Mapping[str, FormValue]) -> dict[str, str | None]:
        """Column → value as stored, for the given fields but ``custom``; None for an emptied one.

        Raises:
            RefusedError: ``unknown_field``, ``invalid_email``, ``invalid_phone``, ``invalid_date`` or
                ``value_too_long``, with ``field`` and ``value``.
        """
        return {name: self._field(name, value) for name, value in values.items()}

    def _field(self, name: str, value: FormValue) -> str | None:
        kind = KINDS.get(name)
        if kind is None or isinstance(value, Mapping):
            raise RefusedError("unknown_field", field=name)
        if kind in {"emails", "phones"}:
            read = normalise_email if kind == "emails" else self._phone
            return _several(name, () if value is None else _entries(value), read, f"invalid_{kind[:-1]}")
        text = "" if value is None else value if isinstance(value, str) else ", ".join(value)
        if kind in {"text", "notes"}:
            return checked_text(name, text, MAX_TEXT if kind == "text" else MAX_LONG_TEXT)
        if not trim(text):
            return None
        readers: dict[str, Callable[[str], str | None]] = {
            "email": normalise_email,
            "phone": self._phone,
            "date": self._birth_date,
        }
        found = readers[kind](text)
        if found is None:
            raise RefusedError(f"invalid_{kind}", field=name, value=text)
        return found

    def _phone(self, text: str) -> str | None:
        return normalise_phone(text, self._country)

    def _birth_date(self, text: str) -> str | None:
        date = parse_date(text, day_first=day_first_for(self._country))
        return date.isoformat() if date is not None and is_plausible_birth_date(date, self._today) else None


def read_custom(before: Mapping[str, str], values: Mapping[str, str | None]) -> str | None:
    """Custom fields as stored: those there were, with the given ones put in or, when empty, taken away.

    Raises:
        RefusedError: ``value_too_long`` with ``field`` and ``value``, or ``unknown_field`` for one without a name.
    """
    custom = dict(before)
    for name, text in values.items():
        key = clean_text(name)
        if key is None:
            raise RefusedError("unknown_field", field=name)
        value = checked_text(key, text or "", MAX_LONG_TEXT)
        if value is None:
            custom.pop(key, None)
        else:
            custom[key] = value
    return json_text(custom) if custom else None


def checked_text(field: str, text: str, most: int) -> str | None:
    """A text as it is stored. Raises RefusedError ``value_too_long`` with ``field``, ``value`` and ``most``."""
    clean = clean_text(text.encode("utf-8", "replace").decode())
    if clean is not None and len(clean) > most:
        raise RefusedError("value_too_long", field=field, value=clean[:80], most=most)
    return clean


def _entries(value: str | Iterable[str]) -> Iterable[str]:
    return (value,) if isinstance(value, str) else value


def _several(name: str, entries: Iterable[str], read: Callable[[str], str | None], code: str) -> str | None:
    found: list[str] = []
    for entry in entries:
        if not trim(entry):
            continue
        value = read(entry)
        if value is None:
            raise RefusedError(code, field=name, value=entry)
        if value not in found:
            found.append(value)
    return json_text(found) if found else None
