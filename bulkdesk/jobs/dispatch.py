"""Runs a job that sends: claims records, hands each over once, and writes down what became of it.

The order is what makes it exact. A record is marked as on its way in a transaction that outlasts a power cut, only then
is its message handed over, and only then is the mark replaced by what became of it. A mark that is found later means
that nobody knows: such a record becomes unconfirmed and is not sent again by itself.

The job's row is the only truth here as well. Its status is read before every message; settings, open hours and drip
batches are read in every claim, so that an edit holds from the next claim on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from bulkdesk.actions.base import Claim, Claimed, RemoteAction
from bulkdesk.actions.registry import remote_action_for
from bulkdesk.actions.sending import zone_of
from bulkdesk.jobs import agenda, states
from bulkdesk.jobs.agenda import Plan, Rest
from bulkdesk.jobs.handing import NOTHING, Hands, ManyHands, OneHand, Portion, Watch
from bulkdesk.jobs.pace import AHEAD_SECONDS, Pace
from bulkdesk.jobs.settling import count_results, settle
from bulkdesk.messaging.transport import TransportError, Verdict
from bulkdesk.store import jobs, sends, unconfirmed
from bulkdesk.store.clock import MS_PER_SECOND
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.jobs import JobRow, Progress
from bulkdesk.store.store import Store
from bulkdesk.store.words import JobStatus

log = logging.getLogger(__name__)

REASON_REFUSALS = "many_refusals"
"""Code of why a job was paused: too many messages in a row were refused."""

MOST_REFUSALS = 20
MOST_PUT_OFF = 20
"""So many in a row that were not taken for now mean that the server is busy."""
MOST_UNANSWERED = 20
"""So many in a row without an answer mean that the way to the server is broken: each is one that a person must decide."""

MOST_WAITS = 10
"""So often is waited on for a store in which somebody else writes, before messages are left in doubt: five minutes."""

MOST_TROUBLES = 8
TROUBLE_PAUSES_MS = tuple(seconds * MS_PER_SECOND for seconds in (10, 20, 40, 80, 160, 320, 600))
"""How long a server that cannot be reached is left alone, after the first, second … time in a row."""

MOST_AHEAD = 500
"""Messages claimed ahead, however fast the server is."""
GROWTH = 4
"""So many times as much is claimed as before, at most, until the server's speed is known."""

TURN_SECONDS = 30.0
"""After so long another job of the same sender has its turn."""

_POLL_SECONDS = 0.1
"""How often the job's status is looked at while the sender's rate makes it wait."""

_NO_ANSWERS = TransportError("connection_lost", "no answers", retryable=True)

Listener = Callable[[int], None]


def dispatch(
    store: Store,
    job: JobRow,
    *,
    on_change: Listener,
    stop: Callable[[], bool],
    pace: Pace | None = None,
    others: Callable[[], bool] = lambda: False,
) -> None:
    """Work on a job that sends and is in progress, until it ends, is paused or cancelled, or has to wait.

    Args:
        store: where the job is. Nobody else may be working on it.
        job: as it stands.
        on_change: told after every committed change.
        stop: asked before every message.
        pace: how fast the sender may go; it outlives the run.
        others: asked after a while whether another job of the sender is due; then this one ends for now.
    """
    unconfirmed.recover(store, job.id)
    zone = zone_of(store, job)
    with store.write():
        # Before anybody is bothered: a job that has to wait needs no sender and no server.
        current = _row(store, job.id)
        now = store.clock.now()
        if current.status is not JobStatus.IN_PROGRESS or not agenda.is_due(current, now):
            return
        rest = agenda.settle_rest(store, current, agenda.plan(current, zone, now), now)
    if rest is not Rest.MORE:
        return
    try:
        action = remote_action_for(store, job)
    except RefusedError as error:
        log.info("job %d cannot go on: %s", job.id, error)
        states.pause_if_open(store, job.id, error.code)
        return
    run = _Run(store, current, action, on_change=on_change, stop=stop, pace=pace or Pace(), others=others)
    run.run()


def _row(store: Store, job_id: int) -> JobRow:
    job = jobs.get(store, job_id)
    if job is None:
        raise LookupError(f"job {job_id} vanished while it was sent")
    return job


