"""A full disk, a folder that may not be written, a file that changes while it is read, a clock that jumps."""

from __future__ import annotations

import os
import subprocess
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bulkdesk.jobs.worker import run_due
from bulkdesk.services import jobs as job_service
from bulkdesk.services.session import Session
from bulkdesk.store.clock import FixedClock, from_datetime
from bulkdesk.store.words import JobStatus
from tests.bulk_support import DAY
from tests.endurance.faults import (
    ask,
    assert_sound,
    at_most,
    call,
    finish,
    make_store,
    ordinary,
    outcome,
    program,
)
from tests.send_support import Inbox, add_people, mail_server, make_send, reload, set_mail_sender
from tests.support import write_csv

HOUR = 3_600_000
MINUTE = 60_000
ROWS = 20_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store of its own folder."""
    (tmp_path / "store").mkdir()
    session = make_store(tmp_path / "store" / "store.bulkdesk", 0)
    session.store.close()
    return session.store.path


@pytest.fixture
def people(tmp_path: Path) -> Path:
    rows = [[f"Person {i}", f"q{i}@example.com"] for i in range(ROWS)]
    return write_csv(tmp_path / "people.csv", [["First name", "E-mail"], *rows])


@pytest.mark.parametrize("extra", [0, 100_000, 250_000])
def test_no_room_while_a_file_is_read_in(path: Path, people: Path, tmp_path: Path, extra: int) -> None:
    size = path.stat().st_size + extra
    ended = call(path, "import", str(people), limit=at_most(size), home=tmp_path)
    ended.assert_refused(3, 4)
    assert assert_sound(path) == []
    assert call(path, "import", str(people)).code == 0
    (job,) = assert_sound(path)
    assert (job.status, job.succeeded) == (JobStatus.COMPLETED, ROWS)


@pytest.mark.parametrize("extra", [200_000, 1_500_000])
def test_no_room_while_a_job_runs(path: Path, people: Path, tmp_path: Path, extra: int) -> None:
    assert call(path, "import", str(people), "--queue").code == 0
    limit = at_most(path.stat().st_size + extra)
    call(path, "run", "--until-idle", limit=limit, home=tmp_path).assert_clean()
    (job,) = assert_sound(path)
    assert job.status in {JobStatus.PAUSED, JobStatus.IN_PROGRESS, JobStatus.QUEUED}
    if job.status is JobStatus.PAUSED:
        assert job.status_reason == "disk_full"
        assert call(path, "resume", str(job.id)).code == 0
    (done,) = finish(path)
    assert (done.status, done.succeeded) == (JobStatus.COMPLETED, ROWS)


@pytest.mark.parametrize("extra", [10_000, 15_000, 20_000, 25_000, 30_000])
def test_a_command_that_waits_for_its_job_ends_without_any_room(
    path: Path, tmp_path: Path, extra: int
) -> None:
    rows = [[f"Person {i}", f"q{i}@example.com"] for i in range(6_000)]
    file = write_csv(tmp_path / "some.csv", [["First name", "E-mail"], *rows])
    ended = call(path, "import", str(file), limit=at_most(path.stat().st_size + extra), home=tmp_path)
    ended.assert_clean()
    found = assert_sound(path)
    assert ended.code in ({5} if found else {3, 4})
    for job in found:
        if job.status is JobStatus.PAUSED:
            assert job.status_reason == "disk_full"
        else:
            assert f"Bulk action {job.id} can neither go on nor be paused" in ended.err


@pytest.mark.parametrize("words", [("backup", "-o"), ("audit", "export", "-o"), ("contacts", "-o")])
def test_no_room_for_what_is_written(
    path: Path, people: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    assert call(path, "import", str(people)).code == 0
    target = tmp_path / "made" / "out.csv"
    target.parent.mkdir()
    call(path, *words, str(target), limit=at_most(30_000), home=tmp_path).assert_refused(3, 4)
    assert list(target.parent.iterdir()) == []
    assert_sound(path)


def test_a_folder_that_may_not_be_written(path: Path, tmp_path: Path) -> None:
    path.parent.chmod(0o500)
    try:
        ended = call(path, "tag", "add", "vip", "--all", limit=ordinary, home=tmp_path)
    finally:
        path.parent.chmod(0o700)
    ended.assert_refused(3, 4)
    assert assert_sound(path) == []


def test_a_folder_that_may_no_longer_be_written(path: Path, people: Path, tmp_path: Path) -> None:
    call(path, "import", str(people), "--queue").assert_clean()
    pause = threading.Event()
    with program(path, "run", "--until-idle", limit=ordinary, home=tmp_path) as worker:
        while worker.poll() is None and ask(path, "SELECT position FROM job") <= 0:
            pause.wait(0.002)
        files = list(path.parent.iterdir())
        try:
            for file in files:
                file.chmod(0o400)
            path.parent.chmod(0o500)
            ended = outcome(worker)
            refused = call(path, "tag", "add", "vip", "--all", limit=ordinary, home=tmp_path)
        finally:
            path.parent.chmod(0o700)
            for file in files:
                if file.exists():
                    file.chmod(0o600)
    ended.assert_clean()
    refused.assert_refused(3, 4)
    (job,) = assert_sound(path)
    if job.status is JobStatus.PAUSED:
        assert job.status_reason in {"disk_full", "store_failed"}
        assert call(path, "resume", str(job.id)).code == 0
    (done,) = finish(path)
    assert (done.status, done.succeeded) == (JobStatus.COMPLETED, ROWS)


@pytest.mark.parametrize("change", ["truncated", "replaced"])
def test_a_file_that_changes_while_it_is_read(path: Path, people: Path, tmp_path: Path, change: str) -> None:
    other = write_csv(tmp_path / "other.csv", [["E-mail"], *([f"r{i}@example.com"] for i in range(ROWS))])
    with program(path, "import", str(people), "--json") as process:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.25)
        if change == "truncated":
            os.truncate(people, people.stat().st_size // 2)
        else:
            other.replace(people)
        _out, err = process.communicate(timeout=60)
    assert "Traceback" not in err
    for job in assert_sound(path):
        assert job.status is JobStatus.COMPLETED
        assert job.failed <= 1, "a row that was cut in two at most"


@pytest.mark.parametrize("jump", [-400 * DAY, -HOUR, 0, 10 * HOUR, 400 * DAY])
def test_a_scheduled_job_runs_once_however_the_clock_jumps(
    session: Session, clock: FixedClock, jump: int
) -> None:
    inbox = Inbox()
    with mail_server(inbox) as port:
        set_mail_sender(session, port)
        add_people(session, 5)
        planned = clock.now() + 2 * HOUR
        job = make_send(session, scheduled_at=planned)
        run_due(session.store)
        clock.move(jump)
        run_due(session.store)
        assert (len(inbox.received) == 0) == (clock.now() < planned), "never before its time"
        clock.move(max(0, planned - clock.now()))
        for _ in range(3):
            run_due(session.store)
            clock.move(-HOUR)
            run_due(session.store)
            clock.move(HOUR)
    assert reload(session, job).status is JobStatus.COMPLETED
    assert sorted(inbox.counts.values()) == [1] * 5


@pytest.mark.parametrize(
    "begin", [datetime(2030, 3, 30, 23, tzinfo=UTC), datetime(2030, 10, 26, 22, tzinfo=UTC)]
)
@pytest.mark.parametrize("jumps", [(), (-90,), (600,), (-45, 200, -30)])
def test_a_drip_over_a_change_of_the_hour(
    session: Session, clock: FixedClock, begin: datetime, jumps: tuple[int, ...]
) -> None:
    """Berlin's clocks change in that night; the machine's is moved by hand, or asleep, as well."""
    clock.move(from_datetime(begin) - clock.now())
    inbox = Inbox()
    with mail_server(inbox) as port:
        set_mail_sender(session, port)
        add_people(session, 12)
        job = make_send(session, drip={"batch": 2, "every": 1, "unit": "hours"})
        left = list(jumps)
        for step in range(60):
            before = len(inbox.received)
            run_due(session.store)
            assert len(inbox.received) - before <= 2, "a pause that was slept through does not pile up"
            clock.move(30 * MINUTE)
            if step % 4 == 1 and left:
                clock.move(left.pop(0) * MINUTE)
    assert reload(session, job).status is JobStatus.COMPLETED
    assert sorted(inbox.counts.values()) == [1] * 12
    assert job_service.get_job(session, job.id).pending == 0
