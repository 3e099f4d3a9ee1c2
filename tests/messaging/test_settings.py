"""Sender settings: what is read, what is refused, and what comes back from the store."""

from __future__ import annotations

import json

import pytest

from bulkdesk.messaging.settings import (
    EmailSender,
    Security,
    Sender,
    SmsSender,
    from_json,
    keys,
    read_settings,
    to_json,
    to_values,
)
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.words import Channel

EMAIL = {"host": "mail.example.com", "from": "news@example.com"}
SMS = {"account": "AC1", "from": "+15005550006"}


def test_little_is_enough_for_email() -> None:
    assert read_settings(Channel.EMAIL, EMAIL) == EmailSender(
        host="mail.example.com",
        port=587,
        security=Security.STARTTLS,
        user=None,
        address="news@example.com",
        name=None,
        reply_to=None,
        rate=None,
        connections=1,
        unsubscribe_mailto=None,
        unsubscribe_url=None,
    )


def test_little_is_enough_for_sms() -> None:
    assert read_settings(Channel.SMS, SMS) == SmsSender(
        gateway="twilio", account="AC1", address="+15005550006", base_url=None, rate=None
    )


@pytest.mark.parametrize(("security", "port"), [("none", 25), ("starttls", 587), ("tls", 465), ("TLS", 465)])
def test_each_kind_of_encryption_has_its_port(security: str, port: int) -> None:
    sender = read_settings(Channel.EMAIL, {**EMAIL, "security": security})
    assert isinstance(sender, EmailSender)
    assert sender.port == port


FULL: list[tuple[Channel, dict[str, str]]] = [
    (
        Channel.EMAIL,
        {
            **EMAIL,
            "port": "2525",
            "security": "none",
            "user": "jürgen@example.com",
            "name": 'Müller "& Söhne"',
            "reply_to": "a@example.com",
            "rate": "2.5",
            "connections": "4",
            "unsubscribe_mailto": "off@example.com",
            "unsubscribe_url": "https://example.com/off?a={address}&m={ref}",
        },
    ),
    (Channel.SMS, {**SMS, "gateway": "plivo", "base_url": "http://127.0.0.1:8080", "rate": "0.1"}),
    (Channel.EMAIL, EMAIL),
    (Channel.SMS, {**SMS, "from": "MG0123456789abcdef0123456789abcdef"}),
]


@pytest.mark.parametrize(("channel", "values"), FULL)
def test_what_is_stored_comes_back(channel: Channel, values: dict[str, str]) -> None:
    sender = read_settings(channel, values)
    assert from_json(channel, to_json(sender)) == sender
    shown = to_values(sender)
    assert tuple(shown) == keys(channel)
    assert values.items() <= shown.items()
    assert read_settings(channel, shown) == sender
    assert not {"password", "secret", "token"} & json.loads(to_json(sender)).keys()


@pytest.mark.parametrize(
    "rate", ["0.001", "0.016667", "12.34567", "1234.567", "12.345678", "99999.5", "100000"]
)
def test_a_rate_comes_back_as_it_was_written(rate: str) -> None:
    assert to_values(read_settings(Channel.SMS, {**SMS, "rate": rate}))["rate"] == rate


def test_what_is_not_given_stays_and_what_is_empty_goes() -> None:
    known = read_settings(Channel.EMAIL, {**EMAIL, "name": "Anna", "rate": "5", "user": "anna"})
    changed = read_settings(Channel.EMAIL, {"rate": "7", "name": ""}, known)
    assert isinstance(changed, EmailSender)
    assert (changed.host, changed.user, changed.rate, changed.name) == ("mail.example.com", "anna", 7.0, None)


