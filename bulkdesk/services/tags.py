"""The tags that a sub-account knows."""

from __future__ import annotations

from bulkdesk.services.access import Right
from bulkdesk.services.session import Session
from bulkdesk.store import tagging


def all_tags(session: Session) -> list[str]:
    """Names of the sub-account's tags in alphabetical order, those on nobody included."""
    session.require(Right.VIEW)
    return tagging.tag_names(session.store, session.account.id)
