"""What a column can be mapped to, in words and in groups."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from bulkdesk.contacts.fields import IMPORT_FIELDS, parse_target
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.mappings import CUSTOM_PREFIX
from bulkdesk.ui.widgets.cell_text import quoted

_FIELDS: Final = {
    "id": QT_TRANSLATE_NOOP("ContactFields", "Contact id"),
    "first_name": QT_TRANSLATE_NOOP("ContactFields", "First name"),
    "last_name": QT_TRANSLATE_NOOP("ContactFields", "Last name"),
    "full_name": QT_TRANSLATE_NOOP("ContactFields", "Full name"),
    "email": QT_TRANSLATE_NOOP("ContactFields", "E-mail"),
    "phone": QT_TRANSLATE_NOOP("ContactFields", "Phone"),
    "company": QT_TRANSLATE_NOOP("ContactFields", "Company"),
    "address": QT_TRANSLATE_NOOP("ContactFields", "Street address"),
    "city": QT_TRANSLATE_NOOP("ContactFields", "City"),
    "postal_code": QT_TRANSLATE_NOOP("ContactFields", "Postal code"),
    "state": QT_TRANSLATE_NOOP("ContactFields", "State"),
    "country": QT_TRANSLATE_NOOP("ContactFields", "Country"),
    "date_of_birth": QT_TRANSLATE_NOOP("ContactFields", "Date of birth"),
    "source": QT_TRANSLATE_NOOP("ContactFields", "Source"),
    "type": QT_TRANSLATE_NOOP("ContactFields", "Type"),
    "timezone": QT_TRANSLATE_NOOP("ContactFields", "Time zone"),
    "additional_emails": QT_TRANSLATE_NOOP("ContactFields", "Additional e-mails"),
    "additional_phones": QT_TRANSLATE_NOOP("ContactFields", "Additional phones"),
    "notes": QT_TRANSLATE_NOOP("ContactFields", "Notes"),
    "tags": QT_TRANSLATE_NOOP("ContactFields", "Tags"),
    "dnd": QT_TRANSLATE_NOOP("ContactFields", "Do not disturb (all channels)"),
    "dnd_sms": QT_TRANSLATE_NOOP("ContactFields", "Do not disturb (SMS)"),
    "dnd_email": QT_TRANSLATE_NOOP("ContactFields", "Do not disturb (e-mail)"),
    "created_at": QT_TRANSLATE_NOOP("ContactFields", "Created"),
}

GROUPS: Final = (
    (
        QT_TRANSLATE_NOOP("ContactFields", "Who it is"),
        ("first_name", "last_name", "full_name", "email", "phone", "id"),
    ),
    (
        QT_TRANSLATE_NOOP("ContactFields", "Company and address"),
        ("company", "address", "city", "postal_code", "state", "country"),
    ),
    (
        QT_TRANSLATE_NOOP("ContactFields", "More about the contact"),
        ("tags", "notes", "date_of_birth", "source", "type", "timezone", "created_at"),
    ),
    (
        QT_TRANSLATE_NOOP("ContactFields", "More ways to reach them"),
        ("additional_emails", "additional_phones"),
    ),
    (
        QT_TRANSLATE_NOOP("ContactFields", "Do not disturb"),
        ("dnd", "dnd_sms", "dnd_email"),
    ),
)
"""The fields under the headings of the list they are chosen from."""


def field_text(name: str) -> str:
    """Return what a field is called."""
    return QCoreApplication.translate("ContactFields", _FIELDS[name])


def group_text(source: str) -> str:
    """Return a heading of :data:`GROUPS`."""
    return QCoreApplication.translate("ContactFields", source)


def custom_target(name: str) -> str:
    """Return the target that is the custom field ``name``."""
    return f"{CUSTOM_PREFIX}{name}"


def custom_name(target: str) -> str | None:
    """Return the custom field's name, or None for another target."""
    return target.removeprefix(CUSTOM_PREFIX) if target.startswith(CUSTOM_PREFIX) else None


def target_text(target: str | None) -> str:
    """Return a target in words; None is a column that is left out."""
    if target is None:
        return QCoreApplication.translate("ContactFields", "Leave out")
    name = custom_name(target)
    if name is None:
        return field_text(target)
    return QCoreApplication.translate("ContactFields", "Custom field “{name}”").format(name=quoted(name))


def known_target(text: str) -> str | None:
    """Return a kept target as it is written today; None for ``-`` and for a field that there is no more."""
    try:
        target = parse_target(text)
    except RefusedError:
        return None
    return None if target is None else str(target)


def holds_several(target: str) -> bool:
    """Whether more than one column may go to ``target`` (contacts.normalise: tags and lists are joined)."""
    field = IMPORT_FIELDS.get(target)
    return field is not None and field.kind in {"tags", "emails", "phones"}
