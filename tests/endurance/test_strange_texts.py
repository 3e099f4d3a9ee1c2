"""Names and words that nobody writes: kept as they are or refused in a word, wherever a text is taken."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bulkdesk.messaging.templates import MessageText
from bulkdesk.services import (
    accounts,
    bulk,
    contact_changes,
    contacts,
    jobs,
    sending,
    smart_lists,
    tags,
    templates,
    users,
    views,
)
from bulkdesk.services.finding import find_anywhere
from bulkdesk.services.imports import ImportRequest, create_import
from bulkdesk.services.session import Session, open_session
from bulkdesk.services.texts import error_text
from bulkdesk.store.contacts import Target
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.filters import Condition, Operator
from bulkdesk.store.jobs import JobFilter
from bulkdesk.store.words import Channel, Role
from tests.bulk_support import add_people
from tests.cli.support import ROOT
from tests.endurance.faults import ROUNDS, assert_sound, environment, make_store
from tests.support import write_csv

STRANGE = {
    "lone surrogate": "a\ud800b",
    "byte of the command line": os.fsdecode(b"a\xffb") if os.name != "nt" else "a\udcffb",
    "NUL": "a\x00b",
    "control": "a\x1b[2J\r\n\x07b",
    "bidi": "a\u202egnp.exe\u2066b",
    "markup": '<img src=x onerror="x">&amp;',
    "megabyte": "x" * 1_000_000,
    "blank": "\u00a0\u200b\ufeff \t",
    "combining": "e" + "\u0301" * 5_000,
    "astral": "\U0001f469\u200d\U0001f4bb",
    "SQL": "'; DROP TABLE contact; --",
    "LIKE": "%_%\\",
}


def acts(session: Session, text: str, folder: Path) -> dict[str, Callable[[], object]]:
    """Everything that a person can hand a text to."""
    file = write_csv(folder / "p.csv", [["E-mail", "X"], ["z@example.com", "y"]])
    condition = Condition("city", Operator.IS, (text,))
    message = MessageText(text, text, text)
    return {
        "tag": lambda: bulk.create_add_tag(session, text, Target()),
        "remove tag": lambda: bulk.create_remove_tag(session, text, Target()),
        "job": lambda: bulk.create_add_tag(session, "vip", Target(), name=text),
        "rename job": lambda: jobs.edit(session, 1, name=text),
        "jobs": lambda: jobs.find_jobs(session, JobFilter(search=text)),
        "search": lambda: find_anywhere(session, text),
        "account": lambda: accounts.add_account(session, name=text, timezone="Europe/Berlin", country="DE"),
        "zone": lambda: accounts.add_account(session, name="Süd", timezone=text, country="DE"),
        "country": lambda: accounts.add_account(session, name="Ost", timezone="Europe/Berlin", country=text),
        "user": lambda: users.add_user(session, name=text, role=Role.OPERATOR),
        "user's e-mail": lambda: users.add_user(session, name="b", email=text, role=Role.OPERATOR),
        "password": lambda: users.set_password(session, 1, text),
        "smart list": lambda: smart_lists.create(session, text, Condition("city", Operator.IS, ("x",))),
        "filter": lambda: smart_lists.create(session, "f", condition),
        "filter as text": lambda: smart_lists.read_filter(session, f'city is "{text}"'),
        "find list": lambda: smart_lists.resolve(session, text),
        "count": lambda: contacts.count_contacts(session, Target(filter=condition)),
        "template": lambda: templates.save_template(
            session, Channel.EMAIL, text, MessageText("x", "x", None)
        ),
        "message": lambda: templates.save_template(session, Channel.EMAIL, "t", message),
        "send": lambda: sending.create_send(
            session, sending.SendRequest(Channel.EMAIL, Target(), message, name=text)
        ),
        "view": lambda: views.save_view(session, text, views.FilterChoice(search=text)),
        "contact": lambda: contact_changes.save_contact(
            session, None, contact_changes.CardChanges(values={"first_name": text, "email": "n@example.com"})
        ),
        "import": lambda: create_import(
            session, ImportRequest(file, name=text, tags=(text,), mapping={"X": f"custom:{text}"})
        ),
        "import list": lambda: create_import(session, ImportRequest(file, smart_list=text)),
        "mapping": lambda: create_import(session, ImportRequest(file, save_mapping_as=text)),
        "header": lambda: create_import(session, ImportRequest(file, mapping={text: "city"})),
    }


@pytest.mark.parametrize("kind", STRANGE)
def test_a_service_keeps_it_or_refuses_it(session: Session, tmp_path: Path, kind: str) -> None:
    add_people(session, tmp_path)
    for act in acts(session, STRANGE[kind], tmp_path).values():
        try:
            act()
        except BulkDeskError as error:
            assert error_text(error)  # noqa: PT017 -- a word is a good end
    # What was kept can be read by everybody.
    users.clear_password(session, 1)
    assert jobs.find_jobs(session)
    tags.all_tags(session)
    session.store.close()
    assert_sound(session.store.path)


WORDS = [
    ["tag", "add", "{text}", "--all"],
    ["tag", "add", "vip", "--all", "--name", "{text}"],
    ["contacts", "--filter", 'city is "{text}"', "--count"],
    ["contacts", "--list", "{text}"],
    ["jobs", "--search", "{text}"],
    ["import", "{text}"],
    ["--account", "{text}", "jobs"],
    ["--user", "{text}", "jobs"],
    ["backup", "-o", "{folder}/{text}/x"],
    ["audit", "{text}"],
    ["{text}"],
]


@pytest.mark.skipif(os.name == "nt", reason="arguments are text there")
def test_a_command_keeps_it_or_refuses_it(tmp_path: Path) -> None:
    path = tmp_path / "store.bulkdesk"
    make_store(path, 3).store.close()
    kinds = ("byte of the command line", "control", "bidi")
    for number, words in enumerate(WORDS):
        for kind in kinds if ROUNDS > 1 else kinds[number % 2 : number % 2 + 1]:
            given = [word.format(text=STRANGE[kind], folder=tmp_path) for word in words]
            done = subprocess.run(
                [sys.executable, "-m", "bulkdesk", "--store", str(path), "--lang", "en", *given],
                cwd=ROOT,
                env=environment(tmp_path),
                capture_output=True,
                check=False,
            )
            assert done.returncode in {0, 2, 3, 4}, (given, done)
            assert b"Traceback" not in done.stderr
            assert b"\x1b" not in done.stderr, given
            done.stderr.decode("utf-8")
    assert_sound(path)
    with open_session(path).store as store:
        assert store.check_integrity() == []