class _Run:
    """One run of one job."""

    def __init__(
        self,
        store: Store,
        job: JobRow,
        action: RemoteAction,
        *,
        on_change: Listener,
        stop: Callable[[], bool],
        pace: Pace,
        others: Callable[[], bool],
    ) -> None:
        self._store = store
        self._job_id = job.id
        self._action = action
        self._on_change = on_change
        self._stop = stop
        self._pace = pace
        self._others = others
        self._zone = zone_of(store, job)
        # Were it at the limit already, the job would neither go on nor stand.
        self._watch = Watch(
            self._may_go_on,
            refused=job.refusals % MOST_REFUSALS,
            most_refused=MOST_REFUSALS,
            most_put_off=MOST_PUT_OFF,
            most_unanswered=MOST_UNANSWERED,
        )
        self._hands: Hands = (
            OneHand(action, self._watch)
            if action.connections <= 1
            else ManyHands(action, self._watch, action.connections, at_end=store.release)
        )
        self._ahead = 1
        self._in_hand = 0
        # Of records in hand, those that the drip batch under way counts, and not one before it.
        self._of_batch: set[int] = set()
        self._has_worked = False
        self._backs_off = False
        self._unwritten = NOTHING
        self._waits = 0
        self._began = self._last = pace.monotonic()

    def run(self) -> None:
        """Work until nothing is to be done for now."""
        try:
            while self._step():
                pass
        finally:
            self._unwritten = self._unwritten.and_then(self._hands.close())
            bug = self._unwritten.bug
            if self._unwritten != NOTHING:
                with self._store.write(waits_on=self._waits_on):
                    self._settle(self._store.clock.now())
        if bug is not None:
            raise bug

    def _may_go_on(self) -> bool:
        return not self._stop() and sends.status(self._store, self._job_id) is JobStatus.IN_PROGRESS

    def _waits_on(self) -> bool:
        """Whether to wait on for somebody else who writes: what has become of messages is known here and nowhere else."""
        if self._unwritten == NOTHING or self._waits == MOST_WAITS:
            return False
        if not self._waits:
            log.warning("job %d waits for another program that writes in the store", self._job_id)
        self._waits += 1
        return True

    def _step(self) -> bool:
        """One transaction that writes down what was done and marks what comes next, then that; false at the run's end."""
        ends = self._ends()
        if ends and self._unwritten == NOTHING:
            return False
        room = 0 if ends else self._hands.room(self._ahead)
        granted = self._pace.grant(self._action.rate, room) if room > 0 else 0
        rest, claims = Rest.MORE, list[Claim]()
        with self._store.write(durable=granted > 0, waits_on=self._waits_on):
            now = self._store.clock.now()
            job = self._settle(now)
            # Connections of their own may have given up on the server since it was asked whether this run ends: a claim
            # now would end the pause that the server has just been given.
            ends = ends or self._backs_off
            if not ends and job.status is JobStatus.IN_PROGRESS:
                rest, claims = self._claim(job, granted, now)
        self._of_batch.difference_update(claim.seq for claim, _ in self._unwritten.handed)
        bug, self._unwritten = self._unwritten.bug, NOTHING
        self._pace.give_back(granted - len(claims))
        if claims:
            # First of all: what nobody has taken on is given back by nobody.
            self._in_hand += len(claims)
            self._hands.put(claims)
        self._on_change(self._job_id)
        if bug is not None:
            raise bug
        if ends or job.status is not JobStatus.IN_PROGRESS or rest is not Rest.MORE:
            return False
        if self._in_hand:
            self._work()
        elif not granted:
            self._wait_for_pace()
        return True

    def _ends(self) -> bool:
        """Whether nothing more is to be claimed in this run."""
        if self._unwritten.trouble is not None or self._unwritten.bug is not None:
            return True
        if not self._watch.may_go_on():
            return True
        # Something is done in every turn, however short it is.
        turn_over = self._has_worked and self._pace.monotonic() - self._began > TURN_SECONDS
        return turn_over and self._others()

    def _work(self) -> None:
        """Hand over, and learn how much that is in a tenth of a second."""
        began = self._pace.monotonic()
        self._has_worked = True
        self._unwritten = self._hands.work()
        count = len(self._unwritten.handed)
        self._in_hand -= count + len(self._unwritten.unsent)
        if count:
            elapsed = max(self._pace.monotonic() - began, 1e-4)
            most = min(self._ahead * GROWTH, MOST_AHEAD)
            self._ahead = max(1, min(most, int(count * AHEAD_SECONDS / elapsed)))

    def _wait_for_pace(self) -> None:
        """Wait until the sender's rate lets one more go, or the job may not go on."""
        while (seconds := self._pace.seconds(self._action.rate)) > 0 and self._watch.may_go_on():
            self._pace.sleep(min(_POLL_SECONDS, seconds))

    # -- inside the transaction -------------------------------------------------------------------------------------

    def _settle(self, now: int) -> JobRow:
        """Write down what was done; returns the job as it stands then."""
        portion = self._unwritten
        self._waits = 0
        clock = self._pace.monotonic()
        active_ms, self._last = int((clock - self._last) * MS_PER_SECOND), clock
        job = _row(self._store, self._job_id)
        settle(
            self._store,
            self._action,
            job,
            portion,
            of_batch=self._of_batch,
            now=now,
            active_ms=active_ms,
        )
        if portion != NOTHING:
            self._note_mood(job, portion, now)
            job = _row(self._store, self._job_id)
        return job

    def _note_mood(self, job: JobRow, portion: Portion, now: int) -> None:
        """Remember how the server behaves; leave it alone, or the job to a person, when that is bad."""
        heard = any(answer.verdict in {Verdict.ACCEPTED, Verdict.REFUSED} for _, answer in portion.handed)
        troubles = 0 if heard else job.troubles
        running = job.status is JobStatus.IN_PROGRESS
        trouble = portion.trouble or (_NO_ANSWERS if self._watch.answers_none else None)
        # Once in a run: what comes of the messages in hand meanwhile is of the same trouble.
        if running and trouble is not None and not (self._backs_off and trouble.retryable):
            troubles = self._note_trouble(trouble, troubles, now)
        elif running and self._watch.puts_all_off and not self._backs_off:
            log.info("job %d: the server is busy", job.id)
            troubles = min(troubles + 1, MOST_TROUBLES - 1)
            self._back_off(troubles, now)
        if (troubles, self._watch.refused) != (job.troubles, job.refusals):
            jobs.update(self._store, job.id, troubles=troubles, refusals=self._watch.refused)
        if self._watch.refuses_all and running:
            states.pause_if_open(self._store, job.id, REASON_REFUSALS)

    def _note_trouble(self, trouble: TransportError, troubles: int, now: int) -> int:
        """Leave the server alone for a while, or the job to a person; returns how often in a row that was so."""
        log.warning("job %d cannot send: %s", self._job_id, trouble)
        troubles += 1
        if not trouble.retryable or troubles >= MOST_TROUBLES:
            states.pause_if_open(self._store, self._job_id, trouble.code)
        else:
            self._back_off(troubles, now)
        return troubles

    def _back_off(self, troubles: int, now: int) -> None:
        self._backs_off = True
        pause = TROUBLE_PAUSES_MS[min(troubles, len(TROUBLE_PAUSES_MS)) - 1]
        jobs.update(self._store, self._job_id, wait_until=now + pause, wait_since=now)

    def _claim(self, job: JobRow, granted: int, now: int) -> tuple[Rest, list[Claim]]:
        """Mark what comes next; where nothing does, find out what is left."""
        planned = agenda.plan(job, self._zone, now)
        if granted and planned.is_open:
            again = self._action.claim_again(granted, now)
            most = granted - len(again.claims)
            if planned.fresh is not None:
                most = min(most, planned.fresh)
            fresh = Claimed([], [], job.position)
            if most > 0 and job.position < job.total:
                fresh = self._action.claim_fresh(job.position, most)
            if again.claims or again.skipped or fresh.position > job.position:
                self._note_claims(job, planned, again, fresh, now)
                return Rest.MORE, [*again.claims, *fresh.claims]
        if self._in_hand:
            return Rest.MORE, []
        return agenda.settle_rest(self._store, job, planned, now), []

    def _note_claims(self, job: JobRow, planned: Plan, again: Claimed, fresh: Claimed, now: int) -> None:
        skipped = [*again.skipped, *fresh.skipped]
        sends.write_skipped(self._store, job.id, skipped, now)
        progress = Progress(fresh.position)
        count_results(progress, skipped)
        jobs.add_progress(self._store, job.id, progress, active_ms=0)
        if job.wait_until is not None:
            jobs.update(self._store, job.id, wait_until=None)
        if fresh.claims and planned.schedule.drip is not None:
            if "batch_done" in planned.batch:
                self._of_batch.clear()
            self._of_batch.update(claim.seq for claim in fresh.claims)
            batch = {"batch_done": job.batch_done, **planned.batch}
            jobs.update(
                self._store, job.id, **{**batch, "batch_done": batch["batch_done"] + len(fresh.claims)}
            )
