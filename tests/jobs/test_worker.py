"""The worker: due jobs from rows, one worker a store, control from outside, killed processes."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Self

import pytest

from bulkdesk.jobs import runner, states
from bulkdesk.jobs.lanes import due_jobs
from bulkdesk.jobs.runner import run_job
from bulkdesk.jobs.worker import Worker, run_due
from bulkdesk.jobs.worker_lock import WorkerLock, worker_lock
from bulkdesk.services import jobs as job_service
from bulkdesk.services.imports import ImportRequest, create_import
from bulkdesk.services.session import Session
from bulkdesk.services.texts import pause_text
from bulkdesk.store import counters, jobs, reserve, sources
from bulkdesk.store.clock import MS_PER_HOUR, FixedClock
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.store import Store
from bulkdesk.store.words import JobStatus, JobType
from tests.support import START, all_contacts, all_records, assert_adds_up, write_csv

PATIENCE = 30
"""Seconds after which a signal that does not come is a failure."""


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bulkdesk.store.sources.CHUNK_ROWS", 10)
    monkeypatch.setattr("bulkdesk.services.imports.CHUNK_ROWS", 10)


def make_job(session: Session, folder: Path, rows: int = 50, prefix: str = "p") -> JobRow:
    people = [[f"{prefix}{i}@example.com", f"Name {i}"] for i in range(rows)]
    file = write_csv(folder / f"{prefix}.csv", [["email", "first name"], *people])
    return create_import(session, ImportRequest(file))


def reload(session: Session, job: JobRow) -> JobRow:
    return job_service.get_job(session, job.id)


def at_change(store: Store, number: int, act: Callable[[int], None]) -> runner.Listener:
    """A listener that acts once, at the change of that number."""
    seen = 0

    def listener(job_id: int) -> None:
        nonlocal seen
        seen += 1
        if seen == number:
            act(job_id)

    return listener


def test_pause_takes_effect_after_the_chunk_in_hand_and_resume_goes_on(
    session: Session, tmp_path: Path
) -> None:
    job = make_job(session, tmp_path)
    listener = at_change(session.store, 3, lambda job_id: states.pause(session.store, job_id))
    run_job(session.store, job.id, on_change=listener)
    paused = reload(session, job)
    assert (paused.status, paused.succeeded, paused.pending) == (JobStatus.PAUSED, 20, 30)
    assert paused.status_reason is None
    assert_adds_up(paused)
    run_job(session.store, job.id)
    assert reload(session, job) == paused
    job_service.resume(session, job.id)
    run_job(session.store, job.id)
    done = reload(session, job)
    assert (done.status, done.succeeded, done.created) == (JobStatus.COMPLETED, 50, 50)
    assert done.started_at == paused.started_at
    assert len(all_contacts(session)) == 50


def test_cancel_keeps_what_was_done(session: Session, tmp_path: Path) -> None:
    job = make_job(session, tmp_path)
    listener = at_change(session.store, 3, lambda job_id: states.cancel(session.store, job_id))
    run_job(session.store, job.id, on_change=listener)
    after = reload(session, job)
    assert (after.status, after.succeeded, after.skipped) == (JobStatus.CANCELLED, 20, 30)
    assert [record.code for record in all_records(session, job)] == [None] * 20 + ["cancelled"] * 30
    assert counters.differing_jobs(session.store) == []


@pytest.mark.parametrize(
    ("act", "status"), [(states.pause, JobStatus.PAUSED), (states.cancel, JobStatus.CANCELLED)]
)
def test_a_job_that_is_stopped_just_as_it_begins_does_not_begin(
    session: Session,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    act: Callable[[Store, int], None],
    status: JobStatus,
) -> None:
    job = make_job(session, tmp_path)
    acted: list[threading.Thread] = []

    def elsewhere() -> None:
        act(session.store, job.id)
        session.store.release()

    def before(statement: str) -> None:
        if statement.startswith("BEGIN") and not acted:
            acted.append(threading.Thread(target=elsewhere))
            acted[0].start()
            acted[0].join(PATIENCE)

    session.store.db.connection().set_trace_callback(before)
    run_job(session.store, job.id)
    session.store.db.connection().set_trace_callback(None)
    after = reload(session, job)
    assert acted
    assert (after.status, after.status_reason, after.started_at) == (status, None, None)
    assert "unexpected" not in caplog.text
    assert all_contacts(session) == []


def test_a_stopped_job_stays_in_progress_and_goes_on(session: Session, tmp_path: Path) -> None:
    job = make_job(session, tmp_path)
    chunks = iter([False, False, True])
    run_job(session.store, job.id, stop=lambda: next(chunks))
    assert (reload(session, job).status, reload(session, job).position) == (JobStatus.IN_PROGRESS, 20)
    assert run_due(session.store) == 1
    assert reload(session, job).status is JobStatus.COMPLETED
    assert len(all_contacts(session)) == 50


def test_a_bug_pauses_the_job_with_a_reason(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    job = make_job(session, tmp_path)
    monkeypatch.setattr("bulkdesk.actions.import_chunks.write_results", lambda *_args: 1 / 0)
    run_job(session.store, job.id)
    paused = reload(session, job)
    assert (paused.status, paused.status_reason, paused.position) == (JobStatus.PAUSED, runner.REASON_BUG, 0)
    assert "ZeroDivisionError" in caplog.text
    assert all_contacts(session) == []


def test_a_job_that_is_cancelled_just_as_a_bug_pauses_it_stays_cancelled(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pause was refused, and the refusal ended the whole lane."""
    job = make_job(session, tmp_path)
    failed = threading.Event()
    acted: list[threading.Thread] = []

    def stumble(*_args: object) -> None:
        failed.set()
        raise ZeroDivisionError

    def elsewhere() -> None:
        states.cancel(session.store, job.id)
        session.store.release()

    def before(statement: str) -> None:
        if failed.is_set() and statement.startswith("BEGIN IMMEDIATE") and not acted:
            acted.append(threading.Thread(target=elsewhere))
            acted[0].start()
            acted[0].join(PATIENCE)

    monkeypatch.setattr("bulkdesk.actions.import_chunks.write_results", stumble)
    session.store.db.connection().set_trace_callback(before)
    run_job(session.store, job.id)
    session.store.db.connection().set_trace_callback(None)
    after = reload(session, job)
    assert acted
    assert (after.status, after.status_reason) == (JobStatus.CANCELLED, None)


