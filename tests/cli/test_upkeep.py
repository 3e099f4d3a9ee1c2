"""What database errors mean for a person, and the check of a store."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest
from peewee import DatabaseError, OperationalError

from bulkdesk.services import upkeep
from bulkdesk.services.session import Session
from bulkdesk.store.errors import NotAllowedError, RefusedError
from tests.support import write_csv


def test_a_locked_store_is_no_bug(session: Session) -> None:
    session.store.sql("PRAGMA busy_timeout = 0")
    with contextlib.closing(sqlite3.connect(session.store.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError) as caught, session.store.write():
            pass
    trouble = upkeep.store_trouble(caught.value, session.store.path)
    assert trouble is not None
    assert trouble.code == "store_locked"


def test_a_full_disk_is_no_bug(session: Session) -> None:
    session.store.sql("CREATE TABLE bulky (text)")
    session.store.sql("PRAGMA max_page_count = 1")
    with pytest.raises(DatabaseError) as caught:
        session.store.many("INSERT INTO bulky VALUES (?)", [["x" * 10_000] for _ in range(1_000)])
    trouble = upkeep.store_trouble(caught.value, session.store.path)
    assert trouble is not None
    assert trouble.code == "store_unwritable"


def test_a_bug_stays_a_bug(session: Session) -> None:
    with pytest.raises(OperationalError) as caught:
        session.store.sql("SELECT nothing FROM nowhere")
    assert upkeep.store_trouble(caught.value, session.store.path) is None
    assert upkeep.store_trouble(ValueError("x"), session.store.path) is None


def test_backup_asks_for_the_right_and_the_place(session: Session, tmp_path: Path) -> None:
    taken = write_csv(tmp_path / "taken", [["x"]])
    with pytest.raises(RefusedError):
        upkeep.backup(session, taken)
    shares: list[float] = []
    upkeep.backup(session, tmp_path / "copy", on_progress=shares.append)
    assert shares[-1] == 1.0
    read_only = Session(session.store, session.account, session.user)
    session.store.read_only = True
    try:
        with pytest.raises(NotAllowedError):
            upkeep.backup(read_only, tmp_path / "second")
    finally:
        session.store.read_only = False
    assert not (tmp_path / "second").exists()


def test_a_sound_store_has_no_findings(session: Session) -> None:
    assert upkeep.check(session).count == 0
