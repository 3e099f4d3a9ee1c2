"""The program as others meet it: signals, two at once, killed in the middle, pipes and plain terminals."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bulkdesk.services.session import Session, init_store, open_session
from bulkdesk.store import counters, jobs
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import JobStatus
from tests.cli.support import ROOT, ended, environment, many_people, program, wait_for, wait_for_job
from tests.support import all_contacts, all_records, assert_adds_up, write_csv

ROWS = 40_000
"""Eight chunks: enough to be met in the middle."""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The path of a store that exists."""
    path = tmp_path / "store.bulkdesk"
    init_store(path).store.close()
    return path


@pytest.fixture
def big(tmp_path: Path) -> Path:
    """A file that takes a while."""
    return many_people(tmp_path / "big.csv", ROWS)


def half_way(job: JobRow) -> bool:
    return job.status is JobStatus.IN_PROGRESS and job.position > 0


def assert_all_imported_once(store: Path, rows: int = ROWS) -> None:
    """The newest job has done every row, and every row made one contact."""
    session: Session = open_session(store)
    job = jobs.find(session.store, session.account.id, jobs.JobFilter())[0]
    assert_adds_up(job)
    assert (job.status, job.succeeded, job.created, job.warnings) == (JobStatus.COMPLETED, rows, rows, 0)
    assert len(all_contacts(session)) == rows
    made = [record.contact_id for record in all_records(session, job)]
    assert len(set(made)) == len(made) == rows
    assert counters.differing_jobs(session.store) == []
    session.store.close()


@pytest.mark.skipif(os.name == "nt", reason="signals are not sent to programs there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_import_is_paused_and_goes_on(store: Path, big: Path, number: signal.Signals) -> None:
    with program(store, "import", str(big), "--json") as process:
        wait_for_job(store, half_way)
        process.send_signal(number)
        code, out, err = ended(process)
    job = json.loads(out)
    assert code == 5
    assert job["status"] == "paused"
    assert 0 < job["succeeded"] < ROWS
    assert f"--store {store} resume {job['id']}" in err
    with program(store, "resume", str(job["id"])) as process:
        assert ended(process)[0] == 0
    with program(store, "run", "--until-idle") as process:
        assert ended(process)[0] == 0
    assert_all_imported_once(store)


@pytest.mark.skipif(os.name == "nt", reason="signals are not sent to programs there")
def test_interrupted_while_the_file_is_read_nothing_was_changed(store: Path, tmp_path: Path) -> None:
    file = many_people(tmp_path / "huge.csv", 10 * ROWS)
    with program(store, "import", str(file)) as process:
        wait_for(store, "SELECT COUNT(*) FROM source_chunk", lambda chunks: chunks > 0)
        process.send_signal(signal.SIGINT)
        code, out, err = ended(process)
    assert (code, out, err) == (3, "", "Stopped. Nothing was changed.\n")
    wait_for(
        store, "SELECT (SELECT COUNT(*) FROM job) + (SELECT COUNT(*) FROM source)", lambda count: count == 0
    )


@pytest.mark.skipif(os.name == "nt", reason="signals are not sent to programs there")
def test_one_runs_and_another_watches(store: Path, tmp_path: Path) -> None:
    file = write_csv(tmp_path / "some.csv", [["E-mail"], ["a@example.com"], ["bad"]])
    with program(store, "run") as worker:
        assert worker.stderr is not None
        assert "Running" in worker.stderr.readline()
        with program(store, "import", str(file), "--json", "--strict") as watcher:
            code, out, err = ended(watcher)
        assert code == 1
        assert "Another BulkDesk" in err
        assert json.loads(out)["status"] == "completed"
        worker.send_signal(signal.SIGTERM)
        assert ended(worker)[0] == 0


@pytest.mark.skipif(os.name == "nt", reason="signals are not sent to programs there")
def test_who_watches_takes_over_when_the_worker_is_killed(store: Path, big: Path) -> None:
    with program(store, "run") as worker:
        assert worker.stderr is not None
        assert "Running" in worker.stderr.readline()
        with program(store, "import", str(big)) as watcher:
            wait_for_job(store, half_way)
            worker.kill()
            code, out, _err = ended(watcher)
    assert code == 0
    assert "Completed" in out
    assert_all_imported_once(store)


def test_killed_in_the_middle_the_next_worker_finishes(store: Path, big: Path) -> None:
    with program(store, "import", str(big)) as process:
        wait_for_job(store, half_way)
        process.kill()
    with program(store, "run", "--until-idle") as process:
        assert ended(process)[0] == 0
    assert_all_imported_once(store)


@pytest.mark.skipif(os.name == "nt", reason="signals are not sent to programs there")
def test_an_interrupted_worker_leaves_its_job_to_the_next(store: Path, tmp_path: Path) -> None:
    # The worker looks five times a second whether it is to end: ROWS may be done by then.
    rows = 3 * ROWS
    file = many_people(tmp_path / "huge.csv", rows)
    with program(store, "import", str(file), "--queue") as process:
        assert ended(process)[0] == 0
    with program(store, "run") as worker:
        wait_for_job(store, half_way)
        worker.send_signal(signal.SIGINT)
        assert ended(worker)[0] == 0
    assert wait_for_job(store, lambda _job: True).status is JobStatus.IN_PROGRESS
    with program(store, "run", "--until-idle") as process:
        assert ended(process)[0] == 0
    assert_all_imported_once(store, rows)


@pytest.mark.skipif(os.name == "nt", reason="no such pipes there")
def test_a_reader_that_goes_away_is_no_error(store: Path, big: Path) -> None:
    with program(store, "import", str(big)) as process:
        assert ended(process)[0] == 0
    with program(store, "contacts", "--json") as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == ""
        assert process.wait() == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("words", [["contacts"], ["contacts", "--json"]])
def test_output_that_cannot_be_written(store: Path, words: list[str]) -> None:
    command = [sys.executable, "-m", "bulkdesk", "--store", str(store), "--lang", "en", *words]
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False)
    assert result.returncode == 3
    assert result.stderr == b"There is no room left to write the output.\n"


