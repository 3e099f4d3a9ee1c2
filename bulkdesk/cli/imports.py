"""Import a file."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from bulkdesk.cli.desk import Desk, pass_desk
from bulkdesk.cli.exit_codes import ExitCode
from bulkdesk.cli.job_options import job_options
from bulkdesk.cli.output import progress, show, write_json, write_pairs
from bulkdesk.cli.reports import write_reasons
from bulkdesk.cli.translated import Choice, command, option
from bulkdesk.cli.waiting import Interruption, finish_job, interruptible
from bulkdesk.files.detect import SourceFormat, detect
from bulkdesk.services.dry_run import DryRun, dry_run
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP, format_number, translate
from bulkdesk.services.imports import (
    ImportRequest,
    action_name,
    check_import,
    create_import,
    saved_mappings,
)
from bulkdesk.services.session import Session
from bulkdesk.services.statistics import reason_documents
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.words import DEFAULT_MATCH_ORDER, ImportMode, JobStatus, JobType, MatchKey

_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}


class _Assignment(click.ParamType[tuple[str, str]]):
    """``HEADER=field``; the header may hold the sign itself."""

    name = "assignment"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        header, sign, field = value.rpartition("=")
        if not sign or not header:
            self.fail(translate("cli", "“{value}” is not HEADER=field").format(value=value), param, ctx)
        return header, field


def _distinct(
    ctx: click.Context, param: click.Parameter, value: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    """The assignments, none of which takes back another."""
    # Two columns may differ in case only.
    headers = [header for header, _ in value]
    for place, header in enumerate(headers):
        if header in headers[:place]:
            text = translate("cli", "“{header}” is assigned twice").format(header=header)
            raise click.BadParameter(text, ctx, param)
    return value


class _MatchOrder(click.ParamType[tuple[MatchKey, ...]]):
    """What to match by, in order, with commas."""

    name = "order"

    def convert(
        self, value: str | tuple[MatchKey, ...], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[MatchKey, ...]:
        if not isinstance(value, str):
            return value
        try:
            keys = tuple(MatchKey(word.strip().lower()) for word in value.split(","))
        except ValueError:
            keys = ()
        if not keys or len(set(keys)) < len(keys):
            text = translate("cli", "“{value}” is not an order of id, email and phone")
            self.fail(text.format(value=value), param, ctx)
        return keys


class _Delimiter(click.ParamType[str]):
    """A delimiter's name, or itself."""

    name = "delimiter"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        found = _DELIMITERS.get(value.lower(), value)
        if len(found) != 1 or found in '\r\n"':
            text = translate("cli", "“{value}” is neither one character nor one of: {words}")
            self.fail(text.format(value=value, words=", ".join(_DELIMITERS)), param, ctx)
        return found


@command(
    name="import",
    help=QT_TRANSLATE_NOOP("cli", "Import contacts from a CSV or XLSX file and wait for the end."),
)
@click.argument("file", type=click.Path(path_type=Path))
@option(
    "--map",
    "assignments",
    type=_Assignment(),
    multiple=True,
    callback=_distinct,
    metavar="HEADER=FIELD",
    help=QT_TRANSLATE_NOOP(
        "cli",
        "The field of a column: email, custom:NAME, or - to leave it out. Others are mapped by their names.",
    ),
)
@option(
    "--mapping",
    metavar="NAME",
    help=QT_TRANSLATE_NOOP("cli", "Use the saved mapping of this name; --map changes it for this import."),
)
@option(
    "--smart-list",
    metavar="NAME",
    help=QT_TRANSLATE_NOOP("cli", "Make a smart list of the imported contacts."),
)
@option(
    "--save-mapping",
    metavar="NAME",
    help=QT_TRANSLATE_NOOP("cli", "Keep the mapping under this name."),
)
@option(
    "--mode",
    type=Choice([mode.value for mode in ImportMode]),
    default=ImportMode.UPSERT.value,
    help=QT_TRANSLATE_NOOP("cli", "Create and update contacts (upsert), or only one of the two."),
)
@option(
    "--match",
    "match_order",
    type=_MatchOrder(),
    default=DEFAULT_MATCH_ORDER,
    metavar="ORDER",
    help=QT_TRANSLATE_NOOP("cli", "What contacts are found by, in this order: id,email,phone."),
)
@option(
    "--tag",
    "tags",
    multiple=True,
    metavar="TAG",
    help=QT_TRANSLATE_NOOP("cli", "A tag for all imported contacts."),
)
@option("--name", metavar="NAME", help=QT_TRANSLATE_NOOP("cli", "The action name; else the file's."))
@option(
    "--overwrite-empty",
    is_flag=True,
    help=QT_TRANSLATE_NOOP("cli", "An empty cell empties the field."),
)
@option(
    "--consent",
    is_flag=True,
    help=QT_TRANSLATE_NOOP("cli", "Confirm that the contacts agreed to be contacted."),
)
@option(
    "--date-order",
    type=Choice(["dmy", "mdy"]),
    help=QT_TRANSLATE_NOOP(
        "cli",
        "How 03/04/2020 is read; else as other dates of the file show, or as is usual in the country.",
    ),
)
@option(
    "--country",
    metavar="CC",
    help=QT_TRANSLATE_NOOP(
        "cli", "Country of phone numbers without a country code, such as DE; else the sub-account's."
    ),
)
@option("--encoding", metavar="NAME", help=QT_TRANSLATE_NOOP("cli", "The file's encoding; else detected."))
@option(
    "--delimiter",
    type=_Delimiter(),
    metavar="CHARACTER",
    help=QT_TRANSLATE_NOOP("cli", "comma, semicolon, tab, pipe or a character; else detected."),
)
@option("--sheet", metavar="NAME", help=QT_TRANSLATE_NOOP("cli", "The workbook's sheet; else the first."))
@option(
    "--dry-run",
    "rehearse",
    is_flag=True,
    help=QT_TRANSLATE_NOOP("cli", "Show the whole result and write nothing."),
)
@job_options
@pass_desk
def import_file(
    desk: Desk,
    /,
    *,
    file: Path,
    mapping: str | None,
    rehearse: bool,
    as_json: bool,
    queue: bool,
    strict: bool,
    **options: Any,
) -> ExitCode:
    """Make and run an import job."""
    with ExitStack() as stack:
        new = not desk.store_path.exists()
        if new:
            # A refused file, or a dry run, does not leave a new store behind.
            session = stack.enter_context(desk.throwaway())
            check_import(session, _request(session, file, mapping, **options))
        if not rehearse:
            session = desk.open_or_make()
        elif not new:
            session = desk.open()
        request = _request(session, file, mapping, **options)
        # From here on: a password is asked for before, and that must end at once.
        interruption = stack.enter_context(interruptible())
        if rehearse:
            return _rehearse(session, request, interruption, as_json=as_json, strict=strict)
        with progress(translate("cli", "Reading the file")) as tell:
            job = create_import(session, request, on_progress=tell, is_cancelled=interruption.requested)
        return finish_job(desk, session, job, interruption, as_json=as_json, queue=queue, strict=strict)


