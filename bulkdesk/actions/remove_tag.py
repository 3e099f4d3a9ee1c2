"""Remove tag: the tag is taken off every contact that has it; the others are skipped as ``not_tagged``."""

from __future__ import annotations

from bulkdesk.actions.local import RangeAction
from bulkdesk.store import tagging
from bulkdesk.store.ranges import Range


class RemoveTag(RangeAction):
    """The remove-tag job; its options name the ``tag``."""

    def work(self, records: Range) -> None:
        """Take the tag off."""
        tag_id = tagging.find_tag(self.store, self.job.account_id, self.job.options["tag"])
        tagging.remove_tag(records, tag_id)
