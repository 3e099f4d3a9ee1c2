"""The window: everything that uses Qt."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 -- so that what it puts in place is there to be taken back

# PySide puts an import function of its own in Python's place, for ``from __feature__ import …``, which nothing here uses.
# It reads and keeps the source of every module that is imported afterwards, to see whether it mentions PySide: 18 MB, and a
# tenth of the time that the window takes to start. PySide keeps Python's own function under this name.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
