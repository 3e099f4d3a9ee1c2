"""Connections that hand claimed records over, each in a thread of its own."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator

from bulkdesk.actions.base import Claim, RemoteAction
from bulkdesk.actions.registry import remote_action_for
from bulkdesk.jobs import states
from bulkdesk.jobs.handing import ManyHands, Portion, Watch
from bulkdesk.services.session import Session
from bulkdesk.store.words import Channel
from tests.send_support import (
    HOST,
    Inbox,
    add_people,
    free_port,
    mail_server,
    make_send,
    set_mail_sender,
    set_sender,
)

PATIENCE = 30
"""Seconds after which a signal that does not come is a failure."""

LOOKS = 120
"""So often is looked, a quarter of a second each time when nothing comes of it."""


def action_and_claims(session: Session, count: int) -> tuple[RemoteAction, list[Claim]]:
    """A job to so many, each of which is marked as on its way."""
    store = session.store
    add_people(session, count)
    job = make_send(session)
    with store.write():
        states.start(store, job.id)
    action = remote_action_for(store, job)
    with store.write(durable=True):
        claims = action.claim_fresh(0, count).claims
    assert len(claims) == count
    return action, claims


def watch_by(may_go_on: Callable[[], bool]) -> Watch:
    return Watch(may_go_on, refused=0, most_refused=20, most_put_off=20, most_unanswered=20)


def looks(hands: ManyHands) -> Iterator[Portion]:
    return (hands.work() for _ in range(LOOKS))


def sending(number: int) -> threading.Thread | None:
    """The thread of that connection while it lives."""
    return next((each for each in threading.enumerate() if each.name == f"send-{number}"), None)


def test_when_all_have_given_up_over_what_is_over_another_goes_on(session: Session) -> None:
    """One might not go on when it asked, the other lost the server while it counted the first; nobody did the rest."""
    set_mail_sender(session, free_port(), connections=2)
    action, claims = action_and_claims(session, 4)

    def may_go_on() -> bool:
        if threading.current_thread().name != "send-0":
            return True
        if other := sending(1):
            other.join(PATIENCE)
        return False

    hands = ManyHands(action, watch_by(may_go_on), 2, at_end=session.store.release)
    hands.put(claims)
    try:
        seen = next((portion for portion in looks(hands) if portion.unsent), None)
    finally:
        hands.close()
    assert seen is not None
    assert sorted(claim.seq for claim in seen.unsent) == [1, 2, 3, 4]
    assert seen.trouble is not None
    assert seen.trouble.code == "server_unreachable"


def test_of_two_troubles_the_one_that_a_person_has_to_mend_is_told(session: Session, inbox: Inbox) -> None:
    """One was refused the login, the other met no server any more: the job went on trying the login."""
    server = contextlib.ExitStack()
    port = server.enter_context(mail_server(inbox))
    set_sender(
        session,
        Channel.EMAIL,
        "wrong",
        host=HOST,
        port=port,
        security="none",
        address="a@b.example",
        user="me",
    )
    action, claims = action_and_claims(session, 2)
    both_have_one = threading.Event()

    def may_go_on() -> bool:
        if threading.current_thread().name == "send-0":
            assert both_have_one.wait(PATIENCE)
        elif threading.current_thread().name == "send-1":
            both_have_one.set()
            if other := sending(0):
                other.join(PATIENCE)
            server.close()
        return True

    hands = ManyHands(action, watch_by(may_go_on), 2, at_end=session.store.release)
    with server:
        hands.put(claims)
        for number in (0, 1):
            if other := sending(number):
                other.join(PATIENCE)
        seen = hands.work()
        hands.close()
    assert len(seen.unsent) == 2
    assert seen.trouble is not None
    assert seen.trouble.code == "login_refused"
