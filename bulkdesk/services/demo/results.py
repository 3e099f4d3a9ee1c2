"""What became of each record of a sample job."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from bulkdesk.actions.sending import DND, DUPLICATE_ADDRESS, GAVE_UP, NO_ADDRESS, REFUSED
from bulkdesk.services.demo.plan import JobPlan
from bulkdesk.store.demo import ContactFacts
from bulkdesk.store.unconfirmed import UNCONFIRMED
from bulkdesk.store.words import JobType, Outcome


class Result(NamedTuple):
    """One record. ``codes`` are all codes of the record, the first decides; ``value`` is what the first is about."""

    contact_id: int | None
    outcome: Outcome
    codes: tuple[str, ...] = ()
    value: str | None = None
    identifier: str | None = None
    change: str | None = None

    @property
    def detail(self) -> str | None:
        """As a record keeps it."""
        if not self.codes:
            return None
        return _dump([(code, self.value if index == 0 else None) for index, code in enumerate(self.codes)])


@dataclass(slots=True)
class Tally:
    """A job's counters, kept while its records are written."""

    outcomes: list[int] = field(default_factory=lambda: [0] * len(Outcome))
    warnings: int = 0
    reasons: dict[tuple[str, Outcome], int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All records."""
        return sum(self.outcomes)

    def count(self, outcome: Outcome, codes: Iterable[str] = ()) -> None:
        """Take in a record."""
        self.outcomes[outcome] += 1
        for index, code in enumerate(codes):
            key = (code, outcome)
            self.reasons[key] = self.reasons.get(key, 0) + 1
            if index == 0 and outcome is Outcome.SUCCEEDED:
                self.warnings += 1


_SEND_FAILURES = {
    JobType.EMAIL: (
        (REFUSED, "550 5.1.1 No such user here"),
        (REFUSED, "550 5.1.1 Recipient address rejected"),
        (GAVE_UP, "452 4.2.2 Mailbox full"),
        (REFUSED, "554 5.7.1 Message refused by policy"),
    ),
    JobType.SMS: (
        ("invalid_number", "21211 Invalid 'To' Phone Number"),
        ("invalid_number", "21614 'To' number is not a valid mobile number"),
        ("opted_out", "21610 Attempt to send to unsubscribed recipient"),
        (REFUSED, "21408 Permission to send an SMS has not been enabled for the region"),
    ),
}
"""Codes that sending writes, with the words of a server; the last one is what a whole row of messages can end with."""
_FAILED_SHARE = 0.015
_DOUBT_SHARE = 0.0005
_REFUSED_IN_A_ROW = 10


def sends(
    plan: JobPlan, facts: Sequence[ContactFacts], random: Random, seen: set[str], *, refused: bool
) -> Iterator[Result]:
    """Messages to contacts: failed, never sent for a reason, in doubt, or accepted.

    ``seen`` takes the addresses; ``refused``: the last ones are refused in a row, which paused the job.
    """
    is_sms = plan.type is JobType.SMS
    failures = _SEND_FAILURES[plan.type]
    begun = plan.started_at or plan.created_at
    for index, contact in enumerate(facts):
        address = contact.phone if is_sms else contact.email
        since = contact.dnd_sms if is_sms else contact.dnd_email
        draw = random.random()
        if address is None:
            yield Result(contact.id, Outcome.SKIPPED, (NO_ADDRESS,))
        elif since is not None and since < begun:
            yield Result(contact.id, Outcome.SKIPPED, (DND,), None, address)
        elif is_sms and address in seen:
            yield Result(contact.id, Outcome.SKIPPED, (DUPLICATE_ADDRESS,), None, address)
        elif refused and index >= len(facts) - _REFUSED_IN_A_ROW:
            yield Result(contact.id, Outcome.FAILED, (REFUSED,), failures[-1][1], address)
        elif draw < _FAILED_SHARE:
            code, words = failures[int(random.random() * len(failures))]
            yield Result(contact.id, Outcome.FAILED, (code,), words, address)
        elif draw < _FAILED_SHARE + _DOUBT_SHARE:
            yield Result(contact.id, Outcome.UNCONFIRMED, (UNCONFIRMED,), None, address)
        else:
            yield Result(contact.id, Outcome.SUCCEEDED, identifier=address if is_sms else None)
        if is_sms and address is not None:
            seen.add(address)


_NOTHING_TO_DO = {JobType.ADD_TAG: "already_tagged", JobType.REMOVE_TAG: "not_tagged"}


def tagged(plan: JobPlan, facts: Sequence[ContactFacts], random: Random) -> Iterator[Result]:
    """A tag put on or taken off; a few contacts had it, or had it not, already."""
    for contact in facts:
        if random.random() < 0.04:
            yield Result(contact.id, Outcome.SKIPPED, (_NOTHING_TO_DO[plan.type],))
        else:
            yield Result(contact.id, Outcome.SUCCEEDED)


def reverted(before: Iterable[Result], random: Random) -> Iterator[Result]:
    """What a tag job did is put back, but for contacts that somebody has changed since."""
    for result in before:
        if result.outcome is Outcome.SUCCEEDED:
            if random.random() < 0.02:
                yield Result(result.contact_id, Outcome.SKIPPED, ("changed_since",))
            else:
                yield Result(result.contact_id, Outcome.SUCCEEDED)


def deleted(plan: JobPlan, back: Sequence[ContactFacts], random: Random) -> Iterator[Result]:
    """Contacts deleted for good or for a while; now and then one that was gone already."""
    account = plan.account
    ids = [account.deleted_id(plan.first + offset) for offset in range(plan.count)]
    for contact_id in sorted([*ids, *(contact.id for contact in back)]):
        yield Result(contact_id, Outcome.SUCCEEDED)
    if plan.first and random.random() < 0.3:
        yield Result(account.deleted_id(plan.first - 1), Outcome.SKIPPED, ("already_deleted",))


def restored(parent: JobPlan, conflicts: int, back: Sequence[ContactFacts]) -> Iterator[Result]:
    """Contacts that came back, and those whose e-mail belongs to somebody else by now: the one before them."""
    for contact in back:
        yield Result(contact.id, Outcome.SUCCEEDED)
    for offset in range(conflicts):
        contact_id = parent.account.deleted_id(parent.first + offset)
        yield Result(contact_id, Outcome.FAILED, ("conflict",), f"#{contact_id - 1}")


_dump = json.JSONEncoder(separators=(",", ":")).encode
