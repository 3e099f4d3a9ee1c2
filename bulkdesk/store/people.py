"""Contacts for bulk writing: who is already there, and new and changed ones in one go.

``PersonBook`` works on the store itself. ``DraftBook`` answers alike and keeps every write in temporary tables, which
is how a dry run sees the whole result and writes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import Protocol

from bulkdesk.store.bulk import insert_columns
from bulkdesk.store.contacts import TEXT_COLUMNS
from bulkdesk.store.records import touched_by
from bulkdesk.store.store import Store

COLUMNS = (
    *TEXT_COLUMNS,
    "additional_emails",
    "additional_phones",
    "custom",
    "dnd_sms",
    "dnd_sms_reason",
    "dnd_email",
    "dnd_email_reason",
    "created_at",
)
"""Columns that a bulk write may set; JSON columns hold their text."""

# Made once: json.dumps makes a new encoder at every call that asks for anything but its defaults.
json_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""The text of a JSON column. Written in one way only: whether a value has changed is told by its text."""


class Person:
    """A contact in hand: its columns as they are stored, its tags, and whether it must be written.

    Attributes:
        values: column → stored value; a missing key is NULL.
        tags: ids of its tags.
        touched: true when the job in hand worked on it before.
        changed: true when ``values`` differ from the store.
        moved: true when the e-mail or phone among them does.
        new_tags: ids of tags to add.
        revisions: how many more changes stand than before (see ``models.Contact``).
    """

    __slots__ = ("changed", "id", "is_new", "moved", "new_tags", "revisions", "tags", "touched", "values")

    def __init__(
        self, contact_id: int, values: dict[str, object], tags: set[int], *, is_new: bool, touched: bool
    ) -> None:
        self.id = contact_id
        self.values = values
        self.tags = tags
        self.is_new = is_new
        self.touched = touched
        self.changed = False
        self.moved = False
        self.new_tags: list[int] = []
        self.revisions = 0


class Book(Protocol):
    """Where people are looked up and written."""

    def load(self, ids: Sequence[int], emails: Sequence[str], phones: Sequence[str]) -> list[Person]:
        """Every active contact with one of the ids, e-mails or phones."""

    def next_id(self) -> int:
        """The first id that no contact ever had."""

    def tag_ids(self, names: Iterable[str]) -> dict[str, int]:
        """Id for each tag name, made where missing; upper and lower case alike."""

    def save(self, people: Collection[Person], now: int) -> None:
        """Write what is new or changed."""


def load_with_sharers(
    book: Book, ids: Sequence[int], emails: Sequence[str], phones: Sequence[str]
) -> list[Person]:
    """Every active contact with one of the ids, e-mails or phones, and whoever shares a number with one of these.

    Where an e-mail may be taken away the number becomes the identity: whoever has it as well must be in hand then.
    """
    people = book.load(ids, emails, phones)
    own = [str(person.values["phone"]) for person in people if "phone" in person.values]
    return book.load([*ids, *(person.id for person in people)], emails, [*phones, *own])


