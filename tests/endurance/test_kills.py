"""The real program, killed at random instants of everything it does that writes: the next start ends it in good order."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from playhouse.migrations import Runner

from bulkdesk.jobs.handing import MOST_AHEAD
from bulkdesk.services import bulk, restoring
from bulkdesk.services.audit_package import verify_file
from bulkdesk.services.session import Session
from bulkdesk.store import store as store_module
from bulkdesk.store.clock import FixedClock, SystemClock
from bulkdesk.store.contacts import Target
from bulkdesk.store.store import APPLICATION_ID, MIGRATIONS, Store
from bulkdesk.store.words import JobStatus, JobType
from tests.bulk_support import DAY, add_tag, delete
from tests.endurance.faults import (
    ROUNDS,
    ask,
    assert_sound,
    call,
    finish,
    kill_at_random,
    looking,
    make_store,
    program,
)
from tests.send_support import Inbox, mail_server, set_mail_sender
from tests.support import write_csv

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="programs are not killed by a signal there"),
    pytest.mark.timeout(180),
]

PEOPLE = 30_000
"""Enough for a program to be met at its work."""

ADDRESSES = 1_500
SEEDS = range(ROUNDS)

NEW_JOB = "SELECT COUNT(*) FROM job WHERE status IN ('in_progress', 'completed') AND type = '{type}'"


@dataclass(frozen=True)
class Work:
    """A job of the command line.

    Attributes:
        words: the command.
        prepare: what the store needs before it; on a store of ``PEOPLE`` people.
        result: asks the store for a number that says how much of the work is done.
        wanted: that number when all of it is.
    """

    type: JobType
    words: tuple[str, ...]
    prepare: Callable[[Session], object]
    result: str
    wanted: int


VIP = "SELECT COUNT(*) FROM contact_tag JOIN tag ON tag.id = tag_id WHERE tag.name = 'vip'"
ACTIVE = "SELECT COUNT(*) FROM contact WHERE deleted_at IS NULL"
WORKS = {
    work.type.value: work
    for work in (
        Work(JobType.IMPORT, ("import", "{folder}/new.csv"), lambda _session: None, ACTIVE, 2 * PEOPLE),
        Work(JobType.ADD_TAG, ("tag", "add", "vip", "--all"), lambda _session: None, VIP, PEOPLE),
        Work(
            JobType.DELETE, ("delete", "--all", "--yes"), lambda session: add_tag(session, "vip"), ACTIVE, 0
        ),
        Work(JobType.RESTORE, ("restore", "1", "--yes"), delete, ACTIVE, PEOPLE),
        Work(JobType.REVERT, ("revert", "1"), lambda session: add_tag(session, "vip"), VIP, 0),
    )
}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Path], Path]:
    """Gives a copy of the store that a kind of work begins with."""
    made: dict[str, Path] = {}

    def copy_for(kind: str, folder: Path) -> Path:
        if kind not in made:
            session = make_store(tmp_path_factory.mktemp(kind) / "store.bulkdesk", PEOPLE)
            WORKS[kind].prepare(session)
            session.store.close()
            made[kind] = session.store.path
        return Path(shutil.copyfile(made[kind], folder / "store.bulkdesk"))

    return copy_for


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", WORKS)
def test_a_killed_job_is_ended_by_the_next_start(
    prepared: Callable[[str, Path], Path], tmp_path: Path, kind: str, seed: int
) -> None:
    work = WORKS[kind]
    path = prepared(kind, tmp_path)
    write_csv(
        tmp_path / "new.csv",
        [["First name", "E-mail"], *([f"New {i}", f"new{i}@example.com"] for i in range(PEOPLE))],
    )
    words = [word.format(folder=tmp_path) for word in work.words]
    chance = random.Random(f"{kind} {seed}")
    in_job = chance.random() < 0.7

    def begun(store: Path) -> bool:
        # Else: while the file is read, or the targets are frozen.
        return ask(store, NEW_JOB.format(type=kind)) > 0 if in_job else ask(store, "PRAGMA user_version") >= 0

    kill_at_random(path, words, chance, begun=begun, within=0.5)
    found = assert_sound(path)
    if not any(job.type is work.type for job in found):
        # Killed before there was a job: nothing was changed, and it is asked for again.
        call(path, *words, "--queue").assert_clean()
    if chance.random() < 0.5:
        kill_at_random(path, ["run", "--until-idle"], chance, begun=lambda _store: True, within=0.7)
        assert_sound(path)
    (done,) = [job for job in finish(path) if job.type is work.type]
    assert (done.status, done.succeeded) == (JobStatus.COMPLETED, PEOPLE)
    assert ask(path, work.result) == work.wanted


@pytest.mark.parametrize("seed", SEEDS)
def test_a_killed_send_reaches_everybody_once_at_most(tmp_path: Path, seed: int) -> None:
    chance = random.Random(f"send {seed}")
    inbox = Inbox()
    template = tmp_path / "text.txt"
    template.write_text("Hello {{ contact.first_name }}", "utf-8")
    with mail_server(inbox) as port:
        session = make_store(tmp_path / "store.bulkdesk", ADDRESSES)
        set_mail_sender(session, port, connections=chance.choice((1, 3)))
        path = session.store.path
        session.store.close()
        words = ["send", "email", "--all", "--template", str(template), "--subject", "News"]
        killed = 0
        target = chance.randrange(ADDRESSES // 2)
        killed += kill_at_random(
            path, words, chance, begun=lambda _store: len(inbox.received) >= target, within=0.1
        )
        found = assert_sound(path)
        if not found:
            call(path, *words, "--queue").assert_clean()
        target = len(inbox.received) + chance.randrange(ADDRESSES // 4)
        killed += kill_at_random(
            path,
            ["run", "--until-idle"],
            chance,
            begun=lambda _store: len(inbox.received) >= target,
            within=0.1,
        )
        assert_sound(path)
        (job,) = finish(path)
    assert (job.status, job.failed, job.skipped) == (JobStatus.COMPLETED, 0, 0)
    assert job.succeeded + job.unconfirmed == ADDRESSES
    assert job.unconfirmed <= MOST_AHEAD * killed, "no more than was claimed ahead can be in doubt"
    assert max(inbox.counts.values()) == 1
    assert job.succeeded <= len(inbox.received) <= ADDRESSES


@pytest.mark.parametrize("seed", SEEDS)
def test_a_killed_purge_is_ended_by_the_next(tmp_path: Path, seed: int) -> None:
    chance = random.Random(f"purge {seed}")
    people = PEOPLE
    path = tmp_path / "store.bulkdesk"
    session = make_store(path, people, clock=FixedClock(SystemClock().now() - 61 * DAY))
    session.store.sql("UPDATE contact SET company = 'Zwetschge GmbH'")
    delete(session)
    session.store.close()
    kill_at_random(
        path,
        ["purge"],
        chance,
        begun=lambda store: ask(store, "SELECT COUNT(*) FROM contact") < people,
        within=1.0,
    )
    (job,) = assert_sound(path)
    assert (job.total, job.succeeded) == (people, people)
    ended = call(path, "purge")
    ended.assert_clean()
    assert ended.code == 0
    assert ask(path, "SELECT COUNT(*) FROM contact") == 0
    assert_sound(path)
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir() if file.is_file())
    assert b"Zwetschge" not in left
    assert b"p77@example.com" not in left


@pytest.mark.parametrize("seed", SEEDS)
def test_a_killed_backup_is_whole_or_not_there(
    prepared: Callable[[str, Path], Path], tmp_path: Path, seed: int
) -> None:
    chance = random.Random(f"backup {seed}")
    path = prepared("revert", tmp_path)
    copy = tmp_path / "copies" / "copy.bulkdesk"
    copy.parent.mkdir()
    kill_at_random(
        path,
        ["backup", "-o", str(copy)],
        chance,
        begun=lambda _store: any(copy.parent.iterdir()),
        within=0.1,
    )
    assert_sound(path)
    if not copy.exists():
        again = call(path, "backup", "-o", str(copy))
        assert again.code == 0, again.err
    assert_sound(copy)
    assert ask(copy, VIP) == PEOPLE


@pytest.mark.parametrize("seed", SEEDS)
def test_a_killed_audit_export_is_whole_or_not_there(
    prepared: Callable[[str, Path], Path], tmp_path: Path, seed: int
) -> None:
    chance = random.Random(f"export {seed}")
    path = prepared("revert", tmp_path)
    package = tmp_path / "packages" / "audit.zip"
    package.parent.mkdir()
    kill_at_random(
        path,
        ["audit", "export", "-o", str(package)],
        chance,
        begun=lambda _store: any(package.parent.iterdir()),
        within=0.6,
    )
    assert_sound(path)
    if not package.exists():
        again = call(path, "audit", "export", "-o", str(package))
        assert again.code == 0, again.err
    with zipfile.ZipFile(package) as archive:
        assert archive.testzip() is None
    assert verify_file(package).whole


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


@pytest.mark.parametrize("seed", SEEDS)
def test_a_killed_update_of_an_older_store_is_ended_by_the_next_start(tmp_path: Path, seed: int) -> None:
    chance = random.Random(f"update {seed}")
    path = tmp_path / "store.bulkdesk"
    people = 4 * PEOPLE
    older_store(path, tmp_path, people)
    kill_at_random(
        path,
        ["contacts", "--count"],
        chance,
        begun=lambda store: (
            any(store.parent.glob("store.bulkdesk.before-*")) or any(store.parent.glob(".*.new"))
        ),
        within=0.6,
    )
    counted = call(path, "contacts", "--count")
    assert (counted.code, counted.out) == (0, f"{people}\n"), counted.err
    assert_sound(path)
    for copy in tmp_path.glob("store.bulkdesk.before-*"):
        # Each is a store of the older version, whole.
        with closing(sqlite3.connect(copy)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("SELECT COUNT(*) FROM contact").fetchone() == (people,)
    with looking(path) as session:
        assert session.store.pending_migrations() == []
        assert bulk.create_add_tag(session, "vip", Target()).total == people
        assert restoring.count_deleted(session) == 0


def test_two_that_update_an_older_store_at_once(tmp_path: Path) -> None:
    path = tmp_path / "store.bulkdesk"
    older_store(path, tmp_path, PEOPLE)
    with program(path, "contacts", "--count") as first:
        second = call(path, "contacts", "--count")
        assert first.wait(60) in {0, 4}
    second.assert_clean()
    assert second.code in {0, 4}, second.err
    assert 0 in {first.returncode, second.code}
    assert_sound(path)


def test_the_store_module_has_what_these_tests_break() -> None:
    """An older store is made of the migrations' files: their names are what orders them."""
    names = [file.name for file in sorted(store_module.MIGRATIONS.glob("0*.py"))]
    assert [name[:4] for name in names] == [f"{number:04}" for number in range(1, len(names) + 1)]
