"""Being the worker: run queued and due bulk actions."""

from __future__ import annotations

from bulkdesk.cli.desk import Desk, pass_desk
from bulkdesk.cli.exit_codes import ExitCode
from bulkdesk.cli.output import say
from bulkdesk.cli.translated import command, option
from bulkdesk.cli.waiting import Interruption, interruptible, standing_text
from bulkdesk.jobs.lanes import due_jobs
from bulkdesk.jobs.worker import Worker, run_due
from bulkdesk.jobs.worker_lock import worker_lock
from bulkdesk.services.access import Right
from bulkdesk.services.environment import hold_environment
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP, format_number, translate
from bulkdesk.services.session import Session
from bulkdesk.services.texts import pause_text, status_text
from bulkdesk.services.trail import require_sound_end
from bulkdesk.store import jobs
from bulkdesk.store.store import Store
from bulkdesk.store.words import JobStatus


@command(help=QT_TRANSLATE_NOOP("cli", "Run queued and due bulk actions until interrupted."))
@option(
    "--until-idle",
    is_flag=True,
    help=QT_TRANSLATE_NOOP("cli", "End when nothing is due any more; what is scheduled for later is left."),
)
@pass_desk
def run(desk: Desk, until_idle: bool) -> ExitCode:
    """Run jobs.

    Raises:
        StoreError: the audit trail is damaged (``trail_damaged``), so that nothing can be done.
    """
    session = desk.open()
    session.require(Right.CONTROL_JOB)
    require_sound_end(session)
    hold_environment(session.store)
    with interruptible() as interruption:
        if until_idle:
            return run_until_idle(desk, session, interruption)
        return _run(session, interruption)


def _run(session: Session, interruption: Interruption) -> ExitCode:
    """Work until interrupted. A job under way stays so, and goes on with the next worker."""
    store = session.store
    worker = Worker(
        store, on_change=_Announcer(store), on_lock=lambda held: _say_working() if held else _say_waiting()
    )
    worker.start()
    try:
        while not interruption.requested():
            interruption.wait()
    finally:
        worker.stop()
    return ExitCode.DONE


def run_until_idle(desk: Desk, session: Session, interruption: Interruption) -> ExitCode:
    """Run what is due, or watch the program that does.

    Raises:
        StoreError: jobs stand because the audit trail is damaged (``trail_stops_job``).
    """
    store = session.store
    told = False
    while not interruption.requested():
        with worker_lock(store) as held:
            if held:
                run_due(store, on_change=_Announcer(store), stop=interruption.requested)
                break
        if not due_jobs(store, store.clock.now()):
            break
        if not told:
            told = True
            _say_waiting()
        interruption.wait()
    left = due_jobs(store, store.clock.now())
    if left:
        # That is said, and not that there may be no room.
        require_sound_end(session, left[0].id)
    if not interruption.requested():
        for job in left:
            say(standing_text(desk, job.id))
    return ExitCode.NOT_ENDED if left else ExitCode.DONE


class _Announcer:
    """Says when a job has ended or stands still, and why, once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._told: set[tuple[int, JobStatus]] = set()

    def __call__(self, job_id: int) -> None:
        job = jobs.get(self._store, job_id)
        if job is None:
            return
        if job.status in {JobStatus.QUEUED, JobStatus.IN_PROGRESS}:
            # It may be paused again.
            self._told.discard((job_id, JobStatus.PAUSED))
            return
        if (job_id, job.status) in self._told:
            return
        self._told.add((job_id, job.status))
        reason = pause_text(job.status_reason)
        if reason is None:
            text = translate(
                "cli", "Bulk action {job}, {name}: {status}, {succeeded} succeeded, {failed} failed"
            )
        else:
            text = translate(
                "cli", "Bulk action {job}, {name}: {status}, {succeeded} succeeded, {failed} failed. {reason}"
            )
        say(
            text.format(
                job=job.id,
                name=job.name,
                status=status_text(job.status),
                succeeded=format_number(job.succeeded),
                failed=format_number(job.failed),
                reason=reason,
            )
        )


def _say_working() -> None:
    say(translate("cli", "Running the bulk actions of this store. Ctrl-C ends."))


def _say_waiting() -> None:
    say(translate("cli", "Another BulkDesk runs the bulk actions of this store; waiting for it."))
