"""Audits from the command line: the read-only window, verify, export; passwords; and who may do what."""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
import zipfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bulkdesk.cli.main import root
from bulkdesk.services import trail, users
from bulkdesk.services.session import open_session
from bulkdesk.store.words import Role
from tests.cli.support import Cli, assert_refused, ended, program
from tests.cli.terminals import terminal

SECRET = "correct horse"  # noqa: S105 -- of a test


class Windows:
    """Stands where the window would be opened, and keeps what was asked for."""

    def __init__(self) -> None:
        self.opened: list[tuple[Path, bool]] = []

    def __call__(self, store_path: Path, *, read_only: bool = False, **_names: str | None) -> int:
        self.opened.append((store_path, read_only))
        return 0


def run(*words: str, windows: Windows | None = None) -> Result:
    return CliRunner().invoke(root, ["--lang", "en", *words], obj=windows or Windows())


def last_entries(path: Path, count: int) -> list[tuple[str, str, str | None]]:
    """Who did what with which refusal, newest first."""
    session = open_session(path)
    try:
        found = trail.entries(session, everywhere=True, limit=count)
        return [(entry.user, entry.act, entry.refused) for entry in found]
    finally:
        session.store.close()


def test_the_window_opens_read_only(imported: Cli) -> None:
    windows = Windows()
    before = imported.store.read_bytes()
    assert run("audit", str(imported.store), windows=windows).exit_code == 0
    assert windows.opened == [(imported.store, True)]
    assert imported.store.read_bytes() == before


