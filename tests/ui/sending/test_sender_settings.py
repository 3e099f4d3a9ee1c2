"""Setting up senders: errors at the field, the secret in the key ring or in memory, and who may not."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from bulkdesk.services import senders
from bulkdesk.services.jobs import find_jobs
from bulkdesk.services.session import Session, open_session
from bulkdesk.store import accounts
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import Channel, JobStatus, Role
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.sending.secret_dialog import SecretDialog
from bulkdesk.ui.sending.secret_watch import SecretWatch
from bulkdesk.ui.sending.sender_dialog import SenderDialog
from bulkdesk.ui.sending.sender_form import SenderForm
from bulkdesk.ui.sending.trial_dialog import TrialDialog
from bulkdesk.ui.settings.senders import SenderSection
from tests.key_rings import MemoryRing, no_ring, ring_in_use
from tests.send_support import Inbox, add_people, make_send, set_mail_sender
from tests.ui.questions import answer
from tests.ui.shell.support import WAIT_MS

MARKER = "s3cr3t-M4RKER"


@pytest.fixture
def form(desk: Desk, qtbot: QtBot) -> SenderForm:
    return opened(desk, Channel.EMAIL, qtbot)


def opened(desk: Desk, channel: Channel, qtbot: QtBot) -> SenderForm:
    made = SenderForm(desk, channel)
    qtbot.addWidget(made)
    made.show()
    return made


def fill(form: SenderForm, **values: str) -> None:
    for key, text in values.items():
        form.fields["from" if key == "address" else key].set_value(text)
    form._on_edited()


def save(form: SenderForm, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.saved):
        form.save_button.click()
    qtbot.waitUntil(lambda: not form.is_edited())


def placeholder(form: SenderForm) -> str:
    edit = form.fields["secret"].edit
    assert isinstance(edit, QLineEdit)
    return edit.placeholderText()


def test_settings_and_password_are_kept(
    form: SenderForm, session: Session, ring: MemoryRing, qtbot: QtBot
) -> None:
    fill(form, host="smtp.nord.example", user="nord", secret=MARKER, address="news@nord.example", rate="2,5")
    save(form, qtbot)
    assert "saved" in form.banner.text
    assert list(ring.kept.values()) == [MARKER]
    kept = senders.get_values(session, Channel.EMAIL)
    assert (kept["host"], kept["port"], kept["rate"]) == ("smtp.nord.example", "587", "2.5")
    qtbot.waitUntil(lambda: placeholder(form) == "Set – type to replace it")
    assert form.fields["secret"].value() == ""
    fill(form, name="Nord")
    save(form, qtbot)
    assert list(ring.kept.values()) == [MARKER]
    assert senders.get_values(session, Channel.EMAIL)["name"] == "Nord"


class SlowRing(MemoryRing):
    """A key ring that answers when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.is_asked = threading.Event()
        self.may_answer = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.is_asked.set()
        assert self.may_answer.wait(WAIT_MS / 1000)
        return super().get_password(service, username)


def test_what_is_typed_before_the_key_ring_answers_stays(desk: Desk, session: Session, qtbot: QtBot) -> None:
    senders.save_sender(
        session, Channel.EMAIL, {"host": "smtp.nord.example", "user": "nord", "from": "news@nord.example"}
    )
    ring = SlowRing()
    with ring_in_use(ring):
        form = opened(desk, Channel.EMAIL, qtbot)
        fill(form, host="smtp.other.example", secret=MARKER, security="tls")
        ring.may_answer.set()
        qtbot.waitUntil(lambda: form.fields["from"].value() == "news@nord.example", timeout=WAIT_MS)
    values = [form.fields[key].value() for key in ("host", "secret", "security", "user")]
    assert values == ["smtp.other.example", MARKER, "tls", "nord"]
    assert form.is_edited()


def test_an_error_stands_at_its_field(form: SenderForm, session: Session, qtbot: QtBot) -> None:
    fill(form, host="smtp.nord.example", address="nobody")
    form.save_button.click()
    field = form.fields["from"]
    qtbot.waitUntil(field.error.isVisible)
    assert field.edit.property("invalid")
    assert "name@example.com" in field.error.text()
    assert senders.get_sender(session, Channel.EMAIL) is None
    fill(form, address="news@nord.example", port="99999")
    assert not field.error.isVisible()
    form.save_button.click()
    qtbot.waitUntil(form.fields["port"].error.isVisible)
    fill(form, port="")
    save(form, qtbot)
    assert not form.fields["port"].error.isVisible()


def test_without_a_key_ring_it_is_said_in_plain_words(
    form: SenderForm, session: Session, qtbot: QtBot
) -> None:
    with ring_in_use(no_ring()):
        fill(form, host="smtp.nord.example", user="nord", secret=MARKER, address="news@nord.example")
        save(form, qtbot)
        assert "no key ring" in form.banner.text
        assert MARKER not in form.banner.text
        assert senders.has_secret(session, Channel.EMAIL)


