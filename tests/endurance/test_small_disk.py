"""A real disk that fills up, or may no longer be written, under the program. Needs the right to mount one."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bulkdesk.store.clock import FixedClock, SystemClock
from bulkdesk.store.words import Channel, JobStatus
from tests.bulk_support import DAY, delete
from tests.endurance.faults import ROUNDS, ask, assert_sound, call, finish, make_store, older_store
from tests.endurance.works import ADDRESSES, PEOPLE, WORKS, send_words, server_for, write_people

pytestmark = [
    pytest.mark.skipif(
        not sys.platform.startswith("linux") or os.geteuid() != 0, reason="nothing can be mounted"
    ),
    pytest.mark.timeout(180),
]

SEEDS = range(ROUNDS)
MEGABYTES = 48
PAGE = 4096


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "tmpfs", str(place)],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip("nothing can be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(disk: Path, left: int) -> Path:
    """Fill a disk but for so many bytes; gives the file that does."""
    ballast = disk / "ballast"
    room = shutil.disk_usage(disk).free - left
    with ballast.open("wb") as file:
        file.write(b"\0" * max(0, room))
    return ballast


def assert_paused_for_room(path: Path) -> int:
    """The last job stands paused because the disk is full; gives its id."""
    job = assert_sound(path)[-1]
    assert (job.status, job.status_reason) == (JobStatus.PAUSED, "disk_full")
    return job.id


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    "kind", ["import", "delete", *(() if ROUNDS == 1 else sorted({*WORKS} - {"import", "delete"}))]
)
def test_a_job(
    prepared: Callable[[str, Path], Path], tmp_path: Path, disk: Path, kind: str, seed: int
) -> None:
    chance = random.Random(f"disk {kind} {seed}")
    work = WORKS[kind]
    path = prepared(kind, disk)
    write_people(tmp_path)
    call(
        path, *(word.format(folder=tmp_path) for word in work.words), "--queue", home=tmp_path
    ).assert_clean()
    ballast = fill(disk, chance.randrange(40, 200) * PAGE)
    call(path, "run", "--until-idle", home=tmp_path).assert_clean()
    ballast.unlink()
    job_id = assert_paused_for_room(path)
    assert call(path, "resume", str(job_id), home=tmp_path).code == 0
    done = finish(path)[-1]
    assert (done.status, done.succeeded) == (JobStatus.COMPLETED, PEOPLE)
    assert ask(path, work.result) == work.wanted


@pytest.mark.parametrize("pages", [20, 36, 40])
def test_what_can_wait_leaves_the_last_pages_for_a_pause(tmp_path: Path, disk: Path, pages: int) -> None:
    path = disk / "store.bulkdesk"
    with server_for(Channel.SMS, path, random.Random(1)) as received:
        # Its contacts are neither in the search index nor sealed yet.
        call(path, *send_words(Channel.SMS, tmp_path), "--queue", home=tmp_path).assert_clean()
        ballast = fill(disk, pages * PAGE)
        assert call(path, "run", "--until-idle", home=tmp_path).code == 0
        ballast.unlink()
        assert_paused_for_room(path)
    assert received == []


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.SMS])
def test_a_send(tmp_path: Path, disk: Path, channel: Channel, seed: int) -> None:
    chance = random.Random(f"disk {channel.value} {seed}")
    addresses = ADDRESSES[channel]
    path = disk / "store.bulkdesk"
    with server_for(channel, path, chance) as received:
        call(path, *send_words(channel, tmp_path), "--queue", home=tmp_path).assert_clean()
        ballast = fill(disk, chance.randrange(20, 60) * PAGE)
        call(path, "run", "--until-idle", home=tmp_path).assert_clean()
        ballast.unlink()
        job_id = assert_paused_for_room(path)
        assert call(path, "resume", str(job_id), home=tmp_path).code == 0
        (job,) = finish(path)
    assert job.succeeded + job.unconfirmed == addresses
    assert max(Counter(received).values()) == 1
    assert job.succeeded <= len(received) <= addresses


@pytest.mark.parametrize("seed", SEEDS)
def test_a_purge(tmp_path: Path, disk: Path, seed: int) -> None:
    chance = random.Random(f"disk purge {seed}")
    path = disk / "store.bulkdesk"
    session = make_store(path, PEOPLE // 2, clock=FixedClock(SystemClock().now() - 61 * DAY))
    session.store.sql("UPDATE contact SET company = 'Zwetschge GmbH'")
    delete(session)
    session.store.close()
    ballast = fill(disk, chance.randrange(4, 200) * PAGE)
    call(path, "purge", home=tmp_path).assert_refused(3, 4)
    ballast.unlink()
    assert_sound(path)
    ended = call(path, "purge", home=tmp_path)
    assert ended.code == 0, ended.err
    assert ask(path, "SELECT COUNT(*) FROM contact") == 0
    assert_sound(path)
    assert b"Zwetschge" not in path.read_bytes()


@pytest.mark.parametrize("left", [0, 20, 400])
def test_an_update_of_an_older_store(tmp_path: Path, disk: Path, left: int) -> None:
    path = disk / "store.bulkdesk"
    older_store(path, tmp_path, PEOPLE)
    ballast = fill(disk, left * PAGE)
    call(path, "contacts", "--count", home=tmp_path).assert_refused(3, 4)
    ballast.unlink()
    counted = call(path, "contacts", "--count", home=tmp_path)
    assert (counted.code, counted.out) == (0, f"{PEOPLE}\n"), counted.err
    assert_sound(path)
