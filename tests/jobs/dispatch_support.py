"""What the tests of sending jobs share."""

from __future__ import annotations

from collections.abc import Callable

from bulkdesk.services.session import Session
from bulkdesk.store.words import Outcome
from tests.send_support import address

SUCCEEDED = (Outcome.SUCCEEDED, None)
PENDING = (Outcome.PENDING, None)
CANCELLED = (Outcome.SKIPPED, "cancelled")


def sorted_addresses(count: int) -> list[str]:
    return sorted(address(number) for number in range(1, count + 1))


def at_message(session: Session, number: int, act: Callable[[], None]) -> Callable[[int], None]:
    """Acts while the server has the message of that number in hand, from another thread."""

    def on_message(found: int) -> None:
        if found == number:
            act()
            session.store.release()

    return on_message