def test_a_password_that_is_missing_is_told(form: SenderForm, qtbot: QtBot) -> None:
    fill(form, host="smtp.nord.example", address="news@nord.example", user="nord")
    save(form, qtbot)
    qtbot.waitUntil(lambda: "needs its password" in form.banner.text)
    assert placeholder(form) == "Not set"


def test_without_encryption_there_is_a_warning(form: SenderForm) -> None:
    assert not form.warning.isVisible()
    form.fields["security"].set_value("none")
    assert form.warning.isVisible()
    assert not form.fields["secret"].edit.isEnabled()
    fill(form, user="nord")
    assert form.fields["secret"].edit.isEnabled()


@pytest.fixture
def operator(session: Session, theme: object) -> Iterator[Desk]:
    """A desk of somebody who may send but not set up senders."""
    with session.store.write():
        user = accounts.add_user(session.store, name="otto", role=Role.OPERATOR)
    made = Desk(replace(session, user=user))
    yield made
    made.close()


def test_an_operator_only_reads(operator: Desk, session: Session, port: int, qtbot: QtBot) -> None:
    set_mail_sender(session, port)
    form = opened(operator, Channel.EMAIL, qtbot)
    qtbot.waitUntil(lambda: form.fields["from"].value() == "news@nord.example")
    assert not any(field.edit.isEnabled() for field in form.fields.values())
    assert not form.save_button.isVisible()
    assert not form.remove_button.isVisible()
    assert form.test_button.isEnabled()
    assert "administrators" in form.banner.text


def test_a_store_for_reading_changes_no_sender(session: Session, theme: object, qtbot: QtBot) -> None:
    senders.save_sender(session, Channel.EMAIL, {"host": "smtp.nord.example", "from": "news@nord.example"})
    desk = Desk(open_session(session.store.path, read_only=True))
    form = opened(desk, Channel.EMAIL, qtbot)
    qtbot.waitUntil(lambda: form.fields["host"].value() == "smtp.nord.example")
    assert not any(field.edit.isEnabled() for field in form.fields.values())
    assert not form.save_button.isVisible()
    assert not form.test_button.isEnabled()
    assert "reading only" in form.banner.text
    desk.close()


def test_removing_asks_first(form: SenderForm, session: Session, port: int, qtbot: QtBot) -> None:
    set_mail_sender(session, port)
    form.load()
    qtbot.waitUntil(form.remove_button.isVisible)
    asked = answer(lambda question: question.confirm_button)
    with qtbot.waitSignal(form.saved):
        form.remove_button.click()
    assert asked == ["Remove this sender?"]
    assert senders.get_sender(session, Channel.EMAIL) is None
    assert form.fields["from"].value() == ""


def test_the_settings_can_be_tried(
    form: SenderForm, session: Session, port: int, inbox: Inbox, qtbot: QtBot
) -> None:
    fill(form, host="127.0.0.1", port=str(port), security="none", address="news@nord.example")
    assert not form.test_button.isEnabled()
    save(form, qtbot)
    qtbot.waitUntil(form.test_button.isEnabled)
    form.test_button.click()
    dialog = form.window().findChild(TrialDialog)
    assert dialog is not None
    dialog.address.setText("me@nord.example")
    dialog.accept()
    qtbot.waitUntil(lambda: inbox.received == ["me@nord.example"])
    qtbot.waitUntil(lambda: "took the message" in dialog.banner.text)
    dialog.reject()


def test_the_section_has_both_senders(desk: Desk, qtbot: QtBot) -> None:
    section = SenderSection(desk)
    qtbot.addWidget(section)
    section.show()
    section.tabs.setCurrentIndex(1)
    form = section.forms[Channel.SMS]
    assert form.isVisible()
    fill(form, account="AC1", address="+4930123456", secret=MARKER)
    save(form, qtbot)
    assert senders.has_secret(desk.session, Channel.SMS)


def test_closing_asks_about_changes(desk: Desk, qtbot: QtBot) -> None:
    dialog = SenderDialog(desk, Channel.EMAIL)
    qtbot.addWidget(dialog)
    dialog.show()
    fill(dialog.form, host="smtp.nord.example")
    answer(lambda question: question.cancel_button)
    dialog.reject()
    assert dialog.isVisible()
    answer(lambda question: question.confirm_button)
    dialog.reject()
    assert not dialog.isVisible()


# -- asking for a secret that is not known ---------------------------------------------------------------------------


def waiting_send(session: Session) -> None:
    senders.save_sender(
        session, Channel.EMAIL, {"host": "smtp.nord.example", "user": "nord", "from": "news@nord.example"}
    )
    add_people(session, 1)
    make_send(session)


