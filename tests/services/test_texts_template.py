"""What is wrong with a message is said in the reader's language; the template engine's own words are English."""

from __future__ import annotations

import json

import pytest

from bulkdesk.messaging.templates import MergeFields, MessageText, TemplateError, problems
from bulkdesk.services.i18n import set_language
from bulkdesk.services.texts import detail_text, error_text

FIELDS = MergeFields.of(())


def said(text: str) -> str:
    """What is said of a text message, in the current language."""
    return error_text(TemplateError(problems(MessageText(None, text), FIELDS)[0]))


@pytest.mark.parametrize(
    ("text", "place", "cause"),
    [
        ("Hi {{ contact.first_name", 4, "„}}“ fehlt"),
        ("Hi {{ contact.first_name }", 4, "„}}“ fehlt"),
        ("{% if contact.city", 1, "der Name einer Anweisung oder „%}“ fehlt"),
        ("{% if contact.city %}x", 4, "„endif“ fehlt am Ende"),
        ("{% comment %}x", 4, "„endcomment“ fehlt am Ende"),
        ("{% if contact.city %}{% endfor %}", 25, "„endfor“ kann hier nicht stehen"),
        ("{{ contact.first_name; }}", 22, "„;“ kann hier nicht stehen"),
        ("{{ 'abc }}", 4, "„'“ kann hier nicht stehen"),
        ("{{ }}", 1, "zwischen den Klammern fehlt etwas"),
        ("{% if %}x{% endif %}", 4, "zwischen den Klammern fehlt etwas"),
        ("{% if contact.city = 'x' %}a{% endif %}", 20, "zwei Werte vergleicht man mit „==“"),
        ("{{ contact['city' }}", 12, "der Name eines Feldes ist nicht vollständig"),
        ("{% if (contact.city) %}a{% endif %}", 7, "runde Klammern können hier nicht stehen"),
        ("{{" + " " * 200 + "}}", 1, "es sind zu viele Leerzeichen"),
        (
            "{% if contact.city %}" * 200 + "{% endif %}" * 200,
            655,
            "zu viele Anweisungen stehen ineinander",
        ),
        (
            "{{ contact.first_name | default 'x' }}",
            33,
            "„|“, „:“, ein Komma oder ein Anführungszeichen fehlt",
        ),
        (
            "{{ contact.city | default: 'a' 'b' }}",
            32,
            "„|“, „:“, ein Komma oder ein Anführungszeichen fehlt",
        ),
        ("{{ | upcase }}", 4, "das lässt sich nicht lesen"),
    ],
)
def test_what_cannot_be_read(text: str, place: int, cause: str) -> None:
    set_language("de")
    assert said(text) == (
        f"Text, Zeile 1, Spalte {place}: kein gültiger Platzhalter und keine gültige Anweisung: {cause}"
    )


@pytest.mark.parametrize(
    ("text", "place", "cause"),
    [
        ("{{ 1 | divided_by: 0 }}", 8, "eine Teilung durch null"),
        ("{% for i in (1..9999999) %}x{% endfor %}", 4, "es wird zu lang oder wiederholt sich zu oft"),
        ("{{ (1..99999999) | join: ',' }}", 1, "es wird zu lang oder wiederholt sich zu oft"),
        (
            "{{ 9 " + "| times: 99999999999999999 " * 3_000 + "}}",
            1,
            "es wird zu lang oder wiederholt sich zu oft",
        ),
        ("{{ contact.city | append }}", 19, "ein Filter hat zu wenige oder zu viele Werte"),
        ("{{ contact.city | upcase: 1, 2 }}", 19, "ein Filter hat zu wenige oder zu viele Werte"),
        ("{{ 'a' | slice: 'b' }}", 10, "hier muss eine Zahl stehen"),
        ("{% if contact.first_name > 3 %}x{% endif %}", 26, "hier muss eine Zahl stehen"),
        ("{{ 'x' | base64_decode }}", 1, "ein Filter kann mit diesem Wert nichts anfangen"),
    ],
)
def test_what_cannot_be_filled_in(text: str, place: int, cause: str) -> None:
    set_language("de")
    assert (
        said(text)
        == f"Text, Zeile 1, Spalte {place}: Das lässt sich nicht für jeden Kontakt auswerten: {cause}"
    )


def test_html_without_any_text_is_told_without_words_of_the_engine() -> None:
    set_language("de")
    found = problems(MessageText("S", "", "<p>{% if contact.city %}x<b {% endif %}>y</b></p>"), FIELDS)
    assert error_text(TemplateError(found[0])) == (
        "Aus dem HTML lässt sich kein reiner Text machen. Schreiben Sie auch den Textteil."
    )


def test_a_record_tells_its_cause_in_the_readers_language() -> None:
    detail = json.dumps([("template_failed", "divided_by: can't divide by 0")])
    assert detail_text("template_failed", detail) == (
        "The message cannot be made for this contact: a division by zero"
    )
    set_language("de")
    assert detail_text("template_failed", detail) == (
        "Für diesen Kontakt lässt sich die Nachricht nicht erstellen: eine Teilung durch null"
    )
    assert detail_text("template_failed", None) == (
        "Für diesen Kontakt lässt sich die Nachricht nicht erstellen"
    )
