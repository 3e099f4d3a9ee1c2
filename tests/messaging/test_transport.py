"""A server's words as they are kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulkdesk.messaging.transport import MAX_WORDS, TransportError, server_words


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("  550\r\n no\tsuch \x1b[31muser\x07 ", "550 no such [31muser"),
        ("tok3n and tok3n", "*** and ***"),
        (b"gr\xc3\xbc\xc3\x9fe \xff", "grüße �"),
        ("a\u202eb\u2028c\x85d\ufeff", "a b c d"),
        ("", ""),
        ("x" * 400, "x" * 299 + "…"),
    ],
)
def test_words(said: str | bytes, kept: str) -> None:
    assert server_words(said, "tok3n", None, "") == kept


@given(st.text(max_size=700))
def test_words_are_one_line_of_bounded_length(said: str) -> None:
    kept = server_words(said)
    assert len(kept) <= MAX_WORDS
    assert len(kept.splitlines()) <= 1
    assert kept == kept.strip()


def test_an_error_names_its_code_and_words() -> None:
    assert str(TransportError("login_refused", "no", retryable=False)) == "login_refused: no"
    assert str(TransportError("tls_refused", retryable=False)) == "tls_refused"
