"""What a window remembers between two starts: place and size, columns, theme, language."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings

from bulkdesk.services.i18n import LANGUAGES
from bulkdesk.ui.theme import Mode
from bulkdesk.ui.widgets.fitted_table import FittedTable


class WindowSettings:
    """Typed access to the settings file; values that do not fit (a file edited by hand) count as missing."""

    def __init__(self, file: QSettings | None = None) -> None:
        """Use ``file``, or the application's own."""
        self._file = QSettings() if file is None else file

    @property
    def language(self) -> str | None:
        """The language chosen, None for the system's."""
        value = self._file.value("language")
        return value if isinstance(value, str) and value in LANGUAGES else None

    @language.setter
    def language(self, code: str | None) -> None:
        self._set("language", code)

    @property
    def theme(self) -> Mode:
        """The scheme chosen."""
        value = self._file.value("theme")
        return Mode(value) if isinstance(value, str) and value in Mode.__members__.values() else Mode.SYSTEM

    @theme.setter
    def theme(self, mode: Mode) -> None:
        self._set("theme", mode.value)

    @property
    def less_motion(self) -> bool:
        """Whether nothing is to move by itself."""
        return self.flag("lessMotion")

    @less_motion.setter
    def less_motion(self, wanted: bool) -> None:
        self.set_flag("lessMotion", on=wanted)

    def state(self, name: str) -> bytes | None:
        """Bytes kept under ``name``: the window's geometry, a table's columns."""
        value = self._file.value(name)
        return bytes(value.data()) if isinstance(value, QByteArray) else None

    def set_state(self, name: str, state: bytes) -> None:
        """Keep bytes under ``name``."""
        self._file.setValue(name, QByteArray(state))

    def text(self, name: str) -> str:
        """A text kept under ``name``, empty when there is none."""
        value = self._file.value(name)
        return value if isinstance(value, str) else ""

    def set_text(self, name: str, text: str) -> None:
        """Keep a text under ``name``."""
        self._file.setValue(name, text)

    def flag(self, name: str) -> bool:
        """A yes or no kept under ``name``, no when there is none."""
        return self._file.value(name) in {True, "true"}

    def set_flag(self, name: str, *, on: bool) -> None:
        """Keep a yes or no under ``name``."""
        self._file.setValue(name, "true" if on else "false")

    def restore_columns(self, table: FittedTable, name: str, sized: str) -> None:
        """Give a table the columns kept under ``name``, if there are; ``sized``: whether a person sized one."""
        columns = self.state(name)
        if columns is not None:
            table.restore_columns(columns, is_sized=self.flag(sized))

    def keep_columns(self, table: FittedTable, name: str, sized: str) -> None:
        """Keep a table's columns under the two names."""
        columns, is_sized = table.columns_state()
        self.set_state(name, columns)
        self.set_flag(sized, on=is_sized)

    def save(self) -> None:
        """Write to the file now."""
        self._file.sync()

    def _set(self, name: str, value: str | None) -> None:
        if value is None:
            self._file.remove(name)
        else:
            self._file.setValue(name, value)
