"""Nobody but SQLite opens the files of a store that is open here: its locks would go with the handle."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from bulkdesk.files.detect import detect
from bulkdesk.services import exporting, upkeep
from bulkdesk.services.audit_package import verify_file
from bulkdesk.services.session import Session
from bulkdesk.store.errors import InputFileError, RefusedError
from bulkdesk.store.open_files import is_open_here
from bulkdesk.store.store import Store

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads Linux's list of locks")


def locks(path: Path) -> list[str]:
    """What this process has locked of a store and of what lies beside it."""
    beside = [file for file in path.parent.iterdir() if file.name.startswith(path.name)]
    files = {file.stat().st_ino: file.name for file in beside}
    found = []
    for line in Path("/proc/locks").read_text("ascii").splitlines():
        words = line.split()
        if words[1] != "POSIX" or int(words[4]) != os.getpid():
            continue
        inode = int(words[5].rpartition(":")[2])
        if inode in files:
            found.append(f"{files[inode]} {words[3]} {words[6]} {words[7]}")
    return sorted(found)


@pytest.fixture
def path(session: Session) -> Path:
    assert session.store.scalar("SELECT COUNT(*) FROM job") == 0
    assert len(locks(session.store.path)) == 2
    return session.store.path


def test_a_second_look_at_the_same_store_keeps_the_locks(path: Path) -> None:
    before = locks(path)
    with Store.open(path) as second:
        assert second.scalar("SELECT COUNT(*) FROM user") == 1
    assert locks(path) == before


def test_verifying_a_store_that_is_open_keeps_the_locks(session: Session, path: Path) -> None:
    before = locks(path)
    found = verify_file(path)
    assert found.whole
    assert found.entries == session.store.scalar("SELECT COUNT(*) FROM trail")
    assert locks(path) == before


def test_the_store_itself_is_no_file_to_import(path: Path) -> None:
    before = locks(path)
    for end in ("", "-wal", "-shm"):
        with pytest.raises(InputFileError) as caught:
            detect(path.with_name(path.name + end))
        assert caught.value.code in {"file_not_text", "file_empty"}
    with pytest.raises(RefusedError):
        exporting.noted_head(path)
    assert locks(path) == before


def test_looking_for_damage_keeps_the_locks(path: Path) -> None:
    before = locks(path)
    assert upkeep.store_trouble(ValueError("a bug"), path) is None
    assert locks(path) == before


def test_a_store_that_was_closed_is_a_file_like_others(session: Session, path: Path) -> None:
    assert is_open_here(path)
    session.store.close()
    assert not is_open_here(path)
    assert not is_open_here(path.with_name("nothing"))
