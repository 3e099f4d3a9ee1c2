"""The assistant's work in the background; nothing here touches a widget."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bulkdesk.actions.import_contacts import RowResult
from bulkdesk.files.detect import SourceFormat
from bulkdesk.files.headers import OWN_PREFIX, suggest_mapping
from bulkdesk.services.dry_run import dry_run
from bulkdesk.services.exporting import open_export
from bulkdesk.services.i18n import translate
from bulkdesk.services.imports import ImportPreview, ImportRequest, create_import, preview_import
from bulkdesk.services.session import Session
from bulkdesk.services.texts import problems_text
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.sources import StoredRow

_OWN_COLUMNS = ("row", "code", "reason", "outcome")


@dataclass(frozen=True)
class Head:
    """The beginning of a file.

    Attributes:
        path: the file.
        preview: its first rows, and the mapping that is offered.
        suggested: header → target as the names alone suggest it, whatever was kept.
    """

    path: Path
    preview: ImportPreview
    suggested: dict[str, str]

    @property
    def header(self) -> list[str]:
        """The columns' names."""
        return self.preview.header


def read_head(session: Session, path: Path, fmt: SourceFormat | None) -> Head:
    """Read a file's first rows.

    Raises:
        InputFileError, NotAllowedError: as ``preview_import``.
    """
    found = preview_import(session, path, fmt)
    return Head(path, found, suggest_mapping(found.header, [row.cells for row in found.rows]))


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


def save_problems(
    session: Session,
    request: ImportRequest,
    header: list[str],
    path: Path,
    *,
    on_progress: Callable[[float], None],
    is_cancelled: Callable[[], bool],
) -> int:
    """Check the file once more and write every problem row, as it is in the file, with our columns behind it.

    The columns are those of a job's error log (``services.records.download``): mended, the file can be imported.

    Returns:
        How many rows were written.

    Raises:
        BulkDeskError: as ``dry_run`` and ``open_export``; no file was written.
    """
    kept = [place for place, name in enumerate(header) if not name.casefold().startswith(OWN_PREFIX)]
    columns = [*(header[place] for place in kept), *(OWN_PREFIX + name for name in _OWN_COLUMNS)]
    count = 0
    with open_export(session, path, columns, sheet_name=translate("records", "Records")) as writer:

        def write(row: StoredRow, result: RowResult) -> None:
            nonlocal count
            count += 1
            cells = row.cells
            writer.write(
                [
                    *(cells[place] if place < len(cells) else "" for place in kept),
                    row.number,
                    result.problems[0][0],
                    problems_text(list(result.problems)),
                    result.outcome.word,
                ]
            )

        dry_run(session, request, on_progress=on_progress, is_cancelled=is_cancelled, on_problem=write)
    return count
