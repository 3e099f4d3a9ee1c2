"""Passwords of users: kept as argon2 hashes, checked at the sign-in, with a pause after wrong ones that grows.

A password guards what is done under a user's name. It does not encrypt the store: whoever has the file can read it.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, TypeGuard

from bulkdesk.audit.acts import TrailAct
from bulkdesk.audit.writer import write_entry
from bulkdesk.store import accounts
from bulkdesk.store.accounts import UserRow
from bulkdesk.store.clock import MS_PER_HOUR, MS_PER_SECOND, to_datetime
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.store import Store

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LEAST = 8
"""Characters of a password."""
MOST = 1_000
"""So long that nobody minds; longer ones would only cost time to hash."""

FREE_TRIES = 5
FIRST_LOCK_MS = 30 * MS_PER_SECOND
LONGEST_LOCK_MS = MS_PER_HOUR
"""After so many wrong passwords in a row none is taken for 30 seconds, then twice as long after each, up to an hour."""


@cache
def _hasher() -> PasswordHasher:
    """Loaded when somebody has a password, which not every start needs."""
    from argon2 import PasswordHasher  # noqa: PLC0415

    return PasswordHasher()


def hashed(password: str) -> str:
    """Argon2's text of a new password. Raises RefusedError for one that is too short or too long."""
    clean = _same(password)
    if len(clean) < LEAST:
        raise RefusedError("password_too_short", least=LEAST)
    if len(clean) > MOST:
        raise RefusedError("password_too_long", most=MOST)
    return _hasher().hash(clean)


def sign_in(store: Store, user: UserRow, password: str | None) -> None:
    """Let the user in or refuse; both are written to the audit trail when a password was given.

    Raises:
        RefusedError: ``password_needed``, ``password_wrong``, ``locked_out``.
    """
    if not user.has_password:
        return
    if password is None:
        _refuse_locked(store, user)
        raise RefusedError("password_needed", name=user.name)
    kept, until = _count_try(store, user)
    if not matches(kept, password):
        with store.write():
            _note(store, user, TrailAct.SIGN_IN, refused="password_wrong")
        raise RefusedError("password_wrong", name=user.name, until=until)
    with store.write():
        changes: dict[str, object] = {"failed_count": 0, "locked_until": None}
        # Unless somebody else has set another one meanwhile.
        if _hasher().check_needs_rehash(kept) and accounts.lock_of(store, user.id).password_hash == kept:
            changes["password_hash"] = _hasher().hash(_same(password))
        accounts.change_user(store, user.id, **changes)
        _note(store, user, TrailAct.SIGNED_IN)


def matches(kept: str, password: str) -> bool:
    """Whether a password is the one that argon2's text stands for."""
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415 -- as ``_hasher``

    clean = _same(password)
    if len(clean) > MOST:
        return False
    try:
        return _hasher().verify(kept, clean)
    except (VerificationError, InvalidHashError):
        return False


def _count_try(store: Store, user: UserRow) -> tuple[str, int | None]:
    """Count the try as a wrong one before it is looked at, so that many at once are not taken for one.

    Returns:
        Argon2's text, and until when no further try is taken.
    """
    _refuse_locked(store, user)
    with store.write():
        lock = accounts.lock_of(store, user.id)
        if _is_locked(lock.locked_until, store):
            raise _locked_out(user, lock.locked_until)
        count = lock.failed_count + 1
        until = store.clock.now() + lock_ms(count) if count >= FREE_TRIES else None
        accounts.change_user(store, user.id, failed_count=count, locked_until=until)
    return lock.password_hash or "", until


def _refuse_locked(store: Store, user: UserRow) -> None:
    until = accounts.lock_of(store, user.id).locked_until
    if _is_locked(until, store):
        with store.write():
            _note(store, user, TrailAct.SIGN_IN, refused="locked_out")
        raise _locked_out(user, until)


def lock_ms(failed: int) -> int:
    """How long no password is taken after so many wrong ones, milliseconds."""
    if failed < FREE_TRIES:
        return 0
    # The exponent is bounded so that no number grows without end.
    return min(LONGEST_LOCK_MS, FIRST_LOCK_MS << min(failed - FREE_TRIES, 32))


def _is_locked(until: int | None, store: Store) -> TypeGuard[int]:
    return until is not None and store.clock.now() < until


def _locked_out(user: UserRow, until: int) -> RefusedError:
    # On the machine's clock: nobody has a sub-account before the sign-in.
    time = to_datetime(until).astimezone().strftime("%H:%M:%S")
    return RefusedError("locked_out", name=user.name, until=until, time=time)


def _note(store: Store, user: UserRow, act: TrailAct, refused: str | None = None) -> None:
    write_entry(store, act, user=(user.id, user.name), about=("user", user.id), refused=refused)


def _same(password: str) -> str:
    """The same password from every keyboard: composed and decomposed letters are one."""
    return unicodedata.normalize("NFC", password.encode("utf-8", "replace").decode())