class PersonBook:
    """People of one sub-account in the store; ``save`` inside a write transaction.

    A person is ``touched`` when an earlier record of the job ``job_id`` worked on it; tags are put on in its name.
    """

    def __init__(self, store: Store, account_id: int, job_id: int | None) -> None:
        self._store = store
        self._account_id = account_id
        self._job_id = job_id

    def load(self, ids: Sequence[int], emails: Sequence[str], phones: Sequence[str]) -> list[Person]:
        """Every active contact with one of the ids, e-mails or phones."""
        columns = ", ".join(f"c.{name}" for name in COLUMNS)
        rows: dict[int, tuple[object, ...]] = {}
        # Named, because an index that merely begins with the sub-account looks as good to SQLite, and is not.
        for column, index, wanted in (
            ("id", "NOT INDEXED", ids),
            ("email", "INDEXED BY contact_email", emails),
            ("phone", "INDEXED BY contact_phone", phones),
        ):
            if wanted:
                found = self._store.sql(
                    f"SELECT c.id, {columns} FROM json_each(?) j CROSS JOIN contact c {index}"
                    f" ON c.{column} = j.value AND c.account_id = ? AND c.deleted_at IS NULL",
                    json.dumps(wanted),
                    self._account_id,
                )
                rows.update((row[0], row[1:]) for row in found)
        if not rows:
            return []
        touched = set() if self._job_id is None else touched_by(self._store, self._job_id, list(rows))
        tags: dict[int, set[int]] = {}
        for contact_id, tag_id in self._store.sql(
            "SELECT ct.contact_id, ct.tag_id FROM json_each(?) j CROSS JOIN contact_tag ct ON ct.contact_id = j.value",
            json.dumps(list(rows)),
        ):
            tags.setdefault(contact_id, set()).add(tag_id)
        return [
            Person(
                contact_id,
                {name: value for name, value in zip(COLUMNS, values, strict=True) if value is not None},
                tags.get(contact_id, set()),
                is_new=False,
                touched=contact_id in touched,
            )
            for contact_id, values in rows.items()
        ]

    def next_id(self) -> int:
        """The first id that no contact ever had (ids are never used again)."""
        return int(self._store.scalar("SELECT seq FROM sqlite_sequence WHERE name = 'contact'") or 0) + 1

    def tag_ids(self, names: Iterable[str]) -> dict[str, int]:
        """Id for each tag name, made where missing; upper and lower case alike."""
        wanted = {name: name.casefold() for name in names}
        self._store.many(
            "INSERT OR IGNORE INTO tag (account_id, name, key) VALUES (?, ?, ?)",
            [(self._account_id, name, key) for name, key in wanted.items()],
        )
        known = self.known_tags(wanted.values())
        return {name: known[key] for name, key in wanted.items()}

    def known_tags(self, keys: Iterable[str]) -> dict[str, int]:
        """Id of each existing tag by its case-folded name."""
        rows = self._store.sql(
            "SELECT t.key, t.id FROM tag t WHERE t.account_id = ? AND t.key IN (SELECT value FROM json_each(?))",
            self._account_id,
            json.dumps(list(keys)),
        )
        return dict(rows.fetchall())

    def save(self, people: Collection[Person], now: int) -> None:
        """Write what is new or changed."""
        new = [person for person in people if person.is_new]
        changed = [person for person in people if not person.is_new and (person.changed or person.new_tags)]
        # First let go of what is about to be written, so that two contacts can trade their addresses.
        self._store.many(
            "UPDATE contact SET email = NULL, phone = NULL WHERE id = ?",
            [(person.id,) for person in changed if person.moved],
        )
        self._insert(new, now)
        self._store.many(
            f"UPDATE contact SET {', '.join(f'{name} = ?' for name in COLUMNS)}, updated_at = ? WHERE id = ?",
            [(*map(person.values.get, COLUMNS), now, person.id) for person in changed],
        )
        self._store.many(
            "UPDATE contact SET revision = revision + ? WHERE id = ?",
            [(person.revisions, person.id) for person in people if person.revisions],
        )
        tags = [
            (person.id, tag_id, self._job_id)
            for person in people
            if person.new_tags
            for tag_id in person.new_tags
        ]
        self._store.many(
            "INSERT OR IGNORE INTO contact_tag (contact_id, tag_id, job_id) VALUES (?, ?, ?)", tags
        )

    def _insert(self, people: Sequence[Person], now: int) -> None:
        """Write new people, only in the columns that any of them has: each NULL bound costs as much as a value."""
        used: set[str] = set()
        for person in people:
            used.update(person.values)
        columns = [name for name in COLUMNS if name in used]
        names = "".join(f", {name}" for name in columns)
        marks = ", ?" * len(columns)
        self._store.many(
            f"INSERT INTO contact (id, updated_at, account_id{names}) VALUES (?, ?, {self._account_id:d}{marks})",
            [(person.id, now, *map(person.values.get, columns)) for person in people],
        )

    def add(
        self,
        ids: Sequence[int | None],
        columns: Mapping[str, Sequence[object]],
        tags: Sequence[tuple[int, ...]],
        now: int,
    ) -> None:
        """Write new people that are given by columns, and their tags.

        Args:
            ids: for each row the new id, None for a row that is not to be written.
            columns: names of ``COLUMNS`` with a value for each row.
            tags: for each row the ids of its tags.
            now: the moment.
        """
        constants = {"updated_at": now, "account_id": self._account_id}
        insert_columns(self._store, "contact", {"id": ids, **columns}, constants)
        if any(tags):
            tagged = [contact_id for contact_id, its in zip(ids, tags, strict=True) for _ in its]
            insert_columns(
                self._store,
                "contact_tag",
                {"contact_id": tagged, "tag_id": list(chain.from_iterable(tags))},
                {"job_id": self._job_id},
                or_ignore=True,
            )


