"""Passwords and tokens of senders: in the operating system's key ring, or in memory until the program ends.

Nothing here writes to the store, to a file or to the log. The store's random number in the name keeps the senders of
two stores on one machine apart.
"""

from __future__ import annotations

import threading
from types import ModuleType
from typing import Final, NamedTuple

from bulkdesk.messaging.transport import server_words
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.words import Channel

SERVICE: Final = "BulkDesk"


class SecretName(NamedTuple):
    """Whose secret is meant: a store (its random number), a sub-account in it, and a channel."""

    store_id: int
    account_id: int
    channel: Channel

    def __str__(self) -> str:
        return f"{self.store_id}/{self.account_id}/{self.channel.value}"


_held: Final[dict[SecretName, str]] = {}
_lock: Final = threading.Lock()


def get_secret(name: SecretName) -> str | None:
    """The secret: the one held in memory, else the key ring's. None: there is none.

    Raises:
        RefusedError: ``keyring_missing``: this machine has no key ring; ``keyring_refused`` with ``text``: it did
            not open.
    """
    with _lock:
        held = _held.get(name)
    if held is not None:
        return held
    try:
        kept: str | None = _ring().get_password(SERVICE, str(name))
    except Exception as error:  # back ends raise what their platform does
        raise _refused(error) from error
    return kept


def set_secret(name: SecretName, secret: str) -> None:
    """Keep a secret in the key ring. One that was held in memory is replaced by it.

    Raises:
        RefusedError: as :func:`get_secret`; nothing was kept. :func:`hold_secret` is what remains then.
    """
    try:
        _ring().set_password(SERVICE, str(name), secret)
    except Exception as error:  # back ends raise what their platform does
        raise _refused(error, secret) from error
    with _lock:
        _held.pop(name, None)


def hold_secret(name: SecretName, secret: str) -> None:
    """Keep a secret in memory until this process ends; it goes before the key ring's."""
    with _lock:
        _held[name] = secret


def forget_secret(name: SecretName) -> None:
    """Take a secret out of memory and the key ring. It need not be there.

    Raises:
        RefusedError: ``keyring_refused``: the key ring did not open. Without a key ring there is nothing to forget.
    """
    with _lock:
        _held.pop(name, None)
    ring = _ring()
    try:
        ring.delete_password(SERVICE, str(name))
    except (ring.errors.NoKeyringError, ring.errors.PasswordDeleteError):
        return
    except Exception as error:  # back ends raise what their platform does
        raise _refused(error) from error


def _ring() -> ModuleType:
    """The library of key rings, loaded when the first secret is wanted: it looks for back ends, which takes a while."""
    import keyring  # noqa: PLC0415
    import keyring.errors  # noqa: PLC0415

    return keyring


def _refused(error: Exception, secret: str | None = None) -> RefusedError:
    code = "keyring_missing" if isinstance(error, _ring().errors.NoKeyringError) else "keyring_refused"
    return RefusedError(code, text=server_words(str(error).partition("\n")[0], secret))
