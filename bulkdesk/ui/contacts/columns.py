"""The columns of the contacts table: what they are called, show, sort by, and how wide they usually are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QCoreApplication

from bulkdesk.store.clock import to_datetime
from bulkdesk.store.contact_pages import Order
from bulkdesk.store.contacts import ContactRow
from bulkdesk.ui.imports.targets import field_text
from bulkdesk.ui.widgets.format import USUAL_EMAIL, USUAL_PHONE, format_date, format_datetime


class Column(IntEnum):
    """The columns, in the order in which they stand until a person moves them."""

    TICK = 0
    NAME = 1
    EMAIL = 2
    PHONE = 3
    COMPANY = 4
    TAGS = 5
    CITY = 6
    CREATED = 7
    UPDATED = 8
    FIRST_NAME = 9
    LAST_NAME = 10
    ADDRESS = 11
    POSTAL_CODE = 12
    STATE = 13
    COUNTRY = 14
    DATE_OF_BIRTH = 15
    SOURCE = 16
    TYPE = 17
    TIMEZONE = 18
    ADDITIONAL_EMAILS = 19
    ADDITIONAL_PHONES = 20
    NOTES = 21
    CUSTOM = 22
    DND_SMS = 23
    DND_EMAIL = 24
    ID = 25


_TEXTS: Final = {
    Column.EMAIL: "email",
    Column.PHONE: "phone",
    Column.COMPANY: "company",
    Column.CITY: "city",
    Column.FIRST_NAME: "first_name",
    Column.LAST_NAME: "last_name",
    Column.ADDRESS: "address",
    Column.POSTAL_CODE: "postal_code",
    Column.STATE: "state",
    Column.COUNTRY: "country",
    Column.SOURCE: "source",
    Column.TYPE: "type",
    Column.TIMEZONE: "timezone",
    Column.NOTES: "notes",
}
"""Columns that show a text of the contact as it is."""

_FIELDS: Final = {
    **_TEXTS,
    Column.TAGS: "tags",
    Column.CREATED: "created_at",
    Column.DATE_OF_BIRTH: "date_of_birth",
    Column.ADDITIONAL_EMAILS: "additional_emails",
    Column.ADDITIONAL_PHONES: "additional_phones",
    Column.DND_SMS: "dnd_sms",
    Column.DND_EMAIL: "dnd_email",
    Column.ID: "id",
}

ORDERS: Final = {
    Column.NAME: Order.NAME,
    Column.EMAIL: Order.EMAIL,
    Column.PHONE: Order.PHONE,
    Column.COMPANY: Order.COMPANY,
    Column.CITY: Order.CITY,
    Column.CREATED: Order.CREATED,
    Column.UPDATED: Order.UPDATED,
}
"""What the table can be sorted by."""

SHOWN: Final = frozenset(
    {
        Column.TICK,
        Column.NAME,
        Column.EMAIL,
        Column.PHONE,
        Column.COMPANY,
        Column.TAGS,
        Column.CREATED,
    }
)
"""The columns that show until a person chooses others."""

USUAL_CHARACTERS: Final = {
    Column.NAME: 18,
    Column.COMPANY: 19,
    Column.TAGS: 22,
    Column.ADDRESS: 24,
    Column.POSTAL_CODE: 9,
    Column.DATE_OF_BIRTH: 11,
    Column.NOTES: 30,
    Column.CUSTOM: 30,
    Column.ID: 9,
}
"""How many characters the content of a column usually has; those not named have as many as a short word."""

SHORT_WORD: Final = 14

USUAL_TEXTS: Final = {
    Column.EMAIL: USUAL_EMAIL,
    Column.PHONE: USUAL_PHONE,
    Column.ADDITIONAL_EMAILS: USUAL_EMAIL,
    Column.ADDITIONAL_PHONES: USUAL_PHONE,
}
"""What the content of a column usually looks like, where digits and signs make it wider than its characters tell."""

MOMENTS: Final = frozenset({Column.CREATED, Column.UPDATED})
"""The columns that are as wide as a moment."""

ELASTIC: Final = frozenset(
    {Column.NAME, Column.EMAIL, Column.COMPANY, Column.TAGS, Column.NOTES, Column.CUSTOM}
)
"""The columns that take up room that is left, and give way where there is too little."""

YIELDING: Final = ELASTIC - {Column.NAME, Column.EMAIL}
"""Those of them that give way first: often they are empty."""


def header_text(column: Column) -> str:
    """Return what a column is called; the column of the ticks has a check box instead."""
    if column is Column.TICK:
        return ""
    own = {
        Column.NAME: QCoreApplication.translate("ContactColumns", "Name"),
        Column.UPDATED: QCoreApplication.translate("ContactColumns", "Updated"),
        Column.CUSTOM: QCoreApplication.translate("ContactColumns", "Custom fields"),
    }
    return own[column] if column in own else field_text(_FIELDS[column])


def name_text(texts: Mapping[str, str | None]) -> str:
    """Return first and last name, empty for a contact that has neither."""
    return " ".join(part for part in (texts["first_name"], texts["last_name"]) if part)


def contact_name(texts: Mapping[str, str | None], contact_id: int) -> str:
    """Return what a contact is called: the name, else e-mail, phone, company or number."""
    return name_text(texts) or texts["email"] or texts["phone"] or texts["company"] or f"#{contact_id}"


def cell_text(contact: ContactRow, column: Column, zone: str) -> str:
    """Return the text of a cell; moments are in the IANA ``zone``."""
    if column in _TEXTS:
        return contact.texts[_TEXTS[column]] or ""
    return _WORDS[column](contact, zone)


def _day(text: str | None) -> str:
    try:
        return format_date(date.fromisoformat(text)) if text else ""
    except ValueError:
        # As another program wrote it.
        return text or ""


def _pairs(values: dict[str, str]) -> str:
    pattern = QCoreApplication.translate("ContactColumns", "{field}: {value}")
    return ", ".join(pattern.format(field=name, value=value) for name, value in values.items())


def _moment(milliseconds: int, zone: str) -> str:
    return format_datetime(to_datetime(milliseconds), zone)


def _flag(*, is_on: bool) -> str:
    return QCoreApplication.translate("ContactColumns", "Yes") if is_on else ""


_WORDS: Final[dict[Column, Callable[[ContactRow, str], str]]] = {
    Column.TICK: lambda _contact, _zone: "",
    Column.NAME: lambda contact, _zone: contact_name(contact.texts, contact.id),
    Column.TAGS: lambda contact, _zone: ", ".join(contact.tags),
    Column.CREATED: lambda contact, zone: _moment(contact.created_at, zone),
    Column.UPDATED: lambda contact, zone: _moment(contact.updated_at, zone),
    Column.DATE_OF_BIRTH: lambda contact, _zone: _day(contact.texts["date_of_birth"]),
    Column.ADDITIONAL_EMAILS: lambda contact, _zone: ", ".join(contact.additional_emails),
    Column.ADDITIONAL_PHONES: lambda contact, _zone: ", ".join(contact.additional_phones),
    Column.CUSTOM: lambda contact, _zone: _pairs(contact.custom),
    Column.DND_SMS: lambda contact, _zone: _flag(is_on=contact.dnd_sms),
    Column.DND_EMAIL: lambda contact, _zone: _flag(is_on=contact.dnd_email),
    Column.ID: lambda contact, _zone: str(contact.id),
}
"""What the other columns show."""
