"""A line edit with suggestions, and what keeps the mouse wheel from changing fields that are only scrolled past."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

_SHOWN = 10
_NOT_LEFT = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})
"""The focus went to the field's own suggestions, or to another program."""


class SuggestEdit(QLineEdit):
    """Offers the entries of a model that contain what is typed; all of them by a click or the down key.

    ``entered`` tells of Enter with a text and of a suggestion taken; Enter goes no further then (a dialog would take
    it for its default button).
    """

    entered = Signal(str)

    def __init__(self, model: QStringListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suggestions = QCompleter(model, self)
        self._suggestions.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._suggestions.setFilterMode(Qt.MatchFlag.MatchContains)
        self._suggestions.setMaxVisibleItems(_SHOWN)
        self._suggestions.activated.connect(self.entered)
        self.setCompleter(self._suggestions)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the suggestions by the down key; keep Enter while there is a text."""
        key = event.key()
        is_plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if key == Qt.Key.Key_Down and is_plain:
            self._offer()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.text() and is_plain:
            # Open suggestions send their keys here first, the chosen one already in the line.
            popup = self._suggestions.popup()
            if popup is not None:  # as a completer without one would say
                popup.hide()
            self.entered.emit(self.text())
            event.accept()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the suggestions of an empty field."""
        super().mousePressEvent(event)
        if not self.text() and event.button() == Qt.MouseButton.LeftButton:
            self._offer()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed when the field is left for another one."""
        super().focusOutEvent(event)
        if event.reason() not in _NOT_LEFT and self.text():
            self.entered.emit(self.text())

    def _offer(self) -> None:
        if not self.isReadOnly():
            self._suggestions.setCompletionPrefix(self.text())
            self._suggestions.complete()


class WheelGuard(QObject):
    """Lets the wheel scroll the conditions instead of changing a field under the mouse that has not the focus."""

    def guard(self, widget: QWidget) -> None:
        """Keep the wheel from a combo, spin box or date field."""
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass the wheel on to what is around."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)
