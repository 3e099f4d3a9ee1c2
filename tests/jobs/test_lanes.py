"""Lanes: what sends does not hold up what is local, nor another sender; jobs of one sender take turns."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

import pytest

from bulkdesk.jobs import dispatch, states
from bulkdesk.jobs.lanes import LOCAL, Lane, due_jobs, lane_of
from bulkdesk.jobs.worker import Worker, run_due
from bulkdesk.jobs.worker_lock import worker_lock
from bulkdesk.services.bulk import create_add_tag
from bulkdesk.services.demo import make_demo
from bulkdesk.services.session import Session, add_account
from bulkdesk.store import jobs, senders
from bulkdesk.store.clock import MS_PER_HOUR, FixedClock
from bulkdesk.store.contacts import Target
from bulkdesk.store.sends import SENDS
from bulkdesk.store.store import Store
from bulkdesk.store.words import Channel, JobStatus
from tests.send_support import Inbox, add_people, address, mail_server, make_send, reload, set_mail_sender

PATIENCE = 30


class Gate:
    """Keeps the mail server from answering the first message until it is opened."""

    def __init__(self, inbox: Inbox) -> None:
        self.reached = threading.Event()
        self.opened = threading.Event()
        inbox.on_message = self._wait

    def _wait(self, number: int) -> None:
        if number == 1:
            self.reached.set()
            assert self.opened.wait(PATIENCE)


def wait_until_ended(session: Session, job_id: int, changed: threading.Event) -> None:
    while True:
        found = jobs.get(session.store, job_id)
        assert found is not None
        if found.status.finished:
            return
        assert changed.wait(PATIENCE)
        changed.clear()


def test_each_sender_has_a_lane_of_its_own(session: Session) -> None:
    add_people(session, 1)
    mail, text = (make_send(session, channel=channel) for channel in Channel)
    local = create_add_tag(session, "vip", Target())
    assert [lane_of(job) for job in (mail, text, local)] == [Lane("email", 1), Lane("sms", 1), LOCAL]


@pytest.mark.usefixtures("port")
def test_a_local_job_does_not_wait_for_a_slow_mail_server(session: Session, inbox: Inbox) -> None:
    gate = Gate(inbox)
    add_people(session, 3)
    mail = make_send(session)
    changed = threading.Event()
    worker = Worker(session.store, on_change=lambda _job_id: changed.set())
    worker.start()
    try:
        assert gate.reached.wait(PATIENCE)
        tag = create_add_tag(session, "vip", Target())
        worker.wake()
        wait_until_ended(session, tag.id, changed)
        assert reload(session, mail).status is JobStatus.IN_PROGRESS
        gate.opened.set()
        wait_until_ended(session, mail.id, changed)
    finally:
        gate.opened.set()
        worker.stop()
    assert reload(session, mail).succeeded == 3


@pytest.mark.usefixtures("port")
def test_another_sender_does_not_wait_either(session: Session, inbox: Inbox) -> None:
    other = add_account(session, "Süd")
    other_inbox = Inbox()
    gate = Gate(inbox)
    for each in (session, other):
        each.store.sql("DELETE FROM contact")
    add_people(session, 2)
    add_people(other, 2, first=11)
    with mail_server(other_inbox) as port:
        set_mail_sender(other, port)
        slow, quick = make_send(session), make_send(other)
        other_inbox.on_message = lambda number: gate.opened.set() if number == 2 else None
        # The first ends only when the other has been served.
        assert run_due(session.store) == 2
    assert reload(session, slow).succeeded == 2
    assert reload(other, quick).succeeded == 2


@pytest.mark.usefixtures("port")
def test_jobs_of_one_sender_take_turns(
    session: Session, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatch, "TURN_SECONDS", 0.0)
    add_people(session, 100)
    first = make_send(session, ids=tuple(range(1, 81)))
    second = make_send(session, ids=tuple(range(81, 101)))
    run_due(session.store)
    assert sorted(inbox.received) == sorted(address(number) for number in range(1, 101))
    assert inbox.received.index(address(81)) < inbox.received.index(address(80))
    assert {reload(session, job).status for job in (first, second)} == {JobStatus.COMPLETED}


@pytest.mark.usefixtures("port")
def test_a_job_that_waits_lets_the_next_one_through(session: Session, inbox: Inbox) -> None:
    add_people(session, 10)
    drip = make_send(session, ids=(1, 2, 3), drip={"batch": 1, "every": 1, "unit": "days"})
    plain = make_send(session, ids=(4, 5))
    assert run_due(session.store) == 2
    assert reload(session, plain).status is JobStatus.COMPLETED
    assert reload(session, drip).status is JobStatus.IN_PROGRESS
    assert inbox.received == [address(1), address(4), address(5)]
    assert due_jobs(session.store, session.store.clock.now()) == []


@pytest.mark.usefixtures("port")
def test_the_worker_goes_on_when_the_wait_is_over(session: Session, inbox: Inbox, clock: FixedClock) -> None:
    add_people(session, 4)
    job = make_send(session, drip={"batch": 2, "every": 1, "unit": "hours"})
    changed = threading.Event()
    seen = threading.Event()

    def on_change(_job_id: int) -> None:
        found = jobs.get(session.store, job.id)
        if found is not None and found.wait_until is not None:
            seen.set()
        changed.set()

    worker = Worker(session.store, on_change=on_change)
    worker.start()
    try:
        assert seen.wait(PATIENCE)
        assert len(inbox.received) == 2
        clock.move(MS_PER_HOUR)
        worker.wake()
        wait_until_ended(session, job.id, changed)
    finally:
        worker.stop()
    assert len(inbox.received) == 4


@pytest.mark.usefixtures("port")
def test_a_worker_that_stops_gives_back_what_it_had_claimed(session: Session, inbox: Inbox) -> None:
    add_people(session, 3_000)
    job = make_send(session)
    enough = threading.Event()
    inbox.on_message = lambda number: enough.set() if number == 100 else None
    worker = Worker(session.store)
    worker.start()
    assert enough.wait(PATIENCE)
    worker.stop()
    stopped = reload(session, job)
    assert (stopped.status, stopped.unconfirmed) == (JobStatus.IN_PROGRESS, 0)
    assert stopped.succeeded == len(inbox.received) == session.store.scalar("SELECT COUNT(*) FROM send")
    with worker_lock(session.store) as held:
        assert held
        run_due(session.store)
    assert max(inbox.counts.values()) == 1
    assert len(inbox.received) == 3_000


class _Heard(logging.Handler):
    """Whether the worker has said that a lane stopped."""

    def __init__(self) -> None:
        super().__init__(logging.CRITICAL)
        self.stopped = threading.Event()

    def emit(self, record: logging.LogRecord) -> None:
        if record.getMessage().startswith("the lane"):
            self.stopped.set()


def test_a_lane_that_stopped_is_not_left_alone_for_longer_because_the_clock_was_moved_back(
    session: Session, clock: FixedClock
) -> None:
    add_people(session, 1)
    first, heard, changed = create_add_tag(session, "vip", Target()), _Heard(), threading.Event()

    def on_change(job_id: int) -> None:
        changed.set()
        found = jobs.get(session.store, job_id)
        if found is not None and found.id == first.id and found.status.finished:
            raise ZeroDivisionError

    logging.getLogger("bulkdesk").addHandler(heard)
    worker = Worker(session.store, on_change=on_change)
    worker.start()
    try:
        assert heard.stopped.wait(PATIENCE)
        clock.move(-MS_PER_HOUR)
        second = create_add_tag(session, "fair", Target())
        worker.wake()
        wait_until_ended(session, second.id, changed)
    finally:
        worker.stop()
        logging.getLogger("bulkdesk").removeHandler(heard)
    assert reload(session, second).status is JobStatus.COMPLETED


def test_what_the_demo_leaves_unfinished_is_never_sent(tmp_path: Path) -> None:
    path = tmp_path / "demo.bulkdesk"
    make_demo(path, contacts=300, jobs=40)
    with Store.open(path) as store:
        rows = store.sql(
            "SELECT id, account_id, type FROM job WHERE status IN ('queued', 'paused')"
        ).fetchall()
        open_sends = [row for row in rows if row[2] in SENDS]
        assert open_sends
        for job_id, account_id, job_type in open_sends:
            assert senders.get(store, account_id, Channel(job_type)) is None
            found = jobs.get(store, job_id)
            assert found is not None
            if found.status is JobStatus.PAUSED:
                states.resume(store, job_id)
            jobs.update(store, job_id, scheduled_at=None)
        run_due(store)
        for job_id, *_ in open_sends:
            found = jobs.get(store, job_id)
            assert found is not None
            if found.pending:
                assert (found.status, found.status_reason) == (JobStatus.PAUSED, "sender_missing")
            else:
                assert found.status is JobStatus.COMPLETED
        assert store.scalar("SELECT COUNT(*) FROM send") == 0
