"""Answering file dialogs at once; how one looks and where it begins is tested with real ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit


def answer_file_dialogs(
    monkeypatch: pytest.MonkeyPatch, path: Path | None, used: str | None = None
) -> list[str]:
    """Name ``path`` in every file dialog (None: cancel it) under the filter ``used``; the list gets what was proposed."""
    proposed: list[str] = []

    def answer(dialog: QFileDialog) -> int:
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        proposed.append(field.text())
        if path is None:
            return QFileDialog.DialogCode.Rejected.value
        # A filter puts its ending to the name that stands there, so it comes first.
        if used is not None:
            dialog.selectNameFilter(used)
        field.setText(str(path))
        return QFileDialog.DialogCode.Accepted.value

    monkeypatch.setattr(QFileDialog, "exec", answer)
    return proposed
