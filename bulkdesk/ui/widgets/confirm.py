"""The question before something that matters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from bulkdesk.ui.theme import SPACING, set_kind
from bulkdesk.ui.widgets.icon_label import IconLabel
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.reading_order import ReadingDialog
from bulkdesk.ui.widgets.screen_room import fit_to_screen


class ConfirmDialog(ReadingDialog):
    """Title, text, a list of details, and two buttons. Everything is plain text.

    ``cancel_label`` names what the safe button does where "keep as it is" or "cancel" leaves that open. ``content`` is
    the layout under the details, for what a special question needs. In a dangerous question the safe button is the
    default one.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        confirm_label: str,
        *,
        danger: bool = False,
        details: Sequence[str] = (),
        cancel_label: str | None = None,
    ) -> None:
        super().__init__(parent)
        set_kind(self, "confirm")
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(440)
        self.setMaximumWidth(620)
        mark = IconLabel("warning" if danger else "help", "danger_solid" if danger else "accent", 24, self)
        self.content = QVBoxLayout()
        self.content.setSpacing(SPACING.sm)
        column = QVBoxLayout()
        column.setSpacing(SPACING.sm)
        column.addWidget(label(title, "title", self, wrap=True))
        column.addWidget(label(text, "muted", self, wrap=True))
        for detail in details:
            column.addLayout(self._detail(detail))
        column.addLayout(self.content)
        row = QHBoxLayout()
        row.setSpacing(SPACING.lg)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.xl, SPACING.xl, SPACING.lg)
        layout.setSpacing(SPACING.xl)
        layout.addLayout(row)
        self.confirm_button = QPushButton(confirm_label, self)
        usual = self.tr("Keep as it is") if danger else self.tr("Cancel")
        self.cancel_button = QPushButton(usual if cancel_label is None else cancel_label, self)
        layout.addWidget(self._buttons(danger=danger))
        self.setAccessibleName(title)
        self.setAccessibleDescription("\n".join([text, *details]))

    def event(self, event: QEvent) -> bool:
        """Be as high as the sentences need, which may change after the dialog is shown."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return handled

    def _fit(self) -> None:
        """Take the height that belongs to the dialog's width.

        Qt's ``adjustSize`` reckons with a width without the least one, and with two thirds of the screen at most.
        """
        layout = self.layout()
        if layout is None:
            return
        width = min(max(layout.sizeHint().width(), self.minimumWidth()), self.maximumWidth())
        self.resize(width, layout.totalHeightForWidth(width))
        if self.isVisible():
            fit_to_screen(self)

    def _detail(self, text: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(SPACING.sm)
        words = label(text, "body", self, wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        line.addWidget(label("•", "muted", self), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        return line

    def _buttons(self, *, danger: bool) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        set_kind(self.confirm_button, "danger" if danger else "primary")
        set_kind(self.cancel_button, "secondary")
        box.addButton(self.cancel_button, QDialogButtonBox.ButtonRole.RejectRole)
        box.addButton(self.confirm_button, QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        default = self.cancel_button if danger else self.confirm_button
        for button in (self.confirm_button, self.cancel_button):
            button.setAutoDefault(button is default)
        default.setDefault(True)
        default.setFocus()
        return box


def confirm(
    parent: QWidget | None,
    title: str,
    text: str,
    confirm_label: str,
    danger: bool = False,
    *,
    details: Sequence[str] = (),
    cancel_label: str | None = None,
) -> bool:
    """Ask and return whether the person confirmed."""
    dialog = ConfirmDialog(
        parent, title, text, confirm_label, danger=danger, details=details, cancel_label=cancel_label
    )
    answer = dialog.exec()
    dialog.deleteLater()
    return answer == QDialog.DialogCode.Accepted


def keep_editing() -> str:
    """Return the words on the button that goes back to what would be lost."""
    return QCoreApplication.translate("ConfirmDialog", "Keep editing")
