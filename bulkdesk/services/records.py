"""A job's records: paged for the eye, streamed for the download."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from pathlib import Path
from typing import Any

from bulkdesk.audit.acts import TrailAct
from bulkdesk.files.headers import OWN_PREFIX
from bulkdesk.services.access import Right
from bulkdesk.services.exporting import open_export
from bulkdesk.services.i18n import translate
from bulkdesk.services.import_log import Cell, ImportLog
from bulkdesk.services.jobs import get_job
from bulkdesk.services.session import Session
from bulkdesk.services.texts import detail_text, removed_text
from bulkdesk.services.trail import note
from bulkdesk.store import records, sources
from bulkdesk.store.clock import to_iso
from bulkdesk.store.errors import StoppedError
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.records import RecordFilter, RecordRow
from bulkdesk.store.words import Outcome

_CHECK_EVERY = 1_000


class Download(StrEnum):
    """Which records a download holds."""

    FAILED = "failed"
    PROBLEMS = "problems"
    ALL = "all"


_OUTCOMES = {
    Download.FAILED: frozenset({Outcome.FAILED}),
    Download.PROBLEMS: frozenset({Outcome.FAILED, Outcome.SKIPPED, Outcome.SUCCEEDED, Outcome.UNCONFIRMED}),
    Download.ALL: frozenset[Outcome](),
}


@dataclass(frozen=True)
class RecordPage:
    """Some records and whether more follow."""

    rows: list[RecordRow]
    more: bool


def get_records(
    session: Session, job_id: int, wanted: RecordFilter | None = None, *, after: int = 0, limit: int = 500
) -> RecordPage:
    """Records of a job with a number greater than ``after``, in order."""
    session.require(Right.VIEW)
    get_job(session, job_id)
    rows = records.page(session.store, job_id, wanted or RecordFilter(), after=after, limit=limit + 1)
    return RecordPage(rows[:limit], len(rows) > limit)


def each_record(session: Session, job_id: int, wanted: RecordFilter | None = None) -> Iterator[RecordRow]:
    """All records of a job that the filter lets through, in order, in flat memory."""
    session.require(Right.VIEW)
    get_job(session, job_id)
    return records.each(session.store, job_id, wanted or RecordFilter())


def source_row(session: Session, job_id: int, seq: int) -> list[tuple[str, str]]:
    """Header and cell of every column of the file's row behind a record; none for a job without a file."""
    job = get_job(session, job_id)
    if job.source_id is None:
        return []
    names = sources.header(session.store, job.source_id)
    cells = sources.Rows(session.store, job.source_id).at(seq).cells
    return list(zip_longest(names, cells, fillvalue=""))


def identifier_text(record: RecordRow) -> str | None:
    """What a record is known by: e-mail, phone or name, or that its contact is removed for good."""
    if record.identifier is None and record.contact_id is not None:
        return removed_text(record.contact_id)
    return record.identifier


def record_document(record: RecordRow) -> dict[str, Any]:
    """The JSON of a record (command line contract)."""
    return {
        "seq": record.seq,
        "row": record.row,
        "contact_id": record.contact_id,
        "identifier": identifier_text(record),
        "outcome": record.outcome.word,
        "code": record.code,
        "reason": detail_text(record.code, record.detail),
        "at": None if record.at is None else to_iso(record.at),
    }


def download(
    session: Session,
    job_id: int,
    path: Path,
    which: Download = Download.FAILED,
    *,
    on_progress: Callable[[float], None] = lambda _share: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Write a job's log as CSV or XLSX (by the file's ending); returns how many records it holds.

    For an import the source row as it was, then our columns; mended, it goes straight back into an import.

    Raises:
        RefusedError: another ending, or the file cannot be written.
        StoppedError: ``is_cancelled`` said so; no file was written.
    """
    session.require(Right.EXPORT)
    job = get_job(session, job_id)
    wanted = RecordFilter(outcomes=_OUTCOMES[which], problems_only=which is Download.PROBLEMS)
    total = records.count(session.store, job_id, wanted)
    header, rows = _import_log(session, job, wanted) if job.source_id else _log(session, job, wanted)
    count = 0
    with open_export(session, path, header, sheet_name=translate("records", "Records")) as writer:
        for row in rows:
            if count % _CHECK_EVERY == 0:
                if is_cancelled():
                    raise StoppedError("download_stopped")
                on_progress(count / total if total else 1.0)
            writer.write(row)
            count += 1
        # Before the file gets its name: there is none without its entry.
        note(session, TrailAct.RECORDS_EXPORTED, job=job_id, which=which, count=count)
    on_progress(1.0)
    return count


def _import_log(
    session: Session, job: JobRow, wanted: RecordFilter
) -> tuple[list[str], Iterator[list[Cell]]]:
    source_id = job.source_id or 0
    log = ImportLog(sources.header(session.store, source_id))

    def rows() -> Iterator[list[Cell]]:
        found = records.each(session.store, job.id, wanted)
        reader = sources.Rows(session.store, source_id)
        for record in found:
            yield log.row(
                reader.at(record.seq).cells,
                record.row,
                code=record.code,
                reason=detail_text(record.code, record.detail),
                outcome=record.outcome,
                contact_id=record.contact_id,
            )

    return log.header, rows()


def _log(session: Session, job: JobRow, wanted: RecordFilter) -> tuple[list[str], Iterator[list[Cell]]]:
    ours = ("contact_id", "identifier", "outcome", "code", "reason", "time")

    def rows() -> Iterator[list[Cell]]:
        for record in records.each(session.store, job.id, wanted):
            yield [
                record.contact_id,
                identifier_text(record),
                record.outcome.word,
                record.code,
                detail_text(record.code, record.detail),
                None if record.at is None else to_iso(record.at),
            ]

    return [OWN_PREFIX + name for name in ours], rows()
