"""In which order an import looks for a contact that is already there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from bulkdesk.services.i18n import QT_TRANSLATE_NOOP
from bulkdesk.store.words import DEFAULT_MATCH_ORDER, MatchKey
from bulkdesk.ui.theme import SPACING, icon, set_kind

_KEY = Qt.ItemDataRole.UserRole
_ROW = 30
_NAMES = {
    MatchKey.ID: QT_TRANSLATE_NOOP("MatchOrder", "Contact id"),
    MatchKey.EMAIL: QT_TRANSLATE_NOOP("MatchOrder", "E-mail"),
    MatchKey.PHONE: QT_TRANSLATE_NOOP("MatchOrder", "Phone"),
}


class _List(QListWidget):
    """Alt+Up and Alt+Down move the current entry."""

    moveWanted = Signal(int)  # noqa: N815 - Qt's naming for signals

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move an entry by keyboard."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moveWanted.emit(step)
        else:
            super().keyPressEvent(event)


class MatchOrderList(QWidget):
    """The keys, first one on top; moved by dragging, by the buttons, or by Alt and an arrow; unticked ones are not used."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = _List(self)
        self.list.setObjectName("importMatchOrder")
        self.list.setAccessibleName(self.tr("Order in which contacts are looked for"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.up = self._button("chevron_up", self.tr("Look for it earlier"), -1)
        self.down = self._button("chevron_down", self.tr("Look for it later"), 1)
        buttons = QVBoxLayout()
        buttons.setSpacing(SPACING.xs)
        buttons.addWidget(self.up)
        buttons.addWidget(self.down)
        buttons.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.sm)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        self.set_order(DEFAULT_MATCH_ORDER)
        self.list.moveWanted.connect(self.move_current)
        self.list.currentRowChanged.connect(self._update_buttons)
        self.list.model().rowsMoved.connect(self._on_moved)
        self.list.itemChanged.connect(self._on_ticked)

    def set_order(self, order: tuple[MatchKey, ...]) -> None:
        """Show an order; keys that are not in it stand below, unticked."""
        self.list.clear()
        for key in (*order, *(other for other in DEFAULT_MATCH_ORDER if other not in order)):
            item = QListWidgetItem(QCoreApplication.translate("MatchOrder", _NAMES[key]))
            item.setData(_KEY, key)
            item.setCheckState(Qt.CheckState.Checked if key in order else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self._number()
        self.list.setFixedHeight(self.list.count() * max(_ROW, self.list.sizeHintForRow(0)))
        self.list.setCurrentRow(0)
        self._update_buttons()

    def order(self) -> tuple[MatchKey, ...]:
        """Return the ticked keys in the order shown; there is always one."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(
            MatchKey(item.data(_KEY)) for item in items if item.checkState() == Qt.CheckState.Checked
        )

    def move_current(self, step: int) -> None:
        """Move the current entry up (-1) or down (1)."""
        row = self.list.currentRow()
        if 0 <= row + step < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + step, item)
            self.list.setCurrentRow(row + step)
            self._on_moved()

    def _button(self, name: str, text: str, step: int) -> QToolButton:
        button = QToolButton(self)
        set_kind(button, "icon")
        button.setIcon(icon(name, "text"))
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.clicked.connect(lambda _checked=False: self.move_current(step))
        return button

    def _on_moved(self) -> None:
        self._number()
        self._update_buttons()
        self.changed.emit()

    def _on_ticked(self, item: QListWidgetItem) -> None:
        """Keep the last tick: without one every row would be somebody new."""
        if not self.order():
            item.setCheckState(Qt.CheckState.Checked)
            return
        self.changed.emit()

    def _number(self) -> None:
        with QSignalBlocker(self.list):
            self._write_numbers()

    def _write_numbers(self) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            name = QCoreApplication.translate("MatchOrder", _NAMES[MatchKey(item.data(_KEY))])
            item.setText(self.tr("{place}.  {key}").format(place=row + 1, key=name))

    def _update_buttons(self) -> None:
        row = self.list.currentRow()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)
