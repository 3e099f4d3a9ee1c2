"""The settings: a list of sections, and the page of the one chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from bulkdesk.ui.desk import Desk
from bulkdesk.ui.settings.accounts import AccountsSection
from bulkdesk.ui.settings.general import GeneralSection
from bulkdesk.ui.settings.senders import SenderSection
from bulkdesk.ui.settings.trail import TrailSection
from bulkdesk.ui.settings.users import UsersSection
from bulkdesk.ui.shell.login_start import LoginStart, login_start
from bulkdesk.ui.theme import SPACING, icon, set_kind
from bulkdesk.ui.widgets.reading_order import ReadingDialog

_SIZE = QSize(1000, 600)
_LIST_WIDTH = 180


class SettingsDialog(ReadingDialog):
    """What can be set. Sections show what the person may see, and change only what they may change."""

    languageChosen = Signal(str)  # noqa: N815 - Qt's naming for signals
    themeChosen = Signal(str)  # noqa: N815
    motionChosen = Signal(bool)  # noqa: N815
    accountsChanged = Signal()  # noqa: N815

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, login: LoginStart | None = None) -> None:
        """Make the dialog; ``login`` is how the system is told what to start at login, None: this system's way."""
        super().__init__(parent)
        self._login = login or login_start()
        self.setObjectName("settingsDialog")
        self.resize(_SIZE)
        self.setModal(True)
        self._desk = desk
        self.sections = QListWidget(self)
        self.sections.setObjectName("settingsSections")
        self.sections.setFixedWidth(_LIST_WIDTH)
        set_kind(self.sections, "sections")
        self.pages = QStackedWidget(self)
        self.close_button = QPushButton(self)
        self.close_button.setObjectName("settingsCloseButton")
        self._lay_out()
        self._build()
        self.sections.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.sections.setCurrentRow(0)

    def show_section(self, kind: type[QWidget]) -> None:
        """Show the section that is a ``kind``."""
        for place in range(self.pages.count()):
            area = self.pages.widget(place)
            if isinstance(area, QScrollArea) and isinstance(area.widget(), kind):
                self.sections.setCurrentRow(place)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language: the sections are made anew, with what the store holds now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.sections.count():
            row = self.sections.currentRow()
            self._build()
            self.sections.setCurrentRow(row)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        self.sections.setAccessibleName(self.tr("Settings"))
        self.close_button.setText(self.tr("Close"))
        self.sections.clear()
        while (page := self.pages.widget(0)) is not None:
            self.pages.removeWidget(page)
            page.deleteLater()
        store = self._desk.session.store
        general = GeneralSection(self._login, None if store.read_only else store.path, self)
        # Queued: the section that asks for another language is replaced by it.
        general.languageChosen.connect(self.languageChosen, Qt.ConnectionType.QueuedConnection)
        general.themeChosen.connect(self.themeChosen)
        general.motionChosen.connect(self.motionChosen)
        self._add("settings", self.tr("General"), general)
        self._add("send", self.tr("Senders"), SenderSection(self._desk, self))
        accounts = AccountsSection(self._desk, self)
        accounts.accountsChanged.connect(self.accountsChanged)
        self._add("accounts", self.tr("Sub-accounts"), accounts)
        self._add("account", self.tr("Users"), UsersSection(self._desk, self))
        self._add("audit", self.tr("Audit trail"), TrailSection(self._desk, self))

    def _add(self, icon_name: str, title: str, page: QWidget) -> None:
        self.sections.addItem(QListWidgetItem(icon(icon_name, "text_muted"), title))
        area = QScrollArea(self)
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.pages.addWidget(area)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.NoButton, Qt.Orientation.Horizontal, self)
        buttons.addButton(self.close_button, QDialogButtonBox.ButtonRole.RejectRole)
        self.close_button.setDefault(True)
        buttons.rejected.connect(self.reject)
        body = QHBoxLayout()
        body.setSpacing(SPACING.lg)
        body.addWidget(self.sections)
        body.addWidget(self.pages, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.xl, SPACING.xl, SPACING.lg)
        layout.setSpacing(SPACING.lg)
        layout.addLayout(body, 1)
        layout.addWidget(buttons)
