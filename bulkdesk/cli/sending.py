"""Sending: bulk e-mail and SMS, the senders' settings, and deciding about messages in doubt."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bulkdesk.cli.desk import Desk, pass_desk
from bulkdesk.cli.drip_options import Hours, drip_options, window_of
from bulkdesk.cli.exit_codes import ExitCode
from bulkdesk.cli.job_options import job_options, name_option, run_job
from bulkdesk.cli.message_files import message_options, read_message
from bulkdesk.cli.output import printable, say, show, write_json, write_pairs
from bulkdesk.cli.reports import write_job
from bulkdesk.cli.targets import TargetOptions, target_options
from bulkdesk.cli.translated import JOB, Choice, command, option
from bulkdesk.jobs.drip import Drip
from bulkdesk.services import confirming, senders
from bulkdesk.services.access import Right
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP, translate
from bulkdesk.services.messages import checked_message
from bulkdesk.services.sending import SendRequest, create_send
from bulkdesk.services.session import Session
from bulkdesk.services.texts import error_text
from bulkdesk.services.times import parse_moment
from bulkdesk.store.words import Channel

_CHANNEL = Choice([channel.value for channel in Channel])
_SENT, _FAILED = "sent", "failed"


@command(help=QT_TRANSLATE_NOOP("cli", "Send a message to contacts and wait for the end."))
@click.argument("channel", type=_CHANNEL, metavar="email|sms")
@target_options
@message_options(required=True)
@option(
    "--at",
    metavar="TIME",
    help=QT_TRANSLATE_NOOP(
        "cli", "When it starts (2030-01-31T09:00, on the sub-account's clock); else at once."
    ),
)
@drip_options
@name_option
@job_options
@pass_desk
def send(
    desk: Desk,
    /,
    *,
    channel: str,
    target: TargetOptions,
    template: Path,
    html: Path | None,
    subject: str | None,
    at: str | None,
    drip: Drip | None,
    weekdays: frozenset[int] | None,
    between: Hours | None,
    name: str | None,
    as_json: bool,
    queue: bool,
    strict: bool,
) -> ExitCode:
    """Make and run a job that sends."""
    session = desk.open()
    session.require(Right.CREATE_JOB)
    by = Channel(channel)
    request = SendRequest(
        channel=by,
        target=target.resolve(session),
        message=checked_message(session, by, read_message(template, html, subject)),
        name=name,
        scheduled_at=None if at is None else parse_moment(session, at),
        drip=drip,
        window=window_of(weekdays, between),
    )
    if not queue:
        # Before the job is there: what cannot be sent by this command is refused, not paused.
        _provide_secret(session, by)
    return run_job(
        desk, session, lambda: create_send(session, request), as_json=as_json, queue=queue, strict=strict
    )


def _provide_secret(session: Session, channel: Channel) -> None:
    """Make sure that this process knows the sender's secret: kept, in the environment, or asked for on a terminal."""
    if senders.has_secret(session, channel):
        return
    answer = _ask_secret() if _is_terminal() else ""
    if answer:
        senders.hold_secret(session, channel, answer)
    senders.require_secret(session, channel)


@command(
    help=QT_TRANSLATE_NOOP(
        "cli",
        "Set how messages are sent (host=mail.example.com), show it, or try it. A password is read from stdin.",
    )
)
@click.argument("channel", type=_CHANNEL, metavar="email|sms")
@click.argument("settings", nargs=-1, metavar="[KEY=VALUE]…")
@option(
    "--test", "address", metavar="ADDRESS", help=QT_TRANSLATE_NOOP("cli", "Send a real test message there.")
)
@option("--json", "as_json", is_flag=True, help=QT_TRANSLATE_NOOP("cli", "Print the settings as JSON."))
@pass_desk
def sender(
    desk: Desk, channel: str, settings: tuple[str, ...], address: str | None, as_json: bool
) -> ExitCode:
    """Set, show or try a sender."""
    by = Channel(channel)
    values = _values(settings)
    session = desk.open_or_make() if values else desk.open()
    kept = _save(session, by, values) if values else True
    if address is not None:
        if not values:
            _provide_secret(session, by)
        words = senders.test_sender(session, by, address)
        say(translate("cli", "The test message was accepted."))
        if words:
            say(words)
    if values or address is None:
        _show(session, by, kept=kept, as_json=as_json)
    return ExitCode.DONE


def _values(settings: tuple[str, ...]) -> dict[str, str]:
    values: dict[str, str] = {}
    for word in settings:
        key, equals, value = word.partition("=")
        if not equals or not key:
            # Not repeated: it may be a password.
            raise click.UsageError(
                translate("cli", "Settings are given as KEY=VALUE; a password is read from stdin."),
                ctx=click.get_current_context(),
            )
        values[key.strip().lower()] = value
    return values


def _save(session: Session, channel: Channel, values: dict[str, str]) -> bool:
    """Keep settings and what is read as their secret; false when this one is only known for now, which is said."""
    wanted = senders.checked_settings(session, channel, values)
    secret = _read_secret(session, channel, values) if senders.needs_secret(wanted) else None
    saved = senders.save_sender(session, channel, values, secret)
    if saved.trouble is not None:
        say(error_text(saved.trouble))
    return saved.trouble is None


def _read_secret(session: Session, channel: Channel, values: dict[str, str]) -> str | None:
    """The secret on stdin, or asked for when the login is new; None keeps the one there is."""
    if not _is_terminal():
        return (sys.stdin.readline().rstrip("\r\n") or None) if sys.stdin is not None else None
    # Without a new login there is a sender already.
    if not values.keys() & senders.LOGIN_KEYS and senders.has_secret(session, channel):
        return None
    return _ask_secret() or None


def _is_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _ask_secret() -> str:
    answer: str = click.prompt(
        printable(translate("cli", "Password or token (is not shown)")),
        default="",
        show_default=False,
        hide_input=True,
        err=True,
    )
    return answer


def _show(session: Session, channel: Channel, *, kept: bool, as_json: bool) -> None:
    values = senders.get_values(session, channel)
    needed = senders.needs_secret(senders.required_sender(session, channel))
    known = kept and senders.has_secret(session, channel) if needed else None
    if as_json:
        write_json({**{key: value or None for key, value in values.items()}, "secret_known": known})
        return
    write_pairs((key, value) for key, value in values.items() if value)
    if known is not None:
        show(
            translate("cli", "The password or token is known.")
            if known
            else translate("cli", "The password or token is not known.")
        )


@command(
    help=QT_TRANSLATE_NOOP(
        "cli",
        "Say whether messages of which nobody knows whether they left were sent. Nothing is sent again.",
    )
)
@click.argument("job", type=JOB)
@option(
    "--as",
    "decision",
    type=Choice([_SENT, _FAILED]),
    required=True,
    help=QT_TRANSLATE_NOOP("cli", "What became of them; failed ones can be run again by: retry"),
)
@option(
    "--record",
    "seq",
    type=JOB,
    metavar="SEQ",
    help=QT_TRANSLATE_NOOP("cli", "Only this record (its seq in: records); else all unconfirmed ones."),
)
@option("--json", "as_json", is_flag=True, help=QT_TRANSLATE_NOOP("cli", "Print the figures as JSON."))
@pass_desk
def confirm(desk: Desk, job: int, decision: str, seq: int | None, as_json: bool) -> None:
    """Decide unconfirmed messages."""
    session = desk.open()
    confirming.confirm(session, job, sent=decision == _SENT, seq=seq)
    write_job(session, job, as_json=as_json)
