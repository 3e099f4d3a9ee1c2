"""Contacts as a person sees them: counting, listing, exporting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bulkdesk.audit.acts import TrailAct
from bulkdesk.contacts.values import join_list
from bulkdesk.files.headers import EXPORT_MARK
from bulkdesk.services.access import Right
from bulkdesk.services.exporting import open_export
from bulkdesk.services.i18n import translate
from bulkdesk.services.session import Session
from bulkdesk.services.trail import CONTACT, note
from bulkdesk.store import contacts, custom_fields
from bulkdesk.store.clock import to_iso
from bulkdesk.store.contacts import TEXT_COLUMNS, ContactRow, Target
from bulkdesk.store.errors import RefusedError, StoppedError

_CHECK_EVERY = 1_000


def count_contacts(
    session: Session, target: Target, *, is_cancelled: Callable[[], bool] | None = None
) -> int:
    """How many contacts are meant. Raises StoppedError when ``is_cancelled`` said so."""
    session.require(Right.VIEW)
    return contacts.count(
        session.store, session.account.id, target, zone=session.zone, is_cancelled=is_cancelled
    )


def each_contact(session: Session, target: Target) -> Iterator[ContactRow]:
    """The contacts meant, by id, in flat memory."""
    session.require(Right.VIEW)
    return contacts.each(session.store, session.account.id, target, zone=session.zone)


def custom_field_names(session: Session) -> list[str]:
    """Names of the custom fields that the sub-account's contacts have."""
    session.require(Right.VIEW)
    return contacts.custom_names(session.store, session.account.id)


def offered_custom_fields(session: Session) -> list[str]:
    """Names of custom fields that something can go into again, quick for any number of contacts.

    Those that imports and persons made; unlike :func:`custom_field_names` one may be among them that is empty by now.
    """
    session.require(Right.VIEW)
    return custom_fields.offered_names(session.store, session.account.id, by_hand=CONTACT)


def checked_ids(session: Session, target: Target) -> Target:
    """The target, when every id is an active contact of the sub-account. Raises RefusedError otherwise."""
    if target.ids is not None and count_contacts(session, target) != len(set(target.ids)):
        known = {row.id for row in each_contact(session, target)}
        missing = [str(number) for number in target.ids if number not in known]
        raise RefusedError("contact_unknown", ids=", ".join(missing[:10]))
    return target


def contact_document(contact: ContactRow) -> dict[str, Any]:
    """The JSON of a contact (command line contract)."""
    return {
        "id": contact.id,
        **contact.texts,
        "additional_emails": contact.additional_emails,
        "additional_phones": contact.additional_phones,
        "tags": contact.tags,
        "dnd": {"sms": contact.dnd_sms, "email": contact.dnd_email},
        "custom": contact.custom,
        "created_at": to_iso(contact.created_at),
        "updated_at": to_iso(contact.updated_at),
    }


def export_contacts(
    session: Session,
    target: Target,
    path: Path,
    *,
    on_progress: Callable[[float], None] = lambda _share: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Write the contacts as CSV or XLSX (by the file's ending), in columns that an import reads back; returns how many.

    Raises:
        RefusedError: another ending, or the file cannot be written.
        StoppedError: ``is_cancelled`` said so; no file was written.
    """
    session.require(Right.EXPORT)
    total = count_contacts(session, target)
    custom = contacts.custom_names(session.store, session.account.id)
    header = [
        "id",
        *TEXT_COLUMNS,
        "additional_emails",
        "additional_phones",
        "tags",
        "dnd_sms",
        "dnd_email",
        "created_at",
        *(f"custom:{name}" for name in custom),
        EXPORT_MARK,
    ]
    count = 0
    with open_export(session, path, header, sheet_name=translate("contacts", "Contacts")) as writer:
        for contact in contacts.each(session.store, session.account.id, target, zone=session.zone):
            if count % _CHECK_EVERY == 0:
                if is_cancelled():
                    raise StoppedError("download_stopped")
                on_progress(count / total if total else 1.0)
            writer.write(
                [
                    contact.id,
                    *(contact.texts[name] for name in TEXT_COLUMNS),
                    join_list(contact.additional_emails),
                    join_list(contact.additional_phones),
                    join_list(contact.tags),
                    "true" if contact.dnd_sms else "false",
                    "true" if contact.dnd_email else "false",
                    to_iso(contact.created_at),
                    *(contact.custom.get(name) for name in custom),
                    to_iso(contact.updated_at),
                ]
            )
            count += 1
        # Before the file gets its name: there is none without its entry.
        note(session, TrailAct.CONTACTS_EXPORTED, count=count, format=path.suffix.lower().lstrip("."))
    on_progress(1.0)
    return count
