"""What tests of sending need: people, senders, jobs that send, and a mail server on the loopback that does as it is told."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope
from aiosmtpd.smtp import Session as SmtpSession

from bulkdesk.messaging.secrets import SecretName, hold_secret
from bulkdesk.messaging.settings import read_settings, to_json
from bulkdesk.services.session import Session
from bulkdesk.store import counters, jobs, records, senders
from bulkdesk.store.contacts import Target
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import Channel, JobType, Outcome
from tests.support import assert_adds_up

HOST = "127.0.0.1"

Reply = Callable[[str], str | None]
"""What the server says about a recipient, or after a message to one; None: it takes it."""


class Inbox:
    """What a mail server has taken, and how it is to behave.

    Attributes:
        received: addresses in the order in which their messages were taken.
        texts: the last message to each address.
        refuses: asked at RCPT.
        answers: asked after the message.
        holds: called with the recipient before the server looks at a message; other connections go on meanwhile.
        on_message: called with the number of each message that was taken, before the server answers.
    """

    def __init__(self) -> None:
        self.received: list[str] = []
        self.texts: dict[str, str] = {}
        self.refuses: Reply = lambda _address: None
        self.answers: Reply = lambda _address: None
        self.holds: Callable[[str], object] | None = None
        self.on_message: Callable[[int], None] = lambda _number: None
        self._lock = threading.Lock()

    @property
    def counts(self) -> Counter[str]:
        """How many messages each address got."""
        return Counter(self.received)

    async def handle_RCPT(  # noqa: N802 -- the server's name for it
        self, _server: SMTP, _session: SmtpSession, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """A recipient."""
        refusal = self.refuses(address)
        if refusal is not None:
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 -- the server's name for it
        self, server: SMTP, _session: SmtpSession, envelope: Envelope
    ) -> str:
        """A message."""
        (address,) = envelope.rcpt_tos
        if self.holds is not None:
            await asyncio.to_thread(self.holds, address)
        answer = self.answers(address)
        if answer is not None and not answer.startswith("hang up"):
            return answer
        assert isinstance(envelope.content, bytes)
        with self._lock:
            self.received.append(address)
            self.texts[address] = envelope.content.decode()
            number = len(self.received)
        self.on_message(number)
        if answer is not None:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return "250 OK"


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as found:
        found.bind((HOST, 0))
        port: int = found.getsockname()[1]
        return port


@contextlib.contextmanager
def mail_server(inbox: Inbox, port: int | None = None) -> Iterator[int]:
    """Serve an inbox; gives the port."""
    port = port or free_port()
    controller = Controller(inbox, hostname=HOST, port=port)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def set_sender(session: Session, channel: Channel, secret: str | None = None, /, **values: object) -> None:
    """Give the sub-account a sender; a secret is held in memory."""
    given = {"from" if key == "address" else key: str(value) for key, value in values.items()}
    store = session.store
    with store.write():
        senders.save(store, session.account.id, channel, to_json(read_settings(channel, given)))
    if secret is not None:
        hold_secret(SecretName(senders.store_id(store), session.account.id, channel), secret)


def set_mail_sender(session: Session, port: int, **values: object) -> None:
    """A mail server without encryption and login."""
    set_sender(
        session,
        Channel.EMAIL,
        None,
        host=HOST,
        port=port,
        security="none",
        address="news@nord.example",
        **values,
    )


def add_people(session: Session, count: int, *, first: int = 1) -> list[int]:
    """Contacts ``p1@example.com``, +4915110000001 … called ``Name 1`` …; returns their ids."""
    store = session.store
    with store.write():
        return [
            store.sql(
                "INSERT INTO contact (account_id, first_name, email, phone, created_at, updated_at)"
                " VALUES (?, ?, ?, ?, 0, 0)",
                session.account.id,
                f"Name {number}",
                address(number),
                f"+49151{10_000_000 + number}",
            ).lastrowid
            or 0
            for number in range(first, first + count)
        ]


def address(number: int) -> str:
    """The e-mail of the contact with this number."""
    return f"p{number}@example.com"


def make_send(
    session: Session,
    *,
    channel: Channel = Channel.EMAIL,
    ids: tuple[int, ...] | None = None,
    text: str = "Hello {{ contact.first_name }}",
    drip: dict[str, Any] | None = None,
    window: dict[str, Any] | None = None,
    scheduled_at: int | None = None,
) -> JobRow:
    """A queued job that sends to these contacts, or to all."""
    store = session.store
    message = {"subject": "News" if channel is Channel.EMAIL else None, "text": text, "html": None}
    with store.write():
        job_id = jobs.insert(
            store,
            account_id=session.account.id,
            created_by_id=session.user.id,
            name="News",
            job_type=JobType(channel.value),
            spec={"message": message, "drip": drip, "window": window},
            total=0,
            scheduled_at=scheduled_at,
        )
        total = records.freeze_contacts(
            store, job_id, session.account.id, Target(ids=ids), now=store.clock.now(), zone=session.zone
        )
        jobs.update(store, job_id, total=total)
    return reload(session, job_id)


def reload(session: Session, job: JobRow | int) -> JobRow:
    """The job as it stands, with numbers that hold."""
    found = jobs.get(session.store, job if isinstance(job, int) else job.id)
    assert found is not None
    assert_adds_up(found)
    assert counters.differing_jobs(session.store) == []
    return found


def edit_spec(session: Session, job: JobRow, **changes: object) -> None:
    """Change the job's settings as an edit does."""
    with session.store.write():
        found = jobs.get(session.store, job.id)
        assert found is not None
        spec = json.dumps({**found.options, **changes})
        jobs.update(session.store, job.id, spec=spec, wait_until=None, wait_since=None)


def outcomes(session: Session, job: JobRow) -> list[tuple[Outcome, str | None]]:
    """Outcome and code of each record, in order."""
    rows = session.store.sql("SELECT outcome, code FROM record WHERE job_id = ? ORDER BY seq", job.id)
    return [(Outcome(outcome), code) for outcome, code in rows]


def send_states(session: Session, job: JobRow) -> list[tuple[int, str]]:
    """The marks of the job's messages."""
    rows = session.store.sql("SELECT seq, state FROM send WHERE job_id = ? ORDER BY seq", job.id)
    return [(seq, state) for seq, state in rows]


def reason_counts(session: Session, job: JobRow) -> dict[str, int]:
    """How many records carry each code."""
    return {reason.code: reason.count for reason in jobs.reasons(session.store, job.id)}


def set_sms_sender(session: Session, base_url: str, **values: object) -> None:
    """A gateway on this machine that speaks as Twilio does."""
    set_sender(
        session,
        Channel.SMS,
        "token",
        gateway="twilio",
        account="AC1",
        address="+4930123456",
        base_url=base_url.rstrip("/"),
        **values,
    )
