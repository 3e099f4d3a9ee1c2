"""A desk over a store with people, for the contacts table and its page."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bulkdesk.services.session import Session, add_account, init_store, open_session
from bulkdesk.store.accounts import add_user
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.words import Role
from bulkdesk.ui.contacts.model import ContactsModel
from bulkdesk.ui.contacts.page import ContactsPage
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.shell.settings import WindowSettings
from bulkdesk.ui.theme import Theme
from tests.bulk_support import import_rows
from tests.support import START
from tests.ui.own_settings import settings_in

WAIT_MS = 15_000
"""A limit for what never comes, not a measure."""

PEOPLE = 900
"""Many blocks of rows."""

BERLIN = PEOPLE // 3


def auditor_of(session: Session) -> Session:
    """Somebody who may only read and export, in the same sub-account."""
    with session.store.write():
        user = add_user(session.store, name="audit", role=Role.AUDITOR)
    return Session(session.store, session.account, user)


def second_account(session: Session, folder: Path) -> Session:
    """Another sub-account with three people."""
    other = add_account(session, "Süd", timezone="Europe/Vienna", country="AT")
    import_rows(
        other, folder, [["first name", "email"], *([f"Sepp {n}", f"sepp{n}@example.at"] for n in range(3))]
    )
    return other


def hide_contacts(session: Session) -> None:
    """Leave a store in which no contact can be read."""
    with closing(sqlite3.connect(session.store.path)) as file:
        file.execute("PRAGMA legacy_alter_table = ON")
        file.execute("ALTER TABLE contact RENAME TO hidden")
        file.commit()


def wait_loaded(qtbot: QtBot, model: ContactsModel) -> None:
    """Wait until nothing is on its way any more."""
    qtbot.waitUntil(lambda: model.is_whole and not model.is_loading, timeout=WAIT_MS)


@pytest.fixture(scope="module")
def kept_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with people, a third of them in Berlin, that no test touches; person 1 is the first made."""
    folder = tmp_path_factory.mktemp("people")
    path = folder / "store.bulkdesk"
    session = init_store(
        path, account="Nord", user="anna", timezone="Europe/Berlin", country="DE", clock=FixedClock(START)
    )
    header = ["first name", "last name", "email", "company", "city", "tags"]
    rows = [
        [
            f"Vor{n}",
            f"Nach{PEOPLE - n:04}",
            f"p{n}@example.com",
            f"{city_of(n)}er Firma {n % 7}",
            city_of(n),
            "alt",
        ]
        for n in range(1, PEOPLE + 1)
    ]
    import_rows(session, folder, [header, *rows])
    session.store.close()
    return path


@pytest.fixture
def people(kept_store: Path, tmp_path: Path) -> Iterator[Session]:
    """An admin in a copy of that store."""
    path = tmp_path / "store.bulkdesk"
    shutil.copyfile(kept_store, path)
    session = open_session(path, user="anna", clock=FixedClock(START))
    yield session
    session.store.close()


def city_of(number: int) -> str:
    """Where a person lives."""
    return "Berlin" if number % 3 == 0 else "Hamburg"


@pytest.fixture
def desk(qapp: QApplication, theme: Theme, people: Session, tmp_path: Path) -> Iterator[Desk]:
    """A desk without a worker, whose settings go to the test's own folder."""
    with settings_in(tmp_path):
        result = Desk(people)
        yield result
        result.close()


@pytest.fixture
def settings(tmp_path: Path) -> WindowSettings:
    """Settings that belong to one test."""
    return WindowSettings(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def page(desk: Desk, settings: WindowSettings, qtbot: QtBot) -> ContactsPage:
    """The page, shown, with its contacts."""
    return make_page(desk, settings, qtbot)


def make_page(desk: Desk, settings: WindowSettings, qtbot: QtBot) -> ContactsPage:
    """A page that is shown and has its contacts."""
    made = ContactsPage(desk, settings)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    wait_loaded(qtbot, made.model)
    return made
