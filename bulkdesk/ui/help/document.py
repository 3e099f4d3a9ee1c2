"""A help page as a document: its Markdown in the theme's letters and colours."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from bulkdesk.ui.theme import SPACING, TYPE, color

_FEATURES: Final = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
)
_HEADINGS: Final = {1: TYPE.heading, 2: TYPE.title, 3: TYPE.body}
_LINE_PERCENT: Final = 125.0
_COLUMNS: Final = (38, 62)
"""Shares of the width, in percent."""


def fill(document: QTextDocument, markdown: str) -> None:
    """Show a page in the document. Markup other than Markdown stands as it is written."""
    document.setUndoRedoEnabled(False)
    document.setMarkdown(markdown, _FEATURES)
    document.setDocumentMargin(SPACING.xl)
    document.setIndentWidth(SPACING.xl)
    block = document.begin()
    while block.isValid():
        _dress_block(block)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame)


def plain(markdown: str) -> str:
    """The words of a page, without any marks."""
    document = QTextDocument()
    document.setMarkdown(markdown, _FEATURES)
    return document.toPlainText()


def _dress_block(block: QTextBlock) -> None:
    cursor = QTextCursor(block)
    level = block.blockFormat().headingLevel()
    shape = QTextBlockFormat()
    shape.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if level:
        shape.setTopMargin(0 if level == 1 else SPACING.xl)
        shape.setBottomMargin(SPACING.sm)
        letters = QTextCharFormat()
        letters.setFontPointSize(_HEADINGS.get(level, TYPE.body))
        letters.setFontWeight(QFont.Weight.DemiBold)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        # Not merged: Markdown's headings bring a size of their own, relative to the text.
        cursor.setCharFormat(letters)
    elif _is_code(block):
        shape.setBackground(color("surface_sunken"))
        shape.setTopMargin(0)
        shape.setBottomMargin(0 if _is_code(block.next()) else SPACING.md)
        shape.setLeftMargin(SPACING.sm)
    elif block.textList() is not None:
        shape.setBottomMargin(SPACING.xs)
    elif cursor.currentTable() is None:
        shape.setBottomMargin(SPACING.sm)
    cursor.mergeBlockFormat(shape)
    _dress_code(block)


def _is_code(block: QTextBlock) -> bool:
    """Whether the whole block is an example to type."""
    return block.isValid() and block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeLanguage.value)


def _dress_code(block: QTextBlock) -> None:
    """Give words of the program's languages their letters and ground."""
    code = QTextCharFormat()
    code.setFontFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
    code.setBackground(color("surface_sunken"))
    code.setFontPointSize(TYPE.caption)
    pieces = []
    part = block.begin()
    while not part.atEnd():
        fragment = part.fragment()
        if fragment.charFormat().fontFixedPitch():
            pieces.append((fragment.position(), fragment.length()))
        part += 1
    for start, length in pieces:
        cursor = QTextCursor(block)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(code)


def _dress_table(table: QTextTable) -> None:
    shape = table.format()
    shape.setBorderCollapse(True)
    shape.setBorder(1)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(color("border"))
    shape.setCellPadding(SPACING.sm)
    shape.setCellSpacing(0)
    shape.setTopMargin(SPACING.sm)
    shape.setBottomMargin(SPACING.md)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    if table.columns() == len(_COLUMNS):
        # The same in all tables, whatever is in them.
        shape.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, share) for share in _COLUMNS]
        )
    shape.setHeaderRowCount(1)
    table.setFormat(shape)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        head = cell.format().toTableCellFormat()
        head.setBackground(color("surface_sunken"))
        cell.setFormat(head)
