"""The contacts table: every contact once and in order, at any place, while others write."""

from __future__ import annotations

import pytest

from bulkdesk.services.contact_pages import BLOCK_ROWS, HEAD_ROWS, ContactWindow, Order, View
from bulkdesk.services.session import Session, add_account
from bulkdesk.store import contact_edits, contact_pages, contacts, search
from bulkdesk.store.contacts import Target
from bulkdesk.store.errors import StoppedError
from bulkdesk.store.functions import sort_key
from tests.support import START

NAMES = ("Zoë", "anna", "Özil", "Oz", "Äpfel", "apfel", "Bär", None, "berg", "Straße")


def fill(session: Session, count: int, first: int = 0) -> list[int]:
    with session.store.write():
        return [
            contact_edits.insert(
                session.store,
                session.account.id,
                {
                    "last_name": NAMES[number % len(NAMES)],
                    "email": f"p{number:05d}@example.com" if number % 3 else None,
                    "phone": f"+49170{number:07d}",
                    "company": "Müller" if number % 2 else None,
                    "city": "Köln" if number % 5 == 0 else "Bonn",
                },
                START + number // 7,
            )
            for number in range(first, first + count)
        ]


def loaded(session: Session, view: View) -> ContactWindow:
    window = ContactWindow(session, view)
    window.load()
    return window


def shown(window: ContactWindow, first: int, count: int) -> list[int | None]:
    return [None if row is None else row.id for row in window.rows(first, count)]


def test_every_place_shows_the_contact_that_stands_there(session: Session) -> None:
    ids = fill(session, 2 * BLOCK_ROWS + 50)
    fill(Session(session.store, add_account(session, "Süd").account, session.user), 10)
    window = loaded(session, View())
    assert (window.count, window.is_complete) == (len(ids), True)
    everything = shown(window, 0, len(ids) + 10)
    assert everything == ids[::-1]
    for first, count in (
        (0, 1),
        (BLOCK_ROWS - 1, 2),
        (BLOCK_ROWS, BLOCK_ROWS),
        (437, 100),
        (len(ids), 5),
        (10_000, 5),
    ):
        assert shown(window, first, count) == everything[first : first + count]
    assert window.position(ids[0]) == len(ids) - 1
    assert window.position(10**9) is None
    assert window.ids(3, 2) == everything[3:5]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("order", list(Order))
def test_orders(session: Session, order: Order, descending: bool) -> None:
    fill(session, 60)
    view = View(order=order, descending=descending)
    window = loaded(session, view)
    rows = [row for row in window.rows(0, 60) if row is not None]

    def key(row: contacts.ContactRow) -> str | int | None:
        if order is Order.NAME:
            return sort_key(row.texts["last_name"])
        if order in {Order.CREATED, Order.UPDATED}:
            return row.created_at
        text = row.texts[order.value]
        return sort_key(text)

    present = [(key(row), row.id) for row in rows if key(row) is not None]
    assert present == sorted(present, key=lambda pair: (str(pair[0]), pair[1]), reverse=descending)
    missing = [row for row in rows if key(row) is None]
    assert rows[len(present) :] == missing
    assert len({row.id for row in rows}) == 60
    head = contact_pages.first_ids(session.store, session.account.id, view, 10, zone=session.zone)
    assert head.tolist() == window.ids(0, 10)


def test_umlauts_stand_with_their_letter(session: Session) -> None:
    fill(session, len(NAMES))
    rows = loaded(session, View(order=Order.NAME, descending=False)).rows(0, len(NAMES))
    assert [row.texts["last_name"] for row in rows if row is not None] == [
        "anna", "Äpfel", "apfel", "Bär", "berg", "Oz", "Özil", "Straße", "Zoë", None,
    ]  # fmt: skip


@pytest.mark.parametrize("indexed", [False, True])
@pytest.mark.parametrize("order", [Order.CREATED, Order.NAME])
def test_a_search_in_order(
    session: Session, monkeypatch: pytest.MonkeyPatch, order: Order, indexed: bool
) -> None:
    fill(session, 300)
    if indexed:
        while search.catch_up(session.store):
            pass
    for frequent in (1, 10_000):
        monkeypatch.setattr(contact_pages, "FREQUENT", frequent)
        for text in ("müller", "p0001", "xyz", "ö", ""):
            view = View(Target(search=text), order)
            window = ContactWindow(session, view)
            window.load_head()
            head = window.ids(0, HEAD_ROWS)
            assert not window.is_complete
            count = window.load()
            assert head == window.ids(0, HEAD_ROWS)
            assert count == contacts.count(session.store, session.account.id, view.target, zone=session.zone)


def test_a_window_stays_whole_while_others_write(session: Session) -> None:
    ids = fill(session, 500)
    window = loaded(session, View())
    seen = shown(window, 0, 150)
    fill(session, 100, first=1_000)
    with session.store.write():
        session.store.sql("UPDATE contact SET deleted_at = 1 WHERE id = ?", ids[0])
        contact_edits.update(session.store, ids[1], {"city": "Ulm"}, START + 99)
    seen += shown(window, 150, 350)
    assert seen == [*ids[:0:-1], None]
    assert window.load() == 599
    assert shown(window, 100, 499) == ids[:0:-1]
    row = window.rows(598, 1)[0]
    assert row is not None
    assert row.texts["city"] == "Ulm"


def test_rows_are_kept_until_they_are_forgotten(session: Session) -> None:
    (contact,) = fill(session, 1)
    window = loaded(session, View())
    before = window.rows(0, 1)
    with session.store.write():
        contact_edits.update(session.store, contact, {"city": "Ulm"}, START)
    assert window.rows(0, 1) == before
    window.forget_rows()
    assert window.rows(0, 1) != before


def test_loading_can_be_stopped(session: Session) -> None:
    fill(session, 10)
    window = ContactWindow(session, View())
    window.load_head()
    with pytest.raises(StoppedError):
        window.load(is_cancelled=lambda: True)
    assert (window.count, window.is_complete) == (10, False)


def test_the_table_opens_from_the_index_and_rows_are_found_by_id(session: Session) -> None:
    where, values = contacts.target_where(session.account.id, Target(ids=(1, 2)), now=0, zone=session.zone)
    plan = [
        row[3]
        for row in session.store.sql(f"EXPLAIN QUERY PLAN SELECT * FROM contact c WHERE {where}", *values)
    ]
    assert plan[0].startswith("SEARCH c USING INTEGER PRIMARY KEY")
    for way in ("ASC", "DESC"):
        plan = [
            row[3]
            for row in session.store.sql(
                "EXPLAIN QUERY PLAN SELECT c.id FROM contact c WHERE c.account_id = 1 AND c.deleted_at IS NULL"
                f" ORDER BY c.created_at {way}, c.id {way}"
            )
        ]
        assert plan == ["SEARCH c USING COVERING INDEX contact_created (account_id=? AND deleted_at=?)"]
