"""Audits: a store looked at read-only, a trail or package verified, a package written."""

from __future__ import annotations

from pathlib import Path

import click

from bulkdesk.audit.verify import KnownHead
from bulkdesk.cli.desk import Desk, pass_desk
from bulkdesk.cli.job_filters import JobFilterOptions, job_filter_options
from bulkdesk.cli.output import progress, say, show, write_json
from bulkdesk.cli.translated import Command, Group, command, option
from bulkdesk.services.audit_package import export_package, verify_file
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP, format_number, translate
from bulkdesk.services.session import open_session
from bulkdesk.services.texts_audit import problem_text
from bulkdesk.store.errors import RefusedError

_WINDOW = "window"
_SHOWN_PROBLEMS = 5


class _AuditGroup(Group):
    """``audit FILE`` opens the window; ``audit verify`` and ``audit export`` are commands (a file: ``./verify``)."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command meant."""
        if args[0] not in self.commands:
            return _WINDOW, audit_window, args
        return super().resolve_command(ctx, args)


@click.command(
    name="audit",
    cls=_AuditGroup,
    subcommand_metavar="FILE | COMMAND [ARGS]...",
    help=QT_TRANSLATE_NOOP(
        "cli", "Open the window on a store read-only: no bulk action runs, no byte of it changes."
    ),
)
def audit() -> None:
    """Audit a store."""


@command(name="audit", hidden=True)
@click.argument("file", type=click.Path(path_type=Path))
@pass_desk
def audit_window(desk: Desk, file: Path) -> int:
    """Open the window read-only."""
    desk.given_store = file
    # What cannot be opened is said here: a window would say it in a dialog, and nobody may be there to close that.
    open_session(file, account=desk.account, user=desk.user, read_only=True).store.close()
    return desk.run_audit_window(file)


@audit.command(
    name="verify",
    cls=Command,
    help=QT_TRANSLATE_NOOP(
        "cli", "Check the audit trail of a store, or an audit package, and say where it is broken."
    ),
)
@click.argument("file", type=click.Path(path_type=Path))
@option(
    "--head",
    "known_head",
    metavar="HEAD",
    help=QT_TRANSLATE_NOOP(
        "cli",
        "An entry noted elsewhere at an earlier time, as NUMBER:HASH (column bulkdesk_trail of an export) or HASH; it must be in the trail.",
    ),
)
@option("--json", "as_json", is_flag=True, help=QT_TRANSLATE_NOOP("cli", "Print what was found as JSON."))
def verify(file: Path, known_head: str | None, as_json: bool) -> None:
    """Verify a store or a package."""
    with progress(translate("cli", "Verifying")) as tell:
        verdict = verify_file(file, known_head=known_head, on_progress=tell)
    problems = [problem_text(problem) for problem in verdict.problems]
    if as_json:
        write_json(
            {
                "whole": verdict.whole,
                "store": verdict.store_id,
                "entries": verdict.entries,
                "head": verdict.head,
                "seal": verdict.seal,
                "sealed": verdict.sealed,
                "unsealed": verdict.unsealed,
                "problems": [
                    {"code": problem.code, **problem.params, "text": text}
                    for problem, text in zip(verdict.problems, problems, strict=True)
                ],
            }
        )
    if problems:
        shown = " ".join(problems[:_SHOWN_PROBLEMS])
        if len(problems) > _SHOWN_PROBLEMS:
            more = len(problems) - _SHOWN_PROBLEMS
            shown = " ".join((shown, translate("cli", "%n more finding(s).", None, more)))
        raise RefusedError("verify_failed", path=str(file), problems=shown)
    if as_json:
        return
    show(translate("cli", "The audit trail is whole: %n entry(s).", None, verdict.entries))
    if verdict.sealed is not None:
        text = translate(
            "cli", "The contents are as they were sealed (blocks: {sealed}; not sealed yet: {unsealed})."
        )
        show(text.format(sealed=format_number(verdict.sealed), unsealed=format_number(verdict.unsealed or 0)))
    if known_head is not None:
        show(translate("cli", "The noted entry is in it."))
    show(translate("cli", "Head: {head}").format(head=KnownHead(verdict.entries, verdict.head)))
    if verdict.seal is not None:
        show(translate("cli", "Seal of the package: {hash}").format(hash=verdict.seal))


@audit.command(
    name="export",
    cls=Command,
    help=QT_TRANSLATE_NOOP(
        "cli",
        "Write an audit package: bulk actions with their results, the audit trail, sums and a readable report.",
    ),
)
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="ZIP",
    help=QT_TRANSLATE_NOOP("cli", "The package; a file that exists is not overwritten."),
)
@option("--json", "as_json", is_flag=True, help=QT_TRANSLATE_NOOP("cli", "Print the figures as JSON."))
@job_filter_options
@pass_desk
def export(
    desk: Desk,
    /,
    *,
    output: Path,
    as_json: bool,
    wanted: JobFilterOptions,
) -> None:
    """Export a package."""
    session = desk.open()
    chosen = wanted.resolve(session)
    with progress(translate("cli", "Writing")) as tell:
        info = export_package(session, output, chosen, on_progress=tell)
    if as_json:
        write_json(
            {
                "path": str(output),
                "jobs": info.jobs,
                "records": info.records,
                "entries": info.entries,
                "head": info.head,
                "seal": info.seal,
            }
        )
        return
    say(translate("cli", "Written to {path}").format(path=output))
    show(
        translate(
            "cli", "Bulk actions: {jobs}, records: {records}, entries of the audit trail: {entries}"
        ).format(
            jobs=format_number(info.jobs),
            records=format_number(info.records),
            entries=format_number(info.entries),
        )
    )
    show(translate("cli", "Seal of the package: {hash}").format(hash=info.seal))
