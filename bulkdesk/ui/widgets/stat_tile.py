"""A figure with its label."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from bulkdesk.ui.theme import SPACING, TYPE, Tone, set_kind, set_look, tabular
from bulkdesk.ui.widgets.format import format_number
from bulkdesk.ui.widgets.plain import label


class StatTile(QFrame):
    """A card with a label and a large figure in digits of equal width.

    ``number`` is the ``QLabel`` of the figure: the caller gives it its object name. A tone colours a figure that
    matters; a figure of zero stays muted.
    """

    def __init__(self, caption: str, tone: Tone | str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "card")
        self._tone = Tone(tone) if tone is not None else None
        self.caption: QLabel = label(caption, "muted", self)
        self.number: QLabel = label("–", "heading", self)
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        font = tabular(self.number.font())
        font.setPointSizeF(TYPE.heading)
        self.number.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.lg, SPACING.md, SPACING.lg, SPACING.md)
        layout.setSpacing(2)
        layout.addWidget(self.caption)
        layout.addWidget(self.number)

    def set_value(self, value: int | None) -> None:
        """Show a number in the reader's way of writing, or a dash for None."""
        self.set_text("–" if value is None else format_number(value), muted=not value)

    def set_text(self, text: str, *, muted: bool = False) -> None:
        """Show any plain text, e.g. a duration."""
        tone = self._tone.value if self._tone is not None and not muted else None
        set_look(self.number, "tone", tone)
        self.number.setText(text)
        self.setAccessibleName(self.tr("{label}: {value}").format(label=self.caption.text(), value=text))
