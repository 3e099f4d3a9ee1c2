"""A desk over a real store with people to send to, a mail server on loopback, and settings of each test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from bulkdesk.services.environment import ENVIRONMENT
from bulkdesk.services.session import Session
from bulkdesk.store.contacts import Target
from bulkdesk.store.words import Channel
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.sending.assistant import SendDialog
from bulkdesk.ui.theme import Theme
from tests.key_rings import MemoryRing, ring_in_use
from tests.send_support import Inbox, add_people, mail_server, set_mail_sender
from tests.ui.own_settings import settings_in

PEOPLE = 5

OpenDialog = Callable[..., SendDialog]


@pytest.fixture(autouse=True)
def own_settings(qapp: QApplication, tmp_path: Path) -> Iterator[None]:
    """Settings of its own for each test."""
    with settings_in(tmp_path):
        yield


@pytest.fixture(autouse=True)
def ring(monkeypatch: pytest.MonkeyPatch) -> Iterator[MemoryRing]:
    """A key ring in memory."""
    for variable in ENVIRONMENT.values():
        monkeypatch.delenv(variable, raising=False)
    found = MemoryRing()
    with ring_in_use(found):
        yield found


@pytest.fixture
def people(session: Session) -> list[int]:
    """Five contacts with e-mail and phone."""
    return add_people(session, PEOPLE)


@pytest.fixture
def inbox() -> Inbox:
    """What the mail server took."""
    return Inbox()


@pytest.fixture
def port(inbox: Inbox) -> Iterator[int]:
    """A mail server's."""
    with mail_server(inbox) as found:
        yield found


@pytest.fixture
def mail_sender(session: Session, port: int) -> None:
    """The sub-account sends through that server."""
    set_mail_sender(session, port)


@pytest.fixture
def mails(mail_sender: None, inbox: Inbox) -> Inbox:
    """What that server took."""
    return inbox


@pytest.fixture
def desk(session: Session, theme: Theme) -> Iterator[Desk]:
    """A desk without a worker, until a test starts it: what is queued stays queued."""
    opened = Desk(session)
    yield opened
    opened.close()


@pytest.fixture
def open_dialog(desk: Desk, people: list[int]) -> Iterator[OpenDialog]:
    """Opens the assistant for all people, or for a target."""
    made: list[SendDialog] = []

    def start(
        channel: Channel = Channel.EMAIL, target: Target | None = None, count: int = PEOPLE
    ) -> SendDialog:
        dialog = SendDialog(desk, target or Target(), count, channel)
        made.append(dialog)
        dialog.show()
        return dialog

    yield start
    for dialog in made:
        if isValid(dialog):
            dialog._stop()
            dialog.hide()
            dialog.deleteLater()
