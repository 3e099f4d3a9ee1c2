"""Some room that is kept beside a store while its jobs run: on a full disk it is given up, so that a pause can be written."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path

from bulkdesk.store.file import is_full
from bulkdesk.store.reading import beside

_BYTES = 128 * 1024
"""A pause changes some ten pages of 4 KiB; other programs may take a part of what is given up."""

_held = threading.Lock()
"""Whoever takes the room or uses it: what can wait asks for it in a thread of its own, just when a job's pause needs it."""


def keep(store_path: Path) -> bool:
    """Take the room unless it is taken; false when the disk is too full for it. Where it may not be taken there is none."""
    place = _place(store_path)
    with _held:
        if place.exists():
            return True
        try:
            # Not zeros: some file systems give no room for those.
            place.write_bytes(os.urandom(_BYTES))
        except OSError as error:
            _remove(place)
            return not is_full(error)
        return True


@contextlib.contextmanager
def given_up(store_path: Path) -> Iterator[None]:
    """Give the room back; nobody in this process takes it again before the end."""
    with _held:
        _remove(_place(store_path))
        yield


def give_up(store_path: Path) -> None:
    """Give the room back."""
    with given_up(store_path):
        pass


def _remove(place: Path) -> None:
    with contextlib.suppress(OSError):
        place.unlink(missing_ok=True)


def _place(store_path: Path) -> Path:
    return beside(store_path, ".reserve")
