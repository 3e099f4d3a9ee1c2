"""The trail cannot be changed by the store's own means, and whoever changes it by other means is found out."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from peewee import IntegrityError

from bulkdesk.audit.acts import TrailAct
from bulkdesk.audit.chain import Entry
from bulkdesk.audit.verify import Verdict
from bulkdesk.audit.writer import write_entry
from bulkdesk.services import trail as service
from bulkdesk.services.session import Session, init_store
from bulkdesk.store import trail
from bulkdesk.store.errors import StoreError
from bulkdesk.store.trail import TRIGGERS, TrailRow

LAST = 10


@pytest.fixture
def ten(session: Session) -> Session:
    """A store whose trail has ten entries."""
    for number in range(2, LAST + 1):
        write_entry(
            session.store,
            TrailAct.RECORDS_EXPORTED,
            user=(1, "anna"),
            account_id=1,
            about=("job", number),
            figures={"total": number},
        )
    return session


def found(session: Session, known_head: str | None = None) -> list[tuple[str, object]]:
    """What is wrong, and with which entry."""
    verdict = service.verify(session, known_head=known_head)
    return [
        (problem.code, problem.params.get("number", problem.params.get("first")))
        for problem in verdict.problems
    ]


def test_a_whole_trail_verifies(ten: Session) -> None:
    shares: list[float] = []
    verdict = service.verify(ten, on_progress=shares.append)
    number, last = service.head(ten)
    kept = trail.head(ten.store)
    assert kept is not None
    assert verdict == Verdict([], kept.store, LAST, last, sealed=verdict.sealed, unsealed=verdict.unsealed)
    assert (number, verdict.whole, shares[-1]) == (LAST, True, 1.0)


def test_a_new_store_has_its_own_id(session: Session, tmp_path: Path) -> None:
    other = init_store(tmp_path / "other.bulkdesk")
    heads = trail.head(session.store), trail.head(other.store)
    assert heads[0] is not None
    assert heads[1] is not None
    assert heads[0].store != heads[1].store
    other.store.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE trail SET user_name = 'x' WHERE number = 3",
        "UPDATE trail SET number = 99 WHERE number = 10",
        "DELETE FROM trail WHERE number = 10",
        "DELETE FROM trail",
        "REPLACE INTO trail SELECT * FROM trail WHERE number = 3",
        f"INSERT INTO trail SELECT number + 10, {', '.join(TrailRow._fields[1:])} FROM trail WHERE number = 3",
        "UPDATE trail_head SET number = 9",
        "UPDATE trail_head SET store = 'x'",
        "UPDATE trail_head SET hash = (SELECT hash FROM trail WHERE number = 9), number = 9",
        "DELETE FROM trail_head",
        "REPLACE INTO trail_head (id, store, number, hash) VALUES (1, 'x', 0, '')",
        "INSERT INTO trail_head (id, store, number, hash) VALUES (2, 'x', 0, '')",
    ],
)
def test_the_store_refuses_to_change_it(ten: Session, statement: str) -> None:
    with pytest.raises(IntegrityError):
        ten.store.sql(statement)
    assert service.verify(ten).whole


@contextmanager
def by_hand(session: Session) -> Iterator[sqlite3.Connection]:
    """The store's file in other hands: the guards are taken off and put back, so that they do not give it away."""
    session.store.close()
    with closing(sqlite3.connect(session.store.path)) as file, file:
        guards = [
            sql
            for (sql,) in file.execute(
                "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'trail%'"
            )
        ]
        assert len(guards) == len(TRIGGERS)
        for name in TRIGGERS:
            file.execute(f"DROP TRIGGER {name}")
        yield file
        for sql in guards:
            file.execute(sql)


@pytest.mark.parametrize(
    ("statement", "code", "number"),
    [
        ("UPDATE trail SET user_name = 'bert' WHERE number = 4", "trail_entry_changed", 4),
        ("UPDATE trail SET at = at + 1 WHERE number = 1", "trail_entry_changed", 1),
        ("UPDATE trail SET figures = '{\"total\":7}' WHERE number = 5", "trail_entry_changed", 5),
        ("UPDATE trail SET figures = 'x' WHERE number = 5", "trail_entry_changed", 5),
        ("UPDATE trail SET figures = x'00ff' WHERE number = 5", "trail_entry_changed", 5),
        ("UPDATE trail SET figures = '{\"total\":5.0}' WHERE number = 5", "trail_entry_changed", 5),
        ("UPDATE trail SET at = 'soon' WHERE number = 5", "trail_entry_changed", 5),
        ("UPDATE trail SET hash = 'x' WHERE number = 5", "trail_entry_changed", 5),
        ("UPDATE trail SET result = 'refused', code = 'no' WHERE number = 10", "trail_entry_changed", 10),
        ("DELETE FROM trail WHERE number = 3", "trail_entry_missing", 3),
        ("DELETE FROM trail WHERE number = 1", "trail_entry_missing", 1),
        ("DELETE FROM trail WHERE number > 7", "trail_cut_off", 8),
        ("DELETE FROM trail", "trail_cut_off", 1),
        ("UPDATE trail_head SET number = 9", "trail_entry_appended", 10),
        ("UPDATE trail_head SET hash = 'x'", "trail_head_differs", 10),
        ("UPDATE trail_head SET number = 'many'", "trail_head_missing", None),
        ("DELETE FROM trail_head", "trail_head_missing", None),
        ("UPDATE trail_head SET store = 'other'", "trail_entry_changed", 1),
    ],
)
def test_the_first_broken_entry_is_named(ten: Session, statement: str, code: str, number: int | None) -> None:
    with by_hand(ten) as file:
        file.execute(statement)
    assert found(ten) == [(code, number)]


