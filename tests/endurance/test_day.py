"""A window, two programs that stand ready to run jobs, and commands, on one store all day long in fast motion.

The clock is one that all of them read and the test moves, by some minutes at a time, once what is due has been done. Each
day one program is killed in the middle of a batch of messages, and then the other. ``BULKDESK_ENDURANCE`` is how many days.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import re
import signal
import subprocess
import threading
import time as machine
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bulkdesk.audit.acts import TrailAct
from bulkdesk.jobs.drip import Window
from bulkdesk.jobs.lanes import due_jobs
from bulkdesk.jobs.worker_lock import worker_lock
from bulkdesk.services.jobs import find_jobs
from bulkdesk.services.records import each_record
from bulkdesk.services.session import Session
from bulkdesk.store import purge
from bulkdesk.store.clock import from_datetime, to_datetime
from bulkdesk.store.deletion import RESTORE_MS
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import JobStatus, JobType, Outcome
from tests.cli.support import PATIENCE_SECONDS
from tests.endurance.fast_clock import SharedClock
from tests.endurance.faults import ROUNDS, assert_sound, call, make_store, program
from tests.send_support import Inbox, mail_server, set_mail_sender
from tests.support import write_csv

ZONE = ZoneInfo("Europe/Berlin")
BEGIN = datetime(2030, 3, 29, 6, tzinfo=ZONE)
"""The clocks change in the second night."""
HOUR = 3_600_000
MINUTE = 60_000
DAY = 24 * HOUR

PEOPLE = 90
BATCH = 15
STEP_MINUTES = (15, 55)
OPEN = Window(start=time(9), end=time(17))
NEW = 12
"""People of each day's file."""
OVERDUE = 20
"""People whose sixty days are over around the first noon."""


@dataclass(frozen=True)
class Message:
    """What the mail server was given.

    Attributes:
        at: what the clock showed, milliseconds UTC.
    """

    subject: str
    address: str
    at: int

    @property
    def wall(self) -> datetime:
        """The time on the sub-account's clock."""
        return to_datetime(self.at).astimezone(ZONE).replace(tzinfo=None)


@dataclass
class Office:
    """The store, the clock, the programs, and the mail server that stands outside."""

    path: Path
    clock: SharedClock
    chance: random.Random
    session: Session
    inbox: Inbox
    programs: contextlib.ExitStack
    messages: list[Message] = field(default_factory=list)
    workers: list[subprocess.Popen[str]] = field(default_factory=list)
    killed: list[subprocess.Popen[str]] = field(default_factory=list)
    kill_at: list[int] = field(default_factory=list)
    """After which messages a program is killed."""

    def open_program(self, *words: str) -> subprocess.Popen[str]:
        """Start a program that stays; without words the window."""
        return self.programs.enter_context(program(self.path, *words, clock=self.clock.path))

    def do(self, *words: str) -> None:
        """Run a command that succeeds."""
        ended = call(self.path, *words, clock=self.clock.path)
        ended.assert_clean()
        assert ended.code == 0, (words, ended)

    def note(self, number: int) -> None:
        """Write down a message that the server has just taken, before it says so; kill whoever waits for that."""
        address = self.inbox.received[number - 1]
        subject = re.search(r"^Subject: (.*?)\r?$", self.inbox.texts[address], re.MULTILINE)
        assert subject is not None
        self.messages.append(Message(subject[1], address, self.clock.now()))
        if self.kill_at and number >= self.kill_at[0] and self.workers:
            self.kill_at.pop(0)
            victim = self.workers.pop(0)
            victim.kill()
            victim.wait()
            self.killed.append(victim)

    def settle(self) -> None:
        """Wait until nothing is due at this time of the day."""
        store = self.session.store
        self._until(lambda: not due_jobs(store, self.clock.now()) and not purge.is_due(store))

    def stand_ready(self) -> None:
        """Have two programs that run jobs, the first of them at work before the second comes."""
        while len(self.workers) < 2:
            self.workers.append(self.open_program("run"))
            self._until(self._is_served)

    def _is_served(self) -> bool:
        with worker_lock(self.session.store) as is_free:
            return not is_free

    def _until(self, is_so: Callable[[], bool]) -> None:
        pause, end = threading.Event(), machine.monotonic() + PATIENCE_SECONDS
        while not is_so():
            assert machine.monotonic() < end, (to_datetime(self.clock.now()), self.jobs())
            pause.wait(0.02)

    def go_on(self, minutes: int) -> None:
        """Let so many minutes pass, and what falls due in them be done."""
        self.clock.move(minutes * MINUTE)
        self.settle()
        self.stand_ready()

    def jobs(self) -> list[JobRow]:
        """All jobs, oldest first."""
        return sorted(find_jobs(self.session), key=lambda job: job.id)

    def newest(self, job_type: JobType) -> JobRow:
        """The last job of a type."""
        return [job for job in self.jobs() if job.type is job_type][-1]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    clock = SharedClock(tmp_path / "clock", from_datetime(BEGIN))
    path = tmp_path / "store.bulkdesk"
    session = make_store(path, PEOPLE, clock=clock)
    with session.store.write():
        session.store.many(
            "INSERT INTO contact (account_id, email, created_at, updated_at, deleted_at) VALUES (?, ?, 0, 0, ?)",
            (
                (session.account.id, f"gone{i}@example.com", clock.now() - RESTORE_MS + 6 * HOUR + i)
                for i in range(OVERDUE)
            ),
        )
    inbox = Inbox()
    with mail_server(inbox) as port, contextlib.ExitStack() as programs:
        set_mail_sender(session, port)
        made = Office(path, clock, random.Random(), session, inbox, programs)
        inbox.on_message = made.note
        yield made
    session.store.close()


