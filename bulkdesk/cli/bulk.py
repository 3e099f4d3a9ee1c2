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
from bulkdesk.services.contacts import checked_ids, count_contacts
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP, translate
from bulkdesk.services.session import Session
from bulkdesk.store.contacts import Target
from bulkdesk.store.deletion import RESTORE_DAYS
from bulkdesk.store.errors import RefusedError


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
    _confirm_delete(session, chosen, yes=yes)
    return run_job(desk, session, lambda: bulk.create_delete(session, chosen, name=name), **output)


def _confirm_delete(session: Session, target: Target, *, yes: bool) -> None:
    count = count_contacts(session, target)
    if count == 0:
        raise RefusedError("no_contacts")
    question = translate(
        "cli", "%n contact(s) will be deleted. They can be restored for {days} days.", None, count
    )
    confirm(question.format(days=RESTORE_DAYS), yes=yes)


@command(help=QT_TRANSLATE_NOOP("cli", "Run the failed records of a bulk action again, as a new one."))
@click.argument("job", type=JOB)
@job_options
@pass_desk
def retry(desk: Desk, /, *, job: int, **output: bool) -> ExitCode:
    """Make and run a job over a job's failed records."""
    session = desk.open()
    return run_job(desk, session, lambda: bulk.retry(session, job), **output)
