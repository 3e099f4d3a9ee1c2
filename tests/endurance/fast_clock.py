"""A clock that several programs read and a test moves.

``python -m tests.endurance.fast_clock FILE WORDS…`` is ``bulkdesk WORDS…`` by the clock in FILE.
"""

from __future__ import annotations

import mmap
import struct
import sys
from pathlib import Path

from bulkdesk.__main__ import main
from bulkdesk.store.clock import SystemClock

_MOMENT = struct.Struct("<q")


class SharedClock:
    """The clock in a file; whoever has it open sees it move at once."""

    def __init__(self, path: Path, moment: int | None = None) -> None:
        """Make the file when ``moment`` is given, milliseconds UTC; else it is there."""
        self.path = path
        if moment is not None:
            path.write_bytes(_MOMENT.pack(moment))
        with path.open("r+b") as file:
            self._bytes = mmap.mmap(file.fileno(), _MOMENT.size)

    def now(self) -> int:
        """Milliseconds since the epoch, UTC."""
        moment: int = _MOMENT.unpack(self._bytes)[0]
        return moment

    def move(self, milliseconds: int) -> None:
        """Put it forward."""
        self._bytes[:] = _MOMENT.pack(self.now() + milliseconds)


if __name__ == "__main__":
    clock = SharedClock(Path(sys.argv.pop(1)))
    setattr(SystemClock, "now", lambda _self: clock.now())  # noqa: B010 -- the one place where a program gets its time
    main()
