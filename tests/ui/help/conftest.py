"""Windows on real stores, each with settings of its own."""

from __future__ import annotations

from tests.ui.shell.support import make_window, settings, store_path

__all__ = ["make_window", "settings", "store_path"]
