"""E-mails as bytes. What is the same in every message of a job is put together once.

Python's ``EmailMessage`` needs half a millisecond for a message; this needs some microseconds and gives the same to
whoever reads it (the tests hold it against ``EmailMessage``).
"""

from __future__ import annotations

import binascii
import re
import secrets
from dataclasses import dataclass
from email.utils import format_datetime
from typing import Final
from urllib.parse import quote

from bulkdesk.messaging.addresses import wire_address
from bulkdesk.messaging.settings import EmailSender
from bulkdesk.messaging.transport import Outgoing
from bulkdesk.store.clock import MS_PER_SECOND, Clock, to_datetime

_MAX_PLAIN_SUBJECT: Final = 200
"""Characters of an ASCII subject that is written as it is. A line may have 998; encoded words fold."""
_WORD_OCTETS: Final = 39
"""Octets of text in one encoded word: base64 and its frame stay below 76 characters beside "Subject:" (RFC 2047)."""

_FOLD: Final = "\r\n "
_BREAKS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
# Lines that need no encoding: printable ASCII, well below the 998 that a line may have, nothing at the end to strip.
_SEVEN_BIT: Final = re.compile(r"(?:(?:[\t\x20-\x7e]{0,900}[\x21-\x7e])?\r\n)*")
_REF: Final = re.compile(r"<[\x21-\x3b\x3d\x3f-\x7e]{3,200}>")


_PART_HEADS: Final = {
    (subtype, encoding): (
        f'Content-Type: text/{subtype}; charset="utf-8"\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n'
    ).encode("ascii")
    for subtype in ("plain", "html")
    for encoding in ("7bit", "quoted-printable", "base64")
}


@dataclass(frozen=True, slots=True)
class Composed:
    """A message ready for the wire.

    Attributes:
        to: the envelope's recipient.
        data: head and body with CRLF line ends, not yet dot-stuffed.
        utf8: True when its head or envelope has letters outside ASCII (SMTPUTF8).
    """

    to: str
    data: bytes
    utf8: bool


class Composer:
    """Puts the messages of one sender together. Used by one thread."""

    def __init__(self, sender: EmailSender, clock: Clock) -> None:
        """Raises AddressError: the sender's address or one it names cannot be used."""
        self._clock = clock
        self.envelope_from = wire_address(sender.address)
        reply_to = wire_address(sender.reply_to) if sender.reply_to else None
        self._utf8 = not (self.envelope_from + (reply_to or "")).isascii()
        self._head = _head(sender, self.envelope_from, reply_to)
        self._unsubscribe = _Unsubscribe(sender)
        # Never in a body: it is drawn by lot, and quoted-printable cannot hold "=_".
        boundary = f"=_{secrets.token_hex(16)}".encode("ascii")
        self._opening = (
            b'Content-Type: multipart/alternative; boundary="'
            + boundary
            + b'"\r\n\r\n--'
            + boundary
            + b"\r\n"
        )
        self._between = b"\r\n--" + boundary + b"\r\n"
        self._closing = b"\r\n--" + boundary + b"--\r\n"
        self._second = -1
        self._date = b""

    def compose(self, outgoing: Outgoing) -> Composed:
        """One message.

        Raises:
            AddressError: ``outgoing.to`` is no address.
            ValueError: ``outgoing.ref`` is no Message-ID.
        """
        to = wire_address(outgoing.to)
        if not _REF.fullmatch(outgoing.ref):
            raise ValueError("not a Message-ID")
        message = outgoing.message
        head = (
            f"To: {to}\r\nSubject: {encode_subject(message.subject or '')}\r\nMessage-ID: {outgoing.ref}\r\n"
            f"{self._unsubscribe.headers(to, outgoing.ref)}"
        )
        data = b"".join(
            (self._head, self._date_header(), head.encode(), self._body(message.text, message.html))
        )
        return Composed(to, data, self._utf8 or not to.isascii())

    def _date_header(self) -> bytes:
        second = self._clock.now() // MS_PER_SECOND
        if second != self._second:
            self._second = second
            self._date = f"Date: {format_datetime(to_datetime(second * MS_PER_SECOND))}\r\n".encode("ascii")
        return self._date

    def _body(self, text: str, html: str | None) -> bytes:
        if html is None:
            return encode_part("plain", text)
        return b"".join(
            (
                self._opening,
                encode_part("plain", text),
                self._between,
                encode_part("html", html),
                self._closing,
            )
        )