def test_entries_in_another_order_are_found(ten: Session) -> None:
    with by_hand(ten) as file:
        file.execute("UPDATE trail SET number = -4 WHERE number = 4")
        file.execute("UPDATE trail SET number = 4 WHERE number = 5")
        file.execute("UPDATE trail SET number = 5 WHERE number = -4")
    assert found(ten) == [("trail_entry_changed", 4)]


def test_entries_closed_up_after_one_was_taken_out_are_found(ten: Session) -> None:
    with by_hand(ten) as file:
        file.execute("DELETE FROM trail WHERE number = 4")
        for number in range(5, LAST + 1):
            file.execute("UPDATE trail SET number = ? WHERE number = ?", (number - 1, number))
    assert found(ten) == [("trail_entry_changed", 4)]


def rewritten(change: Callable[[Entry], Entry], session: Session, number: int) -> TrailRow:
    """An entry as somebody writes it who knows how hashes are made."""
    rows = {row.number: row for row in trail.each(session.store)}
    kept = trail.head(session.store)
    assert kept is not None
    return change(Entry.from_row(kept.store, rows[number])).row()


def replace_row(file: sqlite3.Connection, row: TrailRow) -> None:
    marks = ", ".join("?" * len(row))
    file.execute(f"REPLACE INTO trail ({', '.join(row._fields)}) VALUES ({marks})", row)


def test_an_entry_with_a_new_hash_no_longer_fits_the_next(ten: Session) -> None:
    def change(entry: Entry) -> Entry:
        return replace(entry, user_name="bert")

    row = rewritten(change, ten, 4)
    with by_hand(ten) as file:
        replace_row(file, row)
    assert found(ten) == [("trail_entry_unlinked", 5)]


def test_an_entry_of_another_store_is_found(ten: Session) -> None:
    def change(entry: Entry) -> Entry:
        return replace(entry, store="ff" * 16)

    row = rewritten(change, ten, LAST)
    with by_hand(ten) as file:
        replace_row(file, row)
    assert found(ten) == [("trail_entry_changed", LAST)]


def test_an_entry_appended_by_hand_is_found(ten: Session) -> None:
    def change(entry: Entry) -> Entry:
        return replace(entry, number=LAST + 1, previous=entry.hash())

    row = rewritten(change, ten, LAST)
    with by_hand(ten) as file:
        replace_row(file, row)
    assert found(ten) == [("trail_entry_appended", LAST + 1)]


def test_a_trail_cut_off_with_its_head_is_found_by_who_knows_the_head(ten: Session) -> None:
    _, last = service.head(ten)
    with by_hand(ten) as file:
        file.execute("DELETE FROM trail WHERE number > 6")
        file.execute("UPDATE trail_head SET number = 6, hash = (SELECT hash FROM trail WHERE number = 6)")
    # SQLite remembers which numbers it gave …
    assert found(ten) == [("trail_cut_off", 7)]
    with by_hand(ten) as file:
        file.execute("UPDATE sqlite_sequence SET seq = 6 WHERE name = 'trail'")
    # … unless that is changed, too.
    assert found(ten) == []
    assert found(ten, known_head=last) == [("trail_known_head_missing", None)]


def test_an_older_head_is_still_in_the_trail(ten: Session) -> None:
    _, last = service.head(ten)
    write_entry(ten.store, TrailAct.PURGED)
    assert found(ten, known_head=last.upper()) == []


def test_guards_that_are_gone_are_told(ten: Session) -> None:
    ten.store.sql("DROP TRIGGER trail_update")
    verdict = service.verify(ten)
    assert [(problem.code, problem.params) for problem in verdict.problems] == [
        ("trail_unguarded", {"names": "trail_update"})
    ]


def test_nothing_is_done_without_a_trail(ten: Session) -> None:
    with by_hand(ten) as file:
        file.execute("DELETE FROM trail_head")
    with pytest.raises(StoreError) as error:
        write_entry(ten.store, TrailAct.PURGED)
    assert error.value.code == "trail_damaged"
    with pytest.raises(StoreError):
        service.head(ten)


def test_many_entries_are_verified_in_flat_memory(session: Session) -> None:
    with session.store.write():
        for _ in range(2_500):
            write_entry(session.store, TrailAct.PURGED)
    shares: list[float] = []
    assert service.verify(session, on_progress=shares.append).entries == 2_501
    assert shares == sorted(shares)
    assert len(shares) > 3
