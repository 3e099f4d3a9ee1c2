"""What went wrong when no encrypted connection could be made."""

from __future__ import annotations

import ssl


def is_refusal(error: ssl.SSLError) -> bool:
    """Whether the two sides cannot agree, or one does not trust the other; False: the line was cut meanwhile."""
    return not isinstance(error, (ssl.SSLEOFError, ssl.SSLZeroReturnError, ssl.SSLSyscallError))
