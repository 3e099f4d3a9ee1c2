"""A small form in a dialog: named fields, what is refused in the dialog, which stays until it is done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QPushButton, QVBoxLayout, QWidget

from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.theme import SPACING, Tone, set_kind
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.reading_order import ReadingDialog

_WIDTH = 460


class FormDialog(ReadingDialog):
    """Fields under each other. ``doneWith`` tells that what was wished has been done."""

    doneWith = Signal()  # noqa: N815 - Qt's naming for signals

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_saving = False
        self._title = label("", "title", self)
        self.setModal(True)
        self.setMinimumWidth(_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.banner = Banner("", Tone.DANGER, parent=self)
        self.banner.hide()
        self.form = QFormLayout()
        self.form.setSpacing(SPACING.md)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        # Boxes to choose from as wide as fields to write in.
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.save_button = QPushButton(self)
        self.save_button.setObjectName("formSaveButton")
        set_kind(self.save_button, "primary")
        self.save_button.setDefault(True)
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        set_kind(self.cancel_button, "secondary")
        self.cancel_button.setAutoDefault(False)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.cancel_button, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.xl, SPACING.xl, SPACING.lg)
        layout.setSpacing(SPACING.lg)
        layout.addWidget(self._title)
        layout.addWidget(self.banner)
        layout.addLayout(self.form)
        layout.addWidget(buttons)

    def set_texts(self, title: str, confirm: str) -> None:
        """Say what the dialog is for, and what its button does."""
        self.setWindowTitle(title)
        self._title.setText(title)
        self.save_button.setText(confirm)

    def add_field(self, text: str, field: QWidget, name: str, hint: str = "") -> None:
        """Add a field with its name; the hint stands below it. The keyboard begins on the first."""
        if not self.form.rowCount():
            # Else Qt puts it on the button, which was made before: a space would save, and letters be lost.
            field.setFocus()
        field.setObjectName(name)
        field.setAccessibleName(text)
        words = label(text, "strong", self)
        words.setBuddy(field)
        self.form.addRow(words, field)
        if hint:
            field.setAccessibleDescription(hint)
            self.form.addRow("", label(hint, "caption", self, wrap=True))

    def wish(self) -> Callable[[], object]:
        """What is to be done with what the fields hold now; subclasses say so."""
        raise NotImplementedError

    def reject(self) -> None:
        """Close without saving; not while it is being saved, which cannot be taken back here."""
        if not self._is_saving:
            super().reject()

    def _save(self) -> None:
        self._set_saving(is_saving=True)
        self.banner.hide()
        self._desk.run(self.wish(), on_done=self._on_saved, on_failed=self._on_refused)

    def _on_saved(self, _result: object) -> None:
        self._set_saving(is_saving=False)
        self.doneWith.emit()
        self.accept()

    def _on_refused(self, error: BulkDeskError) -> None:
        self._set_saving(is_saving=False)
        self.banner.set_text(error_text(error))
        self.banner.show()
        self.adjustSize()

    def _set_saving(self, *, is_saving: bool) -> None:
        self._is_saving = is_saving
        for button in (self.save_button, self.cancel_button):
            button.setEnabled(not is_saving)
