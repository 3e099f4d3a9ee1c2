"""Sub-accounts: making, changing, and putting them away."""

from __future__ import annotations

from bulkdesk.audit.acts import TrailAct
from bulkdesk.services import session as sessions
from bulkdesk.services.access import Right
from bulkdesk.services.names import checked_name
from bulkdesk.services.region import checked_country, checked_timezone
from bulkdesk.services.session import Session
from bulkdesk.services.trail import ACCOUNT, note
from bulkdesk.store import accounts
from bulkdesk.store.accounts import AccountRow
from bulkdesk.store.errors import RefusedError


def all_accounts(session: Session, *, archived: bool = False) -> list[AccountRow]:
    """The store's sub-accounts in the order they were made; with ``archived`` those put away too."""
    session.require(Right.VIEW)
    return accounts.accounts(session.store, archived=archived)


def add_account(
    session: Session, name: str, *, timezone: str | None = None, country: str | None = None
) -> AccountRow:
    """The sub-account that ``session.add_account`` adds."""
    return sessions.add_account(session, name, timezone=timezone, country=country).account


def change_account(
    session: Session,
    account_id: int,
    *,
    name: str | None = None,
    timezone: str | None = None,
    country: str | None = None,
) -> AccountRow:
    """Change what is given: the name, the time zone (of shown times and drip windows), the country of phone numbers.

    Raises:
        RefusedError: there is no such sub-account, the name is empty, too long or taken, or the time zone or country is
            not known.
    """
    session.require(Right.MANAGE_ACCOUNTS)
    wanted: dict[str, object] = {}
    clean = None if name is None else checked_name(name)
    if clean is not None:
        wanted["name"] = clean
    if timezone is not None:
        wanted["timezone"] = checked_timezone(timezone)
    if country is not None:
        wanted["country"] = checked_country(country)
    with session.store.write():
        before = _get(session, account_id)
        if clean is not None:
            found = accounts.find_account(session.store, clean)
            if found is not None and found.id != account_id:
                raise RefusedError("account_exists", name=found.name)
        changes = {field: value for field, value in wanted.items() if getattr(before, field) != value}
        if changes:
            accounts.change_account(session.store, account_id, **changes)
            note(
                session.at(before),
                TrailAct.ACCOUNT_CHANGED,
                about=(ACCOUNT, account_id),
                fields=sorted(changes),
            )
        return _get(session, account_id)


def archive_account(session: Session, account_id: int) -> AccountRow:
    """Put a sub-account away: it is no longer offered and nothing in it can be changed; its data stays.

    Raises:
        RefusedError: there is no such sub-account, it is the last in use (``last_account``), or a bulk action of it has
            not ended (``account_busy``).
    """
    session.require(Right.MANAGE_ACCOUNTS)
    store = session.store
    with store.write():
        row = _get(session, account_id)
        if row.archived_at is not None:
            return row
        if all(other.id == account_id for other in accounts.accounts(store)):
            raise RefusedError("last_account", name=row.name)
        if accounts.has_open_jobs(store, account_id):
            raise RefusedError("account_busy", name=row.name)
        accounts.change_account(store, account_id, archived_at=store.clock.now())
        note(session.at(row), TrailAct.ACCOUNT_ARCHIVED, about=(ACCOUNT, account_id))
        return _get(session, account_id)


def restore_account(session: Session, account_id: int) -> AccountRow:
    """Take a sub-account that was put away into use again. Raises RefusedError when there is no such one."""
    session.require(Right.MANAGE_ACCOUNTS)
    with session.store.write():
        row = _get(session, account_id)
        if row.archived_at is not None:
            accounts.change_account(session.store, account_id, archived_at=None)
            note(session.at(row), TrailAct.ACCOUNT_RESTORED, about=(ACCOUNT, account_id))
        return _get(session, account_id)


def _get(session: Session, account_id: int) -> AccountRow:
    row = accounts.get_account(session.store, account_id)
    if row is None:
        raise RefusedError("account_unknown", name=f"#{account_id}")
    return row
