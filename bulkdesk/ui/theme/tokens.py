"""Design tokens: every length, text size and colour that the window uses.

Lengths are device-independent pixels, text sizes are points, colours are ``#rrggbb``. The colour pairs keep WCAG 2.2
AA contrast (4.5 for text, 3 for the parts of a control that carry meaning); ``tests/ui/widgets`` computes each pair.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Tone(StrEnum):
    """The meaning of a coloured mark. Colour is never the only carrier: an icon and a word go with it."""

    SUCCESS = "success"
    INFO = "info"
    WARNING = "warning"
    NEUTRAL = "neutral"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Spacing:
    """The one spacing scale, in device-independent pixels."""

    xs: int = 4
    sm: int = 8
    md: int = 12
    lg: int = 16
    xl: int = 24
    xxl: int = 32


@dataclass(frozen=True, slots=True)
class Radii:
    """Corner radii, in device-independent pixels."""

    small: int = 4
    control: int = 6
    card: int = 10


@dataclass(frozen=True, slots=True)
class TypeScale:
    """The one type scale, in points."""

    caption: float
    body: float
    title: float
    heading: float

    @classmethod
    def from_body(cls, body: float) -> TypeScale:
        """Return the scale whose running text has ``body`` points."""
        return cls(
            caption=round(body * 0.9, 1),
            body=body,
            title=round(body * 1.2, 1),
            heading=round(body * 1.5, 1),
        )


@dataclass(frozen=True, slots=True)
class ToneColors:
    """Colours of one tone: ``fg`` on ``bg`` for badges and banners, ``solid`` for bars and icons on a surface."""

    fg: str
    bg: str
    solid: str


@dataclass(frozen=True, slots=True)
class Palette:
    """Semantic colours of one scheme."""

    dark: bool
    background: str
    surface: str
    surface_raised: str
    surface_sunken: str
    border: str
    border_strong: str
    control_border: str
    text: str
    text_muted: str
    text_disabled: str
    accent: str
    accent_hover: str
    accent_pressed: str
    accent_text: str
    accent_subtle: str
    focus: str
    danger: str
    danger_hover: str
    danger_text: str
    selection: str
    hover: str
    pressed: str
    track: str
    scroll_handle: str
    tooltip_background: str
    tooltip_text: str
    tones: dict[Tone, ToneColors]

    def tone(self, tone: Tone | str) -> ToneColors:
        """Return the colours of ``tone``.

        Raises:
            ValueError: there is no such tone.
        """
        return self.tones[Tone(tone)]


SPACING: Final = Spacing()
RADII: Final = Radii()
# macOS counts 72 points to 96 pixels' worth of screen, the others 96: both bodies are about 13 pixels at 100 %.
TYPE: Final = TypeScale.from_body(13.0 if sys.platform == "darwin" else 10.0)
ROW_HEIGHT: Final = 40
CONTROL_HEIGHT: Final = 32

LIGHT: Final = Palette(
    dark=False,
    background="#f7f8fa",
    surface="#ffffff",
    surface_raised="#ffffff",
    surface_sunken="#f1f3f6",
    border="#e4e7ec",
    border_strong="#cfd4dc",
    control_border="#838c9a",
    text="#1b1f27",
    text_muted="#59616f",
    text_disabled="#9aa2ae",
    accent="#4752d1",
    accent_hover="#3b45b8",
    accent_pressed="#323b9f",
    accent_text="#ffffff",
    accent_subtle="#eceefb",
    focus="#4752d1",
    danger="#c8322b",
    danger_hover="#ad2721",
    danger_text="#ffffff",
    selection="#e7eafb",
    hover="#f2f4f7",
    pressed="#e8ebf0",
    track="#e6e9ee",
    scroll_handle="#c3c9d2",
    tooltip_background="#20242c",
    tooltip_text="#f4f5f7",
    tones={
        Tone.SUCCESS: ToneColors(fg="#17662f", bg="#e0f4e6", solid="#23853f"),
        Tone.INFO: ToneColors(fg="#1a4fa3", bg="#e3eefc", solid="#2f6fd6"),
        Tone.WARNING: ToneColors(fg="#7a4b00", bg="#fcf0d2", solid="#b37400"),
        Tone.NEUTRAL: ToneColors(fg="#4a5260", bg="#edeff3", solid="#7a8391"),
        Tone.DANGER: ToneColors(fg="#a3241e", bg="#fce8e6", solid="#cb3a32"),
    },
)

DARK: Final = Palette(
    dark=True,
    background="#0f1115",
    surface="#16191f",
    surface_raised="#1c2027",
    surface_sunken="#12151a",
    border="#272c35",
    border_strong="#3a414d",
    control_border="#6d7686",
    text="#e8eaef",
    text_muted="#9ca5b4",
    text_disabled="#5d6674",
    accent="#8b95f6",
    accent_hover="#9ea7f8",
    accent_pressed="#b0b7fa",
    accent_text="#10131c",
    accent_subtle="#23284a",
    focus="#8b95f6",
    danger="#f0766e",
    danger_hover="#f48c85",
    danger_text="#1c0a09",
    selection="#262b4a",
    hover="#1e222a",
    pressed="#272c36",
    track="#2a303a",
    scroll_handle="#434b58",
    tooltip_background="#e8eaef",
    tooltip_text="#16191f",
    tones={
        Tone.SUCCESS: ToneColors(fg="#79d894", bg="#15301f", solid="#43b566"),
        Tone.INFO: ToneColors(fg="#8bbcff", bg="#152a47", solid="#5396f0"),
        Tone.WARNING: ToneColors(fg="#eac063", bg="#34280b", solid="#d2a034"),
        Tone.NEUTRAL: ToneColors(fg="#b5bdca", bg="#272d37", solid="#8c95a4"),
        Tone.DANGER: ToneColors(fg="#ff9c95", bg="#3c1a18", solid="#e8655d"),
    },
)
