"""What e-mail and text messages have in common: who may get one, what it says, and what an answer means."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable
from datetime import UTC
from typing import ClassVar
from zoneinfo import ZoneInfo

from bulkdesk.actions.base import Claim, Claimed
from bulkdesk.messaging.secrets import SecretName, get_secret
from bulkdesk.messaging.templates import (
    MergeFields,
    MessageText,
    TemplateError,
    compile_message,
    contact_values,
)
from bulkdesk.messaging.transport import Answer, Outgoing, Transport, Verdict
from bulkdesk.store import accounts, contacts, senders, sends, unconfirmed
from bulkdesk.store.contacts import ContactRow, Target
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.senders import SenderRow
from bulkdesk.store.sends import Mark, Result, Waiting
from bulkdesk.store.store import Store
from bulkdesk.store.words import Channel, Delivery, Outcome

DND = "dnd"
NO_ADDRESS = "no_address"
DUPLICATE_ADDRESS = "duplicate_address"
CONTACT_DELETED = "contact_deleted"
"""Codes of records that get no message."""

REFUSED = "refused"
GAVE_UP = "gave_up"
TEMPLATE_FAILED = "template_failed"
"""Codes of records that failed."""

SENDER_MISSING = "sender_missing"
SECRET_MISSING = "secret_missing"  # noqa: S105 -- a code
"""Codes of why a job cannot go on."""

LOOK_AHEAD = 200
"""Records looked at in one query at least: those that get no message cost nothing but the look."""


class _EveryName(frozenset[str]):
    """Custom fields that a message may name: any. It was checked when the job was made; a field that nobody has any more
    is empty."""

    def __contains__(self, _name: object) -> bool:
        return True


class SendAction(ABC):
    """A job that sends a message to each of its contacts.

    Attributes:
        connections: messages that may be handed over at the same time.
        rate: messages a second of the sender; None: no limit.

    Raises:
        RefusedError: ``sender_missing``, or what the key ring, the settings or the message say against it.
    """

    channel: ClassVar[Channel]
    connections: int = 1
    rate: float | None = None

    def __init__(self, store: Store, job: JobRow) -> None:
        self.store = store
        self.job = job
        found = senders.get(store, job.account_id, self.channel)
        if found is None:
            raise RefusedError(SENDER_MISSING)
        self.set_up(found)
        message = job.options["message"]
        self._message = compile_message(
            MessageText(message["subject"], message["text"], message["html"]), MergeFields(_EveryName())
        )
        self._zone = zone_of(store, job)
        # While a retry is open no other is made, so that these are all.
        is_retry = job.parent_id is not None
        self._relatives = [each for each in sends.family(store, job.id) if each != job.id] if is_retry else []

    @abstractmethod
    def set_up(self, found: SenderRow) -> None:
        """Read the sender's settings and fetch its secret. Raises RefusedError."""

    @abstractmethod
    def transport(self) -> Transport:
        """A new way out, not opened."""

    @abstractmethod
    def new_ref(self) -> str:
        """What a new message is known by; empty when the gateway names it."""

    def ask_at(self, now: int, ref: str | None) -> int | None:  # noqa: ARG002 -- for those that can ask
        """When to ask for news of an accepted message; None: there is nobody to ask."""
        return None

    # -- claiming ---------------------------------------------------------------------------------------------------

    def claim_again(self, limit: int, now: int) -> Claimed:
        """Mark up to ``limit`` messages whose time to be tried again has come. Inside a durable write."""
        found = sends.due_retries(self.store, self.job.id, now, limit)
        people = self._people(retry.contact_id for retry in found)
        claims: list[Claim] = []
        skipped: list[Result] = []
        if any(retry.address != self._address(people.get(retry.contact_id)) for retry in found):
            # First of all, so that two who have swapped their addresses do not stand in each other's way.
            sends.let_go(self.store, self.job.id, self.channel)
        for retry in found:
            contact = people.get(retry.contact_id)
            address = self._address(contact)
            if contact is None:
                skipped.append(_skipped(retry.seq, CONTACT_DELETED, retry.address))
            elif address is None:
                skipped.append(_skipped(retry.seq, NO_ADDRESS, None))
            elif self._is_closed(contact):
                skipped.append(_skipped(retry.seq, DND, address))
            elif not self._follow(retry, address):
                skipped.append(_skipped(retry.seq, DUPLICATE_ADDRESS, address))
            else:
                claims.append(
                    Claim(retry.seq, contact, address, retry.ref or "", retry.attempts + 1, is_fresh=False)
                )
        sends.mark_again(self.store, self.job.id, (claim.seq for claim in claims))
        return Claimed(claims, skipped, self.job.position)

    def _follow(self, retry: sends.Retry, address: str) -> bool:
        """Follow a contact whose address has changed since the first try; false: another message has gone there."""
        if address == retry.address:
            return True
        if self._taken([address]):
            return False
        sends.readdress(self.store, self.job.id, retry.seq, address)
        return True

    def _taken(self, addresses: Iterable[str]) -> set[str]:
        """Those of the addresses that have had this message, from this job or one that it retries, or may have."""
        return sends.taken(self.store, self.job.id, addresses, others=self._relatives)

    def claim_fresh(self, after: int, limit: int) -> Claimed:
        """Mark up to ``limit`` messages to the contacts that follow the record ``after``. Inside a durable write."""
        found = sends.waiting(self.store, self.job.id, after, max(limit, LOOK_AHEAD))
        if not found:
            return Claimed([], [], self.job.total)
        claims: list[Claim] = []
        skipped: list[Result] = []
        # All that are looked at, in portions: of most that are read one is sent.
        for start in range(0, len(found), limit):
            portion = found[start : start + limit]
            after = self._decide(portion, limit - len(claims), claims, skipped) or after
            if len(claims) >= limit:
                break
        sends.mark(
            self.store, self.job.id, (Mark(claim.seq, claim.address, claim.ref or None) for claim in claims)
        )
        return Claimed(claims, skipped, after)

    def _decide(
        self, portion: list[Waiting], limit: int, claims: list[Claim], skipped: list[Result]
    ) -> int | None:
        """Sort records into those that get a message and those that do not; returns the last one decided."""
        people = self._people(record.contact_id for record in portion)
        addresses = {seq: self._address(people.get(contact_id)) for seq, contact_id in portion}
        used = self._taken({address for address in addresses.values() if address})
        used.update(claim.address for claim in claims)
        last = None
        for seq, contact_id in portion:
            contact, address = people.get(contact_id), addresses[seq]
            if contact is None:
                skipped.append(_skipped(seq, CONTACT_DELETED, None))
            elif address is None:
                skipped.append(_skipped(seq, NO_ADDRESS, None))
            elif self._is_closed(contact):
                skipped.append(_skipped(seq, DND, address))
            elif address in used:
                skipped.append(_skipped(seq, DUPLICATE_ADDRESS, address))
            elif limit <= 0:
                break
            else:
                used.add(address)
                limit -= 1
                claims.append(Claim(seq, contact, address, self.new_ref(), 1, is_fresh=True))
            last = seq
        return last

    def _people(self, contact_ids: Iterable[int | None]) -> dict[int | None, ContactRow]:
        """The active contacts among these; whoever is missing has been deleted."""
        ids = tuple(contact_id for contact_id in contact_ids if contact_id is not None)
        if not ids:
            return {}
        # No filter: the zone plays no part.
        found = contacts.each(self.store, self.job.account_id, Target(ids=ids), zone=UTC)
        return {contact.id: contact for contact in found}

    def _address(self, contact: ContactRow | None) -> str | None:
        if contact is None:
            return None
        return contact.texts["email" if self.channel is Channel.EMAIL else "phone"]

    def _is_closed(self, contact: ContactRow) -> bool:
        return contact.dnd_email if self.channel is Channel.EMAIL else contact.dnd_sms

    # -- handing over -----------------------------------------------------------------------------------------------

    def hand_over(self, transport: Transport, claim: Claim) -> Answer:
        """Compose the message and hand it over; one that cannot be composed is refused here.

        Raises:
            TransportError: nothing of it was handed over.
        """
        try:
            message = self._message.render(contact_values(claim.contact, self._zone))
        except TemplateError as error:
            return Answer(Verdict.REFUSED, TEMPLATE_FAILED, error.problem.what)
        if not message.text.strip() and not message.html:
            return Answer(Verdict.REFUSED, TEMPLATE_FAILED)
        return transport.send(Outgoing(claim.address, message, claim.ref))

    # -- what became of it ------------------------------------------------------------------------------------------

    def result(self, claim: Claim, answer: Answer, now: int) -> Result:
        """What an answer means for the record; RETRY is given up."""
        if answer.verdict is Verdict.ACCEPTED:
            return Result(
                claim.seq,
                Outcome.SUCCEEDED,
                code=None,
                detail=None,
                identifier=claim.address,
                ref=answer.ref,
                delivery=Delivery.ACCEPTED,
                ask_at=self.ask_at(now, answer.ref),
            )
        if answer.verdict is Verdict.UNKNOWN:
            outcome, code = Outcome.UNCONFIRMED, unconfirmed.UNCONFIRMED
        elif answer.verdict is Verdict.RETRY:
            outcome, code = Outcome.FAILED, GAVE_UP
        else:
            outcome, code = Outcome.FAILED, answer.code or REFUSED
        detail = json.dumps([[code, answer.text]], ensure_ascii=False) if answer.text else None
        return Result(claim.seq, outcome, code, detail, claim.address, ref=answer.ref)

    def learn(self, claim: Claim, answer: Answer, now: int) -> None:
        """A contact that wants no more messages gets none. Inside a write."""
        if answer.code == sends.OPTED_OUT:
            opted_out(self.store, self.channel, claim.contact.id, answer.text, now)


def zone_of(store: Store, job: JobRow) -> ZoneInfo:
    """The time zone of the job's sub-account."""
    account = accounts.get_account(store, job.account_id)
    if account is None:
        raise LookupError(f"job {job.id} has no sub-account")
    return ZoneInfo(account.timezone)


def secret_of(store: Store, found: SenderRow) -> str | None:
    """The sender's password or token, None when it has none. Raises RefusedError: the key ring cannot be asked."""
    return get_secret(SecretName(senders.store_id(store), found.account_id, found.channel))


def opted_out(store: Store, channel: Channel, contact_id: int, words: str, now: int) -> None:
    """Close the channel of a contact who said so to the gateway; its words are the reason. Inside a write."""
    sends.close_channel(store, channel, [contact_id], reason=words or sends.OPTED_OUT, now=now)


def _skipped(seq: int, code: str, address: str | None) -> Result:
    return Result(seq, Outcome.SKIPPED, code, None, address)
