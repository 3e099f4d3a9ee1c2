"""Removing the copies that updates left: who may, what is removed, and what the trail says of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bulkdesk.services.backups import kept_backups, remove_backups
from bulkdesk.services.session import Session
from bulkdesk.services.trail import entries
from bulkdesk.store.backups import before_update
from bulkdesk.store.errors import RefusedError, StoreError


@pytest.fixture
def copy(session: Session) -> Path:
    """A copy as an update makes it."""
    path = before_update(session.store.path, "0008_trail")
    session.store.backup(path)
    return path


def test_an_admin_removes_a_copy_and_the_trail_says_so(session: Session, copy: Path) -> None:
    assert [kept.path for kept in kept_backups(session)] == [copy]
    assert remove_backups(session, [copy]) == 1
    assert not copy.exists()
    entry = entries(session, everywhere=True)[0]
    assert (entry.act, entry.account_id, entry.figures) == ("backups_removed", None, {"count": 1})


def test_only_such_copies_are_removed(session: Session, tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("mine")
    assert remove_backups(session, [precious, session.store.path]) == 0
    assert precious.exists()
    assert session.store.path.exists()
    assert entries(session, everywhere=True)[0].act != "backups_removed"


def test_one_that_cannot_be_removed_is_refused_and_not_noted(session: Session, copy: Path) -> None:
    # A folder in the place of a side file: nothing that could be unlinked.
    copy.with_name(f"{copy.name}-wal").mkdir()
    with pytest.raises(RefusedError) as error:
        remove_backups(session, [copy])
    assert error.value.code == "backup_stays"
    assert copy.exists()
    assert entries(session, everywhere=True)[0].act != "backups_removed"


def test_those_before_one_that_cannot_be_removed_are_noted(session: Session, copy: Path) -> None:
    stuck = before_update(session.store.path, "0009_later")
    session.store.backup(stuck)
    os.utime(stuck, ns=(copy.stat().st_mtime_ns + 1, copy.stat().st_mtime_ns + 1))
    stuck.with_name(f"{stuck.name}-wal").mkdir()
    with pytest.raises(RefusedError):
        remove_backups(session, [stuck, copy])
    assert (copy.exists(), stuck.exists()) == (False, True)
    entry = entries(session, everywhere=True)[0]
    assert (entry.act, entry.figures) == ("backups_removed", {"count": 1})


def test_nothing_is_removed_that_cannot_be_noted(session: Session, copy: Path) -> None:
    session.store.sql("DROP TRIGGER trail_head_update")
    session.store.sql("UPDATE trail_head SET number = number + 3")
    with pytest.raises(StoreError) as error:
        remove_backups(session, [copy])
    assert error.value.code == "trail_damaged"
    assert copy.exists()
