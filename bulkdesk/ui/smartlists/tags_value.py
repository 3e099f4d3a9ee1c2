"""The editor of a list of tags: chips, and a line with suggestions behind them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from bulkdesk.store.filters import MAX_TAGS, MAX_VALUE, Value
from bulkdesk.ui.smartlists.suggest import SuggestEdit
from bulkdesk.ui.smartlists.values import ValueEditor
from bulkdesk.ui.smartlists.vocabulary import Vocabulary
from bulkdesk.ui.theme import CONTROL_HEIGHT, RADII, SPACING, theme
from bulkdesk.ui.widgets.chip import Chip
from bulkdesk.ui.widgets.flow_layout import FlowLayout

_LINE_LEAST = 96
_INNER_HEIGHT = 24
_MARGIN = (CONTROL_HEIGHT - _INNER_HEIGHT) // 2


class TokenBox(QWidget):
    """The frame of a field around chips and a line, in the colours of a field."""

    def __init__(self, edit: QLineEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self._edit = edit
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.inside = QWidget(self)
        self.inside.setSizePolicy(policy)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACING.sm, _MARGIN, SPACING.sm, _MARGIN)
        layout.addWidget(self.inside)
        edit.installEventFilter(self)
        theme().themeChanged.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and outline."""
        palette = theme().palette
        pen = palette.focus if self._edit.hasFocus() else palette.control_border
        if self._edit.property("invalid"):
            pen = palette.danger
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(pen), 1))
        painter.setBrush(QColor(palette.surface))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, RADII.control, RADII.control)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let a click anywhere in the field begin the typing."""
        self._edit.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the line's focus and its mark as wrong."""
        if event.type() in {
            QEvent.Type.FocusIn,
            QEvent.Type.FocusOut,
            QEvent.Type.DynamicPropertyChange,
        }:
            self.update()
        return super().eventFilter(watched, event)


class TagsValue(ValueEditor):
    """Some tags. Enter puts what is typed among them; what is still in the line counts too.

    A tag that no contact has yet is taken as it is.
    """

    def __init__(self, vocabulary: Vocabulary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[Chip] = []
        self._names: list[str] = []
        self.edit = SuggestEdit(vocabulary.tags, self)
        self.edit.setObjectName("conditionTags")
        self.edit.setMaxLength(MAX_VALUE)
        self.edit.setMinimumWidth(_LINE_LEAST)
        # The box around line and chips is what looks like a field.
        self.edit.setStyleSheet(
            "QLineEdit { border: none; background: transparent; padding: 0; "
            f"min-height: {_INNER_HEIGHT}px; max-height: {_INNER_HEIGHT}px; }}"
        )
        self.edit.textEdited.connect(lambda _text: self.changed.emit())
        self.edit.entered.connect(self._on_entered)
        self.edit.installEventFilter(self)
        self._box = TokenBox(self.edit, self)
        self._flow = FlowLayout(self._box.inside, SPACING.xs)
        self._flow.addWidget(self.edit)
        self.row.addWidget(self._box)
        self.setFocusProxy(self.edit)
        self._show()

    def values(self) -> tuple[Value, ...]:
        """The tags, with what is in the line."""
        pending = self.edit.text().strip()
        return (*self._names, pending) if pending else tuple(self._names)

    def set_values(self, values: tuple[Value, ...]) -> None:
        """Show tags."""
        self._names = [value for value in values if isinstance(value, str)]
        self.edit.clear()
        self._show()

    def problem(self) -> str | None:
        """One tag at least, and not endlessly many."""
        count = len(self.values())
        if count > MAX_TAGS:
            return self.tr("No more than %n tag(s).", None, MAX_TAGS)
        return None if count else self.tr("Enter at least one tag.")

    def fields(self) -> list[QWidget]:
        """The line."""
        return [self.edit]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the last tag away by Backspace in the empty line."""
        if (
            watched is self.edit
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Backspace
            and not self.edit.text()
            and self._names
        ):
            self._remove(len(self._names) - 1)
            return True
        return super().eventFilter(watched, event)

    def _on_entered(self, text: str) -> None:
        name = text.strip()
        if name and name not in self._names:
            self._names.append(name)
        self.edit.clear()
        # A completer writes its choice into the line after it has told of it.
        QTimer.singleShot(0, self.edit, self.edit.clear)
        self._show()
        self.changed.emit()

    def _remove(self, place: int) -> None:
        del self._names[place]
        self._show()
        self.changed.emit()
        self.edit.setFocus()

    def _show(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.edit)
        self._chips = []
        for place, name in enumerate(self._names):
            chip = Chip(name, parent=self._box.inside)
            chip.closed.connect(lambda place=place: self._remove(place))
            self._flow.addWidget(chip)
            chip.show()
            self._chips.append(chip)
        self._flow.addWidget(self.edit)
        self.edit.setPlaceholderText(self.tr("Add a tag") if self._names else self.tr("Enter a tag"))
        self._box.updateGeometry()
        self.updateGeometry()
