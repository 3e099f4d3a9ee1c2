"""The audit trail in the reader's language: what was done, about what, with which figures."""

from __future__ import annotations

from typing import Any

from bulkdesk.audit.acts import TrailAct
from bulkdesk.messaging.transport import Verdict
from bulkdesk.services.access import Right
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP, format_number, translate
from bulkdesk.services.records import Download
from bulkdesk.services.texts import pause_text, status_text, type_text
from bulkdesk.services.texts_sending import channel_text
from bulkdesk.services.trail import TrailEntry
from bulkdesk.store.words import Channel, ImportMode, JobStatus, JobType, Role

_ACTS: dict[str, str] = {
    TrailAct.STORE_CREATED: QT_TRANSLATE_NOOP("trail", "Made the store"),
    TrailAct.SIGNED_IN: QT_TRANSLATE_NOOP("trail", "Signed in"),
    TrailAct.SIGN_IN: QT_TRANSLATE_NOOP("trail", "Tried to sign in"),
    TrailAct.ACCOUNT_CREATED: QT_TRANSLATE_NOOP("trail", "Made a sub-account"),
    TrailAct.ACCOUNT_CHANGED: QT_TRANSLATE_NOOP("trail", "Changed a sub-account"),
    TrailAct.ACCOUNT_ARCHIVED: QT_TRANSLATE_NOOP("trail", "Archived a sub-account"),
    TrailAct.ACCOUNT_RESTORED: QT_TRANSLATE_NOOP("trail", "Took a sub-account out of the archive"),
    TrailAct.USER_CREATED: QT_TRANSLATE_NOOP("trail", "Made a user"),
    TrailAct.USER_CHANGED: QT_TRANSLATE_NOOP("trail", "Changed a user"),
    TrailAct.USER_ROLE_CHANGED: QT_TRANSLATE_NOOP("trail", "Changed a user's role"),
    TrailAct.USER_ARCHIVED: QT_TRANSLATE_NOOP("trail", "Archived a user"),
    TrailAct.USER_RESTORED: QT_TRANSLATE_NOOP("trail", "Took a user out of the archive"),
    TrailAct.PASSWORD_SET: QT_TRANSLATE_NOOP("trail", "Set a password"),
    TrailAct.PASSWORD_CLEARED: QT_TRANSLATE_NOOP("trail", "Removed a password"),
    TrailAct.JOB_CREATED: QT_TRANSLATE_NOOP("trail", "Made a bulk action"),
    TrailAct.JOB_STARTED: QT_TRANSLATE_NOOP("trail", "Started a bulk action"),
    TrailAct.JOB_PAUSED: QT_TRANSLATE_NOOP("trail", "Paused a bulk action"),
    TrailAct.JOB_RESUMED: QT_TRANSLATE_NOOP("trail", "Resumed a bulk action"),
    TrailAct.JOB_CANCELLED: QT_TRANSLATE_NOOP("trail", "Cancelled a bulk action"),
    TrailAct.JOB_COMPLETED: QT_TRANSLATE_NOOP("trail", "Completed a bulk action"),
    TrailAct.JOB_EDITED: QT_TRANSLATE_NOOP("trail", "Edited a bulk action"),
    TrailAct.SENDS_CONFIRMED: QT_TRANSLATE_NOOP("trail", "Decided unconfirmed messages"),
    TrailAct.CONTACT_CREATED: QT_TRANSLATE_NOOP("trail", "Made a contact"),
    TrailAct.CONTACT_EDITED: QT_TRANSLATE_NOOP("trail", "Edited a contact"),
    TrailAct.CONTACT_TAGS_CHANGED: QT_TRANSLATE_NOOP("trail", "Changed the tags of a contact"),
    TrailAct.CONTACT_DND_CHANGED: QT_TRANSLATE_NOOP("trail", "Opened or closed a channel of a contact"),
    TrailAct.SMART_LIST_CREATED: QT_TRANSLATE_NOOP("trail", "Made a smart list"),
    TrailAct.SMART_LIST_RENAMED: QT_TRANSLATE_NOOP("trail", "Renamed a smart list"),
    TrailAct.SMART_LIST_EDITED: QT_TRANSLATE_NOOP("trail", "Edited a smart list"),
    TrailAct.SMART_LIST_DELETED: QT_TRANSLATE_NOOP("trail", "Deleted a smart list"),
    TrailAct.MAPPING_SAVED: QT_TRANSLATE_NOOP("trail", "Saved a mapping"),
    TrailAct.MAPPING_DELETED: QT_TRANSLATE_NOOP("trail", "Deleted a mapping"),
    TrailAct.SENDER_CHANGED: QT_TRANSLATE_NOOP("trail", "Changed sender settings"),
    TrailAct.SENDER_TESTED: QT_TRANSLATE_NOOP("trail", "Sent a test message"),
    TrailAct.TEMPLATE_SAVED: QT_TRANSLATE_NOOP("trail", "Saved a template"),
    TrailAct.TEMPLATE_DELETED: QT_TRANSLATE_NOOP("trail", "Deleted a template"),
    TrailAct.CONTACTS_EXPORTED: QT_TRANSLATE_NOOP("trail", "Exported contacts"),
    TrailAct.RECORDS_EXPORTED: QT_TRANSLATE_NOOP("trail", "Downloaded records"),
    TrailAct.PACKAGE_EXPORTED: QT_TRANSLATE_NOOP("trail", "Exported an audit package"),
    TrailAct.BACKUP_MADE: QT_TRANSLATE_NOOP("trail", "Made a backup"),
    TrailAct.BACKUPS_REMOVED: QT_TRANSLATE_NOOP("trail", "Deleted copies from before an update"),
    TrailAct.PURGED: QT_TRANSLATE_NOOP("trail", "Removed contacts for good"),
    Right.VIEW: QT_TRANSLATE_NOOP("trail", "Read"),
    Right.EXPORT: QT_TRANSLATE_NOOP("trail", "Export"),
    Right.EDIT_CONTACT: QT_TRANSLATE_NOOP("trail", "Edit contacts"),
    Right.CREATE_JOB: QT_TRANSLATE_NOOP("trail", "Make a bulk action"),
    Right.CONTROL_JOB: QT_TRANSLATE_NOOP("trail", "Control a bulk action"),
    Right.MANAGE_MAPPINGS: QT_TRANSLATE_NOOP("trail", "Manage mappings"),
    Right.MANAGE_SMART_LISTS: QT_TRANSLATE_NOOP("trail", "Manage smart lists"),
    Right.MANAGE_TEMPLATES: QT_TRANSLATE_NOOP("trail", "Manage templates"),
    Right.MANAGE_SENDERS: QT_TRANSLATE_NOOP("trail", "Manage senders"),
    Right.BACKUP: QT_TRANSLATE_NOOP("trail", "Make a backup"),
    Right.MANAGE_ACCOUNTS: QT_TRANSLATE_NOOP("trail", "Manage sub-accounts"),
    Right.MANAGE_USERS: QT_TRANSLATE_NOOP("trail", "Manage users"),
    Right.OWN_PASSWORD: QT_TRANSLATE_NOOP("trail", "Change one's own password"),
    Right.PURGE: QT_TRANSLATE_NOOP("trail", "Remove contacts for good"),
}

