"""What the program's exit says (command line contract)."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes; 0 to 5 are the contract's, the others follow what shells and ``sysexits.h`` use."""

    DONE = 0
    SOME_FAILED = 1
    """With ``--strict``: the job has failed rows."""
    USAGE = 2
    REFUSED = 3
    """Not allowed, not eligible, bad input, or stopped before anything began: nothing was changed."""
    STORE = 4
    """The store is missing, damaged, in the way, or none of ours."""
    NOT_ENDED = 5
    """The job stands paused or cancelled, or waits for its time; with ``run --until-idle``: work is left."""
    BUG = 70
    INTERRUPTED = 130
    PIPE_CLOSED = 141
