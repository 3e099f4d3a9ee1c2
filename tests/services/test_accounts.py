"""Two sub-accounts hold the same people: whatever is done in one, nothing is seen or changed in the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from bulkdesk.jobs.worker import run_due
from bulkdesk.messaging.templates import MessageText
from bulkdesk.services import (
    bulk,
    contact_card,
    contacts,
    finding,
    imports,
    jobs,
    messages,
    purging,
    records,
    restoring,
    senders,
    sending,
    smart_lists,
    statistics,
    tags,
    templates,
    views,
)
from bulkdesk.services.contact_pages import ContactWindow, Order, View
from bulkdesk.services.session import Session
from bulkdesk.store import accounts
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.contacts import Target
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.words import Channel
from tests.bulk_support import ALL, DAY, add_tag, delete, import_rows, remove_tag, restore, revert
from tests.key_rings import MemoryRing, ring_in_use
from tests.support import all_contacts, all_records

ROWS = [
    ["first name", "email", "phone", "tags", "Pet"],
    ["Ada", "ada@example.com", "+4930901820", "VIP", "Cat"],
    ["Bo", "bo@example.com", "", "VIP", ""],
    ["bad", "no mail", "", "", ""],
]
MAPPING = {"Pet": "custom:Pet"}


@pytest.fixture(autouse=True)
def ring() -> Iterator[None]:
    """A key ring in memory: no test asks the machine's own."""
    with ring_in_use(MemoryRing()):
        yield


@pytest.fixture
def other(session: Session, tmp_path: Path) -> Session:
    """The other sub-account, with the same people, tags and kinds of jobs, and somebody deleted."""
    with session.store.write():
        row = accounts.add_account(session.store, name="Süd", timezone="America/New_York", country="DE")
    other = session.at(row)
    folder = tmp_path / "other"
    folder.mkdir()
    for place in (other, session):
        import_rows(place, folder, ROWS, mapping=MAPPING)
        add_tag(place, "campaign")
        tree = smart_lists.read_filter(place, 'tag has "VIP"')
        smart_lists.create(place, "The VIPs", tree)
        mail = {"host": "127.0.0.1", "security": "none", "from": f"{place.account.id}@example.com"}
        senders.save_sender(place, Channel.EMAIL, mail)
        templates.save_template(place, Channel.EMAIL, "News", MessageText("Hi", place.account.name))
        views.save_view(place, "Failed ones", views.FilterChoice(search="campaign"))
    import_rows(other, folder, [["email"], ["gone@example.com"]])
    delete(other, Target(search="gone@"))
    return other


def everything(session: Session) -> list[object]:
    """All that can be seen in a sub-account."""
    found = jobs.find_jobs(session)
    return [
        all_contacts(session),
        contacts.count_contacts(session, ALL),
        contacts.count_contacts(session, Target(search="example")),
        restoring.deleted_contacts(session),
        restoring.count_deleted(session),
        found,
        jobs.creators(session),
        jobs.last_change(session),
        imports.saved_mappings(session),
        [all_records(session, job) for job in found],
        [statistics.get_statistics(session, job.id) for job in found],
        [jobs.can(session, job) for job in found],
        [
            (row, row.filter and smart_lists.count(session, row.filter))
            for row in smart_lists.all_lists(session)
        ],
        views.find_views(session),
        tags.all_tags(session),
        senders.get_values(session, Channel.EMAIL),
        templates.all_templates(session, Channel.EMAIL),
        sending.reach(session, Channel.EMAIL, ALL),
        messages.merge_fields(session),
        pages(session),
        [contact_card.get_contact(session, contact.id) for contact in all_contacts(session)],
        [contact_card.history(session, contact.id) for contact in all_contacts(session)],
        finding.find_anywhere(session, "a"),
        finding.find_anywhere(session, "example"),
        session.store.sql(
            "SELECT t.name, ct.contact_id, ct.job_id FROM tag t LEFT JOIN contact_tag ct ON ct.tag_id = t.id"
            " WHERE t.account_id = ? ORDER BY 1, 2",
            session.account.id,
        ).fetchall(),
    ]


def pages(session: Session) -> list[object]:
    """What the contacts table shows, in every order, with and without a search."""
    shown: list[object] = []
    for order in Order:
        for text in ("", "example", "ada"):
            window = ContactWindow(session, View(Target(search=text), order=order))
            shown.append((window.load_head(), window.load(), window.rows(0, 10)))
    return shown