@pytest.mark.skipif(os.name == "nt", reason="no such shell there")
@pytest.mark.parametrize("closed", [(0,), (1,), (2,), (0, 1, 2)])
def test_what_goes_to_a_closed_stream_goes_nowhere(store: Path, closed: tuple[int, ...]) -> None:
    """Results do not go where messages go either, nor the other way round."""
    redirections = " ".join(f"{number}>&-" for number in closed)
    for words, code in (("contacts --json", 0), ("check", 0), ("stats 99", 3), ("stats", 2)):
        result = subprocess.run(
            [
                "/bin/sh",
                "-c",
                f'exec "$0" -m bulkdesk --store "$1" {words} {redirections}',
                sys.executable,
                store,
            ],
            cwd=ROOT,
            env=environment(store.parent),
            capture_output=True,
            check=False,
        )
        assert result.returncode == code, result.stderr
        assert bool(result.stdout) == (code == 0 and 1 not in closed)
        assert bool(result.stderr) == (code != 0 and 2 not in closed)


def test_a_plain_terminal_shows_what_it_can(store: Path, tmp_path: Path) -> None:
    file = write_csv(tmp_path / "names.csv", [["First name", "E-mail"], ["Änne 李", "a@example.com"]])
    with program(store, "import", str(file)) as process:
        assert ended(process)[0] == 0
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "BULKDESK_STORE": str(store)}
    words = [sys.executable, "-m", "bulkdesk", "contacts"]
    shown = subprocess.run(words, env=env, cwd=ROOT, capture_output=True, check=True)
    assert b"?nne ?" in shown.stdout
    listed = subprocess.run([*words, "--json"], env=env, cwd=ROOT, capture_output=True, check=True)
    assert json.loads(listed.stdout.decode("utf-8"))[0]["first_name"] == "Änne 李"


def test_the_command_line_never_loads_qt() -> None:
    code = (
        "import sys\nfrom bulkdesk.__main__ import root\nfrom click import Context\n"
        "for name in root.list_commands(Context(root)): root.get_command(Context(root), name)\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')], 'Qt was loaded'\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
