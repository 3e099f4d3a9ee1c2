"""Servers on loopback to send to: a whole mail server, and one that says exactly what a test wants."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from bulkdesk.messaging.settings import EmailSender, read_settings
from bulkdesk.messaging.transport import Outgoing, RenderedMessage
from bulkdesk.store.words import Channel

HOST = "127.0.0.1"


def email_sender(port: int, **values: str) -> EmailSender:
    """Settings for a server on loopback."""
    sender = read_settings(
        Channel.EMAIL,
        {"host": HOST, "port": str(port), "security": "none", "from": "news@example.com", **values},
    )
    assert isinstance(sender, EmailSender)
    return sender


def outgoing(
    to: str = "a@example.com",
    subject: str = "Hello",
    text: str = "Hi",
    html: str | None = None,
    ref: str = "<1@example.com>",
) -> Outgoing:
    """A message."""
    return Outgoing(to, RenderedMessage(subject, text, html), ref)


@dataclass
class Inbox:
    """What a mail server took, and what it should say instead. Used as aiosmtpd's handler."""

    raw: list[bytes] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    connections: int = 0
    refuse_rcpt: dict[str, str] = field(default_factory=dict)
    refuse_data: str | None = None

    async def handle_EHLO(  # noqa: N802
        self, _server: SMTP, session: Session, _envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address in self.refuse_rcpt:
            return self.refuse_rcpt[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.refuse_data is not None:
            return self.refuse_data
        assert isinstance(envelope.original_content, bytes)
        self.raw.append(envelope.original_content)
        self.recipients += envelope.rcpt_tos
        return "250 2.0.0 queued as 42"

    @property
    def messages(self) -> list[EmailMessage]:
        return [parsed(raw) for raw in self.raw]


def parsed(raw: bytes) -> EmailMessage:
    """A message as a mail program reads it."""
    found = message_from_bytes(raw, policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


@contextlib.contextmanager
def mail_server(inbox: Inbox, **options: Any) -> Iterator[int]:
    """A mail server that runs until the block ends; gives its port."""
    # The controller calls itself on the port that it was given: that cannot be 0.
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    controller = Controller(inbox, hostname=HOST, port=port, **options)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def login_only(user: str, password: str) -> dict[str, Any]:
    """Options of a mail server that wants a login."""

    def authenticate(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        good = (data.login, data.password) == (user.encode(), password.encode())
        return AuthResult(success=good, handled=False)

    return {"authenticator": authenticate, "auth_required": True, "auth_require_tls": False}


class Talk:
    """One connection of a scripted server."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._lines = connection.makefile("rb")

    def say(self, text: str) -> None:
        self._connection.sendall(text.encode() + b"\r\n")

    def hear(self) -> str:
        return self._lines.readline().decode("utf-8", "replace").strip()

    def hear_some(self) -> None:
        """Take what comes first, whatever it is."""
        self._connection.recv(65_536)

    def message(self) -> bytes:
        """Everything up to the dot."""
        found = b""
        while (line := self._lines.readline()) not in {b".\r\n", b""}:
            found += line
        return found

    def greet(self, *extensions: str) -> None:
        """Take a client up to where it may send."""
        self.say("220 here")
        self.hear()
        self.say("250-here")
        for extension in extensions:
            self.say(f"250-{extension}")
        self.say("250 HELP")

    def take(self, last: str | None = "250 taken") -> bytes:
        """Take one message, step by step; ``last`` None: say nothing to it."""
        for reply in ("250 ok", "250 ok", "354 go on"):
            assert self.hear()
            self.say(reply)
        found = self.message()
        if last is not None:
            self.say(last)
        return found

    def close(self) -> None:
        self._lines.close()
        self._connection.close()


@contextlib.contextmanager
def scripted_server(
    *scripts: Callable[[Talk], object], context: ssl.SSLContext | None = None
) -> Iterator[int]:
    """A server whose first connection goes by the first script, and so on; gives its port.

    When a script ends, its connection is closed. A script that fails fails the test.
    """
    failures: list[BaseException] = []
    with socket.create_server((HOST, 0)) as listener:

        def run() -> None:
            for script in scripts:
                try:
                    connection, _ = listener.accept()
                    if context is not None:
                        connection = context.wrap_socket(connection, server_side=True)
                    talk = Talk(connection)
                    try:
                        script(talk)
                    finally:
                        talk.close()
                except (ssl.SSLError, ConnectionError):
                    continue
                except OSError:
                    return
                except BaseException as error:  # noqa: BLE001 -- raised below, in the test's thread
                    failures.append(error)
                    return

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        thread.join(5 if not failures else 0)
    if failures:
        raise failures[0]
    assert not thread.is_alive(), "a script was not gone through"
