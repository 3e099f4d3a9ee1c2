"""Sender settings: read from KEY=VALUE, kept as JSON, never with a secret in them."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlsplit

from email_validator import EmailNotValidError, validate_email

from bulkdesk.messaging.addresses import AddressError, wire_address
from bulkdesk.messaging.gateways import DEFAULT_GATEWAY, GATEWAYS
from bulkdesk.messaging.hosts import is_here
from bulkdesk.messaging.transport import server_words
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.words import Channel

MAX_CONNECTIONS: Final = 20
MAX_RATE: Final = 100_000.0
"""Messages a second. More is not a limit but a slip of the hand."""
_MAX_TEXT: Final = 250

_HOST: Final = re.compile(r"[\w](?:[\w.-]{0,251}\w)?\.?")
_URL: Final = re.compile(r"[!$-;=?-~]{1,300}")
"""Printable ASCII without what could end the header that it stands in: spaces, quotes, angle brackets; no fragment."""
_ACCOUNT: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
# A number in E.164, a short code, the id of a messaging service, or letters as networks show them.
_SMS_FROM: Final = re.compile(
    r"\+[1-9]\d{5,14}|\d{3,8}|MG[0-9A-Za-z]{2,62}|(?=.*[A-Za-z])[A-Za-z0-9 _+&-]{1,11}"
)
_SECRET_KEYS: Final = frozenset({"password", "secret", "token", "auth_token", "api_key"})


class Security(StrEnum):
    """How the way to the mail server is kept private."""

    NONE = "none"
    STARTTLS = "starttls"
    TLS = "tls"

    @property
    def port(self) -> int:
        """The usual port."""
        return {Security.NONE: 25, Security.STARTTLS: 587, Security.TLS: 465}[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailSender:
    """Where e-mail leaves, and in whose name.

    Attributes:
        host: the mail server's name or address.
        port: its port.
        security: how the connection is encrypted.
        user: login name; None: no login.
        address: the sender's address (key ``from``).
        name: the sender's name as inboxes show it; None: the address alone.
        reply_to: where answers go; None: to ``address``.
        rate: messages a second, all jobs of this sender together; None: as fast as the server takes them.
        connections: how many connections may be open at once.
        unsubscribe_mailto: address that takes unsubscribe requests; None: no such header.
        unsubscribe_url: https address for unsubscribing with one click (RFC 8058); ``{address}`` and ``{ref}`` in
            it stand for the recipient's address and the Message-ID. None: no such header.
    """

    host: str
    port: int
    security: Security
    user: str | None
    address: str
    name: str | None
    reply_to: str | None
    rate: float | None
    connections: int
    unsubscribe_mailto: str | None
    unsubscribe_url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SmsSender:
    """Where text messages leave.

    Attributes:
        gateway: name in ``gateways.GATEWAYS``.
        account: the account's id at the gateway.
        address: number, short code, service id or letters that they come from (key ``from``).
        base_url: where the gateway's interface is; None: its own address.
        rate: messages a second, all jobs of this sender together; None: as fast as the gateway takes them.
    """

    gateway: str
    account: str
    address: str
    base_url: str | None
    rate: float | None


Sender = EmailSender | SmsSender


def read_settings(channel: Channel, values: Mapping[str, str], known: Sender | None = None) -> Sender:
    """Read the settings of a sender.

    Args:
        channel: what is sent.
        values: texts by key, as :func:`keys` names them. An empty text takes a setting back to its default.
        known: settings that hold where ``values`` says nothing.

    Raises:
        RefusedError: ``sender_key_unknown`` (``key``, ``known``), ``sender_secret_key`` (``key``),
            ``sender_key_missing`` (``key``), ``sender_value_bad`` (``key``, ``value``, ``expected``: an example or a
            range, the same in every language).
    """
    readers = _READERS[channel]
    for key in values:
        if key in _SECRET_KEYS:
            raise RefusedError("sender_secret_key", key=key)
        if key not in readers:
            raise RefusedError("sender_key_unknown", key=key, known=", ".join(readers))
    given = {**(to_values(known) if known is not None else {}), **values}
    if channel is Channel.EMAIL and known is not None and "security" in values and "port" not in values:
        _follow_security(given, known)
    read = {_attribute(key): reader(key, given.get(key, "").strip()) for key, reader in readers.items()}
    if channel is Channel.SMS:
        return SmsSender(**read)
    read["port"] = read["port"] or read["security"].port
    return EmailSender(**read)


def keys(channel: Channel) -> tuple[str, ...]:
    """The keys that :func:`read_settings` knows, in the order in which they are shown."""
    return tuple(_READERS[channel])


def to_values(sender: Sender) -> dict[str, str]:
    """The settings as texts by key: what :func:`read_settings` reads back to the same. Empty: not set."""
    return {_key(name): _as_text(value) for name, value in asdict(sender).items()}


def to_json(sender: Sender) -> str:
    """The settings as they are stored."""
    return json.dumps(asdict(sender), ensure_ascii=False)


def from_json(channel: Channel, text: str) -> Sender:
    """Settings that :func:`to_json` wrote.

    Raises:
        RefusedError: as :func:`read_settings`; ``sender_damaged`` when it is no such text.
    """
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise RefusedError("sender_damaged", channel=channel)
    names = {field.name for field in fields(EmailSender if channel is Channel.EMAIL else SmsSender)}
    return read_settings(channel, {_key(name): _as_text(found[name]) for name in names & found.keys()})


def _follow_security(given: dict[str, str], known: Sender) -> None:
    """Take the port back to its default if it was the usual one of another kind of encryption."""
    if isinstance(known, EmailSender) and known.port == known.security.port:
        given["port"] = ""


def _attribute(key: str) -> str:
    return "address" if key == "from" else key


def _key(attribute: str) -> str:
    return "from" if attribute == "address" else attribute


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    return str(value).removesuffix(".0") if isinstance(value, float) else str(value)


def _bad(key: str, value: str, expected: str) -> RefusedError:
    return RefusedError("sender_value_bad", key=key, value=server_words(value), expected=expected)


_Reader = Callable[[str, str], Any]


def _needed(reader: _Reader) -> _Reader:
    def read(key: str, value: str) -> Any:
        if not value:
            raise RefusedError("sender_key_missing", key=key)
        return reader(key, value)

    return read


def _optional(reader: _Reader, default: Any = None) -> _Reader:
    return lambda key, value: reader(key, value) if value else default


def _text(key: str, value: str) -> str:
    if len(value) > _MAX_TEXT or not value.isprintable():
        raise _bad(key, value, "Anna Müller")
    return value


def _host(key: str, value: str) -> str:
    if not _HOST.fullmatch(value) and not _is_ip(value):
        raise _bad(key, value, "mail.example.com")
    return value


def _is_ip(value: str) -> bool:
    try:
        ip_address(value)
    except ValueError:
        return False
    return True


def _security(key: str, value: str) -> Security:
    try:
        return Security(value.lower())
    except ValueError:
        raise _bad(key, value, ", ".join(Security)) from None


def _whole(lowest: int, highest: int) -> _Reader:
    def read(key: str, value: str) -> int:
        if not (value.isascii() and value.isdigit() and len(value) < 9 and lowest <= int(value) <= highest):
            raise _bad(key, value, f"{lowest}–{highest}")
        return int(value)

    return read


def _rate(key: str, value: str) -> float:
    try:
        rate = float(value.replace(",", "."))
    except ValueError:
        rate = math.nan
    if not 0.001 <= rate <= MAX_RATE:
        raise _bad(key, value, f"0.001–{MAX_RATE:.0f}")
    return rate


def _email(key: str, value: str) -> str:
    try:
        # A sender may well live in a network of its own: "news@firma.local", "root@localhost".
        found = validate_email(
            value, check_deliverability=False, globally_deliverable=False, test_environment=True
        ).normalized
        # What no server takes is refused here, not when a job begins to send.
        wire_address(found)
    except (EmailNotValidError, AddressError):
        raise _bad(key, value, "name@example.com") from None
    return found


def _url(key: str, value: str) -> str:
    """An https address; plain http only on this machine, because the gateway's secret goes along."""
    bad = _bad(key, value, "https://example.com")
    try:
        parts = urlsplit(value)
        usable = _URL.fullmatch(value) and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        raise bad from None
    if parts.username is not None or parts.password is not None:
        # Not repeated: there may be a password in it.
        raise _bad(key, f"{parts.scheme}://…@{parts.hostname}", "https://example.com")
    if not usable or (parts.scheme != "https" and not (parts.scheme == "http" and is_here(value))):
        raise bad
    return value


