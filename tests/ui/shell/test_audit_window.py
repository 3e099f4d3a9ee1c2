"""The window on a store of which no byte may change."""

from __future__ import annotations

import os
import sqlite3
import sys
import threading
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from bulkdesk.services.contacts import export_contacts
from bulkdesk.services.demo import make_demo
from bulkdesk.services.imports import ImportRequest
from bulkdesk.services.jobs import find_jobs
from bulkdesk.services.session import open_session
from bulkdesk.store.contacts import Target
from bulkdesk.store.store import Store
from bulkdesk.ui.settings.dialog import SettingsDialog
from bulkdesk.ui.settings.trail import TrailSection
from bulkdesk.ui.shell.errors import ErrorDialog
from bulkdesk.ui.shell.main_window import MainWindow
from bulkdesk.ui.shell.places import Place
from tests.support import run_import, write_csv
from tests.ui.shell.support import WAIT_MS, MakeWindow

CHANGING = (
    *(
        "actionPause",
        "actionResume",
        "actionEdit",
        "actionCancel",
        "actionRestore",
        "actionRetry",
        "actionRevert",
    ),
    *("actionImport",),
)


@pytest.fixture
def audited(tmp_path: Path) -> Path:
    """A store with some of everything, alone in a folder that cannot be written."""
    folder = tmp_path / "sent over"
    folder.mkdir()
    path = folder / "demo.bulkdesk"
    make_demo(path, contacts=300, jobs=40).store.close()
    for leftover in folder.glob("*.lock"):
        leftover.unlink()
    return path


