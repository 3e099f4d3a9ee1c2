"""Running the command line: in this process through click's runner, or as a program of its own."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from click.testing import CliRunner, Result

from bulkdesk.cli.main import root
from bulkdesk.services.session import open_session
from bulkdesk.store import jobs
from bulkdesk.store.jobs import JobRow
from tests.support import write_csv

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 60

T = TypeVar("T")


@dataclass
class Cli:
    """The command line on one store. ``windows`` is what was asked to be opened."""

    store: Path
    windows: list[tuple[Path, str | None, str | None, str | None]]
    trays: list[bool] = field(default_factory=list)
    """Of each of them, whether it was to begin in the tray."""

    def __call__(self, *words: str, lang: str = "en", store: Path | None = None) -> Result:
        """Run a command."""
        options = ["--store", str(store or self.store), "--lang", lang]
        return self.raw(*options, *words)

    def raw(self, *words: str, env: dict[str, str] | None = None) -> Result:
        """Run a command line as it is."""
        return CliRunner().invoke(root, list(words), obj=self._open_window, env=env)

    def json(self, *words: str) -> Any:
        """Run a command that succeeds, and read its JSON."""
        result = self(*words)
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout_bytes)

    def _open_window(
        self,
        store_path: Path,
        *,
        account: str | None,
        user: str | None,
        language: str | None,
        read_only: bool = False,
        in_tray: bool = False,
        picture: Path | None = None,
    ) -> int:
        assert not read_only
        assert picture is None
        self.windows.append((store_path, account, user, language))
        self.trays.append(in_tray)
        return 0


def assert_refused(result: Result, code: int, *words: str) -> None:
    """The command ended with the code, said why in one line on stderr, and printed no result."""
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.stderr
    for word in words:
        assert word in result.stderr


def many_people(path: Path, count: int) -> Path:
    """A file of ``count`` different people, each row fine."""
    rows = [[f"Person {number}", f"p{number}@example.com"] for number in range(count)]
    return write_csv(path, [["First name", "E-mail"], *rows])


def environment(folder: Path) -> dict[str, str]:
    """Of a program whose log and data folders lie in ``folder``."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("LC_", "BULKDESK_"))},
        "PYTHONPATH": str(ROOT),
        "LANG": "C",
        "LANGUAGE": "",
        "HOME": str(folder),
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_DATA_HOME": str(folder / "data"),
    }


def start(store: Path, *words: str) -> subprocess.Popen[str]:
    """Start the program on a store; its log and data folders lie beside the store."""
    return subprocess.Popen(
        [sys.executable, "-m", "bulkdesk", "--store", str(store), *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment(store.parent),
    )


@contextmanager
def program(store: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    """A program that is gone at the end of the block, whatever happens."""
    process = start(store, *words)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a program that comes to its end."""
    out, err = process.communicate(timeout=PATIENCE_SECONDS)
    return process.returncode, out, err


def wait_for_job(store: Path, condition: Callable[[JobRow], bool]) -> JobRow:
    """Look at the store's newest job, as another program does, until the condition holds."""

    def look() -> JobRow | None:
        session = open_session(store)
        try:
            found = jobs.find(session.store, session.account.id, jobs.JobFilter())
        finally:
            session.store.close()
        return found[0] if found and condition(found[0]) else None

    return _poll(look)


def wait_for(store: Path, question: str, condition: Callable[[int], bool]) -> None:
    """Ask the store for a number until the condition holds."""

    def look() -> bool | None:
        with contextlib.closing(sqlite3.connect(store)) as connection:
            return condition(connection.execute(question).fetchone()[0]) or None

    _poll(look)


def _poll(look: Callable[[], T | None]) -> T:
    pause = threading.Event()
    for _ in range(PATIENCE_SECONDS * 100):
        found = look()
        if found is not None:
            return found
        pause.wait(0.01)
    raise AssertionError("it did not come so far")