def day_of(office: Office, day: int, folder: Path) -> dict[int, list[tuple[str, ...]]]:
    """The commands of a day by the hour in which they are given."""
    date = (BEGIN + timedelta(days=day)).date()
    text = folder / "text.txt"
    text.write_text("Hello {{ contact.first_name }}", "utf-8")
    rows = [[f"New {i}", f"new{day}-{i}@example.com"] for i in range(NEW)]
    file = write_csv(folder / f"day{day}.csv", [["First name", "E-mail"], *rows])
    first = day * 5 + 1
    send = ("send", "email", "--template", str(text), "--queue")
    drip = ("--drip", f"{BATCH}/1h", "--between", "09:00-17:00")
    filtered = ("--filter", f'tag has any "day{day}"')
    return {
        6: [(*send, "--all", "--subject", f"Drip {day}", *drip)],
        7: [("import", str(file), "--tag", f"day{day}")],
        8: [(*send, *filtered, "--subject", f"Afternoon {day}", "--at", f"{date}T14:30")],
        10: [("tag", "add", f"vip{day}", "--all")],
        12: [("delete", "--ids", ",".join(str(first + i) for i in range(5)), "--yes")],
        15: [("tag", "remove", f"vip{day}", *filtered, "--queue")],
        18: [("check",)],
    }


@pytest.mark.skipif(os.name == "nt", reason="signals are not sent to programs there")
@pytest.mark.timeout(300 * ROUNDS)
def test_all_day_long(office: Office, tmp_path: Path) -> None:
    office.chance.seed(f"day {ROUNDS}")
    office.stand_ready()
    window = office.open_program()
    office.settle()
    for day in range(ROUNDS):
        begin = from_datetime(BEGIN + timedelta(days=day))
        number = len(office.messages)
        office.kill_at = [number + office.chance.randint(3, BATCH - 1)]
        office.kill_at.append(office.kill_at[0] + BATCH + office.chance.randint(0, BATCH - 3))
        for hour, commands in day_of(office, day, tmp_path).items():
            while office.clock.now() < begin + (hour - BEGIN.hour) * HOUR:
                office.go_on(office.chance.randint(*STEP_MINUTES))
            for words in commands:
                office.do(*words)
            office.settle()
        if day % 2 == 0:
            office.do("restore", str(office.newest(JobType.DELETE).id), "--yes")
        while office.clock.now() < begin + DAY:
            office.go_on(office.chance.randint(*STEP_MINUTES))
    while not all(job.status.finished for job in office.jobs()):
        office.go_on(office.chance.randint(*STEP_MINUTES))
    leave(office, window)
    assert len(office.killed) == 2 * ROUNDS
    assert [job.status for job in assert_sound(office.path)] == [JobStatus.COMPLETED] * len(office.jobs())
    assert_messages_as_planned(office)
    assert_contacts_as_the_jobs_say(office)
    assert_overdue_are_gone(office)


