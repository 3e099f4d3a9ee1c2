"""``python -m tests.ui.dialog_locks OPENED STORE``: opens the window on a store by one name, lists the folder of the other in a
file dialog, and prints which locks the process had on the store before, which it has then, and what the dialog takes its files for."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QFileSystemModel

from bulkdesk.app import build_window
from bulkdesk.ui.widgets.file_dialogs import ask_open, remember_folder
from tests.store.test_open_files import locks

LOOK_MS = 20
_ICON = Qt.ItemDataRole.DecorationRole


def until(condition: Callable[[], bool]) -> None:
    """Let Qt work until something is so."""
    loop = QEventLoop()
    timer = QTimer()
    timer.timeout.connect(lambda: loop.quit() if condition() else None)
    timer.start(LOOK_MS)
    loop.exec()


def standing(path: Path) -> list[str]:
    """The locks that stay for as long as the store is open: without those of reads that are on their way at this moment,
    which begin at 120 (https://sqlite.org/walformat.html, "WAL locks") and end before the last of all, at 128."""
    return [lock for lock in locks(path) if "-shm" not in lock or lock.endswith(" 128")]


def main(opened: Path, path: Path) -> None:
    """Look, and tell."""
    names = [f"{path.name}{end}" for end in ("", "-wal", "-shm")]
    kinds: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        model = dialog.findChild(QFileSystemModel)
        assert isinstance(model, QFileSystemModel)
        # Names, icons and kinds are found in a thread of their own, after the list.
        until(lambda: all(model.data(model.index(str(path.with_name(name))), _ICON) for name in names))
        kinds.extend(model.data(model.index(str(path.with_name(name))).siblingAtColumn(2)) for name in names)
        dialog.reject()

    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        window = build_window(opened, language="de", settings=settings)
        window.desk.session.store.scalar("SELECT COUNT(*) FROM job")
        before = standing(path)
        remember_folder(path.parent)
        QTimer.singleShot(0, look)
        assert ask_open(window, "", "(*)") is None
        print(json.dumps([before, standing(path), kinds]))  # noqa: T201 -- for the test that runs it
        window.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
