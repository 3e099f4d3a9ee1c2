"""A person without a mouse: every key goes where the system would send it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

Key = Qt.Key
WAIT_MS = 20_000
_MOST_STOPS = 80
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Keyboard:
    """Presses keys, and looks where they lead."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    @property
    def place(self) -> QWidget:
        """The widget that the keyboard is on."""
        return QApplication.focusWidget() or _target()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """Press a key."""
        for _ in range(times):
            QTest.keyClick(_target(), key, modifier)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type a text over what is chosen or at the caret."""
        for letter in text:
            QTest.keyClicks(_target(), letter)
        QApplication.processEvents()

    def fill(self, text: str) -> None:
        """Type a text in the place of what stands in the field."""
        self.press(Key.Key_A, CTRL)
        self.type(text)

    def tab_to(self, name: str, key: Qt.Key = Key.Key_Tab) -> QWidget:
        """Go on by Tab to a widget, by its object name, or by the text of a button."""
        for _ in range(_MOST_STOPS):
            if _is_called(self.place, name):
                return self.place
            self.press(key)
        raise AssertionError(f"{name} cannot be reached; here is {self.place}")

    def choose(self, name: str) -> None:
        """Choose an action of the menu that is open, by its object name or text."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            self.press(Key.Key_Down)
            action = menu.activeAction()
            if action is not None and name in {action.objectName(), action.text().replace("&", "")}:
                self.press(Key.Key_Return)
                return
        raise AssertionError(f"{name} is not in the menu: {[each.text() for each in menu.actions()]}")

    def choose_from_button(self, name: str, key: Qt.Key = Key.Key_Space) -> None:
        """Open the menu of the button that the keyboard is on, which runs an event loop of its own, and choose."""

        def pick() -> None:
            menu = QApplication.activePopupWidget()
            if not isinstance(menu, QMenu):
                QTimer.singleShot(20, pick)
                return
            try:
                self.choose(name)
            finally:
                menu.close()

        QTimer.singleShot(20, pick)
        self.press(key)

    def menu_key(self, key: Qt.Key = Key.Key_Menu, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Open what the right mouse button would."""
        self.press(key, modifier)
        self.until(lambda: QApplication.activePopupWidget() is not None)

    def pick(self, text: str) -> None:
        """Choose an entry of the drop-down that the keyboard is on."""
        box = self.place
        assert isinstance(box, QComboBox)
        self.press(Key.Key_Home)
        for _ in range(box.count()):
            if box.currentText() == text:
                return
            self.press(Key.Key_Down)
        raise AssertionError(f"{text} is not offered")

    def go_to_row(self, text: str) -> None:
        """Go to the one row that says ``text``, of the table that the keyboard is on."""
        table = self.place
        assert isinstance(table, QAbstractItemView)
        model = table.model()

        def says_it(row: int) -> bool:
            return text in (model.index(row, column).data() for column in range(model.columnCount()))

        # A job that was just made may come into the table on the way: then everything is a row further down.
        for _ in range(3):
            rows = [row for row in range(model.rowCount()) if says_it(row)]
            # A retry bears the name of what it retries: the first of two would be another than the one that is meant.
            assert len(rows) == 1, f"{len(rows)} rows say {text}"
            self.press(Key.Key_Home, CTRL)
            self.press(Key.Key_Down, times=rows[0])
            if says_it(table.currentIndex().row()):
                return
        raise AssertionError(f"the keyboard does not come to {text}")

    def answer_file_dialog(self, path: Path) -> None:
        """Type a path into the next file dialog, which runs an event loop of its own."""

        def enter() -> None:
            dialogs = (each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog))
            dialog = next((each for each in dialogs if each.isVisible()), None)
            if dialog is None or QApplication.activeWindow() is not dialog:
                QTimer.singleShot(50, enter)
                return
            self.fill(str(path))
            # The first may only close the list of what the path could go on with.
            for _ in range(3):
                if dialog.isVisible():
                    self.press(Key.Key_Return)

        QTimer.singleShot(50, enter)

    def dialog(self, name: str) -> QDialog:
        """Wait for a dialog to have the keyboard."""

        def is_there() -> bool:
            window = QApplication.activeWindow()
            return window is not None and window.objectName() == name

        self.until(is_there)
        window = QApplication.activeWindow()
        assert isinstance(window, QDialog)
        return window

    def back_in(self, window: QWidget) -> None:
        """Be in the window from which a dialog was opened; the desktop of the tests leaves that to nobody."""
        window.activateWindow()
        self.until(lambda: QApplication.activeWindow() is window)

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait for something."""
        self._qtbot.waitUntil(condition, timeout=WAIT_MS)


def _target() -> QWidget:
    """Where the system would send a key: to a list or menu that is open, else to where the keyboard is."""
    popup = QApplication.activePopupWidget()
    target = (popup.focusWidget() or popup) if popup else QApplication.focusWidget()
    target = target or QApplication.activeWindow()
    if target is None:
        # A desktop gives the keyboard back to the window below one that has closed; that of the tests does not.
        below = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each.isWindow()]
        front = QApplication.activeModalWidget() or next(each for each in below if each.parent() is None)
        front.activateWindow()
        QApplication.processEvents()
        target = QApplication.focusWidget() or front
    return target


def _is_called(widget: QWidget, name: str) -> bool:
    if widget.objectName() == name:
        return True
    return isinstance(widget, QAbstractButton) and widget.text().replace("&", "") == name
