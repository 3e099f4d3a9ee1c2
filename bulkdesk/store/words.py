"""The words that rows are written in: job types, statuses, outcomes, roles.

The set a user sees is fixed (product rules, "Words"); translations live at the edge.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum


class JobType(StrEnum):
    """What a bulk action does."""

    IMPORT = "import"
    ADD_TAG = "add_tag"
    REMOVE_TAG = "remove_tag"
    SMS = "sms"
    EMAIL = "email"
    DELETE = "delete"
    RESTORE = "restore"
    REVERT = "revert"


class JobStatus(StrEnum):
    """Where a bulk action stands."""

    QUEUED = "queued"
    IN_PROGRESS = "in_progress"
    PAUSED = "paused"
    COMPLETED = "completed"
    CANCELLED = "cancelled"

    @property
    def finished(self) -> bool:
        """True when nothing will happen to the job any more."""
        return self in {JobStatus.COMPLETED, JobStatus.CANCELLED}


class Outcome(IntEnum):
    """What became of one record of a job. Stored as a number to keep a million rows small."""

    PENDING = 0
    SUCCEEDED = 1
    FAILED = 2
    SKIPPED = 3
    UNCONFIRMED = 4

    @property
    def word(self) -> str:
        """The name used in JSON and on the command line."""
        return self.name.lower()

    @classmethod
    def from_word(cls, word: str) -> Outcome:
        """The outcome called ``word``. Raises KeyError for another word."""
        return cls[word.upper()]


class Role(StrEnum):
    """What a user may do."""

    ADMIN = "admin"
    OPERATOR = "operator"
    AUDITOR = "auditor"


class Channel(StrEnum):
    """How a message reaches a contact. The words are also those of the two job types that send."""

    EMAIL = "email"
    SMS = "sms"


class SendState(StrEnum):
    """Where a message of a job stands; a record without one was not yet claimed, or never will be sent."""

    SENDING = "sending"
    RETRY = "retry"
    DONE = "done"


class Delivery(StrEnum):
    """What is known of a message that was accepted."""

    ACCEPTED = "accepted"
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"
    BOUNCED = "bounced"
    OPTED_OUT = "opted_out"


class ImportMode(StrEnum):
    """Which contacts an import may write."""

    UPSERT = "upsert"
    CREATE = "create"
    UPDATE = "update"


class MatchKey(StrEnum):
    """What an import row is matched to a contact by."""

    ID = "id"
    EMAIL = "email"
    PHONE = "phone"


DEFAULT_MATCH_ORDER = (MatchKey.ID, MatchKey.EMAIL, MatchKey.PHONE)
"""Contact id, then e-mail, then phone (product rules, "Import")."""
