"""The contacts table: every contact once and in order, at any place, while others write."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from bulkdesk.contacts.filter_text import parse_filter
from bulkdesk.services import contact_pages as window_module
from bulkdesk.services.contact_card import create_contact, edit_contact
from bulkdesk.services.contact_pages import BLOCK_ROWS, HEAD_ROWS, ContactWindow, Order, View
from bulkdesk.services.session import Session, add_account
from bulkdesk.store import contact_edits, contact_pages, contacts, search
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.contacts import Target
from bulkdesk.store.errors import StoppedError
from bulkdesk.store.functions import sort_key
from tests import bulk_support
from tests.support import START

T = TypeVar("T")

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


SEARCHES = ("müller", "p0001", "xyz", "ö", "7", "", "0170 00", "köln", "p0 ber", "MÜLLER p00", "z")


@pytest.mark.parametrize("indexed", [False, True])
@pytest.mark.parametrize("order", [Order.CREATED, Order.NAME])
@pytest.mark.parametrize("steps", [(3, 7), (500,)])
@pytest.mark.parametrize("remembered", [None, 20])
def test_a_search_in_order(
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    *,
    order: Order,
    indexed: bool,
    steps: tuple[int, ...],
    remembered: int | None,
) -> None:
    fill(session, 300)
    if indexed:
        index_all(session)
    # Hits that lie far apart for a walk of a few contacts.
    monkeypatch.setattr(contact_pages, "_STEPS", steps)
    monkeypatch.setattr(contact_pages, "_PATIENCE", 20)
    everything = loaded(session, View(order=order))
    everything.prepare()
    if remembered is not None:
        monkeypatch.setattr(window_module, "_REMEMBERED", remembered)
        everything.remember()
        everything.make_ready()
    for text in SEARCHES:
        view = View(Target(search=text), order)
        whole = loaded(session, view)
        assert whole.count == contacts.count(
            session.store, session.account.id, view.target, zone=session.zone
        )
        for within in (None, everything):
            window = ContactWindow(session, view, within)
            window.load_head()
            assert not window.is_complete
            assert window.count > 0 or whole.count == 0
            assert window.order == whole.order[: window.count]
            window.load_head(walk=10)
            assert window.order == whole.order[: window.count]
            window.load()
            assert window.order == whole.order


@pytest.mark.parametrize("order", [Order.PHONE, Order.UPDATED, Order.CREATED])
def test_a_letter_that_comes_late_in_an_order_is_known_before(
    session: Session, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, order: Order
) -> None:
    ids = fill(session, 300)
    clock.move(1_000)
    late = [ids[200], ids[250], ids[290]]
    for contact in late:
        edit_contact(session, contact, {"company": "Ærø"})
    index_all(session)
    elsewhere = Session(session.store, add_account(session, "Süd").account, session.user)
    (foreign,) = fill(elsewhere, 1)
    edit_contact(elsewhere, foreign, {"company": "Ærø"})
    monkeypatch.setattr(window_module, "_REMEMBERED", 20)
    everything = loaded(session, View(order=order, descending=False))
    assert everything.prepared.first("æ") is None
    everything.remember()
    everything.make_ready()
    held = everything.prepared.first("Æ")
    assert held is not None
    assert held.tolist() == [each for each in everything.order if each in late]
    assert everything.prepared.first("ær") is None
    view = replace(everything.view, target=Target(search="æ"))
    monkeypatch.setattr(contact_pages, "_STEPS", (20,))
    # A walk that ends before the first of them.
    assert ContactWindow(session, view, loaded(session, everything.view)).load_head(walk=100) == 0
    assert ContactWindow(session, view, everything).load_head(walk=100) == 3
    cleared = ContactWindow(session, everything.view, everything)
    cleared.load()
    assert cleared.is_ready
    edit_contact(session, late[0], {"company": "Aero"})
    window = ContactWindow(session, view, everything)
    window.load_head()
    assert late[0] not in window.order


def index_all(session: Session) -> None:
    while search.catch_up(session.store):
        pass


@pytest.mark.parametrize("looked_at", [0, 10_000])
@pytest.mark.parametrize("order", [Order.CREATED, Order.NAME, Order.UPDATED])
def test_typing_on_shows_what_a_fresh_look_shows(
    session: Session, monkeypatch: pytest.MonkeyPatch, order: Order, looked_at: int
) -> None:
    fill(session, 300)
    index_all(session)
    fill(session, 30, first=300)
    fill(Session(session.store, add_account(session, "Süd").account, session.user), 40)
    monkeypatch.setattr(window_module, "_LOOKED_AT", looked_at)
    window = loaded(session, View(order=order))
    assert window.total == 330
    assert window.is_ready_for("p") == (looked_at > 0)
    for text in ("p", "p0", "p00", "p001", "p001 m", "p001 mü", "p001 müx"):
        if text != "p0":
            window.prepare()
            assert window.is_ready_for(text)
        window = ContactWindow(session, View(Target(search=text), order), window)
        window.load()
        assert window.order == loaded(session, window.view).order
        assert window.total == (None if order is Order.UPDATED else 330)


def test_only_a_window_that_holds_all_of_a_view_is_searched_in(session: Session) -> None:
    fill(session, 20)
    everything = loaded(session, View())
    assert everything.spans(View(Target(search="müller")))
    assert not everything.spans(View(Target(search="müller"), Order.NAME))
    assert not everything.spans(View(Target(search="müller"), descending=False))
    assert not everything.spans(View(Target(filter=parse_filter('city is "Bonn"'))))
    assert not ContactWindow(session, View()).spans(View())
    some = loaded(session, View(Target(search="mül")))
    assert some.spans(View(Target(search="müller")))
    assert not some.spans(View())
    other = Session(session.store, add_account(session, "Süd").account, session.user)
    assert ContactWindow(other, View(), everything).load() == 0


def test_a_search_sees_what_has_changed_since(session: Session, tmp_path: Path) -> None:
    fill(session, 40)
    view = View(Target(search="müller"))

    def check(act: Callable[[], T]) -> T:
        everything = loaded(session, View())
        everything.prepare()
        everything.remember()
        late = loaded(session, View())
        before = found_within(everything)
        done = act()
        late.prepare()
        late.remember()
        assert not everything.is_as_loaded()
        after = found_within(everything)
        assert after == found_within(late) == loaded(session, view).order
        assert after != before
        return done

    def found_within(everything: ContactWindow) -> array[int]:
        window = ContactWindow(session, view, everything)
        window.load_head()
        head = window.order
        window.load()
        assert head == window.order[: len(head)]
        assert len(head) == min(HEAD_ROWS, window.count)
        return window.order

    card = check(lambda: create_contact(session, {"first_name": "Müller 1"}))
    check(lambda: edit_contact(session, card.contact.id, {"first_name": "Meier"}))
    check(lambda: fill(session, 2, first=1_000))
    rows = [["email", "company"], ["p00001@example.com", "Meier"], ["new@example.com", "Müller"]]
    job = check(lambda: bulk_support.import_rows(session, tmp_path, rows))
    check(lambda: bulk_support.revert(session, job))
    job = check(lambda: bulk_support.delete(session, Target(search="müller")))
    check(lambda: bulk_support.restore(session, job))


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
    window.load()
    with pytest.raises(StoppedError):
        window.prepare(is_cancelled=lambda: True)
    assert window.prepared.order is None
    window.prepare()
    assert window.prepared.order is not None


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
