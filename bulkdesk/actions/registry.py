"""The one list of actions. Adding one is a file and a line here; engine, table, statistics and menus take it from here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from bulkdesk.actions.add_tag import AddTag
from bulkdesk.actions.base import Action, RemoteAction
from bulkdesk.actions.delete import Delete
from bulkdesk.actions.import_chunks import ImportContacts
from bulkdesk.actions.remove_tag import RemoveTag
from bulkdesk.actions.restore import Restore
from bulkdesk.actions.revert import revert_action
from bulkdesk.actions.send_email import SendEmail
from bulkdesk.actions.send_sms import SendSms
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.store import Store
from bulkdesk.store.words import JobType

_ACTIONS: Final[dict[JobType, Callable[[Store, JobRow], Action[Any]]]] = {
    JobType.IMPORT: ImportContacts,
    JobType.ADD_TAG: AddTag,
    JobType.REMOVE_TAG: RemoveTag,
    JobType.DELETE: Delete,
    JobType.RESTORE: Restore,
    JobType.REVERT: revert_action,
}

_REMOTE: Final[dict[JobType, Callable[[Store, JobRow], RemoteAction]]] = {
    JobType.EMAIL: SendEmail,
    JobType.SMS: SendSms,
}
"""Those that hand something to a server; the engine runs them record by record."""


def is_supported(job_type: JobType) -> bool:
    """Whether this version can do the work of such a job."""
    return job_type in _ACTIONS or job_type in _REMOTE


def is_remote(job_type: JobType) -> bool:
    """Whether such a job hands something to a server."""
    return job_type in _REMOTE


def action_for(store: Store, job: JobRow) -> Action[Any]:
    """The action that does the job's work. Raises KeyError for a type that has none."""
    return _ACTIONS[job.type](store, job)


def remote_action_for(store: Store, job: JobRow) -> RemoteAction:
    """The action that does the work of a job that ``is_remote``.

    Raises:
        RefusedError: it cannot go on before a person mends something: no sender, no secret.
    """
    return _REMOTE[job.type](store, job)
