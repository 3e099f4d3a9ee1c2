"""Which custom fields a sub-account has, without reading all its contacts: for what is waited for."""

from __future__ import annotations

from typing import Final

from bulkdesk.store.mappings import CUSTOM_PREFIX
from bulkdesk.store.store import Store
from bulkdesk.store.words import JobType

NEWEST: Final = 10_000
"""Contacts that are looked at, the newest: their fields may have come about in another way, as in the sample data."""


def offered_names(store: Store, account_id: int, *, by_hand: str, newest: int = NEWEST) -> list[str]:
    """Names of the custom fields that were made in the sub-account, in alphabetical order.

    ``contacts.custom_names`` says what there is for certain, and reads every contact for it. Here are the fields that
    imports were told to fill, and those of the contacts that a person made or changed, which is how a field comes about.
    So one may be among them that no contact has any more.

    Args:
        store: the store.
        account_id: the sub-account.
        by_hand: what the audit trail calls a contact (``object_type``).
        newest: so many of the newest contacts are looked at besides.
    """
    found = store.sql(
        "SELECT substr(t.value, ?) FROM job j, json_each(j.spec, '$.targets') t"
        # Most imports fill none, and are told apart so before their settings are taken apart.
        " WHERE j.account_id = ? AND j.type = ? AND instr(j.spec, ?) AND substr(t.value, 1, ?) = ?"
        " UNION SELECT k.key FROM (SELECT custom FROM contact WHERE account_id = ? AND deleted_at IS NULL"
        " ORDER BY created_at DESC LIMIT ?) c, json_each(c.custom) k"
        # In this order: from the few in the trail to their contacts, not from every contact to the trail.
        " UNION SELECT k.key FROM trail t CROSS JOIN contact c ON c.id = t.object_id CROSS JOIN json_each(c.custom) k"
        " WHERE t.object_type = ? AND t.object_id IS NOT NULL AND c.account_id = ? AND c.deleted_at IS NULL"
        " ORDER BY 1",
        len(CUSTOM_PREFIX) + 1,
        account_id,
        JobType.IMPORT,
        CUSTOM_PREFIX,
        len(CUSTOM_PREFIX),
        CUSTOM_PREFIX,
        account_id,
        newest,
        by_hand,
        account_id,
    )
    return [name for (name,) in found]
