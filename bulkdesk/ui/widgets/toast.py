"""Notifications inside the window, stacked at its lower right; they never take the keyboard away."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QEnterEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from bulkdesk.ui.theme import SPACING, Tone, icon, set_kind, theme
from bulkdesk.ui.widgets.icon_label import TONE_ICONS, IconLabel
from bulkdesk.ui.widgets.plain import label

Action = tuple[str, Callable[[], object]]
"""Text of a button, and what it does."""

TIMEOUT_MS = 6000
"""How long a notification stays; with an action it stays twice as long."""
_WIDTH = 360
"""Wider only where its buttons would not fit side by side."""
_MOST = 4


class Toast(QFrame):
    """One notification; ``about`` has the ids of what it tells of."""

    closed = Signal()

    def __init__(
        self,
        text: str,
        tone: Tone | str,
        actions: Sequence[Action],
        timeout_ms: int,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        set_kind(self, "popup")
        self._icon = IconLabel(TONE_ICONS[Tone(tone)], f"{Tone(tone)}_solid", parent=self)
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
        self.action_buttons = [self._button(action) for action in actions]
        if self.action_buttons:
            line = QHBoxLayout()
            line.setSpacing(SPACING.lg)
            for button in self.action_buttons:
                line.addWidget(button)
            line.addStretch()
            column.addLayout(line)
        self.close_button = QToolButton(self)
        set_kind(self.close_button, "mini")
        self.close_button.setIcon(icon("close", "text_muted"))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.setAccessibleName(self.tr("Dismiss"))
        self.close_button.clicked.connect(self.dismiss)
        for each in (*self.action_buttons, self.close_button):
            each.installEventFilter(self)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        for shown in (self, *self.action_buttons, self.close_button):
            # How wide it is is known only in its style.
            shown.ensurePolished()
        self.setFixedWidth(max(_WIDTH, row.totalMinimumSize().width()))
        self.about: frozenset[int] = frozenset()
        self._came_from: QWidget | None = None
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

    @property
    def action_button(self) -> QPushButton | None:
        """The first of its buttons."""
        return next(iter(self.action_buttons), None)

    def dismiss(self) -> None:
        """Go away; the keyboard goes back to where it was."""
        self._timer.stop()
        before = self._came_from
        if before is not None and isValid(before) and self.isAncestorOf(QApplication.focusWidget() or self):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.closed.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while someone reads."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Count anew."""
        self._count_anew()
        super().leaveEvent(event)

    def take_focus(self) -> None:
        """Let the keyboard in: to the first button."""
        self._came_from = QApplication.focusWidget()
        (self.action_button or self.close_button).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait while the keyboard is on one of the buttons; Escape dismisses."""
        match event.type():
            case QEvent.Type.FocusIn:
                self._timer.stop()
            case QEvent.Type.FocusOut:
                self._count_anew()
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                self.dismiss()
                return True
        return super().eventFilter(watched, event)

    def _count_anew(self) -> None:
        if self._timer.interval() > 0 and self.isVisible():
            self._timer.start()

    def _button(self, action: Action) -> QPushButton:
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
        action: Action | list[Action] | None = None,
        timeout_ms: int | None = None,
        about: Collection[int] = (),
    ) -> Toast:
        """Show a notification and say it to screen readers.

        Args:
            text: plain text.
            tone: colour and icon.
            action: text of a button and what it does, or several of them.
            timeout_ms: how long it stays; 0 until it is dismissed.
            about: ids of what it tells of; earlier notifications that tell of nothing else go, whoever reads them.
        """
        if timeout_ms is None:
            timeout_ms = TIMEOUT_MS * (2 if action else 1)
        for older in self.toasts():
            if older.about and older.about <= set(about):
                older.dismiss()
        toast = Toast(text, tone, _several(action), timeout_ms, self._window)
        toast.about = frozenset(about)
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

    def take_focus(self) -> None:
        """Let the keyboard into the newest, if there is one."""
        if self._toasts:
            self._toasts[-1].take_focus()

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
            width = toast.minimumWidth()
            height = max(toast.sizeHint().height(), toast.heightForWidth(width))
            toast.resize(width, height)
            bottom -= height
            toast.move(self._window.width() - width - SPACING.xl, bottom)
            toast.raise_()
            bottom -= SPACING.sm


def _several(action: Action | list[Action] | None) -> Sequence[Action]:
    """One action as several."""
    return () if action is None else (action,) if isinstance(action, tuple) else action


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have a screen reader say ``text``; the focus stays where it is."""
    event = QAccessibleAnnouncementEvent(widget, text)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
