"""E-mail over SMTP: one open connection over many messages, and an exact answer for each of them.

``smtplib`` connects, greets, encrypts and logs in. The messages themselves are handed over here, because what is known
when a connection breaks depends on how far the message had got, which ``sendmail`` does not tell.
"""

from __future__ import annotations

import base64
import contextlib
import smtplib
import socket
import ssl
import time
from dataclasses import dataclass
from typing import Final, NamedTuple

from bulkdesk.messaging.addresses import AddressError
from bulkdesk.messaging.compose import Composed, Composer
from bulkdesk.messaging.settings import EmailSender, Security
from bulkdesk.messaging.tls import is_refusal
from bulkdesk.messaging.transport import Answer, Outgoing, TransportError, Verdict, server_words
from bulkdesk.store.clock import Clock, SystemClock

_CLOSING: Final = 421
"""The server closes the connection after this reply."""
_LOGIN_NEEDED: Final = frozenset({530, 535})
_IDLE_S: Final = 5.0
"""Seconds without a message after which the connection is tried before it is used: servers close idle ones."""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How long to wait, in seconds. RFC 5321 (4.5.3.2) wants patience after the end of a message above all."""

    connect: float = 30.0
    reply: float = 120.0
    accept: float = 600.0


class _Offer(NamedTuple):
    """A message's envelope as the server took it over this connection, or its refusal."""

    connection: smtplib.SMTP
    refusal: Answer | None


