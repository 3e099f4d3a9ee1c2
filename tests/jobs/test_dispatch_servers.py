"""Jobs that send to servers that refuse, put off, are silent or cannot be reached."""

from __future__ import annotations

import threading

import keyring
import pytest

from bulkdesk.jobs import states
from bulkdesk.jobs.dispatch import MOST_REFUSALS, MOST_TROUBLES, MOST_UNANSWERED, TROUBLE_PAUSES_MS
from bulkdesk.jobs.lanes import due_jobs
from bulkdesk.jobs.pace import Pace
from bulkdesk.jobs.runner import run_job
from bulkdesk.jobs.worker import run_due
from bulkdesk.messaging.smtp import SmtpTransport
from bulkdesk.services.session import Session
from bulkdesk.store.clock import MS_PER_HOUR, MS_PER_MINUTE, FixedClock
from bulkdesk.store.sends import RETRY_PAUSES_MS
from bulkdesk.store.words import Channel, JobStatus, Outcome
from tests.jobs.dispatch_support import CANCELLED, SUCCEEDED, sorted_addresses
from tests.send_support import (
    Inbox,
    add_people,
    address,
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
        clock.move(MS_PER_HOUR)
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
    assert waiting.wait_until == clock.now() + MS_PER_MINUTE
    assert run_due(session.store) == 0
    clock.move(MS_PER_MINUTE - 1)
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
    clock.move(MS_PER_MINUTE)
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
    clock.move(MS_PER_HOUR)
    run_due(session.store)
    assert sorted(inbox.received) == sorted_addresses(300)


def test_what_was_in_hand_when_a_server_was_left_alone_is_no_further_trouble(
    session: Session, inbox: Inbox, clock: FixedClock, port: int
) -> None:
    set_mail_sender(session, port, connections=2)
    add_people(session, 100)
    job = make_send(session)
    is_left_alone = threading.Event()

    def on_change(_job_id: int) -> None:
        if reload(session, job).wait_until is not None:
            is_left_alone.set()

    inbox.refuses = lambda to: "450 too busy" if to != address(1) else None
    inbox.answers = lambda _to: "451 too busy"
    inbox.holds = lambda _to: is_left_alone.wait(30)
    run_due(session.store, on_change=on_change)
    waiting = reload(session, job)
    assert (waiting.troubles, waiting.wait_until) == (1, clock.now() + TROUBLE_PAUSES_MS[0])
    assert len(send_states(session, job)) == 21


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


@pytest.mark.parametrize("connections", [1, 3])
def test_a_server_that_answers_nobody_is_left_alone_at_growing_distances(
    session: Session, inbox: Inbox, clock: FixedClock, port: int, connections: int
) -> None:
    set_mail_sender(session, port, connections=connections)
    add_people(session, 300)
    inbox.answers = lambda _to: "hang up"
    job = make_send(session)
    for pause in TROUBLE_PAUSES_MS[:2]:
        before = reload(session, job).unconfirmed
        assert run_due(session.store) == 1
        waiting = reload(session, job)
        assert MOST_UNANSWERED <= waiting.unconfirmed - before < MOST_UNANSWERED + connections
        assert (waiting.status, waiting.wait_until) == (JobStatus.IN_PROGRESS, clock.now() + pause)
        clock.move(pause)
    inbox.answers = lambda _to: None
    in_doubt = reload(session, job).unconfirmed
    run_due(session.store)
    done = reload(session, job)
    assert (done.status, done.succeeded, done.troubles) == (JobStatus.COMPLETED, 300 - in_doubt, 0)
    assert max(inbox.counts.values()) == 1


class _LatePace(Pace):
    """Of a thread that goes on with its next claim only when its connections have given up.

    Attributes:
        answers: one for each claim, and as many as are wanted when the connections are to give up.
    """

    def __init__(self) -> None:
        # No time passes: so much is claimed ahead that the connections have enough to meet the trouble with.
        super().__init__(monotonic=lambda: 0.0)
        self.answers = threading.Semaphore(0)
        self.granted = 0
        self.is_late = False

    def grant(self, rate: float | None, wanted: int) -> int:
        self.answers.release()
        if self.granted > MOST_UNANSWERED and not self.is_late:
            self.is_late = True
            self.answers.release(self.granted)
            sending = [thread for thread in threading.enumerate() if thread.name.startswith("send-")]
            # The first of them that meets a message which may not be handed over any more.
            while all(thread.is_alive() for thread in sending):
                sending[0].join(0.01)
        granted = super().grant(rate, wanted)
        self.granted += granted
        return granted


def test_what_is_learned_of_a_server_while_more_is_claimed_holds(
    session: Session, inbox: Inbox, clock: FixedClock, port: int
) -> None:
    """The pause for the server was taken back by the claim in the same transaction: the job was due again at once."""
    set_mail_sender(session, port, connections=3)
    add_people(session, 300)
    pace = _LatePace()
    inbox.holds = lambda _to: pace.answers.acquire(timeout=30)
    inbox.answers = lambda _to: "hang up"
    job = make_send(session)
    run_job(session.store, job.id, pace=pace)
    waiting = reload(session, job)
    assert pace.is_late
    assert (waiting.status, waiting.wait_until) == (JobStatus.IN_PROGRESS, clock.now() + TROUBLE_PAUSES_MS[0])
    assert MOST_UNANSWERED <= waiting.unconfirmed < MOST_UNANSWERED + 3
    assert len(send_states(session, job)) == waiting.unconfirmed


@pytest.mark.usefixtures("port")
def test_a_server_that_never_answers_is_a_persons_business(
    session: Session, inbox: Inbox, clock: FixedClock
) -> None:
    add_people(session, 300)
    inbox.answers = lambda _to: "hang up"
    job = make_send(session)
    for _ in range(MOST_TROUBLES):
        assert run_due(session.store) == 1
        clock.move(MS_PER_HOUR)
    paused = reload(session, job)
    assert (paused.status, paused.status_reason) == (JobStatus.PAUSED, "connection_lost")
    assert paused.unconfirmed == MOST_TROUBLES * MOST_UNANSWERED


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
        clock.move(MS_PER_HOUR)
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
        clock.move(MS_PER_HOUR)
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


@pytest.mark.parametrize("connections", [1, 3])
def test_a_bug_of_whoever_is_told_leaves_nothing_in_doubt(
    session: Session, inbox: Inbox, port: int, connections: int
) -> None:
    """What had just been claimed was left with its mark, and counted as in doubt though nobody had handed it over."""
    set_mail_sender(session, port, connections=connections)
    add_people(session, 30)
    job = make_send(session)

    def on_change(_job_id: int) -> None:
        if session.store.scalar("SELECT COUNT(*) FROM send WHERE state = 'sending'") and not told:
            told.append(1)
            raise ZeroDivisionError

    told: list[int] = []
    run_job(session.store, job.id, on_change=on_change)
    paused = reload(session, job)
    assert told
    assert (paused.status, paused.status_reason) == (JobStatus.PAUSED, "internal_error")
    assert (paused.succeeded, paused.unconfirmed) == (len(inbox.received), 0)


@pytest.mark.parametrize("most", [0, 1])
def test_a_system_that_gives_no_more_threads_leaves_nothing_in_doubt(
    session: Session, inbox: Inbox, port: int, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """The one that did not start could not be waited for, and what had become of the messages was lost."""
    set_mail_sender(session, port, connections=3)
    add_people(session, 30)
    job = make_send(session)
    start = threading.Thread.start

    def scarce(thread: threading.Thread) -> None:
        if thread.name.startswith("send-") and int(thread.name.removeprefix("send-")) >= most:
            raise RuntimeError("can't start new thread")
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", scarce)
    run_job(session.store, job.id)
    after = reload(session, job)
    assert after.status is (JobStatus.COMPLETED if most else JobStatus.PAUSED)
    assert (after.succeeded, after.unconfirmed) == (len(inbox.received), 0)
    assert len(inbox.received) == (30 if most else 0)


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