def test_a_file_that_is_called_like_a_command(imported: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    (imported.store.parent / "verify").write_bytes(imported.store.read_bytes())
    monkeypatch.chdir(imported.store.parent)
    windows = Windows()
    assert run("audit", "./verify", windows=windows).exit_code == 0
    assert windows.opened == [(Path("verify"), True)]


@pytest.mark.parametrize("command", [["audit"], ["audit", "verify"]])
def test_what_is_no_store_opens_no_window(cli: Cli, tmp_path: Path, command: Sequence[str]) -> None:
    (tmp_path / "x.bulkdesk").write_bytes(b"hello")
    windows = Windows()
    assert_refused(run(*command, str(tmp_path / "x.bulkdesk"), windows=windows), 4, "not a BulkDesk store")
    assert_refused(run(*command, str(tmp_path / "none.bulkdesk"), windows=windows), 4, "There is no file at")
    assert windows.opened == []
    assert not cli.store.exists()


def test_a_whole_trail_verifies(imported: Cli) -> None:
    result = run("audit", "verify", str(imported.store))
    assert result.exit_code == 0
    assert result.stdout.startswith("The audit trail is whole")
    document = json.loads(run("audit", "verify", str(imported.store), "--json").stdout_bytes)
    assert document["whole"] is True
    assert document["head"] in result.stdout
    assert document["problems"] == []
    again = run("audit", "verify", str(imported.store), "--head", document["head"])
    assert again.exit_code == 0
    assert_refused(run("audit", "verify", str(imported.store), "--head", "00" * 32), 3, "no entry", "00" * 32)


def test_a_noted_head_is_taken_as_it_stands_in_an_export(imported: Cli, tmp_path: Path) -> None:
    target = tmp_path / "all.csv"
    assert imported("contacts", "--all", "-o", str(target)).exit_code == 0
    with target.open(encoding="utf-8-sig", newline="") as file:
        first, second = csv.DictReader(file)
    noted = first["bulkdesk_trail"]
    number, hash_ = noted.split(":")
    assert second["bulkdesk_trail"] == ""
    store = str(imported.store)
    for form in (noted, noted.upper(), hash_, f" {number} {hash_} ", f"{number}: {hash_}"):
        result = run("audit", "verify", store, "--head", form)
        assert result.exit_code == 0, result.output
        assert "The noted entry is in it." in result.stdout
        assert f"Head: {int(number) + 1}:" in result.stdout
    other = f"{int(number) - 1}:{hash_}"
    assert_refused(
        run("audit", "verify", store, "--head", other), 3, f"Entry {int(number) - 1}", "another one"
    )
    beyond = f"99:{hash_}"
    assert_refused(
        run("audit", "verify", store, "--head", beyond), 3, f"entry {int(number) + 1}", "99 was cut off"
    )
    for odd in ("", "x", f"{number}:{hash_[1:]}", f"{number}:{number}:{hash_}"):
        assert_refused(run("audit", "verify", store, "--head", odd), 3, "no head of an audit trail")


def test_a_broken_trail_is_refused_and_the_entry_named(imported: Cli) -> None:
    with closing(sqlite3.connect(imported.store)) as file, file:
        (guard,) = file.execute("SELECT sql FROM sqlite_master WHERE name = 'trail_update'").fetchone()
        file.execute("DROP TRIGGER trail_update")
        file.execute("UPDATE trail SET user_name = 'bert' WHERE number = 2")
        file.execute(guard)
    assert_refused(run("audit", "verify", str(imported.store)), 3, "Entry 2", "was changed")
    result = run("audit", "verify", str(imported.store), "--json")
    assert result.exit_code == 3
    (problem,) = json.loads(result.stdout_bytes)["problems"]
    assert (problem["code"], problem["number"]) == ("trail_entry_changed", 2)


def test_a_package_is_exported_and_verified_elsewhere(imported: Cli, tmp_path: Path) -> None:
    target = tmp_path / "audit.zip"
    document = imported.json("audit", "export", "-o", str(target), "--json")
    assert (document["jobs"], document["records"]) == (1, 3)
    imported.store.unlink()
    result = run("audit", "verify", str(target))
    assert result.exit_code == 0
    assert document["seal"] in result.stdout
    assert document["head"] in result.stdout
    assert_refused(run("audit", "export", "-o", str(target)), 4)


def test_a_package_that_was_changed_is_refused(imported: Cli, tmp_path: Path) -> None:
    target = tmp_path / "audit.zip"
    assert imported("audit", "export", "-o", str(target)).exit_code == 0
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("more.txt", "x")
    assert_refused(run("audit", "verify", str(target)), 3, "more.txt does not belong to the package")
    target.write_bytes(target.read_bytes()[:500])
    assert_refused(run("audit", "verify", str(target)), 3, "ZIP file is damaged")
    assert_refused(imported("audit", "export", "-o", str(target)), 3, "already")


def test_the_filters_of_the_table_choose_the_jobs(imported: Cli, tmp_path: Path) -> None:
    assert imported("tag", "add", "vip", "--all").exit_code == 0

    def exported(*filters: str) -> int:
        target = tmp_path / "one.zip"
        target.unlink(missing_ok=True)
        document = imported.json("audit", "export", "-o", str(target), "--json", *filters)
        listed = imported.json("jobs", "--json", *filters)
        assert document["jobs"] == len(listed)
        return len(listed)

    assert exported() == 2
    assert exported("--type", "add_tag") == 1
    assert exported("--status", "queued") == 0
    assert exported("--created-by", "anna", "--search", "people") == 1
    assert exported("--from", "2001-01-01", "--to", "2001-01-02") == 0
    assert exported("--to", "2999-01-01T00:00Z") == 2
    assert_refused(imported("audit", "export", "-o", str(tmp_path / "x.zip"), "--from", "soon"), 3, "soon")
    assert not (tmp_path / "x.zip").exists()


def test_usage(imported: Cli) -> None:
    assert imported("audit").exit_code == 2
    assert imported("audit", "verify").exit_code == 2
    assert imported("audit", "export").exit_code == 2
    assert imported("audit", "export", "-o", "x.zip", "--status", "odd").exit_code == 2
    assert imported("audit", "verify", "--help").exit_code == 0


# -- passwords ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def guarded(imported: Cli) -> Cli:
    """A store whose admin has a password."""
    session = open_session(imported.store)
    users.set_password(session, session.user.id, SECRET)
    session.store.close()
    return imported


def test_a_password_comes_from_the_environment(guarded: Cli) -> None:
    words = ("--store", str(guarded.store), "--lang", "en", "contacts", "--count")
    assert_refused(guarded.raw(*words), 3, "anna needs a password", "BULKDESK_PASSWORD")
    assert_refused(guarded.raw(*words, env={"BULKDESK_PASSWORD": "wrong one"}), 3, "wrong")
    result = guarded.raw(*words, env={"BULKDESK_PASSWORD": SECRET})
    assert (result.exit_code, result.stdout) == (0, "2\n")
    for _ in range(5):
        assert_refused(guarded.raw(*words, env={"BULKDESK_PASSWORD": "wrong one"}), 3, "wrong")
    assert_refused(guarded.raw(*words, env={"BULKDESK_PASSWORD": SECRET}), 3, "Too many wrong passwords")
    # Making a further sub-account asks for it as well.
    init = ("--store", str(guarded.store), "--lang", "en", "--account", "Süd", "init")
    assert_refused(guarded.raw(*init), 3, "Too many wrong passwords")


def test_no_password_is_asked_for_to_audit(guarded: Cli) -> None:
    assert run("audit", "verify", str(guarded.store)).exit_code == 0
    windows = Windows()
    assert run("audit", str(guarded.store), windows=windows).exit_code == 0
    assert len(windows.opened) == 1


def test_a_program_without_a_terminal_does_not_wait_for_a_password(guarded: Cli) -> None:
    with program(guarded.store, "contacts", "--count") as process:
        code, out, err = ended(process)
    assert (code, out) == (3, "")
    assert "BULKDESK_PASSWORD" in err
    assert err.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminals")
@pytest.mark.parametrize(("typed", "code"), [(SECRET, 0), ("wrong one", 3), ("", 3)])
def test_on_a_terminal_it_is_asked_for_and_not_shown(guarded: Cli, typed: str, code: int) -> None:
    with terminal(guarded.store, "contacts", "--count") as person:
        # The space comes when the terminal has stopped to show what is typed; what came before that is thrown away.
        person.wait_for("Password of anna: ")
        person.type(typed)
        assert person.ended() == (code, "2\n" if code == 0 else "")
        assert SECRET not in person.shown


# -- rights -------------------------------------------------------------------------------------------------------------

ALLOWED: dict[Role, list[list[str]]] = {
    Role.AUDITOR: [
        ["contacts", "--count"],
        ["contacts", "--all", "-o", "{folder}/all.csv"],
        ["jobs", "--json"],
        ["stats", "1"],
        ["records", "1"],
        ["errors", "1", "-o", "{folder}/log.csv"],
        ["audit", "export", "-o", "{folder}/p.zip"],
        ["check"],
    ],
    Role.OPERATOR: [
        ["import", "{folder}/new.csv"],
        ["tag", "add", "vip", "--all"],
        ["tag", "remove", "vip", "--all"],
        ["delete", "--all", "--yes"],
        ["restore", "4", "--yes"],
        ["revert", "2"],
        ["retry", "1"],
        ["cancel", "1"],
        ["backup", "-o", "{folder}/copy"],
        ["run", "--until-idle"],
    ],
    Role.ADMIN: [["purge"], ["--account", "Süd", "init"]],
}
"""What a role may do that those before it may not."""

RANK = [Role.AUDITOR, Role.OPERATOR, Role.ADMIN]
NAMES = {Role.AUDITOR: "rita", Role.OPERATOR: "otto", Role.ADMIN: "anna"}


@pytest.mark.parametrize("role", RANK)
def test_the_command_line_obeys_the_table(imported: Cli, auditor: str, tmp_path: Path, role: Role) -> None:
    assert auditor == NAMES[Role.AUDITOR]
    (tmp_path / "new.csv").write_text("email\nnew@example.com\nbad\n", encoding="utf-8")
    for owner, commands in ALLOWED.items():
        for command in commands:
            words = [word.format(folder=tmp_path) for word in command]
            before = sorted(path.name for path in tmp_path.iterdir() if path.is_file())
            result = imported("--user", NAMES[role], *words)
            if RANK.index(role) >= RANK.index(owner):
                # What the store does not allow just now is refused for another reason.
                assert "may not do this" not in result.stderr, (words, result.output)
                continue
            assert_refused(result, 3, NAMES[role], "may not do this")
            assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == before
            ((user, _, refused),) = last_entries(imported.store, 1)
            assert (user, refused) == (NAMES[role], "not_allowed")
    assert run("audit", "verify", str(imported.store)).exit_code == 0
