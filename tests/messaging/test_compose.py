"""E-mails as bytes, held against Python's own ``EmailMessage``."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulkdesk.messaging.compose import Composer, encode_part, encode_subject
from bulkdesk.messaging.settings import EmailSender
from bulkdesk.store.clock import FixedClock
from tests.messaging.servers import email_sender, outgoing, parsed
from tests.support import START

ODD = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("\r\n\t .=?_\0\x0b\x0c\x1c\x85\u2028ü€😀\x7f-"),
    ),
    max_size=300,
)
LONG = st.tuples(st.sampled_from(["a", "ü", "€", "😀", "a ", " ", "=", ".", "\t"]), st.integers(0, 2500)).map(
    lambda pair: pair[0] * pair[1]
)


def composer(sender: EmailSender | None = None) -> Composer:
    return Composer(sender or email_sender(25), FixedClock(START))


def _lines(text: str) -> str:
    """Line ends as a mail has them, one at the end."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return unified if unified.endswith("\n") else f"{unified}\n"


def _content(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload.decode("utf-8").replace("\r\n", "\n")


@given(text=st.one_of(ODD, LONG), html=st.one_of(st.none(), ODD, LONG))
def test_whatever_a_text_holds_is_read_back(text: str, html: str | None) -> None:
    data = composer().compose(outgoing(text=text, html=html)).data
    message = parsed(data)
    assert not message.defects
    if html is None:
        assert message.get_content_type() == "text/plain"
        assert _content(message) == _lines(text)
        return
    assert message.get_content_type() == "multipart/alternative"
    parts = list(message.iter_parts())
    assert [part.get_content_type() for part in parts] == ["text/plain", "text/html"]
    assert [_content(part) for part in parts if isinstance(part, EmailMessage)] == [
        _lines(text),
        _lines(html),
    ]
    assert not any(part.defects for part in parts)


@given(text=st.one_of(ODD, LONG), subject=ODD, html=st.one_of(ODD, LONG))
def test_the_wire_is_seven_bit_with_short_lines(text: str, subject: str, html: str) -> None:
    data = composer().compose(outgoing(text=text, subject=subject, html=html)).data
    assert data.isascii()
    assert b"\0" not in data
    assert data.endswith(b"\r\n")
    assert not re.search(rb"\r(?!\n)|(?<!\r)\n", data)
    assert max(len(line) for line in data.split(b"\r\n")) <= 998


@given(text=st.text(st.characters(min_codepoint=0x20, max_codepoint=0x2FFF), max_size=200))
def test_it_reads_like_an_email_message(text: str) -> None:
    theirs = EmailMessage(policy=policy.SMTP)
    theirs["Subject"] = "x"
    theirs.set_content(text)
    ours = parsed(composer().compose(outgoing(subject="x", text=text)).data)
    assert _content(ours) == _content(parsed(theirs.as_bytes()))
    assert ours["Subject"] == theirs["Subject"]
    assert ours.get_content_charset() == theirs.get_content_charset() == "utf-8"


@given(subject=ODD)
def test_a_subject_is_read_back_without_its_line_ends(subject: str) -> None:
    data = f"Subject: {encode_subject(subject)}\r\nX-After: here\r\n\r\n".encode("ascii")
    message = message_from_bytes(data, policy=policy.default)
    wanted = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", subject).strip()
    # Readers drop white space of other kinds at the ends too.
    assert str(message["Subject"]).strip() == wanted.strip()
    assert message["X-After"] == "here"
    assert message.keys() == ["Subject", "X-After"]


@pytest.mark.parametrize(
    "subject",
    ["Hello", "a" * 200, "a" * 201, "Grüße " * 60, "=?utf-8?q?x?=", "日本語" * 50, "😀" * 40, "x: y; z", ""],
)
def test_subjects(subject: str) -> None:
    message = parsed(composer().compose(outgoing(subject=subject)).data)
    assert message["Subject"] == subject.strip()
    assert not message.defects


@pytest.mark.parametrize("break_", ["\r\n", "\n", "\r", "\u2028", "\x85", "\r\n "])
def test_no_header_gets_in_through_a_subject(break_: str) -> None:
    message = parsed(composer().compose(outgoing(subject=f"Hi{break_}Bcc: x@example.com")).data)
    assert message["Bcc"] is None
    assert "Bcc: x@example.com" in message["Subject"]


@pytest.mark.parametrize(
    "ref", ["1@example.com", "<a b@c>", "<1@example.com>\r\nBcc: x@example.com", "<>", "<1@e>\n"]
)
def test_a_message_id_is_one(ref: str) -> None:
    with pytest.raises(ValueError, match="Message-ID"):
        composer().compose(outgoing(ref=ref))


@pytest.mark.parametrize(
    "name",
    ["Anna", 'Anna "Ann" Müller', 'A "B" \\ C', "Müller, Söhne & Co. <KG>", "=?x?=", "日本語", "a, b"],
)
def test_the_name_of_the_sender(name: str) -> None:
    message = parsed(composer(email_sender(25, name=name)).compose(outgoing()).data)
    (address,) = message["From"].addresses
    assert (address.display_name, address.addr_spec) == (name, "news@example.com")


def test_a_long_name_in_several_encoded_words() -> None:
    data = composer(email_sender(25, name="日本" * 30)).compose(outgoing()).data
    written = str(message_from_bytes(data)["From"])
    # The old reader: the new one puts spaces between encoded words of a name, against RFC 2047.
    assert str(make_header(decode_header(written))).replace("\n", "") == f"{'日本' * 30} <news@example.com>"


def test_plain_text_goes_as_it_is_and_latin_text_stays_readable() -> None:
    assert encode_part("plain", "Hello\nthere").endswith(b"Encoding: 7bit\r\n\r\nHello\r\nthere\r\n")
    assert b"Encoding: quoted-printable\r\n\r\nGr=C3=BC=C3=9Fe an alle Leute von uns" in encode_part(
        "plain", "Grüße an alle Leute von uns"
    )
    assert b"Encoding: base64" in encode_part("plain", "Привет")
    assert b"Encoding: quoted-printable" in encode_part("plain", "x" * 1000)


def test_date_is_the_clocks() -> None:
    assert parsed(composer().compose(outgoing()).data)["Date"].datetime.timestamp() * 1000 == START


def test_ways_to_unsubscribe() -> None:
    sender = email_sender(
        25,
        unsubscribe_mailto="off@example.com",
        unsubscribe_url="https://example.com/off?a={address}&m={ref}",
    )
    message = parsed(composer(sender).compose(outgoing(to="a+b@example.com", ref="<1@x>")).data)
    assert message["List-Unsubscribe"] == (
        "<mailto:off@example.com?subject=unsubscribe>, <https://example.com/off?a=a%2Bb%40example.com&m=1%40x>"
    )
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_by_mail_only_there_is_no_one_click() -> None:
    message = parsed(
        composer(email_sender(25, unsubscribe_mailto="off@example.com")).compose(outgoing()).data
    )
    assert message["List-Unsubscribe"] == "<mailto:off@example.com?subject=unsubscribe>"
    assert message["List-Unsubscribe-Post"] is None
    assert parsed(composer().compose(outgoing()).data)["List-Unsubscribe"] is None


def test_letters_outside_ascii_in_the_senders_address_need_smtputf8() -> None:
    composed = composer(email_sender(25, **{"from": "jürgen@müller.de"})).compose(outgoing())
    assert composed.utf8
    assert "From: jürgen@xn--mller-kva.de\r\n".encode() in composed.data
    assert not composer(email_sender(25, **{"from": "a@müller.de"})).compose(outgoing()).utf8
