"""Bulk actions over contacts: add and remove a tag, delete; and running failed records again."""

from __future__ import annotations

import click

from bulkdesk.cli.confirming import confirm, yes_option
from bulkdesk.cli.desk import Desk, pass_desk
from bulkdesk.cli.exit_codes import ExitCode
from bulkdesk.cli.job_options import job_options, name_option, run_job
from bulkdesk.cli.targets import TargetOptions, target_options
from bulkdesk.cli.translated import JOB, Group, command
from bulkdesk.services import bulk
from bulkdesk.services.access import Right
from bulkdesk.services.contact_changes import delete_agreed, recount
from bulkdesk.services.contacts import checked_ids
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP, translate
from bulkdesk.services.session import Session
from bulkdesk.store.contacts import Target
from bulkdesk.store.deletion import RESTORE_DAYS
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.jobs import JobRow


@click.group(name="tag", cls=Group, help=QT_TRANSLATE_NOOP("cli", "Put a tag on contacts, or take it off."))
def tag() -> None:
    """Tags."""


@command(name="add", help=QT_TRANSLATE_NOOP("cli", "Put a tag on contacts and wait for the end."))
@click.argument("tag_name", metavar="TAG")
@target_options
@name_option
@job_options
@pass_desk
def add_tag(
    desk: Desk, /, *, tag_name: str, target: TargetOptions, name: str | None, **output: bool
) -> ExitCode:
    """Make and run an add-tag job."""
    session = desk.open()
    chosen = target.resolve(session)
    return run_job(desk, session, lambda: bulk.create_add_tag(session, tag_name, chosen, name=name), **output)


@command(name="remove", help=QT_TRANSLATE_NOOP("cli", "Take a tag off contacts and wait for the end."))
@click.argument("tag_name", metavar="TAG")
@target_options
@name_option
@job_options
@pass_desk
def remove_tag(
    desk: Desk, /, *, tag_name: str, target: TargetOptions, name: str | None, **output: bool
) -> ExitCode:
    """Make and run a remove-tag job."""
    session = desk.open()
    chosen = target.resolve(session)
    return run_job(
        desk, session, lambda: bulk.create_remove_tag(session, tag_name, chosen, name=name), **output
    )


tag.add_command(add_tag)
tag.add_command(remove_tag)


@command(
    help=QT_TRANSLATE_NOOP("cli", "Delete contacts and wait for the end. They can be restored for 60 days.")
)
@target_options
@name_option
@yes_option
@job_options
@pass_desk
def delete(desk: Desk, /, *, target: TargetOptions, name: str | None, yes: bool, **output: bool) -> ExitCode:
    """Make and run a delete job."""
    session = desk.open()
    session.require(Right.CREATE_JOB)
    chosen = checked_ids(session, target.resolve(session))
    if yes:
        return run_job(desk, session, lambda: bulk.create_delete(session, chosen, name=name), **output)
    job = _agreed_delete(session, chosen, name)
    return run_job(desk, session, lambda: job, **output)


def _agreed_delete(session: Session, target: Target, name: str | None) -> JobRow:
    """Ask, and make the job over as many contacts as were agreed to: when they have become more or fewer, ask again."""
    found = recount(session, target)
    while True:
        if found.count == 0:
            raise RefusedError("no_contacts")
        question = translate(
            "cli", "%n contact(s) will be deleted. They can be restored for {days} days.", None, found.count
        )
        confirm(question.format(days=RESTORE_DAYS), yes=False)
        made = delete_agreed(session, found.target, found.count, name=name)
        if isinstance(made, JobRow):
            return made
        found = made


@command(help=QT_TRANSLATE_NOOP("cli", "Run the failed records of a bulk action again, as a new one."))
@click.argument("job", type=JOB)
@job_options
@pass_desk
def retry(desk: Desk, /, *, job: int, **output: bool) -> ExitCode:
    """Make and run a job over a job's failed records."""
    session = desk.open()
    return run_job(desk, session, lambda: bulk.retry(session, job), **output)
