"""Search finds exactly what plain containment finds, whatever the index holds at that moment."""

from __future__ import annotations

import shutil
import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulkdesk.jobs.worker import run_due
from bulkdesk.services.imports import ImportRequest
from bulkdesk.services.session import Session, add_account, init_store
from bulkdesk.store import contact_edits, search, search_query
from bulkdesk.store import store as store_module
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.functions import contact_holds, fold, narrows, terms
from bulkdesk.store.store import Store
from tests.support import START, run_import, write_csv

FIELDS = ("first_name", "last_name", "email", "company")


def found(store: Store, account_id: int, text: str) -> set[int]:
    """What search finds among the active contacts; all ways of putting it must say the same."""
    active = "SELECT c.id FROM contact c WHERE +c.account_id = ? AND c.deleted_at IS NULL"
    conditions = [search.search_where(text), search.walk_where(text)]
    if terms(text):
        led, values = search.found_ids(text, search_query.best_lead(store, text))
        conditions.append((f"c.id IN ({led})", values))
        ids = [row[0] for row in store.sql(led, *values)]
        assert len(ids) == len(set(ids))
        led, values = search.found_ids(text, search_query.best_lead(store, text), once=False)
        assert {row[0] for row in store.sql(led, *values)} == set(ids)
    answers = [
        {row[0] for row in store.sql(f"{active} AND {where}", account_id, *values)}
        for where, values in conditions
    ]
    everybody = [row[0] for row in store.sql(f"{active} ORDER BY c.id % 7, c.id", account_id)]
    held = list(search.texts_of(store, [*everybody, 10**9]).found(text))
    assert held == [each for each in everybody if each in answers[0]]
    for ids in (everybody, [*everybody, 10**9]):
        hits = search.among(store, text, ids)
        assert hits == [each for each in ids if each in answers[0] or (each > 10**8 and not terms(text))]
    assert all(answer == answers[0] for answer in answers)
    return answers[0]


def contained(store: Store, account_id: int, text: str) -> set[int]:
    """What each word in plain Python finds; for texts without digits."""
    rows = store.sql(
        f"SELECT id, {', '.join(FIELDS)}, phone FROM contact WHERE account_id = ? AND deleted_at IS NULL",
        account_id,
    )
    words = text.casefold().split()
    return {
        row[0]
        for row in rows
        if all(any(word in (value or "").casefold() for value in row[1:]) for word in words)
    }


def add(session: Session, **values: object) -> int:
    with session.store.write():
        return contact_edits.insert(session.store, session.account.id, values, START)


def index_all(store: Store) -> None:
    while search.catch_up(store):
        pass


LETTERS = st.text("aAbBäÄßsSſİi%_\"'*() ^:", min_size=1, max_size=6)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("insert"), LETTERS, st.sampled_from(FIELDS)),
        st.tuples(st.just("edit"), LETTERS, st.sampled_from(FIELDS)),
        st.tuples(st.just("trash"), LETTERS, st.just("")),
        st.tuples(st.just("purge"), LETTERS, st.just("")),
        st.tuples(st.just("index"), LETTERS, st.just("")),
        st.tuples(st.just("search"), LETTERS, st.just("")),
    ),
    max_size=25,
)


