from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from bulkdesk.services import i18n
from bulkdesk.ui import i18n as ui_i18n
from bulkdesk.ui.i18n import install_language
from bulkdesk.ui.widgets.search_field import SearchField

CATALOGUE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="{language}">
<context>
    <name>Base</name>
    <message><source>Hello</source><translation>Hallo</translation></message>
    <message><source>Draft</source><translation type="unfinished">Entwurf</translation></message>
    <message><source>Open</source><comment>verb</comment><translation>Öffnen</translation></message>
    <message><source>Open</source><comment>adjective</comment><translation>Offen</translation></message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation><numerusform>%n Zeile</numerusform><numerusform>%n Zeilen</numerusform></translation>
    </message>
</context>
</TS>
"""


class Base(QLabel):
    def hello(self) -> str:
        return self.tr("Hello")

    def rows(self, count: int) -> str:
        return self.tr("%n row(s)", "", count)


class Derived(Base):
    pass


@pytest.fixture
def german(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """German, with a small catalogue in place of the shipped one."""
    for language in i18n.LANGUAGES:
        (tmp_path / f"bulkdesk_{language}.ts").write_text(CATALOGUE.format(language=language), "utf-8")
    shipped = i18n.resource_path
    with monkeypatch.context() as patch:
        patch.setattr(
            i18n,
            "resource_path",
            lambda name: tmp_path / Path(name).name if name.endswith(".ts") else shipped(name),
        )
        forget_catalogues()
        install_language(qapp, "de")
        yield
    forget_catalogues()


def forget_catalogues() -> None:
    i18n.catalogue.cache_clear()
    ui_i18n._plurals.cache_clear()


@pytest.mark.usefixtures("german")
class TestCatalogue:
    def test_translates(self) -> None:
        assert i18n.translate("Base", "Hello") == "Hallo"
        assert QCoreApplication.translate("Base", "Hello") == "Hallo"

    def test_an_unknown_text_stays_as_it_is(self) -> None:
        assert i18n.translate("Base", "Unheard of") == "Unheard of"
        assert i18n.translate("Elsewhere", "Hello") == "Hello"
        assert QCoreApplication.translate("Elsewhere", "Hello") == "Hello"

    def test_an_unfinished_translation_is_not_shown(self) -> None:
        assert i18n.translate("Base", "Draft") == "Draft"

    def test_disambiguation(self) -> None:
        assert i18n.translate("Base", "Open", "verb") == "Öffnen"
        assert QCoreApplication.translate("Base", "Open", "adjective") == "Offen"
        assert i18n.translate("Base", "Open") == "Open"

    @pytest.mark.parametrize(
        ("count", "text"), [(0, "0 Zeilen"), (1, "1 Zeile"), (2, "2 Zeilen"), (1234567, "1.234.567 Zeilen")]
    )
    def test_plural(self, qtbot: QtBot, count: int, text: str) -> None:
        label = Base()
        qtbot.addWidget(label)
        assert i18n.translate("Base", "%n row(s)", None, count) == text
        assert QCoreApplication.translate("Base", "%n row(s)", None, count) == text
        assert label.rows(count) == text

    def test_texts_of_a_base_class_are_found_from_a_subclass(self, qtbot: QtBot) -> None:
        label = Derived()
        qtbot.addWidget(label)
        assert label.hello() == "Hallo"
        assert label.rows(3) == "3 Zeilen"


def test_switches_a_living_window(qapp: QApplication, qtbot: QtBot) -> None:
    field = SearchField()
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(field)
    qtbot.addWidget(box)
    install_language(qapp, "de")
    qapp.sendPostedEvents(None, QEvent.Type.LanguageChange)
    assert [action.text() for action in field.actions()][-1] == "Suche leeren"
    assert box.buttons()[0].text() == "Abbrechen"
    assert QLocale().language() == QLocale.Language.German
    install_language(qapp, "en")
    qapp.sendPostedEvents(None, QEvent.Type.LanguageChange)
    assert [action.text() for action in field.actions()][-1] == "Clear search"
    assert box.buttons()[0].text() == "Cancel"
    assert i18n.language() == "en"


def test_an_unknown_language_is_refused(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="fr"):
        install_language(qapp, "fr")
    assert i18n.language() == "en"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, "de"),
        ({"LANG": "en_US", "LANGUAGE": "de:en"}, "de"),
        ({"LANG": "fr_FR.UTF-8", "LANGUAGE": "fr:de_AT:en"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "fr"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "fr_FR.UTF-8"}, "en"),
    ],
)
def test_system_language(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: str) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert i18n.system_language() == language


def test_placeholders_survive_translation() -> None:
    for (context, source, _), forms in i18n.catalogue("de").messages.items():
        for form in forms:
            assert placeholders(form) == placeholders(source), (context, source)


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{\w*\}|%n", text))