def test_a_send_that_waits_for_a_secret_asks_for_it(desk: Desk, session: Session, qtbot: QtBot) -> None:
    waiting_send(session)
    window = SenderSection(desk)
    qtbot.addWidget(window)
    with qtbot.waitSignal(desk.notify) as told:
        watch = SecretWatch(desk, window)
    tone, text, action = told.args
    assert tone == "warning"
    assert "password" in text
    action[1]()
    dialog = window.findChild(SecretDialog)
    assert dialog is not None
    dialog.secret.setText(MARKER)
    with qtbot.waitSignal(dialog.entered):
        dialog.accept()
    assert senders.has_secret(session, Channel.EMAIL)
    with qtbot.assertNotEmitted(desk.notify):
        watch.look()
        qtbot.waitUntil(lambda: not watch.is_looking, timeout=WAIT_MS)


def waiting_sms(session: Session) -> JobRow:
    senders.save_sender(session, Channel.SMS, {"account": "AC1", "from": "+4930123456"})
    return make_send(session, channel=Channel.SMS)


@pytest.fixture
def told(desk: Desk) -> list[str]:
    """What the window is told."""
    texts: list[str] = []
    desk.notify.connect(lambda _tone, text, _action: texts.append(text))
    return texts


def test_a_damaged_sender_does_not_hide_that_the_other_waits(
    desk: Desk, session: Session, told: list[str], qtbot: QtBot
) -> None:
    waiting_send(session)
    waiting_sms(session)
    with session.store.write():
        session.store.sql("UPDATE sender SET settings = '[' WHERE channel = ?", Channel.EMAIL)
    window = QWidget()
    qtbot.addWidget(window)
    SecretWatch(desk, window).look()
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert "auth token" in told[0]


def test_what_begins_to_wait_during_a_look_is_told(
    desk: Desk, session: Session, told: list[str], qtbot: QtBot
) -> None:
    waiting_send(session)
    window = QWidget()
    qtbot.addWidget(window)
    ring = SlowRing()
    with ring_in_use(ring):
        SecretWatch(desk, window)
        # By its first look of its own: no other comes later.
        qtbot.waitUntil(ring.is_asked.is_set, timeout=WAIT_MS)
        # It is told of the job while it looks, and of nothing afterwards.
        desk.jobsChanged.emit([waiting_sms(session)])
        ring.may_answer.set()
        qtbot.waitUntil(lambda: len(told) == 2, timeout=WAIT_MS)
    assert ["password" in told[0], "auth token" in told[1]] == [True, True]


def test_nothing_is_asked_where_nothing_waits(desk: Desk, session: Session, qtbot: QtBot) -> None:
    senders.save_sender(
        session, Channel.EMAIL, {"host": "smtp.nord.example", "user": "nord", "from": "news@nord.example"}
    )
    window = SenderSection(desk)
    qtbot.addWidget(window)
    with qtbot.assertNotEmitted(desk.notify):
        watch = SecretWatch(desk, window)
        watch.look()
        qtbot.waitUntil(lambda: not watch.is_looking, timeout=WAIT_MS)


@pytest.mark.parametrize(
    ("status", "reason", "is_asked"),
    [
        (JobStatus.QUEUED, None, True),
        (JobStatus.PAUSED, "secret_missing", True),
        (JobStatus.PAUSED, None, False),
        (JobStatus.IN_PROGRESS, None, False),
        (JobStatus.COMPLETED, None, False),
    ],
)
def test_the_key_ring_is_not_asked_at_every_step_of_a_send(
    desk: Desk, session: Session, qtbot: QtBot, *, status: JobStatus, reason: str | None, is_asked: bool
) -> None:
    waiting_send(session)
    (job,) = find_jobs(session)
    window = QWidget()
    qtbot.addWidget(window)
    watch = SecretWatch(desk, window)
    desk.jobsChanged.emit([replace(job, status=status, status_reason=reason)])
    assert watch._is_looking is is_asked
    qtbot.waitUntil(lambda: not watch._is_looking)


def test_a_secret_is_held_or_kept(desk: Desk, session: Session, ring: MemoryRing, qtbot: QtBot) -> None:
    waiting_send(session)
    for keep in (False, True):
        dialog = SecretDialog(desk, Channel.EMAIL)
        qtbot.addWidget(dialog)
        dialog.show()
        assert not dialog.confirm_button.isEnabled()
        dialog.secret.setText(MARKER)
        dialog.keep.setChecked(keep)
        with qtbot.waitSignal(dialog.accepted):
            dialog.accept()
        assert list(ring.kept.values()) == ([MARKER] if keep else [])


def test_the_question_stays_until_the_secret_is_known(desk: Desk, session: Session, qtbot: QtBot) -> None:
    waiting_send(session)
    dialog = SecretDialog(desk, Channel.EMAIL)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.secret.setText(MARKER)
    with qtbot.waitSignal(dialog.entered):
        dialog.accept()
        dialog.reject()
        assert dialog.isVisible()
    assert not dialog.isVisible()


def test_an_operator_can_only_have_it_held(operator: Desk, session: Session, qtbot: QtBot) -> None:
    waiting_send(session)
    dialog = SecretDialog(operator, Channel.EMAIL)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.keep.isVisible()
    dialog.secret.setText(MARKER)
    with qtbot.waitSignal(dialog.entered):
        dialog.accept()
    assert senders.has_secret(operator.session, Channel.EMAIL)
