"""The tags that a sub-account knows."""

from __future__ import annotations

from bulkdesk.services.access import Right
from bulkdesk.services.session import Session
from bulkdesk.store.models import Tag


def all_tags(session: Session) -> list[str]:
    """Names of the sub-account's tags in alphabetical order, those on nobody included."""
    session.require(Right.VIEW)
    names = Tag.select(Tag.name).where(Tag.account == session.account.id).order_by(Tag.key).tuples()
    return [name for (name,) in session.store.run(names)]
