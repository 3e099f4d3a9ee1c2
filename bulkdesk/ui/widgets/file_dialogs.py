"""Asking for a file: every such dialog begins where the last one ended."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings, QSize, QStandardPaths, QUrl
from PySide6.QtWidgets import QFileDialog, QHeaderView, QSplitter, QTreeView, QWidget

_FOLDER: Final = "files/folder"
_Place = QStandardPaths.StandardLocation
_FIRST: Final = (_Place.DownloadLocation, _Place.DocumentsLocation, _Place.HomeLocation)
_BESIDE: Final = (
    _Place.HomeLocation,
    _Place.DesktopLocation,
    _Place.DocumentsLocation,
    _Place.DownloadLocation,
)
_COMPUTER: Final = "file:"
_SIZE: Final = QSize(820, 480)
_PLACES_WIDTH: Final = 170
"""Qt's own gives the places beside the files half of what their names need."""


def start_folder() -> Path:
    """Return the folder that was used last, else Downloads, Documents or home, whichever is there."""
    kept = QSettings().value(_FOLDER)
    known = [Path(kept)] if isinstance(kept, str) else []
    return next((folder for folder in (*known, *_folders(_FIRST)) if _is_there(folder)), Path.home())


def remember_folder(folder: Path) -> None:
    """Let the next dialog begin in ``folder``."""
    QSettings().setValue(_FOLDER, str(folder))


def ask_open(parent: QWidget, title: str, filters: str) -> Path | None:
    """Ask for a file that is there; None: for none.

    Args:
        parent: the window that the dialog belongs to.
        title: of the dialog.
        filters: Qt's name filters, with ``;;`` between them.
    """
    dialog = _dialog(parent, title, filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _asked(dialog)[0]


def ask_save(parent: QWidget, title: str, name: str, filters: str) -> tuple[Path | None, str]:
    """Ask where to save a file, proposed as ``name``; returns where (None: nowhere) and the filter that was chosen."""
    dialog = _dialog(parent, title, filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(name)
    return _asked(dialog)


def _dialog(parent: QWidget, title: str, filters: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(start_folder()))
    dialog.setNameFilters(filters.split(";;"))
    # The system's own dialog has such a list anyway; Qt's has only the computer and home.
    places = [
        QUrl.fromLocalFile(str(folder)) for folder in dict.fromkeys(_folders(_BESIDE)) if _is_there(folder)
    ]
    dialog.setSidebarUrls([*places, QUrl(_COMPUTER)])
    files = dialog.findChild(QTreeView)
    if files is not None:
        # Qt's own, which cuts size and date while the names have more room than they need.
        header = files.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        dialog.resize(_SIZE)
    parts = dialog.findChild(QSplitter)
    if parts is not None:
        parts.setSizes([_PLACES_WIDTH, _SIZE.width() - _PLACES_WIDTH])
    return dialog


def _asked(dialog: QFileDialog) -> tuple[Path | None, str]:
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles() if accepted else []
    used = dialog.selectedNameFilter()
    dialog.deleteLater()
    if not chosen:
        return None, used
    path = Path(chosen[0])
    remember_folder(path.parent)
    return path, used


def _is_there(folder: Path) -> bool:
    """Whether a folder can be begun in; not where the system cannot tell, as of a share that is away."""
    # ``Path.is_dir`` raises for most of what may be wrong with it.
    return os.path.isdir(folder)  # noqa: PTH112


def _folders(places: tuple[QStandardPaths.StandardLocation, ...]) -> list[Path]:
    return [Path(found) for place in places if (found := QStandardPaths.writableLocation(place))]
