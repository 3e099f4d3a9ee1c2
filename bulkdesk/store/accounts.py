"""Sub-accounts and users."""

from __future__ import annotations

from dataclasses import dataclass

from peewee import fn

from bulkdesk.store.models import Account, User
from bulkdesk.store.store import Store
from bulkdesk.store.words import Role


@dataclass(frozen=True, slots=True)
class AccountRow:
    """A sub-account: its time zone (IANA name) and default country (ISO 3166, two letters)."""

    id: int
    name: str
    timezone: str
    country: str


@dataclass(frozen=True, slots=True)
class UserRow:
    """Somebody who works with the store."""

    id: int
    name: str
    email: str | None
    role: Role


def add_account(store: Store, *, name: str, timezone: str, country: str) -> AccountRow:
    """Make a sub-account."""
    account_id = store.run(
        Account.insert(name=name, timezone=timezone, country=country, created_at=store.clock.now())
    )
    return AccountRow(account_id, name, timezone, country)


def add_user(store: Store, *, name: str, role: Role, email: str | None = None) -> UserRow:
    """Make a user."""
    user_id = store.run(User.insert(name=name, role=role, email=email, created_at=store.clock.now()))
    return UserRow(user_id, name, email, role)


def accounts(store: Store) -> list[AccountRow]:
    """All sub-accounts in the order they were made."""
    query = Account.select(Account.id, Account.name, Account.timezone, Account.country).order_by(Account.id)
    return [AccountRow(*row) for row in store.run(query.tuples())]


def users(store: Store) -> list[UserRow]:
    """All users in the order they were made."""
    query = User.select(User.id, User.name, User.email, User.role).order_by(User.id)
    return [
        UserRow(number, name, email, Role(role)) for number, name, email, role in store.run(query.tuples())
    ]


def find_account(store: Store, name: str) -> AccountRow | None:
    """The sub-account called ``name``, upper and lower case alike."""
    return next((row for row in accounts(store) if row.name.casefold() == name.casefold()), None)


def find_user(store: Store, name: str) -> UserRow | None:
    """The user called ``name``, upper and lower case alike."""
    query = User.select(User.id, User.name, User.email, User.role).where(fn.LOWER(User.name) == name.lower())
    row = next(iter(store.run(query.tuples())), None)
    return UserRow(row[0], row[1], row[2], Role(row[3])) if row else None
