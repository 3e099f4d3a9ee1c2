"""Restore: deleted contacts come back with their tags; nothing that took their place meanwhile is overwritten."""

from __future__ import annotations

from bulkdesk.actions.local import RangeAction
from bulkdesk.store import deletion
from bulkdesk.store.ranges import Range


class Restore(RangeAction):
    """The restore job; its option ``job`` is the job whose deletions it undoes, None for contacts chosen one by one."""

    def work(self, records: Range) -> None:
        """Bring the contacts back."""
        deletion.restore(records, self.job.options.get("job"))
