"""Jobs that send, against a real mail server on the loopback: every message once, whatever happens in between."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable

import pytest

from bulkdesk.jobs import states
from bulkdesk.jobs.pace import Pace
from bulkdesk.jobs.runner import run_job
from bulkdesk.jobs.worker import run_due
from bulkdesk.services.session import Session
from bulkdesk.store import contact_edits, jobs, sends
from bulkdesk.store.clock import MS_PER_HOUR, FixedClock
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.sends import Mark
from bulkdesk.store.words import JobStatus, Outcome
from tests.jobs.dispatch_support import CANCELLED, PENDING, SUCCEEDED, at_message, sorted_addresses
from tests.send_support import (
    Inbox,
    add_people,
    address,
    edit_spec,
    make_send,
    outcomes,
    reason_counts,
    reload,
    send_states,
    set_mail_sender,
)
from tests.support import assert_adds_up

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
        self.clock.move(self.random.randint(-3 * MS_PER_HOUR, 3 * MS_PER_HOUR))


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
        clock.move(whims.random.randint(0, 2 * MS_PER_HOUR))
    done = reload(session, job)
    assert (done.status, done.pending) == (JobStatus.COMPLETED, 0)
    assert max(inbox.counts.values()) == 1
    found = {address(number): outcome for number, (outcome, _) in enumerate(outcomes(session, job), 1)}
    succeeded = {to for to, outcome in found.items() if outcome is Outcome.SUCCEEDED}
    doubtful = {to for to, outcome in found.items() if outcome is Outcome.UNCONFIRMED}
    assert set(inbox.received) == succeeded | doubtful
    assert set(reason_counts(session, job)) <= {"refused", "gave_up", "unconfirmed"}
