"""Dry run: the whole result of an import, with nothing written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bulkdesk.actions.import_contacts import Importer, RowReader, RowResult
from bulkdesk.contacts.normalise import NormalisedRow
from bulkdesk.contacts.values import trim
from bulkdesk.files.reader import open_source
from bulkdesk.services.access import Right
from bulkdesk.services.exporting import open_export
from bulkdesk.services.i18n import translate
from bulkdesk.services.import_log import ImportLog
from bulkdesk.services.imports import ImportRequest, IsCancelled, OnProgress, plan_import, share_read
from bulkdesk.services.session import Session
from bulkdesk.services.texts import problems_text
from bulkdesk.store.clock import to_datetime
from bulkdesk.store.errors import InputFileError, StoppedError
from bulkdesk.store.jobs import Progress, ReasonCount
from bulkdesk.store.people import DraftBook
from bulkdesk.store.sources import CHUNK_ROWS, StoredRow
from bulkdesk.store.words import Outcome

SHOWN_PROBLEMS = 1_000
"""Problem rows that a dry run keeps to show; its log file has all of them."""


@dataclass(frozen=True)
class DryRunRow:
    """A row of a dry run that would fail, be skipped or be imported with a warning."""

    row: int
    outcome: Outcome
    identifier: str | None
    problems: Sequence[tuple[str, str | None]]


@dataclass
class PhoneCount:
    """How the rows' phone numbers fared.

    Attributes:
        rows: with a phone number, readable or not; "n/a" is none.
        lost: of them, those with a number that has no country code and cannot be read with the import's country.
    """

    rows: int = 0
    lost: int = 0

    def add(self, row: NormalisedRow | None, problems: Sequence[tuple[str, str | None]]) -> None:
        """Count a row."""
        is_read = row is not None and bool(row.fields.get("phone") or row.additional_phones)
        if not problems:
            self.rows += is_read
            return
        unread = [value for code, value in problems if code == "invalid_phone" and value is not None]
        numbers = [value for value in unread if any(char.isdecimal() for char in value)]
        self.rows += is_read or bool(numbers)
        self.lost += any(not trim(value).startswith("+") for value in numbers)


@dataclass(frozen=True)
class DryRun:
    """What an import would do. ``problems`` holds the first ``SHOWN_PROBLEMS`` rows."""

    total: int
    succeeded: int
    failed: int
    skipped: int
    warnings: int
    created: int
    updated: int
    reasons: list[ReasonCount]
    problems: list[DryRunRow]
    phones: PhoneCount = field(default_factory=PhoneCount)


def dry_run(
    session: Session,
    request: ImportRequest,
    *,
    on_progress: OnProgress = lambda _share: None,
    is_cancelled: IsCancelled = lambda: False,
    on_problem: Callable[[StoredRow, RowResult], None] = lambda _row, _result: None,
) -> DryRun:
    """The whole result of an import, with nothing written.

    Args:
        session: who asks.
        request: as for ``create_import``.
        on_progress: told the share done.
        is_cancelled: asked between chunks.
        on_problem: told every row that would fail, be skipped or be imported with a warning.

    Raises:
        InputFileError, RefusedError, StoppedError: as ``create_import``.
    """
    session.require(Right.CREATE_JOB)
    plan = plan_import(session, request)
    now = session.store.clock.now()
    book = DraftBook(session.store, session.account.id)
    rows = RowReader(plan.options, to_datetime(now).date())
    importer = Importer(plan.options, book)
    sum_ = Progress(position=0)
    phones = PhoneCount()
    shown: list[DryRunRow] = []
    try:
        with open_source(request.path, plan.head.format) as reader:
            for chunk in reader.chunks(CHUNK_ROWS):
                if is_cancelled():
                    raise StoppedError("import_stopped")
                read = rows.read(chunk.rows())
                results, progress = importer.apply(read, now)
                sum_.add(progress)
                for (row, values), result in zip(read, results, strict=True):
                    phones.add(values, result.problems)
                    if result.problems:
                        on_problem(row, result)
                        if len(shown) < SHOWN_PROBLEMS:
                            shown.append(
                                DryRunRow(row.number, result.outcome, result.identifier, result.problems)
                            )
                on_progress(share_read(reader))
    finally:
        book.close()
    if sum_.position == 0:
        raise InputFileError("file_header_only", path=str(request.path))
    return DryRun(
        total=sum_.position,
        succeeded=sum_.succeeded,
        failed=sum_.failed,
        skipped=sum_.skipped,
        warnings=sum_.warnings,
        created=sum_.created,
        updated=sum_.updated,
        reasons=sum_.reason_counts(),
        problems=shown,
        phones=phones,
    )


def save_problems(
    session: Session,
    request: ImportRequest,
    path: Path,
    *,
    on_progress: OnProgress = lambda _share: None,
    is_cancelled: IsCancelled = lambda: False,
) -> int:
    """Check the file once more and write every row that ``on_problem`` of :func:`dry_run` is told, as an error log.

    The columns are those of a job's (``records.download``); no contact has been made, so none has an id.

    Returns:
        How many rows were written.

    Raises:
        RefusedError: another ending, or the file cannot be written.
        InputFileError, RefusedError, StoppedError: as ``dry_run``; no file was written.
    """
    session.require(Right.CREATE_JOB)
    log = ImportLog(plan_import(session, request).head.header)
    count = 0
    with open_export(session, path, log.header, sheet_name=translate("records", "Records")) as writer:

        def write(row: StoredRow, result: RowResult) -> None:
            nonlocal count
            count += 1
            writer.write(
                log.row(
                    row.cells,
                    row.number,
                    code=result.problems[0][0],
                    reason=problems_text(list(result.problems)),
                    outcome=result.outcome,
                    contact_id=None,
                )
            )

        dry_run(session, request, on_progress=on_progress, is_cancelled=is_cancelled, on_problem=write)
    return count
