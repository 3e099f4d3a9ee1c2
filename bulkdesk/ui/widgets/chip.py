"""Chips: small removable marks, one for each active filter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from bulkdesk.ui.theme import SPACING, TYPE, paint_glyph, theme
from bulkdesk.ui.widgets.flow_layout import FlowLayout
from bulkdesk.ui.widgets.plain import elided, plain_tooltip

_CROSS = 14
_MAX_WIDTH = 320
_CLOSING = frozenset(
    {Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
)
_PLAIN = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})


class Chip(QWidget):
    """A pill with a text and, if ``closable``, a cross. Delete, Backspace, Space and Enter close it too."""

    closed = Signal()

    def __init__(
        self, text: str, closable: bool = True, parent: QWidget | None = None, *, widest: int = _MAX_WIDTH
    ) -> None:
        """Say ``text``, cut at ``widest`` pixels."""
        super().__init__(parent)
        self._text = text
        self._widest = widest
        self._closable = closable
        font = self.font()
        font.setPointSizeF(TYPE.caption)
        self.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if closable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._name()
        theme().themeChanged.connect(self.update)

    @property
    def text(self) -> str:
        """What the chip says."""
        return self._text

    def _name(self) -> None:
        name = self.tr("{text}, remove").format(text=self._text) if self._closable else self._text
        self.setAccessibleName(name)
        self.setToolTip(plain_tooltip(name))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Return the size of the whole chip, up to a limit."""
        metrics = QFontMetrics(self.font())
        cross = _CROSS + SPACING.xs if self._closable else 0
        width = metrics.horizontalAdvance(self._text) + 2 * 10 + cross + 1
        return QSize(min(width, self._widest), metrics.height() + SPACING.sm)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip."""
        palette = theme().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = self.underMouse() and self._closable
        pen = QPen(QColor(palette.focus), 1.5) if self.hasFocus() else QPen(Qt.PenStyle.NoPen)
        painter.setPen(pen)
        painter.setBrush(QColor(palette.selection if over else palette.accent_subtle))
        radius = self.height() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        color = QColor(palette.text)
        room = self.rect().adjusted(10, 0, -10, 0)
        if self._closable:
            place = room.adjusted(room.width() - _CROSS + 2, 0, 2, 0)
            paint_glyph(painter, place, "close", QColor(palette.text if over else palette.text_muted))
            room.adjust(0, 0, -_CROSS - SPACING.xs + 1, 0)
        painter.setPen(color)
        painter.drawText(
            room, Qt.AlignmentFlag.AlignVCenter, elided(painter.fontMetrics(), self._text, room.width())
        )
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Close on a click anywhere in the chip: the cross alone would be a small target."""
        if (
            self._closable
            and event.button() == Qt.MouseButton.LeftButton
            and self.rect().contains(event.position().toPoint())
        ):
            self.closed.emit()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that close the chip from being taken for a shortcut, such as one that deletes contacts."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._is_closing(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by keyboard."""
        if self._is_closing(event):
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _is_closing(self, event: QKeyEvent) -> bool:
        return self._closable and event.key() in _CLOSING and event.modifiers() in _PLAIN


class ChipBar(QWidget):
    """Chips in lines; hidden while there is none."""

    chipClosed = Signal(str)  # noqa: N815 - Qt's naming for signals

    def __init__(self, parent: QWidget | None = None, *, widest: int = _MAX_WIDTH) -> None:
        """Hold chips of no more than ``widest`` pixels each."""
        super().__init__(parent)
        self._widest = widest
        self._layout = FlowLayout(self)
        self._chips: dict[str, Chip] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def set_chips(self, chips: list[tuple[str, str]]) -> None:
        """Show ``chips``: pairs of a key and a text. Chips that stay are kept, so the keyboard's place stays too."""
        wanted = dict(chips)
        for key, chip in list(self._chips.items()):
            if wanted.get(key) != chip.text:
                self._drop(key)
        for key, text in chips:
            if key not in self._chips:
                chip = Chip(text, parent=self, widest=self._widest)
                chip.closed.connect(lambda key=key: self.chipClosed.emit(key))
                self._chips[key] = chip
        for key, _ in chips:  # in the given order
            self._layout.removeWidget(self._chips[key])
            self._layout.addWidget(self._chips[key])
            self._chips[key].show()
        self.setVisible(bool(chips))
        self.updateGeometry()

    def chips(self) -> list[Chip]:
        """Return the chips shown."""
        return list(self._chips.values())

    def _drop(self, key: str) -> None:
        chip = self._chips.pop(key)
        self._layout.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
