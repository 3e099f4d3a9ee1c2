"""A smart list's name with its error beneath it, and the dialog that asks for one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from bulkdesk.services.names import MAX_NAME
from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.smart_lists import SmartListRow
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.theme import SPACING, Tone, set_look
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from bulkdesk.ui.widgets.plain import label

NAME_ERRORS = frozenset({"name_empty", "name_too_long", "smart_list_exists"})
"""What is said at the name and not at the conditions."""


class NameField(QWidget):
    """A line for a name, and what is wrong with it."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit(name, self)
        self.edit.setObjectName("smartListName")
        self.edit.setMaxLength(MAX_NAME)
        self.edit.setAccessibleName(self.tr("Name of the smart list"))
        self.edit.setPlaceholderText(self.tr("Name of the smart list"))
        self.problem = label("", "caption", self, wrap=True)
        self.problem.setObjectName("smartListNameProblem")
        self.problem.setProperty("tone", Tone.DANGER.value)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.xs)
        layout.addWidget(self.edit)
        layout.addWidget(self.problem)
        self.setFocusProxy(self.edit)
        self.edit.textEdited.connect(lambda _text: self.set_problem(None))
        self.set_problem(None)

    def name(self) -> str:
        """The name as it is typed."""
        return " ".join(self.edit.text().split())

    def set_problem(self, error: BulkDeskError | None) -> None:
        """Say what is wrong, or that nothing is; a wrong name gets the keyboard."""
        self.problem.setText("" if error is None else error_text(error))
        self.problem.setVisible(error is not None)
        self.edit.setAccessibleDescription(self.problem.text())
        set_look(self.edit, "invalid", error is not None)
        if error is not None:
            self.edit.setFocus()
            self.edit.selectAll()


class NameDialog(ConfirmDialog):
    """Asks for a name and does something with it; a name that is refused is said so at its field.

    ``named`` carries the list.
    """

    named = Signal(object)
    """A ``SmartListRow``."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        title: str,
        text: str,
        confirm_label: str,
        *,
        name: str,
        act: Callable[[str], SmartListRow],
    ) -> None:
        super().__init__(parent, title, text, confirm_label)
        self.setObjectName("smartListNameDialog")
        self._desk = desk
        self._act = act
        self._is_acting = False
        self.field = NameField(name, self)
        self.content.addWidget(self.field)
        self.field.edit.selectAll()
        self.field.setFocus()
        desk.accountChanged.connect(self.reject)

    def accept(self) -> None:
        """Do it; the dialog closes when that went well."""
        self._set_acting(is_acting=True)
        self._desk.run(self._act, self.field.name(), on_done=self._on_done, on_failed=self._on_failed)

    def _on_done(self, row: SmartListRow) -> None:
        super().accept()
        self.named.emit(row)

    def reject(self) -> None:
        """Close without doing anything; not while it is being done, which cannot be taken back here."""
        if not self._is_acting:
            super().reject()

    def _set_acting(self, *, is_acting: bool) -> None:
        self._is_acting = is_acting
        for button in (self.confirm_button, self.cancel_button):
            button.setEnabled(not is_acting)

    def _on_failed(self, error: BulkDeskError) -> None:
        self._set_acting(is_acting=False)
        self.field.set_problem(error)
