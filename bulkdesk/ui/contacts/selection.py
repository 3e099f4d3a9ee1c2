"""Which contacts are ticked: some by their ids, or all that match less those unticked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bulkdesk.store.contacts import Target


class Ticks:
    """The ticks of one view of the contacts.

    A million ticked contacts cost nothing: "all that match" holds the few that are not ticked.
    """

    def __init__(self) -> None:
        self._is_all = False
        self._ids: set[int] = set()

    @property
    def is_all(self) -> bool:
        """Whether all that match are ticked, but for those unticked since."""
        return self._is_all

    @property
    def ids(self) -> frozenset[int]:
        """The contacts ticked one by one, or unticked one by one from all."""
        return frozenset(self._ids)

    def has(self, contact_id: int) -> bool:
        """Whether a contact that is shown is ticked."""
        return (contact_id in self._ids) != self._is_all

    def set(self, contact_ids: Iterable[int], *, ticked: bool) -> None:
        """Tick or untick contacts."""
        if ticked != self._is_all:
            self._ids.update(contact_ids)
        else:
            self._ids.difference_update(contact_ids)

    def tick_all(self) -> None:
        """Tick all that match."""
        self._is_all = True
        self._ids.clear()

    def clear(self) -> None:
        """Tick nothing."""
        self._is_all = False
        self._ids.clear()

    def forget(self, gone: Iterable[int]) -> None:
        """Leave out contacts that are no longer shown."""
        self._ids.difference_update(gone)

    def count(self, shown: int) -> int:
        """How many of ``shown`` contacts are ticked."""
        return max(0, shown - len(self._ids)) if self._is_all else len(self._ids)

    def target(self, shown: Target) -> Target:
        """The contacts ticked, for the services. ``shown`` is what the table shows."""
        ids = tuple(sorted(self._ids))
        return replace(shown, exclude=ids) if self._is_all else Target(ids=ids)
