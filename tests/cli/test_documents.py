"""The JSON documents, to the letter of the command line's contract."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.support import Cli
from tests.support import write_csv

HEAD_KEYS = [
    *("id", "account", "name", "type", "status", "status_reason"),
    *("created_by", "created_at", "scheduled_at", "started_at", "finished_at", "parent"),
    *("total", "succeeded", "failed", "skipped", "unconfirmed", "pending", "warnings", "can"),
]
JOB_KEYS = [*HEAD_KEYS, "reasons", "delivery", "import"]
LIST_KEYS = [*HEAD_KEYS, "delivery", "import"]
REASONS = [
    {"code": "invalid_email", "outcome": "failed", "count": 1, "text": "The e-mail address is not valid"},
    {
        "code": "invalid_phone",
        "outcome": "succeeded",
        "count": 1,
        "text": "Phone number cannot be read, left out",
    },
]


def test_import_prints_its_job(cli: Cli, people: Path) -> None:
    result = cli("import", str(people), "--json")
    job = json.loads(result.stdout_bytes)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert list(job) == JOB_KEYS
    assert (job["id"], job["name"], job["type"], job["status"]) == (1, "people.csv", "import", "completed")
    assert (job["total"], job["succeeded"], job["failed"], job["warnings"]) == (3, 2, 1, 1)
    assert (job["skipped"], job["unconfirmed"], job["pending"]) == (0, 0, 0)
    assert job["reasons"] == REASONS
    assert job["import"] == {"created": 2, "updated": 0}
    assert job["delivery"] is None
    assert job["scheduled_at"] is None
    assert job["finished_at"].endswith("Z")


def test_stats_prints_the_same(imported: Cli) -> None:
    job = imported.json("stats", "1", "--json")
    assert list(job) == JOB_KEYS
    assert (job["account"], job["created_by"]) == ("Nord", "anna")


def test_dry_run_has_no_id_and_no_times(imported: Cli, people: Path) -> None:
    job = imported.json("import", str(people), "--dry-run", "--json")
    assert sorted(job) == sorted([*JOB_KEYS, "dry_run"])
    assert job["dry_run"] is True
    assert [job[name] for name in ("id", "created_at", "started_at", "finished_at")] == [None] * 4
    assert (job["status"], job["can"], job["pending"]) == ("completed", [], 0)
    assert (job["total"], job["succeeded"], job["failed"], job["warnings"]) == (3, 2, 1, 1)
    assert job["reasons"] == REASONS
    assert job["import"] == {"created": 0, "updated": 2}
    assert len(imported.json("jobs", "--json")) == 1


def test_dry_run_on_no_store_makes_none(cli: Cli, people: Path) -> None:
    job = cli.json("import", str(people), "--dry-run", "--json")
    assert job["import"] == {"created": 2, "updated": 0}
    assert not cli.store.exists()


def test_dry_run_names_the_job_as_the_import_does(cli: Cli, people: Path) -> None:
    long = people.rename(people.with_name("x" * 220 + ".csv"))
    names = [cli.json("import", str(long), *options, "--json")["name"] for options in (["--dry-run"], [])]
    assert names == ["x" * 200] * 2


def test_dry_run_for_reading_says_that_nothing_was_written(cli: Cli, people: Path) -> None:
    result = cli("import", str(people), "--dry-run", "--strict")
    assert result.exit_code == 1
    assert "nothing was written" in result.stdout


def test_jobs_is_a_list_without_reasons(imported: Cli, people: Path) -> None:
    imported.json("import", str(people), "--json", "--name", "Second")
    listed = imported.json("jobs", "--json")
    assert [job["id"] for job in listed] == [2, 1]
    assert all(list(job) == LIST_KEYS for job in listed)


def test_an_empty_list_is_json_too(cli: Cli) -> None:
    cli("init")
    assert cli.json("jobs", "--json") == []
    assert cli.json("contacts", "--json") == []


def test_contacts_document(imported: Cli) -> None:
    first, second = imported.json("contacts", "--json")
    assert list(first) == [
        *("id", "first_name", "last_name", "email", "phone", "company", "address", "city", "postal_code"),
        *("state", "country", "date_of_birth", "source", "type", "timezone", "notes"),
        *("additional_emails", "additional_phones", "tags", "dnd", "custom", "created_at", "updated_at"),
    ]
    assert (first["first_name"], first["phone"], first["last_name"]) == ("Änne", "+4930901820", None)
    assert first["dnd"] == {"sms": False, "email": False}
    assert (first["tags"], first["custom"]) == ([], {})
    assert second["phone"] is None


def test_json_is_utf8_whatever_the_terminal(imported: Cli) -> None:
    assert "Änne".encode() in imported("contacts", "--json").stdout_bytes


def test_contacts_count_is_a_bare_number(imported: Cli) -> None:
    assert imported("contacts", "--count").stdout == "2\n"
    assert imported("contacts", "--all", "--count").stdout == "2\n"
    assert imported("contacts", "--ids", "2,2", "--count").stdout == "1\n"


def test_records_document(imported: Cli) -> None:
    rows = imported.json("records", "1", "--json")
    assert [row["seq"] for row in rows] == [1, 2, 3]
    assert list(rows[1]) == ["seq", "row", "contact_id", "identifier", "outcome", "code", "reason", "at"]
    assert rows[1]["row"] == 3
    assert rows[1]["contact_id"] is None
    assert (rows[1]["outcome"], rows[1]["code"]) == ("failed", "invalid_email")
    assert rows[1]["reason"] == "The e-mail address is not valid: bob at example"
    assert (rows[0]["code"], rows[0]["reason"]) == (None, None)


def test_records_by_outcome(imported: Cli) -> None:
    def seqs(*outcomes: str) -> list[int]:
        words = [word for outcome in outcomes for word in ("--outcome", outcome)]
        return [row["seq"] for row in imported.json("records", "1", "--json", *words)]

    assert seqs("failed") == [2]
    assert seqs("succeeded", "failed") == [1, 2, 3]
    assert seqs("skipped", "pending", "unconfirmed") == []


def test_bytes_that_are_no_text_stay_readable_json(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "broken.csv"
    file.write_bytes(
        "First name,E-mail\nÄnne Öz,a@example.com\nBöb,b@example.com\nC".encode() + b"\xff\xfe,c\n"
    )
    cli.json("import", str(file), "--json")
    codes = [row["code"] for row in cli.json("records", "1", "--json")]
    assert codes == [None, None, "undecodable"]


def test_export_goes_back_into_an_import(imported: Cli, tmp_path: Path) -> None:
    for name in ("out.csv", "out.xlsx"):
        result = imported("contacts", "-o", str(tmp_path / name))
        assert (result.exit_code, result.stdout) == (0, "")
        job = imported.json("import", str(tmp_path / name), "--json")
        assert (job["succeeded"], job["import"]) == (2, {"created": 0, "updated": 2})


def test_errors_file_can_be_mended_and_imported(imported: Cli, tmp_path: Path) -> None:
    path = tmp_path / "errors.csv"
    path.write_text("an older file is replaced")
    result = imported("errors", "1", "-o", str(path))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 record" in result.stderr
    text = path.read_text("utf-8-sig")
    assert text.splitlines()[0].startswith(
        "First name,E-mail,Phone,bulkdesk_row,bulkdesk_code,bulkdesk_reason"
    )
    path.write_text(text.replace("bob at example", "bob@example.com"), "utf-8")
    job = imported.json("import", str(path), "--json")
    assert (job["total"], job["failed"], job["import"]) == (1, 0, {"created": 1, "updated": 0})


def test_errors_all_holds_every_record(imported: Cli, tmp_path: Path) -> None:
    path = tmp_path / "all.csv"
    assert "3 record" in imported("errors", "1", "-o", str(path), "--all").stderr
    assert imported("errors", "1", "-o", str(tmp_path / "all.xlsx"), "--all").exit_code == 0


def test_import_options_reach_the_import(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "odd.csv"
    file.write_bytes("a=b|Mail|Born\nJürgen|j@example.com|03/04/1990\n".encode("cp850"))
    cli.json(
        *("import", str(file), "--json", "--delimiter", "pipe", "--encoding", "cp850", "--consent"),
        *("--map", "a=b=first_name", "--map", "Mail=email", "--map", "Born=date_of_birth"),
        *("--date-order", "mdy", "--tag", "vip", "--tag", "new", "--save-mapping", "Odd"),
        *("--match", "email,phone"),
    )
    (contact,) = cli.json("contacts", "--json")
    assert (contact["first_name"], contact["date_of_birth"]) == ("Jürgen", "1990-03-04")
    assert contact["tags"] == ["new", "vip"]
    again = write_csv(tmp_path / "again.csv", [["A=B", "mail", "born"], ["Jo", "j@example.com", ""]])
    job = cli.json("import", str(again), "--json", "--mapping", "odd", "--map", "born=-", "--mode", "update")
    assert job["import"] == {"created": 0, "updated": 1}


def test_left_out_and_custom_columns(cli: Cli, people: Path) -> None:
    cli.json("import", str(people), "--json", "--map", "Phone=-", "--map", "First name=custom:Nick")
    assert [row["custom"] for row in cli.json("contacts", "--json")] == [{"Nick": "Änne"}, {"Nick": "Cem"}]
