"""Notifications inside the window, stacked at its lower right; they never take the keyboard away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QEnterEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from bulkdesk.ui.theme import SPACING, Tone, icon, set_kind, theme
from bulkdesk.ui.widgets.icon_label import IconLabel
from bulkdesk.ui.widgets.plain import label

TIMEOUT_MS = 6000
"""How long a notification stays; with an action it stays twice as long."""
_WIDTH = 360
_MOST = 4
_ICONS = {
    Tone.SUCCESS: "completed",
    Tone.INFO: "info",
    Tone.WARNING: "warning",
    Tone.NEUTRAL: "info",
    Tone.DANGER: "error",
}


class Toast(QFrame):
    """One notification."""

    closed = Signal()

    def __init__(
        self,
        text: str,
        tone: Tone | str,
        action: tuple[str, Callable[[], object]] | None,
        timeout_ms: int,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        set_kind(self, "popup")
        self.setFixedWidth(_WIDTH)
        self._icon = IconLabel(_ICONS[Tone(tone)], f"{Tone(tone)}_solid", parent=self)
        self._text = label(text, "body", self, wrap=True)
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACING.md, SPACING.md, SPACING.sm, SPACING.md)
        row.setSpacing(SPACING.sm)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(SPACING.xs)
        column.addWidget(self._text)
        row.addLayout(column, 1)
        self.action_button: QPushButton | None = None
        if action is not None:
            self.action_button = self._button(action)
            column.addWidget(self.action_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.close_button = QToolButton(self)
        set_kind(self.close_button, "mini")
        self.close_button.setIcon(icon("close", "text_muted"))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.setAccessibleName(self.tr("Dismiss"))
        self.close_button.clicked.connect(self.dismiss)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self, singleShot=True, interval=timeout_ms)
        self._timer.timeout.connect(self.dismiss)
        if timeout_ms > 0:
            self._timer.start()
        theme().themeChanged.connect(self._set_shadow)
        self._set_shadow()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def dismiss(self) -> None:
        """Go away."""
        self._timer.stop()
        self.hide()
        self.closed.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while someone reads."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Count anew."""
        if self._timer.interval() > 0 and self.isVisible():
            self._timer.start()
        super().leaveEvent(event)

    def _button(self, action: tuple[str, Callable[[], object]]) -> QPushButton:
        text, act = action
        button = QPushButton(text, self)
        set_kind(button, "link")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        def run() -> None:
            self.dismiss()
            act()

        button.clicked.connect(run)
        return button

    def _set_shadow(self) -> None:
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 4)
        shadow.setColor(QColor(0, 0, 0, 140 if theme().palette.dark else 45))
        self.setGraphicsEffect(shadow)


class ToastStack(QObject):
    """The notifications of one window; the newest is the lowest."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._toasts: list[Toast] = []
        window.installEventFilter(self)

    def show(
        self,
        text: str,
        tone: Tone | str = Tone.INFO,
        *,
        action: tuple[str, Callable[[], object]] | None = None,
        timeout_ms: int | None = None,
    ) -> Toast:
        """Show a notification and say it to screen readers.

        Args:
            text: plain text.
            tone: colour and icon.
            action: text of a button and what it does.
            timeout_ms: how long it stays; 0 until it is dismissed.
        """
        if timeout_ms is None:
            timeout_ms = TIMEOUT_MS * (2 if action else 1)
        toast = Toast(text, tone, action, timeout_ms, self._window)
        toast.closed.connect(lambda: self._remove(toast))
        self._toasts.append(toast)
        for oldest in self._toasts[:-_MOST]:
            oldest.dismiss()
        # In its place before it shows: elsewhere it might come up under the mouse and believe that it is being read.
        toast.ensurePolished()
        self._arrange()
        toast.show()
        announce(toast, text, urgent=Tone(tone) is Tone.DANGER)
        return toast

    def toasts(self) -> list[Toast]:
        """Return what is shown, oldest first."""
        return list(self._toasts)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner."""
        if isinstance(event, QResizeEvent) and watched is self._window:
            self._arrange()
        return super().eventFilter(watched, event)

    def _remove(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            toast.deleteLater()
            self._arrange()

    def _arrange(self) -> None:
        bottom = self._window.height() - SPACING.xl
        for toast in reversed(self._toasts):
            height = max(toast.sizeHint().height(), toast.heightForWidth(_WIDTH))
            toast.resize(_WIDTH, height)
            bottom -= height
            toast.move(self._window.width() - _WIDTH - SPACING.xl, bottom)
            toast.raise_()
            bottom -= SPACING.sm


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have a screen reader say ``text``; the focus stays where it is."""
    event = QAccessibleAnnouncementEvent(widget, text)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
