"""Messages with merge fields: what they become, and what is found before anybody gets one."""

from __future__ import annotations

from datetime import UTC
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulkdesk.messaging import language
from bulkdesk.messaging.fast_render import fast_renderer
from bulkdesk.messaging.templates import (
    MergeFields,
    MessageText,
    TemplateError,
    compile_message,
    contact_values,
    merge_fields,
    problems,
)
from bulkdesk.store.contacts import TEXT_COLUMNS, ContactRow

CUSTOM = ("Farbe", "Größe in cm", "size", 'with "quotes"')
FIELDS = MergeFields.of(CUSTOM)


def contact(
    custom: dict[str, str] | None = None, tags: tuple[str, ...] = (), created_at: int = 0, **texts: str
) -> ContactRow:
    return ContactRow(
        id=7,
        texts={**dict.fromkeys(TEXT_COLUMNS), **texts},
        additional_emails=[],
        additional_phones=[],
        custom=custom or {},
        dnd_sms=False,
        dnd_email=False,
        tags=list(tags),
        created_at=created_at,
        updated_at=created_at,
    )


def filled(text: str, person: ContactRow | None = None) -> str:
    """The text part for one contact."""
    message = compile_message(MessageText(None, text), FIELDS)
    return message.render(contact_values(person or contact(), UTC)).text


ANNA = contact({"Farbe": "blau", "Größe in cm": "170"}, ("vip", "neu"), first_name="Anna", city="Köln")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('Hi {{ contact.first_name | default: "there" }}!', "Hi Anna!"),
        ('Hi {{ contact.last_name | default: "there" }}!', "Hi there!"),
        ("Hi {{ contact.last_name }}!", "Hi !"),
        ("100 % {{contact.city}} %s %(f0)s", "100 % Köln %s %(f0)s"),
        ('{{ contact.custom.Farbe }} {{ contact.custom["Größe in cm"] }}', "blau 170"),
        ('{{ contact.custom["size"] }}{{ contact.custom["size"] | default: "none" }}', "none"),
        ("{{ contact.tags | join: ', ' }}", "vip, neu"),
        ("{{ contact.tags.first }} {{ contact.tags.size }} {{ contact.tags[1] }}", "vip 2 neu"),
        ("{% if contact.last_name %}yes{% else %}no{% endif %}", "no"),
        ("{% unless contact.city %}yes{% else %}no{% endunless %}", "no"),
        ("{% case contact.city %}{% when 'Köln' %}Alaaf{% endcase %}", "Alaaf"),
        ("{% assign name = contact.first_name | upcase %}{{ name }}", "ANNA"),
        ("{% for tag in contact.tags %}{{ forloop.index }}{{ tag }} {% endfor %}", "1vip 2neu "),
        ("{{ contact.full_name }} {{ contact.id }}", "Anna 7"),
        ('{{ contact.date_of_birth | date: "%d.%m.%Y" }}', ""),
        ("{{ contact.first_name }}{{ contact.first_name | default: 'x' }}", "AnnaAnna"),
        ("{% raw %}{{ not a field }}{% endraw %}", "{{ not a field }}"),
        ("<{{ contact.city }}>", "<Köln>"),
    ],
)
def test_what_a_message_becomes(text: str, wanted: str) -> None:
    assert filled(text, ANNA) == wanted


def test_dates() -> None:
    born = contact(date_of_birth="2000-02-29")
    assert filled('{{ contact.date_of_birth | date: "%d.%m.%Y" }}', born) == "29.02.2000"
    late = contact(created_at=1_704_063_600_000)  # 2023-12-31 23:00 UTC
    values = contact_values(late, ZoneInfo("Europe/Berlin"))
    message = compile_message(MessageText(None, "{{ contact.created_at }}"), FIELDS)
    assert message.render(values).text == "2024-01-01"
    assert message.render(contact_values(late, UTC)).text == "2023-12-31"


def test_html_escapes_what_contacts_hold_and_text_does_not() -> None:
    person = contact({"Farbe": "<b>"}, first_name="<script>\"x\" & 'y'</script>")
    part = "{{ contact.first_name }} {{ contact.custom.Farbe }} {{ contact.first_name | append: '<i>' }}"
    made = compile_message(MessageText(part, part, part), FIELDS).render(contact_values(person, UTC))
    plain = "<script>\"x\" & 'y'</script> <b> <script>\"x\" & 'y'</script><i>"
    assert made.subject == made.text == plain
    assert made.html is not None
    assert "<script" not in made.html
    assert "<b>" not in made.html
    assert made.html.endswith("&lt;/script&gt;<i>")


