"""The program's entry: global options, the list of commands, and how every end becomes an exit code and one line."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

import click
from click.core import ParameterSource

import bulkdesk
from bulkdesk.cli.desk import Desk
from bulkdesk.cli.exit_codes import ExitCode
from bulkdesk.cli.output import say, silence_stdout, stand_in_for_closed_streams, tolerate_terminals
from bulkdesk.cli.translated import Choice, Group, option, usage_text
from bulkdesk.services import log_file
from bulkdesk.services.i18n import LANGUAGES, QT_TRANSLATE_NOOP, set_language, system_language, translate
from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import BulkDeskError, StoreError

# ruff: noqa: PLC0415 -- a command's imports are paid for when it is called, not by every other command


def _stores() -> dict[str, click.Command]:
    from bulkdesk.cli import stores

    return {"init": stores.init, "backup": stores.backup, "check": stores.check, "demo": stores.demo}


def _imports() -> dict[str, click.Command]:
    from bulkdesk.cli import imports

    return {"import": imports.import_file}


def _bulk() -> dict[str, click.Command]:
    from bulkdesk.cli import bulk

    return {"tag": bulk.tag, "delete": bulk.delete, "retry": bulk.retry}


def _undo() -> dict[str, click.Command]:
    from bulkdesk.cli import undo

    return {"restore": undo.restore, "revert": undo.revert, "purge": undo.purge}


def _contacts() -> dict[str, click.Command]:
    from bulkdesk.cli import contacts

    return {"contacts": contacts.contacts}


def _jobs() -> dict[str, click.Command]:
    from bulkdesk.cli import jobs

    return {
        "jobs": jobs.jobs,
        "stats": jobs.stats,
        "pause": jobs.pause,
        "resume": jobs.resume,
        "cancel": jobs.cancel,
        "edit": jobs.edit,
    }


def _records() -> dict[str, click.Command]:
    from bulkdesk.cli import records

    return {"records": records.records, "errors": records.errors}


def _sending() -> dict[str, click.Command]:
    from bulkdesk.cli import sending

    return {"send": sending.send, "sender": sending.sender, "confirm": sending.confirm}


def _worker() -> dict[str, click.Command]:
    from bulkdesk.cli import worker

    return {"run": worker.run}


def _audit() -> dict[str, click.Command]:
    from bulkdesk.cli import audit

    return {"audit": audit.audit}


_LOADERS: dict[str, Callable[[], dict[str, click.Command]]] = {
    "init": _stores,
    "import": _imports,
    "contacts": _contacts,
    "tag": _bulk,
    "delete": _bulk,
    "restore": _undo,
    "send": _sending,
    "sender": _sending,
    "jobs": _jobs,
    "stats": _jobs,
    "records": _records,
    "errors": _records,
    "pause": _jobs,
    "resume": _jobs,
    "cancel": _jobs,
    "edit": _jobs,
    "retry": _bulk,
    "revert": _undo,
    "confirm": _sending,
    "run": _worker,
    "purge": _undo,
    "audit": _audit,
    "backup": _stores,
    "check": _stores,
    "demo": _stores,
}
"""Where each command is, in the order of the help."""

log = logging.getLogger(__name__)


class Root(Group):
    """The program. Its exit code and its one line of error are the command line's contract."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """All commands, in the contract's order."""
        return list(_LOADERS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, loaded now."""
        loader = _LOADERS.get(cmd_name)
        return None if loader is None else loader()[cmd_name]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the global options; the language first, because help and errors are printed while reading the others."""
        with suppress(click.UsageError):
            wanted = self.make_parser(ctx).parse_args(list(args))[0].get("language")
            if wanted in LANGUAGES:
                set_language(wanted)
        return super().parse_args(ctx, args)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,  # noqa: ARG002 -- click's signature
        standalone_mode: bool = True,  # noqa: ARG002 -- click's signature
        **extra: Any,
    ) -> NoReturn:
        """Run a command line and end the process. ``obj`` opens the window (see ``OpenWindow``)."""
        stand_in_for_closed_streams()
        words = list(sys.argv[1:] if args is None else args)
        with log_file.kept():
            code = self._run(words, prog_name or "bulkdesk", Desk(extra["obj"]))
        sys.exit(code)

    def _run(self, words: list[str], name: str, desk: Desk) -> int:
        set_language(system_language())
        tolerate_terminals()
        try:
            with self.make_context(name, words, obj=desk) as ctx:
                result = self.invoke(ctx)
            sys.stdout.flush()
        except click.exceptions.Exit as end:
            return end.exit_code
        except BrokenPipeError:
            silence_stdout()
            return ExitCode.PIPE_CLOSED
        except (KeyboardInterrupt, click.Abort):
            say(translate("cli", "Stopped."))
            return ExitCode.INTERRUPTED
        except click.ClickException as error:
            say(usage_text(error))
            return ExitCode.USAGE
        except BulkDeskError as error:
            return _refuse(error)
        except Exception as error:  # noqa: BLE001 -- the edge: what is not known is reported as a bug
            return _unexpected(error, desk)
        return result if isinstance(result, int) else ExitCode.DONE


def _refuse(error: BulkDeskError) -> ExitCode:
    say(error_text(error))
    return ExitCode.STORE if isinstance(error, StoreError) else ExitCode.REFUSED


def _unexpected(error: Exception, desk: Desk) -> ExitCode:
    from bulkdesk.services.upkeep import store_trouble
    from bulkdesk.store.file import is_full

    trouble = store_trouble(error, desk.store_path)
    if trouble is not None:
        return _refuse(trouble)
    if isinstance(error, OSError) and is_full(error):
        silence_stdout()
        say(translate("cli", "There is no room left to write the output."))
        return ExitCode.REFUSED
    log.critical("unexpected error", exc_info=error)
    say(translate("cli", "Unexpected error, see {log}").format(log=log_file.log_path()))
    return ExitCode.BUG


@click.command(
    cls=Root,
    invoke_without_command=True,
    help=QT_TRANSLATE_NOOP(
        "cli", "Bulk actions over contacts. Without a command the window opens. Results go to stdout."
    ),
)
@option(
    "--store",
    type=click.Path(path_type=Path),
    envvar="BULKDESK_STORE",
    metavar="FILE",
    help=QT_TRANSLATE_NOOP(
        "cli", "The store; else BULKDESK_STORE names it, else it lies in the system's data folder."
    ),
)
@option("--account", metavar="NAME", help=QT_TRANSLATE_NOOP("cli", "The sub-account to work in."))
@option("--user", metavar="NAME", help=QT_TRANSLATE_NOOP("cli", "The user to work as."))
@option(
    "--lang",
    "language",
    type=Choice(LANGUAGES),
    help=QT_TRANSLATE_NOOP("cli", "The language; else the system's."),
)
@option(
    "--tray",
    is_flag=True,
    help=QT_TRANSLATE_NOOP(
        "cli", "Without a command: begin in the system tray, with no window, as at login."
    ),
)
@click.version_option(
    bulkdesk.__version__,
    prog_name="bulkdesk",
    message="%(prog)s %(version)s",
    cls=option.keywords["cls"],
    help=QT_TRANSLATE_NOOP("cli", "Show the version and end."),
)
@click.pass_context
def root(
    ctx: click.Context,
    store: Path | None,
    account: str | None,
    user: str | None,
    language: str | None,
    *,
    tray: bool,
) -> int | None:
    """Keep the global options for the command; without one open the window."""
    desk = ctx.ensure_object(Desk)
    desk.given_store, desk.account, desk.user, desk.language = store, account, user, language
    desk.typed = tuple(
        word
        for name in ("store", "account", "user")
        if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE
        for word in (f"--{name}", str(ctx.params[name]))
    )
    if ctx.invoked_subcommand is None:
        return desk.run_window(in_tray=tray)
    if tray:
        raise click.UsageError(translate("cli", "--tray opens the window and takes no command."))
    return None