def test_a_type_that_this_version_cannot_run_is_paused_and_says_so(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bulkdesk.actions.registry._REMOTE", {})
    with session.store.write():
        job_id = jobs.insert(
            session.store,
            account_id=session.account.id,
            created_by_id=session.user.id,
            name="Reminder",
            job_type=JobType.SMS,
            spec={},
            total=1,
        )
        session.store.sql("INSERT INTO record (job_id, seq) VALUES (?, 1)", job_id)
    assert run_due(session.store) == 1
    paused = job_service.get_job(session, job_id)
    assert (paused.status, paused.status_reason) == (JobStatus.PAUSED, runner.REASON_UNSUPPORTED)
    assert pause_text(paused.status_reason) != paused.status_reason
    assert paused.pending == 1


def test_a_full_disk_pauses_and_resume_goes_on(session: Session, tmp_path: Path) -> None:
    job = make_job(session, tmp_path, rows=2_000)
    pages = session.store.scalar("PRAGMA page_count")
    session.store.sql(f"PRAGMA max_page_count = {pages + 20}")
    run_job(session.store, job.id)
    paused = reload(session, job)
    assert (paused.status, paused.status_reason) == (JobStatus.PAUSED, runner.REASON_DISK_FULL)
    assert 0 < paused.position < 2_000
    assert counters.differing_jobs(session.store) == []
    session.store.sql("PRAGMA max_page_count = 1000000")
    job_service.resume(session, job.id)
    run_job(session.store, job.id)
    assert reload(session, job).succeeded == 2_000
    assert len(all_contacts(session)) == 2_000


def test_jobs_are_due_in_order_and_not_before_their_time(
    session: Session, tmp_path: Path, clock: FixedClock
) -> None:
    later, first, second = (make_job(session, tmp_path, 1, prefix) for prefix in ("later", "a", "b"))
    job_service.edit(session, later.id, scheduled_at=clock.now() + MS_PER_HOUR)
    assert [job.id for job in due_jobs(session.store, clock.now())] == [first.id, second.id]
    assert run_due(session.store) == 2
    assert reload(session, later).status is JobStatus.QUEUED
    clock.move(MS_PER_HOUR)
    assert run_due(session.store) == 1
    assert reload(session, later).status is JobStatus.COMPLETED


def test_a_time_missed_while_off_runs_once(session: Session, tmp_path: Path, clock: FixedClock) -> None:
    job = make_job(session, tmp_path)
    job_service.edit(session, job.id, scheduled_at=clock.now() + MS_PER_HOUR)
    clock.move(100 * MS_PER_HOUR)
    assert run_due(session.store) == 1
    assert run_due(session.store) == 0
    assert reload(session, job).succeeded == 50


def test_the_lock_is_held_by_one(session: Session) -> None:
    with worker_lock(session.store) as first, worker_lock(session.store) as second:
        assert (first, second) == (True, False)
    with worker_lock(session.store) as again:
        assert again


class Watched:
    """A worker whose news a test can wait for."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.ended = threading.Event()
        self.looked = threading.Event()
        self.told: list[bool] = []
        self.worker = Worker(store, on_change=self._changed, on_lock=self._lock)

    def _changed(self, job_id: int) -> None:
        found = jobs.get(self.store, job_id)
        if found is not None and found.status.finished:
            self.ended.set()

    def _lock(self, held: bool) -> None:
        self.told.append(held)
        self.looked.set()

    def __enter__(self) -> Self:
        self.worker.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self.worker.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="a link takes a right of its own there")
def test_a_store_behind_a_link_has_the_same_lock(session: Session, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "linked.bulkdesk"
    link.symlink_to(session.store.path)
    with worker_lock(session.store) as held, Store.open(link) as linked, worker_lock(linked) as held_too:
        assert (held, held_too) == (True, False)
        reserve.keep(linked.path)
        assert session.store.path.with_name("store.bulkdesk.reserve").exists(), "room on the store's own disk"
    assert [file.name for file in link.parent.iterdir()] == [link.name]


def test_the_worker_runs_what_is_queued_and_lets_go(session: Session, tmp_path: Path) -> None:
    job = make_job(session, tmp_path)
    with Watched(session.store) as watched:
        assert watched.ended.wait(PATIENCE)
        assert watched.worker.is_active
    assert reload(session, job).status is JobStatus.COMPLETED
    with worker_lock(session.store) as free:
        assert free


def test_a_job_made_while_the_worker_runs_is_taken_up(session: Session, tmp_path: Path) -> None:
    with Watched(session.store) as watched:
        assert watched.looked.wait(PATIENCE)
        job = make_job(session, tmp_path)
        watched.worker.wake()
        assert watched.ended.wait(PATIENCE)
    assert reload(session, job).succeeded == 50


def test_a_second_worker_watches_and_takes_over(session: Session, tmp_path: Path) -> None:
    first = WorkerLock(session.store)
    assert first.try_acquire()
    with Watched(session.store) as watched:
        assert watched.looked.wait(PATIENCE)
        job = make_job(session, tmp_path, 5)
        assert not watched.worker.is_active
        first.release()
        assert watched.ended.wait(PATIENCE)
    assert watched.told == [False, True]
    assert reload(session, job).succeeded == 5


def test_files_of_dead_readers_are_forgotten(session: Session, clock: FixedClock) -> None:
    sources.begin(session.store, session.account.id, file_name="x.csv", file_format="csv", header=["a"])
    clock.move(48 * MS_PER_HOUR)
    fresh = sources.begin(
        session.store, session.account.id, file_name="y.csv", file_format="csv", header=["a"]
    )
    run_due(session.store)
    assert session.store.sql("SELECT id FROM source").fetchall() == [(fresh,)]


CRASHING = """
import sys
from pathlib import Path
from bulkdesk.store import sources
sources.CHUNK_ROWS = 10
from bulkdesk.jobs.worker import run_due
from bulkdesk.store.store import Store
run_due(Store.open(Path(sys.argv[1])), on_change=lambda job_id: print(job_id, flush=True))
"""


@pytest.mark.parametrize("seed", range(6))
def test_a_killed_process_repeats_nothing_and_loses_nothing(
    session: Session, tmp_path: Path, seed: int
) -> None:
    job = make_job(session, tmp_path, rows=500)
    random_ = random.Random(seed)
    kills = 0
    while reload(session, job).status is not JobStatus.COMPLETED and kills < 3:
        process = subprocess.Popen(
            [sys.executable, "-c", CRASHING, str(session.store.path)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        with process.stdout as lines:
            for _ in range(random_.randint(1, 15)):
                lines.readline()
            process.kill()
        process.wait()
        kills += 1
        assert_adds_up(reload(session, job))
        assert counters.differing_jobs(session.store) == []
    assert reload(session, job).position > 0
    with worker_lock(session.store) as held:
        assert held, "the lock died with its process"
        run_due(session.store)
    done = reload(session, job)
    assert (done.status, done.succeeded, done.created, done.warnings) == (JobStatus.COMPLETED, 500, 500, 0)
    assert len({contact.texts["email"] for contact in all_contacts(session)}) == 500
    assert session.store.check_integrity() == []


def test_a_job_that_can_be_neither_begun_nor_paused_does_not_spin(session: Session, tmp_path: Path) -> None:
    """Somebody took the head of the audit trail away: nothing is done without a trail."""
    job = make_job(session, tmp_path, rows=3)
    with session.store.write():
        for (name,) in session.store.sql(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'trail_head'"
        ).fetchall():
            session.store.sql(f"DROP TRIGGER {name}")
        session.store.sql("DELETE FROM trail_head")
    assert run_due(session.store) >= 1
    assert reload(session, job).status is JobStatus.QUEUED
    assert all_contacts(session) == []


class _TickingClock:
    """Every look at it is a second later than the one before."""

    def __init__(self) -> None:
        self.moment = START

    def now(self) -> int:
        self.moment += 1_000
        return self.moment


def test_the_time_that_a_chunk_is_written_in_counts_as_work(session: Session, tmp_path: Path) -> None:
    job = make_job(session, tmp_path, rows=3)
    session.store.clock = _TickingClock()
    run_due(session.store)
    # From before the chunk is prepared to after it is written; between the two the clock was looked at once.
    assert reload(session, job).active_ms >= 2_000
