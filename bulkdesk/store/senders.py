"""Senders: how each sub-account sends by a channel. What the settings mean is not known here; secrets are not here."""

from __future__ import annotations

from dataclasses import dataclass

from peewee import EXCLUDED, Expression

from bulkdesk.store.models import Sender
from bulkdesk.store.store import Store
from bulkdesk.store.words import Channel


@dataclass(frozen=True, slots=True)
class SenderRow:
    """A sender as it is stored; ``settings`` is JSON, moments are milliseconds UTC."""

    id: int
    account_id: int
    channel: Channel
    settings: str
    created_at: int
    updated_at: int


def get(store: Store, account_id: int, channel: Channel) -> SenderRow | None:
    """The sub-account's sender for the channel, or None."""
    query = (
        Sender.select(
            Sender.id, Sender.account, Sender.channel, Sender.settings, Sender.created_at, Sender.updated_at
        )
        .where(_of(account_id, channel))
        .tuples()
    )
    for sender_id, account, found, settings, created_at, updated_at in store.run(query):
        return SenderRow(sender_id, account, Channel(found), settings, created_at, updated_at)
    return None


def save(store: Store, account_id: int, channel: Channel, settings: str) -> None:
    """Keep the settings (JSON without secrets), instead of the earlier ones. Inside ``Store.write``."""
    now = store.clock.now()
    store.run(
        Sender.insert(
            account=account_id, channel=channel, settings=settings, created_at=now, updated_at=now
        ).on_conflict(
            conflict_target=[Sender.account, Sender.channel],
            update={Sender.settings: EXCLUDED.settings, Sender.updated_at: EXCLUDED.updated_at},
        )
    )


def delete(store: Store, account_id: int, channel: Channel) -> None:
    """Forget the sender."""
    store.run(Sender.delete().where(_of(account_id, channel)))


def store_id(store: Store) -> int:
    """The number that names this store in the key ring; copies of the store have the same."""
    return int(store.scalar("SELECT value FROM counter WHERE name = 'store_id'"))


def _of(account_id: int, channel: Channel) -> Expression:
    return (Sender.account == account_id) & (Sender.channel == channel)
