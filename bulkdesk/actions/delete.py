"""Delete: every contact is deleted softly, remembering the job and the moment; it can be restored for 60 days."""

from __future__ import annotations

from bulkdesk.actions.local import RangeAction
from bulkdesk.store import deletion
from bulkdesk.store.ranges import Range


class Delete(RangeAction):
    """The delete job."""

    def work(self, records: Range) -> None:
        """Delete the contacts."""
        deletion.delete(records)
