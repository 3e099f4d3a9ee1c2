"""What is shown when the window cannot open its store."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from bulkdesk.ui.theme import SPACING, icon, set_kind
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.reading_order import ReadingDialog


class StartErrorDialog(ReadingDialog):
    """One clear line, and a button to close."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("startErrorDialog")
        self.setWindowTitle("BulkDesk")
        self.setMinimumWidth(460)
        mark = QLabel(self)
        mark.setPixmap(icon("error", "danger_solid").pixmap(QSize(24, 24), self.devicePixelRatioF()))
        words = QVBoxLayout()
        words.setSpacing(SPACING.xs)
        words.addWidget(label(self.tr("The store cannot be opened"), "title", self, wrap=True))
        line = label(text, "body", self, wrap=True)
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(line)
        head = QHBoxLayout()
        head.setSpacing(SPACING.md)
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        close = QPushButton(self.tr("Close"), self)
        set_kind(close, "primary")
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.xl, SPACING.xl, SPACING.lg)
        layout.setSpacing(SPACING.lg)
        layout.addLayout(head)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(text)
