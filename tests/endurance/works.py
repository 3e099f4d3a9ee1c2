"""What the program is at when it is broken: a job of each type, the store it begins with, and how much of it is done."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bulkdesk.services.session import Session
from bulkdesk.store.words import Channel, JobType
from tests.bulk_support import add_tag, delete
from tests.endurance.faults import make_store, sms_gateway
from tests.send_support import Inbox, mail_server, set_mail_sender, set_sms_sender
from tests.support import write_csv

PEOPLE = 30_000
"""Enough for a program to be met at its work."""

ADDRESSES = {Channel.EMAIL: 1_500, Channel.SMS: 300}
"""A message by HTTP costs more."""


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
            JobType.REMOVE_TAG,
            ("tag", "remove", "vip", "--all"),
            lambda session: add_tag(session, "vip"),
            VIP,
            0,
        ),
        Work(
            JobType.DELETE, ("delete", "--all", "--yes"), lambda session: add_tag(session, "vip"), ACTIVE, 0
        ),
        Work(JobType.RESTORE, ("restore", "1", "--yes"), delete, ACTIVE, PEOPLE),
        Work(JobType.REVERT, ("revert", "1"), lambda session: add_tag(session, "vip"), VIP, 0),
    )
}


def write_people(folder: Path) -> Path:
    """The file of the import: as many new people."""
    rows = [[f"New {i}", f"new{i}@example.com"] for i in range(PEOPLE)]
    return write_csv(folder / "new.csv", [["First name", "E-mail"], *rows])


def send_words(channel: Channel, folder: Path) -> list[str]:
    """The command that sends to everybody."""
    template = folder / "text.txt"
    template.write_text("Hello {{ contact.first_name }}", "utf-8")
    words = ["send", channel.value, "--all", "--template", str(template)]
    return [*words, "--subject", "News"] if channel is Channel.EMAIL else words


@contextmanager
def server_for(channel: Channel, path: Path, chance: random.Random) -> Iterator[list[str]]:
    """A store whose people can be sent to, and who has been by the server that takes the messages."""
    session = make_store(path, ADDRESSES[channel])
    if channel is Channel.EMAIL:
        inbox = Inbox()
        with mail_server(inbox) as port:
            set_mail_sender(session, port, connections=chance.choice((1, 3)))
            session.store.close()
            yield inbox.received
    else:
        with sms_gateway() as (url, received):
            set_sms_sender(session, url, rate=10_000)
            with session.store.write():
                session.store.sql("UPDATE contact SET phone = '+4915' || (110000000 + id)")
            session.store.close()
            yield received
