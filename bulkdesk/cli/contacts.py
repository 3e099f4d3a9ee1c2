"""Count, list and export contacts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from bulkdesk.cli.desk import Desk, pass_desk
from bulkdesk.cli.output import progress, say, show, write_json_list, write_table
from bulkdesk.cli.translated import command, option
from bulkdesk.cli.waiting import interruptible
from bulkdesk.services import smart_lists
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

_MOST_ID = 2**63 - 1


class Ids(click.ParamType[tuple[int, ...]]):
    """Contact ids with commas."""

    name = "ids"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, ...]:
        """The ids, each once."""
        words = [word.strip() for word in value.split(",")]
        if not all(word.isascii() and word.isdigit() and int(word[:20]) <= _MOST_ID for word in words):
            text = translate("cli", "“{value}” is not a list of contact ids such as 1,2,3")
            self.fail(text.format(value=value), param, ctx)
        return tuple(dict.fromkeys(int(word) for word in words))


@command(help=QT_TRANSLATE_NOOP("cli", "List, count or export contacts: all, or some."))
@option("--all", "everyone", is_flag=True, help=QT_TRANSLATE_NOOP("cli", "All contacts (the default)."))
@option(
    "--list", "list_name", metavar="NAME", help=QT_TRANSLATE_NOOP("cli", "The contacts of this smart list.")
)
@option(
    "--filter",
    "expression",
    metavar="EXPR",
    help=QT_TRANSLATE_NOOP("cli", 'The contacts that a filter finds, such as: city is "Köln"'),
)
@option("--ids", type=Ids(), metavar="1,2,3", help=QT_TRANSLATE_NOOP("cli", "The contacts with these ids."))
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
    everyone: bool,
    list_name: str | None,
    expression: str | None,
    ids: tuple[int, ...] | None,
    only_count: bool,
    as_json: bool,
    output: Path | None,
) -> None:
    """Count, list or export contacts."""
    if everyone + sum(value is not None for value in (list_name, expression, ids)) > 1:
        raise click.UsageError(
            translate("cli", "--all, --list, --filter and --ids exclude each other."),
            ctx=click.get_current_context(),
        )
    if only_count + as_json + (output is not None) > 1:
        raise click.UsageError(
            translate("cli", "--count, --json and -o exclude each other."), ctx=click.get_current_context()
        )
    session = desk.open()
    if list_name is not None:
        target = smart_lists.resolve(session, list_name)
    elif expression is not None:
        target = Target(filter=smart_lists.read_filter(session, expression))
    else:
        target = checked_ids(session, Target(ids))
    if only_count:
        show(str(count_contacts(session, target)))
    elif as_json:
        write_json_list(contact_document(contact) for contact in each_contact(session, target))
    elif output is not None:
        _export(session, target, output)
    else:
        _list(session, target)


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
