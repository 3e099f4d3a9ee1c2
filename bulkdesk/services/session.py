"""A person at work: an open store, the sub-account they look at, and who they are."""

from __future__ import annotations

import getpass
import logging
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

import platformdirs
from peewee import DatabaseError

from bulkdesk.audit.acts import TrailAct
from bulkdesk.audit.writer import write_entry
from bulkdesk.services import passwords
from bulkdesk.services.access import READING, RIGHTS, STORE_WIDE, Right
from bulkdesk.services.names import checked_name
from bulkdesk.services.region import checked_country, checked_timezone, system_country, system_timezone
from bulkdesk.store import accounts, soundness
from bulkdesk.store.accounts import AccountRow, UserRow
from bulkdesk.store.clock import Clock
from bulkdesk.store.errors import NotAllowedError, RefusedError, StoreError
from bulkdesk.store.file import DATABASE_ERRORS, store_errors
from bulkdesk.store.store import Store
from bulkdesk.store.words import Role

DEFAULT_ACCOUNT = "Main"
FALLBACK_USER = "admin"
STORE_NAME = "store.bulkdesk"
PASSWORD_VARIABLE = "BULKDESK_PASSWORD"  # noqa: S105 -- where it is looked for
"""Environment variable that gives a user's password where nobody can be asked."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Session:
    """What every service is called with."""

    store: Store
    account: AccountRow
    user: UserRow

    def may(self, right: Right) -> bool:
        """Whether to offer what needs the right. Reads nothing and leaves no trace; whoever acts calls ``require``."""
        if right not in RIGHTS[self.user.role]:
            return False
        if right in READING:
            return True
        return not self.store.read_only and (self.account.archived_at is None or right in STORE_WIDE)

    def require(self, right: Right) -> None:
        """Raise NotAllowedError unless the person has the right, now, and the store can be written where needed.

        A refusal is written to the audit trail.
        """
        refusal = self._refusal(right)
        if refusal is not None:
            self._note_refusal(right, refusal)
            raise refusal

    def _refusal(self, right: Right) -> NotAllowedError | None:
        if right not in RIGHTS[self.user.role]:
            return NotAllowedError("not_allowed", user=self.user.name, role=self.user.role)
        if right in READING:
            return None
        if self.store.read_only:
            return NotAllowedError("store_read_only")
        # The session may be older than what an admin decided since.
        user = accounts.get_user(self.store, self.user.id)
        if user is not None and user.archived_at is not None:
            return NotAllowedError("user_archived", name=user.name)
        if user is not None and right not in RIGHTS[user.role]:
            return NotAllowedError("not_allowed", user=user.name, role=user.role)
        account = accounts.get_account(self.store, self.account.id)
        if account is not None and account.archived_at is not None and right not in STORE_WIDE:
            return NotAllowedError("account_archived", name=account.name)
        return None

    def _note_refusal(self, right: Right, refusal: NotAllowedError) -> None:
        if self.store.read_only:
            return
        try:
            write_entry(
                self.store,
                right,
                user=(self.user.id, self.user.name),
                account_id=self.account.id,
                refused=refusal.code,
                figures={"role": self.user.role},
            )
        except (DatabaseError, StoreError):
            # A full disk or a damaged trail: what is refused stays refused.
            log.exception("a refusal could not be written to the audit trail")

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
        RefusedError: the store exists already, a name is empty or too long, or the time zone or country is not known.
        StoreError: it cannot be written.
    """
    account_name = checked_name(account or DEFAULT_ACCOUNT)
    user_name = checked_name(user or system_user())
    zone = checked_timezone(timezone or system_timezone())
    land = checked_country(country or system_country())
    store = Store.create(path, clock=clock)
    with store.write():
        account_row = accounts.add_account(store, name=account_name, timezone=zone, country=land)
        user_row = accounts.add_user(store, name=user_name, role=Role.ADMIN)
        write_entry(
            store, TrailAct.STORE_CREATED, user=(user_row.id, user_row.name), account_id=account_row.id
        )
    return Session(store, account_row, user_row)


