"""Making jobs that send: what is refused, what they keep, whom they reach, and changing them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import time

import pytest

from bulkdesk.jobs import states
from bulkdesk.jobs.drip import Drip, DripUnit, Window
from bulkdesk.jobs.runner import run_job
from bulkdesk.messaging.templates import MessageText, TemplateError
from bulkdesk.services import bulk, jobs, messages
from bulkdesk.services.jobs import Act, get_job
from bulkdesk.services.sending import SendRequest, create_send, reach
from bulkdesk.services.session import Session, add_account
from bulkdesk.services.statistics import get_statistics, job_document
from bulkdesk.services.texts import error_text
from bulkdesk.store import accounts, counters
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.contacts import Target
from bulkdesk.store.errors import NotAllowedError, RefusedError
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.sends import Reach
from bulkdesk.store.words import Channel, Delivery, JobStatus, JobType, Role
from tests.key_rings import no_ring, ring_in_use
from tests.send_support import Inbox, add_people, free_port, mail_server, reload, set_mail_sender, set_sender

HELLO = MessageText("Hi {{ contact.first_name }}", "Hello {{ contact.first_name | default: 'there' }}!")
REQUEST = SendRequest(Channel.EMAIL, Target(), HELLO)
DRIP = Drip(2, 30, DripUnit.MINUTES)
WINDOW = Window(frozenset({0, 1}), time(9), time(17))
MINUTE = 60_000


@pytest.fixture(autouse=True)
def _no_key_ring() -> Iterator[None]:
    with ring_in_use(no_ring()):
        yield


@pytest.fixture
def people(session: Session) -> Session:
    """Three contacts, and a mail server that nobody listens at."""
    add_people(session, 3)
    set_mail_sender(session, free_port())
    return session


def make(session: Session, **changes: object) -> JobRow:
    return create_send(session, replace(REQUEST, **changes))  # type: ignore[arg-type] # the request's own fields


def change_contacts(session: Session, what: str) -> None:
    with session.store.write():
        session.store.sql(f"UPDATE contact SET {what}")


def assert_refused(code: str, act: Callable[[], object]) -> None:
    with pytest.raises(RefusedError) as refusal:
        act()
    assert refusal.value.code == code
    assert "{" not in error_text(refusal.value)
    assert error_text(refusal.value) != str(refusal.value)


def auditor(session: Session) -> Session:
    with session.store.write():
        return replace(session, user=accounts.add_user(session.store, name="rita", role=Role.AUDITOR))


def test_a_send_reaches_the_inbox(session: Session) -> None:
    add_people(session, 3)
    inbox = Inbox()
    with mail_server(inbox) as port:
        set_mail_sender(session, port)
        job = make(session)
        assert (job.type, job.status, job.total) == (JobType.EMAIL, JobStatus.QUEUED, 3)
        assert job.name == "Bulk e-mail “Hi …”"
        run_job(session.store, job.id)
    done = reload(session, job)
    assert (done.status, done.succeeded) == (JobStatus.COMPLETED, 3)
    assert "Hello Name 2!" in inbox.texts["p2@example.com"]
    delivery = get_statistics(session, job.id).delivery
    assert delivery is not None
    assert delivery[Delivery.ACCEPTED] == 3
    document = job_document(session, done)["delivery"]
    assert document == {"accepted": 3, "delivered": 0, "undelivered": 0, "bounced": 0, "opted_out": 0}


def test_what_is_kept(people: Session, clock: FixedClock) -> None:
    job = make(people, name=" News  1 ", scheduled_at=clock.now() + MINUTE, drip=DRIP, window=WINDOW)
    assert (job.name, job.scheduled_at) == ("News 1", clock.now() + MINUTE)
    assert job.options == {
        "message": {"subject": HELLO.subject, "text": HELLO.text, "html": None},
        "drip": {"batch": 2, "every": 30, "unit": "minutes"},
        "window": {"weekdays": [0, 1], "from": "09:00", "to": "17:00"},
    }
    assert messages.message_of(job.options) == HELLO


def test_targets_are_frozen(people: Session) -> None:
    job = make(people, target=Target(ids=(1, 3)))
    add_people(people, 1, first=9)
    assert get_job(people, job.id).total == 2


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"channel": Channel.SMS}, "sender_missing"),
        ({"message": MessageText("Hi", "  \n")}, "message_empty"),
        ({"message": MessageText(None, "Hello")}, "subject_missing"),
        ({"message": MessageText(" \n", "Hello")}, "subject_missing"),
        ({"message": MessageText("Hi", "x" * 100_001)}, "message_too_long"),
        ({"message": MessageText("Hi", "{{ contact.nick }}")}, "template_unknown_field"),
        ({"message": MessageText("{{ contact.first_name", "Hello")}, "template_syntax"),
        (
            {"message": MessageText("Hi", "Hello", "<b>{{ contact.tags | safe }}</b>")},
            "template_unknown_filter",
        ),
        ({"scheduled_at": 0}, "time_passed"),
        ({"target": Target(ids=(99,))}, "contact_unknown"),
        ({"target": Target(exclude=(1, 2, 3))}, "no_contacts"),
        ({"name": " "}, "name_empty"),
    ],
)
def test_refused(people: Session, changes: dict[str, object], code: str) -> None:
    assert_refused(code, lambda: make(people, **changes))
    assert jobs.find_jobs(people) == []


def test_an_auditor_sends_nothing(people: Session) -> None:
    with pytest.raises(NotAllowedError):
        make(auditor(people))
    assert jobs.find_jobs(people) == []


def test_the_sender_of_another_account_is_none(people: Session) -> None:
    other = add_account(people, "Süd", timezone="UTC", country="DE")
    add_people(other, 1)
    assert_refused("sender_missing", lambda: make(other))


def test_problems_and_preview(people: Session) -> None:
    problems = messages.check_message(people, Channel.EMAIL, MessageText("Hi", "a\n {{ contact.nick }}"))
    assert [(problem.code, problem.part, problem.line) for problem in problems] == [
        ("template_unknown_field", "text", 2)
    ]
    shown = messages.preview(people, Channel.EMAIL, HELLO, 2)
    assert (shown.subject, shown.text, shown.html) == ("Hi Name 2", "Hello Name 2!", None)
    assert_refused("contact_unknown", lambda: messages.preview(people, Channel.EMAIL, HELLO, 99))
    with pytest.raises(TemplateError):
        messages.preview(people, Channel.EMAIL, MessageText("Hi", "{{ contact.nick }}"), 2)
    change_contacts(people, """custom = '{"Nick": "Bär"}' WHERE id = 2""")
    assert ("contact.custom.Nick", "custom:Nick") in messages.merge_fields(people)
    shown = messages.preview(people, Channel.SMS, MessageText("Hi", "{{ contact.custom.Nick }}", "<b>"), 2)
    assert (shown.subject, shown.text, shown.html) == (None, "Bär", None)


def test_reach(people: Session) -> None:
    assert reach(people, Channel.EMAIL, Target()) == Reach(3, 3, 0, 0, 0)
    change_contacts(people, "dnd_email = 1 WHERE id = 1")
    change_contacts(people, "phone = '+4915110000001' WHERE id = 2")
    change_contacts(people, "phone = NULL WHERE id = 3")
    assert reach(people, Channel.EMAIL, Target()) == Reach(3, 2, 1, 0, 0)
    assert reach(people, Channel.SMS, Target()) == Reach(3, 1, 0, 1, 1)
    assert reach(people, Channel.SMS, Target(ids=(3,))) == Reach(1, 0, 0, 1, 0)


# -- changing --------------------------------------------------------------------------------------------------------


def test_edit_while_queued(people: Session, clock: FixedClock) -> None:
    job = make(people)
    assert Act.EDIT in jobs.can(people, job)
    new = MessageText("New", "Other")
    edited = jobs.edit(
        people, job.id, name="Other", scheduled_at=clock.now() + 1, drip=DRIP, window=WINDOW, message=new
    )
    assert (edited.name, edited.scheduled_at) == ("Other", clock.now() + 1)
    assert messages.message_of(edited.options) == new
    assert edited.options["drip"] == {"batch": 2, "every": 30, "unit": "minutes"}
    plain = jobs.edit(people, job.id, drip=None, window=None, at_once=True)
    assert (plain.options["drip"], plain.options["window"], plain.scheduled_at) == (None, None, None)
    assert messages.message_of(plain.options) == new
    assert jobs.edit(people, job.id).options == plain.options


def test_a_bad_edit_changes_nothing(people: Session) -> None:
    job = make(people)
    bad = MessageText("New", "{{ contact.nick }}")
    assert_refused(
        "template_unknown_field", lambda: jobs.edit(people, job.id, name="Other", drip=DRIP, message=bad)
    )
    assert get_job(people, job.id) == job


def test_edit_after_the_start_is_for_what_is_not_yet_sent(session: Session, clock: FixedClock) -> None:
    add_people(session, 5)
    inbox = Inbox()
    with mail_server(inbox) as port:
        set_mail_sender(session, port)
        job = make(session, drip=Drip(2, 1, DripUnit.DAYS))
        run_job(session.store, job.id)
        waiting = reload(session, job)
        assert (waiting.status, waiting.succeeded) == (JobStatus.IN_PROGRESS, 2)
        assert waiting.wait_until is not None
        assert get_statistics(session, job.id).seconds_left is None
        assert Act.EDIT in jobs.can(session, waiting)
        for change in ({"name": "x"}, {"scheduled_at": clock.now() + 1}, {"message": HELLO}):
            assert_refused("edit_refused", lambda change=change: jobs.edit(session, job.id, **change))  # type: ignore[misc]
        assert reload(session, job) == waiting
        jobs.edit(session, job.id, drip=Drip(2, 5, DripUnit.MINUTES))
        clock.move(5 * MINUTE)
        run_job(session.store, job.id)
        assert reload(session, job).succeeded == 4
        jobs.edit(session, job.id, drip=None)
        run_job(session.store, job.id)
    done = reload(session, job)
    assert (done.status, done.succeeded, len(inbox.received)) == (JobStatus.COMPLETED, 5, 5)
    assert_refused("edit_refused", lambda: jobs.edit(session, job.id, drip=DRIP))
    assert Act.EDIT not in jobs.can(session, done)


def test_edit_of_what_sends_nothing(people: Session) -> None:
    job = bulk.create_add_tag(people, "x", Target())
    assert_refused("edit_no_send", lambda: jobs.edit(people, job.id, drip=DRIP))
    assert_refused("edit_no_send", lambda: jobs.edit(people, job.id, message=HELLO))
    run_job(people.store, job.id)
    assert_refused("edit_refused", lambda: jobs.edit(people, job.id))


def test_a_paused_send_that_has_begun(people: Session) -> None:
    job = make(people)
    states.start(people.store, job.id)
    jobs.pause(people, job.id)
    paused = get_job(people, job.id)
    assert {Act.EDIT, Act.RESUME, Act.CANCEL} <= set(jobs.can(people, paused))
    assert_refused("edit_refused", lambda: jobs.edit(people, job.id, name="x"))
    assert jobs.edit(people, job.id, window=WINDOW).options["window"]["from"] == "09:00"


def test_failed_messages_are_run_again(session: Session) -> None:
    add_people(session, 3)
    inbox = Inbox()
    inbox.refuses = lambda address: "550 nobody here" if address.startswith("p2") else None
    with mail_server(inbox) as port:
        set_mail_sender(session, port)
        job = make(session)
        run_job(session.store, job.id)
        failed = reload(session, job)
        assert (failed.succeeded, failed.failed) == (2, 1)
        assert Act.RETRY in jobs.can(session, failed)
        inbox.refuses = lambda _address: None
        again = bulk.retry(session, job.id)
        run_job(session.store, again.id)
    assert (reload(session, again).total, reload(session, again).succeeded) == (1, 1)
    assert inbox.counts == {"p1@example.com": 1, "p2@example.com": 1, "p3@example.com": 1}


def test_a_send_without_a_secret_pauses_and_says_so(people: Session) -> None:
    set_sender(
        people, Channel.EMAIL, host="127.0.0.1", port=1, security="none", user="u", address="a@nord.example"
    )
    job = make(people)
    run_job(people.store, job.id)
    paused = get_job(people, job.id)
    assert paused.status is JobStatus.PAUSED
    assert "BULKDESK_EMAIL_PASSWORD" in job_document(people, paused)["status_reason"]
    assert counters.differing_jobs(people.store) == []
