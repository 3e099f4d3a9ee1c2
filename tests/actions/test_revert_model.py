"""Whatever jobs run in whatever order, a revert puts back what a plain model of the rules says, and nothing else.

The clock stands still, so that nothing can be told by time.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulkdesk.jobs.runner import run_job
from bulkdesk.services import bulk, jobs, restoring
from bulkdesk.services.imports import ImportRequest
from bulkdesk.services.jobs import Act
from bulkdesk.services.session import Session, init_store, open_session
from bulkdesk.store import counters
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.contacts import Target
from bulkdesk.store.jobs import JobRow
from tests.support import START, all_contacts, all_records, assert_adds_up, run_import, write_csv

Decision = tuple[int | None, str, str | None]
"""Contact, outcome, code."""

FIELDS = ("email", "first_name", "city")
HEADER = ["contact id", "email", "first name", "city", "tags"]


@dataclass
class Change:
    """What a record did to a contact: fields with old and new value, tags put on; ``created``: it made the contact."""

    contact: int
    created: bool = False
    fields: dict[str, tuple[str, str]] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)


@dataclass
class Contact:
    """A contact. ``tags``: for each tag, what was done to it and by which job, oldest first."""

    fields: dict[str, str]
    tags: dict[str, list[tuple[bool, int]]] = field(default_factory=dict)
    standing: int = 0
    deleted_by: int | None = None

    def has(self, tag: str) -> bool:
        return bool(self.tags.get(tag)) and self.tags[tag][-1][0]


@dataclass
class Model:
    """The rules, one record after the other."""

    contacts: dict[int, Contact] = field(default_factory=dict)
    changes: dict[int, list[Change]] = field(default_factory=dict)
    kinds: dict[int, str] = field(default_factory=dict)
    reverted: set[int] = field(default_factory=set)

    def active(self, *numbers: int) -> list[int]:
        return [n for n, c in self.contacts.items() if c.deleted_by is None and (not numbers or n in numbers)]

    def holder(self, email: str, but: int | None) -> int | None:
        found = (n for n in self.active() if n != but and email and self.contacts[n].fields["email"] == email)
        return next(found, None)

    def begin(self, job: int, kind: str) -> list[Change]:
        self.kinds[job] = kind
        return self.changes.setdefault(job, [])

    def do_import(self, job: int, rows: list[tuple[str, ...]]) -> Iterator[Decision]:
        changes = self.begin(job, "import")
        touched: set[int] = set()
        for number, email, name, city, tag in rows:
            if not (number or email or name):
                yield None, "failed", "no_identity"
                continue
            found = int(number) if number else self.holder(email, None)
            if found is not None and found not in self.active():
                yield None, "failed", "unknown_contact_id"
                continue
            if found is None:
                found = len(self.contacts) + 1
                self.contacts[found] = Contact(dict(zip(FIELDS, (email, name, city), strict=True)))
                if tag:
                    self.contacts[found].tags[tag] = [(True, job)]
                changes.append(Change(found, created=True))
            elif email and self.holder(email, found) is not None:
                yield None, "failed", "ambiguous_match"
                continue
            else:
                self.update(job, changes, found, (email, name, city), tag)
            yield found, "succeeded", "duplicate_in_file" if found in touched else None
            touched.add(found)

    def update(self, job: int, changes: list[Change], number: int, values: tuple[str, ...], tag: str) -> None:
        contact, change = self.contacts[number], Change(number)
        for name, value in zip(FIELDS, values, strict=True):
            if value and contact.fields[name] != value:
                change.fields[name] = (contact.fields[name], value)
                contact.fields[name] = value
        if tag and not contact.has(tag):
            contact.tags.setdefault(tag, []).append((True, job))
            change.tags.append(tag)
        if change.fields or change.tags:
            contact.standing += 1
            changes.append(change)

    def do_tag(self, job: int, tag: str, numbers: list[int], *, on: bool) -> Iterator[Decision]:
        changes = self.begin(job, "add" if on else "remove")
        for number in numbers:
            contact = self.contacts[number]
            if contact.has(tag) is on:
                yield number, "skipped", "already_tagged" if on else "not_tagged"
                continue
            contact.tags.setdefault(tag, []).append((on, job))
            contact.standing += 1
            changes.append(Change(number, tags=[tag]))
            yield number, "succeeded", None

    def do_delete(self, job: int, numbers: list[int]) -> Iterator[Decision]:
        self.begin(job, "delete")
        for number in numbers:
            self.contacts[number].deleted_by = job
            yield number, "succeeded", None

    def deleted_by(self, job: int) -> list[int]:
        return [n for n, c in self.contacts.items() if c.deleted_by == job]

    def do_restore(self, job: int, deleting: int) -> Iterator[Decision]:
        self.begin(job, "restore")
        for number in self.deleted_by(deleting):
            contact = self.contacts[number]
            if self.holder(contact.fields["email"], number) is not None:
                yield number, "failed", "conflict"
            else:
                contact.deleted_by = None
                yield number, "succeeded", None

    def can_revert(self, job: int) -> bool:
        return self.kinds[job] in {"import", "add", "remove"} and (
            bool(self.changes[job]) and job not in self.reverted
        )

    def do_revert(self, job: int, undone: int) -> Iterator[Decision]:
        self.begin(job, "revert")
        self.reverted.add(undone)
        for change in reversed(self.changes[undone]):
            yield change.contact, *self.undo(job, undone, change)

    def undo(self, job: int, undone: int, change: Change) -> tuple[str, str | None]:
        contact = self.contacts[change.contact]
        if contact.deleted_by is not None:
            return "skipped", "already_deleted"
        if change.created:
            if contact.standing:
                return "skipped", "changed_since"
            contact.deleted_by = job
            return "succeeded", None
        on = self.kinds[undone] != "remove"
        fields = {n: old for n, (old, new) in change.fields.items() if contact.fields[n] == new}
        tags = [tag for tag in change.tags if contact.tags[tag] and contact.tags[tag][-1] == (on, undone)]
        if not fields and not tags:
            return "skipped", "changed_since"
        if self.holder(fields.get("email", ""), change.contact) is not None:
            return "failed", "conflict"
        contact.fields.update(fields)
        for tag in tags:
            contact.tags[tag].pop()
        if len(fields) < len(change.fields) or len(tags) < len(change.tags):
            return "succeeded", "changed_since"
        contact.standing -= 1
        return "succeeded", None


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["", "", "1", "1", "2"]),
        st.sampled_from(["", "a@example.com", "b@example.com", "c@example.com"]),
        st.sampled_from(["", "Ada", "Bo"]),
        st.sampled_from(["", "Ulm", "Bonn"]),
        st.sampled_from(["", "A", "B"]),
    ),
    min_size=1,
    max_size=4,
)
NUMBERS = st.sampled_from([[], [], [1], [1, 2], [2, 3]])
BACK = st.sampled_from([0, 0, 1, 1, 2, 3, 5])
"""How many jobs before the last one."""
STEP = st.one_of(
    st.tuples(st.just("import"), ROWS),
    st.tuples(st.sampled_from(["add", "add", "remove"]), st.tuples(st.sampled_from("AAAB"), NUMBERS)),
    st.tuples(st.just("delete"), NUMBERS),
    st.tuples(st.sampled_from(["restore", "revert", "revert", "revert"]), BACK),
)


class Run:
    """The model and the program side by side."""

    def __init__(self, session: Session, folder: Path) -> None:
        self.session = session
        self.folder = folder
        self.model = Model()

    def step(self, number: int, kind: str, given: object) -> None:
        made = self._make(number, kind, given)
        if made is None:
            return
        job, expected = made
        run_job(self.session.store, job.id)
        assert_adds_up(jobs.get_job(self.session, job.id))
        found = [(r.contact_id, r.outcome.word, r.code) for r in all_records(self.session, job)]
        assert found == list(expected)
        self.compare()

    def _make(self, number: int, kind: str, given: object) -> tuple[JobRow, Iterator[Decision]] | None:
        session, model = self.session, self.model
        match kind, given:
            case "import", list(rows):
                file = write_csv(self.folder / f"{number}.csv", [HEADER, *rows])
                job = run_import(session, ImportRequest(file))
                return job, model.do_import(job.id, rows)
            case (("add" | "remove"), (str(tag), list(numbers))):
                targets = model.active(*numbers)
                known = session.store.scalar("SELECT 1 FROM tag WHERE name = ?", tag)
                if not targets or (kind == "remove" and not known):
                    return None
                create = bulk.create_add_tag if kind == "add" else bulk.create_remove_tag
                job = create(session, tag, Target(ids=tuple(targets)))
                return job, model.do_tag(job.id, tag, targets, on=kind == "add")
            case "delete", list(numbers):
                targets = model.active(*numbers)
                if not targets:
                    return None
                job = bulk.create_delete(session, Target(ids=tuple(targets)))
                return job, model.do_delete(job.id, targets)
            case _, int(back):
                return self._undo(kind, back)
        raise AssertionError(kind)

    def _undo(self, kind: str, back: int) -> tuple[JobRow, Iterator[Decision]] | None:
        session, model = self.session, self.model
        chosen = max(1, len(model.kinds) - back)
        can = jobs.can(session, jobs.get_job(session, chosen))
        assert (Act.REVERT in can) == model.can_revert(chosen)
        assert (Act.RESTORE in can) == bool(model.deleted_by(chosen))
        if kind == "restore" and Act.RESTORE in can:
            job = restoring.create_restore(session, chosen)
            return job, model.do_restore(job.id, chosen)
        if kind == "revert" and Act.REVERT in can:
            job = restoring.create_revert(session, chosen)
            return job, model.do_revert(job.id, chosen)
        return None

    def compare(self) -> None:
        model = self.model
        found = {
            contact.id: ({name: contact.texts[name] or "" for name in FIELDS}, contact.tags)
            for contact in all_contacts(self.session)
        }
        assert found == {
            n: (model.contacts[n].fields, [tag for tag in "AB" if model.contacts[n].has(tag)])
            for n in model.active()
        }


@pytest.fixture(scope="module")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new store, to be copied: making one takes longer than a few jobs."""
    path = tmp_path_factory.mktemp("empty") / "s.bulkdesk"
    init_store(path, country="DE", timezone="Europe/Berlin", clock=FixedClock(START)).store.close()
    return path


@pytest.mark.parametrize("chunk", [1, 3])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=ROWS, steps=st.lists(STEP, min_size=4, max_size=14))
def test_a_revert_puts_back_what_the_model_says(
    monkeypatch: pytest.MonkeyPatch,
    empty_store: Path,
    chunk: int,
    first: list[tuple[str, ...]],
    steps: list[tuple[str, object]],
) -> None:
    monkeypatch.setattr("bulkdesk.actions.local.CHUNK_RECORDS", chunk)
    monkeypatch.setattr("bulkdesk.actions.revert.CHUNK_ROWS", chunk)
    monkeypatch.setattr("bulkdesk.store.sources.CHUNK_ROWS", chunk)
    monkeypatch.setattr("bulkdesk.services.imports.CHUNK_ROWS", chunk)
    with tempfile.TemporaryDirectory() as folder:
        store = shutil.copy(empty_store, folder)
        session = open_session(Path(store), clock=FixedClock(START))
        run = Run(session, Path(folder))
        for number, (kind, given) in enumerate([("import", first), *steps]):
            run.step(number, kind, given)
        assert counters.differing_jobs(session.store) == []
        session.store.close()
