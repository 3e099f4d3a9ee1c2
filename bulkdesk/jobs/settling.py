"""Writing down what became of records that were handed over, or were not."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from bulkdesk.actions.base import Claim, RemoteAction
from bulkdesk.jobs.handing import Portion
from bulkdesk.messaging.transport import Answer, Verdict
from bulkdesk.store import jobs, sends
from bulkdesk.store.clock import MS_PER_SECOND
from bulkdesk.store.jobs import JobRow, Progress
from bulkdesk.store.records import CANCELLED
from bulkdesk.store.sends import RETRY_PAUSES_MS, Result
from bulkdesk.store.store import Store
from bulkdesk.store.words import JobStatus, Outcome

log = logging.getLogger(__name__)


def settle(
    store: Store,
    action: RemoteAction,
    job: JobRow,
    portion: Portion,
    *,
    of_batch: AbstractSet[int],
    now: int,
    active_ms: int,
) -> None:
    """Write down a portion; inside a write that has read the job.

    A record that was not taken, or not handed over, is pending again; when the job was cancelled meanwhile it is skipped.
    One whose mark is gone has been counted as in doubt by another worker, and stays so. What is pending again makes room in
    the drip batch under way when it is one of its records, ``of_batch``.
    """
    portion = _still_marked(store, action, job, portion, now)
    is_cancelled = job.status is JobStatus.CANCELLED
    results: list[Result] = []
    postponed: list[tuple[int, int]] = []
    unsent = list(portion.unsent)
    for claim, answer in portion.handed:
        if answer.verdict is Verdict.RETRY and is_cancelled:
            unsent.append(claim)
        elif answer.verdict is Verdict.RETRY and claim.attempts <= len(RETRY_PAUSES_MS):
            postponed.append((now + _pause(claim, answer), claim.seq))
        else:
            results.append(action.result(claim, answer, now))
            action.learn(claim, answer, now)
    sends.write_results(store, job.id, results, now)
    sends.postpone(store, job.id, postponed)
    progress = Progress(job.position)
    count_results(progress, results)
    if is_cancelled:
        _skip(store, job, unsent, progress, now)
    elif unsent:
        _release(store, job, unsent, progress, of_batch)
    jobs.add_progress(store, job.id, progress, active_ms=active_ms)


def _still_marked(store: Store, action: RemoteAction, job: JobRow, portion: Portion, now: int) -> Portion:
    """The portion without what another worker has counted: our lock was let go of while messages were in hand."""
    if not (portion.handed or portion.unsent):
        return portion
    marked = sends.marked(store, job.id)
    handed = [each for each in portion.handed if each.claim.seq in marked]
    unsent = [claim for claim in portion.unsent if claim.seq in marked]
    late = [each for each in portion.handed if each.claim.seq not in marked]
    for claim, answer in late:
        # Who wants no more messages is to get none, however the message is counted.
        action.learn(claim, answer, now)
    if late:
        log.warning(
            "job %d: %d answers came after their messages were counted as in doubt", job.id, len(late)
        )
    return portion._replace(handed=handed, unsent=unsent)


def count_results(progress: Progress, results: Iterable[Result]) -> None:
    """Add results to the figures."""
    for result in results:
        if result.outcome is Outcome.SUCCEEDED:
            progress.succeeded += 1
        elif result.outcome is Outcome.FAILED:
            progress.failed += 1
        elif result.outcome is Outcome.SKIPPED:
            progress.skipped += 1
        else:
            progress.unconfirmed += 1
        if result.code is not None:
            progress.add_reason(result.code, result.outcome)


def _pause(claim: Claim, answer: Answer) -> int:
    """How long until the record is tried again: longer each time, or what the server asks for, up to the longest pause."""
    pause = RETRY_PAUSES_MS[claim.attempts - 1]
    asked = int((answer.retry_after_s or 0) * MS_PER_SECOND)
    return min(max(pause, asked), RETRY_PAUSES_MS[-1])


def _release(
    store: Store, job: JobRow, unsent: list[Claim], progress: Progress, of_batch: AbstractSet[int]
) -> None:
    """Make records pending again, as if they had not been claimed."""
    fresh = [claim.seq for claim in unsent if claim.is_fresh]
    sends.release(store, job.id, fresh=fresh, again=[claim.seq for claim in unsent if not claim.is_fresh])
    if fresh:
        progress.position = min(job.position, min(fresh) - 1)
        jobs.update(store, job.id, batch_done=max(0, job.batch_done - len(of_batch & set(fresh))))


def _skip(store: Store, job: JobRow, unsent: list[Claim], progress: Progress, now: int) -> None:
    """The job was cancelled: what was not handed over never will be."""
    sends.release(store, job.id, fresh=[claim.seq for claim in unsent if claim.is_fresh], again=())
    skipped = [Result(claim.seq, Outcome.SKIPPED, CANCELLED, None, claim.address) for claim in unsent]
    sends.write_skipped(store, job.id, skipped, now)
    count_results(progress, skipped)
