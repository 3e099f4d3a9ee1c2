"""What a person assigned, kept while the window is open: a closed assistant is often opened again on the same file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject

from bulkdesk.files.headers import header_key


class KeptChoices(QObject):
    """The last choices for each header set of each sub-account; a child of the desk, found again as such."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("importKeptChoices")
        self._kept: dict[tuple[int, str], dict[str, str]] = {}

    @classmethod
    def of(cls, desk: QObject) -> KeptChoices:
        """Return those of a desk."""
        return desk.findChild(cls, "importKeptChoices") or cls(desk)

    def keep(self, account_id: int, header: Sequence[str], choices: Mapping[str, str]) -> None:
        """Keep header → target (``-``: left out) for the columns that a person assigned."""
        self._kept[account_id, header_key(header)] = dict(choices)

    def find(self, account_id: int, header: Sequence[str]) -> Mapping[str, str]:
        """Return what was kept for these columns."""
        return self._kept.get((account_id, header_key(header)), {})