def _base_url(key: str, value: str) -> str:
    url = _url(key, value).rstrip("/")
    if urlsplit(url).query:
        raise _bad(key, value, "https://example.com")
    return url


def _unsubscribe_url(key: str, value: str) -> str:
    url = _url(key, value)
    if re.search(r"[{}]", url.replace("{address}", "").replace("{ref}", "")):
        raise _bad(key, value, "https://example.com/off?a={address}&m={ref}")
    return url


def _gateway(key: str, value: str) -> str:
    if value.lower() not in GATEWAYS:
        raise _bad(key, value, ", ".join(GATEWAYS))
    return value.lower()


def _account(key: str, value: str) -> str:
    if not _ACCOUNT.fullmatch(value):
        raise _bad(key, value, "AC0123456789abcdef0123456789abcdef")
    return value


def _sms_from(key: str, value: str) -> str:
    plain = re.sub(r"[\s()/.-]", "", value) if value.startswith("+") else value
    if not _SMS_FROM.fullmatch(plain):
        raise _bad(key, value, "+4915112345678")
    return plain


_READERS: Final[dict[Channel, dict[str, _Reader]]] = {
    Channel.EMAIL: {
        "host": _needed(_host),
        "port": _optional(_whole(1, 65_535)),
        "security": _optional(_security, Security.STARTTLS),
        "user": _optional(_text),
        "from": _needed(_email),
        "name": _optional(_text),
        "reply_to": _optional(_email),
        "rate": _optional(_rate),
        "connections": _optional(_whole(1, MAX_CONNECTIONS), 1),
        "unsubscribe_mailto": _optional(_email),
        "unsubscribe_url": _optional(_unsubscribe_url),
    },
    Channel.SMS: {
        "gateway": _optional(_gateway, DEFAULT_GATEWAY),
        "account": _needed(_account),
        "from": _needed(_sms_from),
        "base_url": _optional(_base_url),
        "rate": _optional(_rate),
    },
}
"""How each key is read, in the order in which they are shown."""
