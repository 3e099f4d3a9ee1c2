"""This very program, to be started once more: by itself, or by the system at login."""

from __future__ import annotations

import sys
from pathlib import Path


def program_words() -> list[str]:
    """The words that start this program from any folder, whatever way it was started itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [_interpreter(), "-m", "bulkdesk"]


def _interpreter() -> str:
    """The interpreter; on Windows the one that opens no terminal."""
    if sys.platform == "win32":
        silent = Path(sys.executable).with_name("pythonw.exe")
        if silent.exists():
            return str(silent)
    return sys.executable
