"""Bulk actions: the table, the figures of one, and controlling it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from bulkdesk.cli.desk import Desk, pass_desk
from bulkdesk.cli.drip_options import Hours, drip_options, window_of
from bulkdesk.cli.job_filters import JobFilterOptions, job_filter_options
from bulkdesk.cli.message_files import message_options, read_message
from bulkdesk.cli.output import show, write_json_list, write_table
from bulkdesk.cli.reports import moment_text, write_job
from bulkdesk.cli.translated import JOB, command, option
from bulkdesk.jobs.drip import Drip, Window
from bulkdesk.jobs.drip import window_of as stored_window
from bulkdesk.messaging.templates import MessageText
from bulkdesk.services import jobs as service
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP, translate
from bulkdesk.services.jobs import Keep
from bulkdesk.services.messages import message_of
from bulkdesk.services.session import Session
from bulkdesk.services.statistics import job_document, share_done
from bulkdesk.services.texts import status_text, type_text
from bulkdesk.services.times import parse_moment
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import JobStatus

_NOW = "now"
_JSON = QT_TRANSLATE_NOOP("cli", "Print the figures as JSON.")


@command(name="jobs", help=QT_TRANSLATE_NOOP("cli", "List the bulk actions, newest first."))
@job_filter_options
@option("--json", "as_json", is_flag=True, help=QT_TRANSLATE_NOOP("cli", "Print a JSON list."))
@pass_desk
def jobs(
    desk: Desk,
    /,
    *,
    wanted: JobFilterOptions,
    as_json: bool,
) -> None:
    """List jobs."""
    session = desk.open()
    found = service.find_jobs(session, wanted.resolve(session))
    if as_json:
        write_json_list(job_document(session, job) for job in found)
    else:
        _write_jobs(session, found)


def _write_jobs(session: Session, found: list[JobRow]) -> None:
    header = [
        translate("cli", "ID"),
        translate("cli", "Action name"),
        translate("cli", "Action type"),
        translate("cli", "Created by"),
        translate("cli", "Created at"),
        translate("cli", "Status"),
        translate("cli", "Progress"),
    ]
    write_table(
        header,
        (
            [
                str(job.id),
                job.name,
                type_text(job.type),
                job.created_by,
                moment_text(session, job.created_at),
                status_text(job.status),
                f"{share_done(job):.0%}",
            ]
            for job in found
        ),
    )


@command(help=QT_TRANSLATE_NOOP("cli", "Show the figures of a bulk action and why records failed."))
@click.argument("job", type=JOB)
@option("--json", "as_json", is_flag=True, help=_JSON)
@pass_desk
def stats(desk: Desk, job: int, as_json: bool) -> None:
    """Show a job's figures."""
    write_job(desk.open(), job, as_json=as_json)


@command(help=QT_TRANSLATE_NOOP("cli", "Pause a bulk action after what it has in hand."))
@click.argument("job", type=JOB)
@option("--json", "as_json", is_flag=True, help=_JSON)
@pass_desk
def pause(desk: Desk, job: int, as_json: bool) -> None:
    """Pause a job."""
    _control(desk, job, service.pause, as_json=as_json)


@command(help=QT_TRANSLATE_NOOP("cli", "Queue a paused bulk action again; it goes on where it stopped."))
@click.argument("job", type=JOB)
@option("--json", "as_json", is_flag=True, help=_JSON)
@pass_desk
def resume(desk: Desk, job: int, as_json: bool) -> None:
    """Resume a job."""
    _control(desk, job, service.resume, as_json=as_json)


@command(help=QT_TRANSLATE_NOOP("cli", "End a bulk action; what was done stays."))
@click.argument("job", type=JOB)
@option("--json", "as_json", is_flag=True, help=_JSON)
@pass_desk
def cancel(desk: Desk, job: int, as_json: bool) -> None:
    """Cancel a job."""
    _control(desk, job, service.cancel, as_json=as_json)