def open_session(
    path: Path,
    *,
    account: str | None = None,
    user: str | None = None,
    password: str | None = None,
    read_only: bool = False,
    clock: Clock | None = None,
) -> Session:
    """Open a store as a person; without names the first sub-account and, if known, the OS user or else the first admin.

    Args:
        path: the store.
        account: the sub-account's name.
        user: the user's name.
        password: what the person gave; not looked at for a user without one, nor for reading only (a password guards
            the acts done under a name, it does not hide the file).
        read_only: no byte of the store may change.
        clock: the time.

    Raises:
        StoreError: see ``Store.open``; or it has no sub-account or user yet (``store_unfinished``, for reading only).
        RefusedError: the store has no such sub-account or user, or the user is put away (``user_archived``); or
            ``password_needed`` (``name``), ``password_wrong`` (``name``, ``until``: None, or from when on another is
            taken), ``locked_out`` (``name``, ``until``), milliseconds UTC.
    """
    store = Store.open(path, read_only=read_only, clock=clock)
    try:
        with store_errors(path):
            if read_only:
                _check_readable(store)
            session = Session(store, _account(store, account), _user(store, user))
        if not read_only:
            passwords.sign_in(store, session.user, password)
    except BaseException:
        store.close()
        raise
    return session


def add_account(
    session: Session, name: str, *, timezone: str | None = None, country: str | None = None
) -> Session:
    """Add a sub-account to the store; the same person looking at it. What is not given is taken from the system.

    Raises:
        RefusedError: it exists already, the name is empty or too long, or the time zone or country is not known.
    """
    session.require(Right.MANAGE_ACCOUNTS)
    clean = checked_name(name)
    zone = checked_timezone(timezone or system_timezone())
    land = checked_country(country or system_country())
    with session.store.write():
        if accounts.find_account(session.store, clean) is not None:
            raise RefusedError("account_exists", name=clean)
        row = accounts.add_account(session.store, name=clean, timezone=zone, country=land)
        write_entry(
            session.store,
            TrailAct.ACCOUNT_CREATED,
            user=(session.user.id, session.user.name),
            account_id=row.id,
            about=("account", row.id),
            figures={"country": land, "timezone": zone},
        )
        return session.at(row)


def _account(store: Store, name: str | None) -> AccountRow:
    if name is not None:
        found = accounts.find_account(store, name)
        if found is None:
            raise RefusedError("account_unknown", name=name)
        return found
    known = accounts.accounts(store, archived=True)
    if not known:
        _require_writable(store)
        # The program died between making the file and its first rows.
        with store.write():
            return accounts.add_account(
                store, name=DEFAULT_ACCOUNT, timezone=system_timezone(), country=system_country()
            )
    return next((row for row in known if row.archived_at is None), known[0])


def _user(store: Store, name: str | None) -> UserRow:
    if name is not None:
        found = accounts.find_user(store, name)
        if found is None:
            raise RefusedError("user_unknown", name=name)
        if found.archived_at is not None and not store.read_only:
            raise RefusedError("user_archived", name=found.name)
        return found
    known = accounts.users(store, archived=True)
    if not known:
        _require_writable(store)
        with store.write():
            return accounts.add_user(store, name=system_user(), role=Role.ADMIN)
    active = [user for user in known if user.archived_at is None] or known
    own = system_user().casefold()
    same = next((user for user in active if user.name.casefold() == own), None)
    return same or next((user for user in active if user.role is Role.ADMIN), active[0])


def _check_readable(store: Store) -> None:
    """Raise StoreError where a store from anywhere cannot even be entered; quick, it reads next to nothing."""
    try:
        reason = ", ".join(soundness.missing_columns(store))
        if not reason:
            accounts.accounts(store, archived=True)
            accounts.users(store, archived=True)
    except (*DATABASE_ERRORS, ValueError) as error:
        reason = str(error)
    if reason:
        raise StoreError("store_damaged", path=str(store.path), reason=reason)


def _require_writable(store: Store) -> None:
    if store.read_only:
        raise StoreError("store_unfinished", path=str(store.path))


def system_user() -> str:
    """The name of the person who is signed in to the machine."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return FALLBACK_USER
