"""Rows given by columns, and the transactions in which SQLite checks no foreign keys."""

from __future__ import annotations

import sqlite3

import pytest
from peewee import IntegrityError

from bulkdesk.services.session import Session
from bulkdesk.store.bulk import insert_columns
from tests.support import START


def add(
    session: Session, ids: list[int | None], emails: list[str | None], *, or_ignore: bool = False
) -> None:
    insert_columns(
        session.store,
        "contact",
        {"id": ids, "email": emails},
        {"account_id": session.account.id, "created_at": START, "updated_at": START},
        or_ignore=or_ignore,
    )


def everybody(session: Session) -> list[tuple[int, str | None]]:
    return session.store.sql("SELECT id, email FROM contact ORDER BY id").fetchall()


@pytest.mark.parametrize("count", [0, 1, 20, 21, 100, 101, 119, 121, 250])
@pytest.mark.parametrize("left_out", [0, 3, 2])
def test_every_row_with_a_key_is_there(session: Session, count: int, left_out: int) -> None:
    # None at all, every third one, or all but every second one.
    ids = [
        None if left_out and number % left_out != left_out - 2 else number for number in range(1, count + 1)
    ]
    emails = [f"p{number}@example.com" if number % 4 else None for number in range(1, count + 1)]
    with session.store.write():
        add(session, ids, emails)
    assert everybody(session) == [
        (key, email) for key, email in zip(ids, emails, strict=True) if key is not None
    ]
    assert session.store.check_integrity() == []


@pytest.mark.parametrize("count", [5, 50])
def test_a_row_that_is_refused_takes_the_transaction_back(session: Session, count: int) -> None:
    emails: list[str | None] = [f"p{number}@example.com" for number in range(count)]
    with pytest.raises(IntegrityError), session.store.unchecked(), session.store.write():
        add(session, [*range(1, count + 1), count + 1], [*emails, emails[0]])
    assert everybody(session) == []
    with session.store.write():
        add(session, [*range(1, count + 1), count + 1], [*emails, emails[0]], or_ignore=True)
    assert len(everybody(session)) == count


def test_foreign_keys_are_checked_again_after_an_unchecked_write(session: Session) -> None:
    store = session.store
    with store.unchecked(), store.write():
        assert store.scalar("PRAGMA foreign_keys") == 0
    assert store.scalar("PRAGMA foreign_keys") == 1
    with store.write(), pytest.raises(RuntimeError), store.unchecked():
        pass
    with pytest.raises(sqlite3.IntegrityError), store.unchecked(), store.write():
        raise sqlite3.IntegrityError
    assert store.scalar("PRAGMA foreign_keys") == 1
