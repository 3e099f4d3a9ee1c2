"""Columns that are not imported, said where one may have forgotten them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from bulkdesk.ui.theme import SPACING, set_kind
from bulkdesk.ui.widgets.cell_text import quoted, visible
from bulkdesk.ui.widgets.elided_label import ElidedLabel
from bulkdesk.ui.widgets.icon_label import IconLabel

_NAMED = 3
_NAME_CHARS = 30


class LeftOutNote(QWidget):
    """A line with the first names and a way back, hidden while every column is imported.

    ``columnsWanted`` tells that the columns are to be assigned.
    """

    columnsWanted = Signal()  # noqa: N815 - Qt's naming for signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importLeftOut")
        self._text = ElidedLabel(self)
        self.button = QPushButton(self.tr("Ass&ign columns"), self)
        set_kind(self.button, "link")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.columnsWanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.sm)
        layout.addWidget(IconLabel("info", "text_muted", parent=self))
        layout.addWidget(self._text)
        layout.addWidget(self.button)
        layout.addStretch()
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def set_names(self, names: Sequence[str]) -> None:
        """Name the columns."""
        shown = ", ".join(quoted(visible(name, _NAME_CHARS)) for name in names[:_NAMED])
        self._text.setText(
            self.tr("%n column(s) will not be imported: {names}", None, len(names)).format(
                names=shown if len(names) <= _NAMED else f"{shown} …"
            )
        )
        self.setAccessibleName(self._text.text())
        self.setVisible(bool(names))