_DRAFT_TABLES = """
    CREATE TEMP TABLE draft_person (id INTEGER PRIMARY KEY, email TEXT, phone TEXT, data TEXT NOT NULL);
    CREATE INDEX temp.draft_email ON draft_person (email) WHERE email IS NOT NULL;
    CREATE INDEX temp.draft_phone ON draft_person (phone) WHERE phone IS NOT NULL;
"""


class DraftBook:
    """People of one sub-account as they would be: the store's, overlaid with what this draft has written.

    Uses temporary tables of the calling thread's connection; ``close`` removes them. Nothing reaches the store.
    """

    def __init__(self, store: Store, account_id: int) -> None:
        self._store = store
        self._base = PersonBook(store, account_id, None)
        self._next_id = self._base.next_id()
        self._tags: dict[str, int] = {}
        self.close()
        for statement in _DRAFT_TABLES.split(";"):
            if statement.strip():
                store.sql(statement)

    def close(self) -> None:
        """Forget the draft."""
        self._store.sql("DROP TABLE IF EXISTS temp.draft_person")

    def load(self, ids: Sequence[int], emails: Sequence[str], phones: Sequence[str]) -> list[Person]:
        """Every contact that would have one of the ids, e-mails or phones."""
        people = {person.id: person for person in self._base.load(ids, emails, phones)}
        for person in self._drafted("id", list(people)):
            # As the draft left it, under another e-mail perhaps: found below by the new one, not by the old.
            del people[person.id]
        for column, wanted in (("id", ids), ("email", emails), ("phone", phones)):
            people.update((person.id, person) for person in self._drafted(column, wanted))
        return list(people.values())

    def _drafted(self, column: str, wanted: Sequence[object]) -> list[Person]:
        if not wanted:
            return []
        rows = self._store.sql(
            f"SELECT d.id, d.data FROM json_each(?) j CROSS JOIN temp.draft_person d ON d.{column} = j.value",
            json.dumps(wanted),
        )
        people = []
        for contact_id, data in rows:
            values, tags = json.loads(data)
            people.append(Person(contact_id, values, set(tags), is_new=False, touched=True))
        return people

    def next_id(self) -> int:
        """The first id that no contact ever had, in the store or the draft."""
        return self._next_id

    def tag_ids(self, names: Iterable[str]) -> dict[str, int]:
        """Id for each tag name; new ones get numbers below zero, for the draft only."""
        wanted = {name: name.casefold() for name in names}
        self._tags.update(self._base.known_tags(key for key in wanted.values() if key not in self._tags))
        return {name: self._tags.setdefault(key, -1 - len(self._tags)) for name, key in wanted.items()}

    def save(self, people: Collection[Person], now: int) -> None:
        """Keep everybody that was worked on."""
        del now
        rows = []
        for person in people:
            if person.is_new:
                self._next_id = max(self._next_id, person.id + 1)
            if person.touched:
                data = json.dumps((person.values, sorted(person.tags)))
                rows.append((person.id, person.values.get("email"), person.values.get("phone"), data))
        self._store.many("INSERT OR REPLACE INTO temp.draft_person VALUES (?, ?, ?, ?)", rows)
