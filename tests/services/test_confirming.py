"""Deciding about messages in doubt: while the job runs, after its end, all or one; the numbers hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulkdesk.jobs import states
from bulkdesk.jobs.runner import run_job
from bulkdesk.messaging.templates import MessageText
from bulkdesk.services import bulk, jobs
from bulkdesk.services.confirming import confirm
from bulkdesk.services.jobs import Act
from bulkdesk.services.sending import SendRequest, create_send
from bulkdesk.services.session import Session
from bulkdesk.services.statistics import get_statistics
from bulkdesk.services.texts import error_text
from bulkdesk.store import accounts
from bulkdesk.store.contacts import Target
from bulkdesk.store.errors import NotAllowedError, RefusedError
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import Channel, JobStatus, Outcome, Role
from tests.send_support import Inbox, add_people, mail_server, reload, set_mail_sender
from tests.support import all_records

IN_DOUBT = ("p2@example.com", "p4@example.com")


@pytest.fixture
def inbox() -> Inbox:
    """It takes messages to two people and hangs up without a word."""
    found = Inbox()
    found.answers = lambda address: "hang up" if address in IN_DOUBT else None
    return found


@pytest.fixture
def job(session: Session, inbox: Inbox) -> JobRow:
    """Five messages, two of them in doubt."""
    add_people(session, 5)
    with mail_server(inbox) as port:
        set_mail_sender(session, port)
        made = create_send(session, SendRequest(Channel.EMAIL, Target(), MessageText("Hi", "Hello")))
        run_job(session.store, made.id)
    done = reload(session, made)
    assert (done.status, done.succeeded, done.unconfirmed) == (JobStatus.COMPLETED, 3, 2)
    assert inbox.counts == dict.fromkeys((f"p{number}@example.com" for number in range(1, 6)), 1)
    return done


def reasons(session: Session, job: JobRow) -> set[tuple[str, Outcome, int]]:
    found = get_statistics(session, job.id).reasons
    return {(reason.code, reason.outcome, reason.count) for reason in found}


def test_what_the_server_said_is_no_reason_for_what_a_person_decides(session: Session, job: JobRow) -> None:
    said = [record for record in all_records(session, job) if record.outcome is Outcome.UNCONFIRMED]
    assert all(record.detail is not None for record in said)
    confirm(session, job.id, sent=False)
    decided = [record for record in all_records(session, job) if record.outcome is Outcome.FAILED]
    assert [(record.seq, record.detail) for record in decided] == [(record.seq, None) for record in said]


def test_all_were_sent(session: Session, job: JobRow) -> None:
    assert Act.CONFIRM in jobs.can(session, job)
    assert confirm(session, job.id, sent=True).unconfirmed == 0
    done = reload(session, job)
    assert (done.succeeded, done.failed, done.warnings, done.status) == (5, 0, 2, JobStatus.COMPLETED)
    assert reasons(session, job) == {("confirmed_sent", Outcome.SUCCEEDED, 2)}
    assert Act.CONFIRM not in jobs.can(session, done)
    assert Act.RETRY not in jobs.can(session, done)
    delivery = get_statistics(session, job.id).delivery
    assert delivery is not None
    assert sum(delivery.values()) == 5


def test_one_was_not_sent_and_is_sent_again(session: Session, job: JobRow, inbox: Inbox) -> None:
    seq = next(record.seq for record in all_records(session, job) if record.outcome is Outcome.UNCONFIRMED)
    confirm(session, job.id, sent=False, seq=seq)
    half = reload(session, job)
    assert (half.succeeded, half.failed, half.unconfirmed) == (3, 1, 1)
    assert reasons(session, job) == {
        ("confirmed_failed", Outcome.FAILED, 1),
        ("unconfirmed", Outcome.UNCONFIRMED, 1),
    }
    inbox.answers = lambda _address: None
    with mail_server(inbox) as port:
        set_mail_sender(session, port)
        again = bulk.retry(session, job.id)
        run_job(session.store, again.id)
    assert (reload(session, again).total, reload(session, again).succeeded) == (1, 1)
    assert sorted(inbox.counts.values()) == [1, 1, 1, 1, 2]


def test_while_the_job_runs(session: Session) -> None:
    add_people(session, 3)
    made = create_send_with_mark(session)
    states.start(session.store, made.id)
    confirm(session, made.id, sent=True)
    assert (reload(session, made).status, reload(session, made).succeeded) == (JobStatus.IN_PROGRESS, 1)


def create_send_with_mark(session: Session) -> JobRow:
    """A job whose first message's fate is lost."""
    set_mail_sender(session, 1)
    made = create_send(session, SendRequest(Channel.EMAIL, Target(), MessageText("Hi", "Hello")))
    with session.store.write():
        session.store.sql(
            "UPDATE record SET outcome = ?, code = 'unconfirmed' WHERE job_id = ? AND seq = 1",
            Outcome.UNCONFIRMED,
            made.id,
        )
        session.store.sql(
            "INSERT INTO job_reason VALUES (?, 'unconfirmed', ?, 1)", made.id, Outcome.UNCONFIRMED
        )
        session.store.sql("UPDATE job SET unconfirmed = 1, position = 1 WHERE id = ?", made.id)
    return reload(session, made)


@pytest.mark.parametrize(("seq", "code"), [(1, "record_confirmed"), (99, "record_confirmed")])
def test_a_record_that_is_not_in_doubt(session: Session, job: JobRow, seq: int, code: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        confirm(session, job.id, sent=True, seq=seq)
    assert refusal.value.code == code
    assert str(seq) in error_text(refusal.value)
    assert reload(session, job) == job


def test_nothing_in_doubt(session: Session, job: JobRow) -> None:
    confirm(session, job.id, sent=True)
    with pytest.raises(RefusedError, match="confirm_refused"):
        confirm(session, job.id, sent=False)
    with pytest.raises(RefusedError, match="job_unknown"):
        confirm(session, 99, sent=True)


def test_an_auditor_decides_nothing(session: Session, job: JobRow) -> None:
    with session.store.write():
        rita = accounts.add_user(session.store, name="rita", role=Role.AUDITOR)
    by = replace(session, user=rita)
    assert Act.CONFIRM not in jobs.can(by, job)
    with pytest.raises(NotAllowedError):
        confirm(by, job.id, sent=True)
    assert reload(session, job) == job
