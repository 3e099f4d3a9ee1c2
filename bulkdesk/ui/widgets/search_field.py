"""The search field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from bulkdesk.ui.theme import icon, set_kind

DEBOUNCE_MS = 150
"""How long typing must rest before a search starts."""


class SearchField(QLineEdit):
    """A line edit with a magnifier and a cross. ``searchChanged`` comes once typing rests; Enter sends it at once.

    Without ``rests`` it comes with every letter: for a search that is quick, and gives up the one before.
    Escape clears the field; in an empty field it goes on to the window.
    """

    searchChanged = Signal(str)  # noqa: N815 - Qt's naming for signals

    def __init__(self, placeholder: str = "", parent: QWidget | None = None, *, rests: bool = True) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setMinimumWidth(160)
        set_kind(self, "search")
        magnifier = self.addAction(icon("search", "text_muted"), QLineEdit.ActionPosition.LeadingPosition)
        magnifier.triggered.connect(self.setFocus)
        self._clear = self.addAction(icon("close", "text_muted"), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.triggered.connect(self.clear_now)
        self._clear.setVisible(False)
        self._sent = ""
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS if rests else 0)
        self._timer.timeout.connect(self._send)
        self.textChanged.connect(self._on_text_changed)
        self.returnPressed.connect(self._send)
        self._retranslate()

    def clear_now(self) -> None:
        """Empty the field and search at once."""
        self.clear()
        self._send()

    def forget(self) -> None:
        """Empty the field without a search."""
        self._sent = ""
        self.clear()
        self._timer.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear on Escape."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear_now()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._clear.setText(self.tr("Clear search"))
        self._clear.setToolTip(self.tr("Clear search"))

    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._timer.start()

    def _send(self) -> None:
        self._timer.stop()
        if self.text() != self._sent:
            self._sent = self.text()
            self.searchChanged.emit(self._sent)
