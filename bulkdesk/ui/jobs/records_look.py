"""How what became of a record looks: words, icon and colours."""

from __future__ import annotations

from typing import Final

from bulkdesk.services.contact_card import HistoryEntry
from bulkdesk.services.texts import outcome_text, warned_text
from bulkdesk.store.records import RecordRow
from bulkdesk.store.words import Outcome
from bulkdesk.ui.theme import Tone

OUTCOME_LOOKS: Final[dict[Outcome, tuple[str, Tone]]] = {
    Outcome.PENDING: ("queued", Tone.NEUTRAL),
    Outcome.SUCCEEDED: ("completed", Tone.SUCCESS),
    Outcome.FAILED: ("error", Tone.DANGER),
    Outcome.SKIPPED: ("skipped", Tone.NEUTRAL),
    Outcome.UNCONFIRMED: ("unconfirmed", Tone.WARNING),
}
"""Icon and colours of each outcome."""

WARNING_LOOK: Final = ("warning", Tone.WARNING)
"""Icon and colours of a record that succeeded with a warning."""


def look(record: RecordRow | HistoryEntry) -> tuple[str, Tone]:
    """Icon and colours of a record's badge."""
    return WARNING_LOOK if _is_warned(record) else OUTCOME_LOOKS[record.outcome]


def word(record: RecordRow | HistoryEntry) -> str:
    """What a record's badge says."""
    return warned_text() if _is_warned(record) else outcome_text(record.outcome)


def _is_warned(record: RecordRow | HistoryEntry) -> bool:
    return record.outcome is Outcome.SUCCEEDED and record.code is not None
