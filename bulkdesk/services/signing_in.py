"""Who can be chosen when the program starts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bulkdesk.store import accounts
from bulkdesk.store.file import store_errors
from bulkdesk.store.store import Store


@dataclass(frozen=True)
class Person:
    """A user who may work with the store."""

    name: str
    has_password: bool


def people(path: Path) -> list[Person]:
    """The users of the store at ``path`` who may work with it, in the order they were made; none where there is no store.

    Raises:
        StoreError: see ``Store.open``.
    """
    if not path.exists():
        return []
    with Store.open(path) as store, store_errors(path):
        return [Person(user.name, user.has_password) for user in accounts.users(store)]
