"""What may be written down about an error: what broke and where, never with what.

The words of an exception quote values: ``int("Anna")`` names Anna, a server's refusal the address. Logs and reports leave
this machine, so they hold the kind of each error, its code where it has one, and the places in the program; the words only
of those kinds whose words come from the program's own text.
"""

from __future__ import annotations

import errno
import linecache
import os
import sqlite3
import traceback
from collections.abc import Iterator
from types import TracebackType

from peewee import PeeweeException

_PACKAGE = "bulkdesk"
_TELLING = (ImportError, MemoryError, NameError, NotImplementedError, RecursionError, ZeroDivisionError)
"""Their words name parts of a program only."""
_TELLING_OF_OURS = (AttributeError, TypeError)
"""As well, where Python itself says them of a line of ours; libraries put values in."""
_MOST_FRAMES = 40
_MOST_ERRORS = 10
"""In a chain of causes."""


def described(error: BaseException) -> str:
    """An error with what led to it, in lines, as Python's own traceback orders them: the last is the error itself."""
    parts = []
    for link, cause in _chain(error):
        parts.append("\n".join([*_frames(cause.__traceback__), briefly(cause)]) + link)
    return "\n".join(reversed(parts))


def briefly(error: BaseException) -> str:
    """An error in one line: its kind, and what of it is no data."""
    kind = type(error)
    name = kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
    told = _told(error)
    return f"{name}: {told}" if told else name


def _told(error: BaseException) -> str:
    # Of smtplib's SMTPResponseException; asked like this, nothing is loaded for it.
    smtp_code = getattr(error, "smtp_code", None)
    if isinstance(smtp_code, int):
        return str(smtp_code)
    sqlite_name = _sqlite_name(error)
    if sqlite_name is not None:
        return sqlite_name
    if isinstance(error, OSError) and error.errno is not None:
        return f"{errno.errorcode.get(error.errno, error.errno)} {os.strerror(error.errno)}"
    code = getattr(error, "code", None)
    if type(error).__module__.startswith(f"{_PACKAGE}.") and isinstance(code, str):
        return code
    if isinstance(error, _TELLING) or (isinstance(error, _TELLING_OF_OURS) and _broke_in_ours(error)):
        return str(error)
    return ""


def _sqlite_name(error: BaseException) -> str | None:
    """SQLite's name of what went wrong; its words may quote a search. peewee's errors have the driver's within."""
    if not isinstance(error, (sqlite3.Error, PeeweeException)):
        return None
    inside = (error, *error.args[:1], error.__cause__, error.__context__)
    # A misuse that the driver itself finds has no name.
    names = (getattr(each, "sqlite_errorname", None) for each in inside if isinstance(each, sqlite3.Error))
    return next((name for name in names if name is not None), None)


def _chain(error: BaseException) -> Iterator[tuple[str, BaseException]]:
    """The error and its causes, each with the words that lead to the one before."""
    seen: set[int] = set()
    current: BaseException | None = error
    link = ""
    while current is not None and id(current) not in seen and len(seen) < _MOST_ERRORS:
        seen.add(id(current))
        yield link, current
        if current.__cause__ is not None:
            current, link = current.__cause__, "\n\nwhich led to:\n"
        elif not current.__suppress_context__:
            current, link = current.__context__, "\n\nand while that was dealt with:\n"
        else:
            return


def _frames(trace: TracebackType | None) -> list[str]:
    """Where the error went through. Files are named by module: a path names its user's home."""
    lines = []
    for frame, number in traceback.walk_tb(trace):
        code = frame.f_code
        module = str(frame.f_globals.get("__name__", "?"))
        source = linecache.getline(code.co_filename, number, frame.f_globals).strip()
        lines.append(f"  {module}, line {number}, in {code.co_name}" + (f"\n    {source}" if source else ""))
    if len(lines) > _MOST_FRAMES:
        half = _MOST_FRAMES // 2
        lines[half:-half] = [f"  … {len(lines) - 2 * half} more …"]
    return lines


def _broke_in_ours(error: BaseException) -> bool:
    last = None
    for frame, _number in traceback.walk_tb(error.__traceback__):
        last = frame
    return last is not None and str(last.f_globals.get("__name__", "")).partition(".")[0] == _PACKAGE
