"""Which contacts a command means: one of ``--all``, ``--list``, ``--filter`` and ``--ids``."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import click

from bulkdesk.cli.translated import option
from bulkdesk.services import smart_lists
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP, translate
from bulkdesk.services.session import Session
from bulkdesk.store.contacts import Target

_MOST_ID = 2**63 - 1
_MOST_DIGITS = len(str(_MOST_ID))


class _Ids(click.ParamType[tuple[int, ...]]):
    """Contact ids with commas."""

    name = "ids"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, ...]:
        """The ids, each once."""
        words = [word.strip() for word in value.split(",")]
        if not all(map(_is_id, words)):
            text = translate("cli", "“{value}” is not a list of contact ids such as 1,2,3")
            self.fail(text.format(value=value), param, ctx)
        return tuple(dict.fromkeys(map(int, words)))


def _is_id(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= _MOST_DIGITS and int(word) <= _MOST_ID


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
            return Target(filter=smart_lists.read_filter(session, self.filter_text))
        return Target(ids=self.ids)


def target_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the four options, of which one must be there; it gets them as one ``target``."""
    everyone = option("--all", "everyone", is_flag=True, help=QT_TRANSLATE_NOOP("cli", "All contacts."))
    return everyone(_with_target(function, is_required=True))


def optional_target_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """As ``target_options`` for a command that means all contacts where none is there."""
    everyone = option(
        "--all", "everyone", is_flag=True, help=QT_TRANSLATE_NOOP("cli", "All contacts (the default).")
    )
    return everyone(_with_target(function, is_required=False))


def _with_target(function: Callable[..., Any], *, is_required: bool) -> Callable[..., Any]:
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
        "--ids", type=_Ids(), metavar="1,2,3", help=QT_TRANSLATE_NOOP("cli", "The contacts with these ids.")
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
        if given == 0 and is_required:
            problem = translate("cli", "Say which contacts: one of --all, --list, --filter, --ids.")
        elif given > 1:
            problem = translate("cli", "--all, --list, --filter and --ids exclude each other.")
        else:
            return function(*args, target=TargetOptions(list_name, filter_text, ids), **options)
        raise click.UsageError(problem, ctx=click.get_current_context())

    return with_target
