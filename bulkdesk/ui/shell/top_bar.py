"""The bar at the top: sub-account, places, search, settings, import, menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from bulkdesk.services import i18n
from bulkdesk.services.accounts import all_accounts
from bulkdesk.store.accounts import AccountRow
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.help.menu import HelpMenu
from bulkdesk.ui.i18n import LANGUAGE_NAMES
from bulkdesk.ui.shell.global_search import GlobalSearch
from bulkdesk.ui.shell.places import Place
from bulkdesk.ui.theme import SPACING, Mode, icon, set_kind, theme

_ICON = QSize(18, 18)
_LONE_ICON = QSize(20, 20)
_SWITCHER_LEAST = 140
_SEARCH_LEAST = 110
_NARROW = 1160
"""Below this width the places show their words without icons."""
_SWITCHER_MOST = 260

_PLACES = (
    (Place.CONTACTS, "navContacts", "contacts"),
    (Place.SMART_LISTS, "navSmartLists", "smart_lists"),
    (Place.BULK_ACTIONS, "navBulkActions", "bulk_actions"),
    (Place.RESTORE, "navRestore", "restore"),
)
"""Place, object name, icon; the last one stands at the other end, as its icon alone."""


class AccountSwitcher(QComboBox):
    """The store's sub-accounts in use, and the one that is shown. Looked up anew each time the list opens: another program
    may have made one."""

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
        shown = self._desk.session.account.id
        known = all_accounts(self._desk.session, archived=True)
        found = [row for row in known if row.archived_at is None or row.id == shown]
        if found == self._accounts:
            return
        self._accounts = found
        self.blockSignals(True)
        self.clear()
        for account in found:
            self.addItem(icon("accounts", "text_muted"), self._text(account))
        self.setCurrentIndex(next(place for place, row in enumerate(found) if row.id == shown))
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

    def _text(self, account: AccountRow) -> str:
        if account.archived_at is None:
            return account.name
        return self.tr("{name} (archived)").format(name=account.name)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Sub-account"))
        self.setToolTip(self.tr("Sub-account"))
        for place, account in enumerate(self._accounts):
            self.setItemText(place, self._text(account))


class TopBar(QFrame):
    """The bar. What it offers is done by the window, which listens to its signals and actions."""

    placeChosen = Signal(str)  # noqa: N815 - Qt's naming for signals
    languageChosen = Signal(str)  # noqa: N815
    themeChosen = Signal(str)  # noqa: N815

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "bar")
        self.switcher = AccountSwitcher(desk, self)
        self.search = GlobalSearch(desk, self)
        self.search.setMinimumWidth(_SEARCH_LEAST)
        self._group = QButtonGroup(self)
        self.places = {place: self._place(place, name, icon_name) for place, name, icon_name in _PLACES}
        self.settings_button = self._icon_button("navSettings", "settings")
        self.import_button = QPushButton(icon("import", "accent_text"), "", self)
        self.import_button.setObjectName("importButton")
        self.import_button.setIconSize(_ICON)
        set_kind(self.import_button, "primary")
        self.menu_button = self._icon_button("menuButton", "menu")
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._build_menu()
        self._lay_out()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the icons of the places out where there is no room for them."""
        super().resizeEvent(event)
        style = (
            Qt.ToolButtonStyle.ToolButtonTextOnly
            if event.size().width() < _NARROW
            else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        for place, button in self.places.items():
            if place is not Place.RESTORE:
                button.setToolButtonStyle(style)

    def show_place(self, place: Place) -> None:
        """Mark where one is."""
        self.places[place].setChecked(True)

    def shortcuts(self) -> list[QAction]:
        """The actions of the menu whose shortcuts work wherever one is."""
        actions = (
            self.search_action,
            self.notice_action,
            self.import_action,
            self.settings_action,
            self.quit_action,
        )
        return [*self.place_actions.values(), *actions, self.help_menu.help_action]

    def _place(self, place: Place, name: str, icon_name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setCheckable(True)
        button.setIcon(icon(icon_name, "accent"))
        button.setIconSize(_ICON)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if place is Place.RESTORE:
            button.setIconSize(_LONE_ICON)
        # Words are never cut: the search gives way.
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        set_kind(button, "nav")
        self._group.addButton(button)
        button.clicked.connect(lambda: self.placeChosen.emit(place.value))
        return button

    def _icon_button(self, name: str, icon_name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setIcon(icon(icon_name))
        button.setIconSize(_LONE_ICON)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_kind(button, "icon")
        return button

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.sm, SPACING.lg, SPACING.sm)
        layout.setSpacing(SPACING.sm)
        layout.addWidget(self.switcher)
        layout.addSpacing(SPACING.md)
        for place in (Place.CONTACTS, Place.SMART_LISTS, Place.BULK_ACTIONS):
            layout.addWidget(self.places[place])
        layout.addStretch(1)
        layout.addWidget(self.search, 4)
        layout.addWidget(self.import_button)
        layout.addWidget(self.places[Place.RESTORE])
        layout.addWidget(self.settings_button)
        layout.addWidget(self.menu_button)

    def _build_menu(self) -> None:
        menu = QMenu(self)
        self.place_actions = {
            place: self._action(icon_name, QKeySequence(f"Ctrl+{number}"), f"actionGo_{place.value}")
            for number, (place, _name, icon_name) in enumerate(_PLACES, start=1)
        }
        for place, action in self.place_actions.items():
            action.triggered.connect(lambda _checked=False, place=place: self.placeChosen.emit(place.value))
        self.search_action = self._action("search", QKeySequence("Ctrl+K"), "actionSearch")
        self.search_action.triggered.connect(self.search.take_focus)
        self.notice_action = self._action("notifications", QKeySequence("F6"), "actionNotification")
        self.settings_action = self._action("settings", QKeySequence("Ctrl+,"), "actionSettings")
        self.settings_button.clicked.connect(self.settings_action.trigger)
        self.import_action = self._action("import", QKeySequence.StandardKey.Open, "actionImport")
        self.about_action = self._action("info", None, "actionAbout")
        self.quit_action = self._action("logout", QKeySequence("Ctrl+Q"), "actionQuit")
        self.import_button.clicked.connect(self.import_action.trigger)
        self._go_menu = menu.addMenu("")
        self._go_menu.addActions([*self.place_actions.values()])
        menu.addAction(self.search_action)
        menu.addAction(self.notice_action)
        menu.addSeparator()
        menu.addAction(self.import_action)
        menu.addAction(self.settings_action)
        menu.addSeparator()
        self._theme_menu = menu.addMenu(icon("theme"), "")
        self._language_menu = menu.addMenu(icon("language"), "")
        menu.addSeparator()
        self.help_menu = HelpMenu(menu)
        menu.addMenu(self.help_menu)
        menu.addAction(self.about_action)
        menu.addAction(self.quit_action)
        themes = QActionGroup(self)
        self._themes = {mode: self._choice(self._theme_menu, themes) for mode in Mode}
        for mode, action in self._themes.items():
            action.triggered.connect(lambda _checked=False, mode=mode: self.themeChosen.emit(mode.value))
        languages = QActionGroup(self)
        self._languages = {code: self._choice(self._language_menu, languages) for code in LANGUAGE_NAMES}
        for code, action in self._languages.items():
            action.setText(LANGUAGE_NAMES[code])
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
        words = {
            Place.CONTACTS: self.tr("Contacts"),
            Place.SMART_LISTS: self.tr("Smart lists"),
            Place.BULK_ACTIONS: self.tr("Bulk actions"),
            Place.RESTORE: self.tr("Restore"),
        }
        for place, button in self.places.items():
            button.setText(words[place])
            button.setAccessibleName(words[place])
            action = self.place_actions[place]
            action.setText(words[place])
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(self.tr("{place} ({shortcut})").format(place=words[place], shortcut=keys))
        self._go_menu.setTitle(self.tr("Go to"))
        self.search_action.setText(self.tr("Search everywhere"))
        self.notice_action.setText(self.tr("Go to the notification"))
        self.settings_action.setText(self.tr("Settings…"))
        self.settings_button.setToolTip(self.tr("Settings"))
        self.settings_button.setAccessibleName(self.tr("Settings"))
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
