"""The files that were imported last, remembered on this machine for this user."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

from bulkdesk.ui.widgets.file_dialogs import remember_folder

MOST: Final = 3
_KEY: Final = "imports/recent"


def recent_files() -> list[Path]:
    """Return the files chosen last, newest first; a file that is gone stays until it is pushed out."""
    kept = QSettings().value(_KEY, [])
    # QSettings hands back a list of one as its only entry.
    texts = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
    return [Path(text) for text in texts if isinstance(text, str)][:MOST]


def remember_file(path: Path) -> None:
    """Put ``path`` first, and let the next file dialog begin in its folder."""
    remember_folder(path.parent)
    files = [path, *(other for other in recent_files() if other != path)]
    QSettings().setValue(_KEY, [str(file) for file in files[:MOST]])
