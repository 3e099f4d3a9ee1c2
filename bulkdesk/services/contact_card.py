"""One contact: seen whole, made, edited, tagged, closed to a channel, and what happened to it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from bulkdesk.audit.acts import TrailAct
from bulkdesk.contacts.form import FormReader, FormValue, checked_text, read_custom
from bulkdesk.contacts.values import MAX_TEXT
from bulkdesk.services.access import Right
from bulkdesk.services.session import Session
from bulkdesk.services.tags import checked_tag
from bulkdesk.services.texts import detail_text
from bulkdesk.services.times import today
from bulkdesk.services.trail import CONTACT, note
from bulkdesk.store import contact_edits, contacts
from bulkdesk.store.clock import to_iso
from bulkdesk.store.contact_edits import Dnd, HistoryRow
from bulkdesk.store.contacts import ContactRow, Target
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.words import JobType, Outcome

Channel = Literal["sms", "email"]

BY_HAND = "manual"
"""Why a channel is closed when a person closed it and gave no reason."""


@dataclass(frozen=True)
class ContactCard:
    """A contact whole. ``dnd`` holds the closed channels: why, and since when (milliseconds UTC)."""

    contact: ContactRow
    dnd: dict[str, Dnd]


@dataclass(frozen=True)
class Change:
    """A value that a job changed, as text. ``field`` is a field's name, ``custom:NAME``, or ``tags``."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class HistoryEntry:
    """What one job did with a contact, or why it did nothing.

    Attributes:
        made: the job made the contact.
        changes: what it changed, as far as the job keeps that; the type says the rest (deleted, restored …).
        reason: the whole reason in the reader's language, None where there is none.
        at: milliseconds UTC, None while it is pending.
    """

    job_id: int
    job_name: str
    job_type: JobType
    seq: int
    outcome: Outcome
    code: str | None
    reason: str | None
    made: bool
    changes: list[Change]
    at: int | None


def get_contact(session: Session, contact_id: int) -> ContactCard:
    """An active contact of the sub-account.

    Raises:
        RefusedError: there is none with the id.
    """
    session.require(Right.VIEW)
    store = session.store
    with store.snapshot():
        wanted = Target(ids=(contact_id,))
        found = next(contacts.each(store, session.account.id, wanted, zone=session.zone), None)
        if found is None:
            raise RefusedError("contact_unknown", ids=str(contact_id))
        return ContactCard(found, contact_edits.dnd(store, contact_id))


def create_contact(
    session: Session, values: Mapping[str, FormValue], *, tags: Iterable[str] = ()
) -> ContactCard:
    """Make a contact by the rules of an import.

    Args:
        session: who does it.
        values: by field of ``KINDS``; ``custom`` is a mapping, fields that hold several take their entries.
        tags: made where missing.

    Raises:
        RefusedError: a value is refused (the parameter ``field`` says which), nothing identifies the contact, or another
            one has its e-mail or phone (``contact_conflict`` with ``field``, ``contact`` and ``name``).
    """
    session.require(Right.EDIT_CONTACT)
    names = _checked_tags(tags)
    wanted = _read(session, values, {})
    with session.store.write():
        _check_identity(session, None, wanted)
        now = session.store.clock.now()
        contact_id = contact_edits.insert(session.store, session.account.id, wanted, now)
        contact_edits.add_tags(session.store, session.account.id, contact_id, names)
        note(session, TrailAct.CONTACT_CREATED, about=(CONTACT, contact_id), tags=len(names))
        return get_contact(session, contact_id)


def edit_contact(session: Session, contact_id: int, values: Mapping[str, FormValue]) -> ContactCard:
    """Change the given fields of a contact, by the rules of an import; an empty value empties the field.

    Of ``custom`` only the given names are changed. Nothing is written when nothing differs.

    Raises:
        RefusedError: as ``create_contact``; or there is no such contact.
    """
    session.require(Right.EDIT_CONTACT)
    store = session.store
    with store.write():
        before = _columns(session, contact_id)
        wanted = _read(session, values, before)
        changed = {name: value for name, value in wanted.items() if before[name] != value}
        if changed:
            _check_identity(session, contact_id, {**before, **changed})
            contact_edits.update(store, contact_id, changed, store.clock.now())
            note(session, TrailAct.CONTACT_EDITED, about=(CONTACT, contact_id), fields=sorted(changed))
        return get_contact(session, contact_id)


def change_tags(
    session: Session, contact_id: int, *, add: Iterable[str] = (), remove: Iterable[str] = ()
) -> ContactCard:
    """Put tags on one contact and take others off; upper and lower case are the same tag.

    Raises:
        RefusedError: there is no such contact, or a name is empty or too long.
    """
    session.require(Right.EDIT_CONTACT)
    store, account = session.store, session.account
    added = _checked_tags(add)
    with store.write():
        _columns(session, contact_id)
        taken = contact_edits.remove_tags(store, account.id, contact_id, remove)
        put = contact_edits.add_tags(store, account.id, contact_id, added)
        if taken or put:
            contact_edits.update(store, contact_id, {}, store.clock.now())
            about = (CONTACT, contact_id)
            note(session, TrailAct.CONTACT_TAGS_CHANGED, about=about, added=put, removed=taken)
        return get_contact(session, contact_id)


