"""Senders and templates: who may change them, what is kept where, and that a secret is kept nowhere else."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from bulkdesk.messaging.settings import EmailSender, SmsSender
from bulkdesk.messaging.templates import MessageText
from bulkdesk.services import senders, templates
from bulkdesk.services.environment import ENVIRONMENT, hold_environment
from bulkdesk.services.session import Session, add_account
from bulkdesk.services.texts import error_text
from bulkdesk.store import accounts
from bulkdesk.store.errors import NotAllowedError, RefusedError
from bulkdesk.store.words import Channel, Role
from tests.key_rings import LockedRing, MemoryRing, no_ring, ring_in_use
from tests.messaging import servers
from tests.send_support import Inbox, add_people, free_port, mail_server

MARKER = "s3cr3t-M4RKER"
MAIL = {"host": "127.0.0.1", "security": "none", "from": "news@nord.example"}
SMS = {"gateway": "twilio", "account": "AC1", "from": "+15005550006"}


@pytest.fixture(autouse=True)
def ring(monkeypatch: pytest.MonkeyPatch) -> Iterator[MemoryRing]:
    """A key ring in memory."""
    for variable in ENVIRONMENT.values():
        monkeypatch.delenv(variable, raising=False)
    found = MemoryRing()
    with ring_in_use(found):
        yield found


def operator(session: Session) -> Session:
    with session.store.write():
        return replace(session, user=accounts.add_user(session.store, name="otto", role=Role.OPERATOR))


def assert_refused(code: str, act: Callable[[], object]) -> RefusedError:
    with pytest.raises(RefusedError) as refusal:
        act()
    assert refusal.value.code == code
    text = error_text(refusal.value)
    assert "{" not in text
    assert text != str(refusal.value)
    assert MARKER not in text
    return refusal.value


def assert_nowhere(session: Session, folder: Path) -> None:
    """The secret is in no file."""
    session.store.sql("PRAGMA wal_checkpoint(TRUNCATE)")
    for file in folder.rglob("*"):
        assert not file.is_file() or MARKER.encode() not in file.read_bytes(), file


def test_settings_are_kept_and_changed_one_by_one(session: Session) -> None:
    assert senders.get_sender(session, Channel.EMAIL) is None
    assert_refused("sender_missing", lambda: senders.get_values(session, Channel.EMAIL))
    senders.save_sender(session, Channel.EMAIL, {**MAIL, "port": "2525"})
    saved = senders.save_sender(session, Channel.EMAIL, {"rate": "5", "name": "Nord"})
    assert isinstance(saved.sender, EmailSender)
    assert saved.trouble is None
    assert senders.get_sender(session, Channel.EMAIL) == saved.sender
    values = senders.get_values(session, Channel.EMAIL)
    assert (values["port"], values["rate"], values["name"], values["user"]) == ("2525", "5", "Nord", "")
    senders.save_sender(session, Channel.EMAIL, {"name": ""})
    assert senders.get_values(session, Channel.EMAIL)["name"] == ""
    assert senders.get_sender(session, Channel.SMS) is None
    other = add_account(session, "Süd", timezone="UTC", country="DE")
    assert senders.get_sender(other, Channel.EMAIL) is None
    senders.forget_sender(session, Channel.EMAIL)
    assert senders.get_sender(session, Channel.EMAIL) is None
    assert_refused("sender_missing", lambda: senders.forget_sender(session, Channel.EMAIL))


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"host": "x"}, "sender_key_missing"),
        ({**MAIL, "colour": "red"}, "sender_key_unknown"),
        ({**MAIL, "port": "many"}, "sender_value_bad"),
        ({**MAIL, "password": MARKER}, "sender_secret_key"),
    ],
)
def test_bad_settings(session: Session, values: dict[str, str], code: str) -> None:
    assert_refused(code, lambda: senders.save_sender(session, Channel.EMAIL, values, MARKER))
    assert senders.get_sender(session, Channel.EMAIL) is None


def test_only_an_admin_changes_settings(session: Session) -> None:
    senders.save_sender(session, Channel.EMAIL, MAIL)
    by = operator(session)
    for act in (
        lambda: senders.save_sender(by, Channel.EMAIL, {"rate": "1"}),
        lambda: senders.forget_sender(by, Channel.EMAIL),
    ):
        with pytest.raises(NotAllowedError):
            act()
    assert senders.get_values(by, Channel.EMAIL)["rate"] == ""


def test_the_key_ring_keeps_the_secret(session: Session, ring: MemoryRing, tmp_path: Path) -> None:
    saved = senders.save_sender(session, Channel.SMS, SMS, MARKER)
    assert isinstance(saved.sender, SmsSender)
    assert saved.trouble is None
    assert list(ring.kept.values()) == [MARKER]
    assert senders.has_secret(session, Channel.SMS)
    other = add_account(session, "Süd", timezone="UTC", country="DE")
    senders.save_sender(other, Channel.SMS, SMS)
    assert not senders.has_secret(other, Channel.SMS)
    assert_refused("secret_missing", lambda: senders.require_secret(other, Channel.SMS))
    assert_nowhere(session, tmp_path)
    senders.forget_sender(session, Channel.SMS)
    assert ring.kept == {}


@pytest.mark.parametrize("made", [no_ring, LockedRing])
def test_without_a_key_ring_the_secret_is_known_to_this_process(
    session: Session, tmp_path: Path, made: Callable[[], KeyringBackend]
) -> None:
    keyring.set_keyring(made())
    senders.save_sender(session, Channel.SMS, SMS)
    assert not senders.has_secret(session, Channel.SMS)
    saved = senders.save_sender(session, Channel.SMS, {}, MARKER)
    assert saved.trouble is not None
    assert saved.trouble.code == "secret_not_kept"
    assert "BULKDESK_SMS_SECRET" in error_text(saved.trouble)
    assert MARKER not in error_text(saved.trouble)
    assert senders.has_secret(session, Channel.SMS)
    assert_nowhere(session, tmp_path)


def test_a_server_names_the_secret_in_its_environment(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring.set_keyring(no_ring())
    senders.save_sender(session, Channel.SMS, SMS)
    error = assert_refused("keyring_missing", lambda: senders.require_secret(session, Channel.SMS))
    assert "BULKDESK_SMS_SECRET" in error_text(error)
    monkeypatch.setenv("BULKDESK_SMS_SECRET", MARKER)
    senders.require_secret(session, Channel.SMS)
    monkeypatch.delenv("BULKDESK_SMS_SECRET")
    assert senders.has_secret(session, Channel.SMS)


def test_the_environment_holds_for_all_accounts(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    keyring.set_keyring(no_ring())
    other = add_account(session, "Süd", timezone="UTC", country="DE")
    senders.save_sender(other, Channel.EMAIL, {**MAIL, "user": "u"})
    monkeypatch.setenv("BULKDESK_EMAIL_PASSWORD", MARKER)
    hold_environment(session.store)
    monkeypatch.delenv("BULKDESK_EMAIL_PASSWORD")
    assert senders.has_secret(other, Channel.EMAIL)


def test_no_login_needs_no_secret(session: Session) -> None:
    keyring.set_keyring(no_ring())
    assert senders.save_sender(session, Channel.EMAIL, MAIL, MARKER).trouble is None
    assert senders.has_secret(session, Channel.EMAIL)


# -- trying ----------------------------------------------------------------------------------------------------------


def test_a_test_message_arrives(session: Session) -> None:
    inbox = Inbox()
    (contact_id,) = add_people(session, 1)
    message = MessageText("To {{ contact.first_name | default: 'you' }}", "Text")
    with mail_server(inbox) as port:
        senders.save_sender(session, Channel.EMAIL, {**MAIL, "port": str(port)})
        senders.test_sender(operator(session), Channel.EMAIL, "root@localhost")
        assert "test message" in inbox.texts["root@localhost"]
        senders.test_sender(session, Channel.EMAIL, "root@localhost", message)
        assert "Subject: To you" in inbox.texts["root@localhost"]
        senders.test_sender(session, Channel.EMAIL, "root@localhost", message, contact_id)
        assert "Subject: To Name 1" in inbox.texts["root@localhost"]
        inbox.refuses = lambda _address: f"550 no {MARKER}!"
        assert_refused_words(session, "test_refused", "550")


def assert_refused_words(session: Session, code: str, *words: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        senders.test_sender(session, Channel.EMAIL, "root@localhost")
    assert refusal.value.code == code
    for word in words:
        assert word in error_text(refusal.value)


@pytest.mark.filterwarnings("ignore:Requiring AUTH")
def test_why_a_test_does_not_work(session: Session, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    assert_refused("sender_missing", lambda: senders.test_sender(session, Channel.EMAIL, "a@b.c"))
    senders.save_sender(session, Channel.EMAIL, {**MAIL, "port": str(free_port())})
    assert_refused("invalid_email", lambda: senders.test_sender(session, Channel.EMAIL, "nobody"))
    assert_refused_words(session, "server_unreachable")
    with servers.mail_server(servers.Inbox(), **servers.login_only("u", "right")) as port:
        senders.save_sender(session, Channel.EMAIL, {**MAIL, "port": str(port), "user": "u"}, MARKER)
        assert_refused("login_refused", lambda: senders.test_sender(session, Channel.EMAIL, "a@b.c"))
        senders.save_sender(session, Channel.EMAIL, {}, "right")
        senders.test_sender(session, Channel.EMAIL, "a@b.c")
    assert MARKER not in caplog.text


def test_a_test_by_sms(session: Session, httpserver: HTTPServer) -> None:
    asked: list[Request] = []

    def answer(request: Request) -> Response:
        asked.append(request)
        return Response('{"sid": "SM1", "status": "queued"}', 201, content_type="application/json")

    httpserver.expect_request("/2010-04-01/Accounts/AC1/Messages.json").respond_with_handler(answer)
    url = httpserver.url_for("").rstrip("/")
    senders.save_sender(session, Channel.SMS, {**SMS, "base_url": url}, MARKER)
    senders.test_sender(session, Channel.SMS, "0151 10000001")
    assert asked[0].form["To"] == "+4915110000001"
    assert asked[0].authorization is not None
    assert asked[0].authorization.password == MARKER
    assert_refused("invalid_phone", lambda: senders.test_sender(session, Channel.SMS, "nobody"))


# -- templates -------------------------------------------------------------------------------------------------------


def test_templates(session: Session) -> None:
    first = templates.save_template(session, Channel.EMAIL, " Welcome  mail", MessageText("Hi", "Hello"))
    assert (first.name, first.subject, first.text) == ("Welcome mail", "Hi", "Hello")
    sms = templates.save_template(session, Channel.SMS, "Welcome mail", MessageText("x", "Hello"))
    assert (sms.subject, sms.text) == (None, "Hello")
    assert [row.name for row in templates.all_templates(session, Channel.EMAIL)] == ["Welcome mail"]
    new = MessageText("New", "Text", "<p>Text</p>")
    assert_refused(
        "template_exists", lambda: templates.save_template(session, Channel.EMAIL, "WELCOME MAIL", new)
    )
    changed = templates.save_template(session, Channel.EMAIL, "WELCOME MAIL", new, replace=True)
    assert (changed.id, changed.subject, changed.html) == (first.id, "New", "<p>Text</p>")
    second = templates.save_template(session, Channel.EMAIL, "Other", new)
    assert_refused("template_exists", lambda: templates.rename(session, second.id, "welcome mail"))
    assert templates.rename(session, second.id, "OTHER").name == "OTHER"
    templates.delete(session, first.id)
    assert_refused("template_unknown", lambda: templates.delete(session, first.id))
    assert [row.name for row in templates.all_templates(session, Channel.EMAIL)] == ["OTHER"]


def test_templates_that_are_refused(session: Session) -> None:
    for name, message, code in (
        (" ", MessageText("Hi", "Hello"), "name_empty"),
        ("A", MessageText("Hi", "{{ contact.nick }}"), "template_unknown_field"),
        ("A", MessageText(None, "Hello"), "subject_missing"),
        ("A", MessageText("Hi", " "), "message_empty"),
    ):
        assert_refused(
            code,
            lambda name=name, message=message: templates.save_template(session, Channel.EMAIL, name, message),  # type: ignore[misc]
        )
    assert templates.all_templates(session, Channel.EMAIL) == []


def test_templates_of_another_account(session: Session) -> None:
    row = templates.save_template(session, Channel.SMS, "A", MessageText(None, "Hello"))
    other = add_account(session, "Süd", timezone="UTC", country="DE")
    assert templates.all_templates(other, Channel.SMS) == []
    assert_refused("template_unknown", lambda: templates.delete(other, row.id))
    templates.save_template(operator(other), Channel.SMS, "A", MessageText(None, "Hello"))
