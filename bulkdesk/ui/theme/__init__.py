"""Look of the window: tokens, the live theme, icons."""

from bulkdesk.ui.theme.icons import color, icon, paint_glyph
from bulkdesk.ui.theme.manager import Mode, Theme, set_kind, set_look, set_text_style, tabular, theme
from bulkdesk.ui.theme.tokens import (
    CONTROL_HEIGHT,
    DARK,
    LIGHT,
    RADII,
    ROW_HEIGHT,
    SPACING,
    TYPE,
    Palette,
    Tone,
    ToneColors,
)

__all__ = [
    "CONTROL_HEIGHT",
    "DARK",
    "LIGHT",
    "RADII",
    "ROW_HEIGHT",
    "SPACING",
    "TYPE",
    "Mode",
    "Palette",
    "Theme",
    "Tone",
    "ToneColors",
    "color",
    "icon",
    "paint_glyph",
    "set_kind",
    "set_look",
    "set_text_style",
    "tabular",
    "theme",
]
