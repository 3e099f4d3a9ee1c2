"""Messages that would take all the room and time there is: refused at once, and those that are only large are not."""

from __future__ import annotations

import pytest

from bulkdesk.messaging.bounds import MOST_CHARACTERS, MOST_PROBLEMS
from bulkdesk.messaging.html_text import text_of_html
from bulkdesk.messaging.merge_fields import MergeFields, contact_values
from bulkdesk.messaging.templates import MessageText, TemplateError, compile_message, problems
from tests.endurance.fuzz.targets import BERLIN, contact

FIELDS = MergeFields.of(())
MOST_TEXT = 100_000


def refused(text: str, html: str | None = None) -> tuple[str, str]:
    """Code and words of why a message cannot be used."""
    with pytest.raises(TemplateError) as caught:
        compile_message(MessageText(None, text, html), FIELDS)
    return caught.value.code, caught.value.problem.what


@pytest.mark.parametrize(
    "text",
    [
        "{{" * (MOST_TEXT // 2),
        "{{" + " " * (MOST_TEXT - 4) + "}}",
        "{% if" + " " * MOST_TEXT,
        "{%-\n" + "\n" * MOST_TEXT,
        "{% comment %}{{" * (MOST_TEXT // 15),
        "{% if contact.city %}" * 4_000 + "{% endif %}" * 4_000,
        "{% if " + "(" * 5_000 + "contact.city",
    ],
    ids=["fields", "blanks", "blanks in a tag", "lines", "comments", "deep", "parentheses"],
)
@pytest.mark.timeout(20)
def test_what_cannot_be_read_is_refused_at_once(text: str) -> None:
    assert refused(text)[0] == "template_syntax"


@pytest.mark.parametrize("tag", ["raw", "doc", "include 'x'", "zzz"])
@pytest.mark.timeout(20)
def test_only_so_many_problems_are_told(tag: str) -> None:
    found = problems(MessageText(None, f"{{% {tag} %}}" * 8_000), FIELDS)
    assert {problem.code for problem in found} == {"template_tag"}
    assert len(found) == MOST_PROBLEMS


BOMBS = {
    "append": "{% assign a = 'xxxxxxxxxx' %}{% for i in (1..90) %}{% assign a = a | append: a %}{% endfor %}",
    "replace": "{% assign a = '" + "x" * 90 + "' %}{{ a " + "| replace: 'x', a " * 9 + "}}",
    "replace nothing": "{% assign a = '" + "x" * 90 + "' %}{{ a " + "| replace: '', a " * 9 + "}}",
    "concat": "{% assign a = 'a b c' | split: ' ' %}{% for i in (1..90) %}{% assign a = a | concat: a %}{% endfor %}",
    "join": "{% assign a = '" + "x" * 90 + "' %}{{ a " + "| split: '' | join: a " * 9 + "}}",
    "range": "{{ (1..99999999) | join: ',' }}",
    "long range": "{{ (1..99999999999999999999) | reverse | size }}",
    "base64": "{{ 'abc' " + "| base64_encode " * 200 + "}}",
    "output": "{% assign a = '" + "x" * 50_000 + "' %}{% for i in (1..1000) %}{{ a }}{% endfor %}",
    "power": "{{ 9 " + "| times: 99999999999999999 " * 3_000 + "}}",
}


@pytest.mark.parametrize("bomb", BOMBS)
@pytest.mark.timeout(20)
def test_what_would_grow_beyond_all_bounds_is_refused(bomb: str) -> None:
    assert refused(BOMBS[bomb])[0] == "template_value"


def test_what_grows_with_a_contact_only_fails_for_that_contact() -> None:
    text = "{% assign a = contact.city %}{% for i in (1..9) %}{% assign a = a | append: a %}{% endfor %}{{ a | size }}"
    ready = compile_message(MessageText(None, text), FIELDS)
    assert ready.render(contact_values(contact({"city": "x"}), BERLIN)).text == "512"
    with pytest.raises(TemplateError, match=str(MOST_CHARACTERS)):
        ready.render(contact_values(contact({"city": "x" * 1_000}), BERLIN))


def test_a_large_message_is_not_refused() -> None:
    text = "{{ contact.city | upcase }} " * 3_000
    ready = compile_message(MessageText(None, text, f"<p>{text}</p>"), FIELDS)
    assert ready.render(contact_values(contact({"city": "Bonn"}), BERLIN)).text == "BONN " * 3_000


def test_html_whose_text_loses_half_of_a_tag_is_told() -> None:
    html = "<p>{% if contact.city %}x<style>{% endif %}</style>{% endif %}</p>"
    assert refused("", "<p>{% if contact.city %}x<b {% endif %}>y</b></p>")[0] == "template_no_text"
    assert refused("{{ contact.city }}", html)[0] == "template_syntax", "the HTML itself is wrong"
    assert compile_message(
        MessageText(None, "x", "<p>{% if contact.city %}x<b {% endif %}>y</b></p>"), FIELDS
    )


@pytest.mark.parametrize(
    "piece",
    [
        "<!--",
        "<!",
        "<![",
        "<![CDATA[",
        "<?",
        "</",
        "<",
        "<a",
        "<a b='",
        '<a b="',
        "<div ",
        "<div/",
        "<a =",
        "<td><div>",
        *("<a href=x>y", "<script>", "</script", "<textarea>", "&#", "<!-- -"),
    ],
)
@pytest.mark.parametrize("end", ["", ">", "'>"])
@pytest.mark.timeout(30)
def test_broken_html_takes_time_by_its_length_only(piece: str, end: str) -> None:
    assert isinstance(text_of_html(piece * (600_000 // len(piece)) + end), str)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a<!-- b -->c", "ac"),
        ("a<!-- b", "a"),
        ("a<![if !mso]>b<![endif]>c", "abc"),
        ("a<![<b>c", "ac"),
        ("a<!doctype html>b", "ab"),
        ("a<?php x ?>b", "ab"),
        ("a<div", "a"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("<a href='https://a.example'>one<a href='https://b.example'>two</a>", "one (https://a.example)two (https://b.example)"),
    ],
)  # fmt: skip
def test_comments_declarations_and_what_does_not_end(html: str, text: str) -> None:
    assert text_of_html(html) == text