HOSTILE = ("\"><script>x</script>'%3Cscript%3E", "PHNjcmlwdD4=", "<SCRIPT>", "")


@pytest.mark.parametrize("name", sorted(language._HTML.filters))
def test_no_filter_lets_data_through_unescaped(name: str) -> None:
    for arguments in ("", ": 'a'", ": 'a', 'b'", ": contact.city", ": contact.city, contact.city", ": 1, 2"):
        for field in ("city", "tags"):
            source = f"{{{{ contact.{field} | {name}{arguments} }}}}"
            template = language._HTML.from_string(source)
            for value in HOSTILE:
                try:
                    made = template.render(contact={"city": value, "tags": [value]})
                except language._FAILURES:
                    continue
                assert "<script" not in made.lower()
                assert '">' not in made


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "what"),
    [
        ("Hi {{ contact.nme }}", "template_unknown_field", 1, 7, "contact.nme"),
        ("a\nb {{ first_name }}", "template_unknown_field", 2, 6, "first_name"),
        ("{{ contact }}", "template_unknown_field", 1, 4, "contact"),
        ("{{ contact.custom }}", "template_unknown_field", 1, 4, "contact.custom"),
        ("{{ contact.custom.Nope }}", "template_unknown_field", 1, 4, "contact.custom.Nope"),
        ("{{ contact.city.x }}", "template_unknown_field", 1, 4, "contact.city.x"),
        ("{{ contact[contact.city] }}", "template_unknown_field", 1, 4, "contact[contact.city]"),
        ("{{ now }}", "template_unknown_field", 1, 4, "now"),
        ("{% if contact.nme %}x{% endif %}", "template_unknown_field", 1, 7, "contact.nme"),
        ("{{ contact.city | default: contact.twn }}", "template_unknown_field", 1, 28, "contact.twn"),
        ("{% assign x = contact.nme %}{{ x }}", "template_unknown_field", 1, 15, "contact.nme"),
        ("{{ x }}{% assign x = 1 %}", "template_unknown_field", 1, 4, "x"),
        ("{{ contact.city | shout }}", "template_unknown_filter", 1, 19, "shout"),
        ("{{ contact.city | safe }}", "template_unknown_filter", 1, 19, "safe"),
        ('{% include "/etc/passwd" %}', "template_tag", 1, 4, "include"),
        ('{% render "x" %}', "template_tag", 1, 4, "render"),
        ("{% liquid echo contact.city %}", "template_tag", 1, 4, "liquid"),
        ("{% assign contact = 1 %}x", "template_name_taken", 1, 11, "contact"),
        ("{{ 1 | divided_by: 0 }}", "template_value", 1, 8, "divided_by: can't divide by 0"),
        ("{% for i in (1..9999999) %}x{% endfor %}", "template_value", 1, 4, "loop iteration limit reached"),
        ("  \n ", "template_empty", 1, 1, ""),
    ],
)
def test_what_is_found_before_anybody_gets_it(
    text: str, code: str, line: int, column: int, what: str
) -> None:
    (found,) = problems(MessageText("Fine", text), FIELDS)
    assert (found.code, found.part, found.line, found.column, found.what) == (
        code,
        "text",
        line,
        column,
        what,
    )
    with pytest.raises(TemplateError) as caught:
        compile_message(MessageText("Fine", text), FIELDS)
    assert caught.value.code == code
    assert caught.value.params == {"part": "text", "line": line, "column": column, "what": what}


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("Hi {{ contact.first_name", 1, 4),
        ("Hi {{ contact.first_name }", 1, 4),
        ("Hi {{ }}", 1, 4),
        ("Hi\n{% if contact.city %}", 2, 4),
        ("a\r\nb {% nothing", 2, 3),
        ("a\n {{ contact. }}", 2, 2),
        ("{% if contact.city %}{% for t in contact.tags %}{% endfor %}", 1, 4),
        ("{% unless %}x{% endunless %}", 1, 4),
        ("{% if contact.city %}{% endfor %}", 1, 25),
    ],
)
def test_what_is_no_template(text: str, line: int, column: int) -> None:
    (found,) = problems(MessageText(None, text), FIELDS)
    assert (found.code, found.line) == ("template_syntax", line)
    assert found.what
    assert "\n" not in found.what
    assert found.column == column


def test_all_problems_are_listed_part_by_part() -> None:
    found = problems(
        MessageText("{{ contact.a }}", "{{ contact.b }}{{ contact.c }}", "{{ contact.d }}"), FIELDS
    )
    assert [(problem.part, problem.what) for problem in found] == [
        ("subject", "contact.a"),
        ("text", "contact.b"),
        ("text", "contact.c"),
        ("html", "contact.d"),
    ]


