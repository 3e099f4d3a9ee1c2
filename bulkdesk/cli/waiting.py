"""Waiting for a job: run here when no other program does, watched otherwise; interrupted in good order."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator
from types import FrameType

from bulkdesk.cli.desk import Desk
from bulkdesk.cli.exit_codes import ExitCode
from bulkdesk.cli.output import progress, say
from bulkdesk.cli.reports import moment_text, write_job
from bulkdesk.jobs import idle
from bulkdesk.jobs.runner import run_job
from bulkdesk.jobs.worker_lock import worker_lock
from bulkdesk.services.environment import hold_environment
from bulkdesk.services.i18n import translate
from bulkdesk.services.jobs import get_job, pause
from bulkdesk.services.log_file import log_path
from bulkdesk.services.session import Session
from bulkdesk.services.statistics import share_done
from bulkdesk.services.texts import type_text
from bulkdesk.services.trail import require_sound_end
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import JobStatus

POLL_SECONDS = 0.2

_TRIES = 5
"""After so many in a row that changed nothing of a job nothing will: whoever holds the store for a moment has let go of it."""


class Interruption:
    """Whether the person, or the system, wants the command to end.

    The signal's handler only sets a flag: it may come while the main thread holds any lock, an event's too.
    """

    def __init__(self) -> None:
        self._requested = False
        self._never = threading.Event()

    def requested(self) -> bool:
        """Whether it was asked for."""
        return self._requested

    def wait(self) -> None:
        """Let a moment pass."""
        self._never.wait(POLL_SECONDS)

    def handle(self, _signal: int, _frame: FrameType | None) -> None:
        """The handler. A second signal ends the program at once, as without us."""
        self._requested = True
        for number in _SIGNALS:
            signal.signal(number, signal.default_int_handler)


_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextlib.contextmanager
def interruptible() -> Iterator[Interruption]:
    """Turn Ctrl-C and the system's request to end into a wish that is asked for between chunks."""
    interruption = Interruption()
    before = {number: signal.signal(number, interruption.handle) for number in _SIGNALS}
    try:
        yield interruption
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def finish_job(
    desk: Desk,
    session: Session,
    job: JobRow,
    interruption: Interruption,
    *,
    as_json: bool,
    queue: bool,
    strict: bool,
) -> ExitCode:
    """Wait for a new job's end unless it is only to be queued, print it, and give the exit code."""
    if queue:
        write_job(session, job.id, as_json=as_json)
        return ExitCode.DONE
    hold_environment(session.store)
    with progress(type_text(job.type)) as tell:
        job = _wait(session, job.id, interruption, lambda row: tell(share_done(row)))
    write_job(session, job.id, as_json=as_json)
    if job.status is JobStatus.PAUSED:
        say(
            translate("cli", "Bulk action {job} is paused. To go on: {resume} and then {run}").format(
                job=job.id,
                resume=desk.command_line("resume", str(job.id)),
                run=desk.command_line("run", "--until-idle"),
            )
        )
    elif not job.status.finished:
        say(standing_text(desk, job.id))
    if job.status is not JobStatus.COMPLETED:
        return ExitCode.NOT_ENDED
    return ExitCode.SOME_FAILED if strict and job.failed else ExitCode.DONE


def standing_text(desk: Desk, job_id: int) -> str:
    """What to say of a job that could be neither worked on nor paused, and so stands as it is."""
    return translate(
        "cli",
        "Bulk action {job} can neither go on nor be paused: the store takes no changes, most likely because the disk is full"
        " (see {log}). To go on: {run}",
    ).format(job=job_id, log=log_path(), run=desk.command_line("run", "--until-idle"))


def _wait(
    session: Session, job_id: int, interruption: Interruption, on_progress: Callable[[JobRow], None]
) -> JobRow:
    """Run or watch the job until it has ended, was paused, or an interruption has paused it.

    Or until it stands still: it could be neither worked on nor paused (disk full).

    Raises:
        StoreError: the audit trail was damaged meanwhile (``trail_stops_job``).
    """
    told = False
    tries = 0
    told_moment = None
    while True:
        if interruption.requested():
            # It may have ended or been paused at this very moment; the row says.
            with contextlib.suppress(RefusedError):
                pause(session, job_id)
        job = get_job(session, job_id)
        on_progress(job)
        if job.status not in {JobStatus.QUEUED, JobStatus.IN_PROGRESS}:
            return job
        moment = _waits_until(session, job)
        if moment is not None:
            if moment != told_moment:
                told_moment = moment
                say(_waiting_text(session, job, moment))
            interruption.wait()
            continue
        with worker_lock(session.store) as held:
            if held:
                run_job(
                    session.store,
                    job_id,
                    on_change=lambda changed: on_progress(get_job(session, changed)),
                    stop=interruption.requested,
                )
                idle.seal_some(session.store)
        after = get_job(session, job_id)
        if after.status in {JobStatus.QUEUED, JobStatus.IN_PROGRESS}:
            require_sound_end(session, job_id)
        tries = tries + 1 if held and after.changed == job.changed else 0
        if tries == _TRIES:
            return after
        if held and not tries and after.status is not JobStatus.IN_PROGRESS:
            continue
        if not held and not told:
            told = True
            say(translate("cli", "Another BulkDesk runs the bulk actions of this store; waiting for it."))
        interruption.wait()


def _waits_until(session: Session, job: JobRow) -> int | None:
    """Until when nothing will happen to a job, milliseconds UTC; None when something may at any time."""
    now = session.store.clock.now()
    if job.status is JobStatus.QUEUED:
        moment = job.scheduled_at
    else:
        # Noted at a later time than it is now: the clock was moved back, so it is worked out again.
        is_known = job.wait_since is None or job.wait_since <= now
        moment = job.wait_until if is_known else None
    return moment if moment is not None and moment > now else None


def _waiting_text(session: Session, job: JobRow, moment: int) -> str:
    if job.status is JobStatus.QUEUED:
        text = translate("cli", "Bulk action {job} starts at {time} ({zone}). Ctrl-C pauses it.")
    elif job.troubles:
        text = translate(
            "cli",
            "The server cannot be reached now; bulk action {job} tries again at {time} ({zone}). Ctrl-C pauses it.",
        )
    else:
        text = translate("cli", "Bulk action {job} waits and goes on at {time} ({zone}). Ctrl-C pauses it.")
    return text.format(job=job.id, time=moment_text(session, moment), zone=session.account.timezone)
