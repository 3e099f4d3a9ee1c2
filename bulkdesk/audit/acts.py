"""The words of the audit trail: what can be written into it."""

from __future__ import annotations

from enum import StrEnum

SYSTEM = "BulkDesk"
"""Who did what the program did by itself."""


class TrailAct(StrEnum):
    """Something that was done. What was refused for want of a right carries the right's word instead."""

    STORE_CREATED = "store_created"
    SIGNED_IN = "signed_in"
    SIGN_IN = "sign_in"
    """An attempt; only ever refused."""
    ACCOUNT_CREATED = "account_created"
    ACCOUNT_CHANGED = "account_changed"
    ACCOUNT_ARCHIVED = "account_archived"
    ACCOUNT_RESTORED = "account_restored"
    USER_CREATED = "user_created"
    USER_CHANGED = "user_changed"
    USER_ROLE_CHANGED = "user_role_changed"
    USER_ARCHIVED = "user_archived"
    USER_RESTORED = "user_restored"
    PASSWORD_SET = "password_set"  # noqa: S105 -- the name of an act
    PASSWORD_CLEARED = "password_cleared"  # noqa: S105 -- the name of an act
    JOB_CREATED = "job_created"
    JOB_STARTED = "job_started"
    JOB_PAUSED = "job_paused"
    JOB_RESUMED = "job_resumed"
    JOB_CANCELLED = "job_cancelled"
    JOB_COMPLETED = "job_completed"
    JOB_EDITED = "job_edited"
    SENDS_CONFIRMED = "sends_confirmed"
    CONTACT_CREATED = "contact_created"
    CONTACT_EDITED = "contact_edited"
    CONTACT_TAGS_CHANGED = "contact_tags_changed"
    CONTACT_DND_CHANGED = "contact_dnd_changed"
    SMART_LIST_CREATED = "smart_list_created"
    SMART_LIST_RENAMED = "smart_list_renamed"
    SMART_LIST_EDITED = "smart_list_edited"
    SMART_LIST_DELETED = "smart_list_deleted"
    MAPPING_SAVED = "mapping_saved"
    MAPPING_DELETED = "mapping_deleted"
    SENDER_CHANGED = "sender_changed"
    SENDER_TESTED = "sender_tested"
    TEMPLATE_SAVED = "template_saved"
    TEMPLATE_DELETED = "template_deleted"
    CONTACTS_EXPORTED = "contacts_exported"
    RECORDS_EXPORTED = "records_exported"
    PACKAGE_EXPORTED = "package_exported"
    BACKUP_MADE = "backup_made"
    BACKUPS_REMOVED = "backups_removed"
    PURGED = "purged"
