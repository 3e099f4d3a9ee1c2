"""Qt's own file dialog must not look into a store that is open here: SQLite's locks would go (``store.open_files``).

On Linux that dialog reads the beginning of each file whose name does not tell exactly one kind of file, in a thread of its own,
as soon as it lists the folder. So the names of an open store are made known to Qt as those of a kind of file, by a package of the
freedesktop.org shared MIME-info specification that only this process knows of. Elsewhere the system's dialogs are
processes of their own, or locks do not go with a handle.
"""

from __future__ import annotations

import atexit
import functools
import logging
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from PySide6.QtCore import QCoreApplication, QMimeDatabase

from bulkdesk.store.work_folder import WorkFolder

log = logging.getLogger(__name__)

_PREFIX: Final = "bulkdesk-names-"
_DATA: Final = "XDG_DATA_DIRS"
_USUAL: Final = "/usr/local/share:/usr/share"
"""Where the specification says to look when the variable is not set."""
_ENDS: Final = ("", "-wal", "-shm", "-journal")
_NO_LETTER: Final = re.compile(r"[*?\[\]\\\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What means something else in a pattern, or cannot stand in XML."""
_OTHERS: Final = ("application/vnd.sqlite3", "application/x-sqlite2", "application/x-sqlite3")
"""Kinds whose names a store may have too. A name of two kinds is looked into, so these are told by what is in the file."""


def name_open_store(path: Path) -> None:
    """Keep file dialogs from looking into a store and the files beside it; before the first dialog of the process.

    A name that comes later may take five seconds until Qt knows it.
    """
    if sys.platform != "linux":
        return
    try:
        _known().add({path.name, path.resolve().name})
    except OSError:
        log.warning("the names of the open store could not be made known to file dialogs", exc_info=True)


@functools.cache
def _known() -> _Names:
    return _Names()


class _Names:
    """The names of all stores that were opened in this process."""

    def __init__(self) -> None:
        work = WorkFolder(Path(tempfile.gettempdir()), _PREFIX)
        atexit.register(work.remove)
        self._names: set[str] = set()
        self._others = set(_OTHERS)
        self._folder = work.path / "mime" / "packages"
        self._folder.mkdir(parents=True)
        os.environ[_DATA] = f"{work.path}:{os.environ.get(_DATA) or _USUAL}"

    def add(self, names: set[str]) -> None:
        """Make more names known."""
        if names <= self._names:
            return
        self._names |= names
        self._write()
        # Only now may Qt's list be read: it is not read again for some seconds.
        kinds = QMimeDatabase()
        like = [f"-{''.join(Path(name).suffixes)}" for name in names]
        others = {kind.name() for name in like for kind in kinds.mimeTypesForFileName(name)}
        if not others <= self._others:
            self._others |= others
            self._write()

    def _write(self) -> None:
        patterns = [f"{_NO_LETTER.sub('?', name)}{end}" for name in sorted(self._names) for end in _ENDS]
        globs = "".join(
            f'<glob pattern={quoteattr(pattern)} weight="100" case-sensitive="true"/>' for pattern in patterns
        )
        name = escape(QCoreApplication.translate("StoreNames", "BulkDesk store"))
        others = "".join(
            f'<mime-type type="{kind}"><glob-deleteall/></mime-type>' for kind in sorted(self._others)
        )
        # Of another name each time, else Qt does not read it again.
        new = self._folder / f"bulkdesk-{len(self._names)}-{len(self._others)}.xml"
        new.write_text(
            '<?xml version="1.0" encoding="UTF-8"?>'
            '<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">'
            f'<mime-type type="application/x-bulkdesk-store"><comment>{name}</comment>{globs}</mime-type>'
            f"{others}</mime-info>",
            "utf-8",
        )
        for old in set(self._folder.iterdir()) - {new}:
            old.unlink()
