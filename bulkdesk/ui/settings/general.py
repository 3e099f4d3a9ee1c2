"""How the program looks, which language it speaks, and whether it is there from login on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QWidget

from bulkdesk.services import i18n
from bulkdesk.ui.i18n import LANGUAGE_NAMES
from bulkdesk.ui.shell.login_start import LoginStart, login_words
from bulkdesk.ui.theme import SPACING, Mode, Tone, theme
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.plain import label


class GeneralSection(QWidget):
    """Language, theme, motion and the start at login; all take effect at once."""

    languageChosen = Signal(str)  # noqa: N815 - Qt's naming for signals
    themeChosen = Signal(str)  # noqa: N815
    motionChosen = Signal(bool)  # noqa: N815
    """Whether less is to move."""

    def __init__(self, login: LoginStart, store: Path | None, parent: QWidget | None = None) -> None:
        """Make the section.

        Args:
            login: how the system is told what to start at login.
            store: what would be opened then; None: nothing can be (a store opened for reading).
            parent: the dialog.
        """
        super().__init__(parent)
        self._login = login
        self._words = None if store is None else login_words(store)
        self.language = QComboBox(self)
        self.language.setObjectName("settingsLanguage")
        for code, name in LANGUAGE_NAMES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(i18n.language()))
        self.mode = QComboBox(self)
        self.mode.setObjectName("settingsTheme")
        for mode in Mode:
            self.mode.addItem("", mode.value)
        self.mode.setCurrentIndex(self.mode.findData(theme().mode.value))
        self.less_motion = QCheckBox(self)
        self.less_motion.setObjectName("settingsLessMotion")
        self.less_motion.setChecked(theme().has_less_motion)
        self.at_login = QCheckBox(self)
        self.at_login.setObjectName("settingsAtLogin")
        self.banner = Banner("", Tone.DANGER, parent=self)
        self.banner.hide()
        self._language_label = label("", "strong", self)
        self._mode_label = label("", "strong", self)
        self._login_hint = label("", "muted", self, wrap=True)
        self._lay_out()
        self._retranslate()
        self._show_login()
        self.language.activated.connect(lambda: self.languageChosen.emit(self.language.currentData()))
        self.mode.activated.connect(lambda: self.themeChosen.emit(self.mode.currentData()))
        self.less_motion.toggled.connect(self.motionChosen)
        self.at_login.toggled.connect(self._set_login)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.md)
        layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        layout.addRow(self._language_label, self.language)
        layout.addRow(self._mode_label, self.mode)
        layout.addRow(self.less_motion)
        layout.addRow(self.at_login)
        layout.addRow(self._login_hint)
        layout.addRow(self.banner)

    def _show_login(self) -> None:
        words = self._words
        self.at_login.blockSignals(True)
        self.at_login.setEnabled(words is not None)
        self.at_login.setChecked(words is not None and self._login.is_on(words))
        self.at_login.blockSignals(False)

    def _set_login(self, wanted: bool) -> None:
        self.banner.hide()
        try:
            if wanted and self._words is not None:
                self._login.turn_on(self._words)
            else:
                self._login.turn_off()
        except OSError as error:
            text = self.tr("The system does not let BulkDesk change what starts at login: {reason}")
            self.banner.set_text(text.format(reason=error.strerror or error))
            self.banner.show()
        self._show_login()

    def _retranslate(self) -> None:
        words = {
            Mode.SYSTEM: self.tr("As the system"),
            Mode.LIGHT: self.tr("Light"),
            Mode.DARK: self.tr("Dark"),
        }
        for mode, word in words.items():
            self.mode.setItemText(self.mode.findData(mode.value), word)
        self._language_label.setText(self.tr("Language"))
        self._language_label.setBuddy(self.language)
        self.language.setAccessibleName(self.tr("Language"))
        self._mode_label.setText(self.tr("Theme"))
        self._mode_label.setBuddy(self.mode)
        self.mode.setAccessibleName(self.tr("Theme"))
        self.less_motion.setText(self.tr("Less motion: nothing blinks or moves by itself"))
        self.at_login.setText(self.tr("Start BulkDesk when I log in"))
        hint = self.tr(
            "BulkDesk starts in the system tray, without a window, and runs what is due: scheduled and drip sends."
        )
        self._login_hint.setText(hint)
        self.at_login.setAccessibleDescription(hint)
