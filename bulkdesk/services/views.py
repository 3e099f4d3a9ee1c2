"""Saved views: the filters over the bulk actions that a person keeps under a name, for each sub-account.

Every role keeps views of its own; a store opened for reading only takes none.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Self, TypeVar

from bulkdesk.services.access import Right
from bulkdesk.services.names import checked_name
from bulkdesk.services.session import Session
from bulkdesk.store import views
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.views import ViewRow
from bulkdesk.store.words import JobStatus, JobType

T = TypeVar("T")


class Days(StrEnum):
    """A range of days of creation. All but ``CUSTOM`` move with the calendar."""

    ANY = "any"
    TODAY = "today"
    LAST_7_DAYS = "last_7_days"
    LAST_30_DAYS = "last_30_days"
    THIS_MONTH = "this_month"
    CUSTOM = "custom"


@dataclass(frozen=True)
class FilterChoice:
    """A filter as a person chose it: "the last 7 days" stays that, while ``JobFilter`` holds moments.

    Attributes:
        first: first day of a custom range, None for an open end.
        last: its last day, included.
    """

    statuses: frozenset[JobStatus] = field(default_factory=frozenset)
    types: frozenset[JobType] = field(default_factory=frozenset)
    created_by: frozenset[str] = field(default_factory=frozenset)
    days: Days = Days.ANY
    first: date | None = None
    last: date | None = None
    search: str = ""

    def to_json(self) -> str:
        """The form in which it is kept; equal choices give equal texts."""
        plain = {
            name: sorted(value) if isinstance(value, frozenset) else value
            for name, value in asdict(self).items()
        }
        return json.dumps(plain, sort_keys=True, default=date.isoformat)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read it; what is not understood (a file edited by hand, a newer program) narrows nothing down."""
        try:
            kept = json.loads(text)
        except (ValueError, RecursionError):
            return cls()
        if not isinstance(kept, dict):
            return cls()
        first, last = (
            _read(date.fromisoformat, kept.get("first")),
            _read(date.fromisoformat, kept.get("last")),
        )
        days = _read(Days, kept.get("days")) or Days.ANY
        return cls(
            statuses=frozenset(_read_all(JobStatus, kept.get("statuses"))),
            types=frozenset(_read_all(JobType, kept.get("types"))),
            created_by=frozenset(_read_all(str, kept.get("created_by"))),
            days=days,
            first=first if days is Days.CUSTOM else None,
            last=last if days is Days.CUSTOM else None,
            search=_read(str, kept.get("search")) or "",
        )


@dataclass(frozen=True)
class SavedView:
    """A filter under a name."""

    id: int
    name: str
    choice: FilterChoice


def find_views(session: Session) -> list[SavedView]:
    """The person's own views of the sub-account, by name."""
    session.require(Right.VIEW)
    return [_view(row) for row in views.find(session.store, session.account.id, session.user.id)]


def save_view(session: Session, name: str, choice: FilterChoice) -> SavedView:
    """Keep a filter under a name, in place of what the person kept under that name before.

    Raises:
        RefusedError: the name is empty or too long, or the store was opened for reading only.
    """
    session.require(Right.VIEW)
    clean = checked_name(name)
    account_id, user_id = session.account.id, session.user.id
    with session.store.write():
        held = views.named(session.store, account_id, user_id, clean)
        if held is None:
            held_id = views.insert(
                session.store, account_id, user_id, name=clean, filter_json=choice.to_json()
            )
        else:
            held_id = held.id
            views.set_filter(session.store, held_id, choice.to_json())
            views.set_name(session.store, held_id, clean)
    return SavedView(held_id, clean, choice)


def rename_view(session: Session, view_id: int, name: str) -> SavedView:
    """Give a view another name.

    Raises:
        RefusedError: the person has no such view, another one has that name, the name is empty or too long, or the
            store was opened for reading only.
    """
    session.require(Right.VIEW)
    clean = checked_name(name)
    with session.store.write():
        view = _own(session, view_id)
        other = views.named(session.store, session.account.id, session.user.id, clean)
        if other is not None and other.id != view_id:
            raise RefusedError("view_exists", name=clean)
        views.set_name(session.store, view_id, clean)
    return SavedView(view_id, clean, view.choice)


def delete_view(session: Session, view_id: int) -> None:
    """Forget a view.

    Raises:
        RefusedError: the person has no such view, or the store was opened for reading only.
    """
    session.require(Right.VIEW)
    with session.store.write():
        _own(session, view_id)
        views.delete(session.store, view_id)


def _own(session: Session, view_id: int) -> SavedView:
    row = views.get(session.store, session.account.id, session.user.id, view_id)
    if row is None:
        raise RefusedError("view_unknown")
    return _view(row)


def _view(row: ViewRow) -> SavedView:
    return SavedView(row.id, row.name, FilterChoice.from_json(row.filter_json))


def _read(read: Callable[[str], T], value: Any) -> T | None:
    """A text read as something, None when it is none."""
    try:
        return read(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _read_all(read: Callable[[str], T], values: Any) -> Iterable[T]:
    found = (_read(read, value) for value in values) if isinstance(values, list) else ()
    return [value for value in found if value is not None]
