"""A person at work: an open store, the sub-account they look at, and who they are."""

from __future__ import annotations

import getpass
import locale
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import phonenumbers
import platformdirs
import tzlocal

from bulkdesk.services.access import RIGHTS, Right
from bulkdesk.store import accounts
from bulkdesk.store.accounts import AccountRow, UserRow
from bulkdesk.store.clock import Clock
from bulkdesk.store.errors import NotAllowedError, RefusedError
from bulkdesk.store.store import Store
from bulkdesk.store.words import Role

DEFAULT_ACCOUNT = "Main"
FALLBACK_COUNTRY = "US"
FALLBACK_USER = "admin"
STORE_NAME = "store.bulkdesk"


@dataclass(frozen=True)
class Session:
    """What every service is called with."""

    store: Store
    account: AccountRow
    user: UserRow

    def require(self, right: Right) -> None:
        """Raise NotAllowedError unless the user's role has the right and the store can be written where needed."""
        if right not in RIGHTS[self.user.role]:
            raise NotAllowedError("not_allowed", user=self.user.name, role=self.user.role)
        if self.store.read_only and right not in RIGHTS[Role.AUDITOR]:
            raise NotAllowedError("store_read_only")

    @property
    def zone(self) -> ZoneInfo:
        """The sub-account's time zone."""
        return ZoneInfo(self.account.timezone)

    def at(self, account: AccountRow) -> Session:
        """The same person looking at another sub-account."""
        return replace(self, account=account)


def default_store_path() -> Path:
    """Where the store lies when nobody says otherwise."""
    return Path(platformdirs.user_data_dir("BulkDesk", appauthor=False)) / STORE_NAME


def init_store(
    path: Path,
    *,
    account: str | None = None,
    user: str | None = None,
    timezone: str | None = None,
    country: str | None = None,
    clock: Clock | None = None,
) -> Session:
    """Make a store with one sub-account and one admin; what is not given is taken from the system.

    Raises:
        RefusedError: the store exists already, or the time zone or country is not known.
        StoreError: it cannot be written.
    """
    zone = checked_timezone(timezone or system_timezone())
    land = checked_country(country or system_country())
    store = Store.create(path, clock=clock)
    with store.write():
        account_row = accounts.add_account(
            store, name=account or DEFAULT_ACCOUNT, timezone=zone, country=land
        )
        user_row = accounts.add_user(store, name=user or system_user(), role=Role.ADMIN)
    return Session(store, account_row, user_row)


def open_session(
    path: Path,
    *,
    account: str | None = None,
    user: str | None = None,
    read_only: bool = False,
    clock: Clock | None = None,
) -> Session:
    """Open a store as a person; without names the first sub-account and, if known, the OS user or else the first admin.

    Raises:
        StoreError: see ``Store.open``.
        RefusedError: the store has no such sub-account or user.
    """
    store = Store.open(path, read_only=read_only, clock=clock)
    try:
        return Session(store, _account(store, account), _user(store, user))
    except BaseException:
        store.close()
        raise


def add_account(
    session: Session, name: str, *, timezone: str | None = None, country: str | None = None
) -> Session:
    """Add a sub-account to the store; the same person looking at it. What is not given is taken from the system.

    Raises:
        RefusedError: it exists already, the name is empty, or the time zone or country is not known.
    """
    session.require(Right.MANAGE_ACCOUNTS)
    zone = checked_timezone(timezone or system_timezone())
    land = checked_country(country or system_country())
    clean = " ".join(name.split())
    if not clean:
        raise RefusedError("name_empty")
    with session.store.write():
        if accounts.find_account(session.store, clean) is not None:
            raise RefusedError("account_exists", name=clean)
        return session.at(accounts.add_account(session.store, name=clean, timezone=zone, country=land))


def all_accounts(session: Session) -> list[AccountRow]:
    """The store's sub-accounts."""
    session.require(Right.VIEW)
    return accounts.accounts(session.store)


def _account(store: Store, name: str | None) -> AccountRow:
    if name is not None:
        found = accounts.find_account(store, name)
        if found is None:
            raise RefusedError("account_unknown", name=name)
        return found
    known = accounts.accounts(store)
    if not known:
        # The program died between making the file and its first rows.
        with store.write():
            return accounts.add_account(
                store, name=DEFAULT_ACCOUNT, timezone=system_timezone(), country=system_country()
            )
    return known[0]


def _user(store: Store, name: str | None) -> UserRow:
    if name is not None:
        found = accounts.find_user(store, name)
        if found is None:
            raise RefusedError("user_unknown", name=name)
        return found
    known = accounts.users(store)
    if not known:
        with store.write():
            return accounts.add_user(store, name=system_user(), role=Role.ADMIN)
    same = accounts.find_user(store, system_user())
    return same or next((user for user in known if user.role is Role.ADMIN), known[0])


def checked_timezone(name: str) -> str:
    """An IANA time zone's name. Raises RefusedError for another."""
    if name not in available_timezones():
        raise RefusedError("timezone_unknown", name=name)
    return name


def checked_country(code: str) -> str:
    """An ISO 3166 country code that phone numbers are known for, in upper case. Raises RefusedError for another."""
    upper = code.upper()
    if upper not in phonenumbers.SUPPORTED_REGIONS:
        raise RefusedError("country_unknown", name=code)
    return upper


def system_timezone() -> str:
    """The machine's time zone, UTC when it has none that is known."""
    name = tzlocal.get_localzone_name() or "UTC"
    return name if name in available_timezones() else "UTC"


def system_country() -> str:
    """The country of the system's locale."""
    language, _ = locale.getlocale()
    country = (language or "").partition("_")[2].upper()
    return country if country in phonenumbers.SUPPORTED_REGIONS else FALLBACK_COUNTRY


def system_user() -> str:
    """The name of the person who is signed in to the machine."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return FALLBACK_USER