def _request(
    session: Session,
    file: Path,
    mapping: str | None,
    *,
    assignments: tuple[tuple[str, str], ...],
    save_mapping: str | None,
    smart_list: str | None,
    mode: str,
    match_order: tuple[MatchKey, ...],
    tags: tuple[str, ...],
    name: str | None,
    overwrite_empty: bool,
    consent: bool,
    date_order: str | None,
    country: str | None,
    encoding: str | None,
    delimiter: str | None,
    sheet: str | None,
) -> ImportRequest:
    saved = _saved_targets(session, mapping) if mapping is not None else {}
    return ImportRequest(
        path=file,
        format=_format(file, encoding, delimiter, sheet),
        mapping=saved | dict(assignments),
        exact=mapping is not None,
        mode=ImportMode(mode),
        match_order=match_order,
        overwrite_empty=overwrite_empty,
        tags=tags,
        consent=consent,
        day_first=None if date_order is None else date_order == "dmy",
        country=country,
        name=name,
        save_mapping_as=save_mapping,
        smart_list=smart_list,
    )


def _format(
    file: Path, encoding: str | None, delimiter: str | None, sheet: str | None
) -> SourceFormat | None:
    if encoding is None and delimiter is None and sheet is None:
        return None
    return detect(file, encoding=encoding, delimiter=delimiter, sheet=sheet)


def _saved_targets(session: Session, name: str) -> dict[str, str]:
    for saved in saved_mappings(session):
        if saved.name.casefold() == name.casefold():
            return dict(saved.targets)
    raise RefusedError("mapping_unknown", name=name)


def _rehearse(
    session: Session, request: ImportRequest, interruption: Interruption, *, as_json: bool, strict: bool
) -> ExitCode:
    with progress(translate("cli", "Dry run")) as tell:
        result = dry_run(session, request, on_progress=tell, is_cancelled=interruption.requested)
    name = action_name(request)
    if as_json:
        write_json(_dry_run_document(session, name, result))
    else:
        _write_dry_run(name, result)
    return ExitCode.SOME_FAILED if strict and result.failed else ExitCode.DONE


def _dry_run_document(session: Session, name: str, result: DryRun) -> dict[str, Any]:
    """The JSON of a job that was only rehearsed: no id, no times, nothing that can be done with it."""
    return {
        "id": None,
        "dry_run": True,
        "account": session.account.name,
        "name": name,
        "type": JobType.IMPORT.value,
        "status": JobStatus.COMPLETED.value,
        "status_reason": None,
        "created_by": session.user.name,
        "created_at": None,
        "scheduled_at": None,
        "started_at": None,
        "finished_at": None,
        "parent": None,
        "total": result.total,
        "succeeded": result.succeeded,
        "failed": result.failed,
        "skipped": result.skipped,
        "unconfirmed": 0,
        "pending": 0,
        "warnings": result.warnings,
        "can": [],
        "reasons": reason_documents(result.reasons),
        "delivery": None,
        "import": {"created": result.created, "updated": result.updated},
    }


def _write_dry_run(name: str, result: DryRun) -> None:
    show(translate("cli", "Dry run, nothing was written: {name}").format(name=name))
    figures = [
        (translate("cli", "Total"), result.total),
        (translate("cli", "Succeeded"), result.succeeded),
        (translate("cli", "Failed"), result.failed),
        (translate("cli", "Skipped"), result.skipped),
        (translate("cli", "Warnings"), result.warnings),
        (translate("cli", "Contacts created"), result.created),
        (translate("cli", "Contacts updated"), result.updated),
    ]
    write_pairs((label, format_number(figure)) for label, figure in figures)
    write_reasons(result.reasons)
