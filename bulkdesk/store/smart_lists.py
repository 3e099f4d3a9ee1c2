"""Smart lists: filters over contacts, each kept under a name that is unique in its sub-account."""

from __future__ import annotations

from dataclasses import dataclass

from peewee import Expression

from bulkdesk.store import filters
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.filters import Filter
from bulkdesk.store.models import SmartList, User
from bulkdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class SmartListRow:
    """A smart list as it is shown; moments are milliseconds UTC, ``created_by`` is the user's name.

    ``filter`` is None when it is damaged or was made by a newer program.
    """

    id: int
    name: str
    filter: Filter | None
    created_by: str
    created_at: int
    updated_at: int


def all_of(store: Store, account_id: int) -> list[SmartListRow]:
    """The sub-account's lists by name, upper and lower case alike."""
    return _select(store, SmartList.account == account_id)


def get(store: Store, account_id: int, list_id: int) -> SmartListRow | None:
    """The sub-account's list with the id, or None."""
    return _first(_select(store, SmartList.account == account_id, SmartList.id == list_id))


def find(store: Store, account_id: int, name: str) -> SmartListRow | None:
    """The sub-account's list of that name, upper and lower case alike, or None."""
    return _first(_select(store, SmartList.account == account_id, SmartList.key == name.casefold()))


def insert(store: Store, account_id: int, *, name: str, tree: Filter, created_by_id: int) -> int:
    """Keep a filter under a name that is free; gives its id."""
    now = store.clock.now()
    list_id: int = store.run(
        SmartList.insert(
            account=account_id,
            name=name,
            key=name.casefold(),
            filter_json=filters.to_json(tree),
            created_by=created_by_id,
            created_at=now,
            updated_at=now,
        )
    )
    return list_id


def rename(store: Store, list_id: int, name: str) -> None:
    """Give a list a name that is free."""
    _update(store, list_id, name=name, key=name.casefold())


def change(store: Store, list_id: int, tree: Filter) -> None:
    """Give a list another filter."""
    _update(store, list_id, filter_json=filters.to_json(tree))


def delete(store: Store, list_id: int) -> None:
    """Forget a list; the contacts stay as they are."""
    store.run(SmartList.delete().where(SmartList.id == list_id))


def _update(store: Store, list_id: int, **changes: object) -> None:
    query = SmartList.update(**changes, updated_at=store.clock.now()).where(SmartList.id == list_id)
    store.run(query)


def _select(store: Store, *where: Expression) -> list[SmartListRow]:
    query = (
        SmartList.select(
            SmartList.id,
            SmartList.name,
            SmartList.filter_json,
            User.name,
            SmartList.created_at,
            SmartList.updated_at,
        )
        .join(User)
        .where(*where)
        .order_by(SmartList.key)
        .tuples()
    )
    return [
        SmartListRow(number, name, _readable(text), *rest) for number, name, text, *rest in store.run(query)
    ]


def _readable(text: str) -> Filter | None:
    try:
        return filters.from_json(text)
    except RefusedError:
        # One such list must not hide the others; whoever uses it is told.
        return None


def _first(rows: list[SmartListRow]) -> SmartListRow | None:
    return rows[0] if rows else None
