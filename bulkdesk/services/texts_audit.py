"""The words of refusals about users, sub-accounts and the audit trail, and of what does not verify.

``services.texts`` shows the errors with all others; the words of acts are in ``services.trail_texts``.
"""

from __future__ import annotations

from bulkdesk.audit.verify import Problem
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP, translate

ERRORS = {
    "account_archived": QT_TRANSLATE_NOOP(
        "errors", "The sub-account {name} is archived: it can be read, but nothing in it can be changed."
    ),
    "account_busy": QT_TRANSLATE_NOOP(
        "errors",
        "The sub-account {name} has bulk actions that have not ended. Cancel them or let them end first.",
    ),
    "head_malformed": QT_TRANSLATE_NOOP(
        "errors", "{text} is no head of an audit trail: that is NUMBER:HASH, or the hash alone."
    ),
    "head_not_noted": QT_TRANSLATE_NOOP("errors", "No head of an audit trail is noted in {path}."),
    "last_account": QT_TRANSLATE_NOOP(
        "errors", "{name} is the only sub-account in use and cannot be archived."
    ),
    "last_admin": QT_TRANSLATE_NOOP(
        "errors", "{name} is the only active admin. Make somebody else an admin first."
    ),
    "locked_out": QT_TRANSLATE_NOOP(
        "errors", "Too many wrong passwords for {name}. The next one is taken at {time}."
    ),
    "package_exists": QT_TRANSLATE_NOOP(
        "errors", "There is a file at {path} already. Nothing was overwritten."
    ),
    "password_needed": QT_TRANSLATE_NOOP(
        "errors", "{name} needs a password. Without a terminal it is read from BULKDESK_PASSWORD."
    ),
    "password_too_long": QT_TRANSLATE_NOOP("errors", "The password has more than {most} characters."),
    "password_too_short": QT_TRANSLATE_NOOP("errors", "The password needs at least {least} characters."),
    "password_wrong": QT_TRANSLATE_NOOP("errors", "The password of {name} is wrong."),
    "store_copy_failed": QT_TRANSLATE_NOOP(
        "errors", "The store {path} must be copied to be read, but that failed: {reason}"
    ),
    "store_closed": QT_TRANSLATE_NOOP(
        "errors",
        "The store {path} cannot be written here. To look at it without changing anything: bulkdesk audit FILE",
    ),
    "store_unfinished": QT_TRANSLATE_NOOP("errors", "The store {path} has no sub-account and no user yet."),
    "trail_damaged": QT_TRANSLATE_NOOP(
        "errors",
        "The audit trail of the store {path} is damaged; “bulkdesk audit verify” says where. Nothing was changed. Go on with a backup.",
    ),
    "trail_stops_job": QT_TRANSLATE_NOOP(
        "errors",
        "The audit trail of the store {path} is damaged; “bulkdesk audit verify” says where. Bulk action {job} stands as it is. Go on with a backup.",
    ),
    "user_archived": QT_TRANSLATE_NOOP("errors", "The user {name} is archived and may no longer do this."),
    "user_exists": QT_TRANSLATE_NOOP("errors", "The store has a user called {name} already."),
    "verify_stopped": QT_TRANSLATE_NOOP("errors", "Stopped."),
    "verify_failed": QT_TRANSLATE_NOOP("errors", "{path} does not verify. {problems}"),
}
"""As the table of ``services.texts``."""

