"""Every word below the window: job types, statuses, outcomes, reasons, refusals. English here, German by the catalogue.

The words of types and statuses are the product's ("Words"). A text is always plain text, never markup.
"""

from __future__ import annotations

from bulkdesk.contacts.filter_lexer import Expected
from bulkdesk.services import texts_sending
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP, translate
from bulkdesk.services.texts_audit import ERRORS as AUDIT_ERRORS
from bulkdesk.services.texts_template import ENGINE_CODES, cause_text, detail_problems
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.words import JobStatus, JobType, Outcome, Role

_TYPES = {
    JobType.IMPORT: QT_TRANSLATE_NOOP("types", "Import"),
    JobType.ADD_TAG: QT_TRANSLATE_NOOP("types", "Add tag"),
    JobType.REMOVE_TAG: QT_TRANSLATE_NOOP("types", "Remove tag"),
    JobType.SMS: QT_TRANSLATE_NOOP("types", "Bulk SMS"),
    JobType.EMAIL: QT_TRANSLATE_NOOP("types", "Bulk e-mail"),
    JobType.DELETE: QT_TRANSLATE_NOOP("types", "Delete contacts"),
    JobType.RESTORE: QT_TRANSLATE_NOOP("types", "Restore contacts"),
    JobType.REVERT: QT_TRANSLATE_NOOP("types", "Revert"),
}

_ROLES = {
    Role.ADMIN: QT_TRANSLATE_NOOP("errors", "admin"),
    Role.OPERATOR: QT_TRANSLATE_NOOP("errors", "operator"),
    Role.AUDITOR: QT_TRANSLATE_NOOP("errors", "auditor"),
}
"""As they stand in a sentence."""

_STATUSES = {
    JobStatus.QUEUED: QT_TRANSLATE_NOOP("statuses", "Queued"),
    JobStatus.IN_PROGRESS: QT_TRANSLATE_NOOP("statuses", "In progress"),
    JobStatus.PAUSED: QT_TRANSLATE_NOOP("statuses", "Paused"),
    JobStatus.COMPLETED: QT_TRANSLATE_NOOP("statuses", "Completed"),
    JobStatus.CANCELLED: QT_TRANSLATE_NOOP("statuses", "Cancelled"),
}

_OUTCOMES = {
    Outcome.PENDING: QT_TRANSLATE_NOOP("outcomes", "Pending"),
    Outcome.SUCCEEDED: QT_TRANSLATE_NOOP("outcomes", "Succeeded"),
    Outcome.FAILED: QT_TRANSLATE_NOOP("outcomes", "Failed"),
    Outcome.SKIPPED: QT_TRANSLATE_NOOP("outcomes", "Skipped"),
    Outcome.UNCONFIRMED: QT_TRANSLATE_NOOP("outcomes", "Unconfirmed"),
}

_REASONS = {
    "no_identity": QT_TRANSLATE_NOOP("reasons", "No name, e-mail or phone"),
    "invalid_email": QT_TRANSLATE_NOOP("reasons", "The e-mail address is not valid"),
    "invalid_phone": QT_TRANSLATE_NOOP("reasons", "Phone number cannot be read, left out"),
    "invalid_date": QT_TRANSLATE_NOOP("reasons", "Date cannot be read, left out"),
    "invalid_option": QT_TRANSLATE_NOOP("reasons", "The value is neither yes nor no"),
    "value_too_long": QT_TRANSLATE_NOOP("reasons", "The value is too long"),
    "unknown_contact_id": QT_TRANSLATE_NOOP("reasons", "There is no contact with this id"),
    "duplicate_in_file": QT_TRANSLATE_NOOP("reasons", "The same contact is in the file more than once"),
    "ambiguous_match": QT_TRANSLATE_NOOP("reasons", "The values belong to more than one contact"),
    "not_found": QT_TRANSLATE_NOOP("reasons", "There is no such contact"),
    "already_exists": QT_TRANSLATE_NOOP(
        "reasons", "The contact exists already, and only new ones were to be created"
    ),
    "too_many_columns": QT_TRANSLATE_NOOP("reasons", "The row has more columns than the header"),
    "undecodable": QT_TRANSLATE_NOOP(
        "reasons", "The row has bytes that do not belong to the file's encoding"
    ),
    "record_too_long": QT_TRANSLATE_NOOP("reasons", "The row is longer than a million characters"),
    "unterminated_quote": QT_TRANSLATE_NOOP(
        "reasons", "A quotation mark in the row is not closed or not doubled"
    ),
    "cancelled": QT_TRANSLATE_NOOP("reasons", "Not worked on because the bulk action was cancelled"),
    "already_tagged": QT_TRANSLATE_NOOP("reasons", "The contact has the tag already"),
    "not_tagged": QT_TRANSLATE_NOOP("reasons", "The contact does not have the tag"),
    "already_deleted": QT_TRANSLATE_NOOP("reasons", "The contact was deleted already"),
    "already_active": QT_TRANSLATE_NOOP("reasons", "The contact is active already"),
    "expired": QT_TRANSLATE_NOOP("reasons", "The 60 days for restoring are over"),
    "conflict": QT_TRANSLATE_NOOP("reasons", "An active contact has this e-mail or phone now"),
    "changed_since": QT_TRANSLATE_NOOP("reasons", "The contact was changed since"),
    **texts_sending.REASONS,
}

