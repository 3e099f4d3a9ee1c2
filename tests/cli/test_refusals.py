"""Every refusal: its exit code, one line that says why, no traceback, nothing changed."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from bulkdesk.services.i18n import set_language
from bulkdesk.services.session import open_session
from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import RefusedError, StoreError
from tests.cli.support import Cli, assert_refused

READING = [
    ["contacts"],
    ["jobs", "--json"],
    ["stats", "1"],
    ["records", "1"],
    ["errors", "1", "-o", "x.csv"],
    ["pause", "1"],
    ["resume", "1"],
    ["cancel", "1"],
    ["edit", "1", "--name", "x"],
    ["retry", "1"],
    ["run", "--until-idle"],
    ["backup", "-o", "copy"],
    ["check"],
]


@pytest.mark.parametrize("words", READING, ids=lambda words: words[0])
def test_no_store(cli: Cli, words: list[str]) -> None:
    assert_refused(cli(*words), 4, str(cli.store), "bulkdesk init")
    assert not cli.store.exists()


@pytest.mark.parametrize("words", [["jobs"], ["check"], ["import", "x.csv"]])
@pytest.mark.parametrize("content", [b"", b"Name,E-mail\n", b"SQLite format 3\x00" + b"\x07" * 4096])
def test_no_store_of_ours(cli: Cli, words: list[str], content: bytes) -> None:
    cli.store.write_bytes(content)
    assert_refused(cli(*words), 4, "is not a BulkDesk store")
    base = ["--store", str(cli.store), "--lang", "en"]
    assert_refused(cli.raw(*base, "--account", "New", "init"), 4, "is not a BulkDesk store")
    assert_refused(cli.raw(*base, "init"), 3, "already")
    assert cli.store.read_bytes() == content


def test_a_folder_is_no_store(cli: Cli) -> None:
    cli.store.mkdir()
    assert_refused(cli("jobs"), 4, "is a folder")


@pytest.mark.parametrize("words", [["check"], ["contacts", "--json"], ["jobs"]])
def test_damaged_store(imported: Cli, words: list[str]) -> None:
    with imported.store.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (imported.store.stat().st_size - 4096))
    assert_refused(imported(*words), 4, "is damaged")


def test_check_finds_false_figures(imported: Cli) -> None:
    assert imported("check").stdout == "The store is sound.\n"
    with sqlite3.connect(imported.store) as store:
        store.execute("UPDATE job SET succeeded = 1, skipped = 1")
    store.close()
    result = imported("check")
    assert result.exit_code == 4
    assert "Bulk action 1" in result.stdout
    assert result.stderr.count("\n") == 1


def tampered(path: Path, statement: str) -> None:
    """What somebody does who takes the store's guards off and puts them on again."""
    with sqlite3.connect(path) as store:
        guards = store.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            store.execute(f"DROP TRIGGER {name}")
        store.execute(statement)
        for _, guard in guards:
            store.execute(guard)
    store.close()


@pytest.mark.parametrize("value", ["-1", "1.5", "3", "9223372036854775807", "'x'", None])
def test_an_end_of_the_search_index_that_cannot_be_is_damage(imported: Cli, value: str | None) -> None:
    assert imported("run", "--until-idle").exit_code == 0
    assert imported("tag", "add", "new", "--all", "--queue").exit_code == 0
    change = "DELETE FROM search_state" if value is None else f"UPDATE search_state SET indexed_to = {value}"
    tampered(imported.store, change)
    result = imported("run", "--until-idle")
    assert result.exit_code in {0, 4}, result.output
    result = imported("check")
    assert result.exit_code == 4
    assert "search_state.indexed_to: a value" in result.stdout


