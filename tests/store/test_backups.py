"""The copies that updates leave beside a store, and whether they hold people who were removed since."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulkdesk.services.session import Session
from bulkdesk.store import backups, purge
from bulkdesk.store.backups import before_update
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.contacts import Target
from bulkdesk.store.deletion import RESTORE_MS
from tests import bulk_support
from tests.bulk_support import delete
from tests.send_support import add_people


@pytest.fixture
def copy(session: Session) -> Path:
    """Five contacts, and a copy as an update makes it."""
    add_people(session, 5)
    path = before_update(session.store.path, "0008_trail")
    session.store.backup(path)
    return path


def removed(session: Session) -> list[int | None]:
    return [kept.removed for kept in backups.kept_backups(session.store)]


def test_a_copy_tells_how_many_were_removed_since(
    session: Session, clock: FixedClock, copy: Path, tmp_path: Path
) -> None:
    assert [kept.path for kept in backups.kept_backups(session.store)] == [copy]
    bulk_support.add_people(session, tmp_path, 3, prefix="later")
    delete(session, Target(ids=(2, 4)))
    assert removed(session) == [0]
    assert purge.purge(session.store).backups == ()
    clock.move(RESTORE_MS)
    assert purge.purge(session.store).backups == (copy,)
    assert removed(session) == [2]
    # Also those that were removed before: the next purge names it again.
    assert purge.purge(session.store).backups == (copy,)


def test_nothing_is_made_beside_a_copy_that_is_looked_at(session: Session, copy: Path) -> None:
    before = sorted(path.name for path in copy.parent.iterdir())
    assert removed(session) == [0]
    assert sorted(path.name for path in copy.parent.iterdir()) == before


def test_other_files_are_none_of_ours(session: Session) -> None:
    folder, name = session.store.path.parent, session.store.path.name
    for other in (f"{name}.before-Christmas", f"{name}.before-", f"other-{name}.before-0008_trail"):
        (folder / other).write_text("mine")
    (folder / f"{name}.before-0007_folder").mkdir()
    assert backups.kept_backups(session.store) == []


def test_a_copy_that_cannot_be_read_is_known_all_the_same(session: Session) -> None:
    before_update(session.store.path, "0008_trail").write_bytes(b"torn" * 1000)
    assert removed(session) == [None]
    assert purge.purge(session.store).backups == ()


def test_a_removed_copy_leaves_nothing_beside_it(session: Session, copy: Path) -> None:
    copy.with_name(f"{copy.name}-wal").write_bytes(b"")
    backups.remove_backup(copy)
    assert not list(copy.parent.glob("*.before-*"))