class SmtpTransport:
    """A mail server as ``transport.Transport``."""

    def __init__(
        self,
        sender: EmailSender,
        password: str | None,
        *,
        clock: Clock | None = None,
        timeouts: Timeouts | None = None,
    ) -> None:
        """Nothing is connected yet.

        Args:
            sender: checked settings.
            password: for ``sender.user``; None where there is no login.
            clock: what ``Date`` says.
            timeouts: how long to wait.
        """
        self._sender = sender
        self._password = password
        self._timeouts = timeouts or Timeouts()
        self._composer = Composer(sender, clock or SystemClock())
        self._connection: smtplib.SMTP | None = None
        self._pipelining = self._utf8 = False
        self._handed = 0
        self._used_at = 0.0

    def open(self) -> None:
        """Connect, encrypt, log in. Does nothing when the connection is open.

        Raises:
            TransportError: ``server_unreachable``, ``connection_lost`` (waiting may help), ``tls_refused``,
                ``login_refused``, ``secret_missing`` (it does not).
        """
        self._opened()

    def send(self, outgoing: Outgoing) -> Answer:
        """Hand one message over and wait for the answer.

        Raises:
            TransportError: nothing of the message was taken.
        """
        try:
            composed = self._composer.compose(outgoing)
        except AddressError as error:
            return Answer(Verdict.REFUSED, "invalid_address", self._words(str(error)))
        offer = self._offer(composed)
        answer = offer.refusal or self._handed_over(offer.connection, composed.data)
        self._handed += 1
        self._used_at = time.monotonic()
        return answer

    def close(self) -> None:
        """Say goodbye and let go of the connection."""
        if self._connection is not None:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                self._connection.quit()
        self._drop()

    # Connecting

    def _opened(self) -> smtplib.SMTP:
        """The open connection; a new one where there is none."""
        if self._connection is not None:
            return self._connection
        if self._sender.user is not None and self._password is None:
            raise TransportError("secret_missing", retryable=False)
        try:
            self._connection = connection = self._connected()
            self._greet_and_log_in(connection)
        except TransportError:
            self._drop()
            raise
        except (OSError, smtplib.SMTPException, UnicodeError) as error:
            self._drop()
            raise self._blocked("server_unreachable", error) from error
        self._handed = 0
        self._used_at = time.monotonic()
        return connection

    def _connected(self) -> smtplib.SMTP:
        sender, timeout = self._sender, self._timeouts.connect
        name = self._composer.envelope_from.rpartition("@")[2]
        try:
            if sender.security is Security.TLS:
                return smtplib.SMTP_SSL(
                    sender.host, sender.port, name, timeout=timeout, context=ssl.create_default_context()
                )
            return smtplib.SMTP(sender.host, sender.port, name, timeout=timeout)
        except ssl.SSLError as error:
            raise self._unencrypted(error) from error

    def _greet_and_log_in(self, connection: smtplib.SMTP) -> None:
        _wait_at_most(connection, self._timeouts.reply)
        if connection.sock is not None:
            # A message is one write, its answer one read: there is nothing to gather.
            connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.ehlo_or_helo_if_needed()
        if self._sender.security is Security.STARTTLS:
            self._encrypt(connection)
        if self._sender.user is not None:
            self._log_in(connection, self._sender.user, self._password or "")
        self._pipelining = connection.has_extn("pipelining")
        self._utf8 = connection.has_extn("smtputf8")

    def _encrypt(self, connection: smtplib.SMTP) -> None:
        try:
            connection.starttls(context=ssl.create_default_context())
            connection.ehlo_or_helo_if_needed()
        except smtplib.SMTPResponseException as error:
            code = "server_unreachable" if 400 <= error.smtp_code < 500 else "tls_refused"
            raise self._blocked(code, error, retryable=code == "server_unreachable") from error
        except ssl.SSLError as error:
            raise self._unencrypted(error) from error
        except smtplib.SMTPNotSupportedError as error:
            raise self._blocked("tls_refused", error, retryable=False) from error

    def _unencrypted(self, error: ssl.SSLError) -> TransportError:
        if is_refusal(error):
            return self._blocked("tls_refused", error, retryable=False)
        return self._blocked("server_unreachable", error)

    def _log_in(self, connection: smtplib.SMTP, user: str, password: str) -> None:
        try:
            if (user + password).isascii():
                connection.login(user, password)
            else:
                _log_in_utf8(connection, user, password)
        except smtplib.SMTPNotSupportedError as error:
            raise self._blocked("login_refused", error, retryable=False) from error
        except smtplib.SMTPResponseException as error:
            if 400 <= error.smtp_code < 500:
                raise self._blocked("server_unreachable", error) from error
            raise self._blocked("login_refused", error, retryable=False) from error

    def _awake(self) -> smtplib.SMTP:
        """A connection to use now. One that was idle for long is tried first."""
        if self._connection is not None and time.monotonic() - self._used_at > _IDLE_S:
            try:
                alive = self._connection.noop()[0] == 250
            except (OSError, smtplib.SMTPException):
                alive = False
            if not alive:
                self._drop()
        return self._opened()

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    # Handing over

    def _offer(self, composed: Composed) -> _Offer:
        """Say from whom and to whom the message is.

        Servers end a connection after so many messages: on one that served before, that is no reason to wait, and
        nothing of this message was handed over. So it is offered once more over a new one.

        Raises:
            TransportError: the connection broke, and is closed.
        """
        connection = self._awake()
        if composed.utf8 and not self._utf8:
            return _Offer(connection, Answer(Verdict.REFUSED, "needs_smtputf8"))
        served = self._handed > 0
        try:
            refusal = self._envelope(connection, composed)
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            if not served:
                raise self._blocked("connection_lost", error) from error
        else:
            if not served or self._connection is not None:
                return _Offer(connection, refusal)
        return self._offer(composed)

    def _handed_over(self, connection: smtplib.SMTP, data: bytes) -> Answer:
        """The answer to a message that the server waits for.

        Raises:
            TransportError: the connection broke before the end of the message was written.
        """
        try:
            connection.send(_stuffed(data))
        except (OSError, smtplib.SMTPException) as error:
            # The dot at the end was not written, so the server cannot have taken the message.
            self._drop()
            raise self._blocked("connection_lost", error) from error
        return self._last_answer(connection)

    def _envelope(self, connection: smtplib.SMTP, composed: Composed) -> Answer | None:
        """Say from whom and to whom. None: the server waits for the message; else its refusal."""
        options = " SMTPUTF8 BODY=8BITMIME" if composed.utf8 else ""
        lines = [
            f"MAIL FROM:<{self._composer.envelope_from}>{options}\r\n".encode(),
            f"RCPT TO:<{composed.to}>\r\n".encode(),
            b"DATA\r\n",
        ]
        if self._pipelining:
            connection.send(b"".join(lines))
            replies = self._pipelined_replies(connection)
        else:
            replies = []
            for line in lines:
                connection.send(line)
                replies.append(connection.getreply())
                if not _good(len(replies), replies[-1][0]):
                    break
        bad = next((step for step, reply in enumerate(replies, 1) if not _good(step, reply[0])), None)
        if bad is None:
            return None
        code, words = replies[bad - 1]
        self._clear(connection, replies)
        if bad == 1 and code in _LOGIN_NEEDED:
            self._drop()
            raise TransportError("login_refused", self._words(words), retryable=False)
        return self._refusal(code, words)

    def _pipelined_replies(self, connection: smtplib.SMTP) -> list[tuple[int, bytes]]:
        """The three replies (RFC 2920); fewer when the server closes the connection."""
        replies: list[tuple[int, bytes]] = []
        while len(replies) < 3:
            replies.append(connection.getreply())
            if replies[-1][0] in {_CLOSING, -1}:
                break
        if (
            len(replies) == 3
            and replies[2][0] == 354
            and not all(_good(n, r[0]) for n, r in enumerate(replies, 1))
        ):
            # The server waits for a message although it took no recipient: an empty one, which goes to nobody.
            connection.send(b".\r\n")
            connection.getreply()
        return replies

    def _clear(self, connection: smtplib.SMTP, replies: list[tuple[int, bytes]]) -> None:
        """After a refusal: make the connection ready for the next message, or drop it."""
        if replies[-1][0] in {_CLOSING, -1}:
            self._drop()
            return
        try:
            if connection.rset()[0] != 250:
                self._drop()
        except (OSError, smtplib.SMTPException):
            self._drop()

    def _last_answer(self, connection: smtplib.SMTP) -> Answer:
        """What the server says to the whole message. Without a word of it nobody knows."""
        try:
            _wait_at_most(connection, self._timeouts.accept)
            code, words = connection.getreply()
            _wait_at_most(connection, self._timeouts.reply)
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Answer(Verdict.UNKNOWN, "no_answer", self._words(_said(error)))
        if 200 <= code < 300:
            return Answer(Verdict.ACCEPTED, None, self._words(words))
        if not 400 <= code < 600:
            self._drop()
            return Answer(Verdict.UNKNOWN, "no_answer", self._words(words))
        if code == _CLOSING:
            self._drop()
        return self._refusal(code, words)

    def _refusal(self, code: int, words: bytes) -> Answer:
        text = self._words(f"{code} ".encode() + words if code > 0 else words)
        if 500 <= code < 600:
            return Answer(Verdict.REFUSED, "refused", text)
        return Answer(Verdict.RETRY, "try_later", text)

    # Words

    def _words(self, said: str | bytes) -> str:
        password = self._password or ""
        return server_words(said, password, base64.b64encode(password.encode()).decode("ascii"))

    def _blocked(self, code: str, error: Exception, *, retryable: bool = True) -> TransportError:
        return TransportError(code, self._words(_said(error)), retryable=retryable)


