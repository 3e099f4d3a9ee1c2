"""Rows of sending: senders, templates, marks, confirming by hand, reach, and what the purge takes away."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from peewee import IntegrityError

from bulkdesk.services.session import Session, init_store
from bulkdesk.store import contact_edits, jobs, purge, senders, sends, templates, unconfirmed
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.contacts import Target
from bulkdesk.store.deletion import RESTORE_MS
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.sends import Mark, Reach, Result
from bulkdesk.store.store import Store
from bulkdesk.store.words import Channel, Delivery, JobStatus, Outcome
from tests.send_support import add_people, address, make_send, outcomes, reason_counts, reload


def mark(session: Session, job: JobRow, count: int) -> None:
    with session.store.write(durable=True):
        sends.mark(
            session.store, job.id, [Mark(seq, address(seq), f"<{seq}@x>") for seq in range(1, count + 1)]
        )


def settle(session: Session, job: JobRow, results: list[Result]) -> None:
    with session.store.write():
        sends.write_results(session.store, job.id, results, session.store.clock.now())
        succeeded = sum(result.outcome is Outcome.SUCCEEDED for result in results)
        jobs.update(session.store, job.id, succeeded=succeeded, failed=len(results) - succeeded)


def accepted(seq: int) -> Result:
    return Result(seq, Outcome.SUCCEEDED, None, None, address(seq), delivery=Delivery.ACCEPTED)


def test_a_sub_account_has_one_sender_a_channel(session: Session, clock: FixedClock) -> None:
    store, account_id = session.store, session.account.id
    assert senders.get(store, account_id, Channel.EMAIL) is None
    with store.write():
        senders.save(store, account_id, Channel.EMAIL, '{"host": "a"}')
    first = senders.get(store, account_id, Channel.EMAIL)
    clock.move(1_000)
    with store.write():
        senders.save(store, account_id, Channel.EMAIL, '{"host": "b"}')
    second = senders.get(store, account_id, Channel.EMAIL)
    assert first is not None
    assert second is not None
    assert (first.id, first.created_at) == (second.id, second.created_at)
    assert (second.settings, second.updated_at - first.updated_at) == ('{"host": "b"}', 1_000)
    assert senders.get(store, account_id, Channel.SMS) is None
    with store.write():
        senders.delete(store, account_id, Channel.EMAIL)
    assert senders.get(store, account_id, Channel.EMAIL) is None


def test_two_stores_have_different_numbers(session: Session, tmp_path: Path, clock: FixedClock) -> None:
    other = init_store(
        tmp_path / "other.bulkdesk", account="Süd", user="ben", timezone="UTC", country="DE", clock=clock
    )
    assert senders.store_id(session.store) != senders.store_id(other.store)
    assert 0 <= senders.store_id(session.store) < 2**63
    other.store.close()


def test_templates_are_kept_by_name_and_channel(session: Session) -> None:
    store, account_id = session.store, session.account.id
    with store.write():
        first = templates.insert(
            store, account_id, Channel.EMAIL, name="Grüße", subject="S", text="t", html=None
        )
        templates.insert(store, account_id, Channel.SMS, name="Grüße", subject=None, text="t", html=None)
    with pytest.raises(IntegrityError), store.write():
        templates.insert(store, account_id, Channel.EMAIL, name="GRÜSSE", subject="S", text="t", html=None)
    with store.write():
        templates.set_message(store, first, subject="S2", text="t2", html="<p>")
        templates.set_name(store, first, "Anders")
    found = templates.named(store, account_id, Channel.EMAIL, "ANDERS")
    assert found is not None
    assert (found.id, found.subject, found.text, found.html) == (first, "S2", "t2", "<p>")
    assert [row.name for row in templates.find(store, account_id, Channel.SMS)] == ["Grüße"]
    assert templates.get(store, account_id + 1, first) is None
    with store.write():
        templates.delete(store, first)
    assert templates.find(store, account_id, Channel.EMAIL) == []


def test_an_address_cannot_be_marked_twice_in_a_job(session: Session) -> None:
    add_people(session, 2)
    job = make_send(session)
    mark(session, job, 1)
    with pytest.raises(IntegrityError), session.store.write(durable=True):
        sends.mark(session.store, job.id, [Mark(2, address(1), None)])


def test_a_durable_write_syncs_and_the_others_do_not(session: Session) -> None:
    store = session.store
    normal = store.scalar("PRAGMA synchronous")
    with store.write(durable=True):
        assert store.scalar("PRAGMA synchronous") == 2
    assert store.scalar("PRAGMA synchronous") == normal == 1
    with store.write(), pytest.raises(RuntimeError), store.write(durable=True):
        pass
    with pytest.raises(sqlite3.IntegrityError), store.write(durable=True):
        raise sqlite3.IntegrityError
    assert store.scalar("PRAGMA synchronous") == normal


def test_reach_says_who_gets_one_and_why_others_do_not(session: Session) -> None:
    ids = add_people(session, 6)
    store = session.store
    with store.write():
        contact_edits.update(store, ids[0], {"dnd_sms": 1}, 0)
        contact_edits.update(store, ids[1], {"phone": None, "dnd_sms": 1}, 0)
        contact_edits.update(store, ids[3], {"phone": "+4915110000003"}, 0)
        contact_edits.update(store, ids[5], {"deleted_at": 1}, 0)
    args = (store, session.account.id, Target())
    assert sends.reach(*args, Channel.SMS, zone=session.zone) == Reach(5, 2, 1, 1, 1)
    assert sends.reach(*args, Channel.EMAIL, zone=session.zone) == Reach(5, 5, 0, 0, 0)


@pytest.mark.parametrize(("sent", "outcome"), [(True, Outcome.SUCCEEDED), (False, Outcome.FAILED)])
def test_a_person_decides_what_is_in_doubt(session: Session, sent: bool, outcome: Outcome) -> None:
    add_people(session, 4)
    job = make_send(session)
    mark(session, job, 3)
    assert unconfirmed.recover(session.store) == [job.id]
    assert unconfirmed.recover(session.store) == []
    assert reload(session, job).unconfirmed == 3
    with session.store.write():
        assert unconfirmed.confirm(session.store, job.id, sent=sent, code="decided", seq=2, now=1) == 1
        assert unconfirmed.confirm(session.store, job.id, sent=sent, code="decided", seq=2, now=1) == 0
        assert unconfirmed.confirm(session.store, job.id, sent=sent, code="decided", seq=4, now=1) == 0
    assert (reload(session, job).unconfirmed, outcomes(session, job)[1]) == (2, (outcome, "decided"))
    assert reason_counts(session, job) == {"unconfirmed": 2, "decided": 1}
    with session.store.write():
        assert unconfirmed.confirm(session.store, job.id, sent=sent, code="decided", now=1) == 2
    done = reload(session, job)
    assert (done.unconfirmed, done.succeeded + done.failed, done.pending) == (0, 3, 1)
    assert reason_counts(session, job) == {"decided": 3}


def test_delivery_counts_are_the_succeeded_ones(session: Session) -> None:
    add_people(session, 5)
    job = make_send(session)
    mark(session, job, 4)
    refused = Result(4, Outcome.FAILED, "opted_out", None, address(4))
    settle(session, job, [*(accepted(seq) for seq in range(1, 4)), refused])
    with session.store.write():
        jobs.add_reasons(session.store, job.id, {("opted_out", Outcome.FAILED): 1})
        session.store.sql("UPDATE send SET delivery = 'delivered' WHERE seq = 1")
    found = sends.delivery_counts(session.store, job.id)
    assert {delivery.value: count for delivery, count in found.items()} == {
        "accepted": 2,
        "delivered": 1,
        "undelivered": 0,
        "bounced": 0,
        "opted_out": 1,
    }


def test_the_purge_leaves_no_address_behind(session: Session, clock: FixedClock) -> None:
    ids = add_people(session, 2)
    job = make_send(session)
    mark(session, job, 2)
    settle(session, job, [accepted(1), accepted(2)])
    with session.store.write():
        contact_edits.update(session.store, ids[0], {"deleted_at": clock.now()}, 0)
    clock.move(RESTORE_MS)
    assert purge.purge(session.store).contacts == 1
    rows = session.store.sql("SELECT address, ref FROM send ORDER BY seq").fetchall()
    assert rows == [(None, "<1@x>"), (address(2), "<2@x>")]
    session.store.close()
    assert address(1).encode() not in session.store.path.read_bytes()


def test_cancelling_leaves_alone_what_is_on_its_way(session: Session) -> None:
    add_people(session, 4)
    job = make_send(session)
    mark(session, job, 2)
    with session.store.write():
        sends.postpone(session.store, job.id, [(5, 2)])
        assert sends.cancel_pending(session.store, job.id) == 3
    assert [outcome for outcome, _ in outcomes(session, job)] == [
        Outcome.PENDING,
        Outcome.SKIPPED,
        Outcome.SKIPPED,
        Outcome.SKIPPED,
    ]
    assert session.store.sql("SELECT state FROM send ORDER BY seq").fetchall() == [("sending",), ("done",)]


def test_an_older_store_gets_what_sending_needs(session: Session) -> None:
    assert Store.pending_migrations(session.store) == []
    add_people(session, 1)
    fresh = make_send(session)
    assert (fresh.status, fresh.wait_until, fresh.batch_done, fresh.troubles, fresh.refusals) == (
        JobStatus.QUEUED,
        None,
        0,
        0,
        0,
    )
