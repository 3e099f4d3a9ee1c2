"""What the commands do and print for reading."""

from __future__ import annotations

from pathlib import Path

import pytest

import bulkdesk
from bulkdesk.services.session import default_store_path, open_session
from bulkdesk.store import accounts, jobs
from bulkdesk.store.words import JobStatus
from tests.cli.support import Cli, assert_refused
from tests.support import write_csv


def test_version(cli: Cli) -> None:
    assert cli.raw("--version").stdout == f"bulkdesk {bulkdesk.__version__}\n"


def test_help_names_every_command(cli: Cli) -> None:
    text = cli.raw("--help", "--lang", "en").stdout
    for name in (
        *("init", "import", "contacts", "jobs", "stats", "records", "errors", "pause", "resume"),
        *("cancel", "edit", "retry", "run", "backup", "check", "demo"),
        *("tag", "delete", "restore", "revert", "purge"),
    ):
        assert f"\n  {name} " in text
        assert cli.raw(name, "--help").exit_code == 0


def test_no_command_opens_the_window(cli: Cli) -> None:
    assert cli.raw("--store", str(cli.store), "--account", "Nord", "--lang", "de").exit_code == 0
    assert cli.raw().exit_code == 0
    assert cli.windows == [(cli.store, "Nord", None, "de"), (default_store_path(), None, None, None)]


def test_the_window_may_begin_in_the_tray(cli: Cli) -> None:
    assert cli("--tray").exit_code == 0
    assert cli().exit_code == 0
    assert cli.trays == [True, False]
    assert_refused(cli("--tray", "jobs"), 2, "--tray")


def test_the_store_is_found_by_option_then_environment_then_platform(cli: Cli, tmp_path: Path) -> None:
    other = tmp_path / "other.bulkdesk"
    assert cli.raw("init", env={"BULKDESK_STORE": str(other)}).exit_code == 0
    assert other.exists()
    assert cli.raw("--store", str(cli.store), "init", env={"BULKDESK_STORE": str(other)}).exit_code == 0
    assert cli.store.exists()
    assert cli.raw("init").exit_code == 0
    assert default_store_path().exists()
    assert default_store_path().is_relative_to(tmp_path)


def test_init_takes_names_and_settings(cli: Cli) -> None:
    result = cli.raw(
        *("--store", str(cli.store), "--account", "Nord", "--user", "anna", "--lang", "en"),
        *("init", "--timezone", "Europe/Berlin", "--country", "de"),
    )
    assert result.exit_code == 0
    session = open_session(cli.store)
    assert (session.account.name, session.account.timezone, session.account.country) == (
        *("Nord", "Europe/Berlin", "DE"),
    )
    assert (session.user.name, session.user.role) == ("anna", "admin")
    session.store.close()


@pytest.mark.parametrize("option", ["--account", "--user"])
def test_names_of_a_new_store_are_checked_as_all_others(cli: Cli, option: str) -> None:
    base = ("--store", str(cli.store), "--lang", "en")
    for name, said in (("x" * 201, "more than 200 characters"), (" \n ", "empty")):
        assert_refused(cli.raw(*base, option, name, "init"), 3, said)
        assert not cli.store.exists()
    assert cli.raw(*base, option, "Nord\n\x1b[2J Ost", "init").exit_code == 0
    with open_session(cli.store).store as store:
        names = [
            *(row.name for row in accounts.accounts(store)),
            *(row.name for row in accounts.users(store)),
        ]
    assert "Nord [2J Ost" in names


def test_import_makes_the_store_with_the_names_given(imported: Cli) -> None:
    assert imported.json("jobs", "--json")[0]["account"] == "Nord"


def test_strict_and_queue(imported: Cli, people: Path) -> None:
    assert imported("import", str(people), "--strict").exit_code == 1
    queued = imported("import", str(people), "--queue", "--strict", "--json")
    assert queued.exit_code == 0
    assert imported.json("stats", "3", "--json")["status"] == "queued"
    assert imported("run", "--until-idle").exit_code == 0
    job = imported.json("stats", "3", "--json")
    assert (job["status"], job["succeeded"], job["pending"]) == ("completed", 2, 0)