def test_the_usual_port_follows_the_encryption_and_another_stays() -> None:
    def port(values: dict[str, str], known: Sender) -> int:
        changed = read_settings(Channel.EMAIL, values, known)
        assert isinstance(changed, EmailSender)
        return changed.port

    usual = read_settings(Channel.EMAIL, EMAIL)
    own = read_settings(Channel.EMAIL, {**EMAIL, "port": "2525"})
    assert port({"security": "tls"}, usual) == 465
    assert port({"security": "tls"}, own) == 2525
    assert port({"security": "tls", "port": "99"}, usual) == 99
    assert port({"name": "Anna"}, usual) == 587


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("host", "mail example.com"),
        ("host", "https://mail.example.com"),
        ("host", "mail.example.com:25"),
        ("host", "-"),
        ("port", "0"),
        ("port", "65536"),
        ("port", "٣"),
        ("port", "smtp"),
        ("security", "ssl"),
        ("from", "nobody"),
        ("from", "a@example.com\r\nBcc: b@example.com"),
        ("from", "Anna <a@example.com>"),
        ("from", "a" * 65 + "@example.com"),
        ("name", "Anna\r\nBcc: x@example.com"),
        ("name", "x" * 251),
        ("user", "a\0b"),
        ("reply_to", "a@b@c"),
        ("reply_to", "ä" * 33 + "@example.com"),
        ("rate", "0"),
        ("rate", "-1"),
        ("rate", "nan"),
        ("rate", "inf"),
        ("rate", "fast"),
        ("connections", "0"),
        ("connections", "21"),
        ("unsubscribe_mailto", "off"),
        ("unsubscribe_url", "http://example.com/off"),
        ("unsubscribe_url", "https://example.com/{name}"),
        ("unsubscribe_url", "https://example.com/>,<mailto:x@example.com"),
        ("unsubscribe_url", "javascript:alert(1)"),
        ("unsubscribe_url", "https://example.com/" + "x" * 300),
    ],
)
def test_what_email_settings_cannot_be(key: str, value: str) -> None:
    with pytest.raises(RefusedError) as caught:
        read_settings(Channel.EMAIL, {**EMAIL, key: value})
    assert caught.value.code == "sender_value_bad"
    assert caught.value.params["key"] == key
    assert str(caught.value.params["value"]).isprintable()
    assert caught.value.params["expected"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("gateway", "pigeon"),
        ("account", "AC1/../AC2"),
        ("from", "+1"),
        ("from", "much too long a name"),
        ("from", "Ümläut"),
        ("base_url", "http://example.com"),
        ("base_url", "http://127.0.0.1.example.com"),
        ("base_url", "https://"),
        ("base_url", "ftp://127.0.0.1"),
        ("base_url", "https://example.com?x=1"),
        ("base_url", "https://example.com:99999"),
        ("base_url", "https://[::1"),
    ],
)
def test_what_sms_settings_cannot_be(key: str, value: str) -> None:
    with pytest.raises(RefusedError) as caught:
        read_settings(Channel.SMS, {**SMS, key: value})
    assert (caught.value.code, caught.value.params["key"]) == ("sender_value_bad", key)


@pytest.mark.parametrize("url", ["http://localhost:1", "http://[::1]:80", "https://api.example.com/twilio/"])
def test_addresses_of_a_gateway(url: str) -> None:
    sender = read_settings(Channel.SMS, {**SMS, "base_url": url})
    assert isinstance(sender, SmsSender)
    assert sender.base_url == url.rstrip("/")


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(RefusedError) as caught:
        read_settings(Channel.SMS, {**SMS, "base_url": "https://user:geheim@example.com"})
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize(
    ("channel", "values", "key"),
    [(Channel.EMAIL, EMAIL, "host"), (Channel.EMAIL, EMAIL, "from"), (Channel.SMS, SMS, "account")],
)
@pytest.mark.parametrize("gone", [True, False])
def test_what_must_be_there(channel: Channel, values: dict[str, str], key: str, gone: bool) -> None:
    given = {name: text for name, text in values.items() if name != key} if gone else {**values, key: " "}
    with pytest.raises(RefusedError) as caught:
        read_settings(channel, given)
    assert (caught.value.code, caught.value.params) == ("sender_key_missing", {"key": key})


def test_unknown_keys() -> None:
    with pytest.raises(RefusedError) as caught:
        read_settings(Channel.SMS, {**SMS, "host": "x"})
    assert caught.value.code == "sender_key_unknown"
    assert caught.value.params == {"key": "host", "known": "gateway, account, from, base_url, rate"}


@pytest.mark.parametrize("key", ["password", "token", "secret"])
def test_a_secret_is_no_setting_and_is_not_repeated(key: str) -> None:
    with pytest.raises(RefusedError) as caught:
        read_settings(Channel.EMAIL, {**EMAIL, key: "geheim"})
    assert caught.value.code == "sender_secret_key"
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "7"])
def test_damaged_settings(text: str) -> None:
    with pytest.raises(RefusedError) as caught:
        from_json(Channel.EMAIL, text)
    assert caught.value.code == "sender_damaged"


def test_settings_of_a_later_version_keep_what_is_known() -> None:
    stored = json.dumps({**json.loads(to_json(read_settings(Channel.SMS, SMS))), "later": 1})
    assert from_json(Channel.SMS, stored) == read_settings(Channel.SMS, SMS)
