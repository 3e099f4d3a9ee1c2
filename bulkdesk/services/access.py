"""Who may do what: one table for the window and the command line alike (product rules, "Sub-accounts, users, roles")."""

from __future__ import annotations

from enum import StrEnum

from bulkdesk.store.words import Role


class Right(StrEnum):
    """Something a person can do."""

    VIEW = "view"
    EXPORT = "export"
    EDIT_CONTACT = "edit_contact"
    CREATE_JOB = "create_job"
    CONTROL_JOB = "control_job"
    MANAGE_MAPPINGS = "manage_mappings"
    MANAGE_SMART_LISTS = "manage_smart_lists"
    BACKUP = "backup"
    MANAGE_ACCOUNTS = "manage_accounts"
    PURGE = "purge"


_READING = frozenset({Right.VIEW, Right.EXPORT})

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.ADMIN: frozenset(Right),
    Role.OPERATOR: frozenset(Right) - {Right.MANAGE_ACCOUNTS, Right.PURGE},
    Role.AUDITOR: _READING,
}
"""An operator does all but users, settings and purge; an auditor reads and exports only."""