def set_dnd(
    session: Session, contact_id: int, channel: Channel, *, closed: bool, reason: str = BY_HAND
) -> ContactCard:
    """Close a channel of a contact to all sending, or open it. One that is closed already keeps its moment and reason.

    Raises:
        RefusedError: there is no such contact, or the reason is too long.
    """
    session.require(Right.EDIT_CONTACT)
    store = session.store
    why = checked_text("reason", reason, MAX_TEXT) or BY_HAND
    column = f"dnd_{channel}"
    with store.write():
        before = _columns(session, contact_id)
        if (before[column] is not None) != closed:
            now = store.clock.now()
            values = {column: now if closed else None, f"{column}_reason": why if closed else None}
            contact_edits.update(store, contact_id, values, now)
            about = (CONTACT, contact_id)
            note(session, TrailAct.CONTACT_DND_CHANGED, about=about, channel=channel, closed=closed)
        return get_contact(session, contact_id)


def history(
    session: Session, contact_id: int, *, before: tuple[int, int] | None = None, limit: int = 100
) -> list[HistoryEntry]:
    """Every job that had the contact among its records, the newest first; deleted contacts have theirs too.

    Args:
        session: who asks.
        contact_id: a contact of the sub-account.
        before: job and seq of the last entry seen; what follows it is wanted.
        limit: at most so many.

    Raises:
        RefusedError: the sub-account never had the contact, or it is removed for good.
    """
    session.require(Right.VIEW)
    store = session.store
    if not contact_edits.belongs(store, session.account.id, contact_id):
        raise RefusedError("contact_unknown", ids=str(contact_id))
    rows = contact_edits.history(store, session.account.id, contact_id, before=before, limit=limit)
    tags = contact_edits.tag_names(store, {tag for row in rows for tag in _import_tags(row)})
    return [
        HistoryEntry(
            row.job_id,
            row.job_name,
            row.job_type,
            row.seq,
            row.outcome,
            row.code,
            detail_text(row.code, row.detail),
            made=_is_import(row) and "created" in row.change,
            changes=_changes(row, tags),
            at=row.at,
        )
        for row in rows
    ]


# -- reading values ---------------------------------------------------------------------------------------------------


def _read(session: Session, values: Mapping[str, FormValue], before: Mapping[str, Any]) -> dict[str, Any]:
    reader = FormReader(country=session.account.country, today=today(session))
    wanted: dict[str, Any] = reader.read({name: value for name, value in values.items() if name != "custom"})
    if "custom" in values:
        given = values["custom"]
        if not isinstance(given, Mapping):
            raise RefusedError("unknown_field", field="custom")
        wanted["custom"] = read_custom(json.loads(before.get("custom") or "{}"), given)
    return wanted


def _check_identity(session: Session, contact_id: int | None, values: Mapping[str, Any]) -> None:
    """Raise when the values name nobody, or somebody else."""
    email, phone = values.get("email"), values.get("phone")
    if not (email or phone or values.get("first_name") or values.get("last_name")):
        raise RefusedError("contact_no_identity")
    taken = contact_edits.conflict(session.store, session.account.id, contact_id, email, phone)
    if taken is not None:
        raise RefusedError(
            "contact_conflict",
            field=taken.field,
            value=email if taken.field == "email" else phone,
            contact=taken.contact_id,
            name=taken.name,
        )


def _columns(session: Session, contact_id: int) -> dict[str, Any]:
    found = contact_edits.columns(session.store, session.account.id, contact_id)
    if found is None:
        raise RefusedError("contact_unknown", ids=str(contact_id))
    return found


def _checked_tags(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(checked_tag(name) for name in names))


# -- what an import wrote down ------------------------------------------------------------------------------------------


def _is_import(row: HistoryRow) -> bool:
    """Whether the record's ``change`` maps columns to before and after; other jobs keep notes of their own there."""
    return row.job_type is JobType.IMPORT and isinstance(row.change, dict)


def _import_tags(row: HistoryRow) -> list[int]:
    return list(row.change.get("tags", ())) if _is_import(row) else []


def _changes(row: HistoryRow, tags: Mapping[int, str]) -> list[Change]:
    if not _is_import(row):
        return []
    found: list[Change] = []
    for name, value in row.change.items():
        if name == "tags":
            found += [Change("tags", None, tags[tag]) for tag in value if tag in tags]
        elif name == "custom":
            found += _custom_changes(*value)
        elif name != "created":
            before, after = (_shown(name, side) for side in value)
            found.append(Change(name, before, after))
    return found


def _custom_changes(before: str | None, after: str | None) -> list[Change]:
    old: dict[str, str] = json.loads(before) if before else {}
    new: dict[str, str] = json.loads(after) if after else {}
    return [
        Change(f"custom:{name}", old.get(name), new.get(name))
        for name in dict.fromkeys((*old, *new))
        if old.get(name) != new.get(name)
    ]


def _shown(column: str, value: Any) -> str | None:
    """A stored value as text: lists by their entries, moments in ISO 8601."""
    if value is None:
        return None
    if column in {"additional_emails", "additional_phones"}:
        return ", ".join(json.loads(value))
    return to_iso(value) if column in {"dnd_sms", "dnd_email"} else str(value)
