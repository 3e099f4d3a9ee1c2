"""Everything that can go wrong with marked people and marked secrets: nothing of them is in the log."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bulkdesk.jobs.worker import Worker, run_due
from bulkdesk.messaging.templates import MessageText
from bulkdesk.services import bulk, contacts, messages, restoring, sending, users
from bulkdesk.services.finding import find_anywhere
from bulkdesk.services.imports import ImportRequest, create_import
from bulkdesk.services.log_file import LogFile
from bulkdesk.services.session import Session, open_session
from bulkdesk.store.contacts import Target
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.words import Channel, JobStatus
from tests.endurance.faults import call, make_store, sms_gateway
from tests.send_support import (
    Inbox,
    free_port,
    mail_server,
    make_send,
    reload,
    set_mail_sender,
    set_sms_sender,
)
from tests.support import write_csv

MARKS = ("Zwetschge", "zwetschge", "Pflaumenmus", "4915112345678", "Mirabelle", "geheim-4711", "Renekloden")
"""In every name, address, number, tag, text and password here."""

ROWS = [
    ["First name", "E-mail", "Phone", "Company", "Tags"],
    ["Zwetschge", "zwetschge@example.com", "+4915112345678", "Pflaumenmus GmbH", "Mirabelle"],
    ["Zwetschge", "zwetschge at example", "4915112345678x", "Pflaumenmus GmbH", "Mirabelle"],
    ["Zwetschge", "", "", "Pflaumenmus GmbH", "Mirabelle"],
]


def assert_nothing_of_them(log: Path, *wanted: str) -> None:
    """No mark is in the log, and what should be is."""
    text = "".join(file.read_text("utf-8") for file in sorted(log.parent.iterdir()))
    for mark in MARKS:
        assert mark not in text, text[max(0, text.find(mark) - 300) :][:400]
    for words in wanted:
        assert words in text, text


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """The log of this process, with every word that any library says at all."""
    handler = LogFile(tmp_path / "log" / "bulkdesk.log")
    root = logging.getLogger()
    level = root.level
    root.setLevel(logging.DEBUG)
    root.addHandler(handler)
    yield tmp_path / "log" / "bulkdesk.log"
    root.removeHandler(handler)
    root.setLevel(level)
    handler.close()


def import_marked(session: Session, folder: Path) -> None:
    """Import the rows, good and bad."""
    file = write_csv(folder / "Zwetschge.csv", ROWS)
    create_import(session, ImportRequest(file, name="Zwetschge", tags=("Mirabelle",)))
    run_due(session.store)


def test_refusals_and_servers_that_quote(session: Session, tmp_path: Path, log: Path) -> None:
    import_marked(session, tmp_path)
    text = "Renekloden {{ contact.first_name }}"
    inbox = Inbox()
    inbox.refuses = lambda address: f"550 5.1.1 <{address}> Zwetschge is unknown here, geheim-4711"
    with mail_server(inbox) as port:
        set_mail_sender(session, port, rate=1_000)
        make_send(session, text=text)
        run_due(session.store)
        # A server that wants no login refuses one.
        set_mail_sender(session, port, user="zwetschge")
        make_send(session, text=text)
        run_due(session.store)
    set_mail_sender(session, free_port())
    make_send(session, text=text)
    run_due(session.store)
    with sms_gateway() as (url, _received):
        set_sms_sender(session, url)
        make_send(session, channel=Channel.SMS, text=text)
        run_due(session.store)
    make_send(session, channel=Channel.SMS, text=text)
    run_due(session.store)
    for act in (
        lambda: find_anywhere(session, '"Zwetschge" OR NEAR(Mirabelle'),
        lambda: contacts.count_contacts(session, Target(search="Zwetschge*")),
        lambda: messages.checked_message(session, Channel.SMS, MessageText(None, "{{ Zwetschge }}")),
        lambda: bulk.create_add_tag(session, "Mirabelle" * 200, Target()),
        lambda: users.set_password(session, 1, "geheim-4711"),
        lambda: open_session(session.store.path, user="anna", password="geheim-4711x"),
        lambda: create_import(session, ImportRequest(tmp_path / "Zwetschge-fehlt.csv")),
    ):
        with contextlib.suppress(BulkDeskError):
            act()
    assert_nothing_of_them(
        log, "cannot send: bulkdesk.messaging.transport.TransportError: server_unreachable"
    )


def test_bugs_in_the_middle_of_people(session: Session, tmp_path: Path, log: Path) -> None:
    import_marked(session, tmp_path)
    store = session.store
    # What is written there by no version of the program, and breaks what reads it.
    with store.write():
        store.sql("UPDATE contact SET custom = '{\"Zwetschge\": Mirabelle' WHERE email IS NOT NULL")
    broken = make_send(session, text="Renekloden {{ contact.custom.Zwetschge }}")
    tag = bulk.create_add_tag(session, "Mirabelle", Target())
    with store.write():
        store.sql("UPDATE job SET spec = '{\"Zwetschge\": 1}' WHERE id = ?", tag.id)
    changed = threading.Event()
    inbox = Inbox()
    with mail_server(inbox) as port:
        set_mail_sender(session, port)
        worker = Worker(store, on_change=lambda _job_id: changed.set())
        worker.start()
        try:
            while {reload(session, job).status for job in (broken, tag)} & {
                JobStatus.QUEUED,
                JobStatus.IN_PROGRESS,
            }:
                assert changed.wait(60)
                changed.clear()
        finally:
            worker.stop()
    assert reload(session, tag).status_reason == "internal_error"
    with contextlib.suppress(BulkDeskError):
        restoring.create_revert(session, 1)
    assert_nothing_of_them(log, "CRITICAL", "in apply", "KeyError")


@pytest.mark.timeout(240)
def test_the_command_line_and_the_worker(tmp_path: Path) -> None:
    path = tmp_path / "store" / "store.bulkdesk"
    path.parent.mkdir()
    session = make_store(path, 0)
    import_marked(session, tmp_path)
    set_mail_sender(session, free_port())
    tag = bulk.create_add_tag(session, "Mirabelle", Target())
    with session.store.write():
        session.store.sql("UPDATE job SET spec = '{}', name = 'Zwetschge' WHERE id = ?", tag.id)
    sending.create_send(
        session,
        sending.SendRequest(
            Channel.EMAIL, Target(), MessageText("Zwetschge", "Renekloden {{ contact.first_name }}")
        ),
    )
    session.store.close()
    call(path, "run", "--until-idle", home=tmp_path)
    call(path, "contacts", "--filter", 'city is "Zwetschge', home=tmp_path)
    call(path, "import", str(tmp_path / "Zwetschge-fehlt.csv"), home=tmp_path)
    (log,) = (tmp_path / "state").rglob("bulkdesk.log")
    assert_nothing_of_them(log, "CRITICAL", "KeyError", "server_unreachable")