def test_nothing_done_in_one_is_seen_in_the_other(
    session: Session, other: Session, tmp_path: Path, clock: FixedClock
) -> None:
    before = everything(other)
    tagged = add_tag(session, "vip2")
    removed = remove_tag(session, "campaign")
    revert(session, tagged)
    revert(session, removed)
    imported = import_rows(session, tmp_path, [ROWS[0], ["Adele", "ada@example.com", "", "new", "Dog"]])
    bulk.retry(session, jobs.find_jobs(session)[-1].id)
    run_due(session.store)
    revert(session, imported)
    contact_card.edit_contact(session, all_contacts(session)[0].id, {"city": "Bonn"})
    contact_card.create_contact(session, {"email": "new@example.com"}, tags=["fresh"])
    mine = smart_lists.all_lists(session)[0]
    smart_lists.edit(session, mine.id, smart_lists.read_filter(session, "email is not empty"))
    smart_lists.rename(session, mine.id, "Everybody")
    views.delete_view(session, views.find_views(session)[0].id)
    senders.forget_sender(session, Channel.EMAIL)
    templates.delete(session, templates.all_templates(session, Channel.EMAIL)[0].id)
    gone = delete(session)
    restore(session, gone)
    delete(session)
    assert len(restoring.deleted_contacts(session)) == 3
    assert everything(other) == before
    clock.move(60 * DAY - 1)
    purging.purge(session)
    assert everything(other)[0] == before[0]
    # Now both: the limit is each contact's own.
    clock.move(1)
    purging.purge(session)
    assert all_contacts(other) == before[0]
    assert [record.identifier for record in all_records(other, jobs.find_jobs(other)[-1])] == [
        "ada@example.com",
        "bo@example.com",
        "no mail",
    ]


def test_ids_of_the_other_are_unknown(session: Session, other: Session) -> None:
    theirs = Target(ids=tuple(contact.id for contact in all_contacts(other)))
    gone = [row.contact.id for row in restoring.deleted_contacts(other)]
    their_jobs = [job.id for job in jobs.find_jobs(other)]
    before = everything(other), everything(session)
    acts: list[Callable[[], object]] = [
        lambda: bulk.create_add_tag(session, "x", theirs),
        lambda: bulk.create_remove_tag(session, "VIP", theirs),
        lambda: bulk.create_delete(session, theirs),
        lambda: restoring.create_restore_contacts(session, gone),
    ]
    for contact in theirs.ids or ():
        acts += [
            partial(contact_card.get_contact, session, contact),
            partial(contact_card.edit_contact, session, contact, {"city": "Bonn"}),
            partial(contact_card.change_tags, session, contact, add=["x"]),
            partial(contact_card.set_dnd, session, contact, "sms", closed=True),
            partial(contact_card.history, session, contact),
        ]
    their_list = smart_lists.all_lists(other)[0]
    assert their_list.filter is not None
    acts += [
        partial(smart_lists.get_list, session, their_list.id),
        partial(smart_lists.rename, session, their_list.id, "x"),
        partial(smart_lists.edit, session, their_list.id, their_list.filter),
        partial(smart_lists.duplicate, session, their_list.id),
        partial(smart_lists.delete, session, their_list.id),
        partial(templates.delete, session, templates.all_templates(other, Channel.EMAIL)[0].id),
        partial(views.rename_view, session, views.find_views(other)[0].id, "x"),
        partial(views.delete_view, session, views.find_views(other)[0].id),
    ]
    for job in their_jobs:
        acts += [
            partial(jobs.get_job, session, job),
            partial(jobs.pause, session, job),
            partial(jobs.cancel, session, job),
            partial(bulk.retry, session, job),
            partial(restoring.create_restore, session, job),
            partial(restoring.restore_info, session, job),
            partial(restoring.create_revert, session, job),
            partial(records.get_records, session, job),
            partial(statistics.get_statistics, session, job),
            partial(jobs.edit, session, job, name="x"),
        ]
    for act in acts:
        with pytest.raises(RefusedError):
            act()
    assert contacts.count_contacts(session, theirs) == 0
    assert (everything(other), everything(session)) == before
