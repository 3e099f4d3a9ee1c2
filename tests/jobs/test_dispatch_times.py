"""Jobs that send in batches and open hours: what waits, until when, and what an edit or a clock that jumps changes."""

from __future__ import annotations

import threading

import pytest

from bulkdesk.jobs import states
from bulkdesk.jobs.runner import run_job
from bulkdesk.jobs.worker import run_due
from bulkdesk.services.session import Session
from bulkdesk.store.clock import MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND, FixedClock
from bulkdesk.store.words import JobStatus
from tests.jobs.dispatch_support import at_message, sorted_addresses
from tests.send_support import (
    Inbox,
    add_people,
    address,
    edit_spec,
    free_port,
    make_send,
    reload,
    set_mail_sender,
)


@pytest.mark.usefixtures("port")
def test_drip_sends_batch_by_batch(session: Session, inbox: Inbox, clock: FixedClock) -> None:
    add_people(session, 25)
    job = make_send(session, drip={"batch": 10, "every": 2, "unit": "hours"})
    began = clock.now()
    assert run_due(session.store) == 1
    for batch in (1, 2):
        waiting = reload(session, job)
        assert (waiting.status, waiting.succeeded) == (JobStatus.IN_PROGRESS, 10 * batch)
        assert waiting.wait_until == began + batch * 2 * MS_PER_HOUR
        assert run_due(session.store) == 0
        clock.move(2 * MS_PER_HOUR - 1)
        assert run_due(session.store) == 0
        clock.move(1)
        assert run_due(session.store) == 1
    assert (reload(session, job).status, len(inbox.received)) == (JobStatus.COMPLETED, 25)


@pytest.mark.usefixtures("port")
def test_skipped_records_do_not_use_up_a_batch(session: Session, inbox: Inbox) -> None:
    add_people(session, 30)
    session.store.sql("UPDATE contact SET dnd_email = 1 WHERE id % 3 <> 0")
    make_send(session, drip={"batch": 6, "every": 1, "unit": "hours"})
    run_due(session.store)
    assert len(inbox.received) == 6


def test_what_is_given_back_of_the_batch_before_makes_no_room_in_this_one(
    session: Session, inbox: Inbox, clock: FixedClock, port: int
) -> None:
    set_mail_sender(session, port, connections=2)
    add_people(session, 20)
    job = make_send(session, drip={"batch": 4, "every": 1, "unit": "hours"})
    has_one, second_is_out = threading.Event(), threading.Event()

    def on_message(number: int) -> None:
        if number == 3:
            clock.move(MS_PER_HOUR)
        elif number == 7:
            second_is_out.set()

    def stop() -> bool:
        name = threading.current_thread().name
        if name == "send-0":
            has_one.set()
            assert second_is_out.wait(30)
            states.pause(session.store, job.id)
        elif name == "send-1":
            assert has_one.wait(30)
        return False

    inbox.on_message = on_message
    run_job(session.store, job.id, stop=stop)
    paused = reload(session, job)
    assert (paused.status, paused.succeeded, paused.unconfirmed) == (JobStatus.PAUSED, 7, 0)
    states.resume(session.store, job.id)
    run_due(session.store)
    assert len(inbox.received) == 7
    clock.move(MS_PER_HOUR)
    run_due(session.store)
    assert len(inbox.received) == 11


@pytest.mark.usefixtures("port")
def test_missed_batches_do_not_pile_up(session: Session, inbox: Inbox, clock: FixedClock) -> None:
    add_people(session, 50)
    job = make_send(session, drip={"batch": 10, "every": 1, "unit": "hours"})
    run_due(session.store)
    clock.move(30 * MS_PER_HOUR)
    run_due(session.store)
    assert len(inbox.received) == 20
    assert reload(session, job).wait_until == clock.now() + MS_PER_HOUR


@pytest.mark.usefixtures("port")
def test_batches_keep_their_rhythm_when_each_begins_a_little_late(
    session: Session, clock: FixedClock
) -> None:
    add_people(session, 50)
    job = make_send(session, drip={"batch": 10, "every": 1, "unit": "hours"})
    began = clock.now()
    run_due(session.store)
    for number in (1, 2, 3):
        clock.move(began + number * MS_PER_HOUR + 700 - clock.now())
        run_due(session.store)
        assert reload(session, job).wait_until == began + (number + 1) * MS_PER_HOUR


@pytest.mark.usefixtures("port")
@pytest.mark.parametrize("jump", [-100 * MS_PER_DAY, 100 * MS_PER_DAY])
def test_a_clock_that_jumps_neither_skips_nor_draws_out_a_pause(
    session: Session, inbox: Inbox, clock: FixedClock, jump: int
) -> None:
    add_people(session, 50)
    job = make_send(session, drip={"batch": 10, "every": 1, "unit": "hours"})
    run_due(session.store)
    clock.move(jump)
    run_due(session.store)
    # Forward it cannot be told from time that passed; back, the pause begins anew.
    assert len(inbox.received) == (20 if jump > 0 else 10)
    assert reload(session, job).wait_until == clock.now() + MS_PER_HOUR
    assert run_due(session.store) == 0
    clock.move(MS_PER_HOUR)
    run_due(session.store)
    assert len(inbox.received) == (30 if jump > 0 else 20)


@pytest.mark.usefixtures("port")
def test_a_message_to_be_tried_again_does_not_wait_for_a_clock_that_was_moved_back(
    session: Session, inbox: Inbox, clock: FixedClock
) -> None:
    add_people(session, 1)
    inbox.answers = lambda _to: "451 later"
    make_send(session)
    run_due(session.store)
    inbox.answers = lambda _to: None
    clock.move(-MS_PER_DAY)
    run_due(session.store)
    assert inbox.received == [address(1)]


