"""Audit packages: the bulk actions of a filter with their results, the whole trail, and a report, in one file."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import bulkdesk
from bulkdesk.audit import package
from bulkdesk.audit.acts import TrailAct
from bulkdesk.audit.chain import line_of
from bulkdesk.audit.package import PackageWriter, writing_package
from bulkdesk.audit.report import write_report
from bulkdesk.audit.verify import Verdict, verify_store
from bulkdesk.files.formulas import escape_formula
from bulkdesk.services.access import Right
from bulkdesk.services.audit_report import build_report
from bulkdesk.services.i18n import language
from bulkdesk.services.records import each_record, record_document
from bulkdesk.services.session import Session, open_session
from bulkdesk.services.statistics import job_document
from bulkdesk.services.trail import head, noting, verify
from bulkdesk.services.upkeep import telling_trouble
from bulkdesk.store import jobs, trail
from bulkdesk.store.clock import to_iso
from bulkdesk.store.errors import StoppedError
from bulkdesk.store.jobs import JobFilter, JobRow

_PAGE = 500
_CHECK_EVERY = 1_000
_BOM = "\ufeff"
"""Lets spreadsheets see UTF-8."""

_JOB_COLUMNS = (
    *("id", "name", "type", "status", "status_reason", "created_by", "created_at", "scheduled_at"),
    *("started_at", "finished_at", "parent", "total", "succeeded", "failed", "skipped", "unconfirmed"),
    *("pending", "warnings"),
)
_RECORD_COLUMNS = ("seq", "row", "contact_id", "identifier", "outcome", "code", "reason", "at")


@dataclass(frozen=True)
class PackageInfo:
    """What a package holds.

    Attributes:
        entries: of the trail, up to the one before its own export.
        head: hash of the last of them.
        seal: SHA-256 of the manifest. Told to the reader by another way, it proves that nothing was changed.
    """

    jobs: int
    records: int
    entries: int
    head: str
    seal: str


def export_package(
    session: Session,
    path: Path,
    wanted: JobFilter | None = None,
    *,
    on_progress: Callable[[float], None] = lambda _share: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> PackageInfo:
    """Write an audit package of the sub-account's bulk actions that the filter lets through; whole or not at all.

    All of it is of one moment. The trail is the whole store's, because a part of a chain proves nothing; it holds no
    personal data of contacts.

    Args:
        session: who exports.
        path: a file that does not exist.
        wanted: which bulk actions; None: all.
        on_progress: told the share done, 0 to 1.
        is_cancelled: asked now and then.

    Raises:
        RefusedError: there is such a file, or it cannot be written.
        StoppedError: ``is_cancelled`` said so; no file was written.
    """
    session.require(Right.EXPORT)
    with writing_package(path, session.store.clock.now()) as writer:
        with session.store.snapshot():
            info = _Export(session, writer, wanted or JobFilter(), on_progress, is_cancelled).write()
        writer.noting = lambda: noting(
            session, TrailAct.PACKAGE_EXPORTED, jobs=info.jobs, records=info.records
        )
    on_progress(1.0)
    return info


def verify_file(
    path: Path,
    *,
    known_head: str | None = None,
    on_progress: Callable[[float], None] = lambda _share: None,
) -> Verdict:
    """Check a package, or the trail of a store, wherever it comes from; not a byte of it changes.

    Args:
        path: the file.
        known_head: an entry as it was noted elsewhere at an earlier time (see ``KnownHead``); it must be in the trail.
        on_progress: told the share done, 0 to 1.

    Raises:
        StoreError: it is no package, and no store that can be opened.
    """
    if package.is_package(path):
        return package.verify_package(path, known_head=known_head, on_progress=on_progress)
    session = open_session(path, read_only=True)
    try:
        with telling_trouble(path):
            return verify(session, known_head=known_head, on_progress=on_progress)
    finally:
        session.store.close()


class _Export:
    """One package in the making, inside one read transaction."""

    def __init__(
        self,
        session: Session,
        writer: PackageWriter,
        wanted: JobFilter,
        on_progress: Callable[[float], None],
        is_cancelled: Callable[[], bool],
    ) -> None:
        self._session = session
        self._writer = writer
        self._wanted = wanted
        self._on_progress = on_progress
        self._is_cancelled = is_cancelled
        self._jobs = 0
        self._records = 0
        self._total = 0

    def write(self) -> PackageInfo:
        """Write all files, the manifest last."""
        number, last = head(self._session)
        self._write_trail()
        self._write_jobs_json()
        self._write_table("jobs.csv", _JOB_COLUMNS, self._job_cells())
        for job in self._each_job():
            self._write_table(f"records/job-{job.id}.csv", _RECORD_COLUMNS, self._record_cells(job))
        verdict = verify_store(self._session.store)
        with self._writer.file("report.html") as stream:
            write_report(
                stream,
                build_report(self._session, self._wanted, verdict, self._each_job, records=self._records),
            )
        self._writer.finish(self._about(number, last))
        return PackageInfo(self._jobs, self._records, number, last, self._writer.seal)

    def _about(self, number: int, last: str) -> dict[str, object]:
        session = self._session
        kept = trail.head(session.store)
        return {
            "program": f"BulkDesk {bulkdesk.__version__}",
            "store": "" if kept is None else kept.store,
            "account": {"id": session.account.id, "name": session.account.name},
            "made_at": to_iso(session.store.clock.now()),
            "made_by": session.user.name,
            "language": language(),
            "filter": _filter_document(self._wanted),
            "jobs": self._jobs,
            "records": self._records,
            "trail": {"entries": number, "head": last},
        }

    def _write_trail(self) -> None:
        store = self._session.store
        kept = trail.head(store)
        with self._writer.file(package.TRAIL) as stream:
            for done, row in enumerate(trail.each(store)):
                if done % _CHECK_EVERY == 0:
                    self._go_on()
                stream.write(line_of(kept.store if kept is not None else "", row) + "\n")

    def _write_jobs_json(self) -> None:
        with self._writer.file("jobs.json") as stream:
            before = "[\n"
            for job in self._each_job():
                document = job_document(self._session, job, jobs.reasons(self._session.store, job.id))
                # What can be done with a job is a matter of the moment and the reader.
                document.pop("can", None)
                stream.write(before + json.dumps(document, ensure_ascii=False))
                before = ",\n"
                self._jobs += 1
                self._total += job.total
            stream.write("[]\n" if before == "[\n" else "\n]\n")

    def _job_cells(self) -> Iterator[Sequence[object]]:
        for job in self._each_job():
            document = job_document(self._session, job)
            yield [document[name] for name in _JOB_COLUMNS]

    def _record_cells(self, job: JobRow) -> Iterator[Sequence[object]]:
        for record in each_record(self._session, job.id):
            if self._records % _CHECK_EVERY == 0:
                self._go_on()
                self._on_progress(self._records / self._total if self._total else 1.0)
            self._records += 1
            document = record_document(record)
            yield [document[name] for name in _RECORD_COLUMNS]

    def _write_table(self, name: str, header: Sequence[str], rows: Iterator[Sequence[object]]) -> None:
        """A CSV file as the other exports have it."""
        with self._writer.file(name) as stream:
            stream.write(_BOM)
            table = csv.writer(stream, lineterminator="\r\n")
            table.writerow(header)
            for row in rows:
                table.writerow([_cell(value) for value in row])

    def _each_job(self) -> Iterator[JobRow]:
        """The jobs wanted, newest first, a page at a time."""
        before = None
        while True:
            self._go_on()
            rows = jobs.find(
                self._session.store, self._session.account.id, self._wanted, before_id=before, limit=_PAGE
            )
            yield from rows
            if len(rows) < _PAGE:
                return
            before = rows[-1].id

    def _go_on(self) -> None:
        if self._is_cancelled():
            raise StoppedError("download_stopped")


def _cell(value: object) -> str:
    return escape_formula("" if value is None else str(value))


def _filter_document(wanted: JobFilter) -> dict[str, object]:
    return {
        "status": sorted(wanted.statuses),
        "type": sorted(wanted.types),
        "created_by": sorted(wanted.created_by),
        "created_from": None if wanted.created_from is None else to_iso(wanted.created_from),
        "created_before": None if wanted.created_before is None else to_iso(wanted.created_before),
        "search": wanted.search,
    }
