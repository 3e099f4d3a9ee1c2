"""The program's icon, painted: a list with ticks on the accent colour."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from bulkdesk.ui.theme import LIGHT, paint_glyph

_SIZES = (16, 24, 32, 48, 64, 128, 256)


def app_icon() -> QIcon:
    """Return the icon in all usual sizes; the same in light and dark, as the desktop shows it on its own ground."""
    result = QIcon()
    for size in _SIZES:
        result.addPixmap(_paint(size))
    return result


def _paint(size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.accent))
    painter.drawRoundedRect(QRectF(0, 0, size, size), size * 0.22, size * 0.22)
    inset = round(size * 0.18)
    paint_glyph(
        painter,
        QRect(0, 0, size, size).adjusted(inset, inset, -inset, -inset),
        "bulk_actions",
        QColor("#ffffff"),
    )
    painter.end()
    return pixmap
