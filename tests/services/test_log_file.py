"""The log: what broke and where, never with whom; and it does not grow."""

from __future__ import annotations

import logging
import smtplib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from peewee import OperationalError, SqliteDatabase

from bulkdesk.messaging.transport import TransportError
from bulkdesk.services import log_file
from bulkdesk.services.fault_report import briefly, described
from bulkdesk.services.log_file import LogFile
from bulkdesk.store.errors import RefusedError

MARKED = "anna@example.com"


def raised(act: Callable[[], object]) -> BaseException:
    """What an act raises."""
    with pytest.raises(BaseException) as caught:  # noqa: PT011 -- whatever it is
        act()
    return caught.value


def divide() -> float:
    return 1 / (len(MARKED) - len(MARKED))


def full() -> None:
    SqliteDatabase(":memory:").execute_sql(f"SELECT * FROM '{MARKED}'")


def wrapped() -> None:
    try:
        int(MARKED)
    except ValueError as error:
        raise LookupError(MARKED) from error


def in_context() -> None:
    try:
        int(MARKED)
    except ValueError:
        dict[str, int]()[MARKED]


def deep(level: int = 0) -> None:
    if level == 500:
        raise KeyError(MARKED)
    deep(level + 1)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ValueError(MARKED), "ValueError"),
        (KeyError(MARKED), "KeyError"),
        (RefusedError("name_taken", name=MARKED), "bulkdesk.store.errors.RefusedError: name_taken"),
        (
            TransportError("login_refused", MARKED, retryable=False),
            "bulkdesk.messaging.transport.TransportError: login_refused",
        ),
        (FileNotFoundError(2, "x", MARKED), "FileNotFoundError: ENOENT No such file or directory"),
        (OSError(MARKED), "OSError"),
        (smtplib.SMTPDataError(550, MARKED.encode()), "smtplib.SMTPDataError: 550"),
        (sqlite3.OperationalError(MARKED), "sqlite3.OperationalError"),
        (TypeError(MARKED), "TypeError"),
        (NameError("name 'x' is not defined"), "NameError: name 'x' is not defined"),
        (UnicodeEncodeError("utf-8", MARKED, 0, 1, "no"), "UnicodeEncodeError"),
    ],
)
def test_an_error_in_one_line(error: BaseException, told: str) -> None:
    assert briefly(error) == told


def test_what_sqlite_calls_it() -> None:
    error = raised(full)
    assert MARKED in str(error)
    assert briefly(error) == "peewee.OperationalError: SQLITE_ERROR"


@pytest.mark.parametrize("act", [divide, full, wrapped, in_context, deep])
def test_a_described_error_names_its_places_only(act: Callable[[], object]) -> None:
    text = described(raised(act))
    assert f"line {act.__code__.co_firstlineno + 1}" in text or act is not divide
    assert f"in {act.__name__}" in text
    assert MARKED not in text
    assert str(Path(__file__).parent) not in text, "a path may name a person"
    assert text.count("\n") < 200


def test_causes_come_first() -> None:
    assert "ValueError\n\nwhich led to:\n" in described(raised(wrapped))
    assert "ValueError\n\nand while that was dealt with:\n" in described(raised(in_context))
    assert described(raised(wrapped)).endswith("\nLookupError")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """The log file of this process."""
    handler = LogFile(tmp_path / "log" / "bulkdesk.log")
    root = logging.getLogger()
    root.addHandler(handler)
    yield tmp_path / "log" / "bulkdesk.log"
    root.removeHandler(handler)
    handler.close()


def test_own_words_stand_and_those_of_libraries_do_not(log: Path) -> None:
    own, other = logging.getLogger("bulkdesk.jobs.x"), logging.getLogger("httpx")
    own.warning("job %d cannot send: %s", 7, TransportError("connection_lost", MARKED, retryable=True))
    other.warning('HTTP Request: %s "%s"', f"https://x/{MARKED}", MARKED)
    other.warning(f"could not parse {MARKED}")
    other.error(ValueError(MARKED))
    own.critical("broken", exc_info=raised(wrapped))
    text = log.read_text("utf-8")
    assert "job 7 cannot send: bulkdesk.messaging.transport.TransportError: connection_lost" in text
    assert 'HTTP Request: %s "%s"' in text
    assert "(words left out)" in text
    assert "in wrapped" in text
    assert MARKED not in text


def test_it_is_put_aside_when_it_is_full_and_the_oldest_goes(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (handler,) = [each for each in logging.getLogger().handlers if isinstance(each, LogFile)]
    handler.maxBytes = 2_000
    for number in range(200):
        logging.getLogger("bulkdesk.x").warning(
            "line %d of a log that is long enough to be full soon", number
        )
    files = sorted(log.parent.iterdir())
    assert [file.name for file in files] == ["bulkdesk.log", *(f"bulkdesk.log.{n}" for n in (1, 2, 3))]
    assert all(file.stat().st_size <= 2_000 for file in files)
    assert "line 199" in log.read_text("utf-8")


def test_two_programs_write_to_one(log: Path) -> None:
    (first,) = [each for each in logging.getLogger().handlers if isinstance(each, LogFile)]
    second = LogFile(log)
    first.maxBytes = second.maxBytes = 2_000
    record = logging.makeLogRecord({"name": "bulkdesk.x", "msg": "a line of some length that fills the file"})
    for number in range(40):
        (first, second)[number % 2].emit(record)
        # None of the two goes on in a file that the other has put aside.
        assert all(file.stat().st_size <= 2_000 for file in log.parent.iterdir())
    second.close()


def test_a_log_that_cannot_be_written_costs_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x")
    handler = LogFile(tmp_path / "file" / "log" / "bulkdesk.log")
    handler.handle(logging.makeLogRecord({"name": "bulkdesk.x", "msg": "lost", "levelno": logging.ERROR}))
    handler.close()
    assert capsys.readouterr().err == ""


def test_it_is_kept_during_a_block_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_file, "log_path", lambda: tmp_path / "bulkdesk.log")
    with log_file.kept():
        logging.getLogger("bulkdesk.x").info("noteworthy")
        logging.getLogger("apscheduler").info("chatter")
    logging.getLogger("bulkdesk.x").error("later")
    text = (tmp_path / "bulkdesk.log").read_text("utf-8")
    assert "noteworthy" in text
    assert "chatter" not in text
    assert "later" not in text


def test_peewee_errors_with_the_words_only_are_known_too() -> None:
    driver = raised(lambda: sqlite3.connect(":memory:").execute("no SQL"))

    def again() -> None:
        raise OperationalError(*driver.args) from driver

    assert briefly(raised(again)) == "peewee.OperationalError: SQLITE_ERROR"
