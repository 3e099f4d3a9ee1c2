"""Saving a job's log: where to, in the background with a way to stop, and what became of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QSettings, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from bulkdesk.services.jobs import get_job
from bulkdesk.services.records import Download, download
from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.theme import Tone
from bulkdesk.ui.widgets.confirm import confirm
from bulkdesk.ui.widgets.plain import label

SUFFIXES: Final = (".csv", ".xlsx")
_FOLDER: Final = "download/folder"
_MOST_BYTES: Final = 150
_STEPS: Final = 1_000
_SHOWN_AFTER_MS: Final = 500
# Windows refuses these characters, and these names with any ending; the others are stricter in nothing.
_REFUSED: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_DEVICES: Final = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)


class Notify(Protocol):
    """Shows a notification."""

    def __call__(self, text: str, tone: Tone, *, action: tuple[str, Callable[[], object]] | None) -> object:
        """Show ``text`` in the colours of ``tone``, with a button if there is an ``action``."""


def choose_and_download(
    desk: Desk,
    job_id: int,
    parent: QWidget,
    which: Download = Download.FAILED,
    *,
    notify: Notify | None = None,
) -> DownloadRun | None:
    """Ask for a file and write a job's records into it in the background.

    Args:
        desk: who asks.
        job_id: the job.
        parent: the window that the file dialog and the progress belong to.
        which: the records.
        notify: shows the end of it; the main window does when left out.

    Returns:
        The work under way, or None when no file was chosen.

    Raises:
        RefusedError: the sub-account has no such job.
    """
    name = suggested_name(get_job(desk.session, job_id).name, which)
    path = _ask_for_path(parent, name)
    if path is None:
        return None
    return DownloadRun(
        desk, job_id, path, which=which, parent=parent, notify=notify or partial(_notify_window, desk)
    )


def suggested_name(job_name: str, which: Download) -> str:
    """A file name without ending from a job's name that every file system takes."""
    parts = {
        Download.FAILED: QCoreApplication.translate("Download", "{name} - failed"),
        Download.PROBLEMS: QCoreApplication.translate("Download", "{name} - problems"),
        Download.ALL: QCoreApplication.translate("Download", "{name} - records"),
    }
    name = re.sub(r"\.(csv|tsv|txt|xlsx|xlsm|xls)$", "", job_name.strip(), flags=re.IGNORECASE)
    name = re.sub(r"\s+", " ", _REFUSED.sub(" ", name)).strip(" .")
    while len(name.encode()) > _MOST_BYTES:
        name = name[:-1].rstrip(" .")
    if _DEVICES.match(name):
        name = f"_{name}"
    return parts[which].format(name=name or "BulkDesk")


def with_suffix(path: Path, chosen_filter: str) -> Path:
    """``path`` with an ending that says the format: its own, else that of the chosen filter."""
    if path.suffix.lower() in SUFFIXES:
        return path
    wanted = next((suffix for suffix in SUFFIXES if f"*{suffix}" in chosen_filter), SUFFIXES[0])
    return path.with_name(path.name + wanted)


def _ask_for_path(parent: QWidget, name: str) -> Path | None:
    settings = QSettings()
    kept = settings.value(_FOLDER)
    folder = Path(kept) if isinstance(kept, str) and Path(kept).is_dir() else _downloads_folder()
    filters = ";;".join(
        (
            QCoreApplication.translate("Download", "CSV file (*.csv)"),
            QCoreApplication.translate("Download", "Excel workbook (*.xlsx)"),
        )
    )
    title = QCoreApplication.translate("Download", "Save records")
    chosen, used_filter = QFileDialog.getSaveFileName(
        parent, title, str(folder / f"{name}{SUFFIXES[0]}"), filters
    )
    if not chosen:
        return None
    path = with_suffix(Path(chosen), used_filter)
    # The file dialog asked about the name as it was typed, not about the one with the ending.
    if path != Path(chosen) and path.exists() and not _may_replace(parent, path):
        return None
    settings.setValue(_FOLDER, str(path.parent))
    return path


def _may_replace(parent: QWidget, path: Path) -> bool:
    return confirm(
        parent,
        QCoreApplication.translate("Download", "Replace the file?"),
        QCoreApplication.translate("Download", "{name} exists already.").format(name=path.name),
        QCoreApplication.translate("Download", "Replace"),
        danger=True,
    )


def _downloads_folder() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation))


def _notify_window(
    desk: Desk, text: str, tone: Tone, *, action: tuple[str, Callable[[], object]] | None
) -> None:
    desk.notify.emit(tone.value, text, action)


class DownloadRun(QObject):
    """A download under way; its small progress window shows only when it takes a moment."""

    def __init__(
        self, desk: Desk, job_id: int, path: Path, *, which: Download, parent: QWidget, notify: Notify
    ) -> None:
        super().__init__(parent)
        self._path = path
        self._notify = notify
        text = self.tr("Saving {name} …").format(name=path.name)
        self.progress = QProgressDialog(parent)
        self.progress.setObjectName("downloadProgress")
        self.progress.setWindowModality(Qt.WindowModality.NonModal)
        self.progress.setWindowTitle(self.tr("Download"))
        self.progress.setLabel(label(text, "body", self.progress))
        self.progress.setCancelButtonText(self.tr("Stop"))
        self.progress.setRange(0, _STEPS)
        self.progress.setMinimumDuration(_SHOWN_AFTER_MS)
        self.progress.setAutoReset(False)
        self.progress.setMinimumWidth(380)
        self.progress.setValue(0)
        self.progress.canceled.connect(self.stop)
        self._task = desk.run(
            download,
            desk.session,
            job_id,
            path,
            which,
            on_done=self._on_done,
            on_failed=self._on_failed,
            on_progress=self._on_progress,
        )

    def stop(self) -> None:
        """Stop; no file is left behind."""
        self._task.cancel()
        self._end(self.tr("Stopped. No file was written."), Tone.INFO)

    def _on_progress(self, share: float) -> None:
        self.progress.setValue(round(share * _STEPS))

    def _on_done(self, count: int) -> None:
        folder = QUrl.fromLocalFile(str(self._path.parent))
        self._end(
            self.tr("%n record(s) saved as {name}.", None, count).format(name=self._path.name),
            Tone.SUCCESS,
            (self.tr("Open folder"), lambda: QDesktopServices.openUrl(folder)),
        )

    def _on_failed(self, error: BulkDeskError) -> None:
        self._end(error_text(error), Tone.DANGER)

    def _end(self, text: str, tone: Tone, action: tuple[str, Callable[[], object]] | None = None) -> None:
        self.progress.canceled.disconnect(self.stop)
        self.progress.close()
        self.progress.deleteLater()
        self._notify(text, tone, action=action)
        self.deleteLater()
