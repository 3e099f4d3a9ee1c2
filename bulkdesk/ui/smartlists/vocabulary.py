"""What a person can choose from while conditions are written: tags, custom fields, bulk actions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QStringListModel, Signal

from bulkdesk.services.contacts import custom_field_names
from bulkdesk.services.jobs import find_jobs, get_job
from bulkdesk.services.session import Session
from bulkdesk.services.tags import all_tags
from bulkdesk.store.errors import BulkDeskError, RefusedError
from bulkdesk.store.filters import MAX_JOB
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.smartlists.words import job_label

_JOBS: Final = 1_000
"""So many bulk actions are offered, the newest; an older one is chosen by its number."""

_JOB_NUMBER: Final = re.compile(r"#?\s*([0-9]{1,19})")


class Vocabulary(QObject):
    """Suggestions of one sub-account, read in the background. ``changed`` tells that there are more of them."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.tags = QStringListModel(self)
        self.custom_fields = QStringListModel(self)
        self.jobs = QStringListModel(self)
        self.job_names: dict[int, str] = {}
        self._ids: dict[str, int] = {}

    def load(self, job_ids: Iterable[int]) -> None:
        """Read what there is; ``job_ids`` are bulk actions whose names are wanted however old they are."""
        session = self._desk.session
        self._desk.run(
            partial(read_jobs, session, frozenset(job_ids)), on_done=self._on_jobs, on_failed=_leave_out
        )
        self._desk.run(all_tags, session, on_done=self._on_tags, on_failed=_leave_out)
        self._desk.run(custom_field_names, session, on_done=self._on_custom_fields, on_failed=_leave_out)

    def job_text(self, job_id: int) -> str:
        """A bulk action as it is shown in its field."""
        return job_label(job_id, self.job_names)

    def job_id(self, text: str) -> int | None:
        """The bulk action that a text means: one that is offered, or any by its number."""
        known = self._ids.get(text.strip())
        if known is not None:
            return known
        number = _JOB_NUMBER.fullmatch(text.strip())
        return int(number[1]) if number and int(number[1]) <= MAX_JOB else None

    def _on_jobs(self, names: dict[int, str]) -> None:
        self.job_names = names
        self._ids = {self.job_text(job_id): job_id for job_id in names}
        self.jobs.setStringList(list(self._ids))
        self.changed.emit()

    def _on_tags(self, names: list[str]) -> None:
        self.tags.setStringList(names)
        self.changed.emit()

    def _on_custom_fields(self, names: list[str]) -> None:
        self.custom_fields.setStringList(names)
        self.changed.emit()


def read_jobs(session: Session, wanted: frozenset[int]) -> dict[int, str]:
    """Names of the newest bulk actions, newest first, and of those wanted."""
    names = {job.id: job.name for job in find_jobs(session, limit=_JOBS)}
    return names | read_names(session, wanted - names.keys())


def read_names(session: Session, wanted: Iterable[int]) -> dict[int, str]:
    """Names of the bulk actions that the sub-account has of those wanted."""
    names = {}
    for job_id in wanted:
        try:
            names[job_id] = get_job(session, job_id).name
        except RefusedError:
            # A number that means nothing here is a filter that finds nobody; it is shown as the number.
            continue
    return names


def _leave_out(_error: BulkDeskError) -> None:
    """Suggestions are a help; everything can be typed without them."""
