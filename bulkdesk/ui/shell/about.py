"""Who made this, and which version it is."""

from __future__ import annotations

import platform

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

import bulkdesk
from bulkdesk.ui.shell.app_icon import app_icon
from bulkdesk.ui.theme import SPACING, set_kind
from bulkdesk.ui.widgets.plain import label


class AboutDialog(QDialog):
    """Name, version, licence, and where the store lies."""

    def __init__(self, store_path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aboutDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About BulkDesk"))
        self.setMinimumWidth(420)
        mark = QLabel(self)
        mark.setPixmap(app_icon().pixmap(QSize(48, 48), self.devicePixelRatioF()))
        path = label(store_path, "body", self, wrap=True)
        path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        lines = (
            label("BulkDesk", "heading", self),
            label(self.tr("Version {version}").format(version=bulkdesk.__version__), "body", self),
            label(
                self.tr("Qt {qt}, Python {python}").format(qt=qVersion(), python=platform.python_version()),
                "muted",
                self,
            ),
            label(
                self.tr("Open source under the MIT licence. Qt is used under the LGPL."),
                "muted",
                self,
                wrap=True,
            ),
            label(self.tr("Store"), "caption", self),
            path,
        )
        words = QVBoxLayout()
        words.setSpacing(SPACING.xs)
        for line in lines:
            words.addWidget(line)
        head = QHBoxLayout()
        head.setSpacing(SPACING.lg)
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        close = QPushButton(self.tr("Close"), self)
        set_kind(close, "secondary")
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.xl, SPACING.xl, SPACING.lg)
        layout.setSpacing(SPACING.lg)
        layout.addLayout(head)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
