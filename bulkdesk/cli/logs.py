"""The log file: where a bug leaves its traceback, because the terminal never shows one."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

import platformdirs

_BYTES = 1_000_000
_FILES = 3
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"

log = logging.getLogger(__name__)


def log_path() -> Path:
    """The log file in the platform's log folder."""
    return Path(platformdirs.user_log_dir("BulkDesk", appauthor=False)) / "bulkdesk.log"


class _LogFile(RotatingFileHandler):
    """Made when there is something to write. A log that cannot be written costs its lines, never the work."""

    def _open(self) -> Any:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        return super()._open()

    def handleError(self, _record: logging.LogRecord) -> None:  # noqa: N802 -- logging's name
        """Say nothing: logging's own answer is a traceback on stderr."""


@contextmanager
def kept() -> Iterator[None]:
    """Send warnings and errors of the program and its libraries to the log file during a block."""
    handler = _LogFile(log_path(), maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8", delay=True)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter(_FORMAT))
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)
        handler.close()


def report(error: Exception) -> None:
    """Keep a bug's traceback."""
    log.critical("unexpected error", exc_info=error)
