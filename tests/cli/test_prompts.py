"""What is asked on a terminal before a delete, and for a password."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bulkdesk.services import users
from bulkdesk.services.session import open_session
from tests.cli.support import Cli
from tests.cli.terminals import terminal
from tests.support import write_csv

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminals")


def test_a_delete_is_asked_for_and_may_be_refused(imported: Cli) -> None:
    with terminal(imported.store, "delete", "--all") as person:
        person.wait_for("2 contacts will be deleted")
        person.wait_for("Go on?")
        person.type("no")
        assert person.ended()[0] == 3
    assert imported("contacts", "--count").stdout == "2\n"
    with terminal(imported.store, "delete", "--all") as person:
        person.wait_for("Go on?")
        person.type("yes")
        assert person.ended()[0] == 0
    assert imported("contacts", "--count").stdout == "0\n"


def test_a_delete_of_more_than_was_agreed_to_is_asked_for_again(imported: Cli, tmp_path: Path) -> None:
    with terminal(imported.store, "delete", "--all") as person:
        person.wait_for("2 contacts will be deleted")
        person.wait_for("Go on?")
        more = write_csv(tmp_path / "more.csv", [["E-mail"], ["dora@example.com"]])
        assert imported("import", str(more)).exit_code == 0
        person.type("yes")
        person.wait_for("3 contacts will be deleted")
        person.wait_for("Go on?")
        person.type("no")
        assert person.ended()[0] == 3
    assert imported("contacts", "--count").stdout == "3\n"


@pytest.mark.skipif(sys.platform != "linux", reason="the state of a program is read from Linux's /proc")
def test_an_import_is_stopped_while_it_asks_for_the_password(imported: Cli, people: Path) -> None:
    session = open_session(imported.store)
    users.change_own_password(session, "correct horse")
    session.store.close()
    with terminal(imported.store, "import", str(people)) as person:
        person.wait_for("Password of anna: ")
        person.interrupt()
        assert person.ended()[0] == 130
    with terminal(imported.store, "import", str(people)) as person:
        person.wait_for("Password of anna: ")
        person.type("correct horse")
        assert person.ended()[0] == 0
