"""Breaking the real program from outside, and asking afterwards whether the store still keeps every promise.

``BULKDESK_ENDURANCE`` is how many times each fault is tried, each time at other instants; 1 unless set.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

from playhouse.migrations import Runner

from bulkdesk.audit.verify import verify_store
from bulkdesk.services.session import Session, init_store, open_session
from bulkdesk.store import counters, jobs
from bulkdesk.store.clock import Clock
from bulkdesk.store.file import APPLICATION_ID
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.store import MIGRATIONS, Store
from bulkdesk.store.words import JobStatus
from tests.cli.support import PATIENCE_SECONDS, ROOT
from tests.support import assert_adds_up

ROUNDS = max(1, int(os.environ.get("BULKDESK_ENDURANCE", "1")))
"""How many times each fault is tried."""

_LOOK_SECONDS = 0.002


@dataclass(frozen=True)
class Ended:
    """How a program ended: its exit code, negative for the signal that killed it, and its last words."""

    code: int
    out: str
    err: str

    def assert_clean(self) -> None:
        """It showed nobody a traceback, a bug, or a word of SQLite about locks."""
        assert "Traceback" not in self.err, self.err
        assert "Unexpected error" not in self.err, self.err
        assert "locked" not in self.err, self.err
        assert self.code != 70, self.err

    def assert_refused(self, *codes: int) -> None:
        """It said in one line why it did not do it."""
        self.assert_clean()
        assert self.code in codes, (self.code, self.out, self.err)
        assert self.err.count("\n") == 1, self.err


def environment(home: Path) -> dict[str, str]:
    """The variables of a program whose own files lie in ``home``."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "BULKDESK_"))}
    return {
        **kept,
        "PYTHONPATH": str(ROOT),
        "LANG": "C",
        "LANGUAGE": "",
        "HOME": str(home),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_DATA_HOME": str(home / "data"),
        "QT_QPA_PLATFORM": "offscreen",
        "BULKDESK_SMS_SECRET": "token",
    }


