"""Taking things back: restore deleted contacts, revert a bulk action; and purge, after which nothing can be."""

from __future__ import annotations

import click

from bulkdesk.cli.confirming import confirm, yes_option
from bulkdesk.cli.desk import Desk, pass_desk
from bulkdesk.cli.exit_codes import ExitCode
from bulkdesk.cli.job_options import job_options, run_job
from bulkdesk.cli.output import say, show, write_json
from bulkdesk.cli.reports import moment_text
from bulkdesk.cli.translated import JOB, command, option
from bulkdesk.services import purging, restoring
from bulkdesk.services.access import Right
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP, format_number, translate
from bulkdesk.services.session import Session
from bulkdesk.store.errors import RefusedError


@command(help=QT_TRANSLATE_NOOP("cli", "Bring back the contacts that a bulk action deleted."))
@click.argument("job", type=JOB)
@yes_option
@job_options
@pass_desk
def restore(desk: Desk, /, *, job: int, yes: bool, **output: bool) -> ExitCode:
    """Make and run a restore job."""
    session = desk.open()
    session.require(Right.CREATE_JOB)
    _confirm_restore(session, job, yes=yes)
    return run_job(desk, session, lambda: restoring.create_restore(session, job), **output)


def _confirm_restore(session: Session, job: int, *, yes: bool) -> None:
    info = restoring.restore_info(session, job)
    if info.restorable == 0:
        raise RefusedError("restore_refused", job=job)
    if yes:
        return
    parts = [
        translate(
            "cli", "%n contact(s) can be restored, with their tags, until {moment}.", None, info.restorable
        )
    ]
    if info.conflicts:
        parts.append(
            translate(
                "cli", "%n of them cannot: an active contact has the e-mail or phone.", None, info.conflicts
            )
        )
    if info.expired:
        parts.append(
            translate("cli", "%n can no longer be restored: the 60 days are over.", None, info.expired)
        )
    parts.append(translate("cli", "Sent messages stay as they are."))
    confirm(" ".join(parts).format(moment=moment_text(session, info.until)), yes=False)


@command(
    help=QT_TRANSLATE_NOOP(
        "cli", "Put back what an import or tag action changed and nobody changed since, as a new bulk action."
    )
)
@click.argument("job", type=JOB)
@job_options
@pass_desk
def revert(desk: Desk, /, *, job: int, **output: bool) -> ExitCode:
    """Make and run a revert job."""
    session = desk.open()
    return run_job(desk, session, lambda: restoring.create_revert(session, job), **output)


@command(
    help=QT_TRANSLATE_NOOP("cli", "Remove for good the contacts that were deleted 60 days ago or earlier.")
)
@option("--json", "as_json", is_flag=True, help=QT_TRANSLATE_NOOP("cli", "Print the figures as JSON."))
@pass_desk
def purge(desk: Desk, as_json: bool) -> None:
    """Purge the store."""
    counts = purging.purge(desk.open())
    if as_json:
        write_json({**counts.figures(), "erased": counts.erased})
    else:
        show(
            translate("cli", "Contacts removed for good: {count}").format(
                count=format_number(counts.contacts)
            )
        )
    if not counts.erased:
        say(
            translate(
                "cli",
                "Another program is reading the store; what is left of them in the file goes with the next purge.",
            )
        )
    for path in counts.backups:
        text = translate(
            "cli",
            "{path} is a copy from before an update and still holds people who were removed. Delete it as soon as the"
            " new version works.",
        )
        say(text.format(path=path))
