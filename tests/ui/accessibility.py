"""What a screen must give to somebody who cannot see it or has no mouse, as findings in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QGroupBox,
    QLabel,
    QProgressBar,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTableView,
    QWidget,
)

from bulkdesk.ui.widgets.badge import StatusBadge
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.chip import Chip
from bulkdesk.ui.widgets.reading_order import in_reading_order, takes_tab
from bulkdesk.ui.widgets.segment_bar import SegmentBar
from bulkdesk.ui.widgets.stat_tile import StatTile

INFORMATIVE = (StatusBadge, SegmentBar, StatTile, Chip, Banner, QProgressBar)
"""What is painted and means something, though no key leads to it."""
VAGUE = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane, QAccessible.Role.Window}
"""Roles that say nothing of what can be done."""
_MNEMONIC = re.compile(r"(?<!&)&(?!&)(\w)")
_MOST_PARTS = 40
"""So often Tab may stay inside one widget."""
_CELLS = 6
"""Rows of a table that are looked at."""
_SLACK = 6
"""Pixels by which the edges of things in one line may differ."""


def accessible(widget: QWidget) -> QAccessibleInterface:
    """What a screen reader is given for a widget."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None, widget
    return found


def describe(widget: QWidget) -> str:
    """A widget in the words of a finding."""
    text = widget.text() if isinstance(widget, (QAbstractButton, QLabel)) else ""
    return " ".join(filter(None, (type(widget).__name__, widget.objectName(), repr(text) if text else "")))


def shown(top: QWidget) -> Iterator[QWidget]:
    """The widgets that are visible in a window; those of windows above it are not its own."""
    for widget in top.findChildren(QWidget):
        if widget.isVisible() and widget.window() is top:
            yield widget


def tab_stops(top: QWidget) -> list[QWidget]:
    """Where Tab stops in a window, in order."""
    return [part for part in in_reading_order(top) if takes_tab(part)]


def stops(top: QWidget) -> list[QWidget]:
    """Where Tab is to lead, in its order."""
    return [widget for widget in tab_stops(top) if not isinstance(widget, (QScrollArea, QScrollBar))]


def names(top: QWidget) -> Iterator[str]:
    """Controls and painted marks without a name or with a role that says nothing."""
    controls = set(stops(top))
    for widget in shown(top):
        is_control = widget in controls
        if not is_control and not isinstance(widget, INFORMATIVE):
            continue
        face = accessible(widget)
        if not face.text(QAccessible.Text.Name).strip():
            yield f"{describe(widget)} has no name"
        if is_control and face.role() in VAGUE:
            yield f"{describe(widget)} has the role {face.role().name}"
        if isinstance(widget, QTableView):
            yield from _cells(widget)


def _cells(table: QTableView) -> Iterator[str]:
    """Cells that show something but say nothing, and columns without a name."""
    model = table.model()
    for column in range(model.columnCount()):
        if table.isColumnHidden(column):
            continue
        header = [
            model.headerData(column, Qt.Orientation.Horizontal, role)
            for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
        ]
        if model.rowCount() and not any(header):
            yield f"{describe(table)}: column {column} has no name"
        for row in range(min(model.rowCount(), _CELLS)):
            index = model.index(row, column)
            rect = table.visualRect(index).intersected(table.viewport().rect())
            said = [
                index.data(role)
                for role in (
                    Qt.ItemDataRole.AccessibleTextRole,
                    Qt.ItemDataRole.DisplayRole,
                    Qt.ItemDataRole.CheckStateRole,
                )
            ]
            if not any(each not in {None, ""} for each in said) and _is_painted(table, rect):
                yield f"{describe(table)}: cell {row}, {column} is painted but says nothing"


def _is_painted(table: QTableView, rect: QRect) -> bool:
    """Whether there is more than the ground in the middle of a cell."""
    inner = rect.adjusted(5, 5, -5, -5)
    if inner.width() < 4 or inner.height() < 4:
        return False
    image = table.viewport().grab(inner).toImage()
    first = image.pixel(0, 0)
    return any(image.pixel(x, y) != first for x in range(image.width()) for y in range(image.height()))