@settings(max_examples=40, deadline=None)
@given(steps=STEPS)
def test_search_is_exact_while_the_index_lags(steps: list[tuple[str, str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        session = init_store(
            Path(folder) / "s.bulkdesk", account="Nord", user="anna", clock=FixedClock(START)
        )
        other = add_account(session, "Süd")
        store, account = session.store, session.account.id
        ids: list[int] = []
        for number, (step, text, field) in enumerate(steps):
            # Active contacts are unique by e-mail.
            value = f"{number}{text}" if field == "email" else text
            chosen = ids[number * 7 % len(ids)] if ids else 0
            if step == "insert":
                ids.append(add(session if number % 4 else other, **{field: value}))
            elif step == "index":
                search.catch_up(store, limit=2)
            elif step == "search":
                assert found(store, account, text) == contained(store, account, text)
            elif ids:
                with store.write():
                    if step == "edit":
                        contact_edits.update(store, chosen, {field: value}, START)
                    elif step == "trash":
                        store.sql("UPDATE contact SET deleted_at = 1 WHERE id = ?", chosen)
                    else:
                        store.sql("DELETE FROM contact WHERE id = ?", chosen)
        for text in {text for _, text, _ in steps} | {"a", "ss", "äß", "STRASSE"}:
            assert found(store, account, text) == contained(store, account, text)
        index_all(store)
        for text in {text for _, text, _ in steps}:
            assert found(store, account, text) == contained(store, account, text)
        store.close()


@pytest.mark.parametrize("indexed", [False, True])
@pytest.mark.parametrize(
    ("needle", "hit"),
    [
        ("MÜLLER", True),
        ("mueller", False),
        ("müller käthe", True),
        ("käthe müller gmbh", True),
        ("käthe meier", False),
        ("strasse", True),
        ("STRASSE", True),
        ("é", True),
        ("0170 123", True),
        ("0170/123-45", True),
        ("+49 (0)170 123", True),
        ("0049170123", True),
        ("(0170) 12345", True),
        ("0170 124", False),
        ("müller 0170 123", True),
        ("meier 0170 123", False),
        ("17", True),
        ("%", False),
        ("_", False),
        ('"', False),
        ("text : käthe", False),
        ("käthe OR meier", False),
        ("\0käthe", True),
        ("\udc80", True),
        ("", True),
        ("  ", True),
    ],
)
def test_what_is_found(session: Session, needle: str, hit: bool, indexed: bool) -> None:
    contact = add(
        session,
        first_name="Käthe",
        last_name="Müller",
        email="kaethe@straße.example",
        phone="+4917012345",
        company="Café GmbH",
    )
    if indexed:
        index_all(session.store)
    assert found(session.store, session.account.id, needle) == ({contact} if hit else set())


@pytest.mark.parametrize("leads", [(), (1,), (10_000,)])
@pytest.mark.parametrize(
    "needle",
    [
        "e",
        "er",
        "r",
        "4",
        "45",
        "ä",
        "xq",
        "mü er",
        "müller 45",
        "01 70",
        "0170 4",
        "ler",
        "aller",
        "x er",
        "ße",
        "+4",
    ],
)
def test_where_looking_begins_makes_no_difference(
    session: Session, monkeypatch: pytest.MonkeyPatch, needle: str, leads: tuple[int, ...]
) -> None:
    for number, name in enumerate(("Müller", "Haller", "xer", "Weiße", "ä", "Qx", "0170 4")):
        add(session, last_name=name, phone=f"+491704{number}45", email=f"{number}@er.example")
    add(session, company="kaller")
    index_all(session.store)
    stale = add(session, last_name="Maller")
    with session.store.write():
        contact_edits.update(session.store, stale - 1, {"company": "Aller er"}, START)
    expected = {
        row[0]
        for row in session.store.sql("SELECT id, first_name, last_name, email, company, phone FROM contact")
        if contact_holds(needle, "\n".join(value or "" for value in row[1:5]), row[5] or "")
    }
    monkeypatch.setattr(search_query, "_LEADS", leads)
    monkeypatch.setattr(search_query, "_SHORT_LEADS", leads)
    assert found(session.store, session.account.id, needle) == expected
    assert expected or needle == "xq"


TYPED = st.text("ab0179+ ", max_size=6)


@given(
    TYPED,
    TYPED,
    st.lists(st.tuples(st.text("ab017+\n", max_size=8), st.text("+017", max_size=6)), max_size=5),
)
def test_what_narrows_finds_no_more(needle: str, wider: str, people: list[tuple[str, str]]) -> None:
    if narrows(needle, wider):
        for text, phone in people:
            assert not contact_holds(needle, text, phone) or contact_holds(wider, text, phone)


def test_typing_on_narrows() -> None:
    texts = ["", "m", "mü", "mül", "mül a", "mül a 1", "mül a 12"]
    for before, after in pairwise(texts):
        assert narrows(after, before)
        assert before == "" or not narrows(before, after)
    # Before the third digit none was looked for as a number's own.
    assert not narrows("0170", "017")
    assert narrows("01701", "0170")


def test_an_older_store_begins_its_index_anew(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = tmp_path / "migrations"
    shutil.copytree(store_module.MIGRATIONS, older)
    (older / "0008_short_words.py").unlink()
    with monkeypatch.context() as before:
        before.setattr(store_module, "MIGRATIONS", older)
        kept = init_store(tmp_path / "older.bulkdesk", account="Nord", user="anna", clock=FixedClock(START))
        ids = [add(kept, first_name="Anna", company=company) for company in ("Xq", "Ulm", None)]
        index_all(kept.store)
        kept.store.close()
    with Store.open(tmp_path / "older.bulkdesk", clock=FixedClock(START)) as store:
        assert search.lags(store)
        for _ in range(2):
            assert found(store, kept.account.id, "xq") == {ids[0]}
            assert found(store, kept.account.id, "anna") == set(ids)
            index_all(store)
        assert store.check_integrity() == []


def test_digits_find_the_phone_and_not_a_customer_number(session: Session) -> None:
    add(session, email="k170123@example.com")
    index_all(session.store)
    assert found(session.store, session.account.id, "0170123") == set()
    assert found(session.store, session.account.id, "170123")


def test_folding_is_the_same_for_plain_and_other_texts() -> None:
    for code in range(0x3000):
        assert fold(chr(code)) == chr(code).casefold()


def test_the_worker_brings_the_index_up_to_date_and_search_stays_exact(
    session: Session, tmp_path: Path
) -> None:
    rows = [[f"Anna{number}", f"a{number}@example.com"] for number in range(300)]
    run_import(session, ImportRequest(write_csv(tmp_path / "a.csv", [["First name", "Email"], *rows])))
    store, account = session.store, session.account.id
    before = found(store, account, "anna29")
    assert len(before) == 11
    assert search.lags(store)
    assert run_due(store) == 0
    assert not search.lags(store)
    assert found(store, account, "anna29") == before
    # The same file again changes nobody, so nobody has to be indexed anew.
    run_import(session, ImportRequest(tmp_path / "a.csv"))
    assert not search.lags(store)


def test_a_worker_told_to_stop_leaves_the_rest_for_later(session: Session) -> None:
    add(session, first_name="Anna")
    run_due(session.store, stop=lambda: True)
    assert search.lags(session.store)
    run_due(session.store)
    assert not search.lags(session.store)


def test_forgetting_leaves_no_byte_of_the_person(session: Session) -> None:
    store = session.store
    keep = [add(session, first_name=f"Keeper{number}", last_name="Smith") for number in range(500)]
    gone = add(session, first_name="Xquvarziborn", last_name="Yplokkwex", email="zzqj@xkcdq.example")
    index_all(store)
    with store.write():
        contact_edits.update(store, gone, {"last_name": "Wjqpetrok"}, START)
    index_all(store)
    with search.erasing(store), store.write():
        store.sql("DELETE FROM contact WHERE id = ?", gone)
    search.forget(store, [])
    assert store.scalar("SELECT forgotten FROM search_state") == 0
    store.sql("INSERT INTO contact_search (contact_search) VALUES ('integrity-check')")
    assert len(found(store, session.account.id, "keeper")) == len(keep)
    store.sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.sql("CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'contact_search', 'row')")
    terms = {row[0] for row in store.sql("SELECT term FROM temp.words")}
    assert not terms & {"xqu", "quv", "ypl", "wjq", "zzq", "kcd"}
    path = store.path
    store.close()
    content = path.read_bytes().lower()
    for secret in (b"xquvarziborn", b"wjqpetrok", b"zzqj@", b"xkcdq"):
        assert secret not in content


def test_forget_by_id_for_a_contact_whose_row_goes_later(session: Session) -> None:
    contact = add(session, first_name="Annabella")
    index_all(session.store)
    search.forget(session.store, [contact])
    assert session.store.scalar("SELECT COUNT(*) FROM contact_search") == 0


def test_hits_lead_the_query(session: Session) -> None:
    where, values = search.search_where("müller")
    plan = session.store.sql(
        "EXPLAIN QUERY PLAN SELECT c.id FROM contact c"
        f" WHERE +c.account_id = 1 AND c.deleted_at IS NULL AND {where}",
        *values,
    ).fetchall()
    steps = [row[3] for row in plan]
    assert steps[0].startswith("SEARCH c USING INTEGER PRIMARY KEY")
    assert any("contact_search VIRTUAL TABLE" in step for step in steps)
    assert not any(step.startswith(("SCAN c ", "SCAN p ")) for step in steps)