@pytest.mark.usefixtures("port")
def test_an_edit_of_the_drip_holds_from_the_next_claim_on(
    session: Session, inbox: Inbox, clock: FixedClock
) -> None:
    add_people(session, 40)
    job = make_send(session, drip={"batch": 5, "every": 1, "unit": "days"})
    run_due(session.store)
    assert len(inbox.received) == 5
    edit_spec(session, job, drip={"batch": 8, "every": 1, "unit": "days"})
    run_due(session.store)
    assert len(inbox.received) == 8
    edit_spec(session, job, drip={"batch": 8, "every": 1, "unit": "hours"})
    assert run_due(session.store) == 1
    assert reload(session, job).wait_until == clock.now() + MS_PER_HOUR
    edit_spec(session, job, drip={"batch": 3, "every": 1, "unit": "hours"})
    run_due(session.store)
    assert len(inbox.received) == 8
    clock.move(MS_PER_HOUR)
    run_due(session.store)
    assert len(inbox.received) == 11
    edit_spec(session, job, drip=None)
    run_due(session.store)
    assert reload(session, job).status is JobStatus.COMPLETED
    assert sorted(inbox.received) == sorted_addresses(40)


@pytest.mark.usefixtures("port")
def test_an_edit_while_messages_go_out_takes_effect(session: Session, inbox: Inbox) -> None:
    add_people(session, 2_000)
    job = make_send(session)
    drip = {"batch": 1, "every": 1, "unit": "hours"}
    inbox.on_message = at_message(session, 50, lambda: edit_spec(session, job, drip=drip))
    run_due(session.store)
    after = reload(session, job)
    assert after.status is JobStatus.IN_PROGRESS
    assert after.wait_until is not None
    assert 50 <= len(inbox.received) < 2_000


@pytest.mark.usefixtures("port")
def test_pausing_within_a_batch_and_going_on_finishes_that_batch(session: Session, inbox: Inbox) -> None:
    add_people(session, 50)
    job = make_send(session, drip={"batch": 20, "every": 1, "unit": "hours"})
    inbox.on_message = at_message(session, 7, lambda: states.pause(session.store, job.id))
    run_due(session.store)
    assert (reload(session, job).batch_done, len(inbox.received)) == (7, 7)
    states.resume(session.store, job.id)
    run_due(session.store)
    assert len(inbox.received) == 20


def berlin(clock: FixedClock, hour: int, minute: int = 0) -> None:
    """Move the clock on to the next moment at which it is so late in Berlin (2030-03: UTC+1)."""
    wanted = ((hour - 1) * 60 + minute) * MS_PER_MINUTE % MS_PER_DAY
    clock.move((wanted - clock.now() % MS_PER_DAY) % MS_PER_DAY)


@pytest.mark.usefixtures("port")
def test_a_closed_window_waits_and_asks_nobody(session: Session, inbox: Inbox, clock: FixedClock) -> None:
    set_mail_sender(session, free_port())
    berlin(clock, 7)
    add_people(session, 5)
    job = make_send(session, window={"weekdays": None, "from": "09:00", "to": "17:00"})
    assert run_due(session.store) == 1
    waiting = reload(session, job)
    assert (waiting.status, waiting.troubles) == (JobStatus.IN_PROGRESS, 0)
    assert waiting.wait_until == clock.now() + 2 * MS_PER_HOUR
    assert inbox.received == []


@pytest.mark.usefixtures("port")
def test_a_window_that_closes_leaves_the_rest_for_the_next_day(
    session: Session, inbox: Inbox, clock: FixedClock
) -> None:
    berlin(clock, 16, 59)
    add_people(session, 2_000)
    job = make_send(session, window={"weekdays": None, "from": "09:00", "to": "17:00"})
    inbox.on_message = at_message(session, 30, lambda: clock.move(MS_PER_MINUTE))
    run_due(session.store)
    sent = len(inbox.received)
    assert 30 <= sent < 2_000
    assert reload(session, job).wait_until == clock.now() + 16 * MS_PER_HOUR
    berlin(clock, 9)
    run_due(session.store)
    assert reload(session, job).status is JobStatus.COMPLETED
    assert sorted(inbox.received) == sorted_addresses(2_000)


@pytest.mark.usefixtures("port")
def test_trying_again_waits_for_the_window(session: Session, inbox: Inbox, clock: FixedClock) -> None:
    berlin(clock, 16, 59)
    clock.move(30 * MS_PER_SECOND)
    add_people(session, 1)
    inbox.answers = lambda _to: "451 later"
    job = make_send(session, window={"weekdays": None, "from": "09:00", "to": "17:00"})
    run_due(session.store)
    opens = clock.now() + 30 * MS_PER_SECOND + 16 * MS_PER_HOUR
    assert reload(session, job).wait_until == opens
    clock.move(2 * MS_PER_MINUTE)
    assert run_due(session.store) == 0


@pytest.mark.usefixtures("port")
def test_a_batch_that_the_window_cut_off_is_not_made_up_for(
    session: Session, inbox: Inbox, clock: FixedClock
) -> None:
    berlin(clock, 16, 59)
    add_people(session, 1_500)
    make_send(
        session,
        window={"weekdays": None, "from": "09:00", "to": "17:00"},
        drip={"batch": 1_000, "every": 1, "unit": "hours"},
    )
    inbox.on_message = at_message(session, 30, lambda: clock.move(MS_PER_MINUTE))
    run_due(session.store)
    sent = len(inbox.received)
    assert sent < 1_000
    berlin(clock, 9)
    run_due(session.store)
    assert len(inbox.received) == min(1_500, sent + 1_000)
