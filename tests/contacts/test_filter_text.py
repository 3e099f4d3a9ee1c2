"""Filters as text: what is read, what is written, and errors that say where."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulkdesk.contacts.filter_lexer import Expected
from bulkdesk.contacts.filter_text import filter_text, parse_filter
from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.filters import (
    MAX_CONDITIONS,
    MAX_DEPTH,
    Condition,
    Filter,
    Group,
    Joiner,
    Operator,
    Value,
    simplified,
)
from tests.filter_trees import trees

AND, OR = Joiner.AND, Joiner.OR
A = Condition("city", Operator.IS, ("A",))
B = Condition("city", Operator.IS, ("B",))
C = Condition("city", Operator.IS, ("C",))


def condition(field: str, operator: Operator, *values: Value) -> Condition:
    return Condition(field, operator, values)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ('tag has "vip"', condition("tags", Operator.HAS_ANY, "vip")),
        ('tags has any ("a", "b")', condition("tags", Operator.HAS_ANY, "a", "b")),
        ('tags has all ("a","b")', condition("tags", Operator.HAS_ALL, "a", "b")),
        ('TAG HAS NONE "a"', condition("tags", Operator.HAS_NONE, "a")),
        ("tag is empty", condition("tags", Operator.IS_EMPTY)),
        ("email is not empty", condition("email", Operator.IS_NOT_EMPTY)),
        ('E-Mail contains "@example"', condition("email", Operator.CONTAINS, "@example")),
        ('first_name is not "O\\"Neil"', condition("first_name", Operator.IS_NOT, 'O"Neil')),
        ("first name starts with 'x \\'y\\' z'", condition("first_name", Operator.STARTS_WITH, "x 'y' z")),
        ('notes does not contain "a\\nb"', condition("notes", Operator.DOES_NOT_CONTAIN, "a\nb")),
        ('postal code is "53111"', condition("postal_code", Operator.IS, "53111")),
        ('city is "and"', condition("city", Operator.IS, "and")),
        ('custom "Shoe size" is "42"', condition("custom.Shoe size", Operator.IS, "42")),
        ('custom.Size is "42"', condition("custom.Size", Operator.IS, "42")),
        ("created in last 30 days", condition("created_at", Operator.IN_LAST_DAYS, 30)),
        ("updated in the last 1 day", condition("updated_at", Operator.IN_LAST_DAYS, 1)),
        ("updated at more than 7 days ago", condition("updated_at", Operator.MORE_THAN_DAYS_AGO, 7)),
        (
            "created between 2026-01-01 and 2026-02-01",
            condition("created_at", Operator.BETWEEN, date(2026, 1, 1), date(2026, 2, 1)),
        ),
        ("birthday before 1990-05-01", condition("date_of_birth", Operator.BEFORE, date(1990, 5, 1))),
        ('birthday before "1990-05-01"', condition("date_of_birth", Operator.BEFORE, date(1990, 5, 1))),
        ("date of birth after 1990-05-01", condition("date_of_birth", Operator.AFTER, date(1990, 5, 1))),
        ("dnd sms is on", condition("dnd_sms", Operator.IS_ON)),
        ("dnd_email is off", condition("dnd_email", Operator.IS_OFF)),
        ("was in job 12", condition("job", Operator.WAS_IN, 12)),
        ("failed in job 12", condition("job", Operator.FAILED_IN, 12)),
        ("succeeded in job 12", condition("job", Operator.SUCCEEDED_IN, 12)),
        ("  \n (( tag\tis\nempty ) )", condition("tags", Operator.IS_EMPTY)),
    ],
)
def test_reads_every_condition(text: str, tree: Filter) -> None:
    assert parse_filter(text) == tree
    assert parse_filter(filter_text(tree)) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ('city is "A" and city is "B" and city is "C"', Group(AND, (A, B, C))),
        ('city is "A" and city is "B" or city is "C"', Group(OR, (Group(AND, (A, B)), C))),
        ('city is "A" or city is "B" and city is "C"', Group(OR, (A, Group(AND, (B, C))))),
        ('city is "A" AND (city is "B" OR city is "C")', Group(AND, (A, Group(OR, (B, C))))),
        ('(city is "A" and (city is "B")) and city is "C"', Group(AND, (A, B, C))),
    ],
)
def test_and_binds_closer_than_or(text: str, tree: Filter) -> None:
    assert parse_filter(text) == tree


def test_writes_what_the_contract_shows() -> None:
    for text in (
        'tag has "vip" and email is not empty',
        '(city is "Köln" or city is "Bonn") and created in last 30 days',
    ):
        assert filter_text(parse_filter(text)) == text


@given(trees())
def test_tree_to_text_to_tree(tree: Filter) -> None:
    assert parse_filter(filter_text(tree)) == simplified(tree)


@given(trees())
def test_text_to_tree_to_text(tree: Filter) -> None:
    text = filter_text(tree)
    assert "\n" not in text
    assert filter_text(parse_filter(text)) == text


_WORDS = (
    *(
        "and",
        "or",
        "(",
        ")",
        ",",
        "tag",
        "has",
        "any",
        "all",
        "is",
        "not",
        "empty",
        "city",
        "custom",
        "in",
        "job",
    ),
    *(
        "last",
        "days",
        "more than",
        "ago",
        "was",
        "created",
        "between",
        "2026-01-01",
        "2026-99-99",
        "12",
        '"x"',
    ),
    *("'", '"', "\\", "9" * 30, "dnd sms", "on", "\ud800", "\0", "ſ", "İ", "_", "ﬁ"),
)


@given(st.one_of(st.text(), st.lists(st.sampled_from(_WORDS)).map(" ".join)))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        tree = parse_filter(text)
    except RefusedError as error:
        refusal = error
    else:
        assert parse_filter(filter_text(tree)) == tree
        return
    assert refusal.code == "filter_error"
    position = refusal.params["position"]
    assert isinstance(position, int)
    assert 0 <= position <= len(text)
    line = error_text(refusal)
    assert "\n" not in line
    line.encode()


@pytest.mark.parametrize(
    ("text", "position", "expected"),
    [
        ("", 0, Expected.FIELD),
        ("planet is 'Mars'", 0, Expected.FIELD),
        ("city", 4, Expected.TEXT_OPERATOR),
        ("city was 'x'", 5, Expected.TEXT_OPERATOR),
        ("tag is 'x'", 4, Expected.TAG_OPERATOR),
        ("created is empty", 8, Expected.DATE_OPERATOR),
        ("dnd sms is maybe", 8, Expected.FLAG_OPERATOR),
        ("city is Köln", 8, Expected.STRING),
        ("city is ''", 8, Expected.STRING),
        ("city is 'Köln", 13, Expected.CLOSING_QUOTE),
        ("city is 'K\\öln'", 10, Expected.ESCAPE),
        ("custom is 'x'", 10, Expected.TEXT_OPERATOR),
        ("custom 42 is 'x'", 7, Expected.CUSTOM_NAME),
        ("tag has ('a' 'b')", 13, Expected.MORE_TAGS),
        ("tag has ()", 9, Expected.STRING),
        ("created before 2026-02-30", 15, Expected.DAY),
        ("created before 30 days", 15, Expected.DAY),
        ('created before "2026-W01-1"', 15, Expected.DAY),
        ("created between 2026-01-02 2026-01-03", 27, Expected.SECOND_DAY),
        ("created between 2026-01-02 and 2026-01-01", 31, Expected.LATER_DAY),
        ("created in last 99999 days", 16, Expected.DAYS),
        ("created in last 30", 18, Expected.DAYS_WORD),
        ("created more than 30 days", 25, Expected.AGO),
        ("was in job x", 11, Expected.JOB),
        ("city is 'a' city is 'b'", 12, Expected.JOINER),
        ("city is 'a')", 11, Expected.JOINER),
        ("(city is 'a'", 12, Expected.CLOSING),
        ("city is 'a' and", 15, Expected.FIELD),
        ("city is 'a' & city is 'b'", 12, Expected.JOINER),
    ],
)
def test_errors_say_where(text: str, position: int, expected: Expected) -> None:
    with pytest.raises(RefusedError) as refusal:
        parse_filter(text)
    assert refusal.value.params["position"] == position
    assert refusal.value.params["expected"] is expected


def test_an_error_reads_as_one_clear_line() -> None:
    with pytest.raises(RefusedError) as refusal:
        parse_filter('tag has "vip" and\ncity is Köln')
    assert error_text(refusal.value) == (
        'The filter cannot be read at character 27 (…g has "vip" and city is ▸Köln):'
        " expected a text in quotation marks, not empty and not overlong."
    )


def test_every_expectation_has_words_of_its_own() -> None:
    lines = {
        error_text(RefusedError("filter_error", column=1, near="", expected=expected))
        for expected in Expected
    }
    assert len(lines) == len(Expected)


def test_size_is_bounded() -> None:
    many = " or ".join(["tag is empty"] * (MAX_CONDITIONS + 1))
    deep = "(" * 10_000 + "tag is empty"
    mixed: Filter = A
    for number in range(MAX_DEPTH + 1):
        mixed = Group(AND if number % 2 else OR, (B, mixed))
    nested = 'city is "A"'
    for number in range(MAX_DEPTH + 1):
        nested = f'(city is "B" {"and" if number % 2 else "or"} {nested})'
    for text, expected in (
        (many, Expected.FEWER),
        (deep, Expected.FLATTER),
        (nested, Expected.FLATTER),
        ("x" * 1_000_001, Expected.SHORTER),
    ):
        with pytest.raises(RefusedError) as refusal:
            parse_filter(text)
        assert refusal.value.params["expected"] is expected
    with pytest.raises(RefusedError, match="filter_too_large"):
        filter_text(mixed)
