"""Step 4: everything in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from bulkdesk.services.names import MAX_NAME
from bulkdesk.ui.theme import SPACING, Tone, set_kind
from bulkdesk.ui.widgets.assistant_page import AssistantPage
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.plain import label


@dataclass(frozen=True)
class Line:
    """A caption and what stands beside it."""

    caption: str
    text: str


class SummaryPage(AssistantPage):
    """The action name, which can be changed, and what was chosen, step by step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_texts(
            self.tr("Is everything right?"),
            self.tr("Nothing has been sent yet. You can pause, change or cancel it later as well."),
        )
        self._suggested = ""
        self.name = QLineEdit(self)
        self.name.setObjectName("sendName")
        self.name.setMaxLength(MAX_NAME)
        caption = label(self.tr("&Action name"), "strong", self)
        caption.setBuddy(self.name)
        self.name.setAccessibleName(self.tr("Action name"))
        self.banner = Banner("", Tone.DANGER, parent=self)
        self.banner.setObjectName("sendRefused")
        self.banner.hide()
        self.card = QFrame(self)
        set_kind(self.card, "card")
        self.grid = QGridLayout(self.card)
        self.grid.setContentsMargins(SPACING.lg, SPACING.md, SPACING.lg, SPACING.md)
        self.grid.setHorizontalSpacing(SPACING.lg)
        self.grid.setVerticalSpacing(SPACING.sm)
        self.grid.setColumnStretch(1, 1)
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, SPACING.xs, 0)
        column.addWidget(self.card)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        area.setAccessibleName(self.tr("Summary"))
        # The window's own background shows through.
        area.setStyleSheet("QScrollArea { background: transparent; }")
        content.setAutoFillBackground(False)
        self.body.addWidget(self.banner)
        self.body.addWidget(caption)
        self.body.addWidget(self.name)
        self.body.addWidget(area, 1)
        self.name.textChanged.connect(self.changed)
        self._lines: list[Line] = []

    def suggest_name(self, name: str) -> None:
        """Offer a name, unless somebody has typed one."""
        if self.name.text() == self._suggested:
            self.name.setText(name)
        self._suggested = name

    def set_lines(self, lines: list[Line]) -> None:
        """Show what was chosen."""
        self._lines = lines
        while (item := self.grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        top = Qt.AlignmentFlag.AlignTop
        for number, line in enumerate(lines):
            words = label(line.text, "body", self.card, wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.grid.addWidget(label(line.caption, "muted", self.card), number, 0, top)
            self.grid.addWidget(words, number, 1, top)
        self.card.setAccessibleDescription("\n".join(f"{line.caption}: {line.text}" for line in lines))

    def lines(self) -> list[Line]:
        """What is shown."""
        return list(self._lines)

    def refuse(self, text: str) -> None:
        """Say why it could not be started; empty: nothing."""
        self.banner.set_text(text)
        self.banner.setVisible(bool(text))

    def problem(self) -> str | None:
        """Return what is missing."""
        return None if self.name.text().strip() else self.tr("Give the bulk action a name.")

    def enter(self) -> None:
        """Nothing has to be typed here."""
