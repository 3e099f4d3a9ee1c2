"""What the actions over contacts of the store have in common: whole ranges of records in SQL, nothing to prepare."""

from __future__ import annotations

from abc import ABC, abstractmethod

from bulkdesk.store.jobs import JobRow, Progress
from bulkdesk.store.ranges import Range
from bulkdesk.store.store import Store

CHUNK_RECORDS = 20_000
"""Records a transaction: a tenth of a second of write lock or so, and a checkpoint follows each."""


class RangeAction(ABC):
    """A job that works on ranges of its records, each in a few statements."""

    checked = True

    def __init__(self, store: Store, job: JobRow) -> None:
        self.store = store
        self.job = job

    def prepare(self, after: int) -> tuple[int, int]:
        """The numbers of the first and last record of the next chunk."""
        return after + 1, min(after + CHUNK_RECORDS, self.job.total)

    def apply(self, prepared: tuple[int, int], now: int) -> Progress:
        """Write the chunk."""
        records = Range(self.store, self.job.account_id, self.job.id, *prepared, now)
        self.work(records)
        return records.counted()

    @abstractmethod
    def work(self, records: Range) -> None:
        """Decide the records of the range and change their contacts."""
