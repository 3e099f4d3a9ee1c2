"""Sealing: what is sealed when, what breaks a seal, and that a broken promise is never sealed over.

Tampering of all kinds is in ``tests/audit/test_tampering.py``; that no act of BulkDesk leaves a seal that differs is looked
at by the tests of all rooms (``tests/seal_support.py``).
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bulkdesk.jobs.worker import run_due
from bulkdesk.services import bulk, contact_card
from bulkdesk.services.session import Session, open_session
from bulkdesk.store import sealing, seals
from bulkdesk.store.store import Store
from tests.bulk_support import add_people, add_tag, ids
from tests.seal_support import broken, seal_all


def compared(store: Store) -> seals.Comparison:
    with store.snapshot():
        return seals.compare(store)


def waiting(session: Session) -> set[tuple[str, int, int]]:
    """The blocks whose seal is broken."""
    rows = session.store.sql("SELECT kind, owner, block FROM seal WHERE digest IS NULL")
    return {(kind, owner, block) for kind, owner, block in rows}


def by_hand(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        for statement in statements:
            file.execute(statement)


def add_many(session: Session, count: int) -> None:
    """Contacts of nothing but a name."""
    with session.store.write():
        session.store.many(
            "INSERT INTO contact (account_id, first_name, created_at, updated_at) VALUES (1, ?, 0, 0)",
            ((f"Ada {number}",) for number in range(count)),
        )


@pytest.fixture
def sealed(session: Session, tmp_path: Path) -> Session:
    """A store with some people and jobs, sealed to the last row."""
    add_people(session, tmp_path, 5)
    add_tag(session, "vip")
    seal_all(session.store)
    return session


def test_an_idle_worker_seals_everything(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path, 5)
    run_due(session.store)
    found = compared(session.store)
    assert (found.waiting, found.broken) == (0, {})
    kinds = {kind for (kind,) in session.store.sql("SELECT kind FROM seal")}
    assert {"contact", "job", "record", "source", "source_chunk", "user", "account", "search"} <= kinds


def test_an_edit_breaks_the_seal_of_its_block_only(sealed: Session) -> None:
    add_many(sealed, 3_000)
    seal_all(sealed.store)
    assert compared(sealed.store).waiting == 0
    with sealed.store.write():
        sealed.store.sql("UPDATE contact SET city = 'Bonn' WHERE id = 2000")
        sealed.store.sql("DELETE FROM contact_tag WHERE contact_id = 2")
    assert waiting(sealed) == {("contact", 0, 0), ("contact", 0, 1)}
    with sealed.store.write():
        sealed.store.sql("UPDATE record SET detail = NULL WHERE job_id = 1")
    assert waiting(sealed) - {("contact", 0, 0), ("contact", 0, 1)} == {("record", 1, 0)}
    assert compared(sealed.store).broken == {}


def test_a_job_breaks_the_seals_of_whom_it_changes(sealed: Session) -> None:
    add_many(sealed, 3_000)
    seal_all(sealed.store)
    add_tag(sealed, "few", ids(1_500, 1_501))
    assert ("contact", 0, 1) in waiting(sealed)
    assert ("contact", 0, 0) not in waiting(sealed)
    assert compared(sealed.store).broken == {}


def test_what_is_rolled_back_breaks_no_seal(sealed: Session) -> None:
    def fail() -> None:
        with sealed.store.write():
            sealed.store.sql("UPDATE contact SET city = 'Bonn'")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert waiting(sealed) == set()
    assert compared(sealed.store).broken == {}


def test_records_of_an_unfinished_job_are_not_sealed(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path, 5)
    job = bulk.create_add_tag(session, "vip", ids(1, 2))
    seal_all(session.store)
    assert session.store.scalar("SELECT COUNT(*) FROM seal WHERE kind = 'record' AND owner = ?", job.id) == 0
    run_due(session.store)
    assert session.store.scalar("SELECT COUNT(*) FROM seal WHERE kind = 'record' AND owner = ?", job.id) == 1
    assert compared(session.store).waiting == 0


def test_many_records_are_sealed_in_blocks(session: Session) -> None:
    add_many(session, 20_000)
    job = add_tag(session, "vip")
    seal_all(session.store)
    assert session.store.scalar("SELECT COUNT(*) FROM seal WHERE kind = 'record' AND owner = ?", job.id) == 3
    by_hand(session.store.path, "UPDATE record SET contact_id = 7 WHERE seq = 20000")
    assert [seal[:3] for seal in broken(session.store)["record"]] == [("record", job.id, 2)]


def test_a_changed_block_is_not_sealed_over_when_rows_are_added(sealed: Session) -> None:
    by_hand(sealed.store.path, "UPDATE contact SET city = 'Bern' WHERE id = 1")
    contact_card.create_contact(sealed, {"first_name": "Ada"})
    seal_all(sealed.store)
    assert set(broken(sealed.store)) == {"contact"}


def test_without_its_salt_nothing_is_as_it_was_sealed(sealed: Session) -> None:
    by_hand(sealed.store.path, "UPDATE seal_salt SET salt = randomblob(32)")
    found = compared(sealed.store)
    assert sum(map(len, found.broken.values())) == found.sealed > 5
    by_hand(sealed.store.path, "DELETE FROM seal_salt")
    assert sum(map(len, compared(sealed.store).broken.values())) == found.sealed


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE seal SET digest = randomblob(16) WHERE kind = 'contact'",
        "UPDATE seal SET last = last - 1 WHERE kind = 'contact'",
        "UPDATE seal SET block = 7 WHERE kind = 'contact'",
        "UPDATE seal SET kind = 'contbct' WHERE kind = 'contact'",
        "UPDATE seal SET owner = 'x' WHERE kind = 'contact'",
        "UPDATE seal SET block = 1 << 60 WHERE kind = 'contact'",
        "UPDATE seal SET block = -1 WHERE kind = 'contact'",
        "UPDATE seal SET last = NULL WHERE kind = 'contact'",
        "UPDATE seal SET digest = 'x' WHERE kind = 'contact'",
    ],
)
def test_a_seal_that_was_changed_is_told(sealed: Session, statement: str) -> None:
    by_hand(sealed.store.path, statement)
    assert list(broken(sealed.store)) == ["contbct" if "contbct" in statement else "contact"]


@pytest.mark.parametrize(
    "seal",
    [
        "'contact', 0, 'x', NULL, NULL",
        "'contact', 0, 1 << 60, NULL, NULL",
        "'contact', 0, -1, 5, NULL",
        "'contact', 0, 7, 'x', NULL",
        "'contact', 0, 7, 3, x'00'",
        "'contact', 0, 'x', 3, x'00'",
        "'contact', 0, 7, NULL, x'00'",
        "'record', 'x', 0, NULL, NULL",
        "'x', 0, 0, NULL, NULL",
    ],
)
def test_sealing_ends_whatever_somebody_wrote_among_the_seals(sealed: Session, seal: str) -> None:
    by_hand(sealed.store.path, f"INSERT INTO seal (kind, owner, block, last, digest) VALUES ({seal})")
    add_many(sealed, 3)
    for _ in range(9):
        if not sealing.catch_up(sealed.store):
            break
    assert not sealing.lags(sealed.store)
    assert set(broken(sealed.store)) <= {"contact"}


def test_since_when_the_index_waits_is_asked_anew_where_somebody_changed_it(sealed: Session) -> None:
    by_hand(sealed.store.path, "UPDATE seal SET last = 'x', digest = NULL WHERE kind = 'search'")
    seal_all(sealed.store)
    assert compared(sealed.store).broken == {}


def test_a_seal_that_is_gone_is_merely_not_there(sealed: Session) -> None:
    before = compared(sealed.store).sealed
    by_hand(sealed.store.path, "DELETE FROM seal WHERE kind = 'record'")
    found = compared(sealed.store)
    assert found.sealed < before
    assert found.broken == {}


def test_the_seals_of_an_older_store_are_made_by_the_worker(sealed: Session) -> None:
    path = sealed.store.path
    sealed.store.close()
    by_hand(
        path,
        "DROP TABLE seal",
        "DROP TABLE seal_salt",
        "DELETE FROM schema_migration WHERE name IN ('0009_seals', '0010_seal_texts')",
    )
    looked_at = open_session(path, read_only=True)
    assert looked_at.store.migrated_here == ("0009_seals", "0010_seal_texts")
    looked_at.store.close()
    opened = open_session(path)
    assert compared(opened.store).sealed == 0
    run_due(opened.store)
    found = compared(opened.store)
    assert (found.waiting, found.broken) == (0, {})
    opened.store.close()


def test_a_seal_of_the_index_without_its_texts_is_made_anew(sealed: Session) -> None:
    path = sealed.store.path
    sealed.store.close()
    by_hand(
        path,
        "UPDATE seal SET digest = x'00112233445566778899aabbccddeeff' WHERE kind = 'search'",
        "DELETE FROM schema_migration WHERE name = '0010_seal_texts'",
    )
    looked_at = open_session(path, read_only=True)
    assert (compared(looked_at.store).sealed, compared(looked_at.store).broken) == (0, {})
    looked_at.store.close()
    opened = open_session(path)
    run_due(opened.store)
    found = compared(opened.store)
    assert (found.waiting, found.broken) == (0, {})
    opened.store.close()


def test_a_copy_is_sealed_as_the_store(sealed: Session, tmp_path: Path) -> None:
    sealed.store.backup(tmp_path / "copy.bulkdesk")
    with Store.open(tmp_path / "copy.bulkdesk", read_only=True) as copy:
        assert compared(copy) == compared(sealed.store)
    by_hand(tmp_path / "copy.bulkdesk", "UPDATE contact SET city = 'Bern'")
    with Store.open(tmp_path / "copy.bulkdesk", read_only=True) as copy:
        assert set(compared(copy).broken) == {"contact"}


def test_a_step_is_short_and_the_rest_is_for_the_next(session: Session) -> None:
    add_many(session, 5_000)
    steps = 0
    with session.store.write():
        session.store.sql("UPDATE seal SET digest = NULL")
        session.store.sql("DELETE FROM seal WHERE kind = 'contact'")
    while sealing.catch_up(session.store, most=1_000):
        steps += 1
    assert steps > 4
    assert not sealing.lags(session.store)


def test_texts_that_look_alike_are_told_apart(sealed: Session) -> None:
    for value in ("'1'", "1", "1.0", "x'31'", "'1' || char(0) || 'x'", "'NULL'", "'null'"):
        by_hand(sealed.store.path, f"UPDATE contact SET city = {value} WHERE id = 1")
        assert set(broken(sealed.store)) == {"contact"}, value
