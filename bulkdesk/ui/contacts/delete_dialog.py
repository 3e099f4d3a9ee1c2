"""The question before contacts are deleted."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QWidget

from bulkdesk.services.contact_changes import Recount, delete_agreed, recount
from bulkdesk.services.names import MAX_NAME
from bulkdesk.services.texts import error_text, type_text
from bulkdesk.store.contacts import Target
from bulkdesk.store.deletion import RESTORE_DAYS
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import JobType
from bulkdesk.ui.contacts.dialogs_common import EntryEdit, JobDialog
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.theme import Tone
from bulkdesk.ui.widgets.format import format_number
from bulkdesk.ui.widgets.plain import label

MOST_WITHOUT_TYPING = 100
"""For more contacts than these their number must be typed."""


class DeleteDialog(JobDialog):
    """Says how many contacts are deleted and until when they can be restored. Call ``open``.

    The contacts are counted anew when it opens and again when it is confirmed: no other number is deleted than the one
    that was agreed to.
    """

    def __init__(self, desk: Desk, target: Target, count: int, parent: QWidget | None = None) -> None:
        """Ask about the contacts meant by ``target``, which were ``count`` when they were chosen."""
        translate = QCoreApplication.translate
        super().__init__(
            desk,
            parent,
            translate("DeleteDialog", "Delete contacts?"),
            translate(
                "DeleteDialog",
                "They can be restored for %n day(s). After that they are removed for good.",
                None,
                RESTORE_DAYS,
            ),
            translate("DeleteDialog", "Delete"),
            danger=True,
        )
        self._target = target
        self._expected = count
        self._count: int | None = None
        self.setObjectName("deleteDialog")
        self.confirm_button.setObjectName("deleteConfirmButton")
        self.cancel_button.setText(self.tr("Cancel"))
        self.headline = label("", "strong", self, wrap=True)
        self.headline.setObjectName("deleteCount")
        self.content.insertWidget(0, self.headline)
        self.name = EntryEdit(type_text(JobType.DELETE), self)
        self.name.setObjectName("deleteName")
        self.name.setMaxLength(MAX_NAME)
        self.add_field(self.tr("Action name"), self.name)
        self.typed = EntryEdit(self)
        self.typed.setObjectName("deleteCountInput")
        self.typed_caption = label("", "strong", self, wrap=True)
        self.typed_caption.setBuddy(self.typed)
        self.content.addWidget(self.typed_caption)
        self.content.addWidget(self.typed)
        self.name.textChanged.connect(self.judge)
        self.typed.textChanged.connect(self.judge)
        self.name.entered.connect(self.focusNextChild)
        self.typed.entered.connect(self._on_typed)
        self._show_count()
        self.cancel_button.setFocus()
        desk.run(recount, self._session, target, on_done=self._on_counted, on_failed=self._on_uncountable)

    def is_ready(self) -> bool:
        """Whether the contacts are counted and, where they are many, their number is typed."""
        if not self._count or not self.name.text().strip():
            return False
        return self._count <= MOST_WITHOUT_TYPING or _read_number(self.typed.text()) == self._count

    def accept(self) -> None:
        """Make the job; the dialog closes when that is done."""
        agreed = self._count or 0
        self.queue(
            partial(delete_agreed, self._session, self._target, agreed, name=self.name.text()),
            self._on_answered,
        )

    def _on_answered(self, found: JobRow | Recount) -> None:
        """Close; or ask again where the contacts are not as many any more as was agreed to."""
        if isinstance(found, JobRow):
            self.on_made(found)
            return
        self.end_queueing()
        self._expected = self._count or 0
        self.typed.clear()
        self._on_counted(found)

    # -- counting -----------------------------------------------------------------------------------------------

    def _on_counted(self, found: Recount) -> None:
        self._target, self._count = found.target, found.count
        if self._count == 0:
            self.warn(self.tr("None of these contacts is there any more."), Tone.WARNING)
        elif self._count != self._expected:
            self.warn(
                self.tr("Their number has changed: %n contact(s) were meant before.", None, self._expected),
                Tone.WARNING,
            )
        self._show_count()

    def _on_uncountable(self, error: BulkDeskError) -> None:
        self.warn(error_text(error))

    def _show_count(self) -> None:
        count = self._expected if self._count is None else self._count
        self.headline.setText(self.tr("%n contact(s) will be deleted.", None, count))
        is_typed = count > MOST_WITHOUT_TYPING
        caption = self.tr("Type {number} to confirm").format(number=format_number(count))
        self.typed_caption.setText(caption)
        self.typed.setAccessibleName(caption)
        self.typed_caption.setVisible(is_typed)
        self.typed.setVisible(is_typed)
        self.setAccessibleDescription(self.headline.text())
        self.judge()

    # -- confirming ---------------------------------------------------------------------------------------------

    def _on_typed(self) -> None:
        """Enter in the field leads to the button and does not press it."""
        if self.confirm_button.isEnabled():
            self.confirm_button.setFocus()


def _read_number(text: str) -> int | None:
    """A number as the language writes it, with or without grouping characters; None for another text."""
    digits = "".join(text.split()).replace(QLocale().groupSeparator(), "")
    return int(digits) if digits.isdecimal() else None
