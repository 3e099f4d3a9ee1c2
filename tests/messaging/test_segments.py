"""Segments of text messages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulkdesk.messaging.segments import Encoding, Segments, segments

GSM, UCS = Encoding.GSM7, Encoding.UCS2


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", Segments(GSM, 0, 0, 160)),
        ("a", Segments(GSM, 1, 1, 159)),
        ("a" * 160, Segments(GSM, 160, 1, 0)),
        ("a" * 161, Segments(GSM, 161, 2, 145)),
        ("a" * 306, Segments(GSM, 306, 2, 0)),
        ("a" * 307, Segments(GSM, 307, 3, 152)),
        ("äöüßÄÖÜ@£\n", Segments(GSM, 10, 1, 150)),
        ("€" * 80, Segments(GSM, 160, 1, 0)),
        ("€{}[]~|^\\\f", Segments(GSM, 20, 1, 140)),
        # 153 is odd: the euro does not fit into the last place of the first segment.
        ("€" * 81, Segments(GSM, 162, 2, 143)),
        ("a" * 152 + "€" + "a" * 10, Segments(GSM, 164, 2, 141)),
        ("ç", Segments(UCS, 1, 1, 69)),
        ("Ç", Segments(GSM, 1, 1, 159)),
        ("я" * 70, Segments(UCS, 70, 1, 0)),
        ("я" * 71, Segments(UCS, 71, 2, 63)),
        ("😀", Segments(UCS, 2, 1, 68)),
        ("😀" * 35, Segments(UCS, 70, 1, 0)),
        ("😀" * 36, Segments(UCS, 72, 2, 61)),
        ("a`", Segments(UCS, 2, 1, 68)),
    ],
)
def test_counting(text: str, wanted: Segments) -> None:
    assert segments(text) == wanted


@given(st.text(st.sampled_from("aäß€[😀я\n"), max_size=700))
def test_the_numbers_fit_together(text: str) -> None:
    found = segments(text)
    room = found.encoding.alone if found.segments <= 1 else found.encoding.joined
    assert 0 <= found.left <= room
    assert found.units >= len(text)
    if found.encoding is UCS:
        assert found.units == len(text.encode("utf-16-le")) // 2
    # What is left blank at the ends of full segments is less than one character each.
    blank = max(found.segments, 1) * room - found.left - found.units
    assert 0 <= blank < max(found.segments, 1)


@given(st.text(st.sampled_from("a€😀"), min_size=1, max_size=400), st.sampled_from("a€😀"))
def test_more_text_never_takes_less(text: str, more: str) -> None:
    assert segments(text + more).segments >= segments(text).segments


@given(st.text(st.sampled_from("a€я😀"), min_size=1, max_size=400))
def test_what_is_left_is_just_what_fits(text: str) -> None:
    found = segments(text)
    assert segments(text + "a" * found.left).segments == found.segments
    assert segments(text + "a" * (found.left + 1)).segments == found.segments + 1