def state_of(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """Every file with its bytes, its time and its mode, and the folder's own time."""
    files = {
        file.name: (file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_mode)
        for file in folder.iterdir()
    }
    return {**files, ".": (b"", folder.stat().st_mtime_ns, folder.stat().st_mode)}


def wait_for_rows(parent: QWidget, table: str, qtbot: QtBot) -> None:
    """Wait until a table shows something."""
    found = parent.findChild(QTableView, table)
    assert found is not None
    qtbot.waitUntil(lambda: found.model().rowCount() > 0, timeout=WAIT_MS)


def tour(window: MainWindow, qtbot: QtBot) -> None:
    """Go everywhere and look at everything, as somebody does who audits."""
    for place, table in (
        (Place.CONTACTS, "contactsTable"),
        (Place.SMART_LISTS, "smartListsTable"),
        (Place.RESTORE, "deletedTable"),
        (Place.BULK_ACTIONS, "jobsTable"),
    ):
        window.places.go(place)
        wait_for_rows(window, table, qtbot)
    for job in find_jobs(window.desk.session)[:5]:
        window.jobs_page.actions_home.show_statistics(job.id)
        statistics = window.findChild(QWidget, "statisticsDialog")
        assert statistics is not None
        if job.total:
            wait_for_rows(statistics, "recordsTable", qtbot)
        statistics.close()


def test_a_whole_audit_changes_not_one_byte(
    make_window: MakeWindow, audited: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    os.chmod(audited.parent, 0o500)  # noqa: PTH101 -- the folder of a CD
    before = state_of(audited.parent)
    try:
        window = make_window(audited, read_only=True)
        tour(window, qtbot)
        for action in window.findChildren(QAction):
            if action.objectName() in CHANGING:
                assert not action.isEnabled(), action.objectName()
        banner = window.findChild(QWidget, "auditBanner")
        assert banner is not None
        banner.findChildren(QPushButton)[0].click()
        settings = window.findChild(SettingsDialog)
        assert settings is not None
        section = settings.findChild(TrailSection)
        assert section is not None
        assert section.isVisible()
        section.verify_button.click()
        qtbot.waitUntil(section.banner.isVisible, timeout=WAIT_MS)
        assert "whole" in section.banner.text
        section.export_to(tmp_path / "audit.zip")
        qtbot.waitUntil((tmp_path / "audit.zip").exists, timeout=WAIT_MS)
        window.close()
        assert state_of(audited.parent) == before
    finally:
        os.chmod(audited.parent, 0o700)  # noqa: PTH101


def test_an_older_store_is_shown_as_it_would_be_and_said_so(
    make_window: MakeWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old"
    folder = old / "migrations"
    folder.mkdir(parents=True)
    migrations = Path(__file__).resolve().parents[3] / "bulkdesk" / "store" / "migrations"
    for file in migrations.glob("000[1-5]*.py"):
        (folder / file.name).write_bytes(file.read_bytes())
    path = old / "store.bulkdesk"
    with monkeypatch.context() as patch:
        patch.setattr("bulkdesk.store.store.MIGRATIONS", folder)
        Store.create(path).close()
    with sqlite3.connect(path) as db:
        db.execute(
            "INSERT INTO account (name, timezone, country, created_at) VALUES ('Alt', 'Europe/Berlin', 'DE', 0)"
        )
        db.execute("INSERT INTO user (name, role, created_at) VALUES ('anna', 'admin', 0)")
    db.close()
    before = path.read_bytes()
    window = make_window(path, read_only=True)
    assert window.desk.session.account.name == "Alt"
    banner = window.findChild(QWidget, "auditBanner")
    assert banner is not None
    assert "older version" in banner.accessibleName()
    window.close()
    assert path.read_bytes() == before
    session = open_session(path)
    assert session.account.name == "Alt"
    session.store.close()


def test_a_damaged_value_is_told_as_damage_and_never_as_a_bug(
    make_window: MakeWindow, audited: Path, qtbot: QtBot
) -> None:
    """A bit that is wrong in an address: SQLite sees nothing, Python cannot read it."""
    data = audited.read_bytes()
    session = open_session(audited, read_only=True)
    (address,) = session.store.one(
        "SELECT email FROM contact WHERE account_id = 1 AND deleted_at IS NULL AND email IS NOT NULL"
        " ORDER BY created_at DESC LIMIT 1"
    ) or ("",)
    session.store.close()
    broken = address.encode().replace(b"@", b"\xff")
    audited.write_bytes(data.replace(address.encode(), broken))
    window = make_window(audited, read_only=True)
    told: list[str] = []
    window.desk.notify.connect(lambda _kind, text, _job: told.append(text))
    window.places.go(Place.CONTACTS)

    def texts() -> list[str]:
        return [*told, *(each.text() for each in window.findChildren(QLabel))]

    qtbot.waitUntil(lambda: any("is damaged" in text for text in texts()), timeout=WAIT_MS)
    window.errors.install()
    try:
        told.clear()
        sys.excepthook(ValueError, ValueError("from a painting"), None)
        qtbot.waitUntil(lambda: any("is damaged" in text for text in told), timeout=WAIT_MS)
    finally:
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
    assert window.findChild(ErrorDialog) is None


def test_a_noted_head_is_compared(
    make_window: MakeWindow, audited: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    session = open_session(audited, read_only=True)
    export_contacts(session, Target(), tmp_path / "out.csv")
    session.store.close()
    window = make_window(audited, read_only=True)
    window.top_bar.settings_action.trigger()
    settings = window.findChild(SettingsDialog)
    assert settings is not None
    settings.show_section(TrailSection)
    section = settings.findChild(TrailSection)
    assert section is not None
    qtbot.waitUntil(lambda: section.head.text().startswith("1:"), timeout=WAIT_MS)
    section.take_noted_from(tmp_path / "out.csv")
    qtbot.waitUntil(lambda: "noted entry is in it" in section.banner.text, timeout=WAIT_MS)
    assert section.noted.text() == section.head.text()
    section.noted.setText("9" + section.head.text())
    # The key is the field's: it must not close the dialog.
    QTest.keyClick(section.noted, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "91 was cut off" in section.banner.text, timeout=WAIT_MS)
    assert settings.isVisible()
    section.noted.setText("something")
    section.verify_button.click()
    qtbot.waitUntil(lambda: "no head" in section.banner.text, timeout=WAIT_MS)
    assert section.verify_button.isEnabled()
    section.take_noted_from(audited)
    qtbot.waitUntil(lambda: audited.name in section.banner.text, timeout=WAIT_MS)


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_whole_trail_is_seen_without_scrolling_sideways(
    make_window: MakeWindow, audited: Path, tmp_path: Path, qtbot: QtBot, language: str
) -> None:
    session = open_session(audited)
    # Its entry has many figures.
    run_import(session, ImportRequest(write_csv(tmp_path / "people.csv", [["E-mail"], ["a@example.com"]])))
    session.store.close()
    window = make_window(audited, read_only=True, language=language)
    window.top_bar.settings_action.trigger()
    settings = window.findChild(SettingsDialog)
    assert settings is not None
    settings.show_section(TrailSection)
    section = settings.findChild(TrailSection)
    assert section is not None
    qtbot.waitUntil(lambda: section.table.model().rowCount() > 0, timeout=WAIT_MS)
    table, header = section.table, section.table.horizontalHeader()
    assert header.length() <= table.viewport().width()
    for column in range(header.count()):
        assert table.columnWidth(column) >= table.title_width(column)
    table.selectRow(0)
    texts = [str(table.model().index(0, column).data()) for column in range(2, header.count())]
    assert section.list.details.toPlainText() == " · ".join(text for text in texts if text)
    section.reload()
    assert section.list.details.toPlainText() == ""


def test_the_main_window_tells_of_what_ends_after_the_settings_are_closed(
    make_window: MakeWindow, audited: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = make_window(audited, read_only=True)
    for number, begins in enumerate(("Saved: ", "The trail is whole: ", "")):
        window.top_bar.settings_action.trigger()
        settings = window.findChild(SettingsDialog)
        assert settings is not None
        section = settings.findChild(TrailSection)
        assert section is not None
        with qtbot.waitSignal(window.desk.notify, timeout=WAIT_MS) as told:
            if number == 1:
                section.verify_button.click()
            else:
                section.export_to(tmp_path / ("audit.zip" if number == 0 else "nowhere/audit.zip"))
            shiboken6.delete(settings)
        assert told.args[0] == ("success" if begins else "danger")
        assert told.args[1].startswith(begins)
    assert (tmp_path / "audit.zip").exists()
