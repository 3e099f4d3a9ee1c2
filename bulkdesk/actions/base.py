"""What the engine asks of an action."""

from __future__ import annotations

from typing import Protocol, TypeVar

from bulkdesk.store.jobs import Progress

PreparedT = TypeVar("PreparedT")


class Action(Protocol[PreparedT]):
    """The work of one job, chunk by chunk.

    The engine calls ``prepare`` without any lock and then ``apply`` inside a write transaction, in which it also
    moves the checkpoint: a chunk's changes, its records and the checkpoint are there together or not at all.
    """

    def prepare(self, after: int) -> PreparedT:
        """Read and work out the chunk that follows the record numbered ``after``. Nothing is written."""

    def apply(self, prepared: PreparedT, now: int) -> Progress:
        """Write the chunk; returns what it adds to the job's counters and where it ends."""