def leave(office: Office, window: subprocess.Popen[str]) -> None:
    """End all programs as a person does, and hear what they have said."""
    for each in (window, *office.workers):
        assert each.poll() is None, each.communicate()
        each.send_signal(signal.SIGINT)
        out, said = each.communicate(timeout=PATIENCE_SECONDS)
        assert each.returncode == 0, (out, said)
        for word in ("locked", "Traceback", "Unexpected"):
            assert word not in said


def assert_messages_as_planned(office: Office) -> None:
    """Nobody twice, none lost, in the open hours and by batches, none too early; in doubt is only what a kill left marked."""
    given = Counter((message.subject, message.address) for message in office.messages)
    assert max(given.values()) == 1
    unconfirmed = 0
    for job in office.jobs():
        if job.type is not JobType.EMAIL:
            continue
        subject = job.options["message"]["subject"]
        outcomes: dict[Outcome, set[str]] = {outcome: set() for outcome in Outcome}
        for record in each_record(office.session, job.id):
            assert record.identifier is not None
            outcomes[record.outcome].add(record.identifier)
        got = {message.address for message in office.messages if message.subject == subject}
        assert (
            outcomes[Outcome.SUCCEEDED] <= got <= outcomes[Outcome.SUCCEEDED] | outcomes[Outcome.UNCONFIRMED]
        )
        unconfirmed += job.unconfirmed
        if subject.startswith("Drip"):
            assert_in_batches([message for message in office.messages if message.subject == subject])
        else:
            assert job.scheduled_at is not None
            assert all(
                message.at >= job.scheduled_at for message in office.messages if message.subject == subject
            )
    assert unconfirmed <= BATCH * len(office.killed)


def assert_in_batches(messages: list[Message]) -> None:
    assert all(OPEN.covers(message.wall) for message in messages)
    batches = Counter(message.at for message in messages)
    assert max(batches.values()) <= BATCH
    moments = sorted(batches)
    assert all(later - earlier >= HOUR for earlier, later in pairwise(moments))


def assert_contacts_as_the_jobs_say(office: Office) -> None:
    """Tags, deletions and imported people are those of the results."""
    store = office.session.store
    done = Counter[JobType]()
    for job in office.jobs():
        done[job.type] += job.succeeded
    assert store.scalar("SELECT COUNT(*) FROM contact WHERE deleted_at IS NOT NULL") == (
        done[JobType.DELETE] - done[JobType.RESTORE]
    )
    assert store.scalar("SELECT COUNT(*) FROM contact") == PEOPLE + done[JobType.IMPORT]
    assert done[JobType.IMPORT] == NEW * ROUNDS
    tagged = store.scalar(
        "SELECT COUNT(*) FROM contact_tag JOIN tag ON tag.id = tag_id WHERE name LIKE 'vip%'"
    )
    assert tagged == done[JobType.ADD_TAG] - done[JobType.REMOVE_TAG]


def assert_overdue_are_gone(office: Office) -> None:
    """The purge of a day removed them for good, and said how many."""
    store = office.session.store
    entries = store.sql("SELECT figures FROM trail WHERE act = ?", TrailAct.PURGED)
    assert sum(json.loads(figures)["contacts"] for (figures,) in entries) == OVERDUE
    store.close()
    assert b"gone1@example.com" not in office.path.read_bytes()