_OBJECTS = {
    "job": QT_TRANSLATE_NOOP("trail", "Bulk action {id}"),
    "contact": QT_TRANSLATE_NOOP("trail", "Contact {id}"),
    "smart_list": QT_TRANSLATE_NOOP("trail", "Smart list {id}"),
    "mapping": QT_TRANSLATE_NOOP("trail", "Mapping {id}"),
    "user": QT_TRANSLATE_NOOP("trail", "User {id}"),
    "account": QT_TRANSLATE_NOOP("trail", "Sub-account {id}"),
    "template": QT_TRANSLATE_NOOP("trail", "Template {id}"),
}

_REFUSALS = {
    "not_allowed": QT_TRANSLATE_NOOP("trail", "Refused: the role does not allow it"),
    "user_archived": QT_TRANSLATE_NOOP("trail", "Refused: the user is archived"),
    "account_archived": QT_TRANSLATE_NOOP("trail", "Refused: the sub-account is archived"),
    "password_wrong": QT_TRANSLATE_NOOP("trail", "Refused: wrong password"),
    "locked_out": QT_TRANSLATE_NOOP("trail", "Refused: too many wrong passwords"),
}

_FIGURES = {
    "added": QT_TRANSLATE_NOOP("trail", "added"),
    "after": QT_TRANSLATE_NOOP("trail", "after"),
    "before": QT_TRANSLATE_NOOP("trail", "before"),
    "channel": QT_TRANSLATE_NOOP("trail", "channel"),
    "closed": QT_TRANSLATE_NOOP("trail", "closed"),
    "columns": QT_TRANSLATE_NOOP("trail", "columns"),
    "consent": QT_TRANSLATE_NOOP("trail", "consent confirmed"),
    "contacts": QT_TRANSLATE_NOOP("trail", "contacts"),
    "count": QT_TRANSLATE_NOOP("trail", "count"),
    "country": QT_TRANSLATE_NOOP("trail", "country"),
    "failed": QT_TRANSLATE_NOOP("trail", "failed"),
    "fields": QT_TRANSLATE_NOOP("trail", "fields"),
    "format": QT_TRANSLATE_NOOP("trail", "format"),
    "jobs": QT_TRANSLATE_NOOP("trail", "bulk actions"),
    "keys": QT_TRANSLATE_NOOP("trail", "settings"),
    "mode": QT_TRANSLATE_NOOP("trail", "mode"),
    "overwrite_empty": QT_TRANSLATE_NOOP("trail", "overwrite with empty values"),
    "parent": QT_TRANSLATE_NOOP("trail", "follows bulk action"),
    "pending": QT_TRANSLATE_NOOP("trail", "pending"),
    "reason": QT_TRANSLATE_NOOP("trail", "reason"),
    "records": QT_TRANSLATE_NOOP("trail", "records"),
    "removed": QT_TRANSLATE_NOOP("trail", "removed"),
    "role": QT_TRANSLATE_NOOP("trail", "role"),
    "rows": QT_TRANSLATE_NOOP("trail", "file rows"),
    "sent": QT_TRANSLATE_NOOP("trail", "sent"),
    "skipped": QT_TRANSLATE_NOOP("trail", "skipped"),
    "succeeded": QT_TRANSLATE_NOOP("trail", "succeeded"),
    "tags": QT_TRANSLATE_NOOP("trail", "tags"),
    "timezone": QT_TRANSLATE_NOOP("trail", "time zone"),
    "total": QT_TRANSLATE_NOOP("trail", "total"),
    "type": QT_TRANSLATE_NOOP("trail", "type"),
    "unconfirmed": QT_TRANSLATE_NOOP("trail", "unconfirmed"),
    "verdict": QT_TRANSLATE_NOOP("trail", "answer"),
    "which": QT_TRANSLATE_NOOP("trail", "which"),
}

