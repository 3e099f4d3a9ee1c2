"""What a message is when it leaves, and what may become of it: the terms between the engine and each way out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

MAX_WORDS: Final = 300
"""Characters of a server's words that are kept."""

_HIDDEN: Final = "***"
# Control, format (bidi overrides) and separator characters that could draw over or break the line they are shown in.
_NOT_PRINTED: Final = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+")


class Verdict(StrEnum):
    """What is known of a message after it was handed over."""

    ACCEPTED = "accepted"
    """The server took it."""
    REFUSED = "refused"
    """The server will never take it; it was not sent."""
    RETRY = "retry"
    """The server did not take it now; it was surely not sent."""
    UNKNOWN = "unknown"
    """It was handed over and no answer came: it may have been sent."""


@dataclass(frozen=True, slots=True)
class RenderedMessage:
    """A message as one contact gets it. ``subject`` and ``html`` are None where the channel or template has none."""

    subject: str | None
    text: str
    html: str | None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to hand over.

    Attributes:
        to: e-mail address, or phone number in E.164.
        message: what it says.
        ref: for e-mail the Message-ID with its angle brackets; a gateway names its messages itself.
    """

    to: str
    message: RenderedMessage
    ref: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the other side said about one message.

    Attributes:
        verdict: what is known.
        code: why, as a reason code of ours (``refused``, ``invalid_number``, ``opted_out`` …); None when accepted.
        text: the server's words: one line, at most ``MAX_WORDS`` characters, no secret.
        ref: what the other side calls the message (a gateway's id); None: nothing new.
        retry_after_s: seconds that the server asks to wait with RETRY; None: it did not say.
    """

    verdict: Verdict
    code: str | None = None
    text: str = ""
    ref: str | None = None
    retry_after_s: float | None = None


class TransportError(Exception):
    """The way out is blocked, and nothing of the message in hand was handed over.

    Attributes:
        code: reason code: ``server_unreachable``, ``connection_lost``, ``login_refused``,
            ``tls_refused``, ``secret_missing``.
        text: the server's or the system's words, as in :class:`Answer`.
        retryable: True when waiting may help; False when a person must mend the settings.
    """

    def __init__(self, code: str, text: str = "", *, retryable: bool) -> None:
        super().__init__(code, text)
        self.code = code
        self.text = text
        self.retryable = retryable

    def __str__(self) -> str:
        return f"{self.code}: {self.text}" if self.text else self.code


class Transport(Protocol):
    """One way out, used by one thread. It may be opened again after an error or :meth:`close`."""

    def open(self) -> None:
        """Connect and log in.

        Raises:
            TransportError: that did not work.
        """

    def send(self, outgoing: Outgoing) -> Answer:
        """Hand one message over and wait for the answer. Opens the way first if it is not open.

        Raises:
            TransportError: nothing of this message was taken; it may be handed over again.
        """

    def close(self) -> None:
        """Let go of the connection. Never raises; closing twice is fine."""


def server_words(said: str | bytes, *secrets: str | None) -> str:
    """A server's words as they may be kept and shown.

    Args:
        said: what the server or the system said.
        secrets: replaced by stars wherever they appear.
    """
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    for secret in secrets:
        if secret:
            text = text.replace(secret, _HIDDEN)
    text = _NOT_PRINTED.sub(" ", text).strip()
    return text if len(text) <= MAX_WORDS else text[: MAX_WORDS - 1].rstrip() + "…"
