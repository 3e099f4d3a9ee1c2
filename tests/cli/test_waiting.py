"""A store that can no longer be written, so that its jobs can neither go on nor be paused."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest
from filelock import FileLock

from bulkdesk.cli.desk import Desk
from bulkdesk.cli.exit_codes import ExitCode
from bulkdesk.cli.waiting import finish_job, interruptible
from bulkdesk.cli.worker import run_until_idle
from bulkdesk.jobs import states
from bulkdesk.services import bulk
from bulkdesk.services.jobs import get_job
from bulkdesk.services.session import Session
from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import StoreError
from bulkdesk.store.file import lock_path
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import JobStatus
from tests.bulk_support import ALL, add_people
from tests.cli.support import Cli, assert_refused


def desk_and_job(session: Session, folder: Path, status: JobStatus) -> tuple[Desk, JobRow]:
    """A command line on the store, and a job that waits or is in progress there."""
    add_people(session, folder, 1)
    job = bulk.create_add_tag(session, "vip", ALL)
    if status is JobStatus.IN_PROGRESS:
        states.start(session.store, job.id)
    return Desk(lambda *_words, **_options: 0, given_store=session.store.path, language="en"), job


@pytest.mark.timeout(60)
@pytest.mark.parametrize("status", [JobStatus.QUEUED, JobStatus.IN_PROGRESS])
def test_waiting_ends_and_says_so_in_one_line(
    session: Session, tmp_path: Path, status: JobStatus, capsys: pytest.CaptureFixture[str]
) -> None:
    desk, job = desk_and_job(session, tmp_path, status)
    # As on a disk without any room: whatever is to be written is refused.
    session.store.sql("PRAGMA query_only = 1")
    with interruptible() as interruption:
        code = finish_job(desk, session, job, interruption, as_json=True, queue=False, strict=False)
    assert code == ExitCode.NOT_ENDED
    told = capsys.readouterr()
    assert f'"status": "{status.value}"' in told.out
    assert told.err.count("\n") == 1
    assert f"Bulk action {job.id} can neither go on nor be paused" in told.err
    assert "bulkdesk run --until-idle" in told.err

    session.store.sql("PRAGMA query_only = 0")
    with interruptible() as interruption:
        assert finish_job(desk, session, job, interruption, as_json=True, queue=False, strict=False) == 0
    assert get_job(session, job.id).succeeded == 1


def test_so_does_the_worker(session: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk, job = desk_and_job(session, tmp_path, JobStatus.QUEUED)
    session.store.sql("PRAGMA query_only = 1")
    with interruptible() as interruption:
        assert run_until_idle(desk, session, interruption) == ExitCode.NOT_ENDED
    told = capsys.readouterr()
    assert told.err.count("\n") == 1
    assert f"Bulk action {job.id} can neither go on nor be paused" in told.err
    session.store.sql("PRAGMA query_only = 0")


def spoil_trail(path: Path) -> None:
    """Take the trail's end away, as another program may."""
    with contextlib.closing(sqlite3.connect(path)) as store, store:
        for (name,) in store.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'trail_head'"
        ).fetchall():
            store.execute(f"DROP TRIGGER {name}")
        store.execute("DELETE FROM trail_head")


@pytest.mark.timeout(60)
@pytest.mark.parametrize("status", [JobStatus.QUEUED, JobStatus.IN_PROGRESS])
@pytest.mark.parametrize("is_watched", [False, True])
def test_a_trail_damaged_meanwhile_is_no_full_disk(
    session: Session, tmp_path: Path, status: JobStatus, is_watched: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whether this program is to run the job or another one: the wait ends, and says what is wrong."""
    desk, job = desk_and_job(session, tmp_path, status)
    spoil_trail(session.store.path)
    with (
        FileLock(lock_path(session.store.path)) if is_watched else contextlib.nullcontext(),
        interruptible() as interruption,
        pytest.raises(StoreError) as error,
    ):
        finish_job(desk, session, job, interruption, as_json=True, queue=False, strict=False)
    text = error_text(error.value)
    assert "audit trail" in text
    assert f"Bulk action {job.id} stands as it is" in text
    assert "Nothing was changed" not in text
    assert "disk is full" not in text
    assert capsys.readouterr().out == ""
    assert get_job(session, job.id).status is status


def test_a_damaged_trail_is_told_by_the_worker(imported: Cli) -> None:
    assert imported("tag", "add", "vip", "--all", "--queue").exit_code == 0
    spoil_trail(imported.store)
    assert_refused(imported("run", "--until-idle"), ExitCode.STORE, "audit trail", "is damaged")
