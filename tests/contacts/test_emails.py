from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulkdesk.contacts import emails
from bulkdesk.contacts.emails import normalise_email


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" Anna.Meyer+News@Example.COM\u00a0", "anna.meyer+news@example.com"),
        ("o'brien@example.org", "o'brien@example.org"),
        ("a@b.co.uk", "a@b.co.uk"),
        ("a@sample.test", "a@sample.test"),
        ("a@sample.example", "a@sample.example"),
        ("Zoë@MÜLLER.de", "zoë@müller.de"),
        ("a@xn--mller-kva.de", "a@müller.de"),
        ("mailto:A@b.de", "a@b.de"),
        ("mailto:a%2Bb@c.de", "a+b@c.de"),
        ("Meyer, Zoë <zoe@example.com>", "zoe@example.com"),
        ("a@b.de <A@B.de>", "a@b.de"),
        ("<a@b.de>", "a@b.de"),
    ],
)
def test_read(text: str, expected: str) -> None:
    assert normalise_email(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "@", "a", "a@b", "a@test", "a@localhost", "a@mail.local", "a@b.invalid", "a@b.123", "a..b@c.de",
        ".a@b.de", "a.@b.de", "a@-b.de", "a@b-.de", "a@b..de", "a@ab--cd.de", "a b@c.de", '"a b"@c.de', "a@[127.0.0.1]",
        "a@b.de, c@d.de", "a@b.de;", "a@b.de <c@d.de>", "Anna <a@b.de", "mailto:a@b.de?subject=x", "a＠b.de",
        "a@" + "b" * 64 + ".de", "a" * 250 + "@b.de", "a\x00@b.de", "a@b.de\n c@d.de",
    ],
)  # fmt: skip
def test_not_read(text: str) -> None:
    assert normalise_email(text) is None


ADDRESSES = st.from_regex(
    r"\A ?[A-Za-z0-9._+'-]{1,12}(@|\.@|@@)([A-Za-z0-9-]{1,8}\.){0,3}(com|de|test|local|invalid|c|x1|ARPA|xn--p1ai|museum) ?\Z"
)


@given(ADDRESSES | st.emails() | st.text("aB1.@-+ _ü<>ſK", max_size=14))
def test_fast_path_answers_like_the_library(text: str) -> None:
    assert normalise_email(text) == emails._by_library(text)


@pytest.mark.parametrize("labels", [1, 3, 4])
@pytest.mark.parametrize("length", [61, 62, 63, 64])
@pytest.mark.parametrize("local", [1, 58, 59, 60, 61, 62, 64, 65])
def test_fast_path_answers_like_the_library_at_the_limits(labels: int, length: int, local: int) -> None:
    text = "a" * local + "@" + ("b" * length + ".") * labels + "de"
    assert normalise_email(text) == emails._by_library(text)


@given(ADDRESSES | st.emails() | st.text("aİßΣſÅ@.éK", max_size=12))
def test_stored_form_is_its_own_stored_form(text: str) -> None:
    stored = normalise_email(text)
    if stored is not None:
        assert normalise_email(stored) == stored
