"""tag, delete, restore, retry, revert, purge: what they do, print and refuse."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bulkdesk.services.session import open_session
from bulkdesk.store.store import Store
from tests.cli.support import Cli, assert_refused

ALL = "--all"


def tags(cli: Cli) -> list[list[str]]:
    return [contact["tags"] for contact in cli.json("contacts", "--json")]


def age(store: Path, days: int) -> None:
    """Let contacts have been deleted so many days ago."""
    with Store.open(store) as opened:
        opened.sql("UPDATE contact SET deleted_at = deleted_at - ?", days * 24 * 3600 * 1000)


def test_tag_add_and_remove(imported: Cli) -> None:
    job = imported.json("tag", "add", "VIP", ALL, "--json")
    assert (job["type"], job["name"], job["status"], job["succeeded"]) == (
        *("add_tag", "Add tag “VIP”", "completed", 2),
    )
    assert job["can"] == ["view", "download", "revert"]
    assert tags(imported) == [["VIP"], ["VIP"]]
    again = imported.json("tag", "add", "vip", "--ids", "1", "--name", "Mine", "--json")
    assert (again["name"], again["skipped"]) == ("Mine", 1)
    assert again["reasons"] == [
        {
            "code": "already_tagged",
            "outcome": "skipped",
            "count": 1,
            "text": "The contact has the tag already",
        }
    ]
    assert "Remove tag" in imported("tag", "remove", "vip", "--ids", "2").stdout
    assert tags(imported) == [["VIP"], []]


def test_targets_by_filter(imported: Cli) -> None:
    assert imported.json("tag", "add", "x", "--filter", 'email contains "aenne"', "--json")["total"] == 1
    assert imported.json("delete", "--filter", 'tags has "x"', "--yes", "--json")["total"] == 1
    assert imported("contacts", "--count").stdout == "1\n"


@pytest.mark.parametrize(
    "words",
    [["tag", "add", "x"], ["tag", "add", "x", ALL, "--ids", "1"], ["delete", "--yes"], ["tag", "add"]],
)
def test_wrong_usage(imported: Cli, words: list[str]) -> None:
    assert_refused(imported(*words), 2)
    assert len(imported.json("jobs", "--json")) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["tag", "remove", "nowhere", ALL], "nowhere"),
        (["tag", "add", "x", "--ids", "1,99"], "99"),
        (["tag", "add", "x", "--list", "None"], "None"),
        (["tag", "add", "x", "--filter", "city ~ 1"], ""),
        (["tag", "add", " ", ALL], "empty"),
        (["delete", "--ids", "99", "--yes"], "99"),
        (["delete", "--filter", 'city is "Nowhere"', "--yes"], "No contact"),
        (["delete", ALL], "--yes"),
        (["restore", "1"], "1"),
        (["restore", "9", "--yes"], "no bulk action 9"),
        (["revert", "9"], "no bulk action 9"),
        (["retry", "9"], "no bulk action 9"),
    ],
)
def test_refused(imported: Cli, words: list[str], said: str) -> None:
    assert_refused(imported(*words), 3, said)
    assert len(imported.json("jobs", "--json")) == 1
    assert imported("contacts", "--count").stdout == "2\n"


def test_delete_and_restore(imported: Cli) -> None:
    imported("tag", "add", "VIP", ALL)
    gone = imported.json("delete", ALL, "--yes", "--json")
    assert gone["can"] == ["view", "download", "restore"]
    assert imported("contacts", "--count").stdout == "0\n"
    assert_refused(imported("restore", "3"), 3, "--yes")
    back = imported.json("restore", "3", "--yes", "--json")
    assert (back["type"], back["parent"], back["succeeded"]) == ("restore", 3, 2)
    assert tags(imported) == [["VIP"], ["VIP"]]
    assert_refused(imported("restore", "3", "--yes"), 3, "3")


def test_revert_and_strict(imported: Cli, people: Path) -> None:
    imported("import", str(people))
    job = imported.json("revert", "1", "--json")
    assert (job["type"], job["parent"], job["succeeded"]) == ("revert", 1, 2)
    assert imported("contacts", "--count").stdout == "0\n"
    assert_refused(imported("revert", "1"), 3, "only once")
    assert_refused(imported("revert", "3"), 3)
    imported("import", str(people))
    failed = imported("restore", "3", "--yes", "--strict", "--json")
    assert failed.exit_code == 1
    assert imported.json("records", "5", "--json")[0]["code"] == "conflict"


def test_queue(imported: Cli) -> None:
    job = imported.json("delete", ALL, "--yes", "--queue", "--json")
    assert (job["status"], job["pending"]) == ("queued", 2)
    assert imported("contacts", "--count").stdout == "2\n"
    assert imported("run", "--until-idle").exit_code == 0
    assert imported("contacts", "--count").stdout == "0\n"


def test_a_purge_names_copies_that_still_hold_who_was_removed(imported: Cli) -> None:
    copy = imported.store.with_name(f"{imported.store.name}.before-0008_short_words")
    shutil.copy(imported.store, copy)
    assert str(copy) not in imported("purge").stderr
    imported("delete", "--ids", "1", "--yes")
    age(imported.store, 60)
    assert str(copy) in imported("purge").stderr


def test_purge(imported: Cli) -> None:
    imported("delete", "--ids", "1", "--yes")
    assert imported.json("purge", "--json") == {"contacts": 0, "records": 0, "rows": 0, "erased": True}
    age(imported.store, 60)
    assert imported("purge").stdout == "Contacts removed for good: 1\n"
    assert imported.json("records", "1", "--json")[0]["identifier"] == "#1, removed"
    assert b"aenne@" not in imported.store.read_bytes()
    session = open_session(imported.store)
    assert session.store.check_integrity() == []
    session.store.close()
    assert imported("check").exit_code == 0


def test_an_auditor_is_refused(imported: Cli, auditor: str) -> None:
    imported("delete", "--ids", "1", "--yes")
    for words in (
        ["tag", "add", "x", ALL],
        ["delete", ALL, "--yes"],
        ["restore", "2", "--yes"],
        ["retry", "1"],
        ["revert", "1"],
        ["purge"],
    ):
        result = imported.raw("--store", str(imported.store), "--user", auditor, "--lang", "en", *words)
        assert_refused(result, 3, auditor)
    result = imported.raw("--store", str(imported.store), "--user", "otto", "--lang", "en", "purge")
    assert_refused(result, 3, "otto")


def test_the_log_has_the_words_of_the_json(imported: Cli, tmp_path: Path) -> None:
    """As in the log of an import, whatever the language: a program reads them."""
    imported("tag", "add", "VIP", "--ids", "1")
    log = tmp_path / "log.csv"
    imported("errors", "2", "-o", str(log), "--all", lang="de")
    header, row = (line.split(",") for line in log.read_text("utf-8-sig").splitlines())
    assert dict(zip(header, row, strict=True))["bulkdesk_outcome"] == "succeeded"