def test_pause_resume_cancel(imported: Cli, people: Path) -> None:
    imported("import", str(people), "--queue")
    assert imported.json("pause", "2", "--json")["status"] == "paused"
    assert imported("run", "--until-idle").exit_code == 0
    assert imported.json("stats", "2", "--json")["pending"] == 3
    assert "Queued" in imported("resume", "2").stdout
    job = imported.json("cancel", "2", "--json")
    assert (job["status"], job["skipped"], job["pending"]) == ("cancelled", 3, 0)
    assert {row["code"] for row in imported.json("records", "2", "--json")} == {"cancelled"}
    assert imported("contacts", "--count").stdout == "2\n"


def test_edit_and_scheduled_jobs_wait(imported: Cli, people: Path) -> None:
    imported("import", str(people), "--queue")
    job = imported.json("edit", "2", "--name", "Later", "--at", "2999-07-01T09:00", "--json")
    assert (job["name"], job["status"]) == ("Later", "queued")
    assert job["scheduled_at"].startswith("2999-")
    assert "2999-07-01 09:00" in imported("edit", "2", "--name", "Later").stdout
    assert imported("run", "--until-idle").exit_code == 0
    assert imported.json("stats", "2", "--json")["status"] == "queued"
    assert imported.json("edit", "2", "--at", "now", "--json")["scheduled_at"] is None
    assert imported("run", "--until-idle").exit_code == 0
    assert imported.json("stats", "2", "--json")["status"] == "completed"


def test_retry_runs_the_failed_rows(imported: Cli) -> None:
    job = imported.json("retry", "1", "--json")
    assert (job["parent"], job["total"], job["failed"]) == (1, 1, 1)
    assert imported.json("records", "2", "--json")[0]["row"] == 3
    assert imported("retry", "1", "--strict").exit_code == 1


def test_job_filters(imported: Cli, people: Path) -> None:
    imported("import", str(people), "--queue", "--name", "Zweite ÄRZTE")

    def ids(*words: str) -> list[int]:
        return [job["id"] for job in imported.json("jobs", "--json", *words)]

    assert ids("--status", "completed") == [1]
    assert ids("--status", "queued", "--status", "completed") == [2, 1]
    assert ids("--type", "import", "--type", "delete") == [2, 1]
    assert ids("--type", "delete") == []
    assert ids("--created-by", "anna") == [2, 1]
    assert ids("--created-by", "nobody") == []
    assert ids("--search", "ärzte") == [2]
    assert ids("--status", "queued", "--search", "people") == []


def test_days_are_the_sub_accounts_and_both_included(cli: Cli, people: Path) -> None:
    base = ["--store", str(cli.store), "--lang", "en"]
    cli.raw(*base, "init", "--timezone", "Pacific/Auckland", "--country", "NZ")
    cli("import", str(people), "--queue")
    session = open_session(cli.store)
    # 2030-01-31T12:00Z is the first of February in Auckland.
    moment = 1_896_091_200_000
    with session.store.write():
        jobs.update(session.store, 1, created_at=moment)
    session.store.close()

    def found(*words: str) -> bool:
        return bool(cli.json("jobs", "--json", *words))

    assert cli.json("jobs", "--json")[0]["created_at"] == "2030-01-31T12:00:00.000Z"
    assert found("--from", "2030-02-01", "--to", "2030-02-01")
    assert not found("--to", "2030-01-31")
    assert not found("--from", "2030-02-02")
    assert found("--from", "2030-01-31T12:00:00Z", "--to", "2030-01-31T12:00:00Z")
    assert not found("--from", "2030-01-31T12:00:00.001Z")
    assert found("--to", "2030-02-01T01:00")
    assert not found("--to", "2030-02-01T00:59")


