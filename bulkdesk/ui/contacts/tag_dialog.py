"""The question before a tag is put on contacts or taken off them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from bulkdesk.services.bulk import create_add_tag, create_remove_tag
from bulkdesk.services.names import MAX_NAME
from bulkdesk.store.contacts import Target
from bulkdesk.ui.contacts.dialogs_common import JobDialog, TagEdit
from bulkdesk.ui.desk import Desk


class TagDialog(JobDialog):
    """Asks for a tag, with those known to choose from. Call ``open``."""

    def __init__(
        self, desk: Desk, target: Target, count: int, parent: QWidget | None = None, *, remove: bool = False
    ) -> None:
        """Ask about the contacts meant by ``target``, which are ``count``."""
        translate = QCoreApplication.translate
        if remove:
            title = translate("TagDialog", "Remove a tag")
            text = translate("TagDialog", "It is taken off %n contact(s).", None, count)
            confirm = translate("TagDialog", "Remove tag")
        else:
            title = translate("TagDialog", "Add a tag")
            text = translate("TagDialog", "It is put on %n contact(s).", None, count)
            confirm = translate("TagDialog", "Add tag")
        super().__init__(desk, parent, title, text, confirm)
        self._target = target
        self._remove = remove
        self.setObjectName("tagDialog")
        self.confirm_button.setObjectName("tagConfirmButton")
        self.tag = TagEdit(self)
        self.tag.setObjectName("tagName")
        self.tag.setMaxLength(MAX_NAME)
        self.tag.setPlaceholderText(
            self.tr("A tag they may have") if remove else self.tr("A known tag or a new one")
        )
        self.add_field(self.tr("Tag"), self.tag)
        self.tag.textChanged.connect(self._on_text)
        self.tag.entered.connect(self._on_enter)
        self.tag.load(desk)
        self.tag.setFocus()
        self.judge()

    def is_ready(self) -> bool:
        """Whether there is a tag to speak of."""
        return bool(self.tag.text().strip())

    def accept(self) -> None:
        """Make the job; the dialog closes when that is done."""
        make = create_remove_tag if self._remove else create_add_tag
        self.queue(partial(make, self._session, self.tag.text(), self._target), self.on_made)

    def _on_text(self) -> None:
        self.warn("")
        self.judge()

    def _on_enter(self) -> None:
        if self.confirm_button.isEnabled():
            self.accept()
