"""Saving many rows to a file: where to, in the background with a way to stop, and what became of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QProgressDialog, QWidget
from shiboken6 import isValid

from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import BulkDeskError, StoppedError
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.theme import Tone
from bulkdesk.ui.widgets.cell_text import visible
from bulkdesk.ui.widgets.confirm import confirm
from bulkdesk.ui.widgets.file_dialogs import ask_save
from bulkdesk.ui.widgets.plain import label

SUFFIXES: Final = (".csv", ".xlsx")
_STEPS: Final = 1_000
_SHOWN_AFTER_MS: Final = 500
_WIDTH: Final = 380
_NAME_LENGTH: Final = 48
"""Letters of a file's name that a sentence has room for."""


class Notify(Protocol):
    """Shows a notification."""

    def __call__(self, text: str, tone: Tone, *, action: tuple[str, Callable[[], object]] | None) -> object:
        """Show ``text`` in the colours of ``tone``, with a button if there is an ``action``."""


def with_suffix(path: Path, chosen_filter: str) -> Path:
    """``path`` with an ending that says the format: its own, else that of the chosen filter."""
    if path.suffix.lower() in SUFFIXES:
        return path
    wanted = next((suffix for suffix in SUFFIXES if f"*{suffix}" in chosen_filter), SUFFIXES[0])
    return path.with_name(path.name + wanted)


def ask_for_path(parent: QWidget, title: str, name: str) -> Path | None:
    """Ask where to save a CSV or Excel file; None: nowhere.

    Args:
        parent: the window that the file dialog belongs to.
        title: of the file dialog.
        name: the file's name that is proposed, without an ending.
    """
    filters = (
        QCoreApplication.translate("Download", "CSV file (*.csv)"),
        QCoreApplication.translate("Download", "Excel workbook (*.xlsx)"),
    )
    chosen, used_filter = ask_save(parent, title, f"{name}{SUFFIXES[0]}", ";;".join(filters))
    if chosen is None:
        return None
    path = with_suffix(chosen, used_filter)
    # The file dialog asked about the name as it was typed, not about the one with the ending.
    if path != chosen and path.exists() and not _may_replace(parent, path):
        return None
    return path


def _may_replace(parent: QWidget, path: Path) -> bool:
    return confirm(
        parent,
        QCoreApplication.translate("Download", "Replace the file?"),
        QCoreApplication.translate("Download", "{name} exists already.").format(
            name=visible(path.name, _NAME_LENGTH)
        ),
        QCoreApplication.translate("Download", "Replace"),
        danger=True,
    )


class SavingRun(QObject):
    """A file being written; its small progress window shows only when it takes a moment.

    It goes on when the window it was begun in is closed; the main window then tells how it ended.
    """

    def __init__(
        self,
        desk: Desk,
        path: Path,
        parent: QWidget,
        *,
        title: str,
        save: Callable[..., int],
        saved: Callable[[int], str],
        notify: Notify | None = None,
    ) -> None:
        """Begin to write.

        Args:
            desk: who asks.
            path: the file.
            parent: the window that the progress belongs to.
            title: of the progress window.
            save: writes the file, told by the keywords of ``Desk.run``; gives how many rows it wrote. Where it is
                stopped it raises ``StoppedError``, and there is no file.
            saved: says in a sentence how many there were.
            notify: shows the end of it; the main window does when left out.
        """
        super().__init__(desk)
        self._desk = desk
        self._path = path
        self._saved = saved
        self._notify = notify
        self.progress = QProgressDialog(parent)
        self.progress.setObjectName("savingProgress")
        self.progress.setWindowModality(Qt.WindowModality.NonModal)
        self.progress.setWindowTitle(title)
        text = self.tr("Saving {name} …").format(name=visible(path.name, _NAME_LENGTH))
        self.progress.setLabel(label(text, "body", self.progress))
        self.progress.setCancelButtonText(self.tr("Stop"))
        self.progress.setRange(0, _STEPS)
        self.progress.setMinimumDuration(_SHOWN_AFTER_MS)
        self.progress.setAutoReset(False)
        self.progress.setMinimumWidth(_WIDTH)
        self.progress.setValue(0)
        self.progress.canceled.connect(self.stop)
        self._stop = stop = threading.Event()

        def work(*, on_progress: Callable[[float], None], is_cancelled: Callable[[], bool]) -> int:
            return save(on_progress=on_progress, is_cancelled=lambda: stop.is_set() or is_cancelled())

        desk.run(work, on_done=self._on_done, on_failed=self._on_failed, on_progress=self._on_progress)

    def stop(self) -> None:
        """Ask to stop. It may be too late for that: what became of the file is told when it is known."""
        # Not the task's own cancel, after which nobody would hear of a file that is written all the same.
        self._stop.set()

    def _on_progress(self, share: float) -> None:
        # A progress window that was closed comes up again when it is given a value.
        if isValid(self.progress) and not self._stop.is_set():
            self.progress.setValue(round(share * _STEPS))

    def _on_done(self, count: int) -> None:
        folder = QUrl.fromLocalFile(str(self._path.parent))
        action = (self.tr("Open folder"), lambda: QDesktopServices.openUrl(folder))
        self._end(self._saved(count), Tone.SUCCESS, action)

    def _on_failed(self, error: BulkDeskError) -> None:
        self._end(error_text(error), Tone.INFO if isinstance(error, StoppedError) else Tone.DANGER)

    def _end(self, text: str, tone: Tone, action: tuple[str, Callable[[], object]] | None = None) -> None:
        has_window = isValid(self.progress)
        if has_window:
            self.progress.canceled.disconnect(self.stop)
            self.progress.close()
            self.progress.deleteLater()
        if self._notify is not None and has_window:
            self._notify(text, tone, action=action)
        else:
            self._desk.notify.emit(tone.value, text, action)
        self.deleteLater()
