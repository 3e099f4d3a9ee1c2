"""Asking before an act that a person should have thought about."""

from __future__ import annotations

import sys

import click

from bulkdesk.cli.output import printable, say
from bulkdesk.cli.translated import option
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP, translate
from bulkdesk.store.errors import RefusedError

yes_option = option("--yes", is_flag=True, help=QT_TRANSLATE_NOOP("cli", "Do not ask."))


def confirm(question: str, *, yes: bool) -> None:
    """Ask on the terminal unless ``yes`` was given.

    Raises:
        RefusedError: there is no terminal to ask on, or the answer is no; nothing was changed.
    """
    if yes:
        return
    if not sys.stdin.isatty() or not sys.stderr.isatty():
        raise RefusedError("confirmation_missing")
    say(question)
    answers = translate("cli", "yes,y", "answers that mean yes").split(",")
    answer = click.prompt(
        printable(translate("cli", "Go on? (yes/no)")), default="", show_default=False, err=True
    )
    if answer.strip().casefold() not in answers:
        raise RefusedError("confirmation_refused")
