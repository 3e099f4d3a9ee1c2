"""Who works with the store: making users, their roles and passwords, putting them away.

The last admin that is not put away can be neither demoted nor put away: somebody must be able to do all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulkdesk.audit.acts import TrailAct
from bulkdesk.services import passwords
from bulkdesk.services.access import Right
from bulkdesk.services.names import checked_name
from bulkdesk.services.session import Session
from bulkdesk.services.trail import USER, note
from bulkdesk.store import accounts
from bulkdesk.store.accounts import UserRow
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.words import Role

_EMAIL = re.compile(r"[^\s@]+@[^\s@]+")
"""Enough for an address that nothing is ever sent to."""


@dataclass(frozen=True)
class UserInfo:
    """A user as an admin sees them. ``locked_until``: until when no password is taken, milliseconds UTC, or None."""

    user: UserRow
    locked_until: int | None


def all_users(session: Session, *, archived: bool = False) -> list[UserInfo]:
    """The store's users in the order they were made; with ``archived`` those put away too."""
    session.require(Right.VIEW)
    store = session.store
    now = store.clock.now()
    found = []
    for user in accounts.users(store, archived=archived):
        until = accounts.lock_of(store, user.id).locked_until
        found.append(UserInfo(user, until if until is not None and until > now else None))
    return found


def add_user(
    session: Session, name: str, role: Role, *, email: str | None = None, password: str | None = None
) -> UserRow:
    """Make a user.

    Raises:
        RefusedError: the name is empty, too long or taken, the e-mail address is none, or the password is too short.
    """
    session.require(Right.MANAGE_USERS)
    clean, address = checked_name(name), _checked_email(email)
    kept = None if password is None else passwords.hashed(password)
    store = session.store
    with store.write():
        _require_free(session, clean)
        user = accounts.add_user(store, name=clean, role=role, email=address)
        note(session, TrailAct.USER_CREATED, about=(USER, user.id), everywhere=True, role=role)
        if kept is not None:
            accounts.change_user(store, user.id, password_hash=kept)
            note(session, TrailAct.PASSWORD_SET, about=(USER, user.id), everywhere=True)
        return _get(session, user.id)


def change_user(
    session: Session, user_id: int, *, name: str, email: str | None, role: Role | None = None
) -> UserRow:
    """Give a user another name, e-mail address and role, all or nothing; the trail keeps the name of what they did.

    Args:
        session: who does it.
        user_id: the user.
        name: the name from now on.
        email: the e-mail address, None for none.
        role: the role from now on (see ``change_role``); None: the one so far.

    Raises:
        RefusedError: there is no such user, the name is empty, too long or taken, the e-mail address is none, or they
            are the last admin (``last_admin``).
    """
    session.require(Right.MANAGE_USERS)
    clean, address = checked_name(name), _checked_email(email)
    with session.store.write():
        before = _get(session, user_id)
        _require_free(session, clean, but=user_id)
        fields = [
            field
            for field, differs in (("name", before.name != clean), ("email", before.email != address))
            if differs
        ]
        if fields:
            accounts.change_user(session.store, user_id, name=clean, email=address)
            note(session, TrailAct.USER_CHANGED, about=(USER, user_id), everywhere=True, fields=fields)
        return _get(session, user_id) if role is None else change_role(session, user_id, role)


def change_role(session: Session, user_id: int, role: Role) -> UserRow:
    """Give a user another role: a right that goes is gone at once, also where they work just now; one that comes is there from
    their next sign-in on.

    Raises:
        RefusedError: there is no such user, or they are the last admin (``last_admin``).
    """
    session.require(Right.MANAGE_USERS)
    with session.store.write():
        before = _get(session, user_id)
        if before.role is role:
            return before
        _require_other_admin(session, before)
        accounts.change_user(session.store, user_id, role=role)
        note(
            session,
            TrailAct.USER_ROLE_CHANGED,
            about=(USER, user_id),
            everywhere=True,
            before=before.role,
            after=role,
        )
        return _get(session, user_id)


def archive_user(session: Session, user_id: int) -> UserRow:
    """Put a user away: they can no longer open the store, their name stays on what they did.

    Raises:
        RefusedError: there is no such user, or they are the last admin (``last_admin``).
    """
    session.require(Right.MANAGE_USERS)
    with session.store.write():
        user = _get(session, user_id)
        if user.archived_at is not None:
            return user
        _require_other_admin(session, user)
        accounts.change_user(session.store, user_id, archived_at=session.store.clock.now())
        note(session, TrailAct.USER_ARCHIVED, about=(USER, user_id), everywhere=True)
        return _get(session, user_id)


def restore_user(session: Session, user_id: int) -> UserRow:
    """Let a user who was put away work again. Raises RefusedError when there is no such user."""
    session.require(Right.MANAGE_USERS)
    with session.store.write():
        if _get(session, user_id).archived_at is not None:
            accounts.change_user(session.store, user_id, archived_at=None)
            note(session, TrailAct.USER_RESTORED, about=(USER, user_id), everywhere=True)
        return _get(session, user_id)


def set_password(session: Session, user_id: int, password: str) -> None:
    """Give another user a password (an admin does it), and open the lock after wrong ones.

    Raises:
        RefusedError: there is no such user, or the password is too short or too long.
    """
    session.require(Right.MANAGE_USERS)
    _set(session, user_id, passwords.hashed(password))


def clear_password(session: Session, user_id: int) -> None:
    """Let a user in without a password. Raises RefusedError when there is no such user."""
    session.require(Right.MANAGE_USERS)
    _set(session, user_id, None)


def change_own_password(session: Session, password: str, *, current: str | None = None) -> None:
    """Give oneself a password, or another one.

    Raises:
        RefusedError: ``current`` is not the password so far (``password_wrong``, ``locked_out``), or the new one is too
            short or too long.
    """
    session.require(Right.OWN_PASSWORD)
    kept = passwords.hashed(password)
    passwords.sign_in(session.store, _get(session, session.user.id), current)
    _set(session, session.user.id, kept)


def _set(session: Session, user_id: int, kept: str | None) -> None:
    with session.store.write():
        had = _get(session, user_id).has_password
        accounts.change_user(session.store, user_id, password_hash=kept, failed_count=0, locked_until=None)
        if kept is not None:
            note(session, TrailAct.PASSWORD_SET, about=(USER, user_id), everywhere=True)
        elif had:
            note(session, TrailAct.PASSWORD_CLEARED, about=(USER, user_id), everywhere=True)


def _get(session: Session, user_id: int) -> UserRow:
    user = accounts.get_user(session.store, user_id)
    if user is None:
        raise RefusedError("user_unknown", name=f"#{user_id}")
    return user


def _require_free(session: Session, name: str, *, but: int | None = None) -> None:
    found = accounts.find_user(session.store, name)
    if found is not None and found.id != but:
        raise RefusedError("user_exists", name=found.name)


def _require_other_admin(session: Session, user: UserRow) -> None:
    """Raise RefusedError when the user is the only admin who may work."""
    if user.role is not Role.ADMIN or user.archived_at is not None:
        return
    if not any(other.role is Role.ADMIN and other.id != user.id for other in accounts.users(session.store)):
        raise RefusedError("last_admin", name=user.name)


def _checked_email(email: str | None) -> str | None:
    clean = (email or "").strip()
    if clean and not _EMAIL.fullmatch(clean):
        raise RefusedError("invalid_email", value=clean)
    return clean or None
