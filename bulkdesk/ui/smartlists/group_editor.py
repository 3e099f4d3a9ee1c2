"""A group of conditions and groups: how they are joined, one line for each, and buttons to add more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from bulkdesk.store.filters import MAX_DEPTH, Condition, Filter, Group, Joiner
from bulkdesk.ui.smartlists.condition_row import ConditionRow
from bulkdesk.ui.smartlists.words import joiner_word
from bulkdesk.ui.theme import CONTROL_HEIGHT, SPACING, icon, set_kind, theme
from bulkdesk.ui.widgets.plain import label

if TYPE_CHECKING:
    from bulkdesk.ui.smartlists.builder import FilterBuilder

_WORD_WIDTH: Final = 40
_LINE_WIDTH: Final = 3


class GroupEditor(QWidget):
    """One group. The builder knows them all; ``level`` counts from 1 for the outermost."""

    def __init__(self, builder: FilterBuilder, level: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._builder = builder
        self.level = level
        self.lines: list[PartLine] = []
        self.joiner = QComboBox(self)
        self.joiner.setObjectName("groupJoiner")
        self.joiner.addItem(self.tr("All of these apply"), Joiner.AND)
        self.joiner.addItem(self.tr("At least one of these applies"), Joiner.OR)
        self.joiner.setAccessibleName(self.tr("How the conditions of this group are joined"))
        builder.tools.guard.guard(self.joiner)
        self.add_condition_button = self._button("add", self.tr("Condition"))
        self.add_condition_button.setObjectName("addCondition")
        self.add_group_button = self._button("add", self.tr("Group"))
        self.add_group_button.setObjectName("addGroup")
        self._lay_out()
        self.joiner.currentIndexChanged.connect(self._on_joiner)
        self.add_condition_button.clicked.connect(self._add_condition)
        self.add_group_button.clicked.connect(self._add_group)
        self.refresh()

    def set_group(self, joiner: Joiner, parts: tuple[Filter, ...]) -> None:
        """Show a group of the language."""
        self.joiner.blockSignals(True)
        self.joiner.setCurrentIndex(self.joiner.findData(joiner))
        self.joiner.blockSignals(False)
        for line in list(self.lines):
            self.take(line)
            line.hide()
            line.deleteLater()
        for part in parts:
            self.insert(len(self.lines), self._builder.make_line(part, self))
        self.refresh()

    def draft(self) -> Group:
        """The group as it stands, which may not be valid yet."""
        return Group(Joiner(self.joiner.currentData()), tuple(line.part.draft() for line in self.lines))

    def insert(self, place: int, line: PartLine) -> None:
        """Put a line into this group."""
        self.lines.insert(place, line)
        self._parts.insertWidget(place, line)
        line.set_group(self)
        line.show()

    def add_tools(self, *tools: QWidget) -> None:
        """Put what moves and removes this group at the end of its first line, in line with that of conditions."""
        for tool in tools:
            self._head.addWidget(tool)

    def take(self, line: PartLine) -> None:
        """Let a line go."""
        self.lines.remove(line)
        self._parts.removeWidget(line)

    def set_level(self, level: int) -> None:
        """Stand somewhere else."""
        self.level = level
        for line in self.lines:
            if isinstance(line.part, GroupEditor):
                line.part.set_level(level + 1)
        self.refresh()

    def height_below(self) -> int:
        """How many groups stand within one another, this one included."""
        below = (line.part.height_below() for line in self.lines if isinstance(line.part, GroupEditor))
        return 1 + max(below, default=0)

    def refresh(self) -> None:
        """Show the small words, and what can still be added."""
        word = joiner_word(Joiner(self.joiner.currentData()))
        for place, line in enumerate(self.lines):
            line.set_word("" if place == 0 else word)
        has_room = self._builder.has_room
        self.add_condition_button.setEnabled(has_room)
        self.add_group_button.setEnabled(has_room and self.level < MAX_DEPTH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line that holds an inner group together."""
        super().paintEvent(event)
        if self.level == 1:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme().palette.border_strong))
        painter.drawRoundedRect(QRectF(0, 0, _LINE_WIDTH, self.height()), 1.5, 1.5)
        painter.end()

    def _lay_out(self) -> None:
        self._parts = QVBoxLayout()
        self._parts.setSpacing(SPACING.sm)
        self._head = QHBoxLayout()
        self._head.setSpacing(SPACING.xs)
        self._head.addWidget(self.joiner)
        self._head.addStretch()
        foot = QHBoxLayout()
        foot.setSpacing(SPACING.xs)
        # In line with the fields above.
        foot.addSpacing(_WORD_WIDTH + SPACING.sm)
        foot.addWidget(self.add_condition_button)
        foot.addWidget(self.add_group_button)
        foot.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0 if self.level == 1 else SPACING.md, 0, 0, 0)
        layout.setSpacing(SPACING.sm)
        layout.addLayout(self._head)
        layout.addLayout(self._parts)
        layout.addLayout(foot)

    def _button(self, icon_name: str, text: str) -> QPushButton:
        button = QPushButton(icon(icon_name, "accent"), text, self)
        button.setAutoDefault(False)
        set_kind(button, "quiet")
        return button

    def _on_joiner(self) -> None:
        self.refresh()
        self._builder.touch()

    def _add_condition(self) -> None:
        self._builder.add_condition(self, len(self.lines))

    def _add_group(self) -> None:
        self._builder.add_group(self, len(self.lines))


