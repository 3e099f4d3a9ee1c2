"""Text messages through a gateway on the loopback, and what it says of them later."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from bulkdesk.jobs.deliveries import AGAIN_MS, ask_due
from bulkdesk.jobs.worker import run_due
from bulkdesk.services.session import Session
from bulkdesk.store import contact_edits, jobs, sends
from bulkdesk.store import deliveries as asking
from bulkdesk.store.clock import MS_PER_DAY, FixedClock
from bulkdesk.store.deliveries import ASK_DISTANCES_MS
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import Channel, JobStatus, Outcome
from tests.send_support import add_people, make_send, outcomes, reason_counts, reload, set_sms_sender

OPTED_OUT = 21610


class Gateway:
    """A gateway that keeps what it was given.

    Attributes:
        texts: by number.
        refuses: status and error code by number, instead of taking the message.
        states: by SID, what it says of a message when asked: status and error code.
        asked: how often by SID.
        broken: it answers questions with 503.
    """

    def __init__(self, server: HTTPServer) -> None:
        self.texts: dict[str, str] = {}
        self.sids: dict[str, str] = {}
        self.refuses: dict[str, tuple[int, int]] = {}
        self.states: dict[str, tuple[str, int | None]] = {}
        self.asked: Counter[str] = Counter()
        self.broken = False
        base = "/2010-04-01/Accounts/AC1"
        server.expect_request(f"{base}.json").respond_with_json({})
        server.expect_request(f"{base}/Messages.json", method="POST").respond_with_handler(self._take)
        one = re.compile(rf"{base}/Messages/SM\d+\.json")
        server.expect_request(one).respond_with_handler(self._tell)

    def _take(self, request: Request) -> Response:
        to = request.form["To"]
        if to in self.refuses:
            status, code = self.refuses[to]
            return _json({"code": code, "message": "refused"}, status)
        sid = f"SM{len(self.sids) + 1}"
        self.texts[to] = request.form["Body"]
        self.sids[to] = sid
        return _json({"sid": sid, "status": "queued"}, 201)

    def _tell(self, request: Request) -> Response:
        if self.broken:
            return _json({}, 503)
        sid = request.path.rpartition("/")[2].removesuffix(".json")
        self.asked[sid] += 1
        status, code = self.states.get(sid, ("sent", None))
        return _json({"sid": sid, "status": status, "error_code": code, "error_message": None})


def _json(value: object, status: int = 200) -> Response:
    return Response(json.dumps(value), status, content_type="application/json")


@pytest.fixture
def gateway(session: Session, httpserver: HTTPServer) -> Gateway:
    """A gateway that the sub-account sends by."""
    found = Gateway(httpserver)
    set_sms_sender(session, httpserver.url_for(""))
    return found


def phone(number: int) -> str:
    return f"+49151{10_000_000 + number}"


def send_all(session: Session, count: int) -> JobRow:
    add_people(session, count)
    job = make_send(session, channel=Channel.SMS)
    run_due(session.store)
    return reload(session, job)


def counts(session: Session, job: JobRow) -> dict[str, int]:
    found = sends.delivery_counts(session.store, job.id)
    return {delivery.value: count for delivery, count in found.items() if count}


def test_everybody_gets_a_text_message(session: Session, gateway: Gateway) -> None:
    done = send_all(session, 5)
    assert (done.status, done.succeeded) == (JobStatus.COMPLETED, 5)
    assert gateway.texts == {phone(number): f"Hello Name {number}" for number in range(1, 6)}
    assert counts(session, done) == {"accepted": 5}
    refs = dict(session.store.sql("SELECT address, ref FROM send").fetchall())
    assert refs == gateway.sids


def test_a_number_gets_one_message_though_two_contacts_have_it(session: Session, gateway: Gateway) -> None:
    ids = add_people(session, 3)
    with session.store.write():
        contact_edits.update(session.store, ids[2], {"phone": phone(1)}, 0)
    job = make_send(session, channel=Channel.SMS)
    run_due(session.store)
    assert outcomes(session, job)[2] == (Outcome.SKIPPED, "duplicate_address")
    assert len(gateway.sids) == 2


def test_an_opt_out_fails_and_closes_the_channel(
    session: Session, gateway: Gateway, clock: FixedClock
) -> None:
    gateway.refuses = {phone(2): (400, OPTED_OUT), phone(3): (400, 21211)}
    done = send_all(session, 4)
    assert reason_counts(session, done) == {"opted_out": 1, "invalid_number": 1}
    assert counts(session, done) == {"accepted": 2, "opted_out": 1}
    closed = contact_edits.dnd(session.store, 2)
    assert closed["sms"].since == clock.now()
    assert "21610" in (closed["sms"].reason or "")
    assert contact_edits.dnd(session.store, 3) == {}


def test_deliveries_are_asked_for_and_move_the_figures(
    session: Session, gateway: Gateway, clock: FixedClock
) -> None:
    done = send_all(session, 4)
    assert asking.next_ask(session.store, clock.now()) == clock.now() + ASK_DISTANCES_MS[0]
    assert ask_due(session.store) == 0
    gateway.states = {
        gateway.sids[phone(1)]: ("delivered", None),
        gateway.sids[phone(2)]: ("undelivered", 30005),
        gateway.sids[phone(3)]: ("undelivered", OPTED_OUT),
    }
    clock.move(ASK_DISTANCES_MS[0])
    told: list[int] = []
    assert ask_due(session.store, on_change=told.append) == 4
    assert told == [done.id]
    assert counts(session, done) == {"accepted": 1, "delivered": 1, "undelivered": 1, "opted_out": 1}
    after = reload(session, done)
    assert (after.succeeded, after.failed) == (4, 0)
    assert after.changed > done.changed
    assert "sms" in contact_edits.dnd(session.store, 3)
    assert session.store.scalar("SELECT delivery_code FROM send WHERE delivery = 'undelivered'") == "30005"


def test_only_what_is_not_final_is_asked_for_again_and_not_for_ever(
    session: Session, gateway: Gateway, clock: FixedClock
) -> None:
    done = send_all(session, 2)
    gateway.states = {gateway.sids[phone(1)]: ("delivered", None)}
    began = clock.now()
    while (moment := asking.next_ask(session.store, clock.now())) is not None:
        clock.move(moment - clock.now())
        ask_due(session.store)
    assert gateway.asked == {gateway.sids[phone(1)]: 1, gateway.sids[phone(2)]: len(ASK_DISTANCES_MS)}
    assert 2.5 * MS_PER_DAY < clock.now() - began <= 3.5 * MS_PER_DAY
    assert counts(session, done) == {"accepted": 1, "delivered": 1}


def test_a_gateway_that_cannot_be_asked_is_asked_later(
    session: Session, gateway: Gateway, clock: FixedClock
) -> None:
    done = send_all(session, 50)
    gateway.broken = True
    clock.move(ASK_DISTANCES_MS[0])
    ask_due(session.store)
    assert asking.next_ask(session.store, clock.now()) == clock.now() + AGAIN_MS
    assert asking.to_ask(session.store, clock.now(), 100) == []
    gateway.broken = False
    gateway.states = dict.fromkeys(gateway.sids.values(), ("delivered", None))
    clock.move(AGAIN_MS)
    assert run_due(session.store) == 0
    assert counts(session, done) == {"delivered": 50}


def test_an_answer_that_nobody_foresaw_is_logged_and_asked_for_later(
    session: Session,
    gateway: Gateway,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    done = send_all(session, 2)
    gateway.states = dict.fromkeys(gateway.sids.values(), ("delivered", None))
    clock.move(ASK_DISTANCES_MS[0])

    def stumble(*_args: object) -> None:
        raise ValueError("no such number")

    with monkeypatch.context() as broken:
        broken.setattr("bulkdesk.jobs.deliveries._reports", stumble)
        assert run_due(session.store) == 0
    assert "no such number" in caplog.text
    assert asking.next_ask(session.store, clock.now()) == clock.now() + AGAIN_MS
    clock.move(AGAIN_MS)
    run_due(session.store)
    assert counts(session, done) == {"delivered": 2}


def test_without_the_sender_nobody_is_asked(session: Session, gateway: Gateway, clock: FixedClock) -> None:
    done = send_all(session, 1)
    session.store.sql("DELETE FROM sender")
    clock.move(ASK_DISTANCES_MS[0])
    assert run_due(session.store) == 0
    assert (gateway.asked, counts(session, done)) == (Counter(), {"accepted": 1})


def test_too_many_requests_are_tried_again_after_the_time_asked_for(
    session: Session, gateway: Gateway, clock: FixedClock
) -> None:
    gateway.refuses = {phone(1): (429, 20429)}
    waiting = send_all(session, 2)
    assert (waiting.status, waiting.pending) == (JobStatus.IN_PROGRESS, 1)
    gateway.refuses = {}
    clock.move(60_000)
    run_due(session.store)
    assert jobs.get(session.store, waiting.id) is not None
    assert reload(session, waiting).status is JobStatus.COMPLETED


def test_a_clock_that_was_moved_back_keeps_nobody_from_asking(
    session: Session, gateway: Gateway, clock: FixedClock
) -> None:
    clock.move(400 * MS_PER_DAY)
    job = send_all(session, 2)
    gateway.states = dict.fromkeys(gateway.sids.values(), ("delivered", None))
    clock.move(-400 * MS_PER_DAY)
    run_due(session.store)
    assert counts(session, job) == {"delivered": 2}
    assert asking.next_ask(session.store, clock.now()) is None
