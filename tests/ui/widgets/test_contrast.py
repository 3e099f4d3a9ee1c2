"""Every pair of colours that the style sheet or a painter puts on one another, measured as WCAG 2.2 does."""

from __future__ import annotations

import re

import pytest

from bulkdesk.ui.theme import DARK, LIGHT, Palette, Tone
from bulkdesk.ui.theme.stylesheet import stylesheet

PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
TEXT, MARK = 4.5, 3.0
"""The least contrast of running text, and of icons, edges that carry meaning, rings and large text (WCAG 1.4.3, 1.4.11)."""
GROUNDS = ("background", "surface", "surface_raised", "surface_sunken")
STATES = ("hover", "pressed", "selection", "accent_subtle")


def contrast(first: str, second: str) -> float:
    """Return the WCAG 2.2 contrast ratio (1–21) of two ``#rrggbb`` colours."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""

    def linear(channel: int) -> float:
        value = channel / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(color[start : start + 2], 16)) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def pairs(palette: Palette) -> list[tuple[str, str, str, str, float]]:
    """Name and colour of what is drawn, of what it is drawn on, and the least contrast."""

    def color(name: str) -> str:
        return str(getattr(palette, name))

    found = [
        *((text, ground, TEXT) for text in ("text", "text_muted") for ground in (*GROUNDS, *STATES)),
        *(("accent", ground, TEXT) for ground in (*GROUNDS, "accent_subtle")),
        *(("accent_text", ground, TEXT) for ground in ("accent", "accent_hover", "accent_pressed")),
        *(("danger_text", ground, TEXT) for ground in ("danger", "danger_hover")),
        ("tooltip_text", "tooltip_background", TEXT),
        *(("focus", ground, MARK) for ground in (*GROUNDS, *STATES)),
        *(("control_border", ground, MARK) for ground in GROUNDS),
        *((mark, ground, MARK) for mark in ("accent", "danger") for ground in GROUNDS),
    ]
    named = [(mark, color(mark), ground, color(ground), least) for mark, ground, least in found]
    for tone in Tone:
        tones = palette.tone(tone)
        named.append((f"{tone}.fg", tones.fg, f"{tone}.bg", tones.bg, TEXT))
        named += [(f"{tone}.fg", tones.fg, ground, color(ground), TEXT) for ground in GROUNDS]
        named += [
            (f"{tone}.solid", tones.solid, ground, color(ground), MARK) for ground in (*GROUNDS, "hover")
        ]
    return named


@PALETTES
def test_every_pair_can_be_read(palette: Palette) -> None:
    weak = [
        f"{mark} on {ground}: {contrast(first, second):.2f} < {least}"
        for mark, first, ground, second, least in pairs(palette)
        if contrast(first, second) < least
    ]
    assert weak == []


@PALETTES
def test_the_bar_shows_against_its_track(palette: Palette) -> None:
    for tone in Tone:
        assert contrast(palette.tone(tone).solid, palette.track) >= MARK, tone
    assert contrast(palette.accent, palette.track) >= MARK


@PALETTES
def test_the_edge_of_a_field_can_be_seen(palette: Palette) -> None:
    """A field is known by its edge alone (WCAG 1.4.11)."""
    sheet = stylesheet(palette, dict.fromkeys(("down", "up", "right", "tick", "dash", "dot"), ""))
    rule = re.search(r"QLineEdit, QPlainTextEdit[^{]*\{[^}]*border: 1px solid (#\w+)", sheet)
    assert rule is not None
    for ground in ("background", "surface", "surface_raised"):
        assert contrast(rule[1], getattr(palette, ground)) >= MARK, ground


def test_contrast_agrees_with_known_values() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")
