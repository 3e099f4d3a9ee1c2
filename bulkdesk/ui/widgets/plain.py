"""Text of people and files is data: shown as it is, never read as markup."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from bulkdesk.ui.theme import set_text_style


def plain_tooltip(text: str) -> str:
    """Return ``text`` in a form that a tool tip shows literally.

    Tool tips have no text format; Qt guesses one. A text that may look like markup is wrapped so that it shows as it is.
    """
    if "<" not in text:
        return text
    return f'<div style="white-space: pre-wrap">{html.escape(text)}</div>'


def without_mnemonic(text: str) -> str:
    """Return ``text`` in a form that a button or a menu shows literally: a single & would become a mnemonic."""
    return text.replace("&", "&&")


def label(
    text: str = "", style: str = "body", parent: QWidget | None = None, *, wrap: bool = False
) -> QLabel:
    """Return a label that shows plain text in a step of the type scale (see ``theme.set_text_style``)."""
    result = QLabel(parent)
    set_text_style(result, style)
    result.setText(text)
    if wrap:
        result.setWordWrap(True)
        # A wrapping label may shrink; its height follows from its width.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        result.setSizePolicy(policy)
    return result


def one_line(text: str) -> str:
    """Return ``text`` with blanks where its lines end."""
    return " ".join(text.split()) if "\n" in text else text


def elided(metrics: QFontMetrics, text: str, width: int) -> str:
    """Return ``text`` on one line, cut at the right to ``width`` pixels."""
    return metrics.elidedText(one_line(text), Qt.TextElideMode.ElideRight, width)