@pytest.mark.parametrize("value", ["-1", "1", "1.5", "9223372036854775807", "'x'"])
def test_an_end_of_the_trail_that_cannot_be_is_damage(imported: Cli, tmp_path: Path, value: str) -> None:
    tampered(imported.store, f"UPDATE trail_head SET number = {value}")
    log = tmp_path / "x.csv"
    assert_refused(imported("errors", "1", "-o", str(log)), 4, "damaged")
    assert not log.exists()
    assert_refused(imported("delete", "--all", "--yes"), 4, "damaged")
    assert imported("contacts", "--count").stdout == "2\n"
    result = imported("check")
    assert result.exit_code == 4
    assert "trail_head.number: a value" in result.stdout


@pytest.mark.parametrize(
    "change",
    [
        "number = number - 1",
        "number = 1, hash = (SELECT hash FROM trail WHERE number = 1)",
        "number = 0, hash = printf('%064d', 0)",
        "number = number + 3",
        "hash = printf('%064d', 1)",
    ],
)
def test_an_end_of_the_trail_that_was_moved_is_damage(imported: Cli, tmp_path: Path, change: str) -> None:
    """Another number or hash than that of the last entry: nothing is written after it, and no file is left."""
    assert imported("tag", "add", "vip", "--all", "--queue").exit_code == 0
    tampered(imported.store, f"UPDATE trail_head SET {change}")
    out = str(tmp_path / "out.csv")
    for words in (
        *(["run", "--until-idle"], ["run"], ["tag", "add", "new", "--all"], ["delete", "--all", "--yes"]),
        *(["pause", "2"], ["purge"], ["backup", "-o", out], ["errors", "1", "-o", out]),
        *(["contacts", "-o", out], ["audit", "export", "-o", out]),
    ):
        assert_refused(
            imported(*words), 4, "audit trail", "is damaged", "audit verify", "Nothing was changed"
        )
        assert not Path(out).exists()
    assert [job["status"] for job in imported.json("jobs", "--json")] == ["queued", "completed"]
    assert imported("contacts", "--count").stdout == "2\n"
    result = imported("check")
    assert result.exit_code == 4
    assert "trail_head." in result.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["stats", "7"], "no bulk action 7"),
        (["records", "7"], "no bulk action 7"),
        (["errors", "7", "-o", "x.csv"], "no bulk action 7"),
        (["pause", "1"], "“Completed”"),
        (["resume", "1"], "“Completed”"),
        (["cancel", "1"], "“Completed”"),
        (["edit", "1", "--name", "New"], "“Completed”"),
        (["edit", "1", "--at", "soon"], "soon is not a time"),
        (["jobs", "--from", "yesterday"], "yesterday is not a date"),
        (["jobs", "--to", "2030-01-31T25:00"], "is not a time"),
        (["jobs", "--to", "9999-12-31"], "9999-12-31 is not a date"),
        (["jobs", "--from", "0001-01-01T00:00+14:00"], "is not a time"),
        (["edit", "1", "--at", "9999-12-31T23:59-12:00"], "is not a time"),
        (["contacts", "--ids", "1,99"], "99"),
        (["errors", "1", "-o", "x.pdf"], "x.pdf"),
        (["contacts", "-o", "nowhere/x.csv"], "x.csv"),
        (["import", "missing.csv"], "missing.csv"),
        (["import", "missing.csv", "--encoding", "utf-8"], "missing.csv"),
        (["import", "."], "."),
        (["init"], "already"),
        (["init", "--account", "NORD"], "already"),
        (["init", "--account", "Two", "--timezone", "Mars/Base"], "Mars/Base"),
        (["init", "--account", "Two", "--country", "XX"], "XX"),
        (["init", "--account", "  "], "empty"),
        (["init", "--account", "x" * 201], "more than 200 characters"),
    ],
)
def test_refused(
    imported: Cli, words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    options, words = (words[1:3], ["init", *words[3:]]) if "--account" in words else ([], words)
    result = imported.raw("--store", str(imported.store), "--lang", "en", *options, *words)
    assert_refused(result, 3, said)
    assert len(imported.json("jobs", "--json")) == 1


@pytest.mark.parametrize(
    "case",
    [
        (b"", [], "empty"),
        (b"Name,E-mail\n", [], ""),
        (b"%PDF-1.7 \x00\x01\x02", [], ""),
        (b"Colour,Size\nred,10\n", [], "No identity field"),
        (b"E-mail\na@example.com\n", ["--map", "Mail=email"], "no column called Mail"),
        (b"E-mail\na@example.com\n", ["--map", "E-mail=shoe_size"], "shoe_size"),
        (b"E-mail\na@example.com\n", ["--mapping", "None"], "no saved mapping called None"),
        (b"E-mail\na@example.com\n", ["--encoding", "klingon"], "klingon"),
        (b"E-mail\na@example.com\n", ["--name", " "], "empty"),
        (b"E-mail,Mail\na@x.de,b@x.de\n", ["--map", "E-mail=email", "--map", "Mail=email"], ""),
    ],
)
@pytest.mark.parametrize("mode", [[], ["--dry-run"]])
def test_refused_files_leave_nothing_behind(
    cli: Cli, tmp_path: Path, case: tuple[bytes, list[str], str], mode: list[str]
) -> None:
    content, options, said = case
    file = tmp_path / "file.csv"
    file.write_bytes(content)
    result = cli("import", str(file), *options, *mode)
    assert_refused(result, 3, said)
    # A text that nobody wrote down would show as its code.
    assert "_" not in result.stderr.replace("shoe_size", "").replace(str(tmp_path), "")
    assert not cli.store.exists()


def test_unknown_names(imported: Cli) -> None:
    base = ["--store", str(imported.store), "--lang", "en"]
    assert_refused(imported.raw(*base, "--account", "South", "jobs"), 3, "South")
    assert_refused(imported.raw(*base, "--user", "eve", "jobs"), 3, "eve")


@pytest.mark.parametrize(
    "words",
    [
        ["pause", "1"],
        ["edit", "1", "--name", "x"],
        ["retry", "1"],
        ["run"],
        ["backup", "-o", "x"],
        ["import", "p"],
    ],
    ids=lambda words: words[0],
)
def test_an_auditor_only_reads(
    imported: Cli, auditor: str, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    base = ["--store", str(imported.store), "--lang", "en", "--user", auditor]
    assert_refused(imported.raw(*base, *words), 3, auditor, "auditor")
    assert_refused(imported.raw(*base, "--lang", "de", *words), 3, "mit der Rolle Prüfer")
    assert not (tmp_path / "x").exists()
    assert len(imported.json("jobs", "--json")) == 1
    assert imported.raw(*base, "errors", "1", "-o", str(tmp_path / "e.csv")).exit_code == 0


def test_only_an_admin_adds_a_sub_account(imported: Cli, auditor: str) -> None:
    base = ["--store", str(imported.store), "--lang", "en"]
    for name in ("otto", auditor):
        assert_refused(imported.raw(*base, "--user", name, "--account", "Süd", "init"), 3, name)
    done = imported.raw(*base, "--account", "Süd", "init", "--timezone", "Europe/Rome", "--country", "it")
    assert done.exit_code == 0
    assert "Süd (Europe/Rome, IT), user anna" in done.stdout
    assert imported.raw(*base, "--account", "süd", "contacts", "--count").stdout == "0\n"
    assert imported("contacts", "--count").stdout == "2\n"


@pytest.mark.parametrize(
    "words",
    [
        ["bogus"],
        ["jobs", "--status", "done"],
        ["jobs", "--type", "export"],
        ["jobs", "--nonsense"],
        ["jobs", "extra"],
        ["jobs", "--search"],
        ["stats"],
        ["stats", "one"],
        ["stats", "0"],
        ["stats", "99999999999999999999"],
        ["records", "1", "--outcome", "fine"],
        ["errors", "1"],
        ["edit", "1"],
        ["import", "x.csv", "--map", "A=email", "--map", "A=phone"],
        ["backup"],
        ["check", "--picture", "x.png"],
        ["contacts", "--count", "--json"],
        ["contacts", "--all", "--ids", "1"],
        ["contacts", "--ids", "1,x"],
        ["contacts", "--ids", "1" * 5000],
        ["contacts", "--ids", "0" * 5000],
        ["contacts", "--list", "x", "--all"],
        ["import"],
        ["import", "x.csv", "--map", "email"],
        ["import", "x.csv", "--mode", "replace"],
        ["import", "x.csv", "--match", "email,email"],
        ["import", "x.csv", "--match", "name"],
        ["import", "x.csv", "--delimiter", "ab"],
        ["import", "x.csv", "--date-order", "ymd"],
        ["demo", "--contacts", "1000001"],
        ["demo", "--jobs", "-1"],
        ["--lang", "fr", "jobs"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("lang", ["en", "de"])
def test_wrong_usage(cli: Cli, words: list[str], lang: str) -> None:
    assert_refused(cli(*words, lang=lang), 2, "--help")
    assert not cli.store.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["bogus"], "Es gibt keinen Befehl bogus."),
        (["tag", "bogus"], "Es gibt keinen Befehl bogus."),
        (["jobs", "one", "two"], "Zu viel: one two"),
        (["tag", "add", "x", "more", "--all"], "Zu viel: more"),
        (["jobs", "--search"], "--search braucht einen Wert."),
        (["jobs", "--json=1"], "--json nimmt keinen Wert."),
        (["jobs", "--nonsense"], "Es gibt keine Option --nonsense."),
        (["stats"], "JOB fehlt."),
    ],
)
def test_wrong_usage_is_told_in_the_language_asked_for(cli: Cli, words: list[str], said: str) -> None:
    result = cli(*words, lang="de")
    assert_refused(result, 2, "(siehe: ")
    assert result.stderr.startswith(f"{said} (siehe: ")


@pytest.mark.parametrize("group", ["tag", "audit"])
def test_a_group_of_commands_alone_is_wrong_usage(cli: Cli, group: str) -> None:
    assert_refused(cli(group), 2, f" {group} alone says too little. (see: ", f" {group} --help)")


def test_a_refusal_is_in_the_language_asked_for(cli: Cli) -> None:
    set_language("de")
    expected = error_text(StoreError("store_missing", path=str(cli.store)))
    assert cli("jobs", lang="de").stderr == expected + "\n"
    expected = error_text(RefusedError("timezone_unknown", name="Mars"))
    assert cli.raw(
        "--store", str(cli.store), "init", "--timezone", "Mars", env={"LANG": "de_DE.UTF-8"}
    ).stderr == (expected + "\n")


def test_text_from_outside_stays_in_its_line(imported: Cli) -> None:
    base = ["--store", str(imported.store), "--lang", "en"]
    result = imported.raw(*base, "--account", "a\nb\x1b[31m", "jobs")
    assert_refused(result, 3)
    assert "\x1b" not in result.stderr


def test_backup_overwrites_nothing(imported: Cli, tmp_path: Path) -> None:
    copy = tmp_path / "copy.bulkdesk"
    assert imported("backup", "-o", str(copy)).exit_code == 0
    before = copy.read_bytes()
    assert_refused(imported("backup", "-o", str(copy)), 3, str(copy))
    nowhere = imported("backup", "-o", str(tmp_path / "nowhere" / "copy"))
    assert_refused(nowhere, 3, "No such file or directory")
    assert ".new" not in nowhere.stderr
    assert copy.read_bytes() == before
    session = open_session(copy)
    assert session.account.name == "Nord"
    session.store.close()
    assert imported("check", store=copy).exit_code == 0


@pytest.mark.skipif(os.name == "nt", reason="folders have no such mode there")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_cannot_be_written(cli: Cli, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    assert_refused(cli("init", store=locked / "store"), 4, "cannot be written")
