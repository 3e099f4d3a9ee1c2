"""The tags that a sub-account knows, and how a new one may be called."""

from __future__ import annotations

from bulkdesk.contacts.values import clean_text
from bulkdesk.services.access import Right
from bulkdesk.services.names import checked_length
from bulkdesk.services.session import Session
from bulkdesk.store import tagging


def all_tags(session: Session) -> list[str]:
    """Names of the sub-account's tags in alphabetical order, those on nobody included."""
    session.require(Right.VIEW)
    return tagging.tag_names(session.store, session.account.id)


def checked_tag(name: str) -> str:
    """A tag's name as imports write it. Raises RefusedError for an empty or overlong one."""
    return checked_length(clean_text(name))
