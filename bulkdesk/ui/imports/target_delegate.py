"""Choosing a field in the mapping table: one combo at a time, however many columns the file has."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from bulkdesk.contacts.fields import LEAVE_OUT
from bulkdesk.ui.imports.targets import (
    GROUPS,
    custom_name,
    custom_target,
    field_text,
    group_text,
    target_text,
)
from bulkdesk.ui.theme import RADII, SPACING, paint_glyph, theme
from bulkdesk.ui.widgets.cell import CellDelegate, Index
from bulkdesk.ui.widgets.cell_text import quoted
from bulkdesk.ui.widgets.plain import elided

_TARGET = Qt.ItemDataRole.UserRole
_CHEVRON = 16
_MARGIN = 4
_SHOWN = 14
NEW_CUSTOM = "custom"
"""Stands in the list for "a custom field, whose name is asked for next"."""


class TargetCombo(QComboBox):
    """The list of fields, ``custom_fields`` after the others.

    ``popupClosed`` comes when the list has gone, whether or not something was chosen.
    """

    popupClosed = Signal()  # noqa: N815 - Qt's naming for signals

    def __init__(
        self, current: str | None, custom_fields: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModel(_list_model(current, custom_fields, self))
        self.setMaxVisibleItems(_SHOWN)
        self.setAccessibleName(self.tr("Contact field"))
        self.setCurrentIndex(self.findData(current or LEAVE_OUT))

    def hidePopup(self) -> None:
        """Close the list and say so."""
        super().hidePopup()
        self.popupClosed.emit()


class NameEdit(QLineEdit):
    """The name of a custom field. Enter ends the editing and goes no further (the dialog would take it for "next")."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter."""
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()


class TargetDelegate(CellDelegate):
    """Paints a target as a combo and opens one; a custom field is named in the same cell.

    Attributes:
        naming: the next editor is that for a name.
        custom_fields: the names of those that there are.
    """

    nameWanted = Signal(QPersistentModelIndex)  # noqa: N815 - Qt's naming for signals
    """A custom field was chosen for the cell: its name is to be asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.naming = False
        self.custom_fields: Sequence[str] = ()

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, rect: QRect
    ) -> None:
        """Paint the frame of a combo with the target's name."""
        palette = theme().palette
        frame = QRectF(box(option.rect)).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.border_strong), 1))
        painter.setBrush(QColor(palette.surface))
        painter.drawRoundedRect(frame, RADII.control, RADII.control)
        right = box(option.rect).right() - SPACING.sm
        chevron = QRect(right - _CHEVRON + 1, rect.center().y() - _CHEVRON // 2 + 1, _CHEVRON, _CHEVRON)
        paint_glyph(painter, chevron, "chevron_down", QColor(palette.text_muted))
        room = box(option.rect).adjusted(SPACING.sm, 0, -_CHEVRON - 2 * SPACING.sm, 0)
        painter.setPen(self.text_color(option, index))
        painter.drawText(
            room,
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
            elided(painter.fontMetrics(), self.text(index), room.width()),
        )

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open the list, or the field for a name."""
        target: str | None = index.data(Qt.ItemDataRole.EditRole)
        if self.naming:
            edit = NameEdit(parent)
            edit.setObjectName("importCustomName")
            edit.setAccessibleName(self.tr("Name of the custom field"))
            return edit
        combo = TargetCombo(target, self.custom_fields, parent)
        combo.setObjectName("importTargetCombo")
        combo.activated.connect(lambda _number: self._on_chosen(combo, QPersistentModelIndex(index)))
        # Not before the choice has been taken: the list closes first.
        combo.popupClosed.connect(
            lambda: self.closeEditor.emit(combo, QStyledItemDelegate.EndEditHint.NoHint),
            Qt.ConnectionType.QueuedConnection,
        )
        return combo

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the name that there is."""
        if isinstance(editor, NameEdit):
            target: str | None = index.data(Qt.ItemDataRole.EditRole)
            editor.setText(custom_name(target or "") or "")
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take over the choice, or the name if there is one."""
        if isinstance(editor, NameEdit):
            if editor.text().strip():
                model.setData(index, custom_target(editor.text().strip()))
        elif isinstance(editor, TargetCombo):
            chosen = str(editor.currentData())
            if chosen != NEW_CUSTOM:
                model.setData(index, chosen)
            elif custom_name(index.data(Qt.ItemDataRole.EditRole) or "") is None:
                # The column's own name is the best guess, and stands if nothing else is typed.
                name = model.index(index.row(), 0).data(Qt.ItemDataRole.EditRole)
                model.setData(index, custom_target(str(name)))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Put the editor where the painted frame is."""
        editor.setGeometry(box(option.rect))

    def _on_chosen(self, combo: TargetCombo, index: QPersistentModelIndex) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo, QStyledItemDelegate.EndEditHint.NoHint)
        if combo.currentData() == NEW_CUSTOM:
            self.nameWanted.emit(index)


def box(cell: QRect) -> QRect:
    """Return where the frame lies in a cell."""
    return cell.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN - 1)


def _list_model(current: str | None, custom_fields: Sequence[str], combo: QComboBox) -> QStandardItemModel:
    model = QStandardItemModel(combo)
    model.appendRow(_entry(target_text(None), LEAVE_OUT))
    model.appendRow(_entry(QCoreApplication.translate("TargetCombo", "Custom field…"), NEW_CUSTOM))
    name = custom_name(current or "")
    if name is not None and name not in custom_fields:
        model.appendRow(_entry(target_text(current), current or LEAVE_OUT))
    for heading, fields in GROUPS:
        _append_group(model, combo, group_text(heading), [(field_text(field), field) for field in fields])
    if custom_fields:
        named = [(quoted(field), custom_target(field)) for field in custom_fields]
        _append_group(model, combo, QCoreApplication.translate("TargetCombo", "Custom fields"), named)
    return model


def _append_group(
    model: QStandardItemModel, combo: QComboBox, heading: str, entries: Sequence[tuple[str, str]]
) -> None:
    head = QStandardItem(heading)
    head.setFlags(Qt.ItemFlag.NoItemFlags)
    head.setForeground(QColor(theme().palette.text_muted))
    font = combo.font()
    font.setBold(True)
    head.setFont(font)
    model.appendRow(head)
    for text, target in entries:
        model.appendRow(_entry(f"    {text}", target))


def _entry(text: str, target: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(target, _TARGET)
    return item
