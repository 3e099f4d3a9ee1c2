"""Workers that are killed while they send: every message once at most, and every record accounted for.

``BULKDESK_KILLS`` sets how many are killed in all (12 by default; hundreds before a release).
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading

import pytest

from bulkdesk.jobs.worker import run_due
from bulkdesk.jobs.worker_lock import worker_lock
from bulkdesk.services.session import Session
from bulkdesk.store.words import JobStatus, Outcome
from tests.send_support import (
    Inbox,
    add_people,
    address,
    mail_server,
    make_send,
    outcomes,
    reload,
    send_states,
    set_mail_sender,
)

KILLS = int(os.environ.get("BULKDESK_KILLS", "12"))
ROUND = 4
"""Kills of one job."""

PEOPLE = 2_000

WORKER = """
import sys
from pathlib import Path
from bulkdesk.jobs.worker import run_due
from bulkdesk.jobs.worker_lock import worker_lock
from bulkdesk.store.store import Store
store = Store.open(Path(sys.argv[1]))
with worker_lock(store) as held:
    assert held
    print("ready", flush=True)
    run_due(store)
"""


@pytest.mark.timeout(60 + 10 * KILLS)
@pytest.mark.parametrize("seed", range(max(1, KILLS // ROUND)))
def test_killed_workers_send_nothing_twice_and_drop_nobody(session: Session, seed: int) -> None:
    random_ = random.Random(seed)
    inbox = Inbox()
    refused = {address(number) for number in random_.sample(range(1, PEOPLE + 1), 30)}
    inbox.refuses = lambda to: "550 no" if to in refused else None
    with mail_server(inbox) as port:
        set_mail_sender(session, port, connections=random_.choice((1, 1, 3)))
        add_people(session, PEOPLE)
        job = make_send(session)
        for _ in range(ROUND):
            kill_after(session, inbox, messages=random_.randint(0, PEOPLE // 5), wait=random_.random() * 0.05)
            reload(session, job)
        with worker_lock(session.store) as held:
            assert held, "the lock died with its process"
            run_due(session.store)
    done = reload(session, job)
    assert (done.status, done.pending) == (JobStatus.COMPLETED, 0)
    assert max(inbox.counts.values()) == 1
    found = {
        number: (address(number), outcome) for number, (outcome, _) in enumerate(outcomes(session, job), 1)
    }
    succeeded = {to for to, outcome in found.values() if outcome is Outcome.SUCCEEDED}
    doubtful = {to for to, outcome in found.values() if outcome is Outcome.UNCONFIRMED}
    received = set(inbox.received)
    assert succeeded <= received <= succeeded | doubtful
    assert len(succeeded) + len(doubtful) + done.failed == PEOPLE
    assert {to for to, outcome in found.values() if outcome is Outcome.FAILED} <= refused
    assert all(state == "done" for _, state in send_states(session, job))
    assert session.store.check_integrity() == []


def kill_after(session: Session, inbox: Inbox, *, messages: int, wait: float) -> None:
    """Start a worker and kill it so many messages and seconds later, or when it has ended."""
    reached = threading.Event()
    before = len(inbox.received)
    inbox.on_message = lambda number: reached.set() if number >= before + messages else None
    process = subprocess.Popen(
        [sys.executable, "-c", WORKER, str(session.store.path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    with process.stdout as lines:
        assert lines.readline() == "ready\n"
        while messages and process.poll() is None and not reached.wait(0.02):
            pass
        reached.clear()
        # An instant within a message, a claim, or what is written down.
        reached.wait(wait)
        process.kill()
    process.wait()
