"""Starting at login, as each system wants it; no folder or registry of this machine is touched."""

from __future__ import annotations

import plistlib
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QCheckBox

from bulkdesk.services.session import default_store_path
from bulkdesk.ui.settings.dialog import SettingsDialog
from bulkdesk.ui.settings.general import GeneralSection
from bulkdesk.ui.shell.login_start import (
    AutostartEntry,
    LaunchAgent,
    LoginStart,
    RunKey,
    config_home,
    exec_line,
    login_start,
    login_words,
)
from tests.ui.shell.support import MakeWindow

WORDS = ["/opt/My Apps/bulk$desk", "--tray", "--store", '/home/anna/50 % "off"\\new.bulkdesk']


class Registry:
    """The values of a key, kept in memory."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def read(self, name: str) -> str | None:
        return self.values.get(name)

    def write(self, name: str, value: str) -> None:
        self.values[name] = value

    def remove(self, name: str) -> None:
        self.values.pop(name, None)


WAYS: dict[str, Callable[[Path], LoginStart]] = {
    "linux": lambda folder: AutostartEntry(folder / "autostart"),
    "macos": lambda folder: LaunchAgent(folder / "LaunchAgents"),
    "windows": lambda _folder: RunKey(Registry()),
}


@pytest.mark.parametrize("name", WAYS)
def test_on_and_off_again(name: str, tmp_path: Path) -> None:
    way = WAYS[name](tmp_path)
    assert not way.is_on(WORDS)
    way.turn_off()
    way.turn_on(WORDS)
    assert way.is_on(WORDS)
    assert not way.is_on([*WORDS, "more"]), "another place of the program, or another store"
    way.turn_on(WORDS[:2])
    assert way.is_on(WORDS[:2])
    way.turn_off()
    assert not way.is_on(WORDS[:2])


def test_the_desktop_entry_says_the_words_as_they_are(tmp_path: Path) -> None:
    AutostartEntry(tmp_path).turn_on(WORDS)
    text = (tmp_path / "bulkdesk.desktop").read_text("utf-8")
    value = next(line for line in text.splitlines() if line.startswith("Exec=")).removeprefix("Exec=")
    # As the specification reads it: first the escapes of a string, then the quotes, then the field codes.
    unescaped = value.replace("\\\\", "\0").replace("\\n", "\n").replace("\0", "\\")
    # A shell leaves "\$" in quotes the same way; it reads % as any letter.
    assert [word.replace("%%", "%") for word in shlex.split(unescaped.replace("\\$", "$"))] == WORDS
    assert exec_line(["a", "b c"]) == '"a" "b c"'


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_the_desktop_has_switched_off_is_off(line: str, tmp_path: Path) -> None:
    way = AutostartEntry(tmp_path)
    way.turn_on(WORDS)
    with (tmp_path / "bulkdesk.desktop").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    assert not way.is_on(WORDS)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"[Desktop Entry", b"<plist>", b"bplist00"])
def test_what_cannot_be_read_is_off(content: bytes, tmp_path: Path) -> None:
    for way, name in (
        (AutostartEntry(tmp_path), "bulkdesk.desktop"),
        (LaunchAgent(tmp_path), "org.bulkdesk.desktop.plist"),
    ):
        (tmp_path / name).write_bytes(content)
        assert not way.is_on(WORDS)


def test_the_property_list_is_one(tmp_path: Path) -> None:
    LaunchAgent(tmp_path).turn_on(WORDS)
    entry = plistlib.loads((tmp_path / "org.bulkdesk.desktop.plist").read_bytes())
    assert entry["ProgramArguments"] == WORDS
    assert entry["RunAtLoad"] is True


def test_the_run_key_holds_one_command_line() -> None:
    registry = Registry()
    RunKey(registry).turn_on([r"C:\Program Files\BulkDesk\bulkdesk.exe", "--tray"])
    assert registry.values == {"BulkDesk": r'"C:\Program Files\BulkDesk\bulkdesk.exe" --tray'}


@pytest.mark.skipif(sys.platform != "win32", reason="the registry is only there on Windows")
def test_this_systems_registry_can_be_read() -> None:
    assert login_start().is_on(["no such program"]) is False


def test_the_folder_of_settings() -> None:
    assert config_home({"XDG_CONFIG_HOME": "/somewhere"}) == Path("/somewhere")
    assert config_home({"XDG_CONFIG_HOME": "relative"}) == Path.home() / ".config"
    assert config_home({}) == Path.home() / ".config"


class TestWords:
    def test_from_source(self) -> None:
        assert login_words(default_store_path()) == [sys.executable, "-m", "bulkdesk", "--tray"]

    def test_packaged_with_another_store(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        store = tmp_path / "mine.bulkdesk"
        assert login_words(store) == [sys.executable, "--tray", "--store", str(store)]


class TestSettings:
    def dialog(
        self, window_maker: MakeWindow, store: Path, login: LoginStart, **options: object
    ) -> SettingsDialog:
        window = window_maker(store, **options)
        dialog = SettingsDialog(window.desk, window, login=login)
        dialog.open()
        return dialog

    def box(self, dialog: SettingsDialog) -> QCheckBox:
        box = dialog.findChild(QCheckBox, "settingsAtLogin")
        assert box is not None
        return box

    def test_on_and_off(self, make_window: MakeWindow, store_path: Path, tmp_path: Path) -> None:
        login = AutostartEntry(tmp_path / "autostart")
        dialog = self.dialog(make_window, store_path, login)
        box = self.box(dialog)
        assert not box.isChecked()
        box.click()
        assert login.is_on(login_words(store_path))
        dialog.reject()
        again = self.dialog(make_window, store_path, login)
        assert self.box(again).isChecked()
        self.box(again).click()
        assert not (tmp_path / "autostart" / "bulkdesk.desktop").exists()

    def test_says_why_it_cannot_be(self, make_window: MakeWindow, store_path: Path, tmp_path: Path) -> None:
        (tmp_path / "autostart").write_text("a file where the folder would be")
        dialog = self.dialog(make_window, store_path, AutostartEntry(tmp_path / "autostart"))
        self.box(dialog).click()
        assert not self.box(dialog).isChecked()
        section = dialog.findChild(GeneralSection)
        assert section is not None
        assert section.banner.isVisible()
        assert "does not let BulkDesk change" in section.banner.text

    def test_not_for_a_store_that_is_only_read(
        self, make_window: MakeWindow, store_path: Path, tmp_path: Path
    ) -> None:
        dialog = self.dialog(make_window, store_path, AutostartEntry(tmp_path), read_only=True)
        assert not self.box(dialog).isEnabled()

    def test_less_motion_is_remembered(
        self, make_window: MakeWindow, store_path: Path, settings: QSettings
    ) -> None:
        window = make_window(store_path)
        dialog = window._show_settings()
        box = dialog.findChild(QCheckBox, "settingsLessMotion")
        assert box is not None
        box.click()
        assert settings.value("lessMotion") == "true"
        box.click()
        assert settings.value("lessMotion") == "false"
