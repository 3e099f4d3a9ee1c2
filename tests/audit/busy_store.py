"""A store in which everything has happened that a store can hold: for audits, tampering and damage."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from bulkdesk.contacts.filter_text import parse_filter
from bulkdesk.messaging.templates import MessageText
from bulkdesk.services import (
    accounts,
    bulk,
    contact_card,
    jobs,
    sending,
    smart_lists,
    templates,
    users,
    views,
)
from bulkdesk.services.session import Session, init_store
from bulkdesk.services.views import FilterChoice
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.contacts import Target
from bulkdesk.store.words import Channel, Role
from tests.bulk_support import add_people, add_tag, delete, ids, import_rows, remove_tag, restore, revert, run
from tests.seal_support import seal_all
from tests.send_support import Inbox, mail_server, set_mail_sender
from tests.support import START

FILTERS = (
    'tag has "vip" and email is not empty',
    '(city is "Köln" or city is "Bonn") and created in last 30 days',
    "was in job 2 or failed in job 1",
    'custom "Farbe" is "blau"',
    "dnd email is on",
)


def make_busy_store(path: Path) -> Session:
    """Make it: users of all roles, two sub-accounts, and bulk actions of all kinds that need no gateway."""
    clock = FixedClock(START)
    session = init_store(
        path, account="Nord", user="anna", timezone="Europe/Berlin", country="DE", clock=clock
    )
    users.add_user(session, "Otto", Role.OPERATOR, email="otto@example.com", password="correct horse")
    users.add_user(session, "Rita", Role.AUDITOR)
    gone = users.add_user(session, "Gone", Role.OPERATOR)
    users.change_role(session, gone.id, Role.AUDITOR)
    users.archive_user(session, gone.id)
    _fill(session, path.parent)
    south = accounts.add_account(session, "Süd", timezone="America/New_York", country="US")
    add_people(session.at(south), path.parent, 5, prefix="s")
    add_tag(session.at(south), "south")
    closed = accounts.add_account(session, "West", timezone="Europe/Paris", country="FR")
    accounts.archive_account(session, closed.id)
    seal_all(session.store)
    return session


def settle(session: Session) -> Path:
    """Close the store so that the file alone is all of it."""
    session.store.close()
    with closing(sqlite3.connect(session.store.path)) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return session.store.path


def leave_open(session: Session, folder: Path) -> Path:
    """A copy of the store as a killed program leaves it: the last changes are beside it only."""
    add_tag(session, "last")
    seal_all(session.store)
    folder.mkdir()
    for end in ("", "-wal"):
        shutil.copyfile(f"{session.store.path}{end}", folder / f"store.bulkdesk{end}")
    return folder / "store.bulkdesk"


def _fill(session: Session, folder: Path) -> None:
    good = [
        [
            f"Vorname {n}",
            f"Müller-{n}",
            f"p{n}@example.com",
            f"+49 221 5550{n:03}",
            ("Köln", "Bonn")[n % 2],
            "blau",
        ]
        for n in range(30)
    ]
    header = ["first name", "last name", "email", "phone", "city", "Farbe"]
    bad = [
        ["Nobody", "", "no address", "", "", ""],
        ["", "", "", "", "", "rot"],
        ["No", "Phone", "q@x.example", "1"],
    ]
    import_rows(session, folder, [header, *good, *bad], mapping={"Farbe": "custom:Farbe"})
    add_tag(session, "vip", ids(*range(1, 11)))
    add_tag(session, "Stammkunde")
    revert(session, remove_tag(session, "vip", ids(1, 2)))
    restore(session, delete(session, ids(3, 4, 5, 6)))
    delete(session, ids(7, 8))
    contact_card.set_dnd(session, 9, "email", closed=True)
    contact_card.edit_contact(session, 10, {"company": "Müller & Söhne"})
    kept = smart_lists.create(session, "Stammkunden", parse_filter(FILTERS[0]))
    smart_lists.create(session, "Rhein", parse_filter(FILTERS[1]))
    smart_lists.rename(session, kept.id, "VIP")
    views.save_view(session, "Fehler", FilterChoice(search="x"))
    _send(session)
    jobs.cancel(session, bulk.create_add_tag(session, "later", ids(1, 2)).id)
    jobs.pause(session, bulk.create_add_tag(session, "much later", ids(1, 2)).id)
    bulk.create_add_tag(session, "soon", ids(1, 2, 9))


def _send(session: Session) -> None:
    message = MessageText("Hallo", 'Guten Tag {{ contact.first_name | default: "" }}', None)
    templates.save_template(session, Channel.EMAIL, "Gruß", message)
    inbox = Inbox()
    inbox.refuses = {"p2@example.com": "550 no such user"}.get
    with mail_server(inbox) as port:
        set_mail_sender(session, port)
        target = Target(ids=tuple(range(1, 7)))
        run(session, sending.create_send(session, sending.SendRequest(Channel.EMAIL, target, message)))
