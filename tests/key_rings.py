"""Key rings for tests: none, one in memory, one that stays locked. The machine's own is never touched."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import keyring
from keyring.backend import KeyringBackend
from keyring.backends import fail
from keyring.errors import KeyringLocked


class MemoryRing(KeyringBackend):
    """A key ring that forgets."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.kept.pop((service, username), None)


class LockedRing(MemoryRing):
    """A key ring that nobody opens."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked(f"{service} {username} is locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked(f"{service} {username} cannot keep {password}")


def no_ring() -> KeyringBackend:
    """What a machine without a key ring has."""
    return fail.Keyring()  # type: ignore[no-untyped-call]


@contextmanager
def ring_in_use(ring: KeyringBackend) -> Iterator[None]:
    """Let this be the machine's key ring for a while."""
    before = keyring.get_keyring()
    keyring.set_keyring(ring)
    try:
        yield
    finally:
        keyring.set_keyring(before)
