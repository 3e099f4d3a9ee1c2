"""Asking for a name under which something is kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from bulkdesk.services.names import MAX_NAME
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from bulkdesk.ui.widgets.plain import label


class NameDialog(ConfirmDialog):
    """Asks for a name; says when it is taken. A name that would be refused cannot be confirmed."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        confirm_label: str,
        *,
        name: str,
        taken: Sequence[str],
        hint: str,
        may_replace: bool = True,
    ) -> None:
        """Make the dialog.

        Args:
            parent: the window it belongs to.
            title: what is asked.
            confirm_label: the words on the button that takes the name.
            name: what stands in the field at first.
            taken: names that others of its kind have, whatever their case.
            hint: what is said about a name that is taken.
            may_replace: a name that is taken is given to this one instead; False: it is refused.
        """
        super().__init__(parent, title, "", confirm_label)
        self._taken = {each.casefold() for each in taken}
        self._may_replace = may_replace
        self.name_edit = QLineEdit(name, self)
        self.name_edit.setObjectName("viewName")
        self.name_edit.setMaxLength(MAX_NAME)
        self.name_edit.setAccessibleName(self.tr("Name"))
        self.hint = label(hint, "caption", self, wrap=True)
        # Kept in its place, so that the dialog does not jump while somebody types.
        policy = self.hint.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.hint.setSizePolicy(policy)
        self.content.addWidget(self.name_edit)
        self.content.addWidget(self.hint)
        self.name_edit.textChanged.connect(self._judge)
        self.name_edit.selectAll()
        self.name_edit.setFocus()
        self._judge()

    def name(self) -> str:
        """The name as it is typed."""
        return " ".join(self.name_edit.text().split())

    def _judge(self) -> None:
        is_taken = self.name().casefold() in self._taken
        self.hint.setVisible(is_taken)
        self.confirm_button.setEnabled(bool(self.name()) and (self._may_replace or not is_taken))