def _control(desk: Desk, job_id: int, act: Callable[[Session, int], JobRow], *, as_json: bool) -> None:
    session = desk.open()
    _write_changed(session, act(session, job_id), as_json=as_json)


@command(
    help=QT_TRANSLATE_NOOP(
        "cli",
        "Change a bulk action that has not begun; of a send that has, batches, days and hours of what is not yet sent.",
    )
)
@click.argument("job", type=JOB)
@option(
    "--at",
    metavar="TIME",
    help=QT_TRANSLATE_NOOP(
        "cli", "When it is to start (2030-01-31T09:00, on the sub-account's clock), or: now."
    ),
)
@drip_options
@option("--no-drip", is_flag=True, help=QT_TRANSLATE_NOOP("cli", "Send without pauses."))
@option("--anytime", is_flag=True, help=QT_TRANSLATE_NOOP("cli", "Send on all days and at all hours."))
@message_options(required=False)
@option("--name", metavar="NAME", help=QT_TRANSLATE_NOOP("cli", "Its new name."))
@option("--json", "as_json", is_flag=True, help=_JSON)
@pass_desk
def edit(
    desk: Desk,
    /,
    *,
    job: int,
    at: str | None,
    drip: Drip | None,
    no_drip: bool,
    weekdays: frozenset[int] | None,
    between: Hours | None,
    anytime: bool,
    template: Path | None,
    html: Path | None,
    subject: str | None,
    name: str | None,
    as_json: bool,
) -> None:
    """Edit a job."""
    hours_given = weekdays is not None or between is not None
    given = (at, drip, template, html, subject, name)
    if all(value is None for value in given) and not (hours_given or no_drip or anytime):
        _usage(translate("cli", "Nothing to change: give --at, --name, --drip, --between or --weekdays."))
    if (drip is not None and no_drip) or (hours_given and anytime):
        _usage(
            translate("cli", "--no-drip and --anytime take away what --drip, --between and --weekdays say.")
        )
    session = desk.open()
    at_once = at is not None and at.casefold() == _NOW
    known = service.get_job(session, job)
    edited = service.edit(
        session,
        job,
        name=name,
        scheduled_at=None if at is None or at_once else parse_moment(session, at),
        at_once=at_once,
        message=_edited_message(known, template, html, subject),
        drip=drip if drip is not None or no_drip else Keep.AS_IT_IS,
        window=_edited_window(known, weekdays, between, anytime=anytime),
    )
    _write_changed(session, edited, as_json=as_json)


def _usage(problem: str) -> NoReturn:
    raise click.UsageError(problem, ctx=click.get_current_context())


def _edited_message(
    job: JobRow, template: Path | None, html: Path | None, subject: str | None
) -> MessageText | None:
    """What the message is to be: a template is the whole of it but a subject that it does not give; None keeps it as it is."""
    if template is not None:
        message = read_message(template, html, subject)
        known = message_of(job.options) if "message" in job.options else message
        return message if message.subject is not None else replace(message, subject=known.subject)
    if html is not None:
        _usage(translate("cli", "Give the text part as --template when --html is given."))
    if subject is None or "message" not in job.options:
        return None if subject is None else MessageText(subject, "")
    return replace(message_of(job.options), subject=subject)


def _edited_window(
    job: JobRow, weekdays: frozenset[int] | None, between: Hours | None, *, anytime: bool
) -> Window | Keep | None:
    if anytime:
        return None
    if weekdays is None and between is None:
        return Keep.AS_IT_IS
    return window_of(weekdays, between, before=stored_window(job.options.get("window")))


def _write_changed(session: Session, job: JobRow, *, as_json: bool) -> None:
    if as_json:
        write_job(session, job.id, as_json=True)
        return
    if job.scheduled_at is not None and job.status is JobStatus.QUEUED:
        text = translate("cli", "Bulk action {job}, {name}: {status}, {time}")
    else:
        text = translate("cli", "Bulk action {job}, {name}: {status}")
    show(
        text.format(
            job=job.id,
            name=job.name,
            status=status_text(job.status),
            time=moment_text(session, job.scheduled_at),
        )
    )
