"""Saved views: named filters that a person keeps for a sub-account. What a filter means is not known here."""

from __future__ import annotations

from dataclasses import dataclass

from peewee import Expression

from bulkdesk.store.models import View
from bulkdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class ViewRow:
    """A view as it is stored; ``filter_json`` is the filter."""

    id: int
    name: str
    filter_json: str


def find(store: Store, account_id: int, user_id: int) -> list[ViewRow]:
    """The person's views of the sub-account, by name."""
    return _select(store, _of(account_id, user_id))


def get(store: Store, account_id: int, user_id: int, view_id: int) -> ViewRow | None:
    """One of them, or None."""
    rows = _select(store, _of(account_id, user_id) & (View.id == view_id))
    return rows[0] if rows else None


def named(store: Store, account_id: int, user_id: int, name: str) -> ViewRow | None:
    """The one with this name, upper and lower case alike, or None."""
    rows = _select(store, _of(account_id, user_id) & (View.key == name.casefold()))
    return rows[0] if rows else None


def insert(store: Store, account_id: int, user_id: int, *, name: str, filter_json: str) -> int:
    """Keep a view under a name that is free; returns its id."""
    view_id: int = store.run(
        View.insert(
            account=account_id,
            user=user_id,
            name=name,
            key=name.casefold(),
            filter_json=filter_json,
            created_at=store.clock.now(),
        )
    )
    return view_id


def set_filter(store: Store, view_id: int, filter_json: str) -> None:
    """Give a view another filter."""
    store.run(View.update(filter_json=filter_json).where(View.id == view_id))


def set_name(store: Store, view_id: int, name: str) -> None:
    """Give a view another name, one that is free."""
    store.run(View.update(name=name, key=name.casefold()).where(View.id == view_id))


def delete(store: Store, view_id: int) -> None:
    """Forget a view."""
    store.run(View.delete().where(View.id == view_id))


def _of(account_id: int, user_id: int) -> Expression:
    return (View.account == account_id) & (View.user == user_id)


def _select(store: Store, where: Expression) -> list[ViewRow]:
    query = View.select(View.id, View.name, View.filter_json).where(where).order_by(View.key).tuples()
    return [ViewRow(*values) for values in store.run(query)]
