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
    MANAGE_TEMPLATES = "manage_templates"
    MANAGE_SENDERS = "manage_senders"
    BACKUP = "backup"
    MANAGE_ACCOUNTS = "manage_accounts"
    MANAGE_USERS = "manage_users"
    OWN_PASSWORD = "own_password"  # noqa: S105 -- the name of a right
    PURGE = "purge"


READING = frozenset({Right.VIEW, Right.EXPORT})
"""What a store that was opened for reading only allows."""

STORE_WIDE = frozenset(
    {Right.BACKUP, Right.MANAGE_ACCOUNTS, Right.MANAGE_USERS, Right.OWN_PASSWORD, Right.PURGE}
)
"""What changes no single sub-account, so that it can be done from one that is put away, too."""

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.ADMIN: frozenset(Right),
    Role.OPERATOR: frozenset(Right)
    - {Right.MANAGE_ACCOUNTS, Right.MANAGE_SENDERS, Right.MANAGE_USERS, Right.PURGE},
    Role.AUDITOR: READING | {Right.OWN_PASSWORD},
}
"""An operator does all but users, settings and purge; an auditor reads and exports only. Everybody keeps a password."""