Part: TypeAlias = ConditionRow | GroupEditor


class PartLine(QWidget):
    """A part of a group with the small word before it and what can be done with it behind it."""

    def __init__(self, builder: FilterBuilder, group: GroupEditor) -> None:
        super().__init__(group)
        self._builder = builder
        self.group = group
        self.part: Part
        self._word: QLabel = label("", "muted", self)
        self._word.setFixedSize(_WORD_WIDTH, CONTROL_HEIGHT)
        self._word.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.more_button = self._tool("more", "conditionMore")
        self.remove_button = self._tool("close", "conditionRemove")
        self.more_button.clicked.connect(self._open_menu)
        self.remove_button.clicked.connect(lambda: builder.remove(self))

    def set_part(self, part: Part) -> None:
        """Show a condition or a group."""
        self.part = part
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.sm)
        layout.addWidget(self._word, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(part, 1)
        if isinstance(part, ConditionRow):
            tools = QHBoxLayout()
            tools.setSpacing(SPACING.xs)
            for button in (self.more_button, self.remove_button):
                tools.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            layout.addLayout(tools)
            part.changed.connect(self._on_changed)
        else:
            part.add_tools(self.more_button, self.remove_button)
        self.name()

    def set_group(self, group: GroupEditor) -> None:
        """Belong to a group."""
        self.group = group
        if isinstance(self.part, GroupEditor):
            self.part.set_level(group.level + 1)

    def set_word(self, word: str) -> None:
        """Show "and", "or" or nothing before the part."""
        self._word.setText(word)

    def text(self) -> str:
        """The part in words."""
        if isinstance(self.part, ConditionRow):
            return self.part.text()
        return self.tr("Group with %n part(s)", None, len(self.part.lines))

    def name(self) -> None:
        """Tell screen readers what the buttons are for."""
        text = self.text()
        self.setAccessibleName(text)
        self.more_button.setAccessibleName(self.tr("Move: {condition}").format(condition=text))
        self.more_button.setToolTip(self.tr("Move"))
        self.remove_button.setAccessibleName(self.tr("Remove: {condition}").format(condition=text))
        self.remove_button.setToolTip(self.tr("Remove"))

    def _tool(self, icon_name: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setIcon(icon(icon_name, "text_muted"))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_kind(button, "icon")
        return button

    def _on_changed(self) -> None:
        self.name()
        self._builder.touch()

    def _open_menu(self) -> None:
        menu = self._builder.move_menu(self)
        menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))


def as_group(tree: Filter | None) -> Group:
    """A filter as the group that the editor begins with."""
    if isinstance(tree, Condition):
        return Group(Joiner.AND, (tree,))
    return tree or Group(Joiner.AND, ())
