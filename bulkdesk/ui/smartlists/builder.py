"""The builder: a filter as groups of conditions that a person puts together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QScrollArea, QVBoxLayout, QWidget

from bulkdesk.services import times
from bulkdesk.store.filters import (
    MAX_CONDITIONS,
    MAX_DEPTH,
    Condition,
    Filter,
    Group,
    Joiner,
    Operator,
    simplified,
)
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.smartlists.condition_row import FIRST_FIELD, ConditionRow, make_tools
from bulkdesk.ui.smartlists.group_editor import GroupEditor, PartLine, as_group
from bulkdesk.ui.smartlists.vocabulary import Vocabulary
from bulkdesk.ui.theme import SPACING, icon

_BLANK = Condition(FIRST_FIELD, Operator.IS)


class FilterBuilder(QScrollArea):
    """Edits a filter. ``changed`` tells of every change by a person."""

    changed = Signal()

    def __init__(self, desk: Desk, vocabulary: Vocabulary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterBuilder")
        session = desk.session
        self.tools = make_tools(vocabulary, lambda: times.today(session), self)
        self._count = 0
        self._page = QWidget(self)
        self._page.setObjectName("filterBuilderPage")
        self.root = GroupEditor(self, 1, self._page)
        layout = QVBoxLayout(self._page)
        layout.setContentsMargins(SPACING.lg, SPACING.lg, SPACING.lg, SPACING.lg)
        layout.addWidget(self.root)
        # All the room that is left: a condition's line would take half of it.
        layout.addStretch(1)
        self.setWidget(self._page)
        # The card's own ground shows.
        self._page.setAutoFillBackground(False)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for keys, act in self._moves():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._on_shortcut, act))

    # -- what is shown ------------------------------------------------------------------------------------------

    def set_tree(self, tree: Filter | None) -> None:
        """Show a filter; None is a first condition without a value."""
        group = as_group(None if tree is None else simplified(tree))
        self.root.set_group(group.joiner, group.parts or (_BLANK,))
        self._refresh()

    def tree(self) -> Filter | None:
        """The filter, simplified; None while a condition is not finished."""
        if any(row.problem() is not None for row in self.rows()) or not self._count:
            return None
        return simplified(self.root.draft())

    def draft(self) -> Group:
        """What is shown, finished or not."""
        return self.root.draft()

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing but a first condition without a value."""
        return all(row.is_blank for row in self.rows()) and self._count <= 1

    @property
    def has_room(self) -> bool:
        """Whether another condition may be added."""
        return self._count < MAX_CONDITIONS

    def rows(self) -> list[ConditionRow]:
        """The conditions, from top to bottom."""
        return [line.part for line in self.lines() if isinstance(line.part, ConditionRow)]

    def lines(self) -> list[PartLine]:
        """The lines of all groups, from top to bottom."""
        return list(_lines(self.root))

    def complain(self) -> bool:
        """Say at each condition what is missing, and go to the first; whether there was anything to say."""
        wrong = [row for row in self.rows() if row.problem() is not None]
        for row in wrong:
            row.complain()
        if wrong:
            self.ensureWidgetVisible(wrong[0])
            wrong[0].focus_problem()
        return bool(wrong)

    def touch(self) -> None:
        """Tell of a change."""
        self.changed.emit()

    # -- adding and removing ------------------------------------------------------------------------------------

    def make_line(self, part: Filter, group: GroupEditor) -> PartLine:
        """A new line for a part of a filter."""
        line = PartLine(self, group)
        if isinstance(part, Condition):
            line.set_part(ConditionRow(self.tools, part, line))
        else:
            inner = GroupEditor(self, group.level + 1, line)
            inner.set_group(part.joiner, part.parts)
            line.set_part(inner)
        return line

    def add_condition(self, group: GroupEditor, place: int) -> None:
        """Add a condition without a value and go to it."""
        if self.has_room:
            self._add(_BLANK, group, place)

    def add_group(self, group: GroupEditor, place: int) -> None:
        """Add a group, joined the other way, with one condition, and go to that."""
        if self.has_room and group.level < MAX_DEPTH:
            other = Joiner.OR if group.draft().joiner is Joiner.AND else Joiner.AND
            self._add(Group(other, (_BLANK,)), group, place)

    def remove(self, line: PartLine) -> None:
        """Remove a line; a group that is left without parts goes too, the last condition becomes a blank one."""
        order = self.lines()
        place = order.index(line)
        self._take_out(line)
        line.hide()
        line.deleteLater()
        if not self.root.lines:
            self.root.insert(0, self.make_line(_BLANK, self.root))
        self._refresh()
        left = self.lines()
        self._focus(left[min(place, len(left) - 1)])
        self.touch()

    def _add(self, part: Filter, group: GroupEditor, place: int) -> None:
        line = self.make_line(part, group)
        group.insert(place, line)
        self._refresh()
        self._focus(line)
        self.touch()

    def _take_out(self, line: PartLine) -> None:
        """Take a line out of its group, and the groups that are empty then out of theirs."""
        group = line.group
        group.take(line)
        if not group.lines and group is not self.root:
            around = self._line_of(group)
            self._take_out(around)
            around.hide()
            around.deleteLater()

    # -- moving -------------------------------------------------------------------------------------------------

    def move_menu(self, line: PartLine) -> QMenu:
        """What can be done with a line; the menu goes away when it is closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        texts: dict[Callable[[PartLine], None], tuple[str, str]] = {
            self.move_up: ("chevron_up", self.tr("Move up")),
            self.move_down: ("chevron_down", self.tr("Move down")),
            self.wrap: ("arrow_right", self.tr("Put into a group")),
            self.unwrap: ("arrow_left", self.tr("Take out of the group")),
            self.duplicate: ("copy", self.tr("Duplicate")),
            self.remove: ("delete", self.tr("Remove")),
        }
        for keys, act in self._moves():
            icon_name, text = texts[act]
            action = menu.addAction(icon(icon_name), text)
            action.setShortcut(QKeySequence(keys))
            # The builder has the shortcut itself: here it is only shown.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setShortcutVisibleInContextMenu(True)
            action.setEnabled(self.can(act, line))
            action.triggered.connect(partial(self._act, act, line))
        return menu

    def can(self, act: Callable[[PartLine], None], line: PartLine) -> bool:
        """Whether something can be done with a line now."""
        place = line.group.lines.index(line)
        if act == self.move_up:
            return place > 0 or line.group is not self.root
        if act == self.move_down:
            return place < len(line.group.lines) - 1 or line.group is not self.root
        if act == self.wrap:
            return line.group.level + 1 + _height(line) <= MAX_DEPTH
        if act == self.unwrap:
            return line.group is not self.root
        if act == self.duplicate:
            return self._count + _conditions_in(line) <= MAX_CONDITIONS
        return True

    def move_up(self, line: PartLine) -> None:
        """Go one place up: past a condition, into the end of a group, or out of one's own."""
        self._step(line, -1)

    def move_down(self, line: PartLine) -> None:
        """Go one place down: past a condition, into the beginning of a group, or out of one's own."""
        self._step(line, +1)

    def wrap(self, line: PartLine) -> None:
        """Put a line into a new group of its own, joined the other way."""
        group, place = line.group, line.group.lines.index(line)
        other = Joiner.OR if group.draft().joiner is Joiner.AND else Joiner.AND
        around = self.make_line(Group(other, ()), group)
        group.take(line)
        group.insert(place, around)
        inner = around.part
        if isinstance(inner, GroupEditor):  # as a line that was made for a group is
            inner.insert(0, line)

    def unwrap(self, line: PartLine) -> None:
        """Take a line out of its group, to the place behind it."""
        around = self._line_of(line.group)
        self._put(line, around.group, around.group.lines.index(around) + 1)

    def duplicate(self, line: PartLine) -> None:
        """Put an equal line behind this one."""
        place = line.group.lines.index(line) + 1
        line.group.insert(place, self.make_line(line.part.draft(), line.group))

    def _step(self, line: PartLine, step: int) -> None:
        group = line.group
        place = group.lines.index(line) + step
        if not 0 <= place < len(group.lines):
            around = self._line_of(group)
            self._put(line, around.group, around.group.lines.index(around) + (step > 0))
            return
        beside = group.lines[place].part
        if isinstance(beside, GroupEditor) and beside.level + _height(line) <= MAX_DEPTH:
            self._put(line, beside, 0 if step > 0 else len(beside.lines))
            return
        group.take(line)
        group.insert(place, line)

    def _put(self, line: PartLine, group: GroupEditor, place: int) -> None:
        """Move a line to a place of another group; the place is counted before it leaves its own."""
        target = group.lines[place] if place < len(group.lines) else None
        self._take_out(line)
        group.insert(len(group.lines) if target not in group.lines else group.lines.index(target), line)

    def _act(self, act: Callable[[PartLine], None], line: PartLine) -> None:
        if not self.can(act, line):
            return
        act(line)
        if act == self.remove:
            return
        self._refresh()
        self._focus(line)
        self.touch()

    def _on_shortcut(self, act: Callable[[PartLine], None]) -> None:
        line = self._line_at_focus()
        if line is not None:
            self._act(act, line)

    def _moves(self) -> list[tuple[str, Callable[[PartLine], None]]]:
        return [
            ("Alt+Up", self.move_up),
            ("Alt+Down", self.move_down),
            ("Alt+Right", self.wrap),
            ("Alt+Left", self.unwrap),
            ("Ctrl+D", self.duplicate),
            ("Ctrl+Backspace", self.remove),
        ]

    # -- finding ------------------------------------------------------------------------------------------------

    def _line_at_focus(self) -> PartLine | None:
        widget: QWidget | None = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, PartLine):
            widget = widget.parentWidget()
        return widget

    def _line_of(self, group: GroupEditor) -> PartLine:
        return next(line for line in self.lines() if line.part is group)

    def _focus(self, line: PartLine) -> None:
        row = line.part
        while isinstance(row, GroupEditor) and row.lines:
            row = row.lines[0].part
        if isinstance(row, ConditionRow):
            row.focus_first()
        self.ensureWidgetVisible(row)

    def _refresh(self) -> None:
        self._count = len(self.rows())
        groups = [line.part for line in self.lines() if isinstance(line.part, GroupEditor)]
        for group in (self.root, *groups):
            group.refresh()
        for line in self.lines():
            line.name()


def _lines(group: GroupEditor) -> Iterator[PartLine]:
    for line in group.lines:
        yield line
        if isinstance(line.part, GroupEditor):
            yield from _lines(line.part)


def _height(line: PartLine) -> int:
    return line.part.height_below() if isinstance(line.part, GroupEditor) else 0


def _conditions_in(line: PartLine) -> int:
    if isinstance(line.part, ConditionRow):
        return 1
    return sum(1 for inner in _lines(line.part) if isinstance(inner.part, ConditionRow))
