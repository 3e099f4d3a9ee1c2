"""Work under way, with a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bulkdesk.ui.theme import SPACING, set_kind
from bulkdesk.ui.widgets.busy_bar import BusyBar
from bulkdesk.ui.widgets.format import format_percent
from bulkdesk.ui.widgets.plain import label

_WIDTH = 420


class ProgressPanel(QWidget):
    """A title, a bar with its percentage, a line of comfort and a stop button, in the middle of the room."""

    stopWanted = Signal()  # noqa: N815 - Qt's naming for signals

    def __init__(self, title: str, text: str, stop: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label(title, "title", self)
        self._percent = label("", "muted", self)
        self._bar = BusyBar(self)
        self._bar.setAccessibleName(title)
        self._text = label(text, "muted", self, wrap=True)
        self.stop_button = QPushButton(stop, self)
        self._stop_text = stop
        set_kind(self.stop_button, "secondary")
        self.stop_button.setAutoDefault(False)
        self.stop_button.clicked.connect(self._on_stop)
        top = QHBoxLayout()
        top.addWidget(self._title)
        top.addStretch()
        top.addWidget(self._percent)
        column = QVBoxLayout()
        column.setSpacing(SPACING.md)
        column.addStretch(2)
        column.addLayout(top)
        column.addWidget(self._bar)
        column.addWidget(self._text)
        column.addWidget(self.stop_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(3)
        middle = QWidget(self)
        middle.setLayout(column)
        middle.setFixedWidth(_WIDTH)
        layout = QHBoxLayout(self)
        layout.addStretch()
        layout.addWidget(middle)
        layout.addStretch()
        self.begin()

    def begin(self) -> None:
        """Show the start: no share is known yet."""
        self._bar.set_open()
        self._percent.clear()
        self.stop_button.setEnabled(True)
        self.stop_button.setText(self._stop_text)

    def set_share(self, share: float) -> None:
        """Show the share done, 0 to 1."""
        self._bar.set_share(share)
        self._percent.setText(format_percent(share))

    def _on_stop(self) -> None:
        self.stop_button.setEnabled(False)
        self.stop_button.setText(self.tr("Stopping…"))
        self.stopWanted.emit()
