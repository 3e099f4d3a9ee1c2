"""The list of keys, read from the actions that have some."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

_SPECIAL: Final = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_|[]<>#"})


def shortcut_list(groups: Iterable[tuple[str, QWidget]], headings: tuple[str, str]) -> str:
    """The keys as Markdown: a heading and a table for each group.

    Args:
        groups: a title and the widget whose actions belong under it. An action stands under the first group it is
            found in.
        headings: of the two columns, keys and what they do.
    """
    seen: set[int] = set()
    parts = []
    for title, widget in groups:
        lines = _lines(widget, seen)
        if lines:
            head = f"| {headings[0]} | {headings[1]} |\n| --- | --- |"
            parts.append("\n".join([f"## {title}\n", head, *lines]))
    return "\n\n".join(parts)


def _lines(widget: QWidget, seen: set[int]) -> list[str]:
    """A line for each action of the widget with a key and a name that has not been seen yet."""
    lines = []
    for action in widget.findChildren(QAction):
        keys = [each.toString(QKeySequence.SequenceFormat.NativeText) for each in action.shortcuts()]
        name = action.text().replace("&", "").removesuffix("…").rstrip()
        if not keys or not name or id(action) in seen:
            continue
        seen.add(id(action))
        line = f"| {' · '.join(_escaped(each) for each in keys)} | {_escaped(name)} |"
        if line not in lines:
            lines.append(line)
    return lines


def _escaped(text: str) -> str:
    return text.translate(_SPECIAL)
