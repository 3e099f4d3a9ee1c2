"""Writes the sample store's bulk actions with all their records, so that every figure adds up."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from random import Random

from bulkdesk.jobs.dispatch import REASON_REFUSALS
from bulkdesk.messaging.templates import MessageText
from bulkdesk.services.demo.imported import FileMaker, ImportedFile
from bulkdesk.services.demo.people import People
from bulkdesk.services.demo.plan import JobPlan
from bulkdesk.services.demo.results import Result, Tally, deleted, restored, reverted, sends, tagged
from bulkdesk.services.demo.titles import LIVE_FILE, title
from bulkdesk.services.sending import send_spec
from bulkdesk.store.clock import MS_PER_MINUTE
from bulkdesk.store.demo import BulkWriter, ContactFacts, facts_of
from bulkdesk.store.records import CANCELLED
from bulkdesk.store.sends import SENDS
from bulkdesk.store.store import Store
from bulkdesk.store.words import JobStatus, JobType, Outcome

CAMPAIGN_TAGS = ("webinar", "Messe", "summer sale", "VIP-Einladung", "follow-up", "Katalog", "beta")
"""What add-tag jobs and imports put on."""
PAST_TAGS = ("Aktion beendet", "trial", "alt")
"""What remove-tag jobs take off."""
MISTAKEN_TAG = "Versehen"
"""What an add-tag job put on that was reverted."""


_TAGGING = frozenset({JobType.ADD_TAG, JobType.REMOVE_TAG})
_MS_A_RECORD = {JobType.SMS: 60, JobType.EMAIL: 18}
_PAGE = 5_000
_TEXT = 'Hello {{ contact.first_name | default: "there" }}, this is a sample.'
_MESSAGES = {
    JobType.EMAIL: MessageText("News for {{ contact.first_name }}", _TEXT),
    JobType.SMS: MessageText(None, _TEXT),
}


@dataclass(frozen=True, slots=True)
class _Course:
    """How far a job came, when it last did something, when it ended, and why it is paused."""

    position: int
    last_at: int
    finished_at: int | None
    reason: str | None


class Historian:
    """Writes one job after another."""

    def __init__(
        self,
        store: Store,
        writer: BulkWriter,
        *,
        people: Mapping[int, People],
        tags: Mapping[int, Mapping[str, int]],
        zones: Mapping[int, str],
        seed: int,
    ) -> None:
        self._store = store
        self._writer = writer
        self._people = people
        self._tags = tags
        self._zones = zones
        self._seed = seed

    def write(self, plan: JobPlan) -> None:
        """Write a job, its records, its reasons, its file and the tags it left on contacts."""
        random = self._random(plan)
        plan.name = (
            LIVE_FILE if plan.live else title(plan.type, plan.account.country, plan.created_at, random)
        )
        if plan.type is JobType.IMPORT:
            self._write_import(plan, random)
        else:
            self._write_other(plan, random)
        self._writer.flush_if_full()

    def _random(self, plan: JobPlan, use: int = 0) -> Random:
        """The same numbers for a job whenever they are asked for: what undoes it looks at it again."""
        return Random(self._seed + plan.id * 4 + use)  # noqa: S311 -- a sample, not a secret

    # -- imports ------------------------------------------------------------------------------------------------

    def _write_import(self, plan: JobPlan, random: Random) -> None:
        account = plan.account
        created = facts_of(self._store, plan.first, plan.last, limit=plan.count)
        others = round(plan.size * plan.share) - len(created)
        start = account.first_id + int(max(0, plan.first - account.first_id - others) * random.random())
        updated = facts_of(self._store, start, plan.first - 1, limit=max(0, others))
        tag = random.choice(CAMPAIGN_TAGS) if random.random() < 0.4 else None
        tag_id = self._tags[account.id][tag] if tag is not None else None
        maker = FileMaker(plan, self._people[account.id], random, timezone=self._zones[account.id])
        file = maker.make(created, updated, (tag, tag_id) if tag is not None and tag_id is not None else None)
        source_id = self._writer.add_source(
            account.id, file_name=plan.name, header=file.header, rows=file.rows, at=plan.created_at
        )
        tally = Tally()
        records = self._writer.records
        for row, result in zip(file.rows, file.results, strict=False):
            tally.count(result.outcome, result.codes)
            records.append(self._record(plan, row.seq, result, plan.worked_at, row=row.number))
            if tag_id is not None and result.outcome is Outcome.SUCCEEDED:
                self._writer.contact_tags.append((result.contact_id, tag_id))
        position = len(file.results)
        finished_at = self._finished_at(plan, plan.worked_at, random)
        for row in islice(file.rows, position, None):
            self._untouched(plan, tally, row.seq, None, finished_at, row=row.number)
        course = _Course(position, plan.worked_at, finished_at, self._pause_reason(plan, random))
        self._job(plan, tally, course, source_id=source_id, file=file)

    # -- all others -----------------------------------------------------------------------------------------------

    def _write_other(self, plan: JobPlan, random: Random) -> None:
        tally = Tally()
        seq = 0
        begun = plan.started_at or plan.created_at
        pace = _MS_A_RECORD.get(plan.type, 0)
        reason = self._pause_reason(plan, random)
        at = plan.worked_at
        for result in self._results(plan, refused=reason == REASON_REFUSALS):
            seq += 1
            at = begun + seq * pace if pace else plan.worked_at
            tally.count(result.outcome, result.codes)
            self._writer.records.append(self._record(plan, seq, result, at))
            self._writer.flush_if_full()
        finished_at = self._finished_at(plan, at, random)
        position = seq
        tag = self._tag(plan)
        for contact in self._waiting(plan):
            seq += 1
            self._untouched(plan, tally, seq, contact.id, finished_at)
            if plan.type is JobType.REMOVE_TAG:
                self._writer.contact_tags.append((contact.id, self._tags[plan.account.id][tag]))
        self._job(plan, tally, _Course(position, at, finished_at, reason))

    def _results(self, plan: JobPlan, *, refused: bool = False) -> Iterator[Result]:
        """What has been worked on; tags are put where they ended up."""
        random = self._random(plan, 1)
        if plan.type in SENDS:
            seen: set[str] = set()
            for page in self._pages(plan):
                yield from sends(plan, page, random, seen, refused=refused)
        elif plan.type in _TAGGING:
            yield from self._tagging(plan, self._tag_results(plan))
        elif plan.type is JobType.DELETE:
            yield from deleted(plan, self._came_back(plan), random)
        elif plan.parent is not None and plan.type is JobType.RESTORE:
            yield from restored(plan.parent, plan.conflicts, self._came_back(plan.parent))
        elif plan.parent is not None:
            yield from self._reverting(plan.parent, reverted(self._tag_results(plan.parent), random))

    def _tag_results(self, plan: JobPlan) -> Iterator[Result]:
        random = self._random(plan, 2)
        for page in self._pages(plan):
            yield from tagged(plan, page, random)

    def _tagging(self, plan: JobPlan, results: Iterable[Result]) -> Iterator[Result]:
        """Put the tag on contacts that have it now. Where the job was reverted, the revert does."""
        tag_id = self._tags[plan.account.id][self._tag(plan)]
        for result in results:
            is_on = result.outcome is Outcome.SKIPPED or plan.child is None
            if plan.type is JobType.ADD_TAG and is_on:
                self._writer.contact_tags.append((result.contact_id, tag_id))
            yield result

    def _reverting(self, parent: JobPlan, results: Iterable[Result]) -> Iterator[Result]:
        """Put the tag on contacts that have it again, or still."""
        tag_id = self._tags[parent.account.id][self._tag(parent)]
        wanted = Outcome.SKIPPED if parent.type is JobType.ADD_TAG else Outcome.SUCCEEDED
        for result in results:
            if result.outcome is wanted:
                self._writer.contact_tags.append((result.contact_id, tag_id))
            yield result

    def _tag(self, plan: JobPlan) -> str:
        if plan.type is JobType.REMOVE_TAG:
            return PAST_TAGS[plan.id % len(PAST_TAGS)]
        return CAMPAIGN_TAGS[plan.id % len(CAMPAIGN_TAGS)] if plan.child is None else MISTAKEN_TAG

    # -- whom a job is for --------------------------------------------------------------------------------------

    def _window(self, plan: JobPlan) -> tuple[int, int]:
        """The ids of which a job's contacts are taken: all were there when it was made."""
        account = plan.account
        last = max(account.first_id, account.id_at(plan.created_at))
        if plan.everyone:
            return account.first_id, last
        spare = max(0, last - account.first_id - 2 * plan.size)
        return account.first_id + int(spare * self._random(plan, 3).random()), account.last_id

    def _wanted(self, plan: JobPlan) -> int:
        """How many contacts a job has worked on."""
        return plan.account.active if plan.everyone else round(plan.size * plan.share)

    def _pages(self, plan: JobPlan) -> Iterator[list[ContactFacts]]:
        """The contacts that have been worked on."""
        start, last = self._window(plan)
        left = self._wanted(plan)
        while left > 0:
            page = facts_of(
                self._store, start, last, limit=min(_PAGE, left), with_phone=plan.type is JobType.SMS
            )
            if not page:
                return
            yield page
            left -= len(page)
            start = page[-1].id + 1

    def _came_back(self, plan: JobPlan) -> list[ContactFacts]:
        """Contacts that a delete job deleted and its restore brought back."""
        return facts_of(self._store, *self._window(plan), limit=plan.restored)

    def _waiting(self, plan: JobPlan) -> list[ContactFacts]:
        """Contacts that have not been worked on."""
        if plan.status is JobStatus.COMPLETED:
            return []
        start, last = self._window(plan)
        done = plan.restored if plan.type is JobType.DELETE else self._wanted(plan)
        with_phone = plan.type is JobType.SMS
        left = plan.size - round(plan.size * plan.share)
        facts = facts_of(self._store, start, last, limit=done + left, with_phone=with_phone)
        return facts[done:]

    # -- rows ---------------------------------------------------------------------------------------------------

    def _record(
        self, plan: JobPlan, seq: int, result: Result, at: int, *, row: int | None = None
    ) -> tuple[object, ...]:
        return (
            plan.id,
            seq,
            row,
            result.contact_id,
            int(result.outcome),
            result.codes[0] if result.codes else None,
            result.detail,
            result.identifier,
            result.change,
            at,
        )

    def _untouched(
        self,
        plan: JobPlan,
        tally: Tally,
        seq: int,
        contact_id: int | None,
        finished_at: int | None,
        *,
        row: int | None = None,
    ) -> None:
        """A record that waits, or never came to its turn because its job was cancelled."""
        outcome, code = Outcome.PENDING, None
        if plan.status is JobStatus.CANCELLED:
            outcome, code = Outcome.SKIPPED, CANCELLED
        tally.count(outcome, (code,) if code else ())
        self._writer.records.append(
            (plan.id, seq, row, contact_id, int(outcome), code, None, None, None, finished_at)
        )

    def _finished_at(self, plan: JobPlan, at: int, random: Random) -> int | None:
        if plan.status is JobStatus.COMPLETED:
            return at
        return at + random.randint(1, 30) * MS_PER_MINUTE if plan.status is JobStatus.CANCELLED else None

    def _pause_reason(self, plan: JobPlan, random: Random) -> str | None:
        """Why it is paused, when it was not a person's wish."""
        if plan.status is not JobStatus.PAUSED or plan.started_at is None:
            return None
        if plan.type in SENDS:
            return random.choice((None, "login_refused", REASON_REFUSALS))
        return random.choice((None, None, "disk_full"))

    def _spec(self, plan: JobPlan, file: ImportedFile | None) -> str:
        spec: Mapping[str, object] = {}
        if file is not None:
            spec = file.options.to_spec()
        elif plan.type in _MESSAGES:
            spec = send_spec(_MESSAGES[plan.type], drip=None, window=None)
        elif plan.type in _TAGGING:
            spec = {"tag": self._tag(plan)}
        return json.dumps(spec, ensure_ascii=False)

    def _job(
        self,
        plan: JobPlan,
        tally: Tally,
        course: _Course,
        *,
        source_id: int | None = None,
        file: ImportedFile | None = None,
    ) -> None:
        results = file.results if file is not None else []
        created = sum(result.change is not None and '"created"' in result.change for result in results)
        outcomes = tally.outcomes
        updated = outcomes[Outcome.SUCCEEDED] - created if file is not None else 0
        self._writer.jobs.append(
            (
                plan.id,
                plan.account.id,
                plan.user,
                plan.name,
                plan.type.value,
                plan.status.value,
                course.reason,
                plan.created_at,
                plan.scheduled_at,
                plan.started_at,
                course.finished_at,
                plan.parent.id if plan.parent else None,
                source_id,
                self._spec(plan, file),
                tally.total,
                outcomes[Outcome.SUCCEEDED],
                outcomes[Outcome.FAILED],
                outcomes[Outcome.SKIPPED],
                outcomes[Outcome.UNCONFIRMED],
                tally.warnings,
                created,
                updated,
                course.position,
                max(0, course.last_at - plan.started_at) if plan.started_at is not None else 0,
            )
        )
        self._writer.reasons.extend(
            (plan.id, code, int(outcome), count) for (code, outcome), count in tally.reasons.items()
        )


def tag_names() -> list[str]:
    """All tags that jobs use."""
    return [*CAMPAIGN_TAGS, *PAST_TAGS, MISTAKEN_TAG]