REASON_NUMBERS = {
    "no_identity": 1021,
    "invalid_email": 1008,
    "invalid_phone": 1013,
    "invalid_date": 1014,
    "invalid_option": 1005,
    "unknown_contact_id": 1006,
    "duplicate_in_file": 1011,
    "ambiguous_match": 1010,
}
"""Numbers that operators know from HighLevel's list of import errors."""

_PAUSES = {
    "disk_full": QT_TRANSLATE_NOOP("pauses", "The disk is full. Make room, then resume."),
    "store_failed": QT_TRANSLATE_NOOP(
        "pauses", "The store could not be written. Check the disk, then resume."
    ),
    "store_damaged": QT_TRANSLATE_NOOP(
        "pauses", "The store is damaged. Go on with a backup; “bulkdesk check” says what is wrong."
    ),
    "unsupported_type": QT_TRANSLATE_NOOP(
        "pauses", "This version of BulkDesk cannot run this type of action. Update it, then resume."
    ),
    "internal_error": QT_TRANSLATE_NOOP(
        "pauses", "An unexpected error stopped the action. Please report it; the log file has the details."
    ),
    **texts_sending.PAUSES,
}

_ERRORS = {
    "internal_error": QT_TRANSLATE_NOOP(
        "errors", "Something unexpected went wrong. Please report it; the log file has the details."
    ),
    "not_allowed": QT_TRANSLATE_NOOP("errors", "{user} may not do this with the role {role}."),
    "store_read_only": QT_TRANSLATE_NOOP("errors", "The store was opened for reading only."),
    "store_missing": QT_TRANSLATE_NOOP("errors", "There is no store at {path}. Make one with: bulkdesk init"),
    "store_is_folder": QT_TRANSLATE_NOOP("errors", "{path} is a folder, not a store."),
    "store_unreadable": QT_TRANSLATE_NOOP("errors", "The store {path} cannot be read: {reason}"),
    "store_unwritable": QT_TRANSLATE_NOOP("errors", "The store {path} cannot be written: {reason}"),
    "store_foreign": QT_TRANSLATE_NOOP("errors", "{path} is not a BulkDesk store."),
    "store_damaged": QT_TRANSLATE_NOOP("errors", "The store {path} is damaged: {reason}"),
    "retry_under_way": QT_TRANSLATE_NOOP(
        "errors", "The messages of bulk action {job} are being tried again. Wait until that has ended."
    ),
    "program_broken": QT_TRANSLATE_NOOP(
        "errors",
        "This copy of BulkDesk lacks something: {count} findings, see above. Please install it anew.",
    ),
    "store_unsound": QT_TRANSLATE_NOOP("errors", "The store {path} is damaged: {count} findings, see above."),
    "window_silent": QT_TRANSLATE_NOOP(
        "errors",
        "BulkDesk is open on this store already, but its window does not answer. Close it, or wait until it is done.",
    ),
    "store_locked": QT_TRANSLATE_NOOP(
        "errors", "The store {path} is locked by another program. Try again later."
    ),
    "store_newer": QT_TRANSLATE_NOOP(
        "errors", "The store {path} was made by a newer BulkDesk. Please update BulkDesk to open it."
    ),
    "store_in_use": QT_TRANSLATE_NOOP(
        "errors",
        "The store {path} must be brought up to date, but another BulkDesk is using it. Close that one first.",
    ),
    "store_exists": QT_TRANSLATE_NOOP("errors", "There is a file at {path} already."),
    "backup_exists": QT_TRANSLATE_NOOP(
        "errors", "There is a file at {path} already. Nothing was overwritten."
    ),
    "backup_failed": QT_TRANSLATE_NOOP("errors", "The backup {path} could not be written: {reason}"),
    "backup_stays": QT_TRANSLATE_NOOP("errors", "The copy {path} could not be deleted: {reason}"),
    "account_unknown": QT_TRANSLATE_NOOP("errors", "The store has no sub-account called {name}."),
    "account_exists": QT_TRANSLATE_NOOP("errors", "The store has a sub-account called {name} already."),
    "user_unknown": QT_TRANSLATE_NOOP("errors", "The store has no user called {name}."),
    "timezone_unknown": QT_TRANSLATE_NOOP(
        "errors", "{name} is not a time zone. Use a name such as Europe/Berlin."
    ),
    "country_unknown": QT_TRANSLATE_NOOP(
        "errors", "{name} is not a country code. Use two letters such as DE."
    ),
    "job_unknown": QT_TRANSLATE_NOOP("errors", "There is no bulk action {job} in this sub-account."),
    "transition_refused": QT_TRANSLATE_NOOP(
        "errors", "Bulk action {job} is “{before}” and cannot become “{after}”."
    ),
    "edit_refused": QT_TRANSLATE_NOOP(
        "errors",
        "Bulk action {job} is “{status}” and has begun or ended: this can no longer be changed.",
    ),
    "retry_refused": QT_TRANSLATE_NOOP(
        "errors", "Bulk action {job} has no failed records that can be run again."
    ),
    "no_contacts": QT_TRANSLATE_NOOP("errors", "No contact is meant. Nothing was changed."),
    "tag_unknown": QT_TRANSLATE_NOOP("errors", "The sub-account has no tag called {name}."),
    "restore_refused": QT_TRANSLATE_NOOP(
        "errors", "Bulk action {job} has no deleted contacts that can be restored, or is being restored now."
    ),
    "revert_refused": QT_TRANSLATE_NOOP(
        "errors",
        "Bulk action {job} cannot be reverted: only a finished import or tag action that changed contacts can, and only once.",
    ),
    "confirmation_missing": QT_TRANSLATE_NOOP(
        "errors", "This must be confirmed: give --yes. Nothing was changed."
    ),
    "confirmation_refused": QT_TRANSLATE_NOOP("errors", "Not confirmed. Nothing was changed."),
    "time_passed": QT_TRANSLATE_NOOP("errors", "The time has already passed."),
    "time_unreadable": QT_TRANSLATE_NOOP(
        "errors", "{text} is not a time. Use a form such as 2030-01-31T09:00."
    ),
    "day_unreadable": QT_TRANSLATE_NOOP("errors", "{text} is not a date. Use a form such as 2030-01-31."),
    "contact_unknown": QT_TRANSLATE_NOOP(
        "errors", "There is no contact with the id {ids} in this sub-account."
    ),
    "contact_no_identity": QT_TRANSLATE_NOOP(
        "errors", "A contact needs a name, an e-mail address or a phone number."
    ),
    "contact_conflict": QT_TRANSLATE_NOOP(
        "errors", "{value} belongs to another contact already: {name} (#{contact})."
    ),
    "invalid_email": QT_TRANSLATE_NOOP("errors", "{value} is not a valid e-mail address."),
    "invalid_phone": QT_TRANSLATE_NOOP("errors", "{value} cannot be read as a phone number."),
    "invalid_date": QT_TRANSLATE_NOOP("errors", "{value} is not a date of birth."),
    "value_too_long": QT_TRANSLATE_NOOP("errors", "The value of {field} has more than {most} characters."),
    "name_empty": QT_TRANSLATE_NOOP("errors", "The name is empty."),
    "name_too_long": QT_TRANSLATE_NOOP("errors", "The name has more than {most} characters."),
    "header_unknown": QT_TRANSLATE_NOOP("errors", "The file has no column called {header}."),
    "unknown_field": QT_TRANSLATE_NOOP("errors", "There is no contact field called {field}."),
    "duplicate_target": QT_TRANSLATE_NOOP(
        "errors", "Two columns are assigned to the field {field}, which holds one value."
    ),
    "view_exists": QT_TRANSLATE_NOOP("errors", "There is a view called {name} already."),
    "view_unknown": QT_TRANSLATE_NOOP("errors", "The view is not there any more."),
    "filter_error": QT_TRANSLATE_NOOP(
        "errors", "The filter cannot be read at character {column} ({near}): expected {expected}."
    ),
    "filter_empty_group": QT_TRANSLATE_NOOP("errors", "The filter has a group without conditions."),
    "filter_too_large": QT_TRANSLATE_NOOP(
        "errors",
        "The filter has more than {conditions} conditions, or more than {depth} groups within one another.",
    ),
    "filter_field": QT_TRANSLATE_NOOP("errors", "The filter asks about {field}, which is no contact field."),
    "filter_operator": QT_TRANSLATE_NOOP(
        "errors", "The filter cannot ask “{operator}” of the field {field}."
    ),
    "filter_value": QT_TRANSLATE_NOOP(
        "errors", "The value “{value}” does not fit the filter's condition on {field}."
    ),
    "filter_unreadable": QT_TRANSLATE_NOOP(
        "errors", "The filter is damaged or was made by a newer BulkDesk."
    ),
    "count_stopped": QT_TRANSLATE_NOOP("errors", "Stopped."),
    "smart_list_unknown": QT_TRANSLATE_NOOP("errors", "The sub-account has no smart list called {name}."),
    "smart_list_exists": QT_TRANSLATE_NOOP("errors", "There is a smart list called {name} already."),
    "smart_list_unreadable": QT_TRANSLATE_NOOP(
        "errors", "The filter of the smart list {name} is damaged or was made by a newer BulkDesk."
    ),
    "mapping_unknown": QT_TRANSLATE_NOOP("errors", "The sub-account has no saved mapping called {name}."),
    "no_identity_column": QT_TRANSLATE_NOOP(
        "errors",
        "No identity field is mapped in {path}: assign a column to first name, last name, e-mail, phone or contact id.",
    ),
    "unsupported_export": QT_TRANSLATE_NOOP(
        "errors", "{path} cannot be written: choose a name that ends in .csv or .xlsx."
    ),
    "export_unwritable": QT_TRANSLATE_NOOP("errors", "{path} cannot be written: {reason}"),
    "disk_full": QT_TRANSLATE_NOOP("errors", "{path} cannot be written: the disk is full."),
    "xlsx_cell_too_long": QT_TRANSLATE_NOOP(
        "errors",
        "Row {row}, column {column} has more than {limit} characters, the most an Excel cell can hold. Save as CSV instead.",
    ),
    "file_missing": QT_TRANSLATE_NOOP("errors", "There is no file at {path}."),
    "file_is_folder": QT_TRANSLATE_NOOP("errors", "{path} is a folder, not a file."),
    "file_unreadable": QT_TRANSLATE_NOOP("errors", "The file {path} cannot be read: {reason}"),
    "file_empty": QT_TRANSLATE_NOOP("errors", "The file {path} is empty."),
    "sheet_empty": QT_TRANSLATE_NOOP(
        "errors", "The sheet {sheet} of {path} is empty. Choose another one: {others}."
    ),
    "file_old_excel": QT_TRANSLATE_NOOP(
        "errors", "{path} is in Excel's old format (XLS). Save it as a workbook (XLSX) or as CSV first."
    ),
    "file_no_table": QT_TRANSLATE_NOOP(
        "errors",
        "{path} holds a web page, XML, vCard, calendar or JSON, no table. Export it as CSV or XLSX first.",
    ),
    "file_header_only": QT_TRANSLATE_NOOP("errors", "The file {path} has a header but no rows."),
    "file_not_text": QT_TRANSLATE_NOOP(
        "errors",
        "{path} is neither a text file (CSV) nor an Excel workbook (XLSX). Save it as one of these first.",
    ),
    "file_xlsx_damaged": QT_TRANSLATE_NOOP(
        "errors", "The workbook {path} is damaged or protected by a password."
    ),
    "file_unknown_encoding": QT_TRANSLATE_NOOP("errors", "There is no encoding called {encoding}."),
    "file_no_workbook": QT_TRANSLATE_NOOP(
        "errors", "{path} is a text file and has no sheets, so none called {sheet}."
    ),
    "file_unknown_sheet": QT_TRANSLATE_NOOP("errors", "The workbook {path} has no sheet called {sheet}."),
    "file_too_large_unpacked": QT_TRANSLATE_NOOP(
        "errors",
        "The workbook {path} unpacks to far more than it seems ({size} bytes). Save it as CSV to import it.",
    ),
    "import_stopped": QT_TRANSLATE_NOOP("errors", "Stopped. Nothing was changed."),
    "view_stopped": QT_TRANSLATE_NOOP("errors", "Stopped."),
    "download_stopped": QT_TRANSLATE_NOOP("errors", "Stopped. No file was written."),
    **texts_sending.ERRORS,
}

