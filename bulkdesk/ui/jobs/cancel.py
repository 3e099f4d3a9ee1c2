"""The question before bulk actions are cancelled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from bulkdesk.store.jobs import JobRow
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from bulkdesk.ui.widgets.format import format_number


class CancelDialog(ConfirmDialog):
    """Says what cancelling does and to how many records."""

    def __init__(self, jobs: Sequence[JobRow], parent: QWidget | None = None) -> None:
        """Ask about ``jobs``, at least one."""
        translate, count = QCoreApplication.translate, len(jobs)
        pending = format_number(sum(job.pending for job in jobs))
        super().__init__(
            parent,
            translate("CancelDialog", "Cancel “{name}”?").format(name=jobs[0].name)
            if count == 1
            else translate("CancelDialog", "Cancel %n bulk action(s)?", None, count),
            translate(
                "CancelDialog",
                "What has been processed stays as it is. A cancelled bulk action cannot be resumed.",
            ),
            translate("CancelDialog", "Cancel bulk action(s)", None, count),
            danger=True,
            details=[
                translate("CancelDialog", "Records that will be skipped: {count}").format(count=pending)
            ],
        )
        self.setObjectName("cancelDialog")
