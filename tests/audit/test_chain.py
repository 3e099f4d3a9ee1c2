"""The canonical form of an entry, its hash, and what may be in it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulkdesk.audit.acts import TrailAct
from bulkdesk.audit.chain import GENESIS, Entry, MalformedEntryError, canonical, checked_figures
from bulkdesk.audit.writer import write_entry
from bulkdesk.services.session import Session
from bulkdesk.store import trail
from bulkdesk.store.words import JobType

ENTRY = Entry(
    store="ab" * 16,
    number=2,
    at=1_900_000_000_000,
    user_id=1,
    user_name="Jürgen",
    account_id=3,
    act="job_created",
    object_type="job",
    object_id=12,
    figures={"total": 5, "type": "import"},
    previous="cd" * 32,
)

WRITTEN = (
    '{"account":3,"act":"job_created","at":1900000000000,"code":null,"figures":{"total":5,"type":"import"},'
    '"number":2,"object":["job",12],"previous":"'
    + "cd" * 32
    + '","result":"done","store":"'
    + "ab" * 16
    + '",'
    '"user":[1,"J\\u00fcrgen"]}'
)


def test_the_hash_can_be_made_by_hand() -> None:
    """The form of the documentation, written out; changing it breaks every trail there is."""
    assert canonical(ENTRY.document()).decode() == WRITTEN
    assert ENTRY.hash() == hashlib.sha256(b"bulkdesk.trail.1\n" + WRITTEN.encode()).hexdigest()
    assert ENTRY.hash() == "609c36ea5f80454ac6172912a5d3deaeeb8739c79b3cdee869965b66522d6096"


@pytest.mark.parametrize(
    "change",
    [
        {"store": "ef" * 16},
        {"number": 3},
        {"at": 1_900_000_000_001},
        {"user_id": None},
        {"user_name": "Jurgen"},
        {"account_id": None},
        {"act": "job_edited"},
        {"object_type": None, "object_id": None},
        {"object_id": 13},
        {"figures": {"total": 6, "type": "import"}},
        {"figures": {"total": True, "type": "import"}},
        {"refused": "not_allowed"},
        {"previous": GENESIS},
    ],
)
def test_every_part_counts(change: dict[str, Any]) -> None:
    assert replace(ENTRY, **change).hash() != ENTRY.hash()


texts = st.text(st.characters(exclude_categories=["Cs"]))
figures = st.dictionaries(texts, st.none() | st.booleans() | st.integers() | texts | st.lists(st.integers()))


@given(
    st.builds(
        Entry,
        store=texts,
        number=st.integers(),
        at=st.integers(),
        user_id=st.none() | st.integers(),
        user_name=texts,
        account_id=st.none() | st.integers(),
        act=texts,
        object_type=texts,
        object_id=st.none() | st.integers(),
        figures=figures,
        refused=st.none() | texts,
        previous=texts,
    )
)
def test_an_entry_is_read_as_it_was_written(entry: Entry) -> None:
    row = entry.row()
    read = Entry.from_row(entry.store, row)
    assert read == entry
    assert read.hash() == row.hash
    line = canonical({**entry.document(), "hash": row.hash}).decode()
    assert Entry.from_line(line) == (entry, row.hash)
    assert "\n" not in line


@pytest.mark.parametrize(
    "line",
    [
        "",
        "[]",
        "{}",
        "null",
        "{" * 100_000,
        '{"hash": 1}',
        WRITTEN,
        WRITTEN.replace('"number":2', '"number":2.0,"hash":""'),
        WRITTEN.replace('"number":2', '"number":true,"hash":""'),
        WRITTEN.replace('"number":2', '"number":"2","hash":""'),
        WRITTEN.replace('"number":2', '"number":2,"more":1,"hash":""'),
        WRITTEN.replace('"result":"done"', '"result":"refused","hash":""'),
        WRITTEN.replace('"user":[1,"J\\u00fcrgen"]', '"user":[1],"hash":""'),
        WRITTEN.replace('{"total":5,"type":"import"}', '5,"hash":""'),
        WRITTEN.replace('"total":5', '"total":NaN'),
    ],
)
def test_what_is_no_entry_is_told(line: str) -> None:
    with pytest.raises(MalformedEntryError):
        Entry.from_line(line)


@pytest.mark.parametrize(
    "value",
    [
        "Anna",
        "total",
        "Europe/Berlin",
        "import",
        5,
        True,
        None,
        [1, 2],
        ["first_name", "custom"],
        JobType.SMS,
    ],
)
def test_figures_are_numbers_and_codes(value: Any) -> None:
    found = checked_figures({"figure": value})["figure"]
    assert found == value
    assert type(found) in {str, int, bool, type(None), list}


@pytest.mark.parametrize(
    "value",
    [
        "Anna Maier",
        "anna@example.com",
        "a\nb",
        "Ännchen",
        "x" * 81,
        1.5,
        b"x",
        {"a": 1},
        ["a b"],
        [None, 2.5],
    ],
)
def test_figures_cannot_hold_what_people_write(value: Any) -> None:
    with pytest.raises((ValueError, TypeError)):
        checked_figures({"figure": value})


def test_an_entry_with_such_a_figure_is_not_written(session: Session) -> None:
    before = trail.head(session.store)
    with pytest.raises(ValueError, match="name is not a code"):
        write_entry(session.store, TrailAct.PURGED, figures={"name": "Anna Maier"})
    assert trail.head(session.store) == before


def test_the_written_entry_is_the_stored_one(session: Session) -> None:
    entry = write_entry(session.store, TrailAct.PURGED, figures={"contacts": 3, "type": JobType.SMS})
    (row, *_) = trail.page(session.store, trail.TrailFilter(), limit=1)
    assert row == entry.row()
    assert json.loads(row.figures) == {"contacts": 3, "type": "sms"}
    head = trail.head(session.store)
    assert head is not None
    assert (head.number, head.hash) == (row.number, row.hash)
    assert row.user_name == "BulkDesk"
