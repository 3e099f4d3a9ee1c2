"""A desk over a real store with people in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bulkdesk.services.session import Session, init_store, open_session
from bulkdesk.store.clock import FixedClock
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.shell.settings import WindowSettings
from bulkdesk.ui.smartlists.editor import SmartListEditor
from bulkdesk.ui.theme import Theme
from tests.bulk_support import add_tag, ids, import_rows
from tests.support import START
from tests.ui.smartlists.support import WAIT_MS, MakeEditor

ROWS = [
    ["first name", "last name", "email", "city", "custom:Shoe size"],
    ["Anna", "Ahrens", "anna@example.com", "Köln", "42"],
    ["Bert", "Braun", "bert@example.com", "Köln", ""],
    ["Carla", "Conrad", "carla@example.com", "Berlin", "38"],
    ["Dora", "Dietz", "", "Bonn", ""],
]


@pytest.fixture(scope="session")
def people_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with four contacts; the first two carry the tag "vip". Made once, copied for each test."""
    folder = tmp_path_factory.mktemp("people")
    path = folder / "store.bulkdesk"
    made = init_store(
        path, account="Nord", user="anna", timezone="Europe/Berlin", country="DE", clock=FixedClock(START)
    )
    import_rows(made, folder, ROWS)
    add_tag(made, "vip", ids(1, 2))
    made.store.close()
    return path


@pytest.fixture
def people(people_store: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Session]:
    """An admin in a copy of that store."""
    path = tmp_path / "people.bulkdesk"
    shutil.copy(people_store, path)
    opened = open_session(path, user="anna", clock=clock)
    yield opened
    opened.store.close()


@pytest.fixture
def desk(qapp: QApplication, theme: Theme, people: Session) -> Iterator[Desk]:
    """A desk over that store."""
    result = Desk(people)
    yield result
    result.close()


@pytest.fixture
def settings(tmp_path: Path) -> WindowSettings:
    """Settings that belong to one test."""
    return WindowSettings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def make_editor(qtbot: QtBot, desk: Desk) -> Iterator[MakeEditor]:
    """Opens editors."""
    made: list[SmartListEditor] = []

    def build(**options: object) -> SmartListEditor:
        editor = SmartListEditor(desk, None, **options)  # type: ignore[arg-type] # the editor's own options
        made.append(editor)
        editor.show()
        qtbot.waitUntil(lambda: not editor.count.is_counting, timeout=WAIT_MS)
        return editor

    yield build
    for editor in made:
        editor.done(0)
        editor.deleteLater()
