"""E-mail over SMTP: what arrives, and what each end of a conversation means for the message in hand."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator

import pytest

from bulkdesk.messaging.smtp import SmtpTransport, Timeouts
from bulkdesk.messaging.transport import Answer, TransportError, Verdict
from tests.messaging.servers import (
    Inbox,
    Talk,
    email_sender,
    login_only,
    mail_server,
    outgoing,
    scripted_server,
)

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")

SOON = Timeouts(connect=5, reply=5, accept=0.2)


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def transport(inbox: Inbox) -> Iterator[SmtpTransport]:
    """A way to a mail server that takes everything."""
    with mail_server(inbox, enable_SMTPUTF8=False) as port:
        made = SmtpTransport(email_sender(port, name="Müller, GmbH", reply_to="answers@example.com"), None)
        yield made
        made.close()


def test_a_message_arrives_as_it_was_written(transport: SmtpTransport, inbox: Inbox) -> None:
    answer = transport.send(
        outgoing(
            subject="Grüße aus Köln", text="Schöne Grüße\n.\n..zwei\n", html="<p>Schöne <b>Grüße</b></p>"
        )
    )
    assert answer == Answer(Verdict.ACCEPTED, None, "2.0.0 queued as 42")
    (message,) = inbox.messages
    assert message["Subject"] == "Grüße aus Köln"
    assert message["From"].addresses[0].display_name == "Müller, GmbH"
    assert message["From"].addresses[0].addr_spec == "news@example.com"
    assert message["To"] == "a@example.com"
    assert message["Reply-To"] == "answers@example.com"
    assert message["Message-ID"] == "<1@example.com>"
    assert message["Date"].datetime.utcoffset() is not None
    assert message["Auto-Submitted"] is None
    assert not message.defects
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    assert html is not None
    assert text.get_content().splitlines() == ["Schöne Grüße", ".", "..zwei"]
    assert html.get_content().replace("\r\n", "\n") == "<p>Schöne <b>Grüße</b></p>\n"
    assert inbox.recipients == ["a@example.com"]


def test_one_connection_takes_many_messages_and_goes_on_after_a_refusal(
    transport: SmtpTransport, inbox: Inbox
) -> None:
    inbox.refuse_rcpt = {
        "no@example.com": "550 5.1.1 no such user",
        "later@example.com": "451 4.7.1 greylisted",
    }
    answers = [transport.send(outgoing(to=f"{name}@example.com")) for name in ("a", "no", "b", "later", "c")]
    assert [answer.verdict for answer in answers] == [
        Verdict.ACCEPTED,
        Verdict.REFUSED,
        Verdict.ACCEPTED,
        Verdict.RETRY,
        Verdict.ACCEPTED,
    ]
    assert answers[1] == Answer(Verdict.REFUSED, "refused", "550 5.1.1 no such user")
    assert answers[3].text == "451 4.7.1 greylisted"
    assert inbox.recipients == ["a@example.com", "b@example.com", "c@example.com"]
    assert inbox.connections == 1


@pytest.mark.parametrize(
    ("reply", "verdict"),
    [
        ("554 5.7.1 spam", Verdict.REFUSED),
        ("452 4.2.2 full", Verdict.RETRY),
        ("421 4.3.2 going", Verdict.RETRY),
    ],
)
def test_a_refusal_of_the_whole_message(
    transport: SmtpTransport, inbox: Inbox, reply: str, verdict: Verdict
) -> None:
    inbox.refuse_data = reply
    answer = transport.send(outgoing())
    assert (answer.verdict, answer.text) == (verdict, reply)
    inbox.refuse_data = None
    assert transport.send(outgoing()).verdict is Verdict.ACCEPTED


def test_a_login(inbox: Inbox) -> None:
    with mail_server(inbox, **login_only("news", "geheim")) as port:
        transport = SmtpTransport(email_sender(port, user="news"), "geheim")
        assert transport.send(outgoing()).verdict is Verdict.ACCEPTED
        transport.close()


def test_a_login_that_is_not_ascii(inbox: Inbox) -> None:
    with mail_server(inbox, **login_only("jürgen", "pässwörd€")) as port:
        transport = SmtpTransport(email_sender(port, user="jürgen"), "pässwörd€")
        assert transport.send(outgoing()).verdict is Verdict.ACCEPTED
        transport.close()


@pytest.mark.parametrize("password", ["wrong", "fälsch"])
def test_a_wrong_password_is_nothing_to_wait_for(inbox: Inbox, password: str) -> None:
    with mail_server(inbox, **login_only("news", "geheim")) as port, pytest.raises(TransportError) as caught:
        SmtpTransport(email_sender(port, user="news"), password).open()
    assert (caught.value.code, caught.value.retryable) == ("login_refused", False)
    assert password not in caught.value.text


def test_a_user_without_a_password(inbox: Inbox) -> None:
    with pytest.raises(TransportError) as caught:
        SmtpTransport(email_sender(1, user="news"), None).open()
    assert (caught.value.code, caught.value.retryable) == ("secret_missing", False)


def test_a_server_that_does_not_let_one_log_in(inbox: Inbox) -> None:
    with mail_server(inbox) as port, pytest.raises(TransportError) as caught:
        SmtpTransport(email_sender(port, user="news"), "geheim").open()
    assert (caught.value.code, caught.value.retryable) == ("login_refused", False)


def test_a_server_that_wants_a_login_first(inbox: Inbox) -> None:
    with mail_server(inbox, **login_only("news", "geheim")) as port:
        transport = SmtpTransport(email_sender(port), None)
        with pytest.raises(TransportError) as caught:
            transport.send(outgoing())
        transport.close()
    assert (caught.value.code, caught.value.retryable) == ("login_refused", False)


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        transport = SmtpTransport(email_sender(free.getsockname()[1]), None)
        with pytest.raises(TransportError) as caught:
            transport.send(outgoing())
    assert (caught.value.code, caught.value.retryable) == ("server_unreachable", True)
    assert caught.value.text


@pytest.mark.parametrize("greeting", ["421 too busy", "554 go away"])
def test_a_server_that_is_busy(greeting: str) -> None:
    def script(talk: Talk) -> None:
        talk.say(greeting)
        talk.hear()

    with scripted_server(script) as port, pytest.raises(TransportError) as caught:
        SmtpTransport(email_sender(port), None).open()
    assert (caught.value.code, caught.value.retryable) == ("server_unreachable", True)
    assert caught.value.text == greeting[4:]


def test_cut_after_the_final_dot_is_unknown() -> None:
    taken: list[bytes] = []

    def script(talk: Talk) -> None:
        talk.greet()
        taken.append(talk.take(last=None))

    with scripted_server(script) as port:
        answer = SmtpTransport(email_sender(port), None).send(outgoing())
    assert (answer.verdict, answer.code) == (Verdict.UNKNOWN, "no_answer")
    assert len(taken) == 1


def test_silence_after_the_final_dot_is_unknown() -> None:
    def script(talk: Talk) -> None:
        talk.greet()
        talk.take(last=None)
        talk.hear()  # the client goes away

    with scripted_server(script) as port:
        answer = SmtpTransport(email_sender(port), None, timeouts=SOON).send(outgoing())
    assert answer.verdict is Verdict.UNKNOWN


def test_nonsense_after_the_final_dot_is_unknown() -> None:
    def script(talk: Talk) -> None:
        talk.greet()
        talk.take(last="what?")

    with scripted_server(script) as port:
        assert SmtpTransport(email_sender(port), None).send(outgoing()).verdict is Verdict.UNKNOWN


def test_after_an_unknown_end_the_next_message_goes_over_a_new_connection() -> None:
    def cut(talk: Talk) -> None:
        talk.greet()
        talk.take(last=None)

    def whole(talk: Talk) -> None:
        talk.greet()
        assert b"<2@example.com>" in talk.take()
        talk.hear()
        talk.say("221 bye")

    with scripted_server(cut, whole) as port:
        transport = SmtpTransport(email_sender(port), None)
        assert transport.send(outgoing()).verdict is Verdict.UNKNOWN
        assert transport.send(outgoing(ref="<2@example.com>")).verdict is Verdict.ACCEPTED
        transport.close()


def _at_mail(talk: Talk) -> None:
    talk.hear()


def _at_rcpt(talk: Talk) -> None:
    talk.hear()
    talk.say("250 ok")
    talk.hear()


def _at_data(talk: Talk) -> None:
    _at_rcpt(talk)
    talk.say("250 ok")
    talk.hear()


@pytest.mark.parametrize("steps", [_at_mail, _at_rcpt, _at_data])
def test_cut_before_the_message_may_be_handed_over_again(steps: Callable[[Talk], None]) -> None:
    def script(talk: Talk) -> None:
        talk.greet()
        steps(talk)

    with scripted_server(script) as port, pytest.raises(TransportError) as caught:
        SmtpTransport(email_sender(port), None).send(outgoing())
    assert (caught.value.code, caught.value.retryable) == ("connection_lost", True)


def test_cut_in_the_middle_of_the_message_may_be_handed_over_again() -> None:
    def script(talk: Talk) -> None:
        talk.greet()
        _at_data(talk)
        talk.say("354 go on")
        talk.hear()

    # More than the buffers of both ends hold: the end of the message cannot have been written.
    big = outgoing(text="x" * 70 + "\n", html=("y" * 70 + "\n") * 300_000)
    with scripted_server(script) as port, pytest.raises(TransportError) as caught:
        SmtpTransport(email_sender(port), None).send(big)
    assert (caught.value.code, caught.value.retryable) == ("connection_lost", True)


def test_the_end_of_a_used_connection_is_nothing_to_wait_for() -> None:
    """Servers close after so many messages, with 421 or without a word; the next message goes over a new one."""

    def one_message(talk: Talk) -> None:
        talk.greet()
        talk.take()

    def one_message_and_a_word(talk: Talk) -> None:
        one_message(talk)
        talk.hear()
        talk.say("421 4.7.0 enough for now")

    with scripted_server(one_message, one_message_and_a_word, one_message) as port:
        transport = SmtpTransport(email_sender(port), None)
        assert [transport.send(outgoing()).verdict for _ in range(3)] == [Verdict.ACCEPTED] * 3
        transport.close()


def test_421_on_a_new_connection_is_retried_later() -> None:
    def script(talk: Talk) -> None:
        talk.greet()
        talk.hear()
        talk.say("421 4.7.0 not now")

    with scripted_server(script) as port:
        answer = SmtpTransport(email_sender(port), None).send(outgoing())
    assert answer == Answer(Verdict.RETRY, "try_later", "421 4.7.0 not now")


def test_421_to_the_whole_message_is_not_handed_over_again_by_itself() -> None:
    def script(talk: Talk) -> None:
        talk.greet()
        talk.take()
        talk.take(last="421 4.3.0 closing")

    with scripted_server(script) as port:
        transport = SmtpTransport(email_sender(port), None)
        assert transport.send(outgoing()).verdict is Verdict.ACCEPTED
        assert transport.send(outgoing()).verdict is Verdict.RETRY


def test_pipelining_says_all_at_once_and_hears_each_answer() -> None:
    def script(talk: Talk) -> None:
        talk.greet("PIPELINING")
        lines = [talk.hear() for _ in range(3)]
        assert lines == ["MAIL FROM:<news@example.com>", "RCPT TO:<a@example.com>", "DATA"]
        talk.say("250 ok\r\n250 ok\r\n354 go on")
        talk.message()
        talk.say("250 taken")
        # A refused recipient, and a server that would take the message all the same: an empty one to nobody.
        assert [talk.hear() for _ in range(3)][1] == "RCPT TO:<no@example.com>"
        talk.say("250 ok\r\n550 unknown\r\n354 go on")
        assert talk.message() == b""
        talk.say("554 no valid recipients")
        assert talk.hear() == "rset"
        talk.say("250 ok")
        # A refused recipient as most servers answer.
        assert [talk.hear() for _ in range(3)][1] == "RCPT TO:<no@example.com>"
        talk.say("250 ok\r\n451 later\r\n503 no recipients")
        assert talk.hear() == "rset"
        talk.say("250 ok")
        assert talk.hear() == "quit"
        talk.say("221 bye")

    with scripted_server(script) as port:
        transport = SmtpTransport(email_sender(port), None)
        assert transport.send(outgoing()).verdict is Verdict.ACCEPTED
        refused = transport.send(outgoing(to="no@example.com"))
        assert refused == Answer(Verdict.REFUSED, "refused", "550 unknown")
        assert transport.send(outgoing(to="no@example.com")).verdict is Verdict.RETRY
        transport.close()


def test_an_idle_connection_is_tried_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    def goes_away(talk: Talk) -> None:
        talk.greet()
        talk.take()

    def stays(talk: Talk) -> None:
        talk.greet()
        talk.take()
        assert talk.hear() == "noop"
        talk.say("250 here")
        talk.take()

    with scripted_server(goes_away, stays) as port:
        monkeypatch.setattr("bulkdesk.messaging.smtp._IDLE_S", -1.0)
        transport = SmtpTransport(email_sender(port), None)
        assert [transport.send(outgoing()).verdict for _ in range(3)] == [Verdict.ACCEPTED] * 3
        transport.close()


def test_the_words_of_a_server_are_one_short_line_without_the_password() -> None:
    def script(talk: Talk) -> None:
        talk.say("220 here")
        talk.hear()
        talk.say("250-here\r\n250 AUTH PLAIN")
        talk.hear()
        talk.say("235 welcome")
        talk.hear()
        talk.say(f"550-no\x1b[31m geheim123\r\n550 Z2VoZWltMTIz {'long ' * 200}")
        talk.hear()
        talk.say("250 ok")

    with scripted_server(script) as port:
        transport = SmtpTransport(email_sender(port, user="news"), "geheim123")
        text = transport.send(outgoing()).text
        transport.close()
    assert text.startswith("550 no [31m *** *** long long")
    assert len(text) <= 300
    assert text.isprintable()


def test_letters_outside_ascii_in_an_address(transport: SmtpTransport, inbox: Inbox) -> None:
    assert transport.send(outgoing(to="a@müller.de")).verdict is Verdict.ACCEPTED
    refused = transport.send(outgoing(to="jürgen@example.com"))
    assert refused == Answer(Verdict.REFUSED, "needs_smtputf8")
    assert inbox.recipients == ["a@xn--mller-kva.de"]


def test_letters_outside_ascii_where_the_server_takes_them(inbox: Inbox) -> None:
    with mail_server(inbox, enable_SMTPUTF8=True) as port:
        transport = SmtpTransport(email_sender(port), None)
        assert transport.send(outgoing(to="jürgen@müller.de")).verdict is Verdict.ACCEPTED
        transport.close()
    assert inbox.recipients == ["jürgen@xn--mller-kva.de"]
    assert "To: jürgen@xn--mller-kva.de\r\n".encode() in inbox.raw[0]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nobody",
        "a@b@c.de",
        "a b@example.com",
        "a@example.com\r\nRCPT TO:<x@example.com>",
        "a@example.com\nBcc: x@example.com",
        "<a@example.com>",
        "a@example.com,b@example.com",
        "a@exa mple.com",
        "ü" * 40 + "@example.com",
    ],
)
def test_what_is_no_address_is_refused_and_not_sent(
    transport: SmtpTransport, inbox: Inbox, address: str
) -> None:
    answer = transport.send(outgoing(to=address))
    assert (answer.verdict, answer.code) == (Verdict.REFUSED, "invalid_address")
    assert inbox.raw == []


def test_closing_twice_and_opening_again(transport: SmtpTransport, inbox: Inbox) -> None:
    transport.open()
    transport.open()
    transport.close()
    transport.close()
    assert transport.send(outgoing()).verdict is Verdict.ACCEPTED
    assert inbox.connections == 2
