"""Jobs that send, against a real mail server on the loopback: every message once, whatever happens in between."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Iterator

import keyring
import pytest

from bulkdesk.jobs import states
from bulkdesk.jobs.dispatch import MOST_REFUSALS, MOST_TROUBLES, TROUBLE_PAUSES_MS
from bulkdesk.jobs.handing import Pace
from bulkdesk.jobs.runner import run_job
from bulkdesk.jobs.worker import due_jobs, run_due
from bulkdesk.messaging.smtp import SmtpTransport
from bulkdesk.services.session import Session
from bulkdesk.store import contact_edits, jobs, sends
from bulkdesk.store.clock import MS_PER_SECOND, FixedClock
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.sends import RETRY_PAUSES_MS, Mark
from bulkdesk.store.words import Channel, JobStatus, Outcome
from tests.send_support import (
    Inbox,
    add_people,
    address,
    edit_spec,
    free_port,
    mail_server,
    make_send,
    outcomes,
    reason_counts,
    reload,
    send_states,
    set_mail_sender,
    set_sender,
)
from tests.support import assert_adds_up

MINUTE = 60 * MS_PER_SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

SUCCEEDED = (Outcome.SUCCEEDED, None)
PENDING = (Outcome.PENDING, None)
CANCELLED = (Outcome.SKIPPED, "cancelled")


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def port(session: Session, inbox: Inbox) -> Iterator[int]:
    """A mail server that the sub-account sends by."""
    with mail_server(inbox) as found:
        set_mail_sender(session, found)
        yield found


def sorted_addresses(count: int) -> list[str]:
    return sorted(address(number) for number in range(1, count + 1))


def at_message(session: Session, number: int, act: Callable[[], None]) -> Callable[[int], None]:
    """Acts while the server has the message of that number in hand, from another thread."""

    def on_message(found: int) -> None:
        if found == number:
            act()
            session.store.release()

    return on_message


# -- the plain way -------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("port")
def test_everybody_gets_the_message_that_is_meant_for_them(session: Session, inbox: Inbox) -> None:
    add_people(session, 30)
    job = make_send(session)
    run_job(session.store, job.id)
    done = reload(session, job)
    assert (done.status, done.succeeded, done.position) == (JobStatus.COMPLETED, 30, 30)
    assert inbox.received == [address(number) for number in range(1, 31)]
    assert all(f"Hello Name {number}\r\n" in inbox.texts[address(number)] for number in range(1, 31))
    refs = session.store.sql("SELECT address, ref, state, delivery FROM send").fetchall()
    assert {state for *_, state, _ in refs} == {"done"}
    assert {delivery for *_, delivery in refs} == {"accepted"}
    assert all(f"Message-ID: {ref}\r\n" in inbox.texts[to] for to, ref, *_ in refs)
    assert session.store.scalar("SELECT COUNT(*) FROM record WHERE identifier LIKE 'p%@example.com'") == 30


@pytest.mark.usefixtures("port")
def test_who_must_not_get_one_is_skipped_with_the_reason(session: Session, inbox: Inbox) -> None:
    ids = add_people(session, 6)
    store = session.store
    job = make_send(session)
    with store.write():
        contact_edits.update(store, ids[0], {"dnd_email": 1, "dnd_email_reason": "manual"}, 0)
        contact_edits.update(store, ids[1], {"email": None}, 0)
        contact_edits.update(store, ids[2], {"deleted_at": 1}, 0)
        # Since the job was made p3 was deleted and another contact got its address; then one more did, elsewhere.
        contact_edits.update(store, ids[4], {"email": address(3)}, 0)
    run_job(store, job.id)
    done = reload(session, job)
    assert outcomes(session, job) == [
        (Outcome.SKIPPED, "dnd"),
        (Outcome.SKIPPED, "no_address"),
        (Outcome.SKIPPED, "contact_deleted"),
        SUCCEEDED,
        SUCCEEDED,
        SUCCEEDED,
    ]
    assert inbox.received == [address(4), address(3), address(6)]
    assert (done.status, done.skipped) == (JobStatus.COMPLETED, 3)
    assert reason_counts(session, job) == {"dnd": 1, "no_address": 1, "contact_deleted": 1}


@pytest.mark.usefixtures("port")
def test_an_address_gets_one_message_a_job_also_when_it_moves_to_another_contact(
    session: Session, inbox: Inbox
) -> None:
    ids = add_people(session, 3)
    store = session.store
    job = make_send(session)

    def move_address() -> None:
        with store.write():
            contact_edits.update(store, ids[0], {"email": "moved@example.com"}, 0)
            contact_edits.update(store, ids[2], {"email": address(1)}, 0)

    inbox.on_message = at_message(session, 1, move_address)
    run_job(store, job.id)
    assert inbox.received == [address(1), address(2)]
    assert outcomes(session, job)[2] == (Outcome.SKIPPED, "duplicate_address")


@pytest.mark.usefixtures("port")
def test_a_long_row_of_skipped_records_is_no_obstacle(session: Session, inbox: Inbox) -> None:
    add_people(session, 1_000)
    session.store.sql("UPDATE contact SET dnd_email = 1 WHERE id % 100 <> 0")
    job = make_send(session)
    run_job(session.store, job.id)
    done = reload(session, job)
    assert (done.status, done.succeeded, done.skipped) == (JobStatus.COMPLETED, 10, 990)
    assert len(inbox.received) == 10


@pytest.mark.usefixtures("port")
def test_a_message_that_cannot_be_filled_in_for_a_contact_fails_alone(session: Session, inbox: Inbox) -> None:
    add_people(session, 3)
    session.store.sql("UPDATE contact SET notes = 'none' WHERE id = 2")
    job = make_send(
        session, text="Hi{% if contact.notes == 'none' %}{{ 10 | divided_by: contact.notes }}{% endif %}"
    )
    run_job(session.store, job.id)
    assert [outcome for outcome, _ in outcomes(session, job)] == [
        Outcome.SUCCEEDED,
        Outcome.FAILED,
        Outcome.SUCCEEDED,
    ]
    assert reason_counts(session, job) == {"template_failed": 1}
    assert inbox.received == [address(1), address(3)]


# -- control -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("connections", [1, 3])
def test_pause_takes_effect_after_the_message_in_hand(
    session: Session, inbox: Inbox, port: int, connections: int
) -> None:
    set_mail_sender(session, port, connections=connections)
    add_people(session, 60)
    job = make_send(session)
    inbox.on_message = at_message(session, 20, lambda: states.pause(session.store, job.id))
    run_job(session.store, job.id)
    paused = reload(session, job)
    assert paused.status is JobStatus.PAUSED
    assert 20 <= len(inbox.received) < 20 + connections
    assert paused.succeeded == len(inbox.received)
    assert paused.pending == 60 - paused.succeeded
    assert len(send_states(session, job)) == paused.succeeded
    run_job(session.store, job.id)
    assert reload(session, job) == paused
    states.resume(session.store, job.id)
    run_due(session.store)
    assert reload(session, job).status is JobStatus.COMPLETED
    assert sorted(inbox.received) == sorted_addresses(60)


@pytest.mark.parametrize("connections", [1, 3])
def test_cancel_skips_what_was_not_handed_over(
    session: Session, inbox: Inbox, port: int, connections: int
) -> None:
    set_mail_sender(session, port, connections=connections)
    add_people(session, 60)
    job = make_send(session)
    inbox.on_message = at_message(session, 20, lambda: states.cancel(session.store, job.id))
    run_job(session.store, job.id)
    after = reload(session, job)
    assert (after.status, after.pending, after.unconfirmed) == (JobStatus.CANCELLED, 0, 0)
    assert after.succeeded == len(inbox.received)
    assert after.skipped == 60 - len(inbox.received)
    assert reason_counts(session, job) == {"cancelled": after.skipped}
    assert all(state == "done" for _, state in send_states(session, job))
    got = {number for number, found in enumerate(outcomes(session, job), 1) if found == SUCCEEDED}
    assert {address(number) for number in got} == set(inbox.received)


@pytest.mark.usefixtures("port")
def test_a_message_in_hand_of_a_cancelled_job_that_was_not_taken_is_skipped(
    session: Session, inbox: Inbox
) -> None:
    add_people(session, 3)
    job = make_send(session)

    def answer(to: str) -> str | None:
        if to != address(2):
            return None
        states.cancel(session.store, job.id)
        session.store.release()
        return "451 not now"

    inbox.answers = answer
    run_job(session.store, job.id)
    assert outcomes(session, job) == [SUCCEEDED, CANCELLED, CANCELLED]
    assert reload(session, job).pending == 0


@pytest.mark.parametrize("connections", [1, 3])
def test_a_stopped_worker_gives_back_what_it_had_claimed(
    session: Session, inbox: Inbox, port: int, connections: int
) -> None:
    set_mail_sender(session, port, connections=connections)
    add_people(session, 40)
    job = make_send(session)
    run_job(session.store, job.id, stop=lambda: len(inbox.received) >= 11)
    stopped = reload(session, job)
    sent = len(inbox.received)
    assert 11 <= sent < 11 + connections
    assert (stopped.status, stopped.succeeded, stopped.pending) == (JobStatus.IN_PROGRESS, sent, 40 - sent)
    assert len(send_states(session, job)) == sent
    assert run_due(session.store) == 1
    assert reload(session, job).status is JobStatus.COMPLETED
    assert sorted(inbox.received) == sorted_addresses(40)


@pytest.mark.usefixtures("port")
def test_do_not_disturb_set_meanwhile_holds_from_the_next_claim_on(session: Session, inbox: Inbox) -> None:
    add_people(session, 2_000)
    job = make_send(session)

    def close_rest() -> None:
        with session.store.write():
            session.store.sql("UPDATE contact SET dnd_email = 1 WHERE id > 1000")

    inbox.on_message = at_message(session, 100, close_rest)
    run_job(session.store, job.id)
    done = reload(session, job)
    assert (done.status, done.succeeded) == (JobStatus.COMPLETED, 1_000)
    assert reason_counts(session, job) == {"dnd": 1_000}


# -- what servers say ----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("port")
def test_a_refusal_fails_with_the_servers_words(session: Session, inbox: Inbox) -> None:
    add_people(session, 3)
    inbox.refuses = lambda to: "550 5.1.1 no such user" if to == address(2) else None
    job = make_send(session)
    run_job(session.store, job.id)
    assert [code for _, code in outcomes(session, job)] == [None, "refused", None]
    detail = session.store.scalar("SELECT detail FROM record WHERE code = 'refused'")
    assert "5.1.1 no such user" in detail
    assert (reload(session, job).failed, inbox.received) == (1, [address(1), address(3)])


@pytest.mark.parametrize("connections", [1, 3])
def test_many_refusals_in_a_row_pause_the_job(
    session: Session, inbox: Inbox, port: int, connections: int
) -> None:
    set_mail_sender(session, port, connections=connections)
    add_people(session, 100)
    inbox.refuses = lambda _to: "554 blocked"
    job = make_send(session)
    run_job(session.store, job.id)
    paused = reload(session, job)
    assert (paused.status, paused.status_reason) == (JobStatus.PAUSED, "many_refusals")
    assert MOST_REFUSALS <= paused.failed < MOST_REFUSALS + connections
    assert paused.pending == 100 - paused.failed
    inbox.refuses = lambda _to: None
    states.resume(session.store, job.id)
    run_due(session.store)
    assert reload(session, job).succeeded == 100 - paused.failed


@pytest.mark.usefixtures("port")
def test_refusals_are_counted_over_drip_batches(session: Session, inbox: Inbox, clock: FixedClock) -> None:
    add_people(session, 100)
    inbox.refuses = lambda _to: "554 blocked"
    job = make_send(session, drip={"batch": 8, "every": 1, "unit": "hours"})
    for _ in range(3):
        run_due(session.store)
        clock.move(HOUR)
    paused = reload(session, job)
    assert (paused.status, paused.failed) == (JobStatus.PAUSED, MOST_REFUSALS)


@pytest.mark.usefixtures("port")
def test_what_was_not_taken_for_now_is_tried_again_at_its_time(
    session: Session, inbox: Inbox, clock: FixedClock
) -> None:
    add_people(session, 5)
    inbox.answers = lambda to: "451 greylisted" if to == address(2) else None
    job = make_send(session)
    assert run_due(session.store) == 1
    waiting = reload(session, job)
    assert (waiting.status, waiting.succeeded, waiting.pending) == (JobStatus.IN_PROGRESS, 4, 1)
    assert waiting.wait_until == clock.now() + MINUTE
    assert run_due(session.store) == 0
    clock.move(MINUTE - 1)
    assert due_jobs(session.store, clock.now()) == []
    inbox.answers = lambda _to: None
    clock.move(1)
    assert run_due(session.store) == 1
    done = reload(session, job)
    assert (done.status, done.succeeded) == (JobStatus.COMPLETED, 5)
    assert inbox.received[-1] == address(2)
    assert sorted(inbox.received) == sorted_addresses(5)


@pytest.mark.usefixtures("port")
def test_it_is_given_up_after_the_last_pause(session: Session, inbox: Inbox, clock: FixedClock) -> None:
    add_people(session, 1)
    inbox.answers = lambda _to: "451 later, please"
    job = make_send(session)
    run_due(session.store)
    for pause in RETRY_PAUSES_MS:
        assert reload(session, job).wait_until == clock.now() + pause
        clock.move(pause)
        assert run_due(session.store) == 1
    done = reload(session, job)
    assert (done.status, done.failed) == (JobStatus.COMPLETED, 1)
    assert reason_counts(session, job) == {"gave_up": 1}
    assert "later, please" in session.store.scalar("SELECT detail FROM record")
    assert session.store.scalar("SELECT attempts FROM send") == len(RETRY_PAUSES_MS) + 1


@pytest.mark.usefixtures("port")
def test_cancelling_a_job_that_waits_to_try_again_skips_the_rest(session: Session, inbox: Inbox) -> None:
    add_people(session, 2)
    inbox.answers = lambda to: "451 later" if to == address(1) else None
    job = make_send(session)
    run_due(session.store)
    states.cancel(session.store, job.id)
    assert outcomes(session, job) == [CANCELLED, SUCCEEDED]
    assert reload(session, job).pending == 0
    assert send_states(session, job) == [(1, "done"), (2, "done")]


@pytest.mark.usefixtures("port")
def test_a_contact_who_is_closed_or_deleted_meanwhile_is_not_tried_again(
    session: Session, inbox: Inbox, clock: FixedClock
) -> None:
    add_people(session, 2)
    inbox.answers = lambda _to: "451 later"
    job = make_send(session)
    run_due(session.store)
    inbox.answers = lambda _to: None
    session.store.sql("UPDATE contact SET dnd_email = 1 WHERE id = 1")
    session.store.sql("UPDATE contact SET deleted_at = 1 WHERE id = 2")
    clock.move(MINUTE)
    run_due(session.store)
    assert outcomes(session, job) == [(Outcome.SKIPPED, "dnd"), (Outcome.SKIPPED, "contact_deleted")]
    assert reload(session, job).status is JobStatus.COMPLETED
    assert inbox.received == []


@pytest.mark.usefixtures("port")
def test_a_server_that_takes_nothing_for_now_is_left_alone_for_a_while(
    session: Session, inbox: Inbox, clock: FixedClock
) -> None:
    add_people(session, 300)
    inbox.refuses = lambda _to: "450 too busy"
    job = make_send(session)
    assert run_due(session.store) == 1
    assert len(send_states(session, job)) == 20
    assert reload(session, job).wait_until == clock.now() + TROUBLE_PAUSES_MS[0]
    inbox.refuses = lambda _to: None
    clock.move(HOUR)
    run_due(session.store)
    assert sorted(inbox.received) == sorted_addresses(300)


@pytest.mark.usefixtures("port")
def test_a_message_without_an_answer_is_in_doubt_and_never_sent_again(session: Session, inbox: Inbox) -> None:
    add_people(session, 3)
    inbox.answers = lambda to: "hang up" if to == address(2) else None
    job = make_send(session)
    run_job(session.store, job.id)
    done = reload(session, job)
    assert (done.status, done.unconfirmed, done.succeeded) == (JobStatus.COMPLETED, 1, 2)
    assert outcomes(session, job)[1] == (Outcome.UNCONFIRMED, "unconfirmed")
    assert inbox.counts == dict.fromkeys(sorted_addresses(3), 1)


# -- no way out ----------------------------------------------------------------------------------------------------------


def test_a_server_that_cannot_be_reached_is_tried_at_growing_distances(
    session: Session, inbox: Inbox, clock: FixedClock
) -> None:
    port = free_port()
    set_mail_sender(session, port)
    add_people(session, 5)
    job = make_send(session)
    assert run_due(session.store) == 1
    for pause in TROUBLE_PAUSES_MS[:3]:
        waiting = reload(session, job)
        assert (waiting.status, waiting.pending) == (JobStatus.IN_PROGRESS, 5)
        assert waiting.wait_until == clock.now() + pause
        assert send_states(session, job) == []
        assert run_due(session.store) == 0
        clock.move(pause)
        assert run_due(session.store) == 1
    with mail_server(inbox, port):
        clock.move(HOUR)
        run_due(session.store)
    done = reload(session, job)
    assert (done.status, done.troubles, len(inbox.received)) == (JobStatus.COMPLETED, 0, 5)


@pytest.mark.parametrize("connections", [1, 3])
def test_in_the_end_a_person_is_asked(session: Session, clock: FixedClock, connections: int) -> None:
    set_mail_sender(session, free_port(), connections=connections)
    add_people(session, 5)
    job = make_send(session)
    for _ in range(MOST_TROUBLES):
        assert run_due(session.store) == 1
        clock.move(HOUR)
    paused = reload(session, job)
    assert (paused.status, paused.status_reason) == (JobStatus.PAUSED, "server_unreachable")
    assert (paused.pending, send_states(session, job)) == (5, [])
    states.resume(session.store, job.id)
    assert reload(session, job).troubles == 0


def test_without_a_sender_or_secret_the_job_pauses_and_says_so(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_people(session, 1)
    job = make_send(session)
    run_due(session.store)
    assert reload(session, job).status_reason == "sender_missing"
    set_sender(
        session,
        Channel.EMAIL,
        host="localhost",
        port=free_port(),
        security="none",
        address="a@b.example",
        user="me",
    )
    monkeypatch.setattr(keyring, "get_password", lambda *_name: None)
    states.resume(session.store, job.id)
    run_due(session.store)
    paused = reload(session, job)
    assert (paused.status, paused.status_reason) == (JobStatus.PAUSED, "secret_missing")
    assert paused.pending == 1


@pytest.mark.usefixtures("port")
def test_a_login_that_is_refused_pauses_at_once(session: Session, port: int, inbox: Inbox) -> None:
    set_sender(
        session,
        Channel.EMAIL,
        "wrong",
        host="127.0.0.1",
        port=port,
        security="none",
        address="a@b.example",
        user="me",
    )
    add_people(session, 2)
    job = make_send(session)
    run_due(session.store)
    paused = reload(session, job)
    assert (paused.status, paused.status_reason) == (JobStatus.PAUSED, "login_refused")
    assert (paused.pending, inbox.received) == (2, [])


@pytest.mark.usefixtures("port")
def test_a_bug_leaves_only_the_message_in_hand_in_doubt(
    session: Session, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_people(session, 30)
    job = make_send(session)
    send = SmtpTransport.send

    def failing(transport: SmtpTransport, outgoing: object) -> object:
        if len(inbox.received) == 7:
            raise ZeroDivisionError
        return send(transport, outgoing)  # type: ignore[arg-type]

    monkeypatch.setattr(SmtpTransport, "send", failing)
    run_job(session.store, job.id)
    paused = reload(session, job)
    assert (paused.status, paused.status_reason) == (JobStatus.PAUSED, "internal_error")
    assert (paused.succeeded, paused.unconfirmed, paused.pending) == (7, 1, 22)


@pytest.mark.usefixtures("port")
def test_an_interruption_loses_no_answer(session: Session, inbox: Inbox) -> None:
    add_people(session, 40)
    job = make_send(session)

    def stop() -> bool:
        if len(inbox.received) >= 11:
            raise KeyboardInterrupt
        return False

    with pytest.raises(KeyboardInterrupt):
        run_job(session.store, job.id, stop=stop)
    stopped = reload(session, job)
    assert (stopped.succeeded, stopped.unconfirmed, stopped.pending) == (11, 0, 29)
    assert len(send_states(session, job)) == 11


@pytest.mark.usefixtures("port")
def test_a_full_disk_sends_nothing_twice(session: Session, inbox: Inbox) -> None:
    add_people(session, 3_000)
    job = make_send(session)
    pages = session.store.scalar("PRAGMA page_count")
    session.store.sql(f"PRAGMA max_page_count = {pages + 15}")
    run_job(session.store, job.id)
    paused = reload(session, job)
    assert (paused.status, paused.status_reason) == (JobStatus.PAUSED, "disk_full")
    assert 0 < len(inbox.received) < 3_000
    session.store.sql("PRAGMA max_page_count = 1000000")
    states.resume(session.store, job.id)
    run_job(session.store, job.id)
    done = reload(session, job)
    assert (done.status, done.succeeded + done.unconfirmed) == (JobStatus.COMPLETED, 3_000)
    assert max(inbox.counts.values()) == 1
    assert done.succeeded <= len(inbox.received) <= 3_000


# -- drip and windows ----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("port")
def test_drip_sends_batch_by_batch(session: Session, inbox: Inbox, clock: FixedClock) -> None:
    add_people(session, 25)
    job = make_send(session, drip={"batch": 10, "every": 2, "unit": "hours"})
    began = clock.now()
    assert run_due(session.store) == 1
    for batch in (1, 2):
        waiting = reload(session, job)
        assert (waiting.status, waiting.succeeded) == (JobStatus.IN_PROGRESS, 10 * batch)
        assert waiting.wait_until == began + batch * 2 * HOUR
        assert run_due(session.store) == 0
        clock.move(2 * HOUR - 1)
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


@pytest.mark.usefixtures("port")
def test_missed_batches_do_not_pile_up(session: Session, inbox: Inbox, clock: FixedClock) -> None:
    add_people(session, 50)
    job = make_send(session, drip={"batch": 10, "every": 1, "unit": "hours"})
    run_due(session.store)
    clock.move(30 * HOUR)
    run_due(session.store)
    assert len(inbox.received) == 20
    assert reload(session, job).wait_until == clock.now() + HOUR


@pytest.mark.usefixtures("port")
def test_batches_keep_their_rhythm_when_each_begins_a_little_late(
    session: Session, clock: FixedClock
) -> None:
    add_people(session, 50)
    job = make_send(session, drip={"batch": 10, "every": 1, "unit": "hours"})
    began = clock.now()
    run_due(session.store)
    for number in (1, 2, 3):
        clock.move(began + number * HOUR + 700 - clock.now())
        run_due(session.store)
        assert reload(session, job).wait_until == began + (number + 1) * HOUR


@pytest.mark.usefixtures("port")
@pytest.mark.parametrize("jump", [-100 * DAY, 100 * DAY])
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
    assert reload(session, job).wait_until == clock.now() + HOUR
    assert run_due(session.store) == 0
    clock.move(HOUR)
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
    clock.move(-DAY)
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
    assert reload(session, job).wait_until == clock.now() + HOUR
    edit_spec(session, job, drip={"batch": 3, "every": 1, "unit": "hours"})
    run_due(session.store)
    assert len(inbox.received) == 8
    clock.move(HOUR)
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
    wanted = ((hour - 1) * 60 + minute) * MINUTE % DAY
    clock.move((wanted - clock.now() % DAY) % DAY)


@pytest.mark.usefixtures("port")
def test_a_closed_window_waits_and_asks_nobody(session: Session, inbox: Inbox, clock: FixedClock) -> None:
    set_mail_sender(session, free_port())
    berlin(clock, 7)
    add_people(session, 5)
    job = make_send(session, window={"weekdays": None, "from": "09:00", "to": "17:00"})
    assert run_due(session.store) == 1
    waiting = reload(session, job)
    assert (waiting.status, waiting.troubles) == (JobStatus.IN_PROGRESS, 0)
    assert waiting.wait_until == clock.now() + 2 * HOUR
    assert inbox.received == []


@pytest.mark.usefixtures("port")
def test_a_window_that_closes_leaves_the_rest_for_the_next_day(
    session: Session, inbox: Inbox, clock: FixedClock
) -> None:
    berlin(clock, 16, 59)
    add_people(session, 2_000)
    job = make_send(session, window={"weekdays": None, "from": "09:00", "to": "17:00"})
    inbox.on_message = at_message(session, 30, lambda: clock.move(MINUTE))
    run_due(session.store)
    sent = len(inbox.received)
    assert 30 <= sent < 2_000
    assert reload(session, job).wait_until == clock.now() + 16 * HOUR
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
    opens = clock.now() + 30 * MS_PER_SECOND + 16 * HOUR
    assert reload(session, job).wait_until == opens
    clock.move(2 * MINUTE)
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
    inbox.on_message = at_message(session, 30, lambda: clock.move(MINUTE))
    run_due(session.store)
    sent = len(inbox.received)
    assert sent < 1_000
    berlin(clock, 9)
    run_due(session.store)
    assert len(inbox.received) == min(1_500, sent + 1_000)


# -- several connections, several jobs, left behind ----------------------------------------------------------------------


def test_several_connections_send_each_message_once(session: Session, inbox: Inbox, port: int) -> None:
    set_mail_sender(session, port, connections=4)
    add_people(session, 400)
    inbox.refuses = lambda to: "550 no" if to == address(77) else None
    inbox.answers = lambda to: "hang up" if to in {address(100), address(200)} else None
    job = make_send(session)
    run_job(session.store, job.id)
    done = reload(session, job)
    assert done.status is JobStatus.COMPLETED
    assert (done.succeeded, done.failed, done.unconfirmed) == (397, 1, 2)
    assert sorted(inbox.received) == sorted(set(sorted_addresses(400)) - {address(77)})


def left_behind(session: Session, job: JobRow, seqs: list[int]) -> None:
    """As a worker leaves it that was killed with these in hand."""
    store = session.store
    with store.write(durable=True):
        sends.mark(store, job.id, [Mark(seq, address(seq), f"<{seq}@x>") for seq in seqs])
        jobs.update(store, job.id, position=max(seqs))


@pytest.mark.usefixtures("port")
def test_marks_left_behind_are_in_doubt_and_not_sent_again(session: Session, inbox: Inbox) -> None:
    add_people(session, 10)
    job = make_send(session)
    states.start(session.store, job.id)
    left_behind(session, job, [1, 2, 3])
    run_due(session.store)
    done = reload(session, job)
    assert (done.status, done.unconfirmed, done.succeeded) == (JobStatus.COMPLETED, 3, 7)
    assert reason_counts(session, job) == {"unconfirmed": 3}
    assert inbox.received == [address(number) for number in range(4, 11)]


@pytest.mark.parametrize("end", [states.pause, states.cancel])
def test_marks_left_behind_are_found_whatever_became_of_the_job(
    session: Session, end: Callable[..., None]
) -> None:
    add_people(session, 4)
    job = make_send(session)
    states.start(session.store, job.id)
    left_behind(session, job, [1, 2])
    end(session.store, job.id)
    assert outcomes(session, job)[:2] == [PENDING, PENDING]
    told: list[int] = []
    run_due(session.store, on_change=told.append)
    assert told == [job.id]
    assert outcomes(session, job)[:2] == [(Outcome.UNCONFIRMED, "unconfirmed")] * 2
    reload(session, job)


@pytest.mark.usefixtures("port")
def test_the_rate_of_a_sender_holds_over_its_jobs(session: Session, inbox: Inbox, port: int) -> None:
    set_mail_sender(session, port, rate=5)
    add_people(session, 20)
    seconds = 0.0

    def sleep(length: float) -> None:
        nonlocal seconds
        seconds += length

    pace = Pace(monotonic=lambda: seconds, sleep=sleep)
    for first in (1, 11):
        job = make_send(session, ids=tuple(range(first, first + 10)))
        run_job(session.store, job.id, pace=pace)
        assert reload(session, job).status is JobStatus.COMPLETED
    assert len(inbox.received) == 20
    assert 19 / 5 <= seconds < 20 / 5 + 0.5


# -- everything at once --------------------------------------------------------------------------------------------------


class Whims:
    """A server in changing moods and people who change their minds, from one seed."""

    def __init__(self, session: Session, clock: FixedClock, job: JobRow, seed: int) -> None:
        self.session = session
        self.clock = clock
        self.job = job
        self.random = random.Random(seed)

    def refuse(self, _to: str) -> str | None:
        """At RCPT."""
        return self.random.choice((None, None, None, None, "450 later", "550 no"))

    def answer(self, _to: str) -> str | None:
        """After the message."""
        return self.random.choice((None,) * 8 + ("451 later", "554 no", "hang up"))

    def disturb(self, _number: int) -> None:
        """While a message is in hand."""
        if self.random.random() < 0.1:
            with contextlib.suppress(RefusedError):
                self.random.choice((self.pause, self.edit, self.jump))()
            self.session.store.release()

    def pause(self) -> None:
        """Somebody pauses the job."""
        states.pause(self.session.store, self.job.id)

    def edit(self) -> None:
        """Somebody edits the drip."""
        drip = {"batch": self.random.randint(1, 40), "every": self.random.randint(1, 90), "unit": "minutes"}
        edit_spec(self.session, self.job, drip=self.random.choice((None, drip)))

    def jump(self) -> None:
        """The clock is set."""
        self.clock.move(self.random.randint(-3 * HOUR, 3 * HOUR))


@pytest.mark.parametrize("seed", range(6))
def test_whatever_happens_nobody_gets_two_and_all_are_accounted_for(
    session: Session, inbox: Inbox, port: int, clock: FixedClock, seed: int
) -> None:
    set_mail_sender(session, port, connections=1 + 2 * (seed % 2))
    add_people(session, 150)
    store = session.store
    job = make_send(session)
    whims = Whims(session, clock, job, seed)
    inbox.refuses, inbox.answers, inbox.on_message = whims.refuse, whims.answer, whims.disturb
    for _ in range(400):
        enough = len(inbox.received) + whims.random.randint(1, 80)
        run_due(
            store,
            # The numbers hold at every commit.
            on_change=lambda _job_id: assert_adds_up(reload(session, job)),
            stop=lambda enough=enough: len(inbox.received) >= enough,  # type: ignore[misc]
        )
        current = reload(session, job)
        if current.status is JobStatus.COMPLETED:
            break
        assert all(state != "sending" for _, state in send_states(session, job))
        if current.status is JobStatus.PAUSED:
            assert current.status_reason in {None, "many_refusals"}
            states.resume(store, job.id)
        clock.move(whims.random.randint(0, 2 * HOUR))
    done = reload(session, job)
    assert (done.status, done.pending) == (JobStatus.COMPLETED, 0)
    assert max(inbox.counts.values()) == 1
    found = {address(number): outcome for number, (outcome, _) in enumerate(outcomes(session, job), 1)}
    succeeded = {to for to, outcome in found.items() if outcome is Outcome.SUCCEEDED}
    doubtful = {to for to, outcome in found.items() if outcome is Outcome.UNCONFIRMED}
    assert set(inbox.received) == succeeded | doubtful
    assert set(reason_counts(session, job)) <= {"refused", "gave_up", "unconfirmed"}
