"""click in the reader's language.

click keeps help texts from the time of import, when the language is not known yet. These classes keep the English source
(marked with ``QT_TRANSLATE_NOOP``) and translate it when it is read.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError, NoSuchCommand

from bulkdesk.services.i18n import QT_TRANSLATE_NOOP, translate

_HEADINGS = {
    "Options": QT_TRANSLATE_NOOP("cli", "Options"),
    "Commands": QT_TRANSLATE_NOOP("cli", "Commands"),
}
_HELP_OPTION = QT_TRANSLATE_NOOP("cli", "Show this help and end.")


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, translate("cli", "Usage: ") if prefix is None else prefix)

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        with super().section(translate("cli", _HEADINGS[name]) if name in _HEADINGS else name):
            yield


class _Context(click.Context):
    formatter_class = _Formatter


class _TranslatedText:
    """An attribute that is set to an English source text and read in the current language."""

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = f"_source_of_{name}"

    def __get__(self, instance: object, _owner: type) -> str | None:
        source: str | None = getattr(instance, self._name, None)
        return None if source is None else translate("cli", source)

    def __set__(self, instance: object, source: str | None) -> None:
        setattr(instance, self._name, source)


class Option(click.Option):
    """An option whose ``help`` is translated when it is read."""

    help = _TranslatedText()


class Command(click.Command):
    """A command whose ``help`` is translated when it is read."""

    context_class = _Context
    help = _TranslatedText()
    # click would refuse them in its own language.
    allow_extra_args = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command's words; an error knows which command it is about."""
        try:
            left = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if left and not isinstance(self, click.Group):
            raise click.UsageError(translate("cli", "Too much: {words}").format(words=" ".join(left)), ctx)
        return left

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help`` with our words."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = translate("cli", _HELP_OPTION)
        return option


class Group(Command, click.Group):
    """A group whose ``help`` is translated when it is read."""


class Choice(click.Choice[str]):
    """One of some words; refuses another one in the current language."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word as it is listed."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            text = translate("cli", "“{value}” is none of: {words}")
            self.fail(text.format(value=value, words=", ".join(self.choices)), param, ctx)


class Number(click.IntRange):
    """A whole number within limits; refuses another text in the current language."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number."""
        try:
            number: int = super().convert(value, param, ctx)
        except click.BadParameter:
            if self.max is None:
                text = translate("cli", "“{value}” is not a number from {least} on")
            else:
                text = translate("cli", "“{value}” is not a number from {least} to {most}")
            self.fail(text.format(value=value, least=self.min, most=self.max), param, ctx)
        return number


command = functools.partial(click.command, cls=Command)
option = functools.partial(click.option, cls=Option)

JOB = Number(min=1, max=2**63 - 1)
"""The number of a job, as the store can hold it."""


def usage_text(error: click.ClickException) -> str:
    """What is wrong with the command line, in one line of the current language where click's case is known."""
    text = _known_usage(error)
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    if ctx is None:
        return text
    return translate("cli", "{problem} (see: {command} --help)").format(
        problem=text, command=ctx.command_path
    )


def _known_usage(error: click.ClickException) -> str:
    match error:
        case NoArgsIsHelpError():
            # click's message is the whole help.
            return translate("cli", "{command} alone says too little.").format(command=error.ctx.command_path)
        case NoSuchCommand():
            return translate("cli", "There is no command {name}.").format(name=error.command_name)
        case click.NoSuchOption():
            return translate("cli", "There is no option {name}.").format(name=error.option_name)
        case click.MissingParameter():
            return translate("cli", "{name} is missing.").format(name=_parameter_name(error))
        case click.BadParameter():
            return translate("cli", "{name}: {problem}").format(
                name=_parameter_name(error), problem=error.message
            )
        case click.BadOptionUsage():
            if _is_flag(error):
                return translate("cli", "{name} takes no value.").format(name=error.option_name)
            return translate("cli", "{name} needs a value.").format(name=error.option_name)
        case _:
            return error.format_message()


def _is_flag(error: click.BadOptionUsage) -> bool:
    params = [] if error.ctx is None else error.ctx.command.params
    return any(
        isinstance(param, Option) and param.is_flag for param in params if error.option_name in param.opts
    )


def _parameter_name(error: click.BadParameter) -> str:
    hint: str | Sequence[str] | None = error.param_hint
    if hint is not None:
        return hint if isinstance(hint, str) else " / ".join(hint)
    if isinstance(error.param, click.Option):
        return " / ".join(error.param.opts)
    return error.param.human_readable_name if error.param is not None else ""