def order(top: QWidget) -> Iterator[str]:
    """Steps of Tab that go against the reading: up without going right, or left in the same line."""
    for before, after in pairwise(stops(top)):
        if before.isAncestorOf(after) or after.isAncestorOf(before):
            continue
        first, second = _seen(before, top), _seen(after, top)
        if first.isEmpty() or second.isEmpty():
            continue
        is_above = second.bottom() <= first.top() + _SLACK
        is_same_line = not is_above and second.top() < first.bottom() - _SLACK
        goes_back = second.right() <= first.left() + _SLACK
        if (is_above and second.left() < first.right() - _SLACK) or (is_same_line and goes_back):
            yield f"after {describe(before)} comes {describe(after)}"


def _place(widget: QWidget, top: QWidget) -> QRect:
    return QRect(widget.mapTo(top, QPoint(0, 0)), widget.size())


def _seen(widget: QWidget, top: QWidget) -> QRect:
    """The part of a widget that is not scrolled away."""
    place = _place(widget, top)
    parent = widget.parentWidget()
    while parent is not None and parent is not top:
        if isinstance(parent, QScrollArea):
            place &= _place(parent.viewport(), top)
        parent = parent.parentWidget()
    return place


def _bring_into_view(widget: QWidget, top: QWidget) -> None:
    """As Tab does."""
    parent = widget.parentWidget()
    while parent is not None and parent is not top:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()


def traps(top: QWidget) -> Iterator[str]:
    """Widgets that Tab or Shift+Tab does not leave, or does not reach."""
    wanted = stops(top)
    if not wanted:
        return
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
        seen: set[QWidget] = set()
        for _ in range(2 * len(wanted) + 2):
            here = QApplication.focusWidget()
            if here is None:
                break
            if here in seen and len(seen) >= len(wanted):
                break
            seen.add(here)
            # Dates go through their parts first, pages through their links.
            for _ in range(_MOST_PARTS):
                QTest.keyClick(here, key)
                if QApplication.focusWidget() is not here:
                    break
            else:
                if len(wanted) > 1:
                    yield f"{describe(here)} keeps {key.name}"
                    return
        for widget in wanted:
            if (
                widget not in seen
                and widget.isVisible()
                and widget.isEnabled()
                and not _in_group(widget, seen)
            ):
                yield f"{key.name} does not reach {describe(widget)}"


def _in_group(widget: QWidget, seen: Iterable[QWidget]) -> bool:
    """Whether arrow keys lead there from one that was reached: buttons of which one is chosen."""
    if not isinstance(widget, QAbstractButton) or not (widget.autoExclusive() or widget.group()):
        return False
    return any(
        isinstance(each, QAbstractButton)
        and (each.group() is widget.group() if each.group() else each.parent() is widget.parent())
        for each in seen
    )


def focus_marks(top: QWidget) -> Iterator[str]:
    """Widgets that look the same with the keyboard in them as without."""
    for widget in stops(top):
        other = next((each for each in stops(top) if each is not widget), None)
        if other is None:
            return
        other.setFocus(Qt.FocusReason.TabFocusReason)
        _bring_into_view(widget, top)
        before = _picture(widget, top)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is widget and _picture(widget, top) == before:
            yield f"{describe(widget)} does not show the keyboard"


def _picture(widget: QWidget, top: QWidget) -> QImage:
    QApplication.processEvents()
    return top.grab(_place(widget, top).adjusted(-3, -3, 3, 3)).toImage()


def mnemonics(top: QWidget) -> Iterator[str]:
    """Letters with Alt that stand for two things."""
    taken: dict[str, str] = {}
    for widget in shown(top):
        for text in _captions(widget):
            for letter in _MNEMONIC.findall(text):
                key = letter.casefold()
                if key in taken and taken[key] != text:
                    yield f"Alt+{letter.upper()} is {taken[key]!r} and {text!r}"
                taken[key] = text


def _captions(widget: QWidget) -> list[str]:
    if isinstance(widget, QAbstractButton):
        return [widget.text()]
    if isinstance(widget, QLabel):
        return [widget.text()] if widget.buddy() is not None else []
    if isinstance(widget, QGroupBox):
        return [widget.title()]
    if isinstance(widget, QTabBar):
        return [widget.tabText(tab) for tab in range(widget.count())]
    return []


def findings(top: QWidget) -> list[str]:
    """Everything that is amiss in a window as it stands."""
    checks = (names, order, traps, focus_marks, mnemonics)
    return [f"{check.__name__}: {finding}" for check in checks for finding in check(top)]
