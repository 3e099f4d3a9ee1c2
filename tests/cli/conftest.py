"""Fixtures of the command line's tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulkdesk.services.session import open_session
from bulkdesk.store import accounts
from bulkdesk.store.words import Role
from tests.cli.support import Cli
from tests.support import write_csv


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The command line, with a store that does not exist yet and folders of its own."""
    for name in ("BULKDESK_STORE", "LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return Cli(tmp_path / "store.bulkdesk", [])


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """A file of three: one fine, one with a bad e-mail, one with a bad phone."""
    return write_csv(
        tmp_path / "people.csv",
        [
            ["First name", "E-mail", "Phone"],
            ["Änne", "aenne@example.com", "+49 30 901820"],
            ["Bob", "bob at example", ""],
            ["Cem", "cem@example.com", "unknown"],
        ],
    )


@pytest.fixture
def imported(cli: Cli, people: Path) -> Cli:
    """The command line on a store with that file imported by ``anna`` as job 1."""
    result = cli.raw(
        *("--store", str(cli.store), "--account", "Nord", "--user", "anna", "--lang", "en"),
        *("import", str(people), "--json"),
    )
    assert result.exit_code == 0, result.output
    return cli


@pytest.fixture
def auditor(imported: Cli) -> str:
    """The name of a user who may only read."""
    session = open_session(imported.store)
    with session.store.write():
        accounts.add_user(session.store, name="rita", role=Role.AUDITOR)
        accounts.add_user(session.store, name="otto", role=Role.OPERATOR)
    session.store.close()
    return "rita"
