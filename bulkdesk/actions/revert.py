"""Revert: puts back what an add-tag, remove-tag or import job changed and nobody changed since.

Tags are undone by ranges in SQL. The rows of an import are undone one by one, the last first, field by field: a field whose
value still is what the import wrote gets its old value, the others stay (``changed_since``). A contact that the import
made is deleted, restorable as after any delete, unless it was changed since.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from bulkdesk.actions.base import Action
from bulkdesk.actions.local import RangeAction
from bulkdesk.contacts.matching import Roster
from bulkdesk.store import jobs, reverting, tagging
from bulkdesk.store.deletion import CONFLICT
from bulkdesk.store.jobs import JobRow, Progress
from bulkdesk.store.people import Person, PersonBook, json_text, load_with_sharers
from bulkdesk.store.ranges import Range
from bulkdesk.store.records import write_decisions
from bulkdesk.store.reverting import Change, Standing
from bulkdesk.store.store import Store
from bulkdesk.store.tagging import ALREADY_DELETED, CHANGED_SINCE, NOT_FOUND
from bulkdesk.store.words import JobType, Outcome

CHUNK_ROWS = 5_000
"""Rows of an import that are undone in one transaction."""

_LISTS = frozenset({"additional_emails", "additional_phones"})
_CHANNELS = ("dnd_sms", "dnd_email")


def revert_action(store: Store, job: JobRow) -> Action[Any]:
    """The action that undoes the job named in the options. Raises LookupError when there is none."""
    undone = jobs.get(store, int(job.options["job"]))
    if undone is None or undone.account_id != job.account_id or undone.type not in reverting.REVERTABLE:
        raise LookupError(f"job {job.id} has nothing to undo")
    return (
        RevertImport(store, job, undone) if undone.type is JobType.IMPORT else RevertTag(store, job, undone)
    )


class RevertTag(RangeAction):
    """Undoes an add-tag or remove-tag job."""

    def __init__(self, store: Store, job: JobRow, undone: JobRow) -> None:
        super().__init__(store, job)
        self._undone = undone

    def work(self, records: Range) -> None:
        """Take the tag off again, or put it back on."""
        undone = self._undone
        tag_id = tagging.find_tag(self.store, undone.account_id, undone.options["tag"])
        if undone.type is JobType.ADD_TAG:
            tagging.undo_add(records, undone.id, tag_id)
        else:
            tagging.undo_remove(records, undone.id, tag_id)


class RevertImport:
    """Undoes an import."""

    checked = True

    def __init__(self, store: Store, job: JobRow, undone: JobRow) -> None:
        self._store = store
        self._job = job
        self._undone = undone

    def prepare(self, after: int) -> tuple[int, int]:
        """The numbers of the first and last record of the next chunk."""
        return after + 1, min(after + CHUNK_ROWS, self._job.total)

    def apply(self, prepared: tuple[int, int], now: int) -> Progress:
        """Undo the chunk."""
        store, job = self._store, self._job
        wanted = reverting.changes(store, job.id, self._undone.id, *prepared)
        ids = list(dict.fromkeys(change.contact_id for change in wanted))
        book = PersonBook(store, job.account_id, job.id)
        keys = ids, _addresses(wanted, "email"), _addresses(wanted, "phone")
        people = load_with_sharers(book, *keys) if _takes_emails(wanted) else book.load(*keys)
        undoing = _Undoing(self._undone.id, people, reverting.standings(store, job.account_id, ids))
        decided = [undoing.undo(change) for change in wanted]
        write_decisions(
            store, job.id, [(outcome, code, detail, now, seq) for seq, outcome, code, detail in decided]
        )
        reverting.delete_created(store, job.id, undoing.deleted, now)
        book.save([person for person in people if person.changed], now)
        reverting.take_off(store, undoing.taken_off)
        return Range(store, job.account_id, job.id, *prepared, now).counted()


_Decision = tuple[int, Outcome, str | None, str | None]
"""seq, outcome, code, detail."""


def _addresses(wanted: Iterable[Change], name: str) -> list[str]:
    """The e-mails or phones that are to be put back."""
    return [old for change in wanted if (old := change.change.get(name, (None,))[0]) is not None]


def _takes_emails(wanted: Iterable[Change]) -> bool:
    """Whether a contact may lose an e-mail that it had not before."""
    return any(change.change.get("email", ("",))[0] is None for change in wanted)


@dataclass
class _PutBack:
    """What of a change can be put back: columns with their old values, tags to take off; ``left``: what cannot be."""

    values: dict[str, object] = field(default_factory=dict)
    tags: list[int] = field(default_factory=list)
    left: int = 0


class _Undoing:
    """The people of a chunk while its rows are undone, last first.

    Attributes:
        deleted: ids of created contacts that are deleted.
        taken_off: contact and tag ids of tags that are taken off.
    """

    def __init__(self, undone: int, people: list[Person], standings: dict[int, Standing]) -> None:
        self._undone = undone
        self._people = {person.id: person for person in people}
        self._roster = Roster(people)
        self._standings = standings
        self.deleted: list[int] = []
        self.taken_off: list[tuple[int, int]] = []

    def undo(self, change: Change) -> _Decision:
        """Undo one row."""
        standing = self._standings.get(change.contact_id)
        if standing is None:
            return change.seq, Outcome.SKIPPED, NOT_FOUND, None
        if standing.deleted:
            return change.seq, Outcome.SKIPPED, ALREADY_DELETED, None
        person = self._people[change.contact_id]
        if "created" in change.change:
            return self._undo_creation(change, person, standing)
        put = self._possible(person, standing, change.change)
        if not put.values and not put.tags:
            return change.seq, Outcome.SKIPPED, CHANGED_SINCE, None
        taken = self._taken(person, put.values)
        if taken is not None:
            return change.seq, Outcome.FAILED, CONFLICT, json.dumps([(CONFLICT, f"#{taken.id}")])
        self._write(person, standing, put)
        return change.seq, Outcome.SUCCEEDED, CHANGED_SINCE if put.left else None, None

    def _undo_creation(self, change: Change, person: Person, standing: Standing) -> _Decision:
        if standing.revision:
            return change.seq, Outcome.SKIPPED, CHANGED_SINCE, None
        standing.deleted = True
        self.deleted.append(person.id)
        gone: dict[str, tuple[object, object]] = {
            name: (person.values[name], None) for name in ("email", "phone") if name in person.values
        }
        self._roster.move(person, gone)
        return change.seq, Outcome.SUCCEEDED, None, None

    def _possible(self, person: Person, standing: Standing, change: dict[str, Any]) -> _PutBack:
        put = _PutBack()
        for tag_id in change.get("tags", ()):
            if tag_id in standing.tags and standing.tags[tag_id] == self._undone:
                put.tags.append(tag_id)
            else:
                put.left += 1
        for name, pair in change.items():
            if name == "tags" or _is_reason(name, change):
                continue
            before, after = pair
            current = person.values.get(name)
            if current == after:
                put.values[name] = before
                if name in _CHANNELS and f"{name}_reason" in change:
                    put.values[f"{name}_reason"] = change[f"{name}_reason"][0]
            elif name == "custom":
                _put_back_custom(put, before, after, current)
            elif name in _LISTS:
                _put_back_list(put, name, before, after, current)
            else:
                put.left += 1
        return put

    def _taken(self, person: Person, values: dict[str, object]) -> Person | None:
        """The other contact that has the e-mail or phone by now."""
        if "email" not in values and "phone" not in values:
            return None
        get = person.values.get
        holders = self._roster.holders(
            person, values.get("email", get("email")), values.get("phone", get("phone"))
        )
        return holders[0] if holders else None

    def _write(self, person: Person, standing: Standing, put: _PutBack) -> None:
        moves: dict[str, tuple[object, object]] = {
            name: (person.values.get(name), put.values[name])
            for name in ("email", "phone")
            if name in put.values
        }
        if moves:
            self._roster.move(person, moves)
            person.moved = True
        for name, value in put.values.items():
            if value is None:
                person.values.pop(name, None)
            else:
                person.values[name] = value
        for tag_id in put.tags:
            del standing.tags[tag_id]
            self.taken_off.append((person.id, tag_id))
        person.changed = True
        if not put.left:
            person.revisions -= 1
            standing.revision -= 1


def _is_reason(name: str, change: dict[str, Any]) -> bool:
    """Whether the column is put back together with the channel it belongs to."""
    return any(name == f"{channel}_reason" and channel in change for channel in _CHANNELS)


def _put_back_custom(put: _PutBack, before: str | None, after: str | None, current: object) -> None:
    """Custom fields, each for itself."""
    old: dict[str, str] = json.loads(before) if before else {}
    new: dict[str, str] = json.loads(after) if after else {}
    now: dict[str, str] = json.loads(str(current)) if current else {}
    wanted = dict(now)
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) == new.get(name):
            continue
        if now.get(name) != new.get(name):
            put.left += 1
        elif name in old:
            wanted[name] = old[name]
        else:
            del wanted[name]
    if wanted != now:
        put.values["custom"] = json_text(wanted) if wanted else None


def _put_back_list(put: _PutBack, name: str, before: str | None, after: str | None, current: object) -> None:
    """Further addresses: an import only adds some, which are taken off again."""
    old: list[str] = json.loads(before) if before else []
    added = set(json.loads(after) if after else []).difference(old)
    now: list[str] = json.loads(str(current)) if current else []
    kept = [value for value in now if value not in added]
    put.left += len(added.difference(now))
    if kept != now:
        put.values[name] = json_text(kept) if kept else None
