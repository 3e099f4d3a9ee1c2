"""What the sending actions decide: who gets a message, and what an answer means."""

from __future__ import annotations

import pytest

from bulkdesk.actions.base import Claim
from bulkdesk.actions.send_email import SendEmail
from bulkdesk.actions.send_sms import SendSms
from bulkdesk.messaging.transport import Answer, Outgoing, RenderedMessage, Verdict
from bulkdesk.services.session import Session
from bulkdesk.store import contact_edits, sends
from bulkdesk.store.deliveries import ASK_DISTANCES_MS
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.words import Channel, Delivery, Outcome
from tests.send_support import add_people, address, make_send, set_mail_sender, set_sms_sender

NOW = 5_000_000


class Tray:
    """A way out that keeps what it is given."""

    def __init__(self) -> None:
        self.taken: list[Outgoing] = []

    def open(self) -> None:
        """Nothing to open."""

    def send(self, outgoing: Outgoing) -> Answer:
        """Take it."""
        self.taken.append(outgoing)
        return Answer(Verdict.ACCEPTED)

    def close(self) -> None:
        """Nothing to close."""


def claim_of(action: SendEmail | SendSms, session: Session) -> Claim:
    with session.store.write(durable=True):
        (claim,) = action.claim_fresh(0, 1).claims
    return claim


@pytest.fixture(autouse=True)
def _people(session: Session) -> None:
    add_people(session, 3)


@pytest.fixture
def email(session: Session) -> SendEmail:
    """An e-mail job to three people."""
    set_mail_sender(session, 25, rate=7, connections=3)
    return SendEmail(session.store, make_send(session))


@pytest.fixture
def sms(session: Session) -> SendSms:
    """A text message job to three people."""
    set_sms_sender(session, "http://127.0.0.1:9")
    return SendSms(session.store, make_send(session, channel=Channel.SMS))


def test_the_sender_says_how_fast_and_by_how_many(email: SendEmail, sms: SendSms) -> None:
    assert (email.rate, email.connections) == (7.0, 3)
    assert (sms.rate, sms.connections) == (None, 1)


def test_without_a_sender_there_is_no_action(session: Session) -> None:
    with pytest.raises(RefusedError) as refused:
        SendEmail(session.store, make_send(session))
    assert refused.value.code == "sender_missing"


def test_a_claim_marks_and_says_how_far_it_got(email: SendEmail, session: Session) -> None:
    with session.store.write(durable=True):
        first = email.claim_fresh(0, 2)
        second = email.claim_fresh(first.position, 2)
        third = email.claim_fresh(second.position, 2)
    assert [claim.seq for claim in first.claims] == [1, 2]
    assert [claim.seq for claim in second.claims] == [3]
    assert (first.position, second.position, third.position, third.claims) == (2, 3, 3, [])
    rows = session.store.sql("SELECT seq, state, address, attempts FROM send ORDER BY seq").fetchall()
    assert rows == [(seq, "sending", address(seq), 1) for seq in (1, 2, 3)]
    refs = {claim.ref for claim in (*first.claims, *second.claims)}
    assert len(refs) == 3
    assert all(ref.startswith("<") and ref.endswith("@nord.example>") for ref in refs)


def test_a_job_never_reaches_into_another_sub_account(email: SendEmail, session: Session) -> None:
    session.store.sql(
        "INSERT INTO account (name, timezone, country, created_at) VALUES ('Other', 'UTC', 'DE', 0)"
    )
    session.store.sql("UPDATE contact SET account_id = 2 WHERE id = 2")
    with session.store.write(durable=True):
        found = email.claim_fresh(0, 10)
    assert [claim.seq for claim in found.claims] == [1, 3]
    assert [(skipped.seq, skipped.code) for skipped in found.skipped] == [(2, "contact_deleted")]


def test_a_message_is_filled_in_for_its_contact(email: SendEmail, session: Session) -> None:
    tray = Tray()
    claim = claim_of(email, session)
    assert email.hand_over(tray, claim).verdict is Verdict.ACCEPTED
    assert tray.taken == [Outgoing(address(1), RenderedMessage("News", "Hello Name 1", None), claim.ref)]


def test_a_custom_field_that_nobody_has_any_more_is_empty(session: Session) -> None:
    set_mail_sender(session, 25)
    action = SendEmail(session.store, make_send(session, text="Your plan: {{ contact.custom.plan }}."))
    tray = Tray()
    action.hand_over(tray, claim_of(action, session))
    assert tray.taken[0].message.text == "Your plan: ."


def test_a_text_message_that_is_empty_for_a_contact_is_not_sent(session: Session) -> None:
    set_sms_sender(session, "http://127.0.0.1:9")
    action = SendSms(session.store, make_send(session, channel=Channel.SMS, text="{{ contact.city }}"))
    tray = Tray()
    answer = action.hand_over(tray, claim_of(action, session))
    assert (answer.verdict, answer.code, tray.taken) == (Verdict.REFUSED, "template_failed", [])


@pytest.mark.parametrize(
    ("answer", "meaning"),
    [
        (Answer(Verdict.ACCEPTED, text="250 ok"), (Outcome.SUCCEEDED, None, None)),
        (
            Answer(Verdict.REFUSED, text="550 no"),
            (Outcome.FAILED, "refused", '[["refused", "550 no"]]'),
        ),
        (Answer(Verdict.REFUSED, "invalid_number"), (Outcome.FAILED, "invalid_number", None)),
        (
            Answer(Verdict.RETRY, "try_later", "451 x"),
            (Outcome.FAILED, "gave_up", '[["gave_up", "451 x"]]'),
        ),
        (Answer(Verdict.UNKNOWN, "no_answer"), (Outcome.UNCONFIRMED, "unconfirmed", None)),
    ],
)
def test_what_an_answer_means(
    email: SendEmail, session: Session, answer: Answer, meaning: tuple[Outcome, str | None, str | None]
) -> None:
    result = email.result(claim_of(email, session), answer, NOW)
    assert (result.seq, result.outcome, result.code, result.detail) == (1, *meaning)
    assert result.identifier == address(1)
    assert result.delivery is (Delivery.ACCEPTED if answer.verdict is Verdict.ACCEPTED else None)
    assert result.ask_at is None


def test_an_accepted_text_message_is_asked_for_later(sms: SendSms, session: Session) -> None:
    claim = claim_of(sms, session)
    known = sms.result(claim, Answer(Verdict.ACCEPTED, ref="SM1"), NOW)
    assert (known.ref, known.ask_at) == ("SM1", NOW + ASK_DISTANCES_MS[0])
    assert sms.result(claim, Answer(Verdict.ACCEPTED), NOW).ask_at is None


def test_an_opt_out_is_learnt_once(sms: SendSms, session: Session) -> None:
    claim = claim_of(sms, session)
    with session.store.write():
        sms.learn(claim, Answer(Verdict.REFUSED, sends.OPTED_OUT, "21610 stop"), NOW)
        sms.learn(claim, Answer(Verdict.REFUSED, sends.OPTED_OUT, "again"), NOW + 1)
        sms.learn(claim, Answer(Verdict.REFUSED, "refused", "no"), NOW)
    closed = contact_edits.dnd(session.store, claim.contact.id)
    assert {name: (dnd.since, dnd.reason) for name, dnd in closed.items()} == {"sms": (NOW, "21610 stop")}
