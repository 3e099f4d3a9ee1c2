"""Count, list and export contacts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from bulkdesk.cli.desk import Desk, pass_desk
from bulkdesk.cli.output import progress, say, show, write_json_list, write_table
from bulkdesk.cli.targets import TargetOptions, optional_target_options
from bulkdesk.cli.translated import command, option
from bulkdesk.cli.waiting import interruptible
from bulkdesk.services.contacts import (
    checked_ids,
    contact_document,
    count_contacts,
    each_contact,
    export_contacts,
)
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP, translate
from bulkdesk.services.session import Session
from bulkdesk.store.contacts import Target


@command(help=QT_TRANSLATE_NOOP("cli", "List, count or export contacts: all, or some."))
@optional_target_options
@option("--count", "only_count", is_flag=True, help=QT_TRANSLATE_NOOP("cli", "Print how many there are."))
@option("--json", "as_json", is_flag=True, help=QT_TRANSLATE_NOOP("cli", "Print a JSON list."))
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=QT_TRANSLATE_NOOP("cli", "Write a .csv or .xlsx file that an import reads back."),
)
@pass_desk
def contacts(
    desk: Desk,
    /,
    *,
    target: TargetOptions,
    only_count: bool,
    as_json: bool,
    output: Path | None,
) -> None:
    """Count, list or export contacts."""
    if only_count + as_json + (output is not None) > 1:
        raise click.UsageError(
            translate("cli", "--count, --json and -o exclude each other."), ctx=click.get_current_context()
        )
    session = desk.open()
    chosen = checked_ids(session, target.resolve(session))
    if only_count:
        show(str(count_contacts(session, chosen)))
    elif as_json:
        write_json_list(contact_document(contact) for contact in each_contact(session, chosen))
    elif output is not None:
        _export(session, chosen, output)
    else:
        _list(session, chosen)


def _export(session: Session, target: Target, output: Path) -> None:
    with interruptible() as interruption, progress(translate("cli", "Writing")) as tell:
        count = export_contacts(
            session, target, output, on_progress=tell, is_cancelled=interruption.requested
        )
    say(translate("cli", "%n contact(s) written to {path}", None, count).format(path=output))


def _list(session: Session, target: Target) -> None:
    def rows() -> Iterator[list[str]]:
        for contact in each_contact(session, target):
            text = {name: value or "" for name, value in contact.texts.items()}
            yield [
                str(contact.id),
                f"{text['first_name']} {text['last_name']}".strip(),
                text["email"],
                text["phone"],
                text["company"],
                ", ".join(contact.tags),
            ]

    header = [
        translate("cli", "ID"),
        translate("cli", "Name"),
        translate("cli", "E-mail"),
        translate("cli", "Phone"),
        translate("cli", "Company"),
        translate("cli", "Tags"),
    ]
    write_table(header, rows())
