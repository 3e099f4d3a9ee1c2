"""What is tried again reaches everybody at most once, at the address that they have now."""

from __future__ import annotations

import threading

import pytest
from peewee import OperationalError

from bulkdesk.jobs.worker import run_due
from bulkdesk.jobs.worker_lock import worker_lock
from bulkdesk.services import bulk, jobs
from bulkdesk.services.jobs import Act
from bulkdesk.services.session import Session
from bulkdesk.services.trail import verify
from bulkdesk.store import sends
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.words import JobStatus, Outcome
from tests.send_support import (
    Inbox,
    add_people,
    address,
    mail_server,
    make_send,
    outcomes,
    reload,
    set_mail_sender,
)

MINUTE = 60_000


def work(session: Session) -> None:
    with worker_lock(session.store) as held:
        assert held
        run_due(session.store)


def readdress(session: Session, number: int, new: str | None) -> None:
    with session.store.write():
        session.store.sql("UPDATE contact SET email = ? WHERE id = ?", new, number)


def test_two_retries_reach_nobody_twice(session: Session) -> None:
    add_people(session, 3)
    inbox = Inbox()
    inbox.refuses = lambda to: "550 unknown" if to == address(2) else None
    with mail_server(inbox) as port:
        set_mail_sender(session, port)
        job = make_send(session)
        work(session)
        readdress(session, 2, "mended@example.com")
        first = bulk.retry(session, job.id)
        # The first has not ended yet: whom it is for is not for another.
        assert Act.RETRY not in jobs.can(session, reload(session, job))
        with pytest.raises(RefusedError, match="retry_under_way"):
            bulk.retry(session, job.id)
        work(session)
        for again in (job, first):
            with pytest.raises(RefusedError):
                bulk.retry(session, again.id)
        work(session)
    assert reload(session, first).succeeded == 1
    assert inbox.counts["mended@example.com"] == 1
    assert max(inbox.counts.values()) == 1


def test_no_other_retry_while_one_has_half_failed(session: Session) -> None:
    """Of its two messages one has failed again, the other is still to come."""
    add_people(session, 2)
    inbox = Inbox()
    inbox.refuses = lambda _to: "550 unknown"
    with mail_server(inbox) as port:
        set_mail_sender(session, port)
        job = make_send(session)
        work(session)
        again = bulk.retry(session, job.id)
        inbox.refuses = lambda to: "550 unknown" if to == address(1) else "451 later"
        work(session)
        half = reload(session, again)
        assert (half.failed, half.pending) == (1, 1)
        with pytest.raises(RefusedError, match="retry_under_way"):
            bulk.retry(session, job.id)
        jobs.cancel(session, again.id)
        assert bulk.retry(session, job.id).total == 2


def test_whoever_moves_after_the_retry_was_made_does_not_bring_an_address_a_second_message(
    session: Session,
) -> None:
    add_people(session, 2)
    inbox = Inbox()
    inbox.refuses = lambda to: "550 unknown" if to == address(2) else None
    with mail_server(inbox) as port:
        set_mail_sender(session, port)
        job = make_send(session)
        work(session)
        again = bulk.retry(session, job.id)
        readdress(session, 1, "elsewhere@example.com")
        readdress(session, 2, address(1))
        work(session)
    assert outcomes(session, again) == [(Outcome.SKIPPED, "duplicate_address")]
    assert inbox.counts[address(1)] == 1


def test_two_that_were_put_off_may_swap_their_addresses(session: Session, clock: FixedClock) -> None:
    add_people(session, 2)
    inbox = Inbox()
    inbox.refuses = lambda _to: "451 later"
    with mail_server(inbox) as port:
        set_mail_sender(session, port)
        job = make_send(session)
        work(session)
        readdress(session, 1, "between@example.com")
        readdress(session, 2, address(1))
        readdress(session, 1, address(2))
        inbox.refuses = lambda _to: None
        clock.move(2 * MINUTE)
        work(session)
    assert reload(session, job).succeeded == 2
    assert "Hello Name 2" in inbox.texts[address(1)]
    assert "Hello Name 1" in inbox.texts[address(2)]
    assert max(inbox.counts.values()) == 1


