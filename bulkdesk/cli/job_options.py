"""What every command takes and does that makes a bulk action: ``--json``, ``--queue``, ``--strict``, and wait for its end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bulkdesk.cli.desk import Desk
from bulkdesk.cli.exit_codes import ExitCode
from bulkdesk.cli.translated import option
from bulkdesk.cli.waiting import finish_job, interruptible
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP
from bulkdesk.services.session import Session
from bulkdesk.store.jobs import JobRow

_Command = Callable[..., Any]

name_option = option("--name", metavar="NAME", help=QT_TRANSLATE_NOOP("cli", "The action name."))


def job_options(function: _Command) -> _Command:
    """Give a command the options; it gets them as ``as_json``, ``queue`` and ``strict``."""
    for add in (
        option(
            "--strict", is_flag=True, help=QT_TRANSLATE_NOOP("cli", "End with code 1 when records failed.")
        ),
        option(
            "--queue",
            is_flag=True,
            help=QT_TRANSLATE_NOOP("cli", "Only queue the bulk action, do not wait for its end."),
        ),
        option(
            "--json", "as_json", is_flag=True, help=QT_TRANSLATE_NOOP("cli", "Print the figures as JSON.")
        ),
    ):
        function = add(function)
    return function


def run_job(
    desk: Desk,
    session: Session,
    make: Callable[[], JobRow],
    *,
    as_json: bool,
    queue: bool,
    strict: bool,
) -> ExitCode:
    """Make a job, wait for its end, and print it."""
    with interruptible() as interruption:
        return finish_job(desk, session, make(), interruption, as_json=as_json, queue=queue, strict=strict)
