"""Messages from files: ``--template``, ``--html``, ``--subject``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from bulkdesk.cli.translated import option
from bulkdesk.messaging.templates import MessageText
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP, translate
from bulkdesk.services.messages import MAX_HTML
from bulkdesk.store.errors import InputFileError, RefusedError

T = TypeVar("T")

_HTML_ENDINGS = frozenset({".html", ".htm"})
_SUBJECT = "subject:"
_FILE = click.Path(path_type=Path)


def message_options(*, required: bool) -> Callable[[Callable[..., T]], Callable[..., T]]:
    """Give a command the options; it gets them as ``template``, ``html`` and ``subject``."""

    def add_to(function: Callable[..., T]) -> Callable[..., T]:
        for add in (
            option(
                "--html",
                type=_FILE,
                metavar="FILE",
                help=QT_TRANSLATE_NOOP("cli", "The HTML part of an e-mail whose text part is the template."),
            ),
            option(
                "--subject",
                metavar="TEXT",
                help=QT_TRANSLATE_NOOP(
                    "cli", "The e-mail's subject; else the template's first line “Subject: …”."
                ),
            ),
            option(
                "--template",
                type=_FILE,
                required=required,
                metavar="FILE",
                help=QT_TRANSLATE_NOOP(
                    "cli",
                    "The message, with merge fields such as {{ contact.first_name }}; .html is the HTML part.",
                ),
            ),
        ):
            function = add(function)
        return function

    return add_to


def read_message(template: Path, html: Path | None, subject: str | None) -> MessageText:
    """The message in the files. A first line ``Subject: …`` is the subject when none was given.

    Raises:
        RefusedError: a file is missing or not UTF-8 text.
    """
    text = _read(template)
    if subject is None:
        subject, text = _without_subject(text)
    if template.suffix.casefold() not in _HTML_ENDINGS:
        return MessageText(subject, text, None if html is None else _read(html))
    if html is not None:
        raise click.UsageError(
            translate("cli", "Give the text part as --template when --html is given."),
            ctx=click.get_current_context(),
        )
    # The text part is made from it.
    return MessageText(subject, "", text)


def _without_subject(text: str) -> tuple[str | None, str]:
    first, _, rest = text.partition("\n")
    if not first.casefold().startswith(_SUBJECT):
        return None, text
    # An empty line between head and message belongs to neither.
    return first[len(_SUBJECT) :].strip(), rest.removeprefix("\n")


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(4 * MAX_HTML + 1)
    except FileNotFoundError as error:
        raise InputFileError("file_missing", path=str(path)) from error
    except IsADirectoryError as error:
        raise InputFileError("file_is_folder", path=str(path)) from error
    except OSError as error:
        raise InputFileError(
            "file_unreadable", path=str(path), reason=error.strerror or str(error)
        ) from error
    if len(data) > 4 * MAX_HTML:
        raise RefusedError("message_too_long", most=MAX_HTML)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputFileError("template_not_text", path=str(path)) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
