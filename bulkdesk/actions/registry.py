"""The one list of actions. Adding one is a file and a line here; engine, table, statistics and menus take it from here."""

from __future__ import annotations

from typing import Any

from bulkdesk.actions.base import Action
from bulkdesk.actions.import_contacts import ImportContacts
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.store import Store
from bulkdesk.store.words import JobType

_ACTIONS = {JobType.IMPORT: ImportContacts}


def action_for(store: Store, job: JobRow) -> Action[Any]:
    """The action that does the job's work. Raises KeyError for a type that has none."""
    return _ACTIONS[job.type](store, job)
