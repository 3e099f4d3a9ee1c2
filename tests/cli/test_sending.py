"""send, sender, confirm, edit: what they do, print and refuse; in processes of their own where that matters."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from bulkdesk.cli.main import root
from bulkdesk.store.store import Store
from bulkdesk.store.words import JobStatus
from tests.cli.support import ROOT, Cli, assert_refused, ended, many_people, program, wait_for_job
from tests.key_rings import no_ring, ring_in_use
from tests.send_support import Inbox, free_port, mail_server

ALL = "--all"
MARKER = "s3cr3t-M4RKER"


@pytest.fixture(autouse=True)
def _no_key_ring(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("BULKDESK_EMAIL_PASSWORD", "BULKDESK_SMS_SECRET"):
        monkeypatch.delenv(name, raising=False)
    # For the programs that tests start, too.
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    with ring_in_use(no_ring()):
        yield


@pytest.fixture
def letter(tmp_path: Path) -> str:
    file = tmp_path / "letter.txt"
    file.write_text("Subject: Hi {{ contact.first_name }}\n\nHello {{ contact.first_name }}!\n", "utf-8")
    return str(file)


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def mail(imported: Cli, inbox: Inbox) -> Iterator[Cli]:
    """The command line on a store with two people, and a mail server."""
    with mail_server(inbox) as port:
        set_sender(imported, port)
        yield imported


def set_sender(cli: Cli, port: int, *more: str) -> None:
    words = ["host=127.0.0.1", f"port={port}", "security=none", "from=news@nord.example", *more]
    assert cli("sender", "email", *words).exit_code == 0


def typed(cli: Cli, *words: str, stdin: str) -> Result:
    """Run a command with something on stdin."""
    return CliRunner().invoke(
        root, ["--store", str(cli.store), "--lang", "en", *words], obj=lambda *_a, **_k: 0, input=stdin
    )


def file(tmp_path: Path, name: str, text: str | bytes) -> str:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)


# -- send ------------------------------------------------------------------------------------------------------------


def test_send_email(mail: Cli, inbox: Inbox, letter: str) -> None:
    with Store.open(mail.store) as store:
        store.sql("UPDATE contact SET dnd_email = 1 WHERE email LIKE 'cem%'")
    job = mail.json("send", "email", ALL, "--template", letter, "--name", "News", "--json")
    assert (job["type"], job["name"], job["status"], job["succeeded"], job["skipped"]) == (
        *("email", "News", "completed", 1, 1),
    )
    assert job["delivery"] == {"accepted": 1, "delivered": 0, "undelivered": 0, "bounced": 0, "opted_out": 0}
    assert job["can"] == ["view", "download"]
    assert inbox.received == ["aenne@example.com"]
    records = mail.json("records", str(job["id"]), "--json")
    assert [(record["outcome"], record["code"]) for record in records] == [
        ("succeeded", None),
        ("skipped", "dnd"),
    ]
    shown = mail("stats", str(job["id"])).stdout
    assert "Accepted" in shown
    assert mail.json("stats", str(job["id"]), "--json") == job


def test_html_and_subject(mail: Cli, inbox: Inbox, tmp_path: Path) -> None:
    page = file(
        tmp_path, "page.HTML", "\ufeff<h1>Hello</h1><p>Read <a href='https://x.example/'>this</a></p>"
    )
    job = mail.json("send", "email", ALL, "--template", page, "--subject", "Hi", "--json")
    assert (job["name"], job["succeeded"]) == ("Bulk e-mail “Hi”", 2)
    text = inbox.texts["aenne@example.com"]
    assert "this (https://x.example/)" in text
    assert "<h1>Hello</h1>" in text
    plain = file(tmp_path, "plain.txt", "Only text")
    mail.json("send", "email", ALL, "--template", plain, "--html", page, "--subject", "Hi", "--json")
    assert "Only text" in inbox.texts["aenne@example.com"]
    assert "<h1>Hello</h1>" in inbox.texts["aenne@example.com"]


@pytest.mark.parametrize(
    ("content", "words", "said"),
    [
        ("Hello", [], "no subject"),
        ("", ["--subject", "x"], "empty"),
        ("Hello {{ contact.nick }}", ["--subject", "x"], "contact.nick"),
        ("Hello {{ contact.first_name", ["--subject", "x"], "line 1"),
        (b"Gr\xfc\xdfe", ["--subject", "x"], "UTF-8"),
        ("Hello", ["--subject", "x", "--at", "2020-01-01"], "passed"),
        ("Hello", ["--subject", "x", "--at", "soon"], "soon"),
        ("Hello", ["--subject", "x", "--drip", "0/30m"], "batch"),
        ("Hello", ["--subject", "x", "--drip", "5/9999d"], "365 days"),
    ],
)
def test_send_is_refused(  # noqa: PLR0917 -- fixtures and cases
    mail: Cli, inbox: Inbox, tmp_path: Path, content: str | bytes, words: list[str], said: str
) -> None:
    template = file(tmp_path, "t.txt", content)
    assert_refused(mail("send", "email", ALL, "--template", template, *words), 3, said)
    assert len(mail.json("jobs", "--json")) == 1
    assert inbox.received == []


def test_send_without_a_sender_or_a_file(imported: Cli, letter: str) -> None:
    assert_refused(imported("send", "email", ALL, "--template", letter), 3, "no sender for e-mail")
    assert_refused(imported("send", "sms", ALL, "--template", "nowhere.txt"), 3, "nowhere.txt")
    assert len(imported.json("jobs", "--json")) == 1


@pytest.mark.parametrize(
    "words",
    [
        ["email", ALL],
        ["fax", ALL, "--template", "x"],
        ["email", "--template", "x"],
        ["email", ALL, "--template", "x", "--drip", "many"],
        ["email", ALL, "--template", "x", "--drip", "5/3w"],
        ["email", ALL, "--template", "x", "--weekdays", "mon,noday"],
        ["email", ALL, "--template", "x", "--between", "9-17"],
        ["email", ALL, "--template", "x", "--between", "09:00-25:00"],
    ],
)
def test_wrong_usage(mail: Cli, words: list[str]) -> None:
    assert_refused(mail("send", *words), 2)
    assert len(mail.json("jobs", "--json")) == 1


def test_refused_messages_and_retry(mail: Cli, inbox: Inbox, letter: str) -> None:
    inbox.refuses = lambda _address: "550 5.1.1 Nobody here"
    result = mail("send", "email", ALL, "--template", letter, "--strict", "--json")
    assert result.exit_code == 1
    job = json.loads(result.stdout)
    assert (job["failed"], job["reasons"][0]["code"]) == (2, "refused")
    assert "550 5.1.1 Nobody here" in mail.json("records", "2", "--json")[0]["reason"]
    inbox.refuses = lambda _address: None
    assert mail.json("retry", "2", "--json")["succeeded"] == 2
    assert inbox.received == ["aenne@example.com", "cem@example.com"]


def test_drip_and_edit(mail: Cli, inbox: Inbox, letter: str, tmp_path: Path) -> None:
    words = [
        "--drip",
        "25/30m",
        "--weekdays",
        "mon,TUE",
        "--between",
        "22:00-06:00",
        "--at",
        "2090-01-02T09:00Z",
    ]
    job = mail.json("send", "email", ALL, "--template", letter, *words, "--queue", "--json")
    assert (job["status"], job["scheduled_at"]) == ("queued", "2090-01-02T09:00:00.000Z")
    assert "edit" in job["can"]

    def spec() -> dict[str, Any]:
        with contextlib.closing(sqlite3.connect(mail.store)) as connection:
            (text,) = connection.execute("SELECT spec FROM job WHERE id = 2").fetchone()
        found: dict[str, Any] = json.loads(text)
        return found

    assert spec()["drip"] == {"batch": 25, "every": 30, "unit": "minutes"}
    assert spec()["window"] == {"weekdays": [0, 1], "from": "22:00", "to": "06:00"}
    assert mail("edit", "2", "--drip", "5/2h", "--between", "09:00-24:00").exit_code == 0
    assert spec()["drip"] == {"batch": 5, "every": 2, "unit": "hours"}
    assert spec()["window"] == {"weekdays": [0, 1], "from": "09:00", "to": None}
    assert mail("edit", "2", "--weekdays", "sun", "--subject", "New").exit_code == 0
    assert spec()["window"]["weekdays"] == [6]
    assert spec()["message"]["subject"] == "New"
    other = file(tmp_path, "other.txt", "Other text")
    assert mail("edit", "2", "--template", other, "--no-drip", "--anytime", "--at", "now").exit_code == 0
    assert spec() == {
        "message": {"subject": "New", "text": "Other text", "html": None},
        "drip": None,
        "window": None,
    }
    ran = mail("run", "--until-idle")
    assert (ran.exit_code, ran.stderr.count("Completed")) == (0, 1)
    assert "Subject: New" in inbox.texts["aenne@example.com"]
    assert_refused(mail("edit", "2", "--drip", "5/2h"), 3, "Completed")
    assert_refused(mail("edit", "1", "--drip", "5/2h"), 3, "sends nothing")
    assert_refused(mail("edit", "2"), 2, "--drip")
    assert_refused(mail("edit", "2", "--drip", "5/2h", "--no-drip"), 2)


def test_an_auditor_is_refused(mail: Cli, auditor: str, letter: str, inbox: Inbox) -> None:
    for user, words in (
        (auditor, ["send", "email", ALL, "--template", letter]),
        (auditor, ["sender", "email", "rate=1"]),
        (auditor, ["sender", "email", "--test", "a@example.com"]),
        (auditor, ["confirm", "1", "--as", "sent"]),
        ("otto", ["sender", "email", "rate=1"]),
    ):
        result = mail.raw("--store", str(mail.store), "--user", user, "--lang", "en", *words)
        assert_refused(result, 3, user)
    assert inbox.received == []
    assert "rate" not in mail("sender", "email").stdout


# -- sender ----------------------------------------------------------------------------------------------------------


def test_sender_shows_and_tests(mail: Cli, inbox: Inbox) -> None:
    assert mail.json("sender", "email", "--json")["from"] == "news@nord.example"
    assert mail.json("sender", "email", "rate=5", "--json")["rate"] == "5"
    assert "password" not in mail("sender", "email").stdout
    result = mail("sender", "email", "--test", "me@example.com")
    assert (result.exit_code, result.stdout) == (0, "")
    assert inbox.received == ["me@example.com"]
    inbox.refuses = lambda _address: "550 no"
    assert_refused(mail("sender", "email", "--test", "me@example.com"), 3, "550 no")
    assert_refused(mail("sender", "sms"), 3, "no sender for SMS")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["host=x"], 3, "from"),
        (["colour=red"], 3, "colour"),
        (["host=x", "from=a@b.example", "port=0"], 3, "port"),
        (["host=x", "from=a@b.example", f"password={MARKER}"], 3, "stdin"),
        ([MARKER], 2, "KEY=VALUE"),
        ([f"={MARKER}"], 2, "KEY=VALUE"),
    ],
)
def test_bad_settings(imported: Cli, words: list[str], code: int, said: str) -> None:
    result = imported("sender", "email", *words)
    assert_refused(result, code, said)
    assert MARKER not in result.output
    assert_refused(imported("sender", "email"), 3, "no sender")


def gateway(httpserver: HTTPServer) -> tuple[str, list[Request]]:
    """A text message gateway that takes everything; where it is, and what it was asked."""
    asked: list[Request] = []

    def answer(request: Request) -> Response:
        asked.append(request)
        if request.authorization is None or request.authorization.password != MARKER:
            return Response(
                '{"code": 20003, "message": "Authenticate"}', 401, content_type="application/json"
            )
        taken = json.dumps({"sid": f"SM{len(asked)}", "status": "queued"})
        return Response(taken, 201, content_type="application/json")

    httpserver.expect_request("/2010-04-01/Accounts/AC1/Messages.json").respond_with_handler(answer)
    return f"http://{httpserver.host}:{httpserver.port}", asked


def test_sms_without_a_key_ring(
    imported: Cli, httpserver: HTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, asked = gateway(httpserver)
    text = file(tmp_path, "t.txt", "Hello {{ contact.first_name }}")
    words = ["account=AC1", "from=+15005550006", f"base_url={url}"]
    set_up = start_with(imported.store, MARKER + "\n", "sender", "sms", "gateway=twilio", *words)
    assert set_up[0] == 0
    assert "BULKDESK_SMS_SECRET" in set_up[2]
    # A later process does not know it, and says what to do; nothing is made.
    refused = start_with(imported.store, "", "send", "sms", ALL, "--template", text)
    assert (refused[0], refused[1]) == (3, "")
    assert "BULKDESK_SMS_SECRET" in refused[2]
    assert len(imported.json("jobs", "--json")) == 1
    # Only queued, it waits for a worker that knows it; one that does not pauses the job.
    queued = start_with(imported.store, "", "send", "sms", ALL, "--template", text, "--queue", "--json")
    assert json.loads(queued[1])["status"] == "queued"
    ran = start_with(imported.store, "", "run", "--until-idle")
    assert "BULKDESK_SMS_SECRET" in ran[2]
    assert ran[2].count("\n") == 1
    paused = imported.json("stats", "2", "--json")
    assert (paused["status"], paused["pending"]) == ("paused", 2)
    assert "BULKDESK_SMS_SECRET" in paused["status_reason"]
    assert asked == []
    imported("resume", "2")
    monkeypatch.setenv("BULKDESK_SMS_SECRET", MARKER)
    assert start_with(imported.store, "", "run", "--until-idle", secret=MARKER)[0] == 0
    done = imported.json("stats", "2", "--json")
    assert (done["status"], done["succeeded"], done["skipped"]) == ("completed", 1, 1)
    assert asked[0].form["Body"] == "Hello Änne"
    sent = imported.json("send", "sms", ALL, "--template", text, "--json")
    assert sent["succeeded"] == 1
    assert_nowhere(tmp_path, set_up, refused, queued)


def start_with(store: Path, stdin: str, *words: str, secret: str | None = None) -> tuple[int, str, str]:
    """Run the program in a process of its own, without a terminal."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("BULKDESK_")}
    env |= {"PYTHONPATH": str(ROOT), "LANG": "C", "HOME": str(store.parent)}
    env |= {"XDG_STATE_HOME": str(store.parent / "state")}
    if secret is not None:
        env["BULKDESK_SMS_SECRET"] = secret
    done = subprocess.run(
        [sys.executable, "-m", "bulkdesk", "--store", str(store), *words],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env=env,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr


def assert_nowhere(folder: Path, *outputs: object) -> None:
    """The secret is in no file and in nothing that was printed."""
    assert all(MARKER not in str(output) for output in outputs)
    for path in folder.rglob("*"):
        assert not path.is_file() or MARKER.encode() not in path.read_bytes(), path


def test_a_login_that_is_refused_pauses_the_job(
    imported: Cli, httpserver: HTTPServer, tmp_path: Path
) -> None:
    url, _ = gateway(httpserver)
    text = file(tmp_path, "t.txt", "Hello")
    result = typed(
        imported, "sender", "sms", "account=AC1", "from=+15005550006", f"base_url={url}", stdin="wrong\n"
    )
    assert result.exit_code == 0
    assert "wrong" not in result.output
    result = imported("send", "sms", ALL, "--template", text, "--json")
    assert result.exit_code == 5
    job = json.loads(result.stdout)
    assert (job["status"], job["pending"]) == ("paused", 2)
    assert "login" in job["status_reason"]


def test_a_terminal_is_asked(imported: Cli) -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    words = ["sender", "sms", "account=AC1", "from=+15005550006", "--json"]
    command = [sys.executable, "-m", "bulkdesk", "--store", str(imported.store), "--lang", "en", *words]
    process = subprocess.Popen(
        command,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )
    os.close(theirs)
    screen = b""
    while b"not shown" not in screen:
        screen += os.read(ours, 1000)
    os.write(ours, MARKER.encode() + b"\n")
    out = process.communicate(timeout=60)[0]
    with contextlib.suppress(OSError):
        while more := os.read(ours, 1000):
            screen += more
    os.close(ours)
    assert process.returncode == 0
    assert (json.loads(out)["account"], json.loads(out)["secret_known"]) == ("AC1", False)
    assert b"BULKDESK_SMS_SECRET" in screen
    assert MARKER.encode() not in out + screen


# -- processes -------------------------------------------------------------------------------------------------------


def test_a_killed_send_loses_and_repeats_nothing(imported: Cli, tmp_path: Path, letter: str) -> None:
    imported("import", str(many_people(tmp_path / "many.csv", 200)))
    inbox = Inbox()
    with mail_server(inbox) as port:
        set_sender(imported, port)
        words = ["send", "email", ALL, "--template", letter]
        with program(imported.store, *words) as process:
            inbox.on_message = lambda number: process.kill() if number == 60 else None
            assert ended(process)[0] == -signal.SIGKILL
        inbox.on_message = lambda _number: None
        job = wait_for_job(imported.store, lambda _row: True)
        assert (job.status, job.total) == (JobStatus.IN_PROGRESS, 202)
        assert imported("run", "--until-idle").exit_code == 0
        done = imported.json("stats", str(job.id), "--json")
        assert done["status"] == "completed"
        assert done["succeeded"] + done["unconfirmed"] == 202
        assert done["unconfirmed"] < 150
        assert max(inbox.counts.values()) == 1
        # Whoever got nothing is in doubt, and who is not in doubt got something.
        doubtful = {
            record["identifier"]
            for record in imported.json("records", str(job.id), "--outcome", "unconfirmed", "--json")
        }
        everybody = {f"p{number}@example.com" for number in range(200)} | {
            *("aenne@example.com", "cem@example.com")
        }
        assert everybody - set(inbox.received) <= doubtful
        if doubtful:
            assert "confirm" in done["can"]
            decided = imported.json("confirm", str(job.id), "--as", "failed", "--json")
            assert (decided["unconfirmed"], decided["failed"]) == (0, len(doubtful))
        assert_refused(imported("confirm", str(job.id), "--as", "sent"), 3, str(job.id))


def test_a_waiting_send_says_so_and_is_paused(imported: Cli, letter: str) -> None:
    set_sender(imported, free_port())
    words = ["send", "email", ALL, "--template", letter, "--at", "2090-01-02T09:00Z"]
    with program(imported.store, *words) as process:
        assert process.stderr is not None
        said = process.stderr.readline()
        assert "2090-01-02" in said
        process.send_signal(signal.SIGINT)
        code, out, _ = ended(process)
    assert code == 5
    assert "Paused" in out
    assert wait_for_job(imported.store, lambda _row: True).status is JobStatus.PAUSED


def test_a_server_that_is_away_is_waited_for(imported: Cli, letter: str) -> None:
    set_sender(imported, free_port())
    with program(imported.store, "send", "email", ALL, "--template", letter) as process:
        assert process.stderr is not None
        assert "cannot be reached" in process.stderr.readline()
        process.send_signal(signal.SIGTERM)
        assert ended(process)[0] == 5


def test_confirm_is_refused(mail: Cli, letter: str) -> None:
    mail("send", "email", ALL, "--template", letter)
    for words, code in (
        (["2", "--as", "sent"], 3),
        (["9", "--as", "sent"], 3),
        (["2", "--as", "perhaps"], 2),
        (["2"], 2),
        (["2", "--as", "sent", "--record", "0"], 2),
    ):
        assert_refused(mail("confirm", *words), code)
