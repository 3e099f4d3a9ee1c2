"""A long list to choose from: by typing a part of a word, or by looking through it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from bulkdesk.ui.theme import set_kind

_MOST_VISIBLE = 10


class FindBox(QComboBox):
    """A click on the field opens the whole list and chooses the text in it, so that typing replaces it and narrows the list.

    The arrow opens the list as in every other box.
    """

    def __init__(self, entries: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        """Offer ``entries`` in this order: what is read, and the value that it stands for."""
        super().__init__(parent)
        self._field = QLineEdit(self)
        self.setLineEdit(self._field)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # As wide as the form wants it, not as the longest text of all.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for text, value in entries:
            self.addItem(text, value)
        self._list = QCompleter(self.model(), self)
        self._list.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self._list.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._list.setFilterMode(Qt.MatchFlag.MatchContains)
        self._list.setMaxVisibleItems(_MOST_VISIBLE)
        self.setCompleter(self._list)
        popup = self._list.popup()
        if popup is not None:
            set_kind(popup, "popup")
        self._field.installEventFilter(self)
        self._field.editingFinished.connect(self._settle)

    def chosen(self) -> str | None:
        """Return the value of the entry that the text in the field means; None where it may mean several or none."""
        place = self._meant()
        return None if place < 0 else str(self.itemData(place))

    def choose(self, value: str) -> None:
        """Choose a value; one that is not in the list stands in the field as it is."""
        place = self.findData(value)
        self.setCurrentIndex(place)
        if place < 0:
            self.setEditText(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the list by a click on the field."""
        if (
            watched is self._field
            and isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
            and not self._field.hasSelectedText()
        ):
            self._open_list()
        return super().eventFilter(watched, event)

    def _meant(self) -> int:
        """The place of the entry of this text or value, else of the only one that has the text in it; -1: there is none."""
        typed = self.currentText().strip().casefold()
        texts = [self.itemText(place).casefold() for place in range(self.count())]
        values = [str(self.itemData(place)).casefold() for place in range(self.count())]
        having = [place for place, text in enumerate(texts) if typed and typed in text]
        if typed in texts:
            return texts.index(typed)
        if typed in values:
            return values.index(typed)
        return having[0] if len(having) == 1 else -1

    def _settle(self) -> None:
        """Show the entry that is meant in full when the field is left."""
        place = self._meant()
        if place >= 0:
            self.setCurrentIndex(place)

    def _open_list(self) -> None:
        text = self._field.text()
        # Not the box's own list: that one takes the keyboard for itself.
        self._list.setCompletionPrefix("")
        self._list.complete()
        here = self._list.completionModel().index(self.findText(text, Qt.MatchFlag.MatchFixedString), 0)
        popup = self._list.popup()
        if popup is not None and here.isValid():
            popup.setCurrentIndex(here)
            popup.scrollTo(here)
        self._field.setText(text)
        self._field.selectAll()
