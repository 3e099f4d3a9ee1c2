"""The real program, killed at random instants of everything it does that writes: the next start ends it in good order."""

from __future__ import annotations

import os
import random
import sqlite3
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bulkdesk.files.reader import open_source
from bulkdesk.jobs.dispatch import MOST_AHEAD
from bulkdesk.services import bulk, restoring
from bulkdesk.services.audit_package import verify_file
from bulkdesk.store import store as store_module
from bulkdesk.store.clock import FixedClock, SystemClock
from bulkdesk.store.contacts import Target
from bulkdesk.store.words import Channel, JobStatus
from tests.bulk_support import DAY, delete
from tests.endurance.faults import (
    ROUNDS,
    ask,
    assert_sound,
    call,
    finish,
    kill_at_random,
    looking,
    make_store,
    older_store,
    outlive,
    program,
)
from tests.endurance.works import ADDRESSES, PEOPLE, VIP, WORKS, send_words, server_for, write_people
from tests.seal_support import seal_all

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="programs are not killed by a signal there"),
    pytest.mark.timeout(180),
]

SEEDS = range(ROUNDS)

NEW_JOB = "SELECT COUNT(*) FROM job WHERE status IN ('in_progress', 'completed') AND type = '{type}'"


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", WORKS)
def test_a_killed_job_is_ended_by_the_next_start(
    prepared: Callable[[str, Path], Path], tmp_path: Path, kind: str, seed: int
) -> None:
    work = WORKS[kind]
    path = prepared(kind, tmp_path)
    write_people(tmp_path)
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
@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.SMS])
def test_a_killed_send_reaches_everybody_once_at_most(tmp_path: Path, channel: Channel, seed: int) -> None:
    chance = random.Random(f"send {channel.value} {seed}")
    path = tmp_path / "store.bulkdesk"
    words = send_words(channel, tmp_path)
    addresses = ADDRESSES[channel]
    with server_for(channel, path, chance) as received:
        killed = 0
        target = chance.randrange(addresses // 2)
        killed += kill_at_random(
            path, words, chance, begun=lambda _store: len(received) >= target, within=0.1
        )
        found = assert_sound(path)
        if not found:
            call(path, *words, "--queue").assert_clean()
        target = len(received) + chance.randrange(addresses // 4)
        killed += kill_at_random(
            path,
            ["run", "--until-idle"],
            chance,
            begun=lambda _store: len(received) >= target,
            within=0.1,
        )
        assert_sound(path)
        (job,) = finish(path)
    assert (job.status, job.failed, job.skipped) == (JobStatus.COMPLETED, 0, 0)
    assert job.succeeded + job.unconfirmed == addresses
    assert job.unconfirmed <= MOST_AHEAD * killed, "no more than was claimed ahead can be in doubt"
    assert max(Counter(received).values()) == 1
    assert job.succeeded <= len(received) <= addresses


@pytest.mark.parametrize("seed", SEEDS)
def test_a_killed_purge_is_ended_by_the_next(tmp_path: Path, seed: int) -> None:
    chance = random.Random(f"purge {seed}")
    people = PEOPLE
    path = tmp_path / "store.bulkdesk"
    session = make_store(path, people, clock=FixedClock(SystemClock().now() - 61 * DAY))
    session.store.sql("UPDATE contact SET company = 'Zwetschge GmbH'")
    delete(session)
    seal_all(session.store)
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
    if copy.exists():
        assert_sound(copy)
        copy.unlink()
    outlive(copy.parent)
    again = call(path, "backup", "-o", str(copy))
    assert again.code == 0, again.err
    assert list(copy.parent.iterdir()) == [copy], "nothing of the killed one is left"
    assert_sound(copy)
    assert ask(copy, VIP) == PEOPLE


def assert_whole(file: Path) -> None:
    """What was written has all that it should have."""
    if file.suffix == ".zip":
        with zipfile.ZipFile(file) as archive:
            assert archive.testzip() is None
        assert verify_file(file).whole
        return
    with open_source(file) as source:
        assert sum(1 for _row in source) == PEOPLE


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("audit", "export"), "audit.zip"),
        (("errors", "1", "--all"), "log.csv"),
        (("errors", "1", "--all"), "log.xlsx"),
        (("contacts",), "contacts.csv"),
    ],
    ids=["package", "log", "log as XLSX", "contacts"],
)
def test_a_killed_export_is_whole_or_not_there(
    prepared: Callable[[str, Path], Path], tmp_path: Path, words: tuple[str, ...], name: str, seed: int
) -> None:
    chance = random.Random(f"export {name} {seed}")
    path = prepared("revert", tmp_path)
    file = tmp_path / "out" / name
    file.parent.mkdir()
    kill_at_random(
        path, [*words, "-o", str(file)], chance, begun=lambda _store: any(file.parent.iterdir()), within=0.6
    )
    assert_sound(path)
    if file.exists():
        assert_whole(file)
        file.unlink()
    outlive(file.parent)
    again = call(path, *words, "-o", str(file))
    assert again.code == 0, again.err
    assert_whole(file)
    assert list(file.parent.iterdir()) == [file], "nothing of the killed one is left"


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
            any(store.parent.glob("store.bulkdesk.before-*")) or any(store.parent.glob(".bulkdesk-work-*"))
        ),
        within=0.6,
    )
    outlive(tmp_path)
    counted = call(path, "contacts", "--count")
    assert list(tmp_path.glob(".bulkdesk-work-*")) == [], "nothing of the killed one is left"
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
