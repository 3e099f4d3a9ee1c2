"""A disk that is full while a job of any type runs: the job pauses and says so, nothing is lost, and resumed it ends rightly."""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from bulkdesk.store.words import Channel, JobStatus
from tests.endurance.faults import ROUNDS, ask, assert_sound, at_most, call, finish
from tests.endurance.works import ADDRESSES, PEOPLE, WORKS, send_words, server_for, write_people

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="the size of files cannot be limited there"),
    pytest.mark.timeout(180),
]

SEEDS = range(ROUNDS)


def assert_paused_for_room(path: Path) -> int:
    """The last job stands paused because the disk is full, and says so; gives its id."""
    job = assert_sound(path)[-1]
    assert (job.status, job.status_reason) == (JobStatus.PAUSED, "disk_full")
    told = call(path, "stats", str(job.id), home=path.parent)
    assert "The disk is full. Make room, then resume." in told.out
    return job.id


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", WORKS)
def test_a_job(prepared: Callable[[str, Path], Path], tmp_path: Path, kind: str, seed: int) -> None:
    chance = random.Random(f"room {kind} {seed}")
    work = WORKS[kind]
    (tmp_path / "store").mkdir()
    path = prepared(kind, tmp_path / "store")
    write_people(tmp_path)
    call(path, *(word.format(folder=tmp_path) for word in work.words), "--queue").assert_clean()
    # No file may grow beyond this: the changes that wait beside the store are met first.
    limit = at_most(chance.randrange(100_000, 900_000))
    ended = call(path, "run", "--until-idle", limit=limit, home=tmp_path)
    ended.assert_clean()
    job_id = assert_paused_for_room(path)
    assert call(path, "resume", str(job_id)).code == 0
    done = finish(path)[-1]
    assert (done.status, done.succeeded) == (JobStatus.COMPLETED, PEOPLE)
    assert ask(path, work.result) == work.wanted


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.SMS])
def test_a_send(tmp_path: Path, channel: Channel, seed: int) -> None:
    chance = random.Random(f"room {channel.value} {seed}")
    addresses = ADDRESSES[channel]
    (tmp_path / "store").mkdir()
    path = tmp_path / "store" / "store.bulkdesk"
    with server_for(channel, path, chance) as received:
        call(path, *send_words(channel, tmp_path), "--queue").assert_clean()
        limit = at_most(path.stat().st_size + chance.randrange(0, 40_000))
        ended = call(path, "run", "--until-idle", limit=limit, home=tmp_path)
        ended.assert_clean()
        assert len(received) < addresses
        (stopped,) = assert_sound(path)
        if stopped.status is JobStatus.PAUSED:
            assert stopped.status_reason == "disk_full"
            assert call(path, "resume", str(stopped.id)).code == 0
        else:
            # Its small steps filled the very last page: not even that can be written. It goes on by itself.
            assert (stopped.status, ended.code) == (JobStatus.IN_PROGRESS, 5)
        (job,) = finish(path)
    assert (job.status, job.failed, job.skipped) == (JobStatus.COMPLETED, 0, 0)
    assert job.succeeded + job.unconfirmed == addresses
    assert max(Counter(received).values()) == 1
    assert job.succeeded <= len(received) <= addresses
