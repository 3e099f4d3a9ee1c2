"""The live theme: one object that dresses the application and follows the system's scheme."""

from __future__ import annotations

import sys
from enum import StrEnum
from functools import cache
from typing import Final

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QStyle, QStyleFactory, QToolTip, QWidget

from bulkdesk.ui.theme.glyphs import write_glyphs
from bulkdesk.ui.theme.stylesheet import stylesheet
from bulkdesk.ui.theme.tokens import DARK, LIGHT, TYPE, Palette

# Tried in this order where the desktop names no font of its own (a bare X11 session answers "Sans Serif").
_FALLBACK_FAMILIES: Final = ("Inter", "Noto Sans", "Cantarell", "Ubuntu", "Liberation Sans", "DejaVu Sans")


class Mode(StrEnum):
    """Which scheme the user wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Holds the current palette and dresses the application with it.

    Widgets that paint themselves read :attr:`palette` each time they paint, or repaint on :attr:`themeChanged`.
    """

    themeChanged = Signal()  # noqa: N815 - Qt's naming for signals

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mode = Mode.SYSTEM
        self._palette = LIGHT
        self._app: QApplication | None = None
        self._glyphs: QTemporaryDir | None = None
        self._less_motion = False

    @property
    def palette(self) -> Palette:
        """The colours in use now."""
        return self._palette

    @property
    def mode(self) -> Mode:
        """What was asked for: a fixed scheme, or the system's."""
        return self._mode

    def apply(self, app: QApplication, mode: Mode | str = Mode.SYSTEM) -> None:
        """Dress ``app`` and keep it in step with the system's scheme. May be called again."""
        self._mode = Mode(mode)
        self._tell_platform()
        if self._app is None:
            self._app = app
            app.styleHints().colorSchemeChanged.connect(self._follow)
            app.setStyle(QStyleFactory.create("Fusion"))
            app.setFont(_body_font())
            QToolTip.setFont(_body_font())
        self._dress(self._wanted(app.styleHints().colorScheme()))

    def set_mode(self, mode: Mode | str) -> None:
        """Switch between the system's scheme and a fixed one, at once."""
        self._mode = Mode(mode)
        self._tell_platform()
        self._follow(QGuiApplication.styleHints().colorScheme())

    @property
    def has_less_motion(self) -> bool:
        """Whether nothing is to move or blink by itself: asked for here, or the platform's style moves nothing."""
        style = QApplication.style()
        return self._less_motion or style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0

    def set_less_motion(self, *, on: bool) -> None:
        """Let nothing move or blink by itself, at once; or let it again."""
        if on is not self._less_motion:
            self._less_motion = on
            hints = QGuiApplication.styleHints()
            # -1 gives the caret back to the system.
            hints.setCursorFlashTime(0 if on else -1)
            self.themeChanged.emit()

    def _tell_platform(self) -> None:
        """Let what the platform draws itself (title bars, native dialogs) have the same scheme."""
        hints = QGuiApplication.styleHints()
        if self._mode is Mode.SYSTEM:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(Qt.ColorScheme.Dark if self._mode is Mode.DARK else Qt.ColorScheme.Light)

    def _wanted(self, scheme: Qt.ColorScheme) -> Palette:
        if self._mode is Mode.SYSTEM:
            return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._mode is Mode.DARK else LIGHT

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        wanted = self._wanted(scheme)
        if wanted is not self._palette:
            self._dress(wanted)

    def _dress(self, palette: Palette) -> None:
        self._palette = palette
        if self._app is not None:
            # The old directory goes only after the style sheet that names its files has been replaced.
            glyphs = QTemporaryDir()
            urls = write_glyphs(glyphs.path(), palette)
            self._app.setPalette(_qt_palette(palette))
            self._app.setStyleSheet(stylesheet(palette, urls))
            self._glyphs = glyphs
        self.themeChanged.emit()


@cache
def theme() -> Theme:
    """Return the application's one theme; before :meth:`Theme.apply` it is the light one."""
    return Theme()


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Give a widget a property that the style sheet goes by (``invalid``, ``tone``); False and None are as none at all."""
    if (widget.property(name) or None) != (value or None):
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def set_kind(widget: QWidget, kind: str) -> None:
    """Give a button its ``kind`` (``primary``, ``secondary``, ``quiet``, ``danger``) or any widget its QSS kind."""
    set_look(widget, "kind", kind)


def set_text_style(label: QLabel, style: str) -> None:
    """Give a label a step of the type scale (``caption``, ``body``, ``muted``, ``strong``, ``title``, ``heading``).

    The label shows plain text from then on: what a file or a person wrote is never markup.
    """
    label.setTextFormat(Qt.TextFormat.PlainText)
    set_look(label, "textStyle", style)


def tabular(font: QFont) -> QFont:
    """Return ``font`` with digits of equal width, where the font has them."""
    result = QFont(font)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def _body_font() -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if sys.platform.startswith("linux") and font.family().casefold() in {"", "sans", "sans serif"}:
        families = set(QFontDatabase.families())
        font.setFamily(
            next((name for name in _FALLBACK_FAMILIES if name in families), QFontInfo(font).family())
        )
    font.setPointSizeF(TYPE.body)
    # Inter's contextual forms turn the x between digits into a multiplication sign; ids and numbers are shown as they are.
    font.setFeature(QFont.Tag("calt"), 0)
    return font


def _qt_palette(palette: Palette) -> QPalette:
    role = QPalette.ColorRole
    colors = {
        role.Window: palette.background,
        role.WindowText: palette.text,
        role.Base: palette.surface,
        role.AlternateBase: palette.surface_sunken,
        role.Text: palette.text,
        role.PlaceholderText: palette.text_muted,
        role.Button: palette.surface,
        role.ButtonText: palette.text,
        role.BrightText: palette.danger_text,
        role.ToolTipBase: palette.tooltip_background,
        role.ToolTipText: palette.tooltip_text,
        role.Highlight: palette.accent,
        role.HighlightedText: palette.accent_text,
        role.Accent: palette.accent,
        role.Link: palette.accent,
        role.LinkVisited: palette.accent,
        role.Light: palette.surface_raised,
        role.Midlight: palette.border,
        role.Mid: palette.border_strong,
        role.Dark: palette.control_border,
        role.Shadow: palette.border_strong,
    }
    result = QPalette()
    for name, value in colors.items():
        result.setColor(name, QColor(value))
    disabled = QPalette.ColorGroup.Disabled
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        result.setColor(disabled, name, QColor(palette.text_disabled))
    result.setColor(disabled, role.Highlight, QColor(palette.border))
    return result
