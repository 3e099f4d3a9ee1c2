"""Killed in the middle of a restore, a revert or a purge: the next start ends as if nothing had happened."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bulkdesk.jobs.runner import run_job
from bulkdesk.jobs.worker import run_due
from bulkdesk.jobs.worker_lock import worker_lock
from bulkdesk.services import contact_card, jobs, purging, restoring
from bulkdesk.services.session import Session, open_session
from bulkdesk.store import counters
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.contacts import ContactRow
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import JobStatus
from tests.bulk_support import DAY, add_people, add_tag, delete, ids, import_rows
from tests.support import START, all_contacts, all_records, assert_adds_up

PEOPLE = 300

WORKING = """
import sys
from pathlib import Path
from bulkdesk.actions import local, revert
local.CHUNK_RECORDS = 10
revert.CHUNK_ROWS = 10
from bulkdesk.jobs.worker import run_due
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.store import Store
store = Store.open(Path(sys.argv[1]), clock=FixedClock(int(sys.argv[2])))
run_due(store, on_change=lambda job_id: print(job_id, flush=True))
"""

PURGING = """
import sys
from pathlib import Path
from bulkdesk.store import purge
purge.CHUNK_CONTACTS = 10
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.store import Store
store = Store.open(Path(sys.argv[1]), clock=FixedClock(int(sys.argv[2])))
purge.purge(store, stop=lambda: print("chunk", flush=True))
"""


def kill_after(program: str, session: Session, lines: int) -> None:
    """Run a program on the store and kill it when it has told of so many steps."""
    words = [sys.executable, "-c", program, str(session.store.path), str(session.store.clock.now())]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    with process.stdout as told:
        for _ in range(lines):
            told.readline()
        process.kill()
    process.wait()


def prepare_restore(session: Session, folder: Path) -> JobRow:
    add_people(session, folder, PEOPLE)
    add_tag(session, "vip", ids(*range(1, PEOPLE, 2)))
    gone = delete(session)
    # Every tenth cannot come back.
    taken = [[f"p{number}@example.com"] for number in range(10, PEOPLE, 10)]
    import_rows(session, folder, [["email"], *taken])
    return restoring.create_restore(session, gone.id)


def prepare_revert_of_tag(session: Session, folder: Path) -> JobRow:
    add_people(session, folder, PEOPLE)
    add_tag(session, "vip", ids(*range(1, PEOPLE, 2)))
    tagged = add_tag(session, "campaign")
    for number in range(1, PEOPLE, 7):
        contact_card.change_tags(session, number, remove=["campaign"])
    return restoring.create_revert(session, tagged.id)


def prepare_revert_of_import(session: Session, folder: Path) -> JobRow:
    add_people(session, folder, PEOPLE // 2)
    rows = [[f"New {number}", f"p{number}@example.com", "x"] for number in range(1, PEOPLE)]
    imported = import_rows(session, folder, [["first name", "email", "tags"], *rows])
    for number in range(1, PEOPLE, 7):
        contact_card.edit_contact(session, number, {"first_name": "Changed since"})
    return restoring.create_revert(session, imported.id)


PREPARATIONS: dict[str, Callable[[Session, Path], JobRow]] = {
    "restore": prepare_restore,
    "revert add_tag": prepare_revert_of_tag,
    "revert import": prepare_revert_of_import,
}


def people(session: Session) -> list[ContactRow]:
    return all_contacts(session)


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("kind", PREPARATIONS)
def test_killed_it_ends_as_if_it_had_run_in_one_go(
    session: Session, tmp_path: Path, kind: str, seed: int
) -> None:
    job = PREPARATIONS[kind](session, tmp_path)
    session.store.backup(tmp_path / "twin.bulkdesk")
    random_ = random.Random(f"{kind} {seed}")
    for _ in range(2):
        kill_after(WORKING, session, random_.randint(2, 12))
        stopped = jobs.get_job(session, job.id)
        assert stopped.status is JobStatus.IN_PROGRESS, "killed too late to be a test"
        assert_adds_up(stopped)
        assert counters.differing_jobs(session.store) == []
    with worker_lock(session.store) as held:
        assert held
        run_due(session.store)
    done = jobs.get_job(session, job.id)
    assert (done.status, done.pending) == (JobStatus.COMPLETED, 0)
    assert session.store.check_integrity() == []

    twin = open_session(tmp_path / "twin.bulkdesk", user="anna", clock=FixedClock(START))
    run_job(twin.store, job.id)
    unkilled = jobs.get_job(twin, job.id)
    figures = [(row.total, row.succeeded, row.failed, row.skipped) for row in (done, unkilled)]
    assert figures[0] == figures[1]
    assert done.succeeded < done.total, "the case without surprises is tested elsewhere"
    assert [record[:6] for record in all_records(session, done)] == [
        record[:6] for record in all_records(twin, unkilled)
    ]
    assert people(session) == people(twin)
    twin.store.close()


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_purge_is_ended_by_the_next(
    session: Session, tmp_path: Path, clock: FixedClock, seed: int
) -> None:
    add_people(session, tmp_path, PEOPLE, prefix="kept")
    add_people(session, tmp_path, PEOPLE, prefix="zwetschge")
    gone = delete(session, ids(*range(PEOPLE + 1, 2 * PEOPLE + 1)))
    before = people(session)
    clock.move(60 * DAY)
    random_ = random.Random(seed)
    for _ in range(2):
        kill_after(PURGING, session, random_.randint(3, 12))
        assert people(session) == before
        assert_adds_up(jobs.get_job(session, gone.id))
    left = restoring.count_deleted(session)
    assert 0 < left < PEOPLE, "killed too early or too late to be a test"
    purging.purge(session)
    assert restoring.count_deleted(session) == 0
    assert people(session) == before
    after = jobs.get_job(session, gone.id)
    assert (after.total, after.succeeded) == (PEOPLE, PEOPLE)
    assert counters.differing_jobs(session.store) == []
    session.store.close()
    copy = shutil.copytree(
        session.store.path.parent, tmp_path / "copy", ignore=shutil.ignore_patterns("*.csv", "copy")
    )
    raw = b"".join(file.read_bytes() for file in Path(copy).iterdir() if file.is_file())
    assert b"zwetschge" not in raw
    assert b"kept1@" in raw
