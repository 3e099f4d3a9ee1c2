"""A filter as text, as the command line takes it; an error is marked at its place."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QFontDatabase, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from bulkdesk.contacts import filter_text
from bulkdesk.services import smart_lists
from bulkdesk.services.session import Session
from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.filters import Filter
from bulkdesk.ui.theme import SPACING, Tone, set_look, theme
from bulkdesk.ui.widgets.plain import label

PARSE_MS = 200
"""How long typing must rest before the text is read."""

_EXAMPLE = 'city is "Köln" and (tag has "vip" or email is empty)'


class FilterTextEdit(QWidget):
    """The text with what is wrong under it. ``changed`` comes once typing rests and the text was read."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tree: Filter | None = None
        self._error: RefusedError | None = None
        self.edit = QPlainTextEdit(self)
        self.edit.setObjectName("filterText")
        self.edit.setAccessibleName(self.tr("Filter as text"))
        self.edit.setPlaceholderText(_EXAMPLE)
        self.edit.setTabChangesFocus(True)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF())
        self.edit.setFont(font)
        self.place = label("", "strong", self)
        self.place.setObjectName("filterTextPlace")
        self.place.setProperty("tone", Tone.DANGER.value)
        self.problem = label("", "body", self, wrap=True)
        self.problem.setObjectName("filterTextProblem")
        self.problem.setProperty("tone", Tone.DANGER.value)
        self.help = label(
            self.tr(
                "Conditions are joined by “and” and “or”; parentheses make groups. Texts stand in quotes."
            ),
            "caption",
            self,
            wrap=True,
        )
        self._rest = QTimer(self, singleShot=True, interval=PARSE_MS)
        self._rest.timeout.connect(self._on_rest)
        self.edit.textChanged.connect(self._rest.start)
        theme().themeChanged.connect(self._mark)
        self._lay_out()
        self._read()

    def set_tree(self, tree: Filter | None) -> None:
        """Write a filter; None is an empty text."""
        self.edit.blockSignals(True)
        self.edit.setPlainText("" if tree is None else filter_text.filter_text(tree))
        self.edit.blockSignals(False)
        self._rest.stop()
        self._read()

    def tree(self) -> Filter | None:
        """The filter of the text as it stands now; None while it cannot be read."""
        self._read()
        return self._tree

    @property
    def is_blank(self) -> bool:
        """Whether there is no text."""
        return not self.edit.toPlainText().strip()

    @property
    def error(self) -> RefusedError | None:
        """Why the text cannot be read."""
        return self._error

    def complain(self) -> None:
        """Put the keyboard where the text stops making sense, and say so of an empty text too."""
        self._show(self._error)
        position = self._position()
        if position is not None:
            cursor = self.edit.textCursor()
            cursor.setPosition(position)
            self.edit.setTextCursor(cursor)
        self.edit.setFocus()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(SPACING.sm)
        line.addWidget(self.problem, 1)
        line.addWidget(self.place)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.lg, SPACING.lg, SPACING.lg, SPACING.lg)
        layout.setSpacing(SPACING.sm)
        layout.addWidget(self.edit, 1)
        layout.addLayout(line)
        layout.addWidget(self.help)
        self.setFocusProxy(self.edit)

    def _on_rest(self) -> None:
        self._read()
        self.changed.emit()

    def _read(self) -> None:
        self._tree = self._error = None
        try:
            self._tree = smart_lists.read_filter(self._session, self.edit.toPlainText())
        except RefusedError as error:
            self._error = error
        # An empty text is where everybody begins.
        self._show(None if self.is_blank else self._error)

    def _show(self, error: RefusedError | None) -> None:
        self.problem.setText("" if error is None else error_text(error))
        self.place.setText("" if error is None or self._position() is None else self._place_text())
        self.edit.setAccessibleDescription(self.problem.text())
        set_look(self.edit, "invalid", error is not None)
        self._mark()

    def _place_text(self) -> str:
        before = self.edit.toPlainText()[: self._offset()]
        return self.tr("Line {line}, column {column}").format(
            line=before.count("\n") + 1, column=len(before) - before.rfind("\n")
        )

    def _offset(self) -> int:
        """Where the error is, in characters of the text."""
        position = None if self._error is None else self._error.params.get("position")
        return position if isinstance(position, int) else 0

    def _position(self) -> int | None:
        """Where the error is as Qt counts: in UTF-16 units. None when it is at no place."""
        if self._error is None or "position" not in self._error.params:
            return None
        return len(self.edit.toPlainText()[: self._offset()].encode("utf-16-le", "surrogatepass")) // 2

    def _mark(self) -> None:
        """Underline from the place of the error to the end of the word there, or the last letter before the end."""
        position = self._position()
        if position is None or not self.problem.text():
            self.edit.setExtraSelections([])
            return
        cursor = QTextCursor(self.edit.document())
        cursor.setPosition(position)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)
        if not cursor.hasSelection():
            at_end = cursor.atEnd()
            step = QTextCursor.MoveOperation.Left if at_end else QTextCursor.MoveOperation.Right
            cursor.movePosition(step, QTextCursor.MoveMode.KeepAnchor)
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        form.setUnderlineColor(QColor(theme().palette.danger))
        form.setBackground(QColor(theme().palette.tone(Tone.DANGER).bg))
        mark = QTextEdit.ExtraSelection()
        mark.cursor, mark.format = cursor, form
        self.edit.setExtraSelections([mark])
