"""HTML messages that are shown inside the program."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulkdesk.messaging.preview import safe_html


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>Hi",
        "<SCRIPT SRC=//x.example></SCRIPT>Hi",
        '<img src="https://x.example/pixel.gif">Hi',
        '<img src="//x.example/pixel.gif">Hi',
        '<img src="data:image/svg+xml;base64,PHN2Zz4=">Hi',
        '<img srcset="https://x.example/a.png 2x">Hi',
        '<img src=x onerror="alert(1)">Hi',
        '<body background="https://x.example/a.png" onload=x()>Hi',
        '<p style="background: url(https://x.example/a.png)">Hi</p>',
        '<p style="background-color: url(https://x.example/a.png)">Hi</p>',
        '<p style="list-style-image:url(//x.example/a)">Hi</p>',
        '<p style="width: expression(alert(1))" style="behavior:url(#x)">Hi</p>',
        '<style>@import "https://x.example/a.css"</style>Hi',
        '<link rel="stylesheet" href="https://x.example/a.css">Hi',
        '<meta http-equiv="refresh" content="0;url=https://x.example">Hi',
        '<iframe src="https://x.example"></iframe>Hi',
        '<object data="https://x.example"></object><embed src="https://x.example">Hi',
        '<svg><image href="https://x.example/a.png"/><script>alert(1)</script></svg>Hi',
        '<video src="https://x.example/a" poster="https://x.example/b"></video>Hi',
        '<a href="javascript:alert(1)">Hi</a>',
        '<a href="java\nscript:alert(1)">Hi</a>',
        '<a href="data:text/html,<script>alert(1)</script>">Hi</a>',
        '<a href="file:///etc/passwd">Hi</a>',
        '<form action="https://x.example"><input name=a autofocus onfocus=x()></form>Hi',
        '<base href="https://x.example/">Hi',
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>Hi",
        '<p style="position:fixed;top:0">Hi</p>',
        "<!--[if gte mso 9]><script>x</script><![endif]-->Hi",
    ],
)
def test_nothing_runs_and_nothing_is_loaded(html: str) -> None:
    made = safe_html(html).lower()
    for bad in (
        "script",
        "x.example",
        "onerror",
        "onload",
        "onfocus",
        "url(",
        "file:",
        "svg",
        "position",
        "import",
    ):
        assert bad not in made
    if "mglyph" not in html:
        assert "hi" in made


@pytest.mark.parametrize(
    "html",
    [
        "<h1>Hi</h1><p>You &amp; <b>yours</b><br>there</p>",
        '<table width="600" cellpadding="0"><tbody><tr><td align="center" bgcolor="#ffffff">Hi</td></tr></tbody></table>',
        '<p style="color:#333;font-size:14px;padding:0 4px">Hi</p>',
        '<img src="data:image/png;base64,iVBORw0KGgo=" alt="Logo" width="10">',
        "<ul><li>One</li></ul><blockquote>Two</blockquote>",
    ],
)
def test_what_a_message_is_made_of_stays(html: str) -> None:
    assert safe_html(html) == html


def test_links_stay() -> None:
    for address in ("https://example.com/?a=1", "mailto:a@example.com", "tel:+49123"):
        assert f'href="{address}"' in safe_html(f'<a href="{address}">Hi</a>')


def test_a_remote_image_leaves_its_text() -> None:
    assert safe_html('<img src="https://example.com/a.png" alt="Our logo">') == '<img alt="Our logo">'


@given(st.text(st.sampled_from("<>\"'=/ scriptmgonerrlx:url()&;\n"), max_size=80))
def test_odd_html_is_harmless(html: str) -> None:
    made = safe_html(html).lower()
    assert "<script" not in made
    assert safe_html(made) == made
