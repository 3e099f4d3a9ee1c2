"""A reason as the window names it: a code together with what became of the records that carry it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from bulkdesk.services.texts import reason_text
from bulkdesk.store.words import Outcome


class Reason(NamedTuple):
    """A code with what became of the records that carry it."""

    code: str
    outcome: Outcome

    @property
    def key(self) -> str:
        """Its name in the bar of reasons."""
        return f"{self.outcome.word}:{self.code}"

    def label(self) -> str:
        """What it says; a warning says that the record succeeded all the same."""
        text = reason_text(self.code)
        if self.outcome is Outcome.SUCCEEDED:
            return QCoreApplication.translate("RecordsPanel", "{reason} (warning)").format(reason=text)
        return text
