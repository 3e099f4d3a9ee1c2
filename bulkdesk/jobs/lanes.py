"""Lanes: jobs that do not hold each other up. Local jobs have one, and so has each sender (sub-account and channel).

What is due in a lane is run one after another; jobs of one sender take turns.

What does a job's work is loaded when one is due: the window is there sooner, and smaller, without.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from bulkdesk.jobs.agenda import is_due
from bulkdesk.store import jobs
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.sends import SENDS
from bulkdesk.store.store import Store

if TYPE_CHECKING:
    from bulkdesk.jobs.pace import Pace
    from bulkdesk.jobs.runner import Listener


class Lane(NamedTuple):
    """Local jobs, or those of one sender, or the questions about deliveries.

    Attributes:
        name: ``local``, ``deliveries``, or the channel.
        account_id: the sender's sub-account; None where all are meant.
    """

    name: str
    account_id: int | None = None


LOCAL = Lane("local")
DELIVERIES = Lane("deliveries")


def lane_of(job: JobRow) -> Lane:
    """Where a job runs."""
    return Lane(job.type.value, job.account_id) if job.type in SENDS else LOCAL


def due_jobs(store: Store, now: int) -> list[JobRow]:
    """Jobs that may run now: those under way first, then in the order in which they became due.

    A time missed while no worker ran is simply due: the job runs once. A job that sends and has to wait for a moment is
    not due before it.
    """
    return [job for job in jobs.open_jobs(store) if is_due(job, now)]


def drain(
    store: Store,
    lane: Lane,
    *,
    pace: Pace,
    stuck: set[int],
    on_change: Listener,
    stop: Callable[[], bool],
) -> int:
    """Run what is due in a lane until nothing is or ``stop`` says so; returns how many jobs were worked on.

    Args:
        store: where the jobs are.
        lane: nobody else may be working in it.
        pace: how fast the lane's sender may go.
        stuck: jobs that are left alone; takes those that could be neither worked on nor paused (disk full).
        on_change: told after every committed change.
        stop: asked between chunks and messages.
    """

    from bulkdesk.jobs.runner import run_job  # noqa: PLC0415

    def due() -> list[JobRow]:
        found = due_jobs(store, store.clock.now())
        return [job for job in found if lane_of(job) == lane and job.id not in stuck]

    count = 0
    turns: dict[int, int] = {}
    while not stop() and (found := due()):
        job = min(found, key=lambda row: turns.get(row.id, 0))
        count += 1
        turns[job.id] = count
        run_job(
            store,
            job.id,
            on_change=on_change,
            stop=stop,
            pace=pace,
            others=lambda chosen=job.id: any(other.id != chosen for other in due()),  # type: ignore[misc]
        )
        after = jobs.get(store, job.id)
        if after is not None and not after.status.finished and after.changed == job.changed:
            stuck.add(job.id)
    return count
