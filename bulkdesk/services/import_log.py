"""The log of an import: rows as they were in the file, with our columns behind; mended, it can be imported."""

from __future__ import annotations

from collections.abc import Sequence

from bulkdesk.files.headers import OWN_PREFIX
from bulkdesk.store.words import Outcome

Cell = str | int | None

_OWN_COLUMNS = ("row", "code", "reason", "outcome", "contact_id", "surplus")


class ImportLog:
    """How a file's rows stand in the log.

    Attributes:
        header: the columns of the log: the file's but for ours of an earlier log, then ours.
    """

    def __init__(self, names: Sequence[str]) -> None:
        """Make the log of a file whose columns are ``names``."""
        self._width = len(names)
        self._kept = [place for place, name in enumerate(names) if not name.casefold().startswith(OWN_PREFIX)]
        self.header = [*(names[place] for place in self._kept), *(OWN_PREFIX + name for name in _OWN_COLUMNS)]

    def row(
        self,
        cells: Sequence[str],
        number: int | None,
        *,
        code: str | None,
        reason: str | None,
        outcome: Outcome,
        contact_id: int | None,
    ) -> list[Cell]:
        """A row of the log.

        Args:
            cells: the row as it is in the file.
            number: its number there.
            code: what is wrong with it.
            reason: that in words.
            outcome: what became of it.
            contact_id: the contact it went to.
        """
        return [
            *(cells[place] if place < len(cells) else "" for place in self._kept),
            number,
            code,
            reason,
            outcome.word,
            contact_id,
            # Cells beyond the header have no column of their own, but the row is kept as it was.
            " | ".join(cells[self._width :]),
        ]
