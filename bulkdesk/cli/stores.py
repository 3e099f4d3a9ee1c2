"""The store itself: init, backup, check, demo."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import click

from bulkdesk.cli.desk import Desk, pass_desk
from bulkdesk.cli.exit_codes import ExitCode
from bulkdesk.cli.output import progress, say, show
from bulkdesk.cli.translated import Number, command, option
from bulkdesk.services import upkeep
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP, translate
from bulkdesk.services.session import add_account, init_store
from bulkdesk.store.errors import RefusedError, StoreError

_MOST_CONTACTS = 1_000_000
_MOST_JOBS = 100_000


@command(
    name="init",
    help=QT_TRANSLATE_NOOP(
        "cli",
        "Make the store with its sub-account and admin. With --account on an existing store: add that sub-account.",
    ),
)
@option(
    "--timezone",
    metavar="TZ",
    help=QT_TRANSLATE_NOOP("cli", "Time zone of the sub-account, such as Europe/Berlin; else the system's."),
)
@option(
    "--country",
    metavar="CC",
    help=QT_TRANSLATE_NOOP("cli", "Country of phone numbers without a country code, such as DE."),
)
@pass_desk
def init(desk: Desk, timezone: str | None, country: str | None) -> None:
    """Make a store, or a further sub-account."""
    path = desk.store_path
    if desk.account is not None and path.exists():
        session = desk.kept(desk.signed_in(account=None))
        session = add_account(session, desk.account, timezone=timezone, country=country)
    else:
        session = desk.kept(
            init_store(path, account=desk.account, user=desk.user, timezone=timezone, country=country)
        )
    text = translate("cli", "{path}: sub-account {account} ({timezone}, {country}), user {user}")
    show(
        text.format(
            path=path,
            account=session.account.name,
            timezone=session.account.timezone,
            country=session.account.country,
            user=session.user.name,
        )
    )


@command(help=QT_TRANSLATE_NOOP("cli", "Copy the store while it is in use."))
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help=QT_TRANSLATE_NOOP("cli", "The copy; a file that exists is not overwritten."),
)
@pass_desk
def backup(desk: Desk, output: Path) -> None:
    """Copy the store."""
    session = desk.open()
    with progress(translate("cli", "Copying")) as tell:
        upkeep.backup(session, output, on_progress=tell)
    say(translate("cli", "Copied to {path}").format(path=output))


@command(help=QT_TRANSLATE_NOOP("cli", "Look for damage in the store, or in this copy of the program."))
@option(
    "--self",
    "itself",
    is_flag=True,
    help=QT_TRANSLATE_NOOP("cli", "Check that the program has all it needs; no store is opened."),
)
@option(
    "--picture",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=QT_TRANSLATE_NOOP("cli", "With --self: save a picture of the window."),
)
@pass_desk
def check(desk: Desk, itself: bool, picture: Path | None) -> int:
    """Check the store, or the program."""
    if itself:
        return _check_program(desk, picture)
    if picture is not None:
        raise click.UsageError(
            translate("cli", "--picture goes with --self."), ctx=click.get_current_context()
        )
    findings = upkeep.check(desk.open())
    for line in findings.file:
        show(line)
    for column in findings.columns:
        show(translate("cli", "{column}: a value that BulkDesk never writes").format(column=column))
    for job_id in findings.jobs:
        show(translate("cli", "Bulk action {job}: its figures differ from its records").format(job=job_id))
    if findings.count:
        raise StoreError("store_unsound", path=str(desk.store_path), count=findings.count)
    show(translate("cli", "The store is sound."))
    return ExitCode.DONE


def _check_program(desk: Desk, picture: Path | None) -> int:
    """Try each part; a part that is broken is a refusal."""
    from bulkdesk.services.self_check import self_check  # noqa: PLC0415 -- the other commands do not need it

    broken = 0
    words = {
        True: translate("cli", "works"),
        None: translate("cli", "not here"),
        False: translate("cli", "BROKEN"),
    }
    for part in self_check(lambda store: desk.draw_window(store, picture or store.with_suffix(".png"))):
        broken += part.works is False
        reason = f" – {part.reason}" if part.reason else ""
        show(f"{part.name}: {words[part.works]}{reason}")
    if broken:
        raise RefusedError("program_broken", count=broken)
    return ExitCode.DONE


@command(
    help=QT_TRANSLATE_NOOP(
        "cli", "Open the window on sample data: a throw-away store unless --store names a new one."
    )
)
@option(
    "--contacts",
    type=Number(0, _MOST_CONTACTS),
    default=1_000,
    metavar="N",
    help=QT_TRANSLATE_NOOP("cli", "How many contacts (1000, at most 1000000)."),
)
@option(
    "--jobs",
    type=Number(0, _MOST_JOBS),
    default=100,
    metavar="N",
    help=QT_TRANSLATE_NOOP("cli", "How many bulk actions (100, at most 100000)."),
)
@option("--no-window", is_flag=True, help=QT_TRANSLATE_NOOP("cli", "Only make the store and print its path."))
@pass_desk
def demo(desk: Desk, contacts: int, jobs: int, no_window: bool) -> int:
    """Make a store with sample data and show it."""
    if desk.given_store is not None:
        return _demo(desk, desk.given_store, contacts, jobs, no_window=no_window)
    if no_window:
        # Made to be used by another command, so it stays.
        folder = Path(tempfile.mkdtemp(prefix="bulkdesk-demo-"))
        try:
            return _demo(desk, folder / "demo.bulkdesk", contacts, jobs, no_window=True)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    with tempfile.TemporaryDirectory(prefix="bulkdesk-demo-") as name:
        return _demo(desk, Path(name) / "demo.bulkdesk", contacts, jobs, no_window=False)


def _demo(desk: Desk, path: Path, contacts: int, jobs: int, *, no_window: bool) -> int:
    from bulkdesk.services.demo import make_demo  # noqa: PLC0415 -- the other commands do not need it

    with progress(translate("cli", "Making sample data")) as tell:
        make_demo(path, contacts=contacts, jobs=jobs, on_progress=tell).store.close()
    show(str(path))
    return ExitCode.DONE if no_window else desk.run_window(path)
