"""What all steps of the assistant share."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bulkdesk.ui.theme import SPACING
from bulkdesk.ui.widgets.plain import label


class AssistantPage(QWidget):
    """One step: a question, a line of help, and ``body`` for the rest.

    ``changed`` says that :meth:`problem` may answer differently.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", "title", self)
        self._text = label("", "muted", self, wrap=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACING.md)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.lg, SPACING.xl, SPACING.md)
        layout.setSpacing(SPACING.xs)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addSpacing(SPACING.sm)
        layout.addLayout(self.body, 1)

    def set_texts(self, title: str, text: str) -> None:
        """Ask ``title`` and explain it by ``text``."""
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def problem(self) -> str | None:
        """Return why the person cannot go on, saying what to do, or None."""
        return None

    def shows_problem(self) -> bool:
        """Whether the page itself shows what :meth:`problem` says, so that it need not stand twice."""
        return False

    def enter(self) -> None:
        """Give the keyboard to what is done first here; called when the step is shown."""