_EXPECTED = {
    Expected.FIELD: QT_TRANSLATE_NOOP("filters", 'a field such as city, tag, created or custom "Name"'),
    Expected.CUSTOM_NAME: QT_TRANSLATE_NOOP("filters", "the custom field's name in quotation marks"),
    Expected.TEXT_OPERATOR: QT_TRANSLATE_NOOP(
        "filters",
        "is, is not, contains, does not contain, starts with, is empty or is not empty",
    ),
    Expected.TAG_OPERATOR: QT_TRANSLATE_NOOP(
        "filters", "has, has any, has all, has none, is empty or is not empty"
    ),
    Expected.DATE_OPERATOR: QT_TRANSLATE_NOOP(
        "filters", "before, after, between, in last (N days) or more than (N days ago)"
    ),
    Expected.FLAG_OPERATOR: QT_TRANSLATE_NOOP("filters", "is on or is off"),
    Expected.STRING: QT_TRANSLATE_NOOP("filters", "a text in quotation marks, not empty and not overlong"),
    Expected.CLOSING_QUOTE: QT_TRANSLATE_NOOP("filters", "the closing quotation mark"),
    Expected.ESCAPE: QT_TRANSLATE_NOOP(
        "filters", "a quotation mark, a backslash, n, r or t after the backslash"
    ),
    Expected.MORE_TAGS: QT_TRANSLATE_NOOP("filters", "a comma and another tag, or a closing parenthesis"),
    Expected.DAY: QT_TRANSLATE_NOOP("filters", "a date such as 2030-01-31"),
    Expected.SECOND_DAY: QT_TRANSLATE_NOOP("filters", "“and” and the second date"),
    Expected.LATER_DAY: QT_TRANSLATE_NOOP("filters", "a date that is not before the first one"),
    Expected.DAYS: QT_TRANSLATE_NOOP("filters", "a number of days"),
    Expected.DAYS_WORD: QT_TRANSLATE_NOOP("filters", "“days” after the number"),
    Expected.AGO: QT_TRANSLATE_NOOP("filters", "“ago” after the days"),
    Expected.JOB: QT_TRANSLATE_NOOP("filters", "the number of a bulk action"),
    Expected.JOINER: QT_TRANSLATE_NOOP("filters", "“and”, “or” or the end of the filter"),
    Expected.CLOSING: QT_TRANSLATE_NOOP("filters", "“and”, “or” or a closing parenthesis"),
    Expected.FEWER: QT_TRANSLATE_NOOP("filters", "fewer conditions or tags"),
    Expected.FLATTER: QT_TRANSLATE_NOOP("filters", "fewer groups within one another"),
    Expected.SHORTER: QT_TRANSLATE_NOOP("filters", "a shorter filter"),
}


