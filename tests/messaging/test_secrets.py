"""Secrets in the key ring and in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import keyring
import pytest
from keyring.backends import fail
from keyring.errors import InitError, PasswordDeleteError

from bulkdesk.messaging import secrets
from bulkdesk.messaging.secrets import SecretName, forget_secret, get_secret, hold_secret, set_secret
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.words import Channel
from tests.key_rings import MemoryRing, ring_in_use

MINE = SecretName(2**62 + 1, 1, Channel.EMAIL)


class MemoryKeyring(MemoryRing):
    """A key ring that lives as long as the test, and says so where there is nothing to delete."""

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError("not there")
        super().delete_password(service, username)


class LockedKeyring(MemoryKeyring):
    """A key ring that its owner did not open."""

    def get_password(self, service: str, username: str) -> str | None:
        raise InitError(f"The collection of {service}\nfor {username} is locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise OSError(f"cannot keep {password} for {username} of {service}")

    def delete_password(self, service: str, username: str) -> None:
        raise InitError(f"{service} for {username} is locked")


@pytest.fixture(autouse=True)
def _own_keyring() -> Iterator[None]:
    with ring_in_use(MemoryKeyring()):
        yield
    secrets._held.clear()


def test_a_secret_is_kept_until_it_is_forgotten() -> None:
    assert get_secret(MINE) is None
    set_secret(MINE, "geheim")
    assert get_secret(MINE) == "geheim"
    forget_secret(MINE)
    forget_secret(MINE)
    assert get_secret(MINE) is None


def test_stores_accounts_and_channels_have_their_own() -> None:
    set_secret(MINE, "geheim")
    hold_secret(MINE, "held")
    for other in (
        MINE._replace(store_id=MINE.store_id + 1),
        MINE._replace(account_id=2),
        MINE._replace(channel=Channel.SMS),
    ):
        assert get_secret(other) is None


def test_what_is_held_goes_first_until_another_is_set() -> None:
    set_secret(MINE, "old")
    hold_secret(MINE, "held")
    assert get_secret(MINE) == "held"
    set_secret(MINE, "new")
    assert get_secret(MINE) == "new"
    hold_secret(MINE, "held")
    forget_secret(MINE)
    assert get_secret(MINE) is None


def test_no_key_ring() -> None:
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]
    acts: list[Callable[[], object]] = [lambda: get_secret(MINE), lambda: set_secret(MINE, "geheim")]
    for act in acts:
        with pytest.raises(RefusedError) as caught:
            act()
        assert caught.value.code == "keyring_missing"
        assert "geheim" not in str(caught.value)
    forget_secret(MINE)
    hold_secret(MINE, "held")
    assert get_secret(MINE) == "held"


def test_a_locked_key_ring() -> None:
    keyring.set_keyring(LockedKeyring())
    hold_secret(MINE, "held")
    assert get_secret(MINE) == "held"
    secrets._held.clear()
    acts: list[Callable[[], object]] = [
        lambda: get_secret(MINE),
        lambda: set_secret(MINE, "geheim"),
        lambda: forget_secret(MINE),
    ]
    for act in acts:
        with pytest.raises(RefusedError) as caught:
            act()
        assert caught.value.code == "keyring_refused"
        assert "geheim" not in str(caught.value)
