"""Encrypted connections to a mail server, against a certificate that was made for the test."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from pathlib import Path

import pytest

from bulkdesk.messaging.smtp import SmtpTransport
from bulkdesk.messaging.transport import TransportError, Verdict
from tests.messaging.servers import Inbox, Talk, email_sender, mail_server, outgoing, scripted_server

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="makes its certificate with openssl")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with key and certificate of 127.0.0.1, signed by itself."""
    folder = tmp_path_factory.mktemp("tls")
    key, crt = folder / "key.pem", folder / "crt.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650"),
            *("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", str(key), "-out", str(crt)),
        ],
        check=True,
        capture_output=True,
    )
    both = folder / "both.pem"
    both.write_bytes(key.read_bytes() + crt.read_bytes())
    return both


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The certificate as one that this machine trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    return certificate


def _context(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def test_starttls(trusted: Path) -> None:
    inbox = Inbox()
    with mail_server(inbox, tls_context=_context(trusted), require_starttls=True) as port:
        transport = SmtpTransport(email_sender(port, security="starttls"), None)
        assert [transport.send(outgoing()).verdict for _ in range(3)] == [Verdict.ACCEPTED] * 3
        transport.close()
    assert len(inbox.raw) == 3


def test_tls_from_the_start(trusted: Path) -> None:
    taken: list[bytes] = []

    def script(talk: Talk) -> None:
        talk.greet()
        taken.append(talk.take())
        talk.hear()

    with scripted_server(script, context=_context(trusted)) as port:
        transport = SmtpTransport(email_sender(port, security="tls"), None)
        assert transport.send(outgoing()).verdict is Verdict.ACCEPTED
        transport.close()
    assert b"Subject: Hello" in taken[0]


def test_cut_after_the_final_dot_is_unknown_over_tls_too(trusted: Path) -> None:
    def script(talk: Talk) -> None:
        talk.greet()
        talk.take(last=None)

    with scripted_server(script, context=_context(trusted)) as port:
        answer = SmtpTransport(email_sender(port, security="tls"), None).send(outgoing())
    assert answer.verdict is Verdict.UNKNOWN


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_that_nobody_vouches_for(certificate: Path, security: str) -> None:
    inbox = Inbox()

    def refused(port: int) -> TransportError:
        with pytest.raises(TransportError) as caught:
            SmtpTransport(email_sender(port, security=security), None).open()
        return caught.value

    if security == "tls":
        with scripted_server(lambda talk: talk.greet(), context=_context(certificate)) as port:
            error = refused(port)
    else:
        with mail_server(inbox, tls_context=_context(certificate)) as port:
            error = refused(port)
    assert (error.code, error.retryable) == ("tls_refused", False)
    assert "certificate" in error.text.lower()


def test_a_server_without_starttls_gets_nothing_in_the_clear() -> None:
    heard: list[str] = []

    def script(talk: Talk) -> None:
        talk.greet("AUTH PLAIN")
        heard.append(talk.hear())

    with scripted_server(script) as port, pytest.raises(TransportError) as caught:
        SmtpTransport(email_sender(port, security="starttls", user="news"), "geheim").open()
    assert (caught.value.code, caught.value.retryable) == ("tls_refused", False)
    assert heard == [""]


def test_a_server_that_cannot_encrypt_just_now() -> None:
    def script(talk: Talk) -> None:
        talk.greet("STARTTLS")
        talk.hear()
        talk.say("454 4.7.0 later")

    with scripted_server(script) as port, pytest.raises(TransportError) as caught:
        SmtpTransport(email_sender(port, security="starttls"), None).open()
    assert (caught.value.code, caught.value.retryable) == ("server_unreachable", True)


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_line_that_is_cut_while_it_is_encrypted_is_tried_again(security: str) -> None:
    def script(talk: Talk) -> None:
        if security == "starttls":
            talk.greet("STARTTLS")
            talk.hear()
            talk.say("220 go ahead")
        talk.hear_some()

    with scripted_server(script) as port, pytest.raises(TransportError) as caught:
        SmtpTransport(email_sender(port, security=security), None).open()
    assert (caught.value.code, caught.value.retryable) == ("server_unreachable", True)


def test_tls_to_a_server_that_speaks_plainly() -> None:
    def script(talk: Talk) -> None:
        talk.say("220 here")
        talk.hear()

    with scripted_server(script) as port, pytest.raises(TransportError) as caught:
        SmtpTransport(email_sender(port, security="tls"), None).open()
    assert caught.value.code == "tls_refused"
