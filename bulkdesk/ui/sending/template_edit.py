"""A field for text with merge fields: they stand out, and what is wrong is underlined where it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from bulkdesk.messaging.templates import TemplateProblem
from bulkdesk.ui.theme import CONTROL_HEIGHT, set_look, theme

_MARKUP: Final = re.compile(r"\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)")
_WORD: Final = re.compile(r"[\w.\[\]\"'|]+|\S")
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class TemplateEdit(QPlainTextEdit):
    """Text or HTML with merge fields; ``one_line`` makes it a field for a subject. Tab goes on to the next field.

    ``focused`` comes when the keyboard comes here.
    """

    focused = Signal()

    def __init__(self, parent: QWidget | None = None, *, one_line: bool = False) -> None:
        super().__init__(parent)
        self._one_line = one_line
        self._problems: list[TemplateProblem] = []
        self.setTabChangesFocus(True)
        self._highlighter = _MergeFields(self.document())
        if one_line:
            self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setFrameShape(QFrame.Shape.NoFrame)
            self.document().setDocumentMargin(1)
            self.setFixedHeight(max(CONTROL_HEIGHT, self.fontMetrics().height() + 14))
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().themeChanged.connect(self._on_theme)

    def text(self) -> str:
        """What is typed."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Put another text in its place; undo brings the old one back."""
        if text == self.text():
            return
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(self._as_fits(text))

    def insert_field(self, path: str) -> None:
        """Put a merge field at the cursor, over what is chosen, with room to say what stands for an empty one."""
        cursor = self.textCursor()
        cursor.insertText(f'{{{{ {path} | default: "" }}}}')
        # Between the quotation marks, to be typed on.
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.MoveAnchor, len('" }}'))
        self.setTextCursor(cursor)
        self.setFocus()

    def set_problems(self, problems: Sequence[TemplateProblem]) -> None:
        """Underline what is wrong in this part of the message."""
        self._problems = list(problems)
        self._mark()

    def go_to(self, problem: TemplateProblem) -> None:
        """Put the cursor where a problem is."""
        self.setTextCursor(self._place(problem, whole=False))
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the dialog where there is one line only."""
        if self._one_line and event.key() in _ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell of it."""
        super().focusInEvent(event)
        self.focused.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text, in one line where there is only one."""
        if source.hasText():
            self.insertPlainText(self._as_fits(source.text()))

    def _as_fits(self, text: str) -> str:
        return " ".join(text.splitlines()) if self._one_line else text

    def _on_theme(self) -> None:
        self._highlighter.rehighlight()
        self._mark()

    def _mark(self) -> None:
        marks = []
        for problem in self._problems:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._place(problem, whole=True)
            form = QTextCharFormat()
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            form.setUnderlineColor(QColor(theme().palette.danger))
            form.setBackground(QColor(theme().palette.tone("danger").bg))
            mark.format = form
            marks.append(mark)
        self.setExtraSelections(marks)
        set_look(self, "invalid", bool(marks))

    def _place(self, problem: TemplateProblem, *, whole: bool) -> QTextCursor:
        """Where a problem is: the place before it, or the whole of it chosen."""
        block = self.document().findBlockByNumber(problem.line - 1)
        if not block.isValid():
            block = self.document().lastBlock()
        line = block.text()
        start = min(max(0, problem.column - 1), len(line))
        length = _length(line[start:], problem.what)
        if whole and length == 0 and start:
            # At the very end: the last character says where.
            start, length = start - 1, 1
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + _units(line[:start]))
        if whole:
            end = block.position() + _units(line[: start + length])
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _units(text: str) -> int:
    """How long a text is as Qt counts, in units of UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def _length(rest: str, what: str) -> int:
    """How many characters from the place of a problem belong to it."""
    if what and rest.startswith(what):
        return len(what)
    if rest.startswith(("{{", "{%")):
        found = _MARKUP.match(rest)
        return len(found.group()) if found is not None else len(rest)
    found = _WORD.match(rest)
    return len(found.group()) if found is not None else min(1, len(rest))


class _MergeFields(QSyntaxHighlighter):
    """Paints merge fields and tags in the accent colour."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        form = QTextCharFormat()
        form.setForeground(QColor(theme().palette.accent))
        form.setFontWeight(QFont.Weight.DemiBold)
        for found in _MARKUP.finditer(text):
            self.setFormat(_units(text[: found.start()]), _units(found.group()), form)
