"""Icons by meaning, drawn from Material Design Icons (the font that QtAwesome brings) in the theme's current colour.

An icon asks the theme for its colour each time it is painted, so it follows a change of scheme with no bookkeeping.

Of QtAwesome only this font is used, not its code: that reads, hashes and keeps a dozen fonts and the names of all their
glyphs, and imports every Qt module there is by way of qtpy, which costs a third of a second and 20 MB at each start.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from bulkdesk.ui.theme.manager import theme
from bulkdesk.ui.theme.tokens import Tone

_FONT_PACKAGE: Final = "qtawesome"
_FONT_FILE: Final = "materialdesignicons6-webfont-[0-9]*.ttf"
_NAMES_FILE: Final = "materialdesignicons6-webfont-charmap-*.json"

ICONS: Final[dict[str, str]] = {
    "account": "account-outline",
    "accounts": "office-building-outline",
    "add": "plus",
    "arrow_left": "arrow-left",
    "arrow_right": "arrow-right",
    "audit": "shield-check-outline",
    "bookmark": "bookmark-outline",
    "bulk_actions": "playlist-check",
    "cancel": "close-circle-outline",
    "cancelled": "cancel",
    "check": "check",
    "chevron_down": "chevron-down",
    "chevron_up": "chevron-up",
    "clock": "clock-outline",
    "close": "close",
    "columns": "view-column-outline",
    "completed": "check-circle-outline",
    "contacts": "account-multiple-outline",
    "copy": "content-copy",
    "delete": "trash-can-outline",
    "download": "tray-arrow-down",
    "edit": "pencil-outline",
    "email": "email-outline",
    "empty": "inbox-outline",
    "error": "alert-circle-outline",
    "export": "upload-outline",
    "file": "file-outline",
    "filter": "filter-outline",
    "folder": "folder-open-outline",
    "help": "help-circle-outline",
    "history": "history",
    "import": "database-import-outline",
    "in_progress": "progress-clock",
    "info": "information-outline",
    "language": "translate",
    "lock": "lock-outline",
    "logout": "logout",
    "menu": "menu",
    "more": "dots-vertical",
    "no_matches": "magnify",
    "notifications": "bell-outline",
    "open": "open-in-new",
    "pause": "pause",
    "paused": "pause-circle-outline",
    "phone": "phone-outline",
    "queued": "clock-outline",
    "remove": "minus",
    "restore": "restore",
    "resume": "play",
    "retry": "refresh",
    "revert": "undo-variant",
    "save": "content-save-outline",
    "search": "magnify",
    "send": "send-outline",
    "settings": "cog-outline",
    "skipped": "minus-circle-outline",
    "smart_lists": "filter-variant",
    "sms": "message-text-outline",
    "star": "star-outline",
    "statistics": "chart-box-outline",
    "tag": "tag-outline",
    "tag_add": "tag-plus-outline",
    "tag_remove": "tag-minus-outline",
    "theme": "theme-light-dark",
    "unconfirmed": "help-circle-outline",
    "view": "eye-outline",
    "warning": "alert-outline",
    "worker": "server-network-off",
}
"""Meaning → name in Material Design Icons 6."""


class ThemedIconEngine(QIconEngine):
    """Paints one glyph of the icon font; the colour is looked up by ``role`` when it is painted."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def clone(self) -> QIconEngine:
        """Return an equal engine (``QIcon`` detaches its copies)."""
        return ThemedIconEngine(self._name, self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Paint the glyph centred in ``rect``."""
        role = "text_disabled" if mode == QIcon.Mode.Disabled else self._role
        paint_glyph(painter, rect, self._name, color(role))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the glyph as a pixmap of ``size`` device pixels."""
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap


def color(role: str) -> QColor:
    """Return the current colour of ``role``: a name of :class:`Palette`, or ``<tone>`` / ``<tone>_solid``."""
    palette = theme().palette
    if role.removesuffix("_solid") in Tone.__members__.values():
        tone = palette.tone(role.removesuffix("_solid"))
        return QColor(tone.solid if role.endswith("_solid") else tone.fg)
    return QColor(getattr(palette, role))


def icon(name: str, role: str = "text") -> QIcon:
    """Return the icon that stands for ``name`` (a key of :data:`ICONS`), in the colour ``role``.

    ``role`` is a colour of the palette (``text``, ``text_muted``, ``accent``, ``accent_text``, ``danger_text`` …) or
    a tone (``success``, ``warning_solid`` …).

    Raises:
        KeyError: there is no such icon.
    """
    if name not in ICONS:
        raise KeyError(name)
    return QIcon(ThemedIconEngine(name, role))


def paint_glyph(painter: QPainter, rect: QRect, name: str, pen: QColor) -> None:
    """Paint the icon ``name`` into ``rect`` with the colour ``pen``."""
    painter.save()
    font = QFont(_font_family())
    font.setPixelSize(max(1, min(rect.width(), rect.height())))
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    painter.setFont(font)
    painter.setPen(pen)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, _character(name))
    painter.restore()


def _character(name: str) -> str:
    return _characters()[ICONS[name]]


@cache
def _characters() -> dict[str, str]:
    """The character of each glyph that an icon names."""
    points: dict[str, str] = json.loads(_font_file(_NAMES_FILE).read_text("utf-8"))
    return {glyph: chr(int(points[glyph], 16)) for glyph in ICONS.values()}


@cache
def _font_family() -> str:
    number = QFontDatabase.addApplicationFont(str(_font_file(_FONT_FILE)))
    return QFontDatabase.applicationFontFamilies(number)[0]


def _font_file(pattern: str) -> Path:
    """The one file of the font's package that is called so. Looked up without importing the package."""
    spec = find_spec(_FONT_PACKAGE)
    places = [] if spec is None else spec.submodule_search_locations or []
    (found,) = [path for place in places for path in Path(place, "fonts").glob(pattern)]
    return found
