"""The about box: version, licence, and what the program is made of."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

import bulkdesk
from bulkdesk.ui.help import licences
from bulkdesk.ui.help.licences import own_text, parts
from bulkdesk.ui.shell.about import AboutDialog

PROJECT = Path(__file__).resolve().parents[3] / "pyproject.toml"


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_dependency_is_there_with_version_and_licence() -> None:
    wanted = [
        re.split(r"[<>=;~! ]", line)[0]
        for line in tomllib.loads(PROJECT.read_text("utf-8"))["project"]["dependencies"]
        if "sys_platform" not in line
    ]
    found = {normal(part.name): part for part in parts("6.0")}
    for name in wanted:
        part = found[normal(name)]
        assert part.version == version(name)
        assert part.licence or part.text


def test_what_dependencies_need_is_there_too_and_what_tests_need_is_not() -> None:
    names = {normal(part.name) for part in parts("6.0")}
    assert {"shiboken6", "httpcore", "argon2-cffi-bindings"} <= names
    assert not {"pytest", "mypy", "pyinstaller"} & names


def test_what_is_no_distribution_is_named() -> None:
    known = {part.name: part for part in parts("6.99")}
    assert known["Qt"].version == "6.99"
    assert known["Qt"].licence == "LGPL-3.0-only"
    assert known["Material Design Icons"].licence == "Apache-2.0"


def test_without_any_metadata_the_rest_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(licences, "_OWN", "no-such-distribution")
    assert [part.name for part in parts("6")] == [
        *("Qt", "Python", "SQLite", "OpenSSL", "Material Design Icons"),
    ]
    assert own_text() == ""


def test_the_box_shows_it_to_be_read_and_copied(qtbot: QtBot) -> None:
    dialog = AboutDialog("/somewhere/store.bulkdesk")
    qtbot.addWidget(dialog)
    dialog.show()
    text = dialog.licences.toPlainText()
    assert f"peewee {version('peewee')}" in text
    assert "MIT License" in text
    assert "Permission is hereby granted" in text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2" in text
    assert dialog.licences.isReadOnly()
    assert dialog.licences.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    with qtbot.waitSignal(dialog.exchangeAsked):
        dialog.findChild(QPushButton, "aboutExchange").click()  # type: ignore[union-attr] # it is there
    labels = [each.text() for each in dialog.findChildren(QLabel)]
    assert f"Version {bulkdesk.__version__}" in labels
    assert "/somewhere/store.bulkdesk" in labels
