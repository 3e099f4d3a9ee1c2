"""Bulk actions in a store whose file was damaged: they stand, say so, and let go of the store."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from bulkdesk.jobs.runner import run_job
from bulkdesk.jobs.worker import Worker, run_due
from bulkdesk.jobs.worker_lock import worker_lock
from bulkdesk.services import bulk
from bulkdesk.services.imports import ImportRequest, create_import
from bulkdesk.services.session import Session
from bulkdesk.services.texts import pause_text
from bulkdesk.store import jobs
from bulkdesk.store.contacts import Target
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import JobStatus
from tests.send_support import add_people
from tests.support import write_csv


def damage_contacts(session: Session) -> None:
    """Destroy the page from which all contacts are reached."""
    store = session.store
    place = store.scalar("SELECT rootpage FROM sqlite_master WHERE name = 'contact'") - 1
    size = store.scalar("PRAGMA page_size")
    store.close()
    with store.path.open("r+b") as file:
        file.seek(place * size)
        file.write(b"\xff" * size)


def tagging(session: Session, _folder: Path) -> JobRow:
    job = bulk.create_add_tag(session, "vip", Target())
    damage_contacts(session)
    return job


def importing(session: Session, folder: Path) -> JobRow:
    file = write_csv(folder / "more.csv", [["E-mail"], ["a@example.com"], ["b@example.com"]])
    job = create_import(session, ImportRequest(file))
    with session.store.write():
        session.store.sql("UPDATE source_chunk SET data = x'0102'")
    return job


@pytest.mark.parametrize("make", [tagging, importing])
def test_a_bulk_action_that_meets_damage_pauses_and_says_so(
    session: Session,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    make: Callable[[Session, Path], JobRow],
) -> None:
    add_people(session, 500)
    job = make(session, tmp_path)
    run_job(session.store, job.id)
    paused = jobs.get(session.store, job.id)
    assert paused is not None
    assert (paused.status, paused.status_reason) == (JobStatus.PAUSED, "store_damaged")
    assert pause_text("store_damaged") != "store_damaged"
    assert [record for record in caplog.records if record.levelno >= logging.CRITICAL] == []


def test_damage_that_is_met_every_second_is_told_once(
    session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    add_people(session, 500)
    # So that the purge is not due, which meets no damage.
    run_due(session.store)
    damage_contacts(session)
    worker = Worker(session.store)
    for _ in range(3):
        worker._watch()
    worker.stop()
    told = [record.message for record in caplog.records if "watched" in record.message]
    assert told == ["the store cannot be watched"]


def test_a_worker_that_cannot_seal_damaged_rows_lets_go_of_the_store(session: Session) -> None:
    add_people(session, 500)
    damage_contacts(session)
    worker = Worker(session.store)
    worker.start()
    worker.stop()
    with worker_lock(session.store) as free:
        assert free
