"""What tests of bulk actions need: people, jobs run to their end, and what is on whom."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bulkdesk.jobs.runner import run_job
from bulkdesk.services import bulk, restoring
from bulkdesk.services.imports import ImportRequest
from bulkdesk.services.jobs import get_job
from bulkdesk.services.session import Session
from bulkdesk.store import counters
from bulkdesk.store.contacts import Target
from bulkdesk.store.jobs import JobRow
from tests.support import all_contacts, all_records, assert_adds_up, run_import, write_csv

DAY = 24 * 60 * 60 * 1000
ALL = Target()


def ids(*numbers: int) -> Target:
    """The contacts with these ids."""
    return Target(ids=numbers)


def run(session: Session, job: JobRow) -> JobRow:
    """Run a job to its end; its figures hold."""
    run_job(session.store, job.id)
    done = get_job(session, job.id)
    assert_adds_up(done)
    assert counters.differing_jobs(session.store) == []
    return done


def add_people(session: Session, folder: Path, count: int = 3, prefix: str = "p") -> JobRow:
    """Import people with the e-mails ``p1@example.com`` and so on."""
    rows = [[f"Name {i}", f"{prefix}{i}@example.com"] for i in range(1, count + 1)]
    return import_rows(session, folder, [["first name", "email"], *rows])


def import_rows(session: Session, folder: Path, rows: Sequence[Sequence[str]], **options: object) -> JobRow:
    """Import a file of these rows, the first of them the header."""
    number = len(list(folder.glob("*.csv")))
    file = write_csv(folder / f"{number}.csv", rows)
    return run_import(session, ImportRequest(file, **options))  # type: ignore[arg-type] # the request's own fields


def add_tag(session: Session, tag: str, target: Target = ALL) -> JobRow:
    """Put a tag on contacts."""
    return run(session, bulk.create_add_tag(session, tag, target))


def remove_tag(session: Session, tag: str, target: Target = ALL) -> JobRow:
    """Take a tag off contacts."""
    return run(session, bulk.create_remove_tag(session, tag, target))


def delete(session: Session, target: Target = ALL) -> JobRow:
    """Delete contacts."""
    return run(session, bulk.create_delete(session, target))


def restore(session: Session, job: JobRow) -> JobRow:
    """Bring back what a job deleted."""
    return run(session, restoring.create_restore(session, job.id))


def revert(session: Session, job: JobRow) -> JobRow:
    """Undo a job."""
    return run(session, restoring.create_revert(session, job.id))


def outcomes(session: Session, job: JobRow) -> list[tuple[int | None, str, str | None]]:
    """Contact, outcome and code of every record of a job."""
    return [(record.contact_id, record.outcome.word, record.code) for record in all_records(session, job)]


def tags(session: Session) -> dict[int, list[str]]:
    """The tags of every active contact."""
    return {contact.id: contact.tags for contact in all_contacts(session)}
