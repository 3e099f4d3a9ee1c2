"""A worker whose lock was let go of while it had messages in hand, as by a second Ctrl-C, and the next one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bulkdesk.jobs import states
from bulkdesk.jobs.pace import Pace
from bulkdesk.jobs.runner import run_job
from bulkdesk.jobs.worker import run_due
from bulkdesk.services.session import Session
from bulkdesk.store import unconfirmed
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.store import Store
from bulkdesk.store.words import JobStatus
from tests.send_support import Inbox, add_people, address, make_send, reload, send_states, set_mail_sender

PEOPLE = 40
IN_HAND = address(7)


def _go_on(store: Store, _job: JobRow) -> None:
    run_due(store)


def _begin(store: Store, _job: JobRow) -> None:
    unconfirmed.recover(store)


def _cancel(store: Store, job: JobRow) -> None:
    unconfirmed.recover(store)
    states.cancel(store, job.id)


@pytest.mark.parametrize("connections", [1, 3])
@pytest.mark.parametrize("answer", [None, "451 later", "554 no"])
@pytest.mark.parametrize("act", [_begin, _go_on, _cancel])
def test_what_the_next_worker_has_counted_as_in_doubt_is_not_counted_again(
    *,
    session: Session,
    inbox: Inbox,
    port: int,
    caplog: pytest.LogCaptureFixture,
    connections: int,
    answer: str | None,
    act: Callable[[Store, JobRow], None],
) -> None:
    """The answer was counted beside the doubt, and what was left of the claim was skipped or sent beside it."""
    set_mail_sender(session, port, connections=connections)
    add_people(session, PEOPLE)
    job = make_send(session)
    held: list[str] = []

    def hold(to: str) -> None:
        if to == IN_HAND and not held:
            held.append(to)
            act(session.store, job)
            session.store.release()

    inbox.holds = hold
    inbox.answers = lambda to: answer if to == IN_HAND else None
    # No time passes: more and more is claimed ahead.
    run_job(session.store, job.id, pace=Pace(monotonic=lambda: 0.0))
    after = reload(session, job)
    assert held
    assert "unexpected" not in caplog.text
    assert after.status is (JobStatus.CANCELLED if act is _cancel else JobStatus.COMPLETED)
    assert after.pending == 0
    assert after.unconfirmed
    assert max(inbox.counts.values()) == 1
    assert {state for _seq, state in send_states(session, job)} == {"done"}
