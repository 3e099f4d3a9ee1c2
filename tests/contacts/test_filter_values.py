"""Values in filters as the store has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulkdesk.contacts.filter_values import normalised
from bulkdesk.store.filters import Condition, Filter, Group, Joiner, Operator, Value, validate
from tests.filter_trees import trees


def value_of(tree: Filter) -> Value:
    assert isinstance(tree, Condition)
    return tree.values[0]


@pytest.mark.parametrize(
    ("field", "operator", "written", "stored"),
    [
        ("phone", Operator.IS, "0170 1234567", "+491701234567"),
        ("phone", Operator.IS_NOT, "+1 (202) 456-1111", "+12024561111"),
        ("additional_phones", Operator.IS, "0170/1234567", "+491701234567"),
        ("phone", Operator.IS, "unknown", "unknown"),
        ("phone", Operator.CONTAINS, "170-12", "17012"),
        ("phone", Operator.CONTAINS, "0170 1234567", "1701234567"),
        ("phone", Operator.DOES_NOT_CONTAIN, "0 0", "00"),
        ("phone", Operator.CONTAINS, "ext", "ext"),
        ("phone", Operator.STARTS_WITH, "0170", "+49170"),
        ("phone", Operator.STARTS_WITH, "0049 17", "+4917"),
        ("phone", Operator.STARTS_WITH, "+49 17", "+4917"),
        ("email", Operator.IS, " Anna@Example.COM ", "anna@example.com"),
        ("email", Operator.IS, "Not an Address", "not an address"),
        ("email", Operator.CONTAINS, "@Example", "@Example"),
        ("city", Operator.IS, " Ko\u0308ln ", "Köln"),
        ("city", Operator.CONTAINS, "am ", "am "),
        ("city", Operator.IS, " ", " "),
        ("tags", Operator.HAS_ANY, " VIP ", "VIP"),
        ("custom.Number", Operator.IS, " 7 ", "7"),
    ],
)
def test_texts_are_as_the_store_has_them(field: str, operator: Operator, written: str, stored: str) -> None:
    assert value_of(normalised(Condition(field, operator, (written,)), "DE")) == stored


@pytest.mark.parametrize(
    ("country", "written", "stored"),
    [
        ("US", "(202) 4", "+12024"),
        ("US", "1 202", "+1202"),
        ("IT", "06", "+3906"),  # Italy's numbers keep their nought
        ("ES", "612", "+34612"),
        ("DE", "170", "+49170"),
        ("XX", "170", "170"),
    ],
)
def test_the_beginning_of_a_number_is_read_as_in_the_country(country: str, written: str, stored: str) -> None:
    wanted = Condition("phone", Operator.STARTS_WITH, (written,))
    assert value_of(normalised(wanted, country)) == stored


@given(trees(), st.sampled_from(("DE", "US", "IT", "GB")))
def test_what_is_as_stored_stays(tree: Filter, country: str) -> None:
    once = normalised(tree, country)
    validate(once)
    assert normalised(once, country) == once


def test_groups_and_other_values_stay() -> None:
    tree = Group(
        Joiner.OR,
        (Condition("created_at", Operator.IN_LAST_DAYS, (3,)), Condition("dnd_sms", Operator.IS_ON)),
    )
    assert normalised(tree, "DE") == tree