_CODES: dict[str, dict[str, str]] = {
    "mode": {
        ImportMode.UPSERT: QT_TRANSLATE_NOOP("trail", "create and update"),
        ImportMode.CREATE: QT_TRANSLATE_NOOP("trail", "create only"),
        ImportMode.UPDATE: QT_TRANSLATE_NOOP("trail", "update only"),
    },
    "verdict": {
        Verdict.ACCEPTED: QT_TRANSLATE_NOOP("trail", "accepted"),
        Verdict.REFUSED: QT_TRANSLATE_NOOP("trail", "refused"),
        Verdict.RETRY: QT_TRANSLATE_NOOP("trail", "try again later"),
        Verdict.UNKNOWN: QT_TRANSLATE_NOOP("trail", "none"),
    },
    "which": {
        Download.FAILED: QT_TRANSLATE_NOOP("trail", "failed records"),
        Download.PROBLEMS: QT_TRANSLATE_NOOP("trail", "records with a reason"),
        Download.ALL: QT_TRANSLATE_NOOP("trail", "all records"),
    },
}
"""Codes that a figure can be."""

_ROLES = {
    Role.ADMIN: QT_TRANSLATE_NOOP("roles", "Admin"),
    Role.OPERATOR: QT_TRANSLATE_NOOP("roles", "Operator"),
    Role.AUDITOR: QT_TRANSLATE_NOOP("roles", "Auditor"),
}

_IDS = frozenset({"parent"})
"""Figures that are numbers of things: without thousands marks."""


def role_text(role: Role) -> str:
    """What a role is called."""
    return translate("roles", _ROLES[role])


def act_text(act: str) -> str:
    """What was done, or what was tried; an unknown word (from a newer program) is shown as it is."""
    return translate("trail", _ACTS[act]) if act in _ACTS else act


def object_text(entry: TrailEntry) -> str:
    """What it was about; empty where it was about nothing in particular."""
    if entry.object_type is None:
        return ""
    template = _OBJECTS.get(entry.object_type)
    if template is None:
        return f"{entry.object_type} {entry.object_id}"
    return translate("trail", template).format(id=entry.object_id)


def result_text(entry: TrailEntry) -> str:
    """Whether it was done, or why it was refused."""
    if entry.refused is None:
        return translate("trail", "Done")
    if entry.refused in _REFUSALS:
        return translate("trail", _REFUSALS[entry.refused])
    return translate("trail", "Refused: {code}").format(code=entry.refused)


def figures_text(entry: TrailEntry) -> str:
    """The figures in one line."""
    return "; ".join(
        f"{translate('trail', _FIGURES[name]) if name in _FIGURES else name}: {_value(name, value)}"
        for name, value in entry.figures.items()
        if value is not None and value != []
    )


def _value(name: str, value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_value(name, each) for each in value)
    if isinstance(value, bool):
        return translate("trail", "yes") if value else translate("trail", "no")
    if isinstance(value, int):
        return str(value) if name in _IDS else format_number(value)
    return _word(name, str(value))


def _word(name: str, value: str) -> str:
    """A code as a person reads it, where it is a known one."""
    if name == "type" and value in set(JobType):
        return type_text(JobType(value))
    if name == "channel" and value in set(Channel):
        return channel_text(Channel(value))
    if value in _CODES.get(name, {}):
        return translate("trail", _CODES[name][value])
    if value in set(JobStatus):
        return status_text(JobStatus(value))
    if value in set(Role):
        return role_text(Role(value))
    if name == "reason":
        return pause_text(value) or value
    return value
