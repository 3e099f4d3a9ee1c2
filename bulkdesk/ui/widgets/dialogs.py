"""How dialogs are opened."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog


def open_dialog(dialog: QDialog) -> None:
    """Open a dialog over its window; it is gone when it has been closed, however that was."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
