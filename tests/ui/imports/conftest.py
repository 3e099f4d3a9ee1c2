"""A desk over a real store, and the assistant on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from bulkdesk.services.accounts import change_account
from bulkdesk.services.session import Session
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.imports.assistant import ImportDialog, Step
from bulkdesk.ui.theme import Theme
from tests.support import write_csv
from tests.ui.own_settings import settings_in

PEOPLE = [
    ["Vorname", "Nachname", "E-Mail", "Rabattgruppe"],
    ["Anna", "Schäfer", "anna@example.com", "G1"],
    ["Jürgen", "Müller", "keine", "G2"],
    ["Zoë", "Weiß", "zoe@example.com", ""],
]

OpenDialog = Callable[[Path | None], ImportDialog]


@pytest.fixture(autouse=True)
def own_settings(qapp: QApplication, tmp_path: Path) -> Iterator[None]:
    """Settings of its own for each test."""
    with settings_in(tmp_path):
        yield


@pytest.fixture
def desk(session: Session, theme: Theme) -> Iterator[Desk]:
    """A desk without a worker: what is queued stays queued."""
    opened = Desk(session)
    yield opened
    opened.close()


@pytest.fixture
def open_dialog(desk: Desk, qtbot: QtBot) -> Iterator[OpenDialog]:
    """Opens the assistant; with a file, at its preview."""
    made: list[ImportDialog] = []

    def start(path: Path | None) -> ImportDialog:
        dialog = ImportDialog(desk, path=path)
        made.append(dialog)
        dialog.show()
        if path is not None:
            qtbot.waitUntil(lambda: dialog.step is Step.PREVIEW)
        return dialog

    yield start
    for dialog in made:
        if isValid(dialog):
            dialog.check_page.cancel()
            dialog.hide()
            dialog.deleteLater()


@pytest.fixture
def american(desk: Desk) -> Session:
    """The sub-account's country is the United States."""
    change_account(desk.session, desk.session.account.id, country="US")
    desk.refresh_account()
    return desk.session


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """A small file with one bad row."""
    return write_csv(tmp_path / "people.csv", PEOPLE)
