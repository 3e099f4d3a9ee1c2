"""Who made this, which version it is, and what it is made of."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, qVersion
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

import bulkdesk
from bulkdesk.ui.help.licences import Part, own_text, parts, shared_texts
from bulkdesk.ui.shell.app_icon import app_icon
from bulkdesk.ui.theme import SPACING, set_kind
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.reading_order import ReadingDialog

_SIZE: Final = QSize(620, 560)
_RULE: Final = "–" * 24


class AboutDialog(ReadingDialog):
    """Name, version, licence, where the store lies, and all parts with their licences."""

    exchangeAsked = Signal()  # noqa: N815 - Qt's naming for signals
    """Somebody wants to know how the Qt libraries can be exchanged."""

    def __init__(self, store_path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aboutDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About BulkDesk"))
        self.setMinimumWidth(420)
        self.resize(_SIZE)
        self.licences = QPlainTextEdit(self)
        self.licences.setObjectName("aboutLicences")
        self.licences.setReadOnly(True)
        self.licences.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.licences.setPlainText(self._licences(parts(qVersion())))
        title = label(self.tr("Made with"), "strong", self)
        title.setBuddy(self.licences)
        self.licences.setAccessibleName(title.text())
        close = QPushButton(self.tr("Close"), self)
        set_kind(close, "secondary")
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.xl, SPACING.xl, SPACING.lg)
        layout.setSpacing(SPACING.md)
        layout.addLayout(self._head(store_path))
        layout.addWidget(title)
        layout.addWidget(self.licences, 1)
        exchange = QPushButton(self.tr("Exchange the Qt libraries…"), self)
        exchange.setObjectName("aboutExchange")
        set_kind(exchange, "quiet")
        exchange.setAutoDefault(False)
        exchange.clicked.connect(self.exchangeAsked)
        buttons = QHBoxLayout()
        buttons.addWidget(exchange)
        buttons.addStretch()
        buttons.addWidget(close)
        layout.addLayout(buttons)
        close.setFocus()

    def _head(self, store_path: str) -> QHBoxLayout:
        mark = QLabel(self)
        mark.setPixmap(app_icon().pixmap(QSize(48, 48), self.devicePixelRatioF()))
        path = label(store_path, "body", self, wrap=True)
        version = label(self.tr("Version {version}").format(version=bulkdesk.__version__), "body", self)
        engine = label(
            self.tr("Qt {qt}, Python {python}").format(qt=qVersion(), python=platform.python_version()),
            "muted",
            self,
        )
        for line in (path, version, engine):
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        lines = (
            label("BulkDesk", "heading", self),
            version,
            engine,
            label(
                self.tr(
                    "Open source under the MIT licence. Qt is used under the LGPL 3; its text stands below."
                ),
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
        return head

    def _licences(self, found: Sequence[Part]) -> str:
        """The list of parts, then the licences that they bring with them."""
        unknown = self.tr("see its text below")
        lines = [
            self.tr("{name} {version}: {licence}").format(
                name=part.name, version=part.version, licence=part.licence or unknown
            )
            for part in found
        ]
        texts = [
            ("BulkDesk", own_text()),
            *shared_texts(),
            *((part.name, part.text) for part in found),
        ]
        bodies = [f"{_RULE}\n{name}\n{_RULE}\n\n{text}" for name, text in texts if text]
        return "\n\n".join(["\n".join(lines), *bodies])
