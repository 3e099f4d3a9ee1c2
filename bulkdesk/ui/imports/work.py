"""The assistant's work in the background; nothing here touches a widget."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bulkdesk.files.detect import SourceFormat
from bulkdesk.services.imports import ImportPreview, ImportRequest, create_import, preview_import
from bulkdesk.services.session import Session
from bulkdesk.store.jobs import JobRow


@dataclass(frozen=True)
class Head:
    """The beginning of a file.

    Attributes:
        path: the file.
        preview: its first rows, and the mapping that is offered.
    """

    path: Path
    preview: ImportPreview

    @property
    def header(self) -> list[str]:
        """The columns' names."""
        return self.preview.header


def read_head(session: Session, path: Path, fmt: SourceFormat | None) -> Head:
    """Read a file's first rows.

    Raises:
        InputFileError, NotAllowedError: as ``preview_import``.
    """
    return Head(path, preview_import(session, path, fmt))


def start_import(
    session: Session,
    request: ImportRequest,
    stop: threading.Event,
    *,
    on_progress: Callable[[float], None],
    is_cancelled: Callable[[], bool],
) -> JobRow:
    """Make the job. ``stop`` is the person's wish, whose outcome the window waits for.

    Raises:
        BulkDeskError: as ``create_import``; StoppedError says for certain that nothing was changed.
    """
    return create_import(
        session, request, on_progress=on_progress, is_cancelled=lambda: stop.is_set() or is_cancelled()
    )
