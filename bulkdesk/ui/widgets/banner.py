"""A line of information inside a screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from bulkdesk.ui.theme import SPACING, Tone, set_kind
from bulkdesk.ui.widgets.icon_label import TONE_ICONS, IconLabel
from bulkdesk.ui.widgets.plain import label


class Banner(QFrame):
    """Icon, plain text and, if wanted, one button."""

    def __init__(
        self,
        text: str,
        tone: Tone | str = Tone.INFO,
        *,
        icon_name: str | None = None,
        action: tuple[str, Callable[[], object]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = Tone(tone)
        self._icon_name = icon_name
        self.setProperty("tone", self._tone.value)
        set_kind(self, "banner")
        self._icon = IconLabel(icon_name or TONE_ICONS[self._tone], self._tone.value, parent=self)
        self._text = label(text, "body", self, wrap=True)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACING.md, SPACING.sm, SPACING.md, SPACING.sm)
        layout.setSpacing(SPACING.sm)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        self.action_button: QPushButton | None = None
        if action is not None:
            self.action_button = QPushButton(action[0], self)
            set_kind(self.action_button, "link")
            self.action_button.clicked.connect(lambda _checked=False: action[1]())
            layout.addWidget(self.action_button)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._text.setText(text)
        self.setAccessibleName(text)

    def say(self, text: str, tone: Tone | str) -> None:
        """Say something in another tone, and be seen."""
        self.set_tone(tone)
        self.set_text(text)
        self.show()

    def set_tone(self, tone: Tone | str) -> None:
        """Change colours and icon."""
        self._tone = Tone(tone)
        self.setProperty("tone", self._tone.value)
        for widget in (self, self._text):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self._icon.set_icon(self._icon_name or TONE_ICONS[self._tone], self._tone.value)