def test_a_value_that_a_filter_cannot_work_with_is_told_for_that_contact() -> None:
    message = compile_message(MessageText(None, "{{ contact.custom.Farbe | date: '%Y' }}"), FIELDS)
    assert message.render(contact_values(contact({"Farbe": "2024-05-01"}), UTC)).text == "2024"
    with pytest.raises(TemplateError) as caught:
        message.render(contact_values(contact({"Farbe": "9" * 30}), UTC))
    assert caught.value.code == "template_value"
    assert caught.value.problem.part == "text"


def test_a_text_part_is_made_from_the_html_part() -> None:
    html = '<p>Hi {{ contact.first_name | default: "you &amp; yours" }}</p><p>{{ contact.nme }}</p>'
    found = problems(MessageText("S", "", html), FIELDS)
    assert [(problem.part, problem.what) for problem in found] == [("html", "contact.nme")]
    good = compile_message(MessageText("S", " ", html.replace("nme", "city")), FIELDS)
    made = good.render(contact_values(contact(city="A & B"), UTC))
    assert made.text == "Hi you & yours\n\nA & B"
    assert made.html == "<p>Hi you &amp; yours</p><p>A &amp; B</p>"


def test_the_fields_that_are_offered_can_be_used() -> None:
    offered = merge_fields((*CUSTOM, "both \" and '", "}}"))
    assert ("contact.first_name", "first_name") in offered
    assert ("contact.custom.Farbe", "custom:Farbe") in offered
    assert [code for _, code in offered if code.startswith("custom:")] == [
        "custom:Farbe",
        "custom:Größe in cm",
        "custom:size",
        'custom:with "quotes"',
    ]
    text = " ".join(f"{{{{ {path} }}}}" for path, _ in offered)
    assert problems(MessageText(None, text), FIELDS) == []


# A carriage return is written as a line feed.
@given(
    name=st.text(min_size=1, max_size=20),
    value=st.text(st.characters(exclude_characters="\r"), min_size=1, max_size=20),
)
def test_a_custom_field_of_any_name_is_found(name: str, value: str) -> None:
    paths = [path for path, code in merge_fields([name]) if code.startswith("custom:")]
    if not paths:
        return
    message = compile_message(MessageText(None, f"[{{{{ {paths[0]} }}}}]"), MergeFields.of([name]))
    assert message.render(contact_values(contact({name: value}), UTC)).text == f"[{value}]"


PIECES = st.sampled_from(
    [
        "Hi ",
        "%",
        "%s%%",
        "\n",
        "a\r\nb\rc",
        "{{ contact.first_name }}",
        "{{contact.city}}",
        "{{- contact.city -}}",
        '{{ contact.city | default: "<you>" }}',
        "{{ contact['city'] | default: 'me' }}",
        "{{ contact.custom.Farbe }}",
        '{{ contact.custom["size"] | default: "M" }}',
        "{% raw %}{{ x }}{% endraw %}",
        "{{ contact.id }}",
        "{{ contact.full_name | default: '' }}",
    ]
)
VALUES = st.one_of(
    st.just(""), st.text(max_size=10), st.sampled_from(["<b>", "A & B", "a\r\nb", "\r", "%(f0)s", "{{ x }}"])
)


@given(pieces=st.lists(PIECES, max_size=8), city=VALUES, name=VALUES, colour=VALUES)
def test_the_fast_way_gives_what_liquid_gives(pieces: list[str], city: str, name: str, colour: str) -> None:
    values = contact_values(contact({"Farbe": colour}, city=city, first_name=name), UTC)
    for environment, escape in ((language._PLAIN, False), (language._HTML, True)):
        template = environment.from_string("".join(pieces))
        fast = fast_renderer(template, escape=escape)
        assert fast is not None
        assert fast(values) == template.render(values)


@pytest.mark.parametrize(
    "text",
    [
        "{{ contact.tags }}",
        "{{ contact.city | upcase }}",
        "{{ contact.city | default: contact.state }}",
        "{{ contact.city | default: 'x', allow_false: true }}",
        "{{ contact.city | default: 'x' | upcase }}",
        "{% if contact.city %}x{% endif %}",
        "{{ 'x' }}",
    ],
)
def test_the_rest_stays_with_liquid(text: str) -> None:
    assert fast_renderer(language._PLAIN.from_string(text), escape=False) is None
