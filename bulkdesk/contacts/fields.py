"""The fields of a contact: the one list that import, export, filters and forms share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from bulkdesk.contacts.values import clean_text
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.mappings import CUSTOM_PREFIX, IDENTITY_TARGETS

if TYPE_CHECKING:
    from collections.abc import Iterable

Kind = Literal[
    "id", "text", "notes", "name", "email", "phone", "date", "datetime", "emails", "phones", "tags", "flag"
]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a contact.

    Attributes:
        name: key in JSON, on the command line and in the store.
        kind: what its values are, and so how they are read and filtered.
    """

    name: str
    kind: Kind


FIELDS: Final = (
    Field("id", "id"),
    Field("first_name", "text"),
    Field("last_name", "text"),
    Field("email", "email"),
    Field("phone", "phone"),
    Field("company", "text"),
    Field("address", "text"),
    Field("city", "text"),
    Field("postal_code", "text"),
    Field("state", "text"),
    Field("country", "text"),
    Field("date_of_birth", "date"),
    Field("source", "text"),
    Field("type", "text"),
    Field("timezone", "text"),
    Field("additional_emails", "emails"),
    Field("additional_phones", "phones"),
    Field("notes", "notes"),
    Field("tags", "tags"),
    Field("dnd_sms", "flag"),
    Field("dnd_email", "flag"),
    Field("created_at", "datetime"),
    Field("updated_at", "datetime"),
)
"""The stored fields, in the order in which they are shown and exported."""

IMPORT_ONLY_FIELDS: Final = (Field("full_name", "name"), Field("dnd", "flag"))
"""Targets that an import splits: a whole name in one column, a DND flag for both channels."""

IMPORT_FIELDS: Final = {
    field.name: field for field in (*FIELDS, *IMPORT_ONLY_FIELDS) if field.name != "updated_at"
}
"""What an import column may be mapped to, by name. When a contact was updated is the program's own record."""

LEAVE_OUT: Final = "-"


@dataclass(frozen=True, slots=True)
class Target:
    """Where an import column goes: a field, or the custom field ``custom`` (then ``field`` is None)."""

    field: Field | None
    custom: str | None = None

    def __str__(self) -> str:
        return self.field.name if self.field is not None else f"{CUSTOM_PREFIX}{self.custom}"


def parse_target(text: str) -> Target | None:
    """Read a mapping target as the command line and saved mappings write it.

    ``email`` is a field (case does not matter), ``custom:NAME`` a custom field (it does), ``-`` leaves the
    column out and gives None.

    Raises:
        RefusedError: ``unknown_field`` with ``field``: no such import target, or a custom field without a name.
    """
    wanted = text.strip()
    if wanted == LEAVE_OUT:
        return None
    if wanted[: len(CUSTOM_PREFIX)].lower() == CUSTOM_PREFIX:
        name = clean_text(wanted[len(CUSTOM_PREFIX) :])
        if name:
            return Target(None, name)
    field = IMPORT_FIELDS.get(wanted.lower())
    if field is None:
        raise RefusedError("unknown_field", field=text)
    return Target(field)


def has_identity(targets: Iterable[str | None]) -> bool:
    """Whether a mapping to these targets can tell contacts apart: a name, e-mail, phone, or the contact id."""
    return any(target in IDENTITY_TARGETS or target == "id" for target in targets)
