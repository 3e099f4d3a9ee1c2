"""The bar at the top: sub-account, places, import, menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from bulkdesk.services import i18n
from bulkdesk.services.session import all_accounts
from bulkdesk.store.accounts import AccountRow
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.theme import SPACING, Mode, icon, set_kind, theme

_ICON = QSize(18, 18)
_SWITCHER_LEAST = 180
_SWITCHER_MOST = 260

# A language is called by its own name, whatever language the window speaks.
_LANGUAGE_NAMES = {"de": "Deutsch", "en": "English"}


class AccountSwitcher(QComboBox):
    """The store's sub-accounts. Looked up anew each time the list opens: another program may have made one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("accountSwitcher")
        self.setMinimumWidth(_SWITCHER_LEAST)
        self.setMaximumWidth(_SWITCHER_MOST)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._desk = desk
        self._accounts: list[AccountRow] = []
        self.reload()
        self.currentIndexChanged.connect(self._on_chosen)
        self._retranslate()

    def reload(self) -> None:
        """Read the sub-accounts."""
        found = all_accounts(self._desk.session)
        if found == self._accounts:
            return
        self._accounts = found
        self.blockSignals(True)
        self.clear()
        for account in found:
            self.addItem(icon("accounts", "text_muted"), account.name)
        self.setCurrentIndex(
            next(n for n, each in enumerate(found) if each.id == self._desk.session.account.id)
        )
        self.blockSignals(False)

    def showPopup(self) -> None:
        """Open the list with what the store holds now."""
        self.reload()
        super().showPopup()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _on_chosen(self, place: int) -> None:
        if 0 <= place < len(self._accounts):
            self._desk.switch_account(self._accounts[place])

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Sub-account"))
        self.setToolTip(self.tr("Sub-account"))


class TopBar(QFrame):
    """The bar. What it offers is done by the window, which listens to its signals and actions."""

    languageChosen = Signal(str)  # noqa: N815 - Qt's naming for signals
    themeChosen = Signal(str)  # noqa: N815

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "bar")
        self.switcher = AccountSwitcher(desk, self)
        self.bulk_actions = self._place("navBulkActions", "bulk_actions")
        self.bulk_actions.setChecked(True)
        self.import_button = QPushButton(icon("import", "accent_text"), "", self)
        self.import_button.setObjectName("importButton")
        self.import_button.setIconSize(_ICON)
        set_kind(self.import_button, "primary")
        self.menu_button = QToolButton(self)
        self.menu_button.setObjectName("menuButton")
        self.menu_button.setIcon(icon("menu"))
        self.menu_button.setIconSize(QSize(20, 20))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        set_kind(self.menu_button, "icon")
        self._build_menu()
        self._lay_out()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _place(self, name: str, icon_name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.setIcon(icon(icon_name, "accent"))
        button.setIconSize(_ICON)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_kind(button, "nav")
        return button

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.sm, SPACING.lg, SPACING.sm)
        layout.setSpacing(SPACING.sm)
        layout.addWidget(self.switcher)
        layout.addSpacing(SPACING.md)
        layout.addWidget(self.bulk_actions)
        layout.addStretch()
        layout.addWidget(self.import_button)
        layout.addWidget(self.menu_button)

    def _build_menu(self) -> None:
        menu = QMenu(self)
        self.import_action = self._action("import", QKeySequence.StandardKey.Open, "actionImport")
        self.about_action = self._action("info", None, "actionAbout")
        self.quit_action = self._action("logout", QKeySequence("Ctrl+Q"), "actionQuit")
        self.import_button.clicked.connect(self.import_action.trigger)
        menu.addAction(self.import_action)
        menu.addSeparator()
        self._theme_menu = menu.addMenu(icon("theme"), "")
        self._language_menu = menu.addMenu(icon("language"), "")
        menu.addSeparator()
        menu.addAction(self.about_action)
        menu.addAction(self.quit_action)
        themes = QActionGroup(self)
        self._themes = {mode: self._choice(self._theme_menu, themes) for mode in Mode}
        for mode, action in self._themes.items():
            action.triggered.connect(lambda _checked=False, mode=mode: self.themeChosen.emit(mode.value))
        languages = QActionGroup(self)
        self._languages = {code: self._choice(self._language_menu, languages) for code in _LANGUAGE_NAMES}
        for code, action in self._languages.items():
            action.setText(_LANGUAGE_NAMES[code])
            action.triggered.connect(lambda _checked=False, code=code: self.languageChosen.emit(code))
        menu.aboutToShow.connect(self._tick)
        self.menu_button.setMenu(menu)

    def _action(
        self, icon_name: str, shortcut: QKeySequence | QKeySequence.StandardKey | None, name: str
    ) -> QAction:
        action = QAction(icon(icon_name), "", self)
        action.setObjectName(name)
        if shortcut is not None:
            action.setShortcut(shortcut)
        action.setShortcutVisibleInContextMenu(True)
        return action

    @staticmethod
    def _choice(menu: QMenu, group: QActionGroup) -> QAction:
        action = menu.addAction("")
        action.setCheckable(True)
        group.addAction(action)
        return action

    def _tick(self) -> None:
        """Mark what is in use now."""
        self._themes[theme().mode].setChecked(True)
        self._languages[i18n.language()].setChecked(True)

    def _retranslate(self) -> None:
        self.bulk_actions.setText(self.tr("Bulk actions"))
        self.import_button.setText(self.tr("Import"))
        self.import_action.setText(self.tr("Import contacts…"))
        self.about_action.setText(self.tr("About BulkDesk"))
        self.quit_action.setText(self.tr("Quit"))
        self._theme_menu.setTitle(self.tr("Theme"))
        self._language_menu.setTitle(self.tr("Language"))
        self._themes[Mode.SYSTEM].setText(self.tr("As the system"))
        self._themes[Mode.LIGHT].setText(self.tr("Light"))
        self._themes[Mode.DARK].setText(self.tr("Dark"))
        self.menu_button.setToolTip(self.tr("Menu"))
        self.menu_button.setAccessibleName(self.tr("Menu"))
