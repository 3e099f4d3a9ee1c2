"""Saved mappings of file headers to contact fields."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from bulkdesk.store import models
from bulkdesk.store.store import Store

CUSTOM_PREFIX = "custom:"
"""Begins a target that is a custom field; the field's name follows."""

IDENTITY_TARGETS = frozenset({"first_name", "last_name", "full_name", "email", "phone"})
"""The targets that tell of a person (product.md: a name, an e-mail or a phone)."""


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """A mapping with a name; ``targets`` is header → field, ``header_key`` the header set it was made for.

    One that is offered but not kept (that of an earlier import) has the ``id`` 0.
    """

    id: int
    name: str
    header_key: str
    targets: dict[str, str]


def save(store: Store, account_id: int, *, name: str, header_key: str, targets: Mapping[str, str]) -> None:
    """Keep a mapping under a name, in place of an older one of that name."""
    store.run(
        models.Mapping.insert(
            account=account_id,
            name=name,
            header_key=header_key,
            targets=json.dumps(dict(targets), ensure_ascii=False),
            created_at=store.clock.now(),
        ).on_conflict(
            conflict_target=[models.Mapping.account, models.Mapping.name],
            preserve=[models.Mapping.header_key, models.Mapping.targets, models.Mapping.created_at],
        )
    )


def find(store: Store, account_id: int, header_key: str | None = None) -> list[SavedMapping]:
    """The sub-account's mappings, newest first; only those of a header set when one is given."""
    model = models.Mapping
    query = model.select(model.id, model.name, model.header_key, model.targets).where(
        model.account == account_id
    )
    if header_key is not None:
        query = query.where(model.header_key == header_key)
    query = query.order_by(model.created_at.desc(), model.id.desc()).tuples()
    return [
        SavedMapping(number, name, key, json.loads(targets))
        for number, name, key, targets in store.run(query)
    ]


def delete(store: Store, account_id: int, mapping_id: int) -> None:
    """Forget a mapping."""
    model = models.Mapping
    store.run(model.delete().where((model.id == mapping_id) & (model.account == account_id)))
