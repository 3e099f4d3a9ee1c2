"""Finding the contacts that the table shows, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from bulkdesk.services.contact_pages import BLOCK_ROWS, ContactWindow, View
from bulkdesk.services.contacts import count_contacts
from bulkdesk.services.session import Session
from bulkdesk.store.contacts import ContactRow, Target
from bulkdesk.store.errors import StoppedError

_COMPARED = 10_000

Blocks = dict[int, list[ContactRow | None]]
"""Rows by the number of their block of ``BLOCK_ROWS``."""


@dataclass(frozen=True)
class Wanted:
    """What is to be found.

    Attributes:
        view: which contacts, in which order.
        anchor: the contact at the top of the screen, which is to stay there; None: the first.
        rows: how many rows are on the screen.
        ticked: contacts ticked or unticked one by one, of which those that are gone are wanted.
    """

    view: View
    anchor: int | None = None
    rows: int = 0
    ticked: Collection[int] = ()


@dataclass(frozen=True)
class Found:
    """Contacts in order, with the rows that are looked at first.

    Attributes:
        window: all of them, or the first few while ``is_whole`` is no.
        blocks: the rows around the anchor.
        total: how many contacts the sub-account has, None where that was not asked.
        gone: those of the ticked that are not shown any more.
    """

    window: ContactWindow
    is_whole: bool
    blocks: Blocks = field(default_factory=dict)
    total: int | None = None
    gone: frozenset[int] = frozenset()


def find_head(session: Session, wanted: Wanted, *, is_cancelled: Callable[[], bool] = lambda: False) -> Found:
    """The first contacts, soon. Raises StoppedError when ``is_cancelled`` said so."""
    _stop_if(is_cancelled)
    window = ContactWindow(session, wanted.view)
    window.load_head()
    return Found(window, is_whole=False, blocks=_blocks(window, 0, wanted.rows))


def find_all(session: Session, wanted: Wanted, *, is_cancelled: Callable[[], bool] = lambda: False) -> Found:
    """All contacts. Raises StoppedError when ``is_cancelled`` said so."""
    _stop_if(is_cancelled)
    window = ContactWindow(session, wanted.view)
    count = window.load(is_cancelled=is_cancelled)
    total = count if wanted.view.target == Target() else count_contacts(session, Target())
    gone = _gone(window, wanted.ticked)
    _stop_if(is_cancelled)
    top = 0 if wanted.anchor is None else window.position(wanted.anchor) or 0
    blocks = _blocks(window, top, wanted.rows)
    return Found(window, is_whole=True, blocks=blocks, total=total, gone=gone)


def _blocks(window: ContactWindow, first: int, rows: int) -> Blocks:
    last = min(first + max(rows, 1), window.count) - 1
    return {
        block: window.rows(block * BLOCK_ROWS, BLOCK_ROWS)
        for block in range(first // BLOCK_ROWS, last // BLOCK_ROWS + 1)
    }


def _gone(window: ContactWindow, ticked: Collection[int]) -> frozenset[int]:
    gone = set(ticked)
    for first in range(0, window.count, _COMPARED):
        if not gone:
            break
        gone.difference_update(window.ids(first, _COMPARED))
    return frozenset(gone)


def _stop_if(is_cancelled: Callable[[], bool]) -> None:
    if is_cancelled():
        raise StoppedError("view_stopped")
