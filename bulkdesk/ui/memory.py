"""Giving memory back to the system.

The C library of Linux keeps what was freed, apart for each thread that asked for it: after the tables were read, or a job
has run, that is tens of megabytes of pages of the store that nobody looks at any more. Other systems do this by themselves.
"""

from __future__ import annotations

import ctypes
import sys
from functools import cache

_ARENA_MAX = -8
"""``M_ARENA_MAX`` of glibc's malloc.h."""
_ARENAS = 2
"""The window's thread and all others together: what one piece of work has freed the next one takes."""


def share() -> None:
    """Let the threads made from now on share what they free. Called once, before there are any."""
    library = _library()
    if library is not None:
        library.mallopt(_ARENA_MAX, _ARENAS)


def give_back() -> None:
    """Give freed memory back; takes milliseconds. May be called from any thread."""
    library = _library()
    if library is not None:
        library.malloc_trim(0)


@cache
def _library() -> ctypes.CDLL | None:
    """The C library where it is glibc."""
    library = ctypes.CDLL(None) if sys.platform.startswith("linux") else None
    return library if library is not None and hasattr(library, "malloc_trim") else None
