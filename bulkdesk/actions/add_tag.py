"""Add tag: the tag is put on every contact that lacks it; the others are skipped as ``already_tagged``."""

from __future__ import annotations

from bulkdesk.actions.local import RangeAction
from bulkdesk.store import tagging
from bulkdesk.store.ranges import Range


class AddTag(RangeAction):
    """The add-tag job; its options name the ``tag``, made where it is missing by now."""

    def work(self, records: Range) -> None:
        """Put the tag on."""
        tag_id = tagging.ensure_tag(self.store, self.job.account_id, self.job.options["tag"])
        tagging.add_tag(records, tag_id)
