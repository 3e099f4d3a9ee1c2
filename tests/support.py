"""What many tests need: a store with one sub-account, files, and jobs run to their end."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from bulkdesk.jobs.runner import run_job
from bulkdesk.services.contacts import each_contact
from bulkdesk.services.imports import ImportRequest, create_import
from bulkdesk.services.jobs import get_job
from bulkdesk.services.records import each_record
from bulkdesk.services.session import Session
from bulkdesk.store.contacts import ContactRow, Target
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.records import RecordRow

START = 1_900_000_000_000
"""Where tests put the clock, milliseconds UTC."""


def write_csv(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    """A plain UTF-8 CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def run_import(session: Session, request: ImportRequest) -> JobRow:
    """Make an import job and run it to its end."""
    job = create_import(session, request)
    run_job(session.store, job.id)
    return get_job(session, job.id)


def all_contacts(session: Session) -> list[ContactRow]:
    """Every active contact."""
    return list(each_contact(session, Target()))


def all_records(session: Session, job: JobRow) -> list[RecordRow]:
    """Every record of a job."""
    return list(each_record(session, job.id))


def assert_adds_up(job: JobRow) -> None:
    """The numbers of a job hold (product rules, "Jobs")."""
    assert job.total == job.succeeded + job.failed + job.skipped + job.unconfirmed + job.pending
    assert job.pending >= 0
    assert job.warnings <= job.succeeded
