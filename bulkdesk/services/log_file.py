"""The log file: what went wrong, for whoever is to mend it, with no data of people and no secrets.

It is the same for the window and every command. Errors stand in it as :mod:`bulkdesk.services.fault_report` describes
them. What a library says is its own business and may quote anything, so only that it said something is kept, and where.
"""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

import platformdirs

from bulkdesk.services.fault_report import briefly, described

MOST_BYTES = 1_000_000
"""A file that would grow beyond this is put aside."""
OLDER_FILES = 3
_OURS = "bulkdesk"


def log_folder() -> Path:
    """The platform's folder for this program's logs; it may not exist yet."""
    return Path(platformdirs.user_log_dir("BulkDesk", appauthor=False))


def log_path() -> Path:
    """The file that is written now; older ones lie beside it."""
    return log_folder() / "bulkdesk.log"


@contextmanager
def kept() -> Iterator[None]:
    """Write what the program and its libraries log to the log file during a block.

    Of the program's own words also what is only noteworthy; of others' the warnings and errors.
    """
    handler = LogFile(log_path())
    root, ours = logging.getLogger(), logging.getLogger(_OURS)
    root.addHandler(handler)
    before = ours.level
    ours.setLevel(logging.INFO)
    try:
        yield
    finally:
        ours.setLevel(before)
        root.removeHandler(handler)
        handler.close()


class LogFile(RotatingFileHandler):
    """Made when there is something to write; several programs may write to it, and one of them puts it aside.

    A log that cannot be written costs its lines, never the work.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=MOST_BYTES, backupCount=OLDER_FILES, encoding="utf-8", delay=True)
        self.setFormatter(DatalessFormatter())

    def _open(self) -> Any:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        return super()._open()

    def shouldRollover(self, record: logging.LogRecord) -> bool:  # noqa: N802 -- logging's name
        """Whether the file is full. First it is looked whether another program has put it aside."""
        if self.stream is not None and not self._is_at_its_place():
            # It is opened again when it is written to.
            self.stream.close()
            self.stream = None
        return bool(super().shouldRollover(record))

    def doRollover(self) -> None:  # noqa: N802 -- logging's name
        """Put the file aside; where another program holds it (on Windows), go on in it."""
        with contextlib.suppress(OSError):
            super().doRollover()
        if self.stream is None:
            self.stream = self._open()

    def _is_at_its_place(self) -> bool:
        if self.stream is None:
            return False
        try:
            return os.path.samestat(os.fstat(self.stream.fileno()), Path(self.baseFilename).stat())
        except OSError:
            return False

    def handleError(self, _record: logging.LogRecord) -> None:  # noqa: N802 -- logging's name
        """Say nothing: logging's own answer is a traceback on stderr."""


class DatalessFormatter(logging.Formatter):
    """Writes records without what they are about.

    Of the program's own records the words stand with their numbers and codes, errors among them by kind. Of a library's
    record only the words that stand in its source, where they can be told from what was put in.
    """

    def format(self, record: logging.LogRecord) -> str:
        """One record; an error's places follow in lines of their own."""
        ours = record.name.partition(".")[0] == _OURS
        text = self._own_words(record) if ours else self._others_words(record)
        at = self.formatTime(record)
        lines = [f"{at} {record.levelname} {record.process} {record.name}:{record.lineno}: {text}"]
        if record.exc_info and record.exc_info[1] is not None:
            lines.append(described(record.exc_info[1]))
        return "\n".join(lines)

    def _own_words(self, record: logging.LogRecord) -> str:
        arguments = record.args if isinstance(record.args, tuple) else (record.args,)
        shown = tuple(briefly(each) if isinstance(each, BaseException) else each for each in arguments)
        return str(record.msg) % shown if record.args else str(record.msg)

    def _others_words(self, record: logging.LogRecord) -> str:
        if isinstance(record.msg, BaseException):
            return briefly(record.msg)
        return str(record.msg) if record.args else "(words left out)"
