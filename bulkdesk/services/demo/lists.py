"""The smart lists of the sample store."""

from __future__ import annotations

from typing import Final

from bulkdesk.contacts.filter_text import parse_filter
from bulkdesk.store import smart_lists
from bulkdesk.store.store import Store

_LISTS: Final = {
    "DE": (
        ("Stammkunden mit E-Mail", 'tag has "Stammkunde" and email is not empty'),
        ("Newsletter, aber keine Kunden", 'tag has "Newsletter" and tag has none "Kunde"'),
        ("Neu in den letzten 30 Tagen", "created in last 30 days"),
        (
            "Norddeutschland",
            '(city is "Hamburg" or city is "Bremen" or city is "Kiel") and phone is not empty',
        ),
    ),
    "GB": (("Customers with a phone number", 'tag has "customer" and phone is not empty'),),
    "US": (("Clients", 'tag has "client"'),),
}
"""By the country of the sub-account: name, and filter as text."""


def add_lists(store: Store, account_id: int, country: str, created_by_id: int) -> None:
    """Make the lists of a sub-account; inside a transaction."""
    for name, text in _LISTS[country]:
        smart_lists.insert(store, account_id, name=name, tree=parse_filter(text), created_by_id=created_by_id)
