"""Stores with jobs, windows on them, and waiting for what happens in the background."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from bulkdesk.app import build_window
from bulkdesk.services.imports import ImportRequest, create_import
from bulkdesk.services.session import Session, init_store
from bulkdesk.store import jobs
from bulkdesk.store.clock import MS_PER_DAY
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import JobStatus, JobType
from bulkdesk.ui.shell.main_window import MainWindow
from tests.support import START, write_csv

WAIT_MS = 15_000
"""A limit for what never comes, not a measure."""

MakeWindow = Callable[..., MainWindow]


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """Settings that belong to one test; what asks for the user's own lands beside them."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    """A store with one sub-account and one admin."""
    path = tmp_path / "store.bulkdesk"
    init_store(path, account="Nord", user="anna", timezone="Europe/Berlin", country="DE").store.close()
    return path


@pytest.fixture
def make_window(qtbot: QtBot, settings: QSettings) -> Iterator[MakeWindow]:
    """Opens windows and closes them at the end."""
    made: list[MainWindow] = []

    def make(path: Path, **options: object) -> MainWindow:
        window = build_window(path, **{"language": "en", "settings": settings, **options})  # type: ignore[arg-type] # the options of build_window
        made.append(window)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(lambda: is_loaded(window), timeout=WAIT_MS)
        return window

    yield make
    for window in made:
        window.quit()


def is_loaded(window: MainWindow) -> bool:
    """Whether the table has its rows."""
    return not window.jobs_page.is_loading


def add_job(
    session: Session,
    name: str = "Job",
    *,
    type: JobType = JobType.ADD_TAG,  # noqa: A002 - the column's name
    total: int = 10,
    **columns: object,
) -> JobRow:
    """A job written straight into the store, so that it may stand anywhere."""
    with session.store.write():
        job_id = jobs.insert(
            session.store,
            account_id=session.account.id,
            created_by_id=session.user.id,
            name=name,
            job_type=type,
            spec={},
            total=total,
        )
        if columns:
            jobs.update(session.store, job_id, **columns)
    found = jobs.get(session.store, job_id)
    assert found is not None
    return found


def add_running(session: Session, name: str) -> JobRow:
    """A job under way that no worker takes up, as it waits."""
    return add_job(
        session,
        name,
        type=JobType.EMAIL,
        status=JobStatus.IN_PROGRESS,
        started_at=1,
        wait_since=session.store.clock.now(),
        wait_until=session.store.clock.now() + MS_PER_DAY,
    )


def add_all_kinds(session: Session, count: int) -> list[JobRow]:
    """Jobs of every type and status, at different times."""
    types, statuses = list(JobType), list(JobStatus)
    made = []
    for number in range(count):
        status = statuses[number % len(statuses)]
        done = 10 if status is JobStatus.COMPLETED else number % 7
        failed = number % 3 if done else 0
        made.append(
            add_job(
                session,
                f"{'Straße' if number % 4 else 'STRASSE'} {number}",
                type=types[number % len(types)],
                status=status,
                created_at=START + number * 3_600_000,
                started_at=None if status is JobStatus.QUEUED else START,
                finished_at=START if status.finished else None,
                # Far away: nothing here is to be run.
                scheduled_at=START + 10**12 if status is JobStatus.QUEUED else None,
                succeeded=0 if status is JobStatus.QUEUED else max(0, done - failed),
                failed=0 if status is JobStatus.QUEUED else min(failed, done),
                position=done,
            )
        )
    return made


def add_import(session: Session, folder: Path, rows: Sequence[Sequence[str]], name: str = "Import") -> JobRow:
    """A queued import."""
    path = write_csv(folder / f"{name}.csv", [["E-Mail"], *rows])
    return create_import(session, ImportRequest(path, name=name))
