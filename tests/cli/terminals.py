"""A person at a terminal: what a program asks is read, what is typed goes to it."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from tests.cli.support import PATIENCE_SECONDS, environment

LOOKS_AT_REST = 30
"""So many looks in a row, a hundredth of a second apart, show that a program waits for an answer."""


class Terminal:
    """A program at a terminal of its own.

    Attributes:
        process: the program.
        shown: all that the terminal has shown so far.
    """

    def __init__(self, store: Path, *words: str) -> None:
        self._ours, theirs = os.openpty()
        # Where the tests run in the background Ctrl-C is ignored, and so it would be by what they start.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bulkdesk", "--store", str(store), "--lang", "en", *words],
            stdin=theirs,
            stdout=subprocess.PIPE,
            stderr=theirs,
            text=True,
            encoding="utf-8",
            env=environment(store.parent),
            # The terminal of the tests themselves is not asked.
            start_new_session=True,
        )
        signal.signal(signal.SIGINT, before)
        os.close(theirs)
        self.shown = ""
        self._read = 0

    def wait_for(self, text: str) -> None:
        """Read until the text has come, behind what was waited for before."""
        end = time.monotonic() + PATIENCE_SECONDS
        while (place := self.shown.find(text, self._read)) < 0:
            ready, _, _ = select.select([self._ours], [], [], max(0, end - time.monotonic()))
            assert ready, self.shown
            self.shown += os.read(self._ours, 4096).decode("utf-8", "replace")
        self._read = place + len(text)

    def interrupt(self) -> None:
        """Ctrl-C, once the program waits for an answer: a signal just before that is seen after the answer only."""
        pause = threading.Event()
        before, looks = "", 0
        for _ in range(PATIENCE_SECONDS * 100):
            # It waits for other things as well, but not for long: it rests when it has not been given the processor.
            status = Path(f"/proc/{self.process.pid}/status").read_text("utf-8")
            rest = status[status.index("voluntary_ctxt_switches") :]
            looks = looks + 1 if rest == before and "(sleeping)" in status else 0
            if looks == LOOKS_AT_REST:
                break
            before = rest
            pause.wait(0.01)
        self.process.send_signal(signal.SIGINT)

    def type(self, text: str) -> None:
        """Type a line."""
        os.write(self._ours, f"{text}\n".encode())

    def ended(self) -> tuple[int, str]:
        """Exit code and stdout of a program that comes to its end."""
        out, _ = self.process.communicate(timeout=PATIENCE_SECONDS)
        with contextlib.suppress(OSError):
            self.shown += os.read(self._ours, 4096).decode("utf-8", "replace")
        return self.process.returncode, out

    def close(self) -> None:
        """End the program where it has not ended."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.communicate()
        os.close(self._ours)


@contextlib.contextmanager
def terminal(store: Path, *words: str) -> Iterator[Terminal]:
    """A program at a terminal that is gone at the end of the block, whatever happens."""
    person = Terminal(store, *words)
    try:
        yield person
    finally:
        person.close()
