"""Starting BulkDesk when the person logs in: how each system is told, and nothing else that differs between them.

An entry holds the command line. It counts as ours only while it starts this very program with this store: one that an
older place of the program, or another store, has left is replaced when the person says yes again.
"""

from __future__ import annotations

import configparser
import contextlib
import os
import plistlib
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol
from xml.parsers.expat import ExpatError

from bulkdesk.services.session import default_store_path
from bulkdesk.ui.shell.program import program_words

NAME: Final = "BulkDesk"
_LINUX_FILE: Final = "bulkdesk.desktop"
_MAC_LABEL: Final = "org.bulkdesk.desktop"
_RUN_KEY: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
_QUOTED: Final = str.maketrans({mark: f"\\{mark}" for mark in '"`$\\'})


class LoginStart(Protocol):
    """Whether the program starts at login. Reading never fails; writing raises OSError with the system's reason."""

    def is_on(self, words: Sequence[str]) -> bool:
        """Whether these words are what the system runs at login."""

    def turn_on(self, words: Sequence[str]) -> None:
        """Have the system run these words at login."""

    def turn_off(self) -> None:
        """Take the entry away."""


def login_words(store: Path) -> list[str]:
    """What is run at login: this program in the tray, on the store if it is not the usual one."""
    words = [*program_words(), "--tray"]
    if store.resolve() != default_store_path().resolve():
        words += ["--store", str(store.resolve())]
    return words


def login_start() -> LoginStart:
    """The way of the system that this is."""
    if sys.platform == "win32":
        return RunKey(_CurrentUser())
    if sys.platform == "darwin":
        return LaunchAgent(Path.home() / "Library" / "LaunchAgents")
    return AutostartEntry(config_home(os.environ) / "autostart")


def config_home(environment: Mapping[str, str]) -> Path:
    """Where a person's settings lie on Linux (XDG Base Directory Specification: a relative path does not count)."""
    given = environment.get("XDG_CONFIG_HOME", "")
    return Path(given) if given.startswith("/") else Path.home() / ".config"


@dataclass(frozen=True)
class AutostartEntry:
    """Linux: a desktop entry in a folder (XDG Desktop Application Autostart Specification)."""

    folder: Path

    def is_on(self, words: Sequence[str]) -> bool:
        """See ``LoginStart``. The desktop's own switch for such programs counts as well."""
        reader = configparser.RawConfigParser(strict=False, interpolation=None, delimiters=("=",))
        try:
            reader.read_string((self.folder / _LINUX_FILE).read_text("utf-8"))
            entry = reader["Desktop Entry"]
        except (OSError, ValueError, KeyError, configparser.Error):
            return False
        return (
            entry.get("Exec") == exec_line(words)
            and entry.get("Hidden", "false") != "true"
            and entry.get("X-GNOME-Autostart-enabled", "true") != "false"
        )

    def turn_on(self, words: Sequence[str]) -> None:
        """See ``LoginStart``."""
        lines = ["[Desktop Entry]", "Type=Application", f"Name={NAME}", f"Exec={exec_line(words)}"]
        lines += ["Icon=bulkdesk", "Terminal=false", "X-GNOME-Autostart-enabled=true"]
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / _LINUX_FILE).write_text("\n".join([*lines, ""]), "utf-8")

    def turn_off(self) -> None:
        """See ``LoginStart``."""
        (self.folder / _LINUX_FILE).unlink(missing_ok=True)


def exec_line(words: Sequence[str]) -> str:
    """Words as the value of ``Exec`` (Desktop Entry Specification: quoting, then the escapes of any string)."""
    quoted = " ".join(f'"{word.translate(_QUOTED)}"' for word in words)
    return quoted.replace("\\", "\\\\").replace("%", "%%").replace("\n", "\\n")


@dataclass(frozen=True)
class LaunchAgent:
    """macOS: a property list in a folder (``launchd.plist(5)``)."""

    folder: Path

    @property
    def _file(self) -> Path:
        return self.folder / f"{_MAC_LABEL}.plist"

    def is_on(self, words: Sequence[str]) -> bool:
        """See ``LoginStart``."""
        try:
            entry = plistlib.loads(self._file.read_bytes())
        except (OSError, ValueError, ExpatError):
            return False
        return (
            isinstance(entry, dict)
            and entry.get("ProgramArguments") == list(words)
            and entry.get("RunAtLoad") is True
        )

    def turn_on(self, words: Sequence[str]) -> None:
        """See ``LoginStart``."""
        entry = {
            "Label": _MAC_LABEL,
            "ProgramArguments": list(words),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
        }
        self.folder.mkdir(parents=True, exist_ok=True)
        self._file.write_bytes(plistlib.dumps(entry))

    def turn_off(self) -> None:
        """See ``LoginStart``."""
        self._file.unlink(missing_ok=True)


class Values(Protocol):
    """The values of one key of the Windows registry."""

    def read(self, name: str) -> str | None:
        """A value, None where there is none."""

    def write(self, name: str, value: str) -> None:
        """Set a value."""

    def remove(self, name: str) -> None:
        """Take a value away, if it is there."""


@dataclass(frozen=True)
class RunKey:
    """Windows: a value of the person's own Run key."""

    values: Values

    def is_on(self, words: Sequence[str]) -> bool:
        """See ``LoginStart``."""
        return self.values.read(NAME) == subprocess.list2cmdline(words)

    def turn_on(self, words: Sequence[str]) -> None:
        """See ``LoginStart``."""
        self.values.write(NAME, subprocess.list2cmdline(words))

    def turn_off(self) -> None:
        """See ``LoginStart``."""
        self.values.remove(NAME)


if sys.platform == "win32":
    import winreg

    class _CurrentUser:
        """The Run key of the person who is logged in."""

        def read(self, name: str) -> str | None:
            """See ``Values``."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
                    value = winreg.QueryValueEx(key, name)[0]
            except OSError:
                return None
            return value if isinstance(value, str) else None

        def write(self, name: str, value: str) -> None:
            """See ``Values``."""
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
                winreg.SetValueEx(key, name, 0, winreg.REG_SZ, value)

        def remove(self, name: str) -> None:
            """See ``Values``."""
            with (
                contextlib.suppress(FileNotFoundError),
                winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN_KEY, 0, winreg.KEY_SET_VALUE) as key,
            ):
                winreg.DeleteValue(key, name)
