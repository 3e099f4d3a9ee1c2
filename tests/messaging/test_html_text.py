"""The plain text of an HTML message."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulkdesk.messaging.html_text import text_of_html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two  <b>three</b>\n four</p>", "One\n\nTwo three four"),
        ("One<br>Two<br/>Three", "One\nTwo\nThree"),
        ("<ul><li>One</li><li>Two</li></ul>", "- One\n- Two"),
        ('See <a href="https://example.com/x">here</a>.', "See here (https://example.com/x)."),
        ('<a href="https://example.com">https://example.com</a>', "https://example.com"),
        ('<a href="mailto:a@b.de">a@b.de</a> <a href="#top">up</a>', "a@b.de up"),
        ('<a href="https://example.com/{{ contact.id }}"></a>', "https://example.com/{{ contact.id }}"),
        ("<style>p {color: red}</style><script>x()</script><title>T</title>Hi<!-- no -->", "Hi"),
        ("<html><head><title>T</title><body><p>Hi</p></body></html>", "Hi"),
        ("&lt;b&gt; &amp; &euro;&nbsp;5", "<b> & €\xa05"),
        ('<img src="x.png" alt="Logo"> Hi', "Logo Hi"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("{{ contact.first_name | default: &quot;you&quot; }}", '{{ contact.first_name | default: "you" }}'),
        ("</p></a></style>Hi", "Hi"),
        ("", ""),
    ],
)
def test_what_a_reader_without_html_sees(html: str, text: str) -> None:
    assert text_of_html(html) == text


@given(st.text())
def test_any_text_is_read(html: str) -> None:
    assert "\n\n\n" not in text_of_html(html)