def _wait_at_most(connection: smtplib.SMTP, seconds: float) -> None:
    if connection.sock is not None:
        connection.sock.settimeout(seconds)


def _good(step: int, code: int) -> bool:
    """Whether the reply lets the message go on: to MAIL and RCPT (1, 2) any 2xx, to DATA (3) 354."""
    return code == 354 if step == 3 else 200 <= code < 300


def _stuffed(data: bytes) -> bytes:
    """The message as DATA wants it: a dot doubled at the start of a line, and a line with a dot at the end.

    The data ends with a line end already.
    """
    if b"\n." in data:
        data = data.replace(b"\r\n.", b"\r\n..")
    return data + b".\r\n"


def _log_in_utf8(connection: smtplib.SMTP, user: str, password: str) -> None:
    """Log in with a name or password that is not ASCII, which ``smtplib`` cannot (RFC 4616 wants UTF-8)."""
    if "PLAIN" not in connection.esmtp_features.get("auth", "").upper().split():
        raise smtplib.SMTPNotSupportedError("AUTH PLAIN")
    initial = base64.b64encode(f"\0{user}\0{password}".encode()).decode("ascii")
    code, words = connection.docmd("AUTH", f"PLAIN {initial}")
    if code not in {235, 503}:
        raise smtplib.SMTPAuthenticationError(code, words)


def _said(error: Exception) -> str | bytes:
    """An error in the server's or the system's words."""
    if isinstance(error, smtplib.SMTPResponseException):
        words = error.smtp_error
        return words if isinstance(words, (str, bytes)) else str(words)
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error)