@contextlib.contextmanager
def program(
    store: Path,
    *words: str,
    limit: Callable[[], None] | None = None,
    home: Path | None = None,
    clock: Path | None = None,
) -> Iterator[subprocess.Popen[str]]:
    """The real program on a store; gone at the end of the block, whatever happens.

    Args:
        store: the store.
        words: the command; none opens the window.
        limit: called in the new process before the program: limits, another user.
        home: where its log goes; beside the store unless given.
        clock: the file of a clock to go by instead of the machine's.
    """
    start = ["bulkdesk"] if clock is None else ["tests.endurance.fast_clock", str(clock)]
    process = subprocess.Popen(
        [sys.executable, "-m", *start, "--store", str(store), "--lang", "en", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment(home or store.parent),
        preexec_fn=limit,  # noqa: PLW1509 -- no other thread of the tests holds a lock that it needs
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def outcome(process: subprocess.Popen[str]) -> Ended:
    """The end of a program that comes to its end."""
    out, err = process.communicate(timeout=PATIENCE_SECONDS)
    return Ended(process.returncode, out, err)


def call(
    store: Path,
    *words: str,
    limit: Callable[[], None] | None = None,
    home: Path | None = None,
    clock: Path | None = None,
) -> Ended:
    """Run a command to its end; see ``program``."""
    with program(store, *words, limit=limit, home=home, clock=clock) as process:
        return outcome(process)


def at_most(size: int) -> Callable[[], None]:
    """A limit for ``call``: no file of the process may grow beyond this."""

    def limit() -> None:
        import resource  # noqa: PLC0415 -- Windows has none

        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


def ordinary() -> None:
    """For ``call``: the administrator as somebody who may not write what is not to be written."""
    with contextlib.suppress(AttributeError, OSError):
        for capability in (1, 2, 3):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER of capabilities(7)
            ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


def kill_at_random(
    store: Path, words: Sequence[str], chance: random.Random, *, begun: Callable[[Path], bool], within: float
) -> bool:
    """Start a command, kill it at a random instant once it has begun; whether it was killed before its end.

    Args:
        store: the store.
        words: the command.
        chance: where the instant comes from.
        begun: looked at until it is true; the instant is counted from then.
        within: seconds, about as long as the command works.
    """
    pause = threading.Event()
    with program(store, *words) as process:
        while process.poll() is None and not begun(store):
            pause.wait(_LOOK_SECONDS)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(chance.uniform(0, within))
        process.kill()
        code = process.wait()
    assert code in {0, -9}, process.returncode
    return code != 0


class _Gateway(ThreadingHTTPServer):
    """Answers as Twilio does, and keeps whom it was given a message for."""

    daemon_threads = True

    def __init__(self) -> None:
        self.received: list[str] = []
        super().__init__(("127.0.0.1", 0), _GatewayHandler)

    def handle_error(self, _request: object, _address: object) -> None:
        """A program that was killed asks for nothing more."""


class _GatewayHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # head and body in one packet, else each waits for the other side's acknowledgement
    server: _Gateway

    def do_POST(self) -> None:
        """Take a message."""
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.server.received += form["To"]
        self._answer(201, {"sid": f"SM{len(self.server.received)}", "status": "queued"})

    def do_GET(self) -> None:
        """Tell what became of one, or that the account is there."""
        self._answer(200, {"sid": "SM1", "status": "sent", "error_code": None, "error_message": None})

    def _answer(self, status: int, document: object) -> None:
        body = json.dumps(document).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def sms_gateway() -> Iterator[tuple[str, list[str]]]:
    """A gateway on this machine: its address, and the numbers that it was given a message for."""
    with _Gateway() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", server.received
        finally:
            server.shutdown()
            thread.join()


def outlive(folder: Path) -> list[Path]:
    """Make what killed programs have left in a folder as old as it is when it may be removed; gives it."""
    left = list(folder.glob(".bulkdesk-work-*"))
    for work in left:
        os.utime(work, (0, 0))
    return left


def ask(path: Path, question: str) -> int:
    """A number from a store that another program works on; -1 while it cannot say."""
    try:
        with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            return int(connection.execute(question).fetchone()[0])
    except sqlite3.Error:
        return -1


def make_store(path: Path, people: int, *, clock: Clock | None = None) -> Session:
    """A store with so many people; the caller closes it."""
    session = init_store(
        path, account="Nord", user="anna", timezone="Europe/Berlin", country="DE", clock=clock
    )
    with session.store.write():
        session.store.sql(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            " INSERT INTO contact (account_id, first_name, email, created_at, updated_at)"
            " SELECT ?, 'Name ' || i, 'p' || i || '@example.com', 0, 0 FROM n WHERE ? > 0",
            people,
            session.account.id,
            people,
        )
    return session


def older_store(path: Path, folder: Path, people: int, *, last: str = "0003") -> None:
    """A store as an older version left it: its migrations up to ``last`` and nothing later."""
    known = folder / "older"
    known.mkdir()
    for file in sorted(MIGRATIONS.glob("0*.py")):
        if file.name[:4] <= last:
            shutil.copyfile(file, known / file.name)
    store = Store(path, read_only=False)
    store.db.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    Runner(store.db, str(known)).up()
    store.db.execute_sql("PRAGMA journal_mode = wal")
    store.sql(
        "INSERT INTO account (name, timezone, country, created_at) VALUES ('Nord', 'Europe/Berlin', 'DE', 0)"
    )
    store.sql("INSERT INTO user (name, role, created_at) VALUES ('anna', 'admin', 0)")
    store.sql(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
        " INSERT INTO contact (account_id, first_name, email, created_at, updated_at)"
        " SELECT 1, 'Name ' || i, 'p' || i || '@example.com', 0, 0 FROM n",
        people,
    )
    store.close()


@contextlib.contextmanager
def looking(path: Path) -> Iterator[Session]:
    """A session on a store for a moment."""
    session = open_session(path, user="anna")
    try:
        yield session
    finally:
        session.store.close()


def assert_sound(path: Path) -> list[JobRow]:
    """Every promise that holds at every instant; gives the jobs, oldest first.

    The file is whole, the trail is whole, the figures of each job are those of its records, each record is there once,
    no two active contacts are the same person, and whoever a finished job changed is there.
    """
    with looking(path) as session:
        store = session.store
        assert store.check_integrity() == []
        verdict = verify_store(store)
        assert verdict.whole, verdict.problems
        assert counters.differing_jobs(store) == []
        found = sorted(jobs.find(store, session.account.id, jobs.JobFilter()), key=lambda job: job.id)
        for job in found:
            assert_adds_up(job)
            frozen = store.one("SELECT COUNT(*), MIN(seq), MAX(seq) FROM record WHERE job_id = ?", job.id)
            assert frozen is not None
            assert frozen[0] == job.total
            assert job.total == 0 or frozen[1:] == (1, job.total)
            assert (job.finished_at is not None) == (job.status in {JobStatus.COMPLETED, JobStatus.CANCELLED})
        twice = "SELECT COUNT(*) - COUNT(DISTINCT email) FROM contact WHERE deleted_at IS NULL AND email IS NOT NULL"
        assert store.scalar(twice) == 0
        lost = (
            "SELECT COUNT(*) FROM record JOIN job ON job.id = job_id WHERE type = 'import' AND outcome = 1"
            " AND contact_id IS NOT NULL AND contact_id NOT IN (SELECT id FROM contact)"
        )
        assert store.scalar(lost) == 0
        # A source that belongs to no job yet is somebody's who reads in a file, or died over it; none is half a job's.
        assert (
            store.scalar("SELECT COUNT(*) FROM source JOIN job ON source_id = source.id WHERE NOT complete")
            == 0
        )
    return found


def finish(path: Path) -> list[JobRow]:
    """Run what is due to its end, as the next start of the program does."""
    ended = call(path, "run", "--until-idle")
    ended.assert_clean()
    assert ended.code == 0, (ended.code, ended.err)
    found = assert_sound(path)
    assert all(job.status.finished for job in found), [(job.id, job.status) for job in found]
    return found
