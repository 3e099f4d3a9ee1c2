"""Runs one job from its checkpoint on, chunk by chunk, until it ends, is paused or cancelled, or is told to stop.

The job's row is the only truth: each chunk's transaction first reads the status, so a pause or cancel from anywhere
(this window, another program) takes effect after the chunk in hand, and a killed process repeats nothing that was
committed and loses nothing that was not.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable
from typing import Any

from peewee import OperationalError

from bulkdesk.actions.base import Action
from bulkdesk.actions.registry import action_for, is_remote, is_supported
from bulkdesk.jobs import states
from bulkdesk.jobs.dispatch import dispatch
from bulkdesk.jobs.pace import Pace
from bulkdesk.store import jobs, reserve, sealing, unconfirmed
from bulkdesk.store.errors import StoreError
from bulkdesk.store.file import DATABASE_ERRORS, is_damage, is_locked
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.store import Store
from bulkdesk.store.words import JobStatus

log = logging.getLogger(__name__)

REASON_DISK_FULL = "disk_full"
REASON_STORE_FAILED = "store_failed"
REASON_STORE_DAMAGED = "store_damaged"
REASON_BUG = "internal_error"
REASON_UNSUPPORTED = "unsupported_type"
"""Codes of why a job was paused by the program; the words are found at the edge."""

Listener = Callable[[int], None]
"""Told the id of a job that has changed; called from the thread that works."""


def run_job(
    store: Store,
    job_id: int,
    *,
    on_change: Listener = lambda _job_id: None,
    stop: Callable[[], bool] = lambda: False,
    pace: Pace | None = None,
    others: Callable[[], bool] = lambda: False,
) -> None:
    """Work on a queued or running job.

    One that sends returns as well when it has to wait; its row then says until when. Any does when somebody else writes in
    the store for longer than is waited.

    Args:
        store: where the job is.
        job_id: a job that is ``queued`` or ``in_progress``; another status is left alone.
        on_change: told after every committed change.
        stop: asked between chunks and messages; the job then stays as it is and goes on at the next run.
        pace: how fast the job's sender may go, shared by all its jobs.
        others: asked after a while whether another job of the sender is due; one that sends then makes room.
    """
    try:
        if reserve.keep(store.path):
            job = _begun(store, job_id, on_change)
        else:
            # What little is left may do for writing that down, and would not when the job had begun.
            job = None
            _pause(store, job_id, REASON_DISK_FULL)
        if job is not None and is_remote(job.type):
            dispatch(store, job, on_change=on_change, stop=stop, pace=pace, others=others)
        elif job is not None:
            _run(store, job, on_change, stop)
    except Exception as error:  # noqa: BLE001 -- a bug is logged with its traceback
        if isinstance(error, OperationalError) and is_locked(error):
            # Nobody has to mend that: the job stays as it is, and goes on at the next look.
            log.warning("job %d finds the store locked by another program", job_id)
        else:
            reason = _reason(job_id, error)
            _recover(store, job_id)
            _pause(store, job_id, reason)
    on_change(job_id)


def _begun(store: Store, job_id: int, on_change: Listener) -> JobRow | None:
    """The job, in progress; None when there is nothing to do on it."""
    with store.write():
        # Looked at and begun in one: whoever pauses or cancels it just now is not overruled.
        job = jobs.get(store, job_id)
        begins = job is not None and job.status is JobStatus.QUEUED and is_supported(job.type)
        if begins:
            states.start(store, job_id)
            job = jobs.get(store, job_id)
    if begins:
        on_change(job_id)
    if job is not None and not job.status.finished and not is_supported(job.type):
        _pause(store, job_id, REASON_UNSUPPORTED)
        return None
    return job if job is not None and job.status is JobStatus.IN_PROGRESS else None


def _run(store: Store, job: JobRow, on_change: Listener, stop: Callable[[], bool]) -> None:
    # Rows of a file meet people all over the indexes. Frozen contacts are walked in the order of their ids: tagging and
    # restoring a million takes no longer without, deleting an eighth; and the window stays 60 MB smaller meanwhile.
    room = contextlib.nullcontext() if job.source_id is None else store.bulk_room()
    action = action_for(store, job)
    checks = contextlib.nullcontext() if action.checked else store.unchecked()
    with room, checks, store.in_chunks():
        _work(store, job, action, on_change, stop)
    if job.total == 0:
        states.complete(store, job.id)


def _work(
    store: Store, job: JobRow, action: Action[Any], on_change: Listener, stop: Callable[[], bool]
) -> None:
    """Chunk by chunk, as long as nobody else has changed the job's status."""
    position = job.position
    while position < job.total and not stop():
        began = store.clock.now()
        prepared = action.prepare(position)
        with store.write():
            if jobs.checkpoint(store, job.id) != (JobStatus.IN_PROGRESS, position):
                return
            progress = action.apply(prepared, store.clock.now())
            # Whatever an action changes, its records name.
            sealing.break_chunk(store, job.id, position + 1, progress.position)
            jobs.add_progress(store, job.id, progress, active_ms=max(0, store.clock.now() - began))
            position = progress.position
            if position >= job.total:
                states.complete(store, job.id)
        on_change(job.id)


def _reason(job_id: int, error: Exception) -> str:
    """What a person has to mend, by the words that SQLite has for it; anything else is a bug."""
    if is_damage(error):
        log.error("job %d finds the store damaged: %s", job_id, error)
        return REASON_STORE_DAMAGED
    if isinstance(error, OperationalError):
        text = str(error)
        if "disk is full" in text or "disk I/O error" in text:
            return REASON_DISK_FULL
        log.error("the store refused to write: %s", error)
        return REASON_STORE_FAILED
    log.critical("job %d stopped by an unexpected error", job_id, exc_info=error)
    return REASON_BUG


def _recover(store: Store, job_id: int) -> None:
    """Count messages whose fate was lost with the error as unconfirmed; if that cannot be written, the next start does."""
    try:
        unconfirmed.recover(store, job_id)
    except (*DATABASE_ERRORS, StoreError) as error:
        log.warning("marks of job %d are left for the next start: %s", job_id, error)


def _pause(store: Store, job_id: int, reason: str) -> None:
    """Pause the job with a reason. When even that cannot be written the job stays in progress and is tried again."""
    try:
        try:
            states.pause_if_open(store, job_id, reason)
        except OperationalError:
            # On a full disk the last page may be gone. What is committed needs no room of its own, and some was kept.
            with reserve.given_up(store.path):
                with contextlib.suppress(OperationalError):
                    store.fold_in()
                states.pause_if_open(store, job_id, reason)
    except (*DATABASE_ERRORS, StoreError) as error:
        log.error("job %d cannot be paused: %s", job_id, error)  # noqa: TRY400 -- the trouble is known, not a bug
