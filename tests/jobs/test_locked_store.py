"""Another program writes in the store for longer than anybody waits, as the daily purge does when it writes a large file anew."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bulkdesk.jobs.runner import run_job
from bulkdesk.jobs.worker import run_due
from bulkdesk.services import bulk
from bulkdesk.services.session import Session
from bulkdesk.store.contacts import Target
from bulkdesk.store.words import JobStatus
from tests.jobs.dispatch_support import at_message, sorted_addresses
from tests.send_support import Inbox, add_people, make_send, reload, set_mail_sender


class OtherProgram(logging.Handler):
    """Keeps the store locked until BulkDesk has said something of it so many times."""

    def __init__(self, path: Path) -> None:
        super().__init__(logging.WARNING)
        self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self.patience = 1

    def take(self) -> None:
        """Begin to write."""
        self._connection.execute("BEGIN IMMEDIATE")

    def emit(self, _record: logging.LogRecord) -> None:
        """BulkDesk has said something."""
        self.patience -= 1
        if self.patience == 0:
            self.let_go()

    def let_go(self) -> None:
        """End what was written."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def end(self) -> None:
        self._connection.close()


@pytest.fixture
def other(session: Session) -> Iterator[OtherProgram]:
    found = OtherProgram(session.store.path)
    logging.getLogger("bulkdesk").addHandler(found)
    # Nobody waits for the lock but who asks for it again.
    session.store.sql("PRAGMA busy_timeout = 0")
    yield found
    logging.getLogger("bulkdesk").removeHandler(found)
    found.end()


@pytest.mark.parametrize("connections", [1, 3])
def test_what_became_of_messages_is_written_down_when_it_can_be(
    session: Session, inbox: Inbox, port: int, other: OtherProgram, connections: int
) -> None:
    set_mail_sender(session, port, connections=connections)
    add_people(session, 10)
    inbox.on_message = at_message(session, 4, other.take)
    job = make_send(session)
    run_job(session.store, job.id)
    done = reload(session, job)
    assert (done.status, done.succeeded, done.unconfirmed) == (JobStatus.COMPLETED, 10, 0)
    assert sorted(inbox.received) == sorted_addresses(10)


@pytest.mark.usefixtures("port")
def test_nobody_waits_for_ever(session: Session, inbox: Inbox, other: OtherProgram) -> None:
    add_people(session, 5)
    other.patience = 1_000
    inbox.on_message = at_message(session, 2, other.take)
    job = make_send(session)
    run_job(session.store, job.id)
    other.let_go()
    left = reload(session, job)
    assert (left.status, left.succeeded) == (JobStatus.IN_PROGRESS, 1)
    assert run_due(session.store) == 1
    done = reload(session, job)
    assert (done.status, done.succeeded + done.unconfirmed) == (JobStatus.COMPLETED, 5)
    assert done.unconfirmed
    assert sorted(inbox.received) == sorted_addresses(5)


def test_a_job_that_finds_the_store_locked_goes_on_later(session: Session, other: OtherProgram) -> None:
    add_people(session, 3)
    job = bulk.create_add_tag(session, "vip", Target())
    other.take()
    run_job(session.store, job.id)
    assert reload(session, job).status is JobStatus.QUEUED
    assert run_due(session.store) == 1
    assert reload(session, job).status is JobStatus.COMPLETED


@pytest.mark.usefixtures("port")
def test_a_store_that_fails_between_two_messages_is_no_bug(session: Session, inbox: Inbox) -> None:
    """The driver's own error came from there, and was told as an unexpected one."""
    add_people(session, 5)
    job = make_send(session)
    connection = session.store.db.connection()
    failures = iter([True])

    def stop() -> bool:
        if len(inbox.received) == 2:
            # The statement that follows, which asks for the job's status, ends with an error; the ones after it do not.
            connection.set_progress_handler(lambda: next(failures, False), 1)
        return False

    run_job(session.store, job.id, stop=stop)
    connection.set_progress_handler(None, 0)
    paused = reload(session, job)
    assert (paused.status, paused.status_reason) == (JobStatus.PAUSED, "store_failed")
    assert (paused.succeeded, paused.unconfirmed) == (2, 0)
