"""Secrets of senders that the process's environment names: on servers, in containers, wherever there is no key ring."""

from __future__ import annotations

import os

from bulkdesk.messaging import secrets
from bulkdesk.messaging.secrets import SecretName
from bulkdesk.store import accounts, senders
from bulkdesk.store.store import Store
from bulkdesk.store.words import Channel

ENVIRONMENT = {Channel.EMAIL: "BULKDESK_EMAIL_PASSWORD", Channel.SMS: "BULKDESK_SMS_SECRET"}
"""Variables that name a secret. They go before the key ring."""


def hold_environment(store: Store) -> None:
    """Let this process know the secrets that its environment names (``ENVIRONMENT``); they hold for all sub-accounts.

    For programs that send: it is called before jobs run.
    """
    for account in accounts.accounts(store):
        for channel in Channel:
            hold_from_environment(store, account.id, channel)


def hold_from_environment(store: Store, account_id: int, channel: Channel) -> None:
    """Let this process know the secret of one sender, if the environment names it."""
    secret = os.environ.get(ENVIRONMENT[channel])
    if secret:
        secrets.hold_secret(SecretName(senders.store_id(store), account_id, channel), secret)
