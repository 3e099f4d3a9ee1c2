"""An import, whatever its chunks, does what a plain row-by-row reading of the rules does."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulkdesk.services.imports import ImportRequest
from bulkdesk.services.session import init_store
from bulkdesk.store import counters
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.words import ImportMode
from tests.support import START, all_contacts, all_records, assert_adds_up, run_import, write_csv

EMAILS = ["", "a@example.com", "b@example.com", "c@example.com"]
PHONES = ["", "+4930100001", "+4930100002"]
NAMES = ["", "Ada", "Bo"]
HEADER = ["contact id", "first name", "e-mail", "phone"]

Row = tuple[str, str, str, str]
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["", "", "", "1", "2", "3"]),
        st.sampled_from(NAMES),
        st.sampled_from(EMAILS),
        st.sampled_from(PHONES),
    ),
    min_size=1,
    max_size=8,
)


@dataclass
class Person:
    id: int
    name: str
    email: str
    phone: str


@dataclass
class Model:
    """The rules of the product, one row after the other, over a list."""

    people: list[Person] = field(default_factory=list)

    def run(self, rows: list[Row], mode: ImportMode, overwrite: bool) -> list[tuple[str, str | None]]:
        touched: set[int] = set()
        return [self._row(row, mode, overwrite, touched) for row in rows]

    def _row(self, row: Row, mode: ImportMode, overwrite: bool, touched: set[int]) -> tuple[str, str | None]:
        number, name, email, phone = row
        if not (number or name or email or phone):
            return "failed", "no_identity"
        person, problem = self._find(number, email, phone)
        if problem:
            return "failed", problem
        if person is None and mode is ImportMode.UPDATE:
            return "skipped", "not_found"
        if person is not None and mode is ImportMode.CREATE:
            return "skipped", "already_exists"
        new = Person(person.id if person else len(self.people) + 1, name, email, phone)
        if person and not overwrite:
            new = Person(person.id, name or person.name, email or person.email, phone or person.phone)
        if self._clashes(new):
            return "failed", "ambiguous_match"
        if person:
            self.people[person.id - 1] = new
        else:
            self.people.append(new)
        again = new.id in touched
        touched.add(new.id)
        return "succeeded", "duplicate_in_file" if again else None

    def _find(self, number: str, email: str, phone: str) -> tuple[Person | None, str | None]:
        if number:
            person = next((p for p in self.people if p.id == int(number)), None)
            return person, None if person else "unknown_contact_id"
        by_email = next((p for p in self.people if email and p.email == email), None)
        by_phone = [p for p in self.people if phone and p.phone == phone]
        if by_email:
            return by_email, "ambiguous_match" if by_phone and by_email not in by_phone else None
        if len(by_phone) > 1 and not email:
            by_phone = [p for p in by_phone if not p.email] or by_phone
        if len(by_phone) > 1:
            return None, "ambiguous_match"
        return (by_phone[0] if by_phone else None), None

    def _clashes(self, new: Person) -> bool:
        others = [p for p in self.people if p.id != new.id]
        if new.email:
            return any(p.email == new.email for p in others)
        return bool(new.phone) and any(p.phone == new.phone and not p.email for p in others)


@pytest.mark.parametrize("chunk", [1, 3])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    files=st.lists(st.tuples(ROWS, st.sampled_from(ImportMode), st.booleans()), min_size=1, max_size=3),
)
def test_imports_do_what_the_rules_say(
    monkeypatch: pytest.MonkeyPatch, chunk: int, files: list[tuple[list[Row], ImportMode, bool]]
) -> None:
    monkeypatch.setattr("bulkdesk.store.sources.CHUNK_ROWS", chunk)
    monkeypatch.setattr("bulkdesk.services.imports.CHUNK_ROWS", chunk)
    model = Model()
    with tempfile.TemporaryDirectory() as folder:
        session = init_store(
            Path(folder) / "s.bulkdesk", country="DE", timezone="Europe/Berlin", clock=FixedClock(START)
        )
        for number, (rows, mode, overwrite) in enumerate(files):
            file = write_csv(Path(folder) / f"{number}.csv", [HEADER, *rows])
            job = run_import(session, ImportRequest(file, mode=mode, overwrite_empty=overwrite))
            assert_adds_up(job)
            found = [(record.outcome.word, record.code) for record in all_records(session, job)]
            assert found == model.run(rows, mode, overwrite)
        people = [
            Person(
                contact.id,
                contact.texts["first_name"] or "",
                contact.texts["email"] or "",
                contact.texts["phone"] or "",
            )
            for contact in all_contacts(session)
        ]
        assert people == model.people
        assert counters.differing_jobs(session.store) == []
        session.store.close()
