"""How the program looks and which language it speaks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from bulkdesk.services import i18n
from bulkdesk.ui.i18n import LANGUAGE_NAMES
from bulkdesk.ui.theme import SPACING, Mode, theme
from bulkdesk.ui.widgets.plain import label


class GeneralSection(QWidget):
    """Language and theme; both take effect at once."""

    languageChosen = Signal(str)  # noqa: N815 - Qt's naming for signals
    themeChosen = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        self._language_label = label("", "strong", self)
        self._mode_label = label("", "strong", self)
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.md)
        layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        layout.addRow(self._language_label, self.language)
        layout.addRow(self._mode_label, self.mode)
        self._retranslate()
        self.language.activated.connect(lambda: self.languageChosen.emit(self.language.currentData()))
        self.mode.activated.connect(lambda: self.themeChosen.emit(self.mode.currentData()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

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
