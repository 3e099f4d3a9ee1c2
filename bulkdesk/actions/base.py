"""What the engine asks of an action."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from bulkdesk.messaging.transport import Answer, Transport
    from bulkdesk.store.contacts import ContactRow
    from bulkdesk.store.jobs import Progress
    from bulkdesk.store.sends import Result

PreparedT = TypeVar("PreparedT")


class Action(Protocol[PreparedT]):
    """The work of one job, chunk by chunk.

    The engine calls ``prepare`` without any lock and then ``apply`` inside a write transaction, in which it also
    moves the checkpoint: a chunk's changes, its records and the checkpoint are there together or not at all.

    Attributes:
        checked: whether SQLite has to check references while chunks are written (see ``Store.unchecked``).
    """

    checked: bool

    def prepare(self, after: int) -> PreparedT:
        """Read and work out the chunk that follows the record numbered ``after``. Nothing is written."""

    def apply(self, prepared: PreparedT, now: int) -> Progress:
        """Write the chunk; returns what it adds to the job's counters and where it ends."""


@dataclass(slots=True)
class Claim:
    """A record that is marked as on its way.

    Attributes:
        contact: to whom, as read when it was claimed.
        ref: what the message is known by.
        attempts: with this one.
        is_fresh: claimed for the first time; False: it is tried again.
    """

    seq: int
    contact: ContactRow
    address: str
    ref: str
    attempts: int
    is_fresh: bool


class Claimed(NamedTuple):
    """What a claim found.

    Attributes:
        claims: records that are marked now.
        skipped: records that get nothing, not yet written down.
        position: seq of the last record looked at.
    """

    claims: list[Claim]
    skipped: list[Result]
    position: int


class RemoteAction(Protocol):
    """The work of one job that hands something to a server, record by record: what was handed over cannot be undone.

    The engine (``jobs.dispatch``) claims records inside a durable write transaction, hands each over, and writes down
    what became of it; so nothing is handed over twice, whatever is killed when.

    Attributes:
        connections: how many may be handed over at the same time.
        rate: handed over a second, all jobs of the sender together; None: no limit.
    """

    connections: int
    rate: float | None

    def claim_again(self, limit: int, now: int) -> Claimed:
        """Mark up to ``limit`` records whose time to be tried again has come. Inside a durable write."""

    def claim_fresh(self, after: int, limit: int) -> Claimed:
        """Mark up to ``limit`` records that follow the one numbered ``after``. Inside a durable write."""

    def transport(self) -> Transport:
        """A new way out, not opened."""

    def hand_over(self, transport: Transport, claim: Claim) -> Answer:
        """Hand one record over. Called from several threads, each with a transport of its own.

        Raises:
            TransportError: nothing of it was handed over.
        """

    def result(self, claim: Claim, answer: Answer, now: int) -> Result:
        """What an answer other than RETRY means for the record."""

    def learn(self, claim: Claim, answer: Answer, now: int) -> None:
        """Write down what an answer tells of the contact. Inside a write."""