def test_tables_for_reading(imported: Cli) -> None:
    assert "people.csv" in imported("jobs").stdout
    assert "aenne@example.com" in imported("contacts").stdout
    assert "bob at example" in imported("records", "1").stdout
    text = imported("stats", "1").stdout
    assert "1 × The e-mail address is not valid (Failed)" in text
    assert "Contacts created" in text


def test_control_characters_never_reach_the_terminal(cli: Cli, tmp_path: Path) -> None:
    file = write_csv(
        tmp_path / "evil.csv",
        [
            ["First name", "E-mail", "Company"],
            ["A\u202eB", "bad\x1b]0;x\x07@@", "C"],
            ["Eve", "e@example.com", "X\nY"],
        ],
    )
    assert cli("import", str(file), "--name", "N\x1b[2J\nM").exit_code == 0
    for words in (["jobs"], ["contacts"], ["records", "1"], ["stats", "1"]):
        text = cli(*words).stdout
        assert all(character.isprintable() or character == "\n" for character in text)
    assert len(cli("contacts").stdout.splitlines()) == 2


def test_a_bug_is_logged_and_reported(imported: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_args: object, **_named: object) -> None:
        raise RuntimeError(f"nobody foresaw this of {imported.store.name}")

    monkeypatch.setattr("bulkdesk.cli.records.each_record", stumble)
    result = imported("records", "1")
    assert result.exit_code == 70
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    log = Path(result.stderr.removeprefix("Unexpected error, see ").rstrip("\n"))
    written = log.read_text("utf-8")
    assert "CRITICAL" in written
    assert "in stumble" in written
    assert "\nRuntimeError\n" in written
    assert imported.store.name not in written


def test_a_damaged_record_is_damage_and_no_bug(imported: Cli) -> None:
    session = open_session(imported.store)
    with session.store.write():
        session.store.sql("UPDATE record SET detail = 'not JSON' WHERE code IS NOT NULL")
    session.store.close()
    result = imported("records", "1")
    assert result.exit_code == 4
    assert "damaged" in result.stderr


@pytest.mark.parametrize("status", [JobStatus.PAUSED, JobStatus.CANCELLED])
def test_a_finished_wait_is_not_waited_for_again(imported: Cli, people: Path, status: JobStatus) -> None:
    imported("import", str(people), "--queue")
    imported("pause" if status is JobStatus.PAUSED else "cancel", "2")
    assert imported.json("stats", "2", "--json")["status"] == status.value
    assert imported("run", "--until-idle").exit_code == 0
    assert imported.json("stats", "2", "--json")["status"] == status.value


def test_demo(cli: Cli, tmp_path: Path) -> None:
    pytest.importorskip("bulkdesk.services.demo")
    words = ["demo", "--contacts", "20", "--jobs", "10"]
    result = cli(*words, "--no-window")
    assert (result.exit_code, result.stdout) == (0, f"{cli.store}\n")
    assert len(cli.json("jobs", "--json")) == 10
    assert cli.windows == []
    assert cli("check").exit_code == 0
    assert cli(*words, "--no-window").exit_code == 3
    other = tmp_path / "other.bulkdesk"
    assert cli(*words, store=other).exit_code == 0
    assert cli.raw("--lang", "en", *words).exit_code == 0
    assert cli.windows[0][0] == other
    assert other.exists()
    assert not cli.windows[1][0].exists()


def test_an_import_may_have_a_country_of_its_own(cli: Cli, tmp_path: Path) -> None:
    """In the German sub-account that the tests have, numbers of Austria."""
    file = write_csv(tmp_path / "vienna.csv", [["First name", "Phone"], ["Franz", "0664 1234567"]])
    cli("import", str(file), "--country", "AT", "--json")
    assert [contact["phone"] for contact in cli.json("contacts", "--all", "--json")] == ["+436641234567"]
    assert_refused(cli("import", str(file), "--country", "XX"), 3, "XX")
