"""A mail server on the loopback that a sub-account sends by, and what the tests of sending jobs share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from bulkdesk.services.session import Session
from bulkdesk.store.clock import MS_PER_SECOND
from bulkdesk.store.words import Outcome
from tests.send_support import (
    Inbox,
    address,
    mail_server,
    set_mail_sender,
)

MINUTE = 60 * MS_PER_SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

SUCCEEDED = (Outcome.SUCCEEDED, None)
PENDING = (Outcome.PENDING, None)
CANCELLED = (Outcome.SKIPPED, "cancelled")


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def port(session: Session, inbox: Inbox) -> Iterator[int]:
    """A mail server that the sub-account sends by."""
    with mail_server(inbox) as found:
        set_mail_sender(session, found)
        yield found


def sorted_addresses(count: int) -> list[str]:
    return sorted(address(number) for number in range(1, count + 1))


def at_message(session: Session, number: int, act: Callable[[], None]) -> Callable[[int], None]:
    """Acts while the server has the message of that number in hand, from another thread."""

    def on_message(found: int) -> None:
        if found == number:
            act()
            session.store.release()

    return on_message
