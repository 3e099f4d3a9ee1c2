"""Some room that is kept beside a store while its jobs run: on a full disk it is given up, so that a pause can be written."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from bulkdesk.store.file import is_full
from bulkdesk.store.reading import beside

_BYTES = 128 * 1024
"""A pause changes some ten pages of 4 KiB; other programs may take a part of what is given up."""


def keep(store_path: Path) -> bool:
    """Take the room unless it is taken; false when the disk is too full for it. Where it may not be taken there is none."""
    place = _place(store_path)
    if place.exists():
        return True
    try:
        # Not zeros: some file systems give no room for those.
        place.write_bytes(os.urandom(_BYTES))
    except OSError as error:
        give_up(store_path)
        return not is_full(error)
    return True


def give_up(store_path: Path) -> None:
    """Give the room back."""
    with contextlib.suppress(OSError):
        _place(store_path).unlink(missing_ok=True)


def _place(store_path: Path) -> Path:
    return beside(store_path, ".reserve")