def type_text(job_type: JobType) -> str:
    """What a type is called."""
    return translate("types", _TYPES[job_type])


def status_text(status: JobStatus) -> str:
    """What a status is called."""
    return translate("statuses", _STATUSES[status])


def outcome_text(outcome: Outcome) -> str:
    """What an outcome is called."""
    return translate("outcomes", _OUTCOMES[outcome])


def warned_text() -> str:
    """What the outcome of a record that succeeded with a warning is called."""
    return translate("outcomes", "With warning")


def reason_text(code: str) -> str:
    """What a record's code means; an unknown one (from a newer program) is shown as it is."""
    return translate("reasons", _REASONS[code]) if code in _REASONS else code


def detail_text(code: str | None, detail: str | None) -> str | None:
    """The whole reason of a record: each problem with the value it is about."""
    if code is None:
        return None
    return problems_text(detail_problems(code, detail))


def problems_text(problems: list[tuple[str, str | None]] | tuple[tuple[str, str | None], ...]) -> str:
    """Problems with the values they are about, in one line."""
    return "; ".join(
        f"{reason_text(code)}: {value}" if value else reason_text(code) for code, value in problems
    )


def pause_text(code: str | None) -> str | None:
    """Why a job is paused; None when a person wished it."""
    if code is None:
        return None
    return translate("pauses", _PAUSES[code]) if code in _PAUSES else code


def error_text(error: BulkDeskError) -> str:
    """One clear line for an error that a person can mend."""
    template = _ERRORS.get(error.code) or AUDIT_ERRORS.get(error.code)
    if template is None:
        return str(error)
    params = {name: _shown(texts_sending.shown(name, value)) for name, value in error.params.items()}
    if error.code in ENGINE_CODES:
        params["what"] = cause_text(error.code, str(params["what"]))
    return translate("errors", template).format_map(params)


def _shown(value: object) -> object:
    if isinstance(value, Expected):
        return translate("filters", _EXPECTED[value])
    if isinstance(value, JobStatus):
        return status_text(value)
    if isinstance(value, Role):
        return translate("errors", _ROLES[value])
    # A name from a file or a command line stays in its line.
    return " ".join(value.split()) if isinstance(value, str) else value


def removed_text(contact_id: int) -> str:
    """How a contact is called that has been removed for good."""
    return translate("records", "#{id}, removed").format(id=contact_id)
