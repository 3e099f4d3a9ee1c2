"""Sub-accounts and users."""

from __future__ import annotations

from dataclasses import dataclass

from peewee import Expression, fn

from bulkdesk.store.job_models import Job
from bulkdesk.store.models import Account, User
from bulkdesk.store.store import Store
from bulkdesk.store.words import JobStatus, Role


@dataclass(frozen=True, slots=True)
class AccountRow:
    """A sub-account: its time zone (IANA name) and default country (ISO 3166, two letters).

    Attributes:
        archived_at: since when it is put away, milliseconds UTC; None: it is in use.
    """

    id: int
    name: str
    timezone: str
    country: str
    archived_at: int | None = None


@dataclass(frozen=True, slots=True)
class UserRow:
    """Somebody who works with the store.

    Attributes:
        archived_at: since when they may not work with it any more, milliseconds UTC; None: they may.
        has_password: they must give one.
    """

    id: int
    name: str
    email: str | None
    role: Role
    archived_at: int | None = None
    has_password: bool = False


@dataclass(frozen=True, slots=True)
class Lock:
    """What stands between a user and the store: argon2's text, wrong passwords in a row, and until when none is taken."""

    password_hash: str | None
    failed_count: int
    locked_until: int | None


_ACCOUNT = (Account.id, Account.name, Account.timezone, Account.country, Account.archived_at)
_USER = (User.id, User.name, User.email, User.role, User.archived_at, User.password_hash.is_null(False))


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


def accounts(store: Store, *, archived: bool = False) -> list[AccountRow]:
    """The sub-accounts in use in the order they were made; with ``archived`` those put away too."""
    query = Account.select(*_ACCOUNT).order_by(Account.id)
    if not archived:
        query = query.where(Account.archived_at.is_null())
    return [AccountRow(*row) for row in store.run(query.tuples())]


def users(store: Store, *, archived: bool = False) -> list[UserRow]:
    """The users who may work in the order they were made; with ``archived`` the others too."""
    return _users(store, *(() if archived else (User.archived_at.is_null(),)))


def find_account(store: Store, name: str) -> AccountRow | None:
    """The sub-account called ``name``, upper and lower case alike; also one put away."""
    found = accounts(store, archived=True)
    return next((row for row in found if row.name.casefold() == name.casefold()), None)


def find_user(store: Store, name: str) -> UserRow | None:
    """The user called ``name``, upper and lower case alike; also one put away."""
    # SQLite folds ASCII only, so a name with other letters is compared here.
    return next((row for row in _users(store) if row.name.casefold() == name.casefold()), None)


def get_account(store: Store, account_id: int) -> AccountRow | None:
    """The sub-account, or None."""
    row = next(iter(store.run(Account.select(*_ACCOUNT).where(Account.id == account_id).tuples())), None)
    return None if row is None else AccountRow(*row)


def get_user(store: Store, user_id: int) -> UserRow | None:
    """The user, or None."""
    return next(iter(_users(store, User.id == user_id)), None)


def change_account(store: Store, account_id: int, **changes: object) -> None:
    """Set columns of a sub-account."""
    store.run(Account.update(**changes).where(Account.id == account_id))


def change_user(store: Store, user_id: int, **changes: object) -> None:
    """Set columns of a user."""
    store.run(User.update(**changes).where(User.id == user_id))


def lock_of(store: Store, user_id: int) -> Lock:
    """The user's password and what is known of wrong ones."""
    query = User.select(User.password_hash, User.failed_count, User.locked_until).where(User.id == user_id)
    return Lock(*next(iter(store.run(query.tuples()))))


def has_open_jobs(store: Store, account_id: int) -> bool:
    """Whether a job of the sub-account has not ended."""
    ended = [status for status in JobStatus if status.finished]
    query = Job.select(fn.COUNT(Job.id)).where(Job.account == account_id, Job.status.not_in(ended))
    return bool(next(iter(store.run(query.tuples())))[0])


def _users(store: Store, *where: Expression) -> list[UserRow]:
    query = User.select(*_USER).order_by(User.id)
    if where:
        query = query.where(*where)
    return [
        UserRow(number, name, email, Role(role), archived_at, bool(has_password))
        for number, name, email, role, archived_at, has_password in store.run(query.tuples())
    ]