class _Unsubscribe:
    """The headers by which a mail program offers to unsubscribe (RFC 2369, RFC 8058)."""

    def __init__(self, sender: EmailSender) -> None:
        ways = []
        if sender.unsubscribe_mailto:
            ways.append(
                f"<mailto:{quote(wire_address(sender.unsubscribe_mailto), safe='@')}?subject=unsubscribe>"
            )
        if sender.unsubscribe_url:
            ways.append(f"<{sender.unsubscribe_url}>")
        self._headers = f"List-Unsubscribe: {f',{_FOLD}'.join(ways)}\r\n" if ways else ""
        # One click works over https only, and needs the address in the URL: mail programs post without a body of theirs.
        if (sender.unsubscribe_url or "").startswith("https:"):
            self._headers += "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"
        self._same_for_all = "{" not in self._headers

    def headers(self, to: str, ref: str) -> str:
        """The lines for one recipient; empty when the sender has no way to unsubscribe."""
        if self._same_for_all:
            return self._headers
        shown = self._headers.replace("{address}", quote(to, safe=""))
        return shown.replace("{ref}", quote(ref.strip("<>"), safe=""))


def encode_subject(subject: str) -> str:
    """A subject as a header's value, on one line or folded. Line ends and control characters become a space."""
    clean = _BREAKS.sub(" ", subject).strip()
    if clean.isascii() and len(clean) <= _MAX_PLAIN_SUBJECT and "=?" not in clean:
        return clean
    return _FOLD.join(_encoded_words(clean))


def encode_part(subtype: str, text: str) -> bytes:
    """One part of a message: its headers, an empty line, and the text in UTF-8, ending with a line end.

    ASCII with lines of a bearable length goes as it is, mostly Latin text as quoted-printable, other scripts as base64.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")
    if not lines.endswith("\r\n"):
        lines += "\r\n"
    octets = lines.encode("utf-8", "replace")
    if len(octets) == len(lines) and _SEVEN_BIT.fullmatch(lines):
        encoding, encoded = "7bit", octets
    elif (len(octets) - len(lines)) * 5 > len(lines):
        encoding, encoded = "base64", _base64(octets)
    else:
        encoding, encoded = "quoted-printable", binascii.b2a_qp(octets, istext=True)
    return _PART_HEADS[subtype, encoding] + encoded


def _base64(octets: bytes) -> bytes:
    return b"".join(
        binascii.b2a_base64(octets[start : start + 57], newline=False) + b"\r\n"
        for start in range(0, len(octets), 57)
    )


def _encoded_words(text: str) -> list[str]:
    """Encoded words of whole characters (RFC 2047)."""
    words: list[str] = []
    octets = b""
    for letter in text:
        more = letter.encode("utf-8", "replace")
        if len(octets) + len(more) > _WORD_OCTETS:
            words.append(_word(octets))
            octets = b""
        octets += more
    return [*words, _word(octets)]


def _word(octets: bytes) -> str:
    return f"=?utf-8?b?{binascii.b2a_base64(octets, newline=False).decode('ascii')}?="


def _head(sender: EmailSender, address: str, reply_to: str | None) -> bytes:
    """The headers that every message of the sender has."""
    lines = [f"From: {_mailbox(sender.name, address)}", "MIME-Version: 1.0"]
    if reply_to is not None:
        lines.append(f"Reply-To: {reply_to}")
    return "".join(f"{line}\r\n" for line in lines).encode()


def _mailbox(name: str | None, address: str) -> str:
    """An address with the name that inboxes show before it."""
    clean = _BREAKS.sub(" ", name or "").strip()
    if not clean:
        return address
    if not clean.isascii() or "=?" in clean:
        return f"{_FOLD.join(_encoded_words(clean))}{_FOLD}<{address}>"
    quoted = clean.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"{_FOLD}<{address}>'
