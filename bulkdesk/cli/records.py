"""The records of a bulk action: listed, and downloaded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from bulkdesk.cli.desk import Desk, pass_desk
from bulkdesk.cli.output import progress, say, write_json_list, write_table
from bulkdesk.cli.translated import JOB, Choice, command, option
from bulkdesk.cli.waiting import interruptible
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP, translate
from bulkdesk.services.records import Download, download, each_record, identifier_text, record_document
from bulkdesk.services.texts import detail_text, outcome_text
from bulkdesk.store.records import RecordFilter, RecordRow
from bulkdesk.store.words import Outcome


@command(help=QT_TRANSLATE_NOOP("cli", "List what became of each record of a bulk action."))
@click.argument("job", type=JOB)
@option(
    "--outcome",
    "outcomes",
    type=Choice([outcome.word for outcome in Outcome]),
    multiple=True,
    help=QT_TRANSLATE_NOOP("cli", "Only with this outcome; can be repeated."),
)
@option("--json", "as_json", is_flag=True, help=QT_TRANSLATE_NOOP("cli", "Print a JSON list."))
@pass_desk
def records(desk: Desk, job: int, outcomes: tuple[str, ...], as_json: bool) -> None:
    """List a job's records."""
    wanted = RecordFilter(outcomes=frozenset(Outcome.from_word(word) for word in outcomes))
    found = each_record(desk.open(), job, wanted)
    if as_json:
        write_json_list(record_document(record) for record in found)
    else:
        _write_records(found)


def _write_records(found: Iterator[RecordRow]) -> None:
    header = [
        translate("cli", "No."),
        translate("cli", "Row"),
        translate("cli", "Contact"),
        translate("cli", "Identifier"),
        translate("cli", "Outcome"),
        translate("cli", "Reason"),
    ]
    write_table(
        header,
        (
            [
                str(record.seq),
                "" if record.row is None else str(record.row),
                "" if record.contact_id is None else str(record.contact_id),
                identifier_text(record) or "",
                outcome_text(record.outcome),
                detail_text(record.code, record.detail) or "",
            ]
            for record in found
        ),
    )


@command(help=QT_TRANSLATE_NOOP("cli", "Write the failed records of a bulk action to a file, to mend them."))
@click.argument("job", type=JOB)
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help=QT_TRANSLATE_NOOP("cli", "A .csv or .xlsx file; one that exists is replaced."),
)
@option(
    "--all",
    "everything",
    is_flag=True,
    help=QT_TRANSLATE_NOOP("cli", "All records, not only the failed ones."),
)
@pass_desk
def errors(desk: Desk, job: int, output: Path, everything: bool) -> None:
    """Download a job's log."""
    session = desk.open()
    which = Download.ALL if everything else Download.FAILED
    with interruptible() as interruption, progress(translate("cli", "Writing")) as tell:
        count = download(session, job, output, which, on_progress=tell, is_cancelled=interruption.requested)
    say(translate("cli", "%n record(s) written to {path}", None, count).format(path=output))