def test_a_retry_never_goes_to_an_address_that_has_had_the_message(session: Session) -> None:
    add_people(session, 2)
    inbox = Inbox()
    inbox.refuses = lambda to: "550 unknown" if to == address(2) else None
    with mail_server(inbox) as port:
        set_mail_sender(session, port)
        job = make_send(session)
        work(session)
        # Somebody else has moved in at an address that the first job reached.
        readdress(session, 1, "elsewhere@example.com")
        readdress(session, 2, address(1))
        with pytest.raises(RefusedError, match="no_contacts"):
            bulk.retry(session, job.id)


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("new@example.com", (Outcome.SUCCEEDED, None)),
        (None, (Outcome.SKIPPED, "no_address")),
        (address(2), (Outcome.SKIPPED, "duplicate_address")),
    ],
)
def test_what_was_put_off_follows_the_contact(
    session: Session, clock: FixedClock, new: str | None, expected: tuple[Outcome, str | None]
) -> None:
    add_people(session, 2)
    inbox = Inbox()
    inbox.refuses = lambda to: "451 later" if to == address(1) else None
    with mail_server(inbox) as port:
        set_mail_sender(session, port)
        job = make_send(session)
        work(session)
        if new == address(2):
            readdress(session, 2, "moved@example.com")
        readdress(session, 1, new)
        inbox.refuses = lambda _to: None
        clock.move(2 * MINUTE)
        work(session)
    assert reload(session, job).status is JobStatus.COMPLETED
    assert outcomes(session, job)[0] == expected
    assert address(1) not in inbox.received
    assert max(inbox.counts.values()) == 1


def test_what_was_not_handed_over_is_not_in_doubt(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """The store fails when a connection asks whether it may go on."""
    add_people(session, 30)
    inbox = Inbox()
    asked = 0
    real = sends.status

    def status(store: object, job_id: int) -> JobStatus | None:
        nonlocal asked
        if threading.current_thread().name.startswith("send-"):
            asked += 1
            if asked == 5:
                raise OperationalError("disk I/O error")
        return real(store, job_id)  # type: ignore[arg-type] # the store that it is called with

    monkeypatch.setattr(sends, "status", status)
    with mail_server(inbox) as port:
        set_mail_sender(session, port, connections=3)
        job = make_send(session)
        work(session)
        assert asked >= 5
        stopped = reload(session, job)
        assert (stopped.status, stopped.unconfirmed) == (JobStatus.PAUSED, 0)
        jobs.resume(session, job.id)
        work(session)
    done = reload(session, job)
    assert (done.status, done.succeeded) == (JobStatus.COMPLETED, 30)
    assert len(inbox.received) == 30


def test_guards_that_were_replaced_and_a_head_that_was_moved_back_are_told(session: Session) -> None:
    store = session.store
    for guard, what in (("trail_delete", "DELETE ON trail"), ("trail_head_update", "UPDATE ON trail_head")):
        store.sql(f"DROP TRIGGER {guard}")
        store.sql(f"CREATE TRIGGER {guard} BEFORE {what} BEGIN SELECT 1; END")
    add_people(session, 1)
    job = make_send(session)
    jobs.pause(session, job.id)
    assert [problem.code for problem in verify(session).problems] == ["trail_unguarded"]
    last = store.scalar("SELECT MAX(number) FROM trail")
    with store.write():
        store.sql("DELETE FROM trail WHERE number = ?", last)
        store.sql(
            "UPDATE trail_head SET number = ?, hash = (SELECT hash FROM trail WHERE number = ?)",
            last - 1,
            last - 1,
        )
    found = verify(session).problems
    assert [problem.code for problem in found] == ["trail_cut_off", "trail_unguarded"]
    assert found[0].params == {"first": last, "last": last}
