"""Which contacts a command means: exactly one of ``--all``, ``--list``, ``--filter`` and ``--ids``."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import click

from bulkdesk.cli.contacts import Ids
from bulkdesk.cli.translated import option
from bulkdesk.services import smart_lists
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP, translate
from bulkdesk.services.session import Session
from bulkdesk.store.contacts import Target


@dataclass(frozen=True)
class TargetOptions:
    """What was typed: the name of a smart list, a filter, ids, or nothing for all contacts."""

    list_name: str | None
    filter_text: str | None
    ids: tuple[int, ...] | None

    def resolve(self, session: Session) -> Target:
        """The contacts meant. Raises RefusedError for an unknown list or a filter that cannot be read."""
        if self.list_name is not None:
            return smart_lists.resolve(session, self.list_name)
        if self.filter_text is not None:
            return smart_lists.filter_target(session, smart_lists.read_filter(session, self.filter_text))
        return Target(ids=self.ids)


def target_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the four options; it gets them as one ``target``."""

    @option("--all", "everyone", is_flag=True, help=QT_TRANSLATE_NOOP("cli", "All contacts."))
    @option(
        "--list",
        "list_name",
        metavar="NAME",
        help=QT_TRANSLATE_NOOP("cli", "The contacts of this smart list."),
    )
    @option(
        "--filter",
        "filter_text",
        metavar="EXPR",
        help=QT_TRANSLATE_NOOP("cli", 'The contacts that a filter finds, such as: city is "Köln"'),
    )
    @option(
        "--ids", type=Ids(), metavar="1,2,3", help=QT_TRANSLATE_NOOP("cli", "The contacts with these ids.")
    )
    @functools.wraps(function)
    def with_target(
        *args: Any,
        everyone: bool,
        list_name: str | None,
        filter_text: str | None,
        ids: tuple[int, ...] | None,
        **options: Any,
    ) -> Any:
        given = everyone + sum(value is not None for value in (list_name, filter_text, ids))
        if given != 1:
            raise click.UsageError(
                translate("cli", "Say which contacts: one of --all, --list, --filter, --ids."),
                ctx=click.get_current_context(),
            )
        return function(*args, target=TargetOptions(list_name, filter_text, ids), **options)

    return with_target
