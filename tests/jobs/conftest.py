"""A mail server on the loopback that a sub-account sends by."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bulkdesk.services.session import Session
from tests.send_support import Inbox, mail_server, set_mail_sender


@pytest.fixture
def inbox() -> Inbox:
    """What the mail server of ``port`` has taken, and how it is to behave."""
    return Inbox()


@pytest.fixture
def port(session: Session, inbox: Inbox) -> Iterator[int]:
    """A mail server that the sub-account sends by."""
    with mail_server(inbox) as found:
        set_mail_sender(session, found)
        yield found
