"""The one list of actions. Adding one is a file and a line here; engine, table, statistics and menus take it from here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from bulkdesk.actions.add_tag import AddTag
from bulkdesk.actions.base import Action
from bulkdesk.actions.delete import Delete
from bulkdesk.actions.import_chunks import ImportContacts
from bulkdesk.actions.remove_tag import RemoveTag
from bulkdesk.actions.restore import Restore
from bulkdesk.actions.revert import revert_action
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


def is_supported(job_type: JobType) -> bool:
    """Whether this version can do the work of such a job."""
    return job_type in _ACTIONS


def action_for(store: Store, job: JobRow) -> Action[Any]:
    """The action that does the job's work. Raises KeyError for a type that has none."""
    return _ACTIONS[job.type](store, job)
