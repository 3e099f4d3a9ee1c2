"""Finding a contact, a bulk action or a smart list by a few letters, from wherever one is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bulkdesk.services.contact_pages import ContactWindow, View
from bulkdesk.services.jobs import find_jobs
from bulkdesk.services.session import Session
from bulkdesk.services.smart_lists import all_lists
from bulkdesk.store.contacts import ContactRow, Target
from bulkdesk.store.jobs import JobFilter, JobRow
from bulkdesk.store.smart_lists import SmartListRow

_WALK = 5_000
"""So many of the newest contacts are looked at one by one."""


@dataclass(frozen=True)
class Found:
    """The first few of each kind.

    Attributes:
        text: what was looked for.
        more_contacts: more contacts fit than are told here.
    """

    text: str
    contacts: list[ContactRow]
    more_contacts: bool
    jobs: list[JobRow]
    lists: list[SmartListRow]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not (self.contacts or self.jobs or self.lists)


def find_anywhere(
    session: Session, text: str, *, limit: int = 5, is_cancelled: Callable[[], bool] = lambda: False
) -> Found:
    """The first contacts, newest bulk actions and smart lists of the sub-account that the text is found in.

    Args:
        session: who asks.
        text: looked for in what the contacts' search looks at, and in names of bulk actions and smart lists.
        limit: so many of each kind at most.
        is_cancelled: asked now and then.

    Raises:
        StoppedError: ``is_cancelled`` said so while contacts were looked for; after that what was found is given back.
    """
    folded = text.strip().casefold()
    lists = [row for row in all_lists(session) if folded in row.name.casefold()][:limit]
    window = ContactWindow(session, View(Target(search=text.strip())))
    contacts: list[ContactRow] = []
    jobs: list[JobRow] = []
    if not is_cancelled():
        window.load_head(walk=_WALK, is_cancelled=is_cancelled)
        if window.count <= limit:
            # They lie far apart, so all of them are found sooner than the first few along the order.
            window.load(is_cancelled=is_cancelled)
        contacts = [row for row in window.rows(0, limit) if row is not None]
    if not is_cancelled():
        jobs = find_jobs(session, JobFilter(search=text.strip()), limit=limit)
    return Found(text, contacts, window.count > limit, jobs, lists)
