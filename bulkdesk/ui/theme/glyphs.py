"""The small marks that a style sheet can only take from files (arrows, ticks), painted in the theme's colours."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from bulkdesk.ui.theme.tokens import Palette

_SIZE: Final = 16
# Polylines on a grid of 16 × 16.
_SHAPES: Final[dict[str, tuple[tuple[float, float], ...]]] = {
    "down": ((4.5, 6.5), (8, 10), (11.5, 6.5)),
    "up": ((4.5, 9.5), (8, 6), (11.5, 9.5)),
    "right": ((6.5, 4.5), (10, 8), (6.5, 11.5)),
    "tick": ((4, 8.4), (6.8, 11.2), (12, 5.4)),
    "dash": ((4.5, 8), (11.5, 8)),
    "dot": ((8, 8), (8, 8.01)),
}
_ON_ACCENT: Final = {"tick", "dash", "dot"}


def write_glyphs(directory: str, palette: Palette) -> dict[str, str]:
    """Write each mark to ``directory`` at one, two and three times its size; return name → path for ``url()``."""
    urls = {}
    for name, points in _SHAPES.items():
        path = Path(directory) / f"{name}.png"
        color = QColor(palette.accent_text if name in _ON_ACCENT else palette.text_muted)
        for factor, suffix in ((1, ""), (2, "@2x"), (3, "@3x")):
            image = _draw(points, color, factor, width=6.0 if name == "dot" else 1.6)
            image.save(str(path.with_stem(path.stem + suffix)))
        urls[name] = path.as_posix()
    return urls


def _draw(points: tuple[tuple[float, float], ...], color: QColor, factor: int, *, width: float) -> QImage:
    image = QImage(_SIZE * factor, _SIZE * factor, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(factor, factor)
    painter.setPen(
        QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))
    painter.end()
    return image
