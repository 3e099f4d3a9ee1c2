"""A filter over a fixed set of values: a button with a list of check boxes below it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from bulkdesk.ui.theme import RADII, SPACING, color, set_kind, tabular
from bulkdesk.ui.widgets.cell import Index
from bulkdesk.ui.widgets.dropdown import DropdownButton, popup_below
from bulkdesk.ui.widgets.format import format_number
from bulkdesk.ui.widgets.plain import elided, plain_tooltip, without_mnemonic
from bulkdesk.ui.widgets.tick import BOX, paint_box

_KEY = Qt.ItemDataRole.UserRole
_COUNT = Qt.ItemDataRole.UserRole.value + 1
_ROW = 32
_MAX_ROWS = 10
_WIDEST_VALUE = 200
"""Pixels of what is chosen that the button shows: a name may be long enough to widen the window."""


class _ChoiceDelegate(QStyledItemDelegate):
    """Paints check box, text and, at the right, the count."""

    def editorEvent(
        self, _event: QEvent, _model: QAbstractItemModel, _option: QStyleOptionViewItem, _index: Index
    ) -> bool:
        """Leave clicks to the list; Qt's own toggling of the box would undo its toggling of the row."""
        return False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = option.fontMetrics
        count = index.data(_COUNT)
        width = metrics.horizontalAdvance(str(index.data())) + BOX + 4 * SPACING.sm
        if count is not None:
            width += metrics.horizontalAdvance(format_number(count)) + SPACING.xl
        return QSize(width, max(_ROW, metrics.height() + SPACING.md))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        if over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("selection"))
            painter.drawRoundedRect(option.rect, RADII.small, RADII.small)
        room = option.rect.adjusted(SPACING.sm, 0, -SPACING.sm, 0)
        box = QRect(room.left(), room.center().y() - BOX // 2 + 1, BOX, BOX)
        checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        paint_box(painter, box, is_ticked=checked)
        text_room = room.adjusted(BOX + SPACING.sm, 0, 0, 0)
        count = index.data(_COUNT)
        if count is not None:
            painter.setFont(tabular(option.font))
            # On the row under the cursor the muted colour would fall below the wanted contrast.
            painter.setPen(color("text" if over else "text_muted"))
            shown = format_number(count)
            painter.drawText(text_room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)
            text_room.adjust(0, 0, -painter.fontMetrics().horizontalAdvance(shown) - SPACING.md, 0)
        painter.setFont(option.font)
        painter.setPen(color("text"))
        text = elided(painter.fontMetrics(), str(index.data()), text_room.width())
        painter.drawText(text_room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


class _ChoiceList(QListWidget):
    """Rows that toggle by click, Space or Enter."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setItemDelegate(_ChoiceDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self.toggle)

    @staticmethod
    def toggle(item: QListWidgetItem) -> None:
        """Turn one row over."""
        checked = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Toggle by keyboard; Escape is left to the popup."""
        item = self.currentItem()
        if item is not None and event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.toggle(item)
        else:
            super().keyPressEvent(event)


class MultiChoiceButton(DropdownButton):
    """A filter button. Nothing chosen means no narrowing.

    Shows "Status", "Status: Completed" or "Status: 2". ``changed`` tells of a person's choice and of
    :meth:`set_values` that really changes something.
    """

    changed = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._popup = QFrame(self, Qt.WindowType.Popup)
        set_kind(self._popup, "popup")
        self._list = _ChoiceList(self._popup)
        self._all = QPushButton(self._popup)
        self._none = QPushButton(self._popup)
        self._build()
        self._list.itemChanged.connect(self._on_item_changed)
        self.clicked.connect(self.open)
        self._retranslate()
        self._refresh()

    def set_label(self, label: str) -> None:
        """Change the name of the filter (after a change of language)."""
        self._label = label
        self._retranslate()
        self._refresh()

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer ``choices``: pairs of a key and the text shown. What is still there stays chosen, with its count."""
        chosen = set(self.values())
        counts = {item.data(_KEY): item.data(_COUNT) for item in self._items()}
        self._list.blockSignals(True)
        self._list.clear()
        for key, text in choices:
            item = QListWidgetItem(text)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setData(_KEY, key)
            item.setData(_COUNT, counts.get(key))
            item.setCheckState(Qt.CheckState.Checked if key in chosen else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.blockSignals(False)
        self._refresh()
        if set(self.values()) != chosen:
            self.changed.emit()

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show a count at the right of each row; keys left out show none."""
        self._list.blockSignals(True)
        for item in self._items():
            item.setData(_COUNT, counts.get(item.data(_KEY)))
        self._list.blockSignals(False)
        self._list.viewport().update()

    def values(self) -> list[str]:
        """Return the chosen keys in the order of the choices."""
        return [str(item.data(_KEY)) for item in self._items() if item.checkState() == Qt.CheckState.Checked]

    def set_values(self, values: Iterable[str]) -> None:
        """Choose exactly ``values``; unknown keys are left out."""
        wanted = set(values)
        before = self.values()
        self._list.blockSignals(True)
        for item in self._items():
            on = item.data(_KEY) in wanted
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self._list.blockSignals(False)
        self._list.viewport().update()
        self._refresh()
        if self.values() != before:
            self.changed.emit()

    def open(self) -> None:
        """Open the list below the button."""
        rows = min(self._list.count(), _MAX_ROWS)
        height = max(_ROW, self._list.sizeHintForRow(0)) * max(1, rows)
        self._list.setFixedHeight(height)
        bar = 14 if self._list.count() > _MAX_ROWS else 0
        self._list.setMinimumWidth(max(200, min(360, self._list.sizeHintForColumn(0) + bar)))
        popup_below(self._popup, self)
        if self._list.currentRow() < 0:
            self._list.setCurrentRow(0)
        self._list.setFocus()

    def popup(self) -> QFrame:
        """Return the frame that opens."""
        return self._popup

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with the arrow too, as combo boxes do."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._refresh()
        super().changeEvent(event)

    def _build(self) -> None:
        layout = QVBoxLayout(self._popup)
        layout.setContentsMargins(SPACING.sm, SPACING.sm, SPACING.sm, SPACING.xs)
        layout.setSpacing(SPACING.xs)
        layout.addWidget(self._list)
        buttons = QHBoxLayout()
        for button, on in ((self._all, True), (self._none, False)):
            set_kind(button, "link")
            button.clicked.connect(lambda _checked=False, on=on: self._choose_all(on=on))
            buttons.addWidget(button)
        buttons.addStretch()
        layout.addLayout(buttons)

    def _choose_all(self, *, on: bool) -> None:
        self.set_values([item.data(_KEY) for item in self._items()] if on else [])

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _on_item_changed(self) -> None:
        self._refresh()
        self.changed.emit()

    def _retranslate(self) -> None:
        self._all.setText(self.tr("Select all"))
        self._none.setText(self.tr("Clear"))
        self._list.setAccessibleName(self._label)

    def _refresh(self) -> None:
        texts = [item.text() for item in self._items() if item.checkState() == Qt.CheckState.Checked]
        value = texts[0] if len(texts) == 1 else format_number(len(texts))
        shown = elided(self.fontMetrics(), value, _WIDEST_VALUE)
        self.setText(without_mnemonic(self._named(shown) if texts else self._label))
        text = self._named(value) if texts else self._label
        self.setAccessibleName(text)
        self.setToolTip(plain_tooltip(text) if shown != value else "")
        self.set_active(bool(texts))
        self.updateGeometry()

    def _named(self, value: str) -> str:
        return self.tr("{label}: {value}").format(label=self._label, value=value)
