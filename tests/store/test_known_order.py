"""Hits are put into an order that is held in memory, whatever of them is new, gone or found twice."""

from __future__ import annotations

import random
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulkdesk.store import contact_pages
from bulkdesk.store.contact_pages import KnownOrder
from bulkdesk.store.errors import StoppedError

IDS = st.lists(st.integers(1, 60), unique=True)


@given(order=IDS, found=st.lists(st.integers(1, 70)), sort_up_to=st.sampled_from((0, 10_000)))
def test_hits_in_order(order: list[int], found: list[int], sort_up_to: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(contact_pages, "_SORTED", sort_up_to)
        assert KnownOrder(array("q", order)).sort(array("q", found)).tolist() == [
            contact_id for contact_id in order if contact_id in found
        ]


def test_many_hits_over_several_turns() -> None:
    chance = random.Random(1)
    order = chance.sample(range(1, 120_001), 100_000)
    found = chance.choices(range(1, 130_000), k=60_000)
    hits = set(found)
    wanted = [contact_id for contact_id in order if contact_id in hits]
    assert KnownOrder(array("q", order)).sort(array("q", found)) == array("q", wanted)


@given(order=IDS, found=st.lists(st.integers(1, 70)), limit=st.integers(1, 10))
def test_the_first_hits(order: list[int], found: list[int], limit: int) -> None:
    hits = [contact_id for contact_id in order if contact_id in found][:limit]
    assert KnownOrder(array("q", order)).first(array("q", found), limit).tolist() == hits


def test_the_first_of_many_hits_over_several_turns() -> None:
    chance = random.Random(2)
    order = chance.sample(range(1, 40_001), 30_000)
    found = array("q", chance.choices(range(1, 45_000), k=20_000))
    known = KnownOrder(array("q", order))
    assert known.first(found, 60) == known.sort(found)[:60]


def test_making_an_order_ready_can_be_stopped() -> None:
    with pytest.raises(StoppedError):
        KnownOrder(array("q", range(1, 5_000)), is_cancelled=lambda: True)
