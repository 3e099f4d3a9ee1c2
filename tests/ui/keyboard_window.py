"""The window for who has no mouse, and what happens in its store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bulkdesk.app import build_window
from bulkdesk.services import contact_card
from bulkdesk.services.jobs import find_jobs, get_job
from bulkdesk.services.session import Session, open_session
from bulkdesk.store.words import JobStatus, JobType
from bulkdesk.ui.shell.main_window import MainWindow
from tests.key_rings import MemoryRing, ring_in_use
from tests.ui.keyboard import Keyboard
from tests.ui.shell.support import is_loaded, settings, store_path

__all__ = ["settings", "store_path"]


@pytest.fixture
def keys(qtbot: QtBot) -> Keyboard:
    return Keyboard(qtbot)


@pytest.fixture
def other(store_path: Path) -> Iterator[Session]:
    """Another program on the store, in which three people are."""
    session = open_session(store_path)
    for name in ("Ada", "Bert", "Cleo"):
        contact_card.create_contact(session, {"first_name": name, "email": f"{name.lower()}@example.com"})
    yield session
    session.store.close()


@pytest.fixture
def window(other: Session, qtbot: QtBot, settings: QSettings) -> Iterator[MainWindow]:
    """The window, in front; it begins at the table of bulk actions."""
    with ring_in_use(MemoryRing()):
        opened = build_window(other.store.path, language="en", settings=settings)
        qtbot.addWidget(opened)
        opened.resize(1280, 800)
        opened.show()
        qtbot.waitUntil(lambda: is_loaded(opened), timeout=20_000)
        opened.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=20_000)
        yield opened
        opened.quit()


def newest(session: Session, job_type: JobType) -> int:
    return next(job.id for job in find_jobs(session) if job.type is job_type)


def wait_for_end(keys: Keyboard, session: Session, job_id: int) -> None:
    keys.until(lambda: get_job(session, job_id).status is JobStatus.COMPLETED)
