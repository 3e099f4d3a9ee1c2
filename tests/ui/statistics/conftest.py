"""A desk over a real store, and settings that belong to one test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from bulkdesk.services.imports import ImportRequest
from bulkdesk.services.session import Session
from bulkdesk.store.jobs import JobRow
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.theme import Theme
from tests.support import run_import, write_csv
from tests.ui.own_settings import settings_in


@pytest.fixture
def desk(qapp: QApplication, theme: Theme, session: Session, tmp_path: Path) -> Iterator[Desk]:
    """A desk whose settings go to the test's own folder."""
    with settings_in(tmp_path):
        result = Desk(session)
        yield result
        result.close()


@pytest.fixture
def mixed(session: Session, tmp_path: Path) -> JobRow:
    """Twelve rows: six good, three with a bad e-mail, two without identity, one with an unreadable phone."""
    rows = [["E-mail", "Phone", "Company"]]
    rows += [[f"good{number}@example.com", "", f"=Firm {number}"] for number in range(6)]
    rows += [[f"bad{number}@@example", "", "x"] for number in range(3)]
    rows += [["", "", "nobody"], ["", "", "no one"]]
    rows += [["warned@example.com", "12", "y"]]
    return run_import(session, ImportRequest(path=write_csv(tmp_path / "people.csv", rows), name="People"))
