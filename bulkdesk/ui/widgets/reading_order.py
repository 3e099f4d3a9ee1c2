"""Tab goes the way one reads: line by line, column by column, whenever and in which order the parts were made."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from bulkdesk.ui.widgets.screen_room import fit_to_screen


class ReadingDialog(QDialog):
    """A dialog in which Tab goes the way one reads, and that fits on the screen; all of ours are."""

    def showEvent(self, event: QShowEvent) -> None:
        """Come up no larger than the screen has room for."""
        # Before Qt puts the dialog over the middle of its window.
        if not event.spontaneous():
            fit_to_screen(self)
        super().showEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Go on from where the keyboard is, over what is there now."""
        return move_focus(self, forward=next) or super().focusNextPrevChild(next)


def move_focus(top: QWidget, *, forward: bool) -> bool:
    """Move the keyboard in a window by one stop; False where it is on nothing that can be seen, which Qt knows to handle."""
    parts = list(in_reading_order(top))
    here = top.focusWidget()
    stops = [part for part in parts if part is here or takes_tab(part)]
    if here not in stops or len(stops) < 2:
        return False
    target = stops[(stops.index(here) + (1 if forward else -1)) % len(stops)]
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _bring_into_view(target, top)
    return True


def in_reading_order(widget: QWidget) -> Iterator[QWidget]:
    """The visible widgets inside ``widget``, each before its own parts."""
    parts = [
        each
        for each in widget.children()
        if isinstance(each, QWidget) and not each.isWindow() and each.isVisible()
    ]
    for part in _sorted(parts):
        yield part
        yield from in_reading_order(part)


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab may stop at a widget that can be seen."""
    # What hands the focus on to another (a field inside a spin box, a frame around a field) is no stop of its own.
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isEnabled()
        and widget.focusProxy() is None
    )


def _bring_into_view(widget: QWidget, top: QWidget) -> None:
    """Scroll what is around a widget so that it can be seen."""
    around = widget.parentWidget()
    while around is not None and around is not top:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def _sorted(parts: list[QWidget]) -> list[QWidget]:
    """The parts of a widget in order: cut into lines where a gap goes right across, else into columns, and so on.

    By where they lie, not by their layouts: the items of a layout written in Python do not outlive being asked for.
    """
    if len(parts) < 2:
        return parts
    bands = _bands(parts, lambda part: (part.y(), part.y() + part.height()))
    if len(bands) == 1:
        bands = _bands(parts, lambda part: (part.x(), part.x() + part.width()))
    if len(bands) == 1:
        # They lie over one another: what is over the rest comes last.
        return sorted(parts, key=lambda part: (part.y(), part.x()))
    return [part for band in bands for part in _sorted(band)]


def _bands(parts: list[QWidget], extent: Callable[[QWidget], tuple[int, int]]) -> list[list[QWidget]]:
    """Groups of parts with a gap between them in one direction, in which ``extent`` gives start and end."""
    bands: list[list[QWidget]] = []
    end = 0
    for part in sorted(parts, key=extent):
        start, stop = extent(part)
        if not bands or start >= end:
            bands.append([])
            end = stop
        bands[-1].append(part)
        end = max(end, stop)
    return bands
