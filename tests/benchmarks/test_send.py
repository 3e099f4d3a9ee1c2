"""Personalised, durably marked e-mail over one connection against Postfix's own generator (target: at least its rate).

Run by hand: ``pytest tests/benchmarks/test_send.py --benchmark-only -s``; ``BULKDESK_BENCHMARK_MESSAGES`` sets how many.
Needs ``smtp-sink`` and ``smtp-source``, which come with Postfix. Both send to the same sink, one after the other.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from bulkdesk.jobs.runner import run_job
from bulkdesk.services.session import Session, init_store
from bulkdesk.store.words import JobStatus
from tests.send_support import HOST, add_people, free_port, make_send, reload, set_mail_sender

MESSAGES = int(os.environ.get("BULKDESK_BENCHMARK_MESSAGES", "10000"))
ROUNDS = 3
BYTES = 500
"""Length of the generator's messages; ours are a little longer."""

_PATH = f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin"
SINK = shutil.which("smtp-sink", path=_PATH)
SOURCE = shutil.which("smtp-source", path=_PATH)

pytestmark = pytest.mark.skipif(SINK is None or SOURCE is None, reason="Postfix is not installed")

TEXT = "Hello {{ contact.first_name | default: 'there' }},\n\n" + "news for {{ contact.email }}.\n" * 8


@pytest.fixture
def sink() -> Iterator[int]:
    """A server that takes everything and forgets it; gives its port."""
    port = free_port()
    user = ["-u", "nobody"] if os.geteuid() == 0 else []
    process = subprocess.Popen([str(SINK), *user, f"{HOST}:{port}", "1000"])
    try:
        while True:
            try:
                socket.create_connection((HOST, port)).close()
                break
            except ConnectionRefusedError:
                assert process.poll() is None
                time.sleep(0.02)
        yield port
    finally:
        process.terminate()
        process.wait()


def generate(port: int) -> float:
    """Seconds that the generator takes for as many messages."""
    began = time.perf_counter()
    envelope = ("-f", "news@nord.example", "-t", "p@example.com")
    subprocess.run(
        [str(SOURCE), "-s", "1", "-m", str(MESSAGES), "-l", str(BYTES), *envelope, f"{HOST}:{port}"],
        check=True,
    )
    return time.perf_counter() - began


def test_send(benchmark: BenchmarkFixture, tmp_path: Path, sink: int) -> None:
    """The ratio of the two rates, in turns, so that a busy machine slows both."""
    session = init_store(
        tmp_path / "store.bulkdesk", account="Nord", user="anna", timezone="Europe/Berlin", country="DE"
    )
    set_mail_sender(session, sink)
    add_people(session, MESSAGES)
    theirs: list[float] = []
    ours: list[float] = []

    def prepare() -> tuple[tuple[Session, int], dict[str, object]]:
        theirs.append(generate(sink))
        return (session, make_send(session, text=TEXT).id), {}

    def send(session: Session, job_id: int) -> None:
        began = time.perf_counter()
        run_job(session.store, job_id)
        ours.append(time.perf_counter() - began)
        job = reload(session, job_id)
        assert (job.status, job.succeeded) == (JobStatus.COMPLETED, MESSAGES)

    benchmark.pedantic(send, setup=prepare, rounds=ROUNDS)  # type: ignore[no-untyped-call] # the plug-in has no types here
    session.store.close()
    ratio = min(theirs) / min(ours)
    print(
        f"\n{MESSAGES:,} messages: {MESSAGES / min(ours):,.0f}/s, smtp-source {MESSAGES / min(theirs):,.0f}/s,"
        f" ratio {ratio:.2f} (target at least 1)"
    )