_PROBLEMS = {
    "trail_absent": QT_TRANSLATE_NOOP(
        "problems", "The store is of a version that kept no audit trail; there is nothing to verify."
    ),
    "trail_cut_off": QT_TRANSLATE_NOOP(
        "problems", "The end of the audit trail is missing: entries {first} to {last}."
    ),
    "trail_entry_appended": QT_TRANSLATE_NOOP(
        "problems", "Entry {number} of the audit trail was appended by hand."
    ),
    "trail_entry_changed": QT_TRANSLATE_NOOP("problems", "Entry {number} of the audit trail was changed."),
    "trail_entry_foreign": QT_TRANSLATE_NOOP(
        "problems", "Entry {number} of the audit trail belongs to another store."
    ),
    "trail_entry_missing": QT_TRANSLATE_NOOP("problems", "Entry {number} of the audit trail is missing."),
    "trail_entry_unlinked": QT_TRANSLATE_NOOP(
        "problems", "Entry {number} of the audit trail does not follow the one before it."
    ),
    "trail_head_differs": QT_TRANSLATE_NOOP(
        "problems", "The audit trail does not end with entry {number} as it was written."
    ),
    "trail_head_missing": QT_TRANSLATE_NOOP("problems", "The note where the audit trail ends is gone."),
    "trail_known_head_missing": QT_TRANSLATE_NOOP(
        "problems", "The audit trail has no entry with the hash {hash}: it was cut off or written anew."
    ),
    "trail_known_head_beyond": QT_TRANSLATE_NOOP(
        "problems",
        "The audit trail ends with entry {last}; the noted entry {number} was cut off, or this is an older copy.",
    ),
    "trail_known_head_other": QT_TRANSLATE_NOOP(
        "problems",
        "Entry {number} of the audit trail is another one than was noted: it was written anew, or it is another store's.",
    ),
    "trail_unguarded": QT_TRANSLATE_NOOP(
        "problems", "What guards the audit trail against changes was removed: {names}."
    ),
    "store_schema": QT_TRANSLATE_NOOP(
        "problems", "Parts of the store are not as BulkDesk makes them: {names}."
    ),
    "contact_unknown": QT_TRANSLATE_NOOP(
        "problems", "The audit trail and the imports do not know these contacts: {ids}."
    ),
    "job_gone": QT_TRANSLATE_NOOP("problems", "Bulk actions of the audit trail are gone: {ids}."),
    "job_unknown": QT_TRANSLATE_NOOP("problems", "The audit trail does not know these bulk actions: {ids}."),
    "job_settings": QT_TRANSLATE_NOOP(
        "problems", "Type, total or origin of these bulk actions are not as in the audit trail: {ids}."
    ),
    "job_status": QT_TRANSLATE_NOOP(
        "problems", "The status of these bulk actions is not as in the audit trail: {ids}."
    ),
    "job_figures": QT_TRANSLATE_NOOP(
        "problems", "The figures of these bulk actions are not as in the audit trail: {ids}."
    ),
    "job_records": QT_TRANSLATE_NOOP(
        "problems", "The records of these bulk actions do not agree with their figures: {ids}."
    ),
    "user_gone": QT_TRANSLATE_NOOP("problems", "Users of the audit trail are gone: {ids}."),
    "user_unknown": QT_TRANSLATE_NOOP("problems", "The audit trail does not know these users: {ids}."),
    "user_role": QT_TRANSLATE_NOOP(
        "problems", "The role of these users is not as in the audit trail: {ids}."
    ),
    "user_archived": QT_TRANSLATE_NOOP(
        "problems", "Whether these users are archived is not as in the audit trail: {ids}."
    ),
    "user_password": QT_TRANSLATE_NOOP(
        "problems", "Whether these users have a password is not as in the audit trail: {ids}."
    ),
    "account_gone": QT_TRANSLATE_NOOP("problems", "Sub-accounts of the audit trail are gone: {ids}."),
    "account_unknown": QT_TRANSLATE_NOOP(
        "problems", "The audit trail does not know these sub-accounts: {ids}."
    ),
    "account_archived": QT_TRANSLATE_NOOP(
        "problems", "Whether these sub-accounts are archived is not as in the audit trail: {ids}."
    ),
    "smart_list_gone": QT_TRANSLATE_NOOP("problems", "Smart lists of the audit trail are gone: {ids}."),
    "smart_list_unknown": QT_TRANSLATE_NOOP(
        "problems", "The audit trail does not know these smart lists: {ids}."
    ),
    "sealed_account": QT_TRANSLATE_NOOP("problems", "Sub-accounts are not as they were sealed: ids {ids}."),
    "sealed_contact": QT_TRANSLATE_NOOP(
        "problems", "Contacts or their tags are not as they were sealed: ids {ids}."
    ),
    "sealed_job": QT_TRANSLATE_NOOP(
        "problems", "Bulk actions or their reasons are not as they were sealed: ids {ids}."
    ),
    "sealed_user": QT_TRANSLATE_NOOP("problems", "Users are not as they were sealed: ids {ids}."),
    "sealed_tag": QT_TRANSLATE_NOOP("problems", "Tags are not as they were sealed: ids {ids}."),
    "sealed_source": QT_TRANSLATE_NOOP("problems", "Imported files are not as they were sealed: ids {ids}."),
    "sealed_mapping": QT_TRANSLATE_NOOP(
        "problems", "Saved mappings of files are not as they were sealed: ids {ids}."
    ),
    "sealed_view": QT_TRANSLATE_NOOP("problems", "Saved views are not as they were sealed: ids {ids}."),
    "sealed_smart_list": QT_TRANSLATE_NOOP("problems", "Smart lists are not as they were sealed: ids {ids}."),
    "sealed_sender": QT_TRANSLATE_NOOP("problems", "Senders are not as they were sealed: ids {ids}."),
    "sealed_template": QT_TRANSLATE_NOOP("problems", "Templates are not as they were sealed: ids {ids}."),
    "sealed_record": QT_TRANSLATE_NOOP(
        "problems", "Records or messages of these bulk actions are not as they were sealed: {ids}."
    ),
    "sealed_source_chunk": QT_TRANSLATE_NOOP(
        "problems", "Rows of these imported files are not as they were sealed: {ids}."
    ),
    "sealed_search": QT_TRANSLATE_NOOP("problems", "The search index is not as it was sealed."),
    "sealed_state": QT_TRANSLATE_NOOP(
        "problems", "What BulkDesk keeps of the state of the store is not as it was sealed."
    ),
    "sealed_other": QT_TRANSLATE_NOOP("problems", "There are seals that BulkDesk did not make: {ids}."),
    "package_damaged": QT_TRANSLATE_NOOP("problems", "The ZIP file is damaged: {reason}"),
    "package_file_changed": QT_TRANSLATE_NOOP("problems", "{name} was changed."),
    "package_file_missing": QT_TRANSLATE_NOOP("problems", "{name} is missing."),
    "package_file_surplus": QT_TRANSLATE_NOOP("problems", "{name} does not belong to the package."),
    "package_foreign": QT_TRANSLATE_NOOP("problems", "It is not an audit package of BulkDesk."),
    "package_newer": QT_TRANSLATE_NOOP(
        "problems", "It was made by a newer BulkDesk. Please update BulkDesk to verify it."
    ),
}


def problem_text(problem: Problem) -> str:
    """What does not verify, in one sentence."""
    template = _PROBLEMS.get(problem.code)
    if template is None:
        return problem.code
    shown = {
        name: " ".join(value.split()) if isinstance(value, str) else value
        for name, value in problem.params.items()
    }
    return translate("problems", template).format_map(shown)
